"""The second reader in the worker: what it thinks, and its questions among those of the rules.

In reader.zip; imported by worker_views.py when somebody has turned the reader on. The network runs in a worker of its
own: this module gives rows of numbers, the page brings their scores.
"""

from collections.abc import Generator
from functools import cache
from typing import Any
from zipimport import zipimporter

import worker
from reader.opinion import Opinion, Rows, Scores, Settings, joined
from reader.wordpiece import WordPieces
from secondlook.document import Span
from secondlook.report import Report

ARCHIVE = "/lib/reader.zip"


class Now:
    """What is thought of the newest draft: a report without the reader, what is under way, and rule -> words."""

    report: Report | None = None
    thinking: Generator[Rows, Scores, dict[str, Span]] | None = None
    words: dict[str, str] = {}  # noqa: RUF012


@cache
def opinion() -> Opinion:
    """The reader with the vocabulary and the thresholds of this build."""
    vocabulary, settings = (
        zipimporter(ARCHIVE).get_data(f"{ARCHIVE}/{name}").decode() for name in ("vocabulary.txt", "reader.json")
    )
    return Opinion(WordPieces(vocabulary.splitlines()), Settings.read(settings))


def second(scores: Scores | None, lang: str) -> dict[str, Any]:
    """What the reader wants scored next, {"rows": [...]}, or the page's dict with what it thinks; None begins anew."""
    try:
        if scores is None:
            Now.report = worker.newest()
            Now.thinking = opinion().thoughts(Now.report)
            return {"rows": next(Now.thinking)}
        assert Now.thinking
        return {"rows": Now.thinking.send(scores)}
    except StopIteration as end:
        assert Now.report
        report, Now.thinking = Now.report, None
        Now.words = {rule: report.text[span.start : span.end] for rule, span in end.value.items()}
        return worker.shown(joined(report, end.value), lang)


def remembered(report: Report) -> Report:
    """A newer draft's report with what the reader thought before, as far as those words still stand there."""
    if not report.text.strip():
        forget()
    places = {rule: report.text.find(words) for rule, words in Now.words.items()}
    return joined(report, {rule: Span(at, at + len(Now.words[rule])) for rule, at in places.items() if at >= 0})


def forget() -> None:
    """Forget what was thought, and the words that were cut into pieces."""
    Now.report, Now.thinking, Now.words = None, None, {}
    opinion.cache_clear()
