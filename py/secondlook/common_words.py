"""Common English and Spanish words: what is one of them is no misspelling of another word.

The words stand in a Bloom filter (Bloom 1970), seven bits a word: a word that was put in is
always known; of the others three in a hundred are taken for known, and so are not corrected.
It is read as it is, with no list to unpack. py/build/common_words.py makes the file.
"""

import pkgutil
from collections.abc import Iterator
from functools import cache
from zlib import crc32

FILE = "common_words.bin"
BITS_A_WORD = 7
_PLACES = 5


def is_common(word: str) -> bool:
    """Say whether a lower-case word without accents is a common one of four letters or more."""
    table = _table()
    return all(table[place >> 3] >> (place & 7) & 1 for place in places(word, 8 * len(table)))


def places(word: str, bits: int) -> Iterator[int]:
    """Give the places of a word in a table of so many bits (double hashing, Kirsch and Mitzenmacher 2006)."""
    raw = word.encode()
    first, step = crc32(raw), crc32(raw[::-1], 1) | 1
    return ((first + n * step) % bits for n in range(_PLACES))


@cache
def _table() -> bytes:
    return pkgutil.get_data("secondlook", FILE) or b""
