"""Draft and situation -> the findings of the second reader.

The reader never flags, it asks: where a score of a rule reaches the rule's threshold and no phrase of the rule spoke,
the sentence is pointed to without which the score would fall most (leave-one-out, Li et al. 2016).
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from reader.wordpiece import WordPieces
from secondlook.checker import settled
from secondlook.document import Document, Span
from secondlook.findings import Finding, Severity
from secondlook.policy import Policy
from secondlook.report import Report
from secondlook.situation import Situation

Score = Callable[[Sequence[Sequence[int]]], Sequence[Sequence[float]]]
"""What the network does: numbers of pieces -> for each text the score of each rule, from 0 to 1."""

SIGN = "reader"
"""The sign of the reader's findings."""
MOST_PIECES = 160
"""How many pieces of a text are looked at together; the network was taught with no more."""


@dataclass(frozen=True)
class Settings:
    """What training has found: the rules in the order of the scores, and from which score each is asked about."""

    rules: tuple[str, ...]
    thresholds: Mapping[str, float]

    @classmethod
    def read(cls, path: Path) -> "Settings":
        """Read reader.json. Raises OSError, ValueError or KeyError where it is not one."""
        data = json.loads(path.read_text("utf-8"))
        return cls(tuple(data["thresholds"]), data["thresholds"])


class Sentence(NamedTuple):
    """A sentence as it is shown, and its words with all that stands behind them up to the next."""

    span: Span
    words: str


class Reader:
    """The second reader: a vocabulary, what training has found, and the network."""

    def __init__(self, pieces: WordPieces, settings: Settings, score: Score) -> None:
        self.pieces, self.settings, self.score = pieces, settings, score

    def second(self, report: Report) -> Report:
        """Add the reader's findings to those of the rules; a rule that has spoken is not asked about again."""
        situation, policy = report.situation, report.policy
        if situation.kind != "post":  # it was taught posts only
            return report
        spoken = {finding.rule for finding in report.findings}
        added = [found for found in self.findings(report.reading.doc, situation, policy) if found.rule not in spoken]
        return replace(report, findings=tuple(sorted((*report.findings, *added), key=lambda found: found.start)))

    def findings(self, doc: Document, situation: Situation, policy: Policy) -> Iterator[Finding]:
        """Give the findings of the reader alone, each a question about one sentence."""
        for rule_id, span in self._thoughts(_sentences(doc), situation).items():
            rule = policy.rules.get(rule_id)
            if rule and situation.account in rule.accounts and situation.kind in rule.kinds:
                words = doc.text[span.start : span.end]
                yield settled(Finding(rule_id, Severity.ASK, SIGN, (span,), (words,)), rule, situation, policy)

    def _thoughts(self, sentences: Iterable[Sentence], situation: Situation) -> dict[str, Span]:
        """Give the rules that reach their threshold, and the sentence that moved each."""
        found: dict[str, Span] = {}
        for part in self._parts(sentences, situation):
            scores = self._scores(part, situation)
            reached = [rule for rule in self.settings.rules if scores[rule] >= self.settings.thresholds[rule]]
            if reached:
                without = [self._scores([*part[:n], *part[n + 1 :]], situation) for n in range(len(part))]
                for rule in reached:
                    left = [scores[rule] for scores in without]
                    found.setdefault(rule, part[left.index(min(left))].span)
        return found

    def _parts(self, sentences: Iterable[Sentence], situation: Situation) -> Iterator[list[Sentence]]:
        """Cut a draft into runs of sentences that the network can look at together."""
        room = MOST_PIECES - 2 - len(self.pieces(told(situation)))
        part: list[Sentence] = []
        used = 0
        for sentence in sentences:
            size = len(self.pieces(sentence.words))
            if part and used + size > room:
                yield part
                part, used = [], 0
            part.append(sentence)
            used += size
        if part:
            yield part

    def _scores(self, part: Iterable[Sentence], situation: Situation) -> dict[str, float]:
        """Give the score of each rule for some sentences together; nothing to read scores nothing."""
        words = "".join(sentence.words for sentence in part)
        if not words.strip():
            return dict.fromkeys(self.settings.rules, 0.0)
        (scores,) = self.score([self.numbers(words, situation)])
        return dict(zip(self.settings.rules, scores, strict=True))

    def numbers(self, words: str, situation: Situation) -> list[int]:
        """Give what the network is shown of some words in a situation."""
        pieces = self.pieces
        shown = [*pieces(told(situation)), *pieces(words)][: MOST_PIECES - 2]
        return [pieces.start, *shown, pieces.end]


def _sentences(doc: Document) -> list[Sentence]:
    """Give the sentences of a document; their words together are its text."""
    spans = [Span(*doc.original(first, last)) for first, last in doc.sentences]
    starts = [0, *(span.start for span in spans[1:]), len(doc.text)]
    return [Sentence(span, doc.text[start:end]) for span, start, end in zip(spans, starts, starts[1:], strict=False)]


def told(situation: Situation) -> str:
    """Say in words what the network is told of the situation, before the text."""
    known = [
        ("chief-permission", "permitted by the chief"),
        ("colleague-consent", "with consent"),
        ("ceremony-photo", "ceremony"),
    ]
    facts = [words for question, words in known if situation.answers.get(question) == "yes"]
    return ", ".join([situation.account, *facts]) + ":"
