"""Photos and videos beside the draft: what their files tell, clean copies, the words in them, and what they show.

Loaded when the first file comes. Files are read on the device; nothing of them is stored, and their names and all
that they say go in as textContent and nothing else.
"""

import events
import asyncio
import binascii
import json

import lazy
import photo_facts
import sheet
from cards import make
from photo_reader import Reader
from pyscript import document, window
from pyscript.ffi import to_js
from words import learn, say

TYPE_CHECKING = False  # MicroPython has no typing, and does not evaluate annotations
if TYPE_CHECKING:
    from typing import Any

MOST = 20  # files beside one draft
MOST_PIXELS = 60_000_000  # of a picture that is shown and read; a decoded pixel takes four bytes
VIEW = 240  # pixels on the longer side of the small view
ENDINGS = {"jpeg": "jpg"}
TYPES = {"mp4": "video/mp4", "mov": "video/quicktime"}

learn(photo_facts.WORDS)


class Photo:
    """A file beside the draft: the list item that shows it, what it tells, and the words in it."""

    def __init__(self, number: int, file: Any, item: Any) -> None:
        self.number, self.file, self.item = number, file, item
        self.told: dict[str, Any] = {}
        self.bitmap: Any = None
        self.words: str | None = ""
        self.state = "reading"  # then "refused", "told", "words" (they are being read) or "done"
        self.said = ""  # about its clean copy

    def shows(self) -> list[str]:
        """What the officer has ticked."""
        return [box.value for box in self.item.querySelectorAll("input:checked")]


class Photos:
    """The list of photos and videos."""

    def __init__(self, page: Any, changed: Any) -> None:
        self.page, self.changed = page, changed
        self.home = document.querySelector("#photos")
        self.photos: list[Photo] = []
        self.things: list[Any] = []
        self.reader = Reader()
        self.waiting: list[Photo] = []  # one file after the other: a phone has little memory
        self.busy = False
        self.number = 0
        events.on(self.home, "click", self.on_press)

    def told(self) -> list[dict[str, Any]]:
        """The pictures of the situation, in the engine's words."""
        return [{"id": str(p.number), "shows": p.shows(), "words": p.words or ""} for p in self.photos]

    async def attach(self, files: list[Any]) -> str:
        """Add files and read them; returns a sentence where there are too many."""
        room = MOST - len(self.photos)
        self.waiting.extend([self.add(file) for file in files[:room]])
        if not self.busy:
            asyncio.create_task(self.read_all())
        return say("photo-too-many", self.page.lang, limit=MOST) if len(files) > room else ""

    async def read_all(self) -> None:
        """Read what waits, in its order."""
        self.busy = True
        while self.waiting:
            photo = self.waiting.pop(0)
            try:
                await self.read(photo)
            except Exception as error:
                # The kind of error only: its message could carry words of the file.
                window.console.error(type(error).__name__)
                photo.told, photo.state = {"error": ""}, "refused"
                self.draw(photo)
        self.busy = False

    def add(self, file: Any) -> Photo:
        """A new entry of the list."""
        self.number += 1
        item = make("li", "", "photo")
        self.home.append(item)
        self.photos.append(Photo(self.number, file, item))
        self.draw(self.photos[-1])
        return self.photos[-1]

    async def read(self, photo: Photo) -> None:
        """All that is done with a file, step by step, each shown as it comes."""
        await self.things_to_tick()
        await lazy.file("pictures.zip")  # what reads files in the worker has come, and is right
        photo.told = json.loads(await self.page.engine.look(photo.file))
        if photo not in self.photos:
            return
        photo.state = "refused" if photo_facts.refusal(photo.told, self.page.lang) else "told"
        if photo.state == "told" and not photo.told["video"]:
            await self.view(photo)
        self.draw(photo)
        await self.changed()
        if photo.bitmap:
            await self.read_words(photo)

    async def things_to_tick(self) -> None:
        """The list of what a picture may show, from the rules; waits until the checker is there."""
        while not self.page.engine:
            await asyncio.sleep(0.1)
        answer = json.loads(await self.page.engine.view("pictures", "{}", self.page.lang))
        self.things = answer.get("things", [])

    async def view(self, photo: Photo) -> None:
        """Decode a picture, unless it has too many pixels or the browser does not know its kind."""
        if photo.told["width"] * photo.told["height"] <= MOST_PIXELS:
            try:
                photo.bitmap = await window.createImageBitmap(photo.file)
            except Exception:
                photo.bitmap = None

    async def read_words(self, photo: Photo) -> None:
        """Read the words in a picture, and let them go through the rules."""
        photo.state = "words"
        self.draw(photo)
        photo.words = await self.reader.words(photo.bitmap)
        photo.state = "done"
        if photo in self.photos:
            self.draw(photo)
            await self.changed()

    # What is pressed

    async def on_press(self, event: Any) -> None:
        """The buttons of an entry."""
        button = event.target.closest("button")
        if not button:
            return
        photo = [photo for photo in self.photos if photo.item.contains(button)][0]  # noqa: RUF015
        if button.dataset.does == "remove":
            await self.remove(photo)
        else:
            await self.save(photo, button)

    async def remove(self, photo: Photo) -> None:
        """Forget a file and what was answered about it."""
        self.photos.remove(photo)
        photo.item.remove()
        close(photo)
        ending = f"/{photo.number}"
        for key in [key for key in self.page.answers if key.endswith(ending)]:
            self.page.answers.pop(key)
        document.querySelector("#photo-files").focus()
        await self.changed()

    async def save(self, photo: Photo, button: Any) -> None:
        """Make a clean copy, look at it once more, and save it only where nothing is left in it."""
        button.disabled = True
        kind = photo.told["kind"]
        copy = put_together(photo.file, photo.told["clean"], TYPES.get(kind, f"image/{kind}"))
        left = json.loads(await self.page.engine.look(copy))
        if left.get("removed") == 0:
            name = f"clean-{photo.number}.{ENDINGS.get(kind, kind)}"
            photo.said = say("photo-saved", self.page.lang, name=name)
            asyncio.create_task(download(copy, name))
        else:
            photo.said = say("photo-not-clean", self.page.lang)
        button.disabled = False
        photo.item.querySelector(".photo-said").textContent = photo.said

    def clear(self) -> None:
        """Forget everything."""
        for photo in self.photos:
            close(photo)
        self.photos, self.waiting, self.number = [], [], 0
        self.home.replaceChildren()
        self.reader.end()
        document.querySelector("#photo-files").value = ""

    # What is drawn

    async def speak(self) -> None:
        """Draw everything anew in the page's language."""
        if self.photos:
            await self.things_to_tick()
        self.refresh()

    def refresh(self, event: Any = None) -> None:
        """Draw everything anew: the language, the shift or the day is another."""
        for photo in self.photos:
            photo.said = ""
            self.draw(photo)

    def draw(self, photo: Photo) -> None:
        """One entry; what has been ticked stays ticked, and the focus stays where it was."""
        ticked, active = photo.shows(), document.activeElement
        held = active.value if active and photo.item.contains(active) and active.matches("input") else None
        photo.item.replaceChildren(self.title(photo), *self.told_part(photo))
        photo.item.append(self.foot(photo))
        for box in photo.item.querySelectorAll("input"):
            box.checked = box.value in ticked
            if box.value == held:
                box.focus()

    def named(self, photo: Photo) -> str:
        """Picture 1, Video 2."""
        kind = "video" if photo.told.get("video") else "photo"
        return say(f"{kind}-number", self.page.lang, number=photo.number).rstrip(":")

    def title(self, photo: Photo) -> Any:
        """The heading: the number and the file's name."""
        return make("h3", f"{self.named(photo)}: {photo.file.name}")

    def told_part(self, photo: Photo) -> list[Any]:
        """What the file tells, or the one sentence why it was not read."""
        lang = self.page.lang
        if photo.state == "reading":
            return [make("p", say("photo-reading", lang), "hint")]
        if photo.state == "refused":
            return [make("p", photo_facts.refusal(photo.told, lang), "notice")]
        parts = []
        unseen = no_view(photo)
        if photo.bitmap:
            parts.append(small_view(photo.bitmap, say("photo-preview", lang, number=photo.number)))
        if unseen:
            parts.append(make("p", say(unseen, lang), "hint"))
        parts.append(self.facts(photo))
        if photo.told["facts"]["thumbnail"]:
            parts.append(self.inner(photo))
        if photo.told["removed"]:
            parts.append(make("p", say("photo-clean-why", lang), "hint"))
        return parts + ([] if unseen else [self.words(photo)]) + [self.ticks(photo)]

    def facts(self, photo: Photo) -> Any:
        """What the file tells, as a list."""
        home, lang = make("ul"), self.page.lang
        moment = sheet.situation({}, {})["context"]["posting_at"]
        shift = (sheet.value("shift-from"), sheet.value("shift-to"))
        for words in photo_facts.sentences(photo.told, lang, moment, shift):
            home.append(make("li", words))
        if photo.told["facts"]["turned"] > 1:
            home.append(make("li", say("photo-turned", lang)))
        return home

    def inner(self, photo: Photo) -> Any:
        """The small picture that a file holds beside the one it shows."""
        home, lang = make("div"), self.page.lang
        home.append(make("p", say("photo-thumbnail", lang)))
        start, end = photo.told["facts"]["thumbnail"]
        asyncio.create_task(draw_inner(home, photo.file.slice(start, end), say("photo-inner", lang)))
        return home

    def words(self, photo: Photo) -> Any:
        """The words that were read in a picture, or why there are none."""
        lang, home = self.page.lang, make("div")
        if photo.words:
            home.append(make("p", say("photo-words", lang), "strong"))
            quoted = make("p", photo.words, "photo-words")
            quoted.translate = False
            quoted.tabIndex = 0  # a long one scrolls, by keys too
            quoted.setAttribute("role", "region")
            quoted.setAttribute("aria-label", say("photo-words-of", lang, number=self.named(photo)))
            home.append(quoted)
        else:
            home.append(make("p", say(no_words(photo), lang), "hint"))
        return home

    def ticks(self, photo: Photo) -> Any:
        """What a picture may show, to tick."""
        group = make("fieldset")
        group.append(make("legend", say("photo-shows", self.page.lang, number=self.named(photo))))
        for name, label in self.things:
            group.append(tick(name, label))
        return group

    def foot(self, photo: Photo) -> Any:
        """The buttons."""
        home, lang = make("p", "", "photo-foot"), self.page.lang
        if photo.told.get("removed"):
            home.append(press("save", "photo-clean", lang, self.named(photo)))
        home.append(press("remove", "photo-remove", lang, self.named(photo)))
        said = make("span", photo.said, "photo-said hint")
        said.setAttribute("role", "status")
        home.append(said)
        return home


def no_view(photo: Photo) -> str:
    """The sentence that stands in place of a small view and of the words, or "" where there are both, or a film."""
    if photo.bitmap or photo.told["video"]:
        return ""
    too_many = photo.told["width"] * photo.told["height"] > MOST_PIXELS
    return "photo-too-many-pixels" if too_many else "photo-no-view"


def no_words(photo: Photo) -> str:
    """The sentence that stands in place of a picture's words."""
    if photo.told["video"]:
        return "photo-words-video"
    if photo.state != "done":
        return "photo-words-reading"
    return "photo-words-failed" if photo.words is None else "photo-no-words"


def tick(name: str, label: str) -> Any:
    """A tick box with its label."""
    home, box = make("label", "", "choice"), make("input")
    box.type, box.value, box.autocomplete = "checkbox", name, "off"
    home.append(box, " ", make("span", label))
    return home


def press(does: str, key: str, lang: str, number: str) -> Any:
    """A button; its name says which picture it is for."""
    button = make("button", say(key, lang), "button outline" if does == "save" else "button quiet")
    button.type, button.dataset.does = "button", does
    button.setAttribute("aria-label", say(f"{key}-of", lang, number=number))
    return button


def small_view(bitmap: Any, label: str) -> Any:
    """A small view of a picture: a canvas, because the sealed page loads no image."""
    scale = min(1, VIEW / max(bitmap.width, bitmap.height))
    canvas = make("canvas", "", "photo-view")
    canvas.width, canvas.height = max(1, int(bitmap.width * scale)), max(1, int(bitmap.height * scale))
    canvas.setAttribute("role", "img")
    canvas.setAttribute("aria-label", label)
    canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    return canvas


async def draw_inner(home: Any, jpeg: Any, label: str) -> None:
    """Show the small picture inside a file, where it is one."""
    try:
        bitmap = await window.createImageBitmap(jpeg)
    except Exception:
        return
    home.append(small_view(bitmap, label))
    bitmap.close()


def put_together(file: Any, pieces: list[Any], kind: str) -> Any:
    """The clean copy as a Blob, from the pieces that pictures.look gives; the browser copies, not Python."""
    parts = []
    for piece in pieces:
        if isinstance(piece, list):
            parts.append(file.slice(*piece))
        elif isinstance(piece, str):
            parts.append(window.Uint8Array.new(to_js(list(binascii.unhexlify(piece)))))
        else:
            parts.append(window.Uint8Array.new(piece))
    return window.Blob.new(to_js(parts), to_js({"type": kind}))


async def download(blob: Any, name: str) -> None:
    """Let the browser save a Blob; its address is taken back once that has begun."""
    link = make("a")
    link.href, link.download = window.URL.createObjectURL(blob), name
    link.click()
    await asyncio.sleep(5)
    window.URL.revokeObjectURL(link.href)


def close(photo: Photo) -> None:
    """Give back the memory of a decoded picture."""
    if photo.bitmap:
        photo.bitmap.close()
        photo.bitmap = None
