"""The first answer: bare `loadPyodide()` of the npm package against the built page.

Cold is a fresh profile, warm the same profile after a relaunch, offline the same once more with the host gone.
`phone` is both through the DevTools protocol with a CPU four times slower and a network like a phone's, and from a
host that compresses. The protocol slows the page's own thread; bare Pyodide runs there, our engine in a worker, so
the ratio says less than that of the plain start.
"""

import json
import statistics
import tempfile
import time
from collections import defaultdict
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Playwright

from build.bench.host import SITE, bare_pyodide, launch, serving

Taken = dict[str, list[float]]
PHONE_CPU = 4
PHONE = {"offline": False, "latency": 85, "downloadThroughput": 9e6 / 8, "uploadThroughput": 1.5e6 / 8}
# Notes the time of the first answer, of every keystroke and the painted answer to it, of long tasks and interactions.
WATCH = """
globalThis.bench = { typed: undefined, keys: [], tasks: [], events: {} };
addEventListener('input', () => { bench.typed ??= performance.now(); }, true);
new MutationObserver(() => {
  if (!(Number(document.documentElement.dataset.checked) > 0)) return;
  bench.first ??= performance.now();
  const typed = bench.typed;
  bench.typed = undefined;
  if (typed) requestAnimationFrame(() => setTimeout(() => bench.keys.push(performance.now() - typed)));
}).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-checked'] });
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) bench.tasks.push(duration);
}).observe({ type: 'longtask' });
new PerformanceObserver((list) => {
  for (const { interactionId: id, duration } of list.getEntries())
    if (id) bench.events[id] = Math.max(bench.events[id] ?? 0, duration);
}).observe({ type: 'event', durationThreshold: 16 });
"""


def first_answer(page: Page, url: str) -> float:
    """Milliseconds from navigation to the first answer; raises TimeoutError."""
    page.add_init_script(WATCH)
    page.goto(url, wait_until="commit")
    for _ in range(1200):
        first = page.evaluate("() => globalThis.bench?.first")
        if first:
            return float(first)
        time.sleep(0.1)
    raise TimeoutError(f"No answer from {url} within two minutes.")


# Says whether the service worker, where there is one, holds every file of the build.
KEPT = """async () => {
  const worker = await navigator.serviceWorker?.getRegistration();
  if (!worker || !globalThis.caches) return true;
  const list = await (await caches.match(new URL('files.json', document.baseURI).href))?.json();
  const files = Object.entries(list?.files ?? {}).filter(([, { wanted }]) => !wanted);
  const held = files.map(([path]) => caches.match(new URL(path, document.baseURI).href));
  return worker.active?.state === 'activated' && (await Promise.all(held)).every(Boolean);
}"""


def visit(playwright: Playwright, profile: str, url: str, phone: bool = False) -> float:
    """One visit in a browser of its own; stays until the service worker, if there is one, has kept the files."""
    context = launch(playwright, profile)
    page = context.pages[0]
    if phone:
        protocol = context.new_cdp_session(page)
        protocol.send("Network.enable")
        protocol.send("Network.emulateNetworkConditions", PHONE)
        protocol.send("Emulation.setCPUThrottlingRate", {"rate": PHONE_CPU})
    time.sleep(0.5)
    taken, end = first_answer(page, url), time.monotonic() + 120
    time.sleep(3)
    while not page.evaluate(KEPT) and time.monotonic() < end:
        time.sleep(0.5)
    context.close()
    return taken


def starts(playwright: Playwright, rounds: int, sent: dict[str, int], phone: bool = False) -> Taken:
    """Times of every start, round-robin so that a busy machine hurts all alike."""
    taken: Taken = defaultdict(list)
    with ExitStack() as hosts, ExitStack() as profiles:
        folder = bare_pyodide(Path(profiles.enter_context(tempfile.TemporaryDirectory())))
        bare = hosts.enter_context(serving(folder, {}, packs=phone))
        ours = hosts.enter_context(serving(SITE, sent, packs=phone))
        kept = [profiles.enter_context(tempfile.TemporaryDirectory()) for _ in range(rounds)]
        for profile in kept:
            for temperature in ("cold", "warm"):
                taken[temperature].append(visit(playwright, profile, ours, phone))
            with tempfile.TemporaryDirectory() as other:
                for temperature in ("bare_cold", "bare_warm"):
                    taken[temperature].append(visit(playwright, other, bare, phone))
        hosts.close()
        taken["offline"] = [visit(playwright, profile, ours, phone) for profile in kept]
    return taken


def medians(taken: Taken) -> dict[str, Any]:
    """Median, slowest (which stands for the 95th percentile of so few) and ratio to bare Pyodide, by kind of start."""
    middle = {kind: statistics.median(times) for kind, times in taken.items()}
    figures: dict[str, Any] = {f"{kind}_ms": round(time) for kind, time in middle.items()}
    figures["slowest_ms"] = {kind: round(max(times)) for kind, times in taken.items()}
    figures["cold_ratio"] = round(middle["cold"] / middle["bare_cold"], 3)
    for kind in ("warm", "offline"):
        figures[f"{kind}_ratio"] = round(middle[kind] / middle["bare_warm"], 3)
    return figures


def start_figures(playwright: Playwright, rounds: int) -> dict[str, Any]:
    """The plain starts, and the bytes before the first answer by file."""
    sent: dict[str, int] = {}
    return {"start": medians(starts(playwright, rounds, sent)), **bytes_figures(sent)}


def bytes_figures(sent: dict[str, int]) -> dict[str, Any]:
    """What the host sent (path -> bytes as gzip, or as they are where that is less) but for what comes later."""
    listed = json.loads((SITE / "files.json").read_text())["files"]
    before = {path: weight for path, weight in sent.items() if "later" not in listed.get(path[1:], {})}
    by_file = dict(sorted(before.items(), key=lambda item: -item[1]))
    return {"compressed_bytes": sum(before.values()), "compressed_bytes_by_file": by_file}


def phone_figures(playwright: Playwright, rounds: int) -> dict[str, Any]:
    """The starts as on a phone."""
    return {"start_phone": medians(starts(playwright, max(1, rounds // 2), {}, phone=True))}
