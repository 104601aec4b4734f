"""Streets: reading a street's name from where it begins, with or without capitals.

A street is a name and a type ("Larkmere Court", "E 49th St"), a type and a number or
name ("Highway 278", "Avenue H", "Calle Luna"), or a street that the city knows by its
bare name ("on Whalley").
"""

import re
from collections.abc import Iterator

from secondlook.document import STOP
from secondlook.entities.scene import Scene
from secondlook.entities.words import is_common

ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
DIRECTIONS = frozenset(
    """n s e w ne nw se sw north south east west northeast northwest southeast southwest norte sur este oeste""".split()
)
SHORT_DIRECTIONS = frozenset("n s e w ne nw se sw".split())
STATES = frozenset(
    """AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR
    PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR""".split()
)
NO_TYPE = frozenset("broadway bowery embarcadero alameda fenway riverway jamaicaway concourse esplanade".split())
"""Streets that need no type anywhere in the country."""
_ROADS_AHEAD = frozenset("via rue corte camino paseo vista placita vereda circulo cerro rancho".split())
"""Words that a street's name may begin with in place of a type, where a house number stands before them."""
_LETTERED = frozenset("i m k us".split())
_LINKS = frozenset("of the de del la las los el y and".split())
_NO_STREET = frozenset(
    """a an at on in to for from with by or but if as is was are were be been has had have do did not than then that
    this these those i you he she it we they my your his her our their me him them who what when where how why
    all any some more most less few many much each every both other another same such only just also very too so
    up down off over through across into near until till after before during since around between behind against
    about away per plus minus block blk blocks hour hours hr hrs minute minutes min mins seconds days nights
    week weeks month months year years yr yrs am pm miles km feet percent degrees dollars bucks cent cents mph
    lb lbs pounds oz cars cops cop officers officer units people persons men women kids guys boys girls shots
    shot rounds arrests arrest arrested calls called lanes ways homes houses buildings stars stories points runs
    wins hits injured killed dead wounded victims suspects vehicles crashes police detectives families residents
    students teens juveniles dogs tickets stops drinks beers pizzas slices cups bags pieces kilos guns cases
    reports members players teams games streets avenues roads found cuadras anos dias horas minutos meses
    semanas personas carros casas veces policias en por para con sin que se""".split()
)
_NO_LOWER_STREET = _NO_STREET | frozenset(
    """no new long short big small nice hard good bad great different hot cold dirt back side next last second day
    night time foot ft inch yard yards star story car unit person man woman kid guy boy girl round call lane way
    box member player team game point run win hit victim suspect crash home house family student dog ticket stop
    case report street avenue road mile us""".split()
)
_SURE_LOWER = frozenset(
    "street st str avenue ave av blvd boulevard road rd lane ln terrace terr parkway pkwy hwy turnpike".split()
)
_SHORT_TYPES = frozenset(
    """st ave av rd blvd ln dr ct pkwy hwy expy ter cir pl tpke trl xing ctr plz sq cv rdg lndg mnr grv gdns hts byp
    cmns""".split()
)
_ONLY_TYPES = frozenset("ave blvd rd ln pkwy hwy tpke cir trl xing plz lndg rdg".split())
"""Types that are no words of their own: any name may stand before them."""
_ROOMY = frozenset("loop trail trace plaza circle crossing landing terrace bend hollow".split())
"""Types that any name of two words may stand before, where the house number is long."""
_WEAK_LOWER = _SHORT_TYPES | frozenset(
    """drive court place circle square terrace highway pike trail row park hill heights way loop plaza crossing bend
    trace pass run hollow point close landing""".split()
)
_HARDLY_ROADS = frozenset("us cr av sr fm rt co".split())
_LONGEST_STREET = 8
_LONGEST_NAME = 5


def street_end(scene: Scene, i: int, sure: bool = True) -> int:
    """Give the token after a street that begins at `i`, its type and direction included, or 0.

    `sure` says that the house number is no small count.
    """
    if i >= len(scene.tokens) or (scene.tokens[i].parted == STOP and not scene.joined(i)):
        return 0
    if (capital(scene, i) or scene.norm(i) == "us") and not scene.shouted:
        end = _capital_street(scene, i)
    else:
        end = _lower_street(scene, i, sure)
    return _with_direction(scene, end) if end else 0


def _capital_street(scene: Scene, i: int) -> int:
    """Read a street in capitals: the last type within a run of capital words ends it."""
    begin = i + (scene.norm(i) in DIRECTIONS and bool(scene.end("street-before", i + 1)))
    end, k = _numbered(scene, begin) or _road_ahead(scene, i) or _lettered(scene, i), i
    if end:
        return end
    while k < len(scene.tokens) and k - i < _LONGEST_STREET and (k == i or scene.joined(k)):
        typed = typed_at(scene, k) if k > i else 0
        if typed and _fits(scene, k):
            end = typed
        if not capital(scene, k) and not _links(scene, k):
            break
        if typed and end == typed and scene.behind(typed - 1) in {",", ";"}:
            break
        k += 1
    if scene.spans("town").get(i) == end:
        return 0
    return max(end, _numbered(scene, end - 1)) if end else 0


def _road_ahead(scene: Scene, i: int) -> int:
    """Give the token after "Via Verde", "El Camino Real", "Rue Royale", or 0."""
    begin = i + (scene.norm(i) in {"el", "la", "le"})
    if scene.norm(begin) not in _ROADS_AHEAD or scene.tokens[begin].shape == "lower" or not scene.joined(begin + 1):
        return 0
    k = begin + 1
    while k < len(scene.tokens) and k - begin < 4 and scene.joined(k) and (capital(scene, k) or _links(scene, k)):
        k += 1
    return k if k > begin + 1 else 0


def _lettered(scene: Scene, i: int) -> int:
    """Give the token after "M-59", "I-35", "US-27" where nothing goes on behind it, or 0."""
    number = i + 1
    if scene.norm(i) not in _LETTERED or len(scene.norm(i - 1)) < 3 or not scene.norm(number).isdigit():
        return 0
    ends = number + 1 >= len(scene.tokens) or not scene.joined(number + 1)
    return number + 1 if ends and scene.gap(number) in {"-", " "} and len(scene.norm(number)) <= 3 else 0


def _fits(scene: Scene, k: int) -> bool:
    """A type in small letters must be one that is nothing else ("Elm street", not "Elm run")."""
    return scene.tokens[k].shape != "lower" or scene.norm(k) in _SURE_LOWER


def capital(scene: Scene, i: int) -> bool:
    """Say whether a token is written like part of a street's name: Larkmere, 49th, MLK."""
    if i >= len(scene.tokens):
        return False
    token = scene.tokens[i]
    if ORDINAL.fullmatch(token.norm) or (token.norm.isdigit() and _between(scene, i)):
        return True
    if token.norm in _NO_STREET and not (len(token.norm) == 1 and typed_at(scene, i + 1)):
        return False
    return token.kind == "word" and token.shape != "lower" and token.norm.isalpha()


def _between(scene: Scene, i: int) -> bool:
    """Say whether a number is part of a name: "18 Mile Road", "Old Number 6 Highway"."""
    after = scene.norm(i + 1) == "mile" or (scene.norm(i - 1) in {"number", "no"} and bool(typed_at(scene, i + 1)))
    return after and scene.joined(i + 1) and scene.tokens[i + 1].shape == "title"


def typed_at(scene: Scene, i: int) -> int:
    return scene.end("street-type", i) or scene.end("street-type-weak", i)


def _links(scene: Scene, k: int) -> bool:
    linked = scene.norm(k) in _LINKS and scene.joined(k + 1)
    return linked and (capital(scene, k + 1) or scene.norm(k + 1) in {"la", "las", "los", "the"})


def _numbered(scene: Scene, i: int) -> int:
    """Give the token after "Highway 278", "State Route 66 West", "Avenue H", "Calle Luna", or 0."""
    begin = scene.end("street-before", i)
    if not begin or begin >= len(scene.tokens) or scene.shouted:
        return 0
    begin += scene.norm(begin) in {"no", "number"}
    name = scene.norm(begin)
    if not scene.joined(begin):
        return 0
    if (name[:1].isdigit() and len(name) <= 4) or (len(name) == 1 and scene.tokens[begin].shape == "title"):
        return begin + 1
    return _named_behind(scene, i, begin)


def _named_behind(scene: Scene, i: int, begin: int) -> int:
    """Give the token after the capital words behind "Calle" or "Avenue of the"."""
    k = begin
    while k < len(scene.tokens) and k - begin < 4 and scene.joined(k) and (capital(scene, k) or _links(scene, k)):
        k += 1
    spanish = scene.end("calle", i) or scene.norm(begin) in {"of", "de", "del"}
    return k if k > begin and spanish else 0


def _lower_street(scene: Scene, i: int, sure: bool) -> int:
    """Read a street in small letters (or in a text all in capitals): one or two words and a type."""
    k = i + (scene.norm(i) in DIRECTIONS and not typed_at(scene, i + 1))
    numbered = sure and _lower_numbered(scene, i, k)
    if numbered:
        return numbered
    spanish = scene.end("calle", i)
    if spanish and scene.joined(spanish):
        skip = spanish + (scene.norm(spanish) in {"la", "de", "del"})
        return skip + 1 if street_word(scene, skip) else 0
    for name in range(k + 1, k + 1 + _LONGEST_NAME):
        if not scene.joined(name) or scene.norm(name - 1) in _NO_STREET or not _word(scene, name - 1):
            return 0
        typed = typed_at(scene, name)
        if typed and (end := _lower_type(scene, k, name, sure)):
            return end
    return 0


def _lower_numbered(scene: Scene, i: int, k: int) -> int:
    """Give the token after "county road 12", "rt 10", "avenue q", "ave of the americas" behind a house number, or 0."""
    behind = scene.end("street-before", k)
    if not behind or not scene.joined(behind):
        return _lettered(scene, k)
    long_house = len(scene.norm(i - 1)) > 2
    if behind == k + 1 and scene.norm(k) in _HARDLY_ROADS and not long_house:
        return 0
    behind += scene.norm(behind) in {"no", "number"}
    name = scene.norm(behind)
    if name == "of":
        return behind + 3 if scene.norm(behind + 1) == "the" and scene.joined(behind + 2) else 0
    lettered = len(name) == 1 and name.isalpha() and scene.norm(k) in {"avenue", "ave"} and (name != "a" or long_house)
    return behind + 1 if lettered or (name.isdigit() and len(name) <= 4) else 0


def _lower_type(scene: Scene, k: int, name: int, sure: bool) -> int:
    """Give the token after a type in small letters if the words from `k` to it can name a street, or 0."""
    short = scene.norm(name) in _SHORT_TYPES and scene.norm(name + 1) not in {"ft", "feet"}
    only = sure and name > k + 1 and scene.norm(name) in _ONLY_TYPES
    roomy = len(scene.norm(k - 1)) > 2 and name > k + 1 and scene.norm(name) in _ROOMY
    ordinal = sure and scene.norm(k) == "second" and scene.norm(name) in _SURE_LOWER - {"lane"}
    if name == k + 1 and scene.norm(k) in _NO_LOWER_STREET and not ordinal:
        return 0
    known = street_word(scene, name - 1) or only or ordinal or (roomy and scene.norm(name - 1) not in _NO_LOWER_STREET)
    named = known or (sure and short and scene.norm(name - 1) not in _NO_LOWER_STREET)
    fits = scene.norm(name) in _SURE_LOWER or (sure and scene.norm(name) in _WEAK_LOWER)
    return typed_at(scene, name) if named and fits else 0


def _word(scene: Scene, i: int) -> bool:
    return scene.norm(i).isalpha() or ORDINAL.fullmatch(scene.norm(i)) is not None


def street_word(scene: Scene, i: int) -> bool:
    """Say whether a word in small letters can be the name of a street."""
    norm = scene.norm(i)
    if norm in _NO_LOWER_STREET or not _word(scene, i):
        return False
    known = norm in DIRECTIONS or any(scene.end(name, i) for name in ("street-name", "local-street", "surname"))
    return bool(known) or not is_common(norm)


def _with_direction(scene: Scene, end: int) -> int:
    more = scene.norm(end) in DIRECTIONS | {"business", "ext", "extension"} and scene.joined(end)
    return end + 1 if more and scene.tokens[end].shape != "lower" else end


def streets(scene: Scene) -> Iterator[tuple[int, int]]:
    """Give streets without a house number: a capital name and its type, a Spanish type and name, a known street."""
    for k, end in scene.spans("street-type").items():
        first = _back_to_name(scene, k)
        if first < k and _fits(scene, k):
            yield first, _with_direction(scene, end)
    for k in scene.spans("calle"):
        end = _numbered(scene, k)
        if end or (end := _lower_street(scene, k, True)):
            yield k, end
    spanish = {i for k in scene.spans("calle") for i in range(k, k + 4)}
    for first, end in scene.spans("local-street").items():
        if first not in spanish and _local_is_sure(scene, first, end):
            yield first, end


def _back_to_name(scene: Scene, k: int) -> int:
    """Give the first token of the name before a street's type at `k`, or `k`."""
    first = k
    while first > max(0, k - 4) and scene.joined(first) and scene.gap(first) in {" ", ". ", "-"}:
        known = scene.end("local-street", first - 1) or scene.end("street-name", first - 1)
        if scene.claimed[first - 1] or not (capital(scene, first - 1) or (first == k and known)):
            break
        first -= 1
    return first


def _local_is_sure(scene: Scene, first: int, end: int) -> bool:
    """A street of the city named by its bare name: "on Whalley", "Dixwell"."""
    if any(scene.claimed[first:end]) or scene.tokens[first].shape == "lower" or scene.shouted:
        return False
    doubtful = is_common(scene.norm(first)) or first in scene.spans("given-name") or first in scene.spans("surname")
    return not doubtful or scene.norm(first - 1) in {"on", "off", "down", "along", "en", "por", "la"}
