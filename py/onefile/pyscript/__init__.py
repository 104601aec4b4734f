"""What the page uses of PyScript, on MicroPython, in the page of one file: PyScript itself does not start from a disk.

`document` and `window` are the browser's; `workers[name]` is a promise of the worker's functions (see loader.js).
"""

import js

window = js
document = js.document


class Workers:
    """The named workers of the page."""

    def __getitem__(self, name):
        return js.Reflect.get(js.pyscriptWorkers, name)


workers = Workers()
