"""Every sentence of the Order has a row: flagged, asked, reminded, or honestly beyond a checker."""

import hashlib
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CLAUSES = json.loads((ROOT / "rules.json").read_text(encoding="utf-8"))["clauses"]
OUTLINE = [line.split("\t") for line in (ROOT / "tests/order.tsv").read_text(encoding="utf-8").splitlines()[1:]]


def test_every_sentence_of_the_order_has_a_row() -> None:
    named = {clause for _, _, clauses in OUTLINE for clause in clauses.split()}
    assert named == set(CLAUSES)


@pytest.mark.parametrize("clause", CLAUSES.values(), ids=CLAUSES)
def test_a_row_beyond_a_checker_says_why(clause: dict[str, object]) -> None:
    assert (clause["help"] == "cannot") == ("reason" in clause)


def test_the_outline_is_that_of_the_order() -> None:
    """Where the Order's text lies beside the project, its sentences are those of the outline."""
    order = next(iter((ROOT.parent / "shared").glob("general-order-4.16.txt")), None)
    if order is None:
        pytest.skip("the text of the Order is not kept in the project")
    assert [key for key, _, _ in OUTLINE] == [
        fingerprint(line) for line in sentences(order.read_text(encoding="utf-8"))
    ]


def sentences(order: str) -> list[str]:
    """Cut the Order into its sentences: from the purpose to the end, without headings."""
    body = order.split("4.16.01 PURPOSE", 1)[1].split("Dean Esserman")[0]
    lines = [line.strip(" -\t") for line in body.splitlines()]
    whole = [line for line in lines if re.search(r"[a-z)][.:]", line)]
    return [part for line in whole for part in re.split(r"(?<=[a-z)”][.])\s+(?=[A-Z])", line)]


def fingerprint(sentence: str) -> str:
    """Name a sentence without quoting it."""
    return hashlib.sha256(" ".join(sentence.split()).encode()).hexdigest()[:10]
