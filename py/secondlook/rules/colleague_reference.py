"""Another member of the Department, recognisable as one: "Sgt. Ruiz", "Dave in Records".

A rank with a name is enough. A bare name, nickname or handle counts only where the words
tie it to the job: a unit, a promotion, "my FTO", "me and ..." at a scene. Where no phrase
has the tie, ties and half-ties in the sentences around the name are weighed.

Left alone on purpose: unnamed colleagues ("my partner", "a dispatcher"), since nobody can
tell who is meant; friends and family named without the job; the Chief and the spokesperson,
who are public figures; members who said yes in the words themselves; police dogs; the
fallen, and history; other services, other cities, stories.
Source: General Order 4.16.05, personal use, on references to other members.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from secondlook.document import COMMA, STOP
from secondlook.edit import Match
from secondlook.entities.words import is_common, looks_common
from secondlook.findings import Finding
from secondlook.reading import Reading
from secondlook.rules import clues
from secondlook.rules.signs import finding
from secondlook.situation import Situation
from secondlook.terms import Rule

PLACES = (
    "street street-address public-address public-place block intersection town local-street not-a-name member".split()
)
TELLING = frozenset(
    """and with by to for tell told asks asked thanks thank congrats congratulations welcome miss buddy named called
    thats than like me partner y con de que compadre comadre compa felicidades gracias birthday
    hey hi love same old man when then into if also because since why did does until""".split()
)
TELLING_BEHIND = frozenset("who my our now from the la el que mi nuestro nuestra and he she".split())
ADDRESSED = frozenset("big lil little ol ole crazy papa mama negra flaco flaca gordo gorda".split())
PETS = frozenset("k9 9 canine".split())
PUBLIC_RANKS = frozenset({"chief", "jefe", "jefa"})
NAMED = "clue-named"
NEWS = frozenset({"news-then-name", "still-midnights"})
"""Signs that tell news of somebody named before."""


def check(reading: Reading, rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Give each place where a member is named, and by what name to ask about them."""
    found = list(_named(reading, rule, situation))
    longer = _longer_names({one.person for one in found})
    yield from (replace(one, person=longer[one.person]) if one.person in longer else one for one in found)


def _longer_names(names: Iterable[str]) -> Mapping[str, str]:
    """Give the longer name that a surname stands for: "Abara" after "Denise Abara", if there is only one."""
    longer: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for blank in (place for place, char in enumerate(name) if char == " "):
            longer[name[blank + 1 :]].append(name)
    return {name: others[0] for name, others in longer.items() if len(others) == 1}


def _named(reading: Reading, rule: Rule, situation: Situation) -> Iterator[Finding]:
    for number in reading.live_signs(rule):
        sign = rule.signs[number]
        if sign.meant_for(situation) and not sign.id.startswith((clues.CLUE, clues.CALM)):
            for match in reading.matches(rule, number):
                whole = _WITH_NAME.get(sign.id, _as_it_is)(reading, match)
                if whole and reading.doc.tokens[whole.first].norm not in PUBLIC_RANKS:
                    yield from _apart(reading, finding(reading, rule, number, whole), whole)
    yield from _tied_to_the_job(reading, rule, situation)


def _tied_to_the_job(reading: Reading, rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Give the names around which the words weigh enough, one a sentence."""
    number = next(n for n, sign in enumerate(rule.signs) if sign.id == NAMED)
    if not rule.signs[number].meant_for(situation) or reading.live_signs(rule) in ([], [number]):
        return  # nothing ties a name to the job, or an agency's page names its own
    heaviest = clues.weightiest(reading, rule, situation, beside(reading, rule, situation))
    names = {reading.doc.sentence_of(clue.match.first): clue.match for clue in reversed(heaviest) if clue.sign == NAMED}
    for name in names.values():
        yield from _apart(reading, clues.traced(reading, finding(reading, rule, number, name), heaviest), name)


def _apart(reading: Reading, found: Finding, match: Match) -> Iterator[Finding]:
    """Give a finding for each person that a finding names, so that each can be asked about alone."""
    people = reading.places("person", "handle")
    named = people.beginning(match.first, match.last)
    if not named and found.sign in NEWS:
        named = people.beginning(0, match.first)[-1:]
    if len(named) < 2:
        yield replace(found, person=_name(reading, *(named[0] if named else (match.first, match.last)), bool(named)))
        return
    for first, last in named:
        yield replace(found, spans=(reading.doc.original(first, last),), person=_name(reading, first, last, True))


def _name(reading: Reading, first: int, last: int, known: bool) -> str:
    """Give a name without the rank, or the words that look like one; "" if there are none."""
    ranks = reading.places("rank").covered
    words = [place for place in range(first, last) if place not in ranks and (known or _only_a_name(reading, place))]
    return reading.words(words[0], words[-1] + 1) if words else ""


def beside(reading: Reading, rule: Rule, situation: Situation) -> Iterator[clues.Clue]:
    """Give the names that stand in no list as clues beside those of the rule's signs."""
    for match in _nicknames(reading):
        yield clues.Clue(NAMED, match, NAMED)


def _nicknames(reading: Reading) -> Iterator[Match]:
    """Give names that stand in no list, by what is around them: "and Gonzo, my partner", "Big Tone"."""
    placed, given = reading.places(*PLACES).covered, reading.places("given-name").begins
    for place, token in enumerate(reading.doc.tokens):
        if token.shape != "lower" and place not in placed and _is_told_of(reading, place, place in given):
            yield Match(-1, place, place + 1)


def _is_told_of(reading: Reading, place: int, given: bool) -> bool:
    """Say whether the words around a capital word speak of a person; `given` if it is a given name."""
    tokens = reading.doc.tokens
    token, behind = tokens[place], tokens[place + 1 : place + 2]
    before = tokens[place - 1].norm if place and token.parted != STOP else ""
    if token.shape != "title" or before in PETS:
        return before not in PETS and before in TELLING and _only_a_name(reading, place)
    known = given or _only_a_name(reading, place)
    sure = given and bool(before) and not is_common(token.norm)
    told = sure or before in TELLING or any(t.parted == COMMA and t.norm in TELLING_BEHIND for t in behind)
    alone = not before and all(t.parted == STOP for t in behind)
    return before in ADDRESSED or (known and (told or alone))


def _as_it_is(reading: Reading, match: Match) -> Match:
    return match


def _with_name_before(reading: Reading, match: Match) -> Match | None:
    """Take the nickname or first name before a unit: "Sully from K9", "dave k from my squad"."""
    tokens, place = reading.doc.tokens, match.first - 1
    if place > 0 and len(tokens[place].norm) == 1 and not tokens[place].parted:
        place -= 1  # an initial
    if place < 0 or tokens[match.first].parted:
        return None
    given = place in reading.places("given-name").begins and not is_common(tokens[place].norm)
    return match._replace(first=place) if given or _only_a_name(reading, place) else None


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


def _apposed(reading: Reading, match: Match) -> Match | None:
    """Take the name that a tie to the job is said of: "Cano, the one from days"."""
    tokens, place = reading.doc.tokens, match.first - 1
    if place < 0 or tokens[match.first].parted == STOP:
        return None
    named = match.first in reading.places("person").ends
    return match._replace(first=place) if named or _only_a_name(reading, place) else None


_WITH_NAME = {
    "nicknamed": _with_name_before,
    "name-after": _with_name_after,
    "apposed": _apposed,
    "handle": _of_a_member,
}
