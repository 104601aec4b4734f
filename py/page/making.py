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


def translate(home: Any, lang: str) -> None:
    """Put every sentence of the page under `home` into `lang`."""
    for element in home.querySelectorAll("[data-say]"):
        element.textContent = say(element.dataset.say, lang)
