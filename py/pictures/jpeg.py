"""JPEG (ITU-T T.81): a row of segments. The clean copy leaves out what is not needed to show the picture.

Kept besides the picture itself: JFIF's header without its thumbnail, the colour profile, and Adobe's mark of the
colour model. Left out: every other application segment, comments, and whatever follows the end of the picture (more
pictures, or the video of a "live" one).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pictures.facts import Facts, first_of, of_exif, of_xmp
from pictures.layout import Layout, Piece, joined, size_of, turned_only
from pictures.source import BLOCK, FileError, Source

SOI, EOI, SOS, COM = 0xD8, 0xD9, 0xDA, 0xFE
APP0, APP1, APP2, APP14, APP15 = 0xE0, 0xE1, 0xE2, 0xEE, 0xEF
FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
ALONE = {0x01, *range(0xD0, 0xD8)}  # marks without a length
# In the coded picture FF is followed by 00 or by a restart mark; anything else is the next segment.
NEXT = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
EXIF, XMP = b"Exif\0\0", b"http://ns.adobe.com/xap/1.0/\0"


@dataclass(frozen=True, slots=True)
class Segment:
    """A mark, where the segment starts, where its content does, and where it ends."""

    mark: int
    start: int
    body: int
    end: int


def knows(head: bytes) -> bool:
    """Say whether a file that starts like this is a JPEG."""
    return head.startswith(b"\xff\xd8\xff")


def layout(source: Source) -> Layout:
    """Raises FileError where the file is broken."""
    width = height = 0
    facts: list[Facts] = []
    header: list[Piece] = [(0, 2)]
    rest: list[Piece] = []
    for segment in segments(source):
        if segment.mark in FRAMES:
            height, width = source.number(segment.body + 1, 2), source.number(segment.body + 3, 2)
        if segment.mark == APP1:
            facts.extend(told(source, segment))
        (header if segment.mark == APP0 else rest).extend(kept(source, segment))
    known = first_of(*facts)
    pieces = joined([*header, *turn(known.turned), *rest])
    return Layout("jpeg", width, height, known, pieces, source.size - size_of(pieces))


def segments(source: Source) -> Iterator[Segment]:
    """Every segment after the first mark, the end of the picture last."""
    at, mark = 2, SOI
    while mark != EOI:
        start = at
        while (mark := source.number(at + 1, 1)) == 0xFF:  # fill
            at += 1
        if source.number(at, 1) != 0xFF:
            raise FileError("broken")
        body = at + 2
        at = body if mark == EOI or mark in ALONE else body + max(2, source.number(body, 2))
        if mark == SOS:
            at = end_of_scan(source, at)
        yield Segment(mark, start, body + 2, at)


def end_of_scan(source: Source, at: int) -> int:
    """Where the segment after a coded picture starts."""
    while at + 1 < source.size:
        block = source.read(at, min(4 * BLOCK, source.size - at))
        if found := NEXT.search(block):
            return at + found.start()
        at += len(block) - 1
    raise FileError("broken")


def told(source: Source, segment: Segment) -> Iterator[Facts]:
    """What an APP1 segment tells."""
    length = segment.end - segment.body
    head = source.read(segment.body, min(length, len(XMP)))
    if head.startswith(EXIF):
        yield of_exif(source, segment.body + len(EXIF), segment.end)
    elif head == XMP:
        yield of_xmp(source, segment.body + len(XMP), segment.end)


def kept(source: Source, segment: Segment) -> Iterator[Piece]:
    """What the clean copy has of a segment."""
    if segment.mark != COM and not APP0 <= segment.mark <= APP15:
        yield segment.start, segment.end
        return
    head = source.read(segment.body, min(14, segment.end - segment.body))
    if segment.mark == APP0 and head.startswith(b"JFIF\0") and len(head) == 14:
        yield piece(APP0, head[:12] + b"\0\0")  # no columns and no rows of thumbnail
    elif segment.mark == APP2 and head.startswith(b"ICC_PROFILE\0"):
        yield segment.start, segment.end
    elif segment.mark == APP14 and head.startswith(b"Adobe") and len(head) >= 12:
        yield piece(APP14, head[:12])


def turn(turned: int) -> Iterator[Piece]:
    """A segment that keeps a turned picture the right way up."""
    if turned > 1:
        yield piece(APP1, EXIF + turned_only(turned))


def piece(mark: int, body: bytes) -> bytes:
    """A segment of our own."""
    return bytes([0xFF, mark]) + (len(body) + 2).to_bytes(2, "big") + body
