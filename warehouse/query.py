"""Statements on published files, read-only: rows, or one line that says what is wrong."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from types import TracebackType

import duckdb
import polars as pl
import pyarrow as pa

_CALENDAR = (-719_162, 2_932_896)
"""The first day of year 1 and the last of year 9999, in days since 1970."""
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
        with warnings.catch_warnings(), _told_in_one_line():
            # The way to Arrow that does not warn plans every query twice.
            warnings.simplefilter("ignore", UserWarning)
            return to_frame(answer.to_arrow_table())

    def rows(self, sql: str, parameters: Parameters = ()) -> list[tuple[object, ...]]:
        """The same as tuples."""
        answer = self._execute(sql, parameters)
        with _told_in_one_line():
            return answer.fetchall()

    def head(self, sql: str, limit: int | None) -> Head:
        """The first ``limit`` rows of a statement, or all. Raises QueryError likewise."""
        answer = self._execute(sql, ())
        if not answer.description:
            return Head(columns=(), rows=[], has_more=False)
        with _told_in_one_line():
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
        with _told_in_one_line():
            statements = self._connection.extract_statements(sql)
            if len(statements) != 1:
                raise QueryError(f"one statement is needed, not {len(statements) or 'none'}")
            return self._connection.execute(sql, parameters)


@contextmanager
def _told_in_one_line() -> Iterator[None]:
    """A statement may fail as late as when its rows are fetched."""
    try:
        yield
    except (duckdb.Error, ValueError, OverflowError) as error:
        raise QueryError(one_line(error)) from None


def to_frame(answer: pa.Table) -> pl.DataFrame:
    """Rows as a frame. Of columns of one name the later get a number (a, a_1); a span of time
    (interval) becomes text. Raises QueryError for a type that no frame holds."""
    columns = [
        _told_spans(column) if pa.types.is_interval(column.type) else column
        for column in answer.columns
    ]
    for name, column in zip(answer.column_names, columns, strict=True):
        if _fits_no_frame(column.type):
            raise QueryError(f"column {name}: no file holds {column.type}; cast it to varchar")
    frame = pl.DataFrame(pa.table(columns, names=_told_apart(answer.column_names)))
    for name, kind in frame.schema.items():
        day = {pl.Date: 1, pl.Datetime("us"): 86_400_000_000}.get(kind)
        # Infinity is such a time: whatever shows it would fail.
        if day and not (frame[name].to_physical() // day).is_between(*_CALENDAR).all():
            raise QueryError(f"column {name}: a time outside years 1 to 9999; cast it to varchar")
    return frame


def _told_apart(names: Sequence[str]) -> list[str]:
    told: list[str] = []
    for name in names:
        numbered = (f"{name}_{number}" for number in count(1))
        told.append(
            next(new for new in numbered if new not in (*names, *told)) if name in told else name
        )
    return told


def _told_spans(column: pa.ChunkedArray) -> pa.Array:
    """Intervals as DuckDB prints them, but for its years: 14 months 3 days 01:30:00."""
    return pa.array([_told_span(span) for span in column.to_pylist()], pa.string())


def _told_span(span: pa.MonthDayNano | None) -> str | None:
    if span is None:
        return None
    seconds, rest = divmod(abs(span.nanoseconds), 10**9)
    clock = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    clock += f".{rest:09}".rstrip("0") if rest else ""
    parts = [f"{span.months} months"] if span.months else []
    parts += [f"{span.days} days"] if span.days else []
    parts += [f"-{clock}" if span.nanoseconds < 0 else clock] if span.nanoseconds else []
    return " ".join(parts) or clock


def _fits_no_frame(kind: pa.DataType) -> bool:
    """Unions, and intervals within other things."""
    if pa.types.is_union(kind) or pa.types.is_interval(kind):
        return True
    return any(_fits_no_frame(kind.field(index).type) for index in range(kind.num_fields))


def one_line(error: Exception) -> str:
    """What DuckDB complains of, with its proposal, without the quoted statement."""
    if "attached in read-only mode" in str(error):
        return "a published file is never changed: only statements that read"
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    told = [lines[0] if lines else type(error).__name__]
    told += [line for line in lines[1:] if line.startswith(("Did you mean", "Candidate bindings"))]
    return "; ".join(told)
