"""Passage -> quantities: number, approximation, unit, and what the number is per."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.extract.compounds import join_compounds, minutes_of, small_change
from flows.extract.figures import Figure, Scan
from flows.extract.implied import implied_figures
from flows.extract.lists import share_units
from flows.extract.pers import per_behind, per_of
from flows.extract.readings import (
    NOT_A_FIGURE,
    read_measure,
    read_plain,
    read_priced,
    read_range,
)
from flows.extract.tables_in_text import find_tables
from flows.extract.unread import find_overlong, find_unread
from flows.lang.fold import fold
from flows.lang.numerals import Numeral, find_numerals
from flows.records import Quantity, QuantityReading, Span, Unread
from flows.tables.units import UnitTable

_MOST_NUMERALS = 5000
_DENSEST = 7
"""Characters a numeral, of the densest table that is still read when it is long."""

_FARTHEST = 24
_SOURCES = frozenset({"亩", "天", "晚", "袋", "棚", "头", "只", "株", "棵", "棒", "茬", "季", "趟"})
"""What both brings in a yield and is paid for."""

_NOT_SOLD = frozenset({"人", "户", "年", "月", "天", "季度", "周", "小时", "晚", "家", "村"})

_BOUGHT = re.compile(r"[，,。；;！？!?、”\s）)的]|$")
_COMPARED = re.compile(r"[，,](?:比|较|相比|同比|与|贵|便宜|涨|降)[^，,。；;！？!?\n\d]{0,12}$")
_WHEN = (
    "今[天晚晨年]|昨[天晚]|前[天晚年]|[本上这][周月]|节[前后]|如今|现在|目前|眼下|后来|去年"
    "|当时|当年|以前|过去|往年|第二年|到了?年底"
)
_RISES = "(?:(?:直接|已经?)?[涨降升跌上下]{1,2}|则)[到至为]?"
_BY_NOW = re.compile(
    rf"[，,](?:(?:{_WHEN}|已经?|又|就)+[涨降升增提跌调加]?|[涨降升增提跌调加])[价高加长]?[到至为]了?$"
    rf"|[，,]而?(?:{_WHEN})的?(?:[售单均市]?价格?|收购价)?{_RISES}$"
    rf"|[，,](?:在[^，,。；;\d]{{2,8}})?[涨降升跌][到至为]了?$|[，,]到(?:{_WHEN})的?$"
    rf"|[，,](?:{_WHEN})(?:就|才|只|仅|也|都|能|可)*(?:有|是|补|给|发|领|拿|卖|售|挣|值|要)"
    r"(?:得到|不到|到|了|得)?$"
)
"""每月只有300元,如今涨到1100元; 每头补500元,去年才补300元."""

_SOLD_TOO = re.compile(
    r"[，,][^，,。；;！？!?\n\d年月天共总]{0,8}?[卖售收给开](?:得到|不到|得出|到|得|了|出)?$"
)
"""一斤能卖四块五,老品种只卖得到两块三: a price beside the one of other goods."""

_BESIDES = re.compile(r"[之以]?外[，,](?:还|另|又|再)[^，,。；;！？!?\n\d年月天共总]{0,5}$")
"""每亩除保底收入900元外,还能分红200元."""

_AGAIN = re.compile(r"(?:大关|关口)?[，,](?:首次)?(?:达到?|突破|超过|升[至到])?")
"""人均收入突破4万元大关,达到40311元: the same measure told again."""

_WEIGHED = frozenset({"斤", "公斤", "千克", "两", "吨", "克", "箱", "个", "只", "头"})
_NOW_AT = re.compile(rf"一?[斤公箱个只头]?斤?[，,](?:{_WHEN})[^，,。；;！？!?\n\d]{{0,4}}")
"""去年2块一斤,今天直播间6块5."""

_ALIKE = 10
"""Two prices of one measure are at most so many times apart."""

_GOES_ON = re.compile(
    r"[，,][^，,。；;！？!?\n\d]{0,8}[，,]?"
    r"(?:今年|明年|预计|有望|力争|最[高低多少好]|[高低好多]的|可[产出收采]|能[产出收采])"
    r"[^，,。；;！？!?\n\d总]{0,7}$"
)
"""亩产达到438公斤,今年苗情更好,预计能突破450公斤: the same measure in the next clause."""

_WAGES = re.compile(
    r"[，,][^，,。；;！？!?\n\d]{0,2}(?:工钱|工资|工费|报酬|[能可]挣|[能可]拿)[到得是有]?$"
)
"""一天能栽三亩,工钱150元: what the day's work is paid."""

_WORKED = frozenset({"area", "length", "count", "mass"})
_EARNED = re.compile(
    r"[，,](?:算下来|一算|刨去成本|除去[^，,\d]{1,6}[，,]?)?[^，,。；;！？!?\n\d]{0,3}"
    r"(?:[毛纯净]?收入|[毛纯净]?利润|净赚|纯赚|净挣|纯利|收益|效益)[^，,。；;！？!?\n\d]{0,3}$"
)
"""一晚上能卖三百串,毛收入1500元: what the same spell or plot brings in."""


def find_quantities(text: str, units: UnitTable, masked: Sequence[Span] = ()) -> list[Quantity]:
    """Quantities of ``text`` in order; spans index ``text``. ``masked`` spans hold no figures."""
    return list(read_quantities(text, units, masked).quantities)


def read_quantities(text: str, units: UnitTable, masked: Sequence[Span] = ()) -> QuantityReading:
    """As ``find_quantities``, with notes on what looks like a quantity and was not read.

    A long text that is hardly more than numerals is no prose and has no quantities.
    """
    folded = fold(text)
    numerals = tuple(find_numerals(folded))
    if len(numerals) > _MOST_NUMERALS and len(numerals) * _DENSEST > len(folded):
        dense = Unread(
            code="text_too_dense",
            span=Span(0, len(text)),
            detail=f"{len(numerals)} numbers in {len(text)} characters",
        )
        return QuantityReading(quantities=(), unread=(dense,))
    if not numerals:
        return QuantityReading(quantities=(), unread=tuple(find_overlong(folded, units)))
    tables, cells = find_tables(folded, units)
    blocked = [*masked, *units.words_without_figures(folded), *tables]
    scan = Scan(
        text=folded,
        numerals=numerals,
        units=units,
        blocked=tuple(sorted(blocked, key=_start)),
    )
    figures, left = _read_figures(scan)
    ordered = sorted([*cells, *_with_pers(figures, scan)], key=_place)
    return QuantityReading(
        quantities=tuple(_quantity(figure, text, scan) for figure in ordered),
        unread=(*find_unread(scan, left), *find_overlong(folded, units)),
    )


def _start(span: Span) -> int:
    return span.start


def _place(figure: Figure) -> int:
    return figure.start


def _read_figures(scan: Scan) -> tuple[list[Figure], list[Numeral]]:
    """The figures, and the numerals that became none.

    Each numeral is tried in order of trust; what has no unit of its own comes last.
    """
    figures: list[Figure] = []
    unread: list[Numeral] = []
    floor = 0
    for index, numeral in enumerate(scan.numerals):
        if numeral.start < floor or scan.is_blocked(numeral.start, numeral.end):
            continue
        measure = read_measure(scan, numeral)
        is_smaller = scan.text.startswith(("分", "角", "毛"), numeral.end)
        figure = (
            (is_smaller and _smaller_part(scan, numeral, figures[-1] if figures else None))
            or read_priced(scan, numeral)
            or read_range(scan, index, measure, floor)
            or read_plain(scan, numeral, measure, floor)
        )
        if figure is None:
            unread.append(numeral)
            continue
        floor = figure.end
        if figure.rule_id == NOT_A_FIGURE:
            continue
        if figures and _is_for_one(figures[-1], figure):
            figures[-1] = figure._replace(per=figures[-1].unit.unit)
        elif figures and _is_bought(figures[-1], figure, scan):
            figures[-1] = figures[-1]._replace(per=figure.unit.unit)
        else:
            figures.append(figure)
    figures = share_units(join_compounds(figures, scan), unread, scan)
    taken = {figure.number_start for figure in figures}
    left = [numeral for numeral in unread if numeral.start not in taken]
    implied = implied_figures(scan, left)
    taken = {figure.number_start for figure in implied}
    left = [numeral for numeral in left if numeral.start not in taken]
    return sorted([*figures, *implied], key=_place), left


def _smaller_part(scan: Scan, numeral: Numeral, previous: Figure | None) -> Figure | None:
    """What is a part of the figure just before: the 分 of 3小时20分, the 角 of 两元五角."""
    return minutes_of(scan, numeral, previous) or small_change(scan, numeral, previous)


def _is_bought(price: Figure, figure: Figure, scan: Scan) -> bool:
    """十元三斤: the second number is what the first is paid for."""
    return (
        price.unit.kind == "money"
        and price.end == figure.start
        and figure.unit.kind in ("mass", "count")
        and _BOUGHT.match(scan.text, figure.end) is not None
    )


def _is_for_one(figure: Figure, price: Figure) -> bool:
    """1斤6.5元: what stands right before a price is what it is paid for."""
    is_one = figure.unit.kind == "mass" and figure.value == 1 and figure.value_max is None
    return is_one and price.unit.kind == "money" and figure.end == price.start


def _with_pers(figures: list[Figure], scan: Scan) -> list[Figure]:
    """``figures`` with what they are per.

    A difference takes the per of the price it is compared with: 每斤五块五,比三年前贵了一块二.
    A figure with 的 keeps its per to itself: 年收入超百万元的村达到15个.
    """
    rates: list[Figure] = []
    for figure in figures:
        previous = rates[-1] if rates else None
        closed = previous is not None and scan.text.startswith("的", previous.end)
        per = per_of(scan, figure, previous.end if closed and previous is not None else 0)
        if per is None and previous is not None and previous.per is not None:
            per = previous.per if _is_carried(previous, figure, scan.text) else None
        rates.append(figure._replace(per=per) if per != figure.per else figure)
    return rates


def _is_carried(previous: Figure, figure: Figure, text: str) -> bool:
    """Whether the per of ``previous`` holds for ``figure`` in a later clause."""
    kinds = (previous.unit.kind, figure.unit.kind)
    if kinds[1] not in ("money", "mass") or figure.start - previous.end > _FARTHEST:
        return False
    is_same = kinds[0] == kinds[1] and previous.unit.unit == figure.unit.unit
    if is_same and _COMPARED.search(text, previous.end, figure.start) is not None:
        return True
    if kinds == ("money", "money") and _is_alike(previous, figure):
        between = text[previous.end : figure.start]
        if _BESIDES.match(between) or _AGAIN.fullmatch(between):
            return True
        if previous.per in _WEIGHED and _NOW_AT.fullmatch(between):
            return True
        if _BY_NOW.search(text, previous.end, figure.start) is not None:
            return True
        if previous.per not in _NOT_SOLD and _SOLD_TOO.search(text, previous.end, figure.start):
            return True
    is_day = kinds[1] == "money" and kinds[0] in _WORKED and previous.per == "天"
    if is_day and _WAGES.search(text, previous.end, figure.start) is not None:
        return True
    if kinds[1] == "mass":
        goes_on = _GOES_ON.search(text, previous.end, figure.start) is not None
        return goes_on and (is_same or kinds[0] != "mass") and previous.per in _SOURCES
    return (
        kinds[0] in ("count", "mass")
        and previous.per in _SOURCES
        and _EARNED.search(text, previous.end, figure.start) is not None
    )


def _is_alike(first: Figure, second: Figure) -> bool:
    """Whether both amounts may be prices of one measure: not 每斤5元 and 3万元."""
    low, high = sorted((first.value, second.value))
    return high <= low * _ALIKE


def _quantity(figure: Figure, text: str, scan: Scan) -> Quantity:
    end = figure.end
    if scan.text.startswith("/", figure.unit_end):
        behind = per_behind(scan, figure)
        end = max(end, behind[1]) if behind is not None else end
    return Quantity(
        span=Span(figure.start, end),
        text=text[figure.start : end],
        value=float(figure.value),
        value_max=None if figure.value_max is None else float(figure.value_max),
        approx=figure.approx,
        unit=figure.unit.unit,
        per=figure.per,
        kind=figure.unit.kind,
        rule_id=figure.rule_id,
    )
