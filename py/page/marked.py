"""The marked copy: the draft, read-only, with the words of the cards in <mark>."""

from pyscript import document

from making import make
from text import clipped, same_ends
from words import say

TYPE_CHECKING = False  # MicroPython has no typing, and does not evaluate annotations
if TYPE_CHECKING:
    from typing import Any

# A longer copy would make the page slow to draw; the cards stand for all of it.
MOST_SIGNS = 20000
MOST_PIECES = 400


class Drawn:
    """What the copy shows: its pieces, and the nodes of each."""

    pieces: list[Any] = []  # noqa: RUF012
    nodes: list[list[Any]] = []  # noqa: RUF012


def draw_marked(home: Any, report: dict[str, Any], lang: str) -> bool:
    """Draw the segments of `report` into `home`, those anew that are others; True where the copy was cut short."""
    segments, short = clipped(report["segments"], MOST_SIGNS, MOST_PIECES)
    pieces = pieces_of(segments, {card["id"]: number + 1 for number, card in enumerate(report["cards"])}, lang)
    head, tail = same_ends(Drawn.pieces, pieces)
    last = len(Drawn.pieces) - tail
    for nodes in Drawn.nodes[head:last]:
        for node in nodes:
            node.remove()
    after = Drawn.nodes[last][0] if tail else None
    fresh = [nodes_of(*piece) for piece in pieces[head : len(pieces) - tail]]
    for nodes in fresh:
        for node in nodes:
            home.insertBefore(node, after)
    Drawn.pieces, Drawn.nodes = pieces, Drawn.nodes[:head] + fresh + Drawn.nodes[last:]
    return short


def pieces_of(segments: list[dict[str, Any]], numbers: dict[str, int], lang: str) -> list[Any]:
    """For each segment its text, how it is marked, the numbers of the cards whose first words it is, the language."""
    seen: set[str] = set()
    pieces = []
    for segment in segments:
        first = [card for card in segment["cards"] if card in numbers and card not in seen]
        seen.update(first)
        kind = (segment["severity"] or "note") if segment["cards"] else ""
        pieces.append((segment["text"], kind, [numbers[card] for card in first], lang))
    return pieces


def nodes_of(words: str, kind: str, numbers: list[int], lang: str) -> list[Any]:
    """A piece of the copy: its words, marked where they belong to a card, and the pointers to the cards."""
    node = mark(words, kind) if kind else document.createTextNode(words)
    return [node] + [pointer(number, lang) for number in numbers]  # MicroPython has no star there


def mark(words: str, kind: str) -> Any:
    """Marked words; the style tells the kind without colour."""
    element = make("mark", words)
    element.dataset.severity = kind
    return element


def pointer(number: int, lang: str) -> Any:
    """The small number after marked words that leads to their card."""
    button = make("button", "", "pointer")
    button.type = "button"
    button.dataset.point = str(number)
    button.setAttribute("aria-label", say("point", lang, number=number))
    button.textContent = str(number)
    return button
