"""``villages.parquet``: the country's villages and communities, read county by county.

The file is sorted by county in small row groups, so that a county costs a few milliseconds and the
rest of the country nothing. DuckDB reads it: it is imported when the first county is in play.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from flows.errors import SeedError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ROWS_TOGETHER = 10_240
"""Villages to a row group: some fifty counties."""
Village = tuple[str, str]
"""Code and name."""


class VillageFile:
    """The rows of one file. Threads may share an instance."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def under(self, *counties: str) -> dict[str, list[Village]]:
        """County -> its villages by code, without the counties that have none.

        ``counties`` are codes of counties, or of prefectures without any, that lie together: all
        between the first and the last are read in one go. SeedError where the file cannot be read.
        """
        found: dict[str, list[Village]] = defaultdict(list)
        for county, code, name in self._between(min(counties), max(counties)):
            found[county].append((code, name))
        return found

    def _between(self, first: str, last: str) -> list[tuple[str, str, str]]:
        from duckdb import Error

        try:
            return (
                self._connection.cursor()
                .execute(
                    "select county, code, name from read_parquet(?) where county between ? and ?"
                    " order by code",
                    [str(self._path), first, last],
                )
                .fetchall()
            )
        except Error as error:
            raise SeedError(f"{self._path.name}: cannot be read ({error})") from error

    @cached_property
    def _connection(self) -> DuckDBPyConnection:
        import duckdb

        connection = duckdb.connect(config={"threads": 1})
        connection.execute("set parquet_metadata_cache = true")
        return connection


def write_villages_file(rows: Iterable[tuple[str, str, str]], path: Path) -> None:
    """Write (county, code, name) to ``path``, the same bytes for the same rows."""
    import duckdb
    import pyarrow as pa

    ordered = sorted(rows)
    table = pa.table(
        {
            column: pa.array([row[index] for row in ordered], pa.string())
            for index, column in enumerate(("county", "code", "name"))
        }
    )
    connection = duckdb.connect(config={"threads": 1})
    connection.register("villages", table)
    quoted = str(path).replace("'", "''")
    connection.execute(
        f"copy villages to '{quoted}' (format parquet, compression zstd, compression_level 19,"
        f" row_group_size {ROWS_TOGETHER})"
    )


def every_village(path: Path) -> list[tuple[str, str, str]]:
    """All rows of the file, for deriving other tables."""
    return VillageFile(path)._between("", "999999")
