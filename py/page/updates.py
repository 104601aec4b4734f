"""Offline and updates: says once that everything is kept here, and never swaps the build under a draft.

A kept file that was not of this build is named: download.js and sw.js find it, and fetch the right one.

A newer build is fetched and checked by its own service worker (sw.js), which then waits. It takes over on a press,
or by itself where the box is empty when the page has just been opened or an officer has finished; then nothing can be
typed until the page begins anew, which takes a moment. sw.js refuses while another page is open.
`begin(page)` is called once, when the checker is ready.
"""

import events
import asyncio

import screen
import sheet
from cards import make
from pyscript import document, window
from words import say

TYPE_CHECKING = False  # MicroPython has no typing, and does not evaluate annotations
if TYPE_CHECKING:
    from typing import Any

WORDS = {
    "en": {
        "offline-ready": "Ready to work offline.",
        "update-ready": "A new version is ready. It starts at your next visit. To start it now clears your draft.",
        "update-now": "Start the new version",
        "update-others": "Close the other windows of Second Look first, then try again.",
        "wrong-kept": (
            "A file kept on this device was not the one of this page. It was not used, and the right one "
            "was fetched from the host. Another page of this host may have changed it. Tell the host which file:"
        ),
    },
    "es": {
        "offline-ready": "Listo para trabajar sin conexión.",
        "update-ready": "Hay una versión nueva. Empieza en su próxima visita. Iniciarla ahora borra su borrador.",
        "update-now": "Iniciar la versión nueva",
        "update-others": "Cierre primero las otras ventanas de Second Look y pruebe otra vez.",
        "wrong-kept": (
            "Un archivo guardado en este equipo no era el de esta página. No se usó, y el bueno se trajo "
            "del sitio. Quizás lo cambió otra página del mismo sitio. Diga a quien la aloja qué archivo es:"
        ),
    },
}


PATIENCE = 5  # seconds in which nothing can be typed; a newer build usually takes over in a tenth of a second


class Update:
    """What is known of a newer build."""

    registration: Any = None
    asked = False  # it may take over, and the page begins anew when it does
    closed = False  # nothing can be typed until then
    wrong: list[str] = []  # noqa: RUF012  paths of kept files that were not of this build


update = Update()


async def begin(page: Any) -> None:
    """Say that the page works offline, if this is the visit that made it so, and watch for a newer build."""
    workers: Any = getattr(window.navigator, "serviceWorker", None)
    if update.registration:
        return
    events.on(document, "wrong-file", lambda event: tell_wrong(page))
    tell_wrong(page)
    update.registration = await workers.getRegistration() if workers else None
    if not update.registration:
        return
    events.on(workers, "controllerchange", on_taken_over)
    events.on(workers, "message", lambda event: on_message(page, event.data))
    if workers.controller:
        workers.controller.postMessage("wrong")
    events.on(update.registration, "updatefound", lambda event: watch(page, update.registration.installing))
    if update.registration.waiting:
        offer(page)
        take_if_empty()
    elif update.registration.installing and update.registration.active:
        watch(page, update.registration.installing)
    elif not served_by_worker():
        await workers.ready
        await screen.tell_in_turn(say("offline-ready", page.lang))


def served_by_worker() -> bool:
    """Whether this visit came from the files that are kept here."""
    return bool(window.performance.getEntriesByType("navigation")[0].workerStart)


def watch(page: Any, worker: Any) -> None:
    """Tell of a newer build once all its files have come and are right."""

    def on_state(event: Any) -> None:
        if worker.state == "installed" and update.registration.active:
            offer(page)
            asyncio.create_task(screen.tell(say("update-ready", page.lang)))

    events.on(worker, "statechange", on_state)


def offer(page: Any) -> None:
    """Show the newer build with its button, below the draft, so that nothing moves under a finger."""
    if screen.find("update"):
        return
    box, words, button = make("section", "", "notice"), make("p"), make("button", "", "button")
    box.id = "update"
    button.type = "button"
    for element, key in ((words, "update-ready"), (button, "update-now")):
        element.dataset.say = key
        element.textContent = say(key, page.lang)
    events.on(button, "click", on_press)
    box.append(words, button)
    screen.find("view-check").querySelector(".notes").before(box)


def on_press(event: Any) -> None:
    take()


def take_if_empty() -> None:
    """Let a waiting build take over where there is no draft to lose, and let none begin before it has."""
    if not update.registration or not update.registration.waiting or sheet.draft().value:
        return
    update.closed = sheet.draft().readOnly = True
    take()
    asyncio.create_task(wait_for_it())


async def wait_for_it() -> None:
    """Wait for the newer build, but not for long."""
    await asyncio.sleep(PATIENCE)
    keep_on()


def take() -> None:
    """Ask the waiting build to take over."""
    update.asked = True
    update.registration.waiting.postMessage("update")


def keep_on() -> None:
    """Go on with the older build: it could not give way, or not in time, and a draft may be typed again."""
    if update.closed:
        update.asked = update.closed = sheet.draft().readOnly = False


def on_taken_over(event: Any) -> None:
    """The newer build answers from now on: begin with it."""
    if update.asked:
        window.location.reload()


def on_message(page: Any, data: Any) -> None:
    """Another page of Second Look is open, with perhaps a draft in it; or which kept files were wrong."""
    if data == "others":
        update.asked = False
        keep_on()
        asyncio.create_task(screen.tell(say("update-others", page.lang), 0))
    else:
        tell_wrong(page, data.wrong)


def tell_wrong(page: Any, found: Any = ()) -> None:
    """Name the kept files that were not of this build, beside the draft and until the page is left."""
    update.wrong = sorted(set(update.wrong) | set(found) | set(window.download.wrong))
    if not update.wrong:
        return
    notice, words, names = make("p", "", "notice"), make("span", say("wrong-kept", page.lang)), make("strong")
    notice.id, words.dataset.say = "wrong-kept", "wrong-kept"
    notice.setAttribute("role", "alert")
    names.textContent = " " + ", ".join(update.wrong)
    notice.append(words, names)
    if screen.find("wrong-kept"):
        screen.find("wrong-kept").remove()
    screen.find("privacy").after(notice)
