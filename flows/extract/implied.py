"""Bare numbers whose unit is their noun's usual one: 月薪六千 (元), 今年七十有三 (岁)."""

from __future__ import annotations

from flows.extract.figures import Figure, Scan
from flows.lang.numerals import Numeral


def implied_figure(scan: Scan, numeral: Numeral) -> Figure | None:
    """The figure that ``numeral`` states without a unit, None if it states none."""
    return None
