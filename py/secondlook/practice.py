"""Drafts to practise on, drawn from the examples of the rules: half of them have something to look at."""

from collections.abc import Iterator
from itertools import islice
from random import Random

from secondlook.checker import check
from secondlook.findings import Severity
from secondlook.policy import Policy
from secondlook.report import Report
from secondlook.situation import Situation
from secondlook.terms import Example

_SPANISH = frozenset("al con de del el en es este hoy la las lo los mi para por que se su un una y ya".split())
_MARKS = frozenset("áéíóúñ¿¡")


def drafts(policy: Policy, lang: str, seed: int, count: int) -> list[Report]:
    """Give `count` checked examples in mixed order, as many with findings as without.

    The same seed gives the same drafts. They are in the language `lang` ("en" or "es"), or in
    any where the rules have none in it. Examples that need a clock are left out.
    """
    chance = Random(seed)
    some = [*_draw(policy, lang, True, count - count // 2, chance), *_draw(policy, lang, False, count // 2, chance)]
    chance.shuffle(some)
    return some


def _draw(policy: Policy, lang: str, found: bool, count: int, chance: Random) -> list[Report]:
    examples = [
        (example, {"account": rule.accounts[0], "kind": rule.kinds[0]})
        for rule in policy.rules.values()
        for example in (rule.bad if found else rule.good)
        if "context" not in example.situation
    ]
    spoken = [pair for pair in examples if _language(pair[0].text) == lang] or examples
    chance.shuffle(spoken)
    return list(islice(_checked(spoken, policy, found), count))


def _checked(examples: list[tuple[Example, dict[str, str]]], policy: Policy, found: bool) -> Iterator[Report]:
    """Check the examples and give those in which something, or nothing, is found."""
    for example, facts in examples:
        report = check(example.text, Situation.from_json(facts | dict(example.situation)), policy)
        if found == bool(report.count(Severity.FLAG) + report.count(Severity.ASK)):
            yield report


def _language(text: str) -> str:
    """Say which of the two languages an example is written in."""
    words = text.lower().split()
    return "es" if sum(word in _SPANISH for word in words) > 1 or _MARKS & set(text.lower()) else "en"
