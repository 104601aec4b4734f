"""The parts of the page beside the draft, in a real Chromium."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from conftest import OTHER, ROOT, Host
from secondlook import load_policy
from steps import attribute, cards, draft, typed

MARKUP = '<img src=x onerror="document.title=1"><b>bold</b>'


def go(page: Page, link: str) -> Locator:
    """Follow a link of the header; gives the view."""
    page.get_by_role("navigation").get_by_role("link", name=link, exact=True).click()
    return page.locator(".view:visible")


def focused(page: Page) -> str:
    """The words of what has the focus."""
    return str(page.evaluate("() => document.activeElement.textContent"))


def pick(page: Page, pack: Any, name: str = "rules.json") -> Locator:
    """Open a rules.json in the view of the rules; gives where the answer is said."""
    body = pack if isinstance(pack, bytes) else json.dumps(pack).encode()
    page.locator("input[type=file]:visible").set_input_files({"name": name, "mimeType": "", "buffer": body})
    return page.locator("#view-rules").get_by_role("status")


@pytest.fixture
def fresh(sheet: Page) -> Page:
    """The shared page with its own rules."""
    expect(sheet.locator("#trial")).to_have_count(0)
    return sheet


@pytest.fixture
def other() -> dict[str, Any]:
    """The order of a fictional department."""
    pack: dict[str, Any] = json.loads(OTHER.read_text("utf-8"))
    return pack


def test_views_take_turns_and_the_draft_stays(fresh: Page) -> None:
    page = fresh
    typed(page, "Made chili.")
    view = go(page, "What this covers")
    expect(draft(page)).to_be_hidden()
    expect(view).to_contain_text("Do not use Department computers")
    expect(page.get_by_role("link", name="What this covers")).to_have_attribute("aria-current", "page")
    assert focused(page) == "What this covers"
    page.go_back()
    expect(draft(page)).to_have_value("Made chili.")
    expect(page.locator("[aria-current=page]")).to_have_text("Draft")


def test_a_view_opens_from_the_address_and_changes_language_in_place(page: Page, host: Host) -> None:
    page.goto(f"{host.url}#covers", wait_until="commit")
    expect(page.locator("#view-covers")).to_contain_text("Department computers", timeout=60_000)
    page.get_by_role("link", name="Español").click()
    expect(page.locator("#view-covers")).to_contain_text("Las computadoras del Departamento")
    expect(page).to_have_url(re.compile(r"\?lang=es#covers$"))


def test_a_view_comes_from_what_the_service_worker_fetches_once(open_page: Callable[[], Page], host: Host) -> None:
    page = open_page()
    expect(go(page, "What this covers")).to_contain_text("Department computers", timeout=20_000)
    assert host.requests.count("page.bin") == 1 and host.requests.count("app/view_covers.mpy") == 1
    assert "app/page.mpy" not in host.requests


def test_coverage_leads_to_the_rule_and_back_to_the_same_link(fresh: Page) -> None:
    page = fresh
    view = go(page, "What this covers")
    policy = load_policy((ROOT / "rules.json").read_text("utf-8"))
    expect(view.locator(".covered > li")).to_have_count(len(policy.clauses))
    expect(view.get_by_role("rowheader")).to_have_count(len(policy.rules))
    link = view.locator("li", has_text="4.16.04-U6").get_by_role("link", name="Which computer or phone")
    link.click()
    rule = page.locator("details#device-use")
    expect(rule).to_have_attribute("open", "")
    expect(rule).to_contain_text("on the booking desk computer")
    expect(rule).to_contain_text(re.compile(r"found \d+ of \d+ \(\d+ to \d+%\)"))
    page.go_back()
    expect(link).to_be_focused()


def test_the_rules_are_tested_on_the_page(fresh: Page) -> None:
    page = fresh
    view = go(page, "Rules")
    view.get_by_role("button", name="Test the rules").click()
    expect(view.get_by_role("status")).to_have_text(re.compile(r"^\d+ examples tried. All of them"), timeout=60_000)


def test_a_failing_example_is_named_with_place_and_cure(fresh: Page, other: dict[str, Any]) -> None:
    other["rules"]["boat-place"]["examples"]["good"][1] = "The patrol boat is docked at the museum."
    page = fresh
    view = go(page, "Rules")
    pick(page, other)
    expect(view).to_contain_text("Marrow Bay")
    view.get_by_role("button", name="Test the rules").click()
    expect(view.get_by_role("status")).to_have_text("40 examples tried. To look at: 1.")
    expect(view.locator(".failures li")).to_contain_text("rules.boat-place.examples.good[1]")
    expect(view.locator(".failures li")).to_contain_text("What to do: add it to “unless” or narrow the phrase.")
    page.locator("#language").click()
    view.get_by_role("button", name="Probar las reglas").click()
    expect(view.locator(".failures li")).to_contain_text("agréguelo a “unless” o haga la frase más estrecha.")
    expect(pick(page, {"titel": 1})).to_contain_text("titel: aquí nada se llama así; ¿quiso decir “title”? Las reglas")
    page.locator("#language").click()
    expect(view.get_by_role("button", name="Test the rules")).to_be_visible()


def test_another_order_is_tried_shown_and_forgotten(fresh: Page, other: dict[str, Any]) -> None:
    page = fresh
    typed(page, "We seized forty crab pots.")
    expect(cards(page)).to_have_count(0)
    view = go(page, "Rules")
    pick(page, other)
    expect(page.locator("#trial")).to_contain_text("You are trying other rules: Marrow Bay Harbor Police")
    foot = page.get_by_role("contentinfo")
    expect(foot).to_contain_text("Marrow Bay Harbor Police, Directive 12: Posts Online, September 1, 2025.")
    expect(foot).not_to_contain_text(re.compile("New Haven|looked through"))
    expect(view.locator("details.rule h3")).to_have_count(len(other["rules"]))
    expect(go(page, "What this covers")).to_contain_text("Do not tell where a patrol boat is")
    go(page, "Draft")
    expect(cards(page)).to_contain_text("Has the harbor master cleared this?")
    page.locator("#language").click()
    for place in (foot, page.locator("#trial")):
        expect(place).to_contain_text("Directiva 12: Publicaciones en línea, 1 de septiembre de 2025.")
    expect(page.get_by_role("button", name="Volver a las reglas incluidas")).to_be_visible()
    page.locator("#language").click()
    page.get_by_role("button", name="Back to the built-in rules").click()
    expect(page.locator("#check-title")).to_be_focused()
    go(page, "Rules")
    for place in (view, foot):
        expect(place).to_contain_text("New Haven General Order 4.16 on Social Media, June 16, 2016.")
    expect(page.locator("#trial")).to_have_count(0)
    pick(page, other)
    expect(page.locator("#trial")).to_be_visible()
    go(page, "Draft")
    page.get_by_role("button", name="Finish and clear").click()
    expect(page.locator("#trial")).to_have_count(0)
    typed(page, "We seized forty crab pots.")
    expect(cards(page)).to_have_count(0)


def test_a_wrong_file_is_told_in_one_sentence_and_changes_nothing(fresh: Page, other: dict[str, Any]) -> None:
    page = fresh
    view = go(page, "Rules")
    other["rules"]["boat-place"]["phrase"] = other["rules"]["boat-place"].pop("phrases")
    for pack, sentence in (
        (other, "rules.boat-place.phrase: nothing is called this here; did you mean “phrases”? The rules have not"),
        (b"[" * 200_000, "nested too deeply"),
        (b"\x89PNG\r\n\x1a\n" * 9, "this is not JSON"),
        (b" " * 5_000_001, "too large"),
        ({MARKUP: 1}, "<b>bold</b>"),
    ):
        expect(pick(page, pack, f"{MARKUP}.json")).to_contain_text(sentence, timeout=20_000)
    expect(view).to_contain_text("New Haven")
    expect(page.locator("#trial")).to_have_count(0)
    assert attribute(page, "data-state") == "ready"


def planted(value: Any) -> Any:
    """The same data with markup in front of every sentence for people."""
    if isinstance(value, dict):
        return {key: MARKUP + words if key in {"en", "es"} else planted(words) for key, words in value.items()}
    return [planted(item) for item in value] if isinstance(value, list) else value


def test_markup_in_a_file_is_only_text_and_its_ids_take_no_place_of_the_page(
    fresh: Page, other: dict[str, Any]
) -> None:
    page = fresh
    view = go(page, "Rules")
    pack = planted(other)
    pack["rules"] = {"draft": pack["rules"]["seized-goods"]} | pack["rules"]
    pick(page, pack)
    expect(page.locator("#trial")).to_contain_text(MARKUP)
    expect(page.locator("[id=draft]")).to_have_count(1)
    for link in ("What this covers", "Practice", "Draft"):
        go(page, link)
        expect(page.locator(".view:visible")).not_to_contain_text("Getting this part ready.")
    typed(page, "We seized forty crab pots.")
    expect(cards(page).first).to_contain_text(MARKUP)
    assert page.locator("main :is(img, b)").count() == 0
    assert page.title() == "Second Look"
    expect(view).to_be_visible()


def test_practice_lets_guess_first_and_then_shows(fresh: Page) -> None:
    page = fresh
    view = go(page, "Practice")
    found = 0
    for number in range(1, 13):
        expect(view.get_by_role("heading", level=3)).to_have_text(f"Draft {number} of 12")
        expect(view.locator(".card")).to_have_count(0)
        view.get_by_role("button", name="Something to look at").click()
        expect(view).to_contain_text("Your guess: Something to look at.")
        found += view.locator(".card").count() > 0
        if number < 12:
            view.get_by_role("button", name="Next draft").click()
    assert found == 6
    view.get_by_role("button", name="Practice with other drafts").click()
    expect(view.get_by_role("heading", level=3)).to_have_text("Draft 1 of 12")
    assert focused(page) == "Draft 1 of 12"
