"""The engine in CPython: how its cost grows with phrases and text, and how many posts it reads."""

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from build.bench.host import ROOT
from secondlook import Situation, check, load_policy
from secondlook.automaton import Cell, Matcher
from secondlook.checker import settle
from secondlook.document import Document, Token
from secondlook.phrases import ANY, Symbols, parse

BATCHES = (1_000, 10_000, 100_000)  # posts


def posts_of_corpora() -> list[str]:
    """The texts of all labelled posts."""
    corpora = sorted((ROOT / "tests/corpus").glob("*.jsonl"))
    return [json.loads(line)["text"] for file in corpora for line in file.read_text("utf-8").splitlines()]


def durations(*works: Callable[[], object], repeats: int = 7) -> list[float]:
    """Median seconds of CPU of each, in turn so that a busy machine hurts all alike; a first turn warms up."""
    turns = []
    for _ in range(repeats + 1):
        turns.append([seconds(work) for work in works])
    return [statistics.median(taken) for taken in zip(*turns[1:], strict=True)]


def seconds(work: Callable[[], object]) -> float:
    """Seconds of CPU."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def first_time(text: str, situation: Situation, rules_text: str) -> float:
    """Median seconds of CPU to check a text with a policy that has read no other: known words go faster."""
    policies = [load_policy(rules_text) for _ in range(3)]
    return statistics.median(seconds(partial(check, text, situation, policy)) for policy in policies)


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
        figures[str(count)] = round(1000 * durations(partial(walk_all, matcher, rows), repeats=3)[0], 1)
    return figures


def engine_figures() -> dict[str, Any]:
    """How the check grows with phrases and text, and how many posts a CPU-second reads."""
    rules_text = (ROOT / "rules.json").read_text("utf-8")
    policy, more = load_policy(rules_text), load_policy(doubled(json.loads(rules_text)))
    settle()  # as the command line and the worker do
    situation = Situation.from_json({"account": "personal", "kind": "post"})
    posts = posts_of_corpora()
    joined = " ".join(posts)[:10_000]

    def read(text: str, rules: Any) -> Callable[[], object]:
        return lambda: check(text, situation, rules)

    plain, more_phrases = durations(read(joined, policy), read(joined, more))
    once, twice = (first_time(text, situation, rules_text) for text in (joined, joined + joined))
    every = seconds(lambda: [check(post, situation, policy) for post in posts])
    return {
        "check_2000_ms": round(1000 * durations(read(joined[:2000], policy))[0], 2),
        "phrases_doubled": round(more_phrases / plain, 3),
        "text_doubled": round(twice / once, 3),
        "posts_per_cpu_second": round(len(posts) / every),
        "walk_ms_by_phrases": walks(posts),
    }


def batch_figures() -> dict[str, Any]:
    """Posts a second of `secondlook batch`, by number of posts, and with every core."""
    posts = [post for post in posts_of_corpora() if len(post) < 400]
    rates = {str(count): batch(posts, count, jobs=1) for count in BATCHES}
    cores = os.cpu_count() or 1
    many = {"jobs": cores, "posts_per_second": batch(posts, BATCHES[1], cores)}
    growth = rates[str(BATCHES[-1])] / rates[str(BATCHES[0])]
    gain = round(many["posts_per_second"] / rates[str(BATCHES[1])], 2)
    return {"batch": {"posts_per_second": rates, "growth": round(growth, 2), "all_cores": many, "all_cores_gain": gain}}


def batch(posts: list[str], count: int, jobs: int) -> float:
    """Posts a second of wall time, the start of Python and the reading of the rules included."""
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "posts.jsonl"
        facts = {"account": "personal", "kind": "post"}
        rows = ({"id": str(n), "text": posts[n % len(posts)], **facts} for n in range(count))
        given.write_text("".join(json.dumps(row) + "\n" for row in rows))
        command = [sys.executable, "-m", "secondlook", "batch", str(given), "--jobs", str(jobs)]
        begun = time.perf_counter()
        surroundings = os.environ | {"PYTHONPATH": str(ROOT / "py")}
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=surroundings)
        return round(count / (time.perf_counter() - begun))
