"""MetricMention -> Metric: base units, bounds, period, place, page offsets."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from flows.normalize.periods import OPEN, Days, resolve_period
from flows.normalize.units import in_base
from flows.records import (
    Article,
    Metric,
    MetricMention,
    MetricStatus,
    Page,
    Published,
    Span,
)
from flows.tables.units import UnitTable
from flows.tables.wording import Wording

_SO_FAR = re.compile(r"累计|[已共]")
_REACH = 8
"""Characters before a figure that tell that it is reached: 观众|累计|4.5万人次."""


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
    """The figure as stored."""
    quantity = mention.quantity
    passage = article.passage(mention.role)
    span = passage.page_span(quantity.span.start, quantity.span.end)
    base = in_base(quantity, units, wording.currencies if wording else {})
    days = OPEN
    if mention.period_text is not None:
        days = _days(mention.period_text, published, mention.status, wording)
    status = mention.status
    if mention.runs_on:
        days = Days(start=days.start, end=published.until)
    elif (day := days.start or _deadline(mention, days, passage.text)) and _lies_ahead(
        day, published
    ):
        status = "planned"  # 到2027年，装机达到800万千瓦
    return Metric(
        metric_id=f"{page.page_id}m{span.start}",
        article_id=article.article_id,
        char_start=span.start,
        char_end=span.end,
        text=page.text[span.start : span.end],
        value=quantity.value,
        value_max=quantity.value_max,
        approx=quantity.approx,
        unit=quantity.unit,
        per=quantity.per,
        kind=quantity.kind,
        subject=mention.subject,
        region_code=region_code,
        value_base=base.value_base,
        unit_base=base.unit_base,
        value_low=base.value_low,
        value_high=base.value_high,
        period_text=mention.period_text,
        period_start=days.start,
        period_end=days.end,
        status=status,
        measure_type=mention.measure_type,
        sentence=_sentence(passage.text, mention.sentence),
        rule_id=quantity.rule_id,
    )


def _deadline(mention: MetricMention, days: Days, text: str) -> date | None:
    """8月25日前: the day until which a thing is to be done, not what came together by now."""
    if mention.period_text is None or not mention.period_text.endswith("前"):
        return None
    at = mention.quantity.span.start
    return None if _SO_FAR.search(text, max(at - _REACH, 0), at) else days.end


def _lies_ahead(start: date, published: Published) -> bool:
    """Whether a period begins behind the page's day.

    A day that was gathered from the text is the earliest that the page can have: only a later
    year is ahead of it.
    """
    until = published.until
    if until is None or start <= until:
        return False
    return published.is_printed or start.year > until.year


@lru_cache(maxsize=4096)
def _days(
    surface: str, published: Published, status: MetricStatus, wording: Wording | None
) -> Days:
    """The period of a figure. The figures of a page share few."""
    return resolve_period(surface, published, status, wording.periods if wording else {})


@lru_cache(maxsize=64)
def _sentence(text: str, span: Span) -> str:
    """The sentence on one line. Figures that stand in one sentence come one after another."""
    return " ".join(text[span.start : span.end].split())
