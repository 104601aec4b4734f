"""The policy: all that rules.json says, and the automata made of its phrases."""

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import add
from typing import Any

from secondlook.automaton import Matcher
from secondlook.disguise import Disguises
from secondlook.entities import LABELS, LEXICONS
from secondlook.phrases import ANY, Pattern, PhraseError, Symbols, Word, alone, parse
from secondlook.terms import (
    Clause,
    Excuse,
    Kiosk,
    PolicyError,
    Question,
    Reminder,
    Rule,
    Shown,
    Sign,
    Text,
    did_you_mean,
    names_in,
)

MOST_REMEMBERED = 20_000
_UNTOLD = ("",)
_LONG_NAME = 6
"""From how many letters on a word with a capital is looked at as a misspelt one: short ones are names."""


def _any(phrases: tuple[str, ...]) -> tuple[str, ...]:
    """Give no words, but as something or nothing what says whether there are phrases."""
    return _UNTOLD if phrases else ()


def _wordless(sign: Sign) -> Sign:
    return replace(
        sign,
        phrases=_any(sign.phrases),
        context=_any(sign.context),
        setting=_any(sign.setting),
        unless=_any(sign.unless),
    )


@dataclass
class Policy:
    """The policy pack, ready to read texts with.

    `layers` are automata for the entries of lexicons: those of the first layer are plain words, those of
    a later one use {names} of earlier ones or of what the engine recognises itself;
    `phrases` is the automaton for everything that rules and excuses ask.
    """

    title: Text
    version: str
    date: str
    zone: str
    limit: Text
    clauses: Mapping[str, Clause]
    questions: Mapping[str, Question]
    excuses: Mapping[str, Excuse]
    lexicons: Mapping[str, tuple[str, ...]]
    rules: Mapping[str, Rule]
    reminders: Mapping[str, Reminder] = field(default_factory=dict)
    pictures: Mapping[str, Shown] = field(default_factory=dict)
    disguised: tuple[str, ...] = ()
    reviewed: str = ""
    review_months: int = 0
    kiosk: Kiosk = field(default_factory=Kiosk)

    def compile(self) -> None:
        """Turn all phrases into automata. Raises PolicyError for a phrase that cannot be read."""
        self.symbols = Symbols()
        parsed = {
            name: [self._parse(entry, f"lexicons.{name}[{n}]") for n, entry in enumerate(entries)]
            for name, entries in self.lexicons.items()
        }
        self.numbers: dict[str, int] = {}
        self.phrases = Matcher(self._asked())
        self._check_lexicons_used()
        self.labels = [*self.lexicons, *LABELS]
        self.label_symbols = {name: self.symbols.add("label", name) for name in self.labels}
        self.label_names = {number: name for name, number in self.label_symbols.items()}
        levels = self._levels(parsed)
        self._meanings, self._meaning_of = self._one_word_entries(parsed, levels)
        self.layers = self._layered(parsed, levels)
        self.noted = {self.label_symbols[name]: name for name in LEXICONS if name in self.label_symbols}
        self.domains = frozenset(self.lexicons.get("agency-domain", ()))
        maskable = [word for name in self.disguised for entry in self.lexicons.get(name, ()) for word in entry.split()]
        self.disguises = Disguises(self.symbols, maskable)
        self._forget_words()

    def forget(self) -> None:
        """Forget what texts left behind: their words, and how far the automata got with them."""
        self._forget_words()
        for matcher in (self.phrases, *self.layers):
            matcher.forget()

    def _forget_words(self) -> None:
        self._seen: dict[tuple[str, str, bool], frozenset[int]] = {}
        self._joined: dict[tuple[frozenset[int], frozenset[int]], frozenset[int]] = {}
        self._notes: dict[frozenset[int], tuple[str, ...]] = {}
        self._labels_in: dict[frozenset[int], frozenset[str]] = {}
        self._wide: dict[str, frozenset[int]] = {}

    def _one_word_entries(
        self, parsed: Mapping[str, list[Pattern]], levels: Mapping[str, list[int]]
    ) -> tuple[list[frozenset[int]], "array[int]"]:
        """Give sets of labels, and for each symbol the number of the set that it has by itself.

        No walk is needed to find an entry of one word, nor one word that is all that a longer entry asks for.
        ANY, which is -1, has none, like most symbols.
        """
        meanings: dict[int, set[int]] = {}
        for name, patterns in parsed.items():
            for level, pattern in zip(levels[name], patterns, strict=True):
                for symbol in alone(pattern) if not level or isinstance(pattern, Word) else ():
                    meanings.setdefault(symbol, set()).add(self.label_symbols[name])
        sets = list(dict.fromkeys(map(frozenset, [(), *meanings.values()])))
        numbers = {labels: number for number, labels in enumerate(sets)}
        each = (numbers[frozenset(meanings.get(symbol, ()))] for symbol in range(len(self.symbols)))
        return sets, array("H", [*each, numbers[frozenset()]])

    def _layered(self, parsed: Mapping[str, list[Pattern]], levels: Mapping[str, list[int]]) -> list[Matcher]:
        """Put the entries of several words into automata, each entry above those that it asks for."""
        entries = [
            (level, pattern, number)
            for number, name in enumerate(self.lexicons)
            for level, pattern in zip(levels[name], parsed[name], strict=True)
            if not isinstance(pattern, Word)
        ]
        highest = max((level for level, _, _ in entries), default=0)
        return [
            Matcher(((pattern, number) for level, pattern, number in entries if level == layer), alone=layer > 0)
            for layer in range(highest + 1)
        ]

    def __getstate__(self) -> dict[str, Any]:
        """Give what a pickle keeps: not the words from which the automata were made, nor what texts left behind."""
        _ = self.owners, self.showing, self.excusing  # worked out now, while the words are there
        return self.__dict__ | {
            "lexicons": {},
            "rules": {key: replace(rule, signs=tuple(map(_wordless, rule.signs))) for key, rule in self.rules.items()},
            "excuses": {key: replace(one, phrases=_any(one.phrases)) for key, one in self.excuses.items()},
            "numbers": {},
            "_seen": {},
            "_joined": {},
            "_notes": {},
            "_labels_in": {},
            "_wide": {},
        }

    def _parse(self, entry: str, place: str) -> Pattern:
        """Parse a phrase; a lexicon that it asks for must exist."""
        for name in names_in(entry):
            if name not in self.lexicons and name not in LABELS:
                cure = did_you_mean(name, {*self.lexicons, *LABELS})
                raise PolicyError(place, f"no lexicon called {{{name}}}", cure)
        try:
            return parse(entry, self.symbols)
        except PhraseError as error:
            raise PolicyError(place, error.problem, error.cure) from None

    def _asked(self) -> Iterator[tuple[Pattern, int]]:
        """Parse every distinct phrase of rules and excuses once, and number it."""
        for place, phrases in self._phrase_lists():
            for n, phrase in enumerate(phrases):
                if phrase not in self.numbers:
                    self.numbers[phrase] = len(self.numbers)
                    yield self._parse(phrase, f"{place}[{n}]"), self.numbers[phrase]

    def _phrase_lists(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        for rule in self.rules.values():
            for sign in rule.signs:
                place = f"rules.{rule.id}" + (f".signs.{sign.id}" if sign.id else "")
                for key in ("phrases", "context", "setting", "unless"):
                    yield f"{place}.{key}", getattr(sign, key)
        for excuse in self.excuses.values():
            yield f"excuses.{excuse.id}.phrases", excuse.phrases
        for reminder in self.reminders.values():
            for key in ("phrases", "unless"):
                yield f"reminders.{reminder.id}.{key}", getattr(reminder, key)

    def _levels(self, parsed: Mapping[str, list[Pattern]]) -> Mapping[str, list[int]]:
        """Give for each entry of a lexicon the first layer at which all is known that it asks for.

        Most entries ask for nothing and are found in the first layer, so that the others are small. What the engine
        recognises is known after the first layer, an entry of one word with that word. Lexicons that name each other
        in a ring are an error.
        """
        known: dict[str, int] = {}
        levels: dict[str, list[int]] = {}

        def visit(name: str, path: tuple[str, ...]) -> int:
            """Give the first layer that may ask for a lexicon."""
            if name in path:
                ring = " → ".join((*path[path.index(name) :], name))
                raise PolicyError(
                    f"lexicons.{name}", f"lexicons name each other in a ring ({ring})", "take one name out"
                )
            if name not in known:
                asked = [names_in(entry) for entry in self.lexicons[name]]
                levels[name] = [
                    max((visit(n, (*path, name)) if n in self.lexicons else 1 for n in names), default=0)
                    for names in asked
                ]
                walked = (not isinstance(pattern, Word) for pattern in parsed[name])
                known[name] = max(map(add, levels[name], walked), default=0)
            return known[name]

        for name in self.lexicons:
            visit(name, ())
        return levels

    def _check_lexicons_used(self) -> None:
        for name in self.lexicons:
            asked = self.symbols.find("label", name) is not None
            if not asked and name not in LEXICONS and name not in self.disguised:
                raise PolicyError(
                    f"lexicons.{name}", "no phrase uses this lexicon", f"write {{{name}}} in a phrase or delete it"
                )

    def symbols_of(self, written: str, shape: str, piece: bool = False) -> frozenset[int]:
        """Give the symbols that a word, or `piece` of a word, answers to, with all that they mean; remembered."""
        key = (written, shape, piece)
        found = self._seen.get(key)
        if found is None:
            lower = written.lower()
            misspelt = not piece and (shape != "title" or len(written) >= _LONG_NAME)
            meant = self.disguises.readings(lower, misspelt)
            numbers = {n for word in meant for n in self.symbols.of_word(word)}
            if shape == "caps" and (number := self.symbols.find("caps", lower.replace("'", ""))) is not None:
                numbers.add(number)
            if len(self._seen) > MOST_REMEMBERED:
                self._forget_words()
            found = self._seen[key] = self._meant(frozenset({ANY, *numbers}))
        return found

    def symbols_of_label(self, name: str) -> frozenset[int]:
        """Give the symbol of a label, with all that it means; the answer is remembered."""
        found = self._wide.get(name)
        if found is None:
            found = self._wide[name] = self._meant(frozenset({self.label_symbols[name]}))
        return found

    def joined(self, one: frozenset[int], other: frozenset[int]) -> frozenset[int]:
        """Give two sets of symbols as one; the same object for the same two, so that it is found fast again."""
        found = self._joined.get((one, other))
        if found is None:
            found = self._joined[one, other] = one | other
        return found

    def labels_in(self, symbols: frozenset[int]) -> frozenset[str]:
        """Give the names of those of some symbols that are labels; the answer is remembered."""
        found = self._labels_in.get(symbols)
        if found is None:
            names = self.label_names
            found = self._labels_in[symbols] = frozenset([names[symbol] for symbol in symbols & names.keys()])
        return found

    def notes_of(self, symbols: frozenset[int]) -> tuple[str, ...]:
        """Give those labels among symbols that the recognisers ask for."""
        found = self._notes.get(symbols)
        if found is None:
            found = self._notes[symbols] = tuple(sorted(self.noted[s] for s in self.noted.keys() & symbols))
        return found

    def _meant(self, symbols: frozenset[int]) -> frozenset[int]:
        """Add the labels that symbols have by themselves, and the labels of these."""
        meanings, meaning_of = self._meanings, self._meaning_of
        found, new = symbols, symbols
        while new := frozenset().union(*(meanings[meaning_of[symbol]] for symbol in new)) - found:
            found |= new
        return found

    @cached_property
    def asked(self) -> Mapping[tuple[str, int, str], int]:
        """For each use of a list of phrases, (rule or name, number of the sign or -1, role), the list's number.

        Signs often share a list; it then has one number, so that a match is noted once.
        """
        numbers: dict[tuple[str, ...], int] = {}
        return {use: numbers.setdefault(phrases, len(numbers)) for use, phrases in self._uses() if phrases}

    def _uses(self) -> Iterator[tuple[tuple[str, int, str], tuple[str, ...]]]:
        for rule in self.rules.values():
            for n, sign in enumerate(rule.signs):
                for role in ("phrases", "context", "setting", "unless"):
                    yield (rule.id, n, role), getattr(sign, role)
        for excuse in self.excuses.values():
            yield (excuse.id, -1, "excuse"), excuse.phrases
        for reminder in self.reminders.values():
            yield (reminder.id, -1, "reminder"), reminder.phrases
            yield (reminder.id, -1, "reminder-unless"), reminder.unless

    @cached_property
    def owners(self) -> Mapping[int, tuple[int, ...]]:
        """For each phrase's number, the numbers of the lists that hold it."""
        owners: dict[int, dict[int, None]] = {}
        for use, phrases in self._uses():
            for phrase in phrases:
                owners.setdefault(self.numbers[phrase], {})[self.asked[use]] = None
        return {phrase: tuple(lists) for phrase, lists in owners.items()}

    @cached_property
    def showing(self) -> Mapping[int, list[tuple[str, int]]]:
        """For each list's number, the rules whose signs it shows, with the numbers of the signs."""
        signs: dict[int, list[tuple[str, int]]] = {}
        for (rule, sign, role), number in self.asked.items():
            if role == "phrases":
                signs.setdefault(number, []).append((rule, sign))
        return signs

    @cached_property
    def excusing(self) -> Mapping[int, list[str]]:
        """For each list's number, the excuses that its phrases set off."""
        excuses: dict[int, list[str]] = {}
        for (name, _, role), number in self.asked.items():
            if role == "excuse":
                excuses.setdefault(number, []).append(name)
        return excuses
