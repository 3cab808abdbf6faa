"""Named queries -> frames, each computed once for a version of the warehouse and its parameters."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

import duckdb
import polars as pl

from dashboard.settings import settings
from dashboard.store import (
    State,
    Version,
    Warehouse,
    current_version,
    query_text,
    words_of,
    written,
)

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What stands at the warehouse's path: a state, and the warehouse where it can be read."""

    state: State
    warehouse: Warehouse | None
    detail: str = ""


_OPENING = threading.Lock()


def opened(version: Version) -> Warehouse:
    """The version, open; the last few stay so for readers who still look at them."""
    with _OPENING:
        return _opened(version)


@lru_cache(maxsize=3)
def _opened(version: Version) -> Warehouse:
    return Warehouse(version)


def open_current() -> Opening:
    """The published version of this moment; never raises for a file that cannot be read."""
    version = current_version(settings().warehouse)
    if version is None:
        return Opening(state="missing", warehouse=None)
    try:
        warehouse = opened(version)
    except duckdb.Error as problem:
        return Opening(state="unreadable", warehouse=None, detail=str(problem).splitlines()[0])
    return Opening(state=warehouse.state, warehouse=warehouse)


@lru_cache(maxsize=600)
def _answered(version: Version, sql: str, words: str) -> pl.DataFrame:
    return opened(version).rows(sql, words)


def fetch(warehouse: Warehouse, name: str, **parameters: object) -> pl.DataFrame:
    """The rows of ``queries/<name>.sql`` under these parameters. Shared: not to be changed."""
    sql = written(query_text(name), parameters)
    return _answered(warehouse.version, sql, words_of(parameters))


def rows(frame: pl.DataFrame, record: type[Row]) -> list[Row]:
    """The frame's rows as records; column names are the record's fields."""
    return [record(**row) for row in frame.iter_rows(named=True)]


def one(frame: pl.DataFrame) -> Mapping[str, Any]:
    """The only row of an aggregate."""
    return frame.row(0, named=True)


def column(frame: pl.DataFrame, name: str) -> Iterable[Any]:
    """One column's values."""
    return frame.get_column(name).to_list()
