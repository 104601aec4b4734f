"""rules.json -> Policy: the only reader of the policy pack.

Whatever is wrong in the file is said as one sentence with its place and its cure;
nothing is skipped in silence. `rules.schema.json` tells editors the same shape. shapes.py reads single values.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from itertools import accumulate
from typing import Any

from secondlook.names import check_names
from secondlook.policy import Policy
from secondlook.shapes import (
    WHOLE,
    array,
    bilingual,
    choice,
    entries,
    number,
    only,
    phrases,
    string,
    strings,
    subset,
    table,
)
from secondlook.situation import FORMS
from secondlook.terms import (
    ACCOUNTS,
    HELP,
    KINDS,
    PER,
    SCOPES,
    Answer,
    Clause,
    Example,
    Excuse,
    Instead,
    Kiosk,
    Part,
    PolicyError,
    Question,
    Reminder,
    Rule,
    Shown,
    Sign,
    Weighing,
)

DEEPEST = 500  # brackets; a pack has eight or nine
MOST_SECONDS = 72_000  # 20 hours; WCAG 2.2.1 asks for no warning after that


def load_policy(text: str) -> Policy:
    """Read the text of a rules.json. Raises PolicyError with place and cure."""
    if _depth(text) > DEEPEST:  # some Pythons do not survive the attempt
        raise PolicyError(WHOLE, "brackets are nested too deeply", "take some out")
    try:
        return _Reader(json.loads(text, object_pairs_hook=_no_twins)).policy()
    except json.JSONDecodeError as error:
        raise PolicyError(
            f"line {error.lineno}, column {error.colno}", f"this is not JSON ({error.msg.lower()})", "mend it there"
        ) from None
    except RecursionError:
        raise PolicyError(WHOLE, "phrases or lexicons are nested too deeply", "take some out") from None


def _depth(text: str) -> int:
    """Give about how deeply the brackets of a JSON text are nested; those within strings count too."""
    brackets = re.sub(r"[^][{}]+", "", text)
    return max(accumulate(1 if bracket in "[{" else -1 for bracket in brackets), default=0)


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise PolicyError(f"“{key}”", "this key stands twice in the same object", "keep one of them")
        found[key] = value
    return found


class _Reader:
    """Walks the data and turns it into frozen values."""

    def __init__(self, data: object) -> None:
        self.data = table(data, WHOLE)

    def policy(self) -> Policy:
        data = self.data
        only(
            data,
            WHOLE,
            {"title", "version", "date", "clauses", "lexicons", "rules"},
            {
                *("$schema", "timezone", "limit", "questions", "excuses", "reminders", "pictures", "disguised"),
                *("review", "kiosk"),
            },
        )
        clauses = {key: _clause(key, value) for key, value in entries(data, "clauses")}
        questions = {key: _question(key, value) for key, value in entries(data, "questions")}
        excuses = {key: _excuse(key, value) for key, value in entries(data, "excuses")}
        lexicons = {key: phrases(value, f"lexicons.{key}") for key, value in entries(data, "lexicons")}
        policy = Policy(
            title=bilingual(data["title"], "title"),
            version=string(data["version"], "version"),
            date=string(data["date"], "date"),
            zone=string(data.get("timezone", "UTC"), "timezone"),
            limit=bilingual(data["limit"], "limit") if "limit" in data else {},
            clauses=clauses,
            questions=questions,
            excuses=excuses,
            lexicons=lexicons,
            rules={key: _rule(key, value) for key, value in entries(data, "rules")},
            reminders={key: _reminder(key, value) for key, value in entries(data, "reminders")},
            pictures={key: _shown(key, value) for key, value in entries(data, "pictures")},
            disguised=tuple(strings(data.get("disguised", []), "disguised")),
            kiosk=_kiosk(data.get("kiosk", {})),
            **_review(data.get("review")),
        )
        check_names(policy)
        policy.compile()
        return policy


def _review(value: object) -> dict[str, Any]:
    """When the file was last looked through, and after how many months it is old."""
    if value is None:
        return {}
    data = table(value, "review")
    only(data, "review", {"date", "months"}, set())
    try:
        date.fromisoformat(string(data["date"], "review.date"))
    except ValueError:
        raise PolicyError("review.date", f"{data['date']!r} is not a day", "write one like 2026-11-03") from None
    return {"reviewed": data["date"], "review_months": int(number(data["months"], "review.months"))}


def _yes(data: Mapping[str, Any], name: str, place: str) -> bool:
    """Say whether something is set to true; it need not be there."""
    value = data.get(name, False)
    if not isinstance(value, bool):
        raise PolicyError(f"{place}.{name}", "yes or no is needed here", "write true or false")
    return value


def _kiosk(value: object) -> Kiosk:
    """How the page behaves on a shared device."""
    data = table(value, "kiosk")
    only(data, "kiosk", set(), {item.name for item in fields(Kiosk)})
    for name in ("always", "files", "print", "reader"):
        _yes(data, name, "kiosk")
    for name, least in (("idle_seconds", 10), ("warning_seconds", 20)):
        if name in data and not least <= number(data[name], f"kiosk.{name}") <= MOST_SECONDS:
            problem = f"{data[name]} seconds are too few or too many"
            raise PolicyError(f"kiosk.{name}", problem, f"write {least} or more")
    return Kiosk(**data)


def _clause(key: str, value: object) -> Clause:
    place = f"clauses.{key}"
    data = table(value, place)
    only(data, place, {"place", "text", "help"}, {"limited", "reason"})
    return Clause(
        key,
        bilingual(data["place"], f"{place}.place"),
        bilingual(data["text"], f"{place}.text"),
        choice(data["help"], HELP, f"{place}.help"),
        bool(data.get("limited")),
        bilingual(data["reason"], f"{place}.reason") if "reason" in data else None,
    )


def _question(key: str, value: object) -> Question:
    place = f"questions.{key}"
    data = table(value, place)
    only(data, place, {"ask", "answers"}, {"per", "each"})
    answers = tuple(_answer(item, f"{place}.answers[{n}]") for n, item in enumerate(array(data["answers"], place)))
    if not any(answer.settles for answer in answers):
        raise PolicyError(f"{place}.answers", "no answer settles the question", "mark one with “settles”: true")
    per = choice(data.get("per", "post"), PER, f"{place}.per")
    if (per == "person") != ("each" in data):
        raise PolicyError(place, "“each” and “per”: “person” go together", "write both, or none")
    each = bilingual(data["each"], f"{place}.each") if "each" in data else None
    return Question(key, bilingual(data["ask"], f"{place}.ask"), answers, per, each)


def _answer(value: object, place: str) -> Answer:
    data = table(value, place)
    only(data, place, {"value", "label"}, {"settles"})
    return Answer(
        string(data["value"], f"{place}.value"), bilingual(data["label"], f"{place}.label"), bool(data.get("settles"))
    )


def _excuse(key: str, value: object) -> Excuse:
    place = f"excuses.{key}"
    data = table(value, place)
    only(data, place, {"where"}, {"phrases"})
    where = choice(data["where"], SCOPES, f"{place}.where")
    if (where == "quoted") == ("phrases" in data):
        raise PolicyError(place, "an excuse has phrases, or is “quoted”", "give one of the two")
    return Excuse(key, where, phrases(data.get("phrases", []), f"{place}.phrases"))


def _reminder(key: str, value: object) -> Reminder:
    place = f"reminders.{key}"
    data = table(value, place)
    only(data, place, {"title", "text"}, {"phrases", "unless", "accounts", "kinds", "forms", "first"})
    return Reminder(
        key,
        bilingual(data["title"], f"{place}.title"),
        bilingual(data["text"], f"{place}.text"),
        phrases(data.get("phrases", []), f"{place}.phrases"),
        subset(data, "accounts", ACCOUNTS, place),
        subset(data, "kinds", KINDS, place),
        phrases(data.get("unless", []), f"{place}.unless"),
        subset(data, "forms", FORMS, place),
        bool(data.get("first")),
    )


def _shown(key: str, value: object) -> Shown:
    place = f"pictures.{key}"
    data = table(value, place)
    only(data, place, {"label", "rule", "why"}, set())
    label, why = bilingual(data["label"], f"{place}.label"), bilingual(data["why"], f"{place}.why")
    return Shown(key, label, string(data["rule"], f"{place}.rule"), why)


_SIGN_KEYS = {"phrases", "context", "setting", "unless", "accounts", "kinds"}


def _rule(key: str, value: object) -> Rule:
    place = f"rules.{key}"
    data = table(value, place)
    needed = {"title", "clause", "kind", "explanation", "suggestion", "examples"}
    only(
        data,
        place,
        needed,
        _SIGN_KEYS
        | {"also", "check", "weighing", "questions", "question", "excuses", "signs", "parts", "note", "instead"},
    )
    severity = choice(data["kind"], ("flag", "ask", "remind"), f"{place}.kind")
    questions = strings(data.get("questions", [data["question"]] if "question" in data else []), f"{place}.questions")
    bad, good = _examples(data["examples"], f"{place}.examples")
    return Rule(
        id=key,
        title=bilingual(data["title"], f"{place}.title"),
        clauses=_clauses(data["clause"], f"{place}.clause"),
        severity=severity,
        explanation=bilingual(data["explanation"], f"{place}.explanation"),
        suggestion=bilingual(data["suggestion"], f"{place}.suggestion"),
        signs=tuple(_signs(data, place, severity)),
        also=tuple(strings(data.get("also", []), f"{place}.also")),
        questions=tuple(questions),
        check=string(data.get("check", "signs"), f"{place}.check"),
        accounts=subset(data, "accounts", ACCOUNTS, place),
        kinds=subset(data, "kinds", KINDS, place),
        bad=bad,
        good=good,
        weighing=_weighing(data["weighing"], f"{place}.weighing") if "weighing" in data else None,
        parts={name: _part(part, f"{place}.parts.{name}") for name, part in entries(data, "parts")},
        instead=_insteads(data.get("instead", []), f"{place}.instead"),
    )


def _part(value: object, place: str) -> Part:
    data = table(value, place)
    only(data, place, {"title"}, {"insert"})
    insert = bilingual(data["insert"], f"{place}.insert") if "insert" in data else None
    return Part(bilingual(data["title"], f"{place}.title"), insert)


def _insteads(value: object, place: str) -> tuple[Instead, ...]:
    return tuple(_instead(item, f"{place}[{n}]") for n, item in enumerate(array(value, place)))


def _instead(value: object, place: str) -> Instead:
    data = table(value, place)
    only(data, place, {"of", "en"}, {"es"})
    words = bilingual({key: value for key, value in data.items() if key != "of"}, place)
    return Instead(string(data["of"], f"{place}.of"), words)


def _clauses(value: object, place: str) -> dict[str, str]:
    """A clause is one id for both kinds of account, or an object with one for each."""
    if isinstance(value, dict):
        only(value, place, set(ACCOUNTS), set())
        return {account: string(value[account], f"{place}.{account}") for account in ACCOUNTS}
    return dict.fromkeys(ACCOUNTS, string(value, place))


def _signs(rule: Mapping[str, Any], place: str, severity: str) -> Iterator[Sign]:
    """The rule's own phrases are its first sign; `signs` holds further ones."""
    excuses = tuple(strings(rule.get("excuses", []), f"{place}.excuses"))
    if "phrases" in rule:
        yield _sign("", {key: rule[key] for key in _SIGN_KEYS & rule.keys()}, place, severity, excuses)
    elif "check" not in rule and "signs" not in rule:
        raise PolicyError(place, "the rule has no phrases, no signs and no check", "give it one of these")
    for name, value in entries(rule, "signs"):
        yield _sign(name, value, f"{place}.signs.{name}", severity, excuses)


def _sign(name: str, value: object, place: str, severity: str, excuses: tuple[str, ...]) -> Sign:
    data = table(value, place)
    only(data, place, {"phrases"}, _SIGN_KEYS | {"kind", "excuses", "why", "instead", "sure"})
    return Sign(
        id=name,
        phrases=phrases(data["phrases"], f"{place}.phrases"),
        context=phrases(data.get("context", []), f"{place}.context"),
        setting=phrases(data.get("setting", []), f"{place}.setting"),
        unless=phrases(data.get("unless", []), f"{place}.unless"),
        excuses=tuple(strings(data["excuses"], f"{place}.excuses")) if "excuses" in data else excuses,
        accounts=subset(data, "accounts", ACCOUNTS, place),
        kinds=subset(data, "kinds", KINDS, place),
        severity=choice(data.get("kind", severity), ("flag", "ask", "remind"), f"{place}.kind"),
        why=bilingual(data["why"], f"{place}.why") if "why" in data else None,
        instead=_insteads(data["instead"], f"{place}.instead") if "instead" in data else None,
        sure=_yes(data, "sure", place),
    )


def _weighing(value: object, place: str) -> Weighing:
    data = table(value, place)
    only(data, place, {"weights", "enough"}, {"needs", "lists", "words", "length", "doubt"})
    return Weighing(
        {name: number(weight, f"{place}.weights.{name}") for name, weight in entries(data, "weights")},
        tuple(tuple(strings(need, f"{place}.needs")) for need in array(data.get("needs", []), f"{place}.needs")),
        {
            account: number(table(data["enough"], place).get(account), f"{place}.enough.{account}")
            for account in ACCOUNTS
        },
        {name: number(weight, f"{place}.lists.{name}") for name, weight in entries(data, "lists")},
        {word: number(weight, f"{place}.words.{word}") for word, weight in entries(data, "words")},
        number(data.get("length", 0), f"{place}.length"),
        {kind: number(below, f"{place}.doubt.{kind}") for kind, below in entries(data, "doubt")},
    )


def _examples(value: object, place: str) -> tuple[tuple[Example, ...], tuple[Example, ...]]:
    data = table(value, place)
    only(data, place, {"bad", "good"}, set())
    groups = []
    for name in ("bad", "good"):
        items = array(data[name], f"{place}.{name}")
        if len(items) < 4:
            raise PolicyError(f"{place}.{name}", f"{len(items)} examples are too few", "write at least 4")
        groups.append(tuple(_example(item, f"{place}.{name}[{n}]") for n, item in enumerate(items)))
    return groups[0], groups[1]


def _example(value: object, place: str) -> Example:
    if isinstance(value, str):
        return Example(value)
    data = table(value, place)
    only(data, place, {"text"}, {"words", "situation"})
    words = tuple(strings(data.get("words", []), f"{place}.words"))
    text = string(data["text"], f"{place}.text")
    for word in words:
        if word not in text:
            raise PolicyError(f"{place}.words", f"“{word}” is not in the text", "copy the words out of the text")
    return Example(text, words, table(data.get("situation", {}), f"{place}.situation"))
