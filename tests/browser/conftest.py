"""A static host of our own, and a real Chromium. `make browser-test` builds the site first.

Fixtures: `host` (a fresh server with the built site under /some/sub/, a log of requests, and faults to switch on),
`context` and `page` (a new browser profile each), `open_page` (go to the site and wait for an answer), and `whole`
(one page that the tests of one worker share).
Under the strict policy nothing may be evaluated as text in the page: use selectors, never wait_for_function.
"""

import functools
import http.server
import json
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from secondlook import Policy, load_policy
from steps import Case, afresh, case_to_settle

ROOT = Path(__file__).resolve().parents[2]
OTHER = ROOT / "tests/packs/marrow-bay.json"
SITE = ROOT / "dist/site"
PREFIX = "/some/sub/"
INSECURE = "insecure.test"  # this machine under a name for which browsers want https
expect.set_options(timeout=20_000)  # a busy machine is no fault of the page
STARTED = "html[data-state=ready], html[data-state=error]"


@dataclass
class Host:
    """What the server does and has seen.

    `broken` paths answer 503, `cut` ones break off in the middle; `types` overrides content types by ending.
    """

    folder: Path
    url: str = ""
    requests: list[str] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    cut: set[str] = field(default_factory=set)
    types: dict[str, str] = field(default_factory=dict)
    stop: Callable[[], None] = lambda: None


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves host.folder under PREFIX, with no header that a plain static host would not send."""

    protocol_version = "HTTP/1.1"

    def __init__(self, host: Host, *rest: object) -> None:
        self.host = host
        super().__init__(*rest, directory=str(host.folder))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Log, then answer or fail."""
        path = self.path.removeprefix(PREFIX)
        self.host.requests.append(path)
        if path == self.path or path in self.host.broken:
            self.send_error(503 if path in self.host.broken else 404)
        elif path in self.host.cut:
            self.break_off((self.host.folder / path).read_bytes())
        else:
            self.path = "/" + path
            super().do_GET()

    def break_off(self, body: bytes) -> None:
        """Promise a whole file, send half of it and hang up."""
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2])
        self.close_connection = True

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        """The usual type, unless the test wants a wrong one."""
        return self.host.types.get(Path(path).suffix, super().guess_type(path))

    def log_message(self, *_: object) -> None:
        """Quiet."""


def few_rules(host: Host, **more: Any) -> None:
    """Put rules of another order on the host, with more in them: a page reads them ten times sooner than our own."""
    rules = json.loads(OTHER.read_text("utf-8")) | more
    (host.folder / "rules.json").write_text(json.dumps(rules), "utf-8")


@contextmanager
def served(folder: Path) -> Iterator[Host]:
    """The site in this folder on a port of its own."""
    place = Host(folder)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, place))
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def stop() -> None:
        server.shutdown()
        server.server_close()

    place.url, place.stop = f"http://127.0.0.1:{server.server_port}{PREFIX}", stop
    yield place
    stop()


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    """The site on a port of its own; the folder is a copy that a test may change."""
    with served(shutil.copytree(SITE, tmp_path / "site")) as place:
        yield place


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """One Playwright for all browsers."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Chromium, in which no name resolves: whoever asks for another host fails.

    It compiles WebAssembly once, not a second time for speed: that takes a third of each start. Speed is measured by
    `make bench`, and the tests that start a browser of their own start it as it comes.
    """
    path = (ROOT / "build/browser").read_text().strip() or None
    alone = f"--host-resolver-rules=MAP {INSECURE} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    chromium = playwright.chromium.launch(executable_path=path, args=[alone, "--js-flags=--liftoff-only", *sandbox])
    yield chromium
    chromium.close()


@pytest.fixture(scope="session")
def whole(browser: Browser) -> Iterator[Page]:
    """The page, opened once for all tests that can share it; all its files are kept, and it has said so."""
    shared = browser.new_context()
    with served(SITE) as place, no_errors(shared):
        page = visited(shared.new_page(), place)
        expect(page.locator("#said")).to_have_text("Ready to work offline.")
        yield page
        shared.close()


@contextmanager
def no_errors(pages: BrowserContext) -> Iterator[None]:
    """In none of these pages does the browser meet an error that nobody caught."""
    errors: list[str] = []
    pages.on("weberror", lambda error: errors.append(str(error.error)))
    yield
    assert not errors


def visited(page: Page, host: Host) -> Page:
    """Go to the site (again) and wait until it is ready or says that it is not."""
    page.goto(host.url, wait_until="commit")
    page.wait_for_selector(STARTED, state="attached", timeout=60_000)
    return page


@pytest.fixture
def sheet(whole: Page) -> Page:
    """The shared page as a new officer meets it."""
    return afresh(whole)


@pytest.fixture
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A profile with nothing in it."""
    fresh = browser.new_context()
    with nullcontext() if request.node.get_closest_marker("breaks") else no_errors(fresh):
        yield fresh
        fresh.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page of that profile."""
    return context.new_page()


@pytest.fixture
def open_page(host: Host, page: Page) -> Callable[[], Page]:
    """Go to the site (again) and wait until it is ready or says that it is not."""
    return lambda: visited(page, host)


@pytest.fixture(scope="session")
def policy() -> Policy:
    """The rules that the site is built with."""
    return load_policy((ROOT / "rules.json").read_text("utf-8"))


@pytest.fixture(scope="session")
def case(policy: Policy) -> Case:
    """A draft with one finding that one answer settles."""
    return case_to_settle(policy)
