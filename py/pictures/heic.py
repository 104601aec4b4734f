"""HEIC and AVIF (ISO/IEC 23008-12): pictures and their metadata are items, found through the `meta` box.

The clean copy overwrites the items of EXIF, XMP and other text, and every box that does not show the picture. A
picture is turned by a property of its own (`irot`), which stays. So do further pictures in the file, such as small
copies and depth maps.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pictures.boxes import Box, blanked, boxes, first, within
from pictures.facts import Facts, first_of, of_exif, of_xmp
from pictures.layout import EMPTY_EXIF, Layout, Patch, Span, patched
from pictures.source import FileError, Source

BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"mif2", b"msf1", b"avif", b"avis")
SHOWN = (b"ftyp", b"meta", b"mdat", b"moov")
TEXT = (b"Exif", b"mime", b"uri ")
MOST_ITEMS = 20_000


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered thing in the file: its type of four letters, what kind of text it is, and where it lies."""

    kind: bytes
    content: bytes
    spans: tuple[Span, ...]


def knows(head: bytes) -> bool:
    """Say whether a file that starts like this is HEIC or AVIF."""
    return head[4:8] == b"ftyp" and head[8:12] in BRANDS


def layout(source: Source) -> Layout:
    """Raises FileError where the file is broken."""
    top = list(boxes(source, 0, source.size))
    parts = within(source, first(top, b"meta"), 4)
    found = items(source, parts)
    facts = first_of(*(told for item in found for told in facts_of(source, item)))
    patches = [patch for box in top if box.kind not in SHOWN for patch in blanked(box)]
    patches += [patch for item in found for patch in emptied(item)]
    pieces, removed = patched(source, patches)
    # The picture is turned by its own property; what EXIF says of it is for readers that do not know that.
    kind = "avif" if b"avif" in source.head(32) else "heic"
    return Layout(kind, *pixels(source, parts), replace(facts, turned=1), pieces, removed)


def items(source: Source, parts: list[Box]) -> list[Item]:
    """The items that hold words: EXIF, XMP and the like."""
    places = locations(source, first(parts, b"iloc"), first(parts, b"idat"))
    named = first(parts, b"iinf")
    if not named:
        return []
    skip = 6 if source.number(named.body, 1) == 0 else 8
    found = []
    for box in within(source, named, skip):
        number, kind, content = entry(source, box)
        if kind in TEXT:
            spans = (span for span in places.get(number, ()) if 0 <= span[0] < span[1] <= source.size)
            found.append(Item(kind, content, tuple(spans)))
    return found


def entry(source: Source, box: Box) -> tuple[int, bytes, bytes]:
    """Number, type and kind of text that an `infe` box gives."""
    version = source.number(box.body, 1)
    if version < 2:
        return 0, b"", b""
    wide = 2 if version == 2 else 4
    at = box.body + 4 + wide + 2
    words = source.read(at + 4, max(0, min(200, box.end - at - 4))).split(b"\0")
    return source.number(box.body + 4, wide), source.read(at, 4), words[1] if len(words) > 1 else b""


def locations(source: Source, box: Box | None, data: Box | None) -> dict[int, list[Span]]:
    """Item number -> where it lies, from an `iloc` box."""
    if not box:
        return {}
    version, sizes = source.number(box.body, 1), source.number(box.body + 4, 2)
    offset_size, length_size, base_size, index_size = (sizes >> shift & 15 for shift in (12, 8, 4, 0))
    if version > 2 or not {offset_size, length_size, base_size} <= {0, 4, 8}:
        raise FileError("broken")
    wide = 4 if version == 2 else 2
    reader = Reader(source, box.body + 6)
    found: dict[int, list[Span]] = {}
    for _ in range(limited(reader.take(wide))):
        number = reader.take(wide)
        within_data = bool(version and reader.take(2) & 15 == 1)
        reader.take(2)
        base = reader.take(base_size) + (data.body if within_data and data else 0)
        for _ in range(limited(reader.take(2))):
            reader.take(index_size if version else 0)
            start = base + reader.take(offset_size)
            found.setdefault(number, []).append((start, start + reader.take(length_size)))
    return found


@dataclass(slots=True)
class Reader:
    """Reads numbers one after the other."""

    source: Source
    at: int

    def take(self, count: int) -> int:
        """The next number, of `count` bytes; 0 for none."""
        self.at += count
        return self.source.number(self.at - count, count)


def limited(count: int) -> int:
    """A number of things, where it can be true."""
    if count > MOST_ITEMS:
        raise FileError("tangled")
    return count


def facts_of(source: Source, item: Item) -> Iterator[Facts]:
    """What an item tells; EXIF starts with a number that says how far off its data is."""
    for start, end in item.spans[:1]:
        if item.kind == b"Exif" and end - start > 4:
            yield of_exif(source, min(end, start + 4 + source.number(start, 4)), end)
        elif item.kind == b"mime" and b"rdf+xml" in item.content:
            yield of_xmp(source, start, end)


def emptied(item: Item) -> Iterator[Patch]:
    """The patches that leave nothing of an item."""
    for n, (start, end) in enumerate(item.spans):
        length = end - start
        if item.kind == b"Exif" and n == 0 and length > 18:
            yield start, start + 4, 4
            yield start + 4, start + 18, EMPTY_EXIF
            yield start + 18, end, length - 18
        else:
            yield start, end, length


def pixels(source: Source, parts: list[Box]) -> tuple[int, int]:
    """Width and height of the largest picture."""
    properties = within(source, first(within(source, first(parts, b"iprp")), b"ipco"))
    extents = [box.body + 4 for box in properties if box.kind == b"ispe"]
    sizes = [(source.number(at, 4), source.number(at + 4, 4)) for at in extents]
    return max(sizes, key=lambda size: size[0] * size[1], default=(0, 0))
