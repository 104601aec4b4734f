"""Learn the change and set the thresholds: `make reader`. Seeds are fixed; on two cores it takes about half an hour.

In: the base model, tests/corpus. Out: py/reader/change.safetensors, py/reader/reader.json.
"""

import json
import math
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import save_file
from torch import nn

from reader.base import base_folder
from reader.network import Network
from reader.posts import RULES, Post, numbered, post, read, split
from reader.wordpiece import WordPieces

ROOT = Path(__file__).resolve().parents[2]
HERE, CORPUS = Path(__file__).parent, ROOT / "tests/corpus"
LEARN = ("personal", "department", "tuning-a", "tuning-b", "tuning-c", "tuning-d1", "functional/tuning",
         "reader/bosses-and-bias", "reader/desk-and-spanish", "reader/job-knowledge")  # fmt: skip
TUNE = ("tuning-d2", "reader/mixed")  # by writers of whom nothing is learnt
UNTOUCHED = ("protected", "ordinary", "identity")  # of these no post may be asked about
LEFT_TO_RULES, NEVER = ("bias-language",), 2.0  # no score asks about hate and treats every group alike
SHARED = ("reader/plain",)  # cut in two by voice: both need plain clean posts
EPOCHS, AT_ONCE, STEP, HEAD_STEP, SEED = 4, 16, 5e-4, 1e-3, 7
MOST_ALARMS = 0.03
"""The share of clean posts of the tuning part that the reader alone may ask about."""

PROBES = ("Quiet night, good coffee.", "My sergeant could not find his own desk.", "Trust me, that one did it.")
"""Texts whose scores are written down, for the built model to be held against."""

Scores = NDArray[np.float64]
Marks = NDArray[np.bool_]


def filled(rows: Sequence[Sequence[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    """Give rows of numbers in one length, and where there is one."""
    numbers = torch.zeros(len(rows), max(map(len, rows)), dtype=torch.long)
    there = torch.zeros_like(numbers)
    for place, row in enumerate(rows):
        numbers[place, : len(row)] = torch.tensor(row)
        there[place, : len(row)] = 1
    return numbers, there


def batches(rows: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Give the places of rows of about one length together, in random order."""
    order, many = random.sample(range(len(rows)), len(rows)), AT_ONCE * 20
    near = [sorted(order[at : at + many], key=lambda place: len(rows[place])) for at in range(0, len(order), many)]
    together = [some[at : at + AT_ONCE] for some in near for at in range(0, len(some), AT_ONCE)]
    yield from random.sample(together, len(together))


def learn(network: Network, posts: Sequence[Post], rows: Sequence[Sequence[int]]) -> None:
    """Fit the change and the head; a rule counts more the rarer it is, and what is `allowed` counts not at all."""
    labels, counts = (torch.tensor([getattr(one, name) for one in posts]) for name in ("labels", "counts"))
    rarity = ((len(posts) - labels.sum(0)) / labels.sum(0).clamp(min=1)).clamp(max=100) ** 0.4
    change = [value for name, value in network.named_parameters() if value.requires_grad and "head" not in name]
    groups = [{"params": change, "lr": STEP}, {"params": network.head.parameters(), "lr": HEAD_STEP}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = EPOCHS * math.ceil(len(rows) / AT_ONCE)
    pace = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min(1, s / (0.06 * steps)) * max(0.02, 1 - s / steps))
    began = time.monotonic()
    for epoch in range(EPOCHS):
        network.train()
        total = 0.0
        for some in batches(rows):
            logits = network(*filled([rows[place] for place in some]))
            loss = nn.functional.binary_cross_entropy_with_logits(
                logits, labels[some] * 0.96 + 0.01, pos_weight=rarity, reduction="none"
            )
            loss = (loss * counts[some]).sum() / counts[some].sum()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_([*change, *network.head.parameters()], 0.25)
            optimizer.step()
            pace.step()
            total += loss.item() * len(some)
        print(f"epoch {epoch + 1}: loss {total / len(rows):.4f}, {time.monotonic() - began:.0f} s", flush=True)


def scores(network: Network, rows: Sequence[Sequence[int]]) -> Scores:
    """Give the scores, 0 to 1, of rows of numbers."""
    network.eval()
    with torch.no_grad():
        return np.array([torch.sigmoid(network(*filled([row]))[0]).tolist() for row in rows])


def thresholds(given: Scores, posts: Sequence[Post], untouched: Scores) -> Scores:
    """Give for each rule the threshold with the best F1 among those that alarm on few clean posts.

    How few is the same for every rule, and as many as keep the alarms of all rules together under MOST_ALARMS. Each
    threshold lies above the scores of all posts that must be left alone.
    """
    labels, counts = (np.array([getattr(one, name) for one in posts]) > 0 for name in ("labels", "counts"))
    clean = np.array([one.clean for one in posts])
    best = np.full(len(RULES), 1.0)
    for few in np.linspace(0.0005, 0.02, 79):
        chosen = np.array(
            [
                _threshold(given[:, n], labels[:, n], counts[:, n], clean, few, float(untouched[:, n].max()))
                for n in range(len(RULES))
            ]
        )
        if ((given >= chosen) & counts)[clean].any(1).mean() <= MOST_ALARMS:
            best = chosen
    return best


def _threshold(given: Scores, labels: Marks, counts: Marks, clean: Marks, few: float, above: float) -> float:
    best, threshold = -1.0, 1.0
    for edge in np.linspace(0.02, 0.995, 196):
        hit = (given >= edge) & counts
        if edge > above and (hit & clean).sum() <= few * clean.sum():
            f1 = 2 * (hit & labels).sum() / max(1, hit.sum() + (labels & counts).sum())
            if f1 > best:
                best, threshold = f1, float(edge)
    return threshold


def probe(text: str) -> Post:
    """Make a post of a text alone."""
    return post({"id": "", "text": text, "account": "personal", "labels": [], "spans": {}, "allowed": []})


def main() -> int:
    """Read, learn, set thresholds, write."""
    base = base_folder()
    random.seed(SEED)
    torch.manual_seed(SEED)
    own, tune = split(read(CORPUS / f"{name}.jsonl" for name in SHARED))
    own += [post(row) for row in read(CORPUS / f"{name}.jsonl" for name in LEARN)]
    tune += [post(row) for row in read(CORPUS / f"{name}.jsonl" for name in TUNE)]
    pieces = WordPieces((base / "vocab.txt").read_text("utf-8").splitlines())
    network = Network(base, len(RULES))
    print(f"{len(own)} posts to learn from, {len(tune)} to set thresholds on")
    learn(network, own, numbered(own, pieces))
    apart = [post(row) for row in read(CORPUS / f"{name}.jsonl" for name in UNTOUCHED)]
    chosen = thresholds(scores(network, numbered(tune, pieces)), tune, scores(network, numbered(apart, pieces)))
    save_file(dict(network.change()), HERE / "change.safetensors")
    named = {rule: round(float(edge), 3) for rule, edge in zip(RULES, chosen, strict=True)}
    named |= dict.fromkeys(LEFT_TO_RULES, NEVER)
    probes = {text: scores(network, numbered([probe(text)], pieces))[0].round(4).tolist() for text in PROBES}
    (HERE / "reader.json").write_text(json.dumps({"thresholds": named, "probes": probes}, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
