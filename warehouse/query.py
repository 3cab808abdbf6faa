"""Statements on published files, read-only: rows, or one line that says what is wrong."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import duckdb
import polars as pl

Parameters = Sequence[object] | Mapping[str, object]


class QueryError(Exception):
    """A file that cannot be read or a statement that cannot be run, in one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The first rows of an answer, and whether there are more."""

    columns: tuple[str, ...]
    rows: list[tuple[object, ...]]
    has_more: bool


class Reader:
    """A published file, or several side by side; nothing in it can write to disk.

    A single file's tables go by their names; of several, each is a schema of its name in ``named``.
    """

    def __init__(self, path: Path | None = None, **named: Path) -> None:
        """Raises QueryError when a file is missing or no warehouse."""
        self._connection = duckdb.connect(":memory:")
        files = {"warehouse": path} if path is not None else named
        for name, file in files.items():
            self._attach(name, file)
        if path is not None:
            self._connection.execute("use warehouse")
        self._connection.execute("set enable_external_access = false")

    def __enter__(self) -> Reader:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.close()

    def frame(self, sql: str, parameters: Parameters = ()) -> pl.DataFrame:
        """All rows of a statement. Raises QueryError when it cannot be run."""
        answer = self._execute(sql, parameters)
        if not answer.description:
            return pl.DataFrame()
        with warnings.catch_warnings():
            # The way to Arrow that does not warn plans every query twice.
            warnings.simplefilter("ignore", UserWarning)
            return pl.DataFrame(answer.to_arrow_table())

    def rows(self, sql: str, parameters: Parameters = ()) -> list[tuple[object, ...]]:
        """The same as tuples."""
        return self._execute(sql, parameters).fetchall()

    def head(self, sql: str, limit: int | None) -> Head:
        """The first ``limit`` rows of a statement, or all. Raises QueryError likewise."""
        answer = self._execute(sql, ())
        if not answer.description:
            return Head(columns=(), rows=[], has_more=False)
        rows = answer.fetchall() if limit is None else answer.fetchmany(limit + 1)
        has_more = limit is not None and len(rows) > limit
        return Head(
            columns=tuple(column[0] for column in answer.description),
            rows=rows[:limit],
            has_more=has_more,
        )

    def _attach(self, name: str, file: Path) -> None:
        if not file.exists():
            raise QueryError(f"{file}: no such file; jiceng run makes one")
        quoted = str(file).replace("'", "''")
        try:
            self._connection.execute(f"attach '{quoted}' as {name} (read_only)")
            self._connection.execute(f"select run_id from {name}.run limit 0")
        except duckdb.Error as error:
            raise QueryError(
                f"{file}: not a warehouse of this program: {one_line(error)}"
            ) from None

    def _execute(self, sql: str, parameters: Parameters) -> duckdb.DuckDBPyConnection:
        try:
            statements = self._connection.extract_statements(sql)
            if len(statements) != 1:
                raise QueryError(f"one statement is needed, not {len(statements) or 'none'}")
            return self._connection.execute(sql, parameters)
        except (duckdb.Error, ValueError) as error:
            raise QueryError(one_line(error)) from None


def one_line(error: Exception) -> str:
    """What DuckDB complains of, with its proposal, without the quoted statement."""
    if "attached in read-only mode" in str(error):
        return "a published file is never changed: only statements that read"
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    told = [lines[0] if lines else type(error).__name__]
    told += [line for line in lines[1:] if line.startswith(("Did you mean", "Candidate bindings"))]
    return "; ".join(told)
