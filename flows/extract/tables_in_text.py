"""Markdown tables: each cell is a figure whose unit, and 万, stand in the column's header."""

from __future__ import annotations

from flows.extract.figures import Figure
from flows.records import Span
from flows.tables.units import UnitTable


def find_tables(text: str, units: UnitTable) -> tuple[list[Span], list[Figure]]:
    """Where tables stand in folded ``text``, and the figures of their cells."""
    return [], []
