"""SQL files -> schema: migrations once each, views and macros anew."""

from __future__ import annotations

from pathlib import Path

import duckdb

_HERE = Path(__file__).parent
_MIGRATIONS = _HERE / "migrations"
_VIEWS = _HERE / "views"

_LEDGER = """
create table if not exists migration (name varchar primary key);
comment on table migration is 'Migrations applied to this file. Grain: migration.';
comment on column migration.name is 'File name of the migration.';
"""


def pending_migrations(connection: duckdb.DuckDBPyConnection) -> list[Path]:
    """Migrations that the file has not had, in order. Asking writes nothing."""
    has_ledger = connection.execute(
        "select count(*) from duckdb_tables() where table_name = 'migration'"
    ).fetchone()
    applied = set[str]()
    if has_ledger and has_ledger[0]:
        applied = {name for (name,) in connection.execute("select name from migration").fetchall()}
    return [path for path in sorted(_MIGRATIONS.glob("*.sql")) if path.name not in applied]


def migrate(connection: duckdb.DuckDBPyConnection) -> None:
    """Apply what is pending, each migration together with its record. Views are renewed apart."""
    pending = pending_migrations(connection)
    for path in pending:
        connection.execute("begin")
        try:
            connection.execute(_LEDGER)
            connection.execute(path.read_text(encoding="utf-8"))
            connection.execute("insert into migration values (?)", [path.name])
            connection.execute("commit")
        except duckdb.Error:
            connection.execute("rollback")
            raise


def create_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Run ``views/**/*.sql`` in the order of their paths; each file replaces what it defines."""
    for path in sorted(_VIEWS.rglob("*.sql")):
        connection.execute(path.read_text(encoding="utf-8"))
