"""A text read with a policy: which words mean what, and which phrases stand where.

The order is: the words as written (and as disguised), the plain lexicons, what the
engine recognises itself (people, plates, times ...), lexicons built on these, and at
last the phrases of rules and excuses. Each layer is one walk over the tokens.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from secondlook.document import Document
from secondlook.entities import recognise
from secondlook.phrases import ONE_WORD, Cell, Match, Matcher, longest
from secondlook.policy import Policy, Reminder, Rule, Sign

NEAR = 4
"""How many words an excuse may stand "before" or "after" what it excuses."""


class Reading:
    """A draft and everything that the policy's words found in it.

    `labels` maps the name of a lexicon or of something recognised to its places, as
    ranges of tokens; `matches` gives what a sign's phrases found.
    """

    def __init__(self, text: str, policy: Policy) -> None:
        self.policy = policy
        self.doc = Document(text, policy.symbols.words)
        self.labels: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._cells = [
            Cell(
                policy.symbols_of(self.doc.folded[token.start : token.end], token.shape),
                token.parted,
                token.kind == "emoji",
                (),
            )
            for token in self.doc.tokens
        ]
        self._add_merges()
        for level, layer in enumerate(policy.layers):
            self._add_labels(self._walk_lexicons(layer))
            if level == 0:
                self._add_labels(recognise(self.doc, self.labels, policy.domains))
        self._found = self._walk_phrases()
        self._live: dict[str, list[int]] = defaultdict(list)
        for key, number, role in self._found:
            if role == "phrases":
                self._live[key].append(number)

    def _add_merges(self) -> None:
        """Let "g u i l t y" and "gui🔥lty" be read as one word where a phrase asks for it."""
        for first, last, norm in self.doc.merges:
            cell = self._cells[first]
            symbols = (ONE_WORD, *self.policy.symbols_of(norm, "lower"))
            self._cells[first] = cell._replace(wider=(*cell.wider, *((symbol, last) for symbol in symbols)))

    def _walk_lexicons(self, layer: Matcher) -> Iterable[tuple[str, int, int]]:
        names = self.policy.labels
        return dict.fromkeys((names[output], first, last) for output, first, last in layer.walk(self._cells))

    def _add_labels(self, found: Iterable[tuple[str, int, int]]) -> None:
        """Note the labels, and let phrases that ask for them see them."""
        symbols = self.policy.label_symbols
        single: dict[int, list[int]] = {}
        wider: dict[int, list[tuple[int, int]]] = {}
        for name, first, last in found:
            self.labels[name].append((first, last))
            symbol = symbols.get(name)
            if symbol is None:
                continue
            if last == first + 1:
                single.setdefault(first, []).append(symbol)
            else:
                wider.setdefault(first, []).append((symbol, last))
        for first in single.keys() | wider.keys():
            known, parted, loose, reach = self._cells[first]
            self._cells[first] = Cell(
                known.union(single.get(first, ())), parted, loose, (*reach, *wider.get(first, ()))
            )

    def _walk_phrases(self) -> dict[tuple[str, int, str], list[Match]]:
        """Sort what the phrases found by who asked for it."""
        found: dict[tuple[str, int, str], list[Match]] = defaultdict(list)
        for match in longest(self.policy.phrases.walk(self._cells)):
            for use in self.policy.owners[match.output]:
                found[use].append(match)
        return found

    def live_signs(self, rule: Rule) -> list[int]:
        """Give the numbers of the rule's signs that have a phrase in the text."""
        return self._live.get(rule.id, [])

    def matches(self, rule: Rule, number: int) -> list[Match]:
        """Give the matches of the phrases of a rule's sign, by its number, that nothing excuses."""
        key, sign = rule.id, rule.signs[number]
        found = self._found.get((key, number, "phrases"), [])
        if sign.setting and not self._found.get((key, number, "setting")):
            return []
        if sign.context:
            context = self._found.get((key, number, "context"), [])
            found = [match for match in found if any(self.same_sentence(match, near) for near in context)]
        unless = self._found.get((key, number, "unless"), ())
        return [m for m in found if not any(overlap(m, other) for other in unless) and not self.excused(m, sign)]

    def context_of(self, rule: Rule, number: int, match: Match) -> list[Match]:
        """Give the context and setting words that let a match of a sign count."""
        near = [m for m in self._found.get((rule.id, number, "context"), []) if self.same_sentence(match, m)]
        return [*near, *self._found.get((rule.id, number, "setting"), [])]

    def excused(self, match: Match, sign: Sign) -> bool:
        """Say whether one of the sign's excuses holds for a match."""
        return any(self._holds(name, match) for name in sign.excuses)

    def _holds(self, name: str, match: Match) -> bool:
        excuse = self.policy.excuses[name]
        if excuse.where == "quoted":
            return self.doc.is_quoted(match.first, match.last)
        return any(self._reaches(excuse.where, m, match) for m in self._found.get((name, -1, "excuse"), ()))

    def _reaches(self, where: str, excuse: Match, match: Match) -> bool:
        if where == "post":
            return True
        if where == "inside":
            return overlap(excuse, match)
        if not self.same_sentence(excuse, match):
            return False
        if where == "before":
            near = excuse.last <= match.first and self.doc.words_between(excuse.last, match.first) <= NEAR
            return near or (overlap(excuse, match) and excuse.first <= match.first)
        if where == "after":
            return match.last <= excuse.first and self.doc.words_between(match.last, excuse.first) <= NEAR
        return True

    def reminds(self, reminder: Reminder) -> bool:
        """Say whether a reminder is due: always, or where one of its phrases stands."""
        return not reminder.phrases or (reminder.id, -1, "reminder") in self._found

    def same_sentence(self, one: Match, other: Match) -> bool:
        """Say whether two matches begin in the same sentence."""
        return self.doc.sentence_of(one.first) == self.doc.sentence_of(other.first)

    def words(self, first: int, last: int) -> str:
        """Give the words of a range of tokens as they were typed."""
        return self.doc.text[slice(*self.doc.original(first, last))]

    def places(self, *names: str) -> Sequence[tuple[int, int]]:
        """Give the places of the labels, in reading order."""
        return sorted({place for name in names for place in self.labels.get(name, ())})


def overlap(one: Match, other: Match) -> bool:
    """Say whether two matches share a token."""
    return one.first < other.last and other.first < one.last
