"""Passage -> MetricMentions: quantities bound to what they count."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from flows.extract.quantities import find_quantities
from flows.extract.subjects import bind_subjects
from flows.lang.sentences import split_sentences
from flows.records import MetricMention, PassageRole, Span
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
    quantities = find_quantities(text, units, masked)
    if not quantities:
        return []
    sentences = split_sentences(text)
    starts = [sentence.start for sentence in sentences]
    bindings = bind_subjects(text, sentences, quantities, masked, wording)
    return [
        MetricMention(
            role=role,
            quantity=quantity,
            subject=binding.subject,
            sentence=sentences[bisect_right(starts, quantity.span.start) - 1],
            period_text=binding.period_text,
            status=binding.status,
            measure_type=binding.measure_type,
        )
        for quantity, binding in zip(quantities, bindings, strict=True)
    ]
