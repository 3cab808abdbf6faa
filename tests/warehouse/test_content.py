"""The hash of all content: deaf to runs and to the order of rows, and to nothing else."""

from __future__ import annotations

import duckdb
import pytest

from warehouse.content import content_hashes


@pytest.mark.parametrize(
    "harmless",
    [
        "update page set run_id = 'another', read_key = 'another'",
        "create or replace table region as select * from region order by region_code desc",
        "insert into reject values ('r', '/p', 'empty', '', null)",
    ],
)
def test_what_only_tells_of_runs_does_not_count(
    loaded: duckdb.DuckDBPyConnection, harmless: str
) -> None:
    before = content_hashes(loaded)
    loaded.execute(harmless)
    assert content_hashes(loaded) == before


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("metric", "update metric set value = value + 1"),
        ("metric", "insert into metric select * from metric"),
        ("page", "update page set paper = null"),
        ("article", "update article set body_segments = []"),
    ],
)
def test_any_other_change_counts(
    loaded: duckdb.DuckDBPyConnection, table: str, change: str
) -> None:
    before = content_hashes(loaded)
    loaded.execute(change)
    after = content_hashes(loaded)
    assert {name for name in after if after[name] != before[name]} == {table}
