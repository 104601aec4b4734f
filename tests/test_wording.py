"""Safer wordings: they pass their own rule, read as sentences, and lead back to the draft."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondlook import Situation, check, load_policy

POLICY = load_policy((Path(__file__).parents[1] / "rules.json").read_text(encoding="utf-8"))
PLAIN = Situation()
BITS = ["Sgt. Maria Ruiz", " ", ". ", "\n", "é", "🔥", "fuck", "¿", "(203) 555-0148", "his cell is ", "and", '"', "«"]
DRAFT = st.lists(st.one_of(st.sampled_from(BITS), st.text(max_size=4)), max_size=14).map("".join)


def cards(text: str, situation: Situation = PLAIN, lang: str = "en") -> list[dict[str, Any]]:
    """The cards of a draft."""
    found: list[dict[str, Any]] = check(text, situation, POLICY).to_page(lang)["cards"]
    return found


def edited(text: str, card: dict[str, Any], offer: dict[str, Any], key: str = "use") -> str:
    """The draft after an edit of an offer, found by the quoted words as the page finds it."""
    edit: dict[str, str] = offer[key]
    at = text.index(card["quotes"][offer["quote"]]) - len(edit["lead"])
    assert text[at:].startswith(edit["old"])
    return text[:at] + edit["new"] + text[at + len(edit["old"]) :]


def rewritten(text: str, rule: str, lang: str = "en") -> str:
    """The draft after the first safer wording that a rule offers for it."""
    card = next(card for card in cards(text, lang=lang) if card["rule"] == rule)
    return edited(text, card, card["offers"][0])


@pytest.mark.parametrize("rule", POLICY.rules.values(), ids=lambda rule: rule.id)
def test_a_safer_wording_of_a_bad_example_passes_the_rule(rule: Any) -> None:
    for example in rule.bad:
        situation = Situation.from_json(example.situation)
        for card in cards(example.text, situation):
            for offer in card["offers"] if card["rule"] == rule.id else ():
                if offer["use"]:
                    text = edited(example.text, card, offer)
                    left = [other for other in cards(text, situation) if other["rule"] == rule.id]
                    assert not any(words in offer["use"]["new"] for other in left for words in other["quotes"]), text


@pytest.mark.parametrize(
    ("rule", "text", "safer"),
    [
        ("colleague-reference", "Congrats to Sgt. Maria Ruiz!", "Congrats to a colleague!"),
        ("colleague-reference", "Sgt. Ruiz's van is parked badly.", "A colleague's van is parked badly."),
        ("colleague-reference", "Ofc. Ann Lee and Ofc. Bo Diaz got lost.", "A colleague got lost."),
        ("colleague-reference", "Felicidades a la detective Rivera.", "Felicidades a alguien del trabajo."),
        ("colleague-reference", "La sargento Ana Muestra cumple hoy.", "Alguien del trabajo cumple hoy."),
        ("active-investigation", "Home now. They arrested him. He's guilty as sin!",
         "Home now. They arrested him. There is a case, and the court will decide."),
        ("private-facts", "Ladies, his cell is 203-555-0191.", "Ladies, his cell is (number left out)."),
        ("confidential-information", "It is all in case 26-004417.", "It is all in a case."),
        ("agency-email", "Raffle is back, write to dsterling@newhavenct.gov!",
         "Raffle is back, write to my own e-mail address!"),
        ("obscenity", "this is fucking cold", "this is … cold"),
    ],
)  # fmt: skip
def test_the_words_are_replaced_so_that_the_sentence_still_reads(rule: str, text: str, safer: str) -> None:
    assert rewritten(text, rule) == safer


def test_the_sentence_decides_the_language_and_not_the_page() -> None:
    assert rewritten("Felicidades a la detective Rivera.", "colleague-reference", "en").endswith("del trabajo.")
    assert rewritten("Congrats to Sgt. Maria Ruiz!", "colleague-reference", "es") == "Congrats to a colleague!"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Long night. what the fuck. Home now.", "Long night. Home now."),
        ("Long night. what the fuck!", "Long night."),
        ("¡Qué frío! ¿y la puta madre? Ya en casa.", "¡Qué frío! Ya en casa."),
        ("what the fuck", ""),
        ("Aquí en la calle, aburrido. ¡Felicidades a la puta madre. Ya.", "Aquí en la calle, aburrido. Ya."),
    ],
)
def test_taking_the_sentence_out_leaves_no_crumbs(text: str, left: str) -> None:
    (card,) = (card for card in cards(text) if card["rule"] == "obscenity")
    assert edited(text, card, card["offers"][0], "out") == left


def test_before_and_after_are_told_word_by_word() -> None:
    (card,) = cards("Congrats to Sgt. Maria Ruiz!")
    assert card["offers"][0]["diff"] == [
        ("keep", "Congrats to "),
        ("del", "Sgt. Maria Ruiz"),
        ("ins", "a colleague"),
        ("keep", "!"),
    ]


@given(DRAFT)
def test_offers_stand_in_any_draft_where_they_say(text: str) -> None:
    for card in cards(text):
        for offer in card["offers"]:
            for key in ("use", "out"):
                if edit := offer[key]:
                    quote = card["quotes"][offer["quote"]]
                    assert edit["old"] in text and edit["old"][len(edit["lead"]) :][: len(quote)] in quote + edit["old"]
            if offer["diff"]:
                assert "".join(words for kind, words in offer["diff"] if kind != "ins") == offer["use"]["old"]
                assert "".join(words for kind, words in offer["diff"] if kind != "del") == offer["use"]["new"]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_seven_notices_can_all_be_inserted(lang: str) -> None:
    page = Situation(account="department", kind="page")
    (card,) = cards("Hola a todos, esta es la casa." if lang == "es" else "Hello all of you, this is us.", page, lang)
    assert len(card["parts"]) == 7
    text = " ".join(part["insert"] for part in card["parts"])
    assert [other for other in cards(text, page, lang) if other["rule"] == "page-notices"] == []


def test_each_notice_that_is_inserted_is_missing_no_more() -> None:
    page = Situation(account="department", kind="page")
    text = "We are the police."
    for count in range(7, 0, -1):
        parts = cards(text, page)[0]["parts"]
        assert len(parts) == count
        text = f"{text} {parts[0]['insert']}"
