"""What an officer knows only through the job: look-ups, briefings, plans, scenes, papers.

Judged first by phrases in company (a plate that was run, a raid and its hour, a count of
cars and their district, a case number); else by clues that add up: words of police work
beside places, private facts, hints and shared papers. The clues only ever ask.

Left alone: appeals and public notices (they are meant to be known), policy and staffing
talk without counts (a citizen's speech), one's own family, fiction, quotations and jobs
held before. Clause: 4.16.05 (information gained through employment), 4.16.04 use.
"""

from collections.abc import Iterator

from secondlook.findings import Finding
from secondlook.policy import Rule
from secondlook.reading import Reading
from secondlook.rules import clues
from secondlook.situation import Situation

SCALE = clues.Scale(
    weights={
        "clue-secret": 1.4,
        "clue-verb": 1.3,
        "clue-tell": 1.1,
        "clue-harm": 1.0,
        "clue-police": 0.9,
        "clue-leak": 0.9,
        "clue-place": 0.9,
        "clue-trade": 0.2,
        "clue-private": 0.2,
        "calm-home": -0.7,
        "calm-policy": -0.7,
        "calm-far": -0.7,
        "calm-notice": -0.4,
    },
    needs=[("clue-police", "clue-trade")],
    enough={"personal": 3.1, "department": 3.5},
)
"""Weights and limit were fitted on the labelled posts (a logistic regression, rounded)."""


def check(reading: Reading, rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Give what the phrases find, or what the clues add up to."""
    yield from clues.check(reading, rule, situation, SCALE)
