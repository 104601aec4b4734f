"""What the engine recognises in a text with the words of rules.json, for the tests of it."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from secondlook.automaton import Cell, Matcher
from secondlook.disguise import Disguises
from secondlook.document import Document
from secondlook.entities import LEXICONS, recognise
from secondlook.phrases import ANY, Symbols, parse

PACK = Path(__file__).parents[2] / "rules.json"
WORDS = {
    name: words for name, words in json.loads(PACK.read_text(encoding="utf-8"))["lexicons"].items() if name in LEXICONS
}
NAMES = sorted(WORDS)
SYMBOLS = Symbols()
MATCHER = Matcher((parse(word, SYMBOLS), n) for n, name in enumerate(NAMES) for word in WORDS[name])
DISGUISES = Disguises(SYMBOLS, [])
DOMAINS = frozenset(WORDS.get("agency-domain", ()))


def lexicons_in(doc: Document) -> dict[str, list[tuple[int, int]]]:
    """Find the plain lexicons in a document, as the engine does before it recognises."""
    labels: dict[str, list[tuple[int, int]]] = {}
    for first, last, output in MATCHER.walk([cell(doc, n) for n in range(len(doc.tokens))]):
        labels.setdefault(NAMES[output], []).append((first, last))
    return labels


def cell(doc: Document, number: int) -> Cell:
    token = doc.tokens[number]
    words = {token.norm, *DISGUISES.readings(doc.folded[token.start : token.end].lower())}
    symbols = frozenset({ANY, *(symbol for word in words for symbol in SYMBOLS.of_word(word))})
    return Cell(symbols, token.parted, token.kind == "emoji", ())


def found(text: str, *labels: str) -> list[str]:
    """Give the words of a text that have one of the labels."""
    doc = Document(text)
    entities = recognise(doc, lexicons_in(doc), DOMAINS)
    return [text[slice(*doc.original(first, last))] for label, first, last in entities if label in labels]


def finds(rows: Mapping[str, Sequence[tuple[str, ...]]]) -> Callable[..., None]:
    """Give the test that each text has these words of a label, by label: rows of a text and its words."""

    @pytest.mark.parametrize(
        ("label", "text", "words"), [(label, text, words) for label, some in rows.items() for text, *words in some]
    )
    def test(label: str, text: str, words: list[str]) -> None:
        assert found(text, label) == words

    return test


def leaves_alone(texts: Mapping[str, Sequence[str]]) -> Callable[..., None]:
    """Give the test that nothing of a label is found in its texts, by label."""

    @pytest.mark.parametrize(("label", "text"), [(label, text) for label, some in texts.items() for text in some])
    def test(label: str, text: str) -> None:
        assert found(text, label) == []

    return test
