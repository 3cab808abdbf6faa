"""Rows that contradict their page are left out and noted, so that one slip cannot stop a load."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TypeVar

from flows.records import (
    ArticleResult,
    Initiative,
    Issue,
    Metric,
    PageResult,
    PlaceMention,
    Span,
)

PlacedRow = TypeVar("PlacedRow", Metric, Initiative, PlaceMention)

_SIGNED = frozenset({"other", "percent", "money"})
"""Kinds that can be below zero: temperatures (零下43.6℃), growth, results."""


def keep_sound(result: PageResult) -> PageResult:
    """``result`` without what the gate would refuse, each fault an Issue.

    Left out are figures whose span does not hold their text or whose value cannot be, rows whose
    identifier is taken, days of a period that ends before it starts, and codes of divisions that
    the page does not list.
    """
    judge = _Judge(result)
    articles = tuple(judge.article(found) for found in result.articles)
    home = judge.region(result.paper_region_code, None)
    if not judge.issues:
        return result
    return replace(
        result,
        paper_region_code=home,
        articles=articles,
        issues=result.issues + tuple(judge.issues),
    )


class _Judge:
    """One page's identifiers and divisions, and the issues found so far."""

    def __init__(self, result: PageResult) -> None:
        self._text = result.page.text
        self._divisions = {division.region_code for division in result.divisions}
        self._taken: set[str] = set()
        self.issues: list[Issue] = []

    def article(self, found: ArticleResult) -> ArticleResult:
        """``found`` without its faults."""
        article_id = found.article.article_id
        return replace(
            found,
            region_code=self.region(found.region_code, article_id),
            metrics=tuple(
                self._placed(self._dated(metric), article_id)
                for metric in found.metrics
                if self._is_sound(metric)
            ),
            regions=tuple(tag for tag in found.regions if tag.region_code in self._divisions),
            initiatives=tuple(
                self._placed(initiative, article_id)
                for initiative in found.initiatives
                if self._is_new(initiative)
            ),
            place_mentions=tuple(
                self._placed(mention, article_id) for mention in found.place_mentions
            ),
        )

    def region(self, code: str | None, article_id: str | None) -> str | None:
        """``code``, or None where the page lists no such division."""
        if code is None or code in self._divisions:
            return code
        self.issues.append(
            Issue(
                code="unknown_region",
                severity="error",
                detail=f"{code}: no division has this code",
                article_id=article_id,
            )
        )
        return None

    def _placed(self, row: PlacedRow, article_id: str) -> PlacedRow:
        """``row`` without a code that stands for no division."""
        region_code = self.region(row.region_code, article_id)
        if region_code == row.region_code:
            return row
        if isinstance(row, Metric):
            return row._replace(region_code=region_code)
        return replace(row, region_code=region_code)

    def _dated(self, metric: Metric) -> Metric:
        """``metric`` without days that contradict each other; its words of a period stay."""
        start, end = metric.period_start, metric.period_end
        if start is None or end is None or start <= end:
            return metric
        self.issues.append(
            Issue(
                code="unsound_period",
                severity="warning",
                detail=f"{metric.text}: {metric.period_text} ends before it starts",
                article_id=metric.article_id,
                span=Span(metric.char_start, metric.char_end),
            )
        )
        return metric._replace(period_start=None, period_end=None)

    def _is_free(self, identifier: str) -> bool:
        """Whether the identifier was free; it no longer is."""
        if identifier in self._taken:
            return False
        self._taken.add(identifier)
        return True

    def _is_new(self, initiative: Initiative) -> bool:
        if self._is_free(initiative.initiative_id):
            return True
        self.issues.append(
            Issue(
                code="repeated_initiative",
                severity="warning",
                detail=f"{initiative.name}: another name starts at the same place",
                article_id=initiative.article_id,
                span=Span(initiative.char_start, initiative.char_end),
            )
        )
        return False

    def _is_sound(self, metric: Metric) -> bool:
        fault = _fault(metric, self._text)
        if fault is None and not self._is_free(metric.metric_id):
            fault = "read twice"
        if fault is None:
            return True
        self.issues.append(
            Issue(
                code="unsound_metric",
                severity="error",
                detail=f"{metric.text}: {fault} (rule {metric.rule_id})",
                article_id=metric.article_id,
                span=Span(metric.char_start, metric.char_end),
            )
        )
        return False


def _fault(metric: Metric, text: str) -> str | None:
    if text[metric.char_start : metric.char_end] != metric.text or not metric.text:
        return "its span does not hold its text"
    if not math.isfinite(metric.value) or (metric.value < 0 and metric.kind not in _SIGNED):
        return f"value {metric.value}"
    if metric.kind == "percent" and metric.value > 100_000:
        return f"{metric.value} %"
    if metric.kind == "age" and metric.value > 200:
        return f"age {metric.value}"
    if (metric.approx == "range") != (metric.value_max is not None):
        return "a range needs two values, anything else one"
    if metric.value_max is not None and metric.value_max < metric.value:
        return "range upside down"
    if _upside_down(metric.value_low, metric.value_high):
        return "bounds upside down"
    return None


def _upside_down(low: float | None, high: float | None) -> bool:
    return low is not None and high is not None and low > high
