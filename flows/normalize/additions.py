"""A figure that was missed and that a reviewer adds, made as the reading would have made it."""

from __future__ import annotations

from typing import Any

from flows.lang.sentences import split_sentences
from flows.normalize.periods import resolve_period
from flows.normalize.units import in_base
from flows.records import ArticleResult, Correction, Metric, PageResult, Passage, Published, Span
from flows.tables import Reference

RULE = "reviewer"
"""``rule_id`` of an added figure: no pattern read it."""


class StaleCorrection(Exception):
    """The page, or what is read from it, is not what the correction expects."""


def article_around(result: PageResult, span: Span) -> ArticleResult:
    """The article whose headline or body holds the page range.

    Raises StaleCorrection where none does.
    """
    for found in result.articles:
        title = found.article.title
        held = [found.article.span]
        if title is not None and title.text:
            held.append(title.page_span(0, len(title.text)))
        if any(each.start <= span.start and span.end <= each.end for each in held):
            return found
    raise StaleCorrection("no article holds these words")


def added_figure(
    found: ArticleResult,
    result: PageResult,
    span: Span,
    correction: Correction,
    reference: Reference,
) -> Metric:
    """The figure of ``correction`` at ``span`` of the page, in the article ``found``.

    What the correction leaves open is as of a plain statement: exact, achieved, of the article's
    place and of no stated period. Raises StaleCorrection where a figure is read from these
    characters already.
    """
    for metric in found.metrics:
        if metric.char_start < span.end and span.start < metric.char_end:
            raise StaleCorrection(f"{metric.text!r} is read there by now")
    page = result.page
    plain: dict[str, Any] = {
        "value_max": None,
        "approx": "exact",
        "per": None,
        "region_code": found.region_code,
        "period_text": None,
        "period_start": None,
        "period_end": None,
        "status": "achieved",
        "measure_type": "unknown",
    }
    metric = Metric(
        metric_id=f"{page.page_id}m{span.start}",
        article_id=found.article.article_id,
        char_start=span.start,
        char_end=span.end,
        text=page.text[span.start : span.end],
        value_base=None,
        unit_base=None,
        value_low=None,
        value_high=None,
        sentence=_sentence(found, span),
        rule_id=RULE,
        correction_id=correction.correction_id,
        **(plain | stated(correction)),
    )
    return measured(dated(metric, correction, result.published, reference), reference)


def stated(correction: Correction) -> dict[str, Any]:
    """What the correction says of a figure, by the fields of its record."""
    fields: dict[str, Any] = dict(correction.fields or ())
    return {"region_code" if name == "place" else name: fields[name] for name in fields}


def dated(
    metric: Metric, correction: Correction, published: Published, reference: Reference
) -> Metric:
    """The figure with the days that its words of a period mean on this page.

    Days that the correction states itself stand; vague words mean none. Raises StaleCorrection
    where the period ends before it starts.
    """
    fields = dict(correction.fields or ())
    if "period_text" in fields and not {"period_start", "period_end"} & fields.keys():
        days = resolve_period(
            metric.period_text, published, metric.status, reference.wording.periods
        )
        metric = metric._replace(period_start=days.start, period_end=days.end)
    if metric.period_start and metric.period_end and metric.period_end < metric.period_start:
        raise StaleCorrection("period_end is before period_start")
    return metric


def measured(metric: Metric, reference: Reference) -> Metric:
    """The figure with base unit, base value and bounds as its value, unit and wording have it.

    Raises StaleCorrection where value and bounds do not fit each other.
    """
    if (metric.approx == "range") != (metric.value_max is not None):
        raise StaleCorrection("a range needs value and value_max, anything else value alone")
    if metric.value_max is not None and metric.value_max < metric.value:
        raise StaleCorrection("value_max is less than value")
    base = in_base(metric, reference.units, reference.wording.currencies)
    return metric._replace(**base._asdict())


def _sentence(found: ArticleResult, span: Span) -> str:
    """The sentence of headline or body in which the page range begins."""
    passages: list[Passage] = [found.article.body]
    if found.article.title is not None:
        passages.append(found.article.title)
    for passage in passages:
        for sentence in split_sentences(passage.text):
            printed = passage.page_span(sentence.start, sentence.end)
            if printed.start <= span.start < printed.end:
                return " ".join(passage.text[sentence.start : sentence.end].split())
    return ""
