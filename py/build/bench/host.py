"""The hosts and the browser that the measurements use."""

import functools
import gzip
import http.server
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Playwright

ROOT = Path(__file__).resolve().parents[3]
SITE = ROOT / "dist/site"
BARE = """<!doctype html><meta charset="utf-8"><title>bare</title><script type="module">
import { loadPyodide } from './pyodide.mjs';
const python = await loadPyodide();
python.runPython('1 + 1');
document.documentElement.dataset.checked = '1';
</script>"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A plain static host that counts the compressed size of what it sends, and compresses where `packs` says so."""

    protocol_version = "HTTP/1.1"

    def __init__(self, sent: dict[str, int], packs: bool, *rest: Any, **named: Any) -> None:
        self.sent, self.packs = sent, packs
        super().__init__(*rest, **named)

    def do_GET(self) -> None:
        """Answer, and note what the answer weighs."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            return super().do_GET()
        body = packed(path)
        self.sent[self.path] = min(path.stat().st_size, len(body))
        return self.send_packed(path, body) if self.packs else super().do_GET()

    def send_packed(self, path: Path, body: bytes) -> None:
        """As a host that compresses everything does."""
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        """Old Pythons do not know .mjs, which bare Pyodide needs."""
        return "text/javascript" if Path(path).suffix == ".mjs" else super().guess_type(path)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@functools.cache
def packed(path: Path) -> bytes:
    """A file as gzip."""
    return gzip.compress(path.read_bytes(), 9)


@contextmanager
def serving(folder: Path, sent: dict[str, int], packs: bool = False) -> Iterator[str]:
    """Serve a folder on loopback; gives its address."""
    handler = functools.partial(Quiet, sent, packs, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def bare_pyodide(folder: Path) -> Path:
    """The npm package and the smallest page that starts it, in this folder."""
    for file in (ROOT / "node_modules/pyodide").iterdir():
        (folder / file.name).symlink_to(file)
    (folder / "index.html").write_text(BARE)
    return folder


def launch(playwright: Playwright, profile: str) -> BrowserContext:
    """The browser with a profile folder."""
    path = (ROOT / "build/browser").read_text().strip() or None
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return playwright.chromium.launch_persistent_context(profile, executable_path=path, args=sandbox)
