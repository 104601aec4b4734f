"""WebAssembly's binary format, as far as the build reads and writes it (WebAssembly Core 2.0, 5.5)."""

from collections.abc import Callable, Iterator

HEADER = 8  # bytes in front of the sections of a module
IMPORTS, EXPORTS, CODE, DATA = 2, 7, 10, 11  # numbers of sections
CONSTANT = b"\x00\x41"  # in front of a segment: it is placed by itself, at an address that stands here (i32.const)
FUNCTION, TABLE, MEMORY, GLOBAL, TAG = range(5)  # kinds of what is imported and exported


def with_section(module: bytes, number: int, change: Callable[[bytes], bytes]) -> bytes:
    """A module with one of its sections changed."""
    bodies = [(n, change(body) if n == number else body) for n, body in sections(module)]
    return module[:HEADER] + b"".join(bytes([n]) + sized(body) for n, body in bodies)


def codes(section: bytes) -> Iterator[bytes]:
    """The functions of a code section: their variables and instructions."""
    count, place = unsigned(section, 0)
    for _ in range(count):
        length, begin = unsigned(section, place)
        place = begin + length
        yield section[begin:place]


def segments(module: bytes) -> Iterator[tuple[int, int, int]]:
    """The data segments of a module that has only such as are placed by themselves: address, place and length."""
    body = next(body for number, body in sections(module) if number == DATA)
    start = module.index(body)
    count, place = unsigned(body, 0)
    for _ in range(count):
        if not body.startswith(CONSTANT, place):
            raise ValueError("a data segment of another kind than those known here")
        address, end = unsigned(body, place + len(CONSTANT))  # signed, but no address is that high
        length, begin = unsigned(body, end + 1)
        yield address, start + begin, length
        place = begin + length


def sections(module: bytes) -> Iterator[tuple[int, bytes]]:
    """The sections of a module: number and content."""
    place = HEADER
    while place < len(module):
        length, begin = unsigned(module, place + 1)
        yield module[place], module[begin : begin + length]
        place = begin + length


def imports(module: bytes) -> Iterator[tuple[bytes, bytes, int]]:
    """What a module imports: from where, name and kind."""
    section = next(body for number, body in sections(module) if number == IMPORTS)
    count, place = unsigned(section, 0)
    for _ in range(count):
        length, begin = unsigned(section, place)
        where, place = section[begin : begin + length], begin + length
        length, begin = unsigned(section, place)
        yield where, section[begin : begin + length], section[begin + length]
        place = described(section, begin + length)


def described(section: bytes, place: int) -> int:
    """The place behind the description of an import. Raises ValueError."""
    kind = section[place]
    if kind == FUNCTION:
        return unsigned(section, place + 1)[1]
    if kind == GLOBAL:
        return place + 3
    if kind == TAG:
        return unsigned(section, place + 2)[1]
    if kind in (TABLE, MEMORY):
        flags = place + (2 if kind == TABLE else 1)
        _, behind = unsigned(section, flags + 1)
        return unsigned(section, behind)[1] if section[flags] & 1 else behind
    raise ValueError(f"an import of kind {kind}, which is not known here")


def exports(section: bytes) -> Iterator[tuple[bytes, int, bytes]]:
    """The entries of an export section: name, kind and the whole entry."""
    count, place = unsigned(section, 0)
    for _ in range(count):
        length, begin = unsigned(section, place)
        kind = begin + length
        _, end = unsigned(section, kind + 1)
        yield section[begin:kind], section[kind], section[place:end]
        place = end


def unsigned(data: bytes, place: int) -> tuple[int, int]:
    """The LEB128 number at a place, and the place behind it."""
    value = shift = 0
    while True:
        value |= (data[place] & 127) << shift
        place, shift = place + 1, shift + 7
        if data[place - 1] < 128:
            return value, place


def leb128(number: int) -> bytes:
    """A number as LEB128."""
    parts = bytearray()
    while number > 127:
        parts.append(number & 127 | 128)
        number >>= 7
    return bytes([*parts, number])


def vector(entries: list[bytes]) -> bytes:
    """Entries after their number."""
    return leb128(len(entries)) + b"".join(entries)


def sized(body: bytes) -> bytes:
    """Bytes after their number."""
    return leb128(len(body)) + body
