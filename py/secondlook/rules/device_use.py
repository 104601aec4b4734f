"""Social media on a Department computer, and a private device for the Department's page (4.16.04-U5).

Words name the device and what is done with it. The sign "first" is a device without any
word for posting ("on the desk PC in Records lol"): it counts only where it opens a
sentence, because there it says from where the post comes. A device that is merely spoken
of (a frozen terminal, a new laptop) is left alone.
"""

from collections.abc import Iterator

from secondlook.findings import Finding
from secondlook.policy import Rule
from secondlook.reading import Reading
from secondlook.rules import signs
from secondlook.situation import Situation


def check(reading: Reading, rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Give the findings of all signs; those of "first" only where they open a sentence."""
    openings = signs.openings(reading, 1)
    for finding in signs.check(reading, rule, situation):
        if finding.sign != "first" or finding.spans[0].start in openings:
            yield finding
