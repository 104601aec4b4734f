"""Typing on the real page: keystroke to painted marks, interactions, long tasks; the tab's memory after many checks."""

import re
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Playwright

from build.bench.host import ROOT, SITE, launch, serving
from build.bench.start import first_answer

# A draft as officers write: with names, places and times, so that marks are painted and not only text.
WORDS = (
    "Long day at the park with the kids, the coffee was good and the game went to extra time again. "
    "Sgt. Lee was off at 1500 and we met on Chapel Street. "
)
LETTERS = "some more words "
CHECKS = 500


def percentile(values: list[float], share: float) -> float:
    """The value that `share` of the values do not exceed."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def type_letters(page: Page, count: int) -> None:
    """Press keys as a quick typist does, five a second."""
    for number in range(count):
        letter = LETTERS[number % len(LETTERS)]
        page.keyboard.press("Space" if letter == " " else letter)
        time.sleep(0.2)


def typed(page: Page, characters: int, keys: int) -> dict[str, Any]:
    """What typing at the end of a draft of so many characters costs, in milliseconds."""
    page.get_by_role("textbox", name="Your draft").fill((WORDS * (characters // len(WORDS) + 1))[: characters - 10])
    time.sleep(3)
    page.evaluate("() => { bench.keys.length = bench.tasks.length = 0; bench.events = {}; }")
    type_letters(page, keys)
    seen = page.evaluate("() => bench")
    times, events = [float(key) for key in seen["keys"]], [float(event) for event in seen["events"].values()]
    return {
        "p50_ms": round(percentile(times, 0.5), 1),
        "p95_ms": round(percentile(times, 0.95), 1),
        "inp_ms": percentile(events, 0.98) if events else "under 16",
        "long_tasks": len(seen["tasks"]),
        "longest_task_ms": round(max(seen["tasks"], default=0)),
    }


def keys_figures(playwright: Playwright, keys: int) -> dict[str, Any]:
    """Drafts of 2,000 and of 10,000 characters."""
    with tempfile.TemporaryDirectory() as profile, serving(SITE, {}) as url:
        context = launch(playwright, profile)
        first_answer(context.pages[0], url)
        short, long = (typed(context.pages[0], characters, keys) for characters in (2_000, 10_000))
        context.close()
    plain = {f"keystroke_{key}": short[key] for key in ("p50_ms", "p95_ms")}
    return {**plain, "keystroke_10000_p95_ms": long["p95_ms"], "typing": {"2000": short, "10000": long}}


def memory_of_tab(page: Page) -> int:
    """Megabytes of the tab's process alone (page, MicroPython, the worker with Pyodide): the least of three."""
    protocol, looks = page.context.new_cdp_session(page), []
    for _ in range(3):
        protocol.send("HeapProfiler.collectGarbage")
        time.sleep(0.5)
        statuses = (Path(f"/proc/{number}/status") for number in renderers(page))
        looks.append(max(int(re.findall(r"RssAnon:\s+(\d+)", status.read_text())[0]) for status in statuses))
    protocol.detach()
    return min(looks) // 1024


def renderers(page: Page) -> list[int]:
    """Process numbers of the browser's tabs."""
    browser = page.context.browser
    assert browser is not None
    found = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    return [one["id"] for one in found if one["type"] == "renderer"]


def memory_figures(playwright: Playwright) -> dict[str, Any]:
    """The tab's memory after 50 checks and after CHECKS; Linux only."""
    path = (ROOT / "build/browser").read_text().strip() or None
    browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
    with serving(SITE, {}) as url:
        page = browser.new_page()
        first_answer(page, url)
        first = memory_after(page, 50)
        last = memory_after(page, CHECKS)
        browser.close()
    return {"memory": {"after_50_checks_mb": first, f"after_{CHECKS}_checks_mb": last}}


def memory_after(page: Page, checks: int) -> int:
    """Type until the page has shown so many answers; its memory in megabytes."""
    field, number = page.get_by_role("textbox", name="Your draft"), 0
    while int(page.locator("html").get_attribute("data-checked") or 0) < checks:
        number += 1
        field.fill(f"{WORDS * 5}{number}")
        page.wait_for_timeout(80)
    return memory_of_tab(page)
