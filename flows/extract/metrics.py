"""Passage -> MetricMentions: quantities bound to what they count."""

from __future__ import annotations

from collections.abc import Sequence

from flows.records import MetricMention, Passage, PassageRole, Span
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
    """(stub) ``masked`` spans (place names) hold no figures.

    ``wording`` goes to ``bind_subjects(text, sentences, quantities, masked, wording)``.
    """
    return []
