"""The phrase notation: the only place where data becomes a matcher.

A phrase is written for people who draft orders, not for programmers:

    off duty              these words in any case, joined by blanks, hyphens or a line break
    (my | our) badge      one of
    my [new] badge        may be left out
    {rank}                an entry of a lexicon, or something the engine recognises
    arrest*               any ending
    we ... the trunk      up to five words between, within the sentence
    ICE                   capitals match only capitals

All phrases become *one* automaton over tokens and the text is walked once. From each
token the walk is deterministic, so its cost depends on the text and on the longest
phrase (MOST_WORDS), never on how many phrases there are, and nothing backtracks.
The automaton is built lazily, state by state as texts ask for it (Thompson 1968; the
lazy subset construction is that of RE2), and thrown away when it has grown too large.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from collections.abc import Sequence as SequenceOf
from functools import reduce
from typing import Any, NamedTuple

from secondlook.document import COMMA, STOP, fold

MOST_WORDS = 40
GAP_WORDS = 5
_MOST_STATES = 20_000
_MANY = 8
ONE_WORD = -1
"""Stands for any one word, where several tokens are one: "ar🔥rested"."""


class PhraseError(ValueError):
    """A phrase that cannot be read: the `problem`, and the `cure`."""

    def __init__(self, problem: str, cure: str) -> None:
        super().__init__(f"{problem}; {cure}")
        self.problem, self.cure = problem, cure


class Word(NamedTuple):
    """One token that answers to the symbol, or to one of several; any token where it is None.

    Most words are one symbol: a bare number, because a policy has tens of thousands.
    """

    symbols: int | frozenset[int] | None


class Sequence(NamedTuple):
    """Parts that follow each other."""

    parts: "tuple[Pattern, ...]"


class Choice(NamedTuple):
    """Parts of which one stands there; with `empty`, or none."""

    parts: "tuple[Pattern, ...]"
    empty: bool = False


Pattern = Word | Sequence | Choice
"""A phrase that has been read."""

GAP = Sequence((Choice((Word(None),), empty=True),) * GAP_WORDS)


class Match(NamedTuple):
    """An output of the automaton and the tokens, `first` up to `last`, that led to it."""

    output: int
    first: int
    last: int


class Symbols:
    """Numbers for what a phrase can ask of a token: a word, a beginning, capitals, a label."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str], int] = {}
        self.words: set[str] = set()
        self._beginnings: set[str] = set()

    def add(self, kind: str, value: str) -> int:
        """Give the number of a symbol, new or known; kinds are word, beginning, caps, label."""
        if kind == "word":
            self.words.add(value)
        elif kind == "beginning":
            self._beginnings.add(value)
        return self._ids.setdefault((kind, value), len(self._ids))

    def of_word(self, word: str) -> Iterator[int]:
        """Give the symbols that a word answers to, whatever its case."""
        if word in self.words:
            yield self._ids["word", word]
        for length in range(2, len(word) + 1):
            if word[:length] in self._beginnings:
                yield self._ids["beginning", word[:length]]

    def asks_for(self, word: str) -> bool:
        """Say whether a word answers to any symbol."""
        return next(self.of_word(word), None) is not None

    def find(self, kind: str, value: str) -> int | None:
        """Give the number of a symbol if any phrase asks for it."""
        return self._ids.get((kind, value))


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
        symbols = frozenset(symbol for part in single for symbol in _several(part.symbols))
        parts = [Word(symbols), *(part for part in parts if not isinstance(part, Word))]
    return parts[0] if len(parts) == 1 else Choice(tuple(parts))


def _several(symbols: int | frozenset[int] | None) -> Iterable[int]:
    """Give the symbols of a word one by one."""
    return (symbols,) if isinstance(symbols, int) else symbols or ()


class Cell(NamedTuple):
    """What the automaton sees of one token: the symbols it answers to, and its company.

    `wider` are symbols that reach over several tokens: (symbol, token after the last).
    A `loose` token (an emoji) may also be passed over.
    """

    symbols: frozenset[int]
    parted: int
    loose: bool
    wider: SequenceOf[tuple[int, int]]


class _State:
    """Standing on some places at once: what is found here, and what may come next.

    `wanted` are the symbols that lead on, `next` where they lead, as far as texts have
    asked; `gap` is the state after any word at all, `gaps` the places that a comma leaves.
    """

    __slots__ = ("gap", "gaps", "next", "outputs", "places", "wanted")

    def __init__(self, places: frozenset[int], outputs: tuple[int, ...], wanted: frozenset[int]) -> None:
        self.places = places
        self.outputs = outputs
        self.wanted = wanted
        self.next: dict[int, _State] = {}
        self.gap: _State | None = None
        self.gaps: _State | None = None


_Path = tuple[_State, int]
"""A state of the automaton and the token where its match began."""


class _Piece(NamedTuple):
    """A pattern laid out: the places where it may begin and end, and whether it may be empty."""

    first: tuple[int, ...]
    last: tuple[int, ...]
    empty: bool


class Matcher:
    """All phrases of one layer as one automaton.

    `entries` are pairs of a pattern and the output to report for it. Every word of a
    pattern is a place, and `_follow` says which places may come next (Glushkov 1961).
    """

    def __init__(self, entries: Iterable[tuple[Pattern, int]]) -> None:
        self._symbols: list[int | frozenset[int] | None] = []
        self._follow: list[tuple[int, ...]] = []
        self._ends: dict[int, int] = {}
        self._index([first for pattern, output in entries for first in self._add(pattern, output)])

    def _add(self, pattern: Pattern, output: int) -> tuple[int, ...]:
        """Lay a pattern out; give the places where it may begin."""
        piece = self._lay(pattern)
        for place in piece.last:
            if self._symbols[place] is not None:  # no match ends in a gap
                self._ends[place] = output
        return piece.first

    def _lay(self, pattern: Pattern) -> _Piece:
        if isinstance(pattern, Word):
            self._symbols.append(pattern.symbols)
            self._follow.append(())
            here = (len(self._symbols) - 1,)
            return _Piece(here, here, False)
        pieces = [self._lay(part) for part in pattern.parts]
        if isinstance(pattern, Sequence):
            return reduce(self._join, pieces)
        return _Piece(
            tuple(place for piece in pieces for place in piece.first),
            tuple(place for piece in pieces for place in piece.last),
            pattern.empty or any(piece.empty for piece in pieces),
        )

    def _join(self, left: _Piece, right: _Piece) -> _Piece:
        for place in left.last:
            self._follow[place] += right.first
        return _Piece(
            left.first + right.first if left.empty else left.first,
            left.last + right.last if right.empty else right.last,
            left.empty and right.empty,
        )

    def __getstate__(self) -> tuple[Any, ...]:
        """Give what a pickle keeps: distances instead of places, because these repeat and so pack well."""
        follow = [tuple(after - place for after in some) for place, some in enumerate(self._follow)]
        return self._symbols, follow, self._ends, sorted({place for some in self._starts.values() for place in some})

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self._symbols, follow, self._ends, firsts = state
        self._follow = [tuple(place + step for step in some) for place, some in enumerate(follow)]
        self._index(firsts)

    def _index(self, firsts: Iterable[int]) -> None:
        """Note by which symbols a match may begin, and begin with no states."""
        self._starts: dict[int, list[int]] = defaultdict(list)
        for place in firsts:
            for symbol in _several(self._symbols[place]):
                self._starts[symbol].append(place)
        self._begins = frozenset(self._starts)
        self._forget()

    def _forget(self) -> None:
        self._states: dict[frozenset[int], _State] = {}
        self._first: dict[int, _State] = {}

    def _state(self, places: frozenset[int]) -> _State:
        """Give the state of standing on these places at once."""
        state = self._states.get(places)
        if state is None:
            outputs = tuple(sorted({self._ends[place] for place in places if place in self._ends}))
            after = {place for before in places for place in self._follow[before]}
            wanted = frozenset(symbol for place in after for symbol in _several(self._symbols[place]))
            state = _State(places, outputs, wanted)
            self._states[places] = state
            gap = frozenset(place for place in after if self._symbols[place] is None)
            if gap:
                state.gap = self._state(gap)
            if gap or any(self._symbols[place] is None for place in places):
                state.gaps = self._state(frozenset(place for place in places if self._in_gap(place)))
        return state

    def _in_gap(self, place: int) -> bool:
        return self._symbols[place] is None or any(self._symbols[after] is None for after in self._follow[place])

    def _begin(self, symbol: int) -> _State:
        state = self._first[symbol] = self._state(frozenset(self._starts[symbol]))
        return state

    def _step(self, state: _State, symbol: int) -> _State:
        wants = self._symbols
        after = {place for before in state.places for place in self._follow[before]}
        there = state.next[symbol] = self._state(
            frozenset(place for place in after if symbol in _several(wants[place]))
        )
        return there

    def walk(self, cells: SequenceOf[Cell]) -> list[Match]:
        """Walk once over the cells of a text and give every match, in order of its end or nearly so."""
        if len(self._states) > _MOST_STATES:
            self._forget()
        found: list[Match] = []
        waiting: list[list[_Path] | None] = [None] * (len(cells) + 1)
        first, begins = self._first, self._begins
        for here, (symbols, parted, loose, wider) in enumerate(cells):
            active: Iterable[_Path] = waiting[here] or ()
            if active and (parted or len(waiting[here] or ()) > _MANY):
                active = _continuing(active, parted)
            there: list[_Path] = []
            for state, start in active:
                if not state.wanted.isdisjoint(symbols):
                    for symbol in state.wanted & symbols:
                        there.append((state.next.get(symbol) or self._step(state, symbol), start))
                if state.gap:
                    there.append((state.gap, start))
            if not begins.isdisjoint(symbols):
                for symbol in begins & symbols:
                    there.append((first.get(symbol) or self._begin(symbol), here))
            for state, start in there:
                for output in state.outputs:
                    found.append(Match(output, start, here + 1))
            if loose:
                there.extend(path for path in active if here - path[1] < MOST_WORDS)
            if there:
                waiting[here + 1] = there if (more := waiting[here + 1]) is None else more + there
            for symbol, end in wider:
                self._leap(active, here, symbol, end, waiting, found)
        return found

    def _leap(
        self,
        active: Iterable[_Path],
        here: int,
        symbol: int,
        end: int,
        waiting: list[list[_Path] | None],
        found: list[Match],
    ) -> None:
        """Take a symbol that reaches over several tokens as one step; ONE_WORD is a step in a gap."""
        landed: list[_Path] = []
        if symbol in self._begins:
            landed.append((self._first.get(symbol) or self._begin(symbol), here))
        for state, start in active:
            if symbol == ONE_WORD and state.gap:
                landed.append((state.gap, start))
            elif symbol in state.wanted:
                landed.append((state.next.get(symbol) or self._step(state, symbol), start))
        for state, start in landed:
            found.extend(Match(output, start, end) for output in state.outputs)
        if landed:
            waiting[end] = (waiting[end] or []) + landed


def _continuing(active: Iterable[_Path], parted: int) -> Iterable[_Path]:
    """Give the paths that go on over what parts two tokens, each once: over a comma only those in a gap."""
    if parted == STOP:
        return ()
    if parted == COMMA:
        return dict.fromkeys((state.gaps, start) for state, start in active if state.gaps)
    return dict.fromkeys(active)


def longest(matches: Iterable[Match]) -> list[Match]:
    """Keep, for each output, the matches that lie in no other match of the same output."""
    by_output: dict[Hashable, list[Match]] = defaultdict(list)
    for match in matches:
        by_output[match.output].append(match)
    kept: list[Match] = []
    for same in by_output.values():
        reach = -1
        for match in sorted(same, key=lambda m: (m.first, -m.last)):
            if match.last > reach:
                kept.append(match)
                reach = match.last
    return sorted(kept, key=lambda m: (m.first, m.last, m.output))
