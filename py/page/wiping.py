"""Wiping of memory that MicroPython has freed: its collector frees what nobody needs, and leaves the words in it."""

import asyncio
import gc

from pyscript import window
from pyscript.ffi import to_js

TYPE_CHECKING = False  # MicroPython has no typing, and does not evaluate annotations
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

BLOCK = 16  # bytes: the least that MicroPython hands out, and what a pair takes
NOT_YET_THERE = 1 << 27  # bytes by which MicroPython says its heap may still grow; it counts them as free
AT_A_TIME = 100_000  # pairs: a tenth of a second; a heap that no long draft has made grow has fewer
SPARE = 500  # pairs: left free at the far end, because a full heap would grow
PAUSES = (0.1, 1)  # seconds: what the browser still holds for Python is let go by and by


async def wipe_free_memory(longest: int, idle: "Callable[[], bool]") -> None:
    """Write over all that is free in MicroPython's heap, and over the place through which strings came from JavaScript.

    `longest` is the size in bytes of the longest that came. Ends where the page is no longer idle: what is typed
    then needs the memory, and would make the heap grow.
    """
    for pause in PAUSES:
        await asyncio.sleep(pause)
        gc.collect()
        await asyncio.sleep(0)  # it collects once no function runs
        if idle():
            pass_through(longest)
            await fill(idle)
            gc.collect()


def pass_through(longest: int) -> None:
    """Fill the places through which strings came from JavaScript, which are the C library's and not of the heap.

    All at the same time: one by one they would go the same way. Of spaces: a zero would end a string on its way.
    """
    size, blanks = longest + 1, []
    while size > BLOCK:
        blanks.append(" " * size)
        size = size * 7 // 8
    window.Reflect.apply(lambda *given: None, None, to_js(blanks))


async def fill(idle: "Callable[[], bool]") -> None:
    """Take all free memory, and let it go."""
    pairs: Any = None
    while idle() and free_pairs() > 0:
        for _ in range(min(free_pairs(), AT_A_TIME)):
            pairs = (pairs, 0)
        if free_pairs() > 0:
            await asyncio.sleep(0.1)
    pairs = None


def free_pairs() -> int:
    """How many pairs the heap has room for as it is now, but for some to spare."""
    collector: Any = gc  # CPython's tells nothing of the kind
    return int(collector.mem_free() % NOT_YET_THERE // BLOCK) - SPARE
