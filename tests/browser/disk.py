"""Looks for words in everything that a browser has written: as bytes, as UTF-16, and in what is packed.

Words that share no four letters with anything else stand whole in what LZ4 and Snappy pack (the sessions of Firefox,
LevelDB): both repeat only what they have seen. Deflate hides them, so what begins like it is unpacked.
"""

import re
import zlib
from collections.abc import Iterator
from pathlib import Path

DEFLATED = re.compile(rb"\x1f\x8b\x08|\A\x78[\x01\x5e\x9c\xda]")  # gzip anywhere, as in the entries of a cache; zlib


def written(folder: Path, words: tuple[str, ...], since: float = 0) -> list[str]:
    """The files under `folder`, written to after a moment, that hold one of the words, each with the word."""
    known = [(word, form) for word in words for form in (word.encode(), word.encode("utf-16-le"))]
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return [f"{path.relative_to(folder)}: {word}" for path in files for word in sorted(held(path, known, since))]


def held(path: Path, known: list[tuple[str, bytes]], since: float) -> set[str]:
    """The words that are in this file, which may be gone by now."""
    try:
        body = path.read_bytes() if path.stat().st_mtime >= since else b""
    except OSError:
        return set()
    return {word for text in (body, *unpacked(body)) for word, form in known if form in text}


def unpacked(body: bytes) -> Iterator[bytes]:
    """As much as can be unpacked of each part that begins like gzip or zlib."""
    for place in DEFLATED.finditer(body):
        unpack = zlib.decompressobj(47)
        try:
            yield unpack.decompress(memoryview(body)[place.start() :])
        except zlib.error:
            continue
