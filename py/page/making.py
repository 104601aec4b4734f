"""Elements made by the page: their words are textContent and nothing else."""

from pyscript import document

from words import say

TYPE_CHECKING = False  # MicroPython has no typing, and does not evaluate annotations
if TYPE_CHECKING:
    from typing import Any


def make(tag: str, words: str = "", style: str = "") -> Any:
    """A new element with these words, as plain text."""
    element = document.createElement(tag)
    if words:
        element.textContent = words
    if style:
        element.className = style
    return element


def press(name: str, value: str, words: str, style: str) -> Any:
    """A button that says what it does by `data-NAME`."""
    button = make("button", words, style)
    button.type = "button"
    button.setAttribute("data-" + name, value)
    return button


def with_calls(words: str) -> list[Any]:
    """A sentence in pieces, to be appended: each telephone number in it is a link that calls it."""
    pieces: list[Any] = []
    for word in words.split(" "):
        number = word.strip("().,;:")
        if len(number) > 2 and number.replace("-", "").isdigit():
            link = make("a", number)
            link.href = "tel:" + number
            before, after = word.split(number)
            pieces += [before, link, after + " "]
        else:
            pieces.append(word + " ")
    return pieces


def translate(home: Any, lang: str) -> None:
    """Put every sentence of the page under `home` into `lang`."""
    for element in home.querySelectorAll("[data-say]"):
        element.textContent = say(element.dataset.say, lang)
