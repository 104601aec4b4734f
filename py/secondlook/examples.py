"""The examples of rules.json are its tests: this runs them."""

from collections.abc import Iterator
from dataclasses import dataclass

from secondlook.checker import check
from secondlook.findings import Finding, Severity
from secondlook.policy import Policy
from secondlook.situation import Situation
from secondlook.terms import Example, Rule


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that does not do what it should: its place, what is wrong, the cure."""

    place: str
    problem: str
    cure: str

    def __str__(self) -> str:
        return f"rules.json: {self.place}: {self.problem}; {self.cure}."


def failures(policy: Policy) -> Iterator[Failure]:
    """Run the examples of all rules and the suggestions; give those that fail."""
    for rule in policy.rules.values():
        yield from failures_of(rule, policy)


def failures_of(rule: Rule, policy: Policy) -> Iterator[Failure]:
    """Run the examples of one rule: bad ones must fire on their words, good ones must not."""
    for n, example in enumerate(rule.bad):
        yield from _bad(f"rules.{rule.id}.examples.bad[{n}]", example, rule, policy)
    for n, example in enumerate(rule.good):
        yield from _good(f"rules.{rule.id}.examples.good[{n}]", example, rule, policy)
    for lang, words in rule.suggestion.items():
        yield from _good(f"rules.{rule.id}.suggestion.{lang}", Example(words), rule, policy)


def _bad(place: str, example: Example, rule: Rule, policy: Policy) -> Iterator[Failure]:
    found = _live(example, rule, policy)
    if not found:
        yield Failure(
            place, f"“{example.text}” is not found", "add a phrase for it, or drop an exception that hides it"
        )
    quotes = [example.text[start:end] for finding in found for start, end in finding.spans]
    for words in example.words if found else ():
        if not any(words in quote or quote in words for quote in quotes):
            yield Failure(
                place, f"the words “{words}” are not marked (marked: {quotes})", "mend the phrase or the words"
            )


def _good(place: str, example: Example, rule: Rule, policy: Policy) -> Iterator[Failure]:
    for finding in _live(example, rule, policy):
        why = " + ".join(finding.trace) or "the facts beside the words"
        yield Failure(place, f"“{example.text}” is found because of: {why}", "add it to “unless” or narrow the phrase")


def _live(example: Example, rule: Rule, policy: Policy) -> list[Finding]:
    """Give the rule's findings that are still open; an example is for the rule's own account and kind."""
    facts = {"account": rule.accounts[0], "kind": rule.kinds[0]} | dict(example.situation)
    report = check(example.text, Situation.from_json(facts), policy)
    return [
        f
        for f in report.findings
        if f.rule == rule.id and (f.severity is not Severity.NOTE or rule.severity == "remind")
    ]
