"""From the second visit on Python starts from a snapshot of its memory; where none can be used, as at the first."""

import gzip
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from playwright.sync_api import Page

from conftest import Host
from steps import Case, cards, kept, typed

Open = Callable[[], Page]
SNAPSHOT = "pyodide/snapshot.bin"
DAMAGE = """async (path) => {
  for (const name of await caches.keys()) await (await caches.open(name)).put(path, new Response('something else'));
}"""


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


def test_the_second_visit_starts_from_the_snapshot_and_checks_alike(open_page: Open, case: Case) -> None:
    page = open_page()
    assert not starts_from_snapshot(page)
    kept(page)
    page = open_page()
    assert starts_from_snapshot(page) and checks(page, case)


def test_a_snapshot_that_is_not_of_this_build_is_not_used_and_comes_anew(open_page: Open, case: Case) -> None:
    kept(open_page())
    open_page().evaluate(DAMAGE, SNAPSHOT)
    page = open_page()
    assert not starts_from_snapshot(page) and checks(page, case)
    kept(page)
    assert starts_from_snapshot(open_page())


def test_a_snapshot_that_the_browser_cannot_load_is_done_without(open_page: Open, host: Host, case: Case) -> None:
    memory = gzip.decompress((host.folder / SNAPSHOT).read_bytes())
    larger = int.from_bytes(memory[:4], "little") + 2**16
    replace(host.folder, SNAPSHOT, gzip.compress(larger.to_bytes(4, "little") + memory[4:], 1))
    kept(open_page())
    page = open_page()
    assert not starts_from_snapshot(page) and checks(page, case)
