"""Each worked query runs on a loaded warehouse and answers with rows and named columns."""

from __future__ import annotations

import duckdb
import pytest

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
