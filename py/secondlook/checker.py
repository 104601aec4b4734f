"""check(text, situation, policy) -> Report: the whole of Second Look in one function."""

import gc
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from secondlook import rules
from secondlook.document import Span
from secondlook.findings import Finding, Severity
from secondlook.policy import Policy
from secondlook.reading import Reading
from secondlook.report import Report
from secondlook.rules import clues
from secondlook.situation import Picture, Situation
from secondlook.terms import Rule


def settle() -> None:
    """Let Python seldom look for garbage from now on: what is loaded stays, and a check leaves no cycles behind."""
    gc.freeze()
    gc.set_threshold(_SELDOM)


_SELDOM = 100_000
"""New objects from one look for garbage to the next: a look takes as long as a check, and one may hold up a key."""


@dataclass
class Readings:
    """What the last check read, for the next: the draft, most of which stays while one types, and words of pictures."""

    draft: Reading | None = None
    pictures: dict[str, Reading] = field(default_factory=dict)


def check(text: str, situation: Situation, policy: Policy, readings: Readings | None = None) -> Report:
    """Read a draft and say what there is to look at.

    `text` may be any string; nothing in it makes this raise. The findings come in
    reading order, those without words last, those about pictures after them. With
    `readings`, kept from one check to the next, only what changed is read; it then holds
    this check's draft and pictures and no others.
    """
    readings = readings or Readings()
    reading = readings.draft = _read(text, policy, readings.draft)
    words = [picture.words for picture in situation.pictures if picture.words]
    read = readings.pictures = {some: _read(some, policy, readings.pictures.get(some)) for some in words}
    findings = sorted(_found(reading, situation, policy), key=lambda finding: (finding.start, finding.rule))
    findings = [set_aside(finding, text, situation) for finding in findings]
    for picture in situation.pictures:
        found = _in_picture(picture, read.get(picture.words), situation.about(picture), policy)
        findings.extend(set_aside(finding, picture.words, situation) for finding in found)
    reminders = tuple(
        reminder.id
        for reminder in policy.reminders.values()
        if reminder.meant_for(situation) and reading.reminds(reminder)
    )
    return Report(reading, situation, policy, tuple(findings), reminders)


def _read(text: str, policy: Policy, before: Reading | None) -> Reading:
    """Read a text, with what is known of one before it."""
    if before and before.policy is policy and before.doc.text == text:
        return before
    return Reading(text, policy, before)


def _found(reading: Reading, situation: Situation, policy: Policy) -> Iterator[Finding]:
    """What the rules find in a text."""
    for rule in policy.rules.values():
        if situation.account in rule.accounts and situation.kind in rule.kinds:
            found = [*_joined(rules.judge(rule.check)(reading, rule, situation))]
            for finding in clues.believed(found, reading, rule, situation):
                yield settled(finding, rule, situation, policy)


def _in_picture(picture: Picture, words: Reading | None, situation: Situation, policy: Policy) -> Iterator[Finding]:
    """What the rules find in the words of a picture, and what the officer says that it shows.

    Findings by the clock and about page notices are the post's own: they are not said again for its pictures.
    """
    if words:
        for finding in sorted(_found(words, situation, policy), key=lambda f: f.start):
            if finding.spans:
                yield replace(finding, picture=picture.id)
    for shown in policy.pictures.values():
        rule = policy.rules[shown.rule]
        if shown.id in picture.shows and situation.account in rule.accounts and situation.kind in rule.kinds:
            finding = Finding(rule.id, Severity.ASK, parts=(shown.id,), picture=picture.id)
            yield settled(finding, rule, situation, policy)


def settled(finding: Finding, rule: Rule, situation: Situation, policy: Policy) -> Finding:
    """Turn a finding into a note where an answer of the officer settles it."""
    for name in rule.questions:
        question = policy.questions[name]
        if question.settled_by(situation.answer(name, question.key(rule.id, finding.person))):
            return replace(finding, severity=Severity.NOTE, settled=name)
    return finding


def set_aside(finding: Finding, text: str, situation: Situation) -> Finding:
    """Turn a finding into a note where the officer has set aside all of its words."""
    if situation.aside and all((finding.rule, key) in situation.aside for key in finding.keys(text)):
        return replace(finding, severity=Severity.NOTE, aside=True)
    return finding


def _joined(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Let findings of one rule on the same words be one finding, the stronger one's."""
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (f.start, -_strength(f))):
        if kept and kept[-1].spans and finding.spans and finding.spans[0].start < kept[-1].spans[-1].end:
            kept[-1] = _join(kept[-1], finding)
        else:
            kept.append(finding)
    yield from kept


def _join(one: Finding, other: Finding) -> Finding:
    strong = max(one, other, key=_strength)
    span = Span(one.spans[0].start, max(one.spans[-1].end, other.spans[-1].end))
    return replace(strong, spans=(span,), trace=tuple(dict.fromkeys((*one.trace, *other.trace))))


def _strength(finding: Finding) -> int:
    return [Severity.NOTE, Severity.ASK, Severity.FLAG].index(finding.severity)
