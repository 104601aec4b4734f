"""Safer wordings: a sentence of the draft with other words in it, and the sentence left out.

A rule of the policy says by `instead` what may stand in the place of its words; where it says
nothing that fits, the sentence can only be taken out. Both are edits for the page: `old` is
to become `new`, and `lead` is what of `old` stands before the first quoted words, so that the
page finds the place by these. The officer decides; nothing is changed here.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any

from secondlook.document import Document, Span
from secondlook.findings import Finding
from secondlook.languages import own
from secondlook.reading import Reading
from secondlook.terms import Instead, Rule, Text

_Place = tuple[Span, Finding]

MOST_OFFERS = 6
LONGEST = 1_000
"""Characters; a sentence beyond this is no sentence, and to compare it word by word tells nobody anything."""

FEWEST_KEPT = 5
"""Words and blanks that must be the same in a row, so that a comparison can be read."""

_WORD = re.compile(r"\s+|[^\s\w]+|\w+(?:'\w+)*")
_OPENING = re.compile(r"[¡¿“«(\"'\[]*\Z")
_CLOSING = re.compile(r"[^\s\w¡¿“«(\[]*")
_DETERMINER = {
    "en": re.compile(r"\b(?:the|our|my|this|that|an?)\s+\Z", re.IGNORECASE),
    "es": re.compile(r"\b(?:el|la|los|las|mi|nuestr[oa]|este|esta|una?)\s+\Z", re.IGNORECASE),
}
_AND = re.compile(r"[\s,]*(?:and|y|e|&|\+)?\s*\Z")


def offers(reading: Reading, rule: Rule, group: Sequence[Finding], lang: str) -> list[dict[str, Any]]:
    """Give for each sentence with words of `group` what may be done about it, for the page.

    `quote` is the number of the first quoted words of the sentence; `use` is an edit that
    puts other words in, with `diff` as [[kind, words], ...], or None; `out` takes it out;
    `lang` is the language of the sentence.
    """
    places = [(span, finding) for finding in group for span in finding.spans][:MOST_OFFERS]
    found = []
    for tokens, quote, spots in _by_sentence(reading.doc, places):
        sentence = _with_marks(reading.doc, tokens)
        if sentence.end - sentence.start <= LONGEST:
            speaks = own([token.norm for token in reading.doc.tokens[slice(*tokens)]], lang)
            found.append(_offer(reading, rule, sentence, spots, speaks) | {"quote": quote, "lang": speaks})
    return found


def _by_sentence(doc: Document, places: Sequence[_Place]) -> list[tuple[tuple[int, int], int, list[_Place]]]:
    """Sort places by the sentences in which they stand: (range of tokens, number of the first place, places).

    Sentences over whose border the words of a place go are taken together.
    """
    groups: list[tuple[tuple[int, int], int, list[_Place]]] = []
    for number, place in enumerate(places):
        first, last = sentence_of(doc, place[0].start)[0], sentence_of(doc, place[0].end - 1)[1]
        if groups and first < groups[-1][0][1]:
            (start, end), quote, spots = groups.pop()
            groups.append(((start, max(end, last)), quote, [*spots, place]))
        else:
            groups.append(((first, last), number, [place]))
    return groups


def _offer(reading: Reading, rule: Rule, sentence: Span, places: Sequence[_Place], lang: str) -> dict[str, Any]:
    text = reading.doc.text
    old, start = text[slice(*sentence)], places[0][0].start
    new = _rewritten(reading, rule, sentence, places, lang)
    use = {"lead": text[sentence.start : start], "old": old, "new": new} if new and new != old else None
    whole = _with_blank(text, sentence)
    out = {"lead": text[whole.start : start], "old": text[slice(*whole)], "new": ""}
    return {"use": use, "diff": list(differences(old, new)) if use and new else None, "out": out}


def sentence_of(doc: Document, start: int) -> tuple[int, int]:
    """Give the sentence around a place of the given text, as a range of tokens."""
    place = bisect_right(doc.sentences, start, key=lambda sentence: doc.original(*sentence).start) - 1
    return doc.sentences[max(place, 0)]


def _with_marks(doc: Document, tokens: tuple[int, int]) -> Span:
    """Give a sentence's place in the given text, with the marks that open and close it."""
    begins, ends = doc.original(*tokens)
    opening, closing = _OPENING.search(doc.text, 0, begins), _CLOSING.match(doc.text, ends)
    return Span(opening.start() if opening else begins, closing.end() if closing else ends)


def _with_blank(text: str, sentence: Span) -> Span:
    """Give the sentence with the blanks behind it, or at the end of the text with those before it."""
    behind = len(text[sentence.end :]) - len(text[sentence.end :].lstrip(" "))
    if behind or sentence.end < len(text):
        return Span(sentence.start, sentence.end + behind)
    return Span(len(text[: sentence.start].rstrip()), sentence.end)


def _rewritten(reading: Reading, rule: Rule, sentence: Span, places: Sequence[_Place], lang: str) -> str | None:
    """Give the sentence with other words in all places, or None where the rule has none for one of them."""
    edits: list[tuple[Span, str]] = []
    for span, finding in places:
        insteads = _insteads(rule, finding)
        if whole := next((instead for instead in insteads if instead.of == "sentence"), None):
            return _said(whole.text, lang)
        found = list(_edits(reading, insteads, span, lang))
        if not found:
            return None
        edits += found
    return _joined(reading.doc.text, sentence, edits, lang)


def _insteads(rule: Rule, finding: Finding) -> tuple[Instead, ...]:
    sign = next((sign for sign in rule.signs if sign.id == finding.sign), None)
    return rule.instead if sign is None or sign.instead is None else sign.instead


def _edits(reading: Reading, insteads: Sequence[Instead], span: Span, lang: str) -> Iterator[tuple[Span, str]]:
    """Give the replacements for one place: of the labels in it, else of all its words."""
    taken: list[Span] = []
    for instead in insteads:
        if instead.of == "words":
            if not taken:
                yield span, _said(instead.text, lang)
            return
        for label in _begun_in(reading, instead.of, span):
            place = reading.doc.original(*_whole_name(reading, *label))
            inside = span.start <= place.start and place.end <= span.end
            if inside and not any(place.start < other.end and other.start < place.end for other in taken):
                taken.append(place)
                yield place, _said(instead.text, lang)


def _begun_in(reading: Reading, label: str, span: Span) -> Sequence[tuple[int, int]]:
    """Give the places of a label that begin within a span of the given text."""
    places, original = reading.places(label), reading.doc.original
    begin, end = (bisect_left(places, at, key=lambda place: original(*place).start) for at in span)
    return places[begin:end]


def _whole_name(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """Give a place with the rest of a name of which it holds a part."""
    names = reading.places("person").touching(first, last)
    return min([first, *(name[0] for name in names)]), max([last, *(name[1] for name in names)])


def _joined(text: str, sentence: Span, edits: list[tuple[Span, str]], lang: str) -> str:
    """Put the edits in: no article before a new one, a capital at the beginning, an 's kept, no row of the same."""
    pieces: list[str] = []
    done, previous = sentence.start, ""
    capital = next((char.isupper() for char in text[sentence.start : sentence.end] if char.isalpha()), False)
    for (start, end), words in sorted(edits):
        between = text[done:start]
        if start < done or (words == previous and _AND.match(between)):
            done = max(done, end)
            continue
        before = _DETERMINER[lang].sub("", between) if words[0].isalpha() else between
        owner = text[start:end][-2:] if text[start:end].endswith(("'s", "’s")) and words[-1].isalpha() else ""
        begins = capital and not (pieces or re.search(r"\w", before))
        pieces += [before, words[0].upper() + words[1:] if begins else words, owner]
        done, previous = end, words
    return "".join([*pieces, text[done : sentence.end]])


@lru_cache(maxsize=4 * MOST_OFFERS)
def differences(old: str, new: str) -> tuple[tuple[str, str], ...]:
    """Give what differs between two sentences, remembered while one types; `cache_clear` forgets it."""
    return tuple(_diff(old, new))


def _diff(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Give what stays, goes and comes, as ("keep" | "del" | "ins", words); a word or two in the midst do not stay."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    done, put = 0, 0
    for at, to, size in blocks:
        ends = (at == 0 and to == 0) or (at + size == len(before) and to + size == len(after))
        if size >= FEWEST_KEPT or ends:
            changes = ("del", before[done:at]), ("ins", after[put:to]), ("keep", before[at : at + size])
            yield from ((kind, "".join(words)) for kind, words in changes if words)
            done, put = at + size, to + size


def _said(text: Text | Mapping[str, str], lang: str) -> str:
    return text.get(lang) or text["en"]
