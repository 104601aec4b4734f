"""What an officer knows only through the job: look-ups, briefings, plans, scenes, papers.

Judged first by phrases in company (a plate that was run, a raid and its hour, a count of
cars and their district, a case number); else by clues that add up: words of police work
beside places, private facts, hints and shared papers. The clues only ever ask; their
weights are data of the rule, fitted on the labelled posts (a logistic regression, rounded).

Left alone: appeals and public notices (they are meant to be known), policy and staffing
talk without counts (a citizen's speech), one's own family, fiction, quotations and jobs
held before. Clause: 4.16.05 (information gained through employment), 4.16.04 use.
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
