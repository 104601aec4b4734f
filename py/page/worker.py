"""The engine's side of the page: strings in, JSON strings out, in the PyScript worker (Pyodide).

Nothing is raised to the page: what goes wrong comes back as {"error": one plain sentence}, in the page's language.
"""

import json
import sys
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import worker_wiping
from secondlook import Policy, PolicyError, Situation, compiled, mistakes, wording
from secondlook import check as check_draft
from secondlook.checker import Readings, settle
from secondlook.report import Report

RULES = Path("/lib/rules.json")  # put there by interpreter.js; too large for the page's small Python
SHA256_OF_RULES = Path("/lib/rules.sha256")  # and this, where the browser can tell
FIGURES = Path("/lib/figures.json")  # how the rules of the build did on the held-out posts; there, too

MOST = 400  # marks and cards that go to the page; only a draft made to hurt has more

_ready: compiled.Ready | None = None  # the rules of the build, in the snapshot
of_build = False  # whether rules.json is still that of the build
_policy: Policy | None = None
_readings = Readings()  # the last draft and the words of its pictures, read: the next draft is nearly the same
_tried: Policy | None = None  # rules that somebody has opened from a file, for this visit
_newest: Report | None = None  # what the rules say of the last draft
_second: Callable[[Report], Report] | None = None  # adds what the second reader thought, while that is on


def start() -> str:
    """Load the rules; returns {"ok": true, "policy": see imprint, "kiosk": settings}.

    Where they cannot be used: {"ok": false, "error": the sentence in English, "es": in Spanish}.
    """
    global _policy, _ready, of_build
    try:
        sha256 = SHA256_OF_RULES.read_bytes() if SHA256_OF_RULES.exists() else b""
        _policy = compiled.load(RULES.read_bytes, _ready, sha256)
        of_build, _ready = bool(_ready and _policy is _ready.policy), None
        settle()
    except PolicyError as error:
        return not_started(str(error), error)
    except Exception as error:
        return not_started(f"The rules could not be read ({type(error).__name__}).")
    return as_json({"ok": True, "policy": imprint(_policy), "kiosk": asdict(_policy.kiosk)})


def make_ready(dumped: bytes) -> None:
    """Read the rules, as compiled.py has dumped them, into the snapshot that the build takes."""
    global _ready
    _ready = compiled.read(dumped)


def imprint(policy: Policy) -> dict[str, Any]:
    """What the foot of the page says of the rules: title in each language, date, last review, months it may be old."""
    dates = {"date": policy.date, "reviewed": policy.reviewed, "review_months": policy.review_months}
    return {"title": dict(policy.title), **dates}


def not_started(sentence: str, error: PolicyError | None = None) -> str:
    """The answer of `start` where the rules cannot be used."""
    spanish = mistakes.sentence_in_spanish(error) if error else mistakes.in_spanish(sentence)
    return json.dumps({"ok": False, "error": sentence, "es": spanish})


def sorry(sentence: str, lang: str) -> str:
    """An answer that is one plain sentence."""
    return json.dumps({"error": mistakes.in_spanish(sentence) if lang == "es" else sentence})


def as_json(value: dict[str, Any]) -> str:
    """JSON with every sign as it is: MicroPython does not join the halves of an escaped emoji. Half a sign is “?”."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace").decode()


def short(page: dict[str, Any]) -> dict[str, Any]:
    """A page dict that the small Python of the page can hold: past MOST marks the rest of the draft is one piece."""
    segments, cards = page["segments"], page["cards"][:MOST]
    if len(segments) > MOST:
        rest = "".join(segment["text"] for segment in segments[MOST:])
        segments = [*segments[:MOST], {"text": rest, "cards": [], "severity": None}]
    cards = [card | {"quotes": card["quotes"][:MOST]} for card in cards]
    return page | {"segments": segments, "cards": cards, "left_out": len(page["cards"]) - len(cards)}


def check(text: str, situation_json: str, lang: str) -> str:
    """Check a draft; returns the page's dict (see Report.to_page) or {"error": sentence}."""
    global _newest
    if _policy is None:
        return sorry("The rules have not been loaded yet.", lang)
    try:
        _newest = check_draft(text, Situation.from_json(json.loads(situation_json)), _tried or _policy, _readings)
        return as_json(shown(_second(_newest) if _second else _newest, lang))
    except Exception as error:
        # The name only: a message could carry words of the draft.
        return sorry(f"This draft could not be checked ({type(error).__name__}). It is unchanged.", lang)


def forget() -> str:
    """Forget the last draft, and write over the memory where it stood; returns {} or {"error": name}."""
    check("", "{}", "en")
    try:
        for policy in (_policy, _tried):
            if policy:
                policy.forget()
        wording.differences.cache_clear()
        worker_wiping.wipe()
        return "{}"
    except Exception as error:
        return json.dumps({"error": type(error).__name__})


def shown(report: Report, lang: str) -> dict[str, Any]:
    """A report as the page shows it."""
    return short(report.to_page(lang))


async def bring(archive: str) -> None:
    """Make the modules of an archive of the build importable, and those of Python's library that it may ask for."""
    import js

    await js.modulesOfBuild()
    path = f"/lib/{archive}"
    if path not in sys.path:
        Path(path).write_bytes((await js.fileOfBuild(archive)).to_py())
        sys.path.append(path)


async def look(file: Any) -> str:
    """What a picture or video file of the page tells: see worker_photos.look."""
    try:
        await bring("pictures.zip")
        import worker_photos

        return as_json(worker_photos.look(file))
    except Exception as error:
        # The name only: a message could carry words of the file.
        return json.dumps({"error": type(error).__name__})


# For the views of the page: worker_views is imported when the first one is shown, never at the start.


def use(policy: Policy | None) -> None:
    """Check with these rules from now on, or with those that came with the page."""
    global _tried
    _tried = policy


def newest() -> Report:
    """What the rules say of the last draft. Raises ValueError where there was none."""
    if _newest is None:
        raise ValueError("no draft has been checked")
    return _newest


def join(second: Callable[[Report], Report] | None) -> None:
    """Let this add to the rules' answers from now on, or nothing."""
    global _second
    _second = second


def rules_in_use() -> Policy | None:
    """The rules that somebody has opened from a file; None where those are used that came with the page."""
    return _tried


async def views() -> Any:
    """The module worker_views. On a first visit it may still be on its way."""
    import js

    await js.modulesOfBuild()
    import worker_views

    return worker_views


async def view(name: str, arguments_json: str, lang: str) -> str:
    """What the function `name` of worker_views gives, as JSON, or {"error": sentence}."""
    if _policy is None:
        return sorry("The rules have not been loaded yet.", lang)
    try:
        worker_views = await views()
        answer = worker_views.VIEWS[name](_tried or _policy, json.loads(arguments_json), lang)
        return as_json(await answer if isinstance(answer, Awaitable) else answer)
    except Exception as error:
        return sorry(f"This part could not be made ready ({type(error).__name__}).", lang)


async def open_rules(buffer: Any, lang: str) -> str:
    """Try the rules.json in a JavaScript buffer; its imprint or {"error": sentence}."""
    try:
        worker_views = await views()
        return as_json(worker_views.open_rules(buffer.to_bytes(), lang))
    except Exception as error:
        return sorry(f"This file could not be read ({type(error).__name__}).", lang)
