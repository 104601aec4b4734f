"""After Finish no word of a draft stands in the memory of either Python, free or not. `make soak` looks wider."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from memories import WATCH, found_in_memory
from steps import put, until

CANARY = "zebracanary"
SIZE = "() => Math.max(...memories.map(({ buffer }) => buffer.byteLength))"
# Letters of one, two and four bytes; words that rules know; and a draft of many pages.
DRAFTS = (
    f"Sgt. {CANARY}1 is an idiot, and {CANARY}2@example.com knows.",
    f"“{CANARY}3” met Officer {CANARY.title()} at 12 Elm Street…",
    f"On duty with {CANARY}4 🙂 tonight. " * 300,
)


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


@pytest.mark.long
def test_after_a_long_draft_the_memory_of_the_page_does_not_grow_with_each_finish(
    page: Page, open_page: Callable[[], Page]
) -> None:
    page.add_init_script(WATCH)
    open_page()
    put(page, "word " * 21_000)
    page.locator("#finish").click()
    size = page.evaluate(SIZE)
    for view in ("rules", "practice", "privacy") * 4:
        page.locator(f".views a[href='#{view}']").click()
        expect(page.locator(f"#view-{view} p").first).not_to_contain_text("Getting this part ready.")
        page.wait_for_timeout(2_000)  # it wipes meanwhile, in steps
        page.locator(".views a[href='#check']").click()
        page.locator("#finish").click()
    assert page.evaluate(SIZE) == size
