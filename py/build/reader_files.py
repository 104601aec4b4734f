"""The second reader's files of the site: the network and what runs it, which come only where somebody wants them.

In: build/reader (`make reader-model`) and onnxruntime-web from npm. Out: reader/ in the site, and what reader.zip is
made of.
"""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MODEL = ROOT / "build/reader"
RUNTIME = ROOT / "node_modules/onnxruntime-web/dist"
MODULES = ("reader/__init__.py", "reader/opinion.py", "reader/wordpiece.py", "page/worker_reader.py")
WANTED = ("reader.zip", "reader/")


def stage_reader(target: Path) -> None:
    """Lay out what reader.zip is made of: what decides, its module in the worker, the vocabulary and the thresholds."""
    shutil.rmtree(target, ignore_errors=True)
    (target / "reader").mkdir(parents=True)
    for module in MODULES:
        shutil.copy(ROOT / "py" / module, target / module.removeprefix("page/"))
    for name in ("vocabulary.txt", "reader.json"):
        shutil.copy(MODEL / name, target)


def reader_files(compressed: Callable[[bytes], bytes]) -> dict[str, bytes]:
    """Give the files in reader/: the script of its worker, and compressed the runtime and the network."""
    return {
        "reader/reader.js": script().encode(),
        "reader/core.bin": compressed((RUNTIME / "ort-wasm-simd-threaded.wasm").read_bytes()),
        "reader/model.bin": compressed((MODEL / "model.onnx").read_bytes()),
    }


def script() -> str:
    """Give the runtime's module, its names as `ort`, and our few lines in one."""
    module = (RUNTIME / "ort.wasm.bundle.min.mjs").read_text("utf-8")
    module, count = re.subn(r"export\{([^}]*)\};\s*(?://# sourceMappingURL.*)?$", as_object, module.rstrip())
    if count != 1:
        raise ValueError("onnxruntime-web's module does not end with its exports as it used to.")
    return module + (ROOT / "py/page/reader.js").read_text("utf-8")


def as_object(exports: re.Match[str]) -> str:
    """Turn what a module exports into an object."""
    pairs = [pair.split(" as ") for pair in exports[1].split(",")]
    return f"const ort = {{{', '.join(f'{name}: {own}' for own, name in pairs)}}};\n"
