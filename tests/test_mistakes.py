"""What is wrong with a rules.json, in Spanish: every sentence that the sources can say has one."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from secondlook import PolicyError
from secondlook.mistakes import FRAMES, in_spanish, sentence_in_spanish

PY = Path(__file__).parents[1] / "py"
SAYS: dict[str, tuple[int, ...]] = {"PolicyError": (1, 2), "Failure": (1, 2), "PhraseError": (0, 1), "_error": (0, 1)}
SAYS |= {"sorry": (0,), "not_started": (0,)}
"""Which arguments of a call are words for people."""


def spoken() -> Iterator[str]:
    """Every sentence of the sources that is written where an error arises, with x for what it is about."""
    for source in [*(PY / "secondlook").glob("*.py"), PY / "page/worker.py", PY / "page/worker_views.py"]:
        for call in ast.walk(ast.parse(source.read_text("utf-8"))):
            if isinstance(call, ast.Call):
                yield from spoken_by(call)


def spoken_by(call: ast.Call) -> Iterator[str]:
    """The words for people among the arguments of a call; a phrase's own error puts the phrase before its problem."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    for at in SAYS.get(name, ()):
        for words in written(call.args[at : at + 1]):
            yield f"“x” {words}" if name == "_error" and at == 0 else words


def written(arguments: list[ast.expr]) -> Iterator[str]:
    """The words of a literal; a variable has none."""
    for one in arguments:
        if isinstance(one, ast.Constant):
            yield str(one.value)
        elif isinstance(one, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "x" for part in one.values)


@pytest.mark.parametrize("words", sorted(set(spoken()) - {"“x” x"}))
def test_every_sentence_about_a_mistake_has_its_spanish(words: str) -> None:
    assert in_spanish(words) != words


def test_the_search_for_sentences_finds_most_of_the_frames() -> None:
    assert len(set(spoken())) > 0.7 * len(FRAMES)


def test_a_sentence_is_put_together_in_spanish() -> None:
    error = PolicyError("line 3, column 9", "no clause is called “11”", "did you mean “1”?")
    assert (
        sentence_in_spanish(error)
        == "rules.json: línea 3, columna 9: no hay cláusula con el nombre “11”; ¿quiso decir “1”?"
    )
    error = PolicyError("rules.a", "no lexicon called {sing}", "use one of b, c")
    assert (
        sentence_in_spanish(error) == "rules.json: rules.a: no hay léxico con el nombre {sing}; use uno de estos: b, c."
    )


def test_words_of_the_file_stay_as_they_are() -> None:
    assert (
        in_spanish("“close it” is found because of: rule + the {x}\nof it")
        == "“close it” se halla por: rule + the {x}\nof it"
    )
    assert in_spanish("anything else") == "anything else"
