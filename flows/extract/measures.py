"""What stands behind a number: its unit, a 半 that adds half of one, words of approximation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from flows.extract.approximations import approximation_after
from flows.extract.figures import Scan
from flows.lang.numerals import Numeral
from flows.records import Approx
from flows.tables.units import Unit

_GAP = re.compile(r"[ \t]{0,2}\n{0,2}[ \t]{0,2}")
_SPLIT = re.compile(r"个(?P<between>[多半来余])(?P<noun>月|小时|钟头|星期|礼拜|学期|世纪|百分点|工作日)")
_HALF = re.compile(r"半(?![个天年月路夜价途小数世成拉山径导岛圆自机])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A unit that ends at ``unit_end`` (words of approximation at ``end``), to be counted by a number.

    ``extra`` is what 半 adds, in the unit.
    """

    unit: Unit
    unit_end: int
    end: int
    extra: Fraction
    approx: Approx | None


def measure_at(scan: Scan, at: int, numeral: Numeral) -> Measure | None:
    """The unit behind ``numeral``, whose number ends at ``at``; None where none may count it."""
    text = scan.text
    begin = _GAP.match(text, at).end()  # type: ignore[union-attr]
    extra, approx = Fraction(0), None
    split = _SPLIT.match(text, begin)
    if split is not None:
        unit = scan.units.units.get("个" + split["noun"])
        end = split.end()
        if split["between"] == "半":
            extra = Fraction(1, 2)
        else:
            approx = "about" if split["between"] == "来" else "over"
    else:
        unit = scan.units.unit_at(text, begin)
        end = begin + len(unit.surface) if unit is not None else begin
    if unit is None or not _may_count(numeral, unit, text):
        return None
    half = _HALF.match(text, end)
    if half is not None and split is None and numeral.script != "half":
        extra, end = Fraction(1, 2), half.end()
    after = approximation_after(text, end, scan.units)
    return Measure(
        unit=unit,
        unit_end=end,
        end=end if after is None else after.at,
        extra=extra,
        approx=approx if after is None else after.approx,
    )


def _may_count(numeral: Numeral, unit: Unit, text: str) -> bool:
    if unit.counting == "any" or numeral.script == "arabic":
        return True
    if unit.counting == "many":
        return numeral.value >= 2
    if unit.counting == "tens":
        return (numeral.value >= 10 and not numeral.is_bare) or numeral.script == "half"
    return False
