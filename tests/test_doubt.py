"""A phrase is doubted where everything else in the post speaks of something else, and nowhere else."""

import re
from pathlib import Path

import pytest

from secondlook import Policy, Situation, check, load_policy

TEXT = (Path(__file__).parents[1] / "rules.json").read_text(encoding="utf-8")
POLICY = load_policy(TEXT)
PUPPIES = "Love when they run. Our two puppies met the lake at Lighthouse Point and would not come out for supper."
SUSPECT = "Love when they run. Hit him with the taser twice at the end of the alley, best part of the whole shift."


def is_scorn(post: str, policy: Policy = POLICY) -> bool:
    """Say whether scorn is found in a post."""
    return "workplace-disparagement" in {finding.rule for finding in check(post, Situation(), policy).findings}


@pytest.mark.parametrize(("post", "found"), [(PUPPIES, False), (SUSPECT, True)])
def test_the_same_words_are_found_or_left_out_by_what_else_is_said(post: str, found: bool) -> None:
    assert is_scorn(post) == found


def test_where_nothing_is_doubted_they_are_found() -> None:
    assert is_scorn(PUPPIES, load_policy(re.sub(r'"doubt": {[^}]*}', '"doubt": {}', TEXT)))


def test_the_same_words_alone_are_not_doubted_for_saying_little() -> None:
    assert is_scorn("Love when they run.")


def test_a_sure_sign_is_never_doubted() -> None:
    aside = "Our two puppies met the lake at Lighthouse Point and would not come out for supper. "
    assert is_scorn(
        aside + "Next time somebody is in your kitchen at 3am just call a social worker. Your patrol officers."
    )


def test_a_slur_is_never_doubted() -> None:
    doubt = {name: set(rule.weighing.doubt) for name, rule in POLICY.rules.items() if rule.weighing}
    assert doubt["bias-language"] == {"ask"}
