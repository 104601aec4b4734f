"""Where the focus goes when cards are drawn anew: a question that is being answered keeps it."""

import screen
from cards import fold
from pyscript import document
from pyscript.ffi import to_js

TYPE_CHECKING = False  # MicroPython has no typing, and does not evaluate annotations
if TYPE_CHECKING:
    from typing import Any


class Focus:
    """The focus in the list of cards. `held` takes it before the cards are drawn, `settle` gives it after that."""

    def __init__(self, page: Any, cards: Any) -> None:
        self.page, self.cards = page, cards

    def held(self) -> tuple[int, str, str] | None:
        """Card, question and value of the answer that has the focus."""
        active = document.activeElement
        if not active or not active.matches("li.card input"):
            return None
        return self.cards.at(active.closest("li.card")), active.closest("fieldset").dataset.question, active.value

    def settle(self, held: tuple[int, str, str] | None) -> None:
        """Back to the answer that had it, else to where a press has sent it."""
        if held:
            self.give_back(*held)
        elif self.page.next:
            self.give(*self.page.next)

    def give_back(self, at: int, question: str, value: str) -> None:
        """The answer is drawn anew. After a key it stays open under the finger; after a press the card folds."""
        asked = self.cards.asks(at, question)
        if not asked:
            return
        item = asked.closest("li.card")
        settled = item.hasAttribute("data-settled")
        if settled and self.page.pointer:
            item.querySelector("[data-slot=fold]").focus()
            return
        if settled:
            fold(item, False, self.page.lang)
        for radio in asked.querySelectorAll("input"):
            if radio.value == value:
                radio.focus()

    def give(self, at: int, slot: str) -> None:
        """Go to a slot of a card, or to the heading where there is none; a finger keeps the page where it is."""
        self.page.next, items = None, self.cards.items
        home = items[min(at, len(items) - 1)] if items else None
        target = home.querySelector(f"[data-slot={slot}]") if home else screen.find("summary")
        target.focus(to_js({"preventScroll": self.page.pointer}))

    def on_leave(self, event: Any) -> None:
        """A settled card that was left open for the keyboard folds when the focus has gone elsewhere."""
        item, goes = event.target.closest("li.card[data-settled]"), event.relatedTarget
        if item and goes and not item.contains(goes) and event.target.matches("input"):
            fold(item, True, self.page.lang)
