"""The rules made ready at build time, so that the page need not read rules.json at every start.

They stand in the snapshot of Python's memory that the build takes (see snapshot.mjs). What takes most room in it, the
words and the automata, is folded: pickled in a form that packs to a third, and made anew from that in no time.
"""

import gc
import hashlib
import io
import zlib
from _pickle import Pickler, Unpickler  # a fast start does without the two thousand lines of pickle itself
from array import array
from dataclasses import dataclass
from typing import Any

from secondlook.pack import load_policy
from secondlook.policy import Policy

_BULKY = ("symbols", "disguises", "phrases", "layers", "_meanings")
_BYTES = array("i").itemsize  # of a number


@dataclass(frozen=True, slots=True)
class Ready:
    """A policy, all but what is folded, and the SHA-256 of the rules.json that it was made from."""

    policy: Policy
    folded: bytes
    sha256: bytes


class _Writer(Pickler):
    def reducer_override(self, thing: object) -> Any:
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


def dump(rules: bytes) -> bytes:
    """Read the bytes of a rules.json, fold the policy, and pickle what `read` gives. Raises PolicyError."""
    import pickle  # only the build writes

    policy = load_policy(_text(rules))
    policy.__dict__.update(policy.__getstate__())
    folded = io.BytesIO()
    _Writer(folded, protocol=5).dump({name: policy.__dict__.pop(name) for name in _BULKY})
    return pickle.dumps(Ready(policy, folded.getvalue(), hashlib.sha256(rules).digest()), protocol=5)


def read(dumped: bytes) -> Ready:
    """Give what `dump` has pickled, for the snapshot."""
    ready: Ready = Unpickler(io.BytesIO(dumped)).load()
    return ready


def load(rules: bytes, ready: Ready | None, sha256: bytes = b"") -> Policy:
    """Give the policy of a rules.json: the one that is ready if it was made from it, else a fresh one.

    `sha256` is that of the rules where it is known: a browser hashes a hundred times as fast as Python
    in it. An edited rules.json wins, because its hash is another. Raises PolicyError.
    """
    if not ready or ready.sha256 != (sha256 or hashlib.sha256(rules).digest()):
        return load_policy(_text(rules))
    gc.disable()  # half the time of reading a large pickle is looking through it for garbage
    try:
        ready.policy.__dict__.update(Unpickler(io.BytesIO(ready.folded)).load())
    finally:
        gc.enable()
    return ready.policy


def _text(rules: bytes) -> str:
    return rules.decode("utf-8-sig", errors="replace")
