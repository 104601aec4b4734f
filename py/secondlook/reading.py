"""A text read with a policy: which words mean what, and which phrases stand where.

The order is: the words as written (and as disguised), the plain lexicons, what the
engine recognises itself (people, plates, times ...), lexicons built on these, and at
last the phrases of rules and excuses. Each layer is one walk over the tokens.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import TypeVar

from secondlook.automaton import Cell, Match, Matcher, longest
from secondlook.document import MOST_PIECES, Document
from secondlook.entities import recognise
from secondlook.phrases import MOST_WORDS
from secondlook.policy import Policy, Reminder, Rule

_Key = TypeVar("_Key")

REACH = MOST_PIECES + MOST_WORDS
"""How many tokens off a match may begin that overlaps another or stands near it: so no text is slow to excuse."""
NEAR = 4
"""How many words an excuse may stand "before" or "after" what it excuses."""


class Places(tuple[tuple[int, int], ...]):
    """The places of labels as (first token, token after the last), in reading order, quick to ask."""

    @cached_property
    def begins(self) -> frozenset[int]:
        """The tokens at which one begins."""
        return frozenset(first for first, _ in self)

    @cached_property
    def ends(self) -> frozenset[int]:
        """The tokens before which one ends."""
        return frozenset(last for _, last in self)

    @cached_property
    def covered(self) -> frozenset[int]:
        """All tokens of all places."""
        return frozenset(token for first, last in self for token in range(first, last))

    def beginning(self, first: int, last: int) -> Sequence[tuple[int, int]]:
        """Give those that begin at a token of a range."""
        return self[bisect_left(self, (first,)) : bisect_left(self, (last,))]

    def touching(self, first: int, last: int) -> list[tuple[int, int]]:
        """Give those that share a token with a range."""
        return [place for place in self.beginning(first - REACH, last) if first < place[1]]


class Reading:
    """A draft and everything that the policy's words found in it: see `matches` and `places`."""

    def __init__(self, text: str, policy: Policy) -> None:
        self.policy = policy
        self.doc = Document(text, policy.symbols.words)
        pieces = self.doc.pieces
        self._cells = [
            Cell(
                policy.symbols_of(self.doc.folded[token.start : token.end], token.shape, number in pieces),
                token.parted,
                token.kind == "emoji",
                (),
            )
            for number, token in enumerate(self.doc.tokens)
        ]
        self._add_merges()
        for level, layer in enumerate(policy.layers):
            self._add_labels(self._walk_lexicons(layer))
            if level == 0:
                self._add_labels(recognise(self.doc, self._noted(), policy.domains))
        self._found = self._walk_phrases()
        set_off = [use for number in self._found for use in policy.users.get(number, ())]
        self._possible = {key for key, _, role in set_off if role == "excuse"}
        if self.doc.quoted:
            self._possible |= {name for name, excuse in policy.excuses.items() if excuse.where == "quoted"}
        self._everywhere = {name for name in self._possible if policy.excuses[name].where == "post"}
        self._matches: dict[tuple[str, int], list[Match]] = {}
        self._places_of: dict[tuple[str, ...], Places] = {}
        self._live: dict[str, list[int]] = defaultdict(list)
        for key, number, role in sorted(set_off):
            if role == "phrases":
                self._live[key].append(number)

    def _add_merges(self) -> None:
        """Let "g u i l t y" and "gui🔥lty" be read as one word where a phrase asks for it."""
        for first, last, norm in self.doc.merges:
            self._widen(first, self.policy.symbols_of(norm, "lower"), last)

    def _widen(self, first: int, symbols: frozenset[int], last: int) -> None:
        cell = self._cells[first]
        self._cells[first] = cell._replace(wider=(*cell.wider, (symbols, last - first)))

    def _walk_lexicons(self, layer: Matcher) -> Iterable[tuple[str, int, int]]:
        names = self.policy.labels
        return dict.fromkeys((names[output], first, last) for output, first, last in layer.walk(self._cells))

    def _add_labels(self, found: Iterable[tuple[str, int, int]]) -> None:
        """Let what has been found be seen by phrases that ask for it."""
        policy = self.policy
        for name, first, last in found:
            symbols = policy.symbols_of_label(name)
            if last > first + 1:
                self._widen(first, symbols, last)
            else:
                cell = self._cells[first]
                self._cells[first] = cell._replace(symbols=policy.joined(cell.symbols, symbols))

    def _noted(self) -> Mapping[str, Sequence[tuple[int, int]]]:
        """Give the places of the lexicons that the recognisers ask for."""
        return self._sorted_by(self.policy.notes_of)

    def _sorted_by(self, keys_of: Callable[[frozenset[int]], Iterable[_Key]]) -> Mapping[_Key, list[tuple[int, int]]]:
        """Give the places of tokens and of what reaches over several, by something that symbols have."""
        found: dict[_Key, list[tuple[int, int]]] = defaultdict(list)
        for first, (symbols, _, _, wider) in enumerate(self._cells):
            for key in keys_of(symbols):
                found[key].append((first, first + 1))
            for reach, count in wider:
                for key in keys_of(reach):
                    found[key].append((first, first + count))
        return found

    def _walk_phrases(self) -> dict[int, list[Match]]:
        """Sort what the phrases found by the lists that hold them."""
        found: dict[int, list[Match]] = defaultdict(list)
        owners = self.policy.owners
        for match in longest(self.policy.phrases.walk(self._cells)):
            for number in owners[match.output]:
                found[number].append(match)
        return found

    def _of(self, key: str, number: int, role: str) -> list[Match]:
        """Give what was found for a use of a list of phrases, in reading order."""
        asked = self.policy.asked.get((key, number, role))
        return self._found.get(asked, []) if asked is not None else []

    def live_signs(self, rule: Rule) -> list[int]:
        """Give the numbers of the rule's signs that have a phrase in the text."""
        return self._live.get(rule.id, [])

    def count(self, rule: Rule, number: int) -> int:
        """Give how often the phrases of a rule's sign stand in the text, excused or not."""
        return len(self._of(rule.id, number, "phrases"))

    def matches(self, rule: Rule, number: int) -> list[Match]:
        """Give the matches of the phrases of a rule's sign, by its number, that nothing excuses."""
        key = (rule.id, number)
        if key not in self._matches:
            self._matches[key] = list(self._unexcused(rule, number))
        return self._matches[key]

    def _unexcused(self, rule: Rule, number: int) -> Iterator[Match]:
        key, sign = rule.id, rule.signs[number]
        if sign.setting and not self._of(key, number, "setting"):
            return
        excuses = self._possible.intersection(sign.excuses)
        if not self._everywhere.isdisjoint(excuses):
            return
        context = self._of(key, number, "context")
        unless = self._of(key, number, "unless")
        for match in self._of(key, number, "phrases"):
            if (
                (not sign.context or self._in_sentence(context, match))
                and not touching(unless, match)
                and not any(self._holds(name, match) for name in excuses)
            ):
                yield match

    def context_of(self, rule: Rule, number: int, match: Match) -> list[Match]:
        """Give the first context and setting words that let a match of a sign count."""
        near = self._in_sentence(self._of(rule.id, number, "context"), match)
        return [*near, *self._of(rule.id, number, "setting")[:1]]

    def _holds(self, name: str, match: Match) -> bool:
        where = self.policy.excuses[name].where
        if where == "quoted":
            return self.doc.is_quoted(match.first, match.last)
        found = self._of(name, -1, "excuse")
        if where == "inside":
            return bool(touching(found, match))
        if where == "sentence":
            return bool(self._in_sentence(found, match))
        return any(self._near(where, excuse, match) for excuse in close_to(found, match))

    def _near(self, where: str, excuse: Match, match: Match) -> bool:
        """Say whether an excuse stands in the match's sentence and shortly before or after it."""
        if not self.same_sentence(excuse, match):
            return False
        if where == "after":
            return match.last <= excuse.first and self.doc.words_between(match.last, excuse.first) <= NEAR
        if excuse.last <= match.first:
            return self.doc.words_between(excuse.last, match.first) <= NEAR
        return excuse.first <= match.first

    def _in_sentence(self, found: list[Match], match: Match) -> list[Match]:
        """Give the first of some matches, in reading order, that begins in the sentence of another."""
        start, end = self.doc.sentence_of(match.first)
        place = bisect_left(found, start, key=_first)
        return [found[place]] if place < len(found) and found[place].first < end else []

    def reminds(self, reminder: Reminder) -> bool:
        """Say whether a reminder is due: always, or where one of its phrases stands."""
        unless = self._of(reminder.id, -1, "reminder-unless")
        found = self._of(reminder.id, -1, "reminder")
        return not reminder.phrases or any(not touching(unless, match) for match in found)

    def same_sentence(self, one: Match, other: Match) -> bool:
        """Say whether two matches begin in the same sentence."""
        return self.doc.sentence_of(one.first) == self.doc.sentence_of(other.first)

    def words(self, first: int, last: int) -> str:
        """Give the words of a range of tokens as they were typed."""
        return self.doc.text[slice(*self.doc.original(first, last))]

    def places(self, *names: str) -> Places:
        """Give the places of the labels (lexicons, or what the engine recognises), in reading order."""
        found = self._places_of.get(names)
        if found is None:
            numbers = [self.policy.label_symbols[name] for name in names if name in self.policy.label_symbols]
            there = {place for number in numbers for place in self._places.get(number, ())}
            found = self._places_of[names] = Places(sorted(there))
        return found

    @cached_property
    def standing(self) -> Mapping[str, list[tuple[int, int]]]:
        """The places of each label that stands outside of quotation, in reading order."""
        quoted = self.doc.is_quoted if self.doc.quoted else None
        names = self.policy.label_names
        free = {
            names[number]: [place for place in places if not quoted or not quoted(*place)]
            for number, places in self._places.items()
        }
        return {name: places for name, places in free.items() if places}

    @cached_property
    def standing_names(self) -> Iterable[str]:
        """The names of the labels in `standing`; without quotation they are known without looking for the places."""
        if self.doc.quoted:
            return self.standing
        several = {symbols for _, _, _, wider in self._cells for symbols, _ in wider}
        numbers = frozenset().union(*map(self.policy.labels_in, several.union(cell[0] for cell in self._cells)))
        return [self.policy.label_names[number] for number in numbers]

    @cached_property
    def wordings(self) -> Mapping[str, int]:
        """The words outside of quotation, folded and in lower case, each with the token where it stands last."""
        quoted = self.doc.is_quoted if self.doc.quoted else None
        numbered = enumerate(self.doc.tokens)
        return {token.norm: number for number, token in numbered if not quoted or not quoted(number, number + 1)}

    def set_aside(self, excuses: Iterable[str]) -> bool:
        """Say whether one of some excuses holds for the whole post."""
        return not self._everywhere.isdisjoint(excuses)

    @cached_property
    def _places(self) -> Mapping[int, list[tuple[int, int]]]:
        """The places of every label."""
        return self._sorted_by(self.policy.labels_in)


def overlap(one: Match, other: Match) -> bool:
    """Say whether two matches share a token."""
    return one.first < other.last and other.first < one.last


def close_to(found: list[Match], match: Match) -> list[Match]:
    """Give those of some matches, in reading order, that begin not far from another."""
    start = bisect_left(found, match.first - REACH, key=_first)
    return found[start : bisect_left(found, match.last + REACH, key=_first)]


def touching(found: list[Match], match: Match) -> list[Match]:
    """Give those of some matches, in reading order, that share a token with another."""
    return [other for other in close_to(found, match) if overlap(match, other)] if found else []


_first = attrgetter("first")
