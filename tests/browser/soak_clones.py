"""`make soak`: two fresh clones in different folders, each with tools and packages of its own, build the same bytes."""

import hashlib
import os
import subprocess
from pathlib import Path

import pytest

from conftest import ROOT


def built(folder: Path) -> dict[str, str]:
    """Clone into the folder, build with `make build`, and give path -> SHA-256 of what is handed out."""
    folder.parent.mkdir(parents=True)
    subprocess.run(["git", "clone", "--quiet", ROOT, folder], check=True)
    of_this_run = ("MAKE", "PYTHON", "VIRTUAL_ENV")
    alone = {name: value for name, value in os.environ.items() if not name.startswith(of_this_run)}
    alone["PATH"] = os.pathsep.join(part for part in alone["PATH"].split(os.pathsep) if ".venv" not in part)
    subprocess.run(["make", "build"], cwd=folder, env=alone, check=True)
    files = (path for path in (folder / "dist").rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(files)
    }


@pytest.mark.timeout(1800)
def test_two_fresh_clones_build_the_same_bytes(tmp_path: Path) -> None:
    first, second = built(tmp_path / "one/clone"), built(tmp_path / "another place/a clone")
    assert "dist/second-look.html" in first
    assert first == second
    print(f"\n{len(first)} files are byte-equal")
