"""The rules made ready at build time, so that the page need not read rules.json at every start.

They stand in the snapshot of Python's memory that the build takes (see snapshot.mjs). The words, most of which are
pointers and hashes there, are folded: pickled in a form that packs to a third, and made anew in no time.
"""

import gc
import hashlib
import io
from _pickle import Unpickler  # a fast start does without the two thousand lines of pickle itself
from collections.abc import Callable
from dataclasses import dataclass

from secondlook.pack import load_policy
from secondlook.policy import Policy

_WORDS = ("symbols", "disguises")


@dataclass(frozen=True, slots=True)
class Ready:
    """A policy, all but what is folded, and the SHA-256 of the rules.json that it was made from."""

    policy: Policy
    folded: bytes
    sha256: bytes


def dump(rules: bytes) -> bytes:
    """Read the bytes of a rules.json, fold the policy, and pickle what `read` gives. Raises PolicyError."""
    import pickle  # only the build writes

    policy = load_policy(_text(rules))
    policy.__dict__.update(policy.__getstate__())
    folded = pickle.dumps({name: policy.__dict__.pop(name) for name in _WORDS}, protocol=5)
    return pickle.dumps(Ready(policy, folded, hashlib.sha256(rules).digest()), protocol=5)


def read(dumped: bytes) -> Ready:
    """Give what `dump` has pickled, for the snapshot."""
    ready: Ready = Unpickler(io.BytesIO(dumped)).load()
    return ready


def load(rules: Callable[[], bytes], ready: Ready | None, sha256: bytes = b"") -> Policy:
    """Give the policy of a rules.json, which `rules` reads: the ready one if it was made from it, else a fresh one.

    `sha256` is that of the file where it is known: a browser hashes a hundred times as fast as Python
    in it. An edited rules.json wins, because its hash is another. Raises PolicyError.
    """
    if not ready or ready.sha256 != (sha256 or hashlib.sha256(rules()).digest()):
        return load_policy(_text(rules()))
    gc.disable()  # half the time of reading a large pickle is looking through it for garbage
    try:
        ready.policy.__dict__.update(Unpickler(io.BytesIO(ready.folded)).load())
    finally:
        gc.enable()
    return ready.policy


def _text(rules: bytes) -> str:
    return rules.decode("utf-8-sig", errors="replace")
