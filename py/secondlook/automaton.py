"""One automaton for many phrases: the walk over a text.

All phrases of a layer become *one* automaton over tokens and the text is walked once. From
each token the walk is deterministic, so its cost depends on the text and on the longest
phrase, never on how many phrases there are, and nothing backtracks. The automaton is built
lazily, state by state as texts ask for it (the lazy subset construction of RE2 over the
places of Glushkov 1961), and thrown away when it has grown too large.
"""

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Sequence as SequenceOf
from functools import reduce
from typing import Any, NamedTuple

from secondlook.document import COMMA, STOP
from secondlook.phrases import MOST_WORDS, Pattern, Sequence, Word, several

_MOST_STATES = 20_000
_MANY = 8
ONE_WORD = -1
"""Stands for any one word, where several tokens are one: "ar🔥rested"."""


class Match(NamedTuple):
    """An output of the automaton and the tokens, `first` up to `last`, that led to it."""

    output: int
    first: int
    last: int


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

    __slots__ = ("gap", "gaps", "goes_on", "next", "outputs", "places", "wanted")

    def __init__(self, places: frozenset[int], outputs: tuple[int, ...], wanted: frozenset[int]) -> None:
        self.places = places
        self.outputs = outputs
        self.wanted = wanted
        self.next: dict[int, _State] = {}
        self.goes_on = bool(wanted)
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
            for symbol in several(self._symbols[place]):
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
            wanted = frozenset(symbol for place in after for symbol in several(self._symbols[place]))
            state = _State(places, outputs, wanted)
            self._states[places] = state
            gap = frozenset(place for place in after if self._symbols[place] is None)
            if gap:
                state.gap = self._state(gap)
                state.goes_on = True
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
        there = state.next[symbol] = self._state(frozenset(place for place in after if symbol in several(wants[place])))
        return there

    def walk(self, cells: SequenceOf[Cell]) -> list[Match]:
        """Walk once over the cells of a text and give every match, in order of its end or nearly so."""
        if len(self._states) > _MOST_STATES:
            self._forget()
        found: list[Match] = []
        waiting: list[list[_Path] | None] = [None] * (len(cells) + 1)
        first, begins = self._first, self._begins
        for here, (symbols, parted, loose, wider) in enumerate(cells):
            nothing_begins = begins.isdisjoint(symbols)
            if nothing_begins and not wider and waiting[here] is None:
                continue
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
            if not nothing_begins:
                for symbol in begins & symbols:
                    there.append((first.get(symbol) or self._begin(symbol), here))
            if there:
                found.extend(Match(output, start, here + 1) for state, start in there for output in state.outputs)
                there = [path for path in there if path[0].goes_on]
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
    by_output: dict[int, list[Match]] = defaultdict(list)
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
