"""Guilt, innocence and comment on a case that is open.

Judged first by phrases in company (a claim about a third person where the post speaks of
an arrest or a court); else by clues that add up: words of a case beside words of opinion
and a person. The clues only ever ask.

Left alone: neutral news of an arrest, appeals, wanted and missing notices, cases that a
final sentence has closed, other cities, fiction, games and family jokes ("guilty as
charged: I ate the last cannoli"). A claim between quotation marks is somebody else's.
Clause: 4.16.04 use (department speech), 4.16.05 (information gained through employment).
"""

from collections.abc import Iterator

from secondlook.findings import Finding
from secondlook.policy import Rule
from secondlook.reading import Reading
from secondlook.rules import clues
from secondlook.situation import Situation

SCALE = clues.Scale(
    weights={
        "clue-claim": 1.4,
        "clue-court": 1.2,
        "clue-opinion": 0.9,
        "clue-case": 0.5,
        "clue-inside": 0.5,
        "calm-home": -1.1,
        "calm-policy": -0.8,
        "calm-notice": -0.8,
        "calm-far": -0.4,
    },
    needs=[("clue-court", "clue-case"), ("clue-claim", "clue-opinion"), ("clue-third",)],
    enough={"personal": 3.2, "department": 2.9},
)
"""Weights and limit were fitted on the labelled posts (a logistic regression, rounded)."""


def check(reading: Reading, rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Give what the phrases find, or what the clues add up to."""
    yield from clues.check(reading, rule, situation, SCALE)
