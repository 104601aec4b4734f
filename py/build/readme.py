"""The README's tables of judgement, written from the labelled posts: the last step of `make evaluate`.

A table is known by its first line; what stands around it is left as it is.
"""

import json
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "py"))

from secondlook import Situation, check, load_policy  # noqa: E402
from secondlook.evaluate import Evaluation, evaluate, table  # noqa: E402

GIVEN = ("personal", "department", "pages")
"""The corpora that the project began with; see LABELS.md."""
HELD_OUT = tuple(f"heldout-{name}" for name in ("a", "b", "c1", "c2", "d", "e", "f", "g", "h", "i"))
"""Written by other hands and never looked at while rules are written."""
FOUNDATION = ("confidential-information", "colleague-reference", "department-insignia", "bias-language", "duty-hours")
UNTOUCHED = {
    "protected": "protected speech",
    "ordinary": "ordinary posts of the public",
    "identity": "sentences that name an identity",
}
"""Posts of which none should be spoken to."""
FUNCTIONAL = {"en": "English", "es": "Spanish"}
"""Functional cases of bias-language, half of them held out, by language."""

SUMMARY = "| posts | rules | macro F1 | clean posts with a false alarm |\n|---|---|---:|---:|\n"

Score = Callable[..., tuple[int, Evaluation]]
"""(rules, *names of corpora) -> number of posts, evaluation."""


def rows(name: str) -> list[dict[str, Any]]:
    """The labelled posts of a file of tests/corpus; with `:es` behind its name those in that language."""
    file, _, lang = name.partition(":")
    posts = [json.loads(line) for line in (ROOT / f"tests/corpus/{file}.jsonl").read_text("utf-8").splitlines()]
    return [post for post in posts if lang in ("", post["lang"])]


def tables(score: Score, rules: tuple[str, ...]) -> list[str]:
    """Both tables of the README."""
    by_rule = [line for line in table(score(rules, *HELD_OUT)[1], "").splitlines() if line.startswith("|")]
    return [SUMMARY + "\n".join(summary(score, rules)), "\n".join(by_rule)]


def summary(score: Score, rules: tuple[str, ...]) -> Iterable[str]:
    """The rows of the summary: what was given, what was held out, and what must be left alone."""
    for label, names, bold in (("given", GIVEN, ""), ("held out", HELD_OUT, "**")):
        for which, said in ((FOUNDATION, "the five of the foundation"), (rules, f"all {len(rules)}")):
            posts, result = score(which, *names)
            false = f"{bold}{100 * result.alarm_rate:.1f} %{bold} ({result.clean_alarmed} of {result.clean})"
            yield f"| {bold}{label}, {posts}{bold} | {said} | {bold}{result.macro_f1:.2f}{bold} | {false} |"
    for name, label in UNTOUCHED.items():
        posts, result = score(rules, name)
        yield f"| {label}, {posts} | all {len(rules)} | | {result.clean_alarmed} |"
    for lang, label in FUNCTIONAL.items():
        posts, result = score(("bias-language",), f"functional/heldout:{lang}")
        (found,) = result.scores.values()
        told = f"found {found.hits} of {found.hits + found.misses}"
        alarms = f"{result.clean_alarmed} of {result.clean}"
        yield f"| ways to run people down, {label}, held out, {posts} | bias-language | {told} | {alarms} |"


def written(readme: str, fresh: Iterable[str]) -> str:
    """The README with these tables in the place of those that begin with the same line; raises ValueError without."""
    for one in fresh:
        start = readme.index(one.splitlines()[0])
        readme = readme[:start] + one + readme[readme.index("\n\n", start) :]
    return readme


def main() -> int:
    """Measure, and write README.md anew."""
    policy = load_policy((ROOT / "rules.json").read_text("utf-8"))

    def predict(row: Mapping[str, Any]) -> list[dict[str, Any]]:
        return check(row["text"], Situation.from_json(row), policy).to_batch()

    def score(rules: tuple[str, ...], *names: str) -> tuple[int, Evaluation]:
        posts = [row for name in names for row in rows(name)]
        return len(posts), evaluate(posts, predict, rules)

    readme = ROOT / "README.md"
    readme.write_text(written(readme.read_text("utf-8"), tables(score, tuple(policy.rules))), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
