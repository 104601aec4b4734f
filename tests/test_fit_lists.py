"""Weights of lexicons and words: fitted to posts, kept from naming groups, written without touching the rest."""

import json
from pathlib import Path

import numpy as np

from build.fit_lists import GROUPS, HELPERS, Post, fit, kept_unread, lowest, rows, table, written
from secondlook import Situation, check, load_policy

TEXT = (Path(__file__).parents[1] / "rules.json").read_text(encoding="utf-8")
POLICY = load_policy(TEXT)


def test_a_lexicon_that_stands_in_labelled_posts_weighs_more_than_one_that_stands_everywhere() -> None:
    told = [(n < 8, {"length": 0.0, "department": 0.0, "list a": float(n < 8), "list b": 1.0}) for n in range(16)]
    some = [Post("one", "personal", labelled, not labelled, values) for labelled, values in told]
    names, values, penalty = table(some)
    weights = fit(values, np.array([post.labelled for post in some], np.float32), penalty)
    assert weights[names.index("list a")] > 0.5 > abs(weights[names.index("list b")])


def test_the_sum_that_is_enough_speaks_to_no_more_clean_posts_than_asked_for() -> None:
    some = [Post("one", "personal", False, True, {})] * 100
    sums = np.arange(100, dtype=np.float32)
    assert sum(sums >= lowest(some, sums, 0.05)) == 5


def test_posts_kept_unread_and_held_out_are_not_learnt_from() -> None:
    learnt = list(rows())
    assert not any(kept_unread(row.get("voice", "")) for _, row in learnt)
    assert not any(writer.startswith("heldout") for writer, _ in learnt)


def test_no_rule_weighs_a_name_of_a_group() -> None:
    weighed = [name for rule in POLICY.rules.values() if rule.weighing for name in rule.weighing.lists]
    assert weighed and not [name for name in weighed if GROUPS.fullmatch(name)]


def test_rules_fitted_without_words_that_only_hold_a_sentence_together_weigh_none() -> None:
    ids = ("confidential-information", "likeness")
    weighed = {word for name in ids if (weighing := POLICY.rules[name].weighing) for word in weighing.words}
    assert weighed and not weighed & HELPERS


def test_new_weights_leave_the_rest_of_the_file_alone() -> None:
    plain = {"length": 0.5, "department": -1.0, "constant": -3.0}
    weights = {"sign clue-act": 1.0, "list crime": 0.5, "word sold": -0.4} | plain
    new = json.loads(written(TEXT, POLICY.rules["defamation"], weights, 0.0))
    weighing = new["rules"]["defamation"].pop("weighing")
    assert (weighing["lists"], weighing["words"]) == ({"crime": 0.5}, {"sold": -0.4})
    assert weighing["enough"]["department"] == weighing["enough"]["personal"] + 1
    old = json.loads(TEXT)
    old["rules"]["defamation"].pop("weighing")
    assert new == old


def test_new_weights_keep_how_far_a_finding_is_doubted() -> None:
    plain = {"length": 0.5, "department": -1.0, "constant": -3.0}
    new = json.loads(written(TEXT, POLICY.rules["likeness"], plain, 0.0))
    assert new["rules"]["likeness"]["weighing"]["doubt"] == json.loads(TEXT)["rules"]["likeness"]["weighing"]["doubt"]


def test_new_weights_keep_what_must_be_there_for_any_sum() -> None:
    plain = {"length": 0.5, "department": -1.0, "constant": -3.0}
    new = json.loads(written(TEXT, POLICY.rules["bias-language"], plain, 0.0))
    assert new["rules"]["bias-language"]["weighing"]["needs"]


def test_a_text_is_not_blamed_for_being_long() -> None:
    text = "At lineup they told us to watch the gas station on Whalley tonight. "
    short, long = (
        {found.rule for found in check(text + "word 😀 " * words, Situation(), POLICY).findings}
        for words in (20, 5_000)
    )
    assert long == short
