"""A picture or video file as the worker sees it: its bytes are fetched in small parts, its name is not looked at.

In pictures.zip; imported by worker.py when the first file comes, never at the start.
"""

from typing import Any

import js
from pictures import FileError, look as look_at
from pictures.source import Source


def look(file: Any) -> dict[str, Any]:
    """What pictures.look says of a browser's File or Blob, or {"refused": kind, "limit": bytes} (see FileError)."""
    reader = js.FileReaderSync.new()

    def fetch(start: int, end: int) -> bytes:
        data: bytes = reader.readAsArrayBuffer(file.slice(start, end)).to_bytes()
        return data

    try:
        return look_at(Source(int(file.size), fetch))
    except FileError as error:
        return {"refused": error.kind, "limit": error.limit}
