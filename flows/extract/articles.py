"""Page -> PageLayout: headlines, columns, bylines, briefs, captions, furniture."""

from __future__ import annotations

from flows.records import Page, PageLayout
from flows.tables.layout import Layout


def split_page(page: Page, layout: Layout) -> PageLayout:
    """(stub)"""
    return PageLayout(articles=())
