"""One automaton for many phrases: the walk over a text.

All phrases of a layer become *one* automaton over tokens and the text is walked once. From
each token the walk is deterministic, so its cost depends on the text and on the longest
phrase, never on how many phrases there are, and nothing backtracks. The automaton is built
lazily, state by state as texts ask for it (the lazy subset construction of RE2 over the
places of Glushkov 1961), and thrown away when it has grown too large.
"""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable
from collections.abc import Sequence as SequenceOf
from functools import reduce
from itertools import accumulate, chain
from typing import Any, NamedTuple

from secondlook.document import COMMA, STOP
from secondlook.edit import Match
from secondlook.phrases import ANY, MOST_WORDS, Pattern, Sequence, Word, differences

_MOST_STEPS = 200_000
_MANY = 8
_NOTHING = -1
_ONWARD, _ELSEWHERE = 1, 2  # beside 0, nowhere
_RISING = ("_parting", "_begun_by")
_KEPT = ("_sets", "_wants", "_ends", "_ways", "_parting", "_steps", "_begun_by", "_starts", "_knows", "_alone")


Found = tuple[int, int, int]
"""A match as the walk notes it: first, last and output as in Match."""


class Cell(NamedTuple):
    """What the automaton sees of one token: the symbols it answers to, and its company.

    `wider` are symbols that reach over several tokens: (symbols, how many).
    ANY is among the symbols of whatever counts as one word of a gap. A `loose` token (an
    emoji) may also be passed over.
    """

    symbols: frozenset[int]
    parted: int
    loose: bool
    wider: tuple[tuple[frozenset[int], int], ...]


class _State:
    """Standing on some places at once: what is found here, and what may come next.

    `ways` are the places that may come next by what they want, `wanted` the symbols that lead there and
    `telling` these without ANY; `next` are the states in which some of them together lead, as far as texts
    have asked; `gapped` says that any word of a gap leads on, and `passed` is the state where to.
    """

    __slots__ = ("gapped", "next", "outputs", "passed", "places", "telling", "wanted", "ways")

    def __init__(
        self, places: frozenset[int], outputs: tuple[int, ...], ways: dict[int, list[int]], wanted: frozenset[int]
    ) -> None:
        self.places, self.outputs, self.ways, self.wanted = places, outputs, ways, wanted
        self.gapped = ANY in wanted
        self.telling = wanted - {ANY} if self.gapped else wanted
        self.next: dict[frozenset[int], _State] = {}
        self.passed: _State | None = None


class _Entry(NamedTuple):
    """What an automaton makes of a token: the symbols that it knows, what is found at once, where matches begin.

    `begins` says whether anything is found or begun.
    """

    known: frozenset[int]
    outputs: tuple[int, ...]
    states: tuple[_State, ...]
    begins: bool


_Path = tuple[_State, int]
"""A state of the automaton and the token where its match began."""


class _Piece(NamedTuple):
    """A pattern laid out: the places where it may begin and end, and whether it may be empty."""

    first: tuple[int, ...]
    last: tuple[int, ...]
    empty: bool


class _Places:
    """Patterns laid out: every word of a pattern is a place, and `follow` says which may come next."""

    def __init__(self) -> None:
        self.symbols: list[int | frozenset[int]] = []
        self.follow: list[tuple[int, ...]] = []
        self.ends: list[int] = []

    def add(self, pattern: Pattern, output: int) -> tuple[int, ...]:
        """Lay a pattern out; give the places where it may begin."""
        piece = self._lay(pattern)
        for place in piece.last:
            if self.symbols[place] != ANY:  # no match ends in a gap
                self.ends[place] = output
        return piece.first

    def _lay(self, pattern: Pattern) -> _Piece:
        if isinstance(pattern, Word):
            self.symbols.append(pattern.symbols)
            self.follow.append(())
            self.ends.append(_NOTHING)
            here = (len(self.symbols) - 1,)
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
            self.follow[place] += right.first
        return _Piece(
            left.first + right.first if left.empty else left.first,
            left.last + right.last if right.empty else right.last,
            left.empty and right.empty,
        )


class _Groups:
    """Groups of numbers, all their members in one flat array: a pickle of thousands is small, and read at once."""

    __slots__ = ("_from", "counts", "members")

    def __init__(self, members: "array[int]", counts: "array[int]") -> None:
        self.members, self.counts = members, counts
        self._from = array("i", accumulate(counts, initial=0))

    @classmethod
    def of(cls, groups: SequenceOf[Collection[int]]) -> "_Groups":
        """Put them one after the other."""
        return cls(array("i", chain.from_iterable(groups)), array("i", map(len, groups)))

    def __reduce__(self) -> "tuple[type[_Groups], tuple[array[int], array[int]]]":
        return _Groups, (self.members, self.counts)

    def __getitem__(self, number: int) -> SequenceOf[int]:
        return self.members[self._from[number] : self._from[number + 1]]


def _way(place: int, after: tuple[int, ...]) -> int:
    return _ONWARD if after == (place + 1,) else _ELSEWHERE if after else 0


class Matcher:
    """All phrases of one layer as one automaton.

    `entries` are pairs of a pattern and the output to report for it. What is kept of them are
    flat arrays, so that a policy of a hundred thousand words is small and read at once: for
    each place the symbol that leads there, `_wants` (or, below ANY, the number of a set of
    `_sets`), the output that ends there, `_ends`, and whether the next place may follow it,
    none or others, `_ways`. Those with others are `_parting`, and `_steps` says how far away
    these are (Glushkov 1961). For each symbol `_knows` says whether the automaton asks for it;
    those that a match may be `_begun_by` are in order, and `_starts` has the places where.
    Without `alone`, a match of one token is not told.
    """

    def __init__(self, entries: Iterable[tuple[Pattern, int]], alone: bool = True) -> None:
        self._alone = alone
        places = _Places()
        firsts = {first for pattern, output in entries for first in places.add(pattern, output)}
        sets = list(dict.fromkeys(some for some in places.symbols if isinstance(some, frozenset)))
        self._sets = _Groups.of([sorted(some) for some in sets])
        numbers = {some: ANY - 1 - number for number, some in enumerate(sets)}
        self._wants = array("i", (s if isinstance(s, int) else numbers[s] for s in places.symbols))
        self._ends = array("i", places.ends)
        self._ways = bytes(_way(place, after) for place, after in enumerate(places.follow))
        self._parting = array("i", (place for place, way in enumerate(self._ways) if way == _ELSEWHERE))
        self._steps = _Groups.of([[after - place for after in places.follow[place]] for place in self._parting])
        self.forget()
        starts: dict[int, list[int]] = defaultdict(list)
        for place in sorted(firsts):
            want = self._wants[place]
            for symbol in (want,) if want >= ANY else self._leading(want):
                starts[symbol].append(place)
        begun = sorted(starts.items())
        self._begun_by = array("i", (symbol for symbol, _ in begun))
        self._starts = _Groups.of([places for _, places in begun])
        known = {*self._wants, *self._sets.members}
        symbols = range(max(known, default=ANY) + 1)
        self._knows = bytes(symbol in known for symbol in (*symbols, ANY))  # ANY, which is -1, is the last

    def _leading(self, want: int) -> frozenset[int]:
        """Give the symbols of a set of which each leads to a place; the answer is remembered."""
        found = self._leads.get(want)
        if found is None:
            found = self._leads[want] = frozenset(self._sets[ANY - 1 - want])
        return found

    def _after(self, places: Iterable[int]) -> set[int]:
        """Give the places that may follow some places."""
        ways, after = self._ways, set()
        for place in places:
            if ways[place] == _ONWARD:
                after.add(place + 1)
            elif ways[place]:
                after.update([place + step for step in self._steps[bisect_left(self._parting, place)]])
        return after

    def __getstate__(self) -> dict[str, Any]:
        """Give what a pickle keeps: not what texts left behind."""
        state = {name: self.__dict__[name] for name in _KEPT}
        return state | {name: differences(state[name]) for name in _RISING}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__ |= state | {name: array("i", accumulate(state[name])) for name in _RISING}
        self.forget()

    def forget(self) -> None:
        """Forget the states that texts led to."""
        self._states: dict[frozenset[int], _State] = {}
        self._entries: dict[frozenset[int], _Entry] = {}
        self._first: dict[int, _State | None] = {}
        self._gaps: dict[_State, _State | None] = {}
        self._leads: dict[int, frozenset[int]] = {}
        self._built = 0

    def _enter(self, symbols: frozenset[int]) -> _Entry:
        """Look at the symbols of a token for the first time. Each begins by itself, so that words share states."""
        knows, most = self._knows, len(self._knows) - 1
        known = frozenset([symbol for symbol in symbols if symbol < most and knows[symbol]])
        begun = [state for state in map(self._begin, known) if state]
        outputs = tuple(sorted({output for state in begun for output in state.outputs})) if self._alone else ()
        states = tuple(state for state in begun if state.wanted)
        entry = self._entries[symbols] = _Entry(known, outputs, states, bool(outputs or states))
        return entry

    def _begin(self, symbol: int) -> _State | None:
        """Give the state after this symbol, if a match may begin with it."""
        if symbol not in self._first:
            number = bisect_left(self._begun_by, symbol)
            here = self._begun_by[number : number + 1] == array("i", [symbol])
            self._first[symbol] = self._built_state(self._starts[number]) if here else None
        return self._first[symbol]

    def _step(self, state: _State, led: frozenset[int]) -> _State:
        """Give the state that symbols lead to, all of which lead somewhere."""
        wants = (want for want in state.ways if want in led or (want < ANY and not led.isdisjoint(self._leading(want))))
        there = state.next[led] = self._built_state(place for want in wants for place in state.ways[want])
        return there

    def _pass(self, state: _State) -> _State:
        """Give the state after a word of a gap that is nothing else; no match ends there."""
        passed = state.passed = self._built_state(state.ways[ANY])
        return passed

    def _in_gap(self, state: _State) -> _State | None:
        """Give the state that a comma leaves: what stands in a gap or before one."""
        if state not in self._gaps:
            gap = {*state.ways.get(ANY, ()), *(place for place in state.places if self._wants[place] == ANY)}
            left = [place for place in state.places if place in gap or not gap.isdisjoint(self._after((place,)))]
            self._gaps[state] = self._built_state(left) if left else None
        return self._gaps[state]

    def _built_state(self, places: Iterable[int]) -> _State:
        """Give the state of standing on these places at once."""
        self._built += 1
        here = frozenset(places)
        state = self._states.get(here)
        if state is None:
            outputs = {self._ends[place] for place in here} - {_NOTHING}
            ways: dict[int, list[int]] = {}
            for place in self._after(here):
                ways.setdefault(self._wants[place], []).append(place)
            several = [self._leading(want) for want in ways if want < ANY]
            wanted = frozenset([want for want in ways if want >= ANY]).union(*several)
            state = self._states[here] = _State(here, tuple(sorted(outputs)), ways, wanted)
        return state

    def walk(self, cells: SequenceOf[Cell]) -> list[Found]:
        """Walk once over the cells of a text and give every match, in order of its end or nearly so."""
        if self._built > _MOST_STEPS:
            self.forget()
        found: list[Found] = []
        active: Collection[_Path] = ()
        later: dict[int, list[_Path]] = defaultdict(list)  # behind what reaches over several tokens
        entries, enter = self._entries, self._enter
        for here, (symbols, parted, loose, wider) in enumerate(cells):
            entry = entries.get(symbols) or enter(symbols)
            if active and (parted or len(active) > _MANY):
                active = self._continuing(active, parted)
            there = later.pop(here + 1, []) if later else []
            if entry.begins or (active and entry.known):
                self._take(entry, active, here, here + 1, there, found)
            if loose:
                there.extend(path for path in active if here - path[1] < MOST_WORDS)
            for reach, count in wider:
                entry = entries.get(reach) or enter(reach)
                if entry.begins or (active and entry.known):
                    self._take(entry, active, here, here + count, later[here + count], found)
            active = there
        return found

    def _take(
        self, entry: _Entry, active: Iterable[_Path], here: int, end: int, there: list[_Path], found: list[Found]
    ) -> None:
        """Take the symbols of a token, or of what reaches over several, as one step."""
        known, outputs, states, _ = entry
        in_gap = ANY in known
        for state, start in active:
            if state.telling.isdisjoint(known):
                if in_gap and state.gapped:
                    there.append((state.passed or self._pass(state), start))
            else:
                led = state.wanted & known
                after = state.next.get(led) or self._step(state, led)
                for output in after.outputs:
                    found.append((start, end, output))
                if after.wanted:
                    there.append((after, start))
        for output in outputs:
            found.append((here, end, output))
        for state in states:
            there.append((state, here))

    def _continuing(self, active: Collection[_Path], parted: int) -> Collection[_Path]:
        """Give the paths that go on over what parts two tokens, each once: over a comma only those in a gap."""
        if parted == STOP:
            return ()
        if parted == COMMA:
            left = dict.fromkeys((self._in_gap(state), start) for state, start in active)
            return [(state, start) for state, start in left if state]
        return dict.fromkeys(active)


def longest(found: Iterable[Found], begin: int = 0) -> list[Match]:
    """Keep, for each output, the matches that lie in no other match of the same output; in reading order.

    They are `begin` tokens further back than where they were found.
    """
    kept: dict[Found, None] = {}
    last_of: dict[int, Found] = {}
    for match in sorted(found):
        first, last, output = match
        before = last_of.get(output)
        if before:
            if last <= before[1]:
                continue
            if first == before[0]:
                del kept[before]  # a shorter one
        kept[match] = None
        last_of[output] = match
    return [Match(output, begin + first, begin + last) for first, last, output in kept]
