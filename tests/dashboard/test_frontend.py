"""The interface's program files, served from memory."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from dashboard.frontend import READY, ProgramFiles
from dashboard.settings import settings
from tests.dashboard.made_corpus import make
from tests.dashboard.test_pages import spoil

BROWSER = TestClient(ProgramFiles(PlainTextResponse("Streamlit")))


def test_a_page_names_the_files_that_it_will_need() -> None:
    page = BROWSER.get("/").text
    assert '<div id="root">' in page
    for part in ("Html", "BidiComponent"):
        assert re.search(rf'modulepreload" crossorigin href="./static/js/{part}\.', page)
    assert "ArrowVegaLiteChart" not in page
    assert 'as="font"' not in page
    assert "ArrowVegaLiteChart" in BROWSER.get("/figures").text


@pytest.mark.parametrize("path", ["/", "/figures", "/nosuchpage"])
def test_every_page_brings_the_style_of_the_interface(path: str) -> None:
    page = BROWSER.get(path).text
    assert page.index("</head>") < page.index(".mast {") < page.index('<div id="root">')
    assert "<title>基层</title>" in page


@pytest.mark.parametrize("accepted", ["gzip, deflate", "identity"])
def test_named_files_are_there_for_every_browser(accepted: str) -> None:
    page = BROWSER.get("/figures").text
    names = re.findall(r'modulepreload" crossorigin href="\./(static/js/[^"]+)"', page)
    assert len(names) == len(set(names))
    for name in names[-3:]:
        got = BROWSER.get(f"/{name}", headers={"Accept-Encoding": accepted})
        assert got.status_code == 200
        assert "javascript" in got.headers["content-type"]
        assert ("content-encoding" in got.headers) == (accepted != "identity")
        assert "immutable" in got.headers["cache-control"]
        assert got.content


@pytest.mark.parametrize("path", ["/_stcore/health", "/static/js/none.js", "/static/../app.py"])
def test_everything_else_is_left_to_streamlit(path: str) -> None:
    assert BROWSER.get(path).text == "Streamlit"


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("/figures.xlsx?region=150400", "export/figures.xlsx?region=150400"),
        ("/map.svg", "export/map.svg"),
        ("/briefing.docx", "export/briefing.docx"),
        ("/overview?region=150400", ".?region=150400"),
    ],
)
def test_an_address_a_little_off_leads_to_the_right_one(asked: str, there: str) -> None:
    answer = BROWSER.get(asked, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (307, there)


def test_streamlit_keeps_its_own_files() -> None:
    assert BROWSER.get("/favicon.png").text == "Streamlit"


def test_only_reading_is_answered() -> None:
    assert BROWSER.post("/").text == "Streamlit"


@pytest.fixture
def overview(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., str]]:
    """The overview's page of a warm server: ``overview(path, region="150400")``."""
    READY.set()
    monkeypatch.setattr("dashboard.frontend._PATIENCE", 60)

    def ask(warehouse: Path, **params: str) -> str:
        monkeypatch.setenv("JICENG_WAREHOUSE", str(warehouse))
        settings.cache_clear()
        return BROWSER.get("/", params=params).text

    yield ask
    READY.clear()
    settings.cache_clear()


def test_the_page_holds_what_it_will_show(overview: Callable[..., str], made: Path) -> None:
    def total(page: str) -> int:
        found = re.search(r"<b>(\d+)</b><span>条做法", page)
        assert found
        return int(found[1])

    everything = overview(made)
    assert everything.index('<div id="root">') < everything.index('<div id="first"')
    assert everything.count("<path") > 5
    assert 0 < total(overview(made, region="150400")) < total(everything)
    assert 'href=".?region=' in everything
    assert "All China" in overview(made, lang="en")


def test_the_page_is_bare_where_there_is_nothing_to_show(
    overview: Callable[..., str], tmp_path: Path, empty: Path
) -> None:
    for path in (tmp_path / "none.duckdb", empty):
        assert 'id="first"' not in overview(path)


def test_text_of_pages_never_becomes_markup_in_the_first_view(
    overview: Callable[..., str], tmp_path: Path
) -> None:
    path = tmp_path / "hostile.duckdb"
    make(path, 100)
    evil, _ = spoil(path)
    page = overview(path, words=evil[:40], themes=evil)
    assert "点我" in page
    assert "<script>alert" not in page
    assert "<img" not in page
