"""What the buttons of cards and marks do: show words, go to a card, put other words in, take them out, set aside.

Every one of them takes the card's place in the list and what its `data-NAME` says. After a change of the draft the
input event makes the check; the focus goes on to the card that then stands in that place.
"""

import edits
import screen
import sheet
from cards import fold
from text import place_of, units
from words import say

TYPE_CHECKING = False  # MicroPython has no typing, and does not evaluate annotations
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import Any


class Presses:
    """The buttons of the cards: `table` maps their names to what they do."""

    def __init__(self, page: Any, cards: Any, check: Callable[[], Awaitable[None]], draw: Callable[[], None]) -> None:
        self.page, self.cards, self.check, self.draw = page, cards, check, draw
        self.table = {
            "show": self.show,
            "use": self.use,
            "out": self.out,
            "keep": self.keep,
            "insert": self.insert,
            "reason": self.set_aside,
            "bring-back": self.bring_back,
        }

    async def on_press(self, event: Any) -> None:
        """One ear for the buttons of cards and marks; a button says by its data-NAME what it does."""
        button = event.target.closest("button")
        if not button:
            return
        if button.hasAttribute("data-point"):
            self.go_to_card(int(button.dataset.point) - 1)
            return
        card = button.closest("li.card")
        at = self.cards.at(card)
        for name, act in self.table.items():
            if button.hasAttribute("data-" + name):
                await act(at, button.getAttribute("data-" + name))
                return
        fold(card, button.getAttribute("aria-expanded") == "true", self.page.lang)

    def go_to_card(self, at: int) -> None:
        """Put the focus on the title of a card."""
        screen.find("back").hidden = True
        if at < len(self.cards.items):
            self.cards.items[at].querySelector("[data-slot=title]").focus()

    async def show(self, at: int, index: str) -> None:
        """Select the words of a card in the draft."""
        page = self.page
        place = place_of(page.report["segments"], self.cards.cards[at], int(index))
        if place and sheet.text() == page.text:
            page.card = at
            screen.put("back", say("back", page.lang, number=at + 1))
            screen.find("back").hidden = False
            sheet.select(*place)

    async def use(self, at: int, index: str) -> None:
        """Put the safer wording into the draft."""
        await self.change(at, int(index), "use")

    async def out(self, at: int, index: str) -> None:
        """Take the sentence out of the draft."""
        await self.change(at, int(index), "out")

    async def change(self, at: int, index: int, kind: str) -> None:
        """Make an edit of a card's offer, unless the draft is another one by now."""
        page, card = self.page, self.cards.cards[at]
        offer = card["offers"][index]
        edit = offer[kind]
        place = place_of(page.report["segments"], card, offer["quote"])
        if not place or sheet.text() != page.text:
            return
        page.next = (at, "title")
        if edits.put(place[0] - units(edit["lead"]), edit["old"], edit["new"]):
            await screen.tell(say("changed", page.lang), 0)

    async def keep(self, at: int, index: str) -> None:
        """Ask no more for other words in this sentence, for this visit."""
        card = self.cards.cards[at]
        self.page.kept.add((card["rule"], card["offers"][int(index)]["out"]["old"]))
        self.page.next = (at, "title")
        self.draw()

    async def insert(self, at: int, index: str) -> None:
        """Put the wording of a missing notice at the end of the draft."""
        self.page.next = (at, "title")
        edits.add(self.cards.cards[at]["parts"][int(index)]["insert"])
        await screen.tell(say("changed", self.page.lang), 0)

    async def set_aside(self, at: int, reason: str) -> None:
        """Set a card aside: kept for this visit, until its words change."""
        card = self.cards.cards[at]
        for key in card["keys"]:
            self.page.aside[card["rule"], key] = reason
        self.page.next = (at, "fold")
        await self.check()

    async def bring_back(self, at: int, _: str) -> None:
        """Take a card up again that was set aside."""
        card = self.cards.cards[at]
        for key in card["keys"]:
            self.page.aside.pop((card["rule"], key), None)
        self.page.next = (at, "title")
        await self.check()
