"""MP4 (ISO/IEC 14496-14) and QuickTime's MOV: what the film's own boxes tell, and a copy without it.

The clean copy overwrites user data, metadata, unknown boxes, and whole tracks that are neither picture, sound nor
captions (such as a track of places), with their samples; times of making become 0, which means "not known".
"""

import re
import struct
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from pictures.boxes import Box, blanked, boxes, first, metadata_boxes, within
from pictures.facts import Facts, device, first_of, of_xmp, place, plain
from pictures.layout import Layout, Patch, Span, patched
from pictures.source import FileError, Source

KINDS = ("mp4", "mov")
SHOWN = (b"ftyp", b"moov", b"mdat", b"moof", b"mfra", b"sidx", b"styp")
TRACKS = (b"vide", b"soun", b"subt", b"sbtl", b"text", b"clcp", b"auxv")
STARTS = (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot")
TOLD = (b"udta", b"meta", b"uuid", b"free", b"skip")
EPOCH = datetime(1904, 1, 1)
MOST_SAMPLES = 100_000
SHORT = 2_000  # bytes of a value that is read
# The keys of QuickTime's and Android's metadata, and the four letters of user data, that tell the same.
KEYS = {
    "place": ("com.apple.quicktime.location.ISO6709", "\xa9xyz"),
    "taken": ("com.apple.quicktime.creationdate", "\xa9day"),
    "make": ("com.apple.quicktime.make", "com.android.manufacturer", "\xa9mak"),
    "model": ("com.apple.quicktime.model", "com.android.model", "\xa9mod"),
    "person": ("com.apple.quicktime.author", "com.apple.quicktime.artist", "\xa9aut", "\xa9ART"),
}


def knows(head: bytes) -> bool:
    """Say whether a file that starts like this is MP4 or MOV."""
    return head[4:8] in STARTS


def layout(source: Source) -> Layout:
    """Raises FileError where the file is broken."""
    top = list(boxes(source, 0, source.size))
    film = first(top, b"moov")
    if not film:
        raise FileError("broken")
    parts = within(source, film)
    tracks = [Track(source, box) for box in parts if box.kind == b"trak"]
    facts = first_of(of_boxes(source, parts), *(of_uuid(source, top)), of_header(source, first(parts, b"mvhd")))
    gone = [box for box in top if box.kind not in SHOWN] + [box for box in parts if box.kind in TOLD]
    patches = [patch for box in gone for patch in blanked(box)]
    patches += [patch for box in parts if box.kind == b"mvhd" for patch in timeless(source, box)]
    patches += [patch for track in tracks for patch in track.patches()]
    pieces, removed = patched(source, patches)
    kind = "mov" if source.read(4, 4) != b"ftyp" or source.read(8, 4) == b"qt  " else "mp4"
    return Layout(kind, *max((track.pixels() for track in tracks), default=(0, 0)), facts, pieces, removed)


class Track:
    """A `trak` box: picture, sound or something else."""

    def __init__(self, source: Source, box: Box) -> None:
        self.source, self.box = source, box
        self.parts = within(source, box)
        self.media = within(source, first(self.parts, b"mdia"))
        handler = first(self.media, b"hdlr")
        self.kind = source.read(handler.body + 8, 4) if handler else b""

    def patches(self) -> Iterator[Patch]:
        """What the clean copy has in place of the track, or of what it tells."""
        if self.kind not in TRACKS:
            yield from blanked(self.box)
            yield from ((start, end, end - start) for start, end in self.samples())
            return
        for box in (*self.parts, *self.media):
            if box.kind in TOLD:
                yield from blanked(box)
            elif box.kind in (b"tkhd", b"mdhd"):
                yield from timeless(self.source, box)

    def pixels(self) -> tuple[int, int]:
        """Width and height, 0 where it has none."""
        header = first(self.parts, b"tkhd")
        if not header or self.kind != b"vide":
            return 0, 0
        return self.source.number(header.end - 8, 2), self.source.number(header.end - 4, 2)

    def samples(self) -> Iterator[Span]:
        """Where the track's samples lie: sizes (`stsz`), samples in each chunk (`stsc`), places of chunks (`stco`)."""
        table = within(self.source, first(within(self.source, first(self.media, b"minf")), b"stbl"))
        sizes = self.sizes(first(table, b"stsz"))
        wide = first(table, b"co64")
        places = self.numbers(wide or first(table, b"stco"), 8 if wide else 4)
        runs = self.numbers(first(table, b"stsc"), 12)  # first chunk, samples in each, description
        firsts = [run >> 64 for run in runs]
        for n, start in enumerate(places, 1):
            at = bisect_right(firsts, n) - 1
            count = runs[at] >> 32 & 0xFFFFFFFF if at >= 0 else 0
            length = sum(islice(sizes, min(count, MOST_SAMPLES)))
            if length and start + length <= self.source.size:
                yield start, start + length

    def sizes(self, box: Box | None) -> Iterator[int]:
        """The size of each sample: one for all, or one each."""
        if not box:
            return iter(())
        one, count = self.source.number(box.body + 4, 4), self.source.number(box.body + 8, 4)
        if count > MOST_SAMPLES:
            raise FileError("tangled")
        if one:
            return iter([one] * count)
        data = self.source.read(box.body + 12, 4 * count)
        return (size for (size,) in struct.iter_unpack(">I", data))

    def numbers(self, box: Box | None, wide: int) -> list[int]:
        """The entries of a table, each of `wide` bytes."""
        if not box:
            return []
        count = self.source.number(box.body + 4, 4)
        if count > MOST_SAMPLES:
            raise FileError("tangled")
        data = self.source.read(box.body + 8, wide * count)
        return [int.from_bytes(data[at : at + wide], "big") for at in range(0, len(data), wide)]


def timeless(source: Source, box: Box) -> Iterator[Patch]:
    """The patch that takes the times of making and changing out of a header."""
    length = 16 if source.number(box.body, 1) == 1 else 8
    yield box.body + 4, box.body + 4 + length, length


def of_header(source: Source, box: Box | None) -> Facts:
    """The time in the film's header: seconds since 1904, UTC."""
    if not box:
        return Facts()
    seconds = source.number(box.body + 4, 8 if source.number(box.body, 1) == 1 else 4)
    if not seconds or seconds > 2**34:
        return Facts()
    return Facts(taken=(EPOCH + timedelta(seconds=seconds)).isoformat()[:16], utc=True)


def of_uuid(source: Source, top: list[Box]) -> Iterator[Facts]:
    """XMP in a box of its own (XMP specification, part 3)."""
    for box in top:
        if box.kind == b"uuid" and box.end - box.body > 16:
            yield of_xmp(source, box.body + 16, box.end)


def of_boxes(source: Source, parts: list[Box]) -> Facts:
    """What user data and metadata tell; broken ones tell nothing."""
    values: dict[str, str] = {}
    for box in parts:
        try:
            if box.kind == b"udta":
                values |= user_data(source, box)
            elif box.kind == b"meta":
                values |= metadata(source, box)
        except FileError as error:
            if error.kind != "broken":
                raise
    return told(values)


def told(values: Mapping[str, str]) -> Facts:
    """Values by their keys, as facts."""
    known: dict[str, Any] = {
        fact: next((values[key] for key in keys if values.get(key)), "") for fact, keys in KEYS.items()
    }
    where = re.match(r"([+-]\d{1,3}(?:\.\d{1,9})?)([+-]\d{1,3}(?:\.\d{1,9})?)", known["place"])  # ISO 6709
    when = re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d", known["taken"])
    return Facts(
        place=place(float(where[1]), float(where[2])) if where else None,
        taken=when[0] if when else "",
        device=device(known["make"], known["model"]),
        person=known["person"],
    )


def user_data(source: Source, box: Box) -> dict[str, str]:
    """Four letters -> text, from a `udta` box: a length, a language, the text; or a `meta` box within."""
    values: dict[str, str] = {}
    for item in within(source, box):
        if item.kind[:1] == b"\xa9" and item.end - item.body > 4:
            text = source.read(item.body + 4, min(SHORT, item.end - item.body - 4))
            values[item.kind.decode("latin-1")] = plain(text.decode("utf-8", "replace"))
        elif item.kind == b"meta":
            values |= metadata(source, item)
    return values


def metadata(source: Source, box: Box) -> dict[str, str]:
    """Key -> text, from a `meta` box: names in `keys`, values in `ilst` under their number or four letters."""
    parts = metadata_boxes(source, box)
    names = [
        source.read(key.body, min(SHORT, key.end - key.body)).decode("utf-8", "replace")
        for key in within(source, first(parts, b"keys"), 8)
    ]
    values: dict[str, str] = {}
    for item in within(source, first(parts, b"ilst")):
        data = first(within(source, item), b"data")
        number = int.from_bytes(item.kind, "big")
        name = names[number - 1] if 0 < number <= len(names) else item.kind.decode("latin-1")
        if data and data.end - data.body > 8:
            text = source.read(data.body + 8, min(SHORT, data.end - data.body - 8))
            values[name] = plain(text.decode("utf-8", "replace"))
    return values
