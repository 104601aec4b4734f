"""Listening ends for what the attack of the page sends: HTTP on a TCP port of loopback, and UDP on the same number.

`Sinks` notes what comes as (channel, side): the channel is the first label of the host's name, the side is "page" or
"python". A connection that says nothing is noted as ("preconnect", "page"). `aimed(host, sinks)` points the attack of
a copy of the built site at them; `unsealed(host)` takes the seal off a copy, so that the same attack must get through.
"""

import http.server
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from build import make_site
from build.page_bytecode import compiled
from conftest import Host

ROOT = Path(__file__).resolve().parents[2]
NAME = "leak.localhost"  # browsers know themselves that every name under .localhost is this machine
STUN = b"\x21\x12\xa4\x42"  # the magic cookie of RFC 8489, section 5
LAX = "default-src * data: blob: 'unsafe-inline' 'unsafe-eval'"
WAY_BACK = {"Access-Control-Allow-Origin": "*", "Content-Length": "0"}


class Sinks:
    """What has come, and the port where it is waited for."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.hits: set[tuple[str, str]] = set()

    def channels(self, side: str) -> set[str]:
        """The channels that got through from that side."""
        return {channel for channel, from_side in self.hits if from_side == side}

    def note(self, host: str, path: str) -> None:
        """One request, by the name it asked for."""
        self.hits.add((host.split(".")[0], "python" if "canary-python" in path else "page"))


class Handler(http.server.BaseHTTPRequestHandler):
    """Notes every connection, and answers requests with nothing at all, but kindly."""

    sinks: Sinks

    def handle_one_request(self) -> None:
        self.raw_requestline = self.rfile.readline(65537)
        self.close_connection = True
        if not self.raw_requestline:
            self.sinks.note("preconnect", "")
        elif self.parse_request():
            self.sinks.note(self.headers.get("Host", "nameless"), self.path)
            self.send_response(200)
            for name, value in WAY_BACK.items():
                self.send_header(name, value)
            self.end_headers()

    def log_message(self, *_: object) -> None:
        """Quiet."""


@contextmanager
def listening() -> Iterator[Sinks]:
    """Sinks that listen until the end of the block."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    sinks = Handler.sinks = Sinks(server.server_port)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with ExitStack() as stack:
        for family, loopback in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
            datagrams = stack.enter_context(socket.socket(family, socket.SOCK_DGRAM))
            datagrams.bind((loopback, sinks.port))
            threading.Thread(target=listen, args=(datagrams, sinks), daemon=True).start()
        yield sinks
    server.shutdown()
    server.server_close()


def listen(datagrams: socket.socket, sinks: Sinks) -> None:
    """Note each datagram: a question of WebRTC, or the first packet of WebTransport."""
    while True:
        try:
            data = datagrams.recv(2048)
        except OSError:
            return
        sinks.note("webrtc" if data[4:8] == STUN else "webtransport", "")


def aimed(host: Host, sinks: Sinks) -> None:
    """Point the attack at the sinks, in place of an address that is nobody's."""
    here = f'FAR = "//{{name}}.{NAME}:{sinks.port}/'
    source = host.folder / "attack.py"
    source.write_text((ROOT / "py/page/attack.py").read_text("utf-8"), "utf-8")
    change(source, r'FAR = "//\{name\}\.leak\.invalid/', here)
    (host.folder / "app/attack.mpy").write_bytes(compiled("attack", source.read_bytes()))
    source.unlink()
    make_site.stamp(host.folder)


def unsealed(host: Host) -> None:
    """No service worker, and policies that allow everything."""
    change(host.folder / "index.html", r'(http-equiv="Content-Security-Policy" content=")[^"]+', rf"\g<1>{LAX}")
    change(host.folder / "app/early.js", r"(?s)const LATE =.*?;\n(?=const)", f'const LATE = "{LAX}";\n')
    (host.folder / "app/register.js").write_text("")
    make_site.stamp(host.folder)


def change(file: Path, pattern: str, new: str) -> None:
    """Replace the one place in a file that the pattern finds."""
    text, count = re.subn(pattern, new, file.read_text("utf-8"))
    assert count == 1, f"{file.name}: {pattern}"
    file.write_text(text, "utf-8")
