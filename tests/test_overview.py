"""What the rules say of themselves, the drafts to practise on, and the figures of the held-out posts."""

from pathlib import Path

from secondlook import Severity, load_policy, overview
from secondlook.evaluate import Evaluation, Score, figures
from secondlook.practice import drafts

ROOT = Path(__file__).parents[1]
POLICY = load_policy((ROOT / "rules.json").read_text("utf-8"))


def test_every_clause_has_a_row_and_those_we_promise_to_flag_or_ask_name_their_rules() -> None:
    rows = overview.clauses(POLICY, "en")
    assert [row["id"] for row in rows] == list(POLICY.clauses)
    for row in rows:
        assert row["rules"] or row["help"] in {"remind", "cannot"}, row["id"]
        assert row["reason"] or row["help"] != "cannot", row["id"]


def test_the_pieces_of_an_example_are_its_text_and_its_words_stand_out() -> None:
    for told, rule in zip(overview.rules(POLICY, "es"), POLICY.rules.values(), strict=True):
        for shown, example in zip(told["bad"], rule.bad, strict=True):
            assert "".join(words for words, _ in shown["pieces"]) == example.text
            assert sum(wanted for _, wanted in shown["pieces"]) == len(example.words)


def test_practice_is_half_and_half_in_the_language_of_the_page() -> None:
    for lang, odd in (("en", "ñ"), ("es", " the ")):
        reports = drafts(POLICY, lang, 7, 12)
        live = [report.count(Severity.FLAG) + report.count(Severity.ASK) for report in reports]
        assert sum(bool(count) for count in live) == 6 and len(reports) == 12
        assert not any(odd in report.text for report in reports)
        assert len({report.text for report in reports}) == 12


def test_practice_differs_from_time_to_time() -> None:
    first, again, other = ([report.text for report in drafts(POLICY, "en", seed, 12)] for seed in (1, 1, 2))
    assert first == again != other


def test_figures_have_intervals_around_what_was_measured() -> None:
    scores = {"a": Score(hits=3, misses=1, alarms=2), "b": Score()}
    measured = figures(Evaluation(scores, clean=10, clean_alarmed=1), 20)
    assert list(measured["rules"]) == ["a"]
    facts = measured["rules"]["a"]
    assert (facts["found"], facts["posts"], facts["alarms"]) == (3, 4, 2)
    low, high = facts["found_interval"]
    assert 0.2 < low < 0.75 < high < 1
    low, high = measured["clean_interval"]
    assert low < 0.1 < high
