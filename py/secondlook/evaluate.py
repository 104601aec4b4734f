"""Labelled posts -> precision, recall, F1, false alarms: how good the judgement is.

Scored by document: a rule that fires on a post whose labels hold it is a hit; on one
whose labels and `allowed` do not, a false alarm. Settled findings and notes do not
count. `right words` is the share of hits that touch a labelled span. Intervals are
Wilson's (1927) at 95 %.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from math import sqrt
from typing import Any

Row = Mapping[str, Any]
Predict = Callable[[Row], list[dict[str, Any]]]


@dataclass
class Score:
    """The counts of one rule: hits, false alarms, misses, and hits on the right words."""

    hits: int = 0
    alarms: int = 0
    misses: int = 0
    worded: int = 0
    right_words: int = 0

    @property
    def precision(self) -> float:
        """The share of the rule's findings that are right; 1 where it found nothing."""
        return self.hits / (self.hits + self.alarms) if self.hits + self.alarms else 1.0

    @property
    def recall(self) -> float:
        """The share of the posts with this label that the rule found."""
        return self.hits / (self.hits + self.misses) if self.hits + self.misses else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass
class Evaluation:
    """The scores of all rules on some posts, and the alarms on clean ones."""

    scores: dict[str, Score]
    clean: int = 0
    clean_alarmed: int = 0
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def macro_f1(self) -> float:
        """The mean F1 of the rules that have at least one labelled post."""
        labelled = [score.f1 for score in self.scores.values() if score.hits + score.misses]
        return sum(labelled) / len(labelled) if labelled else 1.0

    @property
    def alarm_rate(self) -> float:
        """The share of the clean posts with at least one false alarm."""
        return self.clean_alarmed / self.clean if self.clean else 0.0


def evaluate(rows: Iterable[Row], predict: Predict, rules: Iterable[str]) -> Evaluation:
    """Score `predict`, which gives a post's findings as `batch` rows, for the named rules."""
    result = Evaluation({rule: Score() for rule in rules})
    for row in rows:
        live = [found for found in predict(row) if not found["settled"] and found["severity"] != "note"]
        _count(result, row, [found for found in live if found["rule"] in result.scores])
    return result


def _count(result: Evaluation, row: Row, findings: list[dict[str, Any]]) -> None:
    labels, allowed = set(row["labels"]) & result.scores.keys(), set(row["allowed"])
    fired = {found["rule"] for found in findings}
    for rule in fired & labels:
        result.scores[rule].hits += 1
        _count_words(result.scores[rule], row, rule, findings)
    for rule in fired - labels - allowed:
        result.scores[rule].alarms += 1
        result.wrong.append((row["id"], "alarm", rule))
        result.confusion.update((label, rule) for label in labels - fired)
    for rule in labels - fired:
        result.scores[rule].misses += 1
        result.wrong.append((row["id"], "miss", rule))
    if not row["labels"]:
        result.clean += 1
        result.clean_alarmed += bool(fired - allowed)


def _count_words(score: Score, row: Row, rule: str, findings: list[dict[str, Any]]) -> None:
    wanted = row["spans"].get(rule) or []
    if not wanted:
        return
    score.worded += 1
    places = [(row["text"].find(words), len(words)) for words in wanted]
    score.right_words += any(
        found["quote"] in wanted
        or (found["start"] is not None and any(found["start"] < at + size and at < found["end"] for at, size in places))
        for found in findings
        if found["rule"] == rule
    )


def interval(hits: int, total: int) -> tuple[float, float]:
    """Give Wilson's 95 % interval of a share."""
    if not total:
        return 0.0, 1.0
    z, share = 1.96, hits / total
    middle = share + z * z / (2 * total)
    spread = z * sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    scale = 1 + z * z / total
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


def figures(result: Evaluation, posts: int) -> dict[str, Any]:
    """Give an evaluation of `posts` posts as plain numbers, for pages and programs; intervals are [low, high].

    Rules for which no post is labelled are left out.
    """
    return {
        "posts": posts,
        "clean": result.clean,
        "clean_alarmed": result.clean_alarmed,
        "clean_interval": interval(result.clean_alarmed, result.clean),
        "macro_f1": round(result.macro_f1, 3),
        "rules": {rule: _figures(score) for rule, score in result.scores.items() if score.hits + score.misses},
    }


def _figures(score: Score) -> dict[str, Any]:
    posts, fired = score.hits + score.misses, score.hits + score.alarms
    return {
        "posts": posts,
        "found": score.hits,
        "found_interval": interval(score.hits, posts),
        "alarms": score.alarms,
        "right_interval": interval(score.hits, fired),
        "f1": round(score.f1, 3),
    }


def table(result: Evaluation, name: str) -> str:
    """Write an evaluation as a Markdown table."""
    lines = [
        f"### {name}",
        "",
        "| rule | posts | precision | recall (95 %) | F1 | false alarms | right words |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for rule, score in result.scores.items():
        posts = score.hits + score.misses
        if not posts and not score.alarms:
            continue
        low, high = interval(score.hits, posts)
        words = f"{score.right_words}/{score.worded}"
        recall = f"{score.recall:.2f} ({low:.2f}–{high:.2f})" if posts else "–"
        f1 = f"{score.f1:.2f}" if posts else "–"
        lines.append(f"| {rule} | {posts} | {score.precision:.2f} | {recall} | {f1} | {score.alarms} | {words} |")
    low, high = interval(result.clean_alarmed, result.clean)
    lines += [
        "",
        f"Macro F1 **{result.macro_f1:.3f}**; false alarms on **{result.clean_alarmed} of {result.clean}** clean posts "
        f"({result.alarm_rate:.1%}, 95 % {low:.1%}–{high:.1%}).",
    ]
    worst = [f"{label} → {rule} {n}×" for (label, rule), n in result.confusion.most_common(5)]
    if worst:
        lines.append(f"Most often taken for each other: {', '.join(worst)}.")
    return "\n".join(lines)
