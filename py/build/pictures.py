"""A picture of every state of the page, in real Chromium: `make pictures` writes them to build/pictures.

With names behind it (`python py/build/pictures.py findings old-rules`) only those states. The three of the README are
copied to docs/ by `--readme`.
"""

import functools
import http.server
import os
import re
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, Route, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
SITE, PICTURES = ROOT / "dist/site", ROOT / "build/pictures"
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
VARIANTS: dict[str, dict[str, Any]] = {
    "phone": {"viewport": PHONE},
    "phone-dark": {"viewport": PHONE, "color_scheme": "dark"},
    "phone-es": {"viewport": PHONE, "lang": "es"},
    "desk": {"viewport": DESK},
    "desk-dark": {"viewport": DESK, "color_scheme": "dark"},
    "desk-forced": {"viewport": DESK, "forced_colors": "active"},
}
README = {"findings-phone": "phone", "findings-desk": "page", "settled-phone-dark": "settled"}
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
    variants: tuple[str, ...] = field(default=tuple(VARIANTS))


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
    """A screenshot beside the draft, with the words in it, and one thing ticked that it shows."""
    example(page)
    shot: Any = {"name": "screenshot.png", "mimeType": "image/png", "buffer": page.screenshot()}
    page.locator("#photo-files").set_input_files(shot)
    page.wait_for_selector(".photo-words", timeout=60_000)
    page.locator(".photo fieldset input").first.check()
    rest(page)


def on_paper(page: Page) -> None:
    """As it is printed."""
    example(page)
    page.emulate_media(media="print")


def broken(page: Page) -> None:
    """A part of the engine does not come."""
    page.context.route(re.compile(r"engine\.zip"), lambda route: route.abort())


def held(page: Page) -> None:
    """A part of the engine is on its way for ever."""

    def wait(route: Route) -> None:
        """Neither answer nor fail."""

    page.context.route(re.compile(r"engine\.zip"), wait)


def later(page: Page) -> None:
    """The clock of the device is two years ahead."""
    page.add_init_script(f"{AHEAD}('2028-12-15T12:00:00')")


STATES = {
    "empty": State(),
    "loading": State(before=held, until="html[data-state=loading] #progress"),
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
}
VARIANTS |= {
    "narrow": {"viewport": {"width": 320, "height": 640}},
    "zoomed": {"viewport": {"width": 320, "height": 256}},
    "wide": {"viewport": {"width": 3840, "height": 2160}},
}


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves without a word."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


@contextmanager
def served() -> Iterator[str]:
    """The address of the site, served while it is needed."""
    handler = functools.partial(Quiet, directory=str(SITE))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def take(browser: Browser, url: str, name: str, variant: str) -> Path:
    """Bring the page into a state and take its picture, from top to bottom."""
    options = dict(VARIANTS[variant])
    lang, state = options.pop("lang", "en"), STATES[name]
    context = browser.new_context(**options)
    page = context.new_page()
    state.before(page)
    page.goto(f"{url}?lang={lang}", wait_until="commit")
    page.wait_for_selector(state.until, state="attached", timeout=60_000)
    state.after(page)
    picture = PICTURES / f"{name}-{variant}.png"
    page.screenshot(path=picture, full_page=name != "findings" or variant not in ("phone", "desk"))
    context.unroute_all(behavior="ignoreErrors")
    context.close()
    return picture


def for_readme(source: Path, target: Path) -> None:
    """A small copy: one screen of it, in few colours."""
    image = Image.open(source).convert("RGB")
    screen = image.crop((0, 0, image.width, min(image.height, 900)))
    screen.quantize(64).save(target, optimize=True)


def main() -> int:
    """Take the pictures that are asked for, or all of them."""
    names = [name for name in sys.argv[1:] if name in STATES] or list(STATES)
    PICTURES.mkdir(parents=True, exist_ok=True)
    path = (ROOT / "build/browser").read_text().strip() or None
    with sync_playwright() as playwright, served() as url:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"] if os.geteuid() == 0 else [])
        for name in names:
            for variant in STATES[name].variants:
                print(take(browser, url, name, variant).relative_to(ROOT), flush=True)
        browser.close()
    if "--readme" in sys.argv:
        for source, target in README.items():
            for_readme(PICTURES / f"{source}.png", ROOT / f"docs/{target}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
