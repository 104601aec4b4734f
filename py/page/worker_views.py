"""What the views of the page ask of the engine: one function a view, policy and arguments in, a dict out.

Imported by worker.py when the first view is shown, never at the start.
"""

from collections.abc import Callable, Mapping
from typing import Any

from secondlook import Policy
from secondlook.report import said

View = Callable[[Policy, Mapping[str, Any], str], dict[str, Any]]


def covers(policy: Policy, arguments: Mapping[str, Any], lang: str) -> dict[str, Any]:
    """Every sentence of the Order: its number, place and plain words, what is done about it, and by which rules."""
    rules = [(rule, said(rule.title, lang)) for rule in policy.rules.values()]
    return {
        "clauses": [
            {
                "id": clause.id,
                "place": said(clause.place, lang),
                "text": said(clause.text, lang),
                "help": clause.help,
                "limited": clause.limited,
                "reason": said(clause.reason, lang) if clause.reason else "",
                "rules": [[rule.id, title] for rule, title in rules if clause.id in rule.served],
            }
            for clause in policy.clauses.values()
        ],
    }


VIEWS: dict[str, View] = {"covers": covers}
