"""The second reader: how it cuts words, what it asks and where it points."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from reader.opinion import MOST_PIECES, Reader, Settings, told
from reader.posts import RULES, post, read, split
from reader.wordpiece import WordPieces, words
from secondlook import Report, Situation, check, load_policy

CORPUS = Path(__file__).parent / "corpus"
POLICY = load_policy((Path(__file__).parents[1] / "rules.json").read_text("utf-8"))
SCORN, SECRET = "workplace-disparagement", "confidential-information"
PIECES = WordPieces(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "cafe", "un", "##cut", "##able", "!", ":", "a", "b", "c"])


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Café!", [4, 8]),
        ("uncut UNABLE", [5, 6, 5, 7]),
        ("unknown", [1]),
        ("un\u00adcut\tcafe", [5, 6, 4]),
        ("", []),
        ("🙂 a", [1, 10]),
        ("a" * 101, [1]),
    ],
)
def test_words_are_cut_into_the_longest_known_pieces(text: str, numbers: list[int]) -> None:
    assert PIECES(text) == numbers


def test_marks_and_chinese_signs_are_words_by_themselves() -> None:
    assert words("Don't—stop 警察") == ["don", "'", "t", "—", "stop", "警", "察"]


def reader(words_of: dict[str, str]) -> Reader:
    """A second reader whose network scores a rule with 1 where one of its words stands, else 0."""
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *words_of]
    rules = tuple(dict.fromkeys(words_of.values()))

    def score(rows: Sequence[Sequence[int]]) -> list[list[float]]:
        """Give the scores."""
        assert all(len(row) <= MOST_PIECES for row in rows)
        return [[float(any(words_of.get(vocabulary[n]) == rule for n in row)) for rule in rules] for row in rows]

    return Reader(WordPieces(vocabulary), Settings(rules, dict.fromkeys(rules, 0.5)), score)


def second(text: str, words_of: dict[str, str], situation: Situation | None = None) -> Report:
    """What both readers say of a text."""
    return reader(words_of).second(check(text, situation or Situation(), POLICY))


def test_it_asks_and_points_to_the_sentence_that_moved_it() -> None:
    report = second("A fine day. The golf cart has opinions. Good night.", {"golf": SCORN})
    (row,) = report.to_batch()
    assert (row["rule"], row["severity"], row["quote"]) == (SCORN, "ask", "The golf cart has opinions")


def test_it_is_quiet_where_a_rule_has_spoken() -> None:
    text = "My sergeant is an idiot."
    alone = check(text, Situation(), POLICY)
    assert [found.rule for found in alone.findings] == [SCORN]
    assert second(text, {"idiot": SCORN}).findings == alone.findings


def test_an_answer_settles_what_it_asked() -> None:
    rule = next(rule for rule in POLICY.rules.values() if rule.questions and rule.id in RULES)
    question = POLICY.questions[rule.questions[0]]
    answer = next(answer.value for answer in question.answers if answer.settles)
    situation = Situation(answers={question.id: answer})
    (found,) = second("A golf day.", {"golf": rule.id}, situation).findings
    assert found.settled == question.id


def test_it_reads_no_page_and_no_rule_of_another_account() -> None:
    assert (
        second("A golf day.", {"golf": SCORN}, Situation(kind="page")).findings
        == check("A golf day.", Situation(kind="page"), POLICY).findings
    )
    rule = next(rule for rule in POLICY.rules.values() if rule.id in RULES and rule.accounts == ("department",))
    assert not second("A golf day.", {"golf": rule.id}).findings


def test_a_long_draft_is_read_in_parts_and_to_its_end() -> None:
    text = "One more quiet line of words. " * 200 + "Then golf."
    (found,) = (found for found in second(text, {"golf": SECRET}).findings if found.rule == SECRET)
    assert text[found.spans[0].start :] == "Then golf."


@pytest.mark.parametrize("text", ["", " \n", "🙂", "\ud800", "golf " * 500])
def test_any_text_has_an_answer(text: str) -> None:
    second(text, {"golf": SECRET})


def test_the_network_is_told_the_account_and_the_permissions() -> None:
    assert told(Situation(answers={"chief-permission": "yes", "ceremony-photo": "no"})) == (
        "personal, permitted by the chief:"
    )


def test_the_parts_share_no_voice_and_no_pair() -> None:
    rows = read(sorted((CORPUS / "reader").glob("*.jsonl")))
    learn, tune = split(rows)
    by_id = {row["id"]: row for row in rows}
    for key in ("voice", "pair"):
        ours, theirs = ({by_id[post.id].get(key) for post in part} - {None} for part in (learn, tune))
        assert ours and theirs and not ours & theirs
    assert 0.1 < len(tune) / len(rows) < 0.3


def test_what_is_allowed_and_what_only_the_clock_tells_counts_not() -> None:
    row = {
        "id": "x", "text": "A quiet night.", "account": "personal", "kind": "post", "context": {},
        "labels": ["duty-hours"], "spans": {"duty-hours": []}, "allowed": [SECRET],
    }  # fmt: skip
    made = post(row)
    assert {rule for rule, counts in zip(RULES, made.counts, strict=True) if not counts} == {"duty-hours", SECRET}
