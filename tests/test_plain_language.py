"""Every sentence of ours on the screen is plain: grade 8 or below in English, "normal" or easier in Spanish.

English by Flesch and Kincaid (1975), a grade of school: below 9 is grade 8 at most. Spanish by Fernández Huerta
(1959), 0 to 100: 60 and above is what grade 8 reads. A formula says nothing of labels, so it is asked of sentences
of six words and more. Left out are the Order's own words: its headings, and the notices that it wants on a page.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import textstat

from sentences import ALL

ROOT = Path(__file__).resolve().parents[1]
PACK = json.loads((ROOT / "rules.json").read_text("utf-8"))
NOT_SAID = {"lexicons", "excuses", "examples", "phrases"}  # data for the engine, and drafts of officers
WORDS_OF_THE_ORDER = re.compile(r"clauses\..*\.place$|page-notices\.(suggestion|parts\..*\.insert)$")
FEWEST_WORDS = 6


def texts(value: Any, place: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Every {"en": ..., "es": ...} in the pack, with its place."""
    if isinstance(value, dict) and isinstance(value.get("en"), str):
        yield place, value
    elif isinstance(value, dict):
        for key in value.keys() - NOT_SAID:
            yield from texts(value[key], f"{place}.{key}")
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from texts(item, f"{place}[{number}]")


def sentences(lang: str) -> Iterator[tuple[str, str]]:
    """Place and words of every sentence of the page and the pack in a language; gaps hold a short word."""
    said = [(key, pair[lang == "es"]) for key, pair in ALL.items()]
    said += [(place, text[lang]) for place, text in texts(PACK, "rules.json") if lang in text]
    for place, words in said:
        whole = re.sub(r"\{\w+\}|…", "one", words)
        for sentence in re.split(r"(?<=[.?!:;])\s+", re.sub("[“”«»]", "", whole)):
            if len(sentence.split()) >= FEWEST_WORDS and not WORDS_OF_THE_ORDER.search(place):
                yield place, sentence


def hard(lang: str) -> list[str]:
    """The sentences that are harder than grade 8."""
    textstat.set_lang(lang)
    if lang == "es":
        graded = [(textstat.fernandez_huerta(words), place, words) for place, words in sentences(lang)]
        return [f"{ease:.0f} {place}: {words}" for ease, place, words in graded if ease < 60]
    marked = [(textstat.flesch_kincaid_grade(words), place, words) for place, words in sentences(lang)]
    return [f"{grade:.1f} {place}: {words}" for grade, place, words in marked if grade >= 9]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_sentence_on_the_screen_is_grade_8_or_below(lang: str) -> None:
    assert len(list(sentences(lang))) > 400
    assert hard(lang) == []


def test_the_measure_can_tell_hard_from_plain() -> None:
    textstat.set_lang("en")
    assert textstat.flesch_kincaid_grade("Dissemination of confidential departmental information is prohibited.") > 9
    assert textstat.flesch_kincaid_grade("Do not tell what you know through the job.") < 9
    textstat.set_lang("es")
    assert textstat.fernandez_huerta("Se prohíbe la divulgación de información confidencial departamental.") < 60
    assert textstat.fernandez_huerta("No cuente lo que sabe solo por su trabajo.") >= 60
