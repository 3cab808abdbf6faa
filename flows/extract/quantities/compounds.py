"""Figures told in two units joined into one: 2分40秒 -> 160 秒, 五块五, 1米75, 3岁零5个月."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from flows.extract.quantities.approximations import approximation_after
from flows.extract.quantities.figures import NOT_A_FIGURE, Figure, Scan, figure_of
from flows.lang.numerals import Numeral
from flows.tables.units import Unit

_JOINT = re.compile(r"[零又]?\s?")
_MINUTE = Unit(
    surface="分", unit="分钟", kind="duration", unit_base="day", factor=Fraction(1, 1440)
)
_SMALL_CHANGE = {"角": "角", "毛": "毛", "分": "分钱"}
"""How a part of a yuan is written behind a larger one, with the unit it is."""

_CHANGE_BELOW = 10
_DIGITS = dict(zip("一二三四五六七八九", range(1, 10), strict=True))
_CENTS = {"美分": "美元", "欧分": "欧元"}
_OF_OLD = frozenset("斤两亩度")
_CLOSED = re.compile(r"[，,。；;！？!?、：:”’）)\s的了左上多]|$")
_REST = {
    longest: re.compile(
        rf"(?P<digits>[0-9]{{1,{longest}}}|[一二三四五六七八九]{{1,{longest}}})"
        r"(?![0-9二三四五六七八九十百千万亿.%]|一(?![斤公两吨个只头罐瓶袋碗盒箱张天亩块把件米尺杯串枚颗]))"
    )
    for longest in (1, 2)
}
_SECONDS = re.compile(r"分零?[\d一二三四五六七八九十.]+秒")
_CLOCK = re.compile(r"[\d一二三四五六七八九十][点时:]\Z")
"""7点09分18秒."""

_TOLD_SHORT = {"块": 1, "毛": 1, "米": 2, "秒": 2, "尺": 1, "丈": 1, "度": 1}
_TOLD_SHORT |= {"斤": 1, "两": 1, "亩": 1}
"""Units after which a bare digit is a decimal, with the most digits: 五块五, 一米七五."""


def minutes_of(scan: Scan, numeral: Numeral, previous: Figure | None) -> Figure | None:
    """The minutes of 2分40秒 and of 3小时20分; a 分 alone is a mark or a clock time."""
    text = scan.text
    if not text.startswith("分", numeral.end) or text.startswith(("分之", "分钟"), numeral.end):
        return None
    after_hours = (
        previous is not None
        and previous.unit.unit in ("小时", "钟头")
        and _JOINT.fullmatch(text, previous.end, numeral.start) is not None
    )
    seconds = None if after_hours else _SECONDS.match(text, numeral.end)
    if not after_hours and seconds is None:
        return None
    at = numeral.start
    is_clock = seconds is not None and _CLOCK.search(text, max(0, at - 2), at) is not None
    if seconds is not None and is_clock:
        return figure_of(numeral, _MINUTE, NOT_A_FIGURE, end=seconds.end())
    return figure_of(numeral, _MINUTE, "compound_time", end=numeral.end + 1)


def small_change(scan: Scan, numeral: Numeral, previous: Figure | None) -> Figure | None:
    """The 角 and 分 of 三元二角五分; a 分 alone is a mark, a 角 alone a corner."""
    word = scan.text[numeral.end : numeral.end + 1]
    unit = scan.units.units.get(_SMALL_CHANGE.get(word, ""))
    if unit is None or previous is None or previous.unit.kind != "money":
        return None
    if previous.unit.factor is None or numeral.value >= _CHANGE_BELOW:
        return None
    if _JOINT.fullmatch(scan.text, previous.end, numeral.start) is None:
        return None
    end = numeral.end + 1
    end += scan.text.startswith("钱", end)
    return told_short(figure_of(numeral, unit, "compound_unit", end=end), scan)


def join_compounds(figures: list[Figure], scan: Scan) -> list[Figure]:
    """``figures`` with neighbours joined that tell one quantity, in the order of the text.

    Units of time, length and mass become the smaller one; money and land keep the larger, as they
    are said: 一亩二分 -> 1.2 亩.
    """
    joined: list[Figure] = []
    for figure in figures:
        previous = joined[-1] if joined else None
        both = previous and _joined(previous, figure, scan)
        if both:
            joined[-1] = both
        else:
            joined.append(figure)
    return joined


def _joined(large: Figure, small: Figure, scan: Scan) -> Figure | None:
    if large.value_max is not None or small.value_max is not None or large.end != large.unit_end:
        return None
    if _JOINT.fullmatch(scan.text, large.end, small.start) is None:
        return None
    big, little = large.unit.factor, small.unit.factor
    if large.unit.kind == "age" and small.unit.unit == "月":
        unit = replace(small.unit, kind="age")
        value = large.value * 12 + small.value
    elif _CENTS.get(small.unit.unit) == large.unit.unit:
        unit, value = large.unit, large.value + Fraction(small.value, 100)
    elif large.unit.kind != small.unit.kind or big is None or little is None or little >= big:
        return None
    elif large.unit.kind in ("money", "area"):
        unit, value = large.unit, large.value + small.value * little / big
    elif large.unit.kind in ("duration", "length", "mass"):
        unit, value = small.unit, large.value * big / little + small.value
    else:
        return None
    return small._replace(
        start=large.start,
        number_start=large.number_start,
        value=value,
        unit=unit,
        approx=small.approx if small.approx != "exact" else large.approx,
        rule_id="compound_time" if unit.kind == "duration" else "compound_unit",
    )


def told_short(figure: Figure, scan: Scan) -> Figure:
    """五块五 -> 5.5 块, 一米七五 -> 1.75 米: a bare digit behind the unit is its decimal."""
    longest = _TOLD_SHORT.get(figure.unit.surface)
    if not longest or figure.end != figure.unit_end:
        return figure
    rest = _REST[longest].match(scan.text, figure.end)
    if rest is None or figure.value.denominator != 1:
        return figure
    if scan.units.unit_at(scan.text, rest.end()) is not None:
        return figure
    if figure.unit.surface in _OF_OLD and _CLOSED.match(scan.text, rest.end()) is None:
        return figure  # 100亩五代大棚, 200多斤一抢而空
    digits = "".join(str(_DIGITS.get(char, char)) for char in rest["digits"])
    after = approximation_after(scan.text, rest.end(), scan.units)
    return figure._replace(
        end=rest.end() if after is None else after.at,
        approx=figure.approx if after is None else after.approx,
        unit_end=rest.end(),
        value=figure.value + Fraction(int(digits), 10 ** len(digits)),
        rule_id="colloquial_money" if figure.unit.kind == "money" else "colloquial_length",
    )
