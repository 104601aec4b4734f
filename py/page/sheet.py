"""The sheet: the draft and the situation as the officer typed them, and how they are wiped."""

from pyscript import document, window
from pyscript.ffi import to_js

from text import beginning, points
from when import posting_at, shift_around

TYPE_CHECKING = False  # MicroPython has no typing, and does not evaluate annotations
if TYPE_CHECKING:
    from typing import Any

LONGEST = 100_000  # characters that are read; of a longer draft only so many come to Python

form = document.querySelector("#sheet")


def draft() -> Any:
    """The text area; it is another one after each wipe."""
    return document.querySelector("#draft")


def text() -> str:
    """The draft, or of one that is too long the beginning."""
    if too_long():
        return beginning(readable(cut_in_the_browser(window.FormData.new(form).getAll("draft"))), LONGEST)
    return whole()


def whole() -> str:
    """All of the draft. The form's data holds whole characters only."""
    return readable(window.FormData.new(form).get("draft"))


def readable(words: str) -> str:
    """What the form's data says as the text area shows it; a NUL would end a string on its way to Python."""
    return words.replace("\r\n", "\n").replace("\x00", "\ufffd")


def cut_in_the_browser(draft: Any) -> str:
    """The beginning of the one string in a JavaScript array; a line break counts two there."""
    slicing = window.Reflect.get(window.String.prototype, "slice")  # an attribute would be bound
    cut: str = window.Reflect.apply(slicing, draft, to_js([0, 2 * LONGEST]))
    return cut


def length() -> int:
    """The characters of the draft, as the text area counts them (UTF-16 units)."""
    return int(draft().textLength)


def too_long() -> bool:
    """Whether only the beginning of the draft is read."""
    return length() > LONGEST


def between(start: int, end: int) -> str:
    """The part of the draft between two places in UTF-16 units."""
    typed = text()
    return typed[points(typed, start) : points(typed, end)]


def situation(answers: dict[str, Any], aside: dict[tuple[str, str], str]) -> dict[str, Any]:
    """The situation in the engine's words (see secondlook.Situation)."""
    moment = posting_at(chosen("when"), value("post-date"), value("post-time"), now())
    kind = chosen("kind")
    return {
        "account": chosen("account"),
        "kind": "page" if kind == "page" else "post",
        "form": "post" if kind == "page" else kind,
        "aside": [list(finding) for finding in aside],
        "context": {"posting_at": moment, "shift": shift_around(moment, value("shift-from"), value("shift-to"))},
        "answers": answers,
    }


def facts() -> list[tuple[str, dict[str, str]]]:
    """What the situation says, as keys of sentences with what is to be filled in."""
    begins, ends, clock = value("shift-from"), value("shift-to"), value("post-time")
    set_time = chosen("when") == "set" and clock
    return [
        ("fact-" + chosen("kind"), {}),
        ("fact-set", {"day": value("post-date"), "time": clock}) if set_time else ("fact-now", {}),
        ("fact-shift", {"begins": begins, "ends": ends}) if begins and ends else ("fact-no-shift", {}),
    ]


def chosen(name: str) -> str:
    """The value of the radio button that is set."""
    return str(document.querySelector(f"input[name={name}]:checked").value)


def value(name: str) -> str:
    """What stands in the field, or an empty string."""
    return str(document.querySelector(f"#{name}").value)


class Clock:
    """How many minutes the true time is ahead of this device's clock; a kiosk lets it be told."""

    ahead = 0


def now() -> str:
    """The local time, to the minute."""
    clock = window.Date.new()
    clock.setMinutes(clock.getMinutes() + Clock.ahead)
    day = f"{clock.getFullYear():04d}-{clock.getMonth() + 1:02d}-{clock.getDate():02d}"
    return f"{day}T{clock.getHours():02d}:{clock.getMinutes():02d}"


def wipe() -> None:
    """Empty every field. The text area is replaced, so that undo has nothing to bring back."""
    form.reset()
    old = draft()
    old.value = ""
    old.replaceWith(old.cloneNode(False))


def select(start: int, end: int) -> None:
    """Select this part of the draft and go there; the order makes the browser scroll to it."""
    area = draft()
    area.blur()
    area.setSelectionRange(start, end)
    area.focus()
