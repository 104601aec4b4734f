"""Changes of the draft at a press of a button, made so that the browser's own undo takes them back.

Places are in UTF-16 units, as a text area counts them. `put` remembers its change in memory, so that `undo` can take
it back by a press too; it is forgotten when the draft is wiped.
"""

import sheet
from pyscript import document, window
from pyscript.ffi import to_js
from text import units

TYPE_CHECKING = False  # MicroPython has no typing, and does not evaluate annotations
if TYPE_CHECKING:
    from typing import Any


class Last:
    """The last change: where it began, what stood there and what was put there."""

    start = 0
    old = ""
    new = ""


last = Last()


def put(start: int, old: str, new: str) -> bool:
    """Put `new` in the place of `old`, which must stand at `start`; False where it does not."""
    area, end = sheet.draft(), start + units(old)
    if sheet.between(start, end) != old:
        return False
    insert(area, start, end, new)
    last.start, last.old, last.new = start, old, new
    return True


def add(words: str) -> None:
    """Put `words` at the end of the draft, on a line of their own."""
    end = sheet.length()
    before = "" if sheet.between(end - 1, end) == "\n" or not end else "\n"
    put(end, "", before + words)


def undo() -> bool:
    """Take the last change back; False where the draft has changed there since."""
    done = put(last.start, last.new, last.old)
    forget()
    return done


def forget() -> None:
    """Forget the last change."""
    last.start, last.old, last.new = 0, "", ""


def can_undo() -> bool:
    """Whether the last change still stands in the draft as it was made."""
    end = last.start + units(last.new)
    return last.old != last.new and sheet.between(last.start, end) == last.new


def insert(area: Any, start: int, end: int, words: str) -> None:
    """Replace a part of the text area as typing would; the page stays where it is scrolled to."""
    where = window.scrollY
    area.focus(to_js({"preventScroll": True}))
    area.setSelectionRange(start, end)
    done = document.execCommand("insertText", False, words) if words else document.execCommand("delete")
    if not done and (words or start != end):
        area.setRangeText(words, start, end, "end")
        area.dispatchEvent(window.Event.new("input", to_js({"bubbles": True})))
    window.scrollTo(0, where)
