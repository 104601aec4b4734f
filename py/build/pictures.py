"""A picture of every state of the page, in real Chromium: `make pictures` writes them to build/pictures.

With names behind it (`python py/build/pictures.py findings old-rules`) only those states. The three of the README are
copied to docs/ by `--readme`.
"""

import functools
import http.server
import os
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "py"))

from build.states import SERVED, STATES, VARIANTS  # noqa: E402

SITE, PICTURES = ROOT / "dist/site", ROOT / "build/pictures"
README = {"findings-phone": "phone", "findings-desk": "page", "settled-phone-dark": "settled"}


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves without a word."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


@contextmanager
def served() -> Iterator[str]:
    """The address of a copy of the site, served while it is needed."""
    shutil.rmtree(SERVED, ignore_errors=True)
    shutil.copytree(SITE, SERVED)
    handler = functools.partial(Quiet, directory=str(SERVED))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def take_all(browser: Browser, url: str, name: str) -> Iterator[Path]:
    """Bring the page into a state, once for each language, and take its pictures in every size and colour."""
    state = STATES[name]
    for lang, variants in groupby(state.variants, key=lambda variant: VARIANTS[variant].get("lang", "en")):
        context, group = browser.new_context(), list(variants)
        page = context.new_page()
        show(page, group[0])
        state.before(page)
        page.goto(f"{url}?{'kiosk&' * state.kiosk}lang={lang}", wait_until="commit")
        page.wait_for_selector(state.until, state="attached", timeout=60_000)
        state.after(page)
        for variant in group:
            yield take(page, name, variant)
        context.unroute_all(behavior="ignoreErrors")
        context.close()


def show(page: Page, variant: str) -> None:
    """Give the page a size and colours."""
    look = {"color_scheme": "light", "forced_colors": "none"} | VARIANTS[variant]
    page.set_viewport_size(look["viewport"])
    page.emulate_media(color_scheme=look["color_scheme"], forced_colors=look["forced_colors"])


def take(page: Page, name: str, variant: str) -> Path:
    """Take a picture: of the screen for the README and of dialogs, else from top to bottom with the bar at its end."""
    show(page, variant)
    page.wait_for_timeout(200)
    screen = f"{name}-{variant}" in README or page.locator("dialog[open]").count() > 0
    if not screen and variant != "zoomed":
        width = VARIANTS[variant]["viewport"]["width"]
        page.set_viewport_size({"width": width, "height": min(8000, page.evaluate("document.body.scrollHeight"))})
    picture = PICTURES / f"{name}-{variant}.png"
    page.screenshot(path=picture, full_page=not screen)
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
            for picture in take_all(browser, url, name):
                print(picture.relative_to(ROOT), flush=True)
        browser.close()
    if "--readme" in sys.argv:
        for source, target in README.items():
            for_readme(PICTURES / f"{source}.png", ROOT / f"docs/{target}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
