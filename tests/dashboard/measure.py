"""How long readers wait on a large warehouse: ``python -m tests.dashboard.measure [FILE]``.

Without FILE a made warehouse of 1,000,000 figures is written first. Waits are what a reader sees in
Chromium: from the click, or from opening the address, until the numbers of the page have changed.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from dashboard.exports import to_csv
from dashboard.filters import Filters
from dashboard.store import Warehouse, current_version, query_text
from tests.dashboard.made_corpus import make
from tests.dashboard.test_browser import CHROMIUM, serving

FIGURES = 1_000_000
FIRST_VIEW_SECONDS = 1.5
FILTER_SECONDS = 0.4
_NUMBER = "(document.querySelector('.strip b') || {innerText: ''}).innerText"


def measure(warehouse: Path) -> tuple[float, float]:
    """Median seconds to the first view of a new session, and to a changed filter's numbers."""
    from playwright.sync_api import sync_playwright

    first, changed = [], []
    with serving(warehouse) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for _ in range(6):
            page = browser.new_page(viewport={"width": 1280, "height": 1000})
            began = time.perf_counter()
            page.goto(address)
            page.wait_for_function(f"{_NUMBER} != ''")
            page.wait_for_selector(".map path")
            first.append(time.perf_counter() - began)
            page.close()
        page = browser.new_page(viewport={"width": 1280, "height": 1000})
        page.goto(address)
        page.wait_for_selector(".map path")
        links = page.locator(".facet a")
        for index in range(2, min(links.count(), 46), 2):
            page.goto(f"{address}/?")
            page.wait_for_selector(".map path")
            page.wait_for_timeout(400)
            before = page.evaluate(_NUMBER)
            began = time.perf_counter()
            page.locator(".facet a").nth(index).click()
            page.wait_for_function(f"!['', {before!r}].includes({_NUMBER})")
            changed.append(time.perf_counter() - began)
        browser.close()
    # The first session of a server also loads the program.
    return statistics.median(first[1:]), statistics.median(changed)


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
    with tempfile.TemporaryDirectory() as folder:
        if len(sys.argv) > 1:
            warehouse = Path(sys.argv[1])
        else:
            warehouse = Path(folder) / "jiceng.duckdb"
            make(warehouse, FIGURES)
        view, change = measure(warehouse)
        seconds, rows = export_seconds(warehouse)
    print(f"first view {view:.2f} s (bar {FIRST_VIEW_SECONDS})")
    print(f"filter change {change * 1000:.0f} ms (bar {FILTER_SECONDS * 1000:.0f})")
    print(f"export of {rows} initiatives as CSV {seconds:.1f} s")
    if view > FIRST_VIEW_SECONDS or change > FILTER_SECONDS:
        sys.exit(1)


if __name__ == "__main__":
    main()
