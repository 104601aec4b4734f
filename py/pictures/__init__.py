"""What a picture or video file tells beside what it shows, and how to save it without that.

    from pictures import look
    from pictures.source import in_memory

    look(in_memory(Path("photo.jpg").read_bytes()))

Reads JPEG, PNG, WebP, HEIC (also AVIF), MP4 and MOV. The containers are walked here, because a clean copy must
know every byte of them; what EXIF says is read by ExifRead. Nothing is decoded, and nothing is written: a clean
copy is a list of pieces of the file, so its pixels are the very same bytes.
"""

from dataclasses import asdict
from typing import Any

from pictures import heic, jpeg, movie, png, webp
from pictures.layout import Layout
from pictures.source import FileError, Source

LARGEST_PICTURE = 100_000_000  # bytes
LARGEST_VIDEO = 4_000_000_000  # bytes

MOST_PIECES = 10_000
# How to know a format, how to read it, and the most bytes that are read.
FORMATS = (
    (jpeg.knows, jpeg.layout, LARGEST_PICTURE),
    (png.knows, png.layout, LARGEST_PICTURE),
    (webp.knows, webp.layout, LARGEST_PICTURE),
    (heic.knows, heic.layout, LARGEST_PICTURE),
    (movie.knows, movie.layout, LARGEST_VIDEO),
)

__all__ = ["FileError", "Source", "layout_of", "look"]


def layout_of(source: Source) -> Layout:
    """How the file is made up. Raises FileError: "empty", "unknown", "broken", "tangled" or "too-large"."""
    if not source.size:
        raise FileError("empty")
    head = source.head(32)
    for knows, layout, largest in FORMATS:
        if knows(head):
            if source.size > largest:
                raise FileError("too-large", largest)
            found = layout(source)
            if len(found.pieces) > MOST_PIECES:
                raise FileError("tangled")
            return found
    raise FileError("unknown")


def look(source: Source) -> dict[str, Any]:
    """What the page is told of a file, ready for JSON. Raises FileError, see layout_of.

    `facts` are those of pictures.facts.Facts. `clean` makes the clean copy: [start, end] is a piece of the file, text
    is bytes in hexadecimal, a number is so many zero bytes. `removed` counts the bytes that the copy leaves out or
    blanks.
    """
    layout = layout_of(source)
    clean = [piece.hex() if isinstance(piece, bytes) else piece for piece in layout.pieces]
    return {
        "kind": layout.kind,
        "video": layout.kind in movie.KINDS,
        "width": layout.width,
        "height": layout.height,
        "facts": asdict(layout.facts),
        "clean": clean,
        "removed": layout.removed,
    }
