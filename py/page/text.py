"""Text sums for the page: where a card's words lie in the text area.

The page is handed segments whose texts together are the draft; a text area
counts in UTF-16 units, in which a sign above U+FFFF counts two.
"""

TYPE_CHECKING = False  # MicroPython has no typing, and does not evaluate annotations
if TYPE_CHECKING:
    from typing import Any

    Piece = tuple[int, int, str]  # start, end, words
    Segments = list[dict[str, Any]]

FOUR_BYTES = (b"\xf0", b"\xf1", b"\xf2", b"\xf3", b"\xf4")


def units(text: str) -> int:
    """The length of `text` in UTF-16 units."""
    raw = text.encode()
    return len(text) + sum(raw.count(lead) for lead in FOUR_BYTES)


def points(text: str, place: int) -> int:
    """The place in `text` in code points, of a place in UTF-16 units; within a sign it is the place behind it."""
    at = 0
    while at < len(text) and place > 0:
        place -= 2 if ord(text[at]) > 0xFFFF else 1
        at += 1
    return at


def same_ends(one: "list[Any]", other: "list[Any]") -> tuple[int, int]:
    """How many values at the beginning, and then at the end, of two lists are the same."""
    head = alike(one, other)
    return head, alike(one[head:][::-1], other[head:][::-1])


def alike(one: "list[Any]", other: "list[Any]") -> int:
    """How many values at the beginning of both lists are the same."""
    count = 0
    for left, right in zip(one, other):
        if left != right:
            break
        count += 1
    return count


def beginning(text: str, most: int) -> str:
    """The first `most` signs of `text`, up to the end of a word where one is near."""
    cut = text[:most]
    place = max(cut.rfind(sign, most - most // 100) for sign in " \n")
    return cut if place < 0 else cut[: place + 1]


def stretches(segments: "Segments", card: str) -> "list[Piece]":
    """The pieces of the draft that belong to `card`: [(start, end, words)], in UTF-16 units.

    Neighbouring segments of the same card are one piece.
    """
    found: list[Piece] = []
    at = 0
    for segment in segments:
        end = at + units(segment["text"])
        if card in segment["cards"]:
            found.append(joined(found, at, end, segment["text"]))
        at = end
    return found


def joined(found: "list[Piece]", start: int, end: int, words: str) -> "Piece":
    """The new piece, taken together with the last one found where they touch."""
    if found and found[-1][1] == start:
        before = found.pop()
        return (before[0], end, before[2] + words)
    return (start, end, words)


def place_of(segments: "Segments", card: "dict[str, Any]", index: int) -> tuple[int, int] | None:
    """Start and end of the card's quote number `index`, or None where it has no words."""
    pieces = stretches(segments, card["id"])
    if not pieces:
        return None
    quotes: list[str] = card["quotes"]
    quote = quotes[index]
    same = [piece for piece in pieces if piece[2] == quote]
    earlier = quotes[:index].count(quote)
    if earlier < len(same):
        return same[earlier][:2]
    return inside(pieces, quote) or pieces[min(index, len(pieces) - 1)][:2]


def inside(pieces: "list[Piece]", quote: str) -> tuple[int, int] | None:
    """Start and end of `quote` within a longer piece."""
    for start, _, words in pieces:
        at = words.find(quote)
        if at >= 0:
            begin = start + units(words[:at])
            return (begin, begin + units(quote))
    return None


def clipped(segments: "Segments", signs: int, pieces: int) -> "tuple[Segments, bool]":
    """The first `pieces` segments up to `signs` signs, and whether anything was left out."""
    kept: Segments = []
    left = signs
    for segment in segments[:pieces]:
        if len(segment["text"]) > left:
            kept.append(dict(segment, text=segment["text"][:left]))
            return kept, True
        kept.append(segment)
        left -= len(segment["text"])
    return kept, len(segments) > pieces
