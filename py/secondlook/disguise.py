"""What a word may be in disguise: "gu1lty", "guiiilty", "f**k", "Ruiz's", or misspelt: "guitly".

A word is only unmasked into words that the policy's phrases ask for. So no reading is
ever invented that no rule wants, and ordinary words, which read as themselves, are
left alone: those that phrases ask for, and, for misspellings, all common words. The
cost of a word does not depend on how many words there are to ask for.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from secondlook.common_words import is_common
from secondlook.phrases import Symbols

_LEET = [
    str.maketrans("01345678@$!+€", "oleasgtbasiie"),
    str.maketrans("01345678@$!+€", "oieasgtbasite"),
]
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
_DOUBLED = re.compile(r"([^\W\d_])\1+")
_MASK = re.compile(r"[*@$#!+]")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ALIKE = dict(zip("ibvcszkgjymn", "aeouy v bu sk cz cs c j g i n m".split(), strict=True))
_LIKE = dict.fromkeys("aeou", "aeiou") | _ALIKE
"""Letters that are taken for each other: vowels, and those that sound or look alike in English or Spanish."""
_FIRST = {"k": ("c", "qu"), "b": ("v",), "v": ("b",), "z": ("s", "c"), "s": ("z", "c"), "h": ("",), "j": ("g", "h")}
"""How Spanish words begin that are written by ear."""
_SHORTHAND = {"q": "que", "k": "que", "ke": "que", "qe": "que", "xq": "porque", "pq": "porque", "pa": "para"}
"""Words as they are written in messages."""
_SHORTEST, _LONGEST = 4, 20
"""How many letters a misspelt word has."""


class Disguises:
    """Reads words against the words that phrases ask for.

    `symbols` are what the phrases ask for; `maskable` are the words that people write with
    stars ("f**k"), with a star of their own at the end where any ending will do.
    """

    def __init__(self, symbols: Symbols, maskable: Iterable[str]) -> None:
        self._symbols = symbols
        self._masked: dict[str, list[str]] = defaultdict(list)
        for word in maskable:
            self._masked[word[0]].append(word)

    def readings(self, written: str, misspelt: bool = True) -> Iterator[str]:
        """Give the words that a lower-case word, apostrophes and all, may stand for, if it may be `misspelt`."""
        norm = written.replace("'", "")
        yield norm
        if norm in _SHORTHAND:
            yield _SHORTHAND[norm]
        if "." in norm and all(len(letter) < 2 for letter in norm.split(".")):
            yield norm.replace(".", "")
        if written.endswith("'s") and len(norm) > 2:
            yield norm[:-1]
        if norm.isalpha() and self._symbols.asks_for(norm) and not _STRETCHED.search(norm):
            if norm not in self._symbols.words and misspelt:  # "writen" has a beginning that is asked for
                yield from self._respelt(norm)
            return
        yield from self._known(self._leet(norm))
        yield from (word for plain in self._leet(norm) if misspelt for word in self._respelt(plain))
        yield from self._known(self._shorter(norm))
        yield from self._unmasked(norm)
        if misspelt and not written.endswith("'s"):
            yield from self._respelt(norm)

    def _known(self, words: Iterable[str]) -> Iterator[str]:
        return (word for word in words if len(word) > 2 and self._symbols.asks_for(word))

    def _leet(self, word: str) -> Iterator[str]:
        if word.isalpha() or sum(c.isalpha() for c in word) < 2:
            return
        for table in _LEET:
            plain = word.translate(table)
            if plain.isalpha():
                yield plain
                yield from self._shorter(plain)

    def _shorter(self, word: str) -> Iterator[str]:
        if _STRETCHED.search(word):
            yield _STRETCHED.sub(r"\1\1", word)
            yield _STRETCHED.sub(r"\1", word)
            yield _DOUBLED.sub(r"\1", word)

    def _unmasked(self, word: str) -> Iterator[str]:
        """Read stars as any letters: "f***ing" is one of the words that begin alike."""
        if not _MASK.search(word) or not word[0].isalpha() or not 3 <= len(word) <= 24:
            return
        for known in self._masked.get(word[0], ()):
            stem = known.rstrip("*")
            fits = len(word) == len(stem) or (stem != known and len(word) > len(stem))
            if fits and all(_MASK.match(sign) or sign == letter for sign, letter in zip(word, stem, strict=False)):
                yield stem

    def _respelt(self, word: str) -> Iterator[str]:
        """Read a word that nobody knows as the words that are one slip away."""
        if _SHORTEST <= len(word) <= _LONGEST and word.isascii() and word.isalpha() and not is_common(word):
            yield from (meant for meant in _one_slip_away(word) if meant in self._symbols.words)


def _one_slip_away(word: str) -> Iterator[str]:
    """Give what was meant if letters were swapped, one was doubled, mistaken or left out; the first only by ear."""
    yield from (first + word[1:] for first in _FIRST.get(word[0], ()))
    if word[0] in "aeiou":
        yield "h" + word
    yield from (word[:n] + word[n + 1] + word[n] + word[n + 2 :] for n in range(len(word) - 1))
    for n, letter in enumerate(word[1:], 1):
        before, behind = word[:n], word[n + 1 :]
        if letter == word[n - 1]:
            yield before + behind
        yield from (before + other + behind for other in _LIKE.get(letter, ""))
        yield from (before + other + letter + behind for other in _LETTERS)
    yield from (word + other for other in _LETTERS)
