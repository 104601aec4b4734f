"""After Finish no word of a draft stands in the memory of either Python, free or not. `make soak` looks wider.

Of a draft of many pages the small Python of the page may keep pieces in what it has freed; the engine keeps none.
"""

from collections.abc import Callable

from playwright.sync_api import Page

from memories import WATCH, found_in, found_in_memory
from steps import put, until

CANARY = "zebracanary"
# Letters of one, two and four bytes, and words that rules know.
DRAFTS = (
    f"Sgt. {CANARY}1 is an idiot, and {CANARY}2@example.com knows.",
    f"“{CANARY}3” met Officer {CANARY.title()} at 12 Elm Street…",
    f"On duty with {CANARY}4 🙂 tonight.",
)
LONG = f"On duty with {CANARY}5 🙂 tonight. " * 300


def test_after_finish_no_word_of_a_draft_stands_in_the_memory_of_either_python(
    page: Page, open_page: Callable[[], Page]
) -> None:
    page.add_init_script(WATCH)
    open_page()
    for draft in DRAFTS:
        put(page, draft)
    found = found_in_memory(page, CANARY)
    assert {f"{CANARY}{number}" for number in (1, 2, 3, 4)} <= set(found)
    page.locator("#finish").click()
    until(lambda: not found_in_memory(page, CANARY) and not found_in_memory(page, CANARY.title()))
    put(page, LONG)
    (engine,) = page.workers
    assert f"{CANARY}5" in found_in(engine, CANARY)
    page.locator("#finish").click()
    until(lambda: not found_in(engine, CANARY))
