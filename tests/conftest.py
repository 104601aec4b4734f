"""Fixtures of the unit tests."""

import fcntl
from functools import lru_cache
from pathlib import Path

import pytest

import secondlook
from build import make_site

# The same rules are the same frozen values: each process of the tests reads them once, not in each file and command.
secondlook.load_policy = lru_cache(maxsize=8)(secondlook.load_policy)

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def out(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A build of the sources as they are: one for all processes of the test run, the first makes it."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    with (shared / "dist.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "dist/SHA256SUMS").exists():
            make_site.build(ROOT / "py/secondlook", ROOT / "rules.json", shared / "dist")
    return shared / "dist"
