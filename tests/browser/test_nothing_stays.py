"""Nothing of a draft is left on the disk or comes back: after Finish and clear, Back, closing, or `kill -9`.

A browser with a profile folder of its own writes all it writes (home, cache and temporary files too) into one folder,
which is searched. It keeps its sessions, writes them every few seconds, and opens them again. It is searched once it
has written down what stands in a text area that does not guard itself and was filled last, or has ended and so has
written all. That search and sessions work is shown first with such a text area.
"""

import json
import os
import random
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from conftest import ROOT, STARTED, Host
from disk import written
from made import saved
from steps import attribute, draft, kept, typed, until

WORD, PHOTO, DAY = "Zvqxkwpj", "wqjzfxvk", "2087-06-05"
CANARIES = (WORD, PHOTO, DAY)
SECRET = f"Heard that Sgt. {WORD} met the heron at noon."
UNGUARDED = "<!doctype html><title>plain</title><form><textarea></textarea></form>"
CHROMIUM = (ROOT / "build/browser").read_text().strip() if (ROOT / "build/browser").exists() else ""
FIREFOX = shutil.which("firefox-esr")
# What a person may have set: sessions are kept, written often, and opened again.
SESSIONS: dict[str, str | float | bool] = {
    "browser.startup.page": 3,
    "browser.sessionstore.interval": 1000,
    "browser.sessionstore.interval.idle": 1000,
    "browser.sessionstore.restore_on_demand": False,
    "browser.sessionstore.resume_from_crash": True,
    "browser.sessionstore.max_resumed_crashes": -1,
    "browser.sessionhistory.max_total_viewers": 0,  # Playwright loses sight of a page that comes back whole
    "browser.formfill.enable": True,
}
Launch = Callable[[], BrowserContext]


@pytest.fixture
def disk() -> Iterator[Path]:
    """All that the browser may write to; the path is short, for the names of sockets are."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.fixture(params=["chromium", pytest.param("firefox", marks=pytest.mark.long)])
def launch(request: pytest.FixtureRequest, playwright: Playwright, disk: Path) -> Iterator[Launch]:
    """Starts the browser, each time with the same profile, as a person's or a kiosk's would be."""
    if request.param == "firefox" and not FIREFOX:
        pytest.skip("firefox-esr is not installed")
    opened: list[BrowserContext] = []

    def begin() -> BrowserContext:
        opened.append(started(request.param, playwright, disk))
        return opened[-1]

    yield begin
    for context in opened:
        context.close()


def started(name: str, playwright: Playwright, folder: Path) -> BrowserContext:
    """A browser that writes nothing but into the folder."""
    places = {"HOME": "home", "TMPDIR": "tmp", "XDG_CACHE_HOME": "cache", "XDG_CONFIG_HOME": "config"}
    for place in places.values():
        (folder / place).mkdir(parents=True, exist_ok=True)
    surroundings: dict[str, str | float | bool] = {**os.environ}
    surroundings |= {key: str(folder / place) for key, place in places.items()}
    if name == "firefox":
        return playwright.firefox.launch_persistent_context(
            folder / "profile",
            channel="moz-firefox",
            executable_path=FIREFOX,
            firefox_user_prefs=SESSIONS,
            env=surroundings,
        )
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return playwright.chromium.launch_persistent_context(
        folder / "profile",
        executable_path=CHROMIUM or None,
        args=["--restore-last-session", *sandbox],
        ignore_default_args=["--disable-back-forward-cache"],
        env=surroundings,
    )


def used(context: BrowserContext, host: Host, asks: str = "") -> Page:
    """A page in which an officer has typed a draft, answered, set a day and added a photo."""
    page = context.pages[0]
    page.goto(host.url + asks, wait_until="commit")
    page.wait_for_selector(STARTED, state="attached", timeout=60_000)
    if asks:
        until(lambda: attribute(page, "data-reader") == "ready", 60)
    draft(page).press_sequentially(SECRET)
    typed(page, f"{SECRET} He is guilty.")
    page.locator("#cards fieldset:not([hidden]) input:visible").first.click()
    page.locator("input[value=set]").check()
    page.locator("#post-date").fill(DAY)
    kept(page)
    page.locator("#photo-files").set_input_files(
        {"name": f"{PHOTO}.jpg", "mimeType": "image/jpeg", "buffer": saved("JPEG")}
    )
    expect(page.locator("#photos > li")).to_contain_text(PHOTO, timeout=60_000)
    page.get_by_role("link", name="Español").click()
    return page


def came_back(page: Page) -> list[str]:
    """The canaries that stand anywhere in the page."""
    values = "() => [...document.querySelectorAll('input, textarea')].map(field => field.value).join(' ')"
    shown = page.content() + str(page.evaluate(values))
    return [word for word in CANARIES if word in shown]


def empty(page: Page) -> None:
    """The page is there again, and nothing of the draft is."""
    page.wait_for_selector("html[data-state=ready]", state="attached", timeout=60_000)
    expect(page.locator("#draft")).to_have_value("")
    assert came_back(page) == []


def killed(folder: Path) -> None:
    """End every process of the browser at once, as a power cut would."""
    settings = folder / "profile/Default/Preferences"
    found = subprocess.run(["pgrep", "-f", str(folder / "profile")], capture_output=True, text=True, check=False)
    for process in found.stdout.split():
        os.kill(int(process), signal.SIGKILL)
    until(lambda: not subprocess.run(["pgrep", "-f", str(folder / "profile")], capture_output=True).stdout)
    if settings.parent.exists():  # Chromium would ask whether to open the session again, if it had settings yet: yes
        facts = json.loads(settings.read_text("utf-8")) if settings.exists() else {}
        facts["profile"] = facts.get("profile", {}) | {"exit_type": "Normal"}
        settings.write_text(json.dumps(facts), "utf-8")


def opened_again(launch: Launch, host: Host) -> Page | None:
    """The browser is started again and opens its tab by itself; Playwright does not see such a tab in Firefox."""
    context = launch()
    if context.browser is None or context.browser.browser_type.name == "firefox":
        return None
    until(lambda: any(page.url.startswith(host.url) for page in context.pages))
    return next(page for page in context.pages if page.url.startswith(host.url))


def unguarded(page: Page, address: str, words: str) -> None:
    """Put words into a text area that a browser keeps."""
    page.goto(address)
    page.locator("textarea").fill(words)


def wrote(context: BrowserContext, disk: Path) -> None:
    """Wait until the browser has written its session down: with the words of an unguarded text area in a new tab."""
    begun, plain = time.time(), disk / "plain.html"
    sign = "".join(random.sample("bcdfghjklmnpqrstvwxz", 12))  # no letter twice: stands whole in what is packed, too
    plain.write_text(UNGUARDED)
    unguarded(context.new_page(), plain.as_uri(), sign)
    until(lambda: bool(written(disk, (sign,), begun)), 40)


def clean(disk: Path) -> None:
    """No canary is on the disk."""
    assert written(disk, CANARIES) == []


def test_what_an_unguarded_text_area_leaves_is_found_and_comes_back(host: Host, launch: Launch, disk: Path) -> None:
    (host.folder / "plain.html").write_text(UNGUARDED)
    unguarded(launch().pages[0], host.url + "plain.html", SECRET)
    until(lambda: bool(written(disk, CANARIES)), 40)
    killed(disk)
    again = opened_again(launch, host)
    if again:
        expect(again.locator("textarea")).to_have_value(SECRET)
    assert written(disk, CANARIES)


def test_nothing_is_on_the_disk_and_nothing_comes_back_after_finish_back_and_closing(
    host: Host, launch: Launch, disk: Path
) -> None:
    context = launch()
    page = used(context, host)
    page.goto("about:blank")
    page.evaluate("() => history.back()")
    empty(page)
    page.locator("#draft").press_sequentially(SECRET)
    page.get_by_role("button", name="Terminar y borrar").click()
    page.locator("#draft").focus()
    for _ in range(10):
        page.keyboard.press("Control+z")
    empty(page)
    page.locator("#draft").press_sequentially(SECRET)
    wrote(context, disk)
    clean(disk)
    context.close()
    clean(disk)
    again = opened_again(launch, host)
    if again:
        empty(again)
        wrote(again.context, disk)
    clean(disk)


@pytest.mark.parametrize("asks", ["", pytest.param("?reader", marks=pytest.mark.long)])
def test_nothing_is_on_the_disk_and_nothing_comes_back_after_a_crash(
    host: Host, launch: Launch, disk: Path, asks: str
) -> None:
    context = launch()
    page = used(context, host, asks)
    until(lambda: attribute(page, "data-reader") in ("off", "ready"))  # where it is on, it has read the draft, too
    wrote(context, disk)
    clean(disk)
    killed(disk)
    clean(disk)
    again = opened_again(launch, host)
    if again:
        empty(again)
        wrote(again.context, disk)
    clean(disk)
