"""Hints that say little alone and much together: what rules that weigh words have in common.

A rule gives each hint, a sign of its own in rules.json, a weight. The hints around the
same target (the sign "who") are added up, in its sentence and the two behind it,
where writers like to put the sting. Hints named "who-..." say what kind of target it is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from secondlook.findings import Finding
from secondlook.phrases import Match
from secondlook.policy import Rule
from secondlook.reading import Reading, overlap
from secondlook.rules.signs import finding
from secondlook.situation import Situation

SENTENCES_BEHIND = 2


def weigh(
    reading: Reading, rule: Rule, situation: Situation, weights: Mapping[str, int], enough: int, twice: str
) -> Iterator[Finding]:
    """Give a finding for each sentence with a target whose hints weigh `enough`.

    Each hint counts once, the one called `twice` up to two times.
    """
    numbers = {sign.id: number for number, sign in enumerate(rule.signs) if sign.id in weights or sign.id == "who"}
    who = rule.signs[numbers["who"]]
    if situation.account not in who.accounts or situation.kind not in who.kinds:
        return
    targets = reading.matches(rule, numbers["who"])
    hints = {name: reading.matches(rule, numbers[name]) for name in weights} if targets else {}
    for target in _one_a_sentence(reading, targets):
        near = {name: _near(reading, target, name, matches) for name, matches in hints.items()}
        weight = sum(weights[name] * min(len(matches), 2 if name == twice else 1) for name, matches in near.items())
        stings = [match for name, matches in near.items() if weights[name] > 0 for match in matches]
        if stings and weight >= enough:
            yield _whole(reading, finding(reading, rule, numbers["who"], target), [target, *stings])


def _one_a_sentence(reading: Reading, targets: list[Match]) -> list[Match]:
    return list({reading.doc.sentence_of(target.first): target for target in reversed(targets)}.values())[::-1]


def _near(reading: Reading, target: Match, name: str, matches: list[Match]) -> list[Match]:
    """Keep the hints in the target's sentence or shortly behind; words of the target itself are none."""
    start, end = reading.doc.sentence_of(target.first)
    for _ in range(SENTENCES_BEHIND):
        end = reading.doc.sentence_of(end)[1] if end < len(reading.doc.tokens) else end
    own = name.startswith("who-")
    return [m for m in matches if start <= m.first < end and overlap(m, target) == own]


def _whole(reading: Reading, found: Finding, parts: list[Match]) -> Finding:
    """Let the finding reach over the target and all that is said of it."""
    first, last = min(m.first for m in parts), max(m.last for m in parts)
    trace = tuple(dict.fromkeys(reading.words(m.first, m.last) for m in parts))
    return replace(found, spans=(reading.doc.original(first, last),), trace=trace)
