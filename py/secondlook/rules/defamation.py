"""Accusations told as facts: somebody is said to steal, bribe, lie, deal, abuse.

A person, or somebody known by a role or a place ("the owner of that bar"), and a wrong
that is laid to them. A wrong of a kind that is a crime counts by itself; a shady habit
counts with the ways of gossip ("everybody knows", "ask around", "that's why").

Left alone on purpose: what a court, a charge or an audit said, since that is a report;
scam alerts, stories, jokes, children and pets; plain dislike ("cold food, slow service"),
which is opinion. The checker cannot know what is true, so it asks.
Source: General Order 4.16.05, personal use, on defamation and on false information.
"""

from collections.abc import Iterator

from secondlook.findings import Finding
from secondlook.reading import Reading
from secondlook.rules import clues
from secondlook.situation import Situation
from secondlook.terms import Rule


def check(reading: Reading, rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Give what is plainly an accusation, and what is one by the weight of its hints."""
    yield from clues.check(reading, rule, situation)
