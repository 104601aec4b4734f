"""The rules that need more than words, one module each.

A module holds one function:

    def check(reading: Reading, rule: Rule, situation: Situation) -> Iterator[Finding]

Its docstring tells what the rule deliberately leaves alone, and why. A module that adds up
clues may find some beside those of the signs, in a function `beside`. Words live in
rules.json; a rule without a "check" there is judged by `signs`.
"""

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules

from secondlook.findings import Finding
from secondlook.reading import Reading
from secondlook.situation import Situation
from secondlook.terms import Rule

Check = Callable[[Reading, Rule, Situation], Iterator[Finding]]


@cache
def judge(name: str) -> Check:
    """Give the check function of the module `name` in this package."""
    check: Check = import_module(f"{__name__}.{name}").check
    return check


def exists(name: str) -> bool:
    """Say whether there is a module of that name here."""
    return name.isidentifier() and find_spec(f"{__name__}.{name}") is not None


def names() -> list[str]:
    """Give the names of the modules here."""
    return sorted(module.name for module in iter_modules(__path__))
