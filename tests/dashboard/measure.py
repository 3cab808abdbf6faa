"""How long readers wait on a large warehouse: ``python -m tests.dashboard.measure --help``.

Waits are what a reader sees in
Chromium: from the click, or from opening the address, until the numbers of the page have changed.
The server's own share of a first view is in seconds of CPU, which a busy machine stretches less.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from dashboard.exports import to_csv
from dashboard.filters import Filters
from dashboard.store import Warehouse, current_version, query_text
from tests.dashboard.made_corpus import make
from tests.dashboard.test_browser import CHROMIUM, running

FIGURES = 1_000_000
FIRST_VIEW_SECONDS = 1.5
FILTER_SECONDS = 0.4
_NUMBER = "(document.querySelector('.strip b') || {innerText: ''}).innerText"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """Medians in seconds: to the first view of a new session, until the interface answers clicks
    without a load, of CPU that the server spent on both, and to a changed filter's numbers."""

    first_view: float
    ready: float
    server_cpu: float
    filter_change: float


def measure(warehouse: Path) -> Waits:
    """Open the dashboard in fresh sessions, then change its filters one by one."""
    from playwright.sync_api import sync_playwright

    first, ready, spent, changed = [], [], [], []
    with running(warehouse) as served, sync_playwright() as driver:
        address = served.address
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for _ in range(6):
            page = browser.new_page(viewport={"width": 1280, "height": 1000})
            # A reader's browser is open already: its own start is no part of the wait.
            page.wait_for_timeout(1000)
            began, before_cpu = time.perf_counter(), _cpu_seconds(served.process_id)
            page.goto(address, wait_until="commit")
            page.wait_for_function(f"{_NUMBER} != ''")
            page.wait_for_selector(".map path")
            first.append(time.perf_counter() - began)
            page.wait_for_selector("#first", state="detached")
            page.wait_for_selector("#root .map path")
            ready.append(time.perf_counter() - began)
            spent.append(_cpu_seconds(served.process_id) - before_cpu)
            page.close()
        page = browser.new_page(viewport={"width": 1280, "height": 1000})
        page.goto(address)
        page.wait_for_selector("#first", state="detached")
        links = page.locator(".facet a")
        for index in range(2, min(links.count(), 46), 2):
            page.goto(f"{address}/?")
            page.wait_for_selector("#first", state="detached")
            page.wait_for_selector("#root .map path")
            page.wait_for_timeout(400)
            before = page.evaluate(_NUMBER)
            began = time.perf_counter()
            page.locator(".facet a").nth(index).click()
            page.wait_for_function(f"!['', {before!r}].includes({_NUMBER})")
            changed.append(time.perf_counter() - began)
        browser.close()
    # The first session may come while the server still warms up.
    return Waits(
        first_view=statistics.median(first[1:]),
        ready=statistics.median(ready[1:]),
        server_cpu=statistics.median(spent[1:]),
        filter_change=statistics.median(changed),
    )


def _cpu_seconds(process_id: int) -> float:
    """User and system time of a process so far; 0 where the system does not say."""
    try:
        stat = Path(f"/proc/{process_id}/stat").read_text(encoding="ascii")
    except OSError:
        return 0.0
    user, system = stat.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def export_seconds(warehouse: Path) -> tuple[float, int]:
    """Seconds to write every initiative as CSV, and how many rows that is."""
    version = current_version(warehouse)
    assert version is not None
    opened = Warehouse(version)
    began = time.perf_counter()
    asked = {"filters": Filters().parameter(), "limit": 200_000}
    frame = opened.frame(query_text("initiatives_export"), asked)
    to_csv(frame)
    return time.perf_counter() - began, frame.height


def main() -> None:
    """Measure and print; exit 1 where a wait is longer than its bar."""
    parser = argparse.ArgumentParser(description="What readers of the dashboard wait for.")
    parser.add_argument(
        "warehouse",
        type=Path,
        nargs="?",
        help=f"a warehouse to look at; without it, one of {FIGURES:,} figures is made first",
    )
    given = parser.parse_args().warehouse
    with tempfile.TemporaryDirectory() as folder:
        warehouse = given or Path(folder) / "jiceng.duckdb"
        if given is None:
            make(warehouse, FIGURES)
        waits = measure(warehouse)
        seconds, rows = export_seconds(warehouse)
    print(
        f"first view {waits.first_view:.2f} s (bar {FIRST_VIEW_SECONDS}),"
        f" all of it ready {waits.ready:.2f} s, the server {waits.server_cpu:.2f} s of CPU"
    )
    print(f"filter change {waits.filter_change * 1000:.0f} ms (bar {FILTER_SECONDS * 1000:.0f})")
    print(f"export of {rows} initiatives as CSV {seconds:.1f} s")
    if waits.first_view > FIRST_VIEW_SECONDS or waits.filter_change > FILTER_SECONDS:
        sys.exit(1)


if __name__ == "__main__":
    main()
