"""The marked copy: the draft, read-only, with the words of the cards in <mark>."""

from pyscript import document

from making import make
from text import clipped
from words import say

TYPE_CHECKING = False  # MicroPython has no typing, and does not evaluate annotations
if TYPE_CHECKING:
    from typing import Any

# A longer copy would make the page slow to draw; the cards stand for all of it.
MOST_SIGNS = 20000
MOST_PIECES = 400


def draw_marked(home: Any, report: dict[str, Any], lang: str) -> bool:
    """Draw the segments of `report` into `home`; True where the copy had to be cut short."""
    segments, short = clipped(report["segments"], MOST_SIGNS, MOST_PIECES)
    numbers = {card["id"]: number + 1 for number, card in enumerate(report["cards"])}
    copy, seen = document.createDocumentFragment(), set()
    for segment in segments:
        copy.append(mark(segment) if segment["cards"] else segment["text"])
        for card in segment["cards"]:
            if card in numbers and card not in seen:
                seen.add(card)
                copy.append(pointer(numbers[card], lang))
    home.replaceChildren(copy)
    return short


def mark(segment: dict[str, Any]) -> Any:
    """The marked words of one segment; the style tells the kind without colour."""
    element = make("mark", segment["text"])
    element.dataset.severity = segment["severity"] or "note"
    return element


def pointer(number: int, lang: str) -> Any:
    """The small number after marked words that leads to their card."""
    button = make("button", "", "pointer")
    button.type = "button"
    button.dataset.point = str(number)
    button.setAttribute("aria-label", say("point", lang, number=number))
    button.textContent = str(number)
    return button
