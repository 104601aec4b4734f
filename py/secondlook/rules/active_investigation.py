"""Guilt, innocence and comment on a case that is open.

Judged first by phrases in company (a claim about a third person where the post speaks of
an arrest or a court); else by clues that add up: words of a case beside words of opinion
and a person. The clues only ever ask; their weights are data of the rule, fitted on the
labelled posts (a logistic regression, rounded).

Left alone: neutral news of an arrest, appeals, wanted and missing notices, cases that a
final sentence has closed, other cities, fiction, games and family jokes ("guilty as
charged: I ate the last cannoli"). A claim between quotation marks is somebody else's.
Clause: 4.16.04 use (department speech), 4.16.05 (information gained through employment).
"""

from collections.abc import Iterator

from secondlook.findings import Finding
from secondlook.reading import Reading
from secondlook.rules import clues
from secondlook.situation import Situation
from secondlook.terms import Rule


def check(reading: Reading, rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Give what the phrases find, or what the clues add up to."""
    yield from clues.check(reading, rule, situation)
