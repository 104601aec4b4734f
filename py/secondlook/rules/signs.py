"""The default check: a listed phrase in the right company is a finding.

A sign's phrase counts unless an exception overlaps it, its context or setting is
missing, or one of the rule's excuses holds.
"""

from collections.abc import Iterator

from secondlook.edit import Match
from secondlook.findings import Finding, Severity
from secondlook.reading import Reading
from secondlook.situation import Situation
from secondlook.terms import Rule

SEVERITIES = {"flag": Severity.FLAG, "ask": Severity.ASK, "remind": Severity.NOTE}


def check(reading: Reading, rule: Rule, situation: Situation, passed_over: tuple[str, ...] = ()) -> Iterator[Finding]:
    """Give a finding for every match of every sign that applies here.

    Signs whose id begins with one of `passed_over` are for the caller to judge.
    """
    for number in reading.live_signs(rule):
        sign = rule.signs[number]
        if passed_over and sign.id.startswith(passed_over):
            continue
        if sign.meant_for(situation):
            for match in reading.matches(rule, number):
                yield finding(reading, rule, number, match)


def finding(reading: Reading, rule: Rule, number: int, match: Match) -> Finding:
    """Make the finding for one match of a rule's sign."""
    sign = rule.signs[number]
    company = reading.context_of(rule, number, match)
    words = (match, *company[:2])
    return Finding(
        rule=rule.id,
        severity=SEVERITIES[sign.severity],
        sign=sign.id,
        spans=(reading.doc.original(match.first, match.last),),
        trace=tuple(dict.fromkeys(reading.words(m.first, m.last) for m in words)),
    )


def openings(reading: Reading, words: int) -> set[int]:
    """Give the places in the text at which one of the first `words` words of a sentence begins."""
    return {
        reading.doc.original(token, token + 1).start
        for first, last in reading.doc.sentences
        for token in range(first, min(first + words, last))
    }
