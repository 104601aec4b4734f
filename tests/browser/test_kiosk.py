"""`?kiosk`: language first, the clock confirmed, a warning that can be answered, and a reset that leaves nothing."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from conftest import STARTED, Host, few_rules
from faults import faults
from steps import cards, draft, kept, quiet, typed, until

IDLE, WARNING = 90, 30  # seconds, as rules.json has them


@pytest.fixture
def kiosk(host: Host, context: BrowserContext) -> Iterator[Page]:
    """The page on a kiosk that an officer has just walked up to."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(host.url + "?kiosk", wait_until="commit")
    page.wait_for_selector(STARTED, state="attached", timeout=60_000)
    yield page


def button(page: Page, name: str) -> Locator:
    """A button by its words."""
    return page.get_by_role("button", name=name, exact=True)


def walk_up(page: Page) -> None:
    """Choose English and agree with the clock."""
    button(page, "English").click()
    button(page, "Yes").click()


def wait_idle(page: Page, seconds: int) -> None:
    """Let time pass with nobody there."""
    page.clock.fast_forward(seconds * 1000)


def test_language_and_clock_come_first_and_a_wrong_clock_can_be_put_right(kiosk: Page) -> None:
    page = kiosk
    expect(page.locator("#kiosk-welcome")).to_be_visible()
    expect(button(page, "English")).to_be_focused()
    assert faults(page) == []
    button(page, "Español").click()
    expect(page.locator("#kiosk-welcome h2")).to_contain_text("Este equipo dice")
    assert faults(page) == []
    button(page, "No").click()
    assert faults(page) == []
    page.get_by_label("Fecha").last.fill("2026-03-04")
    page.locator("#kiosk-welcome").get_by_label("Hora").fill("22:40")
    button(page, "Seguir").click()
    expect(page.locator("#kiosk-welcome")).to_be_hidden()
    page.locator("#shift-from").fill("22:00")
    page.locator("#shift-to").fill("06:00")
    page.get_by_label("Su borrador").fill("Una noche tranquila en casa.")
    quiet(page)
    expect(page.locator('#cards > li[data-rule="duty-hours"]')).to_have_count(1)
    assert faults(page) == []
    page.locator("#finish").click()
    quiet(page)
    expect(button(page, "English")).to_be_focused()
    walk_up(page)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert "kiosk" in page.url


def test_idle_is_warned_of_can_be_answered_again_and_again_and_ends_in_a_reset(kiosk: Page) -> None:
    page = kiosk
    walk_up(page)
    typed(page, "Sgt. Ruiz and I are on duty tonight.")
    page.evaluate("() => navigator.clipboard.writeText('copied by the officer before')")
    page.get_by_label("Empty the clipboard too").check()
    assert faults(page) == []
    kept(page)  # the end of the start is told in real time
    page.clock.install()
    for _ in range(3):
        page.keyboard.press("Shift")
        wait_idle(page, IDLE + 2)
        expect(page.locator("#kiosk-warning p")).to_contain_text("seconds", timeout=10_000)
        assert 20 <= int("".join(filter(str.isdigit, page.locator("#kiosk-warning p").inner_text()))) <= WARNING
        expect(button(page, "I am still here")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("#kiosk-warning")).to_be_hidden()
        expect(draft(page)).to_have_value("Sgt. Ruiz and I are on duty tonight.")
    wait_idle(page, IDLE + 2)
    expect(page.locator("#kiosk-warning p")).to_contain_text("seconds", timeout=10_000)
    assert faults(page) == []
    wait_idle(page, WARNING + 2)
    expect(page.locator("#kiosk-welcome")).to_be_visible()
    expect(page.locator("#draft")).to_have_value("")
    expect(cards(page)).to_have_count(0)
    until(lambda: page.evaluate("() => navigator.clipboard.readText()") == "")
    button(page, "Español").click()
    button(page, "Sí").click()
    wait_idle(page, IDLE + 2)
    expect(page.locator("#kiosk-warning p")).to_contain_text("segundos", timeout=10_000)
    assert faults(page) == []


NEXT_AT_ONCE = """lang => {
  document.querySelector('#finish').click();
  document.querySelector(`#kiosk-welcome button[lang=${lang}]`).click();
}"""


def test_the_next_officer_may_press_in_the_same_moment_and_asks_nothing_of_the_browser(host: Host, page: Page) -> None:
    page.goto(host.url + "?kiosk", wait_until="commit")
    page.wait_for_selector(STARTED, state="attached", timeout=60_000)
    page.evaluate("() => { navigator.clipboard.writeText = () => new Promise(() => {}) }")  # a question never answered
    walk_up(page)
    for lang, clock in (("es", "Este equipo dice"), ("en", "This device says"), ("es", "Este equipo dice")):
        page.locator("#draft").fill("Sgt. Ruiz and I are on duty tonight.")
        page.locator(".bar input").check()
        page.evaluate(NEXT_AT_ONCE, lang)
        expect(page.locator("#kiosk-welcome h2")).to_contain_text(clock)
        page.locator("#kiosk-welcome button").first.click()
        expect(page.locator("#draft")).to_have_value("")
        expect(page.locator("html")).to_have_attribute("lang", lang)


def test_finish_is_in_sight_in_every_part_and_there_is_no_file_picker_and_no_print(kiosk: Page) -> None:
    page = kiosk
    walk_up(page)
    for view in ("covers", "rules", "practice", "privacy", "check"):
        page.locator(f'.views a[href="#{view}"]').click()
        expect(page.locator(f"#view-{view}")).to_be_visible()
        expect(page.locator("#finish")).to_be_in_viewport()
        assert page.locator("input[type=file]:visible").count() == 0
    page.emulate_media(media="print")
    expect(page.locator("body")).to_be_hidden()
    page.emulate_media(media="screen")
    assert float(page.evaluate("() => parseFloat(getComputedStyle(document.documentElement).fontSize)")) >= 20


def test_the_rules_can_make_every_visit_a_kiosk_and_allow_printing(host: Host, page: Page) -> None:
    few_rules(host, kiosk={"always": True, "print": True})
    page.goto(host.url, wait_until="commit")
    expect(page.locator("#kiosk-welcome")).to_be_visible(timeout=60_000)
    walk_up(page)
    expect(page.locator("html")).to_have_attribute("data-kiosk", "print")
    page.emulate_media(media="print")
    expect(page.locator("body")).to_be_visible()
