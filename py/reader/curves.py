"""Precision against recall on the held-out posts, for each rule the reader alone: figures/reader.svg.

In: build/reader, tests/corpus/heldout-*.jsonl. A ring marks the threshold in use; the reader's posts are all but pages.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reader.onnx_file import open_reader
from reader.posts import RULES, numbered, post, read

ROOT = Path(__file__).resolve().parents[2]
FIGURE = ROOT / "figures/reader.svg"
ACROSS, SIDE, ROOM = 6, 110, 44
"""How many panels stand in a row, and how large each is and how far apart, in pixels."""
STEPS = np.linspace(0.01, 0.999, 100)
STYLE = "text{font:11px sans-serif;fill:#444}path{fill:none;stroke:#005ea2;stroke-width:1.5}rect{fill:none;stroke:#bbb}"
Numbers = NDArray[np.float64]
Marks = NDArray[np.bool_]


def points(scores: Numbers, labels: Marks, counts: Marks, edges: Sequence[float]) -> Iterator[tuple[float, float]]:
    """Give recall and precision at each threshold at which the reader asks at all."""
    for edge in edges:
        hit = (scores >= edge) & counts
        if hit.any():
            right = (hit & labels).sum()
            yield float(right / max(1, (labels & counts).sum())), float(right / hit.sum())


def panel(number: int, rule: str, curve: Sequence[tuple[float, float]], used: Sequence[tuple[float, float]]) -> str:
    """Draw one rule: recall from left to right, precision from bottom to top, each from 0 to 1."""
    left, top = 20 + number % ACROSS * (SIDE + ROOM), 40 + number // ACROSS * (SIDE + ROOM)

    def place(point: tuple[float, float]) -> str:
        return f"{left + point[0] * SIDE:.1f},{top + (1 - point[1]) * SIDE:.1f}"

    ring = "".join(
        '<circle cx="{}" cy="{}" r="4" fill="none" stroke="#b50909"/>'.format(*place(at).split(",")) for at in used
    )
    line = f'<path d="M{" L".join(map(place, curve))}"/>' if curve else ""
    frame = f'<rect x="{left}" y="{top}" width="{SIDE}" height="{SIDE}"/>'
    return f'{frame}<text x="{left}" y="{top - 5}">{rule}</text>{line}{ring}'


def main() -> int:
    """Score the held-out posts and draw."""
    reader = open_reader()
    posts = [post(row) for row in read(sorted((ROOT / "tests/corpus").glob("heldout-*.jsonl")))]
    scores = np.array([reader.score([row])[0] for row in numbered(posts, reader.pieces)])
    labels, counts = (np.array([getattr(one, name) for one in posts]) > 0 for name in ("labels", "counts"))
    panels = []
    for number, rule in enumerate(RULES):
        column = (scores[:, number], labels[:, number], counts[:, number])
        panels.append(
            panel(number, rule, [*points(*column, [*STEPS])], [*points(*column, [reader.settings.thresholds[rule]])])
        )
    size = f'width="{ACROSS * (SIDE + ROOM) + 20}" height="{3 * (SIDE + ROOM) + 20}"'
    told = f'<text x="20" y="16">The second reader alone on {len(posts)} held-out posts: precision over recall</text>'
    FIGURE.parent.mkdir(exist_ok=True)
    FIGURE.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}><style>{STYLE}</style>{told}{"".join(panels)}</svg>\n'
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
