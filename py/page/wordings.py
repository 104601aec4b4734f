"""The safer wordings on a card: the sentence before and after, and the buttons to use it or to take it out."""

from pyscript import document

from making import make, press
from words import say

TYPE_CHECKING = False  # MicroPython has no typing, and does not evaluate annotations
if TYPE_CHECKING:
    from typing import Any

MOST_SHOWN = 3


def draw_offers(home: Any, card: dict[str, Any], kept: set[tuple[str, str]], lang: str) -> None:
    """Draw what may be done about the sentences of `card`, without those that the officer keeps."""
    offers = [offer for offer in card["offers"] if (card["rule"], offer["out"]["old"]) not in kept]
    if card["settled"] or card["aside"] or not offers:
        return
    home.hidden = False
    shown = offers[:MOST_SHOWN]
    for offer in shown:
        at = card["offers"].index(offer)
        box = make("div", "", "offer")
        if offer["use"]:
            box.append(make("h4", say("suggestion", lang)), sides(offer, lang))
            box.append(press("use", str(at), say("use-this", lang), "button small"))
        elif len(shown) > 1:
            box.append(sentence(offer))
        words = say("leave-out" if offer["use"] else "take-out", lang)
        box.append(press("out", str(at), words, "button outline small"))
        if offer["use"]:
            box.append(press("keep", str(at), say("keep-mine", lang), "button quiet small"))
        home.append(box)


def sentence(offer: dict[str, Any]) -> Any:
    """The sentence that may be taken out, for a card on which several may be."""
    words = make("q", offer["out"]["old"].strip())
    words.translate, words.lang = False, offer["lang"]
    return words


def sides(offer: dict[str, Any], lang: str) -> Any:
    """The sentence before and the sentence after, each with its name, and what differs marked in it."""
    both = make("dl", "", "sides")
    for name, kind in (("before", "del"), ("after", "ins")):
        words = make("dd")
        words.translate, words.lang = False, offer["lang"]
        for part, text in offer["diff"]:
            if part in ("keep", kind):
                words.append(make(kind, text) if part == kind else document.createTextNode(text))
        both.append(make("dt", say(name, lang)), words)
    return both


def draw_parts(home: Any, parts: list[Any], lang: str) -> None:
    """What is missing from a text, such as the notices of a page, each with the wording to insert."""
    for at, part in enumerate(parts):
        row = make("li", "", "part")
        row.append(make("strong", part["title"]))
        if part["insert"]:
            words = make("p", part["insert"])
            words.lang = part["lang"]
            row.append(words, press("insert", str(at), say("insert", lang), "button outline small"))
        home.append(row)
    home.hidden = not parts
