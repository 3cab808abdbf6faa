"""What stands behind a number: its unit, a 半 that adds half of one, words of approximation."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from flows.extract.approximations import approximation_after
from flows.extract.figures import Scan
from flows.lang.numeral_values import Number
from flows.lang.numerals import Numeral
from flows.records import Approx
from flows.tables.units import Unit

_GAP = re.compile(r"[ \t]{0,2}\n{0,2}[ \t]{0,2}")
_SPLIT = re.compile(
    r"个(?P<between>[多半来余])(?P<noun>月|小时|钟头|星期|礼拜|学期|世纪|百分点|工作日)"
)
_HALF = re.compile(r"半(?![个天年月路夜价途小数世成拉山径导岛圆自机])")
_DIGITS = "零一二三四五六七八九"
_HUNDREDTH = re.compile(r"[一二三四五六七八九](?![一二三四五六七八九十百千万])")
_THING = re.compile(
    r"(?![钱左多出上下的就到一每起来不能收卖买涨降给和与至贵便以之半二三四五六七八九十])[一-鿿]"
)
_ONE_HALF = Fraction(1, 2)


class Measure(NamedTuple):
    """A unit that ends at ``unit_end``, and the words of approximation that end at ``end``.

    ``extra`` is what 半 adds, in the unit.
    """

    unit: Unit
    unit_end: int
    end: int
    extra: Number
    approx: Approx | None


def measure_at(scan: Scan, numeral: Numeral) -> Measure | None:
    """The unit behind ``numeral``: 户, 个多小时, 亩半; None where none may be counted by it."""
    text, begin = scan.text, numeral.end
    if text[begin : begin + 1] in (" ", "\n", "\t"):
        begin = _GAP.match(text, begin).end()  # type: ignore[union-attr]
    unit = scan.units.unit_at(text, begin)
    if unit is None:
        return None
    end = begin + len(unit.surface)
    extra: Number = 0
    approx: Approx | None = None
    split = _SPLIT.match(text, begin) if unit.surface == "个" else None
    if split is not None:
        unit, end = scan.units.units.get("个" + split["noun"], unit), split.end()
        if split["between"] == "半":
            extra = _ONE_HALF
        else:
            approx = "about" if split["between"] == "来" else "over"
    elif text.startswith("半", end) and numeral.script != "half" and _HALF.match(text, end):
        extra, end = _ONE_HALF, end + 1
    elif unit.surface == "成" and _HUNDREDTH.match(text, end):
        extra, end = Fraction(_DIGITS.index(text[end]), 10), end + 1  # 九成八
    if unit.surface == "块" and _THING.match(text, end):
        unit = replace(unit, kind="count", unit_base=None, factor=None)  # 3块展板
    if numeral.script != "arabic" and not _may_count(numeral, unit):
        return None
    after = approximation_after(text, end, scan.units)
    return Measure(
        unit=unit,
        unit_end=end,
        end=end if after is None else after.at,
        extra=extra,
        approx=approx if after is None else after.approx,
    )


def _may_count(numeral: Numeral, unit: Unit) -> bool:
    if unit.counting == "any":
        return True
    if unit.counting == "many":
        return numeral.value >= 2
    if unit.counting == "tens":
        return numeral.script == "half" or (numeral.value >= 10 and not numeral.is_bare)
    return False
