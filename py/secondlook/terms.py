"""What a policy is made of: clauses, questions, excuses, signs, rules and reminders, as frozen values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from secondlook.situation import FORMS, Situation

Text = Mapping[str, str]
"""A sentence for people, by language: {"en": ..., "es": ...}."""

ACCOUNTS = ("personal", "department")
KINDS = ("post", "page")
HELP = ("flag", "ask", "remind", "cannot")
PER = ("post", "rule", "person")
SCOPES = ("inside", "before", "after", "sentence", "post", "quoted")


class PolicyError(ValueError):
    """rules.json cannot be used; `place` says where, `problem` what, `cure` how to mend it."""

    def __init__(self, place: str, problem: str, cure: str) -> None:
        super().__init__(f"rules.json: {place}: {problem}; {cure}" + ("" if cure.endswith("?") else "."))
        self.place, self.problem, self.cure = place, problem, cure


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence of the Order in plain words: its number, its place, the help we give.

    `limited` clauses carry the Order's own opening limit (state law, court decisions and
    contracts come first); `reason` says why a `cannot` is beyond a checker.
    """

    id: str
    place: Text
    text: Text
    help: str
    limited: bool = False
    reason: Text | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to offer; `settles` says that it settles the question's findings."""

    value: str
    label: Text
    settles: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A question that only the officer can answer.

    `per` is one of PER: an answer holds for the whole post, for one rule's findings, or for one
    person, who is then asked about by name with `each`.
    """

    id: str
    ask: Text
    answers: tuple[Answer, ...]
    per: str = "post"
    each: Text | None = None

    def key(self, rule: str, person: str) -> str:
        """Give the name of the answer that covers a rule's finding about a person."""
        about = {"rule": rule, "person": person}.get(self.per)
        return f"{self.id}:{about}" if about else self.id

    def settled_by(self, value: str | None) -> bool:
        """Say whether an answer settles what the question was asked for."""
        return any(answer.settles and answer.value == value for answer in self.answers)


@dataclass(frozen=True, slots=True)
class Excuse:
    """A reason why words are not what they seem, and where to look for it.

    `where` is one of SCOPES: the excusing words lie "inside" (overlap) the match, stand
    shortly "before" or "after" it, anywhere in its "sentence" or the "post"; "quoted" asks
    that the match stands between quotation marks.
    """

    id: str
    where: str
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Instead:
    """What may be written in the place of something that a finding points at.

    `of` says of what: "words" are the quoted words, "sentence" the whole sentence; any other
    name is that of a label, and then its places among the quoted words are replaced.
    """

    of: str
    text: Text


@dataclass(frozen=True, slots=True)
class Part:
    """A part that a text should have: what it is, and wording to insert where it is missing."""

    title: Text
    insert: Text | None = None


@dataclass(frozen=True, slots=True)
class Sign:
    """One way in which a rule shows: phrases and the company they must or must not keep.

    `context` must be in the same sentence, `setting` anywhere in the post, `unless`
    must not overlap the match; `severity`, `why` and `instead` replace the rule's own.
    What is `sure` is never doubted, whatever else the post says.
    """

    id: str
    phrases: tuple[str, ...]
    context: tuple[str, ...] = ()
    setting: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    excuses: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ACCOUNTS
    kinds: tuple[str, ...] = KINDS
    severity: str = "flag"
    why: Text | None = None
    instead: tuple[Instead, ...] | None = None
    sure: bool = False

    def meant_for(self, situation: Situation) -> bool:
        """Say whether the sign holds on this account and in this kind of text."""
        return situation.account in self.accounts and situation.kind in self.kinds


@dataclass(frozen=True, slots=True)
class Weighing:
    """How a rule adds up signs that say little alone.

    `weights` are those of its signs (below zero where a sign speaks against the risk),
    `needs` are groups of signs of which each must have one there, and `enough` is the
    sum that counts, by the kind of account. With `lists` and `words`, the weights of
    lexicons and of words, a post is weighed as a whole; `length` is what each doubling of its words adds.
    `doubt` says, for "ask" and "flag", how far below enough a post weighs in which such a finding is left out.
    """

    weights: Mapping[str, float]
    needs: tuple[tuple[str, ...], ...]
    enough: Mapping[str, float]
    lists: Mapping[str, float] = field(default_factory=dict)
    words: Mapping[str, float] = field(default_factory=dict)
    length: float = 0.0
    doubt: Mapping[str, float] = field(default_factory=dict)

    @property
    def signs(self) -> frozenset[str]:
        """The names of all signs that are weighed or needed."""
        return frozenset({*self.weights, *(sign for need in self.needs for sign in need)})


@dataclass(frozen=True, slots=True)
class Example:
    """A text, the words in it to be found, and the situation it is written in."""

    text: str
    words: tuple[str, ...] = ()
    situation: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """One risk: see "How to add a rule" in the README.

    `clauses` maps the kind of account to the clause that is shown, `also` are further
    clauses that the rule serves, `check` names the module of `secondlook.rules` that judges; `questions` are asked in
    order, and the first that is answered well settles the finding.
    """

    id: str
    title: Text
    clauses: Mapping[str, str]
    severity: str
    explanation: Text
    suggestion: Text
    signs: tuple[Sign, ...]
    also: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    check: str = "signs"
    accounts: tuple[str, ...] = ACCOUNTS
    kinds: tuple[str, ...] = KINDS
    bad: tuple[Example, ...] = ()
    good: tuple[Example, ...] = ()
    parts: Mapping[str, Part] = field(default_factory=dict)
    weighing: Weighing | None = None
    instead: tuple[Instead, ...] = ()

    @property
    def served(self) -> tuple[str, ...]:
        """All clauses that the rule serves, those shown first."""
        return tuple(dict.fromkeys((*self.clauses.values(), *self.also)))


@dataclass(frozen=True, slots=True)
class Shown:
    """A thing that a picture may show, for the officer to tick; `rule` is the rule whose questions settle it."""

    id: str
    label: Text
    rule: str
    why: Text


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something to say once beside a draft, with no claim made about it.

    Said where one of the `phrases` stands in the draft and is not overlapped by one of the
    words of `unless`, or always where there are none; `first` ones stand before the findings.
    """

    id: str
    title: Text
    text: Text
    phrases: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ACCOUNTS
    kinds: tuple[str, ...] = KINDS
    unless: tuple[str, ...] = ()
    forms: tuple[str, ...] = FORMS
    first: bool = False

    def meant_for(self, situation: Situation) -> bool:
        """Say whether the reminder is for such a post at all."""
        in_place = situation.account in self.accounts and situation.kind in self.kinds
        return in_place and situation.form in self.forms


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Give the cure for a wrong name: the nearest right one, or some to choose from."""
    near = get_close_matches(name, known := sorted(known), n=1, cutoff=0.6)
    return f"did you mean “{near[0]}”?" if near else f"use one of {', '.join(known[:12])}"


def names_in(phrase: str) -> list[str]:
    """Give the {names} in a phrase."""
    return [piece.split("}")[0].strip() for piece in phrase.split("{")[1:] if "}" in piece]


@dataclass(frozen=True, slots=True)
class Kiosk:
    """How the page behaves on a shared device; times in whole seconds.

    `always` makes it a kiosk without `?kiosk` in the address. After `idle_seconds` with no sign of life the page
    warns, and `warning_seconds` (WCAG 2.2.1 asks for 20 or more) later it clears itself. `files` allows the file
    picker, `print` printing. `reader` turns the second reader on.
    """

    always: bool = False
    idle_seconds: int = 90
    warning_seconds: int = 30
    files: bool = False
    print: bool = False
    reader: bool = False
