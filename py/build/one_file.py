"""The whole page as one HTML file that opens from a disk: dist/second-look.html, or with the reader.

In: the finished site, and py/onefile (what stands in for PyScript and the service worker there).
Every script and style stands in the file and is named in the policy by its hash; everything else is a part, in base64.
"""

import base64
import gzip
import hashlib
import re
from collections.abc import Callable
from pathlib import Path

ONEFILE = Path(__file__).resolve().parents[1] / "onefile"
PAGE = ONEFILE.with_name("page")
POLICY = (
    "default-src 'none'; script-src {scripts} 'wasm-unsafe-eval'; worker-src data:; connect-src data:; "
    "style-src {styles}; img-src data:; base-uri 'none'; form-action 'none'"
)
# Not parts: what stands in the file itself, and what a page from a disk has no use for. All else may be asked for.
STANDS_IN_IT = ("*.html", "css/*", "icons/*", "app/*.js", "pyodide/*.js", "micropython/*.js")
# The reader of words in pictures would make it half as large again, the second reader four times as large.
HOSTED_ONLY = ("sw.js", "files.json", "manifest.webmanifest", "pyscript/*", "ocr/*", "page.bin")
READER = ("reader/*", "reader.zip")
PACKED = {".zip", ".bin", ".wasm"}  # not compressed again; the wasm is read without unpacking
SHIM = ("pyscript/__init__.py", "pyscript/ffi.py")  # of PyScript, which is not there


class OneFileError(Exception):
    """The page or a vendored module is not as this module expects it; str() says what was looked for."""


def one_file(site: Path, reader: bool = False) -> str:
    """The text of the one HTML file made of the finished `site`, with the second reader in it or without."""
    parts = files_asked_for(site, reader) | {name: (PAGE / name).read_bytes() for name in SHIM}
    parts["worker.js"] = worker(site).encode()
    html = without_loader((site / "index.html").read_text("utf-8"))
    html, styles = with_style(html, (site / "css/page.css").read_text("utf-8-sig"))
    html = once(html, 'href="./icons/icon.svg"', f'href="{data_address(site / "icons/icon.svg")}"')
    script = page_script(site)
    policy = POLICY.format(scripts=source(script), styles=styles)
    html = replaced(html, r'(http-equiv="Content-Security-Policy" content=")[^"]+', lambda found: found[1] + policy)
    tail = [part(name, body) for name, body in parts.items()] + [f'<script type="module">{script}</script>']
    return once(html, "</body>", "\n".join([*tail, "</body>"]))


def files_asked_for(site: Path, reader: bool) -> dict[str, bytes]:
    """Path -> content of the files of the site that the page or the worker asks for by name."""
    names = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
    left_out = (*STANDS_IN_IT, *HOSTED_ONLY, *(() if reader else READER))
    return {name: path.read_bytes() for name, path in names.items() if not any(map(Path(name).match, left_out))}


def without_loader(html: str) -> str:
    """The page without the scripts that fetch."""
    html, count = re.subn(r'<script (?:type="module" |defer )?src="\./app/[\w-]+\.js"></script>\n', "", html)
    if count < 4:
        raise OneFileError("index.html does not load its scripts from ./app/ as it used to.")
    return re.sub(r'<link rel="modulepreload"[^>]*>\n', "", html)


def with_style(html: str, sheet: str) -> tuple[str, str]:
    """The page with its style sheet inside, and the policy's word for it."""
    return replaced(html, r'<link rel="stylesheet"[^>]*>', lambda _: f"<style>{sheet}</style>"), source(sheet)


def page_script(site: Path) -> str:
    """MicroPython and the loader as one module."""
    runtime = (site / "micropython/micropython.js").read_text("utf-8")
    runtime = once(runtime, "export default _createMicroPythonModule;", "")
    runtime = once(runtime, "export async function loadMicroPython", "async function loadMicroPython")
    unable, language = [(site / f"app/{name}.js").read_text("utf-8") for name in ("unable", "language")]
    early = re.sub(r"^import\b.*\n", "", (site / "app/early.js").read_text("utf-8"), flags=re.M)
    loader = once((ONEFILE / "loader.js").read_text("utf-8"), "// __EARLY__", early)
    return safe("\n".join([runtime, loader, language, unable]))


def worker(site: Path) -> str:
    """unpack.js, interpreter.js with Pyodide in it, and the worker's loader as one module."""
    ours = (site / "pyodide/interpreter.js").read_text("utf-8")
    unpack = re.sub(r"^export ", "", (site / "pyodide/unpack.js").read_text("utf-8"), flags=re.M)
    ours = once(ours, "import('./unpack.js')", "unpack")
    ours = once(ours, "export { version };", "")
    ours = once(ours, "export const loadPyodide", "const loadPyodide")
    ours = once(ours, "new URL('../', import.meta.url)", "new URL(here)")
    modules = {
        "unpack": f"{unpack}\nreturn {{ parts, start }};",
        "interpreter": f"{ours}\nreturn {{ loadPyodide }};",
    }
    wrapped = [f"const {name} = (() => {{\n{text}\n}})();" for name, text in modules.items()]
    return "\n".join([(ONEFILE / "worker.js").read_text("utf-8"), *wrapped])


def part(name: str, body: bytes) -> str:
    """A part of the file as a script element that no browser runs."""
    packed = Path(name).suffix in PACKED
    words = base64.b64encode(body if packed else gzip.compress(body, 9, mtime=0)).decode()
    return f'<script type="text/plain" data-file="{name}"{"" if packed else " data-gzip"}>{words}</script>'


def data_address(image: Path) -> str:
    """A picture as an address that holds it."""
    return "data:image/svg+xml;base64," + base64.b64encode(image.read_bytes()).decode()


def source(text: str) -> str:
    """How a policy names an inline script or style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def safe(script: str) -> str:
    """A script that may stand in HTML; raises OneFileError where it would end its own element."""
    if re.search(r"</script|<!--", script, re.I):
        raise OneFileError("A script that goes into the one file holds </script or <!--.")
    return script


def once(text: str, old: str, new: str) -> str:
    """`text` with the one `old` in it replaced; raises OneFileError where it is not there exactly once."""
    if text.count(old) != 1:
        raise OneFileError(f"“{old[:60]}” was looked for once and found {text.count(old)} times.")
    return text.replace(old, new)


def replaced(text: str, pattern: str, new: Callable[[re.Match[str]], str]) -> str:
    """The same for a regular expression."""
    text, count = re.subn(pattern, new, text)
    if count != 1:
        raise OneFileError(f"“{pattern[:60]}” was looked for once and found {count} times.")
    return text
