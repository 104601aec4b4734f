"""The page's words and sums, which need no browser."""

import json
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "py/page"))

from text import beginning, clipped, place_of, points, units  # noqa: E402
from when import minutes_between, months_between, posting_at, shift_around  # noqa: E402
from words import WORDS, date_in, said_in, say  # noqa: E402

from sentences import ALL  # noqa: E402


class Said(HTMLParser):
    """Collects data-say keys of index.html with their English words."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.key: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.key = dict(attrs).get("data-say")

    def handle_data(self, data: str) -> None:
        if self.key:
            self.found[self.key] = data
        self.key = None


def test_index_html_says_the_english_of_words() -> None:
    said = Said()
    said.feed((ROOT / "index.html").read_text("utf-8"))
    assert len(said.found) > 50
    assert {key: WORDS[key][0] for key in said.found} == said.found


def test_the_foot_of_the_page_names_the_rules_that_come_with_it_before_they_are_there() -> None:
    rules = json.loads((ROOT / "rules.json").read_text("utf-8"))
    for lang in ("en", "es"):
        assert say("source", lang) == f"{rules['title'][lang]}, {date_in(lang, rules['date'])}."


def test_every_sentence_is_in_two_languages_with_the_same_gaps() -> None:
    for key, (english, spanish) in ALL.items():
        assert english and spanish, key
        assert set(gaps(english)) == set(gaps(spanish)), key


def gaps(sentence: str) -> list[str]:
    """The {names} in a sentence."""
    return [piece.split("}")[0] for piece in sentence.split("{")[1:]]


def test_every_key_that_the_page_asks_for_is_there() -> None:
    code = "".join(path.read_text("utf-8") for path in (ROOT / "py/page").glob("*.py"))
    asked = set(pieces(code, 'say("'))
    begun = {key for key in asked if key.endswith("-")}  # the rest of such a key is a state or a kind
    assert asked - begun <= set(ALL)
    assert all(any(key.startswith(beginning) for key in ALL) for beginning in begun)


def pieces(code: str, before: str) -> list[str]:
    """What stands between `before` and the next quotation mark."""
    return [rest.split('"')[0] for rest in code.split(before)[1:]]


def test_the_sentences_of_the_start_are_known_in_spanish() -> None:
    code = (ROOT / "py/page/start.py").read_text("utf-8")
    sentences = pieces(code, 'StartError("') + pieces(code, 'TOO_LONG = "')
    assert len(sentences) >= 3
    for sentence in sentences:
        assert said_in("es", sentence) != sentence, sentence


def test_gaps_are_filled() -> None:
    assert say("back", "en", number=3) == "Back to point 3"
    assert say("back", "es", number=3) == "Volver al punto 3"


def test_a_date_is_written_as_its_language_writes_it() -> None:
    assert date_in("en", "2026-03-04") == "March 4, 2026"
    assert date_in("es", "2026-03-04") == "4 de marzo de 2026"
    assert date_in("en", "soon") == "soon"


def test_a_text_is_cut_at_the_end_of_a_word() -> None:
    assert beginning("a few words", 1000) == "a few words"
    assert beginning("x" * 595 + " words", 600) == "x" * 595 + " "
    assert beginning("x" * 900, 600) == "x" * 600


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_units_are_those_of_a_text_area(text: str) -> None:
    assert units(text) == len(text.encode("utf-16-le")) // 2


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])), st.integers(0, 30))
def test_points_lead_back_from_units(text: str, at: int) -> None:
    assert points(text, units(text[:at])) == min(at, len(text))


@pytest.mark.parametrize(
    ("day", "later", "months"),
    [
        ("2026-11-28", "2026-11-28", 0),
        ("2026-11-28", "2027-11-27", 11),
        ("2026-11-28", "2027-11-28", 12),
        ("2026-01-31", "2026-02-28", 0),
    ],
)
def test_months_between_are_whole_ones(day: str, later: str, months: int) -> None:
    assert months_between(day, later) == months


def segment(text: str, *cards: str) -> dict[str, object]:
    """A segment of a report."""
    return {"text": text, "cards": list(cards), "severity": None}


SEGMENTS = [
    segment("😀 "),
    segment("Sgt. ", "c1"),
    segment("Ruiz", "c1", "c2"),
    segment(" and "),
    segment("Ruiz", "c2"),
]


@pytest.mark.parametrize(
    ("card", "quotes", "index", "place"),
    [
        ("c1", ["Sgt. Ruiz"], 0, (3, 12)),
        ("c2", ["Ruiz", "Ruiz"], 0, (8, 12)),
        ("c2", ["Ruiz", "Ruiz"], 1, (17, 21)),
        ("c1", ["Ruiz"], 0, (8, 12)),
        ("c3", ["Ruiz"], 0, None),
    ],
)
def test_place_of_a_quote(card: str, quotes: list[str], index: int, place: tuple[int, int] | None) -> None:
    assert place_of(SEGMENTS, {"id": card, "quotes": quotes}, index) == place


def test_a_clipped_copy_is_a_beginning_of_the_draft() -> None:
    assert clipped(SEGMENTS, 100, 10) == (SEGMENTS, False)
    assert clipped(SEGMENTS, 4, 10) == ([segment("😀 "), segment("Sg", "c1")], True)
    assert clipped(SEGMENTS, 100, 1) == ([segment("😀 ")], True)


@pytest.mark.parametrize(
    ("moment", "begins", "ends", "shift"),
    [
        ("2026-03-04T14:10", "07:00", "15:00", ["2026-03-04T07:00", "2026-03-04T15:00"]),
        ("2026-03-04T23:30", "23:00", "07:00", ["2026-03-04T23:00", "2026-03-05T07:00"]),
        ("2026-03-01T03:30", "23:00", "07:00", ["2026-02-28T23:00", "2026-03-01T07:00"]),
        ("2024-12-31T20:00", "19:00", "03:00", ["2024-12-31T19:00", "2025-01-01T03:00"]),
        ("2026-03-04T14:10", "", "15:00", None),
        ("2026-03-04T14:10", "07:00", "", None),
    ],
)
def test_shift_in_force_at_a_moment(moment: str, begins: str, ends: str, shift: list[str] | None) -> None:
    assert shift_around(moment, begins, ends) == shift


@pytest.mark.parametrize(
    ("when", "day", "clock", "moment"),
    [
        ("now", "2026-01-01", "08:00", "2026-03-04T14:10"),
        ("set", "2026-01-01", "08:00", "2026-01-01T08:00"),
        ("set", "", "08:00", "2026-03-04T08:00"),
        ("set", "2026-01-01", "", "2026-03-04T14:10"),
    ],
)
def test_moment_of_posting(when: str, day: str, clock: str, moment: str) -> None:
    assert posting_at(when, day, clock, "2026-03-04T14:10") == moment


@pytest.mark.parametrize(
    ("earlier", "later", "minutes"),
    [
        ("2026-03-04T14:10", "2026-03-04T14:10", 0),
        ("2026-03-04T14:10", "2026-03-04T15:00", 50),
        ("2026-03-04T23:50", "2026-03-05T00:10", 20),
        ("2026-03-01T00:10", "2026-02-28T23:50", -20),
    ],
)
def test_a_clock_that_is_wrong_is_so_by_minutes(earlier: str, later: str, minutes: int) -> None:
    assert minutes_between(earlier, later) == minutes
