"""rules.json and its reader: the shape, every error's place and cure, and the examples as tests."""

import copy
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondlook import Policy, PolicyError, Situation, check, load_policy
from secondlook.examples import failures_of
from secondlook.mistakes import in_spanish

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "rules.json").read_text(encoding="utf-8")
PACK: dict[str, Any] = json.loads(TEXT)
POLICY: Policy = load_policy(TEXT)
SCHEMA = json.loads((ROOT / "rules.schema.json").read_text(encoding="utf-8"))

SMALL: dict[str, Any] = {
    "title": {"en": "A small order"},
    "version": "1",
    "date": "2026-01-01",
    "clauses": {"1": {"place": {"en": "Part 1"}, "text": {"en": "No badges."}, "help": "flag"}},
    "questions": {
        "leave": {
            "ask": {"en": "Have you leave?"},
            "answers": [
                {"value": "yes", "label": {"en": "Yes"}, "settles": True},
                {"value": "no", "label": {"en": "No"}},
            ],
        }
    },
    "excuses": {"toy": {"where": "sentence", "phrases": ["toy"]}},
    "lexicons": {"sign": ["badge", "patch"]},
    "rules": {
        "badge": {
            "title": {"en": "A badge"},
            "clause": "1",
            "kind": "flag",
            "question": "leave",
            "excuses": ["toy"],
            "phrases": ["my {sign}"],
            "explanation": {"en": "“{quote}” shows a badge."},
            "suggestion": {"en": "Leave it out."},
            "examples": {
                "bad": ["my badge", "my patch", "look, my badge", "it is my patch"],
                "good": ["my toy badge", "your badge", "a patch", "my hat"],
            },
        }
    },
}


@pytest.mark.parametrize("rule", POLICY.rules.values(), ids=POLICY.rules)
def test_the_examples_of_a_rule_hold(rule: Any) -> None:
    assert [str(failure) for failure in failures_of(rule, POLICY)] == []


def test_the_pack_has_the_shape_that_editors_are_told() -> None:
    jsonschema.validate(PACK, SCHEMA)
    jsonschema.validate(SMALL, SCHEMA)


def test_the_small_pack_works() -> None:
    policy = load_policy(json.dumps(SMALL))
    assert [str(failure) for failure in failures_of(policy.rules["badge"], policy)] == []


def test_a_policy_forgets_the_words_of_a_draft_and_answers_as_before() -> None:
    policy, draft = load_policy(TEXT), "Sgt. Zvqxkwpj is an idiot."
    answer = check(draft, Situation(), policy).findings
    assert answer and "Zvqxkwpj" in str(vars(policy)) and policy.phrases._states
    policy.forget()
    assert "zvqxkwpj" not in str(vars(policy)).lower() and not policy.phrases._states
    assert check(draft, Situation(), policy).findings == answer


@pytest.mark.parametrize("rule", POLICY.rules.values(), ids=POLICY.rules)
def test_every_word_on_the_screen_is_in_both_languages(rule: Any) -> None:
    texts = [rule.title, rule.explanation, rule.suggestion, *(sign.why for sign in rule.signs if sign.why)]
    assert all(set(text) == {"en", "es"} for text in texts)


def change(path: str, value: object) -> dict[str, Any]:
    """Give the small pack with one value replaced; None takes the key away."""
    pack = copy.deepcopy(SMALL)
    *parents, last = path.split("/")
    target: Any = pack
    for key in parents:
        target = target[int(key) if key.isdigit() and isinstance(target, list) else key]
    if value is None:
        del target[last]
    else:
        target[int(last) if isinstance(target, list) else last] = value
    return pack


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        ("titel", "x", "titel: nothing is called this here; did you mean “title”?"),
        ("rules/badge/kind", "flga", "rules.badge.kind: 'flga' is not known here; did you mean “flag”?"),
        ("rules/badge/clause", "11", "rules.badge.clause: no clause is called “11”; did you mean “1”?"),
        ("rules/badge/question", "leaf", "rules.badge.questions: no question is called “leaf”; did you mean “leave”?"),
        ("rules/badge/excuses", ["toys"], "rules.badge.excuses: no excuse is called “toys”; did you mean “toy”?"),
        ("rules/badge/check", "sings", "check: no module in rules/ is called “sings”; did you mean “signs”?"),
        (
            "rules/badge/phrases",
            ["my {sing}"],
            "rules.badge.phrases[0]: no lexicon called {sing}; did you mean “sign”?",
        ),
        ("rules/badge/phrases", ["(my badge"], "rules.badge.phrases[0]: “(my badge” opens “(” and does not close it"),
        ("rules/badge/phrases", "my badge", "rules.badge.phrases: a list [ ] is needed here"),
        ("rules/badge/suggestion", None, "rules.badge: “suggestion” is missing; add “suggestion”."),
        ("rules/badge/examples/good", ["a"], "rules.badge.examples.good: 1 examples are too few; write at least 4."),
        ("rules/badge/examples/bad/0", {"text": "my badge", "words": ["hat"]}, "“hat” is not in the text"),
        ("lexicons/more", ["x"], "lexicons.more: no phrase uses this lexicon"),
        ("lexicons/sign", ["badge", "{sign}"], "lexicons.sign: lexicons name each other in a ring (sign → sign)"),
        ("questions/leave/answers/0/settles", False, "questions.leave.answers: no answer settles the question"),
        ("excuses/toy/where", "quoted", "excuses.toy: an excuse has phrases, or is “quoted”"),
        (
            "clauses/2",
            {"place": {"en": "x"}, "text": {"en": "x"}, "help": "ask"},
            "clauses.2: no rule uses this clause",
        ),
        ("rules", [], "rules: an object { } is needed here"),
        ("rules/badge/instead", [{"of": "sing", "en": "it"}], "no label is called “sing”; did you mean “sign”?"),
        ("rules/badge/instead", [{"of": "words"}], "rules.badge.instead[0]: “en” is missing; add “en”."),
        ("review", {"date": "soon", "months": 6}, "review.date: 'soon' is not a day; write one like 2026-11-03."),
    ],
)
def test_a_wrong_pack_names_place_and_cure(path: str, value: object, says: str) -> None:
    with pytest.raises(PolicyError) as error:
        load_policy(json.dumps(change(path, value)))
    assert says in str(error.value)
    assert str(error.value).startswith("rules.json: ") and str(error.value).endswith((".", "?"))
    assert in_spanish(error.value.problem) != error.value.problem and in_spanish(error.value.cure) != error.value.cure


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "line 1, column 2: this is not JSON"),
        ("", "line 1, column 1: this is not JSON"),
        ('{"title": {}, "title": {}}', "“title”: this key stands twice in the same object; keep one of them."),
        ("[" * 100_000, "brackets are nested too deeply"),
        ("[]", "an object { } is needed here"),
    ],
)
def test_text_that_is_no_pack_is_said_plainly(text: str, says: str) -> None:
    with pytest.raises(PolicyError, match=r"rules\.json") as error:
        load_policy(text)
    assert says in str(error.value)


JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5), lambda x: st.lists(x, max_size=2))
PATHS = [f"rules/badge/{key}" for key in SMALL["rules"]["badge"]] + list(SMALL)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(PATHS), JSON)
def test_the_reader_is_never_looser_than_the_schema(path: str, value: object) -> None:
    pack = change(path, value)
    try:
        load_policy(json.dumps(pack))
    except PolicyError:
        return
    jsonschema.validate(pack, SCHEMA)
