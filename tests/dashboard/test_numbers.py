"""Every number on the dashboard can be had by one documented query, and is the same there."""

from __future__ import annotations

import re
from pathlib import Path

import polars as pl
import pytest

from dashboard.filters import Filters
from dashboard.store import QUERIES, Warehouse, current_version, query_text, written
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
