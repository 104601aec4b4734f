"""What the figures say: a table and a plot for the README, and what got worse since they were last recorded."""

from collections.abc import Iterator
from typing import Any

from build.bench.guard import at

TABLE = "| measured by `make bench` | Second Look | bare `loadPyodide()` | ratio |"
STARTS = {
    "cold": "first answer, first visit",
    "warm": "first answer, second visit",
    "offline": "first answer, without the host",
}
# What else the table shows: path in the figures, label, how it is written.
OTHERS = (
    ("keystroke_p95_ms", "keystroke to marks, 2,000 characters, 95th percentile", "{} ms"),
    ("keystroke_10000_p95_ms", "the same, 10,000 characters", "{} ms"),
    ("typing.2000.inp_ms", "interaction to next paint, 2,000 characters", "{} ms"),
    ("typing.2000.longest_task_ms", "longest task of the page's thread while one types", "{} ms"),
    ("memory.after_500_checks_mb", "memory of the tab after 500 checks", "{} MB"),
    ("reader.500_ms", "second reader, 500 characters, after the pause", "{} ms"),
    ("reader.2000_ms", "second reader, 2,000 characters", "{} ms"),
    ("reader.bytes", "bytes that come where the second reader is turned on", "{:,}"),
    ("compressed_bytes", "compressed bytes before the first answer", "{:,}"),
    ("phrases_doubled", "time of a check when the phrases are doubled", "{} x"),
    ("text_doubled", "time of a check when the text is doubled", "{} x"),
    ("posts_per_cpu_second", "posts a second of CPU, all labelled posts", "{}"),
    ("batch.growth", "posts a second of `batch`, 100,000 posts against 1,000", "{} x"),
    ("batch.all_cores_gain", "`batch --jobs` with every core against one", "{} x"),
)


def table(figures: dict[str, Any]) -> str:
    """A table of Markdown with what has been measured."""
    return "\n".join([TABLE, "|---|---:|---:|---:|", *start_rows(figures), *other_rows(figures), *peer_rows(figures)])


def start_rows(figures: dict[str, Any]) -> Iterator[str]:
    """The starts, plain and as on a phone."""
    for part, where in (("start", ""), ("start_phone", "; CPU and network as of a phone")):
        for kind, label in STARTS.items():
            if part in figures:
                start = figures[part]
                bare = start["bare_cold_ms" if kind == "cold" else "bare_warm_ms"]
                yield f"| {label}{where} | {start[f'{kind}_ms']} ms | {bare} ms | {start[f'{kind}_ratio']} |"


def other_rows(figures: dict[str, Any]) -> Iterator[str]:
    """What has no counterpart in bare Pyodide."""
    for path, label, form in OTHERS:
        if (value := at(figures, path)) is not None:
            yield f"| {label} | {form.format(value)} | | |"


def peer_rows(figures: dict[str, Any]) -> Iterator[str]:
    """Posts per second of CPU on the same short posts."""
    for name, rate in (at(figures, "peers.posts_per_cpu_second") or {}).items():
        yield f"| short posts a second of CPU: {name} | {rate} | | |"


def plot(figures: dict[str, Any]) -> str:
    """The starts as bars (SVG); nothing where none was measured."""
    start = figures.get("start", {})
    labels = {"bare_cold": "bare Pyodide, first visit", "cold": "Second Look, first visit"}
    labels |= {"bare_warm": "bare Pyodide, second visit", "warm": "second visit", "offline": "without the host"}
    bars = [(label, start[f"{kind}_ms"], kind.startswith("bare")) for kind, label in labels.items() if start]
    scale = 360 / max((time for _, time, _ in bars), default=1)
    rows = (bar(number, label, time, time * scale, is_bare) for number, (label, time, is_bare) in enumerate(bars))
    size = f'width="680" height="{24 * len(bars) + 8}"'
    style = "<style>text{font:13px sans-serif;fill:#555}</style>"
    title = "<title>Milliseconds from opening the page to the first answer</title>"
    return "\n".join([f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">', title, style, *rows, "</svg>", ""])


def bar(number: int, label: str, time: float, width: float, is_bare: bool) -> str:
    """One bar with its label and its milliseconds."""
    top, colour = 24 * number + 6, "#a9aeb1" if is_bare else "#2378c3"
    return (
        f'<text x="0" y="{top + 14}">{label}</text>'
        f'<rect x="210" y="{top}" width="{width:.0f}" height="18" fill="{colour}"/>'
        f'<text x="{216 + width:.0f}" y="{top + 14}">{time} ms</text>'
    )
