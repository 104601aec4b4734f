"""A draft that is typed on is read again only where it changed, and judged as if it had been read afresh."""

import json
import random
import weakref
from pathlib import Path

import pytest

from secondlook import Situation, check, load_policy
from secondlook.checker import Readings
from secondlook.edit import Edit, Match, alike
from secondlook.reading import Reading

ROOT = Path(__file__).parents[1]
POLICY = load_policy((ROOT / "rules.json").read_text(encoding="utf-8"))
CORPORA = ("personal", "department", "tuning-c", "protected")
LINES = [line for name in CORPORA for line in (ROOT / f"tests/corpus/{name}.jsonl").read_text("utf-8").splitlines()]
POSTS: list[str] = [json.loads(line)["text"] for line in LINES]
SCRAPS = [*" x\n\"“”'!,-#@$(🔥é", "\n\n", "> ", ". ", "? ", "a. ", "Mt. ", "they ", " not ", "0148", "at 5 ", "DOB "]
SCRAPS += ["Sgt. Ruiz ", "Lt. Lee, Ortiz and ", "203 555 0148 ", "118 Nicoll St", " apt 3", "www.x.com "]
SCRAPS += ["El sargento Pérez está borracho ", "g u i l t y", "gui🔥lty", "NO ME DIGAS NADA "]


def edited(text: str, chance: random.Random) -> str:
    """A draft after a letter, a scrap or a post has been put in or taken out somewhere, mostly at the end."""
    first = chance.choice([len(text), len(text), chance.randint(0, len(text))])
    last = first + chance.choice([0, 0, 0, 1, 1, 5, 40])
    put: str = chance.choice(["", *SCRAPS, chance.choice(POSTS)])
    return text[:first] + put + text[last:]


@pytest.mark.parametrize("seed", range(20))
def test_a_draft_typed_on_gets_the_answer_of_a_fresh_one(seed: int) -> None:
    chance, readings = random.Random(seed), Readings()
    text = chance.choice([" ", "\n", "\n\n"]).join(chance.sample(POSTS, 6))
    for _ in range(10):
        text = edited(text, chance)
        typed_on = check(text, Situation(), POLICY, readings)
        fresh = check(text, Situation(), POLICY)
        assert typed_on.to_batch() == fresh.to_batch()
        assert typed_on.to_page() == fresh.to_page()
        assert typed_on.reading.doc.tokens == fresh.reading.doc.tokens


@pytest.mark.parametrize("ending", ["\n\n", ". ", "? "])
def test_only_the_sentence_that_changed_is_read_again(ending: str) -> None:
    sentences = [f"The coffee number {n} was good and hot" for n in range(50)]
    before = Reading(ending.join(sentences), POLICY)
    sentences[20] += " indeed"
    edit = Reading(ending.join(sentences), POLICY, before).doc.edit
    assert edit.last - edit.first < 20 and edit.moved == 1


def test_capitals_all_over_change_what_was_a_name_before() -> None:
    draft, readings = "Talked to Maria Delgado. She was kind. ", Readings()
    for _ in range(12):
        draft += "EVERYBODY OUTSIDE RIGHT NOW. "
        typed_on = check(draft, Situation(), POLICY, readings).reading
        assert typed_on.places("person") == Reading(draft, POLICY).places("person")


def test_the_same_draft_with_other_facts_is_not_read_again() -> None:
    readings = Readings()
    first = check("Sgt. Ruiz is a liar.", Situation(), POLICY, readings)
    second = check("Sgt. Ruiz is a liar.", Situation(account="department"), POLICY, readings)
    assert second.reading is first.reading


def test_nothing_of_a_draft_is_kept_once_another_has_been_checked() -> None:
    readings = Readings()
    check("Sgt. Zvqxkwpj is an idiot.", Situation(), POLICY, readings)
    assert readings.draft
    gone = weakref.ref(readings.draft)
    check("", Situation(), POLICY, readings)
    assert gone() is None


def test_rules_opened_from_a_file_read_the_whole_draft() -> None:
    readings, other = Readings(), load_policy((ROOT / "tests/packs/marrow-bay.json").read_text("utf-8"))
    check("Sgt. Ruiz is a liar.", Situation(), POLICY, readings)
    typed_on = check("Sgt. Ruiz is a liar!", Situation(), other, readings)
    assert typed_on.to_page() == check("Sgt. Ruiz is a liar!", Situation(), other).to_page()


def test_an_edit_puts_what_is_new_between_what_stays() -> None:
    edit = Edit(2, 5, 1)  # two tokens became three
    assert edit.joined("abXXcd", "YYY") == list("abYYYcd")
    before, new = [Match(7, 0, 1), Match(7, 2, 3), Match(7, 4, 6)], [Match(7, 3, 5)]
    assert edit.spliced(before, new) == [Match(7, 0, 1), Match(7, 3, 5), Match(7, 5, 7)]
    assert edit.each({7: [Match(7, 3, 4)]}, {}) == {}


@pytest.mark.parametrize(("one", "other", "count"), [("", "", 0), ("abc", "abd", 2), ("abc", "abcd", 3), ("x", "y", 0)])
def test_what_two_texts_have_in_common_at_their_beginning(one: str, other: str, count: int) -> None:
    assert alike(one, other) == count
