"""Numbers of a list whose unit is said once: 1.6个和0.9个百分点, 分别为20%、30和50."""

from __future__ import annotations

from collections.abc import Sequence

from flows.extract.figures import Figure, Scan
from flows.lang.numerals import Numeral


def share_units(figures: list[Figure], unread: Sequence[Numeral], scan: Scan) -> list[Figure]:
    """``figures`` with those of ``unread`` that take a neighbour's unit."""
    return figures
