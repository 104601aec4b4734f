"""Names: whether a word of a text can be part of somebody's name, and where a name ends.

A capital alone makes no name. Left alone on purpose: names that are everyday words or
places ("Grace", "Hope", "Madison") without a second sign, whatever the lexicon
`not-a-name` holds (holidays, brands, "Sgt. Pepper"), and the names of streets.
"""

from collections.abc import Iterator

from secondlook.entities.scene import Entity, Scene
from secondlook.entities.words import is_common, looks_common

_PARTICLES = frozenset("de del la las los da di dos van von der den bin al ben y".split())
_SUFFIXES = frozenset("jr sr ii iii iv".split())
LONGEST_NAME = 4


class Names:
    """Reads names in a scene; each token is read as part of one name only."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.given, self.surname = scene.spans("given-name"), scene.spans("surname")
        self.blocked = _covered(scene, "not-a-name")
        self.places = _covered(scene, "town")
        self.taken = bytearray(map(max, scene.claimed, scene.placed))

    def known(self, i: int) -> bool:
        """Say whether a token is a given name or surname of the lexicons."""
        return i in self.given or i in self.surname

    def capital(self, i: int) -> bool:
        """Say whether a token is written like a name: a letter or a word with a capital."""
        token = self.scene.tokens[i]
        if token.kind != "word" or not token.norm.isalpha() or i in self.blocked or self.taken[i]:
            return False
        return (token.shape == "title" and not self.scene.shouted) or (len(token.norm) == 1 and token.shape == "title")

    def grade(self, i: int) -> str:
        """Grade a capital token: "strong" or "weak" name, "free" (unknown word), "initial", or "" for none."""
        norm = self.scene.tokens[i].norm
        if not self.capital(i):
            return ""
        if len(norm) == 1:
            return "initial" if norm not in "ai" or self.scene.behind(i) == "." else ""
        ordinary = is_common(norm) or i in self.places or i in self.scene.spans("local-street")
        if self.known(i):
            return "weak" if ordinary else "strong"
        return "" if ordinary or looks_common(norm) else "free"

    def follows(self, i: int) -> bool:
        """Say whether token `i` may go on a name that token `i - 1` began."""
        scene = self.scene
        return scene.joined(i) and scene.gap(i) in {" ", ". ", "-", "\n", ' "', '" ', " '", "' "} and not self.taken[i]

    def rest_of_name(self, first: int) -> int:
        """Give the token after a name whose first word, with a capital, stands at `first`."""
        last = first + 1
        while last < len(self.scene.tokens) and last - first < LONGEST_NAME and self.follows(last):
            step = self.particles(last)
            if self._goes_on(step):
                last = step + 1
            else:
                break
        return last

    def particles(self, i: int) -> int:
        """Step over "de la" in "Juan de la Cruz"."""
        scene = self.scene
        step = i
        while step < i + 2 and scene.norm(step) in _PARTICLES and scene.joined(step):
            step += 1
        return step if step < len(scene.tokens) and (step == i or scene.joined(step)) else i

    def _goes_on(self, i: int) -> bool:
        if self.scene.norm(i) in _SUFFIXES and self.scene.tokens[i].shape != "lower":
            return True
        grade = self.grade(i)
        if grade == "weak" and i in self.places and i not in self.surname:
            return False
        return bool(grade) and not (grade == "initial" and self.scene.behind(i) != ".")

    def is_full_name(self, i: int) -> bool:
        fits = i < len(self.scene.tokens) and self.grade(i) in {"strong", "weak"} and i + 1 < len(self.scene.tokens)
        return fits and self.follows(i + 1) and bool(self.grade(i + 1))

    def take(self, label: str, first: int, last: int, *names: tuple[int, int]) -> Iterator[Entity]:
        """Give an entity and the names in it, and let nothing else be read into its tokens."""
        self.taken[first:last] = b"\1" * (last - first)
        yield Entity(label, first, last)
        for name in names:
            if (label, *name) != ("person", first, last):
                yield Entity("person", *name)


def _covered(scene: Scene, label: str) -> frozenset[int]:
    """Give all tokens that phrases of a lexicon cover."""
    return frozenset(i for first, last in scene.spans(label).items() for i in range(first, last))
