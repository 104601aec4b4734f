"""Ranks tied to a name, before or behind it, in any spelling: members of a department.

Left alone on purpose: ranks without a name, an officer that is none ("chief nursing
officer"), a word in small letters behind a whole rank that is no known name.
"""

from collections.abc import Iterator

from secondlook.document import COMMA
from secondlook.entities.names import Names
from secondlook.entities.scene import Entity
from secondlook.entities.words import is_common, looks_common

_ARTICLES = frozenset("a an any every each some another no un una cualquier".split())
_OWN = frozenset("my our new newest your nuestro nuestra mi nuevo nueva own".split())
_TIES = frozenset(
    """finally just made makes making now newly is was be on to as became becomes becoming got gets promoted earned our
    the my a an new newest his her your former retired now who es fue ahora nuevo nueva el la nuestro nuestra mi
    ascendio ascendido ascendida paso a with of from nhpd police new haven patrol beat cop favorite""".split()
)
_TYING = frozenset(
    """made making is was became becomes becoming promoted got earned es ahora ascendio ascendido ascendida""".split()
)
_OTHER_OFFICERS = frozenset(
    """nursing technology financial executive operating medical marketing information security probation parole
    correction corrections compliance loan private privacy people petty warrant press customs border immigration
    naval""".split()
)


def ranked(names: Names) -> Iterator[Entity]:
    """Give rank + name in any order."""
    reach = 0
    for first, end in names.scene.spans("rank").items():
        if first < reach or first in names.blocked or not _is_rank(names, first, end):
            continue
        end = _whole_rank(names, end)
        last = _name_behind(names, first, end)
        if last:
            yield from _members(names, first, end, last)
        else:
            yield from _tied(names, first, end)
        reach = max(end, last)


def _is_rank(names: Names, first: int, end: int) -> bool:
    """Some ranks are ordinary words unless written as ranks: "PO", "Cap", "Off. Jones"."""
    token = names.scene.tokens[first]
    if token.norm == "off":
        return token.shape == "title" and names.scene.behind(first) == "."
    if names.scene.norm(first - 1) in _OTHER_OFFICERS:
        return False
    doubtful = token.norm in {"po", "cap", "jefe", "jefa"} or (
        token.norm in {"agente", "policia"} and names.scene.norm(first - 1) not in {"el", "la", "al", "del"}
    )
    return end > first + 1 or not doubtful or token.shape != "lower"


def _whole_rank(names: Names, end: int) -> int:
    """Take ranks in a row, "Det. Sgt.", for one."""
    while (more := names.scene.end("rank", end)) and names.scene.joined(end):
        end = more
    return end


def _name_behind(names: Names, first: int, end: int) -> int:
    """Give the token after the name that stands right behind a rank, or 0."""
    scene = names.scene
    short = any(i in scene.spans("rank-short") for i in range(first, end))
    if end >= len(scene.tokens) or end in names.blocked or names.taken[end]:
        return 0
    if not (
        (scene.joined(end) and scene.gap(end) in {" ", ". ", ".", "", "\n", ": "}) or (short and scene.gap(end) == ". ")
    ):
        return 0
    if _ranked_capital(names, first, end, short):
        return names.rest_of_name(end)
    return _lower_name(names, end, short)


def _ranked_capital(names: Names, first: int, i: int, short: bool) -> bool:
    """Say whether a capital word behind a rank is a name."""
    scene, token = names.scene, names.scene.tokens[i]
    if token.shape == "lower" or not token.norm.isalpha() or scene.shouted:
        return False
    if not short and (scene.norm(first - 1) in _ARTICLES and scene.joined(first)):
        return False
    if len(token.norm) == 1:
        return token.norm not in "ai" or scene.behind(i) == "."
    if token.shape == "caps" and not (names.known(i) or len(token.norm) > 4):
        return False
    if i in names.places and not names.known(i):
        return False
    return names.known(i) or not looks_common(token.norm) or (short and not is_common(token.norm))


def _lower_name(names: Names, i: int, short: bool) -> int:
    """Give the token after a name without capitals: a known name, or an uncommon word behind "sgt"."""
    scene = names.scene
    if not _plain_name(names, i, short):
        return 0
    more = i + 1
    if more < len(scene.tokens) and names.follows(more) and i in names.given and _plain_name(names, more, short):
        return more + 1
    return more


def _plain_name(names: Names, i: int, short: bool) -> bool:
    token = names.scene.tokens[i]
    if token.kind != "word" or not token.norm.isalpha() or len(token.norm) < 2 or is_common(token.norm):
        return False
    if (token.shape != "lower" and not names.scene.shouted) or i in names.blocked:
        return False
    return names.known(i) or (short and len(token.norm) > 2 and not looks_common(token.norm) and i not in names.places)


def _members(names: Names, first: int, end: int, last: int) -> Iterator[Entity]:
    """Give the member, the name alone, and further names behind a rank in the plural."""
    yield from names.take("member", first, last, (first, last), (end, last))
    plural = first in names.scene.spans("rank-plural")
    while plural and (begin := _next_in_list(names, last)):
        last = names.rest_of_name(begin)
        yield from names.take("member", begin, last, (begin, last))


def _next_in_list(names: Names, i: int) -> int:
    """Give the token of the next name in "Lee, Ortiz and Ruiz", or 0."""
    scene = names.scene
    listed = i < len(scene.tokens) and (scene.norm(i) in {"and", "y", "e"} or scene.tokens[i].parted == COMMA)
    if not listed:
        return 0
    begin = i + 1 if scene.norm(i) in {"and", "y", "e"} else i
    fits = begin < len(scene.tokens) and scene.tokens[begin].parted <= COMMA
    return begin if fits and names.grade(begin) in {"strong", "weak", "free", "initial"} else 0


def _tied(names: Names, first: int, end: int) -> Iterator[Entity]:
    """Give "our new sergeant, Dana Ruiz" and "Dana Ruiz, finally made detective"."""
    name = _name_before(names, first)
    if name and not names.scene.text.endswith("'s", 0, names.scene.tokens[end - 1].end):
        yield from names.take("member", name[0], end, name)
        return
    scene = names.scene
    owned = any(scene.norm(i) in _OWN for i in range(max(0, first - 3), first))
    apposed = end < len(scene.tokens) and (scene.gap(end) in {": ", " - ", "— "} or (owned and scene.gap(end) == ", "))
    if apposed and names.is_full_name(end):
        last = names.rest_of_name(end)
        yield from names.take("member", first, last, (end, last))


def _name_before(names: Names, rank: int) -> tuple[int, int] | None:
    """Give the tokens of a name that only tying words part from a rank behind it."""
    scene, i, verb = names.scene, rank - 1, False
    lowest = max(0, rank - 7)
    while i >= lowest and scene.norm(i) in _TIES and not (verb and names.capital(i) and names.grade(i)):
        verb = verb or scene.norm(i) in _TYING
        if scene.tokens[i + 1].parted > COMMA:
            return None
        i -= 1
    if i < lowest or scene.tokens[i + 1].parted > COMMA or not names.grade(i):
        return None
    comma = scene.tokens[i + 1].parted == COMMA
    first = i
    while first > max(0, i - 3) and names.follows(first) and names.grade(first - 1):
        first -= 1
    sure = any(names.grade(n) == "strong" for n in range(first, i + 1))
    return (first, i + 1) if sure and (verb or (comma and i > first)) else None
