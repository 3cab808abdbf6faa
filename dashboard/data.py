"""Named queries -> frames, each computed once for a version of the warehouse and its parameters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import duckdb
import polars as pl
import streamlit as st

from dashboard.settings import settings
from dashboard.store import State, Version, Warehouse, current_version, query_text

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What stands at the warehouse's path: a state, and the warehouse where it can be read."""

    state: State
    warehouse: Warehouse | None
    detail: str = ""


@st.cache_resource(max_entries=3, show_spinner=False)
def opened(version: Version) -> Warehouse:
    """The version, open; the last few stay so for readers who still look at them."""
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


@st.cache_data(max_entries=600, show_spinner=False)
def _fetch(version: Version, name: str, parameters: dict[str, object]) -> pl.DataFrame:
    return opened(version).frame(query_text(name), parameters)


def fetch(warehouse: Warehouse, name: str, **parameters: object) -> pl.DataFrame:
    """The rows of ``queries/<name>.sql`` under these parameters."""
    return _fetch(warehouse.version, name, parameters)


def rows(frame: pl.DataFrame, record: type[Row]) -> list[Row]:
    """The frame's rows as records; column names are the record's fields."""
    return [record(**row) for row in frame.iter_rows(named=True)]


def one(frame: pl.DataFrame) -> Mapping[str, Any]:
    """The only row of an aggregate."""
    return frame.row(0, named=True)


def column(frame: pl.DataFrame, name: str) -> Iterable[Any]:
    """One column's values."""
    return frame.get_column(name).to_list()
