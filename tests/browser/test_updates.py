"""Offline and updates with the real service worker: what is kept works alone, and no build is swapped under a draft."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Error, Page, expect

from build import make_site
from conftest import STARTED, Host
from faults import faults
from steps import draft, kept, offline_visit, typed, until

Open = Callable[[], Page]
VISITS = 3  # `make soak` goes offline twenty times
WAITING = "async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting)"
SETTLED = """async () => {
  const { installing, waiting } = await navigator.serviceWorker.getRegistration();
  return !installing && !waiting;
}"""
UPDATE = "Start the new version"


def rebuild(host: Host, late: int = 0) -> None:
    """A newer build on the same host: one more file, then everything named and listed anew.

    It takes over `late` ms after it has been asked to.
    """
    new = host.folder / "icons/new.svg"
    new.write_text("<svg/>" + new.read_text() if new.exists() else "<svg/>")
    make_site.stamp(host.folder)
    worker, soon = host.folder / "sw.js", "await skipWaiting();"
    written = worker.read_text()
    assert soon in written
    worker.write_text(written.replace(soon, f"setTimeout(skipWaiting, {late});" if late else soon))


def caches(page: Page) -> list[str]:
    """The names of the builds that are kept; none while the page is being loaded anew."""
    try:
        return list(page.evaluate("() => caches.keys()"))
    except Error:
        return []


def waiting(page: Page) -> bool:
    """Whether a newer build has come whole and waits; not while the page is being loaded."""
    try:
        return bool(page.evaluate(WAITING))
    except Error:
        return False


def page_with(host: Host, page: Page, words: str) -> Page:
    """Go to the site (again) and have words in the box before anything can look whether it is empty."""
    page.goto(host.url, wait_until="commit")
    draft(page).fill(words)
    page.wait_for_selector(STARTED, state="attached", timeout=60_000)
    return page


def test_ready_to_work_offline_is_said_on_the_visit_that_made_it_so_never_again_and_is_true(
    open_page: Open, host: Host
) -> None:
    page = open_page()
    expect(page.locator("#said")).to_have_text("Ready to work offline.", timeout=20_000)
    kept(page)
    host.stop()
    page = open_page()
    expect(page.locator("#said")).to_have_text("The checker is ready.")
    expect(page.get_by_text("Ready to work offline.")).to_have_count(0)
    for visit in range(VISITS):
        offline_visit(page if visit == 0 else open_page(), visit)


def test_an_update_is_told_and_starts_on_a_press_or_by_itself_at_a_visit_with_an_empty_box(
    open_page: Open, host: Host
) -> None:
    page = open_page()
    kept(page)
    rebuild(host)
    page_with(host, page, "A draft that must not go.")
    expect(page.get_by_role("button", name=UPDATE)).to_be_visible(timeout=20_000)
    assert faults(page) == []
    page.get_by_role("link", name="Español").click()
    expect(page.locator("#update")).to_contain_text("Hay una versión nueva.")
    assert faults(page) == []
    page.get_by_role("link", name="English").click()
    typed(page, "A draft that must not go, and one word more.")
    assert waiting(page) and len(caches(page)) == 2
    page.get_by_role("button", name=UPDATE).click()
    until(lambda: len(caches(page)) == 1)
    page.wait_for_selector(STARTED, state="attached", timeout=60_000)
    expect(draft(page)).to_have_value("")
    rebuild(host)
    page_with(host, page, "Not yet.")
    until(lambda: waiting(page))
    old = caches(page)[0]
    page = open_page()
    until(lambda: bool(caches(page)) and old not in caches(page))
    page.wait_for_selector(STARTED, state="attached", timeout=60_000)
    typed(page, "The new build reads this.")


def test_no_draft_begins_between_an_empty_box_and_the_newer_build(open_page: Open, host: Host) -> None:
    page = open_page()
    kept(page)
    rebuild(host, late=8_000)  # longer than the page is patient
    page_with(host, page, "Not yet.")
    until(lambda: waiting(page))
    old = caches(page)[0]
    page = open_page()
    expect(draft(page)).not_to_be_editable()
    draft(page).press_sequentially("lost")
    expect(draft(page)).to_have_value("")
    expect(draft(page)).to_be_editable(timeout=7_000)
    typed(page, "A draft typed before the newer build came.")
    until(lambda: old not in caches(page))
    typed(page, "A draft typed before the newer build came stays, and is read.")


def test_an_update_waits_while_another_page_holds_a_draft(
    open_page: Open, host: Host, context: BrowserContext
) -> None:
    first = open_page()
    kept(first)
    rebuild(host)
    page_with(host, first, "A draft in the first window.")
    until(lambda: waiting(first))
    second = context.new_page()
    second.goto(host.url, wait_until="commit")
    second.wait_for_selector(STARTED, state="attached", timeout=60_000)
    second.get_by_role("button", name=UPDATE).click()
    expect(second.locator("#said")).to_contain_text("Close the other windows")
    expect(draft(second)).to_be_editable()
    expect(draft(first)).to_have_value("A draft in the first window.")
    typed(first, "A draft in the first window still.")


def test_a_half_downloaded_or_corrupt_update_leaves_the_old_build_working(open_page: Open, host: Host) -> None:
    page = open_page()
    kept(page)
    old = caches(page)
    rebuild(host)
    good = (host.folder / "icons/new.svg").read_text()
    host.broken.add("icons/new.svg")
    refused(open_page(), host, "icons/new.svg")
    host.broken.clear()
    (host.folder / "icons/new.svg").write_text("<svg>tampered</svg>")
    page = refused(open_page(), host, "icons/new.svg")
    assert old[0] in caches(page)
    typed(page, "Still here.")
    (host.folder / "icons/new.svg").write_text(good)
    page_with(host, page, "Still here.")
    until(lambda: waiting(page))


def refused(page: Page, host: Host, path: str) -> Page:
    """The newer build was fetched as far as `path`, and is not taken."""
    until(lambda: path in host.requests)
    until(lambda: bool(page.evaluate(SETTLED)))
    host.requests.clear()
    typed(page, "The old build goes on.")
    return page
