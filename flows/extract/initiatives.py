"""Article -> the names that it presents as its actor's own practice."""

from __future__ import annotations

from flows.records import Article, InitiativeMention
from flows.tables.themes import InitiativeTable


def find_initiatives(article: Article, table: InitiativeTable) -> list[InitiativeMention]:
    """(stub)"""
    return []
