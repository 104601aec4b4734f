"""A policy made ready at build time, so that the page need not compile rules.json at every start.

The bytes are the SHA-256 of the rules.json they were made from, and a pickle of the Policy.
They are a file of the build like the code itself and are never read from anywhere else.
"""

import gc
import hashlib
import pickle

from secondlook.pack import load_policy
from secondlook.policy import Policy

_HASH_BYTES = 32


def dump(rules: bytes) -> bytes:
    """Compile the bytes of a rules.json. Raises PolicyError."""
    import pickletools  # only the build writes

    return hashlib.sha256(rules).digest() + pickletools.optimize(pickle.dumps(load_policy(_text(rules)), protocol=5))


def load(rules: bytes, compiled: bytes) -> Policy:
    """Give the policy of a rules.json: the compiled one if it was made from it, else a fresh one.

    So a rules.json that was edited after the build wins. Raises PolicyError.
    """
    if compiled[:_HASH_BYTES] != hashlib.sha256(rules).digest():
        return load_policy(_text(rules))
    gc.disable()  # half the time of reading a large pickle is looking through it for garbage
    try:
        policy: Policy = pickle.loads(compiled[_HASH_BYTES:])
    finally:
        gc.enable()
    return policy


def _text(rules: bytes) -> str:
    return rules.decode("utf-8-sig", errors="replace")
