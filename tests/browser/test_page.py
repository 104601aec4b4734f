"""The page in a real Chromium: what an officer does, and what must be true of it."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from conftest import ROOT
from steps import SELECTED, SHOWN, Case, after, attribute, cards, draft, put, quiet, typed, until

Open = Callable[[], Page]
MOMENT = {"posting_at": "2026-03-04T14:10", "shift": ["2026-03-04T07:00", "2026-03-04T15:00"]}
GUARDS = {
    "autocomplete": "off",
    "autocorrect": "off",
    "autocapitalize": "off",
    "spellcheck": "false",
    "writingsuggestions": "false",
    "translate": "no",
    "data-gramm": "false",
    "data-lt-active": "false",
}


def corpus(name: str, count: int) -> list[dict[str, Any]]:
    """The first posts of a corpus file."""
    lines = (ROOT / "tests/corpus" / name).read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines[:count]]


def batch(posts: list[dict[str, Any]], folder: Path) -> dict[str, list[Any]]:
    """What `python -m secondlook batch` finds in the posts: id -> sorted [rule, severity, quote]."""
    file = folder / "posts.jsonl"
    file.write_text("\n".join(json.dumps(post) for post in posts), "utf-8")
    command = [sys.executable, "-m", "secondlook", "batch", str(file)]
    alone = {"PYTHONPATH": str(ROOT / "py"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, capture_output=True, cwd=ROOT, env=alone, check=True)
    answers = [json.loads(line) for line in done.stdout.decode().splitlines()]
    return {answer["id"]: sorted(triples(answer["findings"])) for answer in answers}


def triples(findings: list[dict[str, Any]]) -> set[tuple[str, str, str]]:
    """Rule, severity and words of each finding of `batch`, and each pair of rule and severity without words."""
    worded = {(f["rule"], f["severity"], f["quote"]) for f in findings if f["start"] is not None}
    return worded | {(f["rule"], f["severity"], "") for f in findings}


def shown(page: Page) -> list[tuple[str, str, str]]:
    """The same of the cards on the page."""
    rows = page.evaluate(SHOWN)
    found = {(row["rule"], row["severity"], words) for row in rows for words in ("", *row["quotes"])}
    return sorted({row if row[0] != "page-notices" else (*row[:2], "") for row in found})


def choose(page: Page, name: str, value: str) -> None:
    """Press a radio button of the situation, if it is not set."""
    radio = page.locator(f"input[name={name}][value={value}]")
    if not radio.is_checked():
        radio.check()
        quiet(page)


def at_work(page: Page) -> None:
    """Post at a set time, within a shift."""
    choose(page, "when", "set")
    page.fill("#post-date", "2026-03-04")
    page.fill("#post-time", "14:10")
    page.fill("#shift-from", "07:00")
    page.fill("#shift-to", "15:00")
    quiet(page)


def test_the_cards_are_those_of_batch(sheet: Page, tmp_path: Path) -> None:
    page = sheet
    at_work(page)
    posts = [post | {"context": MOMENT} for name in ("tuning-a", "tuning-b") for post in corpus(f"{name}.jsonl", 20)]
    found = batch(posts, tmp_path)
    for post in posts:
        choose(page, "account", post.get("account", "personal"))
        choose(page, "kind", post.get("kind", "post"))
        typed(page, post["text"])
        assert shown(page) == found[post["id"]], post["id"]


def test_an_empty_page_says_what_to_do_and_shows_no_card(sheet: Page) -> None:
    page = sheet
    expect(page.locator("#empty")).to_be_visible()
    assert cards(page).count() == 0


def test_nothing_found_is_never_called_safe(sheet: Page) -> None:
    page = sheet
    typed(page, "Made chili. Nine degrees out.")
    expect(page.locator("#nothing")).to_contain_text("These rules found nothing to point at. The Order still applies.")
    words = page.locator("body").inner_text().lower()
    assert not any(word in words for word in ("safe ", "violation", "score", "✓", "✅", "compliant"))


def test_an_answer_settles_a_card_which_folds_and_stays(sheet: Page, case: Case) -> None:
    page = sheet
    typed(page, case.text)
    expect(cards(page)).to_have_count(1)
    after(page, lambda: cards(page).locator(f"input[value={case.answer}]").check())
    expect(cards(page)).to_have_attribute("data-severity", "note")
    expect(cards(page)).to_contain_text("Settled by your answer. You said:")
    expect(cards(page).locator("fieldset")).to_be_hidden()
    cards(page).get_by_role("button", name="Show this point").click()
    expect(cards(page).locator(f"input[value={case.answer}]")).to_be_checked()


def test_each_person_named_has_a_question_and_one_answer_settles_only_one(sheet: Page) -> None:
    page = sheet
    typed(page, "Sgt. Ruiz and Ofc. Lee just made detective.")
    expect(cards(page).locator("fieldset")).to_have_count(2)
    lee = cards(page).get_by_role("group", name="Did Lee agree to be named as a member of the Department?")
    after(page, lambda: lee.get_by_label("Yes, they agreed").press("Space"))
    expect(lee.get_by_label("Yes, they agreed")).to_be_focused()
    assert [card.get_attribute("data-severity") for card in cards(page).all()] == ["ask", "note"]
    expect(cards(page).first.locator("legend")).to_have_text(re.compile("Did Ruiz agree"))


def test_an_answer_lasts_for_the_visit_until_it_is_cleared(sheet: Page, case: Case) -> None:
    page = sheet
    typed(page, case.text)
    after(page, lambda: cards(page).locator(f"input[value={case.answer}]").check())
    typed(page, f"Second try. {case.text}")
    expect(cards(page)).to_have_attribute("data-severity", "note")
    page.get_by_role("button", name="Finish and clear").click()
    quiet(page)
    typed(page, case.text)
    assert cards(page).get_attribute("data-severity") != "note"


def test_finish_and_clear_leaves_nothing_that_undo_could_bring_back(sheet: Page, case: Case) -> None:
    page = sheet
    at_work(page)
    typed(page, case.text)
    draft(page).press_sequentially(" secret")
    page.get_by_role("button", name="Finish and clear").click()
    expect(page.locator("#said")).to_have_text("Cleared. Nothing was kept.")
    draft(page).focus()
    for _ in range(5):
        page.keyboard.press("Control+z")
    expect(draft(page)).to_have_value("")
    assert cards(page).count() == 0 and page.locator("#marked").inner_text() == ""
    assert page.locator("#shift-from").input_value() == "" and page.locator("input[value=now]").is_checked()
    assert case.quote not in page.content()


def test_back_shows_nothing(sheet: Page, case: Case) -> None:
    page = sheet
    typed(page, case.text)
    page.goto("about:blank")
    page.go_back(wait_until="commit")
    page.wait_for_selector("html[data-state=ready]", state="attached")
    expect(draft(page)).to_have_value("")
    assert case.quote not in page.content()


def test_the_draft_is_in_no_title_address_or_storage(sheet: Page, case: Case) -> None:
    page = sheet
    typed(page, case.text)
    kept = page.evaluate(
        "() => JSON.stringify([document.title, location.href, {...localStorage}, {...sessionStorage}])"
    )
    assert case.quote not in kept and page.title() == "Second Look"


@pytest.mark.parametrize("before", ["", "👮🏽‍♀️ ", "𝐀 \u202eabc\u202c ", "नमस्ते é\u0301 ", "a\n\n😀\t"])
def test_show_in_text_selects_exactly_the_words(sheet: Page, case: Case, before: str) -> None:
    page = sheet
    typed(page, before + case.text)
    expect(cards(page)).to_have_count(1)
    cards(page).get_by_role("button", name="Show in text").click()
    until(lambda: page.evaluate(SELECTED) == case.quote)
    page.get_by_role("button", name="Back to point 1").click()
    expect(cards(page).get_by_role("heading")).to_be_focused()


def test_show_in_text_scrolls_a_long_draft_to_the_words(sheet: Page, case: Case) -> None:
    page = sheet
    typed(page, "A quiet line.\n" * 200 + case.text)
    cards(page).get_by_role("button", name="Show in text").click()
    until(lambda: page.evaluate(SELECTED) == case.quote)
    assert page.evaluate("() => document.querySelector('#draft').scrollTop") > 1000


def test_a_number_in_the_marked_copy_leads_to_its_card(sheet: Page, case: Case) -> None:
    page = sheet
    typed(page, case.text)
    expect(page.locator("#marked mark").first).to_have_text(case.quote)
    page.locator("#marked").get_by_role("button", name="Point 1").click()
    expect(cards(page).get_by_role("heading")).to_be_focused()


def test_signs_of_every_plane_come_through_whole(sheet: Page, case: Case) -> None:
    page = sheet
    signs = "".join(chr(plane << 16 | low) for plane in range(17) for low in (0x41, 0x263A, 0xF600, 0xFFFD))
    put(page, f"{signs} {case.text}")
    assert case.quote in [row for card in page.evaluate(SHOWN) for row in card["quotes"]]
    last = cards(page).filter(has_text=case.quote).get_by_role("button", name="Show in text").last
    last.click()
    until(lambda: page.evaluate(SELECTED) == case.quote)


@pytest.mark.parametrize(
    "junk", ["\x00\x01\x02\x7f", "\ud800 half \udc00", "\ufeff\u202e\u2066\u200d", "<img src=x>" * 50]
)
def test_junk_gets_an_answer_and_is_only_text(sheet: Page, case: Case, junk: str) -> None:
    page = sheet
    put(page, f"{junk} {case.text}")
    assert attribute(page, "data-state") == "ready"
    assert page.locator("#marked img, #cards img").count() == 0
    assert case.quote in [quote for card in page.evaluate(SHOWN) for quote in card["quotes"]]


LENGTH = "() => document.querySelector('#draft').textLength"


def test_of_a_megabyte_the_beginning_is_read_the_page_says_so_and_typing_goes_on(sheet: Page, case: Case) -> None:
    page = sheet
    put(page, f"{case.text} {'word 😀 ' * 130_000} {case.text}")
    told = re.compile(r"1,040,\d+ characters. Only the first [019]+,\d+ were read. Check the rest by itself.")
    expect(page.locator("#plain")).to_contain_text(told)
    expect(page.get_by_role("status").first).to_contain_text("Only the first")
    expect(cards(page)).to_have_count(1)
    length = page.evaluate(LENGTH)
    after(page, cards(page).locator("[data-out]").first.click)
    expect(cards(page)).to_have_count(0)
    assert length - len(case.text) - 2 <= page.evaluate(LENGTH) < length  # that sentence has gone and nothing else
    typed(page, "Made chili.")
    expect(page.locator("#plain")).to_be_hidden()
    expect(cards(page)).to_have_count(0)


def test_a_flood_of_marks_does_not_freeze_the_page(sheet: Page, case: Case) -> None:
    page = sheet
    put(page, f"{case.text}\n\n" * (20_000 // len(case.text)))
    until(lambda: cards(page).count() > 0)
    assert page.locator("#marked mark").count() <= 400
    typed(page, "Made chili.")
    assert cards(page).count() == 0


def test_only_answers_to_the_newest_draft_are_shown(sheet: Page, case: Case) -> None:
    page = sheet
    page.evaluate("""() => { window.pairs = []; new MutationObserver(() => window.pairs.push([
      document.querySelector('#draft').value, document.querySelector('#marked').innerText.length > 0,
      document.querySelector('#cards').children.length])).observe(
        document.documentElement, {attributes: true, attributeFilter: ['data-checked']}) }""")
    draft(page).press_sequentially(f"{case.text} ", delay=5)
    quiet(page)
    typed(page, "Made chili.")
    pairs = page.evaluate("() => window.pairs")
    assert pairs[-1] == ["Made chili.", False, 0]
    assert all(count == 0 for text, _, count in pairs if len(text) < 3)


def test_the_language_changes_in_place_and_only_the_address_remembers(sheet: Page, case: Case) -> None:
    page = sheet
    typed(page, case.text)
    after(page, lambda: page.get_by_role("link", name="Español").click())
    assert page.url.removesuffix("#check").endswith("?lang=es") and attribute(page, "lang") == "es"
    expect(page.get_by_role("textbox", name="Su borrador")).to_have_value(case.text)
    expect(cards(page).get_by_role("button", name="Mostrar en el texto").first).to_be_visible()
    page.reload(wait_until="commit")
    page.wait_for_selector("html[data-state=ready]", state="attached", timeout=60_000)
    expect(page.get_by_role("button", name="Terminar y borrar")).to_be_visible()
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("button", name="Finish and clear")).to_be_visible()


def test_copy_gives_the_plain_text(sheet: Page, case: Case) -> None:
    page = sheet
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    typed(page, f"😀 {case.text}")
    page.get_by_role("button", name="Copy text").click()
    expect(page.locator("#said")).to_have_text("Copied to this device's clipboard.")
    assert page.evaluate("() => navigator.clipboard.readText()") == f"😀 {case.text}"


def test_every_editable_field_turns_writing_helpers_off(sheet: Page) -> None:
    page = sheet
    for name, value in GUARDS.items():
        expect(draft(page)).to_have_attribute(name, value)
    for field in page.locator("input:not([type=radio], [type=checkbox])").all():
        assert field.get_attribute("autocomplete") == "off" and field.get_attribute("spellcheck") == "false"
    assert page.locator("form").get_attribute("autocomplete") == "off"


def focused(page: Page) -> str:
    """A short name of what has the focus."""
    return str(
        page.evaluate(
            "() => { const e = document.activeElement; return e.id || e.value || e.dataset.slot || e.tagName }"
        )
    )


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the focus is there."""
    for _ in range(60):
        if focused(page) == name:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not lead to {name}")


def test_the_whole_task_by_keyboard_alone(open_page: Open, case: Case) -> None:
    page = open_page()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the skip link
    until(lambda: focused(page) == "draft")
    after(page, lambda: page.keyboard.insert_text(case.text))
    page.keyboard.press("Tab")
    radio = cards(page).locator("input").first
    for _ in range(60):
        if radio.evaluate("radio => radio === document.activeElement"):
            break
        page.keyboard.press("Tab")
    after(page, lambda: page.keyboard.press("Space"))
    expect(cards(page).locator("fieldset")).to_be_visible()  # it does not fold under the fingers
    expect(cards(page).locator("input:checked")).to_be_focused()
    tab_to(page, "finish")
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_have_text("Cleared. Nothing was kept.")
    assert focused(page) == "draft"


def test_counts_are_said_politely_once_typing_rests(sheet: Page, case: Case) -> None:
    page = sheet
    typed(page, case.text)
    expect(page.get_by_role("status")).to_contain_text("1 thing to look at")


@pytest.mark.parametrize(("width", "height"), [(320, 256), (320, 640), (390, 844), (1280, 900), (3840, 2160)])
def test_nothing_has_to_be_scrolled_sideways(sheet: Page, case: Case, width: int, height: int) -> None:
    page = sheet
    page.set_viewport_size({"width": width, "height": height})
    typed(page, f"{case.text} {'x' * 400}")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
