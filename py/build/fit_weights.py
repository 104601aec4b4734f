"""Fit the weights of a rule's weighed signs to the labelled posts; `make weights RULE=... OPTIONS=--write`.

A logistic regression (L2) over how many different words of each sign a post has, on the posts that have what the rule
`needs`; also on those that a plain sign finds, for plain signs know the posts they were written from, and weighing is
there for the others. A sign keeps the direction that rules.json gives it: a
weight below zero stays below. Everything is measured on the file of posts that was left out of the fit; the sum that
is enough is the one with the best F1 there at which at most ALARMS of the clean posts are spoken to. The held-out
files are never read.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "py"))

from secondlook import Situation, load_policy, rules  # noqa: E402
from secondlook.policy import Policy  # noqa: E402
from secondlook.reading import Reading  # noqa: E402
from secondlook.rules.clues import CAP  # noqa: E402
from secondlook.terms import ACCOUNTS, Rule, Weighing  # noqa: E402

ALARMS = 0.005
EASY = ("protected", "ordinary", "identity")
"""Files without look-alikes: their quiet says little about other posts."""
PENALTY = 1.0
STEPS, MORE_STEPS = 400, 60
NEVER = 99.0
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Post:
    """What the fit needs to know of a post: its file, account, label, and how many words of each sign it has."""

    file: str
    account: str
    labelled: bool
    clean: bool
    found: bool
    whole: bool
    counts: tuple[int, ...]


class Choice(NamedTuple):
    """A sum that is enough, and what it gives on posts left out of the fit."""

    enough: float
    hits: int
    alarms: int
    clean_alarms: int


def posts(rule: Rule, policy: Policy, signs: Sequence[str]) -> Iterator[Post]:
    """Read all posts that may be looked at, but those whose label is left open or that an answer settles."""
    for path in sorted((ROOT / "tests/corpus").glob("*.jsonl")):
        if path.stem.startswith("heldout"):
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            situation = Situation.from_json(row)
            settled = not situation.answers.keys().isdisjoint(rule.questions)
            meant = situation.account in rule.accounts and situation.kind in rule.kinds
            if meant and not settled and rule.id not in row["allowed"]:
                yield _post(path.stem, row, situation, rule, policy, signs)


def _post(
    file: str, row: dict[str, Any], situation: Situation, rule: Rule, policy: Policy, signs: Sequence[str]
) -> Post:
    reading = Reading(row["text"], policy)
    words: dict[str, set[str]] = {}
    for number in reading.live_signs(rule):
        if situation.account in rule.signs[number].accounts:
            for match in reading.matches(rule, number):
                found = reading.doc.lower_words(match.first, match.last)
                words.setdefault(rule.signs[number].id, set()).add(found)
    module = import_module(f"{rules.__name__}.{rule.check}")
    for clue in getattr(module, "beside", _nothing)(reading, rule, situation):
        words.setdefault(clue.sign, set()).add(clue.words)
    needs = rule.weighing.needs if rule.weighing else ()
    return Post(
        file,
        situation.account,
        rule.id in row["labels"],
        not row["labels"] and file not in EASY,
        any(rules.judge(rule.check)(reading, weighed(rule, {}, dict.fromkeys(ACCOUNTS, NEVER)), situation)),
        all(not words.keys().isdisjoint(need) for need in needs),
        tuple(min(CAP, len(words.get(sign, ()))) for sign in signs),
    )


def _nothing(*_: object) -> tuple[()]:
    """What stands beside the signs of most rules."""
    return ()


def weighed(rule: Rule, weights: dict[str, float], enough: dict[str, float]) -> Rule:
    """Give the rule with other weights."""
    needs = rule.weighing.needs if rule.weighing else ()
    known = rule.weighing.weights if rule.weighing else {}
    return replace(rule, weighing=Weighing(weights or dict.fromkeys(known, 0.0), needs, enough))


def fit(counts: Numbers, labels: Numbers, direction: Numbers, start: Numbers | None = None) -> Numbers:
    """Give the weights, the last one the constant, by projected gradient steps with momentum.

    From weights that are nearly right, as `start`, fewer steps lead there.
    """
    whole = np.hstack([counts, np.ones((len(counts), 1))])
    penalty = np.append(np.full(counts.shape[1], PENALTY), 0.0)
    pace = 1 / (np.linalg.norm(whole, 2) ** 2 / 4 + PENALTY)
    weights = before = np.zeros(whole.shape[1]) if start is None else start
    for step in range(STEPS if start is None else MORE_STEPS):
        ahead = weights + step / (step + 3) * (weights - before)
        slope = whole.T @ (_chance(whole @ ahead) - labels) + penalty * ahead
        before, weights = weights, ahead - pace * slope
        weights[:-1] = np.where(weights[:-1] * direction > 0, weights[:-1], 0)
    return weights


def _chance(sums: Numbers) -> Numbers:
    return 1 / (1 + np.exp(-np.clip(sums, -30, 30)))


def left_out(files: Sequence[str], counts: Numbers, labels: Numbers, direction: Numbers) -> Numbers:
    """Give each post's sum, less the constant, by the weights fitted without the post's file."""
    sums = np.zeros(len(labels))
    start = fit(counts, labels, direction)
    for file in set(files):
        out = np.array([name == file for name in files])
        weights = fit(counts[~out], labels[~out], direction, start)
        sums[out] = counts[out] @ weights[:-1] + weights[-1]
    return sums


def loss(sums: Numbers, labels: Numbers) -> float:
    """Give the surprise of the labels, in nats."""
    return float(np.logaddexp(0, np.where(labels > 0, -sums, sums)).sum())


def choose(some: Sequence[Post], sums: Numbers, everyone: Sequence[Post]) -> Choice:
    """Give the sum that does best on an account by itself, for posts whose sums are known."""
    wanted = sum(post.labelled for post in everyone)
    limit = max(1.0, ALARMS * sum(post.clean for post in everyone))
    best, best_f1 = Choice(NEVER, 0, 0, 0), 0.0
    for enough in sorted(set(np.round(sums, 1))):
        fired = [post for post, sum_ in zip(some, sums, strict=True) if sum_ >= enough]
        hits = sum(post.labelled for post in fired)
        clean = sum(post.clean for post in fired)
        f1 = 2 * hits / max(1, wanted + len(fired))
        if clean <= limit and f1 > best_f1:
            best, best_f1 = Choice(float(enough), hits, len(fired) - hits, clean), f1
    return best


def main() -> None:
    """Fit one rule, say what was measured, and write it where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rule")
    parser.add_argument("--prune", action="store_true", help="drop signs that make the left-out posts no clearer")
    parser.add_argument("--write", action="store_true", help="put the weights into rules.json")
    asked = parser.parse_args()
    path = ROOT / "rules.json"
    policy = load_policy(path.read_text(encoding="utf-8"))
    rule = policy.rules[asked.rule]
    if not rule.weighing:
        parser.error(f"{rule.id} weighs no signs")
    signs = list(rule.weighing.weights)
    everyone = list(posts(rule, policy, signs))
    some = [post for post in everyone if post.whole]
    files = [post.file for post in some]
    counts, labels = np.array([post.counts for post in some], float), np.array([post.labelled for post in some], float)
    direction = np.sign([rule.weighing.weights[sign] for sign in signs])
    print(f"{rule.id}: {len(everyone)} posts, {len(some)} to be weighed, {int(labels.sum())} of them labelled")
    kept = _pruned(signs, files, counts, labels, direction) if asked.prune else list(range(len(signs)))
    signs = [signs[n] for n in kept]
    counts, direction = counts[:, kept], direction[kept]
    weights = fit(counts, labels, direction)
    sums = left_out(files, counts, labels, direction)
    _say_signs(signs, files, counts, labels, direction, weights, rule)
    enough = _say_enough(everyone, some, sums, float(weights[-1]))
    if asked.write:
        path.write_text(_written(path.read_text(encoding="utf-8"), rule, signs, weights, enough), encoding="utf-8")


def _pruned(
    signs: Sequence[str], files: Sequence[str], counts: Numbers, labels: Numbers, direction: Numbers
) -> list[int]:
    """Take away one sign after the other while the posts left out are judged no worse for it."""
    kept = list(range(len(signs)))
    now = loss(left_out(files, counts, labels, direction), labels)
    while len(kept) > 1:
        without = {n: [m for m in kept if m != n] for n in kept}
        losses = {n: loss(left_out(files, counts[:, m], labels, direction[m]), labels) for n, m in without.items()}
        least = min(losses, key=lambda n: losses[n])
        if losses[least] > now:
            break
        print(f"  dropped {signs[least]}")
        now, kept = losses[least], without[least]
    return kept


def _say_signs(
    signs: Sequence[str],
    files: Sequence[str],
    counts: Numbers,
    labels: Numbers,
    direction: Numbers,
    weights: Numbers,
    rule: Rule,
) -> None:
    now = loss(left_out(files, counts, labels, direction), labels)
    print(f"{'sign':24} labelled others   old   new  worth (nats on posts left out)")
    for n, sign in enumerate(signs):
        rest = [m for m in range(len(signs)) if m != n]
        worth = loss(left_out(files, counts[:, rest], labels, direction[rest]), labels) - now if rest else 0.0
        has = counts[:, n] > 0
        old = rule.weighing.weights[sign] if rule.weighing else 0
        print(
            f"{sign:24} {int(labels[has].sum()):8} {int((1 - labels[has]).sum()):6} "
            f"{old:5.1f} {weights[n]:5.1f} {worth:6.1f}"
        )


def _say_enough(everyone: Sequence[Post], some: Sequence[Post], sums: Numbers, constant: float) -> dict[str, float]:
    """Print what the best sums give on each account, and give them less the constant."""
    enough: dict[str, float] = {}
    for account in ACCOUNTS:
        here = [n for n, post in enumerate(some) if post.account == account]
        all_here = [post for post in everyone if post.account == account]
        best = choose([some[n] for n in here], sums[here], all_here)
        enough[account] = NEVER if best.enough == NEVER else round(best.enough - constant, 1)
        print(
            f"{account}: enough {enough[account]}; {sum(post.labelled for post in all_here)} labelled, "
            f"plain signs find {sum(post.found and post.labelled for post in all_here)} and "
            f"{sum(post.found and not post.labelled for post in all_here)} wrongly; weighing by itself {best.hits} and "
            f"{best.alarms} wrongly, {best.clean_alarms} of {sum(post.clean for post in all_here)} clean"
        )
    return enough


def _written(text: str, rule: Rule, signs: Sequence[str], weights: Numbers, enough: dict[str, float]) -> str:
    """Put the weights in the place of the rule's old ones and leave the rest of the file as it is."""
    began = text.index(f'\n    "{rule.id}": {{', text.index('\n  "rules": {'))
    found = re.compile(r'\n      "weighing": ').search(text, began)
    assert found and rule.weighing
    _, end = json.JSONDecoder().raw_decode(text, found.end())
    rounded = [round(float(weight), 1) for weight in weights[:-1]]
    fitted = sorted(zip(signs, rounded, strict=True), key=lambda item: -item[1])
    lines = ",\n".join(f"          {json.dumps(sign)}: {weight}" for sign, weight in fitted if weight)
    block = (
        f'{{\n        "weights": {{\n{lines}\n        }},\n        "needs": {json.dumps(rule.weighing.needs)},\n'
        f'        "enough": {json.dumps(enough)}\n      }}'
    )
    return text[: found.end()] + block + text[end:]


if __name__ == "__main__":
    main()
