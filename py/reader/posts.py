"""Labelled posts -> what the network is shown and should say; in two parts that share no voice and no contrast pair.

Page texts are left out, and so is duty-hours where only the clock tells of it: the network reads no clock.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.opinion import MOST_PIECES, told
from reader.wordpiece import WordPieces
from secondlook.situation import Situation

RULES = (
    "confidential-information active-investigation colleague-reference department-insignia bias-language obscenity "
    "duty-hours implied-endorsement political-or-business workplace-disparagement defamation private-facts likeness "
    "copyright agency-email device-use privacy-reliance"
).split()
"""The rules that the network knows, in the order of its scores: all but page-notices."""
TUNING_SHARE = 0.3


@dataclass(frozen=True)
class Post:
    """A post as the network sees it: the words, for each rule 1 or 0, and whether that rule counts (1) or not (0)."""

    id: str
    situation: str
    text: str
    labels: tuple[float, ...]
    counts: tuple[float, ...]
    clean: bool


def read(files: Iterable[Path]) -> list[Mapping[str, Any]]:
    """Read the labelled posts of some .jsonl files, page texts left out."""
    rows = (json.loads(line) for file in files for line in file.read_text("utf-8").splitlines() if line.strip())
    return [row for row in rows if row["kind"] == "post"]


def post(row: Mapping[str, Any]) -> Post:
    """Make a post of a row; what is `allowed` counts neither way."""
    by_clock = "duty-hours" in row["labels"] and not row["spans"].get("duty-hours")
    unknown = {*row["allowed"], *(["duty-hours"] if by_clock else [])}
    return Post(
        id=row["id"],
        situation=told(Situation.from_json(row)),
        text=row["text"],
        labels=tuple(float(rule in row["labels"]) for rule in RULES),
        counts=tuple(float(rule not in unknown) for rule in RULES),
        clean=not row["labels"],
    )


def numbered(posts: Sequence[Post], pieces: WordPieces) -> list[list[int]]:
    """Give what the network is shown of posts."""
    return [
        [pieces.start, *[*pieces(post.situation), *pieces(post.text)][: MOST_PIECES - 2], pieces.end] for post in posts
    ]


def split(rows: Sequence[Mapping[str, Any]]) -> tuple[list[Post], list[Post]]:
    """Give posts to learn from and posts to set thresholds on; whoever shares a voice or a pair stays together."""
    home: dict[str, str] = {}

    def root(name: str) -> str:
        """Give the name that stands for all that hang together with this one."""
        while home.setdefault(name, name) != name:
            name = home[name]
        return name

    for row in rows:
        if row.get("pair"):
            home[root(f"pair {row['pair']}")] = root(f"voice {row['voice']}")
    learn: list[Post] = []
    tune: list[Post] = []
    for row in rows:
        (tune if _share(root(f"voice {row['voice']}")) < TUNING_SHARE else learn).append(post(row))
    return learn, tune


def _share(name: str) -> float:
    """Give a number from 0 to 1 that is always the same for a name."""
    return int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) / 2**32
