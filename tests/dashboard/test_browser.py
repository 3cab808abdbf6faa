"""The real app on the real warehouse, driven in Chromium as a reader would."""

from __future__ import annotations

import io
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.dashboard.made_corpus import make
from tests.dashboard.test_pages import spoil

ROOT = Path(__file__).parents[2]
CHROMIUM = next(
    (
        found
        for name in ("chromium", "chromium-browser", "google-chrome")
        if (found := shutil.which(name))
    ),
    None,
)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(
        CHROMIUM is None, reason="no chromium: `apt-get install chromium` runs these"
    ),
]
WAIT = 30_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A dashboard that runs: where it answers, and its process."""

    address: str
    process_id: int


@contextmanager
def serving(warehouse: Path) -> Iterator[str]:
    """The address of the dashboard on a free port, with this warehouse."""
    with running(warehouse) as served:
        yield served.address


@contextmanager
def running(warehouse: Path) -> Iterator[Served]:
    """The dashboard on a free port, with this warehouse."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "streamlit", "run", str(ROOT / "dashboard" / "app.py")),
            *("--server.port", str(port), "--server.address", "127.0.0.1"),
        ],
        cwd=ROOT,
        env={**os.environ, "JICENG_WAREHOUSE": str(warehouse)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(200):
            try:
                urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()
                break
            except OSError:
                time.sleep(0.2)
        yield Served(address=address, process_id=server.pid)
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seed pages, read by the real flow."""
    path = tmp_path_factory.mktemp("real") / "jiceng.duckdb"
    source = str(ROOT / "seeds" / "documents")
    subprocess.run(
        [sys.executable, "-m", "flows", "run", source, "--warehouse", str(path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=300,
    )
    return path


@pytest.fixture(scope="module")
def address(warehouse: Path) -> Iterator[str]:
    with serving(warehouse) as found:
        yield found


@pytest.fixture(scope="module")
def browser():
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def reader(browser):
    """A fresh session at a desk; what it asked of the network is in ``reader.asked``."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 1000}, locale="zh-CN", accept_downloads=True
    )
    page = context.new_page()
    page.set_default_timeout(WAIT)
    page.asked = []
    page.broken = []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("pageerror", lambda error: page.broken.append(str(error)))
    yield page
    assert page.broken == []
    context.close()


def open_at(page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector("#root .mast")
    page.wait_for_selector("#first", state="detached")


def first_number(page) -> int:
    page.wait_for_selector(".strip b")
    return int(page.locator(".strip b").first.inner_text())


def wait_for_number(page, changed_from: int) -> int:
    page.wait_for_function(
        "was => { const b = document.querySelector('.strip b'); return b && b.innerText != was; }",
        arg=str(changed_from),
    )
    return first_number(page)


def test_drills_the_map_and_comes_back_by_the_breadcrumb(reader, address: str) -> None:
    open_at(reader, address)
    everything = first_number(reader)
    reader.locator('.map a[aria-label*="赤峰市"]').click()
    prefecture = wait_for_number(reader, everything)
    assert "region=150400" in reader.url
    reader.locator('.map a[aria-label*="克什克腾旗"]').focus()
    reader.keyboard.press("Enter")
    reader.wait_for_url("**region=150425**")
    county = first_number(reader)
    township = reader.locator(".bars a").first
    name = township.locator(".name").inner_text()
    township.click()
    reader.locator(".crumb b", has_text=name).wait_for()
    assert 0 < first_number(reader) <= county <= prefecture < everything
    reader.locator(".crumb a", has_text="全国").click()
    reader.wait_for_function(
        "all => document.querySelector('.strip b').innerText == all", arg=str(everything)
    )


def test_shows_the_overview_before_the_interface_has_loaded(reader, address: str) -> None:
    open_at(reader, address)
    everything = first_number(reader)
    reader.route("**/static/js/**", lambda route: route.abort())
    reader.goto(address)
    reader.wait_for_selector("#first .map path")
    assert reader.locator("#first .map path").count() > 5
    assert int(reader.locator("#first .strip b").first.inner_text()) == everything
    reader.locator('#first .map a[aria-label*="赤峰市"]').click()
    reader.wait_for_url("**region=150400**")
    for _ in range(5):
        # A busy server sends the page without it until it has been drawn.
        if reader.locator("#first").count():
            break
        reader.reload()
    assert 0 < int(reader.locator("#first .strip b").first.inner_text()) < everything
    reader.unroute("**/static/js/**")
    reader.reload()
    reader.wait_for_selector("#first", state="detached")
    reader.wait_for_selector("#root .map path")


def test_a_view_of_nothing_is_left_too(reader, address: str) -> None:
    open_at(reader, f"{address}/?words=没有这个词")
    assert first_number(reader) == 0


def test_filters_by_theme_and_keeps_it_on_other_pages(reader, address: str) -> None:
    open_at(reader, address)
    everything = first_number(reader)
    reader.locator(".facet a", has_text="养老服务").first.click()
    chosen = wait_for_number(reader, everything)
    assert 0 < chosen < everything
    reader.locator(".mast nav a", has_text="做法").click()
    reader.wait_for_selector(".list")
    assert "themes=elder_care" in reader.url
    assert reader.locator(".listhead h2").inner_text().startswith(str(chosen))
    reader.reload()
    reader.wait_for_selector(".list")
    assert reader.locator(".listhead h2").inner_text().startswith(str(chosen))


def test_opens_an_article_and_a_figure_whose_link_opens_the_same_view(
    reader, browser, address: str
) -> None:
    open_at(reader, f"{address}/initiatives?sort=figures")
    reader.locator(".list h3 a").first.click()
    mark = reader.locator(".read a.figure").first
    mark.wait_for()
    printed = mark.inner_text()
    mark.click()
    card = reader.locator(".card .big")
    card.wait_for()
    shown = "".join(card.inner_text().split())
    assert printed in shown
    permalink = reader.url
    fresh = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    fresh.set_default_timeout(WAIT)
    fresh.goto(permalink)
    fresh.locator(".card .big").wait_for()
    assert "".join(fresh.locator(".card .big").inner_text().split()) == shown
    fresh.wait_for_function(
        """() => {
            const here = document.querySelector(".pane .here"), pane = here?.closest(".pane");
            if (!pane) return false;
            const at = here.getBoundingClientRect(), box = pane.getBoundingClientRect();
            return at.top >= box.top && at.bottom <= box.bottom;
        }"""
    )
    fresh.context.close()


def test_a_link_opens_on_a_server_that_has_just_started(reader, warehouse: Path) -> None:
    with serving(warehouse) as cold:
        open_at(reader, f"{cold}/figures")
        reader.wait_for_selector(".listhead")


def test_exports_open_as_files(reader, address: str) -> None:
    open_at(reader, f"{address}/initiatives")
    reader.wait_for_selector(".list")
    with reader.expect_download() as csv:
        reader.get_by_role("link", name="下载 CSV").click()
    text = Path(csv.value.path()).read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    assert len(text.decode("utf-8-sig").splitlines()) > 10
    with reader.expect_download() as book:
        reader.get_by_role("link", name="下载 Excel").click()
    with zipfile.ZipFile(io.BytesIO(Path(book.value.path()).read_bytes())) as sheets:
        strings = sheets.read("xl/sharedStrings.xml").decode("utf-8")
        assert "引用 cite as" in strings
        assert "从省级往下各级的名称" in strings
    with reader.expect_download() as briefing:
        reader.get_by_role("link", name="生成简报 Word").click()
    content = Path(briefing.value.path()).read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as word:
        assert "基层做法简报" in word.read("word/document.xml").decode("utf-8")


def test_switches_language_and_stays_where_it_was(reader, address: str) -> None:
    open_at(reader, f"{address}/?region=150400")
    count = first_number(reader)
    reader.locator(".mast a", has_text="English").click()
    reader.locator(".mast nav a", has_text="Overview").wait_for()
    assert "region=150400" in reader.url
    assert first_number(reader) == count
    assert reader.evaluate("document.documentElement.lang") == "en"


def test_finds_two_characters(reader, address: str) -> None:
    open_at(reader, f"{address}/search")
    box = reader.get_by_label("检索标题和正文")
    box.fill("养老")
    box.press("Enter")
    reader.locator(".list .hit").first.wait_for()
    assert set(reader.locator(".list .hit").all_inner_texts()) == {"养老"}


def test_runs_a_query(reader, address: str) -> None:
    open_at(reader, f"{address}/sql")
    box = reader.get_by_label("SQL 语句")
    box.fill("select count(*) as how_many from metric")
    reader.get_by_role("button", name="运行查询").click()
    reader.get_by_text("共 1 行").wait_for()
    assert "how_many" in reader.url


def test_fits_a_phone(browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, is_mobile=True)
    page = context.new_page()
    page.set_default_timeout(WAIT)
    for path in ("", "initiatives", "figures", "search?words=养老", "sql", "quality", "runs"):
        open_at(page, f"{address}/{path}")
        page.wait_for_timeout(1500)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 390, path
    context.close()


def test_asks_nothing_of_any_other_server(reader, address: str) -> None:
    for path in ("", "initiatives", "figures", "search?words=养老", "sql", "quality", "runs"):
        open_at(reader, f"{address}/{path}")
        reader.wait_for_timeout(1000)
    own = urlsplit(address).netloc
    others = {
        url
        for url in reader.asked
        if urlsplit(url).scheme in ("http", "https", "ws", "wss") and urlsplit(url).netloc != own
    }
    assert others == set()


def test_hostile_text_shows_as_text(reader, tmp_path: Path) -> None:
    path = tmp_path / "hostile.duckdb"
    make(path, 100)
    evil, article = spoil(path)
    with serving(path) as found:
        reader.on("dialog", lambda dialog: pytest.fail("a page's text ran as a script"))
        open_at(reader, f"{found}/initiatives")
        reader.locator(".list h3 a").first.wait_for()
        assert evil in re.sub(r"\s+", " ", reader.locator(".list h3 a").first.inner_text())
        open_at(reader, f"{found}/article?article={article}")
        reader.locator(".read").wait_for()
        assert "<script>" in reader.locator(".read").inner_text()
        assert reader.locator(".read script, .read img, .read .katex").count() == 0
