"""Theme hits -> at most four ranked themes."""

from __future__ import annotations

from flows.records import Article, ThemeTag
from flows.tables.themes import ThemeTable


def rank_themes(article: Article, themes: ThemeTable) -> tuple[ThemeTag, ...]:
    """(stub)"""
    return ()
