"""Text -> numbers of word pieces, as the base model was taught (BERT's uncased WordPiece, Devlin et al. 2019).

Words in lower case without accents, split at white space and punctuation; each word is cut, from its beginning, into
the longest pieces that the vocabulary holds.
"""

import unicodedata
from collections.abc import Iterable, Iterator

START, END, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
LONGEST_WORD = 100
_LEFT_OUT = ("Mn", "Cc", "Cf", "Co")  # not Cn: which signs are unassigned changes from one Python to the next
_CHINESE = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FA1F))


class WordPieces:
    """A vocabulary: the pieces in the order of their numbers, those inside a word with "##" before them."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self.numbers = {piece: number for number, piece in enumerate(pieces)}
        self.start, self.end, self.unknown = (self.numbers[name] for name in (START, END, UNKNOWN))
        self._seen: dict[str, tuple[int, ...]] = {}

    def __call__(self, text: str) -> list[int]:
        """Give the numbers of the pieces of a text, without START and END."""
        return [number for word in words(text) for number in self._pieces(word)]

    def _pieces(self, word: str) -> tuple[int, ...]:
        """Cut a word; one that cannot be cut is one unknown piece."""
        if word not in self._seen:
            found = tuple(self._cut(word)) if len(word) <= LONGEST_WORD else (self.unknown,)
            self._seen[word] = (self.unknown,) if self.unknown in found else found
        return self._seen[word]

    def _cut(self, word: str) -> Iterator[int]:
        at = 0
        while at < len(word):
            lead = "##" if at else ""
            end = next((end for end in range(len(word), at, -1) if lead + word[at:end] in self.numbers), 0)
            if not end:
                yield self.unknown
                return
            yield self.numbers[lead + word[at:end]]
            at = end


def words(text: str) -> list[str]:
    """Split a text into words and single signs of punctuation."""
    spaced = "".join(f" {sign} " if _alone(sign) else sign for sign in _plain(text))
    return spaced.split()


def _plain(text: str) -> Iterator[str]:
    """Give the signs of a text in lower case, without accents and control signs, white space as spaces."""
    for sign in unicodedata.normalize("NFD", text.lower()):
        kind = unicodedata.category(sign)
        if sign in "\t\n\r" or kind == "Zs":
            yield " "
        elif sign != "\ufffd" and kind not in _LEFT_OUT:
            yield sign


def _alone(sign: str) -> bool:
    """Say whether a sign is a word by itself: ASCII punctuation, any other punctuation, a Chinese character."""
    code = ord(sign)
    ascii_mark = 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
    chinese = any(first <= code <= last for first, last in _CHINESE)
    return ascii_mark or chinese or unicodedata.category(sign).startswith("P")
