"""The page: what is typed goes to the checker, and its answer is drawn beside the words.

Nothing is kept: no storage, no address, no title. An answer to an older draft is dropped.
"""

import events
import asyncio
import json

import attach
import edits
import highlights
import lazy
import screen
import sheet
import views
from cards import Cards, translate
from focus import Focus
from marked import draw_marked
from presses import Presses
from pyscript import document, window
from start import (
    StartError,
    count_answer,
    heed_service_worker,
    let_service_worker_keep_files,
    set_state,
    start,
)
from wiping import fill, wipe_free_memory
from words import LANGUAGES, learn, say

TYPE_CHECKING = False  # MicroPython has no typing, and does not evaluate annotations
if TYPE_CHECKING:
    from collections.abc import Awaitable
    from typing import Any

MOST_CARDS = 60  # drawn; a sentence tells how many more there are

NO_REPORT: dict[str, Any] = {"cards": [], "segments": [], "reminders": [], "nothing": False}


class Page:
    """What the page remembers while it is open."""

    engine: Any = None
    rules: Any = None  # those in use: title, date, when somebody looked through them
    turn_to: Any = None  # speaks another language, for modules that come later; so are the next two
    join: Any = None  # draws an answer to which the second reader has added
    asked: Any = None  # what the address says
    second: Any = None  # the second reader, once it is offered
    lang = "en"
    answers: dict[str, str] = {}  # noqa: RUF012
    aside: dict[tuple[str, str], str] = {}  # noqa: RUF012  rule and key of a finding -> why it is set aside
    kept: set[tuple[str, str]] = set()  # noqa: RUF012  rule and sentence: the officer keeps these words
    report: dict[str, Any] = NO_REPORT
    text = ""
    broken: Any = None  # why the checker does not start again in this visit
    ticket = 0  # the newest question to the checker
    busy = False
    pointer = False  # the last press was with a mouse or a finger
    card = 0  # where "show in text" was pressed
    next: tuple[int, str] | None = None  # card and slot that get the focus once the answer is drawn


page = Page()
cards = Cards(screen.find("cards"))
focus = Focus(page, cards)


def check(event: Any = None) -> Awaitable[None]:
    """Check what stands on the sheet now; while one check runs, the newest draft waits for its end.

    The question leaves at once; what is returned waits for the answer. A browser draws a letter that was typed before
    any task gets its turn, and the worker reads the draft meanwhile.
    """
    page.ticket += 1
    if page.busy or not page.engine:
        return nothing()
    page.busy = True
    return answered(*ask())


async def nothing() -> None:
    """Wait for nothing."""


def ask() -> tuple[int, str, Awaitable[dict[str, Any]]]:
    """Ask about the newest draft: its ticket, its text, and what waits for the answer and tells what went wrong."""
    set_state("checking")
    try:
        text = sheet.text()
        return page.ticket, text, answer_to(text)
    except Exception as error:
        return page.ticket, "", failed(error)


async def failed(error: Exception) -> dict[str, Any]:
    """Fail when the answer is waited for."""
    raise error


def answer_to(text: str) -> Awaitable[dict[str, Any]]:
    """What waits for the checker's report on a draft, or for {"error" | "plain": sentence}.

    An empty draft does not go to the checker; of one that is too long the beginning does, and "unread" says so.
    """
    pictures = attach.told()
    if not text.strip() and not pictures:
        return read(None, "")
    unread = say("unread", page.lang, length=f"{sheet.length():,}", read=f"{len(text):,}") if sheet.too_long() else ""
    situation = json.dumps(dict(sheet.situation(page.answers, page.aside), pictures=pictures))
    return read(page.engine.check(text, situation, page.lang), unread)


async def read(coming: Any, unread: str) -> dict[str, Any]:
    """The answer that comes from the checker, as a dict."""
    return dict(json.loads(await coming), unread=unread) if coming else {"plain": ""}


async def answered(ticket: int, text: str, coming: Awaitable[dict[str, Any]]) -> None:
    """Ask until the answer is one to the newest draft, and show that one."""
    try:
        answer = await coming
        while ticket != page.ticket:
            ticket, text, coming = ask()
            answer = await coming
        show(text, answer)
    except StartError as error:
        stop_for(error)
    except Exception as error:
        # The kind of error only: its message could carry words of the draft.
        window.console.error(type(error).__name__)
        stop("The checker stopped. Your draft is still here.", True)
    finally:
        page.busy = False


def show(text: str, answer: dict[str, Any]) -> None:
    """Draw an answer and count it."""
    put(text, answer)
    if "error" in answer:
        stop(answer["error"], True)
        return
    announce(answer)
    if page.second and "cards" in answer:
        page.second.heed()
    set_state("ready")
    count_answer()


def put(text: str, answer: dict[str, Any]) -> None:
    """Draw an answer: cards, marks and what stands around them."""
    plain = "" if "error" in answer else answer.get("plain")
    page.text, page.report = text, (answer if plain is None else NO_REPORT)
    for card in page.report["cards"]:
        card["reason"] = page.aside.get((card["rule"], card["keys"][0])) if card["aside"] else None
    if plain is None:
        screen.show_findings(answer, page.lang)
    else:
        screen.show_no_findings(plain, page.lang)
    draw()


def join(answer: dict[str, Any]) -> None:
    """Draw the answer to the same draft again, with what the second reader has added."""
    put(page.text, dict(answer, unread=page.report["unread"]))
    announce(page.report)


page.join = join


def draw() -> None:
    """The cards and the marked copy of the report; a question that is being answered keeps its focus."""
    held = focus.held()
    found = page.report["cards"]
    cards.show(found[:MOST_CARDS], page.kept, page.lang)
    screen.show_more(len(found) + page.report.get("left_out", 0) - MOST_CARDS, page.lang)
    short = draw_marked(screen.find("marked"), page.report if found else NO_REPORT, page.lang)
    screen.find("marked-short").hidden = not short
    highlights.paint(page.report["segments"] if found and sheet.text() == page.text else [])
    screen.find("undo").hidden = not edits.can_undo()
    focus.settle(held)


def announce(answer: dict[str, Any]) -> None:
    """Say the count to screen readers once typing rests."""
    asyncio.create_task(screen.tell(screen.in_short(answer, page.lang)))


presses = Presses(page, cards, check, draw)


def stop(sentence: str, retry: bool) -> None:
    """The checker does not run; the draft stays as it is."""
    screen.show_stopped(sentence, retry, page.lang)
    set_state("error")


def stop_for(error: StartError) -> None:
    """The same, for what a start has told; the page learns what it says of the rules, in both languages."""
    sentence = error.sentence
    if error.spanish:
        lead = ["" if error.retry else say("rules-lead", lang) + " " for lang in LANGUAGES]
        sentence = lead[0] + sentence
        learn({"en": {"rules-wrong": sentence}, "es": {"rules-wrong": lead[1] + error.spanish}})
    stop(sentence, error.retry)


def stop_for_good(error: StartError) -> None:
    """The same, where the checker runs already."""
    if page.engine:
        page.engine.end()
    page.engine, page.broken = None, error
    stop_for(error)


# Answers


async def on_answer(event: Any) -> None:
    """An answer is a fact of the situation: keep it for this visit and check again."""
    question = event.target.closest("fieldset").dataset.question
    page.answers[question] = event.target.value
    await check()


# Undo, examples, copy, finish


async def on_undo(event: Any) -> None:
    if edits.undo():
        page.next = (cards.first_open(), "title")
        await screen.tell(say("undone", page.lang), 0)
    screen.find("undo").hidden = True


async def on_example(event: Any) -> None:
    """Put an example into the empty box."""
    button = event.target.closest("button")
    if button:
        page.next = (0, "title")
        edits.add(say(button.dataset.example, page.lang))


async def on_copy(event: Any) -> None:
    """Copy the draft on a press, or select it where the browser does not allow that."""
    try:
        await window.navigator.clipboard.writeText(sheet.whole())
        await screen.tell(say("copied", page.lang), 0)
    except Exception:
        sheet.draft().focus()
        sheet.draft().select()
        await screen.tell(say("not-copied", page.lang), 0)


def clear(event: Any = None) -> None:
    """Forget everything that was typed, answered or found."""
    page.ticket += 1
    page.answers, page.report, page.text, page.card = {}, NO_REPORT, "", 0
    page.aside, page.kept, page.next = {}, set(), None
    edits.forget()
    sheet.wipe()
    screen.show_facts(page.lang)
    attach.clear()
    screen.show_no_findings("", page.lang)
    screen.find("back").hidden = True
    draw()
    if page.second:
        page.second.forget()
    asyncio.create_task(views.forget(page))


def on_finish(event: Any) -> None:
    """Clear at once, and start afresh."""
    clear()
    sheet.draft().focus()
    asyncio.create_task(forget_answers())


async def forget_answers() -> None:
    """Make the checker, and this Python, forget the last draft."""
    ticket = page.ticket
    await screen.tell(say("cleared", page.lang), 0)
    if page.engine:
        await page.engine.forget()
    await wipe_free_memory(page.engine.longest if page.engine else 0, lambda: page.ticket == ticket)
    if page.engine and page.ticket == ticket:
        page.engine.longest = 0


# Language


def asked(name: str) -> Any:
    """What the address says of `name`, or None."""
    return window.URLSearchParams.new(window.location.search).get(name)


page.asked = asked


def speak(lang: str) -> None:
    """Put the page into `lang`."""
    other = LANGUAGES[1 - LANGUAGES.index(lang)]
    page.lang = document.documentElement.lang = lang
    link = screen.find("language")
    link.href, link.lang, link.hreflang = address_in(other), other, other
    link.textContent = {"en": "English", "es": "Español"}[other]
    translate(document, lang)
    screen.show_seal(lang)
    screen.show_facts(lang)
    if page.second:
        page.second.speak()
    if page.rules:
        screen.show_rules(page.rules, lang)


def address_in(lang: str) -> str:
    """What the address of the page asks for, in another language."""
    kiosk = "" if asked("kiosk") is None else "kiosk&"
    reader = page.second.on if page.second else asked("reader") is not None
    return f"?{kiosk}{'reader&' if reader else ''}lang={lang}"


def on_language(event: Any) -> None:
    """Change the language in place. What is awaited would begin too late to keep a pressed link from leaving."""
    event.preventDefault()
    turn_to(event.target.lang)


def turn_to(lang: str) -> None:
    """Speak `lang` from now on, so that the draft stays; only the address remembers it."""
    window.history.replaceState(None, "", address_in(lang) + window.location.hash)
    speak(lang)
    asyncio.create_task(draw_anew())


page.turn_to = turn_to


async def draw_anew() -> None:
    """Put what the checker and the views have said into the language of now."""
    await check()
    await views.draw(page)
    await attach.speak()


# Start


def hear(kind: str, facts: dict[str, Any]) -> None:
    """What the start and the watchdog tell."""
    if kind == "progress":
        screen.show_progress(facts["done"], facts["total"], page.lang)
    if kind == "restarted":
        asyncio.create_task(views.forget(page))  # the fresh checker has the rules that came with the page


async def begin(event: Any = None) -> None:
    """Start the checker, or start it again, and check what has been typed by then."""
    if page.broken:
        stop_for(page.broken)
        return
    set_state("loading")
    asyncio.create_task(screen.tell_slow())
    asyncio.create_task(fill(lambda: not page.engine))
    try:
        page.engine = page.engine or await start(hear)
    except StartError as error:
        stop_for(error)
        return
    finally:
        screen.show_seal(page.lang)
    screen.find("loading").hidden = True
    page.rules = page.rules or page.engine.about["policy"]
    screen.show_rules(page.rules, page.lang)
    await check()
    if page.engine.about["kiosk"]["always"] and asked("kiosk") is None:
        await begin_later("kiosk")
    await asyncio.sleep(0.1)  # the answer is drawn first: keeping takes this thread, too
    await let_service_worker_keep_files()
    if not page.text:
        await asyncio.sleep(0)  # after what the check itself says, which is nothing
        await screen.tell(say("ready", page.lang))
    await begin_later("updates")
    await begin_later("traces")
    await begin_later("second")


async def begin_later(name: str) -> None:
    """Load a module that is no part of the start, and begin it; the page works without it, too."""
    try:
        module = await lazy.load(name)
        learn(module.WORDS)
        await module.begin(page)
    except Exception as error:
        window.console.error(type(error).__name__)


def on_input(event: Any) -> Awaitable[None]:
    coming = check()
    screen.show_facts(page.lang)
    return coming


def on_pointer(event: Any) -> None:
    page.pointer = True


def on_key(event: Any) -> None:
    page.pointer = False


def listen() -> None:
    """Every ear of the page."""
    for name, kind, ear in (
        ("sheet", "input", on_input),
        ("cards", "change", on_answer),
        ("cards", "focusout", focus.on_leave),
        ("cards", "click", presses.on_press),
        ("marked", "click", presses.on_press),
        ("jump", "click", lambda event: presses.go_to_card(cards.first_open())),
        ("undo", "click", on_undo),
        ("examples", "click", on_example),
        ("print", "click", lambda event: window.print()),
        ("back", "click", lambda event: presses.go_to_card(page.card)),
        ("copy", "click", on_copy),
        ("finish", "click", on_finish),
        ("again", "click", begin),
        ("language", "click", on_language),
    ):
        events.on(screen.find(name), kind, ear)
    events.on(document, "pointerdown", on_pointer)
    events.on(document, "keydown", on_key)
    events.on(document.defaultView, "pagehide", clear)
    events.on(document.defaultView, "pageshow", lambda event: clear() if event.persisted else None)


document.documentElement.dataset.python = "here"
if highlights.able():  # the words are marked where they stand: the copy need not come first
    screen.find("more").after(screen.find("marked-box"))
listen()
speak("es" if asked("lang") == "es" else "en")
views.follow(page)
attach.follow(page, check)
if asked("kiosk") is not None:
    document.documentElement.dataset.kiosk = ""
    asyncio.create_task(begin_later("kiosk"))
heed_service_worker(stop_for_good)
asyncio.create_task(begin())
