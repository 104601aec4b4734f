"""Pyodide, PyScript and MicroPython as the page needs them: without what takes time at every start and is of no use.

Pyodide has names of C's functions that only libraries ask for, and none is loaded here. It offers 8,500 of them. The
browser makes a function and a number in a table for each at every start, which takes as long as checking a long draft.
Tables that nothing here reads are a tenth of all that the page downloads, and so are functions that nothing here calls.
"""

import hashlib
import json
import re
from collections import Counter
from pathlib import Path

from build.wasm import CODE, EXPORTS, FUNCTION, GLOBAL, codes, exports, imports, segments, sized, vector, with_section

GIVEN = re.compile(rb'(_\w+)=Module\["\1"\]=wasmExports\["\w+"\];')
ASKED = re.compile(rb'wasmExports(?:\["|\.)(\w+)')
DECLARED = 1  # time that each of them is named elsewhere: in a list of all variables
# Data segments, by address, in which the module of this SHA-256 has the names of all characters (no code here asks for
# one), and the tables of the codecs for Chinese, Japanese and Korean, which the shipped library does not have.
MODULE = "cc36e3cab04fdfc9a63ff13eb52eae2b911bf46c025cc7b281f394bd3de1d5e6"
TABLES = """
1574129 800545 815520 844592 897520 902992 905488 917936 1030193 1056480 1208641 1311120 1354849 2889124 2895140 2903039
2914556 2932869
""".split()
RANGE = re.compile(r"(\d+)-(\d+)")
IDLE = Path(__file__).with_name("idle_functions.txt")  # of the same module
TRAMPOLINE = b"addOnPreRun(function setEmscriptenTrampoline(){"
RESTORED = b"return Module.HEAP8.set(t),"
# What gives WebGL's functions to whoever asks for their addresses, and says how they are called.
DRAWING = re.compile(
    rb'Module\["(_(?:emscripten_)?gl[A-Z]\w*)"\]=\1;|(?<=[,{])((?:emscripten_)?gl[A-Z]\w*):_\2,|'
    rb'_(?:emscripten_)?gl[A-Z]\w*\.sig="\w*";'
)
OFFERED = re.compile(rb"(?<=wasmImports=\{)[^{}]*(?=\})")
EVALUATED = re.compile(rb"\beval\(")
UNKNOWN = b"if(!value&&!entry.required)"
# PyScript's Python package, name -> source, in its script.
PACKAGE = re.compile(rb'(?<=\{pyscript:)\{(?:"[\w.]+":"(?:[^"\\]|\\.)*",?)+\}(?=\})')
# MicroPython looks for each module in several places, and a file that is not there is an error with words.
SPOKEN = re.compile(
    rb"constructor\(errno\)\{for\(var key in super\(runtimeInitialized\?.{0,60}?:\"\"\),"
    rb"this\.errno=errno,ERRNO_CODES\)if\(ERRNO_CODES\[key\]===errno\)\{this\.code=key;break\}\}"
)
SILENT = b"constructor(errno){super();this.errno=errno}"
NO_CODE = b"\x00\x00\x0b"  # of a function: no variables, unreachable, end


def without_idle_names(runtime: bytes, users: bytes) -> bytes:
    """Pyodide's runtime (pyodide.asm.mjs) without the names that neither it nor its users speak of."""
    words = Counter(re.findall(rb"[\w$]+", runtime + b" " + users))
    return GIVEN.sub(lambda found: b"" if words[found[1]] == found[0].count(found[1]) + DECLARED else found[0], runtime)


def with_fast_calls(runtime: bytes) -> bytes:
    """Pyodide's runtime with a name for what lets Python call C's functions without JavaScript in between.

    It notes in Python's memory where the browser has put that, and a snapshot brings its own note along: interpreter.js
    says it once more. Without it a check takes half as long again. Raises ValueError.
    """
    if runtime.count(TRAMPOLINE) != 1:
        raise ValueError("Pyodide's runtime does not set its trampoline as it used to")
    return runtime.replace(TRAMPOLINE, TRAMPOLINE.replace(b"(", b"(Module.setTrampoline=", 1))


def without_drawing(runtime: bytes) -> bytes:
    """Pyodide's runtime without the names of WebGL's functions: it would compile a module for each at every start.

    Whoever asks for the address of one gets none. Raises ValueError.
    """
    if runtime.count(UNKNOWN) != 1:
        raise ValueError("Pyodide's runtime does not look for addresses of functions as it used to")
    return DRAWING.sub(b"", runtime).replace(UNKNOWN, UNKNOWN[:-1] + b'||symName.startsWith("emscripten_gl"))')


def with_own_memory(runtime: bytes) -> bytes:
    """Pyodide's runtime that lets interpreter.js put a snapshot's memory in its place, page by page.

    By itself it would have all of it, empty pages too, and no more than 30 MB. Raises ValueError.
    """
    if runtime.count(RESTORED) != 1:
        raise ValueError("Pyodide's runtime does not restore its memory as it used to")
    return runtime.replace(RESTORED, b"return Module.placeMemory(),")


def without_idle_library(runtime: bytes, module: bytes) -> bytes:
    """Pyodide's runtime that offers only those of its functions that the module imports, and makes no code of texts.

    The others are for libraries that are loaded later: windows, sound, sockets. What is offered, or could be named in
    such a text, cannot be left out by shake.mjs; the page's policy forbids such code anyway. Raises ValueError.
    """
    found, imported = OFFERED.search(runtime), {name for _, name, _ in imports(module)}
    if not found:
        raise ValueError("Pyodide's runtime does not offer its functions as it used to")
    offered = {entry: entry.split(b":") for entry in found[0].split(b",")}
    idle = {name[-1] for name in offered.values() if name[0] not in imported}
    kept = b",".join(entry for entry, name in offered.items() if name[0] in imported)
    words = re.compile(rb'(?:Module\["\w+"\]=(\w+)|(\w+)\.sig="\w*");')
    runtime = runtime[: found.start()] + kept + runtime[found.end() :]
    runtime = words.sub(lambda entry: b"" if (entry[1] or entry[2]) in idle else entry[0], runtime)
    return EVALUATED.sub(b"abort(", runtime)


def with_package(script: bytes, package: dict[str, bytes]) -> bytes:
    """PyScript's script with this Python package, name -> source, in place of its own. Raises ValueError."""
    sources = {name: source.decode() for name, source in package.items()}
    changed, count = PACKAGE.subn(lambda _: json.dumps(sources).encode(), script)
    if count != 1:
        raise ValueError("PyScript does not carry its Python package as it used to")
    return changed


def without_words_of_errors(script: bytes) -> bytes:
    """MicroPython's script whose errors of files are numbers only: nothing here reads words. Raises ValueError."""
    changed, count = SPOKEN.subn(SILENT, script)
    if count != 1:
        raise ValueError("MicroPython's script does not make errors of files as it used to")
    return changed


def without_idle_exports(module: bytes, runtime: bytes) -> bytes:
    """Pyodide's WebAssembly module without the exports that the runtime does not ask for."""
    asked = set(ASKED.findall(runtime))

    def kept(body: bytes) -> bytes:
        return vector([entry for name, kind, entry in exports(body) if name in asked or kind not in (FUNCTION, GLOBAL)])

    return with_section(module, EXPORTS, kept)


def without_idle_parts(module: bytes) -> bytes:
    """Pyodide's module without code and tables that nothing here uses; of a version that is not known, all of it."""
    known = hashlib.sha256(module).hexdigest() == MODULE
    return without_idle_code(without_tables(module)) if known else module


def without_idle_code(module: bytes) -> bytes:
    """Pyodide's module with nothing in the functions that nothing here calls: a third of all its code.

    They keep their numbers; whoever calls one all the same ends in an error.
    """
    idle = {place for first, last in RANGE.findall(IDLE.read_text()) for place in range(int(first), int(last) + 1)}

    def kept(body: bytes) -> bytes:
        return vector([sized(NO_CODE if place in idle else code) for place, code in enumerate(codes(body))])

    return with_section(module, CODE, kept)


def without_tables(module: bytes) -> bytes:
    """Pyodide's module with zeros where the tables are that nothing here reads. Raises ValueError."""
    blank, unread = bytearray(module), set(map(int, TABLES))
    for address, begin, length in segments(module):
        if address in unread:
            blank[begin : begin + length] = bytes(length)
            unread.remove(address)
    if unread:
        raise ValueError(f"Pyodide's module has no data segments at {sorted(unread)}")
    return bytes(blank)
