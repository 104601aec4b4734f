"""Pyodide as the page needs it: without names of C's functions that only libraries ask for, and none is loaded here.

Pyodide offers 8,500 of them. The browser makes a function and a number in a table for each at every start, which
takes as long as a check of a long draft; their names are a fiftieth of all that the page downloads. Tables that nothing
here reads are another tenth.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator

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
TRAMPOLINE = b"addOnPreRun(function setEmscriptenTrampoline(){"
HEADER = 8  # bytes in front of the sections of a WebAssembly module
EXPORTS, DATA = 7, 11  # numbers of sections (WebAssembly Core 2.0, 5.5.10 and 5.5.14)
CONSTANT = b"\x00\x41"  # in front of a segment: it is placed by itself, at an address that stands here (i32.const)
FUNCTION, GLOBAL = 0, 3  # kinds of what is exported


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


def without_idle_exports(module: bytes, runtime: bytes) -> bytes:
    """Pyodide's WebAssembly module without the exports that the runtime does not ask for."""
    asked = set(ASKED.findall(runtime))
    parts = [module[:HEADER]]
    for number, body in sections(module):
        if number == EXPORTS:
            kept = [entry for name, kind, entry in exports(body) if name in asked or kind not in (FUNCTION, GLOBAL)]
            body = leb128(len(kept)) + b"".join(kept)
        parts += [bytes([number]), leb128(len(body)), body]
    return b"".join(parts)


def without_tables(module: bytes) -> bytes:
    """Pyodide's module with zeros where the tables are that nothing here reads.

    Of another version than the one known here nothing is taken away.
    """
    if hashlib.sha256(module).hexdigest() != MODULE:
        return module
    blank, unread = bytearray(module), set(map(int, TABLES))
    for address, begin, length in segments(module):
        if address in unread:
            blank[begin : begin + length] = bytes(length)
            unread.remove(address)
    if unread:
        raise ValueError(f"Pyodide's module has no data segments at {sorted(unread)}")
    return bytes(blank)


def segments(module: bytes) -> Iterator[tuple[int, int, int]]:
    """The data segments of a module that has only such as are placed by themselves: address, place and length."""
    body = next(body for number, body in sections(module) if number == DATA)
    start = module.index(body)
    count, place = unsigned(body, 0)
    for _ in range(count):
        if not body.startswith(CONSTANT, place):
            raise ValueError("a data segment of another kind than those known here")
        address, end = unsigned(body, place + len(CONSTANT))  # signed, but no address is that high
        length, begin = unsigned(body, end + 1)
        yield address, start + begin, length
        place = begin + length


def sections(module: bytes) -> Iterator[tuple[int, bytes]]:
    """The sections of a module: number and content."""
    place = HEADER
    while place < len(module):
        length, begin = unsigned(module, place + 1)
        yield module[place], module[begin : begin + length]
        place = begin + length


def exports(section: bytes) -> Iterator[tuple[bytes, int, bytes]]:
    """The entries of an export section: name, kind and the whole entry."""
    count, place = unsigned(section, 0)
    for _ in range(count):
        length, begin = unsigned(section, place)
        kind = begin + length
        _, end = unsigned(section, kind + 1)
        yield section[begin:kind], section[kind], section[place:end]
        place = end


def unsigned(data: bytes, place: int) -> tuple[int, int]:
    """The LEB128 number at a place, and the place behind it."""
    value = shift = 0
    while True:
        value |= (data[place] & 127) << shift
        place, shift = place + 1, shift + 7
        if data[place - 1] < 128:
            return value, place


def leb128(number: int) -> bytes:
    """A number as LEB128."""
    parts = bytearray()
    while number > 127:
        parts.append(number & 127 | 128)
        number >>= 7
    return bytes([*parts, number])
