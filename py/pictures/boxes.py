"""Boxes of the ISO base media file format (ISO/IEC 14496-12), which HEIC, MP4 and MOV share.

Places are written down in these files (here lies picture 3, there a second of film), so a clean copy moves nothing:
what has to go is overwritten, byte for byte.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pictures.layout import Patch
from pictures.source import FileError, Source


@dataclass(frozen=True, slots=True)
class Box:
    """A kind of four letters, where the box starts, where its content does, and where it ends."""

    kind: bytes
    start: int
    body: int
    end: int


def boxes(source: Source, start: int, end: int) -> Iterator[Box]:
    """The boxes between two places, not those within them. Raises FileError where one does not fit."""
    at = start
    while at + 8 <= end:
        length, kind, body = source.number(at, 4), source.read(at + 4, 4), at + 8
        if length == 1:
            length, body = source.number(at + 8, 8), at + 16
        elif length == 0:  # up to the end
            length = end - at
        if length < body - at or at + length > end:
            raise FileError("broken")
        yield Box(kind, at, body, at + length)
        at += length


def within(source: Source, box: Box | None, skip: int = 0) -> list[Box]:
    """The boxes in a box, after `skip` bytes; none where there is no box."""
    return list(boxes(source, box.body + skip, box.end)) if box else []


def first(found: list[Box], kind: bytes) -> Box | None:
    """The first box of a kind."""
    return next((box for box in found if box.kind == kind), None)


def blanked(box: Box) -> Iterator[Patch]:
    """The patches that turn a box into free space full of zeros."""
    yield box.start + 4, box.start + 8, b"free"
    yield box.body, box.end, box.end - box.body


def metadata_boxes(source: Source, meta: Box) -> list[Box]:
    """The boxes in a `meta` box; that of QuickTime lacks the four bytes of version and flags."""
    plain = meta.end - meta.body >= 8 and source.read(meta.body + 4, 4) == b"hdlr"
    return within(source, meta, 0 if plain else 4)
