"""Reference tables -> rows of ``theme`` and ``unit``."""

from __future__ import annotations

from collections.abc import Iterable

import duckdb

from flows.tables.themes import Theme
from flows.tables.units import Unit


def load_reference_rows(
    connection: duckdb.DuckDBPyConnection, themes: Iterable[Theme], units: Iterable[Unit]
) -> None:
    """Renew both tables; they follow the seeds, not the pages."""
    connection.execute("delete from theme")
    connection.execute("delete from unit")
    theme_rows = [
        (theme.theme, theme.name_zh, theme.name_en, theme.description) for theme in themes
    ]
    if theme_rows:
        connection.executemany("insert into theme values (?, ?, ?, ?)", theme_rows)
    unit_rows = _unit_rows(units)
    if unit_rows:
        connection.executemany("insert into unit values (?, ?, ?, ?)", unit_rows)


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
