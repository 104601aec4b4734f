"""What the build leaves out of the runtimes: exactly what nothing uses, and a runtime that has changed is named."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from build import make_site, runtime, wasm

ROOT = Path(__file__).resolve().parents[1]
# (module (import "env" "used" (func)) (import "env" "size" (global i32)) (import "env" "memory" (memory 1 2))
#  (import "env" "table" (table 0 funcref)) (import "env" "error" (tag)))
KINDS = {b"used": b"\0\0", b"size": b"\3\x7f\0", b"memory": b"\2\1\1\2", b"table": b"\1\x70\0\0", b"error": b"\4\0\0"}
IMPORTS = wasm.vector([wasm.sized(b"env") + wasm.sized(name) + kind for name, kind in KINDS.items()])
MODULE = b"\0asm\1\0\0\0\1\4\1\x60\0\0\2" + wasm.sized(IMPORTS)
LIBRARY = (
    b'var _used=()=>1;_used.sig="i";var _idle=()=>2;_idle.sig="i";Module["_idle"]=_idle;var own=()=>eval("3");'
    b"var wasmImports={idle:_idle,own,used:_used};"
)


def test_the_imports_of_a_module_of_every_kind() -> None:
    assert list(wasm.imports(MODULE)) == [(b"env", name, kind[0]) for name, kind in KINDS.items()]


def test_pyodide_offers_what_its_module_imports_and_nothing_else() -> None:
    kept = runtime.without_idle_library(LIBRARY, MODULE)
    assert kept == b'var _used=()=>1;_used.sig="i";var _idle=()=>2;var own=()=>abort("3");var wasmImports={used:_used};'


def test_what_nothing_uses_is_left_out_and_what_the_build_looks_for_keeps_its_name() -> None:
    script = b"export function _createPyodideModule() { var idle = () => 1, wasmExports = {}; return wasmExports }"
    shaken = make_site.shaken(script)
    assert b"idle" not in shaken and b"_createPyodideModule" in shaken and b"wasmExports" in shaken


def test_every_import_of_the_shipped_module_is_offered() -> None:
    own = (ROOT / "build/runtime/pyodide.asm.mjs").read_bytes()
    table = re.search(rb"\{([\w$:,]*\bproc_exit:[\w$:,]*)\}", own)
    assert table
    offered = {entry.split(b":")[0] for entry in table[1].split(b",")}
    module = (ROOT / "build/runtime/pyodide.asm.wasm").read_bytes()
    asked = {name for _, name, kind in wasm.imports(module) if kind == wasm.FUNCTION}
    assert len(asked) > 200 and asked <= offered


def test_the_page_s_own_package_stands_in_place_of_pyscript_s() -> None:
    script = rb'w(".",{pyscript:{"__init__.py":"from \"x\"\n","web.py":"}"}});'
    assert runtime.with_package(script, {"ffi.py": b"a = 1\n"}) == rb'w(".",{pyscript:{"ffi.py": "a = 1\n"}});'


@pytest.mark.parametrize(
    "change",
    [
        lambda script: runtime.with_package(script, {}),
        lambda script: runtime.without_idle_library(script, MODULE),
        runtime.without_words_of_errors,
        runtime.with_own_memory,
        runtime.with_fast_calls,
        runtime.without_drawing,
    ],
)
def test_a_runtime_that_has_changed_is_named(change: Callable[[bytes], bytes]) -> None:
    with pytest.raises(ValueError, match="used to"):
        change(b"nothing of the kind")
