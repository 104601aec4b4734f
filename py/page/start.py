"""The order of start, on MicroPython: download, seal, then the worker that holds the engine; watchdog and restart.

The page uses `start`, `Engine.check`, `set_state` and `count_answer`; see each for what goes in and out.
`tell(kind, facts)` is the page's ear: "progress" {"done", "total"} in bytes, "restarted" {"why": sentence}.
"""

import asyncio
import json

import events
from pyscript import document, window, workers
from pyscript.ffi import to_js

from words import say

TYPE_CHECKING = False  # MicroPython has no typing, and does not evaluate annotations
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import Any

    Facts = dict[str, object]
    Tell = Callable[[str, Facts], None]

OBEYS_SINCE = 156  # the version of Chromium in which the tests see Connection-Allowlist at work
START_MS = 90_000
LATE_MS = 8_000
CHECK_MS = 5_000
MS_PER_CHARACTER = 0.2
VIEW_MS = 60_000
LOOK_MS = 10_000
OF_DRAFTS = ("check", "look")
TOO_LONG = "The check took too long and was stopped. Your draft has not been changed."


class StartError(Exception):
    """The engine cannot start; str() is one plain sentence. `retry` says whether trying again may help.

    `spanish` is the sentence in Spanish, where it is none that the page knows.
    """

    def __init__(self, sentence: str, retry: bool = True, spanish: str = "") -> None:
        super().__init__(sentence)
        self.sentence, self.retry, self.spanish = sentence, retry, spanish


def set_state(name: str) -> None:
    """Show the page's state (loading, ready, checking or error) in <html data-state>."""
    document.documentElement.setAttribute("data-state", name)


def count_answer() -> None:
    """Count one answer shown, in <html data-checked>."""
    html = document.documentElement
    html.setAttribute("data-checked", str(int(html.getAttribute("data-checked") or 0) + 1))


async def start(tell: Tell) -> "Engine":
    """Bring the engine up; returns an Engine that is ready, or raises StartError. May be called again after that."""
    mark("page-ready")
    await download(tell)
    await tell_seal()
    engine = Engine(tell)
    await engine.begin()
    mark("engine-ready")
    return engine


def mark(name: str) -> None:
    """Note the time of a step of the start, for `make bench`."""
    window.performance.mark(name)


async def download(tell: Tell) -> None:
    """Wait for download.js and early.js, telling the progress; raises StartError."""
    watching = asyncio.create_task(tell_progress(tell))
    try:
        await window.early.run()
    except Exception as error:
        failed = StartError("A part of Second Look could not be downloaded. Check the connection, then try again.")
        raise wrong_file(str(error)) or failed
    finally:
        watching.cancel()
    tell("progress", {"done": window.download.total, "total": window.download.total})


def wrong_file(message: str) -> StartError | None:
    """What to say where a file is not of this build; None where the message speaks of something else."""
    before, wrong, _ = message.partition(" is not the file of this build")
    name = before.split(" ")[-1].strip("'\"")  # what stands before is JavaScript's and Python's
    return StartError(say("wrong-file", "en", name=name), spanish=say("wrong-file", "es", name=name)) if wrong else None


async def tell_progress(tell: Tell) -> None:
    """Tell the bytes that have come, ten times a second."""
    while True:
        tell("progress", {"done": window.download.done, "total": window.download.total})
        await asyncio.sleep(0.1)


async def tell_seal() -> None:
    """Say in <html data-seal> what holds in this browser: none, partial or sealed.

    none: a request still goes through. sealed: the service worker gave the page its headers, and the browser obeys
    them all. data-seal-next: a first visit to such a browser, which will be sealed from the next one on.
    """
    html = document.documentElement
    if not document.querySelector("meta[data-late]"):
        return
    try:
        await window.fetch("./?")  # no file of the build: those are kept, and answered without the network
        return
    except Exception:
        served = window.performance.getEntriesByType("navigation")[0].workerStart
    obeys = guards_connections()
    html.setAttribute("data-seal", "sealed" if obeys and served else "partial")
    if obeys and not served and offered("serviceWorker"):
        html.setAttribute("data-seal-next", "sealed")


def guards_connections() -> bool:
    """Whether the browser is one that was seen to obey Connection-Allowlist, which closes WebRTC and name look-ups."""
    known = offered("userAgentData")
    versions = [brand.version for brand in known.brands if brand.brand == "Chromium"] if known else []
    return any(int(version) >= OBEYS_SINCE for version in versions)


def offered(name: str) -> Any:
    """A thing of the navigator that not every browser (or not an insecure page) has, or None."""
    return getattr(window.navigator, name, None)


def heed_service_worker(stop: Callable[[StartError], None]) -> None:
    """Stop where the service worker of a first visit finds that a file of the page is not of this build."""

    def on_message(event: Any) -> None:
        error = wrong_file(str(getattr(event.data, "broken", "")))
        if error:
            stop(error)

    if offered("serviceWorker"):
        events.on(window.navigator.serviceWorker, "message", on_message)


async def let_service_worker_keep_files() -> None:
    """Tell the service worker that the start is over: it keeps the files that have come, and fetches the others."""
    await window.download.stored()
    workers_of_page = offered("serviceWorker")
    registration = await workers_of_page.getRegistration() if workers_of_page else None
    for state in ("installing", "active"):
        worker = getattr(registration, state) if registration else None
        if worker:
            worker.postMessage("downloaded")


async def within(milliseconds: int, promise: Any) -> Any:
    """What the promise gives, or None when it takes longer. The alarm is switched off: it would hold the answer."""
    alarms: list[Any] = []
    late = window.Promise.new(lambda done, _: alarms.append(window.setTimeout(done, milliseconds, None)))
    try:
        return await window.Promise.race(to_js([promise, late]))
    finally:
        window.clearTimeout(alarms[0])


class Engine:
    """The worker with Python and the rules; `about` is what the rules say of themselves (title and date)."""

    starts = 0

    def __init__(self, tell: Tell) -> None:
        self.tell = tell
        self.about: Any = None
        self.script: Any = None
        self.remote: Any = None
        self.asked = False
        self.longest = 0  # bytes of an answer that holds words of a draft or of a picture

    async def begin(self) -> None:
        """Start a fresh worker with the rules; raises StartError."""
        if Engine.starts:  # the first has all from the page, another from CacheStorage
            await window.download.stored()
        Engine.starts += 1
        name = "engine" if Engine.starts == 1 else f"engine-{Engine.starts}"  # PyScript takes each name once
        self.script = (Engine.starts == 1 and document.querySelector("script[worker]")) or another_worker(name)
        self.about = json.loads(await self.first_answer(name))
        if not self.about["ok"]:
            self.end()
            raise StartError(self.about["error"], retry=False, spanish=self.about["es"])

    async def first_answer(self, name: str) -> str:
        """What the worker says of the rules; raises StartError when it says nothing."""
        try:
            self.remote = await within(LATE_MS, workers[name])
            if not self.remote:  # where the snapshot cannot be used, the start waits for files that come later
                await let_service_worker_keep_files()
                self.remote = await within(START_MS, workers[name])
            answer = self.remote and await within(START_MS, self.remote.start())
        except Exception as error:
            window.console.error(str(error))
            answer = None
        if not answer:
            self.end()
            raise StartError("The checker did not start on this device. Close other tabs, then try again.")
        return self.read(answer)

    def read(self, buffer: Any) -> str:
        """The answer in a Uint8Array, which is wiped: whatever still holds it then holds nothing."""
        answer: str = window.TextDecoder.new().decode(buffer)
        buffer.fill(0)
        return answer

    def end(self) -> None:
        """Stop the worker at once, whatever it is doing."""
        self.script.xworker.terminate()
        self.script.remove()
        self.script = self.remote = None

    def check(self, text: str, situation_json: str, lang: str) -> Awaitable[str]:
        """The page's dict as JSON, or '{"error": sentence}'; a check that hangs ends the worker and starts another."""
        return self.ask(int(CHECK_MS + MS_PER_CHARACTER * len(text)), "check", text, situation_json, lang)

    async def forget(self) -> None:
        """Make the checker forget the last draft, and wipe the memory where it stood.

        Where that fails the worker is ended, and the next draft gets a fresh one.
        """
        if "error" in json.loads(await self.ask(CHECK_MS, "forget")):
            self.end()

    async def view(self, name: str, arguments_json: str, lang: str) -> str:
        """The JSON that `name` of worker_views.py gives, or '{"error": sentence}'."""
        return await self.ask(VIEW_MS, "view", name, arguments_json, lang)

    async def look(self, file: Any) -> str:
        """The JSON of what a picture or video file tells (see worker_photos.py), or '{"error": sentence}'."""
        return await self.ask(LOOK_MS, "look", file)

    async def open_rules(self, buffer: Any, lang: str) -> str:
        """Try the rules.json in a JavaScript buffer for this visit: '{}' or '{"error": sentence}'."""
        return await self.ask(VIEW_MS, "open_rules", buffer, lang)

    def ask(self, limit: int, name: str, *arguments: Any) -> Awaitable[str]:
        """What waits for the answer of a function of the worker, one at a time; over `limit` ms the worker is ended.

        Where the worker has nothing else to do, it is asked at once.
        """
        sent = None
        if self.remote and not self.asked:
            self.asked = True
            sent = getattr(self.remote, name)(*arguments)
        return self.answer(limit, name, arguments, sent)

    async def answer(self, limit: int, name: str, arguments: Any, sent: Any) -> str:
        """Wait for the turn of what was not sent, and then for the answer."""
        while sent is None and self.asked:
            await asyncio.sleep(0.02)
        self.asked = True
        try:
            return await self.answer_within(limit, name, arguments, sent)
        finally:
            self.asked = False

    async def answer_within(self, limit: int, name: str, arguments: Any, sent: Any) -> str:
        """The answer, or after a restart {"error": sentence}."""
        if not self.remote:
            await self.begin()
            sent = None
        try:
            answer = await within(limit, getattr(self.remote, name)(*arguments) if sent is None else sent)
        except Exception as error:
            window.console.error(str(error))
            answer = None
        if answer and name in OF_DRAFTS:
            self.longest = max(self.longest, answer.length)
        return self.read(answer) if answer else await self.restart()

    async def restart(self) -> str:
        """A fresh worker in place of one that hangs or has failed; the page is told once."""
        self.end()
        self.tell("restarted", {"why": TOO_LONG})
        await self.begin()
        return json.dumps({"error": TOO_LONG})


def another_worker(name: str) -> Any:
    """A script element that PyScript turns into a worker of that name, made like the first one."""
    script = document.querySelector("#engine").content.cloneNode(True).firstElementChild
    script.setAttribute("name", name)
    document.body.append(script)
    return script
