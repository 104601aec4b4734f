"""Modules that are no part of the start: their files are brought and imported when they are first used.

After the seal there is no fetch; the files of the build lie in CacheStorage, and where there is none (an insecure
page) there is no seal either. `module = await lazy.load("view_rules")`.
"""

import asyncio
import sys

from pyscript import document, window

TYPE_CHECKING = False  # MicroPython has no typing, and does not evaluate annotations
if TYPE_CHECKING:
    from typing import Any

PATIENCE = 60  # seconds


async def load(name: str) -> Any:
    """Import `app/NAME.mpy`; what it imports must have been loaded before. Raises where the file is not there."""
    if name not in sys.modules:
        await window.download.run()
        answer = await file(f"app/{name}.mpy")
        with open(f"{name}.mpy", "wb") as target:
            target.write(bytes(window.Uint8Array.new(await answer.arrayBuffer())))
        __import__(name)
    return sys.modules[name]


async def file(path: str) -> Any:
    """A file of this build as a Response, whose path is given from the page's folder; raises where it does not come."""
    url = window.URL.new(path, document.baseURI).href
    kept = window.download.kept
    if not kept:
        return await window.fetch(url)
    for _ in range(10 * PATIENCE if getattr(window.navigator, "serviceWorker", None) else 1):
        answer = await window.download.right(path)
        if answer:
            return answer
        await asyncio.sleep(0.1)  # the service worker may still be fetching it
    raise OSError(path)
