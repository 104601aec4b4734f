"""How the page starts in a real Chromium, and what it says where it cannot."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from conftest import Host
from faults import faults
from steps import Case, attribute, cards, draft

Open = Callable[[], Page]


def test_typed_before_python_is_there_counts_too(page: Page, host: Host, case: Case) -> None:
    page.goto(host.url, wait_until="commit")
    page.fill("#draft", case.text)
    assert attribute(page, "data-state") == "loading"
    page.wait_for_selector("html[data-state=ready]", state="attached", timeout=60_000)
    expect(cards(page)).to_have_count(1)


def test_broken_rules_are_named_with_place_and_cure(open_page: Open, host: Host) -> None:
    rules = json.loads((host.folder / "rules.json").read_text("utf-8"))
    rules["clausess"] = rules.pop("clauses")
    (host.folder / "rules.json").write_text(json.dumps(rules), "utf-8")
    page = open_page()
    assert attribute(page, "data-state") == "error"
    expect(page.locator("#stopped-words")).to_contain_text("clausess: nothing is called this here; did you mean")
    assert faults(page) == []
    page.locator("#language").click()
    expect(page.locator("#stopped-words")).to_contain_text("hay un error en sus reglas")
    expect(page.locator("#stopped-words")).to_contain_text("clausess: aquí nada se llama así; ¿quiso decir")
    assert faults(page) == []
    expect(page.locator("#checklist")).to_have_attribute("open", "")


def test_a_failed_download_can_be_tried_again_and_the_draft_stays(page: Page, host: Host, case: Case) -> None:
    host.broken |= {"pyodide/start.bin", "pyodide/interpreter.js"}
    page.goto(host.url, wait_until="commit")
    page.fill("#draft", case.text)
    page.wait_for_selector("html[data-state=error]", state="attached", timeout=60_000)
    host.broken.clear()
    page.get_by_role("button", name="Try again").click()
    page.wait_for_selector("html[data-state=ready]", state="attached", timeout=60_000)
    expect(draft(page)).to_have_value(case.text)
    expect(cards(page)).to_have_count(1)


@pytest.mark.breaks
def test_without_webassembly_there_is_the_checklist_in_both_languages(page: Page, host: Host) -> None:
    page.add_init_script("delete globalThis.WebAssembly")
    page.goto(host.url, wait_until="commit")
    page.wait_for_selector("html[data-state=error]", state="attached", timeout=60_000)
    page.fill("#draft", "My draft")
    expect(page.locator("#stopped-words")).to_have_text(
        "The checker could not start in this browser. Your draft is still here."
    )
    expect(page.locator("#checklist li").first).to_be_visible()
    assert faults(page) == []
    page.locator("#language").click()
    expect(page.locator("#stopped-words")).to_have_text(
        "El revisor no pudo arrancar en este navegador. Su borrador sigue aquí."
    )
    expect(page.locator("#checklist li").first).to_contain_text("¿Sé algo de esto solo por mi trabajo?")
    expect(page.locator("#draft")).to_have_value("My draft")
    assert attribute(page, "lang") == "es" and faults(page) == []


@pytest.mark.breaks
def test_a_spanish_address_speaks_spanish_before_python_is_there(page: Page, host: Host) -> None:
    host.broken.add("page.bin")
    page.goto(f"{host.url}?lang=es", wait_until="commit")
    expect(page.locator("#loading-words")).to_have_text("Preparando el revisor. Ya puede escribir.")
    expect(page.locator("#facts")).to_have_text("un mensaje, ahora, sin turno")
    expect(page.get_by_role("link", name="English")).to_be_visible()
    assert "python" not in page.evaluate("() => ({...document.documentElement.dataset})")


@pytest.mark.breaks
@pytest.mark.parametrize("file", ["page.bin", "pyscript/core.js"])
def test_a_missing_file_of_the_page_is_told(page: Page, host: Host, file: str) -> None:
    host.broken.add(file)
    page.goto(host.url, wait_until="commit")
    page.wait_for_selector("html[data-state=error]", state="attached", timeout=60_000)
    expect(page.locator("#stopped-words")).to_be_visible()


def test_without_javascript_the_checklist_is_there(browser: Any, host: Host) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host.url)
    assert "The checklist below works without it." in page.locator("main").inner_text()
    expect(page.locator("#loading")).to_be_hidden()
    page.locator("#checklist summary").click()
    expect(page.locator("#checklist li").first).to_be_visible()
    context.close()
