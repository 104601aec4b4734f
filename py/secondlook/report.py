"""Findings -> what people and programs read: cards and segments for the page, lines for the CLI."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from secondlook import languages
from secondlook.findings import SECOND_READER, Finding, Severity
from secondlook.policy import Policy
from secondlook.reading import Reading
from secondlook.situation import Situation
from secondlook.terms import Rule, Text
from secondlook.wording import offers

LONG_QUOTE = 10
"""Words beyond which an explanation shows only the ends of what it quotes; the card quotes it whole."""

_STRENGTH = {Severity.NOTE: 0, Severity.ASK: 1, Severity.FLAG: 2}


@dataclass(frozen=True, slots=True)
class Report:
    """The answer of a check: findings and the ids of reminders, with what they belong to."""

    reading: Reading
    situation: Situation
    policy: Policy
    findings: tuple[Finding, ...]
    reminders: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The draft as it was given."""
        return self.reading.doc.text

    def language(self) -> str | None:
        """Give the language of a draft that the rules cannot read, or None."""
        return languages.foreign(self.text, [token.norm for token in self.reading.doc.tokens[: languages.READ]])

    def count(self, severity: Severity) -> int:
        """Say how many findings have a severity."""
        return sum(finding.severity is severity for finding in self.findings)

    def to_batch(self) -> list[dict[str, Any]]:
        """Give the findings as the `batch` command writes them; offsets are code points."""
        return [row for finding in self.findings for row in self._rows(finding)]

    def _rows(self, finding: Finding) -> Iterator[dict[str, Any]]:
        row = {
            "rule": finding.rule,
            "severity": str(finding.severity),
            "start": None,
            "end": None,
            "quote": None,
            "clause": self.policy.rules[finding.rule].clauses[self.situation.account],
            "settled": finding.settled,
        }
        if finding.picture is not None:
            row["picture"] = finding.picture
        for start, end in finding.spans:
            place = {} if finding.picture is not None else {"start": start, "end": end}
            yield row | place | {"quote": self._source(finding)[start:end]}
        for part in finding.parts:
            yield row | {"quote": part}
        if not finding.spans and not finding.parts:
            yield row

    def to_page(self, lang: str = "en") -> dict[str, Any]:
        """Give the answer as the page shows it, in English or Spanish.

        Counts are of cards. `segments` tile the text exactly, so that the page never has
        to count offsets.
        """
        groups, speaks = self._groups(), self._speaks(lang)
        severities = [group[0].severity for group in groups]
        counts = {str(severity): severities.count(severity) for severity in reversed(Severity)}
        return {
            "headline": _headline(counts, lang),
            "summary": _summary(counts, lang),
            "counts": counts,
            "segments": list(self._segments(groups)),
            "cards": [self._card(f"c{n}", group, lang, speaks) for n, group in enumerate(groups, 1)],
            "reminders": [self._reminder(name, lang) for name in self.reminders],
            "nothing": not self.findings,
            "language": _other_language(self.language(), lang),
        }

    def _groups(self) -> list[list[Finding]]:
        """One card for one cause: the findings of a rule that stand alike, in reading order."""
        groups: dict[tuple[str, Severity, str | None, str | None, bool], list[Finding]] = {}
        for finding in self.findings:
            cause = (finding.rule, finding.severity, finding.settled, finding.picture, finding.aside)
            groups.setdefault(cause, []).append(finding)
        return list(groups.values())

    def _source(self, finding: Finding) -> str:
        """Give the text that the finding's spans are places in: the draft, or the words in its picture."""
        if finding.picture is None:
            return self.text
        return next(picture.words for picture in self.situation.pictures if picture.id == finding.picture)

    def _card(self, key: str, group: list[Finding], lang: str, speaks: str) -> dict[str, Any]:
        finding = group[0]
        rule = self.policy.rules[finding.rule]
        sign = next((sign for sign in rule.signs if sign.id == finding.sign), None)
        clause = self.policy.clauses[rule.clauses[self.situation.account]]
        quotes = [self._source(found)[start:end] for found in group for start, end in found.spans]
        shown = self.policy.pictures.get(finding.parts[0]) if finding.picture and finding.parts else None
        by_reader = finding.sign == SECOND_READER
        told = _BY_READER if by_reader else (shown and shown.why) or (sign and sign.why) or rule.explanation
        why = said(told, lang)
        traced = " + ".join(f"“{words}”" for words in dict.fromkeys(word for found in group for word in found.trace))
        return {
            "id": key,
            "rule": rule.id,
            "severity": str(finding.severity),
            "title": said(rule.title, lang),
            "quotes": quotes,
            "speaks": speaks,
            "keys": list(dict.fromkeys(key for found in group for key in found.keys(self._source(found)))),
            "parts": [self._part(rule, found, part, lang, speaks) for found in group for part in found.parts],
            "why": why.replace("{quote}", _shortened(quotes[0]) if quotes else ""),
            "clause": {"id": clause.id, "place": said(clause.place, lang), "text": said(clause.text, lang)},
            "limit": said(self.policy.limit, lang) if clause.limited and self.policy.limit else None,
            "questions": self._questions(rule, group, lang),
            "suggestion": None if finding.picture else said(rule.suggestion, lang),
            "offers": [] if finding.picture or by_reader else offers(self.reading, rule, group, lang),
            "settled": finding.settled,
            "aside": finding.aside,
            "trace": traced,
            "picture": finding.picture,
            "by_reader": by_reader,
        }

    def _speaks(self, lang: str) -> str:
        """Give the language of the draft, or `lang` where it is neither English nor Spanish."""
        return languages.own([token.norm for token in self.reading.doc.tokens[: languages.READ]], lang)

    def _part(self, rule: Rule, finding: Finding, name: str, lang: str, speaks: str) -> dict[str, str | None]:
        """Show a part that is missing, with wording in the language of the draft, or what a picture shows."""
        if finding.picture:
            return {"title": said(self.policy.pictures[name].label, lang), "insert": None, "lang": lang}
        part = rule.parts[name]
        insert = said(part.insert, speaks) if part.insert else None
        return {"title": said(part.title, lang), "insert": insert, "lang": speaks}

    def _reminder(self, name: str, lang: str) -> dict[str, Any]:
        reminder = self.policy.reminders[name]
        words = {"title": said(reminder.title, lang), "text": said(reminder.text, lang)}
        return {"id": name, "first": reminder.first} | words

    def _questions(self, rule: Rule, group: list[Finding], lang: str) -> list[dict[str, Any]]:
        """Show what is asked of each thing or person that the findings are about; pictures have their own."""
        asked = (self._question(rule, finding, lang) for finding in group if rule.questions)
        return list({question["id"]: question for question in asked}.values())

    def _question(self, rule: Rule, finding: Finding, lang: str) -> dict[str, Any]:
        """Show the question that settled the finding, else the first one not yet answered."""
        ending = "" if finding.picture is None else f"/{finding.picture}"
        questions = [self.policy.questions[name] for name in rule.questions]
        keys = {q.id: q.key(rule.id, finding.person) + ending for q in questions}
        answers = {q.id: self.situation.answer(q.id + ending, keys[q.id]) for q in questions}
        name = finding.settled or next((name for name in keys if answers[name] is None), rule.questions[0])
        question = self.policy.questions[name]
        ask = question.each if question.each and finding.person else question.ask
        return {
            "id": keys[name],
            "ask": said(ask, lang).replace("{person}", finding.person),
            "answers": [{"value": answer.value, "label": said(answer.label, lang)} for answer in question.answers],
            "answered": answers[name],
        }

    def _segments(self, groups: list[list[Finding]]) -> Iterator[dict[str, Any]]:
        marks = [
            (f.spans, f"c{n}", f.severity)
            for n, group in enumerate(groups, 1)
            for f in group
            if f.picture is None  # the others' places are not in the draft
        ]
        opens: dict[int, list[tuple[str, Severity]]] = {}
        closes: dict[int, list[tuple[str, Severity]]] = {}
        for spans, key, severity in marks:
            for start, end in spans:
                opens.setdefault(start, []).append((key, severity))
                closes.setdefault(end, []).append((key, severity))
        edges = sorted({0, len(self.text), *opens, *closes})
        live: list[tuple[str, Severity]] = []
        for start, end in pairwise(edges):
            for mark in closes.get(start, ()):
                live.remove(mark)
            live.extend(opens.get(start, ()))
            strongest = max((severity for _, severity in live), key=_STRENGTH.__getitem__, default=None)
            yield {
                "text": self.text[start:end],
                "cards": [key for key, _ in groupby(sorted(key for key, _ in live))],
                "severity": strongest and str(strongest),
            }


def _headline(counts: Mapping[str, int], lang: str) -> str:
    words = _SUMMARY["es" if lang == "es" else "en"]
    total = counts["flag"] + counts["ask"]
    if not total:
        return words["settled" if counts["note"] else "nothing"]
    return words["one"] if total == 1 else words["many"].format(total)


def _summary(counts: Mapping[str, int], lang: str) -> str:
    words = _SUMMARY["es" if lang == "es" else "en"]
    parts = [words[kind].format(counts[kind]) for kind in ("flag", "ask") if counts[kind]]
    return _headline(counts, lang) + (f": {', '.join(parts)}" if parts else "")


def _shortened(quote: str) -> str:
    """Give the first and last words of a long quotation."""
    words = quote.split()
    return quote if len(words) <= LONG_QUOTE else " ".join([*words[:4], "…", *words[-3:]])


def _other_language(language: str | None, lang: str) -> str | None:
    return language and _OTHER_LANGUAGE["es" if lang == "es" else "en"].format(said(languages.NAMES[language], lang))


def said(text: Text, lang: str) -> str:
    """Give a sentence in a language, or in English where it has not been translated."""
    return text.get(lang) or text["en"]


_BY_READER = {
    "en": "A second reader thought of this at “{quote}”. It is a small language model and is often wrong.",
    "es": "Un segundo lector pensó en esto ante “{quote}”. Es un pequeño modelo de lenguaje y se equivoca a menudo.",
}
_OTHER_LANGUAGE = {
    "en": "This looks like {}. The rules read English and Spanish, so they miss most of it. "
    "The paper checklist below works in any language.",
    "es": "Esto parece {}. Las reglas leen inglés y español y aquí se les escapa casi todo. "
    "La lista en papel de abajo sirve en cualquier idioma.",
}
_SUMMARY = {
    "en": {
        "one": "1 thing to look at",
        "many": "{} things to look at",
        "flag": "{} the Order names",
        "ask": "{} only you can answer",
        "settled": "You have dealt with what these rules found. The Order still applies.",
        "nothing": "These rules found nothing to point at. The Order still applies.",
    },
    "es": {
        "one": "1 cosa que mirar",
        "many": "{} cosas que mirar",
        "flag": "{} que la Orden nombra",
        "ask": "{} que solo usted puede contestar",
        "settled": "Usted ya atendió lo que hallaron estas reglas. La Orden sigue en pie.",
        "nothing": "Estas reglas no hallaron nada que señalar. La Orden sigue en pie.",
    },
}
