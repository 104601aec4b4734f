"""rules.json -> Policy: the only reader of the policy pack.

Whatever is wrong in the file is said as one sentence with its place and its cure;
nothing is skipped in silence. `rules.schema.json` tells editors the same shape.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from itertools import accumulate
from typing import Any

from secondlook.names import check_names
from secondlook.policy import (
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
    Policy,
    PolicyError,
    Question,
    Reminder,
    Rule,
    Shown,
    Sign,
    Text,
    Weighing,
    did_you_mean,
)
from secondlook.situation import FORMS

WHOLE = "the file"  # the place of what is wrong with all of it
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
        self.data = _table(data, WHOLE)

    def policy(self) -> Policy:
        data = self.data
        _only(
            data,
            WHOLE,
            {"title", "version", "date", "clauses", "lexicons", "rules"},
            {
                *("$schema", "timezone", "limit", "questions", "excuses", "reminders", "pictures", "disguised"),
                *("review", "kiosk"),
            },
        )
        clauses = {key: _clause(key, value) for key, value in _entries(data, "clauses")}
        questions = {key: _question(key, value) for key, value in _entries(data, "questions")}
        excuses = {key: _excuse(key, value) for key, value in _entries(data, "excuses")}
        lexicons = {key: _phrases(value, f"lexicons.{key}") for key, value in _entries(data, "lexicons")}
        policy = Policy(
            title=_text(data["title"], "title"),
            version=_string(data["version"], "version"),
            date=_string(data["date"], "date"),
            zone=_string(data.get("timezone", "UTC"), "timezone"),
            limit=_text(data["limit"], "limit") if "limit" in data else {},
            clauses=clauses,
            questions=questions,
            excuses=excuses,
            lexicons=lexicons,
            rules={key: _rule(key, value) for key, value in _entries(data, "rules")},
            reminders={key: _reminder(key, value) for key, value in _entries(data, "reminders")},
            pictures={key: _shown(key, value) for key, value in _entries(data, "pictures")},
            disguised=tuple(_strings(data.get("disguised", []), "disguised")),
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
    data = _table(value, "review")
    _only(data, "review", {"date", "months"}, set())
    try:
        date.fromisoformat(_string(data["date"], "review.date"))
    except ValueError:
        raise PolicyError("review.date", f"{data['date']!r} is not a day", "write one like 2026-11-03") from None
    return {"reviewed": data["date"], "review_months": int(_number(data["months"], "review.months"))}


def _kiosk(value: object) -> Kiosk:
    """How the page behaves on a shared device."""
    data = _table(value, "kiosk")
    _only(data, "kiosk", set(), {item.name for item in fields(Kiosk)})
    for name in ("always", "files", "print", "reader"):
        if not isinstance(data.get(name, False), bool):
            raise PolicyError(f"kiosk.{name}", "yes or no is needed here", "write true or false")
    for name, least in (("idle_seconds", 10), ("warning_seconds", 20)):
        if name in data and not least <= _number(data[name], f"kiosk.{name}") <= MOST_SECONDS:
            problem = f"{data[name]} seconds are too few or too many"
            raise PolicyError(f"kiosk.{name}", problem, f"write {least} or more")
    return Kiosk(**data)


def _clause(key: str, value: object) -> Clause:
    place = f"clauses.{key}"
    data = _table(value, place)
    _only(data, place, {"place", "text", "help"}, {"limited", "reason"})
    return Clause(
        key,
        _text(data["place"], f"{place}.place"),
        _text(data["text"], f"{place}.text"),
        _choice(data["help"], HELP, f"{place}.help"),
        bool(data.get("limited")),
        _text(data["reason"], f"{place}.reason") if "reason" in data else None,
    )


def _question(key: str, value: object) -> Question:
    place = f"questions.{key}"
    data = _table(value, place)
    _only(data, place, {"ask", "answers"}, {"per", "each"})
    answers = tuple(_answer(item, f"{place}.answers[{n}]") for n, item in enumerate(_list(data["answers"], place)))
    if not any(answer.settles for answer in answers):
        raise PolicyError(f"{place}.answers", "no answer settles the question", "mark one with “settles”: true")
    per = _choice(data.get("per", "post"), PER, f"{place}.per")
    if (per == "person") != ("each" in data):
        raise PolicyError(place, "“each” and “per”: “person” go together", "write both, or none")
    each = _text(data["each"], f"{place}.each") if "each" in data else None
    return Question(key, _text(data["ask"], f"{place}.ask"), answers, per, each)


def _answer(value: object, place: str) -> Answer:
    data = _table(value, place)
    _only(data, place, {"value", "label"}, {"settles"})
    return Answer(
        _string(data["value"], f"{place}.value"), _text(data["label"], f"{place}.label"), bool(data.get("settles"))
    )


def _excuse(key: str, value: object) -> Excuse:
    place = f"excuses.{key}"
    data = _table(value, place)
    _only(data, place, {"where"}, {"phrases"})
    where = _choice(data["where"], SCOPES, f"{place}.where")
    if (where == "quoted") == ("phrases" in data):
        raise PolicyError(place, "an excuse has phrases, or is “quoted”", "give one of the two")
    return Excuse(key, where, _phrases(data.get("phrases", []), f"{place}.phrases"))


def _reminder(key: str, value: object) -> Reminder:
    place = f"reminders.{key}"
    data = _table(value, place)
    _only(data, place, {"title", "text"}, {"phrases", "unless", "accounts", "kinds", "forms", "first"})
    return Reminder(
        key,
        _text(data["title"], f"{place}.title"),
        _text(data["text"], f"{place}.text"),
        _phrases(data.get("phrases", []), f"{place}.phrases"),
        _subset(data, "accounts", ACCOUNTS, place),
        _subset(data, "kinds", KINDS, place),
        _phrases(data.get("unless", []), f"{place}.unless"),
        _subset(data, "forms", FORMS, place),
        bool(data.get("first")),
    )


def _shown(key: str, value: object) -> Shown:
    place = f"pictures.{key}"
    data = _table(value, place)
    _only(data, place, {"label", "rule", "why"}, set())
    label, why = _text(data["label"], f"{place}.label"), _text(data["why"], f"{place}.why")
    return Shown(key, label, _string(data["rule"], f"{place}.rule"), why)


_SIGN_KEYS = {"phrases", "context", "setting", "unless", "accounts", "kinds"}


def _rule(key: str, value: object) -> Rule:
    place = f"rules.{key}"
    data = _table(value, place)
    needed = {"title", "clause", "kind", "explanation", "suggestion", "examples"}
    _only(
        data,
        place,
        needed,
        _SIGN_KEYS
        | {"also", "check", "weighing", "questions", "question", "excuses", "signs", "parts", "note", "instead"},
    )
    severity = _choice(data["kind"], ("flag", "ask", "remind"), f"{place}.kind")
    questions = _strings(data.get("questions", [data["question"]] if "question" in data else []), f"{place}.questions")
    bad, good = _examples(data["examples"], f"{place}.examples")
    return Rule(
        id=key,
        title=_text(data["title"], f"{place}.title"),
        clauses=_clauses(data["clause"], f"{place}.clause"),
        severity=severity,
        explanation=_text(data["explanation"], f"{place}.explanation"),
        suggestion=_text(data["suggestion"], f"{place}.suggestion"),
        signs=tuple(_signs(data, place, severity)),
        also=tuple(_strings(data.get("also", []), f"{place}.also")),
        questions=tuple(questions),
        check=_string(data.get("check", "signs"), f"{place}.check"),
        accounts=_subset(data, "accounts", ACCOUNTS, place),
        kinds=_subset(data, "kinds", KINDS, place),
        bad=bad,
        good=good,
        weighing=_weighing(data["weighing"], f"{place}.weighing") if "weighing" in data else None,
        parts={name: _part(part, f"{place}.parts.{name}") for name, part in _entries(data, "parts")},
        instead=_insteads(data.get("instead", []), f"{place}.instead"),
    )


def _part(value: object, place: str) -> Part:
    data = _table(value, place)
    _only(data, place, {"title"}, {"insert"})
    insert = _text(data["insert"], f"{place}.insert") if "insert" in data else None
    return Part(_text(data["title"], f"{place}.title"), insert)


def _insteads(value: object, place: str) -> tuple[Instead, ...]:
    return tuple(_instead(item, f"{place}[{n}]") for n, item in enumerate(_list(value, place)))


def _instead(value: object, place: str) -> Instead:
    data = _table(value, place)
    _only(data, place, {"of", "en"}, {"es"})
    words = _text({key: value for key, value in data.items() if key != "of"}, place)
    return Instead(_string(data["of"], f"{place}.of"), words)


def _clauses(value: object, place: str) -> dict[str, str]:
    """A clause is one id for both kinds of account, or an object with one for each."""
    if isinstance(value, dict):
        _only(value, place, set(ACCOUNTS), set())
        return {account: _string(value[account], f"{place}.{account}") for account in ACCOUNTS}
    return dict.fromkeys(ACCOUNTS, _string(value, place))


def _signs(rule: Mapping[str, Any], place: str, severity: str) -> Iterator[Sign]:
    """The rule's own phrases are its first sign; `signs` holds further ones."""
    excuses = tuple(_strings(rule.get("excuses", []), f"{place}.excuses"))
    if "phrases" in rule:
        yield _sign("", {key: rule[key] for key in _SIGN_KEYS & rule.keys()}, place, severity, excuses)
    elif "check" not in rule and "signs" not in rule:
        raise PolicyError(place, "the rule has no phrases, no signs and no check", "give it one of these")
    for name, value in _entries(rule, "signs"):
        yield _sign(name, value, f"{place}.signs.{name}", severity, excuses)


def _sign(name: str, value: object, place: str, severity: str, excuses: tuple[str, ...]) -> Sign:
    data = _table(value, place)
    _only(data, place, {"phrases"}, _SIGN_KEYS | {"kind", "excuses", "why", "instead"})
    return Sign(
        id=name,
        phrases=_phrases(data["phrases"], f"{place}.phrases"),
        context=_phrases(data.get("context", []), f"{place}.context"),
        setting=_phrases(data.get("setting", []), f"{place}.setting"),
        unless=_phrases(data.get("unless", []), f"{place}.unless"),
        excuses=tuple(_strings(data["excuses"], f"{place}.excuses")) if "excuses" in data else excuses,
        accounts=_subset(data, "accounts", ACCOUNTS, place),
        kinds=_subset(data, "kinds", KINDS, place),
        severity=_choice(data.get("kind", severity), ("flag", "ask", "remind"), f"{place}.kind"),
        why=_text(data["why"], f"{place}.why") if "why" in data else None,
        instead=_insteads(data["instead"], f"{place}.instead") if "instead" in data else None,
    )


def _weighing(value: object, place: str) -> Weighing:
    data = _table(value, place)
    _only(data, place, {"weights", "enough"}, {"needs", "lists", "words", "length"})
    return Weighing(
        {name: _number(weight, f"{place}.weights.{name}") for name, weight in _entries(data, "weights")},
        tuple(tuple(_strings(need, f"{place}.needs")) for need in _list(data.get("needs", []), f"{place}.needs")),
        {
            account: _number(_table(data["enough"], place).get(account), f"{place}.enough.{account}")
            for account in ACCOUNTS
        },
        {name: _number(weight, f"{place}.lists.{name}") for name, weight in _entries(data, "lists")},
        {word: _number(weight, f"{place}.words.{word}") for word, weight in _entries(data, "words")},
        _number(data.get("length", 0), f"{place}.length"),
    )


def _examples(value: object, place: str) -> tuple[tuple[Example, ...], tuple[Example, ...]]:
    data = _table(value, place)
    _only(data, place, {"bad", "good"}, set())
    groups = []
    for name in ("bad", "good"):
        items = _list(data[name], f"{place}.{name}")
        if len(items) < 4:
            raise PolicyError(f"{place}.{name}", f"{len(items)} examples are too few", "write at least 4")
        groups.append(tuple(_example(item, f"{place}.{name}[{n}]") for n, item in enumerate(items)))
    return groups[0], groups[1]


def _example(value: object, place: str) -> Example:
    if isinstance(value, str):
        return Example(value)
    data = _table(value, place)
    _only(data, place, {"text"}, {"words", "situation"})
    words = tuple(_strings(data.get("words", []), f"{place}.words"))
    text = _string(data["text"], f"{place}.text")
    for word in words:
        if word not in text:
            raise PolicyError(f"{place}.words", f"“{word}” is not in the text", "copy the words out of the text")
    return Example(text, words, _table(data.get("situation", {}), f"{place}.situation"))


# Small readers: each gives a value of one shape or says what is wrong.


def _table(value: object, place: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise PolicyError(place, "an object { } is needed here", "put names and values between { and }")
    return value


def _list(value: object, place: str) -> list[Any]:
    if not isinstance(value, list):
        raise PolicyError(place, "a list [ ] is needed here", "put the values between [ and ]")
    return value


def _string(value: object, place: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise PolicyError(place, "words are needed here", "write them between quotation marks")
    return value


def _number(value: object, place: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise PolicyError(place, "a number is needed here", "write one like 1.5")
    return float(value)


def _strings(value: object, place: str) -> list[str]:
    return [_string(item, f"{place}[{n}]") for n, item in enumerate(_list(value, place))]


def _phrases(value: object, place: str) -> tuple[str, ...]:
    return tuple(_strings(value, place))


def _text(value: object, place: str) -> Text:
    data = _table(value, place)
    _only(data, place, {"en"}, {"es"})
    return {language: _string(words, f"{place}.{language}") for language, words in data.items()}


def _choice(value: object, allowed: Iterable[str], place: str) -> str:
    if value not in (allowed := tuple(allowed)):
        raise PolicyError(place, f"{value!r} is not known here", did_you_mean(str(value), allowed))
    return str(value)


def _subset(data: Mapping[str, Any], key: str, allowed: tuple[str, ...], place: str) -> tuple[str, ...]:
    if key not in data:
        return allowed
    return tuple(_choice(item, allowed, f"{place}.{key}") for item in _list(data[key], f"{place}.{key}"))


def _entries(data: Mapping[str, Any], key: str) -> Iterable[tuple[str, Any]]:
    return _table(data.get(key, {}), key).items()


def _only(data: Mapping[str, Any], place: str, needed: set[str], allowed: set[str]) -> None:
    for key in data:
        if key not in needed | allowed:
            where = f"{place}.{key}".removeprefix(f"{WHOLE}.")
            raise PolicyError(where, "nothing is called this here", did_you_mean(key, needed | allowed))
    for key in sorted(needed - data.keys()):
        raise PolicyError(place, f"“{key}” is missing", f"add “{key}”")
