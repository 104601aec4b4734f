"""Pictures beside the draft: what the officer says they show, and the words read in them, become cards that settle."""

import json
from pathlib import Path
from typing import Any

import pytest

from secondlook import PolicyError, Report, Situation, SituationError, check, load_policy
from secondlook.checker import Readings

RULES = (Path(__file__).parents[1] / "rules.json").read_text(encoding="utf-8")
POLICY = load_policy(RULES)


def report(*pictures: dict[str, Any], text: str = "Proud day.", **more: Any) -> Report:
    """The report on a draft with pictures."""
    return check(text, Situation.from_json({"pictures": list(pictures), **more}), POLICY)


def shown(found: Report, lang: str = "en") -> list[tuple[str, str, str | None]]:
    """Rule, severity and picture of each card."""
    return [(card["rule"], card["severity"], card["picture"]) for card in found.to_page(lang)["cards"]]


@pytest.mark.parametrize("thing", ["badge", "patch", "uniform", "vehicle", "document"])
def test_a_thing_of_the_department_is_asked_about(thing: str) -> None:
    assert shown(report({"id": "1", "shows": [thing]})) == [("department-insignia", "ask", "1")]


def test_a_face_a_station_and_a_plate_have_their_own_cards() -> None:
    found = report({"id": "1", "shows": ["face", "station", "plate"]})
    assert {rule for rule, _, _ in shown(found)} == {"likeness", "confidential-information", "private-facts"}


def test_things_of_one_rule_are_one_card_that_names_them() -> None:
    (card,) = report({"id": "1", "shows": ["badge", "uniform"]}).to_page("en")["cards"]
    assert [part["title"] for part in card["parts"]] == ["A badge", "A uniform, or part of one"]
    assert "ceremony" in card["why"] and card["quotes"] == [] and card["suggestion"] is None


@pytest.mark.parametrize("answer", ["ceremony-photo", "chief-permission"])
def test_a_ceremony_or_leave_settles_the_insignia_of_that_picture_only(answer: str) -> None:
    pictures = [{"id": "1", "shows": ["badge"]}, {"id": "2", "shows": ["badge"]}]
    found = report(*pictures, answers={f"{answer}/2": "yes"})
    assert shown(found) == [("department-insignia", "ask", "1"), ("department-insignia", "note", "2")]
    question = found.to_page("en")["cards"][1]["questions"][0]
    assert question["id"] in {"ceremony-photo/2", "chief-permission:department-insignia/2"}
    assert question["answered"] == "yes"


def test_an_answer_about_the_text_says_nothing_about_a_picture() -> None:
    found = report({"id": "1", "shows": ["face"]}, answers={"person-consent": "yes"})
    assert shown(found) == [("likeness", "ask", "1")]


def test_the_next_question_comes_when_the_first_does_not_settle() -> None:
    found = report({"id": "7", "shows": ["badge"]}, answers={"chief-permission/7": "no"})
    assert found.to_page("en")["cards"][0]["questions"][0]["id"] == "ceremony-photo/7"


def test_a_department_account_may_show_the_departments_own_things() -> None:
    assert shown(report({"id": "1", "shows": ["badge"]}, account="department")) == []


def test_words_in_a_picture_are_read_by_the_same_rules_and_marked_nowhere_in_the_draft() -> None:
    found = report({"id": "1", "words": "Case 24-012345\nthe suspect is guilty"})
    page = found.to_page("en")
    assert page["cards"] and all(card["picture"] == "1" for card in page["cards"])
    assert all(quote in "Case 24-012345\nthe suspect is guilty" for card in page["cards"] for quote in card["quotes"])
    assert "".join(segment["text"] for segment in page["segments"]) == "Proud day."
    assert all(not segment["cards"] for segment in page["segments"])


def test_rows_for_programs_name_the_picture_and_give_no_place_in_the_draft() -> None:
    (row,) = report({"id": "1", "words": "oh fuck"}).to_batch()
    assert (row["picture"], row["quote"], row["start"], row["end"]) == ("1", "fuck", None, None)


def test_a_card_by_the_clock_is_said_once() -> None:
    moment = {"posting_at": "2026-03-04T14:10", "shift": ["2026-03-04T07:00", "2026-03-04T15:00"]}
    alone = report(context=moment)
    assert shown(report({"id": "1", "words": "Hello"}, context=moment)) == shown(alone)


def test_pictures_speak_spanish() -> None:
    (card,) = report({"id": "1", "shows": ["badge"]}).to_page("es")["cards"]
    assert [part["title"] for part in card["parts"]] == ["Una placa"] and "ceremonia" in card["why"]


@pytest.mark.parametrize("pictures", [{}, "x", [1], [{"shows": "badge"}], [{}] * 101])
def test_pictures_of_a_wrong_form_are_one_plain_sentence(pictures: Any) -> None:
    if pictures == {}:
        assert Situation.from_json({"pictures": pictures}).pictures == ()
        return
    with pytest.raises(SituationError, match="picture"):
        Situation.from_json({"pictures": pictures})


def test_a_picture_that_names_no_rule_is_an_error_with_a_cure() -> None:
    data = json.loads(RULES)
    data["pictures"]["badge"]["rule"] = "department-insigna"
    with pytest.raises(PolicyError, match=r"pictures\.badge\.rule.*did you mean “department-insignia”"):
        load_policy(json.dumps(data))


def test_words_in_a_picture_are_read_once_while_one_types_and_forgotten_with_it() -> None:
    readings = Readings()
    situation = Situation.from_json({"pictures": [{"id": "1", "shows": [], "words": "Sgt. Ruiz is a liar."}]})
    first = check("Look", situation, POLICY, readings)
    kept = dict(readings.pictures)
    second = check("Look at", situation, POLICY, readings)
    assert list(kept) == ["Sgt. Ruiz is a liar."] and readings.pictures == kept  # the very same reading
    assert first.findings == second.findings == check("Look at", situation, POLICY).findings
    check("Look at", Situation(), POLICY, readings)
    assert readings.pictures == {}
