"""Another department's order is another file, nothing else; and a file made to hurt achieves nothing."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import validate

from secondlook import PolicyError, Situation, check, load_policy, overview
from secondlook.examples import failures
from secondlook.practice import drafts

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "tests/packs/marrow-bay.json").read_text("utf-8")
PACK: dict[str, Any] = json.loads(TEXT)
POLICY = load_policy(TEXT)
MARKUP = '<img src=x onerror="alert(1)"><script>alert(1)</script>'
WRONG: list[Any] = [None, True, -1, 1e308, "", "x", MARKUP, "\x00\ud800", [], ["x"], [[]], {}, {"en": 1}, {"x": {}}]


def test_another_order_needs_no_code_and_its_examples_hold() -> None:
    validate(PACK, json.loads((ROOT / "rules.schema.json").read_text("utf-8")))
    assert [str(failure) for failure in failures(POLICY)] == []


def test_its_own_questions_settle_its_findings() -> None:
    found = check("We seized forty crab pots.", Situation(), POLICY).to_page("es")["cards"]
    assert found[0]["questions"][0]["ask"] == "¿Dio el capitán de puerto el visto bueno?"
    answered = Situation(answers={"harbor-master": "cleared"})
    assert check("We seized forty crab pots.", answered, POLICY).to_page()["cards"][0]["settled"] == "harbor-master"


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every value in the data, outermost first."""
    yield path
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield from places(value[key], (*path, key))


def put(path: tuple[Any, ...], value: Any) -> Any:
    """The pack with another value at a path."""
    if not path:
        return value
    pack = copy.deepcopy(PACK)
    home = pack
    for key in path[:-1]:
        home = home[key]
    home[path[-1]] = value
    return pack


def use(text: str) -> None:
    """Do with a pack all that the page does."""
    policy = load_policy(text)
    for lang in ("en", "es"):
        overview.clauses(policy, lang)
        overview.rules(policy, lang)
        drafts(policy, lang, 1, 4)
        check("Thanks for the free hats. We seized crab pots.", Situation(), policy).to_page(lang)
    list(failures(policy))


@pytest.mark.parametrize("wrong", WRONG, ids=repr)
def test_a_wrong_value_anywhere_is_one_plain_sentence_or_does_no_harm(wrong: Any) -> None:
    refused = 0
    for path in places(PACK):
        try:
            use(json.dumps(put(path, wrong)))
        except PolicyError as error:
            assert "\n" not in str(error)
            refused += 1
    assert refused > 0


HOSTILE = {
    "deep brackets": "[" * 100_000,
    "deep objects": '{"a":' * 100_000,
    "no object": "[1, 2]",
    "no text": "",
    "half a file": TEXT[:2000],
    "bytes of a picture": "\x89PNG\r\n\x1a\n\ufffd\ufffd",
    "a ring of lexicons": json.dumps(put(("lexicons",), {"boat": ["{catch}"], "catch": ["{boat}"]})),
    "deep phrase": json.dumps(put(("rules", "shop-gifts", "phrases"), ["(" * 5000 + "a" + ")" * 5000])),
    "a phrase that is never closed": json.dumps(put(("rules", "shop-gifts", "phrases"), ["(a | [b"])),
    "a chain of lexicons": json.dumps(
        put(("lexicons",), {f"l{n}": [f"{{l{n + 1}}}"] for n in range(3000)} | {"l3000": ["x"]})
    ),
    "endless choices": json.dumps(put(("rules", "shop-gifts", "phrases"), ["x " + "(a | b | [c]) " * 5000])),
    "another program": json.dumps(put(("rules", "shop-gifts", "check"), "os")),
    "a path for a zone": json.dumps(put(("timezone",), "../../etc/passwd")),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_gets_one_plain_sentence(text: str) -> None:
    try:
        use(text)
    except PolicyError as error:
        assert str(error).startswith("rules.json: ") and "\n" not in str(error)
