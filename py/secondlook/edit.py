"""What changed from one text to the next: so that only that is read again while one types."""

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple, TypeVar

_Thing = TypeVar("_Thing")
_Key = TypeVar("_Key", bound=Hashable)


class Match(NamedTuple):
    """Something found, by its number, and its tokens, `first` up to, not including, `last`."""

    output: int
    first: int
    last: int


class Edit(NamedTuple):
    """The tokens `first` up to `last` are new; those behind stood `moved` tokens further to the front."""

    first: int
    last: int
    moved: int

    @classmethod
    def whole(cls, tokens: int, before: int = 0) -> "Edit":
        """Give the edit that leaves none of `before` tokens and brings others in their place."""
        return cls(0, tokens, tokens - before)

    @property
    def ended(self) -> int:
        """The token, in the text before, up to which tokens are gone."""
        return self.last - self.moved

    def joined(self, before: Sequence[_Thing], new: Iterable[_Thing]) -> list[_Thing]:
        """Put what is new of each token between what was there."""
        return [*before[: self.first], *new, *before[self.ended :]]

    def crosses(self, match: tuple[object, int, int]) -> bool:
        """Say whether something of the text before lies across an end of what is gone."""
        return match[1] < self.first < match[2] or match[1] < self.ended < match[2]

    def place(self, first: int, last: int) -> tuple[int, int] | None:
        """Give the tokens where something of the text before, that crosses no end, stands now; None if it is gone."""
        if last <= self.first:
            return first, last
        return (first + self.moved, last + self.moved) if first >= self.ended else None

    def spliced(self, before: list[Match], new: list[Match]) -> list[Match]:
        """Put new matches, in reading order as all of them, between those that stay."""
        if not before or before[-1].first < self.first:
            return before + new if before and new else before or new
        begin, end = (bisect_left(before, token, key=_first) for token in (self.first, self.ended))
        behind, moved = before[end:], self.moved
        if moved:
            behind = [Match(output, first + moved, last + moved) for output, first, last in behind]
        return [*before[:begin], *new, *behind]

    def each(self, before: Mapping[_Key, list[Match]], new: Mapping[_Key, list[Match]]) -> Mapping[_Key, list[Match]]:
        """Put new matches between those that stay, sort by sort."""
        if not before:
            return new
        joined = {key: self.spliced(matches, new.get(key, [])) for key, matches in before.items()}
        joined |= {key: matches for key, matches in new.items() if key not in before}
        return {key: matches for key, matches in joined.items() if matches}


_first = attrgetter("first")


def alike(one: str, other: str) -> int:
    """Count the characters that two texts have in common at their beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
