"""A document with the words that the lexicons found in it, made quick to ask."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from secondlook.document import JOINED, STOP, Stretch


class Entity(NamedTuple):
    """Something recognised: its label and its tokens, `first` up to, not including, `last`."""

    label: str
    first: int
    last: int


_DIGIT = re.compile(r"\d")
_NO_SPANS: dict[int, int] = {}


class Scene:
    """What the recognisers look at.

    `labels` gives, for a lexicon's name, the ranges of tokens where its phrases stand.
    `claimed` marks the tokens of numbers, addresses and times, `placed` those of streets;
    `shouted` says that the text is written in capitals, so that capitals tell nothing.
    """

    __slots__ = (
        "_beginnings",
        "_labels",
        "_spans",
        "claimed",
        "doc",
        "has_digits",
        "placed",
        "shouted",
        "text",
        "tokens",
    )

    def __init__(self, doc: Stretch, labels: Mapping[str, Sequence[tuple[int, int]]]) -> None:
        self.doc, self.tokens, self.text, self.shouted = doc, doc.tokens, doc.folded, doc.shouted
        self._labels = labels
        self._spans: dict[str, dict[int, int]] = {}
        self._beginnings: dict[str, list[int]] = {}
        self.claimed = bytearray(len(self.tokens))
        self.placed = bytearray(len(self.tokens))
        self.has_digits = _DIGIT.search(self.text) is not None

    def spans(self, label: str) -> Mapping[int, int]:
        """Give for each token that begins phrases of a lexicon the token after the longest."""
        found = self._spans.get(label)
        if found is None:
            places = self._labels.get(label)
            found = self._spans[label] = dict(sorted(places)) if places else _NO_SPANS
        return found

    def end(self, label: str, first: int) -> int:
        """Give the token after the longest phrase of a lexicon that begins at `first`, or 0."""
        return self.spans(label).get(first, 0)

    def near(self, label: str, first: int, last: int, before: int, after: int) -> bool:
        """Say whether a phrase begins at most `before` tokens before or `after` tokens behind a range."""
        begins = self._beginnings.get(label)
        if begins is None:
            begins = self._beginnings[label] = list(self.spans(label))
        place = bisect_left(begins, first - before)
        while place < len(begins) and first <= begins[place] < last:
            place += 1
        return place < len(begins) and begins[place] < last + after

    def ends_before(self, label: str, first: int, reach: int) -> bool:
        """Say whether a phrase ends at `first` or at most `reach` tokens before it."""
        spans = self.spans(label)
        low = max(0, first - reach - 4)
        return any(first - reach <= spans.get(begin, -1) <= first for begin in range(low, first)) if spans else False

    def gap(self, token: int) -> str:
        """Give what stands between a token and the one before it."""
        return self.text[self.tokens[token - 1].end : self.tokens[token].start] if token else ""

    def before(self, token: int) -> str:
        """Give the character right before a token, "" at the beginning."""
        start = self.tokens[token].start
        return self.text[start - 1 : start] if start else ""

    def behind(self, token: int) -> str:
        """Give the character right behind a token, "" at the end."""
        end = self.tokens[token].end
        return self.text[end : end + 1]

    def joined(self, token: int) -> bool:
        """Say whether a token goes on after the one before it; the point of "J." or "Hwy." does not part."""
        if not 0 < token < len(self.tokens):
            return False
        if self.tokens[token].parted == JOINED:
            return True
        before = self.tokens[token - 1]
        short = len(before.norm) == 1 or (before.norm in _SHORTENED)
        return short and before.norm.isalpha() and self.gap(token) == ". "

    def norm(self, token: int) -> str:
        """Give a token's word, "" outside the text."""
        return self.tokens[token].norm if 0 <= token < len(self.tokens) else ""

    def opens(self, token: int) -> bool:
        """Say whether a token is the first of its sentence."""
        return token == 0 or self.tokens[token].parted == STOP

    def claim(self, first: int, last: int) -> bool:
        """Take tokens for a reading, once: False where one of them is taken already."""
        if first >= last or any(self.claimed[first:last]):
            return False
        self.claimed[first:last] = b"\1" * (last - first)
        return True

    def numbers(self) -> Iterator[int]:
        """Give the tokens that begin with a digit."""
        return (i for i, token in enumerate(self.tokens) if token.norm[:1].isdigit())


_SHORTENED = frozenset(
    """mt ft us hwy rte rt cir pl sq ter terr pkwy av aly hts no apt num tpke fl bldg sargto sgto tte ofcr insp ave
    blvd""".split()
)
