"""Times: clock times, dates, dates of birth, ages.

Left alone on purpose: numbers that are only sometimes times ("at 3 houses", "24/7",
"1/2"), radio codes, scores, a plain number of years ("llevo 15 años").
"""

import re
from collections.abc import Iterator

from secondlook.entities.scene import Entity, Scene

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|enero|febrero|marzo|abril|mayo|junio"
    r"|julio|agosto|septiembre|octubre|noviembre|diciembre)"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_MONTH_NUMBER = r"(?:1[0-2]|0?[1-9])"
_YEAR = r"(?:(?:19|20)\d\d|\d\d)"
_DATE = re.compile(
    rf"(?<![\w/.$-])(?:(?:19|20)\d\d-{_MONTH_NUMBER}-{_DAY}|{_MONTH_NUMBER}([/.-]){_DAY}\1{_YEAR}"
    rf"|{_DAY}([/.-]){_MONTH_NUMBER}\2{_YEAR}|{_MONTH_NUMBER}/{_DAY})(?![\w/-]|[.,:]\d)"
    rf"|\b{_MONTH}\.? {_DAY}(?:st|nd|rd|th)?(?:,? (?:19|20)\d\d)?(?!\w|[:/-]\d)"
    rf"|(?<![\w.$/-]){_DAY}(?:st|nd|rd|th)?(?: of| de)? {_MONTH}\.?(?:,?(?: del?)? (?:19|20)\d\d)?(?!\w)"
)
_FRACTIONS = frozenset("1/2 1/3 2/3 1/4 3/4 1/5 1/8 3/8 9/11 4/20 5/5 10/10 8/10 9/10 7/10 12/12".split())
_WITH_YEAR = re.compile(r"\d{4}|\d[/.-]\d{1,2}[/.-]\d")
_LOOSE_BIRTH_WORDS = frozenset("born birthday bday b nacido nacida nacio cumpleanos".split())
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d")

_CLOCK = re.compile(
    r"(?<![\w.:$/-])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?: ?[ap]\.?m\b\.?| ?hrs?\b| ?h\b)?(?![\d:])"
    r"|(?<![\w.:$/-])(?:1[0-2]|0?[1-9])(?: ?[ap]\.?m\b\.?| o'?clock\b)"
    r"|(?<![\w.:$/-])(?:[01]\d|2[0-3])[0-5]\d ?(?:hrs?|hours|horas|h)\b"
    r"|(?<![\w.:$/-])(?:1[0-2]|[1-9])(?::[0-5]\d)?[ap] ?[-—] ?(?:1[0-2]|[1-9])(?::[0-5]\d)?[ap]\b"
    r"|(?<![\w.:$/-])(?:[01]\d|2[0-3])[0-5]\d ?[-—] ?(?:[01]\d|2[0-3])[0-5]\d(?![\w-])"
    r"|(?<![\w.:$/-])0[0-9][0-5]\d(?![\w/-]|[.,:]\d)"
    r"|(?<![\w.:$/-])(?:1[0-2]|[1-9])[ap](?!\w)"
    r"|(?<![\w.:$/-])(?:1[0-2]|[1-9]) ?(?:-|—|x|to) ?(?:1[0-2]|[1-9])(?= (?:shift|tour|turno)\b)"
)
_LED_CLOCK = re.compile(
    r"(?:\b(?:at|by|till?|until|since|from|before|after|around|@|las?|a las|hasta las|desde las) |@ ?)"
    r"((?:[01]\d|2[0-3])[0-5]\d|(?:1[0-2]|[1-9])(?::[0-5]\d)?)(?![\w/%-]|[.,:]\d)"
)
_HOUR_GOES_ON = re.compile(
    r" ?(?:$|[.,!?;:)\n\"]|(?:today|tonight|tomorrow|sharp|and|y|on|in the|de la|for|then|this|to|until|till|when|with"
    r"|i|we|he|she|they|so|but|or|every|en punto|hoy|am|pm|monday|tuesday|wednesday|thursday|friday|saturday|sunday|el"
    r"|because|bc|after)\b)"
)
_SPOKEN_CLOCK = re.compile(
    r"\b(?:noon|midnight|mediodia|medianoche|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r" (?:o'?clock|(?:thirty|fifteen|forty.five) ?[ap]\.?m|[ap]\.?m\b)"
    r"|(?:half past|quarter (?:to|past|after)) [a-z]{3,6})\b"
)

_SPELLED = dict(
    zip(
        """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty""".split(),
        range(1, 21),
        strict=True,
    )
) | dict(
    zip(
        """un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete
    dieciocho""".split(),
        range(1, 19),
        strict=True,
    )
)
_WORD_AGE = "|".join(sorted(_SPELLED, key=len, reverse=True))
_AGE = re.compile(
    rf"(?<![\w.$/:-])(?P<n>\d{{1,3}}|{_WORD_AGE})[ -]?"
    rf"(?:(?P<m>months?|mos?|weeks?|days?)[ -]old|(?:years?|yrs?)[ -]?old|y/?o)s?\b"
    rf"|\b(?:age|aged|edad)[ :]{{1,2}}(?:of )?(?P<a>\d{{1,3}})(?![\w/%-]|[.,:]\d)"
    rf"|\b(?:de|tiene|tenia|con|solo) (?P<s>\d{{1,3}}|{_WORD_AGE}) (?:anos|anitos)"
    rf"(?: de edad)?(?! (?:de (?!edad)|en|como|llev|trabaj))\b"
    rf"|(?<![\w.$/:-])(?P<e>\d{{1,3}}) anos de edad\b"
)
_ADULT = 18
_AGE_SIGN = re.compile(r"[ -]old|y/?o\b|anos|anitos|\baged?\b|\bedad\b")
_CLOCK_SIGNS = (
    "clock",
    "noon",
    "midnight",
    "medio",
    "medianoche",
    "half past",
    "quarter",
    " pm",
    " am",
    " p.m",
    " a.m",
)
"""Cheap signs without which the patterns need not be tried at all."""


def times(scene: Scene) -> Iterator[Entity]:
    """Give ages, dates (of birth) and clock times; tokens that others have claimed are left alone."""
    text = scene.doc.lower
    if _AGE_SIGN.search(text):
        yield from _ages(scene, text)
    if scene.has_digits:
        yield from _dates(scene, text)
        yield from _clocks(scene, text)
    for found in _SPOKEN_CLOCK.finditer(text) if any(sign in text for sign in _CLOCK_SIGNS) else ():
        yield from _free(scene, "clock-time", *found.span())


def _free(scene: Scene, label: str, start: int, end: int) -> Iterator[Entity]:
    first, last = scene.doc.token_range(start, end)
    if scene.claim(first, last):
        yield Entity(label, first, last)


def _ages(scene: Scene, text: str) -> Iterator[Entity]:
    """Give "15-year-old" and "de 15 años" as `minor`, from eighteen on as `age`."""
    for found in _AGE.finditer(text):
        told = found["n"] or found["a"] or found["s"] or found["e"]
        years = 0 if found["m"] else int(told) if told.isdigit() else _SPELLED[told]
        if years < 120:
            yield from _free(scene, "minor" if years < _ADULT else "age", *found.span())


def _dates(scene: Scene, text: str) -> Iterator[Entity]:
    for found in _DATE.finditer(text):
        first, last = scene.doc.token_range(*found.span())
        if found.group() in _FRACTIONS and scene.norm(first - 1) not in {"on", "el", "by", "until", "dob"}:
            continue
        birth = _birth_word(scene, first, bool(_WITH_YEAR.search(found.group())))
        if scene.claim(first, last):
            yield Entity("date", first, last)
            if birth is not None:
                yield Entity("birth-date", birth, last)
    for first, end in scene.spans("birth-word").items():
        if (
            scene.norm(first) not in _LOOSE_BIRTH_WORDS
            and _YEAR_ALONE.fullmatch(scene.norm(end))
            and scene.claim(end, end + 1)
        ):
            yield Entity("birth-date", first, end + 1)


def _birth_word(scene: Scene, date: int, full: bool) -> int | None:
    """Give the token of "DOB", "fecha de nacimiento" shortly before a date, or of "born on" before a full one."""
    spans = scene.spans("birth-word")
    before = [first for first in range(max(0, date - 8), date) if 0 <= date - spans.get(first, -9) <= 3]
    before = [first for first in before if full or scene.norm(first) not in _LOOSE_BIRTH_WORDS]
    return before[0] if before else None


def _clocks(scene: Scene, text: str) -> Iterator[Entity]:
    for found in _CLOCK.finditer(text):
        yield from _free(scene, "clock-time", *found.span())
    for found in _LED_CLOCK.finditer(text):
        long = len(found.group(1)) > 2
        if long or _HOUR_GOES_ON.match(text, found.end()):
            yield from _free(scene, "clock-time", *found.span(1))
