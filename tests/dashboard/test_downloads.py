"""Files at their addresses, as a browser or a script gets them."""

from __future__ import annotations

import csv
import io
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

import duckdb
import pytest
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard import downloads
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


def rows_of(answer: Response) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_figures_are_all_that_the_address_leaves_until_it_names_a_measure(
    get: Get, made: Path
) -> None:
    with duckdb.connect(str(made), read_only=True) as connection:
        told = dict(
            connection.execute(
                "select kind, count(*) from figure_by_claim group by kind"
            ).fetchall()
        )
    everything = rows_of(get("figures.csv"))
    assert Counter(row["kind"] for row in everything) == told
    for params in ({"kind": "money"}, {"measure": "money"}):
        assert {row["kind"] for row in rows_of(get("figures.csv", **params))} == {"money"}
    of_one = rows_of(get("figures.csv", kind="money", base="CNY"))
    assert {(row["kind"], row["unit_base"], row["per"]) for row in of_one} == {("money", "CNY", "")}
    assert len(rows_of(get("figures.csv", kind="money"))) == told["money"]
    one = everything[0]
    assert one["text"] in one["sentence"]
    assert int(one["char_end"]) - int(one["char_start"]) == len(one["text"])
    assert one["article_id"] and one["page_id"]


def test_where_there_is_nothing_a_table_is_a_header_and_a_picture_is_a_word(get: Get) -> None:
    nowhere = {"region": "999999"}
    for name in ("figures", "initiatives", "places"):
        answer = get(f"{name}.csv", **nowhere)
        assert (answer.status_code, rows_of(answer)) == (200, [])
        assert len(answer.text.splitlines()) == 1
    assert get("figures.xlsx", **nowhere).status_code == 200
    assert get("briefing.docx", **nowhere).status_code == 200
    for name in ("map", "places", "themes", "coverage", "spread", "ranges"):
        answer = get(f"{name}.png", **nowhere)
        assert (answer.status_code, answer.text) == (404, "所选范围内没有可画的数据。")


def test_a_file_that_lacks_rows_says_so_in_its_name(
    get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    def name_of(answer: Response) -> str:
        return unquote(answer.headers["content-disposition"]).partition("''")[2]

    assert name_of(get("sql.csv", sql="from range(3000)")) == "sql（仅前 1000 行）.csv"
    assert name_of(get("sql.csv", sql="from range(1000)")) == "sql.csv"
    monkeypatch.setattr(downloads, "ROW_LIMIT", 20)
    answer = get("figures.csv", lang="en")
    assert name_of(answer) == "figures (first 20 rows only).csv"
    assert len(rows_of(answer)) == 20


def test_a_book_takes_whatever_a_query_gives(get: Get) -> None:
    odd = (
        "select 'inf'::double as a, 'nan'::double as a, date '1800-01-01' as early,"
        " [{'b': 1}] as nested, 'x'::blob as bytes"
    )
    for ending in ("csv", "xlsx"):
        assert get(f"sql.{ending}", sql=odd).status_code == 200


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
