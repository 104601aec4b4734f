"""From paste to copy, as an officer does it: safer wordings, undo, what is set aside, and the states of the page."""

import json
import time
from collections.abc import Callable
from statistics import median
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import STARTED, Host
from steps import after, attribute, cards, draft, quiet, typed

Open = Callable[[], Page]
NAMED = "Home at last. Congrats to Sgt. Maria Ruiz! What a week."
SWORE = "Home at last. What the fuck. Good night."
POLISH = "Dzisiaj na służbie było bardzo spokojnie, ale wieczorem zatrzymaliśmy kierowcę, który nie miał prawa jazdy."
THREE = [
    "Mid-shift and bored. Congrats to Sgt. Ana Sample on B squad! They arrested the bakery guy today. He's guilty.",
    "Shoutout to Ofc. Bo Diaz. Ladies, his cell is 203-555-0191. What the fuck, it is cold.",
    "Sgt. Oduya parks like a king. It is all in case 26-004417. Write to me at dsterling@newhavenct.gov!",
    "Felicidades a la detective Rivera. Qué puta madre de frío. Su celular es 203-555-0191.",
    "Posting from the cruiser, on duty till 7. Ofc. Ann Lee got lost again. New profile pic in my dress blues.",
]
PRESS, LOOK = 1.1, 3.0
"""Seconds for a tap after Card, Moran and Newell's keystroke-level model, and for reading the head of a card."""


def by_title(page: Page, name: str) -> None:
    """Press the first button of that name in the cards."""
    cards(page).get_by_role("button", name=name, exact=True).first.click()


def taps_to_settle(page: Page) -> int:
    """Deal with every card by the shortest way, from the first to the last; the number of taps."""
    for taps in range(12):
        waiting = page.locator("li.card:not([data-severity=note])")
        if waiting.count() == 0:
            return taps
        card = waiting.first
        use, answers = card.locator("[data-use]"), card.locator("fieldset input")
        press = use.first if use.count() else (answers.first if answers.count() else card.locator("[data-out]").first)
        after(page, press.click)
    raise AssertionError("the cards do not come to an end")


def test_a_draft_with_three_findings_takes_few_taps_and_seconds(sheet: Page, capsys: Any) -> None:
    page = sheet
    page.set_viewport_size({"width": 390, "height": 844})
    taps, seconds = [], []
    for text in THREE:
        page.locator("#finish").click()
        quiet(page)
        begun = time.monotonic()
        typed(page, text)
        count = cards(page).count()
        assert count >= 3, text
        presses = 1 + taps_to_settle(page) + 1  # paste and copy
        page.get_by_role("button", name="Copy text").click()
        taps.append(presses)
        seconds.append(time.monotonic() - begun + presses * PRESS + count * LOOK)
    with capsys.disabled():
        print(f"\nthree findings, paste to copy: median {median(taps)} taps, {median(seconds):.1f} s (taps {taps})")
    assert median(taps) <= 6 and median(seconds) <= 20


def test_use_this_changes_the_words_and_the_browsers_own_undo_takes_it_back(sheet: Page) -> None:
    page = sheet
    typed(page, NAMED)
    expect(cards(page).locator(".sides del")).to_have_text("Sgt. Maria Ruiz")
    expect(cards(page).locator(".sides ins")).to_have_text("a colleague")
    after(page, lambda: by_title(page, "Use this"))
    expect(draft(page)).to_have_value("Home at last. Congrats to a colleague! What a week.")
    assert cards(page).count() == 0
    draft(page).focus()
    after(page, lambda: page.keyboard.press("Control+z"))
    expect(draft(page)).to_have_value(NAMED)
    expect(cards(page)).to_have_count(1)


def test_undo_is_a_press_as_well_and_goes_when_the_words_have_changed(sheet: Page) -> None:
    page = sheet
    typed(page, SWORE)
    after(page, lambda: by_title(page, "Leave it out"))
    expect(draft(page)).to_have_value("Home at last. Good night.")
    after(page, lambda: page.locator("#undo").click())
    expect(draft(page)).to_have_value(SWORE)
    expect(page.locator("#undo")).to_be_hidden()
    after(page, lambda: by_title(page, "Use this"))
    typed(page, "Something else.")
    expect(page.locator("#undo")).to_be_hidden()


def test_the_focus_stays_with_the_cards_after_a_change(sheet: Page) -> None:
    page = sheet
    typed(page, THREE[0])
    after(page, lambda: cards(page).nth(1).locator("[data-use]").click())
    expect(cards(page).nth(1).get_by_role("heading", level=3)).to_be_focused()
    typed(page, SWORE)
    after(page, lambda: by_title(page, "Use this"))
    expect(page.locator("#summary")).to_be_focused()


def test_keep_mine_asks_no_more_until_finish(sheet: Page) -> None:
    page = sheet
    typed(page, NAMED)
    by_title(page, "Keep mine")
    expect(cards(page).locator(".offers")).to_be_hidden()
    expect(cards(page)).to_have_count(1)
    page.locator("#finish").click()
    quiet(page)
    typed(page, NAMED)
    expect(cards(page).locator(".offers")).to_be_visible()


def set_aside(page: Page, reason: str) -> None:
    """Say of the first card that it is not this."""
    cards(page).first.get_by_text("Not this", exact=True).click()
    after(page, lambda: by_title(page, reason))


def test_not_this_folds_the_card_and_its_mark_until_the_words_change(sheet: Page) -> None:
    page = sheet
    typed(page, SWORE)
    set_aside(page, "I am quoting")
    expect(cards(page)).to_contain_text("Set aside. I am quoting")
    expect(cards(page).locator(".clause")).to_be_hidden()
    expect(page.locator("#marked mark")).to_have_attribute("data-severity", "note")
    expect(page.locator("#summary")).to_have_text(
        "You have dealt with what these rules found. The Order still applies."
    )
    typed(page, f"Well. {SWORE}")
    expect(cards(page)).to_contain_text("Set aside")
    typed(page, SWORE.replace("fuck", "fucking hell"))
    expect(cards(page)).not_to_contain_text("Set aside")


def test_what_was_set_aside_comes_back_by_a_press_and_with_finish(sheet: Page) -> None:
    page = sheet
    typed(page, SWORE)
    set_aside(page, "Another reason")
    by_title(page, "Show this point")
    after(page, lambda: by_title(page, "Look at it again"))
    expect(cards(page)).to_have_attribute("data-severity", "flag")
    set_aside(page, "Another reason")
    page.locator("#finish").click()
    quiet(page)
    typed(page, SWORE)
    expect(cards(page)).to_have_attribute("data-severity", "flag")


MARKED = """() => ['flag', 'ask', 'note'].map(kind => [...CSS.highlights.get(kind) ?? []].map(range =>
  document.querySelector('#draft').value.slice(range.startOffset, range.endOffset)).sort())"""


def test_the_words_are_marked_in_the_text_area_itself(sheet: Page) -> None:
    page = sheet
    typed(page, f"😀 {THREE[0]}")
    assert page.evaluate(MARKED) == [["He's guilty"], ["Mid-shift", "Sgt. Ana Sample on B squad"], []]
    set_aside(page, "I am quoting")
    assert page.evaluate(MARKED) == [["He's guilty"], ["Sgt. Ana Sample on B squad"], ["Mid-shift"]]
    page.locator("#finish").click()
    quiet(page)
    assert page.evaluate(MARKED) == [[], [], []]


def test_a_browser_without_such_marks_has_the_marked_copy_before_the_cards(page: Page, host: Host) -> None:
    page.add_init_script("delete HTMLTextAreaElement.prototype.createValueRange")
    page.goto(host.url, wait_until="commit")
    page.wait_for_selector(STARTED, state="attached", timeout=60_000)
    typed(page, SWORE)
    expect(page.locator("#marked mark")).to_have_text("fuck")
    copy, first = page.locator("#marked").bounding_box(), cards(page).first.bounding_box()
    assert copy and first and copy["y"] < first["y"]


CALLED = """() => navigation.addEventListener('navigate', event => {
  document.documentElement.dataset.called = `${event.destination.url} ${event.defaultPrevented}`;
  event.preventDefault() }, {once: true})"""
"""Writes down what is called and whether the page forbids it; the call itself is not made."""


def test_a_draft_in_a_crisis_shows_whom_to_call_and_no_clause(sheet: Page) -> None:
    page = sheet
    typed(page, "Some nights I feel that I can't go on.")
    expect(page.locator("#first-box")).to_contain_text("988")
    expect(page.locator("#first-box")).to_contain_text("peer support")
    page.evaluate(CALLED)
    page.get_by_role("link", name="988", exact=True).click()
    assert attribute(page, "data-called") == "tel:988 false"
    assert cards(page).count() == 0
    expect(page.locator("#nothing")).to_be_hidden()
    expect(page.locator("#said")).to_contain_text("988")
    typed(page, "This shift is killing me.")
    expect(page.locator("#first-box")).to_be_hidden()


def test_another_language_is_named_instead_of_nothing_found(sheet: Page) -> None:
    page = sheet
    typed(page, POLISH)
    expect(page.locator("#other-language")).to_contain_text("Polish. The rules read English and Spanish, so")
    expect(page.locator("#nothing")).to_be_hidden()
    typed(page, "A quiet night.")
    expect(page.locator("#other-language")).to_be_hidden()
    expect(page.locator("#nothing")).to_be_visible()


def test_an_about_text_of_a_department_page_gets_its_seven_notices_by_presses(sheet: Page) -> None:
    page = sheet
    page.locator("input[value=page]").check()
    expect(page.locator("#page-hint")).to_be_visible()
    page.locator("input[value=department]").check()
    expect(page.locator("#page-hint")).to_be_hidden()
    typed(page, "We are the police.")
    notices = page.locator("li.card[data-rule=page-notices]")
    for left in range(7, 0, -1):
        expect(notices.locator("[data-insert]")).to_have_count(left)
        after(page, lambda: notices.locator("[data-insert]").first.click())
    expect(notices).to_have_count(0)
    assert len(draft(page).input_value().splitlines()) == 8


def test_words_in_another_language_than_the_pages_say_so(sheet: Page) -> None:
    page = sheet
    typed(page, "Por fin en casa. Felicidades a la detective Rivera. Qué semana tan larga.")
    card = cards(page).first
    for words in (card.locator("q").first, card.locator(".sides dd").last):
        expect(words).to_have_attribute("lang", "es")
    expect(card.get_by_role("heading", level=3)).not_to_have_attribute("lang", "es")
    page.locator("input[value=department]").check()
    after(page, page.locator("input[value=page]").check)
    expect(page.locator("li.card[data-rule=page-notices] .part p").first).to_have_attribute("lang", "es")


def test_an_example_shows_what_the_page_does(sheet: Page) -> None:
    page = sheet
    after(page, lambda: page.get_by_role("button", name="A draft with points").click())
    expect(page.locator("#summary")).to_have_text("3 things to look at")
    expect(page.locator("#counts")).to_contain_text("1 the Order names")
    page.locator("#finish").click()
    quiet(page)
    after(page, lambda: page.get_by_role("button", name="A quiet draft").click())
    expect(page.locator("#nothing")).to_be_visible()


def test_the_situation_says_itself_in_one_line_and_lasts_for_the_visit(sheet: Page) -> None:
    page = sheet
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator("#facts")).to_have_text("a post, now, no shift given")
    page.locator("#more-about summary").click()
    page.locator("input[value=repost]").check()
    page.fill("#shift-from", "07:00")
    page.fill("#shift-to", "15:00")
    expect(page.locator("#facts")).to_have_text("a repost, now, shift 07:00 to 15:00")
    typed(page, "Nice day.")
    expect(page.locator("#reminders")).to_contain_text("Sharing someone's words counts as speech of your own")
    typed(page, "Another draft.")
    assert page.locator("#shift-from").input_value() == "07:00"
    page.locator("#finish").click()
    expect(page.locator("#facts")).to_have_text("a post, now, no shift given")
    page.locator("#more-about summary").click()


MANY_PRESSES = """() => { const finish = document.querySelector('#finish');
  for (let press = 0; press < 6; press++) finish.click() }"""


def test_finish_pressed_many_times_at_once_leaves_the_page_alive(sheet: Page) -> None:
    typed(sheet, THREE[0])
    sheet.evaluate(MANY_PRESSES)
    quiet(sheet)
    expect(draft(sheet)).to_have_value("")
    typed(sheet, THREE[0])
    expect(cards(sheet)).to_have_count(3)


COVERED = """() => { const bar = document.querySelector('.bar').getBoundingClientRect(), all = document.activeElement;
  const box = all.getBoundingClientRect();
  return !document.querySelector('.bar').contains(all) && all !== document.body && box.bottom > bar.top + 1
    && box.top < bar.bottom ? (all.id || all.outerHTML.slice(0, 90)) : '' }"""


def test_the_bar_at_the_foot_never_lies_over_what_has_the_focus(sheet: Page) -> None:
    page = sheet
    page.set_viewport_size({"width": 390, "height": 844})
    typed(page, THREE[0])
    draft(page).focus()
    covered = set()
    for _ in range(45):
        page.keyboard.press("Tab")
        covered.add(page.evaluate(COVERED))
    assert covered == {""}


def test_paper_has_the_points_and_the_draft_only_where_it_is_ticked(sheet: Page) -> None:
    page = sheet
    typed(page, f"{SWORE} {NAMED}")
    page.emulate_media(media="print")
    expect(cards(page).get_by_role("heading", level=3).first).to_be_visible()
    expect(cards(page).locator(".clause").first).to_be_visible()
    expect(page.locator("#checklist li").first).to_be_visible()
    printed = page.locator("body").inner_text()
    assert not any(word in printed for word in ("fuck", "Ruiz", "Home at last"))
    expect(draft(page)).to_be_hidden()
    page.emulate_media(media="screen")
    page.locator("#printing summary").click()
    page.get_by_label("Print my draft too").check()
    page.emulate_media(media="print")
    expect(draft(page)).to_be_visible()
    expect(cards(page).locator(".quotes q").first).to_have_text("fuck")
    page.emulate_media(media="screen")
    page.locator("#printing summary").click()


SHIFTS = """() => new Promise(done => new PerformanceObserver(list => done(
  list.getEntries().reduce((sum, entry) => sum + entry.value, 0))).observe({type: 'layout-shift', buffered: true})
  || setTimeout(() => done(0), 300))"""


@pytest.mark.parametrize(("width", "lang"), [(390, "en"), (390, "es"), (1280, "en")])
def test_nothing_jumps_while_the_page_comes_up(browser: Browser, host: Host, width: int, lang: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844})
    page = context.new_page()
    page.goto(f"{host.url}?lang={lang}", wait_until="commit")
    page.wait_for_selector(STARTED, state="attached", timeout=60_000)
    quiet(page)
    shifted = page.evaluate(SHIFTS)
    context.close()
    assert shifted <= 0.05  # 0.1 and less is called good


LATER = """(moment => { const ahead = new Date(moment) - Date.now(); globalThis.Date = class extends Date {
  constructor(...rest) { rest.length ? super(...rest) : super(Date.now()) }
  static now() { return super.now() + ahead } } })"""


def test_old_rules_say_so_and_new_ones_do_not(page: Page, host: Host) -> None:
    reviewed = json.loads((host.folder / "rules.json").read_text("utf-8"))["review"]["date"]
    page.add_init_script(f"{LATER}('{int(reviewed[:4]) + 2}{reviewed[4:]}T12:00:00')")
    page.goto(host.url, wait_until="commit")
    page.wait_for_selector(STARTED, state="attached", timeout=60_000)
    expect(page.locator("#old")).to_contain_text("24 months ago. Ask for a newer copy.")
    after(page, lambda: page.get_by_role("link", name="Español").click())
    expect(page.locator("#old")).to_contain_text("hace 24 meses")
    assert attribute(page, "data-state") == "ready"
