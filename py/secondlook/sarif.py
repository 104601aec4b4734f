"""A report as SARIF 2.1.0 (OASIS, 2020), which editors and code hosts can show."""

from typing import Any

from secondlook.findings import Severity
from secondlook.report import Report, said

_LEVELS = {Severity.FLAG: "warning", Severity.ASK: "note", Severity.NOTE: "none"}


def to_sarif(report: Report, name: str) -> dict[str, Any]:
    """Give the findings as a SARIF log for a file called `name`; offsets are code points."""
    rules = report.policy.rules
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "Second Look",
                        "rules": [
                            {"id": r.id, "shortDescription": {"text": said(r.title, "en")}} for r in rules.values()
                        ],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [
                    {
                        "ruleId": finding.rule,
                        "level": _LEVELS[finding.severity],
                        "message": {"text": said(rules[finding.rule].explanation, "en").replace("{quote}", "…")},
                        "locations": [
                            {
                                "physicalLocation": {
                                    "artifactLocation": {"uri": name},
                                    "region": {"charOffset": start, "charLength": end - start},
                                }
                            }
                            for start, end in finding.spans
                        ],
                    }
                    for finding in report.findings
                ],
            }
        ],
    }
