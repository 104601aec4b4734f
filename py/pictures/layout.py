"""How a file is made up, and the pieces of its clean copy: values that all formats share."""

import struct
from collections.abc import Iterable
from dataclasses import dataclass

from pictures.facts import Facts
from pictures.source import BLOCK, Source

Span = tuple[int, int]
Piece = Span | bytes | int
"""A part of a copy: a stretch of the file, bytes of its own, or a number of zero bytes."""
Patch = tuple[int, int, bytes | int]
"""A stretch of the file, and what stands there in the copy: as many bytes, so that nothing moves."""


EMPTY_EXIF = b"II*\0" + struct.pack("<IHI", 8, 0, 0)
"""EXIF data that says nothing."""


@dataclass(frozen=True, slots=True)
class Layout:
    """`kind` (jpeg, png, webp, heic, mp4, mov), pixels, what the file tells, the clean copy, and what that leaves out.

    Width and height are 0 where the file does not say them.
    """

    kind: str
    width: int
    height: int
    facts: Facts
    pieces: tuple[Piece, ...]
    removed: int


def size_of(pieces: Iterable[Piece]) -> int:
    """Bytes of a copy."""
    return sum(
        piece if isinstance(piece, int) else len(piece) if isinstance(piece, bytes) else piece[1] - piece[0]
        for piece in pieces
    )


def joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The same copy in fewer pieces: stretches that touch are one."""
    found: list[Piece] = []
    for piece in pieces:
        last = found[-1] if found else None
        if isinstance(piece, tuple) and isinstance(last, tuple) and last[1] == piece[0]:
            found[-1] = (last[0], piece[1])
        else:
            found.append(piece)
    return tuple(found)


def patched(source: Source, patches: Iterable[Patch]) -> tuple[tuple[Piece, ...], int]:
    """The copy with each patch in its place, and how many bytes of it are others than before."""
    pieces: list[Piece] = []
    at = changed = 0
    for start, end, new in sorted(patches, key=lambda patch: patch[:2]):
        if start < at or end > source.size or end <= start:
            continue  # the file says two things of one place, or of none: the first holds
        pieces += [(at, start), new] if start > at else [new]
        changed += 0 if same(source, start, end, new) else end - start
        at = end
    return joined([*pieces, (at, source.size)] if at < source.size else pieces), changed


def same(source: Source, start: int, end: int, new: bytes | int) -> bool:
    """Say whether `new` stands there already."""
    if isinstance(new, bytes):
        return source.read(start, end - start) == new
    step = 16 * BLOCK
    return all(not any(source.read(at, min(step, end - at))) for at in range(start, end, step))


def turned_only(turned: int) -> bytes:
    """EXIF data (a TIFF structure) that says nothing but which way up the picture is.

    `turned` is 1 to 8 after EXIF 2.32, tag 0x0112.
    """
    return b"II*\0" + struct.pack("<IHHHIII", 8, 1, 0x0112, 3, 1, turned, 0)
