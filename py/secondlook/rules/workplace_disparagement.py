"""Scorn for the Department, its people, or the public that they serve.

Some words are scorn wherever they are said of a boss, a unit or the house ("the captain
is a clown"); those are signs of their own. More often scorn is made of lighter things:
a fault, a sour aside, a "never", a mocking comparison. Some of these about the same
people weigh enough; warm words in the same breath weigh against it.

Left alone on purpose: criticism of a policy, of pay, staffing, training or safety, which
names no people and is a citizen's right; coaches, army days and other bosses; quotation.
Source: General Order 4.16.05, personal use, first rule; 4.16.04, decorum.
"""

from collections.abc import Iterator

from secondlook.findings import Finding
from secondlook.reading import Reading
from secondlook.rules import clues
from secondlook.situation import Situation
from secondlook.terms import Rule


def check(reading: Reading, rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Give what is plain scorn, and what is scorn by the weight of its hints."""
    yield from clues.check(reading, rule, situation)
