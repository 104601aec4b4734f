"""Python starts from a snapshot of its memory; where none can be used, from its library."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import zstandard
from playwright.sync_api import Page, expect

from conftest import Host
from packed import parts, unpacked
from steps import Case, cards, kept, typed

START, REST = "pyodide/start.bin", "pyodide/rest.bin"
TELL = """async () => {
  const { installing, active } = await navigator.serviceWorker.getRegistration();
  for (const worker of [installing, active]) worker?.postMessage('downloaded');
}"""
Open = Callable[[], Page]
def starts_from_snapshot(page: Page) -> bool:
    """Whether the worker has noted that it began with the snapshot."""
    return any(worker.evaluate("() => performance.getEntriesByName('snapshot').length") for worker in page.workers)


def checks(page: Page, case: Case) -> bool:
    """Whether the page finds what there is to find."""
    typed(page, case.text)
    return cards(page).count() == 1


def replace(folder: Path, name: str, body: bytes) -> None:
    """Change a file of the site, and its SHA-256 wherever the build has noted that."""
    before = sha256((folder / name).read_bytes()).hexdigest()
    (folder / name).write_bytes(body)
    for list_of_files in ("pyodide/interpreter.js", "files.json", "sw.js"):
        text = (folder / list_of_files).read_text("utf-8")
        if before in text:
            replace(folder, list_of_files, text.replace(before, sha256(body).hexdigest()).encode())


def test_the_first_visit_and_the_second_start_from_the_snapshot(open_page: Open, case: Case) -> None:
    for _ in range(2):
        page = open_page()
        assert starts_from_snapshot(page) and checks(page, case)
        kept(page)


def test_a_snapshot_that_the_browser_cannot_load_is_done_without(open_page: Open, host: Host, case: Case) -> None:
    whole = b"".join(unpacked(host.folder, START).values())
    memory = parts(host.folder)[START]["python"]  # where the snapshot begins, with the length of the memory
    larger = int.from_bytes(whole[memory : memory + 4], "little") + 2**16
    changed = whole[:memory] + larger.to_bytes(4, "little") + whole[memory + 4 :]
    replace(host.folder, START, zstandard.ZstdCompressor(level=1).compress(changed))
    page = open_page()
    assert not starts_from_snapshot(page) and checks(page, case)


def test_views_that_are_opened_before_their_modules_have_come_wait_for_them(open_page: Open, host: Host) -> None:
    host.broken.add(REST)
    page = open_page()
    page.get_by_role("link", name="Rules").click()
    expect(page.locator("#view-rules")).to_be_visible()
    host.broken.clear()
    page.evaluate(TELL)
    expect(page.locator("#view-rules h3").first).to_be_visible(timeout=20_000)
