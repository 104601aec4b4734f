"""WebP (RFC 9649): a RIFF file. The clean copy has no EXIF, XMP or unknown chunks, and says so in its header."""

from collections.abc import Iterator

from pictures.facts import Facts, first_of, of_exif, of_xmp
from pictures.layout import Layout, Piece, joined, size_of, turned_only
from pictures.source import FileError, Source

SHOWN = frozenset((b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
HAS_EXIF, HAS_XMP = 0x08, 0x04
Chunk = tuple[bytes, int, int]


def knows(head: bytes) -> bool:
    """Say whether a file that starts like this is a WebP."""
    return head[:4] == b"RIFF" and head[8:12] == b"WEBP"


def layout(source: Source) -> Layout:
    """Raises FileError where the file is broken."""
    found = list(chunks(source))
    known = first_of(*(facts for chunk in found for facts in told(source, *chunk)))
    kept = [piece for chunk in found for piece in shown(source, chunk, known.turned)]
    if known.turned > 1:
        body = turned_only(known.turned)
        kept.append(b"EXIF" + len(body).to_bytes(4, "little") + body)
    length = 4 + size_of(kept)
    pieces = joined([b"RIFF" + length.to_bytes(4, "little") + b"WEBP", *kept])
    return Layout("webp", *pixels(source, found), known, pieces, source.size - size_of(pieces))


def chunks(source: Source) -> Iterator[Chunk]:
    """Kind, start of the content and its end; a byte of padding makes the length even."""
    at, end = 12, 8 + int.from_bytes(source.read(4, 4), "little")
    if end > source.size + 1:  # some writers forget the last padding
        raise FileError("broken")
    while at + 8 <= min(end, source.size):
        kind, length = source.read(at, 4), int.from_bytes(source.read(at + 4, 4), "little")
        if at + 8 + length > source.size:
            raise FileError("broken")
        yield kind, at + 8, at + 8 + length
        at += 8 + length + length % 2


def told(source: Source, kind: bytes, start: int, end: int) -> Iterator[Facts]:
    """What a chunk tells."""
    if kind == b"EXIF" and end - start > 6:
        mark = 6 if source.read(start, 6) == b"Exif\0\0" else 0  # some writers put JPEG's mark before it
        yield of_exif(source, start + mark, end)
    elif kind == b"XMP ":
        yield of_xmp(source, start, end)


def shown(source: Source, chunk: Chunk, turned: int) -> Iterator[Piece]:
    """What the clean copy has of a chunk."""
    kind, start, end = chunk
    if kind == b"VP8X" and end - start >= 10:
        flags = source.number(start, 1) & ~(HAS_EXIF | HAS_XMP) | (HAS_EXIF if turned > 1 else 0)
        yield b"VP8X" + (10).to_bytes(4, "little") + bytes([flags]) + source.read(start + 1, 9)
    elif kind in SHOWN:
        yield start - 8, end
        yield bytes((end - start) % 2)


def pixels(source: Source, found: list[Chunk]) -> tuple[int, int]:
    """Width and height, from the first chunk."""
    if not found or found[0][2] - found[0][1] < 10:
        raise FileError("broken")
    kind, start, _ = found[0]
    head = source.read(start, 10)
    if kind == b"VP8X":
        return 1 + int.from_bytes(head[4:7], "little"), 1 + int.from_bytes(head[7:10], "little")
    if kind == b"VP8L":
        packed = int.from_bytes(head[1:5], "little")
        return 1 + (packed & 0x3FFF), 1 + (packed >> 14 & 0x3FFF)
    return int.from_bytes(head[6:8], "little") & 0x3FFF, int.from_bytes(head[8:10], "little") & 0x3FFF
