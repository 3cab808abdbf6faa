"""Seed tables -> Gazetteer."""

from __future__ import annotations

from pathlib import Path

from flows.tables.gazetteer import Gazetteer


def load_gazetteer(folder: Path) -> Gazetteer:
    """(stub) Read the tables under ``folder`` (seeds/reference); SeedError says what is wrong where."""
    return Gazetteer()
