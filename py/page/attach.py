"""The box for photos and videos waits for files; what reads them is loaded when the first comes."""

import events
import asyncio

import lazy
import screen
from pyscript import document, window
from words import say

TYPE_CHECKING = False  # MicroPython has no typing, and does not evaluate annotations
if TYPE_CHECKING:
    from typing import Any

MODULES = ("photo_facts", "photo_reader", "photos")  # in the order in which they need each other


class Box:
    """What stands beside the draft: None until the first file comes."""

    photos: Any = None


box = Box()


def told() -> list[Any]:
    """What the situation says of the pictures that show or say something."""
    pictures = box.photos.told() if box.photos else []
    return [picture for picture in pictures if picture["shows"] or picture["words"]]


def clear() -> None:
    """Forget every file."""
    screen.put("photos-said", "")
    if box.photos:
        box.photos.clear()


async def speak() -> None:
    """Put what stands there into the page's language."""
    if box.photos:
        await box.photos.speak()


async def attach(files: list[Any], page: Any, changed: Any) -> None:
    """Read files that were chosen or dropped; `changed` is called whenever more is known of them."""
    screen.find("photos-box").open = True
    try:
        if not box.photos:
            screen.put("photos-said", say("photos-wait", page.lang))
            for name in MODULES:
                module = await lazy.load(name)
            await lazy.file("pictures.zip")  # the worker has no patience of its own
            box.photos = box.photos or module.Photos(page, changed)
        screen.put("photos-said", "")
        screen.put("photos-said", await box.photos.attach(files))
    except Exception as error:
        window.console.error(type(error).__name__)
        screen.put("photos-said", say("photos-not-there", page.lang))


def follow(page: Any, changed: Any) -> None:
    """Wait for files: chosen in the box, or dropped anywhere (a browser would leave the page to show them)."""
    def take(files: Any) -> None:
        if files.length and screen.find("photos-box").offsetParent:  # a kiosk hides the box
            asyncio.create_task(attach([files.item(n) for n in range(files.length)], page, changed))

    def on_drag(event: Any) -> None:
        if event.dataTransfer.types.includes("Files"):
            event.preventDefault()

    def on_drop(event: Any) -> None:
        on_drag(event)
        take(event.dataTransfer.files)

    def on_choice(event: Any) -> None:
        take(event.target.files)
        event.target.value = ""  # so that the same file can be chosen again

    field = screen.find("photo-files")
    events.on(field, "change", on_choice)
    take(field.files)  # chosen before Python was there
    events.on(document, "dragover", on_drag)
    events.on(document, "drop", on_drop)
    events.on(screen.find("sheet"), "change", lambda event: refresh(event.target))


def refresh(field: Any) -> None:
    """The shift or the day is another: hold the times of the files against it again."""
    if box.photos and field.closest(".situation"):
        box.photos.refresh()
