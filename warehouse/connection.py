"""The only place that opens a warehouse file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

STORAGE_VERSION = "v1.2.0"
"""Oldest DuckDB that opens the file. 2.0's own format gains nothing on these tables and locks out
the shells that users have."""

_MEMORY_LIMIT = "800MB"


def open_reader(path: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection to a published file. Any number may be open while a run publishes.

    Raises duckdb.Error when the file is missing or no warehouse.
    """
    return duckdb.connect(str(path), read_only=True)


@contextmanager
def open_staging(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A writing connection to a file that no reader knows yet; all is in the file at the end."""
    connection = duckdb.connect(
        str(path),
        config={
            "storage_compatibility_version": STORAGE_VERSION,
            "memory_limit": _MEMORY_LIMIT,
            "preserve_insertion_order": False,
            "temp_directory": str(path.parent / "spill"),
        },
    )
    try:
        yield connection
        connection.execute("checkpoint")
    finally:
        connection.close()


def sync_to_disk(path: Path) -> None:
    """Force a file, or a folder's entries, to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
