"""Practice: a dozen drafts from the rules' examples. Guess first, then see. No score is kept."""

import events
from cards import make
from pyscript import window
from views import ask
from words import say

TYPE_CHECKING = False  # MicroPython has no typing, and does not evaluate annotations
if TYPE_CHECKING:
    from typing import Any

WORDS = {
    "en": {
        "practice-about": "Here are {count} drafts. Guess first, then see what the rules point at. No score is kept.",
        "practice-draft": "Draft {number} of {count}",
        "practice-personal": "For your own account:",
        "practice-department": "For a Department page:",
        "practice-ask": "What do you think?",
        "practice-some": "Something to look at",
        "practice-none": "Nothing to look at",
        "practice-guess": "Your guess: {guess}.",
        "practice-found": "The rules point at this:",
        "practice-clean": "The rules find nothing to point at here.",
        "practice-next": "Next draft",
        "practice-end": "That was the last draft.",
        "practice-again": "Practice with other drafts",
        "practice-empty": "These rules have no examples to practice with.",
    },
    "es": {
        "practice-about": "Aquí hay {count} borradores. Adivine primero y luego vea qué señalan las reglas. "
        "No se lleva cuenta.",
        "practice-draft": "Borrador {number} de {count}",
        "practice-personal": "Para su propia cuenta:",
        "practice-department": "Para una página del Departamento:",
        "practice-ask": "¿Qué le parece?",
        "practice-some": "Algo que mirar",
        "practice-none": "Nada que mirar",
        "practice-guess": "Usted pensó: {guess}.",
        "practice-found": "Las reglas señalan esto:",
        "practice-clean": "Las reglas no hallan aquí nada que señalar.",
        "practice-next": "Otro borrador",
        "practice-end": "Ese fue el último borrador.",
        "practice-again": "Practicar con otros borradores",
        "practice-empty": "Estas reglas no tienen ejemplos para practicar.",
    },
}

COUNT = 12
SEEDS = 1_000_000


async def open(home: Any, page: Any) -> None:
    """Draw the first of a fresh dozen."""
    seed = int(window.Math.random() * SEEDS)
    answer = await ask(page, "practice", {"seed": seed, "count": COUNT})
    drafts = answer.get("drafts", [])
    words = answer.get("error") or say("practice-about" if drafts else "practice-empty", page.lang, count=len(drafts))
    stage = make("div", "", "practice")
    home.append(make("p", words), stage)
    if drafts:
        draw_draft(stage, drafts, 0, page)


def draw_draft(stage: Any, drafts: list[Any], at: int, page: Any) -> Any:
    """One draft and the two guesses; gives its heading."""
    lang, draft = page.lang, drafts[at]
    heading = make("h3", say("practice-draft", lang, number=at + 1, count=len(drafts)))
    heading.tabIndex = -1
    quote, guesses = make("blockquote", draft["text"]), make("div", "", "guesses")
    for key in ("practice-some", "practice-none"):
        guesses.append(press(say(key, lang), "button outline", guess_of(key, stage, drafts, at, page)))
    account = make("p", say("practice-" + draft["account"], lang))
    asked = make("p", say("practice-ask", lang), "strong")
    stage.replaceChildren(heading, account, quote, asked, guesses)
    return heading


def guess_of(key: str, stage: Any, drafts: list[Any], at: int, page: Any) -> Any:
    """What a press on a guess does: it gives way to what the rules say."""

    def on_guess(event: Any) -> None:
        stage.lastElementChild.remove()
        stage.lastElementChild.remove()
        answer = draw_answer(key, drafts[at]["cards"], page.lang)
        stage.append(answer, draw_next(stage, drafts, at, page))
        answer.firstElementChild.focus()

    return on_guess


def draw_answer(key: str, cards: list[Any], lang: str) -> Any:
    """The guess, and beside it what the rules find."""
    home, said = make("div"), make("p", say("practice-guess", lang, guess=say(key, lang)))
    said.tabIndex = -1
    live = [card for card in cards if card["severity"] != "note"]
    home.append(said, make("p", say("practice-found" if live else "practice-clean", lang), "strong"))
    home.append(*[draw_card(card, lang) for card in live])
    return home


def draw_card(card: dict[str, Any], lang: str) -> Any:
    """A card to read: kind, title, words, why, clause, safer wording."""
    home = make("div", "", "card")
    home.dataset.severity = card["severity"]
    home.append(make("p", say(card["severity"], lang), "sign " + card["severity"]), make("h4", card["title"]))
    for words in card["quotes"]:
        home.append(make("q", words), " ")
    clause = make("p", card["clause"]["text"], "clause")
    clause.prepend(make("strong", card["clause"]["place"]), " ")
    home.append(make("p", card["why"]), clause)
    if card["suggestion"]:
        wording = make("p", card["suggestion"])
        wording.prepend(make("strong", say("for-example", lang)), " ")
        home.append(wording)
    return home


def draw_next(stage: Any, drafts: list[Any], at: int, page: Any) -> Any:
    """The way on: to the next draft, or after the last one to another dozen."""

    def on_next(event: Any) -> None:
        draw_draft(stage, drafts, at + 1, page).focus()

    async def on_again(event: Any) -> None:
        home = stage.parentElement
        home.replaceChildren()
        await open(home, page)
        home.querySelector("h3").focus()

    if at + 1 < len(drafts):
        return press(say("practice-next", page.lang), "button", on_next)
    end = make("div")
    end.append(make("p", say("practice-end", page.lang)), press(say("practice-again", page.lang), "button", on_again))
    return end


def press(words: str, style: str, ear: Any) -> Any:
    """A button and what it does."""
    button = make("button", words, style)
    button.type = "button"
    events.on(button, "click", ear)
    return button
