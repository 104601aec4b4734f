"""The second reader: a small language model on this device that asks about what no phrase tells of. Off until wanted.

It reads once the rules have answered and typing rests, in a worker of its own; a newer draft makes it stop.
<html data-reader> says off, coming, reading, ready or failed. `begin(page)` is called once, when the checker is ready.
"""

import events
import asyncio
import json

import lazy
import screen
from making import make
from pyscript import document, window
from pyscript.ffi import to_js
from start import offered, within
from words import say

TYPE_CHECKING = False  # MicroPython has no typing, and does not evaluate annotations
if TYPE_CHECKING:
    from typing import Any

WORDS = {
    "en": {
        "second": "A second reader",
        "second-about": (
            "One more reader: a small language model. It looks for risks that no phrase tells of, such as irony. "
            "It only asks, and it is often wrong: it also asks about posts that are fine."
        ),
        "second-stays": "{size} MB come once, and then stay on this device. Your draft does not leave it.",
        "second-here": "It came with this page. Your draft does not leave this device.",
        "second-switch": "Use a second reader",
        "second-coming": "Getting the second reader: {done} of {size} MB.",
        "second-ready": "The second reader is on. It reads when you stop typing.",
        "second-failed": "The second reader did not come. The rules work without it. Turn it on to try again.",
    },
    "es": {
        "second": "Un segundo lector",
        "second-about": (
            "Un lector más: un pequeño modelo de lenguaje. Busca riesgos que ninguna frase delata, como la ironía. "
            "Solo pregunta, y se equivoca a menudo: también pregunta por mensajes que están bien."
        ),
        "second-stays": "Son {size} MB que llegan una vez y se quedan en este equipo. Su borrador no sale de él.",
        "second-here": "Vino con esta página. Su borrador no sale de este equipo.",
        "second-switch": "Usar un segundo lector",
        "second-coming": "El segundo lector está llegando: {done} de {size} MB.",
        "second-ready": "El segundo lector está activo. Lee cuando usted deja de escribir.",
        "second-failed": "El segundo lector no llegó. Las reglas trabajan sin él. Actívelo para probar otra vez.",
    },
}
FILES = ("reader/core.bin", "reader/model.bin", "reader/reader.js", "reader.zip")
PAUSE = 0.6  # seconds without a newer answer of the rules before it reads
READ_MS = 60_000
LEAST_MEMORY = 4  # gigabytes, as browsers that tell it round it

html = document.documentElement


class Second:
    """The switch with what stands around it, and the worker with the network."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.on = False
        self.worker: Any = None
        self.turn = 0  # the newest draft, or the newest reason to stop
        self.hear: Any = None  # takes what the worker says to that turn
        self.came: Any = None  # takes the bytes that have come, or -1
        self.size = 0 if here() else sum([window.Reflect.get(window.download.files, path).bytes for path in FILES])
        self.done = 0
        self.box, self.switch, self.said = parts()
        events.on(self.switch, "change", self.on_switch)
        if not here():
            events.on(window.navigator.serviceWorker, "message", self.on_message)
        self.tell("off")

    def tell(self, state: str) -> None:
        """Say how it is with the reader, to scripts and to people."""
        html.dataset.reader = state
        self.speak()

    def speak(self) -> None:
        """What it says of itself, in the page's language."""
        lang, size = self.page.lang, megabytes(self.size)
        stays = say("second-here", lang) if here() else say("second-stays", lang, size=size)
        self.box.querySelector(".second-stays").textContent = stays
        key = {"off": "", "reading": "second-ready"}.get(html.dataset.reader, f"second-{html.dataset.reader}")
        words = say(key, lang, size=size, done=megabytes(self.done)) if key else ""
        if self.said.textContent != words:
            self.said.textContent = words

    # On and off

    async def on_switch(self, event: Any) -> None:
        await (self.start() if self.switch.checked else self.stop())

    async def start(self) -> None:
        """Bring the reader's files, and let it read; the address remembers that it is on."""
        self.on = self.switch.checked = True
        self.tell("coming")
        try:
            await self.bring()
            await self.begin()
        except Exception as error:
            window.console.error(type(error).__name__)
            self.fail()
            return
        if self.on:
            self.tell("ready")
            self.page.turn_to(self.page.lang)

    async def bring(self) -> None:
        """Let the service worker fetch the files: nobody else still can. Raises where they do not come."""
        if here():
            return
        registration = await window.navigator.serviceWorker.ready

        def listen(done: Any, _: Any) -> None:
            self.came = done

        arrived = window.Promise.new(listen)
        registration.active.postMessage("reader")
        if await arrived < 0:
            raise OSError("reader")

    def on_message(self, event: Any) -> None:
        """What the service worker says of the files."""
        count = getattr(event.data, "reader", None)
        if count is not None and self.came:
            self.done = max(0, count)
            self.tell("coming")
            if count < 0 or count >= self.size:
                self.came(count)
                self.came = None

    async def stop(self) -> None:
        """Turn it off."""
        self.on = self.switch.checked = False
        self.tell("off")
        self.end()
        await self.page.engine.view("second-off", "{}", self.page.lang)
        self.page.turn_to(self.page.lang)

    def fail(self) -> None:
        """It cannot go on; the rules do."""
        self.on = self.switch.checked = False
        self.end()
        self.tell("failed")

    def end(self) -> None:
        """Stop reading, and give back the worker's memory."""
        self.hush()
        if self.worker:
            self.worker.terminate()
        self.worker = None

    def hush(self) -> None:
        """What is under way is void."""
        self.turn += 1
        if self.hear:
            self.worker.postMessage(to_js({"turn": self.turn}))
            self.hear(None)
        self.hear = None

    def forget(self) -> None:
        """Finish and clear: let go of the worker, whose memory may still hold the draft; the next one makes it anew."""
        self.end()
        if self.on and html.dataset.reader == "reading":
            self.tell("ready")

    # Reading

    def heed(self) -> None:
        """The rules have answered: read that draft too, soon."""
        self.hush()
        if self.on and html.dataset.reader in ("ready", "reading"):
            self.tell("reading")
            asyncio.create_task(self.read(self.turn, self.page.ticket))

    async def read(self, turn: int, ticket: int) -> None:
        """Wait for a pause in typing, then read, step by step, as long as the draft stays the newest."""
        await asyncio.sleep(PAUSE)
        given = "{}"
        while turn == self.turn and ticket == self.page.ticket:
            answer = await self.page.engine.view("second", given, self.page.lang)
            if turn != self.turn or ticket != self.page.ticket:
                return
            if not answer.startswith('{"rows"'):
                self.show(json.loads(answer))
                return
            given = await self.scores(turn, answer)
            if turn == self.turn and not given:
                self.fail()

    def show(self, answer: dict[str, Any]) -> None:
        """Let what it thinks join the answer of the rules."""
        if "error" in answer:
            self.fail()
        else:
            self.page.join(answer)
            self.tell("ready")

    async def scores(self, turn: int, rows: str) -> Any:
        """The scores of rows, both as JSON; None where the worker fails or something newer has come."""
        await self.begin()
        if turn != self.turn:
            return None

        def listen(done: Any, _: Any) -> None:
            self.hear = done
            self.worker.onmessage = lambda event: done(event.data.told) if event.data.turn == turn else None
            self.worker.onerror = lambda event: done(None)

        answer = window.Promise.new(listen)
        self.worker.postMessage(to_js({"turn": turn, "rows": rows}))
        told = await within(READ_MS, answer)
        if turn == self.turn:
            self.hear = None
        return told

    async def begin(self) -> None:
        """Make the worker, where there is none, and give it all that it needs."""
        if self.worker:
            return
        script = await (await lazy.file("reader/reader.js")).text()
        core = await (await lazy.file("reader/core.bin")).arrayBuffer()
        model = await (await lazy.file("reader/model.bin")).arrayBuffer()
        await lazy.file("reader.zip")  # checked here; the engine's worker takes it as it is
        if self.worker or not self.on:
            return
        self.worker = window.Worker.new(address_of(script), to_js({"type": "module"}))
        self.worker.postMessage(to_js({"core": core, "model": model}), to_js([core, model]))


def here() -> bool:
    """Whether the reader came with the page, in the larger one file."""
    return bool(getattr(window.download, "reader", False))


def address_of(script: str) -> Any:
    """An address from which the page may make a worker: a blob, or on a disk what holds the script itself."""
    if here():
        return "data:text/javascript;charset=utf-8," + window.encodeURIComponent(script)
    return window.URL.createObjectURL(window.Blob.new(to_js([script]), to_js({"type": "text/javascript"})))


def spare() -> bool:
    """Whether data or memory are short on this device: then nothing large comes unasked."""
    connection, memory = offered("connection"), offered("deviceMemory")
    return bool(connection and connection.saveData) or (memory is not None and memory < LEAST_MEMORY)


def megabytes(count: int) -> str:
    """Bytes as megabytes, for people."""
    return str(round(count / 1e6))


def parts() -> tuple[Any, Any, Any]:
    """The box among the notes below the draft, its switch, and the place for what it says."""
    box, label, switch, said = make("details"), make("label", "", "choice"), make("input"), make("p", "", "hint")
    box.id, switch.id = "second-box", "second"
    switch.type, switch.autocomplete = "checkbox", "off"
    said.setAttribute("role", "status")
    label.append(switch, " ", spoken("span", "second-switch"))
    about = spoken("p", "second-about")
    box.append(spoken("summary", "second"), about, make("p", "", "second-stays"), label, said)
    screen.find("printing").before(box)
    return box, switch, said


def spoken(tag: str, key: str) -> Any:
    """An element that says a sentence of the page, in each language."""
    element = make(tag, say(key, document.documentElement.lang))
    element.dataset.say = key
    return element


async def begin(page: Any) -> None:
    """Put the switch on the page; it is on from the start where it is in the file, or the address or a kiosk says so.

    A device that is short of data or memory asks first.
    """
    if not (here() or (offered("serviceWorker") and getattr(window.download, "files", None))):
        return  # nobody can fetch the files and check them: the smaller one file, or an insecure page
    page.second = Second(page)
    wanted = here() or (page.engine.about["kiosk"]["reader"] and html.hasAttribute("data-kiosk"))
    if (wanted and not spare()) or page.asked("reader") is not None:
        await page.second.start()
    page.second.box.open = wanted and not page.second.on  # in sight, to be asked for
