"""The parts of the page beside the draft, in a real Chromium."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from conftest import Host
from steps import attribute, draft, typed

Open = Callable[[], Page]


def go(page: Page, link: str) -> None:
    """Follow a link of the header."""
    page.get_by_role("navigation").get_by_role("link", name=link, exact=True).click()


def focused(page: Page) -> str:
    """The words of what has the focus."""
    return str(page.evaluate("() => document.activeElement.textContent"))


def test_views_take_turns_and_the_draft_stays(open_page: Open) -> None:
    page = open_page()
    typed(page, "Made chili.")
    go(page, "What this covers")
    expect(draft(page)).to_be_hidden()
    expect(page.locator("#view-covers")).to_contain_text("Department computers are not for social media")
    expect(page.get_by_role("link", name="What this covers")).to_have_attribute("aria-current", "page")
    assert focused(page) == "What this covers"
    page.go_back()
    expect(draft(page)).to_have_value("Made chili.")
    expect(page.locator("[aria-current=page]")).to_have_text("Draft")
    assert focused(page) == "Check a draft"


def test_a_view_opens_from_the_address_and_changes_language_in_place(page: Page, host: Host) -> None:
    page.goto(f"{host.url}#covers", wait_until="commit")
    expect(page.locator("#view-covers")).to_contain_text("Department computers", timeout=60_000)
    page.get_by_role("link", name="Español").click()
    expect(page.locator("#view-covers")).to_contain_text("Las computadoras del Departamento")
    expect(page).to_have_url(re.compile(r"\?lang=es#covers$"))
    assert attribute(page, "data-state") == "ready"


def test_a_view_comes_from_what_the_start_has_kept(open_page: Open, host: Host) -> None:
    page = open_page()
    go(page, "What this covers")
    expect(page.locator("#view-covers")).to_contain_text("Department computers")
    assert host.requests.count("app/view_covers.py") == 1
