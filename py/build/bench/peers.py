"""What a user could pick instead, on the same posts: posts per second of CPU. Installed into build/bench, once."""

import gc
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from build.bench.engine import posts_of_corpora
from build.bench.host import ROOT
from secondlook import Situation, check, load_policy

HERE, HOME = Path(__file__).parent, ROOT / "build/bench"
RETEXT = ("unified@11.0.5", "retext-english@5.0.0", "retext-stringify@4.0.0")
OTHERS = ("alex@11.0.1", "harper.js@2.10.0", "obscenity@0.4.6")
NPM = (*RETEXT, "retext-equality@7.1.0", "retext-profanities@8.0.0", *OTHERS)
PYPI = ("proselint==0.16.0", "better-profanity==0.7.0", "presidio-analyzer==2.2.366")
POSTS = 300


def peers_figures() -> dict[str, Any]:
    """Ours and theirs, and how many times as fast as theirs ours is."""
    install()
    posts = [post for post in posts_of_corpora() if len(post) < 400]
    posts = posts[:: len(posts) // POSTS]
    rates = {"second-look": ours(posts)}
    rates |= asked(["node", "peers.mjs"], posts) | asked(["venv/bin/python", "peers_python.py"], posts)
    ratios = {name: round(rates["second-look"] / rate, 2) for name, rate in rates.items() if name != "second-look"}
    return {"peers": {"posts_per_cpu_second": rates, "times_as_fast": ratios, "posts": len(posts)}}


def install() -> None:
    """Fetch what is not there yet."""
    HOME.mkdir(parents=True, exist_ok=True)
    for program in ("peers.mjs", "peers_python.py"):
        (HOME / program).write_bytes((HERE / program).read_bytes())
    wanted, record = "\n".join((*NPM, *PYPI)), HOME / "installed.txt"
    if record.exists() and record.read_text() == wanted:
        return
    (HOME / "package.json").write_text('{"private": true}\n')
    quiet = ["--silent", "--no-audit", "--no-fund", "--ignore-scripts"]
    subprocess.run(["npm", "install", *quiet, *NPM], cwd=HOME, check=True)
    subprocess.run([sys.executable, "-m", "venv", "venv"], cwd=HOME, check=True)
    subprocess.run(["venv/bin/python", "-m", "pip", "install", "--quiet", *PYPI], cwd=HOME, check=True)
    record.write_text(wanted)


def asked(command: list[str], posts: list[str]) -> dict[str, int]:
    """What a program says that is given the posts."""
    done = subprocess.run(command, cwd=HOME, input=json.dumps(posts), capture_output=True, text=True, check=True)
    rates: dict[str, int] = json.loads(done.stdout.splitlines()[-1])
    return rates


def ours(posts: list[str]) -> int:
    """The same of our engine, all rules on."""
    policy, situation = load_policy((ROOT / "rules.json").read_text("utf-8")), Situation()
    gc.freeze()
    for post in posts[:20]:
        check(post, situation, policy)
    begun = time.process_time()
    for post in posts:
        check(post, situation, policy)
    return round(len(posts) / (time.process_time() - begun))
