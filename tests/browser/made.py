"""Pictures and films for the tests, made here: nothing in them was ever taken by a camera."""

import io
import random
import struct
from typing import Any

import pillow_heif
from PIL import Image, ImageDraw, ImageFont, PngImagePlugin

pillow_heif.register_heif_opener()

PLACE = (41.30833, -72.92778)  # the Green
XMP = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description exif:GPSLatitude="41,18.5N"
exif:GPSLongitude="72,55.667W" xmp:CreateDate="2026-03-04T14:10:05-05:00" tiff:Make="Acme" tiff:Model="Acme One">
<dc:creator><rdf:Seq><rdf:li>P. Example</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>"""
SECRETS = (b"Acme", b"Example", b"2026:03:04", b"2026-03-04", b"GPS", b"72,55", b"+41.3083", b"rdf:", b"ICQ-SECRET")


def colours(size: tuple[int, int] = (96, 64)) -> Image.Image:
    """A picture of many colours, always the same."""
    chance = random.Random(7)
    picture = Image.new("RGB", size)
    draw = ImageDraw.Draw(picture)
    for _ in range(200):
        x, y = chance.randrange(size[0]), chance.randrange(size[1])
        draw.rectangle((x, y, x + 9, y + 5), fill=(chance.randrange(256), chance.randrange(256), chance.randrange(256)))
    return picture


def exif(turned: int = 1) -> Image.Exif:
    """Everything that a camera may write."""
    tags = Image.Exif()
    tags.update({0x010F: "Acme", 0x0110: "Acme One", 0x0112: turned, 0x013B: "P. Example"})
    tags.get_ifd(0x8769).update({0x9003: "2026:03:04 14:10:05", 0x9286: b"ASCII\0\0\0ICQ-SECRET"})
    tags.get_ifd(0x8825).update({1: "N", 2: (41.0, 18.0, 30.0), 3: "W", 4: (72.0, 55.0, 40.0)})
    return tags


def saved(kind: str, turned: int = 1, **more: Any) -> bytes:
    """A picture in a format of Pillow's, with EXIF and XMP."""
    out = io.BytesIO()
    if kind == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_text("Author", "P. Example")
        text.add_itxt("XML:com.adobe.xmp", XMP.decode())
        text.add_text("Comment", "ICQ-SECRET", zip=True)
        more |= {"pnginfo": text}
    else:
        more |= {"xmp": XMP}
    if kind == "JPEG":
        more |= {"comment": b"ICQ-SECRET", "quality": 90}
    elif kind == "WEBP":
        more |= {"lossless": True}
    colours().save(out, kind, exif=exif(turned).tobytes(), **more)
    return out.getvalue()


def with_thumbnail(picture: Image.Image) -> bytes:
    """A JPEG that holds a small JPEG in its EXIF, as cameras write it."""
    small = io.BytesIO()
    picture.resize((32, 24)).save(small, "JPEG", quality=40)
    body = small.getvalue()
    first = struct.pack("<HHHII", 1, 0x0112, 3, 1, 1)[:14] + struct.pack("<I", 26)
    second = struct.pack("<HHHIIHHIII", 2, 0x0201, 4, 1, 56, 0x0202, 4, 1, len(body), 0)
    tiff = (b"II*\0" + struct.pack("<I", 8) + first).ljust(26, b"\0") + second.ljust(30, b"\0") + body
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=b"Exif\0\0" + tiff)
    return out.getvalue()


def screenshot(*lines: str) -> bytes:
    """A PNG with printed words, like a screenshot of a report."""
    picture = Image.new("RGB", (900, 60 + 60 * len(lines)), "white")
    draw, font = ImageDraw.Draw(picture), ImageFont.load_default(size=36)
    for n, line in enumerate(lines):
        draw.text((30, 30 + 60 * n), line, fill="black", font=font)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def box(kind: bytes, *parts: bytes) -> bytes:
    """A box of the ISO base media file format."""
    body = b"".join(parts)
    return struct.pack(">I4s", 8 + len(body), kind) + body


def full(kind: bytes, *parts: bytes) -> bytes:
    """A box with version and flags."""
    return box(kind, bytes(4), *parts)


SECONDS = 3_855_399_000  # 2026-03-03, in seconds since 1904
FRAMES, WAYPOINTS = bytes(range(256)) * 8, b"+41.3083-072.9278/ICQ-SECRET" * 4


def track(kind: bytes, samples: bytes, at: int) -> bytes:
    """A track of four samples that lie at `at` in the file."""
    pixels = struct.pack(">II", 640 << 16, 360 << 16)
    header = full(b"tkhd", struct.pack(">III", SECONDS, SECONDS, 1), bytes(60), pixels)
    table = box(
        b"stbl",
        full(b"stsz", struct.pack(">II", len(samples) // 4, 4)),
        full(b"stsc", struct.pack(">IIII", 1, 1, 4, 1)),
        full(b"stco", struct.pack(">II", 1, at)),
    )
    media = box(
        b"mdia",
        full(b"mdhd", struct.pack(">IIII", SECONDS, SECONDS, 1000, 4000), bytes(4)),
        full(b"hdlr", bytes(4), kind, bytes(13)),
        box(b"minf", table),
    )
    return box(b"trak", header, media, box(b"udta", box(b"name", b"ICQ-SECRET")))


def movie(brand: bytes = b"qt  ") -> bytes:
    """A film's boxes: a track of pictures, a track of places, user data, and keys as a phone writes them."""
    head, mdat = box(b"ftyp", brand, bytes(4), brand), box(b"mdat", FRAMES, WAYPOINTS)
    at = len(head) + 8
    names = (b"com.apple.quicktime.location.ISO6709", b"com.apple.quicktime.make", b"com.apple.quicktime.model",
             b"com.apple.quicktime.creationdate")  # fmt: skip
    values = (b"+41.3083-072.9278+010.000/", b"Acme", b"Acme One", b"2026-03-04T14:10:05-0500")
    keys = full(b"keys", struct.pack(">I", len(names)), *(box(b"mdta", name) for name in names))
    listed = [box(struct.pack(">I", n), box(b"data", bytes(8), value)) for n, value in enumerate(values, 1)]
    meta = box(b"meta", full(b"hdlr", bytes(4), b"mdta", bytes(13)), keys, box(b"ilst", *listed))
    place = b"+41.3083-072.9278/"
    moov = box(
        b"moov",
        full(b"mvhd", struct.pack(">IIII", SECONDS, SECONDS, 1000, 4000), bytes(80)),
        track(b"vide", FRAMES, at),
        track(b"meta", WAYPOINTS, at + len(FRAMES)),
        box(b"udta", box(b"\xa9xyz", struct.pack(">HH", len(place), 0x15C7), place)),
        meta,
    )
    return head + mdat + moov + box(b"uuid", bytes(16), XMP)
