"""Values of one shape out of JSON: each function gives what was asked for, or says what is wrong, where, and the cure.

`place` names where in the file the value stands. All raise PolicyError.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from secondlook.terms import PolicyError, Text, did_you_mean

WHOLE = "the file"  # the place of what is wrong with all of it


def table(value: object, place: str) -> dict[str, Any]:
    """An object."""
    if not isinstance(value, dict):
        raise PolicyError(place, "an object { } is needed here", "put names and values between { and }")
    return value


def array(value: object, place: str) -> list[Any]:
    """A list."""
    if not isinstance(value, list):
        raise PolicyError(place, "a list [ ] is needed here", "put the values between [ and ]")
    return value


def string(value: object, place: str) -> str:
    """Words: not empty, nor blanks alone."""
    if not isinstance(value, str) or not value.strip():
        raise PolicyError(place, "words are needed here", "write them between quotation marks")
    return value


def number(value: object, place: str) -> float:
    """A number, which true and false are not."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise PolicyError(place, "a number is needed here", "write one like 1.5")
    return float(value)


def strings(value: object, place: str) -> list[str]:
    """A list of words."""
    return [string(item, f"{place}[{n}]") for n, item in enumerate(array(value, place))]


def phrases(value: object, place: str) -> tuple[str, ...]:
    """A list of phrases; the notation is read later (phrases.py)."""
    return tuple(strings(value, place))


def bilingual(value: object, place: str) -> Text:
    """A sentence in English, and perhaps in Spanish."""
    data = table(value, place)
    only(data, place, {"en"}, {"es"})
    return {language: string(words, f"{place}.{language}") for language, words in data.items()}


def choice(value: object, allowed: Iterable[str], place: str) -> str:
    """One of the words that are allowed."""
    if value not in (allowed := tuple(allowed)):
        raise PolicyError(place, f"{value!r} is not known here", did_you_mean(str(value), allowed))
    return str(value)


def subset(data: Mapping[str, Any], key: str, allowed: tuple[str, ...], place: str) -> tuple[str, ...]:
    """The words under a key that are allowed there; all of them where the key is missing."""
    if key not in data:
        return allowed
    return tuple(choice(item, allowed, f"{place}.{key}") for item in array(data[key], f"{place}.{key}"))


def entries(data: Mapping[str, Any], key: str) -> Iterable[tuple[str, Any]]:
    """The names and values of the object under a key; none where the key is missing."""
    return table(data.get(key, {}), key).items()


def only(data: Mapping[str, Any], place: str, needed: set[str], allowed: set[str]) -> None:
    """See to it that all keys are there that are needed, and none that is unknown."""
    for key in data:
        if key not in needed | allowed:
            where = f"{place}.{key}".removeprefix(f"{WHOLE}.")
            raise PolicyError(where, "nothing is called this here", did_you_mean(key, needed | allowed))
    for key in sorted(needed - data.keys()):
        raise PolicyError(place, f"“{key}” is missing", f"add “{key}”")
