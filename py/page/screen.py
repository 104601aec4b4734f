"""What stands on the screen around the cards: states, sentences, reminders."""

import asyncio

from pyscript import document
from words import say

TYPE_CHECKING = False  # MicroPython has no typing, and does not evaluate annotations
if TYPE_CHECKING:
    from typing import Any

PAUSE = 1  # seconds without a change before a count is said to screen readers

html = document.documentElement
said = {"turn": 0}


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
    """The line under the box says what data-seal says."""
    find("seal-words").textContent = say("seal-" + (html.dataset.seal or "none"), lang)


def show_stopped(sentence: str, retry: bool) -> None:
    """The checker does not run: say so in one sentence and offer the checklist."""
    find("stopped-words").textContent = sentence
    find("again").hidden = not retry
    find("checklist").open = True


def show_findings(report: dict[str, Any], lang: str) -> None:
    """The summary and the parts around the cards; the cards and the marked copy have their own modules."""
    count = len(report["cards"])
    find("empty").hidden = True
    find("plain").hidden = True
    find("nothing").hidden = not report["nothing"]
    find("marked-box").hidden = count == 0
    put("summary", report["summary"] if count else say("findings", lang))
    find("jump").hidden = count == 0
    put("jump", say("jump", lang, count=count))
    show_reminders(report["reminders"])


def show_no_findings(plain: str, lang: str) -> None:
    """No answer to show: an empty draft, or one plain sentence instead of findings."""
    for name in ("nothing", "marked-box", "jump", "reminders-box"):
        find(name).hidden = True
    put("summary", say("findings", lang))
    find("empty").hidden = bool(plain)
    find("plain").hidden = not plain
    put("plain", plain)


def show_more(count: int, lang: str) -> None:
    """How many points there are beyond the cards."""
    find("more").hidden = count <= 0
    put("more", say("more-cards", lang, count=count))


def show_reminders(reminders: list[Any]) -> None:
    """What is said once and claims nothing."""
    home = find("reminders")
    home.replaceChildren()
    for reminder in reminders:
        for tag, words in (("dt", reminder["title"]), ("dd", reminder["text"])):
            row = document.createElement(tag)
            row.textContent = words
            home.append(row)
    find("reminders-box").hidden = not reminders


def put(name: str, words: str) -> None:
    """Change the words of an element, if they are others."""
    element = find(name)
    if element.textContent != words:
        element.textContent = words


async def tell(words: str, pause: float = PAUSE) -> None:
    """Say `words` to screen readers after a pause, unless something newer comes; what comes at once is shown too."""
    said["turn"] += 1
    turn = said["turn"]
    await asyncio.sleep(pause)
    if turn == said["turn"]:
        find("said").className = "said unseen" if pause else "said"
        put("said", words)
