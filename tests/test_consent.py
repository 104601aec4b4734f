"""Answers cover what was asked and nothing else: one person, one rule, one kind of fact."""

from pathlib import Path

import pytest

from secondlook import Situation, check, load_policy
from secondlook.report import Report

POLICY = load_policy((Path(__file__).parents[1] / "rules.json").read_text(encoding="utf-8"))
TWO = "Sgt. Ruiz and Ofc. Lee just made detective."


def checked(text: str, **answers: str) -> Report:
    keys = {key.replace("__", ":").replace("_", "-"): value for key, value in answers.items()}
    return check(text, Situation.from_json({"answers": keys}), POLICY)


def named(report: Report) -> dict[str, bool]:
    """Who is named, and whether an answer has settled it."""
    return {f.person: bool(f.settled) for f in report.findings if f.rule == "colleague-reference"}


def asked(report: Report) -> list[tuple[str, str]]:
    return [(question["id"], question["ask"]) for card in report.to_page()["cards"] for question in card["questions"]]


def test_each_person_is_asked_about_by_name() -> None:
    assert asked(checked(TWO)) == [
        ("colleague-consent:Ruiz", "Did Ruiz agree to be named as a member of the Department?"),
        ("colleague-consent:Lee", "Did Lee agree to be named as a member of the Department?"),
    ]


def test_one_person_does_not_answer_for_another() -> None:
    assert named(checked(TWO, colleague_consent__Ruiz="yes")) == {"Ruiz": True, "Lee": False}


def test_an_answer_for_all_holds_for_each_who_has_none_of_their_own() -> None:
    assert named(checked(TWO, colleague_consent="yes")) == {"Ruiz": True, "Lee": True}
    assert named(checked(TWO, colleague_consent="yes", colleague_consent__Lee="no")) == {"Ruiz": True, "Lee": False}


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Officer Denise Abara retires today. Officer Abara taught me everything.", "Denise Abara"),
        ("me and Castellano at the scene all night", "Castellano"),
        ("@mike_k from my squad is the best dancer we have", "@mike_k"),
    ],
)
def test_a_person_is_asked_about_once_and_without_the_rank(text: str, person: str) -> None:
    assert [key for key, _ in asked(checked(text)) if "consent" in key] == [f"colleague-consent:{person}"]


def test_consent_to_be_named_is_no_consent_to_an_address() -> None:
    text = "Sgt. Ruiz lives at 118 Nicoll St, come and say hi."
    before, after = checked(text), checked(text, colleague_consent="yes", colleague_consent__Ruiz="yes")
    assert named(before) == {"Ruiz": False} and named(after) == {"Ruiz": True}
    assert {f.settled for f in after.findings if f.rule == "private-facts"} == {None}


def test_leave_for_one_kind_of_thing_is_no_leave_for_another() -> None:
    text = "Look at my badge in this picture! Case 24-012345 is the one I worked."
    leave = {"chief_permission__department_insignia": "yes"}
    settled = {f.rule: f.settled for f in checked(text, **leave).findings}
    assert settled["department-insignia"] == "chief-permission" and settled["confidential-information"] is None
    assert all(f.settled == "chief-permission" for f in checked(text, chief_permission="yes").findings)
