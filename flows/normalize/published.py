"""When a page appeared, from its manifest row, its masthead and the dates its articles name."""

from __future__ import annotations

from flows.records import Article, Dateline, Page, PageLayout, Published
from datetime import date


def published_on(page: Page, layout: PageLayout) -> Published:
    """(stub)"""
    return Published(on=None, precision=None, evidence="")


def dateline_on(dateline: Dateline | None, published: Published) -> date | None:
    """(stub) The date of a dateline, its year taken from the page's date."""
    return None
