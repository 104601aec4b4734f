"""What a file tells of its taking: from EXIF (by ExifRead) and from XMP.

Whatever these hold was written by others: broken data tells nothing, and is no error.
"""

import html
import io
import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

import exifread
from exifread.utils import get_gps_coords

from pictures.source import Source

logging.getLogger("exifread").setLevel(logging.CRITICAL + 1)  # its warnings quote the file

MOST = 4_000_000  # bytes of EXIF or XMP that are read; cameras write some 60,000
LONGEST = 200  # characters of a device's or a person's name


@dataclass(frozen=True, slots=True)
class Facts:
    """`place` is latitude and longitude in degrees, `taken` a time in ISO 8601 (local, or UTC where `utc` says so),
    `device` its maker and model, `person` an owner or author, `thumbnail` the place in the file of a small JPEG,
    `turned` which way up the picture is (EXIF 2.32, tag 0x0112; 1 is upright)."""

    place: tuple[float, float] | None = None
    taken: str = ""
    utc: bool = False
    device: str = ""
    person: str = ""
    thumbnail: tuple[int, int] | None = None
    turned: int = 1


NAMES = [field.name for field in fields(Facts)]


def first_of(*found: Facts) -> Facts:
    """Each fact from the first that tells it."""
    nothing, told = Facts(), dict[str, Any]()
    for facts in reversed(found):
        for name in NAMES:
            if getattr(facts, name) != getattr(nothing, name):
                told[name] = getattr(facts, name)
        if facts.taken:
            told["utc"] = facts.utc
    return Facts(**told)


def of_exif(source: Source, start: int, end: int) -> Facts:
    """What EXIF data (a TIFF structure between two places of the file) tells."""
    try:
        data = source.read(start, min(end - start, MOST))
        tags = exifread.process_file(io.BytesIO(data), details=False, extract_thumbnail=False)
        return _told(tags, start, end)
    except Exception:  # ExifRead has no one error for broken data, and broken data tells nothing
        return Facts()


def _told(tags: Mapping[str, Any], start: int, end: int) -> Facts:
    """ExifRead's tags as facts."""
    taken = next(filter(None, (_time(_words(tags, name)) for name in ("EXIF DateTimeOriginal", "Image DateTime"))), "")
    people = ("EXIF CameraOwnerName", "Image Artist", "Image XPAuthor", "Image Copyright")
    turned = _number(tags, "Image Orientation", 1)
    return Facts(
        place=place(*(get_gps_coords(dict(tags)) or (None, None))),
        taken=taken,
        device=device(_words(tags, "Image Make"), _words(tags, "Image Model")),
        person=next(filter(None, (_words(tags, name) for name in people)), ""),
        thumbnail=_thumbnail(tags, start, end),
        turned=turned if 1 <= turned <= 8 else 1,
    )


def _words(tags: Mapping[str, Any], name: str) -> str:
    return plain(str(tags[name])) if name in tags else ""


def _number(tags: Mapping[str, Any], name: str, otherwise: int) -> int:
    values = getattr(tags.get(name), "values", None)
    return int(values[0]) if values else otherwise


def _thumbnail(tags: Mapping[str, Any], start: int, end: int) -> tuple[int, int] | None:
    begin = start + _number(tags, "Thumbnail JPEGInterchangeFormat", 0)
    length = _number(tags, "Thumbnail JPEGInterchangeFormatLength", 0)
    return (begin, begin + length) if length > 0 and begin + length <= end else None


def of_xmp(source: Source, start: int, end: int) -> Facts:
    """What an XMP packet between two places of the file tells."""
    packet = source.read(start, min(end - start, MOST)).decode("utf-8", "replace")
    times = ("exif:DateTimeOriginal", "photoshop:DateCreated", "xmp:CreateDate")
    return Facts(
        place=place(_degrees(_value(packet, "exif:GPSLatitude")), _degrees(_value(packet, "exif:GPSLongitude"))),
        taken=next(filter(None, (_time(_value(packet, name)) for name in times)), ""),
        device=device(_value(packet, "tiff:Make"), _value(packet, "tiff:Model")),
        person=_value(packet, "dc:creator"),
    )


def _value(packet: str, name: str) -> str:
    """The value of an XMP property, as attribute or element; of a list, the first entry."""
    found = re.search(rf'{name}\s{{0,9}}=\s{{0,9}}["\']([^"\'<>]{{0,500}})["\']', packet) or re.search(
        rf"<{name}>\s{{0,99}}(?:<rdf:\w{{1,5}}>\s{{0,99}}<rdf:li[^>]{{0,99}}>)?([^<>]{{0,500}})<", packet
    )
    return plain(html.unescape(found[1])) if found else ""


def _degrees(written: str) -> float | None:
    """XMP writes 41,18.5N or 41,18,30N (XMP specification, part 2, GPSCoordinate)."""
    found = re.fullmatch(r"(\d{1,3}),(\d{1,2}(?:\.\d{1,12})?)(?:,(\d{1,2}))?([NSEW])", written)
    if not found:
        return None
    degrees = int(found[1]) + float(found[2]) / 60 + int(found[3] or 0) / 3600
    return -degrees if found[4] in "SW" else degrees


def place(latitude: float | None, longitude: float | None) -> tuple[float, float] | None:
    """A place on the earth, or None. 0, 0 is what devices write that do not know."""
    if latitude is None or longitude is None or (not latitude and not longitude):
        return None
    return (round(latitude, 5), round(longitude, 5)) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def _time(written: str) -> str:
    """The ISO 8601 form of a time as EXIF ("2026:03:04 14:10:00") or XMP writes it, to the minute; "" for others."""
    found = re.match(r"(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d):(\d\d)", written)
    return "{}-{}-{}T{}:{}".format(*found.groups()) if found and found[1] > "1900" else ""


def device(make: str, model: str) -> str:
    """Maker and model; many models begin with the maker's name."""
    return model if make and model.lower().startswith(make.lower()) else f"{make} {model}".strip()


def plain(words: str) -> str:
    """One line of readable words of a bearable length."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())
    return line[:LONGEST]
