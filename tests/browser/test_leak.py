"""The page attacks itself, and what leaves the browser is caught: with the seal nothing does, without it much does.

The verdicts that the page shows are held against what was caught: whatever got out must not be called closed.
"""

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from conftest import ROOT, STARTED, Host
from sinks import NAME, Sinks, aimed, listening, unsealed
from steps import attribute, draft, typed, until

Watched = tuple[Browser, Path]
FIREFOX = shutil.which("firefox-esr")
DRAFT = "Canary Quill stays at home."
VERDICTS = """() => [...document.querySelectorAll('[data-channel]')].map(row =>
  [row.dataset.channel, ...[...row.querySelectorAll('td')].map(cell => cell.dataset.verdict)])"""
KEPT = """async () => {
  const worker = await navigator.serviceWorker.getRegistration();
  return worker?.active?.state === 'activated' && Boolean(navigator.serviceWorker.controller);
}"""
TYPED = "() => document.querySelector('#draft').value"  # a locator would wait for journeys that never begin
# What would take the draft away from the page, tried by script; each leaves the page where it is, if it is closed.
AWAY = """async ([far, near]) => {
  const pause = () => new Promise(done => setTimeout(done, 200));
  const made = (tag, facts) => document.body.appendChild(Object.assign(document.createElement(tag), facts));
  for (const place of [far, near]) {
    const at = name => place.replace('{name}', name);
    for (const act of [
      () => { open(at('window')) },
      () => { made('a', {href: at('blank'), target: '_blank'}).click() },
      () => { made('a', {href: at('saved'), download: 'x'}).click() },
      () => { made('form', {action: at('posted'), method: 'post', target: '_blank'}).submit() },
      () => { document.head.append(Object.assign(document.createElement('meta'),
        {httpEquiv: 'refresh', content: '0;url=' + at('refresh')})) },
      () => { made('a', {href: at('click')}).click() },
      () => { made('form', {action: at('form-here')}).submit() },
      () => { location.assign(at('assign')) },
      () => { location.href = at('address') },
    ]) { try { act() } catch {} await pause() }
  }
}"""


@pytest.fixture
def sinks() -> Iterator[Sinks]:
    """Listening ends of this test."""
    with listening() as ends:
        yield ends


def visit(page: Page, host: Host, asks: str = "") -> None:
    """Open the page and wait until it is ready."""
    page.goto(host.url + asks, wait_until="commit")
    page.wait_for_selector(STARTED, state="attached", timeout=60_000)
    assert attribute(page, "data-state") == "ready"


def attacked(page: Page) -> dict[str, list[str]]:
    """Press the button beside a draft; channel -> verdicts from the page and from Python."""
    typed(page, DRAFT)
    page.get_by_role("navigation").get_by_role("link", name="Privacy").click()
    page.get_by_role("button", name="Try to make it leak").click()
    page.wait_for_selector(".proof-table[data-done]", timeout=30_000)
    page.get_by_role("navigation").get_by_role("link", name="Draft").click()
    expect(draft(page)).to_have_value(DRAFT)
    return {name: verdicts for name, *verdicts in page.evaluate(VERDICTS)}


def lies(verdicts: dict[str, list[str]], sinks: Sinks) -> set[tuple[str, str]]:
    """What was called closed or not there, and was caught all the same."""
    sides = {"page": 0, "python": 1}
    known = {(name, side) for name, side in sinks.hits if name in verdicts}
    return {(name, side) for name, side in known if verdicts[name][sides[side]] in ("closed", "absent")}


def own_leaks(host: Host) -> list[str]:
    """What the page's own host was asked for by the attack."""
    return [path for path in host.requests if "canary" in path or "leak" in path]


def left_open(verdicts: dict[str, list[str]], side: int) -> set[str]:
    """The channels that the page does not call closed or not there."""
    return {name for name, told in verdicts.items() if told[side] not in ("closed", "absent")}


@pytest.fixture
def watched(playwright: Playwright, tmp_path: Path) -> Iterator[Watched]:
    """A Chromium that writes down whatever its network does."""
    log = tmp_path / "network.json"
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    path = (ROOT / "build/browser").read_text().strip() or None
    chromium = playwright.chromium.launch(executable_path=path, args=[f"--log-net-log={log}", *sandbox])
    yield chromium, log
    chromium.close()


def test_sealed_nothing_gets_out_of_chromium_with_the_second_reader_on(
    host: Host, sinks: Sinks, watched: Watched
) -> None:
    browser, log = watched
    aimed(host, sinks)
    page = browser.new_page()
    visit(page, host)
    until(lambda: bool(page.evaluate(KEPT)))
    visit(page, host, "?reader")
    assert attribute(page, "data-seal") == "sealed"
    until(lambda: attribute(page, "data-reader") == "ready", 60)
    typed(page, DRAFT)
    until(lambda: attribute(page, "data-reader") == "ready")
    verdicts = attacked(page)
    away = (f"http://{{name}}.{NAME}:{sinks.port}/canary", f"{host.url}leak/{{name}}?canary")
    page.evaluate(AWAY, away)
    assert page.evaluate(TYPED) == DRAFT
    assert attribute(page, "data-seal") == "sealed" and len(browser.contexts[0].pages) == 1
    assert len(verdicts) > 40 and not left_open(verdicts, 0) | left_open(verdicts, 1)
    browser.close()
    assert sinks.hits == set() and own_leaks(host) == []
    assert NAME not in log.read_text("utf-8", "replace"), "a name of the attack reached the network"


def test_on_a_first_visit_only_what_is_called_open_gets_out(host: Host, sinks: Sinks, watched: Watched) -> None:
    browser, _ = watched
    aimed(host, sinks)
    page = browser.new_page()
    visit(page, host)
    assert attribute(page, "data-seal") == "partial" and attribute(page, "data-seal-next") == "sealed"
    expect(page.locator("#seal-words")).to_contain_text("From the next visit on")
    verdicts = attacked(page)
    browser.close()  # a connection ahead says nothing until it ends
    told_open = {name for name, told in verdicts.items() if told[0] == "open"}
    assert told_open == {"webrtc", "pop-up", "preconnect", "name-lookup"} and not left_open(verdicts, 1)
    assert sinks.hits <= {("webrtc", "page"), ("preconnect", "page")} and own_leaks(host) == []


def test_the_attack_gets_through_where_there_is_no_seal(host: Host, sinks: Sinks, watched: Watched) -> None:
    browser, log = watched
    unsealed(host)
    aimed(host, sinks)
    page = browser.new_page()
    visit(page, host)
    verdicts = attacked(page)
    browser.close()
    assert NAME in log.read_text("utf-8", "replace")
    assert len(sinks.channels("page")) > 25 and {"fetch", "webrtc", "import"} <= sinks.channels("page")
    assert {"fetch", "xhr", "websocket", "import", "nested-worker"} <= sinks.channels("python")
    assert lies(verdicts, sinks) == set()
    assert len(left_open(verdicts, 0)) > 25


@pytest.mark.skipif(FIREFOX is None, reason="firefox-esr is not installed")
def test_firefox_lets_out_webrtc_from_the_page_and_nothing_from_python_says_so_and_works_offline(
    host: Host, sinks: Sinks, playwright: Playwright
) -> None:
    aimed(host, sinks)
    asked = {"media.peerconnection.ice.loopback": True, "dom.disable_open_during_load": False}
    firefox = playwright.firefox.launch(
        channel="moz-firefox", executable_path=FIREFOX, firefox_user_prefs={**asked, "browser.send_pings": True}
    )
    page = firefox.new_page()
    visit(page, host)
    until(lambda: bool(page.evaluate(KEPT)))
    assert attribute(page, "data-seal") == "partial"
    visit(page, host)
    assert attribute(page, "data-seal") == "partial"
    verdicts = attacked(page)
    away = (f"http://{{name}}.{NAME}:{sinks.port}/canary", f"{host.url}leak/{{name}}?canary")
    page.evaluate(AWAY, away)
    assert page.evaluate(TYPED) == DRAFT
    time.sleep(0.5)
    host.stop()
    visit(page, host)
    typed(page, "Sgt. Ruiz and I are on duty tonight.")
    expect(page.locator("#cards > li").first).to_be_visible()
    firefox.close()
    assert sinks.hits <= {("webrtc", "page")} and own_leaks(host) == []
    assert lies(verdicts, sinks) == set() and "webrtc" in left_open(verdicts, 0)
    assert "open" not in {told[1] for told in verdicts.values()}
