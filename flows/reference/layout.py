"""Seed tables -> Layout."""

from __future__ import annotations

from pathlib import Path

from flows.tables.layout import Layout


def load_layout(folder: Path) -> Layout:
    """(stub) Read the tables under ``folder`` (seeds/reference); SeedError says what is wrong where."""
    return Layout()
