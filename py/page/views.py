"""The parts of the page: the draft, and what is shown in its place. The address's #name says which one.

How to add a view NAME: a link `#NAME` in the header's list and a `<section id="view-NAME">` with its `<h2>` in
index.html, a line in MODULES, and a module with
  * `WORDS = {"en": {key: sentence}, "es": {...}}`: its own sentences; `say(key, page.lang)` finds them;
  * `async def open(home, page)`: draws into the empty element `home`, in `page.lang`. It is called when the view is
    first shown and again, with `home` emptied, when the language has changed. `page.engine` may be None.
  * if it holds anything of this visit, `async def forget(page)`: Finish and clear.
What it needs of the engine is a function in worker_views.py: `await ask(page, name, arguments)`.
The module is loaded when the view is first shown. The draft stays as it is behind every view.
"""

import events
import asyncio
import json
import sys

import lazy
from cards import make
from pyscript import document, window
from words import learn, said_in, say

TYPE_CHECKING = False  # MicroPython has no typing, and does not evaluate annotations
if TYPE_CHECKING:
    from typing import Any

MODULES = {
    "check": "",  # there from the start
    "covers": "view_covers",
    "rules": "view_rules",
    "practice": "view_practice",
    "privacy": "view_privacy",
}


class Shown:
    """What is in sight."""

    name = "check"
    drawn: dict[str, str] = {}  # noqa: RUF012  view -> the language in which it stands
    left: dict[str, Any] = {}  # noqa: RUF012  view -> what had the focus in it


shown = Shown()


def named(anchor: str) -> str:
    """The view that an anchor of the address means: its name, or that of the view in which the element stands.

    The anchor of a rule, like #duty-hours, is not there before the view of the rules is.
    """
    target = document.getElementById(anchor) if anchor else None
    view = target.closest(".view") if target else None
    if anchor in MODULES:
        return anchor
    if view:
        return str(view.id[len("view-") :])
    return "check" if target or not anchor else "rules"


async def show(page: Any, name: str) -> None:
    """Put a view in place of the one in sight, with the focus on its heading, or where it was on the way back."""
    from_header = document.activeElement and document.activeElement.closest(".views")
    goal = None if from_header else shown.left.get(name)
    shown.name = name
    for view in document.querySelectorAll(".view"):
        view.hidden = view.id != f"view-{name}"
    for link in document.querySelectorAll(".views a"):
        mark(link, link.getAttribute("href") == f"#{name}")
    document.getElementById(f"{name}-title").focus()
    if goal and goal.isConnected:
        goal.focus()
    await draw(page)


def mark(link: Any, current: bool) -> None:
    """Say of a link whether it leads to what is in sight."""
    if current:
        link.setAttribute("aria-current", "page")
    else:
        link.removeAttribute("aria-current")


def reveal(anchor: str) -> None:
    """Open what the anchor of the address means, where that can be open or shut, and go there."""
    target = document.getElementById(anchor) if anchor else None
    if target and target.tagName == "DETAILS":
        target.open = True
        target.querySelector("summary").focus()
        target.scrollIntoView()


async def draw(page: Any) -> None:
    """Draw the view in sight, unless it stands there in the page's language already."""
    name, lang = shown.name, page.lang
    if not MODULES[name] or shown.drawn.get(name) == lang:
        return
    shown.drawn[name] = lang
    home, waits = empty_home(name), make("p", say("view-waits", lang), "hint")
    home.after(waits)
    try:
        module = await lazy.load(MODULES[name])
        learn(module.WORDS)
        await module.open(home, page)
    except Exception as error:
        window.console.error(type(error).__name__)
        shown.drawn.pop(name, None)
        home.textContent = say("view-failed", lang)
    finally:
        waits.remove()


def empty_home(name: str) -> Any:
    """A new element under the heading of the view, in place of what stood there; the heading keeps the focus."""
    heading, home = document.getElementById(f"{name}-title"), make("div")
    while heading.nextElementSibling:
        heading.nextElementSibling.remove()
    heading.after(home)
    return home


async def ask(page: Any, name: str, arguments: Any = None) -> Any:
    """What a function of worker_views.py gives, once the engine is there; {"error": sentence} where it cannot."""
    while not page.engine:
        if document.documentElement.dataset.state == "error":
            return {"error": say("view-failed", page.lang)}
        await asyncio.sleep(0.1)
    answer = json.loads(await page.engine.view(name, json.dumps(arguments or {}), page.lang))
    return {"error": said_in(page.lang, answer["error"])} if "error" in answer else answer


def undraw(*names: str) -> None:
    """These views are to be drawn anew when they are shown next."""
    for name in names:
        shown.drawn.pop(name, None)


async def forget(page: Any) -> None:
    """Finish and clear: let every view that has been shown forget."""
    for name in MODULES.values():
        module = sys.modules.get(name)
        if module and hasattr(module, "forget"):
            await module.forget(page)


def follow(page: Any) -> None:
    """Show what the address says, now and whenever it changes."""

    async def on_change(event: Any = None) -> None:
        anchor = window.location.hash[1:]
        name = named(anchor)
        if name != shown.name:
            await show(page, name)
        reveal(anchor)

    def on_focus(event: Any) -> None:
        if event.target.closest(".view"):
            shown.left[shown.name] = event.target

    events.on(document.defaultView, "hashchange", on_change)
    events.on(document.querySelector("main"), "focusin", on_focus)
    asyncio.create_task(on_change())
