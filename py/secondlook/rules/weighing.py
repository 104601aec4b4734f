"""Hints that say little alone and much together: what rules that weigh words have in common.

A rule's "weighing" in rules.json gives some of its signs, the hints, a weight (below zero
where they speak against the risk), names the signs of which each group must be there, and
the sum that is enough. The hints around a target are added up: those in its sentence, the
one before, and the two behind it, where writers like to put the sting.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from secondlook.automaton import Match
from secondlook.findings import Finding
from secondlook.policy import Rule, Weighing
from secondlook.reading import Reading, overlap
from secondlook.rules import signs
from secondlook.situation import Situation

BEFORE, BEHIND = 1, 2
MOST = 3
"""How often one hint counts at most: a second jab says more than the first alone, a fifth does not."""

Hints = Mapping[str, Sequence[Match]]


def check(reading: Reading, rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Give what the plain signs find, and what weighs enough around the targets.

    The targets are the signs of the first group of `needs`.
    """
    plain = {sign.id for sign in rule.signs} - weighed(rule)
    yield from (found for found in signs.check(reading, rule, situation) if found.sign in plain)
    yield from weigh(reading, rule, situation, targets(reading, rule, situation))


def weighed(rule: Rule) -> frozenset[str]:
    """Give the signs that are no finding by themselves."""
    return rule.weighing.signs if rule.weighing else frozenset()


def targets(reading: Reading, rule: Rule, situation: Situation) -> list[Match]:
    """Give the places of whom the hints may be about, one a sentence."""
    first = rule.weighing.needs[0] if rule.weighing and rule.weighing.needs else ()
    hints = _hints(reading, rule, situation, first)
    found = [match for name in first for match in hints.get(name, ())]
    return list({reading.doc.sentence_of(match.first): match for match in sorted(found, key=_place)}.values())


def weigh(reading: Reading, rule: Rule, situation: Situation, who: Sequence[Match]) -> Iterator[Finding]:
    """Give a finding for each target whose hints weigh enough on this kind of account."""
    scale = rule.weighing
    if not scale or not who:
        return
    hints = _hints(reading, rule, situation)
    if any(hints.keys().isdisjoint(need) for need in scale.needs[1:]):
        return
    for target in who:
        near = _apart({name: _near(reading, target, matches) for name, matches in hints.items()}, scale)
        weight = sum(scale.weights.get(name, 0) * _count(reading, name, found) for name, found in near.items())
        whole = all(any(near.get(name) for name in need) for need in scale.needs[1:])
        if whole and weight >= scale.enough[situation.account]:
            yield _marked(reading, rule, target, near)


def _hints(
    reading: Reading, rule: Rule, situation: Situation, asked: Collection[str] | None = None
) -> dict[str, list[Match]]:
    """Give the matches of the hints asked for (or of all) that are in the text, by their names in order."""
    names = weighed(rule) if asked is None else asked
    live = {rule.signs[number].id: number for number in reading.live_signs(rule)}
    return {
        name: found
        for name in sorted(live.keys() & names)
        if situation.account in rule.signs[live[name]].accounts and (found := reading.matches(rule, live[name]))
    }


def _place(match: Match) -> tuple[int, int]:
    return -match.first, match.last


def _near(reading: Reading, target: Match, matches: Sequence[Match]) -> list[Match]:
    """Keep the hints in the target's sentence, the one before it and those shortly behind."""
    start, end = reading.doc.sentence_of(target.first)
    for _ in range(BEFORE):
        start = reading.doc.sentence_of(start - 1)[0] if start else 0
    for _ in range(BEHIND):
        end = reading.doc.sentence_of(end)[1] if end < len(reading.doc.tokens) else end
    return [match for match in matches if start <= match.first < end]


def _apart(near: Hints, scale: Weighing) -> dict[str, list[Match]]:
    """Let no word count for two hints: the heavier one has it."""
    taken: list[Match] = []
    kept: dict[str, list[Match]] = {}
    for name in sorted(near, key=lambda name: -abs(scale.weights.get(name, 0))):
        weighs = name in scale.weights
        kept[name] = [match for match in near[name] if not weighs or not any(overlap(match, t) for t in taken)]
        taken += kept[name] if weighs else []
    return kept


def _count(reading: Reading, name: str, matches: Sequence[Match]) -> int:
    """Count the different words of a hint; who is spoken of ("who-...") counts once."""
    most = 1 if name.startswith("who") else MOST
    return min(most, len({reading.doc.lower_words(match.first, match.last) for match in matches}))


def _marked(reading: Reading, rule: Rule, target: Match, near: Hints) -> Finding:
    """Let the finding reach over the target and all that is said of it."""
    weights = rule.weighing.weights if rule.weighing else {}
    stings = [match for name, found in near.items() if weights.get(name, 0) > 0 for match in found]
    parts = [target, *stings]
    first, last = min(match.first for match in parts), max(match.last for match in parts)
    trace = tuple(dict.fromkeys(reading.words(match.first, match.last) for match in parts))
    number = next(number for number, sign in enumerate(rule.signs) if sign.id in weights)
    found = signs.finding(reading, rule, number, target)
    return replace(found, spans=(reading.doc.original(first, last),), trace=trace)
