"""Bare numbers whose unit is their noun's usual one: 月薪六千 (元), 今年七十有三 (岁), 收入比2.03."""

from __future__ import annotations

import re

from flows.extract.approximations import approximation_after, approximation_before
from flows.extract.figures import Figure, Scan
from flows.lang.numerals import Numeral
from flows.tables.units import Unit

_LOOK = 12
_MONEY = re.compile(
    r"(?:[月年日周时]薪|工资|薪水|收入|利息|租金|房租|售价|单价|卖价|价格|身价|成本|学费|礼金|彩礼|奖金|罚款|存款|"
    r"花费|花了|卖了|卖出|挣了?|赚了?|补贴|补助|奖励了?|借了|存了|便宜了?|贵了|能卖|收了|交了|罚了|值|"
    r"增收|多赚|多挣|分了|分到|领了|领到|攒了|砸了|投了|贴了|赔了|省了|省下)"
    r"(?:[是为有达到约近超出]|每[月年天]|已|就|能|将近|超过|不到|不足|接近|突破|大约|了)*$"
)
_AGE = re.compile(r"(?:今年|现年|年已|年近|年逾|年过|今年已|今年都|刚满)(?:[是有]|已经?|近|超过|不到)?$")
_RATIO = re.compile(
    r"(?:比|比率|系数|指数|比值|密度|[pP][hH]值|容积率)"
    r"(?:(?:达|达到|降|降到|降至|提高到|提升至|升至|上升到|下降到|缩小到|缩小至|保持在|控制在|仅|高达)?(?:[为达是至由从])?)$"
)
_BECOMES = re.compile(r"(?:缩小|下降|降低|扩大|提高|上升|降|升|增|增加|回落|提升)(?:至|到|为)")
_CLOSED = re.compile(r"\s?(?:[，,。；;！？!?、”’」』\"）)\n]|$|的收入|的工资)")
_AGE_TAIL = re.compile(r"出头|有余|开外|岁")

_YUAN = Unit(surface="元", unit="元", kind="money")
_YEARS = Unit(surface="岁", unit="岁", kind="age")
_PLAIN = Unit(surface="", unit="", kind="other")


def implied_figure(scan: Scan, numeral: Numeral, ratios: set[int]) -> Figure | None:
    """The figure that ``numeral`` states without a unit, None if it states none.

    ``ratios`` holds the ends of ratios read before in the passage; a ratio found is added.
    """
    text = scan.text
    before = approximation_before(text, numeral.start, 0, scan.units, is_bare=numeral.is_bare)
    start = numeral.start if before is None else before.at
    after = approximation_after(text, numeral.end, scan.units)
    end = numeral.end if after is None else after.at
    if not _CLOSED.match(text, end) and not _BECOMES.match(text, end):
        return None
    head = text[max(0, start - _LOOK) : start]
    unit, rule_id = None, ""
    if numeral.script == "chinese" and _is_age(numeral) and (
        _AGE.search(head) or (after is not None and text.startswith(("出头", "开外"), numeral.end))
    ):
        unit, rule_id = _YEARS, "implied_age"
    elif _MONEY.search(head) and (numeral.value >= 100 or numeral.scale > 1) and not _is_year(numeral):
        unit, rule_id = _YUAN, "implied_money"
    elif numeral.script == "arabic" and _is_ratio(scan, numeral, head, ratios):
        unit, rule_id = _PLAIN, "implied_ratio"
        ratios.add(numeral.end)
    if unit is None:
        return None
    approx = numeral.firmness if after is None else after.approx
    return Figure(
        start=start,
        end=end,
        number_start=numeral.start,
        unit_end=numeral.end,
        value=numeral.value,
        value_max=numeral.value_max,
        approx=approx if before is None else before.approx,
        unit=unit,
        rule_id=rule_id,
    )


def _is_age(numeral: Numeral) -> bool:
    return numeral.value_max is None and 10 <= numeral.value <= 110 and not numeral.is_bare


def _is_year(numeral: Numeral) -> bool:
    return numeral.script == "arabic" and 1900 <= numeral.value <= 2100 and numeral.scale == 1


def _is_ratio(scan: Scan, numeral: Numeral, head: str, ratios: set[int]) -> bool:
    if _RATIO.search(head):
        return numeral.value < 100
    becomes = re.search(_BECOMES.pattern + "$", head)
    return becomes is not None and numeral.start - len(becomes.group()) in ratios
