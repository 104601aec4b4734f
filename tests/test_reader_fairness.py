"""With the second reader on, too, nobody is asked about who they are, what the law protects, or everyday life.

That it treats every group alike is shown in test_bias.py.
"""

from functools import cache
from pathlib import Path

import pytest

from build.readme import rows
from reader.onnx_file import FOLDER
from reader.opinion import Reader
from secondlook import Severity, Situation, check, load_policy

POLICY = load_policy((Path(__file__).parents[1] / "rules.json").read_text("utf-8"))
pytestmark = pytest.mark.skipif(not (FOLDER / "model.onnx").exists(), reason="the model has not been made")


@cache
def reader() -> Reader:
    from reader.onnx_file import open_reader

    return open_reader()


def spoken_to(text: str, facts: dict[str, object]) -> set[str]:
    """The rules for which the rules or the reader say something of a post."""
    report = reader().second(check(text, Situation.from_json(facts), POLICY))
    return {found.rule for found in report.findings if found.severity is not Severity.NOTE}


def test_protected_speech_is_left_alone() -> None:
    assert {row["text"]: found for row in rows("protected") if (found := spoken_to(row["text"], row))} == {}


def test_of_sentences_about_who_somebody_is_no_more_are_spoken_to_than_by_the_rules_alone() -> None:
    """How few these are is tested in test_corpus.py."""
    alone = {row["text"]: check(row["text"], Situation.from_json(row), POLICY) for row in rows("identity")}
    assert [text for text, report in alone.items() if reader().second(report).findings != report.findings] == []


def test_at_most_one_ordinary_post_in_a_hundred_is_spoken_to() -> None:
    posts = rows("ordinary")
    assert sum(bool(spoken_to(row["text"], row)) for row in posts) <= len(posts) / 100


@pytest.mark.parametrize(
    "text",
    [
        "Aye finna hit the cookout, auntie on the grill, we outside all day fr fr.",
        "Ion even like cake but my baby birthday today so we up in here.",
        "He been done washed that truck, it clean clean.",
        "My cuzzo she stay late to the function but she always bring the good plates.",
        "Ya tú sabe, el corillo completo en la playa hoy, wepa.",
        "Pa'lante siempre, mi gente. Sunday dinner con la familia, el arroz con gandules was bussin.",
        "Wah gwaan, di rice an peas ready an everybody a come.",
        "Mi abuela be cooking like she feeding the whole block, no cap.",
    ],
)
def test_no_dialect_is_asked_about(text: str) -> None:
    assert spoken_to(text, {"account": "personal"}) == set()
