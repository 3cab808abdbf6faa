"""Rows that contradict their page are left out and noted, so that one slip cannot stop a load."""

from __future__ import annotations

import math
from dataclasses import replace

from flows.records import ArticleResult, Issue, Metric, Page, PageResult, Span

_SIGNED = frozenset({"other", "percent", "money"})
"""Kinds that can be below zero: temperatures (零下43.6℃), growth, results."""


def keep_sound(result: PageResult) -> PageResult:
    """``result`` without figures whose span does not hold their text, whose value cannot be, or
    whose identifier is taken; each becomes an Issue ``unsound_metric``."""
    seen: set[str] = set()
    issues: list[Issue] = []
    articles = tuple(_sound_article(found, result.page, seen, issues) for found in result.articles)
    if not issues:
        return result
    return replace(result, articles=articles, issues=result.issues + tuple(issues))


def _sound_article(
    found: ArticleResult, page: Page, seen: set[str], issues: list[Issue]
) -> ArticleResult:
    kept = []
    for metric in found.metrics:
        fault = _fault(metric, page, seen)
        if fault is None:
            seen.add(metric.metric_id)
            kept.append(metric)
            continue
        issues.append(
            Issue(
                code="unsound_metric",
                severity="error",
                detail=f"{metric.text}: {fault} (rule {metric.rule_id})",
                article_id=metric.article_id,
                span=Span(metric.char_start, metric.char_end),
            )
        )
    return found if len(kept) == len(found.metrics) else replace(found, metrics=tuple(kept))


def _fault(metric: Metric, page: Page, seen: set[str]) -> str | None:
    if page.text[metric.char_start : metric.char_end] != metric.text or not metric.text:
        return "its span does not hold its text"
    if metric.metric_id in seen:
        return "read twice"
    if not math.isfinite(metric.value) or (metric.value < 0 and metric.kind not in _SIGNED):
        return f"value {metric.value}"
    if (metric.approx == "range") != (metric.value_max is not None):
        return "a range needs two values, anything else one"
    if metric.value_max is not None and metric.value_max < metric.value:
        return "range upside down"
    if _upside_down(metric.value_low, metric.value_high):
        return "bounds upside down"
    if metric.period_start and metric.period_end and metric.period_start > metric.period_end:
        return "period ends before it starts"
    return None


def _upside_down(low: float | None, high: float | None) -> bool:
    return low is not None and high is not None and low > high
