"""Readers' own SQL: one statement that only reads, with a limit on rows, time and memory."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass

import duckdb
import polars as pl
import pyarrow as pa

from dashboard.store import Version, Warehouse
from warehouse.query import QueryError, to_frame

ROW_LIMIT = 1000
SECONDS = 10
_MEMORY = "600MB"
_EXPLAIN = re.compile(
    r"\s*explain\b(?:\s+analyze\b)?(?:\s*\([^()]*\))?(?P<explained>.+)", re.I | re.S
)
"""``explain select 1``, ``explain analyze (format json) from metric``."""


class QueryRefused(Exception):
    """A query that was not run to its end. ``code`` is the interface's name for the reason."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(detail or code)
        self.code = code
        self.detail = detail


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The first rows of a query's result; ``is_cut`` where there are more."""

    frame: pl.DataFrame
    is_cut: bool


class Sandbox:
    """The warehouse without a way out: no files, no network, no settings, no writing."""

    def __init__(self, version: Version) -> None:
        self._warehouse = Warehouse(version)
        cursor = self._warehouse.cursor()
        cursor.execute(f"set memory_limit = '{_MEMORY}'")
        cursor.execute("set lock_configuration = true")

    def answer(self, text: str) -> Answer:
        """Run one reading statement. Raises QueryRefused with a reason a reader understands."""
        sql = _single(text)
        cursor = self._warehouse.cursor()
        timer = threading.Timer(SECONDS, cursor.interrupt)
        timer.start()
        try:
            # A statement that begins with SELECT may hold one that writes.
            cursor.execute("begin transaction read only")
            reader = cursor.execute(sql).to_arrow_reader(ROW_LIMIT + 1)
            frame = to_frame(_first_rows(reader))
        except duckdb.InterruptException as problem:
            raise QueryRefused("slow") from problem
        except duckdb.OutOfMemoryException as problem:
            raise QueryRefused("large") from problem
        except (duckdb.Error, QueryError) as problem:
            raise QueryRefused("wrong", str(problem)) from problem
        finally:
            timer.cancel()
            cursor.close()
        return Answer(frame=frame.head(ROW_LIMIT), is_cut=frame.height > ROW_LIMIT)


def _single(text: str) -> str:
    statements = _statements(text)
    if not statements:
        raise QueryRefused("empty")
    if len(statements) > 1:
        raise QueryRefused("many")
    if not _is_reading(statements[0]):
        raise QueryRefused("writes")
    return statements[0].query


def _statements(text: str) -> list[duckdb.Statement]:
    try:
        return duckdb.extract_statements(text)
    except duckdb.Error as problem:
        raise QueryRefused("wrong", str(problem)) from problem


def _is_reading(statement: duckdb.Statement) -> bool:
    """A SELECT, or the plan of one: EXPLAIN ANALYZE runs whatever it explains."""
    if statement.type != duckdb.StatementType.EXPLAIN:
        return statement.type == duckdb.StatementType.SELECT
    found = _EXPLAIN.fullmatch(statement.query)
    try:
        explained = duckdb.extract_statements(found["explained"] if found else "")
    except duckdb.Error:
        return False
    return [each.type for each in explained] == [duckdb.StatementType.SELECT]


def _first_rows(reader: pa.RecordBatchReader) -> pa.Table:
    """Rows up to one more than the limit, so that a cut result is known to be cut."""
    batches = []
    rows = 0
    for batch in reader:
        batches.append(batch)
        rows += batch.num_rows
        if rows > ROW_LIMIT:
            break
    return pa.Table.from_batches(batches, schema=reader.schema)
