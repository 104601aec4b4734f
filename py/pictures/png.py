"""PNG (W3C PNG, third edition): a row of chunks. The clean copy has only those that say what the pixels look like."""

import zlib
from collections.abc import Iterator

from pictures.facts import Facts, first_of, of_exif, of_xmp
from pictures.layout import Layout, Piece, joined, size_of, turned_only
from pictures.source import FileError, Source

SIGNATURE = b"\x89PNG\r\n\x1a\n"
XMP = b"XML:com.adobe.xmp\0\0\0\0\0"  # keyword, not compressed, no language
# Pixels, palette, transparency, colours, and the frames of a moving picture.
SHOWN = frozenset(b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD pHYs acTL fcTL fdAT".split())


def knows(head: bytes) -> bool:
    """Say whether a file that starts like this is a PNG."""
    return head.startswith(SIGNATURE)


def layout(source: Source) -> Layout:
    """Raises FileError where the file is broken."""
    if source.read(12, 4) != b"IHDR":
        raise FileError("broken")
    facts: list[Facts] = []
    kept: list[Piece] = []
    for kind, start, end in chunks(source):
        facts.extend(told(source, kind, start + 8, end - 4))
        if kind in SHOWN:
            kept.append((start, end))
    known = first_of(*facts)
    pieces = joined([(0, 8), kept[0], *turn(known.turned), *kept[1:]])
    width, height = source.number(16, 4), source.number(20, 4)
    return Layout("png", width, height, known, pieces, source.size - size_of(pieces))


def chunks(source: Source) -> Iterator[tuple[bytes, int, int]]:
    """Kind, start and end of every chunk; nothing after the last one is looked at."""
    at, kind = len(SIGNATURE), b""
    while kind != b"IEND":
        kind, end = source.read(at + 4, 4), at + 12 + source.number(at, 4)
        if end > source.size:
            raise FileError("broken")
        yield kind, at, end
        at = end


def told(source: Source, kind: bytes, start: int, end: int) -> Iterator[Facts]:
    """What a chunk tells."""
    if kind == b"eXIf":
        yield of_exif(source, start, end)
    elif kind == b"iTXt" and end - start > len(XMP) and source.read(start, len(XMP)) == XMP:
        yield of_xmp(source, start + len(XMP), end)


def turn(turned: int) -> Iterator[Piece]:
    """A chunk that keeps a turned picture the right way up."""
    if turned > 1:
        body = b"eXIf" + turned_only(turned)
        yield (len(body) - 4).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")
