"""Passage -> MetricMentions: quantities bound to what they count."""

from __future__ import annotations

from collections.abc import Sequence

from flows.records import MetricMention, Passage, PassageRole, Span
from flows.tables.units import UnitTable


def find_metrics(
    text: str, role: PassageRole, units: UnitTable, masked: Sequence[Span] = ()
) -> list[MetricMention]:
    """(stub) ``masked`` spans (place names) hold no figures."""
    return []
