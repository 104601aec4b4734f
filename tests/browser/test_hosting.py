"""The built site on a plain static host, in a real Chromium: start, seal, faults."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from conftest import INSECURE, SITE, STARTED, Host, served, visited
from steps import attribute, draft, kept, typed

Open = Callable[[], Page]
Device = tuple[Host, BrowserContext]


def test_the_text_area_works_before_any_python(host: Host, page: Page) -> None:
    host.broken.add("micropython/micropython.wasm")
    page.goto(host.url, wait_until="commit")
    draft(page).fill("typed early")
    expect(draft(page)).to_have_value("typed early")


def test_a_first_visit_is_sealed_by_the_policies_in_the_page_and_asks_nothing_of_any_other_host(
    open_page: Open, context: BrowserContext, host: Host
) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = open_page()
    assert attribute(page, "data-state") == "ready"
    assert attribute(page, "data-seal") == "partial"
    typed(page, "Call 203-555-0123.")
    foreign = [url for url in asked if not url.startswith((host.url, "blob:"))]
    assert len(asked) > 10 and not foreign
    assert set(host.requests) <= {*listed(), "", "sw.js"}


def listed() -> set[str]:
    """The files of the build's list, and the list."""
    return {"files.json", *json.loads((SITE / "files.json").read_text())["files"]}


def test_the_page_asks_for_nothing_after_ready_and_its_service_worker_only_for_the_rest_of_the_build_once(
    open_page: Open, context: BrowserContext, host: Host
) -> None:
    page = open_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    host.requests.clear()
    typed(page, "On duty all night.")
    kept(page)
    files = json.loads((SITE / "files.json").read_text())["files"]
    assert set(host.requests) <= {name for name, facts in files.items() if not facts.get("first")}
    host.requests.clear()
    typed(page, "Off duty at last.")
    assert host.requests == [] and asked == []


@pytest.fixture(scope="module")
def device(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Device]:
    """A host, and a device that has been there once and keeps all files."""
    with served(shutil.copytree(SITE, tmp_path_factory.mktemp("host") / "site")) as host:
        context = browser.new_context()
        page = visited(context.new_page(), host)
        kept(page)
        page.close()
        yield host, context
        context.close()


def test_a_second_visit_is_sealed_and_asks_only_for_edited_rules_and_an_update(device: Device) -> None:
    host, context = device
    host.requests.clear()
    page = visited(context.new_page(), host)
    assert attribute(page, "data-seal") == "sealed"
    assert set(host.requests) <= {"rules.json", "sw.js"}


def test_rules_that_are_those_of_the_build_are_not_handed_to_the_page_again(device: Device) -> None:
    host, context = device
    statuses: dict[str, int] = {}
    page = context.new_page()
    page.on("response", lambda answer: statuses.update({answer.url.removeprefix(host.url): answer.status}))
    typed(visited(page, host), "Call 203-555-0123.")
    assert statuses["rules.json"] == 304


def test_without_a_service_worker_the_page_fetches_the_files_of_its_views_itself(open_page: Open, host: Host) -> None:
    host.broken.add("sw.js")
    page = open_page()
    assert attribute(page, "data-state") == "ready"
    page.get_by_role("link", name="Rules").click()
    expect(page.locator("#view-rules")).to_contain_text("4.16.05")


def test_the_service_worker_answers_only_the_build(device: Device) -> None:
    host, context = device
    other = context.new_page()
    host.requests.clear()
    for path, status in {"?leak=draft": 200, "elsewhere": 403, "rules.json/leak": 403, "../leak": 404}.items():
        answer = other.goto(host.url + path, wait_until="commit")
        assert answer and answer.status == status, path
    assert [path for path in host.requests if "leak" in path] == ["/some/leak"]  # outside our folder: not ours


def test_a_served_page_carries_the_policy_as_headers(device: Device) -> None:
    host, context = device
    answer = context.new_page().goto(host.url, wait_until="commit")
    assert answer and answer.from_service_worker
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert "'unsafe-eval'" not in answer.headers["content-security-policy"]
    assert answer.headers["connection-allowlist"].startswith("(response-origin);")


def test_wrong_types_for_everything_but_html_and_js_do_no_harm(open_page: Open, host: Host) -> None:
    host.types = dict.fromkeys((".wasm", ".bin", ".zip", ".json", ".mpy", ".webmanifest"), "text/plain")
    assert attribute(open_page(), "data-state") == "ready"


def test_a_host_that_does_not_know_scripts_gets_the_paper_checklist(open_page: Open, host: Host) -> None:
    host.types = {".js": "text/plain"}
    page = open_page()
    assert attribute(page, "data-state") == "error"
    expect(page.locator("#checklist li").first).to_be_visible()


def test_plain_http_works_and_does_not_claim_a_seal(host: Host, page: Page) -> None:
    page.goto(host.url.replace("127.0.0.1", INSECURE), wait_until="commit")
    page.wait_for_selector(STARTED, state="attached", timeout=60_000)
    assert attribute(page, "data-state") == "ready"
    assert attribute(page, "data-seal") == "none"
    typed(page, "No https on this host.")


def test_no_module_needs_a_host_that_knows_mjs() -> None:
    assert not list(SITE.rglob("*.mjs"))


def test_a_file_that_is_not_of_this_build_does_not_start(open_page: Open, host: Host) -> None:
    (host.folder / "pyodide/start.bin").write_bytes(b"PK something else")
    assert attribute(open_page(), "data-state") == "error"


def test_rules_edited_on_the_host_win(device: Device) -> None:
    host, context = device
    rules = host.folder / "rules.json"
    other = {"en": "Order of Another Town", "es": "Orden de otra ciudad"}
    rules.write_text(json.dumps({**json.loads(rules.read_text("utf-8")), "title": other}))
    page = visited(context.new_page(), host)
    assert attribute(page, "data-state") == "ready"
    assert "Order of Another Town" in page.evaluate(
        "async () => (await (await caches.open((await caches.keys())[0])).match('./rules.json')).text()"
    )


def test_half_a_rules_file_comes_back_as_a_plain_sentence(open_page: Open, host: Host) -> None:
    (host.folder / "rules.json").write_text('{"title": "half a fi')
    page = open_page()
    assert attribute(page, "data-state") == "error"
    assert "rules" in page.locator("#stopped-words").inner_text().lower()


def test_a_killed_engine_is_started_again_and_the_draft_stays(open_page: Open) -> None:
    page = open_page()
    typed(page, "First draft.")
    page.evaluate("() => document.querySelector('script[name^=engine]').xworker.terminate()")
    draft(page).fill("Second draft.")
    expect(page.get_by_text("was stopped").first).to_be_visible(timeout=60_000)
    expect(draft(page)).to_have_value("Second draft.")
    typed(page, "Second draft, a word more.")
    expect(draft(page)).to_have_value("Second draft, a word more.")


@pytest.fixture
def plain_server() -> Iterator[str]:
    """`make serve` as the README has it, without make: http.server at the root of a host."""
    command = [sys.executable, "-u", "-m", "http.server", "--bind", "127.0.0.1", "--directory", str(SITE), "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout
        yield server.stdout.readline().split("(")[1].split(")")[0]
        server.terminate()


def test_python_http_server_is_host_enough(plain_server: str, page: Page) -> None:
    page.goto(plain_server, wait_until="commit")
    page.wait_for_selector("html[data-state=ready]", state="attached", timeout=60_000)
