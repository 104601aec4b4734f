"""Reminders: support for a draft that speaks of suicide, and what goes with a reply, a repost, a caption."""

from pathlib import Path

import pytest

from secondlook import Situation, check, load_policy

POLICY = load_policy((Path(__file__).parents[1] / "rules.json").read_text(encoding="utf-8"))
PLAIN = Situation()
CRISIS = [
    "I can't go on.",
    "i just can't go on anymore",
    "Some nights I want to die and nobody here knows it.",
    "They would all be better off without me",
    "Thinking about suicide again. Not sure who to tell.",
    "There's no point in living after this",
    "One more write-up and I'll eat my gun",
    "I don't want to be here anymore",
    "I've been suicidal since March",
    "I wish I was dead",
    "thinking of ending it all tonight",
    "Ya no quiero vivir",
    "A veces quiero morirme y no lo sabe nadie",
    "Estarían mejor sin mí",
    "tengo ganas de matarme",
]
NO_CRISIS = [
    "This shift is killing me",
    "Join us Saturday for the suicide prevention walk on the Green.",
    "These boots are killing me and so is the heat.",
    "Suicide squads were the best part of that movie",
    "I almost killed myself laughing at that goat",
    "nearly hurt myself lifting at the gym, getting old",
    "I can't go on vacation until the overtime stops",
    "Dirt bikes can't go on any street in the city.",
    "I wanted to die laughing when the chief dropped the cake",
    "don't want to wake up early tomorrow",
    "I don't want to be here when the storm hits",
    "Quiero morirme de risa con ese video",
    "matar el tiempo en la fila del banco",
    "He did suicide drills at practice and I am dead tired.",
    "The 988 line is for everyone. Share it.",
    "Kill the lights, we're home.",
    "This dessert is to die for",
]


def said(text: str, situation: Situation = PLAIN) -> tuple[str, ...]:
    """The reminders that a draft brings."""
    return check(text, situation, POLICY).reminders


@pytest.mark.parametrize("text", CRISIS)
def test_a_draft_in_a_crisis_gets_support_numbers_first_and_no_clause(text: str) -> None:
    report = check(text, Situation(), POLICY).to_page()
    (crisis,) = (reminder for reminder in report["reminders"] if reminder["id"] == "crisis")
    assert crisis["first"] and "988" in crisis["text"] and "peer support" in crisis["text"]
    assert report["cards"] == []


@pytest.mark.parametrize("text", NO_CRISIS)
def test_figures_of_speech_and_prevention_are_no_crisis(text: str) -> None:
    assert "crisis" not in said(text)


@pytest.mark.parametrize("form", ["reply", "repost", "caption"])
def test_a_form_of_post_has_its_own_reminder(form: str) -> None:
    assert form in said("Nice day.", Situation(form=form))
    assert not {"reply", "repost", "caption"} & set(said("Nice day."))


RIGHTS = [
    "One-officer cars at night are unsafe and our staffing is short.",
    "I think the new pursuit policy is too broad.",
    "Our vests expire in June and the budget hearing is Tuesday.",
    "I testified at the review board about the use of force numbers.",
    "No contract for a year. We deserve better.",
    "El sindicato firmó el acuerdo sin votación.",
]


@pytest.mark.parametrize("text", RIGHTS)
def test_criticism_of_the_work_gets_a_rights_note_and_no_flag(text: str) -> None:
    report = check(text, PLAIN, POLICY)
    assert "rights" in report.reminders and report.findings == ()


def test_the_rights_note_names_the_cases_in_both_languages() -> None:
    for words in POLICY.reminders["rights"].text.values():
        for case in ("Pickering", "Connick", "Garcetti", "Liverman v. Petersburg", "Locurto", "Pappas", "31-51q"):
            assert case in words


def test_pizza_and_ball_games_get_no_rights_note() -> None:
    assert "rights" not in check("Best pizza on Union Street, and the game went long.", PLAIN, POLICY).reminders


def test_a_department_post_is_reminded_to_say_who_speaks() -> None:
    assert "identify" in check("Road closed tonight.", Situation(account="department"), POLICY).reminders
    assert "identify" not in check("Road closed tonight.", PLAIN, POLICY).reminders
