"""What browser add-ons that read the page leave in it: their own elements and attributes.

They cannot be stopped, but the officer can be told. Only what shows itself is found: an add-on may hide.
"""

import asyncio

from pyscript import document

from words import say

TYPE_CHECKING = False  # MicroPython has no typing, and does not evaluate annotations
if TYPE_CHECKING:
    from typing import Any

WORDS = {
    "en": {
        "watchers": (
            "Something else is at work in this page: {names}. It can read your draft. "
            "Turn it off for this page, or use a private window."
        ),
        "add-on": "a browser add-on",
    },
    "es": {
        "watchers": (
            "Hay algo más activo en esta página: {names}. Puede leer su borrador. "
            "Desactívelo en esta página o use una ventana privada."
        ),
        "add-on": "un complemento del navegador",
    },
}

SECONDS = 2
KNOWN = {
    "Grammarly": "grammarly-extension, grammarly-desktop-integration, grammarly-popups, grammarly-mirror, "
    "[data-new-gr-c-s-check-loaded], [data-gr-ext-installed]",
    "LanguageTool": "lt-toolbar, lt-highlighter, lt-mirror, lt-div, lt-span, [data-lt-installed], [data-lt-tmp-id]",
    "DeepL": "deepl-input-controller, deepl-inline-popup, deepl-inline-trigger",
    "ProWritingAid": "pwa-button, [data-pwa-id], .pwa-extension",
    "Ginger": "gingerwidget, [data-ginger]",
    "QuillBot": "quillbot-extension, quillbot-extension-portal, [data-quillbot-parent], [data-quillbot-element]",
    "Microsoft Editor": "editor-card, editor-squiggler, [data-ms-editor]",
    "Google Translate": "html.translated-ltr, html.translated-rtl, #goog-gt-tt",
    "1Password": "com-1password-button, com-1password-menu",
    "LastPass": "[data-lastpass-icon-root], [data-lastpass-root]",
    "Dashlane": "[data-dashlane-rid], [data-dashlanecreated]",
}
OURS = ("HEAD", "BODY", "PY-CONFIG", "MPY-CONFIG", "SCRIPT-PY")  # the last stand where PyScript has put them


def found() -> list[str]:
    """The names of what is known by its traces and has left them in this page."""
    return [name for name, marks in KNOWN.items() if document.querySelector(marks)]


def stranger() -> bool:
    """Whether the page holds an element that is not its own: beside head and body, or of a made-up kind."""
    html = document.documentElement
    places = list(html.children) + list(document.body.children)
    return any(place.tagName not in OURS and ("-" in place.tagName or place.parentNode == html) for place in places)


def show(lang: str) -> None:
    """Say whose traces are here now, beside the draft and in the view about privacy."""
    names = found()
    words = say("watchers", lang, names=", ".join(names or [say("add-on", lang)])) if names or stranger() else ""
    for notice in document.querySelectorAll("[data-watchers]"):
        if notice.textContent != words:
            notice.textContent = words
        notice.hidden = not words


async def begin(page: Any) -> None:
    """Look again and again, because an add-on comes when it likes."""

    async def watch() -> None:
        while True:
            show(page.lang)
            await asyncio.sleep(SECONDS)

    asyncio.create_task(watch())
