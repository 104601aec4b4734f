"""Words that run down people for who they are (4.16.05, prohibited speech).

Judged are slurs, contempt, hatred, exclusion, threats and stereotypes whose object is a
group of a protected class; the same words about a team, a trade or a thing are left
alone, because the Order protects people for who they are and nothing else. Left alone
too: a group named neutrally or with pride, what is quoted, reported or condemned, and
words that a group uses of itself. Where no phrase stands, clues are added up (who is
meant, what is said, in what tone); these only ever ask. Codes that are no words, such as
the triple brackets around a name, are read here.
"""

import re
from collections.abc import Iterator

from secondlook.findings import Finding, Severity
from secondlook.policy import Rule
from secondlook.reading import Reading
from secondlook.rules import clues
from secondlook.situation import Situation

_CODE = re.compile(r"\({3}[^()\n]{1,40}\){3}|(?<![\d/.-])(?:13/5[0-3]|1[34]/88|1488)(?![\d/.-])")


def check(reading: Reading, rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Give a finding for every sign, and for every code that no phrase can spell."""
    yield from clues.check(reading, rule, situation)
    for code in _CODE.finditer(reading.doc.folded):
        first, last = reading.doc.token_range(*code.span())
        if not reading.doc.is_quoted(first, last):
            span = reading.doc.place(*code.span())
            yield Finding(rule.id, Severity.FLAG, "code", (span,), (code.group(),))
