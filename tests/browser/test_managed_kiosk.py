"""The policies of kiosk/ in the real browsers, with the one file at the place that they name.

They are laid over the system's folders in a mount namespace of the browser's own: that needs root and unshare.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error, Playwright

from conftest import ROOT, STARTED

FIREFOX = shutil.which("firefox-esr")
PAGE = "file:///opt/second-look/second-look.html?kiosk"
ROWS = """() => {
  const found = [];
  const walk = (root) => { for (const node of root.querySelectorAll('*')) {
    if (node.localName === 'policy-row')
      found.push([...node.shadowRoot.querySelectorAll('.policy')].map((cell) => cell.textContent).join(' '));
    if (node.shadowRoot) walk(node.shadowRoot);
  } };
  walk(document);
  return found.map((row) => row.replace(/\\s+/g, ' ').trim()).filter(Boolean);
}"""


def may_mount() -> bool:
    """Whether a folder can be laid over another for one process only."""
    if os.geteuid() != 0 or not shutil.which("unshare"):
        return False
    command = ["unshare", "-m", "mount", "-t", "tmpfs", "none", "/opt"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


pytestmark = pytest.mark.skipif(not may_mount(), reason="to lay policies over the system's needs root and unshare")


def managed(program: str, overlay: dict[str, Path], folder: Path) -> str:
    """A script that starts the program with each folder of `overlay` laid over the system's."""
    mounts = " && ".join(f"mount --bind '{source}' '{target}'" for target, source in overlay.items())
    script = folder / "browser"
    script.write_text(f"#!/bin/sh\nexec unshare -m sh -c '{mounts} && exec {program} \"$@\"' sh \"$@\"\n")
    script.chmod(0o755)
    return str(script)


def laid_out(folder: Path, name: str, policies: dict[str, Any]) -> dict[str, Path]:
    """The one file below /opt, and the policies below /etc, as folders to lay over those."""
    (folder / "opt/second-look").mkdir(parents=True)
    shutil.copy(ROOT / "dist/second-look.html", folder / "opt/second-look")
    shutil.copytree("/etc", folder / "etc", symlinks=True, ignore=shutil.ignore_patterns("shadow*", "gshadow*"))
    target = folder / "etc" / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(policies))
    return {"/opt": folder / "opt", "/etc": folder / "etc"}


def test_chromium_takes_every_policy_and_opens_second_look_and_nothing_else(
    playwright: Playwright, tmp_path: Path
) -> None:
    policies = json.loads((ROOT / "kiosk/chrome-policy.json").read_text("utf-8"))
    # Only for this test: to be driven from outside, and to read the list of policies in force.
    policies |= {"DeveloperToolsAvailability": 1, "URLAllowlist": [*policies["URLAllowlist"], "chrome://policy"]}
    overlay = laid_out(tmp_path, "chromium/policies/managed/second-look.json", policies)
    program = managed(str((ROOT / "build/browser").read_text().strip()), overlay, tmp_path)
    context = playwright.chromium.launch_persistent_context(
        tmp_path / "profile", executable_path=program, args=["--no-sandbox"]
    )
    page = context.pages[0]
    page.goto("chrome://policy")
    page.locator("policy-row").first.wait_for(state="attached")
    rows = {row.split(" ")[0]: row for row in page.evaluate(ROWS)}
    assert [name for name in policies if not rows[name].endswith(("Mandatory OK", "Mandatory Deprecated"))] == []
    with pytest.raises(Error, match="BLOCKED_BY_ADMINISTRATOR"):
        page.goto("file:///etc/hostname")
    page = context.new_page()
    page.goto(PAGE, wait_until="commit")
    page.wait_for_selector(STARTED, state="attached", timeout=60_000)
    assert page.locator("html").get_attribute("data-state") == "ready"
    context.close()


@pytest.mark.skipif(FIREFOX is None, reason="firefox-esr is not installed")
@pytest.mark.long
def test_firefox_opens_second_look_and_nothing_else(playwright: Playwright, tmp_path: Path) -> None:
    policies = json.loads((ROOT / "kiosk/firefox-policies.json").read_text("utf-8"))
    # Only for this test: to be driven from outside.
    for name in ("DisableDeveloperTools", "DisablePrivateBrowsing"):
        del policies["policies"][name]
    overlay = laid_out(tmp_path, "firefox/policies/policies.json", policies)
    program = managed(str(FIREFOX), overlay, tmp_path)
    firefox = playwright.firefox.launch(channel="moz-firefox", executable_path=program)
    page = firefox.new_page()
    with pytest.raises(Error, match=r"(?i)blocked"):
        page.goto("file:///etc/hostname")
    page.goto(PAGE, wait_until="commit")
    page.wait_for_selector(STARTED, state="attached", timeout=60_000)
    assert page.locator("html").get_attribute("data-state") == "ready"
    firefox.close()
