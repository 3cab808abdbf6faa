"""Seed tables -> ThemeTable, InitiativeTable."""

from __future__ import annotations

from pathlib import Path

from flows.tables.themes import InitiativeTable, ThemeTable


def load_themes(folder: Path) -> ThemeTable:
    """(stub)"""
    return ThemeTable()


def load_initiatives(folder: Path) -> InitiativeTable:
    """(stub)"""
    return InitiativeTable()
