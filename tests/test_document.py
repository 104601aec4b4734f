"""Folding, words, sentences and quoted parts, and the way back to what was typed."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondlook.document import STOP, Document, fold

MESSY = st.text(st.one_of(st.characters(), st.sampled_from("aeiou '\"#@*.!?\n🔥👮​‮éжр𝗳ﬁ")), max_size=200)


def norms(text: str, known: frozenset[str] = frozenset()) -> list[str]:
    return [token.norm for token in Document(text, known).tokens]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("DON’T", ["dont"]),
        ("𝗴𝘂𝗶𝗹𝘁𝘆 𝓰𝓾𝓲𝓵𝓽𝔂 ｇｕｉｌｔｙ", ["guilty"] * 3),
        ("gu\u200bil\u00adty\u2060", ["guilty"]),
        ("guіltу", ["guilty"]),  # Cyrillic і and у in a Latin word
        ("ɢᴜɪʟᴛʏ 🅶🆄🅸🅻🆃🆈", ["guilty"] * 2),
        ("comisaría", ["comisaria"]),
        ("#OnDutyNow #NHPD", ["on", "duty", "now", "nhpd"]),
        ("P.O. Lee, N.H.P.D.", ["po", "lee", "nhpd"]),
        ("on-duty w/ Sgt. Ruiz", ["on", "duty", "w", "sgt", "ruiz"]),
        ("@mike_k a.b@c.example", ["@mike_k", "a.b@c.example"]),
        ("f**k sh!t a$$", ["f**k", "sh!t", "a$$"]),
        ("7a-3p 22:40 26-004417", ["7a", "3p", "22:40", "26-004417"]),
        ("Dungeons & Dragons", ["dungeons", "and", "dragons"]),
    ],
)
def test_words_are_read_as_meant(typed: str, words: list[str]) -> None:
    assert norms(typed) == words


def test_a_lower_case_tag_is_cut_into_known_words() -> None:
    assert norms("#backtheblue", frozenset({"back", "the", "blue"})) == ["back", "the", "blue"]
    assert norms("#backtheblue", frozenset({"back", "the"})) == ["backtheblue"]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("deportrefugees", ["deport", "refugees"]),
        ("Ihatewinters", ["i", "hate", "winters"]),
        ("Fairwinters", ["fairwinters"]),
        ("refugees", ["refugees"]),
    ],
)
def test_words_with_no_blank_between_are_known_again_but_a_name_is_left_whole(typed: str, words: list[str]) -> None:
    assert norms(typed, frozenset({"i", "hate", "winters", "fair", "deport", "refugees", "refuge", "es"})) == words


def test_a_russian_word_stays_russian() -> None:
    assert norms("Это сор из избы") != norms("cop")
    assert "cop" not in norms("Это сор из избы")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He did it. He ran.", 2),
        ("Sgt. Ruiz and Det. Lee won.", 1),
        ("At 3.15 we ran 2.5 miles", 1),
        ("Officer J. Doe of 55 N. Main St. was there", 1),
        ("Really?! Yes", 2),
        ("One line\nand on it goes", 1),
        ("One line\nNext line", 2),
        ("", 0),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, count: int) -> None:
    assert len(Document(text).sentences) == count


def test_quoted_words_are_known() -> None:
    doc = Document("He said “you people are trash” and left")
    trash = [token.norm for token in doc.tokens].index("trash")
    assert doc.is_quoted(trash, trash + 1)
    assert not doc.is_quoted(0, 1)


@pytest.mark.parametrize(
    "typed", ["g u i l t y", "g.u.i.l.t.y", "g-u-i-l-t-y", "gui🔥lty", "g🔥u🔥i🔥l🔥t🔥y", "gui-lty", "g*u*i*l*t*y"]
)
def test_a_word_in_pieces_may_be_one_word(typed: str) -> None:
    doc = Document(f"so {typed} lol")
    assert "guilty" in {merge.norm for merge in doc.merges} | {token.norm.replace("*", "") for token in doc.tokens}


@given(MESSY)
def test_every_text_is_read_and_leads_back(text: str) -> None:
    doc = Document(text)
    for n, token in enumerate(doc.tokens):
        start, end = doc.original(n, n + 1)
        assert 0 <= start < end <= len(text)
        again = fold(text[start:end])[0]
        assert doc.folded[token.start : token.end] in again or not again.isascii()


@given(MESSY)
def test_tokens_stand_in_order_and_do_not_overlap(text: str) -> None:
    tokens = Document(text).tokens
    assert all(one.end <= other.start for one, other in itertools.pairwise(tokens))


@given(MESSY)
def test_sentences_tile_the_tokens(text: str) -> None:
    doc = Document(text)
    assert [n for start, end in doc.sentences for n in range(start, end)] == list(range(len(doc.tokens)))
    assert all(doc.tokens[start].parted == STOP or start == 0 for start, _ in doc.sentences)


@given(MESSY)
def test_the_way_back_never_turns_round(text: str) -> None:
    folded, origin = fold(text)
    assert len(origin) == len(folded) + 1
    assert all(one <= other for one, other in zip(origin, list(origin)[1:], strict=False))


@given(st.text(st.sampled_from("1-.:/,aA@#*!'\"\n x"), max_size=4000))
def test_signs_in_any_order_cost_little(text: str) -> None:
    Document(text)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("hateimmigrants", ["hate", "immigrants"]),
        ("thoseHondurans", ["those", "hondurans"]),
        ("Thosewomen", ["those", "women"]),
        ("Ihatewomen", ["i", "hate", "women"]),
        ("losnegros", ["los", "negros"]),
        ("míralos", ["mira", "los"]),
        ("DeShawn", ["deshawn"]),
        ("Blackwell", ["blackwell"]),
        ("Tolland", ["tolland"]),
        ("unarmed", ["unarmed"]),
    ],
)
def test_words_that_run_into_each_other_are_read_as_two_and_names_as_one(written: str, words: list[str]) -> None:
    known = frozenset("hate i women immigrants those hondurans los negros mira black well de shawn toll and un".split())
    assert [token.norm for token in Document(f"So {written} here", known).tokens[1:-1]] == words
