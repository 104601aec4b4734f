"""A text read with a policy: which words mean what, and which phrases stand where.

The order is: the words as written (and as disguised), the plain lexicons, what the
engine recognises itself (people, plates, times ...), lexicons built on these, and at
last the phrases of rules and excuses. Each layer is one walk over the tokens.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from operator import attrgetter

from secondlook.automaton import Cell, Matcher, longest
from secondlook.document import MOST_PIECES, Document
from secondlook.edit import Edit, Match
from secondlook.entities import Entity, recognise
from secondlook.phrases import MOST_WORDS
from secondlook.policy import Policy
from secondlook.terms import Reminder, Rule

REACH = MOST_PIECES + MOST_WORDS
"""How many tokens off a match may begin that overlaps another or stands near it: so no text is slow to excuse."""
SEEN = 32
"""How many tokens around it the engine looks at to recognise something, or fewer."""
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

    def __init__(self, text: str, policy: Policy, before: "Reading | None" = None) -> None:
        """Read `text`; where it is nearly the text of the reading `before`, only what changed is read."""
        self.policy = policy
        if before and before.policy is not policy:
            before = None
        self.doc: Document = Document(text, policy.symbols.words, before.doc if before else None)
        edit = self.doc.edit
        if edit == Edit.whole(len(self.doc.tokens), edit.ended):
            before = None  # nothing of it is left
        cells = self._words(edit)
        self._label(cells, self._lexicons(policy.layers[0], cells))
        self._plain: list[Cell] = edit.joined(before._plain if before else (), cells)
        entities = self._recognised(edit)
        if before and not self._are_as_before(entities, before, edit):
            edit, before = Edit.whole(len(self.doc.tokens)), None
            entities = self._recognised(edit)
        self._read(entities, before, edit)
        self._possible = {name for number in self._found for name in policy.excusing.get(number, ())}
        if self.doc.quoted:
            self._possible |= {name for name, excuse in policy.excuses.items() if excuse.where == "quoted"}
        self._everywhere = {name for name in self._possible if policy.excuses[name].where == "post"}
        self._matches: dict[tuple[str, int], list[Match]] = {}
        self._places_of: dict[tuple[str, ...], Places] = {}
        self._live: dict[str, list[int]] = defaultdict(list)
        for number in self._found:
            for rule, sign in policy.showing.get(number, ()):
                self._live[rule].append(sign)
        for signs in self._live.values():
            signs.sort()

    def _read(self, entities: list[Entity], before: "Reading | None", edit: Edit) -> None:
        """Read what is new, now that everything is known that the engine recognises itself."""
        begin, end = edit.first, edit.last
        inside = [entity for entity in entities if begin <= entity.first and entity.last <= end]
        kept = ((entity, edit.place(entity.first, entity.last)) for entity in (before._entities if before else ()))
        self._entities: list[Entity] = [*(Entity(entity.label, *place) for entity, place in kept if place), *inside]
        cells = self._plain[begin:end]
        self._label(cells, ((label, first - begin, last - begin) for label, first, last in inside))
        for layer in self.policy.layers[1:]:
            self._label(cells, self._lexicons(layer, cells))
        self._cells: list[Cell] = edit.joined(before._cells if before else (), cells)
        found = self._by_list(cells, begin)
        self._found: Mapping[int, list[Match]] = edit.each(before._found if before else {}, found)

    def _words(self, edit: Edit) -> list[Cell]:
        """Give what the words that are new mean; "g u i l t y" and "gui🔥lty" may be read as one word."""
        policy, folded, pieces, begin = self.policy, self.doc.folded, self.doc.pieces, edit.first
        cells = [
            Cell(policy.symbols_of(folded[start:end], shape, number in pieces), parted, kind == "emoji", ())
            for number, (_, start, end, kind, parted, shape) in enumerate(self.doc.tokens[begin : edit.last], begin)
        ]
        for norm, first, last in self.doc.merges:
            if begin <= first < edit.last:
                _widen(cells, first - begin, policy.symbols_of(norm, "lower"), last - begin)
        return cells

    def _lexicons(self, layer: Matcher, cells: list[Cell]) -> Iterable[tuple[str, int, int]]:
        names = self.policy.labels
        return dict.fromkeys((names[output], first, last) for first, last, output in layer.walk(cells))

    def _label(self, cells: list[Cell], found: Iterable[tuple[str, int, int]]) -> None:
        """Let what has been found be seen by phrases that ask for it."""
        policy = self.policy
        for name, first, last in found:
            symbols = policy.symbols_of_label(name)
            if last > first + 1:
                _widen(cells, first, symbols, last)
            else:
                here, parted, loose, wider = cells[first]
                cells[first] = Cell(policy.joined(here, symbols), parted, loose, wider)

    def _recognised(self, edit: Edit) -> list[Entity]:
        """Give what the engine recognises in what is new and around it."""
        begin, end = max(0, edit.first - 2 * SEEN), min(len(self.doc.tokens), edit.last + 2 * SEEN)
        noted = _noted(self._plain[begin:end], self.policy)
        found = recognise(self.doc.stretch(begin, end), noted, self.policy.domains)
        return [Entity(label, begin + first, begin + last) for label, first, last in found]

    def _are_as_before(self, entities: list[Entity], before: "Reading", edit: Edit) -> bool:
        """Say whether what is new changes nothing that was recognised outside of it: names and numbers see far."""
        if self.doc.shouted != before.doc.shouted or any(map(edit.crosses, before._entities)):
            return False
        low, high = edit.first - SEEN, edit.last + SEEN
        there = {entity for entity in entities if entity.last <= edit.first or entity.first >= edit.last}
        across = [entity for entity in entities if entity not in there and not _within(entity, edit.first, edit.last)]
        kept = ((entity.label, edit.place(entity.first, entity.last)) for entity in before._entities)
        known = {Entity(label, *place) for label, place in kept if place}
        return not across and all(not _within(entity, low, high) for entity in there ^ known)

    def _by_list(self, cells: list[Cell], begin: int) -> Mapping[int, list[Match]]:
        """Sort what the phrases found by the lists that hold them."""
        found: dict[int, list[Match]] = defaultdict(list)
        owners = self.policy.owners
        for match in longest(self.policy.phrases.walk(cells), begin):
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
            self._matches[key] = self._unexcused(rule, number)
        return self._matches[key]

    def _unexcused(self, rule: Rule, number: int) -> list[Match]:
        key, sign = rule.id, rule.signs[number]
        excuses = self._possible.intersection(sign.excuses)
        if (sign.setting and not self._of(key, number, "setting")) or not self._everywhere.isdisjoint(excuses):
            return []
        found = self._of(key, number, "phrases")
        if sign.context:
            context = self._of(key, number, "context")
            found = [match for match in found if self._in_sentence(context, match)]
        if unless := self._of(key, number, "unless"):
            found = [match for match in found if not touching(unless, match)]
        for name in excuses:
            found = [match for match in found if not self._holds(name, match)]
        return found

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
            symbols = self.policy.label_symbols
            misses = frozenset(symbols[name] for name in names if name in symbols).isdisjoint
            there = {(first, first + 1) for first, cell in enumerate(self._cells) if not misses(cell.symbols)}
            there |= {(first, last) for reach, first, last in self._wide if not misses(reach)}
            found = self._places_of[names] = Places(sorted(there))
        return found

    @cached_property
    def _wide(self) -> list[tuple[frozenset[int], int, int]]:
        """The symbols of what reaches over several tokens, with its places."""
        return [(reach, n, n + count) for n, cell in enumerate(self._cells) for reach, count in cell.wider]

    @cached_property
    def standing(self) -> frozenset[str]:
        """The names of the labels that stand somewhere outside of quotation."""
        quoted = self.doc.is_quoted if self.doc.quoted else None
        there = {cell.symbols for n, cell in enumerate(self._cells) if not quoted or not quoted(n, n + 1)}
        there |= {reach for reach, first, last in self._wide if not quoted or not quoted(first, last)}
        return frozenset().union(*map(self.policy.labels_in, there))

    def first_standing(self, name: str) -> tuple[int, int]:
        """Give the first place of a label of `standing`, the shortest where several begin together."""
        quoted = self.doc.is_quoted
        return next(place for place in self.places(name) if not quoted(*place))

    @cached_property
    def wordings(self) -> Mapping[str, int]:
        """The words outside of quotation, folded and in lower case, each with the token where it stands last."""
        quoted = self.doc.is_quoted if self.doc.quoted else None
        numbered = enumerate(self.doc.tokens)
        return {token.norm: number for number, token in numbered if not quoted or not quoted(number, number + 1)}

    def set_aside(self, excuses: Iterable[str]) -> bool:
        """Say whether one of some excuses holds for the whole post."""
        return not self._everywhere.isdisjoint(excuses)


def _widen(cells: list[Cell], first: int, symbols: frozenset[int], last: int) -> None:
    here, parted, loose, wider = cells[first]
    cells[first] = Cell(here, parted, loose, (*wider, (symbols, last - first)))


def _noted(cells: Iterable[Cell], policy: Policy) -> Mapping[str, list[tuple[int, int]]]:
    """Give the places of the labels that the recognisers ask for."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for first, (symbols, _, _, wider) in enumerate(cells):
        for name in policy.notes_of(symbols):
            found[name].append((first, first + 1))
        for reach, count in wider:
            for name in policy.notes_of(reach):
                found[name].append((first, first + count))
    return found


def _within(entity: Entity, first: int, last: int) -> bool:
    return first <= entity.first and entity.last <= last


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
