"""Weights of signs: fitted to posts, measured on posts left out, written without touching the rest of rules.json."""

import json
from pathlib import Path

import numpy as np

from build.fit_weights import Post, _written, choose, fit, left_out, loss
from secondlook import load_policy

TEXT = (Path(__file__).parents[1] / "rules.json").read_text(encoding="utf-8")
TELLING = np.array([[1, 0, 1], [1, 0, 0], [2, 0, 1], [0, 1, 1], [0, 1, 0], [0, 0, 1], [0, 0, 0], [1, 0, 0]] * 4, float)
LABELS = np.array([1, 1, 1, 0, 0, 0, 0, 1] * 4, float)
FILES = ["one"] * 16 + ["two"] * 16


def test_a_sign_that_speaks_for_the_risk_weighs_more_than_one_that_says_nothing() -> None:
    weights = fit(TELLING, LABELS, np.array([1.0, -1.0, 1.0]))
    assert weights[0] > 1 and weights[1] < 0 and abs(weights[2]) < weights[0] / 2


def test_no_sign_weighs_against_its_direction() -> None:
    assert fit(TELLING, LABELS, np.array([-1.0, 1.0, 1.0]))[:2].tolist() == [0, 0]


def test_posts_left_out_are_less_surprising_with_the_sign_that_tells() -> None:
    def surprise(signs: list[int]) -> float:
        return loss(left_out(FILES, TELLING[:, signs], LABELS, np.array([1.0, -1.0, 1.0])[signs]), LABELS)

    assert surprise([0, 1, 2]) < surprise([1, 2]) - 5


def test_what_is_enough_keeps_clean_posts_in_peace() -> None:
    def post(labelled: bool) -> Post:
        return Post("one", "personal", labelled, not labelled, False, True, ())

    some = [post(True)] * 3 + [post(False)] * 4
    best = choose(some, np.array([3.0, 2.0, 1.0, 1.5, 1.4, 1.3, -1.0]), some)
    assert (best.enough, best.hits, best.alarms) == (2.0, 2, 0)


def test_new_weights_leave_the_rest_of_the_file_alone() -> None:
    rule = load_policy(TEXT).rules["likeness"]
    assert rule.weighing
    signs = list(rule.weighing.weights)
    numbers = np.arange(1.0, len(signs) + 2)
    old = json.loads(TEXT)
    new = json.loads(_written(TEXT, rule, signs, numbers, {"personal": 4.0, "department": 5.0}))
    assert new["rules"]["likeness"].pop("weighing")["weights"][signs[0]] == 1.0
    old["rules"]["likeness"].pop("weighing")
    assert new == old
