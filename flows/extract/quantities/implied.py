"""Bare numbers whose unit is their noun's usual one: 月薪六千 (元), 今年七十有三 (岁).

A ratio has none (收入比由2.03缩小至2.00). The nouns are data: ``implied_units.csv``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from flows.extract.quantities.approximations import (
    Approximation,
    approximation_after,
    approximation_before,
)
from flows.extract.quantities.figures import Figure, Scan, figure_of
from flows.lang.numerals import Numeral
from flows.tables.alternation import alternation
from flows.tables.units import ImpliedUse, Unit, UnitTable

_LOOK = 14
_NOT_NUMBER = r"[^\d一二两三四五六七八九十百千万亿，,。；;：:！!？? \n]"
_HAS_BECOME = (
    r"(?:缩小|下降|降低|扩大|提高|提升|上升|降|升|增|增加|回落|达|保持在|控制在|仅|高达"
    r"|涨|跌|增长|减少|猛增|变|发展)"
)
_BECOMES = re.compile(rf"{_HAS_BECOME}?(?:至|到|为)")
_BECAME = re.compile(rf"{_HAS_BECOME}?(?:至|到|为)\Z")
_CLOSED = re.compile(
    r"\s?(?:[ ，,。；;！？!?、”’」』\"）)\n]|$|了|后[，,]"
    r"|的(?:纯?收入|工资|利润|补贴|分红|单子|订单|生意|贷款|投资|债|损失|效益)"
    r"|用[于来在]|建[设成起了]|修[建通缮了]|[新兴扩]建|改[造建]|购[买置进]|打造)"
)
"""What a bare number may stand before: 产值三百万，; 投入三百万|用于修路."""
_PAID = re.compile(r"(?:花|卖|挣|赚|掏|借|贷|欠|攒|存|捐|赔|亏)[了出到下]?的?\Z")
"""花三万八买了辆皮卡: right behind a verb of money a large number needs no clause end."""

_SAVED = re.compile(
    r"(?:纯?收入|进账|利润|积蓄|存款|外债|欠款|贷款|彩礼|家底|本钱|现金|工钱|赔偿|罚款|奖金|补助|补贴|学费|路费|药费|医药费|房租)"
)
"""拿出三万八积蓄: the noun right behind says that it is money."""

_A_PRICE = re.compile(
    r"一(?:[年月天季趟晚夜亩斤头只棵户顿车袋箱桌]|个月|晚上|公斤)[^\d一二两三四五六七八九十百千万，,。；;]{0,3}"
    r"(?:[又也就才]?(?:是|要|有|得|能[有卖挣赚])|[卖挣赚花收])?(?:个|了)?\Z"
)
_LEAST_PRICE = 1000
"""一头牛一万六七, 一年又是90多万: a large bare number told of one thing is its money."""

_WHICH = (
    r"(?:失能|留守|困难|特困|贫困|脱贫|参保|独居|空巢|高龄|残疾|在校|农村|城镇|城乡|各族|返乡|在职|普通|失业|就业"
    r"|受灾|搬迁|低收入|特殊|农业|流动|外来)"
)
"""3.2万失能老人: which of the people are meant."""

_LEAST_PAID = 10_000
_OF_A_DATE = frozenset("年月日时点：:")
"""2024年3月1日15:30: most numerals without a unit are of dates."""

_LEAST_CROWD = 20
_TO = re.compile(r"\s?(?:[—–\-~～]{1,2}|[至到])\s?")
_DASHES = 4
_AGE_TAIL = ("出头", "开外")
_PLAIN = Unit(surface="", unit="", kind="other")
_PLAIN_COUNT = Unit(surface="", unit="人", kind="count")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Patterns:
    money: re.Pattern[str]
    sum: re.Pattern[str]
    age: re.Pattern[str]
    ratio: re.Pattern[str]
    followers: re.Pattern[str]
    people: re.Pattern[str]
    counted_by: Mapping[str, str]
    yuan: Unit
    years: Unit


@lru_cache(maxsize=8)
def _patterns(table: UnitTable) -> _Patterns:
    def words(use: ImpliedUse) -> str:
        return alternation(entry.word for entry in table.implied if entry.use == use)

    def unit(name: str) -> Unit:
        return table.units.get(name, _PLAIN)

    return _Patterns(
        money=re.compile(rf"(?:{words('any')}){_NOT_NUMBER}{{0,7}}\Z"),
        sum=re.compile(rf"(?:{words('scaled')}){_NOT_NUMBER}{{0,3}}\Z"),
        age=re.compile(rf"(?:{words('age')})(?:[是有都整在约]|已经?|近|超过|不到)?\Z"),
        ratio=re.compile(
            rf"(?<=[^\d一二三四五六七八九十])(?:{words('ratio')})(?:由|从|是|{_HAS_BECOME}?[至到为]?)\Z"
        ),
        followers=re.compile(
            rf"(?:{words('followers')})[^\d，,。；;]{{0,3}}(?:[为到至达近超有过]|突破)?\Z"
        ),
        people=re.compile(rf"{_WHICH}?(?P<people>{words('people')})"),
        counted_by={entry.word: entry.unit for entry in table.implied if entry.use == "people"},
        yuan=unit("元"),
        years=unit("岁"),
    )


def implied_figures(scan: Scan, unread: Sequence[Numeral]) -> list[Figure]:
    """The figures that ``unread`` numerals state without a unit, in order."""
    figures: list[Figure] = []
    for at, numeral in enumerate(unread):
        if figures and numeral.start < figures[-1].end:
            continue
        high = unread[at + 1] if at + 1 < len(unread) else numeral
        is_near = 0 < high.start - numeral.end < _DASHES
        both = _range(scan, numeral, high) if is_near else None
        figure = _implied(scan, both or numeral, figures[-1] if figures else None)
        if figure is not None:
            figures.append(figure)
    return figures


def _range(scan: Scan, low: Numeral, high: Numeral) -> Numeral | None:
    """月薪三千到五千, 8000~10000: one number, with both ends."""
    if scan.text[low.start - 1 : low.start] in ("从", "由"):
        return None
    if low.value_max is not None or _TO.fullmatch(scan.text, low.end, high.start) is None:
        return None
    value = low.value
    if low.scale == 1 and value * high.scale < high.value:
        value *= high.scale
    if value >= high.value:
        return None
    return low._replace(
        end=high.end, value=value, value_max=high.value, firmness="range", scale=high.scale
    )


def _implied(scan: Scan, numeral: Numeral, previous: Figure | None) -> Figure | None:
    text = scan.text
    is_small = numeral.value < _LEAST_PAID and numeral.firmness == "exact" and numeral.scale == 1
    if is_small and text[numeral.end : numeral.end + 1] in _OF_A_DATE:
        return None
    after = approximation_after(text, numeral.end, scan.units)
    end = numeral.end if after is None else after.at
    is_paid = (
        numeral.value >= _LEAST_PAID
        and _PAID.search(text[max(0, numeral.start - 3) : numeral.start]) is not None
    ) or (numeral.value >= _LEAST_PRICE and _SAVED.match(text, end) is not None)
    is_vague = numeral.firmness == "over" or numeral.value_max is not None
    is_vague = is_vague and numeral.value >= _LEAST_CROWD  # 1000多村民, 三四百外地人
    counts = is_vague or (numeral.scale > 1 and not numeral.is_bare)
    people = counts and _patterns(scan.units).people.match(text, end)
    if people:
        name = _patterns(scan.units).counted_by[people["people"]]
        return _told(scan, numeral, scan.units.units.get(name, _PLAIN_COUNT), after)
    if not (is_paid or _CLOSED.match(text, end) or _BECOMES.match(text, end)):
        return None
    before = approximation_before(text, numeral.start, 0, scan.units, is_bare=numeral.is_bare)
    start = numeral.start if before is None else before.at
    unit: Unit | None
    became = _BECAME.search(scan.text, max(0, start - _LOOK), start) if previous else None
    if previous is not None and became is not None and became.start() == previous.end:
        unit, rule_id = previous.unit, previous.rule_id  # 收入从20万|涨到300万
    elif is_paid:
        unit, rule_id = _patterns(scan.units).yuan, "implied_money"
    else:
        unit, rule_id = _unit(scan, numeral, start, end)
    return None if unit is None else _told(scan, numeral, unit, after, rule_id)


def _told(
    scan: Scan,
    numeral: Numeral,
    unit: Unit,
    after: Approximation | None,
    rule_id: str = "implied_count",
) -> Figure:
    before = approximation_before(scan.text, numeral.start, 0, scan.units, is_bare=numeral.is_bare)
    approx = numeral.firmness if after is None else after.approx
    return figure_of(numeral, unit, rule_id)._replace(
        start=numeral.start if before is None else before.at,
        end=numeral.end if after is None else after.at,
        value_max=numeral.value_max,
        approx=approx if before is None else before.approx,
    )


def _unit(scan: Scan, numeral: Numeral, start: int, end: int) -> tuple[Unit | None, str]:
    text = scan.text
    head = text[max(0, start - _LOOK) : start]
    patterns = _patterns(scan.units)
    told = text[max(0, numeral.start - _LOOK) : numeral.start]
    is_aged = (
        patterns.age.search(head)
        or patterns.age.search(told)
        or text.startswith(_AGE_TAIL, numeral.end)
    )
    if numeral.script == "chinese" and is_aged and _is_age(numeral):
        return patterns.years, "implied_age"
    if head.endswith("人次"):
        return scan.units.units.get("人次"), "implied_count"  # 服务人次1000以上
    is_money = (
        patterns.money.search(head)
        or text.startswith("的", end)
        or (numeral.value >= _LEAST_PRICE and (_A_PRICE.search(head) or _SAVED.match(text, end)))
    )
    if numeral.scale > 1 and patterns.followers.search(head):
        return _PLAIN_COUNT, "implied_count"
    if numeral.scale > 1 and patterns.sum.search(head):
        return patterns.yuan, "implied_money"
    if is_money and (numeral.value >= 100 or numeral.scale > 1) and not _is_year(numeral):
        return patterns.yuan, "implied_money"
    if numeral.script == "arabic" and numeral.value < 100 and patterns.ratio.search(head):
        return _PLAIN, "implied_ratio"
    return None, ""


def _is_age(numeral: Numeral) -> bool:
    return numeral.value_max is None and 10 <= numeral.value <= 110 and not numeral.is_bare


def _is_year(numeral: Numeral) -> bool:
    return numeral.script == "arabic" and 1900 <= numeral.value <= 2100 and numeral.scale == 1
