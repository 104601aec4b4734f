"""What stands on the screen around the cards: states, sentences, reminders."""

import asyncio

import sheet
from making import make, with_calls
from pyscript import document
from when import months_between
from words import date_in, key_of, said_in, say

TYPE_CHECKING = False  # MicroPython has no typing, and does not evaluate annotations
if TYPE_CHECKING:
    from typing import Any

SLOW = 12  # seconds after which the start is called slow
PAUSE = 1  # seconds without a change before a count is said to screen readers

html = document.documentElement
said = {"turn": 0, "waiting": False}


def find(name: str) -> Any:
    """The element with this id."""
    return document.querySelector(f"#{name}")


def show_progress(done: int, total: int, lang: str) -> None:
    """How much of the checker has come, in bytes."""
    percent = min(100, 100 * done // total)
    if find("progress").value != percent:
        find("progress").value = percent
        find("loading-words").textContent = say("loading-part", lang, percent=percent)


def show_seal(lang: str) -> None:
    """The line under the box says what data-seal says, and on a first visit what the next one will bring."""
    name = "next" if html.hasAttribute("data-seal-next") else html.dataset.seal
    find("seal-words").textContent = say("seal-" + name, lang)


def show_stopped(sentence: str, retry: bool, lang: str) -> None:
    """The checker does not run: say so in one sentence and offer the checklist.

    A sentence that the page knows stays in step with its language.
    """
    key, words = key_of(sentence), find("stopped-words")
    words.textContent = said_in(lang, sentence)
    if key:
        words.dataset.say = key
    else:
        words.removeAttribute("data-say")
    find("again").hidden = not retry
    find("checklist").open = True


def show_findings(report: dict[str, Any], lang: str) -> None:
    """The summary and the parts around the cards; the cards and the marked copy have their own modules."""
    count = len(report["cards"])
    left = report["counts"]["flag"] + report["counts"]["ask"]
    find("empty").hidden = True
    find("plain").hidden = not report["unread"]
    put("plain", report["unread"])
    first = [reminder for reminder in report["reminders"] if reminder["first"]]
    find("nothing").hidden = bool(count or first or report["language"])
    find("marked-box").hidden = not any(segment["cards"] for segment in report["segments"])
    put("summary", report["headline"] if count else say("findings", lang))
    show_counts(report["counts"], lang)
    find("jump").hidden = left == 0
    put("jump", say("jump", lang, count=left))
    show_language(report["language"])
    show_reminders("first", first)
    show_reminders("reminders", [reminder for reminder in report["reminders"] if not reminder["first"]])


def in_short(report: dict[str, Any], lang: str) -> str:
    """What an answer comes to, in a sentence to be heard."""
    for reminder in report.get("reminders", []):
        if reminder["first"]:
            return f"{reminder['title']}. {reminder['text']}"
    nothing = say("nothing", lang) if report.get("nothing") else None
    told = report.get("language") or nothing or report.get("summary") or report.get("plain") or ""
    return f"{report.get('unread') or ''} {told}".strip()


def show_no_findings(plain: str, lang: str) -> None:
    """No answer to show: an empty draft, or one plain sentence instead of findings."""
    for name in ("nothing", "marked-box", "counts", "jump", "reminders-box", "first-box", "other-language"):
        find(name).hidden = True
    put("summary", say("findings", lang))
    find("empty").hidden = bool(plain)
    find("plain").hidden = not plain
    put("plain", plain)


def show_more(count: int, lang: str) -> None:
    """How many points there are beyond the cards."""
    find("more").hidden = count <= 0
    put("more", say("more-cards", lang, count=count))


def show_counts(counts: dict[str, int], lang: str) -> None:
    """How many cards there are of each kind; it is the key to the marks as well."""
    for kind in ("flag", "ask", "note"):
        find("count-" + kind).hidden = not counts[kind]
        put("count-" + kind, say("count-" + kind, lang, count=counts[kind]))
    find("counts").hidden = not sum(counts.values())


def show_language(sentence: str | None) -> None:
    """That the draft is in a language which the rules do not read."""
    find("other-language").hidden = not sentence
    put("other-language", sentence or "")


def show_reminders(name: str, reminders: list[Any]) -> None:
    """What is said once and claims nothing."""
    home = find(name)
    home.replaceChildren()
    for reminder in reminders:
        told = make("dd")
        told.append(*with_calls(reminder["text"]) if reminder["first"] else [reminder["text"]])
        told.normalize()  # one piece of text is read in one go
        home.append(make("dt", reminder["title"]), told)
    find(name + "-box").hidden = not reminders


def show_facts(lang: str) -> None:
    """The situation in one line."""
    put("facts", ", ".join([say(key, lang, **values) for key, values in sheet.facts()]))


def show_rules(rules: dict[str, Any], lang: str) -> None:
    """Which rules are in use, wherever that is said, and how old they are."""
    title = rules["title"].get(lang) or rules["title"]["en"]
    for element in document.querySelectorAll("[data-rules]"):
        element.textContent = f"{title}, {date_in(lang, rules['date'])}."
    show_age(rules["reviewed"], rules["review_months"], lang)


def show_age(reviewed: str, most: int, lang: str) -> None:
    """When the rules were last looked through, if they say so, and that this was too long ago where it was."""
    put("reviewed", say("reviewed", lang, day=date_in(lang, reviewed)) if reviewed else "")
    months = months_between(reviewed, sheet.now()[:10]) if reviewed else 0
    find("old").hidden = not (reviewed and months >= most)
    put("old", say("old", lang, months=months))


async def tell_slow() -> None:
    """Say that the start takes longer than usual, where it does."""
    await asyncio.sleep(SLOW)
    find("slow").hidden = html.dataset.state != "loading"


def put(name: str, words: str) -> None:
    """Change the words of an element, if they are others."""
    element = find(name)
    if element.textContent != words:
        element.textContent = words


async def tell(words: str, pause: float = PAUSE) -> None:
    """Say `words` to screen readers after a pause, unless something newer comes; what comes at once is shown too."""
    said["turn"] += 1
    turn = said["turn"]
    said["waiting"] = True
    await asyncio.sleep(pause)
    if turn == said["turn"]:
        said["waiting"] = False
        find("said").className = "said unseen" if pause else "said"
        put("said", words)


async def tell_in_turn(words: str) -> None:
    """Say and show what can wait: neither in place of what waits to be said, nor right on its heels."""
    turn = -1
    while said["waiting"] or turn != said["turn"]:
        turn = said["turn"]
        await asyncio.sleep(2 * PAUSE)
    await tell(words, 0)
