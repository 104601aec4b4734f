"""Photos and videos beside the draft, in a real Chromium: facts, clean copies, words, what they show, and no trace."""

import functools
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

import made
from conftest import SITE, Host
from faults import faults
from steps import afresh, after, attribute, cards, draft, kept, typed, until

Open = Callable[[], Page]
REPORT = made.screenshot("Incident report", "Case number 24-012345", "Plate AB 12345")
CRUMBS = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR" + bytes(17) + b"\0\0\0\0tEXt\0\0\0\0" * 200_000
EVIL = "<img src=x onerror=document.title='gone'>.jpg"
DROP = """name => {
  const data = new DataTransfer();
  data.items.add(new File(['not a picture'], name));
  return document.querySelector('#draft').dispatchEvent(
    new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def sheet(whole: Page) -> Page:
    """The shared page, without files, and high enough to show many of them."""
    afresh(whole).set_viewport_size({"width": 1280, "height": 3000})
    expect(whole.locator("#photos > li")).to_have_count(0)
    return whole


def attach(page: Page, *files: tuple[str, bytes]) -> Locator:
    """Choose files, and wait until all has been read; the entries."""
    before = page.locator("#photos > li").count()
    chosen: Any = [{"name": name, "mimeType": "", "buffer": body} for name, body in files]
    page.locator("#photo-files").set_input_files(chosen)
    entries = page.locator("#photos > li")
    expect(entries).to_have_count(before + len(files), timeout=30_000)  # the first brings the reader with it
    until(lambda: "Reading" not in page.locator("#photos").inner_text(), 60)
    return entries


def saved(page: Page, press: Locator) -> tuple[str, bytes]:
    """Press a button that saves; the file's name and bytes."""
    with page.expect_download() as caught:
        press.click()
    return caught.value.suggested_filename, Path(caught.value.path()).read_bytes()


def test_a_photo_tells_place_time_device_and_the_time_is_held_against_the_shift(sheet: Page) -> None:
    page = sheet
    entry = attach(page, ("IMG_1.jpg", made.saved("JPEG"))).first
    for words in ("Picture 1: IMG_1.jpg", "41.30833, -72.92778", "March 4, 2026, 14:10", "Acme One", "P. Example"):
        expect(entry).to_contain_text(words)
    expect(entry).not_to_contain_text("shift you typed")
    page.locator("#more-about").evaluate("box => { box.open = true }")
    page.fill("#shift-from", "07:00")
    page.fill("#shift-to", "15:00")
    page.locator("#shift-to").blur()
    expect(entry).to_contain_text("That is in the hours of the shift you typed.")


def test_a_clean_copy_is_saved_under_a_neutral_name_with_the_same_pixels_and_nothing_told(sheet: Page) -> None:
    before = made.saved("JPEG")
    attach(sheet, ("2026-03-04 Acme.jpg", before))
    name, after = saved(sheet, sheet.get_by_role("button", name="Save a clean copy of Picture 1"))
    assert name == "clean-1.jpg" and not [secret for secret in made.SECRETS if secret in after]
    assert Image.open(io.BytesIO(after)).tobytes() == Image.open(io.BytesIO(before)).tobytes()
    expect(sheet.locator("#photos")).to_contain_text("Saved as clean-1.jpg. Post that file.")


def test_a_film_and_a_heic_are_read_and_cleaned_too(sheet: Page) -> None:
    entries = attach(sheet, ("a.mov", made.movie()), ("b.heic", made.saved("HEIF")))
    expect(entries.nth(0)).to_contain_text("Words in a video are not read.")
    expect(entries.nth(1).locator("h3 + p")).to_have_text(  # where the small view would be
        "This browser cannot show this kind of picture. The words in it were not read."
    )
    for entry, ending in ((entries.nth(0), ".mov"), (entries.nth(1), ".heic")):
        expect(entry).to_contain_text("Acme One")
        name, after = saved(sheet, entry.get_by_text("Save a clean copy"))
        assert name.endswith(ending) and b"Acme" not in after


def test_a_small_older_picture_inside_is_shown(sheet: Page) -> None:
    entry = attach(sheet, ("cut.jpg", made.with_thumbnail(made.colours()))).first
    expect(entry).to_contain_text("It may show what you cut away")
    expect(entry.get_by_role("img", name="The small picture inside the file")).to_be_visible()


def test_words_in_a_screenshot_go_through_the_rules_and_are_shown_as_in_the_picture(sheet: Page) -> None:
    page = sheet
    attach(page, ("report.png", REPORT))
    expect(page.locator("#photos")).to_contain_text("Case number 24-012345")
    found = cards(page).filter(has_text="In picture 1")
    expect(found.filter(has_text="24-012345")).to_have_attribute("data-rule", "confidential-information")
    expect(found.filter(has_text="AB 12345")).to_have_attribute("data-rule", "private-facts")
    expect(found.get_by_role("button", name="Show in text")).to_have_count(0)
    expect(page.locator("#marked-box")).to_be_hidden()
    after(page, lambda: draft(page).fill("Made chili."))
    expect(found).to_have_count(2)


def test_what_a_picture_shows_is_a_card_that_a_ceremony_settles_for_that_picture_only(sheet: Page) -> None:
    page = sheet
    typed(page, "Proud day.")
    attach(page, ("one.png", made.saved("PNG")), ("two.png", made.saved("PNG")))
    for number in (1, 2):
        group = page.get_by_role("group", name=f"What does Picture {number} show?")
        after(page, functools.partial(group.get_by_label("A badge").check))
    first, second = (cards(page).filter(has_text=f"In picture {number}") for number in (1, 2))
    expect(first).to_have_attribute("data-rule", "department-insignia")
    after(page, lambda: first.get_by_label("No", exact=True).click())  # check() would press the next question's too
    expect(first.locator("fieldset")).to_have_attribute("data-question", re.compile("^ceremony-photo.*/1$"))
    after(page, lambda: first.get_by_label("Yes", exact=True).click())
    expect(first).to_have_attribute("data-severity", "note")
    expect(second).to_have_attribute("data-severity", "ask")
    after(page, lambda: page.get_by_role("button", name="Remove Picture 2").click())
    expect(second).to_have_count(0)


def test_a_face_is_asked_about_and_leave_settles_it(sheet: Page) -> None:
    page = sheet
    attach(page, ("one.png", made.saved("PNG")))
    after(page, lambda: page.get_by_label("A face, or someone readers could know").check())
    expect(cards(page)).to_have_attribute("data-rule", "likeness")
    after(page, lambda: cards(page).get_by_label("Yes", exact=True).click())
    expect(cards(page)).to_have_attribute("data-severity", "note")


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("This file is empty.", b""),
        ("This kind of file is not read.", b"PK\x03\x04 a zip"),
        ("This file is broken or cut short", made.saved("JPEG")[:700]),
        ("put together in an odd way", CRUMBS),
    ],
)
def test_a_broken_or_hostile_file_gets_one_plain_sentence(sheet: Page, words: str, body: bytes) -> None:
    entry = attach(sheet, (EVIL, body)).first
    expect(entry.get_by_role("heading")).to_have_text(f"Picture 1: {EVIL}")
    expect(entry.locator(".notice")).to_contain_text(words)
    assert sheet.title() == "Second Look" and entry.locator("img").count() == 0
    typed(sheet, "The checker still answers.")


def test_a_picture_of_200_megabytes_is_refused_by_its_size(sheet: Page, tmp_path: Path) -> None:
    huge = tmp_path / "huge.jpg"
    with huge.open("wb") as file:
        file.write(made.saved("JPEG"))
        file.truncate(200_000_000)
    sheet.locator("#photo-files").set_input_files(huge)
    expect(sheet.locator("#photos .notice")).to_have_text(
        "This file is too large to read here. The limit is 100 MB.", timeout=20_000
    )


def test_a_dropped_file_is_taken_and_the_page_stays(sheet: Page) -> None:
    assert sheet.evaluate(DROP, "dropped.jpg") is False  # the browser does not open it
    expect(sheet.locator("#photos")).to_contain_text("dropped.jpg", timeout=30_000)
    expect(sheet.locator("#photos .notice")).to_contain_text("This kind of file is not read.", timeout=30_000)


def test_where_a_kiosk_hides_files_the_box_is_gone_and_a_dropped_file_is_not_taken(sheet: Page) -> None:
    sheet.evaluate("() => { document.documentElement.dataset.kiosk = 'print' }")
    expect(sheet.locator("#photos-box")).to_be_hidden()
    assert sheet.evaluate(DROP, "dropped.jpg") is False
    typed(sheet, "Made chili.")
    expect(sheet.locator("#photos > li")).to_have_count(0)
    sheet.evaluate("() => { delete document.documentElement.dataset.kiosk }")


STORED = """async () => JSON.stringify([
  Object.keys(localStorage), Object.keys(sessionStorage), (await indexedDB.databases()).length,
  await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).length))])"""


def test_nothing_is_left_after_finish_and_clear(sheet: Page) -> None:
    page = sheet
    before, workers = page.evaluate(STORED), len(page.workers)
    attach(page, ("report.png", REPORT), ("photo.jpg", made.saved("JPEG")))
    with page.expect_download() as caught:
        page.get_by_role("button", name="Save a clean copy of Picture 2").click()
    caught.value.path()
    assert len(page.workers) == workers + 1
    page.locator("#finish").click()
    expect(page.locator("#photos > li")).to_have_count(0)
    expect(cards(page)).to_have_count(0)
    until(lambda: len(page.workers) == workers)
    assert page.evaluate(STORED) == before
    gone = "url => fetch(url).then(() => false, () => true)"
    until(lambda: bool(page.evaluate(gone, caught.value.url)))
    assert not [words for words in ("24-012345", "photo.jpg", "41.308") if words in page.content()]
    typed(page, "Made chili.")
    assert cards(page).count() == 0


def test_photos_speak_spanish(sheet: Page) -> None:
    attach(sheet, ("one.jpg", made.saved("JPEG")))
    sheet.get_by_role("link", name="Español").click()
    entry = sheet.locator("#photos > li")
    expect(entry).to_contain_text("El archivo nombra el aparato: Acme One.")
    expect(entry.get_by_label("Una placa")).to_be_visible()
    sheet.get_by_role("link", name="English").click()
    expect(entry).to_contain_text("The file names the device: Acme One.")


def test_axe_and_the_boxes_find_nothing_in_photos(sheet: Page) -> None:
    attach(sheet, ("cut.jpg", made.with_thumbnail(made.colours())), ("bad.jpg", b"x"), ("report.png", REPORT))
    after(sheet, lambda: sheet.get_by_label("A badge").first.check())
    assert faults(sheet) == []
    sheet.get_by_role("link", name="Español").click()
    expect(sheet.get_by_label("Una placa").first).to_be_checked()
    assert faults(sheet) == []
    sheet.get_by_role("link", name="English").click()
    expect(sheet.get_by_label("A badge").first).to_be_checked()


def test_nothing_of_photos_is_fetched_before_the_first_answer(open_page: Open, host: Host) -> None:
    host.broken.add("pyodide/start.bin")
    assert attribute(open_page(), "data-state") == "error"  # so no answer ever came
    assert not set(host.requests) & later()


def later() -> set[str]:
    """What the build's list keeps out of the start."""
    files = json.loads((SITE / "files.json").read_text())["files"]
    return {name for name, facts in files.items() if facts.get("later")}


def test_words_are_read_offline(open_page: Open, host: Host) -> None:
    kept(open_page())
    assert later() <= set(host.requests) and "ocr/english.bin" in later()
    host.stop()
    page = open_page()
    attach(page, ("report.png", REPORT))
    expect(page.locator("#photos")).to_contain_text(re.compile("Case number 24-012345"))


def test_a_file_that_comes_before_its_reader_waits_for_it(host: Host, page: Page) -> None:
    page.goto(host.url, wait_until="commit")  # Python is not there yet either
    page.locator("#photo-files").set_input_files({"name": "a.jpg", "mimeType": "", "buffer": made.saved("JPEG")})
    expect(page.locator("#photos")).to_contain_text("Acme One", timeout=60_000)
