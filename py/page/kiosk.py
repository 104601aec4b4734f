"""A shared device: language first, then the clock, a warning before the idle reset, and a reset that leaves nothing.

In force where the address says `?kiosk`, or where "kiosk" in rules.json says always. `begin(page)` is called once.
The reset presses the page's own "Finish and clear", so that there is one way of wiping.
"""

import events
import asyncio

import lazy
import screen
import sheet
from cards import make
from pyscript import document, window
from pyscript.ffi import to_js
from when import minutes_between
from words import LANGUAGES, say

TYPE_CHECKING = False  # MicroPython has no typing, and does not evaluate annotations
if TYPE_CHECKING:
    from typing import Any

WORDS = {
    "en": {
        "kiosk-language": "English",
        "kiosk-clock": "This device says {day} {time}. Is that right?",
        "kiosk-clock-why": "The time decides whether you post on duty.",
        "kiosk-yes": "Yes",
        "kiosk-no": "No",
        "kiosk-set-clock": "What day and time is it?",
        "kiosk-go": "Go on",
        "kiosk-idle": "Are you still there?",
        "kiosk-idle-left": "All you typed is cleared in {seconds} seconds.",
        "kiosk-stay": "I am still here",
        "kiosk-clipboard": "Empty the clipboard too",
    },
    "es": {
        "kiosk-language": "Español",
        "kiosk-clock": "Este equipo dice {day} {time}. ¿Es correcto?",
        "kiosk-clock-why": "La hora decide si usted publica estando de servicio.",
        "kiosk-yes": "Sí",
        "kiosk-no": "No",
        "kiosk-set-clock": "¿Qué día y hora es?",
        "kiosk-go": "Seguir",
        "kiosk-idle": "¿Sigue ahí?",
        "kiosk-idle-left": "Todo lo que escribió se borra en {seconds} segundos.",
        "kiosk-stay": "Sigo aquí",
        "kiosk-clipboard": "Vaciar también el portapapeles",
    },
}
SETTINGS = {"idle_seconds": 90, "warning_seconds": 30, "files": False, "print": False}  # until the rules have been read
SIGNS_OF_LIFE = ("pointerdown", "keydown", "input", "wheel", "touchmove")

html = document.documentElement


class Kiosk:
    """The device between two officers and with one."""

    page: Any = None
    welcome: Any = None  # the dialog before each officer
    warning: Any = None  # the dialog before the idle reset
    clipboard: Any = None  # the tick that asks for an empty clipboard
    seen: float = 0  # milliseconds: the last sign of life


kiosk = Kiosk()


def setting(name: str) -> Any:
    """A setting of the rules, or what holds until they have been read."""
    engine = kiosk.page.engine
    return (engine.about if engine else {}).get("kiosk", SETTINGS)[name]


async def begin(page: Any) -> None:
    """Turn the page into one for many officers, and welcome the first."""
    kiosk.page = page
    html.dataset.kiosk = ""
    kiosk.welcome, kiosk.warning = dialog("kiosk-welcome"), dialog("kiosk-warning")
    events.on(kiosk.warning, "cancel", lambda event: alive())
    keep_finish_in_sight()
    for sign in SIGNS_OF_LIFE:
        events.on(document, sign, on_sign, to_js({"capture": True, "passive": True}))
    for kind in ("keydown", "dragover", "drop"):
        events.on(document, kind, forbid, True)
    events.on(screen.find("finish"), "click", on_finish)
    welcome()
    asyncio.create_task(watch())


def dialog(name: str) -> Any:
    """An empty dialog; Escape does not close it."""
    found = make("dialog", "", "kiosk-dialog")
    found.id = name
    found.setAttribute("aria-labelledby", f"{name}-title")
    found.setAttribute("closedby", "none")
    document.body.append(found)
    return found


def keep_finish_in_sight() -> None:
    """The bar with "Finish and clear" stays at the foot of every part of the page, with the clipboard's tick in it."""
    bar, label = screen.find("finish").closest(".bar"), make("label", "", "choice")
    kiosk.clipboard, words = make("input"), make("span", say("kiosk-clipboard", kiosk.page.lang))
    kiosk.clipboard.type, kiosk.clipboard.autocomplete = "checkbox", "off"
    words.dataset.say = "kiosk-clipboard"
    label.append(kiosk.clipboard, words)
    screen.find("finish").after(label)
    document.querySelector("main").append(bar)


def allow() -> None:
    """Tell the style sheet what the setting allows: it hides the rest."""
    allowed = " ".join(name for name in ("files", "print") if setting(name))
    if html.dataset.kiosk != allowed:
        html.dataset.kiosk = allowed


def forbid(event: Any) -> None:
    """No printing by keys and no dropped files, unless the setting allows them."""
    printing = event.type == "keydown" and event.key == "p" and (event.ctrlKey or event.metaKey)
    if (printing and not setting("print")) or (event.type != "keydown" and not setting("files")):
        event.preventDefault()
        event.stopPropagation()


# The welcome: language, then clock


def welcome() -> None:
    """The first thing that each officer sees."""
    rows = [make("h2", "Second Look")]
    rows += [make("p", say("purpose", lang)) for lang in LANGUAGES]
    rows += [button(say("kiosk-language", lang), choose(lang)) for lang in LANGUAGES]
    for row, lang in zip(rows[1:], LANGUAGES + LANGUAGES):
        row.lang = lang
    fill(kiosk.welcome, rows)


def choose(lang: str) -> Any:
    """What the button of a language does."""

    def on_press(event: Any) -> None:
        alive()
        if kiosk.page.lang != lang:
            kiosk.page.turn_to(lang)
        ask_clock()

    return on_press


def ask_clock() -> None:
    """Let the officer confirm the clock: a wrong one gives a wrong answer about duty hours."""
    lang, now = kiosk.page.lang, sheet.now()
    day = window.Date.new(now).toLocaleDateString(lang, to_js({"weekday": "long"}))
    rows = [make("h2", say("kiosk-clock", lang, day=day, time=now[11:])), make("p", say("kiosk-clock-why", lang))]
    rows += [button(say("kiosk-yes", lang), on_clock_right), button(say("kiosk-no", lang), set_clock)]
    fill(kiosk.welcome, rows)


def on_clock_right(event: Any = None) -> None:
    kiosk.welcome.close()
    sheet.draft().focus()


def set_clock(event: Any) -> None:
    """Let the officer type the day and the time; the page counts on from there."""
    lang, now = kiosk.page.lang, sheet.now()
    day, clock = field("date", say("date", lang), now[:10]), field("time", say("time", lang), now[11:])

    def on_go(event: Any) -> None:
        if day.lastChild.value and clock.lastChild.value:
            told = f"{day.lastChild.value}T{clock.lastChild.value}"
            sheet.Clock.ahead += minutes_between(sheet.now(), told)
            on_clock_right()

    fill(kiosk.welcome, [make("h2", say("kiosk-set-clock", lang)), day, clock, button(say("kiosk-go", lang), on_go)])


# Idle


async def watch() -> None:
    """Look each second how long nothing has happened."""
    while True:
        await asyncio.sleep(1)
        allow()
        if not (kiosk.welcome.open and kiosk.welcome.querySelector("[lang]")):
            look(int((window.performance.now() - kiosk.seen) / 1000))


def look(idle: int) -> None:
    """Warn after the idle time, count down, and reset at the end of the warning."""
    left = setting("idle_seconds") + setting("warning_seconds") - idle
    if left <= 0:
        screen.find("finish").click()
    elif idle >= setting("idle_seconds"):
        warn(left)


def warn(left: int) -> None:
    """Show how many seconds are left to stay; said to screen readers once, when the dialog opens."""
    lang = kiosk.page.lang
    if not kiosk.warning.open:
        rows = [make("h2", say("kiosk-idle", lang)), make("p"), button(say("kiosk-stay", lang), lambda event: alive())]
        rows.append(button(say("finish", lang), lambda event: screen.find("finish").click(), "button outline"))
        fill(kiosk.warning, rows)
    kiosk.warning.querySelector("p").textContent = say("kiosk-idle-left", lang, seconds=left)


def on_sign(event: Any) -> None:
    """A sign of life. While the warning stands, only its buttons and Escape are one."""
    if not kiosk.warning.open:
        alive()


def alive() -> None:
    """Somebody is here."""
    kiosk.seen = window.performance.now()
    if kiosk.warning.open:
        kiosk.warning.close()


# Reset


def on_finish(event: Any) -> None:
    """Beside what the page wipes: the clock's correction, the view, the clipboard on request. Then the next officer.

    The welcome waits for nothing: a browser that has to ask before it empties the clipboard may not answer.
    """
    alive()
    welcome()
    sheet.Clock.ahead = 0
    if window.location.hash not in ("", "#check"):
        window.location.hash = "#check"
    if kiosk.clipboard.checked:
        asyncio.create_task(empty_clipboard())
    kiosk.clipboard.checked = False
    asyncio.create_task(take_update())


async def take_update() -> None:
    """Between two officers a newer build may take over."""
    (await lazy.load("updates")).take_if_empty()


async def empty_clipboard() -> None:
    """Put nothing in the place of what was copied, where the browser allows it."""
    try:
        await window.navigator.clipboard.writeText("")
    except Exception:
        await screen.tell(say("not-copied", kiosk.page.lang), 0)


# Parts of dialogs


def fill(home: Any, rows: list[Any]) -> None:
    """Show a dialog with these parts, the first of which is its title; the first button or field has the focus."""
    rows[0].id = f"{home.id}-title"
    home.replaceChildren()
    for row in rows:
        home.append(row)
    if not home.open:
        home.showModal()
    home.querySelector("input, button").focus()


def button(words: str, ear: Any, style: str = "button") -> Any:
    """A large button."""
    made = make("button", words, style)
    made.type = "button"
    events.on(made, "click", ear)
    return made


def field(kind: str, words: str, value: str) -> Any:
    """A labelled field that no browser fills or remembers."""
    label, entry = make("label", words + " "), make("input", "", "field")
    entry.type, entry.value, entry.autocomplete = kind, value, "off"
    label.append(entry)
    return label
