"""The labelled posts: well formed, and judged as well as the README says."""

import json
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest

from build.readme import FOUNDATION, GIVEN, HELD_OUT, rows, tables, written
from secondlook import Report, Situation, check, load_policy
from secondlook.evaluate import Evaluation, evaluate
from secondlook.wording import sentence_of

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "tests/corpus"
POLICY = load_policy((ROOT / "rules.json").read_text(encoding="utf-8"))


@cache
def answered(row: str) -> Report:
    return check(json.loads(row)["text"], Situation.from_json(json.loads(row)), POLICY)


def predict(row: Any) -> list[dict[str, Any]]:
    return answered(json.dumps(row)).to_batch()


FILES = [path.relative_to(CORPUS).with_suffix("").as_posix() for path in sorted(CORPUS.glob("**/*.jsonl"))]


@pytest.mark.parametrize("name", FILES)
def test_a_corpus_is_well_formed(name: str) -> None:
    posts = rows(name)
    assert len({post["id"] for post in posts}) == len(posts)
    for post in posts:
        Situation.from_json(post)
        assert set(post["labels"]) <= set(POLICY.rules) and not set(post["labels"]) & set(post["allowed"])
        spans = {rule: words for rule, words in post["spans"].items() if rule != "page-notices"}
        assert all(words in post["text"] for some in spans.values() for words in some), post["id"]


def test_no_post_stands_in_two_corpora() -> None:
    texts = [post["text"] for name in FILES for post in rows(name)]
    assert len(set(texts)) == len(texts)


def alarms(name: str) -> list[str]:
    return [row["text"] for row in rows(name) if any(found["severity"] != "note" for found in predict(row))]


def test_protected_speech_is_never_flagged_nor_asked_about() -> None:
    assert alarms("protected") == []


@pytest.mark.parametrize("name", ["ordinary", "identity"])
def test_at_most_one_ordinary_post_in_a_hundred_is_spoken_to(name: str) -> None:
    assert len(alarms(name)) <= len(rows(name)) / 100


@cache
def scored(rules: tuple[str, ...], *names: str) -> Evaluation:
    return evaluate([row for name in names for row in rows(name)], predict, rules)


@pytest.mark.parametrize("rules", [FOUNDATION, tuple(POLICY.rules)], ids=["five rules", "all rules"])
def test_the_given_corpora_are_judged_well(rules: tuple[str, ...]) -> None:
    result = scored(rules, *GIVEN)
    assert result.macro_f1 >= 0.85 and result.alarm_rate <= 0.05


def test_the_held_out_posts_are_judged_well_by_five_rules() -> None:
    result = scored(FOUNDATION, *HELD_OUT)
    assert result.macro_f1 >= 0.55 and result.alarm_rate <= 0.10


def test_the_held_out_posts_are_judged_no_worse_than_the_readme_says_by_all_rules() -> None:
    result = scored(tuple(POLICY.rules), *HELD_OUT)
    assert result.macro_f1 >= 0.73 and result.alarm_rate <= 0.08


def test_the_tables_of_the_readme_are_what_is_measured_now() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    def score(rules: tuple[str, ...], *names: str) -> tuple[int, Evaluation]:
        return sum(len(rows(name)) for name in names), scored(rules, *names)

    assert written(readme, tables(score, tuple(POLICY.rules))) == readme, "`make evaluate` writes them"


def crossing(row: Any) -> list[str]:
    """The words of a post that are quoted on a card and go on past the end of a sentence."""
    report = answered(json.dumps(row))
    doc = report.reading.doc
    spans = [span for finding in report.findings for span in finding.spans]
    return [doc.text[slice(*span)] for span in spans if sentence_of(doc, span.start) != sentence_of(doc, span.end - 1)]


def test_no_words_shown_for_a_finding_go_on_past_the_end_of_a_sentence() -> None:
    posts = [post for name in (*GIVEN, *HELD_OUT) for post in rows(name)]
    assert sum(bool(answered(json.dumps(post)).findings) for post in posts) > 1000
    assert [words for post in posts for words in crossing(post)] == []


def test_no_phrase_was_copied_from_a_post() -> None:
    """A phrase of seven or more plain words that stands in a labelled post was learnt by heart."""
    texts = [" ".join(row["text"].lower().split()) for path in CORPUS.glob("*.jsonl") for row in rows(path.stem)]
    phrases = {phrase for _, some in POLICY._phrase_lists() for phrase in some}
    long = {phrase for phrase in phrases if len(phrase.split()) >= 7 and not set(phrase) & set("()[]{}*.")}
    assert [phrase for phrase in long if any(phrase in text for text in texts)] == []


def test_a_perfect_and_an_empty_judge_score_as_they_should() -> None:
    posts = [{"id": "1", "text": "a b", "labels": ["obscenity"], "allowed": [], "spans": {"obscenity": ["b"]}}]
    posts.append({"id": "2", "text": "c", "labels": [], "allowed": [], "spans": {}})
    found = {"rule": "obscenity", "severity": "flag", "start": 2, "end": 3, "quote": "b", "settled": None}
    perfect = evaluate(posts, lambda row: [found] if row["labels"] else [], ["obscenity"])
    assert (perfect.macro_f1, perfect.alarm_rate, perfect.scores["obscenity"].right_words) == (1.0, 0.0, 1)
    silent = evaluate(posts, lambda row: [], ["obscenity"])
    assert (silent.macro_f1, silent.alarm_rate) == (0.0, 0.0)
    noisy = evaluate(posts, partial(lambda found, row: [found], found), ["obscenity"])
    assert noisy.macro_f1 == pytest.approx(2 / 3)
    assert noisy.alarm_rate == 1.0
