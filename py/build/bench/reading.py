"""The second reader in the page: how long it takes for drafts of 500 and 2,000 characters, the pause taken off."""

import json
import statistics
import tempfile
import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, Playwright

from build.bench.host import ROOT, SITE, launch, serving
from build.bench.start import first_answer

PAUSE_MS = 600  # PAUSE in second.py
ROUNDS = 7
WATCH = """() => { globalThis.read = []; let begun;
  new MutationObserver(() => {
    const { reader } = document.documentElement.dataset;
    if (reader === 'reading') begun = performance.now();
    if (reader === 'ready') read.push(performance.now() - begun);
  }).observe(document.documentElement, { attributeFilter: ['data-reader'] }) }"""


def drafts(characters: int) -> list[str]:
    """Drafts of so many characters, put together from posts that the rules were not made with."""
    lines = (ROOT / "tests/corpus/heldout-d.jsonl").read_text("utf-8").splitlines()
    whole = " ".join(json.loads(line)["text"] for line in lines)
    return [whole[at : at + characters] for at in range(0, characters * ROUNDS, characters)][:ROUNDS]


def wait(true: Callable[[], bool]) -> None:
    """Poll for up to two minutes."""
    for _ in range(1200):
        if true():
            return
        time.sleep(0.1)
    raise TimeoutError("The second reader did not read.")


def times(page: Page, characters: int) -> list[float]:
    """Milliseconds for each draft."""
    page.evaluate("() => { read.length = 0 }")
    for number, text in enumerate(drafts(characters), 1):
        page.get_by_role("textbox", name="Your draft").fill(text)
        wait(lambda number=number: page.evaluate("() => read.length") >= number)  # type: ignore[misc]
    return [float(taken) - PAUSE_MS for taken in page.evaluate("() => read")]


def reader_figures(playwright: Playwright) -> dict[str, Any]:
    """Milliseconds from the end of the pause to the answer, and the bytes that come."""
    with tempfile.TemporaryDirectory() as profile, serving(SITE, {}) as url:
        context = launch(playwright, profile)
        page = context.pages[0]
        first_answer(page, f"{url}?reader")
        wait(lambda: page.locator("html").get_attribute("data-reader") == "ready")
        page.evaluate(WATCH)
        times(page, 100)  # the first takes longer
        short, long = times(page, 500), times(page, 2_000)
        context.close()
    size = sum(path.stat().st_size for path in [SITE / "reader.zip", *(SITE / "reader").iterdir()])
    return {"reader": {**told("500", short), **told("2000", long), "bytes": size}}


def told(name: str, taken: list[float]) -> dict[str, int]:
    """The median and the longest."""
    return {f"{name}_ms": round(statistics.median(taken)), f"{name}_longest_ms": round(max(taken))}
