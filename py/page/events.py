"""Events of the page: what an event sets off runs as a task of its own.

MicroPython takes all async functions that the browser calls for *one* task. Where two of them sleep at the same
time, that task stands in its queue twice, the queue becomes a ring, and the page would hang for ever.
"""

import asyncio

TYPE_CHECKING = False  # MicroPython has no typing, and does not evaluate annotations
if TYPE_CHECKING:
    from typing import Any

first: list[Any] = []  # functions that are called when an event has come, before its ear


def on(target: Any, kind: str, ear: Any, *options: Any) -> None:
    """Call `ear` with each event of a kind: at once where it is a function, soon where it is an async one.

    `options` are those of addEventListener. The target is an element or the document, never the window: MicroPython
    calls functions of the window with a `this` that depends on what was called before ("Illegal invocation").
    """

    def heard(event: Any) -> None:
        for function in first:
            function()
        coming = ear(event)
        if hasattr(coming, "send"):
            asyncio.create_task(coming)

    target.addEventListener(kind, heard, *options)
