"""Steps that the tests of the page share: type, answer, read what stands there."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from secondlook import Policy, Situation, check

AXE = (Path(__file__).resolve().parents[2] / "node_modules/axe-core/axe.min.js").read_text("utf-8")
SHOWN = """() => [...document.querySelectorAll('#cards > li')].map(card => ({
  rule: card.dataset.rule, severity: card.dataset.severity,
  quotes: [...card.querySelectorAll('.quotes q, [data-slot=parts] li')].map(words => words.textContent) }))"""
SELECTED = """() => { const area = document.activeElement;
  return area.id === 'draft' ? area.value.slice(area.selectionStart, area.selectionEnd) : null }"""
FOLD = "() => document.querySelectorAll('#view-check details[open]').forEach(part => { part.open = false })"
SET = """json => { const area = document.querySelector('#draft');
  area.value = JSON.parse(json); area.dispatchEvent(new InputEvent('input', {bubbles: true})) }"""

KEPT = """async () => {
  const worker = await navigator.serviceWorker.getRegistration();
  if (worker?.active?.state !== 'activated' || worker.installing) return false;
  const list = await (await caches.match(new URL('files.json', document.baseURI).href))?.json();
  const files = Object.entries(list?.files ?? {}).filter(([, { wanted }]) => !wanted);
  const held = files.map(([path]) => caches.match(new URL(path, document.baseURI).href));
  return held.length > 0 && (await Promise.all(held)).every(Boolean);
}"""


@dataclass(frozen=True)
class Case:
    """A draft with one question that settles it, taken from the examples of rules.json."""

    text: str
    quote: str
    answer: str


def until(true: Callable[[], bool], seconds: float = 20) -> None:
    """Poll; the page's policy forbids wait_for_function."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come in time"
        time.sleep(0.05)


def kept(page: Page) -> None:
    """Wait until the service worker holds every file that comes by itself."""
    until(lambda: bool(page.evaluate(KEPT)))


def afresh(page: Page) -> Page:
    """An empty draft in sight, in English, nothing unfolded, at the usual size."""
    page.set_viewport_size({"width": 1280, "height": 720})
    page.locator(".views a[href='#check']").click()
    if attribute(page, "lang") != "en":
        page.locator("#language").click()
    page.locator("#finish").click()
    page.evaluate(FOLD)
    quiet(page)
    return page


def attribute(page: Page, name: str) -> str:
    """An attribute of <html>."""
    return page.locator("html").get_attribute(name) or ""


def draft(page: Page) -> Locator:
    """The text area."""
    return page.get_by_label("Your draft")


def cards(page: Page) -> Locator:
    """The cards."""
    return page.locator("#cards > li")


def after(page: Page, act: Callable[[], object]) -> None:
    """Do something that makes the page check, and wait for the answer."""
    before = int(attribute(page, "data-checked"))
    act()
    until(lambda: int(attribute(page, "data-checked")) > before and attribute(page, "data-state") == "ready")


def typed(page: Page, text: str) -> None:
    """Put a draft into the box and wait for the answer to it."""
    after(page, lambda: draft(page).fill(text))


def put(page: Page, text: str) -> None:
    """The same for any string, also one that no keyboard makes."""
    after(page, lambda: page.evaluate(SET, json.dumps(text)))


def quiet(page: Page) -> None:
    """Wait until no check is under way or about to begin."""
    until(lambda: same_for_a_while(page))


def same_for_a_while(page: Page) -> bool:
    """True where the page is ready and nothing new has come for two tenths of a second."""
    before = attribute(page, "data-checked")
    time.sleep(0.2)
    return attribute(page, "data-state") == "ready" and attribute(page, "data-checked") == before


def case_to_settle(policy: Policy) -> Case:
    """The first bad example with one finding that has words and is settled by its question."""
    for rule in policy.rules.values():
        for example in rule.bad:
            findings = check(example.text, Situation(), policy).findings
            if len(findings) == 1 and rule.questions and len(findings[0].spans) == 1:
                start, end = findings[0].spans[0]
                question = policy.questions[rule.questions[0]]
                answer = next((answer.value for answer in question.answers if answer.settles), None)
                if answer:
                    return Case(example.text, example.text[start:end], answer)
    raise AssertionError("no example of rules.json has a question that settles it")


def offline_visit(page: Page, visit: int) -> None:
    """A draft is checked, another part of the page opens, the language changes, all is cleared."""
    assert attribute(page, "data-state") == "ready", visit
    typed(page, "Sgt. Ruiz and I are on duty tonight.")
    assert cards(page).count() > 0
    page.locator('.views a[href="#covers"]').click()
    expect(page.locator("#view-covers p, #view-covers li").first).to_be_visible()
    page.locator("#language").click()
    page.locator('.views a[href="#check"]').click()
    page.locator("#finish").click()
    expect(page.locator("#said")).to_contain_text("Borrado")
