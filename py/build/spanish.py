"""The Spanish of index.html, put beside its English: the page speaks it before Python is there, and without Python."""

import re
import sys
from html import escape
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "page"))

from words import say


def with_spanish(html: str) -> str:
    """The page with `data-es` on each element that has `data-say`; language.js puts it in."""

    def both(found: re.Match[str]) -> str:
        return f'{found[0]} data-es="{escape(say(found[1], "es"))}"'

    return re.sub(r'data-say="([\w-]+)"', both, html)
