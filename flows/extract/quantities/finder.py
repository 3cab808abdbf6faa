"""Passage -> quantities: number, approximation, unit, and what the number is per."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import attrgetter

from flows.extract.quantities.carried_pers import is_carried
from flows.extract.quantities.compounds import join_compounds, minutes_of, small_change
from flows.extract.quantities.figures import NOT_A_FIGURE, Figure, Scan
from flows.extract.quantities.implied import implied_figures
from flows.extract.quantities.lists import share_units
from flows.extract.quantities.ones import end_of_idle_one
from flows.extract.quantities.pers import per_behind, per_in, per_of
from flows.extract.quantities.readings import read_measure, read_plain, read_priced, read_range
from flows.extract.quantities.tables_in_text import find_tables
from flows.extract.quantities.unread import find_overlong, find_unread
from flows.lang.numerals import Numeral, find_numerals
from flows.lang.spacing import close_up
from flows.records import Quantity, QuantityReading, Span, Unread
from flows.tables.units import UnitTable

_START = attrgetter("start")
_MOST_NUMERALS = 5000
_DENSEST = 7
"""Characters a numeral, of the densest table that is still read when it is long."""

_ONE_GOOD = re.compile(r"[一-鿿]{1,5}[，,][^，,。；;！？!?\n\d一]{0,6}?[能可]?[卖售][到出得]*")
_ONE_SOLD = re.compile(r"(?:可以?|能|就|也|才|只)*[卖售要值](?:到|出|得到?|价)?了?")
_MARK = re.compile("[，,。；;：:！？!?\\n\\d]")
_PASSING = frozenset({"age", "duration"})
"""每月2300元，两年后3000元: what stands between two rates and is none of them."""

_LEADS = re.compile(r"(?:^|[，,。；;：:“\n样])$")
_BOUGHT = re.compile(r"[，,。；;！？!?、”\s）)的]|$")


def find_quantities(text: str, units: UnitTable, masked: Sequence[Span] = ()) -> list[Quantity]:
    """Quantities of ``text`` in order; spans index ``text``. ``masked`` spans hold no figures."""
    return list(read_quantities(text, units, masked).quantities)


def read_quantities(text: str, units: UnitTable, masked: Sequence[Span] = ()) -> QuantityReading:
    """As ``find_quantities``, with notes on what looks like a quantity and was not read.

    A long text that is hardly more than numerals is no prose and has no quantities.
    """
    folded = close_up(text).folded  # Remembered since its places were sought.
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
        blocked=tuple(sorted(blocked, key=_START)),
    )
    figures, left = _read_figures(scan)
    ordered = sorted([*cells, *_with_pers(figures, scan)], key=_START)
    return QuantityReading(
        quantities=tuple(_quantity(figure, text, scan) for figure in ordered),
        unread=(*find_unread(scan, left), *find_overlong(folded, units)),
    )


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
        if numeral.is_single and numeral.value == 1:
            idle = end_of_idle_one(scan, numeral, floor)
            if idle:
                floor = idle
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
        if figures and (one := _for_one(figures[-1], figure, scan)) is not None:
            figures[-1] = figure._replace(per=one)
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
    return sorted([*figures, *implied], key=_START), left


def _smaller_part(scan: Scan, numeral: Numeral, previous: Figure | None) -> Figure | None:
    """What is a part of the figure just before: the 分 of 3小时20分, the 角 of 两元五角."""
    return minutes_of(scan, numeral, previous) or small_change(scan, numeral, previous)


def _is_bought(price: Figure, figure: Figure, scan: Scan) -> bool:
    """十元三斤: the second number is what the first is paid for."""
    return (
        price.unit.kind == "money"
        and price.end == figure.start
        and figure.unit.kind in ("mass", "count")
        and (figure.value == 1 or _BOUGHT.match(scan.text, figure.end) is not None)
    )


def _for_one(figure: Figure, price: Figure, scan: Scan) -> str | None:
    """What ``price`` is per where the 1 of ``figure`` says it; None where it counts.

    1斤6.5元, 同样一斤茶叶,春天的能卖500元. It opens its clause and is read as 一: 1天毛收入3000元.
    """
    if scan.text[figure.number_start] not in "1一" or figure.approx != "exact":
        return None
    if figure.value != 1 or figure.value_max is not None:
        return None
    is_price, unit = price.unit.kind == "money", figure.unit
    if is_price and unit.kind in ("mass", "area"):
        if figure.end == price.start or _ONE_SOLD.fullmatch(scan.text, figure.end, price.start):
            return unit.unit
    elif not is_price and unit.kind not in ("mass", "area", "duration"):
        return None
    if _LEADS.search(scan.text, max(0, figure.start - 1), figure.start) is None:
        return None
    if is_price and unit.kind == "mass" and _ONE_GOOD.fullmatch(scan.text, figure.end, price.start):
        return unit.unit
    said = scan.text[figure.unit_end - len(unit.surface) : price.start]
    return None if _MARK.search(said) else per_in("一" + said, price.unit, scan.units)


def _with_pers(figures: list[Figure], scan: Scan) -> list[Figure]:
    """``figures`` with what they are per.

    A difference takes the per of the price it is compared with: 每斤五块五,比三年前贵了一块二.
    A figure with 的 keeps its per to itself: 年收入超百万元的村达到15个.
    """
    rates: list[Figure] = []
    for figure in figures:
        previous = rates[-1] if rates else None
        if previous is not None and previous.unit.kind in _PASSING:
            previous = rates[-2] if len(rates) > 1 else None
            if previous is not None and previous.unit.kind in _PASSING:
                previous = None
        closed = previous is not None and scan.text.startswith("的", previous.end)
        per = per_of(scan, figure, previous.end if closed and previous is not None else 0)
        if per is None and previous is not None and previous.per is not None:
            per = previous.per if is_carried(previous, figure, scan.text) else None
        rates.append(figure._replace(per=per) if per != figure.per else figure)
    return rates


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
