"""Reference tables -> rows of ``theme`` and ``unit``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import duckdb
import pyarrow as pa

from flows.tables.themes import Theme
from flows.tables.units import Unit

_THEME = pa.schema([(name, pa.string()) for name in ("theme", "name_zh", "name_en", "description")])
_UNIT = pa.schema(
    [
        ("unit", pa.string()),
        ("kind", pa.string()),
        ("unit_base", pa.string()),
        ("factor", pa.float64()),
    ]
)


def load_reference_rows(
    connection: duckdb.DuckDBPyConnection, themes: Iterable[Theme], units: Iterable[Unit]
) -> None:
    """Renew both tables; they follow the seeds, not the pages."""
    theme_rows = [
        (theme.theme, theme.name_zh, theme.name_en, theme.description) for theme in themes
    ]
    _renew(connection, "theme", _THEME, theme_rows)
    _renew(connection, "unit", _UNIT, _unit_rows(units))


def _renew(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    schema: pa.Schema,
    rows: Sequence[tuple[object, ...]],
) -> None:
    connection.execute(f"delete from {table}")
    if not rows:
        return
    columns = [
        pa.array(column, type=field.type)
        for column, field in zip(zip(*rows, strict=True), schema, strict=True)
    ]
    connection.register("incoming", pa.Table.from_arrays(columns, schema=schema))
    connection.execute(f"insert into {table} by name select * from incoming")
    connection.unregister("incoming")


def _unit_rows(units: Iterable[Unit]) -> list[tuple[str, str, str | None, float | None]]:
    """One row a unit as stored: its own spelling where it has one, else its first in the table."""
    chosen: dict[str, Unit] = {}
    for unit in units:
        if unit.unit not in chosen or unit.surface == unit.unit:
            chosen[unit.unit] = unit
    return [
        (
            unit.unit,
            unit.kind,
            unit.unit_base,
            float(unit.factor) if unit.factor is not None else None,
        )
        for unit in chosen.values()
    ]
