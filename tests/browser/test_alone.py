"""Nobody else has a hold of the page: not one that frames it, not one that opens it, not a neighbour on its host, and
nothing that it is given is ever read as code. An add-on that shows itself is named."""

import base64
import functools
import http.server
import json
import threading
from collections.abc import Callable, Iterator

import pytest
import zstandard
from playwright.sync_api import BrowserContext, Page, expect

import made
from conftest import OTHER, PREFIX, SITE, Handler, Host, few_rules
from faults import faults
from steps import attribute, cards, draft, kept, typed, until

Open = Callable[[], Page]
REFUSAL = "Second Look does not run inside or under another page"
KEPT = """async () => {
  const worker = await navigator.serviceWorker.getRegistration();
  return worker?.active?.state === 'activated' && !worker.installing;
}"""
NEIGHBOUR = b"<!doctype html><title>Neighbour</title><body>"
SECRET = "Quill met the heron at noon."
POISONED = ("index.html", "app/early.js", "page.bin", "pyodide/interpreter.js", "pyodide/start.bin")
POISONED_LATER = ("app/photos.mpy", "pictures.zip")
POISON = """async urls => {
  for (const name of await caches.keys())
    for (const url of urls) await (await caches.open(name)).put(url, new Response("document.title = 'owned'"));
}"""
REPLACE = """async ([url, body]) => {
  for (const name of await caches.keys())
    await (await caches.open(name)).put(url, new Response(Uint8Array.fromBase64(body)));
}"""
LOOT = """async secret => {
  const kept = {...localStorage, ...sessionStorage, cookie: document.cookie, name: window.name};
  const told = asked => new Promise(done => { asked.onsuccess = () => done(asked.result) });
  const texts = [];
  for (const name of await caches.keys())
    for (const request of await (await caches.open(name)).keys())
      texts.push(request.url, await (await caches.match(request)).text());
  for (const {name} of await indexedDB.databases?.() ?? []) {
    const base = await told(indexedDB.open(name));
    for (const store of base.objectStoreNames)
      texts.push(JSON.stringify(await told(base.transaction(store).objectStore(store).getAll())));
    base.close();
  }
  return { texts: texts.length, found: [JSON.stringify(kept), ...texts].some(text => text.includes(secret)) };
}"""
OPENED = """async url => {
  const page = open(url);
  for (let wait = 0; wait < 80 && !page.closed; wait++) await new Promise(done => setTimeout(done, 50));
  try { return page.document.querySelector('#draft') ? 'held' : 'nothing there' } catch (error) { return 'cut off' }
}"""
PAYLOADS = """<img src=x onerror="document.title='owned'"><script>document.title='owned'</script>
<svg onload="document.title='owned'"><iframe srcdoc="<script>top.document.title='owned'</script>"></iframe>
{{7*7}} ${document.title='owned'} javascript:document.title='owned' <a href="javascript:1">Sgt. Ruiz</a>
<mpy-script>import js; js.document.title = 'owned'</mpy-script><script type="py">print(1)</script>"""


@pytest.fixture
def neighbour(host: Host) -> Iterator[str]:
    """Another page of the same origin: the address of a folder beside ours, whose owner sends what headers he likes."""
    site = host.folder

    class Both(Handler):
        def do_GET(self) -> None:
            if self.path.startswith("/other/"):
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.send_header("Cross-Origin-Opener-Policy", "same-origin")
                self.send_header("Content-Length", str(len(NEIGHBOUR)))
                self.end_headers()
                self.wfile.write(NEIGHBOUR)
            else:
                super().do_GET()

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Both, Host(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def ready(page: Page, url: str) -> Page:
    """The page at this address, once it can check."""
    page.goto(url, wait_until="commit")
    page.wait_for_selector("html[data-state=ready]", state="attached", timeout=60_000)
    return page


def test_a_neighbour_on_the_same_host_learns_nothing(neighbour: str, context: BrowserContext) -> None:
    page = ready(context.new_page(), neighbour + PREFIX)
    until(lambda: bool(page.evaluate(KEPT)))
    typed(ready(page, neighbour + PREFIX), SECRET)
    beside = context.new_page()
    beside.goto(f"{neighbour}/other/")
    loot = beside.evaluate(LOOT, SECRET[:10])
    assert loot["texts"] > 50 and not loot["found"]
    assert beside.evaluate(OPENED, neighbour + PREFIX) == "cut off"
    beside.set_content(f'<iframe src="{neighbour}{PREFIX}"></iframe>')
    until(lambda: len(beside.frames) > 1 and beside.frames[1].url not in ("", "about:blank"))  # it has gone somewhere
    assert beside.frames[1].locator("#draft").count() == 0


def test_framed_where_the_host_sends_no_header_it_refuses(host: Host, page: Page) -> None:
    page.goto(host.url + "rules.json")
    page.evaluate("url => document.body.append(Object.assign(document.createElement('iframe'), {src: url}))", host.url)
    until(lambda: len(page.frames) > 1 and REFUSAL in page.frames[1].locator("html").inner_text())
    assert page.frames[1].locator("#draft").count() == 0


def test_opened_and_held_by_another_page_it_refuses(host: Host, page: Page) -> None:
    page.goto(host.url + "rules.json")
    with page.expect_popup() as opened:
        page.evaluate("url => { window.held = open(url) }", host.url)
    expect(opened.value.locator("html")).to_contain_text(REFUSAL)
    assert opened.value.locator("#draft").count() == 0


def test_markup_in_a_draft_is_only_ever_text(sheet: Page) -> None:
    page = sheet
    before = page.locator("script, style, iframe, img, svg, link").count()
    typed(page, f"{PAYLOADS}\nHe is guilty, he did it.")
    expect(draft(page)).to_have_value(f"{PAYLOADS}\nHe is guilty, he did it.")
    assert cards(page).count() > 0 and page.title() == "Second Look"
    assert page.locator("script, style, iframe, img, svg, link").count() == before
    assert "<script>document.title" in page.locator("#marked").inner_text()


def test_a_planted_rules_file_can_only_say_words(open_page: Open, host: Host) -> None:
    evil = "<img src=x onerror=\"document.title='owned'\">"
    said = {"en": evil, "es": evil}
    rules = json.loads(OTHER.read_text("utf-8"))["rules"]
    few_rules(host, title=said, rules={key: rule | {"title": said, "explanation": said} for key, rule in rules.items()})
    page = open_page()
    typed(page, "We seized forty crab pots.")
    assert evil in page.locator("#cards").inner_text()
    assert page.locator("#cards img").count() == 0 and page.title() == "Second Look"


@pytest.mark.parametrize("check", ["os", "../worker"])
def test_a_planted_rules_file_cannot_name_code_of_its_own(open_page: Open, host: Host, check: str) -> None:
    file = host.folder / "rules.json"
    rules = json.loads(file.read_text("utf-8"))
    next(iter(rules["rules"].values()))["check"] = check
    file.write_text(json.dumps(rules), "utf-8")
    page = open_page()
    assert attribute(page, "data-state") == "error"
    expect(page.locator("#stopped-words")).to_contain_text(check)


@pytest.mark.breaks
@pytest.mark.parametrize("path", ["pyodide/start.bin", "page.bin", "app/language.js"])
def test_one_changed_byte_of_the_runtime_is_noticed_and_said(open_page: Open, host: Host, path: str) -> None:
    file = host.folder / path
    body = bytearray(file.read_bytes())
    body[body.index(b".")] ^= 1 if path.endswith(".bin") else ord(".") ^ ord("!")  # in a comment
    file.write_bytes(bytes(body))
    page = open_page()
    assert attribute(page, "data-state") == "error"
    expect(page.locator("#stopped-words")).to_contain_text(f"is not the one that belongs to it: {path}. It was not")
    if path.startswith("app/"):  # the page's own Python is there, and a press changes nothing
        page.locator("#again").click()
        page.wait_for_timeout(2000)  # a start takes less
        assert attribute(page, "data-state") == "error"


def test_a_kept_file_that_a_neighbour_has_changed_is_not_used_and_named(
    neighbour: str, context: BrowserContext
) -> None:
    page = ready(context.new_page(), neighbour + PREFIX)
    expect(page.locator("#said")).to_have_text("Ready to work offline.")
    kept(page)
    page.close()
    beside = context.new_page()
    beside.goto(f"{neighbour}/other/")
    beside.evaluate(POISON, [f"{neighbour}{PREFIX}{path}" for path in POISONED + POISONED_LATER])
    page = ready(context.new_page(), neighbour + PREFIX)
    notice = page.locator("#wrong-kept")
    for path in POISONED:
        expect(notice).to_contain_text(path)
    expect(notice).to_contain_text("It was not used, and the right one was fetched")
    page.locator("#photo-files").set_input_files({"name": "a.jpg", "mimeType": "", "buffer": made.saved("JPEG")})
    expect(page.locator("#photos")).to_contain_text("Acme One")
    for path in POISONED_LATER:
        expect(notice).to_contain_text(path)
    page.get_by_role("link", name="Español").click()
    expect(notice).to_contain_text("No se usó, y el bueno se trajo")
    assert page.title() == "Second Look" and faults(page) == []
    ready(page, neighbour + PREFIX)
    expect(page.locator("#said")).to_have_text("The checker is ready.")
    expect(notice).to_have_count(0)


def test_what_is_unpacked_before_it_is_checked_is_not_used_where_it_is_wrong(
    neighbour: str, context: BrowserContext
) -> None:
    page = ready(context.new_page(), neighbour + PREFIX)
    kept(page)
    page.close()
    start = (SITE / "pyodide/start.bin").read_bytes()
    memory = zstandard.ZstdDecompressor().decompress(start, max_output_size=100_000_000)
    wrong = memory.replace(b"Do not post during duty hours", b"DO POST during duty hours: ok")
    assert len(wrong) == len(memory) and wrong != memory
    beside = context.new_page()
    beside.goto(f"{neighbour}/other/")
    poison = base64.b64encode(zstandard.ZstdCompressor(level=3).compress(wrong)).decode()
    beside.evaluate(REPLACE, [f"{neighbour}{PREFIX}pyodide/start.bin", poison])
    page = ready(context.new_page(), neighbour + PREFIX)
    expect(page.locator("#wrong-kept")).to_contain_text("pyodide/start.bin")
    typed(page, "On duty tonight.")
    expect(page.locator("#cards")).to_contain_text("Do not post during duty hours")


def test_an_add_on_that_shows_itself_is_named_beside_the_draft(sheet: Page) -> None:
    page = sheet
    notice = page.locator("#sheet [data-watchers]")
    expect(notice).to_be_hidden()
    page.evaluate("() => document.documentElement.append(document.createElement('grammarly-desktop-integration'))")
    expect(notice).to_contain_text("Grammarly. It can read your draft")
    page.evaluate("() => document.querySelector('grammarly-desktop-integration').remove()")
    expect(notice).to_be_hidden()
    page.evaluate("() => document.body.append(document.createElement('some-helper'))")
    expect(notice).to_contain_text("a browser add-on")
    page.evaluate("() => document.querySelector('some-helper').remove()")
    expect(notice).to_be_hidden()
