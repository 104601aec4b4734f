"""The files of the site in which many come as one, and what makes bytes few.

In: what has been staged and compiled in build/, and the small files of the site. Out: pyodide/start.bin with all that a
first answer needs, pyodide/rest.bin with what the views and photos need later, page.bin with the small files, and
build/inside.json: what is in these three, name -> bytes.
"""

import base64
import hashlib
import json
import re
from collections.abc import Iterable
from pathlib import Path

import deflate
import zstandard

ROOT = Path(__file__).resolve().parents[2]
NPM = ROOT / "node_modules"
WORK = ROOT / "build"
START, REST, BUNDLE = "pyodide/start.bin", "pyodide/rest.bin", "page.bin"
INSIDE = WORK / "inside.json"
# What no first answer needs. The page does not wait for it; the service worker keeps it once the start is over.
LATER = (
    *("pictures.zip", "ocr/", REST),
    *(f"app/{name}" for name in ("photo", "second", "view_", "attack", "channels", "ways", "updates", "traces")),
)
FRAMES = 8  # that are kept of earlier builds
ZSTD = zstandard.ZstdCompressionParameters.from_level(19, window_log=25)  # the module's bytes stand in the memory again


class BundleError(Exception):
    """A vendored package is not as this module expects it; str() says what was looked for."""


def write_bundles(site: Path, made: dict[str, bytes]) -> None:
    """Write the three and what is in them; `made` of the rules: path in the worker's Python -> content."""
    for_worker = packs(made)
    for name, bodies in for_worker.items():
        place(packed(bodies.values()), site / name)
    inside = {name: {part: len(body) for part, body in bodies.items()} for name, bodies in for_worker.items()}
    place(json.dumps({**inside, BUNDLE: bundle(site)}).encode(), INSIDE)


def packs(made: dict[str, bytes]) -> dict[str, dict[str, bytes]]:
    """What the worker unpacks: path in the site -> name -> content. start.bin has all that a first answer needs."""
    python = {"python": (WORK / "runtime/pyodide.asm.wasm").read_bytes()}
    snapshot = {"snapshot": (WORK / "snapshot").read_bytes()}
    bytecode = {name: (WORK / f"{name}.zip").read_bytes() for name in ("library", "engine")}
    return {START: python | snapshot | made, REST: bytecode}


def packed(bodies: Iterable[bytes]) -> bytes:
    """As zstd (RFC 8878). It takes seconds, so what is there already from an earlier build is taken."""
    body = b"".join(bodies)
    record = WORK / f"frames/{hashlib.sha256(body).hexdigest()[:16]}.zst"
    if not record.exists():
        place(zstandard.ZstdCompressor(compression_params=ZSTD).compress(body), record)
        for old in sorted(record.parent.iterdir(), key=lambda path: path.stat().st_mtime)[:-FRAMES]:
            old.unlink(missing_ok=True)
    return record.read_bytes()


def bundle(site: Path) -> dict[str, int]:
    """Write page.bin, in which the small files come; gives what it holds: path -> bytes."""
    small = [*site.glob("app/*.mpy"), site / "micropython/micropython.wasm"]
    names = {path.relative_to(site).as_posix(): path for path in sorted(small)}
    bodies = {name: path.read_bytes() for name, path in names.items() if not name.startswith(LATER)}
    place(compressed(b"".join(bodies.values())), site / BUNDLE)
    return {name: len(body) for name, body in bodies.items()}


def compressed(body: bytes) -> bytes:
    """As gzip, and as small as it gets: this is done once and fetched often."""
    return bytes(deflate.gzip_compress(body, 12))


def decoder() -> bytes:
    """The WebAssembly module of zstddec, which its package carries as base64 in a script. Raises BundleError."""
    script = (NPM / "zstddec/dist/zstddec.mjs").read_text("utf-8")
    found = re.search(r"""["'`](AGFzb[\w+/=]+)["'`]""", script)
    if not found:
        raise BundleError("node_modules/zstddec does not carry its module as it used to.")
    return base64.b64decode(found[1])


def place(body: bytes, target: Path) -> None:
    """Write a file, making its folder."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(body)
