"""The page itself: shows progress, checks what is typed. (First version: proves the chain from end to end.)"""

import json

from pyscript import document
from start import StartError, count_answer, set_state, start

draft = document.querySelector("#draft")
output = document.querySelector("#output")


def tell(kind, facts):
    """Show what the start or the watchdog says."""
    output.textContent = kind + " " + json.dumps(facts)


async def check(event=None):
    """Check the draft and show the summary."""
    set_state("checking")
    answer = json.loads(await engine.check(draft.value, "{}", "en"))
    output.textContent = answer.get("summary") or answer["error"]
    set_state("ready")
    count_answer()


try:
    engine = await start(tell)
    draft.addEventListener("input", check)
    set_state("ready")
    await check()
except StartError as error:
    output.textContent = error.sentence
    set_state("error")
