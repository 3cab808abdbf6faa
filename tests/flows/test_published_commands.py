"""The commands on a published file: what they print and write, and their one-line complaints."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq
import pytest
from rich.cells import cell_len

from tests.flows.conftest import Desk

Jiceng = Callable[..., int]


@pytest.fixture
def published(desk: Desk, jiceng: Jiceng, capsys: pytest.CaptureFixture[str]) -> Desk:
    """A warehouse of two pages, each with the same figure of 宣传单."""
    desk.write("a")
    desk.write("b")
    assert jiceng("run", desk.pages) == 0
    capsys.readouterr()
    return desk


def test_sql_draws_a_table_whose_columns_stand_below_one_another(
    published: Desk, jiceng: Jiceng, capsys: pytest.CaptureFixture[str]
) -> None:
    query = "select '数' as 名称, 1 as n union all select '养老服务', 1234 order by n"
    assert jiceng("sql", query) == 0
    header, rule, *rows, count = capsys.readouterr().out.splitlines()
    assert [cell_len(line) for line in (header, rule, *rows)] == [14] * 4
    assert rows[0].split() == ["数", "1"]
    assert count == "2 rows"


def test_a_terminal_never_obeys_what_a_page_says(
    published: Desk, jiceng: Jiceng, capsys: pytest.CaptureFixture[str]
) -> None:
    assert jiceng("sql", "select chr(27) || '[2J' as text") == 0
    assert "\x1b" not in capsys.readouterr().out


def test_sql_shows_the_first_rows_and_says_so(
    published: Desk, jiceng: Jiceng, capsys: pytest.CaptureFixture[str]
) -> None:
    assert jiceng("sql", "from range(9)", "--limit", "3") == 0
    assert "the first 3 rows; --limit 0 shows all" in capsys.readouterr().out
    assert jiceng("sql", "from range(9)", "--limit", "0") == 0
    assert "9 rows" in capsys.readouterr().out


def test_sql_reads_standard_input_and_writes_json(
    published: Desk,
    jiceng: Jiceng,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("select text, published_on from figure limit 1;"))
    assert jiceng("sql", "-", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == [
        {"text": "600余份", "published_on": "2023-11-09"}
    ]


@pytest.mark.parametrize("suffix", ["csv", "parquet", "json"])
def test_sql_writes_files_by_their_suffix(published: Desk, jiceng: Jiceng, suffix: str) -> None:
    output = published.pages / f"out.{suffix}"
    query = "select text, value_high from figure order by metric_id"
    assert jiceng("sql", query, "--output", output) == 0
    readers: dict[str, Callable[[Path], pl.DataFrame]] = {
        "csv": pl.read_csv,
        "parquet": pl.read_parquet,
        "json": pl.read_json,
    }
    frame = readers[suffix](output)
    assert frame.get_column("text").to_list() == ["600余份", "600余份"]
    if suffix == "csv":
        assert output.read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("chosen", ["csv", "json", "parquet"])
def test_sql_tells_columns_of_one_name_apart(published: Desk, jiceng: Jiceng, chosen: str) -> None:
    output = published.pages / f"out.{chosen}"
    query = "select 1 as a, 2 as a, interval '1 day' as span"
    assert jiceng("sql", query, "--output", output) == 0
    text = output.read_bytes()
    assert b"a_1" in text
    assert b"span" in text


def test_sql_writes_all_rows_to_a_file(published: Desk, jiceng: Jiceng) -> None:
    output = published.pages / "out.txt"
    long = "长" * 40
    assert jiceng("sql", f"select '{long}' as 文字 from range(99)", "--output", output) == 0
    text = output.read_text("utf-8")
    assert text.count(long) == 99
    assert text.endswith("99 rows\n")


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (("--limit", "-5"), "--limit -5: a number of rows is needed"),
        (("--output", "rows.xlsx"), "--output rows.xlsx: one of .csv"),
    ],
)
def test_sql_refuses_what_it_cannot_do_in_one_line(
    published: Desk,
    jiceng: Jiceng,
    capsys: pytest.CaptureFixture[str],
    options: tuple[str, str],
    complaint: str,
) -> None:
    assert jiceng("sql", "select 1", *options) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert complaint in line
    assert not Path("rows.xlsx").exists()


@pytest.mark.parametrize(
    ("statement", "complaint"),
    [
        ("select subjec from figure", 'Referenced column "subjec" not found'),
        ("selec 1", "syntax error"),
        ("delete from metric", "a published file is never changed"),
        ("copy metric to '/tmp/never.csv'", "disabled"),
        ("select 1; select 2", "one statement is needed, not 2"),
        ("select 'x'::int", "Could not convert"),
    ],
)
def test_sql_complains_in_one_line(
    published: Desk,
    jiceng: Jiceng,
    capsys: pytest.CaptureFixture[str],
    statement: str,
    complaint: str,
) -> None:
    assert jiceng("sql", statement) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("jiceng: ")
    assert complaint in line


def test_sql_without_a_warehouse_says_how_to_make_one(
    desk: Desk, jiceng: Jiceng, capsys: pytest.CaptureFixture[str]
) -> None:
    assert jiceng("sql", "select 1") == 1
    assert "no such file; jiceng run makes one" in capsys.readouterr().err


def test_export_counts_each_claim_once_and_mentions_when_asked(
    published: Desk, jiceng: Jiceng
) -> None:
    output = published.pages / "figures.csv"
    assert jiceng("export", "figures", "--output", output) == 0
    assert pl.read_csv(output).height == 1
    assert jiceng("export", "figures", "--output", output, "--mentions") == 0
    assert pl.read_csv(output).height == 2


def test_an_export_says_what_its_columns_mean_and_how_to_cite_it(
    published: Desk, jiceng: Jiceng
) -> None:
    folder = published.pages
    assert jiceng("export", "figures", "--output", folder / "f.csv", "--region", "赤峰市") == 0
    dictionary = (folder / "f.csv.dictionary.txt").read_text("utf-8-sig")
    columns = pl.read_csv(folder / "f.csv").columns
    assert [line.split("\t")[0] for line in dictionary.splitlines()] == columns
    citation = (folder / "f.csv.citation.txt").read_text("utf-8-sig")
    assert "region 赤峰市" in citation
    assert "licence" in citation

    assert jiceng("export", "articles", "--output", folder / "a.xlsx") == 0
    with zipfile.ZipFile(folder / "a.xlsx") as book:
        sheets = book.read("xl/workbook.xml").decode()
        strings = book.read("xl/sharedStrings.xml").decode()
    assert all(name in sheets for name in ("数据", "字段", "说明"))
    assert "基层 Jiceng 数据库，版本" in strings

    assert jiceng("export", "initiatives", "--output", folder / "i.parquet") == 0
    schema = pq.read_schema(folder / "i.parquet")
    assert schema.field("theme").metadata[b"comment"] == b"Primary theme (theme)."
    assert "引用" in schema.metadata[b"jiceng"].decode()


@pytest.mark.parametrize(
    ("filters", "rows"),
    [
        (["--region", "150425"], 2),
        (["--region", "内蒙古自治区/赤峰市"], 2),
        (["--theme", "养老服务"], 2),
        (["--theme", "health"], 0),
        (["--theme", "health", "--theme", "elder_care"], 2),
        (["--kind", "count"], 2),
        (["--kind", "money"], 0),
        (["--paper", "今日克什克腾"], 2),
        (["--since", "2023-11-09", "--until", "2023-11-09"], 2),
        (["--since", "2023-11-10"], 0),
        (["--search", "养老"], 2),
        (["--status", "planned"], 0),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_export_filters(published: Desk, jiceng: Jiceng, filters: list[str], rows: int) -> None:
    output = published.pages / "f.parquet"
    assert jiceng("export", "figures", "--mentions", "--output", output, *filters) == 0
    assert pl.read_parquet(output).height == rows


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["figures", "--output", "f.doc"], "a file of csv, xlsx or parquet"),
        (["articles", "--output", "f.csv", "--mentions"], "are of figures"),
        (["figures", "--output", "f.csv", "--region", "月球"], "no page speaks of a place"),
        (["figures", "--output", "f.csv", "--theme", "weather"], "no theme 'weather'; there are"),
        (["figures", "--output", "f.csv", "--paper", "没有这报"], "there are 今日克什克腾"),
        (
            ["figures", "--output", "f.csv", "--since", "2024-05-02", "--until", "2024-05-01"],
            "--since 2024-05-02 is later than --until 2024-05-01",
        ),
        (["figures", "--output", "/nowhere/f.csv"], "cannot be written: no such file"),
    ],
)
def test_export_complains_in_one_line(
    published: Desk,
    jiceng: Jiceng,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    complaint: str,
) -> None:
    assert jiceng("export", *arguments) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert complaint in line
