"""Notices of a Department page (4.16.04 procedures): which of the seven are missing.

Each notice has signs whose names begin with its id. A sign that ends in "-near" says little
by itself: it counts beside the other roles of its notice (who writes, whose view it is, who
watches, what is taken down), in its own sentence and the next or the last. Left alone: where
and how large a notice stands, since the text does not show it, and whether what it says is
lawful. What a page is for may be told by its topics alone ("closures, detours, lost dogs"),
but words of a notice about what visitors write ("information you post") tell nothing of it.
"""

from collections.abc import Iterator, Mapping

from secondlook.document import COMMA
from secondlook.edit import Match
from secondlook.findings import Finding, Severity
from secondlook.policy import Rule
from secondlook.reading import Reading
from secondlook.situation import Situation

ROLE = "role-"
BESIDE = 20
"""How many tokens off a sentence still speaks of the same notice: a list without points is one long sentence."""
PLACES = ("street-address", "public-address", "phone", "public-phone", "email", "agency-email")
HOUSE_RULES = ("opinions", "moderation", "disclosure")
"""The notices about what visitors write; their sentences do not say what the page is for."""
ROLES: Mapping[str, tuple[frozenset[str], ...]] = {
    "opinions-near": (frozenset({"role-voice", "role-no", "role-our"}), frozenset({"role-voice", "role-own"})),
    "moderation-near": (frozenset({"role-bad"}),),
    "disclosure-near": (frozenset({"role-shared"}), frozenset({"role-voice"})),
    "maintained-by-near": (frozenset({"role-tend", "role-here"}),),
}
"""For each sign that says little by itself, the sets of roles of which one must stand beside it."""
ONE_SENTENCE = frozenset({"maintained-by-near"})
"""Signs whose roles must stand in their own sentence."""


def check(reading: Reading, rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Give one finding, without words, that names the missing notices."""
    found = dict(_signs(reading, rule))
    house_rules = [match for sign, matches in found.items() if sign.startswith(HOUSE_RULES) for match in matches]
    for sign in filter(_speaks_of_the_page, found):
        found[sign] = [match for match in found[sign] if not _beside(reading, match, house_rules)]
    missing = [part for part in rule.parts if not any(found[sign] for sign in found if sign.startswith(part))]
    if "purpose" in missing and _names_three(reading, house_rules):
        missing.remove("purpose")
    if missing:
        yield Finding(rule.id, Severity.FLAG, parts=tuple(missing))


def _speaks_of_the_page(sign: str) -> bool:
    """Say whether the words of a sign tell nothing in a sentence about what visitors write."""
    return sign.startswith("purpose") or sign in ONE_SENTENCE


def _signs(reading: Reading, rule: Rule) -> Iterator[tuple[str, list[Match]]]:
    """Give each sign with the matches that have the roles beside them that it asks for."""
    roles = _roles_by_sentence(reading, rule)
    for number, sign in enumerate(rule.signs):
        if not sign.id.startswith(ROLE):
            found = [match for match in reading.matches(rule, number) if _has_roles(reading, roles, sign.id, match)]
            yield sign.id, found


def _roles_by_sentence(reading: Reading, rule: Rule) -> list[set[str]]:
    roles: list[set[str]] = [set() for _ in reading.doc.sentences]
    for number, sign in enumerate(rule.signs):
        if sign.id.startswith(ROLE):
            for match in reading.matches(rule, number):
                roles[reading.doc.sentence_number(match.first)].add(sign.id)
    return roles


def _has_roles(reading: Reading, roles: list[set[str]], sign: str, match: Match) -> bool:
    """Say whether the sentence of a match, where it may with one beside it, holds what its sign asks for."""
    place, reach = reading.doc.sentence_number(match.first), sign not in ONE_SENTENCE
    pairs = [set().union(*roles[max(place - reach, 0) : place + 1]), set().union(*roles[place : place + 1 + reach])]
    return sign not in ROLES or any(names <= pair for names in ROLES[sign] for pair in pairs)


def _names_three(reading: Reading, others: list[Match]) -> bool:
    """Say whether a sentence names three things in a row and is neither an address nor about what visitors write."""
    busy = {reading.doc.sentence_of(match.first) for match in others}
    busy |= {reading.doc.sentence_of(first) for first, _ in reading.places(*PLACES)}
    return any(
        sum(token.parted == COMMA for token in reading.doc.tokens[first + 1 : last]) >= 2
        for first, last in reading.doc.sentences
        if (first, last) not in busy
    )


def _beside(reading: Reading, match: Match, others: list[Match]) -> bool:
    return any(reading.same_sentence(match, other) and abs(match.first - other.first) <= BESIDE for other in others)
