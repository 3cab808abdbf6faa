"""MetricMention -> Metric: base units, bounds, period, place, page offsets."""

from __future__ import annotations

from flows.records import Article, Metric, MetricMention, Page, Published
from flows.tables.units import UnitTable
from flows.tables.wording import Wording


def build_metric(
    mention: MetricMention,
    article: Article,
    page: Page,
    published: Published,
    region_code: str | None,
    units: UnitTable,
    *,
    wording: Wording | None = None,
) -> Metric:
    """(stub)"""
    raise NotImplementedError
