"""Marks in the text area itself, where the browser can draw them there: ranges of a value, and custom highlights.

Where it cannot, the marked copy does it alone. The ranges hold places and no words, and follow what is typed.
"""

import sheet
from pyscript import window
from text import same_ends, units

TYPE_CHECKING = False  # MicroPython has no typing, and does not evaluate annotations
if TYPE_CHECKING:
    from typing import Any

KINDS = ("flag", "ask", "note")
MOST_MARKS = 400


class Marks:
    """The marks that are drawn: the kind and the range of each, in reading order, and the highlights that hold them."""

    ranges: list[tuple[str, Any]] = []  # noqa: RUF012
    highlights: dict[str, Any] = {}  # noqa: RUF012


def able() -> bool:
    """Whether this browser can mark words in a text area."""
    return hasattr(window, "Highlight") and hasattr(sheet.draft(), "createValueRange")


def paint(segments: list[Any]) -> None:
    """Mark the segments that belong to cards; [] takes all marks away. Marks that stand there stay."""
    if not able():
        return
    if not Marks.highlights:
        register()
    wanted = places(segments)
    there = [(kind, made.startOffset, made.endOffset) for kind, made in Marks.ranges]
    head, tail = same_ends(there, wanted)
    last = len(there) - tail
    for kind, made in Marks.ranges[head:last]:
        Marks.highlights[kind].delete(made)
        made.disconnect()
    fresh = [mark(*place) for place in wanted[head : len(wanted) - tail]]
    Marks.ranges = Marks.ranges[:head] + fresh + Marks.ranges[last:]


def register() -> None:
    """Make a highlight for each kind, and let the browser know them."""
    for kind in KINDS:
        Marks.highlights[kind] = window.Highlight.new()
        window.CSS.highlights.set(kind, Marks.highlights[kind])


def mark(kind: str, start: int, end: int) -> tuple[str, Any]:
    """Mark a part of the draft."""
    made = sheet.draft().createValueRange(start, end)
    Marks.highlights[kind].add(made)
    return kind, made


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
