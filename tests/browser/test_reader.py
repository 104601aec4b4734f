"""The second reader in a real Chromium: off until wanted, then it asks what no rule asks; offline too, and sealed."""

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import SITE, STARTED, Host, few_rules
from faults import faults
from steps import after, attribute, cards, kept, typed, until

IRONY = "Our sergeant could lose a race to a parked cruiser and put himself in for a medal."
TASKS = """() => { globalThis.tasks = [];
  new PerformanceObserver(list => tasks.push(...list.getEntries().map(task => task.duration)))
    .observe({ entryTypes: ['longtask'] }) }"""


@pytest.fixture
def wide(browser: Browser, host: Host) -> Iterator[Callable[[str], Page]]:
    """Opens the page at an address, in one profile."""
    context = browser.new_context(viewport={"width": 1280, "height": 2000})
    page = context.new_page()

    def visit(address: str = "") -> Page:
        page.goto(host.url + address, wait_until="commit")
        page.wait_for_selector(STARTED, state="attached", timeout=60_000)
        expect(page.locator("#second-box")).to_be_attached()
        return page

    yield visit
    context.close()


def read(page: Page, text: str) -> None:
    """Type a draft and wait until the second reader has read it."""
    typed(page, text)
    until(lambda: attribute(page, "data-reader") == "ready")


def test_it_comes_on_a_press_asks_follows_answers_and_works_sealed_and_offline(
    wide: Callable[[str], Page], host: Host
) -> None:
    page = wide("")
    kept(page)
    wanted = {name for name, facts in listed().items() if facts.get("wanted")}
    assert attribute(page, "data-reader") == "off" and wanted and not wanted & set(host.requests)
    typed(page, IRONY)
    assert cards(page).count() == 0
    page.locator("#second-box > summary").click()
    expect(page.locator(".second-stays")).to_contain_text("MB come once")
    page.get_by_label("Use a second reader").check()
    expect(page.locator("html")).to_have_attribute("data-reader", "ready", timeout=60_000)
    assert wanted <= set(host.requests) and "reader" in page.url
    card = page.locator("#cards > li[data-by=reader]")
    expect(card).to_have_attribute("data-rule", "workplace-disparagement")
    expect(card).to_have_attribute("data-severity", "ask")
    expect(card).to_contain_text("Only you can answer. From the second reader")
    expect(card.locator(".clause")).to_contain_text("4.16")
    assert faults(page) == []

    page = wide("?reader#privacy")
    until(lambda: attribute(page, "data-reader") == "ready")
    page.locator("#attack").click()
    expect(page.locator(".proof-table[data-done]")).to_be_attached(timeout=60_000)
    assert page.locator("[data-verdict=open]").count() == 0 and page.locator("[data-verdict=closed]").count() > 40

    host.stop()
    page = wide("?reader")
    expect(page.get_by_label("Use a second reader")).to_be_checked()
    until(lambda: attribute(page, "data-reader") == "ready")
    page.evaluate(TASKS)
    read(page, IRONY)
    expect(card).to_have_count(1)
    assert max(page.evaluate("() => tasks"), default=0) < 100  # on a quiet machine there is no long task at all
    typed(page, IRONY + " Coffee now.")
    expect(card).to_have_count(1)  # while it reads on, what it thought stays
    until(lambda: attribute(page, "data-reader") == "ready")
    card.locator("[data-slot=not-this] summary").click()
    after(page, lambda: card.locator("[data-slot=reasons] button").first.click())
    expect(card).to_have_attribute("data-settled", "aside")
    page.locator("#language").click()
    expect(card).to_contain_text("Del segundo lector")
    page.locator("#second").evaluate("box => box.click()")  # its box is closed
    expect(card).to_have_count(0)
    assert attribute(page, "data-reader") == "off" and "reader" not in page.url


def test_a_download_that_breaks_off_or_fails_is_told_in_one_sentence_and_can_be_tried_again(
    wide: Callable[[str], Page], host: Host
) -> None:
    page, failed = wide(""), "The second reader did not come. The rules work without it. Turn it on to try again."
    kept(page)
    page.locator("#second-box > summary").click()
    for faults_of_host in (host.cut, host.broken):
        faults_of_host.add("reader/model.bin")
        page.get_by_label("Use a second reader").check()
        expect(page.locator("#second-box [role=status]")).to_have_text(failed)
        expect(page.get_by_label("Use a second reader")).not_to_be_checked()
        typed(page, f"Sgt. Ruiz is an idiot. {len(host.requests)}")
        expect(cards(page).first).to_be_visible()
        faults_of_host.clear()
    page.get_by_label("Use a second reader").check()
    expect(page.locator("html")).to_have_attribute("data-reader", "ready", timeout=60_000)
    read(page, IRONY)
    expect(page.locator("#cards > li[data-by=reader]")).to_have_count(1)


SHORT = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"


def test_a_kiosk_that_wants_it_has_it_from_the_start_and_asks_first_where_data_is_short(
    wide: Callable[[str], Page], host: Host
) -> None:
    few_rules(host, kiosk={"reader": True})
    page = wide("?kiosk")
    expect(page.locator("html")).to_have_attribute("data-reader", "ready", timeout=60_000)
    expect(page.get_by_label("Use a second reader")).to_be_checked()
    page.add_init_script(SHORT)
    page = wide("?kiosk")
    expect(page.locator("#second-box")).to_have_attribute("open", "")
    assert attribute(page, "data-reader") == "off"
    expect(page.get_by_label("Use a second reader")).not_to_be_checked()


def listed() -> dict[str, dict[str, object]]:
    """The build's list."""
    files: dict[str, dict[str, object]] = json.loads((SITE / "files.json").read_text())["files"]
    return files
