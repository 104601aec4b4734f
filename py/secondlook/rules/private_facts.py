"""Private facts (4.16.05: publishing private facts and personal information without permission).

Judged: a fact of health, money, family or the law said of somebody who can be told from
others, and words that lead to a person's door, phone or papers. Left alone: one's own
facts and those of one's own family (they are the writer's to tell, "my son has autism"),
unless it is a relation's relation ("my sister's fiance"); and "lives on" with no name of
a street behind it ("lives on coffee"), since it leads nowhere.
Where no phrase tells, clues are added up: a person, a private matter, and the tone in
which such things are passed on.
"""

from collections.abc import Iterator

from secondlook.edit import Match
from secondlook.findings import Finding
from secondlook.reading import Reading
from secondlook.rules import clues
from secondlook.rules.signs import finding
from secondlook.situation import Situation
from secondlook.terms import Rule

ABOUT_LIFE = {"condition", "fact", "pronoun", "wide"}
MOST_WORDS_BARE = 9
"""A number in a post of so few words is there for its own sake."""


def check(reading: Reading, rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Give a finding for each private fact about somebody else, or what the clues add up to."""
    plain = list(_told(reading, rule, situation))
    yield from plain
    if not plain:
        yield from clues.added_up(reading, rule, situation)


def _told(reading: Reading, rule: Rule, situation: Situation) -> Iterator[Finding]:
    for number in reading.live_signs(rule):
        sign = rule.signs[number]
        if sign.id.startswith((clues.CLUE, clues.CALM)):
            continue
        if not sign.meant_for(situation):
            continue
        for match in reading.matches(rule, number):
            if sign.id in ABOUT_LIFE and _own(reading, match):
                continue
            if sign.id == "bare" and len(reading.doc.tokens) > MOST_WORDS_BARE:
                continue
            if sign.id == "where-lives" and not _leads_somewhere(reading, match):
                continue
            yield finding(reading, rule, number, match)


def _own(reading: Reading, match: Match) -> bool:
    """Say whether the sentence is about the writer's own family, and not about a relation of theirs."""
    first, last = reading.doc.sentence_of(match.first)
    own = reading.places("pf-own").beginning(first, last)
    return any(end <= last and not _possessive(reading, end - 1) for _, end in own)


def _possessive(reading: Reading, place: int) -> bool:
    token = reading.doc.tokens[place]
    return reading.doc.folded[token.start : token.end].lower().endswith("'s")


def _leads_somewhere(reading: Reading, match: Match) -> bool:
    """Say whether the words hold an address, or a number or a name follows them."""
    if reading.places("street-address").touching(match.first, match.last + 1):
        return True
    behind = reading.doc.tokens[match.last : match.last + 1]
    return any(token.kind == "number" or token.shape == "title" for token in behind)
