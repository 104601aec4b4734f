"""The worker's packed files, read as interpreter.js reads them."""

import json
import re
from pathlib import Path

import zstandard


def parts(site: Path) -> dict[str, dict[str, int]]:
    """Path of a packed file -> name of a part -> bytes, as the build wrote it into interpreter.js."""
    found = re.search(r"const PARTS = (\{.*\});", (site / "pyodide/interpreter.js").read_text("utf-8"))
    assert found
    lengths: dict[str, dict[str, int]] = json.loads(found[1])
    return lengths


def unpacked(site: Path, name: str) -> dict[str, bytes]:
    """Name of a part -> content, of one packed file of the built site."""
    whole = bytearray()
    rest = (site / name).read_bytes()
    while rest:  # one frame after the other
        decoder = zstandard.ZstdDecompressor().decompressobj()
        whole += decoder.decompress(rest)
        rest = decoder.unused_data
    found, place = {}, 0
    for part, length in parts(site)[name].items():
        found[part] = bytes(whole[place : place + length])
        place += length
    assert place == len(whole)
    return found
