"""What the engine recognises itself: people, numbers that point to somebody, places, times.

The names in LABELS may be used in phrases like those of lexicons: `{person}`, `{plate}`.
The words that the recognisers go by (ranks, names, street types ...) are lexicons of the
policy, named in LEXICONS; the judgement is here.

No library is used: the well-kept ones for phones (phonenumbers) and addresses carry data
for the whole world, megabytes that the browser would have to load and start, while posts
need the forms of the United States, and none knows ranks, badges or case numbers.
"""

from collections.abc import Container, Iterator, Mapping, Sequence

from secondlook.document import Stretch
from secondlook.entities.numbers import numbers, short_lines
from secondlook.entities.people import people
from secondlook.entities.places import places
from secondlook.entities.scene import Entity, Scene
from secondlook.entities.times import times

LABELS: Mapping[str, str] = {
    "person": "a name of a human being, full or in part, with or without its title: Ray Castellano, Mr. Denton, Ruiz",
    "member": "a rank or police title tied to a name: Sgt. Ruiz, det delgado, Ray Castellano, finally made Detective",
    "handle": "a name on a platform: @mike_k_203",
    "badge-number": "badge 412, placa 412",
    "unit": "a car or a call sign: car 12, unit 34, 2-Adam-14",
    "plate": "a licence plate: AB-12345, plate AV 74392",
    "phone": "a phone number: (203) 555-0148, cell 555-0148",
    "public-phone": "a number that is for everybody: 911, a tip line, a desk, toll-free",
    "email": "an e-mail address",
    "agency-email": "an e-mail address at a domain of the lexicon agency-domain",
    "birth-date": "a date of birth with its word: DOB 3/14/88",
    "ssn": "a social security number, or its last four",
    "street-address": "a house number and a street: 118 Nicoll, apt 3",
    "public-address": "the address of an office, a school, a store: City Hall, 165 Church Street",
    "block": "a block: the 400 block of Whalley Ave",
    "street": "a street without a house number: Orange Street, la calle Poplar",
    "intersection": "two streets: Ferry and Pine",
    "case-number": "a case, incident, CAD or docket number: Case 26-004417",
    "clock-time": "9:15pm, 2240 hrs, 7a-3p, at 3, a las 5",
    "date": "3/14/2026, March 14th, 14 de marzo",
    "minor": "an age under eighteen: 15-year-old, de 15 años",
    "age": "an age of eighteen or more: 34 y/o",
}
"""The labels that `recognise` gives, and what each is for."""

LEXICONS = frozenset(
    """rank rank-short rank-plural outside-rank civil-title given-name surname not-a-name town agency-domain
    street-type street-type-weak street-before calle local-street street-name public-address public-place
    home-word apartment-word plate-word vehicle-word phone-word public-line own-line birth-word ssn-word
    badge-word unit-word call-letter case-word case-word-strong""".split()
)
"""The plain lexicons that the recognisers ask for; one that is missing only makes them find less."""


def recognise(
    doc: Stretch, labels: Mapping[str, Sequence[tuple[int, int]]], domains: Container[str] = frozenset()
) -> Iterator[tuple[str, int, int]]:
    """Give what stands in a text as (label, first token, token after the last).

    `labels` are the places of the plain lexicons, as ranges of tokens; `domains` are the
    agency's e-mail domains in lower case (the entries of the lexicon agency-domain).
    Numbers, addresses and times never share a token, so "311 Elm St" is no phone.
    The cost is linear in the text.
    """
    scene = Scene(doc, labels)
    yield from numbers(scene, domains)
    yield from places(scene)
    yield from short_lines(scene)
    yield from times(scene)
    yield from people(scene)


__all__ = ["LABELS", "LEXICONS", "Entity", "recognise"]
