"""Second Look: reads a draft post against a social media order and says what to look at.

    from secondlook import Situation, check, load_policy

    policy = load_policy(Path("rules.json").read_text(encoding="utf-8"))
    report = check("Ran the plate on that blue Altima.", Situation(), policy)

The package computes and nothing else: text and values in, values out. Only the edges
(the page, the worker, the command line, the build) read files or touch a page.
"""

from secondlook.checker import check
from secondlook.findings import Finding, Severity
from secondlook.pack import load_policy
from secondlook.policy import Policy
from secondlook.report import Report
from secondlook.situation import Situation, SituationError
from secondlook.terms import PolicyError

__all__ = [
    "Finding",
    "Policy",
    "PolicyError",
    "Report",
    "Severity",
    "Situation",
    "SituationError",
    "check",
    "load_policy",
]
