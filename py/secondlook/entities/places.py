"""Places: street addresses, blocks, streets and intersections.

"The 400 block of" is a label of its own, for it points at no house.
"""

from collections.abc import Iterator

from secondlook.entities.addresses import addresses, spelled_addresses
from secondlook.entities.scene import Entity, Scene
from secondlook.entities.streets import capital, street_end, streets

_CONNECTORS = frozenset("and y e at con".split())
_AT_A_PLACE = frozenset(
    """at on off near by around corner of from between outside sitting intersection en esquina entre cerca down over to
    in""".split()
)


def places(scene: Scene) -> Iterator[Entity]:
    """Give blocks, addresses, intersections and streets; the tokens of the first two are claimed."""
    if scene.has_digits:
        yield from _blocks(scene)
        yield from addresses(scene)
    yield from spelled_addresses(scene)
    named = dict(sorted(streets(scene)))
    crossings = list(_intersections(scene, named))
    for first, last in (*named.items(), *((entity.first, entity.last) for entity in crossings)):
        scene.placed[first:last] = b"\1" * (last - first)
    yield from (Entity("street", first, last) for first, last in named.items())
    yield from crossings


def _blocks(scene: Scene) -> Iterator[Entity]:
    """Give "the 400 block of Whalley Avenue"."""
    for i in scene.numbers():
        if scene.norm(i + 1) in {"block", "blk"} and scene.joined(i + 1) and 2 <= len(scene.norm(i)) <= 5:
            last = _block_end(scene, i + 2)
            if scene.claim(i, last):
                yield Entity("block", i, last)


def _block_end(scene: Scene, i: int) -> int:
    street = i + (scene.norm(i) in {"of", "on", "de"})
    end = street_end(scene, street)
    if end or street >= len(scene.tokens) or not scene.joined(street):
        return end or i
    while street < len(scene.tokens) and scene.joined(street) and capital(scene, street) and street < i + 3:
        street += 1
        i = street
    return i


def _intersections(scene: Scene, named: dict[int, int]) -> Iterator[Entity]:
    """Give "Ferry and Pine" where a type, a place word or a name that is only a street's speaks for it."""
    ends = {end: first for first, end in named.items()}
    ends |= {end: first for first, end in scene.spans("local-street").items() if end not in ends}
    for k, left in ends.items():
        right = k + _connects(scene, k)
        if (
            (scene.tokens[left].shape == "lower" and left not in named)
            or right >= len(scene.tokens)
            or scene.claimed[left]
        ):
            continue
        end = _crossing_end(scene, left, right, named)
        if right >= k and end and _crossing_is_sure(scene, left, right, named):
            yield Entity("intersection", left, end)


def _connects(scene: Scene, k: int) -> int:
    """Give 1 where token `k` connects two streets, 0 where a sign before it does, a large number where nothing does."""
    if k >= len(scene.tokens):
        return 1
    if scene.norm(k) in _CONNECTORS and scene.joined(k) and scene.joined(k + 1):
        return 1
    return 0 if scene.gap(k) in {"/", " / ", "@", " @ ", " x "} else len(scene.tokens)


def _crossing_end(scene: Scene, left: int, right: int, named: dict[int, int]) -> int:
    end = named.get(right, 0) or scene.end("local-street", right)
    if end or not capital(scene, right):
        return end
    return right + 1 if left in named or scene.norm(left - 1) in _AT_A_PLACE else 0


def _crossing_is_sure(scene: Scene, left: int, right: int, named: dict[int, int]) -> bool:
    return (
        left in named
        or right in named
        or (scene.norm(left - 1) in _AT_A_PLACE and scene.tokens[right].shape != "lower")
    )
