"""The language of a draft: others are named, English, Spanish, mixed and short drafts never."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondlook import Situation, check, load_policy
from secondlook.document import Document
from secondlook.languages import NAMES, foreign, own

ROOT = Path(__file__).parents[1]
POLICY = load_policy((ROOT / "rules.json").read_text(encoding="utf-8"))
OTHER = {
    "pl": "Dzisiaj na służbie było bardzo spokojnie, ale wieczorem zatrzymaliśmy kierowcę, który nie miał prawa jazdy.",
    "pt": "Hoje foi um dia muito difícil no trabalho, mas eu não posso falar sobre isso com ninguém até amanhã.",
    "fr": "Aujourd'hui c'était une longue nuit avec mon équipe, mais nous sommes tous rentrés chez nous.",
    "it": "Oggi è stata una giornata molto lunga, ma siamo tornati tutti a casa e non è successo niente di grave.",
    "de": "Heute war eine lange Nacht und wir sind alle müde, aber der Täter sitzt jetzt im Gefängnis.",
    "nl": "Vandaag was het een lange nacht maar wij zijn allemaal weer veilig naar huis gegaan met de auto.",
    "ht": "Jodi a mwen te travay anpil ak ekip mwen an, men tout moun rive lakay yo byen, mesi Bondye.",
    "tr": "Bugün çok uzun bir gece oldu ama hepimiz eve sağ salim döndük ve bu iyi bir şey.",
    "vi": "Hôm nay là một ngày rất dài nhưng tất cả chúng tôi đã về nhà an toàn với gia đình của mình.",
    "sq": "Sot ishte një natë shumë e gjatë, por të gjithë jemi kthyer në shtëpi dhe nuk kemi asnjë problem.",
    "ro": "Azi a fost o noapte foarte lungă, dar toți am ajuns acasă și nu avem nici o problemă cu asta.",
    "tl": "Mahaba ang gabi namin ngayon pero lahat kami ay nakauwi na sa bahay at wala naman pong nasaktan.",
    "ru": "Сегодня была очень длинная ночь, но все вернулись домой.",
    "uk": "Сьогодні була дуже довга ніч, але всі повернулися додому живі.",
    "ar": "كانت ليلة طويلة لكننا عدنا جميعا إلى البيت سالمين",
    "fa": "شب خیلی طولانی بود اما همه به خانه برگشتیم چه خوب",
    "he": "היה לילה ארוך מאוד אבל כולנו חזרנו הביתה בשלום",
    "el": "Ήταν μια πολύ μεγάλη νύχτα αλλά γυρίσαμε όλοι σπίτι",
    "zh": "今天晚上很长但是我们大家都安全回家了谢谢大家",
    "ja": "今日はとても長い夜でしたがみんな無事に家に帰りました",
    "ko": "오늘은 정말 긴 밤이었지만 모두 무사히 집에 돌아왔습니다",
    "hi": "आज की रात बहुत लंबी थी लेकिन हम सब घर लौट आए",
    "bn": "আজকের রাতটা খুব লম্বা ছিল কিন্তু আমরা সবাই বাড়ি ফিরেছি",
    "th": "คืนนี้ยาวนานมากแต่พวกเราทุกคนกลับบ้านอย่างปลอดภัย",
}
OURS = [
    "Dziękuję! Thanks to everyone at the Polish church for the pierogi, na zdrowie and see you all next year.",
    "C'est la vie, mon ami. That is how it goes on a Friday night, and that is all I will say about it.",
    "Jean-Luc Dubois, Marie de la Tour, Piotr Kowalczyk, Nguyen Van Minh, Oluwaseun Adeyemi, Giuseppe di Rossi",
    "🎉🎉🎉 👮🏽‍♀️ 🚔 😂😂",
    "ok",
    "Ya pues, mañana trabajo doble and then I'm off till Tuesday, bendito, qué cansancio tengo.",
    "Wszystko dobrze",
    "Спасибо from all of us at the block party, see you next summer with more food and better music!",
    "lol smh tbh ngl fr fr no cap",
    "",
]


def named(text: str) -> str | None:
    """The foreign language of a text, with the words as a document gives them."""
    return foreign(text, [token.norm for token in Document(text).tokens])


@pytest.mark.parametrize("language", NAMES)
def test_a_draft_in_another_language_is_told(language: str) -> None:
    assert named(OTHER[language]) == language


@pytest.mark.parametrize("text", OURS)
def test_names_emoji_borrowed_phrases_and_short_texts_tell_nothing(text: str) -> None:
    assert named(text) is None


def test_no_labelled_post_looks_foreign() -> None:
    posts = [json.loads(line) for file in (ROOT / "tests/corpus").glob("*.jsonl") for line in file.open("rb")]
    assert len(posts) > 2_000
    assert [post["id"] for post in posts if named(post["text"])] == []


def test_no_example_of_the_rules_looks_foreign() -> None:
    examples = [example.text for rule in POLICY.rules.values() for example in (*rule.bad, *rule.good)]
    assert [text for text in examples if named(text)] == []


@given(st.text(max_size=60))
def test_any_text_gets_an_answer(text: str) -> None:
    assert named(text) in {None, *NAMES}


def test_the_page_is_told_in_its_own_language() -> None:
    report = check(OTHER["pl"], Situation(), POLICY)
    assert report.to_page("en")["language"].startswith("This looks like Polish. The rules read English and Spanish, so")
    assert report.to_page("es")["language"].startswith("Esto parece polaco. Las reglas leen inglés y español y aquí")
    assert check("A quiet night.", Situation(), POLICY).to_page()["language"] is None


def test_own_tells_english_from_spanish() -> None:
    assert own("this is the sentence of an officer".split(), "es") == "en"
    assert own("esta es la frase de un oficial".split(), "en") == "es"
    assert own(["203"], "es") == "es"
