"""The bytes of a file, read in small parts: a video of gigabytes is never in memory as a whole."""

from collections.abc import Callable

BLOCK = 65_536  # bytes that are fetched at once
# A file that needs more is made of crumbs, in order to keep someone busy.
MOST_READS, MOST_FETCHES = 150_000, 5_000


class FileError(Exception):
    """A file that cannot be read: `kind` names the plain sentence for it, `limit` is bytes where there is one."""

    def __init__(self, kind: str, limit: int = 0) -> None:
        super().__init__(kind)
        self.kind, self.limit = kind, limit


class Source:
    """A file of `size` bytes; `fetch(start, end)` gives the bytes between two places."""

    def __init__(self, size: int, fetch: Callable[[int, int], bytes]) -> None:
        self.size = size
        self.fetch = fetch
        self.start, self.block, self.reads, self.fetches = 0, b"", 0, 0

    def read(self, start: int, count: int) -> bytes:
        """Exactly `count` bytes. Raises FileError: "broken" past the end, "tangled" after very many reads."""
        self.reads += 1
        if self.reads > MOST_READS or self.fetches > MOST_FETCHES:
            raise FileError("tangled")
        if start < 0 or count < 0 or start + count > self.size:
            raise FileError("broken")
        at = start - self.start
        if at < 0 or at + count > len(self.block):
            self.start, at = start, 0
            self.fetches += 1
            self.block = self.fetch(start, min(self.size, start + max(count, BLOCK)))
        return self.block[at : at + count]

    def number(self, start: int, count: int) -> int:
        """A big-endian number of `count` bytes."""
        return int.from_bytes(self.read(start, count), "big")

    def head(self, count: int) -> bytes:
        """The first bytes, fewer where the file is shorter."""
        return self.read(0, min(count, self.size))


def in_memory(data: bytes) -> Source:
    """A file that is there as a whole."""
    return Source(len(data), lambda start, end: data[start:end])
