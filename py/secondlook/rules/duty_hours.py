"""Posting on duty, by the clock and by the words (4.16.05-10).

The clock decides when the officer gave a posting time and a shift; words ask ("sitting in
my cruiser", "hour two of eight"), also when the clock says off: details and hold-overs
lie outside the plan. The sign "doing" ("guarding a prisoner at St. Raph's") has no writer
in its words, so it counts only near the start of a sentence, where the writer is meant;
"we need more people guarding prisoners" is left alone. So are bare hours of the night and
a posting time without a shift. "I will be off duty" and "it is for the agency" settle it.
"""

from collections.abc import Iterator

from secondlook.findings import Finding, Severity
from secondlook.policy import Rule
from secondlook.reading import Reading
from secondlook.rules import signs
from secondlook.situation import Situation

LEAD = 3
"""How many words of a sentence may be called its start."""


def check(reading: Reading, rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Give a finding without words if the post goes out in the shift, and those of the words."""
    if situation.posting_at is not None and situation.on_shift(reading.policy.zone):
        yield Finding(rule.id, Severity.FLAG, "clock", trace=(f"{situation.posting_at:%H:%M}",))
    openings = signs.openings(reading, LEAD)
    for finding in signs.check(reading, rule, situation):
        if finding.sign != "doing" or finding.spans[0].start in openings:
            yield finding
