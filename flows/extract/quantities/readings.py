"""Readings of one numeral, or two, with the unit behind: 412户, 90吨至110吨, 零下43.6℃, ¥3000."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from flows.extract.quantities.approximations import (
    approximation_afar,
    approximation_after,
    approximation_before,
)
from flows.extract.quantities.compounds import told_short
from flows.extract.quantities.figures import NOT_A_FIGURE, SIZES, Candidate, Figure, Scan, figure_of
from flows.extract.quantities.measures import Measure, measure_at
from flows.extract.quantities.non_metrics import refusal
from flows.lang.numeral_values import DIGITS, SCALES, Number, product
from flows.lang.numerals import Numeral
from flows.records import Approx
from flows.tables.units import Unit

_TO = re.compile(r"\s?(?:[(（]含[)）])?(?:——?|[–\-~～至到]|-{1,2}|一(?=\d))\s?(?:零[下上]|负|-)?")
_TO_STARTS = frozenset("(（—–-~～至到一及以")
"""What ``_TO`` and ``_UP_TO`` begin with, but for a space."""

_UP_TO = re.compile(r"及?以上[至、,，]?")
"""200元以上3000元以下: both ends of a range are told by words."""
_BELOW_AGAIN = re.compile(r"(?:零下|负|(?<=[到至~～—–])\s?-)\Z")
_FROM = re.compile(r"[从由]\s?\Z")
_SPREAD = re.compile(r"(?:海拔|高程|坡度|年龄|水深|株高|胸径|树龄)(?:高度)?[从由]\s?\Z")
_APART = ("不等", "之间")
"""海拔从180米到600米, 从80元到260元不等: how far things lie apart, not what became of one."""

_SCALE_WORDS = frozenset(SCALES)
_ROUND = _SCALE_WORDS - {"十"}
_HUNDREDS = frozenset("百千万")
_PARTED = SIZES | {"volume"}
_NEVER_NUMBERED = SIZES | {"age", "money", "duration"}
_LONGEST_GAP = 12

_BELOW = re.compile(r"(?:零下|负|(?<=海拔|高程|利润|收益)-|(?<![0-9A-Za-z%])(?P<minus>-))\s?\Z")
_BELOW_ENDS = frozenset("下负-")
_SIGNED = frozenset(
    {"℃", "度", "摄氏度", "°C", "%", "百分点", "个百分点", "℉", "°F", "华氏度", "‰"}
)
"""Units before whose numbers a hyphen means less than nothing: 增长-8.7%."""

_RULES = {"arabic": "arabic_unit", "chinese": "chinese_unit", "half": "half"}
_TENTHS = frozenset({"成", "折"})
_OLD = re.compile(r"大(?=[的了，,。.！!]|$)")
"""三周大的孩子: how old, not how long."""

_CURRENCY = re.compile(r"(?P<sign>(?:US|HK|NT|[ACS])?\$|(?<![A-Z])[A-Z]{3}|[¥￥€£])\s?\Z")
_CURRENCY_SIGN_ENDS = frozenset("$¥￥€£ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_SHARE_ENDS = re.compile(r"[，,。；;、！!？?）)\s的左之以不]|$")
_CURRENCY_ENDS = frozenset("币金")
_CURRENCY_LENGTHS = (3, 2)
_ENGLISH = re.compile(r"\s?(?P<scale>thousand|million|billion|trillion)\b", re.IGNORECASE)
_ENGLISH_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}


class _Ends(NamedTuple):
    """The number, or the two of a range, and the measure behind the last."""

    low: Numeral
    high: Numeral
    measure: Measure
    has_own_unit: bool = True
    is_range: bool = False


def read_plain(scan: Scan, numeral: Numeral, measure: Measure | None, floor: int) -> Figure | None:
    """412户, 近七成, 120立方米左右, 零下43.6℃; None where no unit stands behind.

    Approximation words are not looked for before ``floor``, where the last figure ended.
    """
    if measure is None:
        return None
    if numeral.is_percent and measure.unit.unit != "%":
        share = numeral.value / Fraction(100)
        numeral = numeral._replace(value=share, is_percent=False, script="chinese")
    return _figure(scan, _Ends(numeral, numeral, measure), floor)


def read_range(scan: Scan, index: int, first: Measure | None, floor: int) -> Figure | None:
    """90吨至110吨, 12%～15%, 1万(含)-5万元, 五到八倍; not 从80元到260元, which are two.

    Of heights and ages, and before 不等, 从 opens a range as well.
    """
    if index + 1 >= len(scan.numerals):
        return None
    low, high = scan.numerals[index], scan.numerals[index + 1]
    if high.start - low.end > _LONGEST_GAP:
        return None
    if first is None and scan.text.startswith("、", low.end):
        return _read_neighbours(scan, low, high, floor)
    at = low.end if first is None else first.unit_end
    opening = scan.text[at : at + 1]
    if opening not in _TO_STARTS and not opening.isspace():
        return None
    to = _TO.match(scan.text, at)
    if to is None and first is not None:
        to = _UP_TO.match(scan.text, first.unit_end)
    if to is None or to.end() != high.start:
        return None
    measure = read_measure(scan, high) or _share_behind(scan, low, high)
    if to.re is _UP_TO and (measure is None or measure.approx != "under"):
        return None
    if measure is None or (first is not None and first.unit.kind != measure.unit.kind):
        return None
    if _FROM.search(scan.text[max(0, low.start - 2) : low.start]):
        spans = _SPREAD.search(scan.text, max(0, low.start - 6), low.start) is not None
        if not spans and not scan.text.startswith(_APART, measure.end):
            return None
    ends = _Ends(low, high, measure, has_own_unit=first is not None, is_range=True)
    return _figure(scan, ends, floor)


def _share_behind(scan: Scan, low: Numeral, high: Numeral) -> Measure | None:
    """百分之三十到四十: the second share is told without its 百分之."""
    if not low.is_percent or not scan.text.startswith("百分之", low.start):
        return None
    if high.value <= low.value or _SHARE_ENDS.match(scan.text, high.end) is None:
        return None
    return read_measure(scan, high._replace(is_percent=True))


def _read_neighbours(scan: Scan, low: Numeral, high: Numeral, floor: int) -> Figure | None:
    """四、五千元, 5、6万元, 三、四个: two digits that follow each other, with a mark between them.

    二、三产业 and 三、四组 are ordinals, as most that has no scale and is counted in pieces.
    """
    if high.start != low.end + 1 or low.end != low.start + 1:
        return None
    above, scales = scan.text[high.start], scan.text[high.start + 1 : high.end]
    in_arabic = low.script == "arabic" and (scales or scan.text.startswith("岁", high.end))
    if not (low.is_single or in_arabic):
        return None
    is_next = above == str(low.value + 1) or DIGITS.get(above) == low.value + 1
    if not (is_next or (low.value, above) == (3, "五")) or not _SCALE_WORDS.issuperset(scales):
        return None
    measure = read_measure(scan, high)
    if measure is None or not (
        scales or measure.unit.kind in _NEVER_NUMBERED or measure.unit.surface == "个"
    ):
        return None
    both = high._replace(
        start=low.start,
        value=low.value * product(scales),
        value_max=high.value,
        firmness="range",
        is_single=False,
    )
    return _figure(scan, _Ends(both, both, measure), floor)


def read_priced(scan: Scan, numeral: Numeral) -> Figure | None:
    """¥3000, $5.2 million: a currency's sign stands before the number."""
    if numeral.script != "arabic":
        return None
    before = scan.text[max(0, numeral.start - 2) : numeral.start]
    if before.rstrip()[-1:] not in _CURRENCY_SIGN_ENDS:
        return None
    sign = _CURRENCY.search(scan.text[max(0, numeral.start - 4) : numeral.start])
    unit = scan.units.units.get(sign["sign"]) if sign is not None else None
    if sign is None or unit is None or unit.kind != "money":
        return None
    words = _ENGLISH.match(scan.text, numeral.end)
    scale = _ENGLISH_SCALES[words["scale"].lower()] if words is not None else 1
    end = words.end() if words is not None else numeral.end
    figure = figure_of(numeral, unit, "currency_sign", end=end)
    return figure._replace(start=numeral.start - len(sign.group()), value=numeral.value * scale)


def read_measure(scan: Scan, numeral: Numeral) -> Measure | None:
    """The unit behind ``numeral``; None where none stands there.

    A fraction's is %, but for 四分之三小时 and 三分之一亩.
    """
    if not numeral.is_percent:
        return measure_at(scan, numeral)
    if scan.text[numeral.start] not in _HUNDREDS and scan.text[numeral.end - 1] != "半":
        measure = measure_at(scan, numeral)
        if measure is not None and (
            measure.unit.kind in _PARTED or measure.unit.unit in ("小时", "钟头")
        ):
            return measure
    unit = scan.units.units.get("%")
    if unit is None:
        return None
    after = approximation_after(scan.text, numeral.end, scan.units)
    return Measure(
        unit=unit,
        unit_end=numeral.end,
        end=numeral.end if after is None else after.at,
        extra=0,
        approx=None if after is None else after.approx,
    )


def _figure(scan: Scan, ends: _Ends, floor: int) -> Figure | None:
    low, measure, text = ends.low, ends.measure, scan.text
    start = low.start
    below = None
    last = text[start - 1 : start]
    if last in _BELOW_ENDS or last.isspace():
        below = _BELOW.search(text[max(0, start - 3) : start])
    if below is not None and (below["minus"] is None or measure.unit.surface in _SIGNED):
        start = max(0, start - 3) + below.start()
    else:
        below = None
    before = approximation_before(text, start, floor, scan.units, is_bare=low.is_bare)
    if before is not None:
        start = before.at
    approx: Approx = measure.approx or low.firmness
    if before is not None and (before.approx, approx) != ("about", "over"):  # 约三百多
        approx = before.approx
    candidate = Candidate(
        numeral=low,
        unit=measure.unit,
        start=start,
        unit_end=measure.unit_end,
        is_approximate=approx != "exact" or ends.is_range,
        is_led=before is not None,
        has_half=measure.extra != 0,
        is_range=ends.is_range,
    )
    if refusal(scan, candidate) is not None:
        return figure_of(low, measure.unit, NOT_A_FIGURE, end=measure.unit_end)
    if approx == "exact":
        is_share = measure.unit.kind == "percent" or measure.unit.unit == "倍"
        approx = approximation_afar(text, start, floor, scan.units, is_share=is_share) or approx
    value, value_max = _values(text, ends, is_below=below is not None)
    if value_max is not None:
        if value_max <= value:
            return None
        approx = "range"
    is_tenths = measure.unit.surface in _TENTHS
    unit = scan.units.units["%"] if is_tenths else measure.unit
    if unit.unit == "元":
        unit = _named_before(scan, start, floor) or unit
    end = measure.end
    if unit.kind == "duration" and _OLD.match(text, end):
        unit, end = replace(unit, kind="age"), end + 1
    figure = Figure(
        start=start,
        end=end,
        number_start=low.start,
        unit_end=measure.unit_end,
        value=value,
        value_max=value_max,
        approx=approx,
        unit=unit,
        scale=ends.high.scale,
        rule_id=_rule(ends),
    )
    return figure if ends.is_range else told_short(figure, scan)


def _named_before(scan: Scan, start: int, floor: int) -> Unit | None:
    """新台币177.1亿元, 港币约2960元: the currency stands before the number."""
    name = scan.text[max(floor, start - 4) : start].rstrip()
    if name[-1:] not in _CURRENCY_ENDS:
        return None
    named = (scan.units.units.get(name[-length:]) for length in _CURRENCY_LENGTHS)
    return next((unit for unit in named if unit is not None), None)


def _values(text: str, ends: _Ends, *, is_below: bool) -> tuple[Number, Number | None]:
    """Value and upper bound: 三四百 holds both, 3至5万元 scales its first number too."""
    low, high, measure = ends.low, ends.high, ends.measure
    times = 10 if measure.unit.surface in _TENTHS and low.value <= 10 else 1
    if not ends.is_range:
        value, value_max = low.value, low.value_max
        if measure.extra:
            value += measure.extra
        if times != 1:
            value *= times
            value_max = None if value_max is None else value_max * times
        if is_below:  # 零下二三十度
            return -(value_max or value), None if value_max is None else -value
        return value, value_max
    value = low.value * times
    if not ends.has_own_unit and low.scale == 1 and value * high.scale < high.value:
        value *= high.scale
        if low.is_single:
            value *= _shared_scale(text[high.start : high.end], low.value, high.scale)
    value_max = (high.value_max or high.value + measure.extra) * times
    if _BELOW_AGAIN.search(text[low.end : high.start]):
        value_max = -value_max
    return (-value if is_below else value), value_max


def _shared_scale(high: str, low: Number, large: int) -> int:
    """The 千 that both numbers of 两到三千元 and 八到九千万元 have, beside their 万 or 亿."""
    scales = high[1:]
    is_one_digit = DIGITS.get(high[0], 0) > low and _ROUND.issuperset(scales)
    return product(scales) // large if is_one_digit else 1


def _rule(ends: _Ends) -> str:
    if ends.is_range:
        return "range"
    if ends.measure.unit.surface in _TENTHS:
        return "tenths"
    if ends.low.is_percent:
        return "fraction"
    return _RULES[ends.low.script]
