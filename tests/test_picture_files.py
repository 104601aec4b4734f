"""What files tell, and clean copies: the same pixels, nothing told. Broken and hostile files are one plain word."""

import io
import json
import struct
import time
import zlib
from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

import made
from pictures import FileError, look
from pictures.facts import Facts
from pictures.source import Source, in_memory

KINDS = ["JPEG", "PNG", "WEBP", "HEIF", "AVIF"]
SENTENCES = {"empty", "unknown", "broken", "tangled", "too-large"}


def told(data: bytes) -> dict[str, Any]:
    """What the page is told."""
    found: dict[str, Any] = json.loads(json.dumps(look(in_memory(data))))
    return found


def cleaned(data: bytes) -> bytes:
    """The clean copy, put together as the page does it."""
    copy = b""
    for piece in told(data)["clean"]:
        if isinstance(piece, list):
            copy += data[piece[0] : piece[1]]
        else:
            copy += bytes.fromhex(piece) if isinstance(piece, str) else bytes(piece)
    return copy


def pixels(data: bytes) -> bytes:
    """The decoded picture."""
    with Image.open(io.BytesIO(data)) as picture:
        return picture.convert("RGB").tobytes()


@pytest.mark.parametrize("kind", KINDS)
def test_place_time_device_and_name_are_told(kind: str) -> None:
    facts = told(made.saved(kind))["facts"]
    assert facts["place"] == pytest.approx(made.PLACE, abs=0.001)
    assert facts["taken"] == "2026-03-04T14:10" and not facts["utc"]
    assert (facts["device"], facts["person"]) == ("Acme One", "P. Example")


@pytest.mark.parametrize("kind", KINDS)
def test_a_clean_copy_has_the_same_pixels_and_tells_nothing(kind: str) -> None:
    before = made.saved(kind)
    after = cleaned(before)
    assert pixels(after) == pixels(before)
    assert any(secret in before for secret in made.SECRETS)
    assert not [secret for secret in made.SECRETS if secret in after]
    again = told(after)
    assert again["removed"] == 0 and told(before)["removed"] > 0
    assert again["facts"] == asdict(Facts())


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_turned_picture_stays_the_right_way_up(kind: str) -> None:
    after = cleaned(made.saved(kind, turned=6))
    with Image.open(io.BytesIO(after)) as picture:
        assert dict(picture.getexif()) == {0x0112: 6}
    assert told(after)["removed"] == 0


@pytest.mark.parametrize("kind", KINDS)
def test_width_and_height_are_told(kind: str) -> None:
    found = told(made.saved(kind))
    assert (found["width"], found["height"], found["video"]) == (96, 64, False)


def test_lossy_webp_without_a_header_has_its_size() -> None:
    out = io.BytesIO()
    made.colours().save(out, "WEBP", quality=50)
    found = told(out.getvalue())
    assert (found["width"], found["height"], found["removed"]) == (96, 64, 0)


def test_a_thumbnail_is_found_and_goes() -> None:
    before = made.with_thumbnail(made.colours())
    start, end = told(before)["facts"]["thumbnail"]
    with Image.open(io.BytesIO(before[start:end])) as small:
        assert small.size == (32, 24)
    assert told(cleaned(before))["facts"]["thumbnail"] is None


def test_what_follows_the_end_of_a_jpeg_goes_and_its_colour_profile_stays() -> None:
    before = made.saved("JPEG", icc_profile=b"a colour profile", progressive=True) + b"a film with ICQ-SECRET"
    after = cleaned(before)
    with Image.open(io.BytesIO(after)) as picture:
        assert picture.info["icc_profile"] == b"a colour profile"
    assert after.endswith(b"\xff\xd9") and b"SECRET" not in after and pixels(after) == pixels(before)


@pytest.mark.parametrize("words", [{"xmp": made.XMP}, {"exif": made.exif().tobytes()}])
@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "HEIF", "AVIF"])
def test_exif_and_xmp_are_read_each_alone(kind: str, words: dict[str, bytes]) -> None:
    out = io.BytesIO()
    made.colours().save(out, kind, **words)
    facts = told(out.getvalue())["facts"]
    assert facts["taken"] == "2026-03-04T14:10" and facts["device"] == "Acme One"
    assert facts["place"] == pytest.approx(made.PLACE, abs=0.001) and facts["person"] == "P. Example"


@pytest.mark.parametrize(("brand", "kind"), [(b"qt  ", "mov"), (b"mp42", "mp4")])
def test_a_film_tells_place_time_and_device(brand: bytes, kind: str) -> None:
    found = told(made.movie(brand))
    assert found["kind"] == kind and found["video"] and (found["width"], found["height"]) == (640, 360)
    facts = found["facts"]
    assert facts["place"] == [41.3083, -72.9278]
    assert (facts["taken"], facts["device"]) == ("2026-03-04T14:10", "Acme One")


def test_a_clean_film_has_its_pictures_where_they_were_and_tells_nothing() -> None:
    before = made.movie()
    after = cleaned(before)
    at = before.index(made.FRAMES)
    assert len(after) == len(before) and after[at : at + len(made.FRAMES)] == made.FRAMES
    assert not [secret for secret in made.SECRETS if secret in after]
    assert struct.pack(">I", made.SECONDS) not in after
    again = told(after)
    assert again["removed"] == 0 and not again["facts"]["taken"] and again["facts"]["place"] is None


def test_the_time_in_a_films_header_is_utc() -> None:
    plain = made.movie().replace(b"creationdate", b"creationdote")
    start = plain.index(b"uuid")
    facts = told(plain[:start] + b"free" + plain[start + 4 :])["facts"]
    assert facts["taken"].startswith("2026-03-") and facts["utc"]


def sentence(data: bytes | Source) -> str:
    """The kind of plain sentence that a file gets."""
    begun = time.process_time()
    with pytest.raises(FileError) as caught:
        look(data if isinstance(data, Source) else in_memory(data))
    assert time.process_time() - begun < 5
    return caught.value.kind


def chunk(kind: bytes, body: bytes = b"") -> bytes:
    """A chunk of PNG."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


PNG = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 9, 9, 8, 2, 0, 0, 0))


def far(size: int, head: bytes) -> Source:
    """A file of any size that is zeros after its head."""
    return Source(size, lambda start, end: head[start:end].ljust(end - start, b"\0"))


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("empty", b""),
        ("unknown", b"PK\3\4 a zip"),
        ("unknown", b"x"),
        ("unknown", b"<svg onload='alert(1)'/>"),
        ("broken", b"\xff\xd8\xff\xe0"),
        ("broken", made.saved("JPEG")[:700]),
        ("broken", PNG),
        ("broken", PNG[:8] + chunk(b"IEND")),
        ("broken", b"RIFF\xff\xff\xff\xffWEBPVP8 "),
        ("broken", made.movie()[:300]),
        ("broken", made.saved("HEIF")[:60]),
        ("broken", made.box(b"ftyp", b"mp42")),
    ],
)
def test_a_broken_file_gets_one_plain_sentence(kind: str, data: bytes) -> None:
    assert sentence(data) == kind


def test_a_huge_picture_is_refused_before_it_is_read() -> None:
    assert sentence(far(200_000_000, b"\xff\xd8\xff\xe0")) == "too-large"
    assert sentence(far(5_000_000_000, made.box(b"ftyp", b"mp42"))) == "too-large"


def test_files_made_of_crumbs_are_given_up() -> None:
    assert sentence(PNG + chunk(b"tEXt") * 300_000) == "tangled"
    assert sentence(made.box(b"ftyp", b"mp42") + made.box(b"free") * 300_000) == "tangled"
    assert sentence(b"\xff\xd8" + b"\xff\xda\0\2\0" * 300_000) == "tangled"


def test_boxes_in_boxes_in_boxes_do_no_harm() -> None:
    deep = b""
    for _ in range(3000):
        deep = made.box(b"moov", deep)
    assert told(made.box(b"ftyp", b"mp42", bytes(4)) + deep)["kind"] == "mp4"


def test_a_giant_text_and_a_bomb_of_text_are_not_unpacked() -> None:
    bomb = zlib.compress(bytes(50_000_000))
    giant = b"Comment\0" + b"x" * 20_000_000
    data = PNG + chunk(b"zTXt", b"k\0\0" + bomb) + chunk(b"tEXt", giant) + chunk(b"IDAT") + chunk(b"IEND")
    begun = time.process_time()
    assert told(data)["removed"] > 20_000_000
    assert time.process_time() - begun < 2


def test_xmp_of_blanks_is_read_in_no_time() -> None:
    packet = b"<dc:creator>" + b" " * 3_000_000 + b"exif:GPSLatitude" * 1000
    begun = time.process_time()
    told(PNG + chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + packet) + chunk(b"IEND"))
    assert time.process_time() - begun < 2


WHOLE = [*(made.saved(kind) for kind in KINDS), made.movie(), made.with_thumbnail(made.colours())]


@given(st.sampled_from(WHOLE), st.data())
@settings(max_examples=300, deadline=None)
def test_any_damage_gives_an_answer_or_one_plain_sentence(whole: bytes, data: st.DataObject) -> None:
    hurt = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, min(len(hurt), 1500) - 1))
        hurt[at] = data.draw(st.sampled_from((0, 1, 0x7F, 0xFF, data.draw(st.integers(0, 255)))))
    try:
        copy = cleaned(bytes(hurt))
    except FileError as error:
        assert error.kind in SENTENCES
    else:
        assert len(copy) <= len(hurt) + 100
