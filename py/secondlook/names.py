"""Names in a policy: each that is used must be defined, and what a clause promises must be kept by a rule."""

from collections.abc import Collection, Iterator

from secondlook import rules
from secondlook.entities import LABELS
from secondlook.policy import Policy
from secondlook.terms import PolicyError, Rule, did_you_mean


def check_names(policy: Policy) -> None:
    """Every name that is used must be defined, and every promise of a clause kept. Raises PolicyError."""
    for rule in policy.rules.values():
        place = f"rules.{rule.id}"
        for clause in rule.served:
            _known(clause, policy.clauses, f"{place}.clause", "clause")
        for question in rule.questions:
            _known(question, policy.questions, f"{place}.questions", "question")
        for excuse in (name for sign in rule.signs for name in sign.excuses):
            _known(excuse, policy.excuses, f"{place}.excuses", "excuse")
        for instead in (*rule.instead, *(instead for sign in rule.signs for instead in sign.instead or ())):
            _known(instead.of, {"words", "sentence", *LABELS, *policy.lexicons}, f"{place}.instead", "label")
        for sign in _weighed(rule):
            _known(sign, [sign.id for sign in rule.signs], f"{place}.weighing", "sign")
        for name in rule.weighing.lists if rule.weighing else ():
            _known(name, {*LABELS, *policy.lexicons}, f"{place}.weighing.lists", "label")
        if not rules.exists(rule.check):
            _known(rule.check, rules.names(), f"{place}.check", "module in rules/")
    for shown in policy.pictures.values():
        _known(shown.rule, policy.rules, f"pictures.{shown.id}.rule", "rule")
    served = {clause for rule in policy.rules.values() for clause in rule.served}
    for key, promised in policy.clauses.items():
        if promised.help in {"flag", "ask"} and key not in served:
            problem = f"no rule uses this clause, but it promises “{promised.help}”"
            raise PolicyError(f"clauses.{key}", problem, "name it in a rule, or set its “help” to remind or cannot")


def _weighed(rule: Rule) -> Iterator[str]:
    """Give the signs that a rule's weighing names."""
    if rule.weighing:
        yield from rule.weighing.weights
        yield from (sign for need in rule.weighing.needs for sign in need)


def _known(name: str, names: Collection[str], place: str, what: str) -> None:
    if name not in names:
        raise PolicyError(place, f"no {what} is called “{name}”", did_you_mean(name, names))
