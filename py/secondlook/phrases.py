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
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from secondlook.document import COMMA, STOP

MOST_WORDS = 40
MOST_WAYS = 512
GAP_WORDS = 5
_MOST_STATES = 20_000


class PhraseError(ValueError):
    """A phrase that cannot be read: the `problem`, and the `cure`."""

    def __init__(self, problem: str, cure: str) -> None:
        super().__init__(f"{problem}; {cure}")
        self.problem, self.cure = problem, cure


class Slot(NamedTuple):
    """One place in a phrase: the symbols that may stand there, and whether it may stay empty."""

    symbols: frozenset[int] | None
    optional: bool = False


GAP = tuple(Slot(None, optional=True) for _ in range(GAP_WORDS))


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
_ADDRESS = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}/[^\s*]*\*?", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:[:,/-]\d+)+")
_WORD = re.compile(r"\$?[^\W_]+(?:['*@$#&+.][^\W_]+)*\*?|&|@|\$|[\u2190-\U0001faff]")


def parse(phrase: str, symbols: Symbols) -> list[tuple[Slot, ...]]:
    """Read a phrase into the flat sequences of slots that it stands for.

    Raises PhraseError for a phrase that is empty, unbalanced, too long, stands for more
    than MOST_WAYS sequences, or begins or ends with a gap or with nothing but options.
    """
    pieces = _pieces(phrase)
    ways, rest = _alternatives(pieces, 0, symbols, phrase)
    if rest < len(pieces):
        raise PhraseError(f"“{phrase}” closes a bracket that it never opened", f"take out “{pieces[rest]}”")
    for way in ways:
        _refuse_unusable(way, phrase)
    return ways


def _pieces(phrase: str) -> list[str]:
    pieces, place, phrase = [], 0, phrase.rstrip()
    while place < len(phrase):
        found = _PIECE.match(phrase, place)
        if found is None:
            raise _unknown_sign(phrase, phrase[place:].strip())
        pieces.append(found.group(1))
        place = found.end()
    return pieces


def _unknown_sign(phrase: str, where: str) -> PhraseError:
    return PhraseError(f"“{phrase}” has a sign that the notation does not know in “{where}”", "write plain words")


def _refuse_unusable(way: tuple[Slot, ...], phrase: str) -> None:
    if all(slot.optional for slot in way):
        raise PhraseError(f"“{phrase}” can stand for no words at all", "give it a word that must be there")
    if way[0].symbols is None or way[-1].symbols is None:
        raise PhraseError(f"“{phrase}” begins or ends with “...”", "take that off, or put a word there")
    if len(way) > MOST_WORDS:
        raise PhraseError(f"“{phrase}” is longer than {MOST_WORDS} words", "make two phrases of it")


def _alternatives(
    pieces: Sequence[str], place: int, symbols: Symbols, phrase: str
) -> tuple[list[tuple[Slot, ...]], int]:
    """Read `a b | c d` up to a closing bracket or the end."""
    ways: list[tuple[Slot, ...]] = []
    while True:
        some, place = _sequence(pieces, place, symbols, phrase)
        ways.extend(some)
        if place == len(pieces) or pieces[place] != "|":
            return _pool(ways), place
        place += 1


def _pool(ways: list[tuple[Slot, ...]]) -> list[tuple[Slot, ...]]:
    """Let alternatives of one plain word share a slot, so that a long choice is one way."""
    single = [way[0].symbols for way in ways if len(way) == 1 and way[0].symbols and not way[0].optional]
    longer = [way for way in ways if len(way) != 1 or not way[0].symbols or way[0].optional]
    return [(Slot(frozenset().union(*single)),), *longer] if len(single) > 1 else ways


def _sequence(pieces: Sequence[str], place: int, symbols: Symbols, phrase: str) -> tuple[list[tuple[Slot, ...]], int]:
    parts: list[list[tuple[Slot, ...]]] = []
    while place < len(pieces) and pieces[place] not in {")", "]", "|"}:
        part, place = _element(pieces, place, symbols, phrase)
        parts.append(part)
        count = 1
        for choices in parts:
            count *= len(choices)
        if count > MOST_WAYS:
            raise PhraseError(f"“{phrase}” can be read in more than {MOST_WAYS} ways", "split it into several phrases")
    if not parts:
        raise PhraseError(f"“{phrase}” has an empty choice", "write a word or take the sign away")
    return [tuple(slot for way in ways for slot in way) for ways in product(*parts)], place


def _element(pieces: Sequence[str], place: int, symbols: Symbols, phrase: str) -> tuple[list[tuple[Slot, ...]], int]:
    piece = pieces[place]
    if piece in {"(", "["}:
        ways, place = _alternatives(pieces, place + 1, symbols, phrase)
        if place == len(pieces) or pieces[place] != {"(": ")", "[": "]"}[piece]:
            raise PhraseError(f"“{phrase}” opens “{piece}” and does not close it", "close it")
        return (_optional(ways) if piece == "[" else ways), place + 1
    if piece == "...":
        return [GAP], place + 1
    if piece.startswith("{"):
        return [(Slot(frozenset({symbols.add("label", piece[1:-1].strip())})),)], place + 1
    return [tuple(_word_slots(piece, symbols, phrase))], place + 1


def _optional(ways: list[tuple[Slot, ...]]) -> list[tuple[Slot, ...]]:
    if len(ways) == 1 and len(ways[0]) == 1:
        return [(Slot(ways[0][0].symbols, optional=True),)]
    return [*ways, ()]


def _word_slots(piece: str, symbols: Symbols, phrase: str) -> Iterator[Slot]:
    # a text has a web address, and a number such as 10-7, as one word
    words = [piece] if _ADDRESS.fullmatch(piece) or _NUMBER.fullmatch(piece) else _WORD.findall(piece)
    if not words or (words != [piece] and "".join(words) != piece.replace("-", "").replace("/", "")):
        raise _unknown_sign(phrase, piece)
    for word in words:
        yield Slot(frozenset({_word_symbol(word, symbols)}))


def _word_symbol(word: str, symbols: Symbols) -> int:
    if word.endswith("*") and len(word) > 2:
        return symbols.add("beginning", word[:-1].lower().replace("'", ""))
    if len(word) > 1 and word.isupper() and word.isalpha():
        return symbols.add("caps", word.lower())
    return symbols.add("word", "and" if word == "&" else word.lower().replace("'", "").replace(".", ""))


class Cell(NamedTuple):
    """What the automaton sees of one token: the symbols it answers to, and its company.

    `wider` are labels that reach over several tokens: (symbol, token after the last).
    A `loose` token (an emoji) may also be passed over.
    """

    symbols: frozenset[int]
    parted: int
    loose: bool
    wider: Sequence[tuple[frozenset[int], int]]


class _State:
    __slots__ = ("gaps", "next", "outputs", "slots")

    def __init__(self, slots: frozenset[int], outputs: tuple[int, ...], gaps: frozenset[int]) -> None:
        self.slots = slots
        self.outputs = outputs
        self.gaps = gaps
        self.next: dict[frozenset[int], _State | None] = {}


_Path = tuple[_State, int]
"""A state of the automaton and the token where its match began."""

_UNKNOWN = _State(frozenset(), (), frozenset())
"""Stands for a transition that no text has asked for yet."""


class Matcher:
    """All phrases of one layer as one automaton.

    `entries` are pairs of a parsed phrase and the output to report for it.
    """

    def __init__(self, entries: Iterable[tuple[Sequence[tuple[Slot, ...]], int]]) -> None:
        self._symbols: list[frozenset[int] | None] = []
        self._optional = bytearray()
        self._ends: dict[int, int] = {}
        self._starts: dict[int, set[int]] = defaultdict(set)
        for ways, output in entries:
            for way in ways:
                self._add(way, output)
        self._forget()

    def _add(self, way: tuple[Slot, ...], output: int) -> None:
        begin = len(self._symbols)
        for slot in way:
            self._symbols.append(slot.symbols)
            self._optional.append(slot.optional)
        self._symbols.append(frozenset())
        self._optional.append(False)
        self._ends[begin + len(way)] = output
        for slot_number in self._closure({begin}):
            for symbol in self._symbols[slot_number] or ():
                self._starts[symbol].add(slot_number)

    def _closure(self, slots: Iterable[int]) -> frozenset[int]:
        """Add the slots that are reached by leaving out optional ones."""
        reached = set(slots)
        for slot in tuple(reached):
            while self._optional[slot]:
                slot += 1
                reached.add(slot)
        return frozenset(reached)

    def _forget(self) -> None:
        self._states: dict[frozenset[int], _State] = {}
        self._first: dict[frozenset[int], _State | None] = {}

    def _state(self, slots: Iterable[int]) -> _State | None:
        reached = self._closure(slots)
        if not reached:
            return None
        state = self._states.get(reached)
        if state is None:
            outputs = tuple(sorted({self._ends[slot] for slot in reached if slot in self._ends}))
            gaps = self._closure(slot for slot in reached if self._symbols[slot] is None)
            state = self._states[reached] = _State(reached, outputs, gaps)
        return state

    def _begin(self, symbols: frozenset[int]) -> _State | None:
        starts = self._starts
        state = self._state(slot + 1 for symbol in symbols for slot in starts.get(symbol, ()))
        self._first[symbols] = state
        return state

    def _step(self, state: _State, symbols: frozenset[int]) -> _State | None:
        wanted = self._symbols
        after = self._state(
            slot + 1
            for slot in state.slots
            if slot not in self._ends and ((want := wanted[slot]) is None or not want.isdisjoint(symbols))
        )
        state.next[symbols] = after
        return after

    def walk(self, cells: Sequence[Cell]) -> list[Match]:
        """Walk once over the cells of a text and give every match, in order of its end or nearly so."""
        if len(self._states) > _MOST_STATES:
            self._forget()
        found: list[Match] = []
        waiting: list[list[_Path] | None] = [None] * (len(cells) + 1)
        first = self._first
        for here, (symbols, parted, loose, wider) in enumerate(cells):
            active: Iterable[_Path] = waiting[here] or ()
            if active:
                active = self._continuing(active, parted)
            there: list[_Path] = []
            for state, start in active:
                after = state.next.get(symbols, _UNKNOWN)
                if after is _UNKNOWN:
                    after = self._step(state, symbols)
                if after is not None:
                    there.append((after, start))
            if symbols:
                begun = first.get(symbols, _UNKNOWN)
                if begun is _UNKNOWN:
                    begun = self._begin(symbols)
                if begun is not None:
                    there.append((begun, here))
            for state, start in there:
                for output in state.outputs:
                    found.append(Match(output, start, here + 1))
            if loose:
                there.extend(path for path in active if here - path[1] < MOST_WORDS)
            if there:
                waiting[here + 1] = there if (more := waiting[here + 1]) is None else more + there
            for label, end in wider:
                self._leap(active, here, label, end, waiting, found)
        return found

    def _continuing(self, active: Iterable[_Path], parted: int) -> Iterable[_Path]:
        """Give the paths that go on over what parts two tokens, each once."""
        if parted == STOP:
            return ()
        return dict.fromkeys(self._over_comma(active) if parted == COMMA else active)

    def _leap(
        self,
        active: Iterable[_Path],
        here: int,
        label: frozenset[int],
        end: int,
        waiting: list[list[_Path] | None],
        found: list[Match],
    ) -> None:
        """Take a label that reaches over several tokens as one step."""
        begun = self._first[label] if label in self._first else self._begin(label)
        landed = [(begun, here)] if begun is not None else []
        for state, start in active:
            after = state.next[label] if label in state.next else self._step(state, label)
            if after is not None:
                landed.append((after, start))
        for state, start in landed:
            found.extend(Match(output, start, end) for output in state.outputs)
        if landed:
            waiting[end] = (waiting[end] or []) + landed

    def _over_comma(self, active: Iterable[_Path]) -> Iterator[_Path]:
        """After a comma only the phrases go on that stand in a gap."""
        for state, start in active:
            if state.gaps:
                kept = self._states.get(state.gaps) or self._state(state.gaps)
                if kept is not None:
                    yield kept, start


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
