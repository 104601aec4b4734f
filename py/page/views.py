"""The parts of the page: the draft, and what is shown in its place. The address's #name says which one.

How to add a view NAME: a link `#NAME` in the header's list and a `<section id="view-NAME">` with its `<h2>` in
index.html, a line in MODULES, and a module with
  * `WORDS = {"en": {key: sentence}, "es": {...}}`: its own sentences; `say(key, page.lang)` finds them;
  * `async def open(home, page)`: draws into the empty element `home`, in `page.lang`. It is called when the view is
    first shown and again, with `home` emptied, when the language has changed. `page.engine` may be None.
What it needs of the engine is a function in worker_views.py: `await ask(page, name, arguments)`.
The module is loaded when the view is first shown. The draft stays as it is behind every view.
"""

import asyncio
import json

import lazy
from cards import make
from pyscript import document, window
from words import learn, say

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


shown = Shown()


def named(anchor: str) -> str:
    """The view that an anchor of the address means: its name, or the view in which that element stands."""
    target = document.getElementById(anchor) if anchor else None
    view = target.closest(".view") if target else None
    if anchor in MODULES:
        return anchor
    return view.id[len("view-") :] if view else "check"


async def show(page: Any, name: str) -> None:
    """Put a view in place of the one in sight, with the focus on its heading."""
    shown.name = name
    for view in document.querySelectorAll(".view"):
        view.hidden = view.id != f"view-{name}"
    for link in document.querySelectorAll(".views a"):
        mark(link, link.getAttribute("href") == f"#{name}")
    document.getElementById(f"{name}-title").focus()
    await draw(page)


def mark(link: Any, current: bool) -> None:
    """Say of a link whether it leads to what is in sight."""
    if current:
        link.setAttribute("aria-current", "page")
    else:
        link.removeAttribute("aria-current")


async def draw(page: Any) -> None:
    """Draw the view in sight, unless it stands there in the page's language already."""
    name, lang = shown.name, page.lang
    if not MODULES[name] or shown.drawn.get(name) == lang:
        return
    shown.drawn[name] = lang
    home = empty_home(name)
    try:
        home.textContent = say("view-waits", lang)
        module = await lazy.load(MODULES[name])
        learn(module.WORDS)
        home.replaceChildren()
        await module.open(home, page)
    except Exception as error:
        window.console.error(type(error).__name__)
        shown.drawn.pop(name)
        home.textContent = say("view-failed", lang)


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
    return json.loads(await page.engine.view(name, json.dumps(arguments or {}), page.lang))


def follow(page: Any) -> None:
    """Show what the address says, now and whenever it changes."""

    async def on_change(event: Any = None) -> None:
        name = named(window.location.hash[1:])
        if name != shown.name:
            await show(page, name)

    document.defaultView.addEventListener("hashchange", on_change)
    asyncio.create_task(on_change())
