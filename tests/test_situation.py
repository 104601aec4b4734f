"""Times, shifts and answers."""

from pathlib import Path

import pytest

from secondlook import Situation, SituationError, check, load_policy

ZONE = "America/New_York"


def on_shift(posting_at: str | None, *shift: str) -> bool | None:
    return Situation.from_json({"context": {"posting_at": posting_at, "shift": list(shift) or None}}).on_shift(ZONE)


@pytest.mark.parametrize(
    ("posting_at", "start", "end", "working"),
    [
        ("2026-03-04T07:00", "2026-03-04T07:00", "2026-03-04T15:00", True),  # the first minute
        ("2026-03-04T14:59", "2026-03-04T07:00", "2026-03-04T15:00", True),
        ("2026-03-04T15:00", "2026-03-04T07:00", "2026-03-04T15:00", False),  # the last
        ("2026-03-04T06:59", "2026-03-04T07:00", "2026-03-04T15:00", False),
        ("2026-03-05T02:10", "2026-03-04T23:00", "2026-03-05T07:00", True),  # overnight
        ("2026-03-04T23:30", "2026-03-04T23:00", "2026-03-04T07:00", True),  # the end is meant for the next day
        ("2026-03-04T22:00", "2026-03-04T07:00", "2026-03-04T23:00", True),  # a double
        ("2026-03-08T03:30", "2026-03-07T23:00", "2026-03-08T07:00", True),  # clocks go forward at 2
        ("2026-11-01T01:15", "2026-11-01T01:30", "2026-11-01T09:00", True),  # 1:00 to 2:00 comes twice
        ("2026-11-01T01:30", "2026-10-31T17:00", "2026-11-01T01:00", False),
        ("2026-11-01T06:59", "2026-10-31T23:00", "2026-11-01T07:00", True),
        ("2026-11-01T07:00", "2026-10-31T23:00", "2026-11-01T07:00", False),
    ],
)
def test_the_clock_and_the_shift(posting_at: str, start: str, end: str, working: bool) -> None:
    assert on_shift(posting_at, start, end) is working


def test_without_a_time_nothing_is_claimed() -> None:
    assert on_shift(None, "2026-03-04T07:00", "2026-03-04T15:00") is None
    assert on_shift("2026-03-04T07:00") is None


def test_the_facts_of_a_post_are_answers() -> None:
    situation = Situation.from_json({"context": {"chief_permission": True}, "answers": {"on-duty": "no"}})
    assert dict(situation.answers) == {"chief-permission": "yes", "on-duty": "no"}


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"account": "work"}, "must be personal or department"),
        ({"kind": 7}, "must be post or page"),
        ({"context": []}, ""),
        ({"context": "x"}, "must be an object"),
        ({"context": {"posting_at": "noon"}}, "write a time like"),
        ({"context": {"shift": ["2026-03-04T07:00"]}}, "must be two times"),
    ],
)
def test_a_wrong_fact_is_said_plainly(data: dict[str, object], says: str) -> None:
    if not says:
        assert Situation.from_json(data) == Situation()
        return
    with pytest.raises(SituationError, match=says):
        Situation.from_json(data)


def test_a_unit_that_names_itself_on_its_page_is_no_colleague() -> None:
    policy = load_policy((Path(__file__).parents[1] / "rules.json").read_text(encoding="utf-8"))
    text = "Cadet Corps! Paws on patrol, too: the handlers of the K-9 Unit keep this page for the Department."
    page = Situation.from_json({"account": "department", "kind": "page"})
    assert "colleague-reference" not in {finding.rule for finding in check(text, page, policy).findings}
