"""Files at their addresses, as a browser or a script gets them."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard.files import send
from dashboard.settings import settings

Get = Callable[..., Response]


@pytest.fixture
def get(monkeypatch: pytest.MonkeyPatch, made: Path) -> Iterator[Get]:
    """Ask for a file of a warehouse: ``get("places.csv", region="150400")``."""
    browser = TestClient(Starlette(routes=[Route("/export/{name}.{ending}", send)]))

    def ask(name: str, warehouse: Path = made, **params: str) -> Response:
        monkeypatch.setenv("JICENG_WAREHOUSE", str(warehouse))
        settings.cache_clear()
        return browser.get(f"/export/{name}", params=params)

    yield ask
    settings.cache_clear()


@pytest.mark.parametrize("name", ["places", "initiatives", "figures", "sql"])
def test_tables_come_as_csv_and_as_a_book_that_says_what_it_holds(get: Get, name: str) -> None:
    text = get(f"{name}.csv")
    assert text.status_code == 200
    assert text.content.startswith(b"\xef\xbb\xbf")
    assert len(text.content.splitlines()) > 1
    with zipfile.ZipFile(io.BytesIO(get(f"{name}.xlsx").content)) as book:
        assert "引用 cite as" in book.read("xl/sharedStrings.xml").decode("utf-8")


@pytest.mark.parametrize("name", ["map", "places", "themes", "coverage", "spread", "ranges"])
def test_charts_come_as_pictures(get: Get, name: str) -> None:
    assert get(f"{name}.png").content.startswith(b"\x89PNG")
    assert "<svg" in get(f"{name}.svg", region="150400").text


def test_briefings_come_as_word_and_as_a_page(get: Get) -> None:
    word = get("briefing.docx", region="150400")
    assert unquote(word.headers["content-disposition"]).endswith("简报.docx")
    with zipfile.ZipFile(io.BytesIO(word.content)) as parts:
        assert "基层做法简报" in parts.read("word/document.xml").decode("utf-8")
    assert "基层做法简报" in get("briefing.html").text


def test_the_address_says_which_rows(get: Get) -> None:
    def rows(**params: str) -> list[dict[str, str]]:
        text = get("initiatives.csv", **params).content.decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text)))

    chosen = rows(region="150400", pieces="brief")
    assert 0 < len(chosen) < len(rows())
    assert {row["piece"] for row in chosen} == {"brief"}


@pytest.mark.parametrize(
    ("name", "params", "status", "said"),
    [
        ("nothing.csv", {}, 404, "没有这样的文件"),
        ("map.csv", {}, 404, "没有这样的文件"),
        ("nothing.csv", {"lang": "en"}, 404, "There is no such file"),
        ("sql.csv", {"sql": "drop table page"}, 400, "只能"),
    ],
)
def test_says_in_words_why_there_is_no_file(
    get: Get, name: str, params: dict[str, str], status: int, said: str
) -> None:
    answer = get(name, **params)
    assert answer.status_code == status
    assert said in answer.text


def test_says_that_there_is_no_warehouse_yet(get: Get, tmp_path: Path) -> None:
    answer = get("places.csv", tmp_path / "none.duckdb")
    assert answer.status_code == 503
    assert "还没有数据" in answer.text
