"""Seed tables -> UnitTable."""

from __future__ import annotations

from pathlib import Path

from flows.tables.units import UnitTable


def load_units(folder: Path) -> UnitTable:
    """(stub) Read the tables under ``folder`` (seeds/reference); SeedError says what is wrong where."""
    return UnitTable()
