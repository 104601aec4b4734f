"""Obscene or sexually explicit language (4.16.05, prohibited speech; 4.16.04 on a Department page).

Judged are the strongest words, plain or masked, and openly sexual phrases; where none
stands, the clues that add up: an act, a body, a partner and a bed in one breath, with a
leer. The clues only ever ask. Left alone: mild swearing on a personal account, medicine,
farms, sport and food, and double meanings that stay double.
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
