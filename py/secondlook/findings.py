"""What a check says: Finding and Report, frozen values that know nobody."""

from dataclasses import dataclass, field
from enum import StrEnum

from secondlook.document import Span


class Severity(StrEnum):
    """The kinds of help. FLAG: the words themselves are what the Order names. ASK: a fact
    only the officer knows decides. NOTE: said once, or settled by what the officer told us."""

    FLAG = "flag"
    ASK = "ask"
    NOTE = "note"


SECOND_READER = "reader"
"""The sign of what no phrase of a rule said, but the second reader (py/reader)."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at.

    `rule` is the rule's id, `sign` the part of the rule that spoke, `spans` the places in
    the text as it was given (none for findings by the clock or about a page), `trace` the
    words and neighbours that fired, `settled` the question whose answer settles it,
    `parts` the ids of missing page notices, or of what a picture shows, and `aside` says that
    the officer set it aside. `person` is the name of whom it is about, where it names one. With
    `picture`, the id of one, the finding is about that picture and its spans are places in its words.
    """

    rule: str
    severity: Severity
    sign: str = ""
    spans: tuple[Span, ...] = ()
    trace: tuple[str, ...] = ()
    settled: str | None = None
    parts: tuple[str, ...] = field(default=())
    picture: str | None = None
    aside: bool = False
    person: str = ""

    @property
    def start(self) -> float:
        """The place to sort by: findings without words come last."""
        return self.spans[0].start if self.spans else float("inf")

    def keys(self, text: str) -> list[str]:
        """Give what the finding is about, to know it again in a later draft: its words, or its parts.

        `text` is what its spans are places in.
        """
        about = "" if self.picture is None else f"{self.picture}/"
        return [about + text[start:end] for start, end in self.spans] or [about + " ".join(self.parts)]
