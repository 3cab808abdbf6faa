"""A figure in its kind's base unit, by exact ratios: 1亩 = 2000/3 m², 1斤 = 1/2 kg."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from flows.normalize.bounds import bounds
from flows.records import Metric, MetricKind, Quantity
from flows.tables.units import Unit, UnitTable

_ONE = Fraction(1)
_YEAR = 365


class InBase(NamedTuple):
    """A figure in ``unit_base``. Where its kind has no base (倍, 千瓦时), ``unit_base`` and
    ``value_base`` are None and the bounds are in the unit as printed.
    """

    unit_base: str | None
    value_base: float | None
    value_low: float | None
    value_high: float | None


def in_base(figure: Quantity | Metric, units: UnitTable, currencies: Mapping[str, str]) -> InBase:
    """The figure's value and the bounds that its words allow."""
    value = figure.value
    unit_base, factor = base_unit(units, figure.unit, figure.kind, currencies)
    low, high = bounds(value, figure.value_max, figure.approx)
    if factor is None:
        return InBase(unit_base, None, low, high)
    base = convert(value, factor)
    # The bounds of most figures are the figure itself.
    low = base if low == value else low and convert(low, factor)
    high = base if high == value else high and convert(high, factor)
    return InBase(unit_base, base, low, high)


@lru_cache(maxsize=4096)
def unit_of(units: UnitTable, unit: str, kind: MetricKind) -> Unit | None:
    """The row of ``unit`` (as stored, 块 not 块钱) in its kind, None for an unknown one."""
    found = units.units.get(unit)
    if found is not None and found.unit == unit and found.kind == kind:
        return found
    rows = (*units.beside.values(), *units.units.values())
    return next((known for known in rows if known.unit == unit and known.kind == kind), None)


def base_unit(
    units: UnitTable, unit: str, kind: MetricKind, currencies: Mapping[str, str]
) -> tuple[str | None, Fraction | None]:
    """Base unit of ``unit`` and how many of it make one ``unit``.

    Counts stay as printed (户 in 户), and so does foreign money, by its ISO code (美元 in USD):
    nothing is converted at a rate. Both are None where the kind has no base (倍, 千瓦时).
    """
    known = unit_of(units, unit, kind)
    if known is not None and known.unit_base is not None and known.factor is not None:
        return known.unit_base, known.factor
    if kind == "age" and (lasts := unit_of(units, unit, "duration")) and lasts.factor:
        return "year", lasts.factor / _YEAR  # 六个月大
    if kind == "money" and unit in currencies:
        return currencies[unit], _ONE
    if kind == "count" and unit:
        return unit, _ONE
    return None, None


def convert(value: float, factor: Fraction) -> float:
    """``value`` times ``factor``, exact but for the last rounding to a float.

    The decimal that was printed is taken at its word: 1.1 is 11/10, not the nearest double.
    """
    if factor is _ONE or factor == 1:
        return value
    return _times(value, factor.numerator, factor.denominator)


@lru_cache(maxsize=4096)
def _times(value: float, numerator: int, denominator: int) -> float:
    return float(Fraction(repr(value)) * numerator / denominator)
