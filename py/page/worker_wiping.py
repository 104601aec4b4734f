"""Wiping of the memory that the engine's Python has freed: what was a draft would stand there until it is used again.

Pyodide's Python has no memory pools of its own: all comes from the C library's heap. So all that is free there is
taken, from the largest piece to the smallest, which fills it with zeros, and let go again. What is handed out from
behind the last used piece tells that nothing else of that size was free; it is given back at once, or the heap would
grow each time.
"""

import gc
from collections.abc import Iterator
from itertools import chain
from typing import Any

OBJECT = 21  # bytes that an empty bytes object takes, with what the C library notes of it
LARGEST, FINE, SMALLEST = 1 << 20, 256, 24  # bytes; at most FINE, pieces of each size that there is are looked for
STEP = 8
LAST_FIELD = 9  # of mallinfo: how many bytes are free behind the last used piece


def wipe() -> None:
    """Write over all that is free in Python's memory."""
    import pyodide_js

    c = pyodide_js._module
    gc.collect()
    end = c._sbrk(0) - free_at_the_end(c)
    held: list[bytes] = []
    for size in sizes():
        held.extend(pieces(size, end))
    held.append(bytes(max(0, free_at_the_end(c) - FINE)))


def free_at_the_end(c: Any) -> int:
    """How many bytes the C library has behind the last used piece."""
    told = c._malloc(4 * LAST_FIELD + 4)
    c._mallinfo(told)
    free = int(c.HEAPU32[told // 4 + LAST_FIELD])
    c._free(told)
    return free


def sizes() -> Iterator[int]:
    """The sizes to look for."""
    halves = (LARGEST >> n for n in range(LARGEST.bit_length() - FINE.bit_length()))
    return chain(halves, range(FINE, SMALLEST - 1, -STEP))


def pieces(size: int, end: int) -> Iterator[bytes]:
    """Pieces of that size in front of the address `end`."""
    while id(piece := bytes(size - OBJECT)) < end:
        yield piece
