"""Social media on a Department computer, and a private device for the Department's page (4.16.04-U5).

Words name the device and what is done with it. The sign "first" is a device without any
word for posting ("on the desk PC in Records lol"): it counts only where it opens a
sentence, because there it says from where the post comes. Where the phrases find nothing,
clues are added up: a device beside a site, the page or missing leave. A device that is
merely spoken of (a frozen terminal, a new laptop) is left alone.
"""

from collections.abc import Iterator

from secondlook.findings import Finding
from secondlook.reading import Reading
from secondlook.rules import clues, signs
from secondlook.situation import Situation
from secondlook.terms import Rule


def check(reading: Reading, rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Give the findings of the signs, of "first" only at the start of a sentence; or what the clues add up to."""
    openings = signs.openings(reading, 1)
    plain = [
        found
        for found in signs.check(reading, rule, situation, passed_over=(clues.CLUE, clues.CALM))
        if found.sign != "first" or found.spans[0].start in openings
    ]
    yield from plain
    if not plain:
        yield from clues.added_up(reading, rule, situation)
