"""The published warehouse as readers see it: one version at a time, never locked, never written.

A run publishes by renaming a new file over the old one. DuckDB hands out the old database again
when one process opens the same path twice, so each version is attached to an in-memory database
of its own: readers of the old version finish on the old file, the next rerun sees the new one.
"""

from __future__ import annotations

import re
import threading
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

import duckdb
import polars as pl

from dashboard.settings import PACKAGE

# The other way to Arrow plans every query twice; the rows copied here are few.
warnings.filterwarnings("ignore", message="Arrow output on a DB-API result", category=UserWarning)

State = Literal["missing", "unreadable", "incomplete", "empty", "ready"]

QUERIES = PACKAGE / "queries"
MACROS = QUERIES / "macros"
SEARCH_PATH = "set search_path = 'wh.main,memory.main'"
PROMISED_TABLES = frozenset(
    (
        *("page", "article", "author", "initiative", "article_region", "article_theme", "metric"),
        *("region", "region_closure", "theme", "unit", "run", "issue", "reject"),
    )
)
DERIVED_TABLES = frozenset(
    (
        *("claim", "claim_mention", "contradiction", "whole_and_parts"),
        *("addend", "addend_hold"),
        *("article_term", "search_term", "search_article", "correction", "place_mention"),
        *("browse", "theme_set", "paper_set", "measure_bit", "retold"),
    )
)
_SEARCHES_KEPT = 32
_KEEP_FOUND = """
begin transaction;
create table memory.main.kept (words varchar, article_no ubigint, score double);
create or replace macro memory.main.found(asked) as table
select
    kept.article_no,
    kept.score
from memory.main.kept
where kept.words = asked;
commit;
"""
_PARAMETER = re.compile(r"\$([a-z_]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One published file: another inode, time or size means another load."""

    path: str
    inode: int
    modified_ns: int
    size: int


def current_version(path: Path) -> Version | None:
    """The version that stands at ``path`` now; None where there is no file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return Version(
        path=str(path.resolve()),
        inode=found.st_ino,
        modified_ns=found.st_mtime_ns,
        size=found.st_size,
    )


@cache
def query_text(name: str) -> str:
    """The SQL of the named query, as it stands in ``queries/``."""
    return (QUERIES / f"{name}.sql").read_text(encoding="utf-8")


def written(sql: str, parameters: Mapping[str, object]) -> str:
    """The query with its parameters as literals, ready for any SQL shell.

    The planner drops a condition on a literal that asks for nothing; a bound parameter it must
    test on every row.
    """
    body = "\n".join(line for line in sql.splitlines() if not line.startswith("--"))
    return _PARAMETER.sub(lambda found: literal(parameters[found[1]]), body)


def literal(value: object) -> str:
    """A Python value as a SQL literal: text quoted, lists and structs element by element."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, date):
        return f"date '{value.isoformat()}'"
    if isinstance(value, Mapping):
        inside = ", ".join(f"'{name}': {literal(item)}" for name, item in value.items())
        return f"{{{inside}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(literal(item) for item in value)}]"
    quoted = str(value).replace("'", "''")
    return f"'{quoted}'"


def words_of(parameters: Mapping[str, object]) -> str:
    """The words that a query under these parameters searches for; '' for none."""
    filters = parameters.get("filters")
    filtered = filters.get("words", "") if isinstance(filters, Mapping) else ""
    return str(filtered or parameters.get("words") or "")


class Warehouse:
    """A version, open for reading. ``frame`` may be called from any number of threads."""

    def __init__(self, version: Version) -> None:
        """Raises ``duckdb.Error`` where the file is no database or is being written in place."""
        self.version = version
        self._base = duckdb.connect(":memory:")
        self._lock = threading.Lock()
        self._searching = threading.Lock()
        self._keeps_found = False
        self._searched: list[str] = []
        path = version.path.replace("'", "''")
        self._base.execute(f"attach '{path}' as wh (read_only)")
        self.tables = frozenset(
            name
            for (name,) in self._base.execute(
                "select table_name from duckdb_tables() where database_name = 'wh'"
                " union all"
                " select view_name from duckdb_views() where database_name = 'wh' and not internal"
            ).fetchall()
        )
        self.missing = (PROMISED_TABLES | DERIVED_TABLES) - self.tables
        self.state = self._find_state()
        if self.state in ("ready", "empty"):
            self._base.execute(SEARCH_PATH)
            for file in sorted(MACROS.glob("*.sql")):
                self._base.execute(file.read_text(encoding="utf-8"))
        self._base.execute("set enable_external_access = false")

    def _find_state(self) -> State:
        if self.missing:
            return "incomplete"
        row = self._base.execute("select count(*) from wh.main.article").fetchone()
        return "ready" if row and row[0] else "empty"

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A connection of the caller's own, with the warehouse's tables in its search path."""
        with self._lock:
            cursor = self._base.cursor()
        cursor.execute(SEARCH_PATH)
        return cursor

    def frame(self, sql: str, parameters: Mapping[str, object]) -> pl.DataFrame:
        """The rows of one query, its parameters written in."""
        return self.rows(written(sql, parameters), words_of(parameters))

    def rows(self, sql: str, words: str = "") -> pl.DataFrame:
        """The rows of a query as it stands; ``words`` are those that it searches for."""
        cursor = self.cursor()
        try:
            if words:
                self._search(cursor, words)
            return pl.DataFrame(cursor.execute(sql).to_arrow_table())
        finally:
            cursor.close()

    def _search(self, cursor: duckdb.DuckDBPyConnection, words: str) -> None:
        """Rank once what the queries of a page, and the next page, ask again and again."""
        with self._searching:
            if words in self._searched:
                return
            # Once for all, so that a search that fails takes nothing from the next.
            if not self._keeps_found:
                cursor.execute(_KEEP_FOUND)
                self._keeps_found = True
            if len(self._searched) == _SEARCHES_KEPT:
                cursor.execute("delete from memory.main.kept where words = ?", [self._searched[0]])
                del self._searched[0]
            asked = literal(words)
            cursor.execute(f"insert into memory.main.kept select {asked}, * from ranked({asked})")
            self._searched.append(words)
