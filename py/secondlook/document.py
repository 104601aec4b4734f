"""Text in, Document out: folded text, the way back, words, sentences, quoted parts.

Officers type curly quotes, styled letters, look-alikes, emoji and #CamelCaseTags.
Rules should not care. So the text is *folded* once into plain letters, every later
step works on the folded text, and only `Document.original` leads back to what was
typed. Case is kept in the folded text because it carries meaning (ICE is not ice).

What folds: Unicode compatibility forms and accents (NFKD, Unicode Standard Annex 15),
format characters and other invisible signs (dropped), quotation marks, and Cyrillic
or Greek letters that stand in a Latin word for the letter they look like (after
Unicode Technical Standard 39, only the pairs seen in disguised Latin words).
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator
from functools import lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple

from secondlook.common_words import is_common
from secondlook.edit import Edit, alike

JOINED, COMMA, STOP = 0, 1, 2
"""What stands before a token: nothing that parts, a comma or the like, a sentence end."""


class Span(NamedTuple):
    """A half-open range of code points in the text as it was given."""

    start: int
    end: int


class Token(NamedTuple):
    """A word, number, handle, address or emoji of the folded text.

    `norm` is lower case and without apostrophes ("don't" is "dont"), `start` and `end`
    are offsets in the folded text, `parted` is JOINED, COMMA or STOP.
    """

    norm: str
    start: int
    end: int
    kind: str
    parted: int
    shape: str


class Merge(NamedTuple):
    """Neighbouring tokens that may be one disguised word: "g u i l t y", "gui🔥lty"."""

    norm: str
    first: int
    last: int


MOST_PIECES = 40
"""How many tokens may be pieces of one disguised word or row of words."""

_LOOKALIKES = str.maketrans(
    "авекмнорстухгіјѕԁһӏԛԝьАВЕКМНОРСТУХІЈЅαβεικνορτυχωγηΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "abekmhopctyxrijsdhlqwbABEKMHOPCTYXIJSabeikvoptuxwynABEZHIKMNOPTYX",
)
_SMALL_CAPITALS = dict(
    zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢıɑɡøØłŁđĐßæÆœŒ", "abcdefghijklmnoprstuvwyziagoOlLdDsaAoO", strict=True)
)
_QUOTES = dict.fromkeys("‘’‚‛ʼ`´′＇", "'") | dict.fromkeys("“”„‟«»″＂", '"')
_DASHES = dict.fromkeys("‐‑‒−﹣－", "-") | dict.fromkeys("–―", "—")


_UNUSUAL = re.compile(r"[^\n\t -~]|`")


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    """Give the plain letters that one character stands for; "" for an invisible one."""
    if char in _QUOTES or char in _DASHES or char in _SMALL_CAPITALS:
        return _QUOTES.get(char) or _DASHES.get(char) or _SMALL_CAPITALS[char]
    code = ord(char)
    if 0x1F150 <= code <= 0x1F189:  # letters in black circles and squares: no NFKD form
        return chr(ord("A") + (code - 0x1F150) % 32 % 26)
    if unicodedata.category(char) in {"Cf", "Mn", "Me", "Cs", "Co", "Cn"} or (char < " " and char not in "\n\t\r"):
        return ""
    plain = "".join(c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c))
    return plain if len(plain) <= 4 else plain[:4]


def fold(text: str) -> tuple[str, list[int] | range]:
    """Return the folded text and, for each of its characters, its place in `text`.

    The list has one entry more than the folded text: the length of `text`.
    """
    if not _UNUSUAL.search(text):
        return text, range(len(text) + 1)
    pieces: list[str] = []
    origin: list[int] = []
    done = 0
    for unusual in _UNUSUAL.finditer(text):
        place = unusual.start()
        plain = _fold_char(unusual.group())
        pieces += (text[done:place], plain)
        origin.extend(range(done, place))
        origin.extend([place] * len(plain))
        done = place + 1
    pieces.append(text[done:])
    origin.extend(range(done, len(text) + 1))
    return _unmask("".join(pieces)), origin


_FOREIGN = re.compile(r"[^\W\d_]*[Ͱ-ӿԀ-ԯ][^\W\d_]*")


def _unmask(folded: str) -> str:
    """Replace look-alike letters in words that otherwise are Latin; lengths stay."""

    def latin(word: re.Match[str]) -> str:
        plain = word.group().translate(_LOOKALIKES)
        mixed = any(c.isascii() for c in word.group())
        return plain if plain.isascii() and (mixed or mostly_latin) else word.group()

    if not _FOREIGN.search(folded):
        return folded
    letters = [c for c in folded if c.isalpha()]
    mostly_latin = 2 * sum(c.isascii() for c in letters) > len(letters)
    return _FOREIGN.sub(latin, folded)


_EMOJI = "\u2190-\u21ff\u2300-\u27bf\u2900-\u297f\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
_ADDRESSES = r"""
    (?P<email>[a-z0-9][\w.+%'-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4})
  | (?P<url>(?:https?://|www\.)[^\s"<>]+
           |[a-z0-9-]{2,63}(?:\.[a-z0-9-]{2,63}){0,3}\.(?:com|org|net|gov|edu|info|example)\b[^\s"<>,]*)
  | (?P<handle>@[a-z_][\w.]*\w|@[a-z_])
  | """
_WORDS = rf"""
    (?P<tag>\#[^\W_]\w*)
  | (?P<number>\d{{1,30}}(?:[:.,/-]\d{{1,30}}){{0,12}}(?:st|nd|rd|th|am|pm|hrs?|[a-z])?(?![^\W_]))
  | (?P<initials>(?<![^\W_])(?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?![^\W_]))?)
  | (?P<word>[$]?[^\W_]+(?:'[^\W_]+)*(?:[*@$!#+]+[^\W_]+)*[*$]{{0,8}}|\*+[^\W_]+|[@$][^\W\d_]+|&)
  | (?P<emoji>[{_EMOJI}])
  | (?P<stop>[.!?]+|\n[^\S\n]*\n\s*)
  | (?P<line>\n)
  | (?P<comma>[,;:()\[\]{{}}—|=<>•·]|\s-+\s)
"""
_TOKEN = re.compile(_ADDRESSES + _WORDS, re.VERBOSE | re.IGNORECASE)
_PLAIN_TOKEN = re.compile(_WORDS, re.VERBOSE | re.IGNORECASE)
_ADDRESS_LIKE = re.compile(r"@|://|\w\.[a-z]{2}|www\.", re.IGNORECASE)
"""Without these a text holds no address, and the patterns for them need not be tried on every word."""

_TAG_PIECES = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\W\d_]+")
_ABBREVIATIONS = frozenset(
    "sgt sgts sgto det dets ofc ofcs ofcr off lt lts tte capt cpl insp cmdr dep asst "
    "mr mrs ms dr hwy rte mt st ave rd blvd ln ct no vs jr sr prof sra srta ud apt dept ext approx gen hon rev".split()
)


def _shape(word: str) -> str:
    """Say how a word is written: "caps", "title" or "lower"."""
    if word.isupper() and len(word) > 1:
        return "caps"
    return "title" if word[:1].isupper() else "lower"


def _tokens(folded: str, known: Container[str], addressed: bool, start: int = 0) -> Iterator[Token]:
    """Read a text from a place at which a sentence begins."""
    parted, previous = STOP, ""
    pattern = _TOKEN if addressed else _PLAIN_TOKEN
    for found in pattern.finditer(folded, start):
        kind = found.lastgroup or ""
        start, end = found.span()
        word = found.group()
        if kind in _PARTING:
            parted = max(parted, _strength(kind, folded, start, end, previous))
        elif kind == "tag":
            yield from _tag_tokens(word, start, known, parted)
            parted, previous = JOINED, ""
        elif kind == "word" and len(word) >= _SHORTEST_JOINED and (joints := _joints(word, known)):
            for first, last in joints:
                part = word[first:last]
                yield Token(part.lower(), start + first, start + last, kind, parted, _shape(part))
                parted, previous = JOINED, part.lower()
        else:
            previous = _norm(word, kind)
            shape = "lower" if word.islower() else _shape(word)
            yield Token(previous, start, end, "word" if kind == "initials" else kind, parted, shape)
            parted = JOINED


_PARTING = frozenset({"stop", "comma", "line"})


def _strength(kind: str, folded: str, start: int, end: int, previous: str) -> int:
    """Say how much a sign between two words parts them."""
    if kind == "comma":
        return COMMA
    if kind == "line":
        return _line_strength(folded, start, end)
    return _stop_strength(folded, folded[start:end], end, previous)


def _norm(word: str, kind: str) -> str:
    if word == "&":
        return "and"
    plain = word.lower()
    if "'" in plain:
        plain = plain.replace("'", "")
    return plain.replace(".", "") if kind == "initials" else plain


def _stop_strength(folded: str, stop: str, end: int, previous: str) -> int:
    """A point ends a sentence unless it is inside a word or behind an abbreviation."""
    if "\n" in stop or "!" in stop or "?" in stop:
        return STOP
    if end < len(folded) and not folded[end].isspace() and folded[end] not in "\"')]":
        return COMMA if len(stop) > 1 else JOINED
    initial = len(previous) == 1 and previous not in "ai"
    if stop == "." and (previous in _ABBREVIATIONS or initial):
        return JOINED
    return STOP


def _line_strength(folded: str, start: int, end: int) -> int:
    """A line break ends a sentence when the next line starts like one; else it is a blank."""
    behind = folded[end : end + 1]
    if folded[max(0, start - 3) : start].rstrip(" ").endswith(","):
        return COMMA
    return STOP if behind.isupper() or (behind and not behind.isalnum() and behind not in " \t'\"(") else JOINED


def _tag_tokens(word: str, start: int, known: Container[str], parted: int) -> Iterator[Token]:
    for piece in _TAG_PIECES.finditer(word):
        for first, last in _segments(piece.group().lower(), known):
            part = piece.group()[first:last]
            at = start + piece.start() + first
            yield Token(part.lower(), at, at + len(part), "word", parted, _shape(part))
            parted = JOINED


def _segments(word: str, known: Container[str]) -> list[tuple[int, int]]:
    """Cut a lower-case tag ("backtheblue") into known words, as few as possible, or leave it whole."""
    whole = [(0, len(word))]
    if word in known or not 5 <= len(word) <= 40:
        return whole
    best: list[list[tuple[int, int]] | None] = [[], *[None] * len(word)]
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 16), end):
            before = best[start]
            fits = before is not None and (end - start > 1 or word[start] in "ai") and word[start:end] in known
            if fits and before is not None and (best[end] is None or len(before) + 1 < len(best[end] or ())):
                best[end] = [*before, (start, end)]
    return best[-1] or whole


_SHORTEST_JOINED = 6
_LITTLE = frozenset(
    "a i is are was has can who the all any our some these those every we my no so as at by on or an us he it in to of "
    "do la el lo los las un una unos unas de del al en con que es son se te me le su esa ese esos esas este".split()
)
"""Words that run into the next one: "thosewomen", "losnegros", "mirenlo"."""


def _joints(word: str, known: Container[str]) -> list[tuple[int, int]]:
    """Find the words in one that nobody knows: "hateimmigrants", "Losmoros"; a name ("Fairweather") is whole."""
    lower = word.lower()
    if (
        not _SHORTEST_JOINED <= len(word) <= 40
        or not word.isascii()
        or not word.isalpha()
        or lower in known
        or is_common(lower)
    ):
        return []
    parts = _segments(lower, known)
    words = [lower[first:last] for first, last in parts]
    with_little = not _LITTLE.isdisjoint(words)
    return parts if _are_whole(words) and _is_no_name(word, parts, with_little) else []


def _are_whole(words: list[str]) -> bool:
    """Say whether the parts of a word are words, and not what is left of one: "trip", "lic", "ate"."""
    if len(words) == 2 and max(map(len, words)) > 4:
        return all(len(part) > 2 or part in _LITTLE for part in words)
    return len(words) > 1 and all(len(part) > 3 or part in _LITTLE for part in words)


def _is_no_name(word: str, parts: list[tuple[int, int]], with_little: bool) -> bool:
    """Tell words that were joined ("thoseWomen", "Ihate", "Thosewomen") from names ("DeShawn", "Blackwell")."""
    capitals = {n for n, letter in enumerate(word) if letter.isupper()}
    if 0 in capitals and parts[0] != (0, 1):
        shortest = min(last - first for first, last in parts)
        return shortest > 2 and (with_little or len(capitals) > 1) and capitals <= {first for first, _ in parts}
    return capitals <= {first for first, _ in parts}


class Stretch:
    """Folded text with its tokens: a document, or some tokens of one and the text around them.

    `lower` is the text in lower case; `shouted` says that the document is written in capitals,
    so that capitals tell nothing.
    """

    __slots__ = ("_starts", "folded", "lower", "shouted", "tokens")

    def __init__(self, folded: str, tokens: tuple[Token, ...], shouted: bool) -> None:
        self.folded, self.tokens, self.shouted = folded, tokens, shouted
        lower = folded.lower()
        self.lower = lower if len(lower) == len(folded) else folded
        self._starts = [token.start for token in tokens]

    def token_range(self, start: int, end: int) -> tuple[int, int]:
        """Give the tokens that a range of the folded text touches, as (first, last)."""
        first = max(0, bisect_right(self._starts, start) - 1)
        if first < len(self.tokens) and self.tokens[first].end <= start:
            first += 1
        last = bisect_right(self._starts, end - 1)
        return first, max(first, last)


class Document(Stretch):
    """A text that has been read: see the module's docstring.

    `tokens`, `sentences` (ranges of tokens, in order, without gaps), `merges` and
    `quoted` (ranges of tokens between quotation marks) speak of the folded text;
    `original` leads back. `edit` says which tokens are not those of the document before.
    """

    __slots__ = ("_addressed", "_capitals", "_origin", "_quoted_until", "edit", "merges", "quoted", "sentences", "text")

    def __init__(self, text: str, known: Container[str] = frozenset(), before: "Document | None" = None) -> None:
        """Read `text`; `known` holds the words into which lower-case #tags may be cut.

        Where it is nearly the text of a document `before`, that was read with the same known
        words, only the sentences that changed are read.
        """
        self.text = text
        folded, self._origin = fold(text)
        self._addressed = _ADDRESS_LIKE.search(folded) is not None
        if before and before._addressed == self._addressed:
            tokens, self.edit = before._typed_on(folded, known)
        else:
            tokens = tuple(_tokens(folded, known, self._addressed))
            self.edit = Edit.whole(len(tokens), len(before.tokens) if before else 0)
        self._capitals = self._counted_capitals(tokens, before)
        super().__init__(folded, tokens, 2 * self._capitals[0] > self._capitals[1] > 2)
        self.sentences = tuple(self._sentences())
        self.quoted = tuple(self._quoted())
        self._quoted_until = {token: last for first, last in self.quoted for token in range(first, last)}
        self.merges: tuple[Merge, ...] = tuple(self._all_merges(known, before.merges if before else ()))

    def _typed_on(self, folded: str, known: Container[str]) -> tuple[tuple[Token, ...], Edit]:
        """Give the tokens of a text, those of this one where sentences are the same, and what is new."""
        same, grown = alike(self.folded, folded), len(folded) - len(self.folded)
        alike_behind = min(alike(self.folded[::-1], folded[::-1]), min(len(folded), len(self.folded)) - same)
        first = bisect_right(self._starts, same - 1) - 1
        while first > 0 and not _opens(self.tokens[first - 1], self.tokens[first], self.folded):
            first -= 1
        first = max(first, 0)
        new: list[Token] = []
        ended = len(self.tokens)
        for token in _tokens(folded, known, self._addressed, self.tokens[first].start if first else 0):
            if new and token.start > len(folded) - alike_behind and _opens(new[-1], token, folded):
                here = bisect_right(self._starts, token.start - grown) - 1
                if here > first and self._opens_at(here, token.start - grown):
                    ended = here
                    break
            new.append(token)
        edit = Edit(first, first + len(new), first + len(new) - ended)
        return (*self.tokens[:first], *new, *_moved(self.tokens[ended:], grown)), edit

    def _opens_at(self, token: int, start: int) -> bool:
        return self._starts[token] == start and _opens(self.tokens[token - 1], self.tokens[token], self.folded)

    def _counted_capitals(self, tokens: tuple[Token, ...], before: "Document | None") -> tuple[int, int]:
        """Count the longer words, those in capitals first."""
        caps, words = _in_capitals(tokens[self.edit.first : self.edit.last])
        if before:
            gone, gone_words = _in_capitals(before.tokens[self.edit.first : self.edit.ended])
            caps, words = before._capitals[0] + caps - gone, before._capitals[1] + words - gone_words
        return caps, words

    def stretch(self, first: int, last: int) -> Stretch:
        """Give the tokens of a range with the text from the end of the token before them to the next token."""
        if (first, last) == (0, len(self.tokens)):
            return self
        begin = self.tokens[first - 1].end if first else 0
        end = self.tokens[last].start if last < len(self.tokens) else len(self.folded)
        return Stretch(self.folded[begin:end], tuple(_moved(self.tokens[first:last], -begin)), self.shouted)

    @property
    def pieces(self) -> frozenset[int]:
        """The tokens that are pieces of a word with an emoji in it."""
        cut = (range(first, last) for _, first, last in self.merges)
        return frozenset(n for run in cut if any(self.tokens[n].kind == "emoji" for n in run) for n in run)

    def original(self, first: int, last: int) -> Span:
        """Give the span in the given text of the tokens `first` up to, not including, `last`."""
        return self.place(self.tokens[first].start, self.tokens[last - 1].end)

    def lower_words(self, first: int, last: int) -> str:
        """Give the tokens of a range as folded text in lower case."""
        return self.lower[self.tokens[first].start : self.tokens[last - 1].end]

    def place(self, start: int, end: int) -> Span:
        """Give the span in the given text of a non-empty range of the folded text."""
        return Span(self._origin[start], self._origin[end - 1] + 1)

    def sentence_of(self, token: int) -> tuple[int, int]:
        """Give the sentence, as a range of tokens, in which a token stands."""
        return self.sentences[self.sentence_number(token)]

    def sentence_number(self, token: int) -> int:
        """Give the number, from 0, of the sentence in which a token stands."""
        return bisect_right(self.sentences, (token, len(self.tokens) + 1)) - 1

    def words_between(self, left: int, right: int) -> int:
        """Count the words after the token `left` up to the token `right`; pieces with no blank between are one."""
        tokens, folded = self.tokens, self.folded
        return sum(
            not _continues(tokens[n - 1], tokens[n], folded) for n in range(max(left, 1), min(right, len(tokens)))
        )

    def is_quoted(self, first: int, last: int) -> bool:
        """Say whether all of the tokens stand between quotation marks."""
        return last <= self._quoted_until.get(first, 0)

    def _sentences(self) -> Iterator[tuple[int, int]]:
        starts = [i for i, token in enumerate(self.tokens) if token.parted == STOP or i == 0]
        return zip(starts, [*starts[1:], len(self.tokens)], strict=False)

    def _quoted(self) -> Iterator[tuple[int, int]]:
        for found in _QUOTATION.finditer(self.folded):
            first, last = self.token_range(*found.span())
            if first < last:
                yield first, last

    def _all_merges(self, known: Container[str], before: Iterable[Merge]) -> Iterator[Merge]:
        """Give the merges of what is new, and those before that are still there."""
        kept = ((norm, self.edit.place(first, last)) for norm, first, last in before)
        yield from sorted(
            [*self._merges(known), *(Merge(norm, *place) for norm, place in kept if place)], key=lambda merge: merge[1:]
        )

    def _merges(self, known: Container[str]) -> Iterator[Merge]:
        """Find runs of single letters, and words cut up by signs with no blank between."""
        tokens, folded, first, end = self.tokens, self.folded, self.edit.first, self.edit.last
        for i in range(first + 1, end + 1):
            if i < end and _continues(tokens[i - 1], tokens[i], folded):
                continue
            if i - first > 1:
                yield from _readings(tokens, first, i, known, folded)
            first = i


_QUOTATION = re.compile(r'"[^"\n]{1,600}"|(?<!\w)\'[^\'\n]{2,400}(?:\'[^\W_][^\'\n]{0,400}){0,4}\'(?!\w)|(?m:^>.*$)')


def _opens(left: Token, right: Token, folded: str) -> bool:
    """Say whether a sentence begins with a token, and nothing before it could go on there."""
    return right.parted == STOP and folded[right.start - 1].isspace() and not _continues(left, right, folded)


def _moved(tokens: Iterable[Token], by: int) -> Iterable[Token]:
    """Give tokens some characters further back."""
    if not by:
        return tokens
    return (Token(norm, start + by, end + by, kind, parted, shape) for norm, start, end, kind, parted, shape in tokens)


def _in_capitals(tokens: Iterable[Token]) -> tuple[int, int]:
    """Count the words of more than two letters in capitals, and all of them."""
    shapes = [token.shape for token in tokens if token.norm.isalpha() and len(token.norm) > 2]
    return shapes.count("caps"), len(shapes)


def _continues(left: Token, right: Token, folded: str) -> bool:
    between = folded[left.end : right.start]
    if len(between) > 3 or right.kind in {"url", "email"} or left.kind in {"url", "email"}:
        return False
    if between.isspace():
        return right.end - right.start == 1 == left.end - left.start and between != "\n"
    return not any(c.isspace() for c in between)


def _readings(tokens: tuple[Token, ...], first: int, last: int, known: Container[str], folded: str) -> Iterator[Merge]:
    """Read a run of pieces as one word, and so each stretch of it that is held together in the same way."""
    if last - first > MOST_PIECES:
        return
    joints = [folded[left.end : right.start] for left, right in pairwise(tokens[first:last])]
    stretches = {(first, last)}
    for _, same in groupby(range(len(joints)), key=joints.__getitem__):
        places = list(same)
        stretches.add((first + places[0], first + places[-1] + 2))
    for start, end in sorted(stretches):
        yield from _reading(tokens, start, end, known)


def _reading(tokens: tuple[Token, ...], first: int, last: int, known: Container[str]) -> Iterator[Merge]:
    words = [token.norm for token in tokens[first:last] if token.kind != "emoji"]
    whole = "".join(words)
    if len(words) < 2:
        return
    if len(whole) == len(words) == last - first:  # letters one by one may be more than one word
        for start, end in _segments(whole, known):
            if end - start > 1:
                yield Merge(whole[start:end], first + start, first + end)
    else:
        yield Merge(whole, first, last)
