"""Another member of the Department, recognisable as one: "Sgt. Ruiz", "Dave in Records".

A rank with a name is enough. A bare name, nickname or handle counts only where the words
tie it to the job: a unit, a promotion, "my FTO", "me and ..." at a scene.

Left alone on purpose: unnamed colleagues ("my partner", "a dispatcher"), since nobody can
tell who is meant; friends and family named without the job; the Chief and the spokesperson,
who are public figures; members who said yes in the words themselves; police dogs; the
fallen, and history; other services, other cities, stories.
Source: General Order 4.16.05, personal use, on references to other members.
"""

import re
from collections.abc import Iterator

from secondlook.entities.words import is_common, looks_common
from secondlook.findings import Finding
from secondlook.phrases import Match
from secondlook.policy import Rule
from secondlook.reading import Reading
from secondlook.rules.signs import finding
from secondlook.situation import Situation

PUBLIC_RANKS = frozenset({"chief", "jefe", "jefa"})


def check(reading: Reading, rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Give each place where a member is named."""
    for number, sign in enumerate(rule.signs):
        if situation.account in sign.accounts and situation.kind in sign.kinds:
            for match in reading.matches(rule, number):
                whole = _WITH_NAME.get(sign.id, _as_it_is)(reading, match)
                if whole and reading.doc.tokens[whole.first].norm not in PUBLIC_RANKS:
                    yield finding(reading, rule, number, whole)


def _as_it_is(reading: Reading, match: Match) -> Match:
    return match


def _with_name_before(reading: Reading, match: Match) -> Match | None:
    """Take the nickname before a unit: "Sully from K9"."""
    named = match.first > 0 and not reading.doc.tokens[match.first].parted and _only_a_name(reading, match.first - 1)
    return match._replace(first=match.first - 1) if named else None


def _with_name_after(reading: Reading, match: Match) -> Match | None:
    """Take the nickname after a tie to the job: "me and Castellano", "my FTO Big Marcus"."""
    tokens = reading.doc.tokens
    named = match.last < len(tokens) and not tokens[match.last].parted and _only_a_name(reading, match.last)
    return match._replace(last=match.last + 1) if named else None


def _only_a_name(reading: Reading, place: int) -> bool:
    """Say whether a word has a capital, and is none of the everyday words that get one too."""
    token = reading.doc.tokens[place]
    if token.kind != "word":
        return False
    if token.shape == "caps":
        return len(token.norm) > 4 and not is_common(token.norm)
    return token.shape == "title" and len(token.norm) > 2 and not looks_common(token.norm)


def _of_a_member(reading: Reading, match: Match) -> Match | None:
    """Keep a handle that names the Department and a person: "@nhpd_torres", not "@nhpd"."""
    rest = re.sub(r"nhpd|newhaven|police|official|[^a-z]", "", reading.doc.tokens[match.first].norm)
    agency = "nhpd" in reading.doc.tokens[match.first].norm
    return match if agency and len(rest) > 2 and not is_common(rest) else None


_WITH_NAME = {"nicknamed": _with_name_before, "name-after": _with_name_after, "handle": _of_a_member}
