"""One hash of all that a warehouse says, whichever run, worker or order of files wrote it."""

from __future__ import annotations

import duckdb

_DEPENDS_ON_RUNS = ("run", "reject", "migration")
_RUN_COLUMNS = frozenset({"run_id", "started_at", "finished_at", "read_key"})


def content_hashes(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Hash by table of its rows as a set of rows, without run ids, times and read keys, which
    name the program.

    Left out: ``run``, ``reject``, and tables of history, which tell of runs.
    """
    tables = connection.execute(
        "select table_name from duckdb_tables() where schema_name = 'main' order by table_name"
    ).fetchall()
    return {
        table: _hash_table(connection, table)
        for (table,) in tables
        if table not in _DEPENDS_ON_RUNS and not table.endswith("_history")
    }


def _hash_table(connection: duckdb.DuckDBPyConnection, table: str) -> str:
    columns = [
        name
        for (name,) in connection.execute(
            "select column_name from duckdb_columns()"
            " where table_name = ? and schema_name = 'main' order by column_name",
            [table],
        ).fetchall()
        if name not in _RUN_COLUMNS
    ]
    row = f"row({', '.join(chr(34) + name + chr(34) for name in columns)})"
    # Every row hashed for itself and the hashes sorted: the order of rows must not tell.
    found = connection.execute(
        f"select count(*), coalesce(md5(string_agg(line, '' order by line)), '')"
        f' from (select md5({row}::varchar) as line from "{table}")'
    ).fetchone()
    assert found is not None
    return f"{found[0]} rows {found[1]}"
