"""Passage -> MetricMentions: quantities bound to what they count."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from flows.extract.binding.subjects import bind_subjects
from flows.extract.quantities.finder import read_quantities
from flows.extract.quantities.unread import MOST_NOTES, is_unclear
from flows.lang.sentences import sentences_beside
from flows.records import MetricMention, MetricReading, PassageRole, QuantityReading, Span, Unread
from flows.tables.units import UnitTable
from flows.tables.wording import Wording


def find_metrics(
    text: str,
    role: PassageRole,
    units: UnitTable,
    masked: Sequence[Span] = (),
    *,
    wording: Wording | None = None,
) -> list[MetricMention]:
    """Figures of a title or body, in order, with subject, period and status.

    ``masked`` spans (place names: 三二村) hold no figures. Spans index ``text``.
    ``wording`` holds the words that bind a figure to what it counts.
    """
    reading = read_quantities(text, units, masked)
    return list(bind_quantities(text, role, reading, masked, wording=wording).mentions)


def bind_quantities(
    text: str,
    role: PassageRole,
    reading: QuantityReading,
    masked: Sequence[Span] = (),
    *,
    wording: Wording | None = None,
) -> MetricReading:
    """As ``find_metrics``, of a passage whose quantities are read.

    With notes on what looks like a figure and could not be read.
    """
    quantities = list(reading.quantities)
    if not quantities:
        return MetricReading(mentions=(), unread=reading.unread)
    sentences = sentences_beside(text, [quantity.span.start for quantity in quantities])
    starts = [sentence.start for sentence in sentences]
    bindings = bind_subjects(text, sentences, quantities, masked, wording)
    mentions = tuple(
        MetricMention(
            role=role,
            quantity=quantity,
            subject=binding.subject,
            sentence=sentences[bisect_right(starts, quantity.span.start) - 1],
            period_text=binding.period_text,
            status=binding.status,
            measure_type=binding.measure_type,
            runs_on=binding.runs_on,
        )
        for quantity, binding in zip(quantities, bindings, strict=True)
    )
    unclear = islice(_unclear(mentions), MOST_NOTES)
    return MetricReading(mentions=mentions, unread=(*reading.unread, *unclear))


def _unclear(mentions: Sequence[MetricMention]) -> Iterator[Unread]:
    for mention in mentions:
        if is_unclear(mention.subject, mention.quantity.unit):
            span, subject = mention.quantity.span, mention.subject
            yield Unread(code="subject_unclear", span=span, detail=f"taken for {subject}")
