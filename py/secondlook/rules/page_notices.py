"""Notices of a Department page (4.16.04 procedures): which of the seven are missing.

Each notice has signs whose names begin with its id. Some say little by themselves: they count
where the other roles of their notice are told beside them (who writes, whose view it is, who
watches, what is taken down, who may ask for it), in any order, in the same piece of the text
or the next or the last. A piece is a sentence, or a point of a list. Left alone: where
and how large a notice stands, since the text does not show it, and whether what it says is
lawful. What a page is for may be told by its topics alone ("closures, detours, lost dogs"),
but words of a notice about what visitors write ("information you post") tell nothing of it.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import pairwise

from secondlook.document import COMMA, Document
from secondlook.edit import Match
from secondlook.findings import Finding, Severity
from secondlook.reading import Reading
from secondlook.situation import Situation
from secondlook.terms import Rule

ROLE = "role-"
BESIDE = 20
"""How many tokens off a piece still speaks of the same notice: one without points may be long."""
PLACES = ("street-address", "public-address", "phone", "public-phone", "email", "agency-email")
HOUSE_RULES = ("opinions", "moderation", "disclosure")
"""The notices about what visitors write; their pieces do not say what the page is for."""
ROLES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "opinions-near": (("", "voice no our"), ("", "voice own")),
    "opinions-not-us": (("mind", "sayer"), ("mind writing", ""), ("writing", "sayer mind")),
    "opinions-theirs": (("theirs", "sayer"), ("theirs writing", ""), ("writing", "sayer theirs")),
    "moderation": (("", "watch"),),
    "moderation-wide": (("", "watch"),),
    "moderation-near": (("", "bad"),),
    "moderation-taken": (("", "watch ill"),),
    "disclosure-near": (("", "shared"), ("", "voice")),
    "disclosure-giving": (("writing asker", ""),),
    "maintained-by-near": (("tend here", ""),),
    "maintained-by-role": (("tending page", ""),),
    "purpose-tell": (("audience", ""),),
}
"""The signs that say little by themselves, with the roles of which one pair of sets must be told:
those in the piece of the sign, and those in it or in the pieces on one side of it."""
FAINT = ("opinions-not-us", "opinions-theirs")
"""Signs too wide to say that a piece is only about what visitors write."""
PARTING = frozenset("\n|;•·")
"""What parts the points of a list."""


def check(reading: Reading, rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Give one finding, without words, that names the missing notices."""
    page = _Page(reading, rule)
    found = dict(page.signs())
    told = ((sign, match) for sign, matches in found.items() if sign.startswith(HOUSE_RULES) for match in matches)
    house_rules = {match.first for sign, match in told if sign not in FAINT and "writing" in page.roles_of(match)}
    for sign in filter(_speaks_of_the_page, found):
        found[sign] = [match for match in found[sign] if not page.is_beside(match, house_rules)]
    missing = [part for part in rule.parts if not any(found[sign] for sign in found if sign.startswith(part))]
    if "purpose" in missing and page.names_three(house_rules):
        missing.remove("purpose")
    if missing:
        yield Finding(rule.id, Severity.FLAG, parts=tuple(missing))


def _speaks_of_the_page(sign: str) -> bool:
    """Say whether the words of a sign tell nothing in a piece about what visitors write."""
    return sign.startswith(("purpose", "maintained-by-near", "maintained-by-role"))


def _pieces(doc: Document) -> list[int]:
    """Give the tokens at which the pieces of a text begin."""
    gaps = (doc.folded[left.end : right.start] for left, right in pairwise(doc.tokens))
    points = (number for number, gap in enumerate(gaps, 1) if not PARTING.isdisjoint(gap))
    return sorted({*(first for first, _ in doc.sentences), *points})


class _Page:
    """What a page says, piece by piece."""

    def __init__(self, reading: Reading, rule: Rule) -> None:
        self._reading, self._rule = reading, rule
        self._starts = _pieces(reading.doc)
        self._roles: list[set[str]] = [set() for _ in self._starts]
        for number, sign in enumerate(rule.signs):
            if sign.id.startswith(ROLE):
                for match in reading.matches(rule, number):
                    self.roles_of(match).add(sign.id.removeprefix(ROLE))

    def signs(self) -> Iterator[tuple[str, list[Match]]]:
        """Give each sign with the matches that have the roles beside them that it asks for."""
        for number, sign in enumerate(self._rule.signs):
            if not sign.id.startswith(ROLE):
                found = self._reading.matches(self._rule, number)
                yield sign.id, [match for match in found if self._has_roles(sign.id, match)]

    def roles_of(self, match: Match) -> set[str]:
        """Give the roles that are told in the piece of a match."""
        return self._roles[self._piece(match.first)]

    def is_beside(self, match: Match, others: set[int]) -> bool:
        """Say whether one of some tokens stands in the piece of a match, and near its beginning."""
        near = others.intersection(range(match.first - BESIDE, match.first + BESIDE + 1))
        return any(self._piece(other) == self._piece(match.first) for other in near)

    def names_three(self, others: set[int]) -> bool:
        """Say whether a piece names three things in a row and is no address, no plea, and without some tokens."""
        busy = {self._piece(other) for other in others}
        busy |= {self._piece(first) for first, _ in self._reading.places(*PLACES)}
        tokens = self._reading.doc.tokens
        return any(
            sum(token.parted == COMMA for token in tokens[first + 1 : last]) >= 2
            for number, (first, last) in enumerate(pairwise([*self._starts, len(tokens)]))
            if number not in busy and "ill" not in self._roles[number]
        )

    def _piece(self, token: int) -> int:
        return bisect_right(self._starts, token) - 1

    def _has_roles(self, sign: str, match: Match) -> bool:
        here = self.roles_of(match)
        if sign.startswith("opinions") and "other" in here and "visitor" not in here:
            return False
        return sign not in ROLES or any(
            here.issuperset(own.split()) and any(side.issuperset(beside.split()) for side in self._sides(sign, match))
            for own, beside in ROLES[sign]
        )

    def _sides(self, sign: str, match: Match) -> list[set[str]]:
        """Give the roles told up to a match and from it on; for moderation all that are told around it."""
        place, roles = self._piece(match.first), self._roles
        if sign.startswith("moderation"):
            return [set().union(*roles[max(place - 2, 0) : place + 3])]
        return [set().union(*roles[max(place - 1, 0) : place + 1]), set().union(*roles[place : place + 2])]
