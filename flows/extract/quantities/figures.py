"""A number with its unit while it is being read: the working records of the quantity rules."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from flows.lang.numeral_values import Number
from flows.lang.numerals import Numeral
from flows.records import Approx, Span
from flows.tables.units import Unit, UnitTable

SIZES = frozenset({"area", "length", "mass"})
"""Kinds of unit that tell how large a thing is."""

NOT_A_FIGURE = "not_a_figure"
"""``rule_id`` of a reading that states no quantity; it only keeps others off its characters."""


class Candidate(NamedTuple):
    """A number with a unit that may be a figure.

    Number or approximation word begins at ``start``, the unit ends at ``unit_end``. ``is_led``
    tells that a word of approximation stands before the number.
    """

    numeral: Numeral
    unit: Unit
    start: int
    unit_end: int
    is_approximate: bool
    is_led: bool
    has_half: bool
    is_range: bool


class Figure(NamedTuple):
    """Number, approximation and unit at ``start`` to ``end`` of the folded text.

    The digits begin at ``number_start``, behind any 近 or 超; the unit ends at ``unit_end``, before
    any 左右. ``per`` is what it is paid for (8000元/吨), ``scale`` the 万 or 亿 in the number.
    """

    start: int
    end: int
    number_start: int
    unit_end: int
    value: Number
    unit: Unit
    rule_id: str
    value_max: Number | None = None
    approx: Approx = "exact"
    per: str | None = None
    scale: int = 1


def figure_of(numeral: Numeral, unit: Unit, rule_id: str, *, end: int = 0) -> Figure:
    """One value of ``unit``, no word about it; ends at ``end``, or with the number by default."""
    return Figure(
        start=numeral.start,
        end=end or numeral.end,
        number_start=numeral.start,
        unit_end=end or numeral.end,
        value=numeral.value,
        unit=unit,
        rule_id=rule_id,
        approx="exact" if numeral.firmness == "range" else numeral.firmness,
        scale=numeral.scale,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """Folded text with all that the rules look up in it. Offsets are those of the text."""

    text: str
    numerals: Sequence[Numeral]
    units: UnitTable
    blocked: Sequence[Span] = ()
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._starts.extend(span.start for span in self.blocked)

    def is_blocked(self, start: int, end: int) -> bool:
        """Whether a word without figures, or a place name, stands over ``start`` to ``end``."""
        index = bisect_right(self._starts, start)
        if index and self.blocked[index - 1].end > start:
            return True
        return index < len(self.blocked) and self.blocked[index].start < end
