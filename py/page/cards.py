"""Findings as cards: list items drawn from the template in index.html.

Only what has changed is drawn anew, so that typing stays fast and a card that
stays keeps its focus. Pasted words go in as textContent and nothing else.
"""

import json

from pyscript import document

from making import make, press, translate
from text import same_ends
from wordings import draw_offers, draw_parts
from words import say

TYPE_CHECKING = False  # MicroPython has no typing, and does not evaluate annotations
if TYPE_CHECKING:
    from typing import Any

    Kept = set[tuple[str, str]]

__all__ = ("Cards", "fold", "make", "translate")  # what other modules of the page use

MOST_QUOTES = 6
REASONS = ("mine", "no-colleague", "quoting", "other")

serial = 0


class Cards:
    """The list of cards on the page, in step with the latest report."""

    def __init__(self, home: Any) -> None:
        self.home = home
        self.cards: list[Any] = []
        self.items: list[Any] = []
        self.keys: list[str] = []

    def show(self, cards: list[Any], kept: Kept, lang: str) -> None:
        """Draw `cards` in their order; those that have not changed stay as they are."""
        keys = [key_of(card, kept, lang) for card in cards]
        head, tail = same_ends(self.keys, keys)
        last = len(self.keys) - tail
        for item in self.items[head:last]:
            item.remove()
        fresh = [draw(card, kept, lang) for card in cards[head : len(cards) - tail]]
        after = self.items[last] if tail else None
        for item in fresh:
            self.home.insertBefore(item, after)
        self.items = self.items[:head] + fresh + self.items[last:]
        self.keys, self.cards = keys, cards
        for at in range(head, len(self.items)):
            self.items[at].querySelector("[data-slot=number]").textContent = f"{at + 1}. "

    def at(self, item: Any) -> int:
        """The place of a card's list item in the list."""
        return [kept.id for kept in self.items].index(item.id)

    def asks(self, at: int, question: str) -> Any:
        """The group of answers to a question: on card `at` or any other; else what that card asks now, or None."""
        items = self.items[at : at + 1] + self.items
        homes = [home for item in items for home in item.querySelectorAll("[data-question]")]  # some cards ask nothing
        same = [home for home in homes if home.dataset.question == question]
        return (same or homes or [None])[0]

    def first_open(self) -> int:
        """The place of the first card that waits for the officer, or of the first one."""
        return next((at for at, card in enumerate(self.cards) if card["severity"] != "note"), 0)


def key_of(card: dict[str, Any], kept: Kept, lang: str) -> str:
    """What a card looks like; its id only tells where it stands."""
    mine = [offer["out"]["old"] for offer in card["offers"] if (card["rule"], offer["out"]["old"]) in kept]
    return lang + json.dumps(dict(card, id="", mine=mine))


def draw(card: dict[str, Any], kept: Kept, lang: str) -> Any:
    """A new list item for `card`."""
    global serial
    serial += 1
    item = document.querySelector("#card").content.firstElementChild.cloneNode(True)
    item.id = f"point-{serial}"
    item.dataset.rule = card["rule"]
    item.dataset.severity = card["severity"]
    item.dataset.clause = card["clause"]["id"]
    if card["by_reader"]:
        item.dataset.by = "reader"
    slots = {slot.dataset.slot: slot for slot in item.querySelectorAll("[data-slot]")}
    translate(item, lang)
    fill(slots, card, lang)
    draw_quotes(slots["quotes"], card, lang)
    draw_parts(slots["parts"], card["parts"], lang)
    draw_questions(slots["question"], card["questions"])
    draw_offers(slots["offers"], card, kept, lang)
    draw_reasons(slots, card, lang)
    if card["settled"] or card["aside"]:
        put_away(item, slots, card, lang)
    tell_apart(item)
    return item


def tell_apart(item: Any) -> None:
    """The buttons of all cards bear the same words: who hears them out of their place hears what they are about.

    That is the card's number and title, and where it may have several such buttons, the words beside this one.
    """
    title = item.querySelector("[data-slot=title]")
    title.id = f"{item.id}-title"
    for at, row in enumerate(item.querySelectorAll(".quotes li, .offer, .part, .not-this")):
        words, about = row.querySelector("q, dd, .part strong"), title.id
        if words:
            words.id = f"{item.id}-words-{at}"
            about += " " + words.id
        for button in row.querySelectorAll("summary" if row.matches(".not-this") else "button"):
            button.setAttribute("aria-describedby", about)


def fill(slots: dict[str, Any], card: dict[str, Any], lang: str) -> None:
    """The words of the card; what the card does not have stays hidden."""
    kind = kind_of(card)
    slots["sign"].textContent = say(kind, lang)
    slots["sign"].classList.add(kind)
    if card["picture"]:
        slots["sign"].textContent += ". " + say("in-picture", lang, number=card["picture"])
    if card["by_reader"]:
        slots["sign"].textContent += ". " + say("by-reader", lang)
    slots["name"].textContent = card["title"]
    slots["why"].textContent = card["why"]
    slots["place"].textContent = card["clause"]["place"]
    slots["clause"].textContent = card["clause"]["text"]
    reveal(slots["limit"], slots["limit"], card["limit"])
    rewritten = any(offer["use"] for offer in card["offers"]) or any(part["insert"] for part in card["parts"])
    reveal(slots["suggestion"], slots["wording"], None if rewritten else card["suggestion"])
    reveal(slots["trace-box"], slots["trace"], card["trace"])


def kind_of(card: dict[str, Any]) -> str:
    """The key of the words above the title."""
    if card["aside"]:
        return "aside"
    return "settled" if card["settled"] else str(card["severity"])


def reveal(box: Any, slot: Any, words: str | None) -> None:
    """Show `box` with `words` in its slot, where there are any."""
    if words:
        slot.textContent = words
        box.hidden = False


def draw_quotes(home: Any, card: dict[str, Any], lang: str) -> None:
    """The officer's words, each with the button that selects them in the draft; those in a picture have none."""
    quotes = card["quotes"]
    for index, words in enumerate(quotes[:MOST_QUOTES]):
        row, quote = make("li"), make("q", words)
        quote.lang = card["speaks"]
        row.append(quote)
        if not card["picture"]:
            row.append(" ", press("show", str(index), say("show", lang), "button quiet"))
        home.append(row)
    if len(quotes) > MOST_QUOTES:
        home.append(make("li", say("more-quotes", lang, count=len(quotes) - MOST_QUOTES)))


def draw_questions(first: Any, questions: list[Any]) -> None:
    """Each question as a group of radio buttons: one for each person, where several are named."""
    homes = [first] + [first.cloneNode(True) for _ in questions[1:]]
    first.after(*homes[1:])
    for place, (home, question) in enumerate(zip(homes, questions)):
        home.hidden = False
        home.dataset.question = question["id"]
        home.querySelector("legend").textContent = question["ask"]
        for answer in question["answers"]:
            home.querySelector("div").append(choice(answer, question, place))


def choice(answer: dict[str, Any], question: dict[str, Any], place: int) -> Any:
    """One answer: a radio button with its label. Firefox keeps its name on the disk: no word of the draft is in it."""
    label, radio = make("label", "", "choice"), make("input")
    radio.type = "radio"
    radio.name = f"answer-{serial}-{place}"
    radio.value = answer["value"]
    radio.checked = answer["value"] == question["answered"]
    radio.autocomplete = "off"
    label.append(radio, " ", make("span", answer["label"]))
    return label


def draw_reasons(slots: dict[str, Any], card: dict[str, Any], lang: str) -> None:
    """The reasons for which a card may be set aside, or the way to take it up again."""
    if card["settled"]:
        slots["not-this"].hidden = True
    elif card["aside"]:
        slots["not-this"].replaceWith(press("bring-back", "", say("bring-back", lang), "button quiet"))
    else:
        for reason in REASONS:
            slots["reasons"].append(press("reason", reason, say(f"reason-{reason}", lang), "button outline small"))


def put_away(item: Any, slots: dict[str, Any], card: dict[str, Any], lang: str) -> None:
    """Fold a card that an answer has settled or that is set aside, and say why."""
    item.dataset.settled = card["settled"] or "aside"
    given = [(each, question["answered"]) for question in card["questions"] for each in question["answers"]]
    said = [each["label"] for each, answered in given if each["value"] == answered]
    why = say(f"reason-{card['reason']}", lang) if card.get("reason") else ""
    if card["settled"] and said:
        why = say("you-said", lang, answer=", ".join(dict.fromkeys(said)))
    if why:
        slots["sign"].textContent += ". " + why
    slots["fold"].hidden = False
    fold(item, True, lang)


def fold(item: Any, folded: bool, lang: str) -> None:
    """Fold or unfold a card that is put away."""
    button = item.querySelector("[data-slot=fold]")
    item.querySelector("[data-slot=body]").hidden = folded
    button.setAttribute("aria-expanded", "false" if folded else "true")
    button.textContent = say("show-more" if folded else "show-less", lang)
