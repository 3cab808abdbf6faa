"""Passage -> quantities: number, approximation, unit, and what the number is per.

The order of the cases below is the order of trust: a table cell, then a range, then a number with
its own unit, then numbers whose unit stands elsewhere (三百六, 1.6个和0.9个百分点).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from flows.extract.approximations import approximation_afar, approximation_before
from flows.extract.compounds import join_compounds, minutes_of, told_short
from flows.extract.figures import Figure, Scan
from flows.extract.implied import implied_figure
from flows.extract.lists import share_units
from flows.extract.measures import Measure, measure_at
from flows.extract.non_metrics import refusal
from flows.extract.pers import per_behind, per_of
from flows.extract.tables_in_text import find_tables
from flows.lang.fold import fold
from flows.lang.numerals import Numeral, find_numerals
from flows.records import Approx, Quantity, Span
from flows.tables.units import UnitTable

_TO = re.compile(r"\s?(?:——?|[–\-~～至到]|-{1,2}|一(?=\d))\s?")
_REFUSED = "refused"
_FROM = re.compile(r"[从由]\s?$")
_BELOW_ZERO = re.compile(r"(?:零下|负|(?<![0-9A-Za-z一-鿿])[-－])\s?$")


def find_quantities(text: str, units: UnitTable, masked: Sequence[Span] = ()) -> list[Quantity]:
    """Quantities of ``text`` in order; spans index ``text``. ``masked`` spans hold no figures."""
    folded = fold(text)
    tables, cells = find_tables(folded, units)
    blocked = [*masked, *units.words_without_figures(folded), *tables]
    scan = Scan(
        text=folded,
        numerals=tuple(find_numerals(folded)),
        units=units,
        blocked=tuple(sorted(blocked, key=lambda span: span.start)),
    )
    figures = sorted([*cells, *_read_figures(scan)], key=lambda figure: figure.start)
    return [_quantity(figure, text, scan) for figure in figures]


def _read_figures(scan: Scan) -> list[Figure]:
    figures: list[Figure] = []
    unread: list[Numeral] = []
    floor = skip_to = 0
    for index, numeral in enumerate(scan.numerals):
        if numeral.start < skip_to or scan.is_blocked(numeral.start, numeral.end):
            continue
        figure = (
            minutes_of(scan, numeral, figures[-1] if figures else None)
            or _range(scan, index, floor)
            or _plain(scan, numeral, floor)
        )
        if figure is None:
            unread.append(numeral)
            continue
        floor = skip_to = figure.end
        if figure.rule_id != _REFUSED:
            figures.append(figure)
    figures = share_units(join_compounds(figures, scan), unread, scan)
    return sorted([*figures, *_implied(scan, unread, figures)], key=lambda figure: figure.start)


def _implied(scan: Scan, unread: list[Numeral], figures: list[Figure]) -> Iterator[Figure]:
    taken = {figure.number_start for figure in figures}
    ratios: set[int] = set()
    for numeral in unread:
        if numeral.start not in taken:
            figure = implied_figure(scan, numeral, ratios)
            if figure is not None:
                yield figure


def _plain(scan: Scan, numeral: Numeral, floor: int) -> Figure | None:
    """412户, 近七成, 120立方米左右, 零下43.6℃."""
    measure = _measure(scan, numeral)
    if measure is None:
        return None
    return _figure(scan, numeral, numeral, measure, floor, None)


def _range(scan: Scan, index: int, floor: int) -> Figure | None:
    """90吨至110吨, 12%～15%, 3000至4500元, 五到八倍."""
    if index + 1 >= len(scan.numerals):
        return None
    low, high = scan.numerals[index], scan.numerals[index + 1]
    if high.start - low.end > 12:
        return None
    first = _measure(scan, low)
    low_end = first.unit_end if first is not None else low.end
    to = _TO.match(scan.text, low_end)
    if to is None or to.end() != high.start:
        return None
    measure = _measure(scan, high)
    if measure is None or (first is not None and first.unit.kind != measure.unit.kind):
        return None
    if first is None and _FROM.search(scan.text[max(0, low.start - 2) : low.start]):
        return None
    if first is not None and _FROM.search(scan.text[max(0, low.start - 2) : low.start]):
        return None
    return _figure(scan, low, high, measure, floor, first)


def _measure(scan: Scan, numeral: Numeral) -> Measure | None:
    measure = measure_at(scan, numeral.end, numeral)
    if measure is None and numeral.is_percent:
        return measure_at(scan, numeral.end, numeral) or _percent(scan, numeral)
    if numeral.is_percent:
        return _percent(scan, numeral)
    return measure


def _percent(scan: Scan, numeral: Numeral) -> Measure | None:
    from flows.extract.approximations import approximation_after

    unit = scan.units.units.get("%")
    if unit is None:
        return None
    after = approximation_after(scan.text, numeral.end, scan.units)
    return Measure(
        unit=unit,
        unit_end=numeral.end,
        end=numeral.end if after is None else after.at,
        extra=Fraction(0),
        approx=None if after is None else after.approx,
    )


def _figure(
    scan: Scan, low: Numeral, high: Numeral, measure: Measure, floor: int, first: Measure | None
) -> Figure | None:
    text = scan.text
    start = low.start
    sign = 1
    below = _BELOW_ZERO.search(text[max(0, start - 3) : start])
    if below is not None and (measure.unit.surface in ("℃", "度", "摄氏度", "°C") or "-" not in below.group()):
        sign, start = -1, max(0, start - 3) + below.start()
    before = approximation_before(text, start, floor, scan.units, is_bare=low.is_bare)
    if before is not None:
        start = before.at
    approx: Approx = low.firmness
    if measure.approx is not None:
        approx = measure.approx
    if before is not None:
        approx = before.approx
    why = refusal(
        scan,
        low,
        measure.unit,
        start=start,
        unit_end=measure.unit_end,
        is_approximate=approx != "exact" or low is not high,
        is_led=before is not None,
    )
    if why is not None:
        return _refused(low, measure)
    if approx == "exact":
        is_share = measure.unit.kind == "percent" or measure.unit.unit == "倍"
        approx = approximation_afar(text, start, floor, scan.units, is_share=is_share) or approx
    times = 10 if measure.unit.surface == "成" and low.value <= 10 else 1
    value = (low.value + (measure.extra if low is high else 0)) * times
    value_max = low.value_max * times if low.value_max is not None else None
    if low is not high:
        if (first is None and low.scale == 1) and high.scale > 1 and value * high.scale < high.value:
            value *= high.scale
        value_max = (high.value_max or high.value + measure.extra) * times
        if value_max <= value:
            return None
        approx = "range"
    elif value_max is not None:
        approx = "range"
    if sign < 0:
        value, value_max = -value, None if value_max is None else -value_max
    unit = measure.unit
    if unit.surface == "成":
        unit = scan.units.units["%"]
    figure = Figure(
        start=start,
        end=measure.end,
        number_start=low.start,
        unit_end=measure.unit_end,
        value=value,
        value_max=value_max,
        approx=approx,
        unit=unit,
        scale=high.scale,
        rule_id=_rule(low, high, measure),
    )
    return told_short(figure, scan) if low is high else figure


def _refused(numeral: Numeral, measure: Measure) -> Figure:
    return Figure(
        start=numeral.start,
        end=measure.unit_end,
        number_start=numeral.start,
        unit_end=measure.unit_end,
        value=numeral.value,
        value_max=None,
        approx="exact",
        unit=measure.unit,
        rule_id=_REFUSED,
    )


def _rule(low: Numeral, high: Numeral, measure: Measure) -> str:
    if low is not high:
        return "range"
    if measure.unit.surface == "成":
        return "tenths"
    if low.is_percent:
        return "fraction"
    return {"arabic": "arabic_unit", "chinese": "chinese_unit", "half": "half"}[low.script]


def _quantity(figure: Figure, text: str, scan: Scan) -> Quantity:
    per = per_of(scan, figure)
    end = figure.end
    behind = per_behind(scan, figure)
    if behind is not None and scan.text[figure.unit_end : figure.unit_end + 1] == "/":
        end = max(end, behind[1])
    return Quantity(
        span=Span(figure.start, end),
        text=text[figure.start : end],
        value=float(figure.value),
        value_max=None if figure.value_max is None else float(figure.value_max),
        approx=figure.approx,
        unit=figure.unit.unit,
        per=per,
        kind=figure.unit.kind,
        rule_id=figure.rule_id,
    )
