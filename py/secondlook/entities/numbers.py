"""Numbers and addresses that point to somebody: phones, e-mail, SSN, plates, badges, units, cases.

Shapes come first (a pattern finds candidates), words decide (a plate word, a phone word
nearby). Every pattern is anchored to a digit or a capital and bounded, so it cannot
backtrack far. Left alone on purpose: radio codes ("10-4"), scores, prices, postcodes
behind a state ("CT 06511"), models ("F-150"), a case or unit number with no such word.
"""

import re
from collections.abc import Container, Iterator

from secondlook.document import COMMA, STOP
from secondlook.entities.scene import Entity, Scene
from secondlook.entities.streets import STATES
from secondlook.entities.words import COMMON

_SEPARATOR = r"(?:[ .\-—/·_]{1,3})"
_PHONE = re.compile(
    rf"(?<![\w.$/-])(?:\+?1{_SEPARATOR}?)?(?:\([2-9]\d\d\) ?-? ?|[2-9]\d\d{_SEPARATOR}?)"
    rf"[2-9]\d\d{_SEPARATOR}?\d{{4}}(?:x\d{{1,6}})?(?![\w/])"
)
_LOCAL_PHONE = re.compile(r"(?<![\w.$/-])[2-9]\d\d[ .\-—]?\d{4}(?![\w/]|[-.]\d)")
_LETTERED_PHONE = re.compile(
    r"(?<![\w.$/-])(?:1[ .-])?\(?[2-9]\d\d\)?[ .-]"
    r"(?:\d{3}[ .-][A-Z]{4}|(?<=8(?:00|33|44|55|66|77|88).)[A-Z]{3,8}[ .-]?[A-Z]{0,5})(?![\w-])"
)
_SHORT_LINE = re.compile(r"(?<![\w.$/#-])(?:9-1-1|[2-8]11|911|988|741741)(?![\w/]|[-.,:]\d)")
_TOLL_FREE = re.compile(r"\D*1?\D*8(?:00|33|44|55|66|77|88)")
_SSN = re.compile(r"(?<![\w.-])(?!000)\d{3}([-. ])\d{2}\1\d{4}(?![\w-])|(?<![\w.-])[xX*•#]{3}-?[xX*•#]{2}-?\d{4}(?!\w)")
_BARE_SSN = re.compile(r"\d{9}|\d{4}")
_LAST_FOUR = frozenset("last four 4 ending ends in ultimos cuatro terminado terminada".split())

_SURE_PLATE = re.compile(r"(?<![\w-])(?:[A-Z]{2}-\d{5}|\d{3}-[A-Z]{3})(?![\w-])")
_LIKELY_PLATE = re.compile(
    r"(?<![\w-])(?:[A-Z]{2}[ -]?\d{4,5}|[A-Z]{3}[ -]?\d{4}|\d{3}[ -]?[A-Z]{3}|\d[A-Z]{2,3}[ -]?[A-Z]?\d{2,3})(?![\w-])"
)
_NAMED_PLATE = re.compile(r"[a-z0-9]{4,8}")
_PLATE_FILLERS = frozenset(
    """number no num is was reads read says ending with ct conn connecticut ny ma ri nj mass vt nh me fl pa state of
    the on a his her their that this reg registration plate plates license es numero dice la el de""".split()
)
_OTHER_TAGS = frozenset("asset inventory price dog gift name property luggage".split())
_NUMBER_SIGNS = frozenset("number no num nr nbr numero is was for the ending es".split())
_COUNTED = frozenset(
    """years year months month weeks days hours hour minutes minute mins min times people feet ft miles percent ways
    more garage accident crash crashes deep lengths pile am pm seats doors of""".split()
)
_LONGEST_ID = 6


def numbers(scene: Scene, domains: Container[str]) -> Iterator[Entity]:
    """Give e-mail addresses, then everything with digits; what is given is claimed."""
    yield from _emails(scene, domains)
    if scene.has_digits:
        for find in (_ssns, _phones, _cases, _plates, _badges, _units, _call_signs):
            yield from find(scene)


def short_lines(scene: Scene) -> Iterator[Entity]:
    """Give 911, 988, 211 and the like; for when addresses have taken their house numbers."""
    for first, last in _ranges(scene, _SHORT_LINE) if scene.has_digits else ():
        if scene.claim(first, last):
            yield Entity("public-phone", first, last)


def _ranges(scene: Scene, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Give the tokens that a pattern's matches touch."""
    for found in pattern.finditer(scene.text):
        first, last = scene.doc.token_range(*found.span())
        if first < last:
            yield first, last


def _emails(scene: Scene, domains: Container[str]) -> Iterator[Entity]:
    """Give e-mail addresses; those of the agency, in any spelling of its domain, apart."""
    for i, token in enumerate(scene.tokens) if "@" in scene.text else ():
        if token.kind == "email" or (token.kind == "handle" and "." in token.norm):
            ours = _is_ours(token.norm.rpartition("@")[2], domains)
            if (ours or token.kind == "email") and scene.claim(i, i + 1):
                yield Entity("agency-email" if ours else "email", i, i + 1)
    for first, last in scene.spans("agency-domain").items():
        if (
            scene.norm(first - 1) == "at"
            and scene.norm(first - 2) not in {"us", "me", "site"}
            and scene.claim(first - 2 * (first > 1), last)
        ):
            yield Entity("agency-email", first - 2 * (first > 1), last)


def _is_ours(domain: str, domains: Container[str]) -> bool:
    parts = domain.split(".")
    return any(".".join(parts[n:]) in domains for n in range(len(parts) - 1))


def _ssns(scene: Scene) -> Iterator[Entity]:
    for first, last in _ranges(scene, _SSN):
        if scene.claim(first, last):
            yield Entity("ssn", first, last)
    for end in scene.spans("ssn-word").values():
        yield from _named_ssn(scene, end)


def _named_ssn(scene: Scene, end: int) -> Iterator[Entity]:
    """Give "SSN 123456789", "last four of his social 1234", "social ending in 1234"."""
    for i in range(end, min(end + 6, len(scene.tokens))):
        if scene.tokens[i].parted == STOP:
            return
        nine = _BARE_SSN.fullmatch(scene.norm(i))
        if nine:
            told = any(scene.norm(k) in _LAST_FOUR for k in range(max(0, end - 6), i))
            if (len(scene.norm(i)) == 9 or told or scene.norm(end - 1) == "ssn") and scene.claim(i, i + 1):
                yield Entity("ssn", i, i + 1)
            return


def _phones(scene: Scene) -> Iterator[Entity]:
    """Give phones; tip lines, desks and toll-free numbers are public."""
    for first, last in _ranges(scene, _LETTERED_PHONE):
        if scene.claim(first, last):
            yield Entity("public-phone", first, last)
    for first, last in _ranges(scene, _PHONE):
        if scene.claim(first, last):
            yield Entity("public-phone" if _is_public(scene, first, last) else "phone", first, last)
    for first, last in _ranges(scene, _LOCAL_PHONE):
        if scene.near("phone-word", first, last, 5, 3) and scene.claim(first, last):
            yield Entity("public-phone" if _is_public(scene, first, last) else "phone", first, last)


def _is_public(scene: Scene, first: int, last: int) -> bool:
    if _TOLL_FREE.match(scene.text, scene.tokens[first].start):
        return True
    return scene.near("public-line", first, last, 14, 8) and not scene.near("own-line", first, last, 5, 1)


def _id_end(scene: Scene, i: int) -> int:
    """Give the token after an id that begins at `i` and may have signs in it: NHH-CR24-0123456-S."""
    end = i + 1
    while end < len(scene.tokens) and end - i < _LONGEST_ID and scene.gap(end) in {"-", "", "/", "."}:
        end += 1
    return end


def _behind_word(scene: Scene, end: int) -> int:
    """Step over what may stand between a word and its number: "case number is", "badge no."."""
    while end < len(scene.tokens) and scene.norm(end) in _NUMBER_SIGNS and scene.tokens[end].parted <= COMMA:
        end += 1
    near = end < len(scene.tokens) and (scene.tokens[end].parted <= COMMA or scene.norm(end - 1) in {"no", "num"})
    return end if near else len(scene.tokens)


def _digits(scene: Scene, first: int, last: int) -> str:
    return "".join(char for i in range(first, last) for char in scene.norm(i) if char.isdigit())


_BARE_CASE = re.compile(r"(?<![\w./-])(?:1[5-9]|2\d|3[0-5])-\d{5,6}(?![\w/-])")


def _cases(scene: Scene) -> Iterator[Entity]:
    """Give case, incident, CAD and docket numbers, with their word where there is one."""
    strong = scene.spans("case-word-strong")
    for first, end in scene.spans("case-word").items():
        number = _behind_word(scene, end)
        if number == len(scene.tokens):
            continue
        last = _id_end(scene, number)
        if _is_case(scene, number, last, strong.get(first) == end) and scene.claim(number, last):
            scene.claimed[first:number] = b"\1" * (number - first)
            yield Entity("case-number", first, last)
    for first, last in _ranges(scene, _BARE_CASE):
        if scene.claim(first, last):
            yield Entity("case-number", first, last)


def _is_case(scene: Scene, first: int, last: int, strong: bool) -> bool:
    """Judge an id behind a word for cases: how many digits, and no year, count, time or money."""
    token, digits = scene.tokens[first], _digits(scene, first, last)
    if not digits or scene.before(first) == "$" or any(sign in token.norm for sign in ":/,"):
        return False
    marked = scene.before(first) == "#" or scene.norm(first - 1) in {"no", "num", "number", "numero"}
    parts = last - first > 1 or "-" in token.norm
    year = not parts and len(digits) == 4 and digits[:2] in {"19", "20"}
    if strong or marked:
        return len(digits) >= 2 and not (year and not marked and scene.norm(first - 1) in {"for", "the"})
    return (len(digits) >= (4 if parts else 5) and (token.norm[:1].isdigit() or last - first > 1)) or (
        len(digits) == 4 and not year and not parts
    )


def _plates(scene: Scene) -> Iterator[Entity]:
    """Give plates by shape, by shape near a vehicle, or by a plate word."""
    yield from _named_plates(scene)
    for pattern, sure in ((_SURE_PLATE, True), (_LIKELY_PLATE, False)):
        for found in pattern.finditer(scene.text):
            first, last = scene.doc.token_range(*found.span())
            if _is_plate(scene, found, first, last, sure) and scene.claim(first, last):
                yield Entity("plate", first, last)


def _is_plate(scene: Scene, found: re.Match[str], first: int, last: int, sure: bool) -> bool:
    letters = "".join(char for char in found.group() if char.isalpha())
    named = scene.near("plate-word", first, last, 8, 5)
    if scene.norm(first - 2) in _OTHER_TAGS:
        return False
    if letters in STATES and " " in found.group():
        return False
    if not named and (letters in STATES or letters.lower() in COMMON or scene.end("vehicle-word", first)):
        return False
    return sure or named or scene.near("vehicle-word", first, last, 8, 5)


def _named_plates(scene: Scene) -> Iterator[Entity]:
    """Give what a plate word points to, in any shape: "plate is av 74392", "CT plate 7TR-K92"."""
    for first, end in scene.spans("plate-word").items():
        if scene.norm(first - 1) in _OTHER_TAGS:
            continue
        i = end
        while (
            i < min(end + 5, len(scene.tokens)) and scene.norm(i) in _PLATE_FILLERS and scene.tokens[i].parted <= COMMA
        ):
            i += 1
        last = _plate_end(scene, i)
        if last and scene.claim(i, last):
            yield Entity("plate", i, last)


def _plate_end(scene: Scene, i: int) -> int:
    """Give the token after a plate that begins at `i`, or 0: four to eight letters and digits, mostly in two groups."""
    if i >= len(scene.tokens) or scene.tokens[i].parted > COMMA:
        return 0
    for last in (i + 3, i + 2, i + 1):
        if last > len(scene.tokens) or any(scene.gap(k) not in {"-", " ", "", "·", "."} for k in range(i + 1, last)):
            continue
        word = "".join(scene.norm(k).replace("-", "") for k in range(i, last))
        mixed = any(c.isalpha() for c in word)
        if (
            _NAMED_PLATE.fullmatch(word)
            and _digits(scene, i, last)
            and all(_plate_part(scene, k, k == i, mixed) for k in range(i, last))
        ):
            return last if len(_digits(scene, i, last)) > 1 else 0
    return 0


def _plate_part(scene: Scene, i: int, first: bool, mixed: bool) -> bool:
    """A part of a plate is a number or a short group of letters that is no word, in capitals where it comes second."""
    norm = scene.norm(i)
    if norm.isalpha():
        return len(norm) <= 3 and (scene.tokens[i].shape != "lower" or (first and norm not in COMMON))
    digits = norm.replace("-", "")
    return mixed or (digits.isdigit() and len(digits) >= 5) or not digits.isdigit()


def _badges(scene: Scene) -> Iterator[Entity]:
    for first, end in scene.spans("badge-word").items():
        i = _behind_word(scene, end)
        number = i < len(scene.tokens) and scene.norm(i).isdigit() and len(scene.norm(i)) <= 6
        if number and _no_count(scene, i) and scene.claim(i, i + 1):
            yield Entity("badge-number", first, i + 1)


def _no_count(scene: Scene, i: int) -> bool:
    return scene.norm(i + 1) not in _COUNTED and scene.behind(i) not in {"%", "/"}


_UNIT = re.compile(r"\d{1,3}[a-z]?|[a-z]\d{1,2}")
_SECTOR = re.compile(r"\d{1,3}[a-z]?")


def _units(scene: Scene) -> Iterator[Entity]:
    """Give "car 12", "unit 34"."""
    for first, end in scene.spans("unit-word").items():
        tight = end < len(scene.tokens) and scene.joined(end) and scene.gap(end) in {" ", " #", "-", "#", " # "}
        if tight and _UNIT.fullmatch(scene.norm(end)) and _no_count(scene, end) and scene.claim(end, end + 1):
            yield Entity("unit", first, end + 1)


def _call_signs(scene: Scene) -> Iterator[Entity]:
    """Give "Adam-12", "2-Adam-14", "2 Adam 14"; a name and a number alone ("John 3") are none."""
    for first, end in scene.spans("call-letter").items():
        if end == len(scene.tokens) or not _SECTOR.fullmatch(scene.norm(end)) or scene.gap(end) not in {"-", " "}:
            continue
        beat = first > 0 and scene.norm(first - 1).isdigit() and scene.gap(first) in {"-", " "}
        written = scene.tokens[first].shape != "lower" and (beat or scene.gap(end) == "-")
        if written and scene.claim(first - beat, end + 1):
            yield Entity("unit", first - beat, end + 1)
