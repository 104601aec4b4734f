"""Wiping of memory that MicroPython has freed: its collector frees what nobody needs, and leaves the words in it."""

import asyncio
import gc

from pyscript import window

TYPE_CHECKING = False  # MicroPython has no typing, and does not evaluate annotations
if TYPE_CHECKING:
    from typing import Any

BLOCK = 16  # bytes: the least that MicroPython hands out, and what a pair takes
NOT_YET_THERE = 1 << 27  # bytes by which MicroPython says its heap may still grow; it counts them as free
AT_A_TIME = 4_000  # pairs: some milliseconds, so that whoever types does not notice
SPARE = 200  # pairs: left free at the far end, for what runs meanwhile; a full heap would grow
PAUSES = (0.1, 1)  # seconds: what the browser still holds for Python is let go by and by


class Turn:
    """The newest wiping; an older one gives way."""

    number = 0


async def wipe_free_memory(longest: int) -> None:
    """Write over all that is free in MicroPython's heap, and over the place through which strings came from JavaScript.

    `longest` is the size in bytes of the longest that came. Takes a good second, in small steps.
    """
    Turn.number += 1
    turn = Turn.number
    for pause in PAUSES:
        await asyncio.sleep(pause)
        gc.collect()
        await asyncio.sleep(0)  # it collects once no function runs
        pairs: Any = None
        while turn == Turn.number and free_blocks() > SPARE:
            for _ in range(min(free_blocks() - SPARE, AT_A_TIME)):
                pairs = (pairs, 0)
            await asyncio.sleep(0)
        window.TextDecoder.new().decode(window.Uint8Array.new(longest + 1))
        pairs = None
        gc.collect()


def free_blocks() -> int:
    """What is free in the heap as it is now."""
    collector: Any = gc  # CPython's tells nothing of the kind
    return int(collector.mem_free() % NOT_YET_THERE // BLOCK)
