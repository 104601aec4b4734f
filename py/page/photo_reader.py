"""The reader of words in pictures: a worker of its own, made when the first picture comes, and its table as lines."""

import lazy
from pyscript import window
from pyscript.ffi import to_js
from start import within

TYPE_CHECKING = False  # MicroPython has no typing, and does not evaluate annotations
if TYPE_CHECKING:
    from typing import Any

READ_MS = 60_000
SURE = 55  # percent; below it tesseract sees words in leaves and bricks
LONGEST_SIDE = 2600  # pixels; more makes it slower, not better
SMALL = 900  # pixels wide; below it letters are too small to read, so the picture is doubled
MOST_WORDS = 4000  # characters that go through the rules


class Reader:
    """Reads one picture at a time."""

    def __init__(self) -> None:
        self.worker: Any = None
        self.address = ""

    async def words(self, bitmap: Any) -> str | None:
        """The words in an ImageBitmap, as lines; "" where there are none, None where they cannot be read."""
        try:
            first = await self.begin() if not self.worker else {}
            fitted = await fit(bitmap)
            answer = next_message(self.worker)
            self.worker.postMessage(to_js(dict(first, bitmap=fitted)), to_js([fitted]))
            table = await within(READ_MS, answer)
        except Exception as error:
            window.console.error(type(error).__name__)
            table = None
        if table is None:
            self.end()
            return None
        return lines(str(table))[:MOST_WORDS]

    async def begin(self) -> dict[str, Any]:
        """Make the worker; returns what it has to be given first."""
        script = await (await lazy.file("ocr/ocr.js")).text()
        core = await (await lazy.file("ocr/core.bin")).arrayBuffer()
        english = await (await lazy.file("ocr/english.bin")).arrayBuffer()
        blob = window.Blob.new(to_js([script]), to_js({"type": "text/javascript"}))
        self.address = window.URL.createObjectURL(blob)
        self.worker = window.Worker.new(self.address)
        return {"core": core, "english": english}

    def end(self) -> None:
        """Stop the worker and give back its memory."""
        if self.worker:
            self.worker.terminate()
            window.URL.revokeObjectURL(self.address)
        self.worker = None


def next_message(worker: Any) -> Any:
    """A promise of what the worker says next; None where it fails."""

    def listen(done: Any, _: Any) -> None:
        worker.onmessage = lambda event: done(event.data)
        worker.onerror = lambda event: done(None)

    return window.Promise.new(listen)


async def fit(bitmap: Any) -> Any:
    """The picture in a size in which letters can be read."""
    wide, high = bitmap.width, bitmap.height
    scale = min(LONGEST_SIDE / max(wide, high), 2 if wide < SMALL else 1)
    size = {"resizeWidth": max(1, int(wide * scale)), "resizeHeight": max(1, int(high * scale))}
    return await window.createImageBitmap(bitmap, to_js(dict(size, resizeQuality="high")))


def lines(table: str) -> str:
    """The words that tesseract is sure of, line by line.

    A row of its table has level, page, block, paragraph, line, word, left, top, width, height, confidence and text.
    """
    found: list[list[str]] = []
    place = None
    for row in table.split("\n"):
        cells = row.split("\t")
        if len(cells) < 12 or cells[0] != "5" or float(cells[10]) < SURE or not cells[11].strip():
            continue
        if cells[1:5] != place:
            place = cells[1:5]
            found.append([])
        found[-1].append(cells[11].strip())
    return "\n".join(" ".join(words) for words in found)
