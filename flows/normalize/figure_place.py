"""The place a figure is about."""

from __future__ import annotations

from flows.records import ArticlePlaces, PassageRole, Span
from flows.tables.gazetteer import Gazetteer


def metric_region(
    places: ArticlePlaces, text: str, role: PassageRole, span: Span, gazetteer: Gazetteer
) -> str | None:
    """Code of the deepest place that the figure at ``span`` is about; the article's own by default."""
    return places.region_code
