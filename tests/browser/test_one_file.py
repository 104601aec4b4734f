"""dist/second-look.html, and its larger sister, opened from a disk as by a double click, in Chromium and in Firefox."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from conftest import ROOT, STARTED
from steps import after, attribute, cards, draft, quiet, typed, until

ONE_FILE = ROOT / "dist/second-look.html"
FIREFOX = shutil.which("firefox-esr")


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The file alone in a folder that cannot be written to and whose name needs escaping, as an address."""
    folder = tmp_path_factory.mktemp("a share") / "Año 50%"
    folder.mkdir()
    file = Path(shutil.copy(ONE_FILE, folder / "second look #1.html"))
    file.chmod(0o444)
    folder.chmod(0o555)
    return file.as_uri()


def opened(page: Page, address: str) -> Page:
    """Open the file and wait until it is ready or says that it is not."""
    page.goto(address, wait_until="commit")
    page.wait_for_selector(STARTED, state="attached", timeout=60_000)
    return page


@pytest.fixture(scope="module")
def whole(browser: Browser, disk: str) -> Iterator[Page]:
    """The file, opened once in Chromium for the tests that can share it."""
    context = browser.new_context()
    yield opened(context.new_page(), disk)
    context.close()


def test_the_file_answers_from_a_disk(whole: Page) -> None:
    assert attribute(whole, "data-state") == "ready"
    typed(whole, "Sgt. Ruiz and I are on duty tonight.")
    assert cards(whole).count() > 0
    assert int(attribute(whole, "data-checked")) > 0


def test_it_claims_no_more_than_its_policies_close(whole: Page) -> None:
    assert attribute(whole, "data-seal") == "partial"


def test_an_answer_settles_a_card_there_too(whole: Page) -> None:
    typed(whole, "Off to dinner with Sgt. Ruiz.")
    card = cards(whole).filter(has=whole.locator("fieldset input")).first
    after(whole, card.locator("fieldset input").first.check)
    expect(whole.locator("#cards > li").first).to_be_visible()


def test_the_language_changes_there_too(whole: Page) -> None:
    whole.locator("#language").click()
    expect(whole.locator("#finish")).to_have_text("Terminar y borrar")
    whole.locator("#language").click()
    expect(whole.locator("#finish")).to_have_text("Finish and clear")


def test_another_part_of_the_page_opens_there_too(whole: Page) -> None:
    whole.locator('.views a[href="#covers"]').click()
    expect(whole.locator("#view-covers li, #view-covers tr, #view-covers p").nth(3)).to_be_visible(timeout=30_000)
    whole.locator('.views a[href="#check"]').click()


def test_finish_clears_there_too(whole: Page) -> None:
    typed(whole, "Gone in a moment.")
    whole.locator("#finish").click()
    quiet(whole)
    expect(draft(whole)).to_have_value("")


def test_a_killed_engine_is_started_again_there_too(whole: Page) -> None:
    typed(whole, "First draft.")
    whole.evaluate("() => document.querySelector('script[name^=engine]').xworker.terminate()")
    draft(whole).fill("Second draft.")
    expect(whole.get_by_text("was stopped").first).to_be_visible(timeout=60_000)
    typed(whole, "Second draft, a word more.")
    expect(draft(whole)).to_have_value("Second draft, a word more.")


@pytest.mark.skipif(FIREFOX is None, reason="firefox-esr is not installed")
def test_firefox_opens_the_file_and_answers(playwright: Playwright, disk: str) -> None:
    firefox = playwright.firefox.launch(channel="moz-firefox", executable_path=FIREFOX)
    page = opened(firefox.new_page(), disk)
    assert attribute(page, "data-state") == "ready"
    typed(page, "Sgt. Ruiz and I are on duty tonight.")
    assert cards(page).count() > 0
    firefox.close()


def test_the_larger_file_has_the_second_reader_which_is_on_and_asks(browser: Browser) -> None:
    context = browser.new_context()
    page = opened(context.new_page(), (ROOT / "dist/second-look-with-reader.html").as_uri())
    until(lambda: attribute(page, "data-reader") == "ready", 60)
    expect(page.locator(".second-stays")).to_have_text("It came with this page. Your draft does not leave this device.")
    typed(page, "Our sergeant could lose a race to a parked cruiser and put himself in for a medal.")
    expect(page.locator("#cards > li[data-by=reader]")).to_have_count(1)
    context.close()
