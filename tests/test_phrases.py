"""The phrase notation: what each sign matches, what is refused, and that the walk is linear."""

from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondlook.automaton import Cell, Matcher, longest
from secondlook.document import Document
from secondlook.phrases import ANY, PhraseError, Symbols, alone, parse


def found(phrases: Sequence[str], text: str) -> list[str]:
    """Give the words that the phrases match, as typed."""
    symbols = Symbols()
    matcher = Matcher([(parse(phrase, symbols), n) for n, phrase in enumerate(phrases)])
    doc = Document(text)
    matches = longest(matcher.walk(cells(doc, symbols)))
    return [text[slice(*doc.original(match.first, match.last))] for match in matches]


def cells(doc: Document, symbols: Symbols) -> list[Cell]:
    made = []
    for token in doc.tokens:
        numbers = {ANY, *symbols.of_word(token.norm)}
        if token.shape == "caps" and (number := symbols.find("caps", token.norm)) is not None:
            numbers.add(number)
        made.append(Cell(frozenset(numbers), token.parted, token.kind == "emoji", ()))
    return made


@pytest.mark.parametrize(
    ("phrase", "text", "matched"),
    [
        ("off duty", "So OFF-Duty, off\nduty", ["OFF-Duty", "off\nduty"]),
        ("cat", "a cat in a category", ["cat"]),
        ("(my | our) badge", "our badge, my badge, a badge", ["our badge", "my badge"]),
        ("my [new | shiny] badge", "my badge my new badge my old badge", ["my badge", "my new badge"]),
        ("arrest*", "arrested under arrest", ["arrested", "arrest"]),
        ("we ... trunk", "We opened up the old trunk", ["We opened up the old trunk"]),
        ("we ... trunk", "we a b c d e trunk", ["we a b c d e trunk"]),
        ("we ... trunk", "we a b c d e f trunk", []),
        ("we ... the ... trunk", "we a b the, c d e f g trunk", ["we a b the, c d e f g trunk"]),
        ("we ... old ... trunk", "we saw old, a trunk, an old trunk", ["we saw old, a trunk, an old trunk"]),
        ("we ... trunk", "We left. The trunk stayed", []),
        ("we ... trunk", "we looked, carefully, in the trunk", ["we looked, carefully, in the trunk"]),
        ("big trunk", "big, trunk", []),
        ("ICE", "ICE on ice cream", ["ICE"]),
        ("don't tell", "DON’T tell", ["DON’T tell"]),
        ("he [really] (did it | is guilty)", "he did it. He really is guilty", ["he did it", "He really is guilty"]),
        ("guilty man", "guilty 🔥 man", ["guilty 🔥 man"]),
        ("🍆", "so 🍆 lol", ["🍆"]),
        ("está (mal | aquí)", "esta mal, ESTÁ AQUÍ", ["esta mal", "ESTÁ AQUÍ"]),
        ("a (b | b c) d", "a b c d", ["a b c d"]),
        (" ".join(["(a b | c d)"] * 12), "a b c d " * 6, ["a b c d a b c d a b c d a b c d a b c d a b c d"]),
        ("we ... [old] [car]", "we left it all, we sold the car", ["we", "we sold the car"]),
        ("a [b [c] | d] e", "a e, a b e, a b c e, a d e, a c e", ["a e", "a b e", "a b c e", "a d e"]),
    ],
)
def test_a_sign_matches_what_the_readme_says(phrase: str, text: str, matched: list[str]) -> None:
    assert found([phrase], text) == matched


@pytest.mark.parametrize(
    ("phrase", "cure"),
    [
        ("(my | our badge", "does not close"),
        ("my) badge", "never opened"),
        ("[my]", "no words at all"),
        ("... badge", "begins or ends"),
        ("badge ...", "begins or ends"),
        ("", "empty"),
        ("(|) a", "empty choice"),
        (" ".join(["word"] * 50), "longer than"),
        (r"ba\dge", "does not know"),
    ],
)
def test_a_wrong_phrase_says_what_is_wrong(phrase: str, cure: str) -> None:
    with pytest.raises(PhraseError, match=cure):
        parse(phrase, Symbols())


WORDS = st.lists(st.sampled_from(["my", "our", "badge", "new", "duty", "off"]), min_size=1, max_size=4)


@given(st.lists(WORDS, min_size=1, max_size=6), st.lists(WORDS, max_size=8))
def test_the_automaton_finds_what_a_plain_search_finds(phrases: list[list[str]], text: list[list[str]]) -> None:
    words = [word for part in text for word in part]
    symbols = Symbols()
    matcher = Matcher([(parse(" ".join(phrase), symbols), n) for n, phrase in enumerate(phrases)])
    walked = set(matcher.walk(cells(Document(" ".join(words)), symbols)))
    plain = {
        (start, start + len(phrase), n)
        for n, phrase in enumerate(phrases)
        for start in range(len(words))
        if words[start : start + len(phrase)] == phrase
    }
    assert walked == plain


class Counted(frozenset[int]):
    """A set of symbols that counts how often a state of the automaton is asked whether it leads on."""

    looks = 0

    def isdisjoint(self, other: Iterable[object]) -> bool:
        Counted.looks += 1
        return super().isdisjoint(other)


def cost(phrases: Sequence[str], text: str) -> int:
    """Count the steps that a second walk over the text takes: its cost, whatever the machine."""
    symbols = Symbols()
    matcher = Matcher([(parse(phrase, symbols), n) for n, phrase in enumerate(phrases)])
    read = cells(Document(text), symbols)
    matcher.walk(read)
    for state in matcher._states.values():
        state.telling = Counted(state.telling)
    Counted.looks = 0
    matcher.walk(read)
    return Counted.looks


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("sad", "sad"),
        ("[very] sad", "sad"),
        ("[so] [very] (sad | low | cast down)", "low sad"),
        ("[very] sad dog", ""),
        ("sad ... dog", ""),
        ("(sad | sick) [... dog]", "sad sick"),
    ],
)
def test_one_word_is_found_without_a_walk_where_it_is_all_that_a_phrase_asks_for(phrase: str, words: str) -> None:
    symbols = Symbols()
    pattern = parse(phrase, symbols)
    names = {number: word for word, number in symbols.words.items()}
    assert " ".join(sorted(names[symbol] for symbol in alone(pattern))) == words
    walked = Matcher([(pattern, 0)], alone=False)
    for text in ("so very sad", "very sad dog", "sad", "so sad, a dog"):
        read = cells(Document(text), symbols)
        short = {(n, n + 1, 0) for n, cell in enumerate(read) if alone(pattern) & cell.symbols}
        assert {*walked.walk(read)} | short == {*Matcher([(pattern, 0)]).walk(read)}


def test_there_is_one_way_through_a_gap() -> None:
    symbols = Symbols()
    matcher = Matcher([(parse("we ... trunk", symbols), 0)])
    matcher.walk(cells(Document("we a b, c d e trunk"), symbols))
    assert {len(places) for places in matcher._states} == {1}


@pytest.mark.parametrize(
    "phrase", ["my ... my ... my", "my [my] [my] my", "🐷 my cop", "(my | my my) my", "my ... (my ... my | 🐷) my"]
)
def test_an_adversarial_text_costs_no_more_a_word_when_it_grows(phrase: str) -> None:
    short, long = (cost([phrase], "my 🐷 " * n) for n in (300, 1200))
    assert 0 < long <= 4.2 * short


def test_the_cost_of_a_walk_does_not_grow_with_the_number_of_phrases() -> None:
    text = "my partner was on duty and we opened the trunk of the old car " * 20
    core = ["my (partner | badge)", "on duty", "we ... trunk", "the [old] car"]
    few, many = (
        cost([*core, *(f"{a} word{n} [not] here" for a in ("my", "the", "we") for n in range(count))], text)
        for count in (150, 1300)
    )
    assert few == many
