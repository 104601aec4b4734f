"""What the page uses of PyScript, on MicroPython: the build puts it in the place of PyScript's own Python package.

That one is written as source into every Python that PyScript starts, and compiled there. `document` and `window` are
the browser's; `workers[name]` is a promise of the worker's functions.
"""

import js
from polyscript import workers as _workers

TYPE_CHECKING = False  # MicroPython has no typing, and does not evaluate annotations
if TYPE_CHECKING:
    from typing import Any

window: Any = js
document: Any = js.document


class Workers:
    """The named workers of the page."""

    def __getitem__(self, name: str) -> Any:
        """A promise of the functions that the worker of that name offers."""
        return js.Reflect.get(_workers, name)


workers = Workers()
