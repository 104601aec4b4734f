"""Words in disguise are found like plain ones, and disguise alone makes nothing a finding.

Over the rules' own examples: the words to be found are written with figures for letters,
look-alike letters, invisible signs, emoji or blanks between letters, or stretched vowels;
at least 95 of 100 findings must survive each.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from secondlook import Severity, Situation, check, load_policy
from secondlook.common_words import is_common
from secondlook.terms import Example, Rule

POLICY = load_policy((Path(__file__).parents[1] / "rules.json").read_text(encoding="utf-8"))
LETTERS = re.compile(r"(?<![\w'])[^\W\d_]{4,}(?![\w'])")


def each_word(change: Callable[[str], str]) -> Callable[[str], str]:
    return lambda words: LETTERS.sub(lambda found: change(found.group()), words)


def figures(word: str) -> str:
    return word.translate(str.maketrans("aeio", "4310"))


def look_alikes(word: str) -> str:
    return word.translate(str.maketrans("aceopxyAEOPCHKMT", "асеорхуАЕОРСНКМТ"))


def stretched(word: str) -> str:
    return re.sub(r"([aeiou])(?!.*[aeiou])", r"\1\1\1\1", word)


def swapped(word: str) -> str:
    """Swap two letters in the middle."""
    middle = len(word) // 2
    return word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]


def dropped(word: str) -> str:
    return word[: len(word) // 2] + word[len(word) // 2 + 1 :]


def doubled(word: str) -> str:
    return word[: len(word) // 2] + word[len(word) // 2 - 1 :]


def wrong_vowel(word: str) -> str:
    return re.sub(r"([aeiou])(?!.*[aeiou])", lambda found: "eioua"["aeiou".index(found.group())], word)


def misspelt(slip: Callable[[str], str]) -> Callable[[str], str]:
    """Misspell the longest word, where that leaves no other word that is common."""

    def change(words: str) -> str:
        longest = max(LETTERS.findall(words), key=len, default="")
        wrong = slip(longest.lower()) if len(longest) > 4 else longest
        return words if is_common(wrong) else words.replace(longest, wrong, 1)

    return change


DISGUISES: dict[str, Callable[[str], str]] = {
    "figures": each_word(figures),
    "look-alikes": each_word(look_alikes),
    "invisible": each_word("\u200b".join),
    "soft hyphens": each_word("\u00ad".join),
    "styled": each_word(lambda word: "".join(chr(ord(c) - 97 + 0x1D5EE) if "a" <= c <= "z" else c for c in word)),
    "emoji": each_word(lambda word: word[:2] + "🔥" + word[2:]),
    "spaced": each_word(" ".join),
    "points": each_word(".".join),
    "stretched": each_word(stretched),
    "capitals": str.upper,
    "swapped": misspelt(swapped),
    "dropped": misspelt(dropped),
    "doubled": misspelt(doubled),
    "wrong vowel": misspelt(wrong_vowel),
}


@cache
def cases() -> list[tuple[Rule, Example]]:
    """Give the bad examples whose finding stands on the words that they name."""
    return [
        (rule, example)
        for rule in POLICY.rules.values()
        for example in rule.bad
        if example.words and fires(rule, example.text, example)
    ]


def fires(rule: Rule, text: str, example: Example) -> bool:
    facts = {"account": rule.accounts[0], "kind": rule.kinds[0]} | dict(example.situation)
    findings = check(text, Situation.from_json(facts), POLICY).findings
    return any(found.rule == rule.id and found.severity is not Severity.NOTE for found in findings)


def disguised(example: Example, change: Callable[[str], str]) -> str:
    text = example.text
    for words in example.words:
        text = text.replace(words, change(words))
    return text


def lost(change: Callable[[str], str]) -> Iterator[str]:
    for rule, example in cases():
        if not fires(rule, disguised(example, change), example):
            yield disguised(example, change)


@pytest.mark.parametrize("name", DISGUISES)
def test_ninety_five_of_a_hundred_findings_survive(name: str) -> None:
    missed = list(lost(DISGUISES[name]))
    assert len(missed) <= 0.05 * len(cases()), missed


def with_longest_word(text: str, change: Callable[[str], str]) -> str:
    """Disguise the longest word of a text."""
    longest = max(LETTERS.findall(text), key=len, default="")
    return text.replace(longest, change(longest), 1) if longest else text


@pytest.mark.parametrize("name", DISGUISES)
def test_no_disguise_makes_a_good_example_fire(name: str) -> None:
    """Notices of pages are left out: there a word that cannot be read is a notice that is missing."""
    fired = [
        text
        for rule in POLICY.rules.values()
        for example in rule.good
        if not rule.parts and fires(rule, text := with_longest_word(example.text, DISGUISES[name]), example)
    ]
    assert fired == []


@pytest.mark.parametrize(
    "text",
    [
        "los hinmigrantes k se larguen",
        "kiero ke se mueran los jediondos gitanos",
        "muerte a los mvsulm4nes",
        "xq son tan puercos los haytianos",
    ],
)
def test_spanish_written_by_ear_is_read(text: str) -> None:
    found = check(text, Situation(), POLICY).findings
    assert "bias-language" in {finding.rule for finding in found}
