"""Wiping of memory that MicroPython has freed: its collector frees what nobody needs, and leaves the words in it."""

import asyncio
import gc

import events
from pyscript import window
from pyscript.ffi import to_js

TYPE_CHECKING = False  # MicroPython has no typing, and does not evaluate annotations
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

BLOCK = 16  # bytes: the least that MicroPython hands out, and what a pair takes
NOT_YET_THERE = 1 << 27  # bytes by which MicroPython says its heap may still grow; it counts them as free
AT_A_TIME = 100_000  # pairs: a tenth of a second; as many are left free whenever others may run
PIECE = 1000  # pairs in a chain: the collector may keep one, and with it the chain, see `fill`
SPARE = 500  # pairs: left free at the far end, because a full heap would grow
SMALL, STEP, MANY = 512, 8, 16  # bytes, and how many places of each small size are filled
PAUSES = (0.1, 1)  # seconds: what the browser still holds for Python is let go by and by
REST = 1  # seconds after something has happened meanwhile


class Taken:
    """What takes up the free memory, and how often it was let go because something happened."""

    pairs: "Any" = None
    let_go = 0


taken = Taken()


def let_go() -> None:
    """Make room for what an event sets off: where memory is full, the heap doubles."""
    taken.let_go += 1
    if taken.pairs:
        taken.pairs = None
        gc.collect()


events.first.append(let_go)


async def wipe_free_memory(longest: int, idle: "Callable[[], bool]") -> None:
    """Write over all that is free in MicroPython's heap, and over the place through which strings came from JavaScript.

    `longest` is the size in bytes of the longest that came. Ends where the page is no longer idle.
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

    All at the same time: one by one they would go the same way. Of spaces: a zero would end a string on its way. Of the
    small places there are many, and each is given only to what fits it.
    """
    size, blanks = longest + 1, []
    while size > SMALL:
        blanks.append(" " * size)
        size = size * 7 // 8
    for size in range(SMALL, STEP, -STEP):
        blanks.extend([" " * size] * MANY)
    window.Reflect.apply(lambda *given: None, None, to_js(blanks))


async def fill(idle: "Callable[[], bool]") -> None:
    """Take all free memory, and let it go; where something happens meanwhile, again from the beginning after a rest.

    To the collector any number that is the address of a block keeps that block. A pair stays where there is such a
    number: done before the first draft comes, no word of one can stay there.
    """
    while idle() and not await take_all(idle):
        await asyncio.sleep(REST)


async def take_all(idle: "Callable[[], bool]") -> bool:
    """Take all free memory, and let it go. Gives False where something has happened before all was taken."""
    before, free = taken.let_go, free_pairs()
    while free > 0 and idle() and taken.let_go == before:
        take(free if free < 2 * AT_A_TIME else AT_A_TIME)
        if free >= 2 * AT_A_TIME:
            await asyncio.sleep(0.1)
        free = free_pairs()
    taken.pairs = None
    return taken.let_go == before


def take(count: int) -> None:
    """Take up that many pairs more, in pieces that hang together by one pair each."""
    while count > 0:
        piece: Any = None
        for _ in range(min(count, PIECE)):
            piece = (piece, 0)
        taken.pairs = (taken.pairs, piece)
        count -= PIECE + 1


def free_pairs() -> int:
    """How many pairs the heap has room for as it is now, but for some to spare."""
    collector: Any = gc  # CPython's tells nothing of the kind
    return int(collector.mem_free() % NOT_YET_THERE // BLOCK) - SPARE
