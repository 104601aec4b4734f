"""The built site in Firefox, where Debian's firefox-esr is installed: it loads, seals what it can, and answers."""

import shutil
import time

import pytest
from playwright.sync_api import Playwright

from conftest import Host
from steps import attribute, until

FIREFOX = shutil.which("firefox-esr")
pytestmark = pytest.mark.skipif(FIREFOX is None, reason="firefox-esr is not installed")


def test_firefox_checks_and_does_not_claim_a_full_seal(host: Host, playwright: Playwright) -> None:
    firefox = playwright.firefox.launch(channel="moz-firefox", executable_path=FIREFOX)
    page = firefox.new_page()
    for _ in range(2):  # the second visit is served by the service worker
        page.goto(host.url, wait_until="commit")
        until(lambda: attribute(page, "data-checked") not in ("", "0"), 60)
        assert attribute(page, "data-state") == "ready"
        assert attribute(page, "data-seal") == "partial"
        time.sleep(2)
    firefox.close()
