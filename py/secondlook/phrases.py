"""The phrase notation: the only place where data becomes a matcher.

A phrase is written for people who draft orders, not for programmers:

    off duty              these words in any case, joined by blanks, hyphens or a line break
    (my | our) badge      one of
    my [new] badge        may be left out
    {rank}                an entry of a lexicon, or something the engine recognises
    arrest*               any ending
    we ... the trunk      up to five words between, within the sentence
    ICE                   capitals match only capitals
"""

import re
from array import array
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple

from secondlook.document import fold

MOST_WORDS = 40
GAP_WORDS = 5
_END = "\n"  # of a symbol: none has a line break in it
ANY = -1
"""The symbol that every word answers to: what stands in a gap."""


class PhraseError(ValueError):
    """A phrase that cannot be read: the `problem`, and the `cure`."""

    def __init__(self, problem: str, cure: str) -> None:
        super().__init__(f"{problem}; {cure}")
        self.problem, self.cure = problem, cure


class Word(NamedTuple):
    """One token that answers to the symbol, or to one of several.

    Most words are one symbol: a bare number, because a policy has tens of thousands.
    """

    symbols: int | frozenset[int]


class Sequence(NamedTuple):
    """Parts that follow each other."""

    parts: "tuple[Pattern, ...]"


class Choice(NamedTuple):
    """Parts of which one stands there; with `empty`, or none."""

    parts: "tuple[Pattern, ...]"
    empty: bool = False


Pattern = Word | Sequence | Choice
"""A phrase that has been read."""

GAP = Choice((Word(ANY),), empty=True)
for _ in range(GAP_WORDS - 1):  # each word only behind the one before it, so that there is one way through
    GAP = Choice((Sequence((Word(ANY), GAP)),), empty=True)


class Symbols:
    """Numbers for what a phrase can ask of a token: a word, a beginning, capitals, a label."""

    def __init__(self) -> None:
        self.words: dict[str, int] = {}
        self._beginnings: dict[str, int] = {}
        self._kinds = {"word": self.words, "beginning": self._beginnings, "caps": {}, "label": {}}
        self._count = 0

    def __getstate__(self) -> dict[str, tuple[str, "array[int]"]]:
        """Give what a pickle keeps: for each kind its symbols, and how far each number is from the one before."""
        return {kind: (_END.join(known), differences(known.values())) for kind, known in self._kinds.items()}

    def __setstate__(self, state: dict[str, tuple[str, "array[int]"]]) -> None:
        self.__init__()  # type: ignore[misc]
        for kind, (values, steps) in state.items():
            self._kinds[kind].update(zip(values.split(_END), accumulate(steps), strict=False))
        self._count = sum(map(len, self._kinds.values()))

    def __len__(self) -> int:
        """Give how many there are; they are numbered from 0."""
        return self._count

    def add(self, kind: str, value: str) -> int:
        """Give the number of a symbol, new or known; kinds are word, beginning, caps, label."""
        known = self._kinds[kind]
        if value not in known:
            known[value] = self._count
            self._count += 1
        return known[value]

    def of_word(self, word: str) -> Iterator[int]:
        """Give the symbols that a word answers to, whatever its case."""
        if word in self.words:
            yield self.words[word]
        for length in range(2, len(word) + 1):
            if word[:length] in self._beginnings:
                yield self._beginnings[word[:length]]

    def asks_for(self, word: str) -> bool:
        """Say whether a word answers to any symbol."""
        return next(self.of_word(word), None) is not None

    def find(self, kind: str, value: str) -> int | None:
        """Give the number of a symbol if any phrase asks for it."""
        return self._kinds[kind].get(value)


def differences(rising: Iterable[int]) -> "array[int]":
    """Give how far each number is from the one before, which takes little room; `accumulate` turns it back."""
    return array("i", (after - before for before, after in pairwise((0, *rising))))


_PIECE = re.compile(r"\s*(\.\.\.|[()\[\]|]|\{[^{}]*\}|[^\s()\[\]|{}]+)")
_PLAIN = re.compile(r"[a-z]+(?: [a-z]+)*")
_ADDRESS = re.compile(r"(?:https?://(?:[\w-]+\.)+[a-z]{2,}|(?:[\w-]+\.)+[a-z]{2,}/)[^\s*]*\*?", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:[:,/-]\d+)+")
_WORD = re.compile(r"\$?[^\W_]+(?:['*@$#&+.][^\W_]+)*\*?|&|@|\$|[\u2190-\U0001faff]")


def parse(phrase: str, symbols: Symbols) -> Pattern:
    """Read a phrase. Its words become symbols.

    Raises PhraseError for a phrase that is empty, unbalanced, longer than MOST_WORDS, or
    begins or ends with a gap or with nothing but options.
    """
    if _PLAIN.fullmatch(phrase):  # most are: names, words of a list
        pattern = _in_order([Word(symbols.add("word", word)) for word in phrase.split(" ")])
    else:
        pattern = _Parser(fold(phrase)[0], symbols).pattern()
    _refuse_unusable(pattern, phrase)
    return pattern


def _refuse_unusable(pattern: Pattern, phrase: str) -> None:
    if _may_be_empty(pattern):
        raise PhraseError(f"“{phrase}” can stand for no words at all", "give it a word that must be there")
    if phrase.strip().startswith("...") or phrase.strip().endswith("..."):
        raise PhraseError(f"“{phrase}” begins or ends with “...”", "take that off, or put a word there")
    if _words(pattern) > MOST_WORDS:
        raise PhraseError(f"“{phrase}” is longer than {MOST_WORDS} words", "make two phrases of it")


def _may_be_empty(pattern: Pattern) -> bool:
    if isinstance(pattern, Sequence):
        return all(map(_may_be_empty, pattern.parts))
    return isinstance(pattern, Choice) and (pattern.empty or any(map(_may_be_empty, pattern.parts)))


def _words(pattern: Pattern) -> int:
    """Count the words of the longest way through a pattern."""
    if isinstance(pattern, Word):
        return 1
    return (sum if isinstance(pattern, Sequence) else max)(map(_words, pattern.parts))


class _Parser:
    """Reads one phrase by recursive descent."""

    def __init__(self, phrase: str, symbols: Symbols) -> None:
        self.phrase, self.symbols = phrase, symbols
        self.pieces = list(self._cut(phrase.rstrip()))
        self.place = 0

    def pattern(self) -> Pattern:
        pattern = self._alternatives()
        if self.place < len(self.pieces):
            raise self._error("closes a bracket that it never opened", f"take out “{self.pieces[self.place]}”")
        return pattern

    def _cut(self, phrase: str) -> Iterator[str]:
        place = 0
        while place < len(phrase):
            found = _PIECE.match(phrase, place)
            if found is None:
                raise self._unknown(phrase[place:].strip())
            yield found.group(1)
            place = found.end()

    def _error(self, problem: str, cure: str) -> PhraseError:
        return PhraseError(f"“{self.phrase}” {problem}", cure)

    def _unknown(self, where: str) -> PhraseError:
        return self._error(f"has a sign that the notation does not know in “{where}”", "write plain words")

    def _at(self, *signs: str) -> bool:
        return self.place < len(self.pieces) and self.pieces[self.place] in signs

    def _alternatives(self) -> Pattern:
        """Read `a b | c d` up to a closing bracket or the end."""
        parts = [self._sequence()]
        while self._at("|"):
            self.place += 1
            parts.append(self._sequence())
        return _one_of(parts)

    def _sequence(self) -> Pattern:
        parts: list[Pattern] = []
        while self.place < len(self.pieces) and not self._at(")", "]", "|"):
            parts.append(self._element())
        if not parts:
            raise self._error("has an empty choice", "write a word or take the sign away")
        return _in_order(parts)

    def _element(self) -> Pattern:
        piece = self.pieces[self.place]
        self.place += 1
        if piece in {"(", "["}:
            return self._bracket(piece)
        if piece == "...":
            return GAP
        if piece.startswith("{"):
            return Word(self.symbols.add("label", piece[1:-1].strip()))
        return _in_order(list(self._words(piece)))

    def _bracket(self, opened: str) -> Pattern:
        inside = self._alternatives()
        if not self._at(")" if opened == "(" else "]"):
            raise self._error(f"opens “{opened}” and does not close it", "close it")
        self.place += 1
        if opened == "(":
            return inside
        return Choice(inside.parts if isinstance(inside, Choice) else (inside,), empty=True)

    def _words(self, piece: str) -> Iterator[Word]:
        # an address, and a number such as 10-7, is one word of a text
        words = [piece] if _ADDRESS.fullmatch(piece) or _NUMBER.fullmatch(piece) else _WORD.findall(piece)
        if not words or (words != [piece] and "".join(words) != piece.replace("-", "").replace("/", "")):
            raise self._unknown(piece)
        for word in words:
            yield self._word(word)

    def _word(self, word: str) -> Word:
        plain = word.lower().replace("'", "")
        if word.endswith("*") and len(word) > 2:
            return Word(self.symbols.add("beginning", plain[:-1]))
        if len(word) > 1 and word.isupper() and word.isalpha():
            return Word(self.symbols.add("caps", plain))
        return Word(
            self.symbols.add("word", "and" if word == "&" else plain if "/" in word else plain.replace(".", ""))
        )


def _in_order(parts: "list[Pattern] | list[Word]") -> Pattern:
    return parts[0] if len(parts) == 1 else Sequence(tuple(parts))


def _one_of(parts: list[Pattern]) -> Pattern:
    """Let alternatives of one plain word share a place, so that a long choice stays small."""
    single = [part for part in parts if isinstance(part, Word)]
    if len(single) > 1:
        symbols = frozenset(symbol for part in single for symbol in several(part.symbols))
        parts = [Word(symbols), *(part for part in parts if not isinstance(part, Word))]
    return parts[0] if len(parts) == 1 else Choice(tuple(parts))


def alone(pattern: Pattern) -> set[int]:
    """Give the symbols of which one by itself is all that a pattern needs: "sad" in "[very] sad"."""
    if isinstance(pattern, Word):
        return {*several(pattern.symbols)}
    if isinstance(pattern, Choice):
        return set().union(*map(alone, pattern.parts))
    needed = [part for part in pattern.parts if not _may_be_empty(part)]
    parts = pattern.parts if not needed else needed if len(needed) == 1 else ()
    return set().union(*map(alone, parts))


def several(symbols: int | frozenset[int]) -> Iterable[int]:
    """Give the symbols of a word one by one."""
    return (symbols,) if isinstance(symbols, int) else symbols
