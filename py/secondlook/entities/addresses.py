"""Street addresses: a house number and a street.

"41 Larkmere Court", "500 S Central", "6500 Highway 179", "12 Calle Luna", "118 Nicoll,
apt 3". Where the street has no type, a direction, a street of the city, an apartment or
words of home must speak for it. Left alone on purpose: post-office boxes, counts ("4 cars
on Ferry St"), dates and years before a street. The addresses of offices, schools and the
like are `public-address`.
"""

import re
from collections.abc import Iterator

from secondlook.document import COMMA, STOP
from secondlook.entities.scene import Entity, Scene
from secondlook.entities.streets import (
    DIRECTIONS,
    NO_TYPE,
    ORDINAL,
    SHORT_DIRECTIONS,
    STATES,
    capital,
    street_end,
    street_word,
    typed_at,
)
from secondlook.entities.words import is_common

_HOUSE = re.compile(r"(?:[nsewt]?\d{1,6}|\d{1,5}-\d{1,5}|[nsew]?\d{1,5}[nsew]\d{1,5})[a-z]?")
_SPELLED = frozenset("one two three four five six seven eight nine ten eleven twelve".split())
_NOT_BEFORE = frozenset(
    """jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september
    october november december enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre
    diciembre engine ladder station squad car unit exit pier gate district ward precinct troop zone route rt rte
    channel day week grade chapter section terminal box top age aged under over about almost nearly only highway
    hwy interstate version season episode psalm john verse round lane game vol volume page local""".split()
)
_BEFORE_A_YEAR = frozenset("the in since of for this our el en del desde".split())
_BEFORE_A_LINE = frozenset("call dial text llame llamar marque al".split())
_GOES_ON = frozenset(
    """and or in on at is was has had with for if the by to near off from since because bc but so then who where when
    while i he she they we you his her my now today tonight tomorrow yesterday right rn again still too also
    every everybody everyone all y en con es esta desde porque pero donde cuando hoy ahora""".split()
)
_APARTMENT_ID = re.compile(r"\d{1,5}[a-z]?|[a-z]\d{0,4}|[a-z]{1,2}|one|two|three|four|five")
_FLOORS = frozenset("floor fl flr piso".split())
_FLAT = frozenset("apt apartment apto apartamento unit trailer trlr".split())
_CONNECTORS = frozenset("and y e at con".split())
_STREET_NAMES = ("local-street", "street-name")
_LONGEST_LINE = 14
_ZIP = re.compile(r"\d{5}(?:-\d{4})?")


def addresses(scene: Scene) -> Iterator[Entity]:
    for i in [n for n, token in enumerate(scene.tokens) if token.kind in {"number", "word"} and _house(scene, n)]:
        end = _address_end(scene, i)
        if end:
            yield from _claimed(scene, i, end)


def _claimed(scene: Scene, first: int, street_last: int) -> Iterator[Entity]:
    """Give an address with its apartment ("Unit 7" behind a street is no car)."""
    if not any(scene.claimed[first:street_last]):
        last = _apartment_end(scene, street_last)
        label = "public-address" if _is_public(scene, first, last) else "street-address"
        scene.claimed[first:last] = b"\1" * (last - first)
        yield Entity(label, first, last)


def spelled_addresses(scene: Scene) -> Iterator[Entity]:
    """Give "One Union Avenue"."""
    for first in (*scene.spans("street-type"), *scene.spans("street-type-weak")):
        for i in range(max(0, first - 3), first - 1):
            token = scene.tokens[i]
            if token.norm in _SPELLED and token.shape == "title" and capital(scene, i + 1):
                end = street_end(scene, i + 1)
                if end > first:
                    yield from _claimed(scene, i, end)


def _house(scene: Scene, i: int) -> bool:
    """Say whether a token can be a house number."""
    token = scene.tokens[i]
    if not _HOUSE.fullmatch(token.norm) or scene.claimed[i] or not any(c.isdigit() for c in token.norm):
        return False
    if scene.before(i) in {"$", "#", ":", ".", "/", "-"}:
        return False
    if i == 0:
        return True
    before = scene.norm(i - 1)
    year = token.norm[:2] in {"19", "20"} and len(token.norm) == 4 and before in _BEFORE_A_YEAR
    line = token.norm in {"911", "988", "311", "211"} and before in _BEFORE_A_LINE
    return not (year or line or (before in _NOT_BEFORE and scene.gap(i) in {" ", ". ", "-"}))


def _address_end(scene: Scene, i: int) -> int:
    """Give the token after the street of a house number, or 0."""
    street = _behind_house(scene, i)
    if (
        street >= len(scene.tokens)
        or not scene.joined(street)
        or scene.gap(street) not in {" ", "  ", "\n", ", ", ". "}
    ):
        return 0
    sure = len(scene.norm(i)) > 1 or scene.ends_before("home-word", i, 2) or _alone(scene, i)
    return street_end(scene, street, sure) or _untyped_end(scene, i, street) or _sealed_end(scene, street)


def _alone(scene: Scene, i: int) -> bool:
    """Say whether a token begins a short line, as in a list of addresses."""
    if i and "\n" not in scene.gap(i):
        return False
    begin = scene.tokens[i].start
    end = scene.text.find("\n", begin)
    return scene.text.count(" ", begin, end if end >= 0 else len(scene.text)) < _LONGEST_LINE


def _sealed_end(scene: Scene, street: int) -> int:
    """Give the token after a street of any name that its town, state and postcode follow, or 0."""
    end = street
    while end < len(scene.tokens) and end - street < 4 and (end == street or _tight(scene, end)):
        end += 1
    return end if scene.behind(end - 1) == "," and _placed_behind(scene, end) else 0


def _placed_behind(scene: Scene, end: int) -> bool:
    """Say whether a town follows with its state: "Jarrell, TX 76537", "Denville, NJ"."""
    for k in range(end + 1, min(end + 5, len(scene.tokens))):
        if scene.tokens[k].parted == STOP:
            return False
        if scene.text[scene.tokens[k].start : scene.tokens[k].end] in STATES:
            return scene.behind(k - 1) == "," or bool(_ZIP.fullmatch(scene.norm(k + 1)))
        if k > end + 1 and _ZIP.fullmatch(scene.norm(k)) and scene.norm(k - 1).upper() in STATES:
            return True
    return False


def _behind_house(scene: Scene, i: int) -> int:
    """Step over what belongs to the number: "12 1/2", "4922 B South Cornell", "W180 N8085"."""
    after = i + 1
    if scene.norm(after) == "1/2" or (_HOUSE.fullmatch(scene.norm(after)) and scene.norm(i)[0] in "nsew"):
        return after + 1
    letter = len(scene.norm(after)) == 1 and scene.norm(after).isalpha() and scene.norm(after) not in DIRECTIONS
    if letter and after + 1 < len(scene.tokens) and not typed_at(scene, after + 1) and capital(scene, after + 1):
        return after + 1
    return after


def _untyped_end(scene: Scene, i: int, street: int) -> int:
    """Give the token after a street without a type that has other evidence, or 0."""
    alone = _known_alone(scene, street)
    if alone and _closes(scene, alone) and len(scene.norm(i)) > 1:
        return alone
    if len(scene.norm(i)) < 2 and not scene.end("local-street", street):
        return 0
    if scene.shouted or scene.tokens[street].shape == "lower":
        return _plain_untyped_end(scene, street)
    direction = (
        scene.norm(street) in DIRECTIONS and scene.tokens[street].shape != "lower" and street not in scene.spans("town")
    )
    begin = street + direction
    end = begin
    while (
        end < len(scene.tokens)
        and end - begin < 3
        and (end == begin or _tight(scene, end))
        and _name_or_number(scene, end)
    ):
        end += 1
    if end == begin or not (begin == street or scene.joined(begin)):
        return 0
    return end if _untyped_is_sure(scene, i, street, end, direction) else 0


def _known_alone(scene: Scene, street: int) -> int:
    """Give the token after a street that is known by its name alone, or 0: "E. Broadway", "The Alameda"."""
    skip = scene.norm(street) in DIRECTIONS | {"the", "old", "upper", "lower"} and scene.joined(street + 1)
    return street + skip + 1 if scene.norm(street + skip) in NO_TYPE else 0


def _plain_untyped_end(scene: Scene, street: int) -> int:
    """Without capitals an apartment, a short direction or a rare street of the city must speak for a street."""
    way = scene.norm(street) in SHORT_DIRECTIONS and scene.joined(street + 1)
    name = street + way
    if way and scene.norm(name).isdigit() and scene.norm(name + 1) in SHORT_DIRECTIONS and scene.joined(name + 1):
        return name + 2
    if not street_word(scene, name):
        return 0
    local = scene.end("local-street", name) == name + 1 and not is_common(scene.norm(name)) and name > 1
    speaks = way or (local and not scene.end("surname", name)) or _apartment_end(scene, name + 1) > name + 2
    return name + 1 if speaks and _closes(scene, name + 1) else 0


def _name_or_number(scene: Scene, i: int) -> bool:
    numbered = scene.norm(i).isdigit() and scene.norm(i - 1) in DIRECTIONS
    return (capital(scene, i) or numbered) and not scene.end("apartment-word", i)


def _tight(scene: Scene, i: int) -> bool:
    return scene.joined(i) and scene.gap(i) in {" ", "\n", "-", ". "}


def _untyped_is_sure(scene: Scene, i: int, street: int, end: int, direction: bool) -> bool:
    local = scene.end("local-street", street + direction)
    if not _closes(scene, end) or (
        scene.norm(end) in _CONNECTORS and (capital(scene, end + 1) or scene.end("local-street", end + 1))
    ):
        return False
    if _apartment_end(scene, end) > end:
        return True
    bare = bool(local) and end == local and len(scene.norm(i)) > 1
    if direction or (bare and not is_common(scene.norm(street))) or scene.near("home-word", i, end, 4, 4):
        return True
    if _alone(scene, i) and len(scene.norm(i)) > 1 and any(scene.end(name, street) == end for name in _STREET_NAMES):
        return True
    led = scene.norm(i - 1) in {"at", "to", "from", "near", "of", "by", "outside", "behind", "en", "de"}
    at = scene.norm(i - 1) == "at" and scene.norm(i).isdigit() and int(scene.norm(i)) > 12
    return (led and bool(local) and end == local) or (
        at and end == street + 1 and not is_common(scene.norm(street)) and not scene.end("town", street)
    )


def _closes(scene: Scene, i: int) -> bool:
    """Say whether no small-letter word at `i` makes a name into something else ("2 Broadway shows")."""
    if i >= len(scene.tokens) or not scene.joined(i) or scene.gap(i) != " ":
        return True
    return scene.norm(i) in _GOES_ON or bool(scene.end("apartment-word", i)) or scene.norm(i)[:1].isdigit()


def _apartment_end(scene: Scene, end: int) -> int:
    """Give the token after an apartment behind an address: "Apt 4B", ", 2nd floor", "# 3"."""
    if end >= len(scene.tokens) or (scene.tokens[end].parted > COMMA and not scene.joined(end)):
        return end
    token = scene.tokens[end]
    if scene.before(end) == "#" or scene.gap(end).endswith("# "):
        return end + 1 if _APARTMENT_ID.fullmatch(token.norm) else end
    if (
        scene.norm(end + 1) in _FLOORS
        and scene.joined(end + 1)
        and (ORDINAL.fullmatch(token.norm) or token.norm.isalpha())
    ):
        return end + 2
    word = scene.end("apartment-word", end)
    if not word or word >= len(scene.tokens):
        return word or end
    named = scene.joined(word) and _APARTMENT_ID.fullmatch(scene.norm(word))
    return word + 1 if named else (word if word > end + 1 else end)


def _is_public(scene: Scene, first: int, last: int) -> bool:
    """Say whether an address is that of an office, a school, a store: known, or said so nearby.

    A flat and words of home say that somebody lives there; a suite does not.
    """
    if scene.end("public-address", first):
        return True
    flat = any(scene.norm(k) in _FLAT for k in range(first, last))
    if flat or scene.near("home-word", first, last, 6, 4):
        return False
    return scene.near("public-place", first, last, 12, 10)
