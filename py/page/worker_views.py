"""What the views of the page ask of the engine: one function a view, policy and arguments in, a dict out.

Imported by worker.py when the first view is shown, never at the start.
"""

import json
import sys
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import worker
from secondlook import Policy, PolicyError, load_policy, overview
from secondlook.examples import failures_of
from secondlook.mistakes import in_spanish, sentence_in_spanish
from secondlook.practice import drafts
from secondlook.report import said

View = Callable[[Policy, Mapping[str, Any], str], dict[str, Any] | Awaitable[dict[str, Any]]]

LONGEST = 200  # characters of a place, a problem or a cure


def about(policy: Policy, lang: str) -> dict[str, Any]:
    """What the rules say of themselves, and how they did on the held-out posts (empty where nobody measured them)."""
    return {
        "title": said(policy.title, lang),
        "date": policy.date,
        "version": policy.version,
        "limit": said(policy.limit, lang) if policy.limit else "",
        "tried": worker.rules_in_use() is not None,
        "figures": figures() if worker.rules_in_use() is None else {},
    }


def figures() -> dict[str, Any]:
    """The figures that the build has measured, where rules.json is still the one of the build."""
    if not worker.of_build:
        return {}
    measured: dict[str, Any] = json.loads(worker.FIGURES.read_bytes() or "{}")
    return measured


def covers(policy: Policy, arguments: Mapping[str, Any], lang: str) -> dict[str, Any]:
    """Every sentence of the order."""
    return about(policy, lang) | {"clauses": overview.clauses(policy, lang)}


def rules(policy: Policy, arguments: Mapping[str, Any], lang: str) -> dict[str, Any]:
    """Every rule."""
    return about(policy, lang) | {"rules": overview.rules(policy, lang)}


def test(policy: Policy, arguments: Mapping[str, Any], lang: str) -> dict[str, Any]:
    """Run the examples of the rule that `arguments` names; the sentences are those of `secondlook policy test`."""
    rule = policy.rules[arguments["rule"]]
    told = in_spanish if lang == "es" else str
    found = [{"place": f.place, "problem": told(f.problem), "cure": told(f.cure)} for f in failures_of(rule, policy)]
    return {"count": len(rule.bad) + len(rule.good) + len(rule.suggestion), "failures": found}


def practice(policy: Policy, arguments: Mapping[str, Any], lang: str) -> dict[str, Any]:
    """Drafts to practise on, each with its account and its cards."""
    reports = drafts(policy, lang, arguments["seed"], arguments["count"])
    return {
        "drafts": [
            {"text": report.text, "account": report.situation.account, "cards": report.to_page(lang)["cards"]}
            for report in reports
        ]
    }


def pictures(policy: Policy, arguments: Mapping[str, Any], lang: str) -> dict[str, Any]:
    """What a picture may show: the name of each thing and its label."""
    return {"things": [[shown.id, said(shown.label, lang)] for shown in policy.pictures.values()]}


def built_in(policy: Policy, arguments: Mapping[str, Any], lang: str) -> dict[str, Any]:
    """Back to the rules that came with the page."""
    worker.use(None)
    return {}


def open_rules(body: bytes, lang: str) -> dict[str, Any]:
    """Try the rules in the bytes of a file until the page is left; their imprint, or {"error": sentence}."""
    told = sentence_in_spanish if lang == "es" else str
    try:
        policy = load_policy(body.decode("utf-8-sig", errors="replace"))
    except PolicyError as error:
        return {"error": told(PolicyError(short(error.place), short(error.problem), short(error.cure)))}
    except (RecursionError, MemoryError):
        return {"error": told(PolicyError("the file", "it is too deep or too large to read", "make it simpler"))}
    worker.use(policy)
    return worker.imprint(policy)


def short(words: str) -> str:
    """Both ends of words that only a file made to hurt makes so long."""
    return words if len(words) <= LONGEST else f"{words[: LONGEST // 2]} … {words[-LONGEST // 2 :]}"


async def attack(policy: Policy, arguments: Mapping[str, Any], lang: str) -> dict[str, Any]:
    """Try to make it leak from in here: channel -> verdict (see attack.py). In: far and near, see there."""
    import js  # there in the browser only
    from attack import attack

    verdicts: dict[str, str] = {}
    await attack(js, arguments["far"], arguments["near"], verdicts.__setitem__)
    return verdicts


async def second(policy: Policy, arguments: Mapping[str, Any], lang: str) -> dict[str, Any]:
    """What the second reader thinks of the last draft, step by step (see worker_reader.py). In: scores, or nothing."""
    await worker.bring("reader.zip")
    import worker_reader

    worker.join(worker_reader.remembered)
    return worker_reader.second(arguments.get("scores"), lang)


def second_off(policy: Policy, arguments: Mapping[str, Any], lang: str) -> dict[str, Any]:
    """Turn the second reader off, or let it forget the draft."""
    worker.join(None)
    if "worker_reader" in sys.modules:
        sys.modules["worker_reader"].forget()
    return {}


VIEWS: dict[str, View] = {
    "attack": attack,
    "built-in": built_in,
    "covers": covers,
    "pictures": pictures,
    "practice": practice,
    "rules": rules,
    "second": second,
    "second-off": second_off,
    "test": test,
}
