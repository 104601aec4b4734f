"""`make soak`: the second visit and those after it with the network gone, VISITS times (20)."""

import os
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from conftest import Host
from steps import kept, offline_visit

VISITS = int(os.environ.get("VISITS", "20"))


@pytest.mark.timeout(60 + 30 * VISITS)
def test_visits_after_the_first_work_wholly_with_the_network_gone(open_page: Callable[[], Page], host: Host) -> None:
    kept(open_page())
    host.stop()
    for visit in range(VISITS):
        offline_visit(open_page(), visit)
    print(f"\n{VISITS} of {VISITS} visits worked with the network gone")
