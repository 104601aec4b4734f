"""Notices of a Department page (4.16.04 procedures): which of the seven are missing.

Each notice has signs whose names begin with its id. Left alone: where and how large a
notice stands, since the text does not show it, and whether what it says is lawful. What
a page is for may be told by its topics alone ("closures, detours, lost dogs"), but a
topic named in another notice ("information you post") tells nothing.
"""

from collections.abc import Iterator

from secondlook.automaton import Match
from secondlook.document import COMMA
from secondlook.findings import Finding, Severity
from secondlook.policy import Rule
from secondlook.reading import Reading
from secondlook.situation import Situation

TOPICS = "purpose-topics"
PLACES = ("street-address", "public-address", "phone", "public-phone", "email", "agency-email")


def check(reading: Reading, rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Give one finding, without words, that names the missing notices."""
    found = {sign.id: reading.matches(rule, number) for number, sign in enumerate(rule.signs)}
    others = [match for name, matches in found.items() if name in HOUSE_RULES for match in matches]
    found[TOPICS] = [match for match in found.get(TOPICS, []) if not _beside(reading, match, others)]
    if not found[TOPICS] and (row := _row_of_topics(reading, others)):
        found[TOPICS] = [row]
    missing = tuple(part for part in rule.parts if not _shown(part, found))
    if missing:
        yield Finding(rule.id, Severity.FLAG, parts=missing)


HOUSE_RULES = frozenset({"opinions", "moderation", "disclosure"})
"""The notices about what visitors write; their sentences do not say what the page is for."""


def _row_of_topics(reading: Reading, others: list[Match]) -> Match | None:
    """Give a sentence that names three things in a row and is neither an address nor about what visitors write."""
    busy = {reading.doc.sentence_of(match.first) for match in others}
    busy |= {reading.doc.sentence_of(first) for first, _ in reading.places(*PLACES)}
    for first, last in reading.doc.sentences:
        commas = sum(token.parted == COMMA for token in reading.doc.tokens[first + 1 : last])
        if commas >= 2 and (first, last) not in busy:
            return Match(-1, first, last)
    return None


def _shown(part: str, found: dict[str, list[Match]]) -> bool:
    return any(matches for name, matches in found.items() if name == part or name.startswith(f"{part}-"))


def _beside(reading: Reading, match: Match, others: list[Match]) -> bool:
    return any(reading.same_sentence(match, other) for other in others)
