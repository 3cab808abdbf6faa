"""Every number on the dashboard can be had by one documented query, and is the same there."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from dashboard.filters import Filters
from dashboard.store import QUERIES, Warehouse, current_version, query_text, written
from flows.records import Published
from tests.factories import metric, page, page_result
from tests.staged import stage_run
from warehouse import worked_queries
from warehouse.query import Reader

WORKED = {query.number: query for query in worked_queries.read_worked_queries()}
PAGE = Path(worked_queries.__file__).with_name("QUERIES.md").read_text(encoding="utf-8")
_ROW = re.compile(r"^\| (?P<names>`[^|]+) \| (?P<number>\d+|words, no numbers) \|$", re.MULTILINE)
DOCUMENTED = {
    name: row["number"]
    for row in _ROW.finditer(PAGE)
    for name in re.findall(r"`(\w+)`", row["names"])
}
UNDATED = Published(on=None, precision=None, evidence="none")
MONEY = {"kind": "money", "base": "CNY", "per": None, "subject": None}
HOUSEHOLDS = {"kind": "count", "base": "户", "per": None, "subject": None}


def test_every_query_of_the_dashboard_is_documented() -> None:
    assert set(DOCUMENTED) == {path.stem for path in QUERIES.glob("*.sql")}
    assert {int(number) for number in DOCUMENTED.values() if number.isdecimal()} <= set(WORKED)


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("totals", {}),
        ("places", {"scope": "150000"}),
        ("facets", {}),
        ("headlines", {"limit": 20}),
        ("latest", {"run": "made"}),
        ("freshness", {}),
        ("coverage", {"region": None}),
        ("fill", {}),
        ("measures", {"subject": None}),
        ("per_head", {"measure": MONEY}),
        ("contradictions", {"measure": HOUSEHOLDS}),
    ],
)
def test_the_documented_query_gives_the_same_numbers(
    made: Path, name: str, parameters: dict[str, object]
) -> None:
    version = current_version(made)
    assert version is not None
    shown = Warehouse(version).frame(
        query_text(name), {"filters": Filters().parameter(), **parameters}
    )
    with Reader(made) as reader:
        documented = reader.frame(WORKED[int(DOCUMENTED[name])].sql)
    columns = [column for column in documented.columns if column in shown.columns]
    assert columns
    assert _rows(shown, columns) == _rows(documented, columns)


def _rows(frame: pl.DataFrame, columns: list[str]) -> list[str]:
    chosen = frame.select(columns)
    return sorted(str(tuple(_plain(value) for value in row)) for row in chosen.iter_rows())


def _plain(value: object) -> object:
    """Numbers to nine digits: the order in which a sum is taken moves the last ones."""
    return f"{value:.9g}" if isinstance(value, int | float) else value


def test_a_search_gives_the_same_however_often_others_searched_in_between(made: Path) -> None:
    version = current_version(made)
    assert version is not None
    shared, fresh = Warehouse(version), Warehouse(version)
    asked = {"filters": Filters(words="养老").parameter()}
    before = shared.frame(query_text("totals"), asked)
    for number in range(40):
        shared.frame(query_text("totals"), {"filters": Filters(words=f"词{number}").parameter()})
    assert shared.frame(query_text("totals"), asked).equals(before)
    assert fresh.rows(written(query_text("totals"), asked)).equals(before)
    assert before["articles"][0] > 0


def test_a_population_of_an_undated_page_counts_where_no_other_is_told(tmp_path: Path) -> None:
    of = page("标题\n全旗总人口1000人，收入5000元。")
    base = {"period_start": None, "approx": "exact"}
    told = [
        metric(
            of, text=text, subject=subject, kind=kind, unit=unit, unit_base=unit_base, **base
        )._replace(value=value, value_base=value, value_low=value, value_high=value)
        for text, subject, kind, unit, unit_base, value in (
            ("1000人", "总人口", "count", "人", "人", 1000.0),
            ("5000元", "收入", "money", "元", "CNY", 5000.0),
        )
    ]
    staged = stage_run(tmp_path, [replace(page_result(of, told), published=UNDATED)])
    version = current_version(staged)
    assert version is not None
    asked = {"filters": Filters().parameter(), "measure": MONEY}
    shown = Warehouse(version).frame(query_text("per_head"), asked)
    assert shown.select("people", "low").rows() == [(1000.0, 5.0)]
