"""Fixtures of the unit tests."""

import fcntl
import os
import subprocess
from functools import lru_cache
from pathlib import Path

import pytest

import secondlook

# The same rules are the same frozen values: each process of the tests reads them once, not in each file and command.
secondlook.load_policy = lru_cache(maxsize=8)(secondlook.load_policy)

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def out() -> Path:
    """What is handed out, made by `make build` of the sources as they are: by the first process that needs it."""
    (ROOT / "build").mkdir(exist_ok=True)
    with (ROOT / "build/lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        alone = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL")}
        subprocess.run(["make", "--silent", "build"], cwd=ROOT, env=alone, check=True)
    return ROOT / "dist"
