"""Access: every state, in both languages, every scheme of colours and on a phone, against axe-core and beyond it.

One visit goes through the states; language, colours and size change in place. What axe cannot see is asked of the
browser's own accessibility tree, of the keyboard and of the boxes on the screen. docs/accessibility.md tells it all.
"""

import json
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from conftest import OTHER, Host
from faults import ALL, RUN, WIDTH, faults
from steps import AXE, afresh, after, attribute, cards, put, until

POINTS = "Sgt. Ray Castellano is a liar. Look at my badge. They arrested him, he's guilty, plain and simple."

LATER = """() => { const Then = Date; globalThis.Then = Then; globalThis.Date = class extends Then {
  constructor(...rest) { rest.length ? super(...rest) : super(Then.now() + 2 * 366 * 864e5) } } }"""
OPEN = """() => document.querySelectorAll('.view:not([hidden]) details:not(.rule ~ .rule ~ .rule)').forEach(
  part => { part.open = true })"""  # of the rules, two: they are all drawn alike


def draft_of(text: str) -> Callable[[Page], None]:
    """A state of the draft view: this text, checked, with everything opened that opens."""

    def act(page: Page) -> None:
        show(page, "check")
        put(page, text)
        page.evaluate(OPEN)

    return act


def settled(page: Page) -> None:
    """Every question has its first answer."""
    page.locator("#finish").click()
    draft_of(POINTS)(page)
    for rule in page.evaluate("() => [...document.querySelectorAll('#cards > li')].map(card => card.dataset.rule)"):
        answers = page.locator(f"#cards > li[data-rule={rule}] fieldset input")
        if answers.count() and not answers.first.is_checked():  # one answer may settle several cards
            after(page, answers.first.check)


def set_aside(page: Page) -> None:
    """One card is set aside with a reason, which lasts until the officer finishes."""
    draft_of(POINTS)(page)
    if not page.locator("[data-bring-back]").count():
        after(page, page.locator("[data-reason=quoting]").first.click)
    expect(page.locator("[data-bring-back]")).to_have_count(1)


def about_text(page: Page) -> None:
    """The About text of a Department page, with the notices that are missing."""
    show(page, "check")
    page.evaluate("() => { document.querySelector('#more-about').open = true }")
    page.locator("input[value=department]").check()
    page.locator("input[value=page]").check()
    put(page, "New Haven Police. News from the Hill.")
    page.evaluate(OPEN)


def situation(page: Page) -> None:
    """Posting at a set time, within a shift."""
    show(page, "check")
    page.evaluate("() => { document.querySelector('#more-about').open = true }")
    page.locator("input[value=set]").check()
    facts = {"#post-date": "2026-03-04", "#post-time": "14:10", "#shift-from": "07:00", "#shift-to": "15:00"}
    for field, value in facts.items():
        page.fill(field, value)
    put(page, "Anyone have a good chili recipe?")
    expect(cards(page)).to_have_count(1)


def attacked(page: Page) -> None:
    """The attack on the page has run, and its table stands there."""
    show(page, "privacy")
    page.locator("#attack").click()
    expect(page.locator(".proof-table[data-done]")).to_be_attached(timeout=60_000)
    page.evaluate(OPEN)


def old(page: Page) -> None:
    """The clock of the device is two years ahead, which the page sees when it says how old the rules are."""
    lang = attribute(page, "lang")
    page.evaluate(LATER)
    for other in ("es" if lang == "en" else "en", lang):
        speak(page, other)
    page.evaluate("() => { globalThis.Date = globalThis.Then }")
    expect(page.locator("#old")).to_be_visible()


def show(page: Page, name: str) -> None:
    """Follow the header's link to a view and wait until it is drawn."""
    page.locator(f".views a[href='#{name}']").click()
    expect(page.locator(f"#{name}-title")).to_be_visible()
    expect(page.locator(f"#view-{name}")).not_to_contain_text("Getting this part ready.")
    expect(page.locator(f"#view-{name}")).not_to_contain_text("Preparando esta parte.")


def view(name: str) -> Callable[[Page], None]:
    """A view with everything opened that opens."""

    def act(page: Page) -> None:
        show(page, name)
        page.evaluate(OPEN)

    return act


def guessed(page: Page) -> None:
    """Practice, after a guess at a draft with something to look at."""
    show(page, "practice")
    for _ in range(24):
        if page.locator("#view-practice .card").count():
            return
        page.locator("#view-practice .practice > .button, #view-practice .guesses button").first.click()


def tried(page: Page) -> None:
    """Other rules from a file, of which one fails its example."""
    show(page, "rules")
    pack = json.loads(OTHER.read_text("utf-8"))
    pack["rules"]["boat-place"]["examples"]["good"][1] = "The patrol boat is docked at the museum."
    picker = page.locator("#view-rules input[type=file]")
    picker.set_input_files({"name": "rules.json", "mimeType": "", "buffer": json.dumps(pack).encode()})
    expect(page.locator("#trial")).to_be_visible()
    page.locator("#view-rules button").first.click()
    expect(page.locator(".failures li")).to_have_count(1)
    page.evaluate(OPEN)


def finish(page: Page) -> None:
    """Back to an empty draft and the rules of the page."""
    afresh(page)
    expect(page.locator("#trial")).to_have_count(0)


STATES: dict[str, Callable[[Page], None]] = {
    "empty": draft_of(""),
    "nothing found": draft_of("Made chili."),
    "findings": draft_of(POINTS),
    "settled": settled,
    "set aside": set_aside,
    "another language": draft_of("Dzisiaj jest bardzo ładna pogoda i wszyscy jesteśmy z tego powodu zadowoleni."),
    "a crisis": draft_of("I want to die and nobody would care."),
    "about text": about_text,
    "situation": situation,
    "too long": draft_of("word " * 21_000),
    "old rules": old,
    "covers": view("covers"),
    "rules": view("rules"),
    "practice": view("practice"),
    "guessed": guessed,
    "privacy": view("privacy"),
    "attacked": attacked,
    "other rules": tried,
}


def speak(page: Page, lang: str) -> None:
    """Change the language in place."""
    if attribute(page, "lang") != lang:
        page.locator("#language").press("Enter")  # a click would wait for a navigation that the page has stopped
        until(lambda: attribute(page, "lang") == lang and attribute(page, "data-state") != "checking")


@pytest.mark.parametrize("state", STATES)
def test_axe_and_the_boxes_find_nothing(whole: Page, state: str) -> None:
    page = whole
    for lang in ("en", "es"):
        speak(page, lang)
        STATES[state](page)
        assert faults(page) == [], lang
    speak(page, "en")
    finish(page)


def test_axe_finds_nothing_while_it_loads_slowly_and_when_it_cannot_start(page: Page, host: Host) -> None:
    held: list[Route] = []
    page.context.route("**/start.bin", lambda route: held.append(route))
    page.clock.install()
    page.goto(host.url, wait_until="commit")
    page.wait_for_selector("#progress")
    page.evaluate(AXE)
    assert page.evaluate(RUN, ALL) == []
    page.wait_for_selector("html[data-python]", state="attached", timeout=60_000)
    expect(page.locator("#slow")).to_be_hidden()
    page.clock.fast_forward(13_000)
    expect(page.locator("#slow")).to_contain_text("This takes longer than usual.")
    for lang in ("en", "es"):
        speak(page, lang)
        assert faults(page) == [], lang
    until(lambda: bool(held))
    held[0].abort()
    page.wait_for_selector("html[data-state=error]", state="attached", timeout=60_000)
    for lang in ("en", "es"):
        speak(page, lang)
        assert faults(page) == [], lang


# The whole task on the browser's own accessibility tree


def tree(page: Page) -> list[tuple[str, str, dict[str, Any]]]:
    """The nodes of the browser's accessibility tree: role, name, properties (with value and description)."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [
        (
            node["role"]["value"],
            node.get("name", {}).get("value", ""),
            {one["name"]: one["value"].get("value") for one in node.get("properties", [])}
            | {key: node[key].get("value") for key in ("value", "description") if key in node},
        )
        for node in nodes
        if not node["ignored"]
    ]


def named(page: Page, role: str) -> dict[str, dict[str, Any]]:
    """The nodes with a role: name -> properties."""
    return {name: properties for found, name, properties in tree(page) if found == role}


CONTROLS = {"button", "link", "radio", "checkbox", "textbox", "combobox", "progressbar", "DisclosureTriangle"}


@pytest.mark.parametrize("state", ["findings", "rules", "guessed", "other rules", "privacy"])
def test_everything_that_can_be_pressed_has_a_name_in_the_tree(whole: Page, state: str) -> None:
    STATES[state](whole)
    assert [node for node in tree(whole) if node[0] in CONTROLS and not node[1].strip()] == []
    finish(whole)


def test_the_tree_tells_the_box_its_promise_the_groups_and_what_is_chosen(whole: Page) -> None:
    page = whole
    draft_of(POINTS)(page)
    box = named(page, "textbox")["Your draft"]
    assert box["value"] == POINTS and "stays on this device" in box["description"]
    assert {"Where will it go?", "What is it?", "When will you post it?"} <= named(page, "group").keys()
    assert named(page, "radio")["My own account"]["checked"] == "true"
    assert {"Parts of this page"} <= named(page, "navigation").keys()
    assert {"Marked copy", "Check a draft"} <= named(page, "region").keys()
    headings = [(properties["level"], name) for role, name, properties in tree(page) if role == "heading"]
    assert (1, "Second Look") in headings
    numbered = [name for level, name in headings if level == 3 and name[0].isdigit()]
    assert [int(name.split(". ")[0]) for name in numbered] == list(range(1, cards(page).count() + 1))
    assert any(name.endswith(". Speaks on an open case") for name in numbered)
    uses = [told["description"] for role, name, told in tree(page) if (role, name) == ("button", "Use this")]
    rewritten = cards(page).filter(has=page.locator("[data-use]")).get_by_role("heading", level=3).all_inner_texts()
    assert {title for title in rewritten for told in uses if told.startswith(title)} == set(rewritten)
    assert len(set(uses)) == len(uses) > len(rewritten) > 1  # the same words, told apart by title and sentence
    assert any(told.endswith("They arrested him, he's guilty, plain and simple.") for told in uses)
    assert not {sign for _, name, _ in tree(page) for sign in "■◆●○" if sign in name}
    levels = [level for level, _ in headings]
    assert all(deeper <= level + 1 for level, deeper in pairwise(levels))
    finish(page)


def test_buttons_of_the_same_words_on_one_card_are_told_apart(whole: Page) -> None:
    draft_of("Sgt. Ray Castellano is a liar. Officer Ruiz is a lazy drunk.")(whole)
    for name in ("Show in text", "Use this", "Take the sentence out"):
        told = [told["description"] for role, said, told in tree(whole) if (role, said) == ("button", name)]
        assert len(set(told)) == len(told) > 1, name
    finish(whole)


def test_live_messages_are_in_the_tree_polite_or_urgent(whole: Page, page: Page, host: Host) -> None:
    draft_of(POINTS)(whole)
    until(lambda: any(role == "status" and "look at" in said for role, said in live(whole)))
    finish(whole)
    until(lambda: ("status", "Cleared. Nothing was kept.") in live(whole))
    host.broken.add("pyodide/start.bin")
    page.goto(host.url, wait_until="commit")
    page.wait_for_selector("html[data-state=error]", state="attached", timeout=60_000)
    assert any(role == "alert" and "could not be downloaded" in said for role, said in live(page))


def live(page: Page) -> list[tuple[str, str]]:
    """What stands in the live regions of the tree: role and words."""
    session = page.context.new_cdp_session(page)
    nodes = {node["nodeId"]: node for node in session.send("Accessibility.getFullAXTree")["nodes"]}
    session.detach()

    def words(node: dict[str, Any]) -> str:
        inner = " ".join(words(nodes[key]) for key in node.get("childIds", []) if key in nodes)
        return inner or str(node.get("name", {}).get("value", ""))

    roles = {"status": "polite", "alert": "assertive"}
    regions = [node for node in nodes.values() if node.get("role", {}).get("value") in roles and not node["ignored"]]
    for node in regions:
        told = {one["name"]: one["value"].get("value") for one in node["properties"]}
        assert told["live"] == roles[node["role"]["value"]]
    return [(node["role"]["value"], words(node).strip()) for node in regions]


# The keyboard

FOCUS = """() => { const one = document.activeElement, part = one.matches('input.unseen') ? one.labels[0] : one;
  if (one === document.body) return null;
  const box = part.getBoundingClientRect(), style = getComputedStyle(part);
  const x = box.left + Math.min(box.width, innerWidth) / 2, y = box.top + Math.min(box.height / 2, 12);
  const hit = document.elementFromPoint(x, Math.min(y, innerHeight - 1));
  return { key: one.outerHTML.slice(0, 120), tab: one.tabIndex,
    ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    seen: !!hit && (part.contains(hit) || hit.contains(part) || !!one.closest('label')?.contains(hit)) } }"""


@pytest.mark.parametrize("size", [{"width": 390, "height": 844}, {"width": 320, "height": 256}], ids=["phone", "400 %"])
def test_tab_goes_through_the_page_and_the_focus_is_always_seen(whole: Page, size: Any) -> None:
    page = whole
    page.set_viewport_size(size)
    for state in ("findings", "rules", "practice"):
        STATES[state](page)
        page.locator(".skip").focus()
        page.keyboard.press("Tab")
        stops: list[Any] = []
        while (stop := page.evaluate(FOCUS)) and len(stops) < 150:
            stops.append(stop)
            page.keyboard.press("Tab")
        assert 7 < len(stops) < 150  # no trap: it comes to the end
        assert [stop for stop in stops if stop["tab"] > 0 or not stop["ring"] or not stop["seen"]] == [], state
    finish(page)


def test_rules_and_practice_by_keyboard_alone(whole: Page) -> None:
    page = whole
    show(page, "check")
    page.locator(".views a[href='#rules']").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#rules-title")).to_be_focused()
    expect(page.locator("details.rule").first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # Test the rules
    expect(page.locator("#view-rules").get_by_role("status")).to_contain_text("examples tried", timeout=60_000)
    rule = page.locator("details.rule").last
    rule.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(rule).to_have_attribute("open", "")
    page.locator(".views a[href='#practice']").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#view-practice .guesses")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")  # a guess: the focus goes to what it led to
    expect(page.locator("#view-practice p:focus")).to_contain_text("Your guess")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#view-practice h3:focus")).to_contain_text("2 of 12")
    page.go_back()
    expect(rule.locator("summary")).to_be_focused()  # where the focus was
    finish(page)


# Text that somebody has set wider, as WCAG 1.4.12 wants it

WIDER = """() => Object.entries({'line-height': '1.5', 'letter-spacing': '0.12em', 'word-spacing': '0.16em'}).forEach(
  ([name, value]) => document.body.style.setProperty(name, value, 'important'))"""
CUT = """() => [...document.querySelectorAll('.view:not([hidden]) *, header *')].filter(one =>
  one.checkVisibility() && ['hidden', 'clip'].includes(getComputedStyle(one).overflowX)
  && one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1).map(one => one.outerHTML.slice(0, 120))"""


def test_wider_text_is_not_cut_off(whole: Page) -> None:
    page = whole
    page.set_viewport_size({"width": 320, "height": 640})
    page.evaluate(WIDER)
    for state in ("findings", "covers", "rules", "practice"):
        STATES[state](page)
        assert page.evaluate(WIDTH) <= 320 and page.evaluate(CUT) == [], state
    page.evaluate("() => document.body.removeAttribute('style')")
    finish(page)
