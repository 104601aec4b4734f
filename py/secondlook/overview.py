"""What a policy says of itself, for the people who keep the rules: its clauses and its rules, in plain words."""

from collections.abc import Iterator
from typing import Any

from secondlook.policy import Policy
from secondlook.report import said
from secondlook.terms import Clause, Example, Rule


def clauses(policy: Policy, lang: str) -> list[dict[str, Any]]:
    """Give every sentence of the order: number, place, plain words, what is done about it, and by which rules."""
    return [_clause(clause, lang) | {"rules": _serving(clause, policy, lang)} for clause in policy.clauses.values()]


def rules(policy: Policy, lang: str) -> list[dict[str, Any]]:
    """Give every rule with its clauses, questions and examples."""
    return [_rule(rule, policy, lang) for rule in policy.rules.values()]


def _clause(clause: Clause, lang: str) -> dict[str, Any]:
    return {
        "id": clause.id,
        "place": said(clause.place, lang),
        "text": said(clause.text, lang),
        "help": clause.help,
        "limited": clause.limited,
        "reason": said(clause.reason, lang) if clause.reason else "",
    }


def _serving(clause: Clause, policy: Policy, lang: str) -> list[dict[str, str]]:
    found = [rule for rule in policy.rules.values() if clause.id in rule.served]
    return [{"id": rule.id, "title": said(rule.title, lang)} for rule in found]


def _rule(rule: Rule, policy: Policy, lang: str) -> dict[str, Any]:
    asked = [policy.questions[name] for name in rule.questions]
    return {
        "id": rule.id,
        "title": said(rule.title, lang),
        "kind": rule.severity,
        "accounts": list(rule.accounts),
        "kinds": list(rule.kinds),
        "clauses": [_clause(policy.clauses[name], lang) for name in rule.served],
        "explanation": said(rule.explanation, lang).replace("{quote}", "…"),
        "questions": [
            {"ask": said(question.ask, lang), "answers": [said(answer.label, lang) for answer in question.answers]}
            for question in asked
        ],
        "suggestion": said(rule.suggestion, lang),
        "parts": [said(part.title, lang) for part in rule.parts.values()],
        "bad": [_example(example) for example in rule.bad],
        "good": [_example(example) for example in rule.good],
    }


def _example(example: Example) -> dict[str, Any]:
    context = example.situation.get("context") or {}
    return {
        "pieces": list(_pieces(example)),
        "account": example.situation.get("account", ""),
        "posting_at": context.get("posting_at") or "",
        "shift": context.get("shift") or [],
    }


def _pieces(example: Example) -> Iterator[list[Any]]:
    """Cut the text at the words that must be found: [words, whether they are those]."""
    rest = example.text
    for words in sorted(example.words, key=example.text.find):
        before, found, after = rest.partition(words)
        if found:
            yield from ([before, False], [found, True])
            rest = after
    yield [rest, False]
