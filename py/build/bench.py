"""Measure, in one run and side by side, what the budgets are about; writes figures/bench.json.

Browser: bare `loadPyodide()` of the npm package against the built page, each in a fresh profile (cold) and once more
after a relaunch with the same profile (warm); and the time from a keystroke to the painted marks.
Engine: CPython, one process. Times are medians in milliseconds unless their key says otherwise.
"""

import argparse
import functools
import gc
import gzip
import http.server
import json
import os
import platform
import random
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page, Playwright, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "py"))

from secondlook import Situation, check, load_policy  # noqa: E402
from secondlook.automaton import Cell, Matcher  # noqa: E402
from secondlook.document import Document, Token  # noqa: E402
from secondlook.phrases import ANY, Symbols, parse  # noqa: E402

SITE = ROOT / "dist/site"
BARE = """<!doctype html><meta charset="utf-8"><title>bare</title><script type="module">
import { loadPyodide } from './pyodide.mjs';
const python = await loadPyodide();
python.runPython('1 + 1');
document.documentElement.dataset.checked = '1';
</script>"""
# Notes the time of the first answer, and of every keystroke and the painted answer to it.
WATCH = """
globalThis.bench = { typed: undefined, keys: [] };
addEventListener('input', () => { bench.typed ??= performance.now(); }, true);
new MutationObserver(() => {
  if (!(Number(document.documentElement.dataset.checked) > 0)) return;
  bench.first ??= performance.now();
  const typed = bench.typed;
  bench.typed = undefined;
  if (typed) requestAnimationFrame(() => setTimeout(() => bench.keys.push(performance.now() - typed)));
}).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-checked'] });
"""
WORDS = "Long day at the park with the kids, the coffee was good and the game went to extra time again. "


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A plain static host that counts the compressed size of what it sends."""

    protocol_version = "HTTP/1.1"

    def __init__(self, sent: dict[str, int], *rest: Any, **named: Any) -> None:
        self.sent = sent
        super().__init__(*rest, **named)

    def do_GET(self) -> None:
        """Answer, and note what the answer weighs."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.is_file():
            self.sent[self.path] = min(path.stat().st_size, len(gzip.compress(path.read_bytes(), 9)))
        super().do_GET()

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        """Old Pythons do not know .mjs, which bare Pyodide needs."""
        return "text/javascript" if Path(path).suffix == ".mjs" else super().guess_type(path)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@contextmanager
def serving(folder: Path, sent: dict[str, int]) -> Iterator[str]:
    """Serve a folder on loopback; gives its address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, sent, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def launch(playwright: Playwright, profile: str) -> BrowserContext:
    """The browser with a profile folder."""
    path = (ROOT / "build/browser").read_text().strip() or None
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return playwright.chromium.launch_persistent_context(profile, executable_path=path, args=sandbox)


def first_answer(page: Page, url: str) -> float:
    """Milliseconds from navigation to the first answer."""
    page.add_init_script(WATCH)
    page.goto(url, wait_until="commit")
    for _ in range(1200):
        first = page.evaluate("() => globalThis.bench?.first")
        if first:
            return float(first)
        time.sleep(0.1)
    raise TimeoutError(f"No answer from {url} within two minutes.")


def visit(playwright: Playwright, profile: str, url: str) -> float:
    """One visit in a browser of its own; stays long enough for the service worker to keep the files."""
    context = launch(playwright, profile)
    time.sleep(0.5)
    taken = first_answer(context.pages[0], url)
    time.sleep(3)
    context.close()
    return taken


def starts(playwright: Playwright, urls: dict[str, str], rounds: int) -> dict[str, float]:
    """Medians of cold and warm starts, round-robin so that a busy machine hurts all alike."""
    taken: dict[str, list[float]] = {}
    for _ in range(rounds):
        for name, url in urls.items():
            with tempfile.TemporaryDirectory() as profile:
                for temperature in ("cold", "warm"):
                    taken.setdefault(f"{name}{temperature}_ms", []).append(visit(playwright, profile, url))
    return {name: round(statistics.median(times)) for name, times in taken.items()}


def keystrokes(playwright: Playwright, url: str, count: int) -> list[float]:
    """Times from keystroke to painted answer, typing into a draft of 2,000 characters."""
    with tempfile.TemporaryDirectory() as profile:
        context = launch(playwright, profile)
        page = context.pages[0]
        first_answer(page, url)
        page.get_by_role("textbox", name="Your draft").fill((WORDS * 30)[:1990])
        time.sleep(2)
        page.evaluate("() => { bench.keys.length = 0; }")
        for letter in "some more words "[: count % 16] + "some more words " * (count // 16):
            page.keyboard.press("Space" if letter == " " else letter)
            time.sleep(0.2)
        taken = page.evaluate("() => bench.keys")
        context.close()
    return [float(time_taken) for time_taken in taken]


def percentile(values: list[float], share: float) -> float:
    """The value that `share` of the values do not exceed."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def duration(work: Callable[[], object], repeats: int = 7) -> float:
    """Median seconds of CPU."""
    taken = []
    for _ in range(repeats):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return statistics.median(taken)


def doubled(rules: dict[str, Any]) -> str:
    """The rules with twice their phrases: each once more with a word behind it that no draft has."""
    copy = json.loads(json.dumps(rules))
    for rule in copy["rules"].values():
        for sign in (rule, *rule.get("signs", {}).values()):
            if "phrases" in sign:
                sign["phrases"] = [*sign["phrases"], *(f"{phrase} qxzzy" for phrase in sign["phrases"])]
    return json.dumps(copy)


def cell(token: Token, symbols: Symbols) -> Cell:
    """Give what an automaton sees of a token."""
    return Cell(frozenset({ANY, *symbols.of_word(token.norm)}), token.parted, False, ())


def walk_all(matcher: Matcher, rows: list[list[Cell]]) -> None:
    """Walk over many texts."""
    for row in rows:
        matcher.walk(row)


def walks(posts: list[str]) -> dict[str, float]:
    """Milliseconds to walk over the posts with 500, 1,000 and 4,000 phrases: three words each, common ones first."""
    words = [word for word, _ in Counter(" ".join(posts).lower().split()).most_common(400) if word.isalpha()]
    figures = {}
    for count in (500, 1000, 4000):
        chance, symbols = random.Random(count), Symbols()
        phrases = [" ".join(chance.choices(words, k=3)) for _ in range(count)]
        matcher = Matcher((parse(phrase, symbols), number) for number, phrase in enumerate(phrases))
        rows = [[cell(token, symbols) for token in Document(post).tokens] for post in posts]
        figures[str(count)] = round(1000 * duration(functools.partial(walk_all, matcher, rows), repeats=3), 1)
    return figures


def engine_figures() -> dict[str, Any]:
    """How the check grows with phrases and text, and how many posts a CPU-second reads."""
    rules_text = (ROOT / "rules.json").read_text("utf-8")
    policy, more = load_policy(rules_text), load_policy(doubled(json.loads(rules_text)))
    gc.freeze()  # as the command line and the worker do
    situation = Situation.from_json({"account": "personal", "kind": "post"})
    corpora = sorted((ROOT / "tests/corpus").glob("*.jsonl"))
    posts = [json.loads(line)["text"] for file in corpora for line in file.read_text("utf-8").splitlines()]
    joined = " ".join(posts)[:10_000]

    def read(text: str, rules: Any) -> Callable[[], object]:
        return lambda: check(text, situation, rules)

    plain = duration(read(joined, policy))
    every = duration(lambda: [check(post, situation, policy) for post in posts], repeats=3)
    return {
        "check_2000_ms": round(1000 * duration(read(joined[:2000], policy)), 2),
        "phrases_doubled": round(duration(read(joined, more)) / plain, 3),
        "text_doubled": round(duration(read(joined + joined, policy)) / plain, 3),
        "posts_per_cpu_second": round(len(posts) / every),
        "walk_ms_by_phrases": walks(posts),
    }


def browser_figures(rounds: int, keys: int) -> dict[str, Any]:
    """Starts, keystrokes and bytes in Chromium."""
    sent: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as bare, sync_playwright() as playwright:
        for file in (ROOT / "node_modules/pyodide").iterdir():
            (Path(bare) / file.name).symlink_to(file)
        (Path(bare) / "index.html").write_text(BARE)
        with serving(Path(bare), {}) as bare_url, serving(SITE, sent) as url:
            start = starts(playwright, {"bare_": bare_url, "": url}, rounds)
            taken = keystrokes(playwright, url, keys)
    listed = json.loads((SITE / "files.json").read_text())["files"]
    sent = {path: weight for path, weight in sent.items() if "later" not in listed.get(path[1:], {})}
    return {
        "start": start,
        "keystroke_p50_ms": round(percentile(taken, 0.5), 1),
        "keystroke_p95_ms": round(percentile(taken, 0.95), 1),
        "compressed_bytes": sum(sent.values()),
        "compressed_bytes_by_file": dict(sorted(sent.items(), key=lambda item: -item[1])),
    }


def main() -> int:
    """Measure, print the ratios, write the figures."""
    parser = argparse.ArgumentParser(description="Measure start, keystrokes, growth and throughput.")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--keys", type=int, default=80)
    choice = parser.parse_args()
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    load = os.getloadavg()[0]
    figures = {**engine_figures(), **browser_figures(choice.rounds, choice.keys)}
    figures |= {"machine": machine, "load_before": round(load, 1), "rounds": choice.rounds}
    (ROOT / "figures").mkdir(exist_ok=True)
    (ROOT / "figures/bench.json").write_text(json.dumps(figures, indent=2) + "\n")
    start = figures["start"]
    for temperature in ("cold", "warm"):
        ours, bare = start[f"{temperature}_ms"], start[f"bare_{temperature}_ms"]
        print(f"first answer {temperature}: {ours} ms, bare Pyodide {bare} ms, ratio {ours / bare:.2f}")
    shown = "keystroke_p95_ms phrases_doubled text_doubled compressed_bytes posts_per_cpu_second walk_ms_by_phrases"
    for key in shown.split():
        print(f"{key}: {figures[key]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
