"""Each worked query runs on a loaded warehouse and answers with rows and named columns."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from tests.factories import page_result
from tests.staged import stage_run
from warehouse.worked_queries import WorkedQuery, read_worked_queries

QUERIES = read_worked_queries()


def test_the_queries_are_numbered_in_order() -> None:
    assert [query.number for query in QUERIES] == list(range(1, 38))


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: f"{query.number}")
def test_worked_query_runs(loaded: duckdb.DuckDBPyConnection, query: WorkedQuery) -> None:
    cursor = loaded.execute(query.sql)
    assert cursor.description
    cursor.fetchall()


@pytest.mark.parametrize("number", [1, 2, 3, 9, 11, 12, 17, 19])
def test_worked_query_finds_what_the_page_says(
    loaded: duckdb.DuckDBPyConnection, number: int
) -> None:
    """The loaded page has one article on 养老 with one count: these questions have an answer."""
    query = QUERIES[number - 1]
    found = loaded.execute(query.sql).fetchall()
    assert found


def test_a_county_that_only_a_figure_speaks_of_has_material(tmp_path: Path) -> None:
    told = page_result()
    piece = replace(told.articles[0], region_code=None, regions=(), initiatives=())
    counties = QUERIES[12].sql
    for name, articles, missing in (
        ("figure", (piece,), []),
        ("masthead", (replace(piece, metrics=()),), [("内蒙古自治区/赤峰市/克什克腾旗",)]),
    ):
        staged = stage_run(tmp_path / name, [replace(told, articles=articles)])
        with duckdb.connect(str(staged)) as connection:
            assert connection.execute(counties).fetchall() == missing
