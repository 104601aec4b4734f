"""People: handles, members of a department, and anybody else who is named.

Names alone need evidence: a known name, a title before it, or two unknown capitals in
the middle of a sentence.
"""

import re
from collections.abc import Iterator

from secondlook.entities.names import LONGEST_NAME, Names
from secondlook.entities.ranks import ranked
from secondlook.entities.scene import Entity, Scene

_ORGANISATIONS = frozenset(
    """school schools hospital library park university college center centre club bar pizza foundation elementary
    stadium bridge beach county city award awards day cup bowl church temple plaza mall inc llc co fc united
    association group building house hall field rink gym cafe diner deli market bakery grill tavern brewery
    theater theatre museum memorial tournament festival parade scholarship games team division district unit
    squad department news times register ledger courant post herald gazette mass mosque synagogue cemetery
    housing homes apartments towers terrace hardware heating plumbing realty insurance electric roofing motors
    auto liquors pharmacy books brothers sons bros photography catering salon barbershop landscaping painting
    gardens farm farms orchards wines manor pond river lake island harbor green square hotel motel inn station
    bank store shop""".split()
)
_BEFORE_A_NAME = frozenset(
    """with told tell tells ask asked asks my our hey hi thanks thank congrats congratulations miss love named called
    meet met welcome partner son daughter brother sister husband wife cousin friend buddy boyfriend girlfriend
    nephew niece con mi mis nuestro nuestra gracias felicidades hermano hermana primo prima esposo esposa""".split()
)
_DETERMINERS = frozenset("the el la los las this that these those at in".split())
_HANDLE_RANK = re.compile(
    r"@(?:[Oo]f(?:c|ficer)|[Ss](?:gt|ergeant)|[Dd]et(?:ective)?|[Ll]t|[Cc]apt(?:ain)?|[Cc]hief)(?:[_.]|(?=[A-Z]))[A-Za-z]"
)


def people(scene: Scene) -> Iterator[Entity]:
    """Give handles, members (a rank tied to a name) and persons (any name)."""
    handles = (i for i, token in enumerate(scene.tokens) if token.kind == "handle")
    for i in handles:
        yield Entity("handle", i, i + 1)
        if _HANDLE_RANK.match(scene.text, scene.tokens[i].start):
            yield Entity("member", i, i + 1)
    names = Names(scene)
    yield from ranked(names)
    yield from _titled(names)
    yield from _loose(names)


def _titled(names: Names) -> Iterator[Entity]:
    """Give "Mr. Denton", "Judge Alvarez"."""
    for label in ("civil-title", "outside-rank"):
        for first, end in names.scene.spans(label).items():
            name = end < len(names.scene.tokens) and names.follows(end) and first not in names.blocked
            if name and not names.taken[first] and _titled_name(names, first, end, label):
                last = names.rest_of_name(end)
                yield from names.take("person", first, last, (end, last))


def _titled_name(names: Names, first: int, i: int, label: str) -> bool:
    grade = names.grade(i)
    if label == "civil-title":
        return bool(grade) and (grade != "initial" or names.scene.behind(i) == ".")
    return (grade in {"strong", "free"} and names.scene.tokens[first].shape == "title") or grade == "strong"


def _loose(names: Names) -> Iterator[Entity]:
    """Give names that stand alone."""
    for first, last in _runs(names):
        name = _name_in(names, first, last)
        if name:
            yield from names.take("person", *name)


def _runs(names: Names) -> Iterator[tuple[int, int]]:
    """Give runs of tokens that could be one name."""
    i, count = 0, len(names.scene.tokens)
    while i < count:
        if names.scene.tokens[i].shape != "title" or not names.grade(i):
            i += 1
            continue
        last = i + 1
        while last < count and names.follows(last) and last - i < 2 * LONGEST_NAME:
            step = names.particles(last)
            if not names.follows(step) or not names.grade(step):
                break
            last = step + 1
        yield i, last
        i = last


def _name_in(names: Names, first: int, last: int) -> tuple[int, int] | None:
    """Give the name within a run of capital words, if the evidence suffices."""
    scene = names.scene
    if _names_a_place(names, last) or (scene.norm(first - 1) == "the" and last - first > 1):
        return None
    grades = [names.grade(i) for i in range(first, last)]
    for offset, grade in enumerate(grades):
        if grade == "strong" and (first + offset) in names.given:
            return first + offset, min(last, first + offset + LONGEST_NAME)
    if "strong" in grades:
        return _by_surname(names, first, last, grades)
    return _by_company(names, first, last, grades)


def _names_a_place(names: Names, i: int) -> bool:
    """Say whether a street type or the like follows: "Orange Street", "Hooker School"."""
    scene = names.scene
    if i >= len(scene.tokens) or not scene.joined(i) or scene.gap(i) not in {" ", "-", "\n"}:
        return False
    capital = scene.tokens[i].shape != "lower"
    typed = scene.end("street-type", i) or scene.end("street-type-weak", i)
    return bool(typed and (capital or scene.end("street-type", i))) or (capital and scene.norm(i) in _ORGANISATIONS)


def _by_surname(names: Names, first: int, last: int, grades: list[str]) -> tuple[int, int] | None:
    alone = len(grades) == 1
    if alone and (names.scene.opens(first) or names.scene.norm(first - 1) in _DETERMINERS):
        return None
    return (first, last) if len(grades) <= LONGEST_NAME else None


def _by_company(names: Names, first: int, last: int, grades: list[str]) -> tuple[int, int] | None:
    """Judge weak and unknown words by what stands around them."""
    scene, words = names.scene, [grade for grade in grades if grade != "initial"]
    opens = scene.opens(first)
    if grades[0] == "weak" and first in names.given:
        if len(words) == 1:
            return (first, last) if scene.norm(first - 1) in _BEFORE_A_NAME and not opens else None
        return (first, last) if "free" in grades or (last - 1 in names.surname and not opens) else None
    plain = not opens and scene.norm(first - 1) not in _DETERMINERS and 2 <= len(words) <= 3
    return (first, last) if plain and "weak" not in grades and len(words) == len(grades) else None
