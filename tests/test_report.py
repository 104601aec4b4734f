"""What the page is given: segments that tile the draft, cards in reading order, settled questions."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondlook import Severity, Situation, check, load_policy

POLICY = load_policy((Path(__file__).parents[1] / "rules.json").read_text(encoding="utf-8"))
BITS = [
    "fuck",
    " ",
    "🔥",
    "\u202e",
    "Sgt. Ruiz",
    " is on duty ",
    "\n",
    "203-555-0148",
    "é",
    "\ud800",
    "f\u200buck",
    "{quote}",
]
DRAFT = st.lists(st.one_of(st.sampled_from(BITS), st.text(max_size=6)), max_size=12).map("".join)


@given(DRAFT)
def test_segments_tile_any_draft_and_all_of_it_is_json(text: str) -> None:
    page = check(text, Situation(), POLICY).to_page()
    assert "".join(segment["text"] for segment in page["segments"]) == text
    json.dumps(page)


@given(DRAFT)
def test_quotes_are_words_of_the_draft(text: str) -> None:
    report = check(text, Situation(), POLICY)
    for finding in report.findings:
        assert all(0 <= start < end <= len(text) for start, end in finding.spans)
    for row in report.to_batch():
        assert row["start"] is None or text[row["start"] : row["end"]] == row["quote"]


def test_marks_name_their_cards() -> None:
    page = check("oh fuck, fuck it", Situation(), POLICY).to_page()
    (card,) = page["cards"]
    assert card["quotes"] == ["fuck", "fuck"]
    assert [s["text"] for s in page["segments"] if card["id"] in s["cards"]] == ["fuck", "fuck"]


def test_nothing_found_is_never_called_safe() -> None:
    for lang in ("en", "es"):
        page = check("made chili", Situation(), POLICY).to_page(lang)
        assert page["nothing"] and "safe" not in page["summary"] and page["cards"] == []


def test_the_card_says_the_clause_and_the_orders_own_limit() -> None:
    (card,) = check("fuck", Situation(), POLICY).to_page()["cards"]
    assert card["clause"]["id"] == "4.16.05-4a"
    assert "state law" in card["limit"]


def test_a_long_text_is_answered_whole() -> None:
    report = check("oh fuck, my 🔥 partner. " * 6_000, Situation(), POLICY)
    assert report.count(Severity.FLAG) == 6_000


@pytest.mark.parametrize(
    "unit", ["fuck", "\u0301", "🐷", "my ", "a.b@", "1-", "'", '"x ', "# ", "\n\n", "(203) 555-0148 "]
)
def test_any_sign_may_be_repeated_for_ever(unit: str) -> None:
    text = unit * (50_000 // len(unit))
    assert "".join(s["text"] for s in check(text, Situation(), POLICY).to_page()["segments"]) == text


def test_what_the_officer_sets_aside_becomes_a_note_until_its_words_change() -> None:
    (card,) = check("oh fuck, fuck it", Situation(), POLICY).to_page()["cards"]
    aside = Situation.from_json({"aside": [[card["rule"], key] for key in card["keys"]]})
    page = check("oh fuck, fuck it", aside, POLICY).to_page()
    (card,) = page["cards"]
    assert card["aside"] and card["severity"] == "note" and page["counts"]["flag"] == 0
    assert {segment["severity"] for segment in page["segments"] if segment["cards"]} == {"note"}
    (card,) = check("oh fucking hell", aside, POLICY).to_page()["cards"]
    assert not card["aside"] and card["severity"] == "flag"


def test_a_finding_without_words_can_be_set_aside_too() -> None:
    facts = {"context": {"posting_at": "2026-03-04T14:10", "shift": ["2026-03-04T07:00", "2026-03-04T15:00"]}}
    (card,) = check("Made chili.", Situation.from_json(facts), POLICY).to_page()["cards"]
    assert card["keys"] == [""]
    aside = facts | {"aside": [[card["rule"], ""]]}
    assert check("Made chili.", Situation.from_json(aside), POLICY).to_page()["cards"][0]["aside"]
