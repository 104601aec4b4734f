"""The states of the page for its pictures: what is done before it is opened, and after it has come up.

A state that changes the site on its host (a newer build) stands last.
"""

import json
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Route

from build import make_site

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "tests/browser"))

import made  # noqa: E402  the pictures of the tests

SERVED = ROOT / "build/pictures-site"  # a copy of the site, which a state may change
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
VARIANTS: dict[str, dict[str, Any]] = {
    "phone": {"viewport": PHONE},
    "phone-dark": {"viewport": PHONE, "color_scheme": "dark"},
    "desk": {"viewport": DESK},
    "desk-dark": {"viewport": DESK, "color_scheme": "dark"},
    "desk-forced": {"viewport": DESK, "forced_colors": "active"},
    "phone-es": {"viewport": PHONE, "lang": "es"},
    "narrow": {"viewport": {"width": 320, "height": 640}},
    "zoomed": {"viewport": {"width": 320, "height": 256}},  # 1280 x 1024 at 400 %
    "wide": {"viewport": {"width": 3840, "height": 2160}},
}
USUAL = ("phone", "phone-dark", "desk", "desk-dark", "desk-forced", "phone-es")
FEW = ("phone", "desk", "phone-es")
POLISH = "Dzisiaj na służbie było bardzo spokojnie, ale wieczorem zatrzymaliśmy kierowcę, który nie miał prawa jazdy."
ABOUT = "New Haven Police, 1 Union Avenue. We share storm news. Be nice in the comments."

AHEAD = """(moment => { const ahead = new Date(moment) - Date.now(); globalThis.Date = class extends Date {
  constructor(...rest) { rest.length ? super(...rest) : super(Date.now()) }
  static now() { return super.now() + ahead } } })"""
"""A clock that runs on from another moment."""


@dataclass(frozen=True)
class State:
    """A state of the page: what is done before it is opened, and after it has come up."""

    after: Callable[[Page], object] = lambda page: None
    before: Callable[[Page], object] = lambda page: None
    until: str = "html[data-state=ready]"
    variants: tuple[str, ...] = USUAL
    kiosk: bool = False


def said(text: str) -> Callable[[Page], None]:
    """Type a draft."""

    def act(page: Page) -> None:
        page.locator("#draft").fill(text)
        rest(page)

    return act


def rest(page: Page) -> None:
    """Wait until the last answer stands there; the rest is for the eye alone."""
    page.wait_for_timeout(600)
    page.wait_for_selector("html[data-state=ready]", state="attached")


def example(page: Page) -> None:
    """Press the first example."""
    page.locator("[data-example]").first.click()
    rest(page)


def answered(page: Page) -> None:
    """Answer, put another wording in, set a card aside."""
    example(page)
    page.locator("li.card input").first.check()
    rest(page)
    page.locator("li.card [data-use]").first.click()
    rest(page)
    page.locator("li.card .not-this summary").last.click()
    page.locator("li.card [data-reason=quoting]").last.click()
    rest(page)


def opened(page: Page) -> None:
    """Everything of the last card that can be unfolded."""
    example(page)
    page.locator("li.card .not-this summary").last.click()
    page.locator("li.card [data-slot=trace-box] summary").last.click()


def about_text(page: Page) -> None:
    """An About text of a Department page."""
    if not page.locator("input[value=page]").is_visible():
        page.locator("#more-about summary").click()
    page.locator("input[value=department]").check()
    page.locator("input[value=page]").check()
    said(ABOUT)(page)


def at_a_set_time(page: Page) -> None:
    """The whole situation, filled in."""
    if not page.locator("input[value=set]").is_visible():
        page.locator("#more-about summary").click()
    page.locator("input[value=set]").check()
    page.fill("#post-date", "2026-03-04")
    page.fill("#post-time", "14:10")
    page.fill("#shift-from", "07:00")
    page.fill("#shift-to", "15:00")
    said("Anyone have a good chili recipe?")(page)


def with_photo(page: Page) -> None:
    """A photo with all that a camera writes, a screenshot with words in it, a broken file; and one thing ticked."""
    example(page)
    files: dict[str, bytes] = {
        "IMG_2041.jpg": made.saved("JPEG"),
        "screenshot.png": made.screenshot("Incident report", "Case number 24-012345", "Plate AB 12345"),
        "broken.jpg": made.saved("JPEG")[:700],
    }
    chosen: Any = [{"name": name, "mimeType": "", "buffer": body} for name, body in files.items()]
    page.locator("#photo-files").set_input_files(chosen)
    page.wait_for_selector(".photo-words", timeout=60_000)
    page.locator("#photos .notice").wait_for()
    page.locator(".photo fieldset input").first.check()
    rest(page)


def on_paper(page: Page) -> None:
    """As it is printed."""
    example(page)
    page.emulate_media(media="print")


def broken(page: Page) -> None:
    """A part of the engine does not come."""
    page.context.route(re.compile(r"engine\.bin"), lambda route: route.abort())


def held(page: Page) -> None:
    """A part of the engine is on its way for ever."""

    def wait(route: Route) -> None:
        """Neither answer nor fail."""

    page.context.route(re.compile(r"engine\.bin"), wait)


def later(page: Page) -> None:
    """The clock of the device is two years ahead."""
    page.add_init_script(f"{AHEAD}('2028-12-15T12:00:00')")


def slowly(page: Page) -> None:
    """A part of the engine is on its way for ever, and the clock of the page can be put forward."""
    held(page)
    page.clock.install()


def view(name: str, opened: str = "") -> Callable[[Page], None]:
    """A part of the page beside the draft, with these parts of it unfolded."""

    def act(page: Page) -> None:
        page.locator(f".views a[href='#{name}']").click()
        page.locator(f"#view-{name} > div > :visible").first.wait_for()
        rest(page)
        for part in page.locator(opened or "#none").all():
            part.click()

    return act


def guessed(page: Page) -> None:
    """Practice, once a guess has shown something to look at."""
    view("practice")(page)
    while not page.locator("#view-practice .card").count():
        page.locator("#view-practice .practice > .button, #view-practice .guesses button").first.click()
        rest(page)


def attacked(page: Page) -> None:
    """The proof, once it has run."""
    view("privacy")(page)
    page.locator("#view-privacy .button:not(.outline)").first.click()
    page.wait_for_timeout(8000)


def tried(page: Page) -> None:
    """Other rules from a file, of which one fails its example."""
    view("rules")(page)
    pack = json.loads((ROOT / "tests/packs/marrow-bay.json").read_text("utf-8"))
    pack["rules"]["boat-place"]["examples"]["good"][1] = "The patrol boat is docked at the museum."
    file: Any = {"name": "rules.json", "mimeType": "", "buffer": json.dumps(pack).encode()}
    page.locator("#view-rules input[type=file]").set_input_files(file)
    page.wait_for_selector("#trial")
    page.locator("#view-rules button").first.click()
    page.wait_for_selector(".failures li", timeout=60_000)


def wrong_rules(page: Page) -> None:
    """The rules on the host cannot be used."""
    page.context.route(re.compile(r"rules\.json"), lambda route: route.fulfill(json={"titel": {"en": "x"}}))


def walked_up(page: Page) -> None:
    """A kiosk, once the language is chosen and the clock is agreed with."""
    page.locator("#kiosk-welcome button").first.press("Enter")
    page.locator("#kiosk-welcome button").first.click()
    example(page)


def left_alone(page: Page) -> None:
    """A kiosk that nobody has touched for a while."""
    walked_up(page)
    page.clock.install()
    page.keyboard.press("Shift")
    page.clock.fast_forward(92_000)
    page.wait_for_selector("#kiosk-warning")


def updated(page: Page) -> None:
    """A newer build has come while a draft stands in the box."""
    page.locator("#said", has_text="Ready to work offline.").wait_for(timeout=60_000)
    (SERVED / "icons/new.svg").write_text(f"<svg><!-- {page.url} --></svg>")
    make_site.stamp(SERVED)
    page.reload(wait_until="commit")
    page.wait_for_selector("html[data-state=ready]", state="attached", timeout=60_000)
    example(page)
    page.wait_for_selector("#update", timeout=30_000)


STATES = {
    "empty": State(),
    "loading": State(before=held, until="html[data-state=loading] #progress"),
    "slow": State(
        lambda page: page.clock.fast_forward(13_000), slowly, "html[data-state=loading][data-python]", variants=FEW
    ),
    "findings": State(example),
    "opened": State(opened, variants=("phone", "desk")),
    "settled": State(answered),
    "nothing": State(said("Nine degrees out and the chili is on.")),
    "situation": State(at_a_set_time, variants=("phone", "phone-es", "desk")),
    "about-text": State(about_text),
    "other-language": State(said(POLISH), variants=("phone", "phone-es", "desk")),
    "support": State(said("Some nights I feel that I can't go on. Nobody here knows it.")),
    "too-long": State(said("A quiet line. " * 8_000), variants=("phone", "desk")),
    "stopped": State(before=broken, until="html[data-state=error]"),
    "no-webassembly": State(
        before=lambda page: page.add_init_script("delete globalThis.WebAssembly"),
        until="html[data-state=error]",
        variants=("phone", "desk"),
    ),
    "old-rules": State(before=later, variants=("phone", "phone-es", "desk")),
    "photos": State(with_photo, variants=("phone", "phone-dark", "phone-es", "desk")),
    "paper": State(on_paper, variants=("desk",)),
    "narrow": State(example, variants=("narrow", "zoomed", "wide")),
    "covers": State(view("covers")),
    "rules": State(view("rules", "#view-rules .rule:nth-of-type(-n+2) summary")),
    "other-rules": State(tried, variants=FEW),
    "wrong-rules": State(before=wrong_rules, until="html[data-state=error]", variants=FEW),
    "practice": State(view("practice")),
    "guessed": State(guessed),
    "privacy": State(view("privacy")),
    "attacked": State(attacked, variants=("phone", "phone-dark", "desk")),
    "views-narrow": State(view("privacy"), variants=("narrow",)),
    "kiosk-welcome": State(until="#kiosk-welcome", variants=FEW, kiosk=True),
    "kiosk": State(walked_up, until="#kiosk-welcome", variants=("desk", "desk-dark", "phone"), kiosk=True),
    "kiosk-warning": State(left_alone, until="#kiosk-welcome", variants=("desk", "phone"), kiosk=True),
    "update": State(updated, variants=("phone", "desk")),
}
