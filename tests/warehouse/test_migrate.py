"""The schema: the contract's tables and columns, each documented; migrations once each."""

from __future__ import annotations

import duckdb
import pytest

from warehouse import migrate as migrations
from warehouse.migrate import create_views, migrate, pending_migrations

CONTRACT = {
    "page": "page_id file_name source_path byte_size encoding text paper paper_region_code"
    " published_on published_precision run_id",
    "article": "article_id page_id ordinal kind column_name kicker title body char_start char_end"
    " dateline_place dateline_on region_code theme is_initiative run_id",
    "author": "article_id ordinal name role",
    "initiative": "initiative_id article_id name region_code theme char_start char_end",
    "article_region": "article_id region_code is_primary mentions",
    "article_theme": "article_id theme rank score",
    "metric": "metric_id article_id char_start char_end text value value_max approx unit per kind"
    " subject region_code value_base unit_base value_low value_high period_text period_start"
    " period_end status sentence rule_id run_id",
    "region": "region_code name level parent_code path is_listed",
    "region_closure": "ancestor_code region_code depth",
    "theme": "theme name_zh name_en description",
    "unit": "unit kind unit_base factor",
    "run": "run_id started_at finished_at status code_version reference_version pages_new"
    " pages_changed pages_unchanged pages_removed pages_rejected articles metrics",
    "issue": "issue_id run_id page_id article_id code severity char_start char_end detail",
    "reject": "run_id source_path reason detail",
}


@pytest.mark.parametrize("table", CONTRACT)
def test_promised_columns_are_there(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    found = connection.execute(
        "select column_name from duckdb_columns() where table_name = ?", [table]
    ).fetchall()
    assert set(CONTRACT[table].split()) <= {name for (name,) in found}


def test_every_table_view_and_column_says_what_it_is(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    silent = connection.execute(
        """
        select table_name as name from duckdb_tables() where comment is null
        union all
        select view_name from duckdb_views() where comment is null and not internal
        union all
        select table_name || '.' || column_name from duckdb_columns()
        where comment is null and not internal
        """
    ).fetchall()
    assert not silent


def test_every_table_names_its_grain(connection: duckdb.DuckDBPyConnection) -> None:
    comments = connection.execute("select table_name, comment from duckdb_tables()").fetchall()
    assert [name for name, comment in comments if "Grain: " not in comment] == []


def test_migrating_again_changes_nothing(connection: duckdb.DuckDBPyConnection) -> None:
    assert pending_migrations(connection) == []
    migrate(connection)
    create_views(connection)


def test_asking_what_is_pending_writes_nothing() -> None:
    with duckdb.connect() as connection:
        assert pending_migrations(connection)
        assert connection.execute("select count(*) from duckdb_tables()").fetchone() == (0,)


def test_a_migration_that_fails_leaves_no_trace(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("migrations")
    (folder / "0001_first.sql").write_text("create table first (a integer);")
    (folder / "0002_second.sql").write_text("create table second (a integer); select nothing;")
    monkeypatch.setattr(migrations, "_MIGRATIONS", folder)
    with duckdb.connect() as connection:
        with pytest.raises(duckdb.Error):
            migrate(connection)
        tables = connection.execute("select table_name from duckdb_tables() order by 1").fetchall()
        assert tables == [("first",), ("migration",)]
        assert [path.name for path in pending_migrations(connection)] == ["0002_second.sql"]


def test_the_file_opens_in_older_shells(loaded: duckdb.DuckDBPyConnection) -> None:
    tags = loaded.execute(
        "select tags['storage_version'] from duckdb_databases() where not internal"
    ).fetchone()
    assert tags is not None
    assert str(tags[0]).startswith("v1.")
