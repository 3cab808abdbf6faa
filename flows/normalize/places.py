"""Place mentions of a page settled to official codes, with the evidence that decided."""

from __future__ import annotations

from flows.records import ArticlePlaces, Page, PageLayout, PagePlaces, PassageRole, Span
from flows.tables.gazetteer import Gazetteer


def read_places(page: Page, layout: PageLayout, gazetteer: Gazetteer) -> PagePlaces:
    """(stub)"""
    empty = ArticlePlaces(region_code=None, mentions=())
    return PagePlaces(
        home_code=None, home_evidence="", articles=tuple(empty for _ in layout.articles), divisions=()
    )


def metric_region(
    places: ArticlePlaces, text: str, role: PassageRole, span: Span, gazetteer: Gazetteer
) -> str | None:
    """(stub) Code of the deepest place that the figure at ``span`` is about; the article's own by default."""
    return places.region_code
