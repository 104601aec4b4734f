"""A policy made ready at build time, so that the page need not compile rules.json at every start.

The bytes are the SHA-256 of the rules.json they were made from, and a pickle of the Policy, in which a long text is
told by the place where it stands in that rules.json: the page has it, too, and need not fetch every text twice.
They are a file of the build like the code itself and are never read from anywhere else.
"""

import gc
import hashlib
import io
import re
import zlib
from _pickle import Pickler, Unpickler  # a fast start does without the two thousand lines of pickle itself
from array import array
from dataclasses import fields, is_dataclass
from typing import Any

from secondlook.pack import load_policy
from secondlook.policy import Policy

_HASH_BYTES = 32
_BYTES = array("i").itemsize  # of a number
_LONG = 25  # bytes; where a shorter one stands would take as much room
_STRINGS = re.compile(rb'"((?:[^"\\]|\\.)*)"')  # of JSON


class _Writer(Pickler):
    def __init__(self, file: io.BytesIO, rules: bytes) -> None:
        super().__init__(file, protocol=5)
        long = (found for found in _STRINGS.finditer(rules) if len(found[1]) >= _LONG and b"\\" not in found[1])
        self.places = {found[1].decode(errors="replace"): found.start(1) for found in long}

    def persistent_id(self, thing: object) -> int | None:
        return self.places.get(thing) if isinstance(thing, str) else None

    def reducer_override(self, thing: object) -> Any:
        if is_dataclass(thing) and not isinstance(thing, type | Policy):  # a third of the time of its __setstate__
            return type(thing), tuple(getattr(thing, field.name) for field in fields(thing))
        if not (isinstance(thing, array) and thing.itemsize == _BYTES):
            return NotImplemented
        plain = thing.tobytes()
        planes = b"".join(plain[n::_BYTES] for n in range(_BYTES))
        better = len(zlib.compress(planes)) < len(zlib.compress(plain))
        return (_from_planes, (planes,)) if better else NotImplemented


def _from_planes(planes: bytes) -> "array[int]":
    """Give the numbers whose lowest bytes stand first, then those above, which are alike: so they pack better."""
    count = len(planes) // _BYTES
    plain = bytearray(len(planes))
    for n in range(_BYTES):
        plain[n::_BYTES] = planes[n * count : (n + 1) * count]
    return array("i", bytes(plain))


class _Reader(Unpickler):
    def __init__(self, file: io.BytesIO, rules: bytes) -> None:
        super().__init__(file)
        self.rules = rules

    def persistent_load(self, place: int) -> str:
        return self.rules[place : self.rules.index(b'"', place)].decode(errors="replace")


def dump(rules: bytes) -> bytes:
    """Compile the bytes of a rules.json. Raises PolicyError."""
    import pickletools  # only the build writes

    pickled = io.BytesIO()
    _Writer(pickled, rules).dump(load_policy(_text(rules)))
    return hashlib.sha256(rules).digest() + pickletools.optimize(pickled.getvalue())


def load(rules: bytes, compiled: bytes, sha256: bytes = b"") -> Policy:
    """Give the policy of a rules.json: the compiled one if it was made from it, else a fresh one.

    `sha256` is that of the rules where it is known: a browser hashes a hundred times as fast as Python
    in it. An edited rules.json wins, because its hash is another. Raises PolicyError.
    """
    if compiled[:_HASH_BYTES] != (sha256 or hashlib.sha256(rules).digest()):
        return load_policy(_text(rules))
    gc.disable()  # half the time of reading a large pickle is looking through it for garbage
    try:
        policy: Policy = _Reader(io.BytesIO(compiled[_HASH_BYTES:]), rules).load()
    finally:
        gc.enable()
    return policy


def _text(rules: bytes) -> str:
    return rules.decode("utf-8-sig", errors="replace")
