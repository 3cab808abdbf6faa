"""What stands behind a number: its unit, a 半 that adds half of one, words of approximation."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from flows.extract.quantities.approximations import approximation_after
from flows.extract.quantities.figures import Scan
from flows.lang.numeral_values import PAIRS, Number
from flows.lang.numerals import Numeral
from flows.records import Approx
from flows.tables.units import Unit

_GAP = re.compile(r"[ \t]{0,2}\n{0,2}[ \t]{0,2}")
_SPLIT = re.compile(
    r"个(?P<between>[多半来余])(?P<noun>月|小时|钟头|星期|礼拜|学期|世纪|百分点|工作日)"
)
_HALF = re.compile(r"半(?![亩斤米里公个天年月路夜价途小数世成拉山径导岛圆自机专])")
_DIGITS = "零一二三四五六七八九"
_HUNDREDTH = {
    "chinese": re.compile(r"[一二三四五六七八九](?![一二三四五六七八九十百千万])"),
    "arabic": re.compile(r"[1-9](?![0-9.])"),
}
"""九成八, 9成8: the digit is told in the script of the number."""

_LAND = re.compile(r"(?:[地田园林棚畦]|宅基|面积)[^，,。；;：:\d]{0,4}\Z")
_OVER_A_MU = re.compile(r"[\d一二两三四五六七八九十百]亩\Z")
_LAND_BEHIND = re.compile(r"[^，,。；;：:\d]{0,3}[地田园](?![方区点级])")
_LIQUID = re.compile(r"[水油奶酒汤血药浆]")
_SPAN_KINDS = frozenset({"duration", "length"})
_CROWD = 100
_PEOPLE_FROM = 30
"""二十多号 is a day of the month, 三十多号 are people."""

_WITHIN_DAYS = re.compile(r"日(?:[之以]内|内(?![蒙部外容江科参存黄丘乡河湖地]))")
_DAYS_LONG = re.compile(r"日(?![游报刊式本元语军方产均销电讯])")
_LAST_OF_MONTH = 31
_NAMED_DAYS = ("这", "那", "近", "前", "明", "末", "头", "每")
_LASTING = re.compile(r"(?:历时|为期|耗时|用时|连续|长达|持续)\Z")
_NO_HOURS = re.compile(r"时(?:间|候|期|段|令|而|常|不|刻|许|左|以|前|后)")
_IN_A_DATE = ("月", "月 ", "/", "、", "-")
_LATEST = 180

_THING = re.compile(
    r"(?![也都才还又再呢吧啊呀嘛哩啦钱左多出上下的就到一每起来不能收卖买涨降给和与至贵便以之半二三四五六七八九十])[一-鿿]"
)
_PLATE = re.compile(r"(?<!块)[表牌板屏碑砖匾石毯](?:[共约近]|超过?|达)?\Z")
_CLOSING = ("）", ")")
_ONE_HALF = Fraction(1, 2)
A_WEIGHT = re.compile(r"[一/](?:公?斤|千克|吨|两|升|立方米|方)")
"""一块钱一斤: what the money is for shows that it is no 一块."""

_IS_MONEY = re.compile(rf"{A_WEIGHT.pattern}|[一二三四五六七八九]分(?!之)|整(?![一-鿿])")
"""五角一斤, 一角五分."""


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
    unit = scan.units.unit_at(text, begin) or _heads(scan, numeral, begin)
    unit = unit or _days(scan, numeral, begin)
    if unit is None and numeral.is_single and text[begin - 1] in PAIRS:
        unit = _of_a_pair(scan, begin)
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
    elif unit.surface == "成":
        hundredth = _HUNDREDTH.get(numeral.script)
        if hundredth is not None and hundredth.match(text, end):
            digit = text[end]
            extra = Fraction(int(digit) if digit.isdigit() else _DIGITS.index(digit), 10)
            end += 1
    elif unit.kind == "count" and text.startswith(("（", "("), end):
        unit, end = _with_second(scan, unit, end)
    if unit.surface == "块" and (
        _THING.match(text, end) or _PLATE.search(text, max(0, numeral.start - 4), numeral.start)
    ):
        unit = replace(unit, kind="count", unit_base=None, factor=None)  # 3块展板, 水表8.9万块
    elif unit.surface == "桶" and _LIQUID.match(text, end):
        unit = replace(unit, kind="volume")  # 一桶半水 is no piece of goods
    elif unit.surface == "分" and _is_land(text, numeral.start, end):
        unit = scan.units.beside.get("分", unit)
    if numeral.script != "arabic" and not (
        _may_count(numeral, unit) or (unit.kind == "money" and _IS_MONEY.match(text, end))
    ):
        return None
    after = approximation_after(text, end, scan.units)
    if (
        after is not None
        and text[end : after.at] == "内"
        and (unit.kind not in _SPAN_KINDS or text[numeral.start : numeral.end] == "一")
    ):
        after = None  # 3个小区内, 一个月内
    return Measure(
        unit=unit,
        unit_end=end,
        end=end if after is None else after.at,
        extra=extra,
        approx=approx if after is None else after.approx,
    )


def _with_second(scan: Scan, unit: Unit, at: int) -> tuple[Unit, int]:
    """1240台（件）: two measure words for goods of two sorts, with where they end."""
    second = scan.units.unit_at(scan.text, at + 1)
    close = at + 1 + (len(second.surface) if second is not None else 0)
    if second is None or second.kind != "count" or scan.text[close : close + 1] not in _CLOSING:
        return unit, at
    name = f"{unit.unit}{scan.text[at]}{second.unit}{scan.text[close]}"
    return replace(
        unit, surface=scan.text[at - len(unit.surface) : close + 1], unit=name
    ), close + 1


def _heads(scan: Scan, numeral: Numeral, at: int) -> Unit | None:
    """一百多号职工: 号 counts people behind a large vague number, else it is a day or a label.

    So does 人 whatever follows behind a large one: 把全村1350人|都叫来.
    """
    if numeral.value >= _CROWD and scan.text.startswith("人都", at):
        return scan.units.units.get("人")
    vague = numeral.firmness in ("over", "about") and numeral.value >= _PEOPLE_FROM
    if not vague or not scan.text.startswith("号", at):
        return None
    people = scan.units.units.get("号人")
    return None if people is None else replace(people, surface="号")


def _of_a_pair(scan: Scan, at: int) -> Unit | None:
    """The 个 that 俩 and 仨 hold: 俩孩子 is two 个, 俩月 two 个月."""
    spoken = scan.units.unit_at("个" + scan.text[at : at + 2], 0)
    if spoken is None or spoken.kind == "duration":
        return None if spoken is None else replace(spoken, surface=spoken.surface[1:])
    return replace(spoken, surface="")


def _days(scan: Scan, numeral: Numeral, at: int) -> Unit | None:
    """须在5日内办结, 历时两日: how long it takes; 8月15日内 and a bare 5日 are dates.

    8天20时: hours behind days.
    """
    text, start = scan.text, numeral.start
    follower = text[at : at + 1]
    if follower == "时" and text.endswith("天", 0, start) and not _NO_HOURS.match(text, at):
        return replace(scan.units.units["小时"], surface="时")
    if follower != "日" or numeral.value > _LATEST:
        return None
    if _WITHIN_DAYS.match(text, at) is None and not (
        _DAYS_LONG.match(text, at)
        and (
            numeral.value > _LAST_OF_MONTH
            or numeral.firmness in ("over", "about")
            or (text[start:at] == "两" and not text.endswith(_NAMED_DAYS, 0, start))
            or _LASTING.search(text, max(0, start - 3), start)
        )
    ):
        return None
    day = scan.units.beside.get("日")
    if day is None or text.endswith(_IN_A_DATE, 0, start):
        return None
    return day


def _is_land(text: str, start: int, end: int) -> bool:
    """人均耕地只有四分, 两分菜地, 一亩二分: the tenth of a mu, not a mark or a minute."""
    return (
        _OVER_A_MU.search(text, max(0, start - 2), start) is not None
        or (
            not text.startswith("十分", start)  # 大棚主人十分高兴
            and _LAND.search(text, max(0, start - 8), start) is not None
        )
        or _LAND_BEHIND.match(text, end) is not None
    )


def _may_count(numeral: Numeral, unit: Unit) -> bool:
    if unit.counting == "any":
        return True
    if unit.counting == "many":
        return numeral.value >= 2
    if unit.counting == "tens":
        return numeral.script == "half" or (numeral.value >= 10 and not numeral.is_bare)
    return False
