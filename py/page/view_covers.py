"""What this covers: every sentence of the Order, in plain words, and what is done about it."""

from cards import make
from views import ask
from words import say

TYPE_CHECKING = False  # MicroPython has no typing, and does not evaluate annotations
if TYPE_CHECKING:
    from typing import Any

WORDS = {
    "en": {
        "covers-about": "Each sentence of the Order, in plain words, and what this page does about it.",
        "help-flag": "Points at words",
        "help-ask": "Asks you",
        "help-remind": "Reminds you",
        "help-cannot": "Beyond a checker",
    },
    "es": {
        "covers-about": "Cada frase de la Orden, en palabras sencillas, y lo que esta página hace con ella.",
        "help-flag": "Señala palabras",
        "help-ask": "Le pregunta",
        "help-remind": "Le recuerda",
        "help-cannot": "Fuera del alcance de un revisor",
    },
}


async def open(home: Any, page: Any) -> None:
    """Draw the sentences of the Order, place by place."""
    answer = await ask(page, "covers")
    if "error" in answer:
        home.append(make("p", answer["error"], "notice"))
        return
    home.append(make("p", say("covers-about", page.lang)))
    place = None
    for clause in answer["clauses"]:
        if clause["place"] != place:
            place = clause["place"]
            home.append(make("h3", place))
        home.append(row(clause, page.lang))


def row(clause: dict[str, Any], lang: str) -> Any:
    """One sentence: its number and words, what is done about it, and the rules that do it."""
    item = make("div", "", "covered")
    item.append(make("p", clause["text"]), make("p", say("help-" + clause["help"], lang), "hint"))
    return item
