"""Draft and situation -> the findings of the second reader.

The reader never flags, it asks: where a score of a rule reaches the rule's threshold and no phrase of the rule spoke,
the sentence is pointed to without which the score would fall most (leave-one-out, Li et al. 2016).
"""

import json
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from reader.wordpiece import WordPieces
from secondlook.checker import set_aside, settled
from secondlook.document import Document, Span
from secondlook.findings import SECOND_READER, Finding, Severity
from secondlook.report import Report
from secondlook.situation import Situation

Rows = Sequence[Sequence[int]]
Scores = Sequence[Sequence[float]]
Score = Callable[[Rows], Scores]
"""What the network does: numbers of pieces -> for each text the score of each rule, from 0 to 1."""

Thoughts = Mapping[str, Span]
"""The rules whose thresholds are reached, each with the sentence that moved it."""
MOST_PIECES = 160
"""How many pieces of a text are looked at together; the network was taught with no more."""


@dataclass(frozen=True)
class Settings:
    """What training has found: the rules in the order of the scores, and from which score each is asked about."""

    rules: tuple[str, ...]
    thresholds: Mapping[str, float]

    @classmethod
    def read(cls, text: str) -> "Settings":
        """Read the text of reader.json. Raises ValueError or KeyError where it is not one."""
        data = json.loads(text)
        return cls(tuple(data["thresholds"]), data["thresholds"])


class Sentence(NamedTuple):
    """A sentence as it is shown, and its words with all that stands behind them up to the next."""

    span: Span
    words: str


class Opinion:
    """What the second reader thinks: a vocabulary, and what training has found. Others do the scoring.

    A generator of this class yields rows to be scored and is sent their scores, so that the same code serves where
    the network answers at once and where it has to be waited for.
    """

    def __init__(self, pieces: WordPieces, settings: Settings) -> None:
        self.pieces, self.settings = pieces, settings

    def thoughts(self, report: Report) -> Generator[Rows, Scores, dict[str, Span]]:
        """Give what the reader thinks of a draft: rules that have not spoken, each with a sentence."""
        found: dict[str, Span] = {}
        silent = _silent(report)
        for part in self._parts(_sentences(report.reading.doc) if silent else (), report.situation):
            (whole,) = yield from self._scores([part], report.situation)
            reached = [rule for rule, least in self.settings.thresholds.items() if whole[rule] >= least]
            fresh = [rule for rule in reached if rule in silent and rule not in found]
            if fresh:
                fewer = [[*part[:n], *part[n + 1 :]] for n in range(len(part))]
                without = yield from self._scores(fewer, report.situation)
                for rule in fresh:
                    left = [scores[rule] for scores in without]
                    found[rule] = part[left.index(min(left))].span
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

    def _scores(
        self, parts: Sequence[Sequence[Sentence]], situation: Situation
    ) -> Generator[Rows, Scores, list[dict[str, float]]]:
        """Give the score of each rule for sentences together, part by part; nothing to read scores nothing."""
        texts = ["".join(sentence.words for sentence in part) for part in parts]
        rows = [self.numbers(text, situation) for text in texts if text.strip()]
        told = iter((yield rows) if rows else ())
        rules = self.settings.rules
        return [dict(zip(rules, next(told) if text.strip() else [0.0] * len(rules), strict=True)) for text in texts]

    def numbers(self, words: str, situation: Situation) -> list[int]:
        """Give what the network is shown of some words in a situation."""
        pieces = self.pieces
        shown = [*pieces(told(situation)), *pieces(words)][: MOST_PIECES - 2]
        return [pieces.start, *shown, pieces.end]


class Reader(Opinion):
    """The second reader where the network answers at once."""

    def __init__(self, pieces: WordPieces, settings: Settings, score: Score) -> None:
        super().__init__(pieces, settings)
        self.score = score

    def second(self, report: Report) -> Report:
        """Add the reader's findings to those of the rules."""
        thinking = self.thoughts(report)
        scores: Scores | None = None
        try:
            while True:
                rows = next(thinking) if scores is None else thinking.send(scores)
                scores = [self.score([row])[0] for row in rows]  # by itself: what stands beside a row would move it
        except StopIteration as end:
            return joined(report, end.value)


def joined(report: Report, thoughts: Thoughts) -> Report:
    """Add what the reader thinks to the findings of the rules; a rule that has spoken is not asked about again."""
    silent = _silent(report)
    added = [_finding(rule, span, report) for rule, span in thoughts.items() if rule in silent]
    return replace(report, findings=tuple(sorted((*report.findings, *added), key=lambda found: found.start)))


def _silent(report: Report) -> frozenset[str]:
    """Give the rules that may speak in this situation and have not."""
    situation, spoken = report.situation, {finding.rule for finding in report.findings}
    if situation.kind != "post":  # it was taught posts only
        return frozenset()
    rules = (rule for rule in report.policy.rules.values() if rule.id not in spoken)
    return frozenset(rule.id for rule in rules if situation.account in rule.accounts and situation.kind in rule.kinds)


def _finding(rule_id: str, span: Span, report: Report) -> Finding:
    """Give a question about a sentence."""
    text, situation, policy = report.text, report.situation, report.policy
    asked = Finding(rule_id, Severity.ASK, SECOND_READER, (span,), (text[span.start : span.end],))
    return set_aside(settled(asked, policy.rules[rule_id], situation, policy), text, situation)


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
