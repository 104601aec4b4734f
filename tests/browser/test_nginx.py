"""The site on a real nginx with the snippet that the docs hand out, with and without compression."""

import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from conftest import ROOT, SITE, STARTED
from steps import attribute, cards, typed

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
SNIPPET = ROOT / "hosting/nginx.conf"
CONFIG = """daemon off; master_process off; pid {folder}/pid; error_log {folder}/error.log;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{ listen 127.0.0.1:{port}; {snippet} }}
}}
"""

pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed (Debian: apt-get install nginx-light)")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture(params=["on", "off"])
def nginx(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, bool]]:
    """The address of the site, and whether nginx compresses."""
    port, packed = free_port(), request.param == "on"
    snippet = SNIPPET.read_text("utf-8").replace("/srv/second-look/", f"{SITE}/")
    if not packed:
        snippet = snippet.replace("gzip on;", "gzip off;")
    (tmp_path / "nginx.conf").write_text(CONFIG.format(folder=tmp_path, port=port, snippet=snippet))
    command = [str(NGINX), "-c", str(tmp_path / "nginx.conf"), "-e", str(tmp_path / "error.log")]
    with subprocess.Popen(command) as server:
        url = f"http://127.0.0.1:{port}/second-look/"
        wait_for(url)
        yield url, packed
        server.terminate()


def wait_for(url: str) -> None:
    """Until the server answers."""
    for _ in range(100):
        try:
            urllib.request.urlopen(url).close()
            return
        except urllib.error.URLError:
            time.sleep(0.05)
    raise AssertionError("nginx did not start")


def test_nginx_with_our_snippet_is_host_enough(nginx: tuple[str, bool], page: Page) -> None:
    url, packed = nginx
    ask = urllib.request.Request(url + "pyodide/interpreter.js", headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(ask) as answer:
        assert answer.headers["Content-Type"] == "text/javascript"
        assert (answer.headers["Content-Encoding"] == "gzip") is packed
        assert answer.headers["Cache-Control"] == "no-cache"
    page.goto(url, wait_until="commit")
    page.wait_for_selector(STARTED, state="attached", timeout=60_000)
    assert attribute(page, "data-state") == "ready"
    typed(page, "Sgt. Ruiz and I are on duty tonight.")
    expect(cards(page).first).to_be_visible()
