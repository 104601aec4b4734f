"""Findings as cards: list items drawn from the template in index.html.

Only what has changed is drawn anew, so that typing stays fast and a card that
stays keeps its focus. Pasted words go in as textContent and nothing else.
"""

import json

from pyscript import document

from words import say

TYPE_CHECKING = False  # MicroPython has no typing, and does not evaluate annotations
if TYPE_CHECKING:
    from typing import Any

MOST_QUOTES = 6

serial = 0


class Cards:
    """The list of cards on the page, in step with the latest report."""

    def __init__(self, home: Any) -> None:
        self.home = home
        self.cards: list[Any] = []
        self.items: list[Any] = []
        self.keys: list[str] = []

    def show(self, cards: list[Any], lang: str) -> None:
        """Draw `cards` in their order; those that have not changed stay as they are."""
        keys = [key_of(card, lang) for card in cards]
        head = alike(self.keys, keys)
        tail = alike(self.keys[head:][::-1], keys[head:][::-1])
        last = len(self.keys) - tail
        for item in self.items[head:last]:
            item.remove()
        fresh = [draw(card, lang) for card in cards[head : len(cards) - tail]]
        after = self.items[last] if tail else None
        for item in fresh:
            self.home.insertBefore(item, after)
        self.items = self.items[:head] + fresh + self.items[last:]
        self.keys, self.cards = keys, cards

    def at(self, item: Any) -> int:
        """The place of a card's list item in the list."""
        return [kept.id for kept in self.items].index(item.id)


def key_of(card: dict[str, Any], lang: str) -> str:
    """What a card looks like; its id only tells where it stands."""
    return lang + json.dumps(dict(card, id=""))


def alike(one: list[Any], other: list[Any]) -> int:
    """How many values at the beginning of both lists are the same."""
    count = 0
    for left, right in zip(one, other):
        if left != right:
            break
        count += 1
    return count


def draw(card: dict[str, Any], lang: str) -> Any:
    """A new list item for `card`."""
    global serial
    serial += 1
    item = document.querySelector("#card").content.firstElementChild.cloneNode(True)
    item.id = f"point-{serial}"
    item.dataset.rule = card["rule"]
    item.dataset.severity = card["severity"]
    item.dataset.clause = card["clause"]["id"]
    slots = {slot.dataset.slot: slot for slot in item.querySelectorAll("[data-slot]")}
    translate(item, lang)
    fill(slots, card, lang)
    draw_quotes(slots["quotes"], card["quotes"], lang)
    draw_parts(slots["parts"], card.get("parts") or [])
    draw_question(slots, card["question"])
    if card["settled"]:
        settle(item, slots, card, lang)
    return item


def fill(slots: dict[str, Any], card: dict[str, Any], lang: str) -> None:
    """The words of the card; what the card does not have stays hidden."""
    kind = card["severity"]
    slots["sign"].textContent = say("settled" if card["settled"] else kind, lang)
    slots["sign"].classList.add("settled" if card["settled"] else kind)
    slots["title"].textContent = card["title"]
    slots["why"].textContent = card["why"]
    slots["place"].textContent = card["clause"]["place"]
    slots["clause"].textContent = card["clause"]["text"]
    reveal(slots["limit"], slots["limit"], card["limit"])
    reveal(slots["suggestion"], slots["wording"], card["suggestion"])
    reveal(slots["trace-box"], slots["trace"], card["trace"])


def reveal(box: Any, slot: Any, words: str | None) -> None:
    """Show `box` with `words` in its slot, where there are any."""
    if words:
        slot.textContent = words
        box.hidden = False


def draw_quotes(home: Any, quotes: list[Any], lang: str) -> None:
    """The officer's words, each with the button that selects them in the draft."""
    for index, words in enumerate(quotes[:MOST_QUOTES]):
        row, quote = make("li"), make("q", words)
        button = make("button", say("show", lang), "button quiet")
        button.type = "button"
        button.dataset.show = str(index)
        row.append(quote, " ", button)
        home.append(row)
    if len(quotes) > MOST_QUOTES:
        home.append(make("li", say("more-quotes", lang, count=len(quotes) - MOST_QUOTES)))


def draw_parts(home: Any, parts: list[Any]) -> None:
    """What is missing from a text, such as the notices of a page."""
    for part in parts:
        home.append(make("li", part["title"]))
    home.hidden = not parts


def draw_question(slots: dict[str, Any], question: dict[str, Any] | None) -> None:
    """The question as a group of radio buttons."""
    if not question:
        return
    slots["question"].hidden = False
    slots["question"].dataset.question = question["id"]
    slots["ask"].textContent = question["ask"]
    for answer in question["answers"]:
        slots["answers"].append(choice(answer, question["answered"]))


def choice(answer: dict[str, Any], answered: str | None) -> Any:
    """One answer: a radio button with its label."""
    label, radio = make("label", "", "choice"), make("input")
    radio.type = "radio"
    radio.name = f"answer-{serial}"
    radio.value = answer["value"]
    radio.checked = answer["value"] == answered
    radio.autocomplete = "off"
    label.append(radio, " ", make("span", answer["label"]))
    return label


def settle(item: Any, slots: dict[str, Any], card: dict[str, Any], lang: str) -> None:
    """Fold a card that an answer has settled, and say which answer it was."""
    item.dataset.settled = card["settled"]
    question = card["question"]
    if question:
        for answer in question["answers"]:
            if answer["value"] == question["answered"]:
                slots["sign"].textContent += ". " + say("you-said", lang, answer=answer["label"])
    slots["fold"].hidden = False
    fold(item, True, lang)


def fold(item: Any, folded: bool, lang: str) -> None:
    """Fold or unfold a settled card."""
    button = item.querySelector("[data-slot=fold]")
    item.querySelector("[data-slot=body]").hidden = folded
    button.setAttribute("aria-expanded", "false" if folded else "true")
    button.textContent = say("show-more" if folded else "show-less", lang)


def translate(home: Any, lang: str) -> None:
    """Put every sentence of the page under `home` into `lang`."""
    for element in home.querySelectorAll("[data-say]"):
        element.textContent = say(element.dataset.say, lang)


def make(tag: str, words: str = "", style: str = "") -> Any:
    """A new element with these words, as plain text."""
    element = document.createElement(tag)
    if words:
        element.textContent = words
    if style:
        element.className = style
    return element
