"""Posting on duty, by the clock and by the words (4.16.05-10).

The clock decides when the officer gave a posting time and a shift; words ask ("hour two
of eight", "between calls"), also when the clock says off: details and hold-overs lie
outside the plan. Where the phrases find nothing, clues are added up: a thing of the post,
a waiting now, hours left, a word to the readers; the past, a kitchen and politics speak
against it. Left alone: bare hours of the night and a posting time without a shift. "I
will be off duty" and "it is for the agency" settle it.
"""

from collections.abc import Iterator

from secondlook.findings import Finding, Severity
from secondlook.reading import Reading
from secondlook.rules import clues
from secondlook.situation import Situation
from secondlook.terms import Rule


def check(reading: Reading, rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Give a finding without words if the post goes out in the shift, and those of the words."""
    if situation.posting_at is not None and situation.on_shift(reading.policy.zone):
        yield Finding(rule.id, Severity.FLAG, "clock", trace=(f"{situation.posting_at:%H:%M}",))
    yield from clues.check(reading, rule, situation)
