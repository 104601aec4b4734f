"""`make soak`: many officers in one tab (OFFICERS, 2,000) paste, answer, clear; memory stays flat, nothing stays.

Memory is the anonymous memory of the tab's process (page, MicroPython, the worker with Pyodide) after a garbage
collection, from the kernel; the first tenth of the officers warm it up. A draft is looked for in what the page shows
and keeps, in every live string of its JavaScript heap, and in each byte of the memories of both Pythons, free or not.
"""

import json
import os
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from conftest import ROOT
from memories import WATCH, found_in_memory
from steps import after, cards, put, quiet

OFFICERS = int(os.environ.get("OFFICERS", "2000"))
WARM_UP = max(OFFICERS // 10, 20)
CANARY = "zebracanary"
LEFT = """async () => {
  const kept = [document.documentElement.outerHTML, document.title, location.href, document.cookie];
  for (const field of document.querySelectorAll('input, textarea')) kept.push(field.value);
  for (const store of [localStorage, sessionStorage]) kept.push(JSON.stringify(store));
  for (const { name } of await indexedDB.databases()) kept.push(name);
  return kept.join(' ');
}"""


def drafts() -> list[str]:
    """Posts of the corpus that was read while rules were written."""
    lines = (ROOT / "tests/corpus/tuning-a.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines]


def officer(page: Page, number: int, text: str) -> None:
    """Paste, answer what is asked first, finish and clear."""
    put(page, f"{text} {CANARY}{number}")
    question = cards(page).locator("fieldset:not([hidden]) input:visible")
    if question.count():
        after(page, question.first.click)
    page.locator("#finish").click()
    quiet(page)


def process_of(browser: Browser) -> int:
    """The tab's process: the renderer with the most memory."""
    found = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    return int(max((one["id"] for one in found if one["type"] == "renderer"), key=anonymous))


def anonymous(process: int) -> int:
    """Anonymous memory of a process in bytes."""
    found = re.search(r"^RssAnon:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text(), re.M)
    assert found
    return int(found[1]) * 1024


def settled(page: Page, process: int) -> int:
    """The tab's memory in bytes once garbage has been collected and given back: the least of five looks."""
    session = page.context.new_cdp_session(page)
    looks = []
    for _ in range(5):
        session.send("HeapProfiler.collectGarbage")
        session.send("Memory.simulatePressureNotification", {"level": "critical"})  # else it is kept for later
        time.sleep(0.5)
        looks.append(anonymous(process))
    session.detach()
    return min(looks)


def heap(page: Page) -> str:
    """Every live string and object name of the page's JavaScript heap."""
    session, pieces = page.context.new_cdp_session(page), list[str]()
    session.on("HeapProfiler.addHeapSnapshotChunk", lambda event: pieces.append(event["chunk"]))
    session.send("HeapProfiler.collectGarbage")
    session.send("HeapProfiler.takeHeapSnapshot", {"reportProgress": False})
    return "".join(pieces)


def left(page: Page) -> set[str]:
    """The canaries that are still anywhere; strings that the search itself has made are not."""
    live = set(re.findall(rf"{CANARY}\d+", heap(page)))
    return live | set(re.findall(rf"{CANARY}\d+", page.evaluate(LEFT))) | set(found_in_memory(page, CANARY))


@pytest.fixture
def watched(page: Page, open_page: Callable[[], Page]) -> Page:
    """The page, ready, with an eye on the memory of its WebAssembly."""
    page.add_init_script(WATCH)
    return open_page()


@pytest.mark.timeout(120 + 3 * OFFICERS)
def test_many_officers_in_a_row_leave_memory_flat_and_nothing_behind(browser: Browser, watched: Page) -> None:
    texts, before, began = drafts(), 0, time.monotonic()
    for number in range(OFFICERS):
        if number == WARM_UP:
            before = settled(watched, process_of(browser))
        officer(watched, number, texts[number % len(texts)])
    end = settled(watched, process_of(browser))
    each, canaries = (time.monotonic() - began) / OFFICERS, left(watched)
    grown = f"{before / 1e6:.0f} MB after {WARM_UP}, {end / 1e6:.0f} MB at the end"
    print(f"\n{OFFICERS} officers, {each:.2f} s each; {grown}; canaries left: {len(canaries)}")
    assert end <= 1.10 * before
    assert canaries == set()


def test_the_search_would_find_a_draft_that_stays(watched: Page) -> None:
    put(watched, f"Off duty at last. {CANARY}0")
    watched.evaluate("word => { globalThis.held = word + 1 }", CANARY)
    assert CANARY in watched.evaluate(LEFT) and f"{CANARY}1" in heap(watched)
    assert f"{CANARY}0" in found_in_memory(watched, CANARY)
