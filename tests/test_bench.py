"""What `make bench` makes of its figures."""

from typing import Any
from xml.etree import ElementTree

from build.bench.guard import worse
from build.bench.host import ROOT
from build.bench.report import TABLE, plot, table

TIMES = {"cold_ms": 1600, "warm_ms": 1400, "offline_ms": 1300, "bare_cold_ms": 4000, "bare_warm_ms": 3500}
FIGURES: dict[str, Any] = {
    "start": {**TIMES, "cold_ratio": 0.4, "warm_ratio": 0.4, "offline_ratio": 0.37},
    "compressed_bytes": 6_800_000,
    "batch": {"growth": 1.0},
}


def test_a_ratio_that_grew_is_named_with_both_figures() -> None:
    slower = FIGURES | {"start": FIGURES["start"] | {"warm_ratio": 0.6}}
    ((path, old, new, factor),) = worse(FIGURES, slower)
    assert (path, old, new) == ("start.warm_ratio", 0.4, 0.6) and round(factor, 2) == 1.5


def test_a_throughput_that_fell_is_worse_and_one_that_rose_is_not() -> None:
    assert [path for path, *_ in worse(FIGURES, FIGURES | {"batch": {"growth": 0.5}})] == ["batch.growth"]
    assert not list(worse(FIGURES, FIGURES | {"batch": {"growth": 2.0}}))


def test_what_was_not_measured_is_neither_compared_nor_shown() -> None:
    assert not list(worse({}, FIGURES)) and not list(worse(FIGURES, {}))
    assert "keystroke" not in table(FIGURES) and "6,800,000" in table(FIGURES)


def test_the_plot_has_a_bar_for_each_start() -> None:
    bars = ElementTree.fromstring(plot(FIGURES)).findall("{http://www.w3.org/2000/svg}rect")
    assert len(bars) == 5 and max(int(bar.get("width", "0")) for bar in bars) == 360


def test_the_readme_has_a_place_for_the_table() -> None:
    assert TABLE in (ROOT / "README.md").read_text("utf-8")
