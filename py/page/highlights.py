"""Marks in the text area itself, where the browser can draw them there: ranges of a value, and custom highlights.

Where it cannot, the marked copy does it alone. The ranges hold places and no words, and follow what is typed.
"""

import sheet
from pyscript import window
from text import units

TYPE_CHECKING = False  # MicroPython has no typing, and does not evaluate annotations
if TYPE_CHECKING:
    from typing import Any

KINDS = ("flag", "ask", "note")
MOST_MARKS = 400

ranges: list[Any] = []


def able() -> bool:
    """Whether this browser can mark words in a text area."""
    return hasattr(window, "Highlight") and hasattr(sheet.draft(), "createValueRange")


def paint(segments: list[Any]) -> None:
    """Mark the segments that belong to cards; [] takes all marks away."""
    if not able():
        return
    while ranges:
        ranges.pop().disconnect()
    highlights = {kind: window.Highlight.new() for kind in KINDS}
    for kind, start, end in places(segments):
        made = sheet.draft().createValueRange(start, end)
        ranges.append(made)
        highlights[kind].add(made)
    for kind in KINDS:
        window.CSS.highlights.set(kind, highlights[kind])


def places(segments: list[Any]) -> list[tuple[str, int, int]]:
    """Kind, start and end of each marked segment, in UTF-16 units."""
    found: list[tuple[str, int, int]] = []
    at = 0
    for segment in segments:
        end = at + units(segment["text"])
        if segment["cards"] and len(found) < MOST_MARKS:
            found.append((segment["severity"] or "note", at, end))
        at = end
    return found
