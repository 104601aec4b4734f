"""Counting on few readers: "friends only, so I can say it", "gone in an hour", "nobody from work is here" (4.16.05-8).

A cover alone is nobody's business: a closed group, a story that fades and a name that is
not one's own are everyday things. It counts where it serves to say something. That is told
by words ("so I can be honest", a rank, a crime), and best by what the other rules find in
the same post: what they ask about is what a cover is good for.
Left alone: advice about settings, sales ("deleting when sold"), surprises and games.
"""

from collections.abc import Iterator

from secondlook import rules
from secondlook.findings import Finding
from secondlook.reading import Reading
from secondlook.rules import clues, signs
from secondlook.situation import Situation
from secondlook.terms import Rule

COVER = "clue-cover"
RISK = "clue-risk"
RISKS = (
    "confidential-information",
    "active-investigation",
    "colleague-reference",
    "bias-language",
    "obscenity",
    "workplace-disparagement",
    "defamation",
    "private-facts",
)


def check(reading: Reading, rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Give what is plainly said under cover, or a cover and what weighs enough beside it."""
    plain = list(signs.check(reading, rule, situation, passed_over=(clues.CLUE, clues.CALM)))
    yield from plain
    heaviest = () if plain else clues.weightiest(reading, rule, situation, beside(reading, rule, situation))
    if heaviest:
        yield clues.marked(reading, rule, heaviest)


def beside(reading: Reading, rule: Rule, situation: Situation) -> Iterator[clues.Clue]:
    """Give a clue, at the cover, for each other rule that finds something in the post."""
    cover = next((clue for clue in clues.matches(reading, rule, situation)[0] if clue.sign == COVER), None)
    for name in RISKS if cover else ():
        other = reading.policy.rules.get(name)
        if cover and other and next(rules.judge(other.check)(reading, other, situation), None):
            yield clues.Clue(RISK, cover.match, name)
