"""Words that run down people for who they are (4.16.05, prohibited speech).

Judged are slurs, contempt, hatred, exclusion, threats and stereotypes whose object is a
group of a protected class; the same words about a team, a trade or a thing are left
alone, because the Order protects people for who they are and nothing else. Left alone
too: a group named neutrally or with pride, what is quoted, reported, denied or condemned,
and words that a group uses of itself. "They" is read as a group that was named shortly
before. Where nothing is said outright, clues are added up (who is meant, what is said, in
what tone); these only ever ask. Codes that are no words, such as the triple brackets around a name, are read here.
"""

import re
from collections.abc import Iterator

from secondlook.document import JOINED
from secondlook.edit import Match
from secondlook.findings import Finding, Severity
from secondlook.reading import Reading
from secondlook.rules import clues, signs
from secondlook.situation import Situation
from secondlook.terms import Rule

CROWD = "crowd"
"""The sign for a group named as such, that "they" may be: not "two men", not "the lady"."""
PRONOUN = "they"
"""Signs whose id begins so need a group to stand shortly before them."""
BACK = 2
"""How many sentences back a pronoun reaches."""
OPENERS = ("they-are", "orders")
"""Signs that count only where a clause begins: "(they) are ...", "deport all ..."."""
OPENING = frozenset("and but because so just please then y e pero porque pues si que todos todas ya siempre".split())
"""Words behind which a clause begins."""
APART = (CROWD, PRONOUN, *OPENERS, clues.CLUE, clues.CALM)
"""Signs that are no finding by standing there."""

_CODE = re.compile(r"\({3}[^()\n]{1,40}\){3}|(?<![\d/.-])(?:13/5[0-3]|1[34]/88|1488)(?![\d/.-])")


def check(reading: Reading, rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Give what is said outright; where nothing is, what the clues add up to."""
    found = [*signs.check(reading, rule, situation, passed_over=APART), *_placed(reading, rule), *_codes(reading, rule)]
    yield from found or clues.added_up(reading, rule, situation)


def _codes(reading: Reading, rule: Rule) -> Iterator[Finding]:
    """Give the codes that no phrase can spell."""
    for code in _CODE.finditer(reading.doc.folded):
        first, last = reading.doc.token_range(*code.span())
        if not reading.doc.is_quoted(first, last):
            span = reading.doc.place(*code.span())
            yield Finding(rule.id, Severity.FLAG, "code", (span,), (code.group(),))


def _placed(reading: Reading, rule: Rule) -> Iterator[Finding]:
    """Give the findings of the signs that count in the right place only."""
    named = [match.last for _, match in _of(reading, rule, (CROWD,))]
    for number, match in _of(reading, rule, (PRONOUN, *OPENERS)):
        sign, start = rule.signs[number].id, _back(reading, match.first)
        if sign.startswith(OPENERS) and not _opens_clause(reading, match.first):
            continue
        if not sign.startswith(PRONOUN) or any(start < last <= match.first for last in named):
            yield signs.finding(reading, rule, number, match)


def _of(reading: Reading, rule: Rule, beginnings: tuple[str, ...]) -> Iterator[tuple[int, Match]]:
    """Give the matches of the signs whose ids begin so, with the numbers of the signs."""
    for number in reading.live_signs(rule):
        if rule.signs[number].id.startswith(beginnings):
            yield from ((number, match) for match in reading.matches(rule, number))


def _opens_clause(reading: Reading, token: int) -> bool:
    """Say whether a clause begins at a token."""
    tokens = reading.doc.tokens
    return token == 0 or tokens[token].parted > JOINED or tokens[token - 1].norm in OPENING


def _back(reading: Reading, token: int) -> int:
    """Give the token at which the sentence begins that stands BACK sentences before."""
    start = reading.doc.sentence_of(token)[0]
    for _ in range(BACK):
        start = reading.doc.sentence_of(start - 1)[0] if start else 0
    return start
