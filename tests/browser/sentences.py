"""The sentences of the page in both languages, read from its sources: most of its modules need a browser."""

import ast
from pathlib import Path

SOURCES = Path(__file__).resolve().parents[2] / "py/page"


def sentences() -> dict[str, tuple[str, str]]:
    """Key -> (English, Spanish): those of words.py, and of the modules that are loaded later."""
    found: dict[str, tuple[str, str]] = {}
    for path in sorted(SOURCES.glob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "WORDS":
                words = in_pairs(ast.literal_eval(node.value))
                assert not words.keys() & found.keys(), path.name
                found |= words
    return found


def in_pairs(words: dict[str, dict[str, str]]) -> dict[str, tuple[str, str]]:
    """The words of one module by key; words.py has pairs already, the others a table for each language."""
    if "en" not in words:
        return words  # type: ignore[return-value]
    assert words["en"].keys() == words["es"].keys()
    return {key: (words["en"][key], words["es"][key]) for key in words["en"]}


ALL = sentences()
