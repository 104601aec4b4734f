"""Measure what is asked for, write figures/ and the README's table, say what got worse.

In: parts, by commas; all by default. Status 1 where a ratio is worse than the recorded one by more than a quarter.
Out: figures/bench.json (parts that were not measured keep their figures), figures/bench.svg, the table of the README.
"""

import argparse
import json
import os
import platform
import sys
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Playwright, sync_playwright

from build.bench.engine import batch_figures, engine_figures
from build.bench.guard import FAR_WORSE, worse
from build.bench.host import ROOT
from build.bench.keys import keys_figures, memory_figures
from build.bench.peers import peers_figures
from build.bench.reading import reader_figures
from build.bench.report import plot, table
from build.bench.start import phone_figures, start_figures
from build.readme import written

FIGURES = ROOT / "figures/bench.json"
Part = Callable[[Playwright, argparse.Namespace], dict[str, Any]]
PARTS: dict[str, Part] = {
    "start": lambda playwright, choice: start_figures(playwright, choice.rounds),
    "phone": lambda playwright, choice: phone_figures(playwright, choice.rounds),
    "keys": lambda playwright, choice: keys_figures(playwright, choice.keys),
    "memory": lambda playwright, _: memory_figures(playwright),
    "reader": lambda playwright, _: reader_figures(playwright),
    "check": lambda *_: engine_figures(),
    "batch": lambda *_: batch_figures(),
    "peers": lambda *_: peers_figures(),
}


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="Measure start, typing, memory, reader, checks, batches and peers.")
    parser.add_argument("parts", nargs="?", default=",".join(PARTS), help=f"some of {', '.join(PARTS)}")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--keys", type=int, default=80)
    choice = parser.parse_args()
    if unknown := set(choice.parts.split(",")) - set(PARTS):
        parser.error(f"no part is called {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    return choice


def machine() -> dict[str, Any]:
    """What it was measured on, and how busy that was."""
    told = f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}, Python {platform.python_version()}"
    return {"machine": told, "load_before": round(os.getloadavg()[0], 1)}


def measured(choice: argparse.Namespace) -> dict[str, Any]:
    """The figures of the parts that were asked for."""
    fresh = {**machine(), "rounds": choice.rounds}
    with sync_playwright() as playwright:
        for name in choice.parts.split(","):
            found = PARTS[name](playwright, choice)
            print(f"{name}: {json.dumps(found)}", flush=True)
            fresh |= found
    return fresh


def write(figures: dict[str, Any]) -> None:
    """The figures, the plot and the table."""
    FIGURES.parent.mkdir(exist_ok=True)
    FIGURES.write_text(json.dumps(figures, indent=2) + "\n", "utf-8")
    FIGURES.with_suffix(".svg").write_text(plot(figures), "utf-8")
    readme = ROOT / "README.md"
    readme.write_text(written(readme.read_text("utf-8"), [table(figures)]), "utf-8")


def main() -> int:
    """Measure, compare, write."""
    choice = arguments()
    recorded = json.loads(FIGURES.read_text("utf-8")) if FIGURES.exists() else {}
    fresh = measured(choice)
    found = list(worse(recorded, fresh))
    for path, old, new, factor in found:
        print(f"Worse by {factor - 1:.0%}: {path} was {old}, is {new}.")
    write(recorded | fresh)
    return int(any(factor > FAR_WORSE for *_, factor in found))


if __name__ == "__main__":
    sys.exit(main())
