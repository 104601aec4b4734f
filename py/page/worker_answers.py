"""What the page calls in the worker. Answers go over as UTF-8 bytes, and the page wipes these once it has read them.

A string would stay for as long as anything in the browser holds the promise that brought it.
"""

from collections.abc import Awaitable, Callable
from typing import Any

import worker
from pyodide.ffi import to_js

Answer = str | Awaitable[str]


def in_bytes(answer: str) -> Any:
    """An answer as a JavaScript Uint8Array."""
    return to_js(answer.encode())


async def later(answer: Awaitable[str]) -> Any:
    """The same for one that is still to come."""
    return in_bytes(await answer)


def carried(function: Callable[..., Answer]) -> Callable[..., Any]:
    """A function of the worker as the page calls it."""

    def call(*arguments: Any) -> Any:
        answer = function(*arguments)
        return in_bytes(answer) if isinstance(answer, str) else later(answer)

    return call


check, forget, look = carried(worker.check), carried(worker.forget), carried(worker.look)
open_rules, start, view = carried(worker.open_rules), carried(worker.start), carried(worker.view)
