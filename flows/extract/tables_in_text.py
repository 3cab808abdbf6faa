"""Markdown tables: each cell is a figure whose unit, and 万, stand in the column's header."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from flows.extract.figures import Figure
from flows.lang.numerals import Numeral, find_numerals
from flows.records import Span
from flows.tables.units import Unit, UnitTable

_TABLE = re.compile(r"^\|.*\n(?:[ \t]*\n)?\|[ \t:|-]+\|?[ \t]*\n(?:\|.*(?:\n|$))+", re.MULTILINE)
_CAPTION = re.compile(r"单位\s?[:：]?\s?(?P<unit>[^\s)）|]{1,8})\s?[)）]?\s*$")
_BRACKETED = re.compile(
    r"[(（](?:单位[:：])?(?P<unit>[^()（）]{1,8}(?:[(（][^()（）]*[)）])?)[)）]\s*$|/(?P<slash>[^/\s]{1,6})$"
)
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_LABELS = re.compile(r"序号|编号|年份|年度|时间|日期|电话|备注|排名|名次|期数|代码|地址|联系")
_USUAL = (
    ("户数", "户"),
    ("人数", "人"),
    ("人口", "人"),
    ("率", "%"),
    ("占比", "%"),
    ("增幅", "%"),
    ("增长", "%"),
)
_PLAIN = Unit(surface="", unit="", kind="other")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    unit: Unit
    scale: int
    is_figure: bool


def find_tables(text: str, units: UnitTable) -> tuple[list[Span], list[Figure]]:
    """Where tables stand in folded ``text``, and the figures of their cells, in order."""
    if "\n|" not in text and not text.startswith("|"):
        return [], []
    spans: list[Span] = []
    figures: list[Figure] = []
    for match in _TABLE.finditer(text):
        spans.append(Span(*match.span()))
        caption = _CAPTION.search(text[max(0, match.start() - 40) : match.start()])
        figures += _cells(text, match, caption["unit"] if caption else None, units)
    return spans, figures


def _cells(
    text: str, table: re.Match[str], caption: str | None, units: UnitTable
) -> Iterator[Figure]:
    columns: list[_Column] = []
    line_start = table.start()
    for line in table.group().splitlines(keepends=True):
        cells = list(_split(line, line_start))
        line_start += len(line)
        if not columns:
            columns = [_column(text[cell.start : cell.end], caption, units) for cell in cells]
            continue
        for column, cell in zip(columns[1:], cells[1:], strict=False):
            if column.is_figure:
                figure = _cell(text, cell, column, units)
                if figure is not None:
                    yield figure


def _split(line: str, start: int) -> Iterator[Span]:
    """Trimmed spans of a row's cells."""
    for match in re.finditer(r"(?<=\|)([^|\n]*)(?=\|)|(?<=\|)([^|\n]+)$", line):
        body = match.group()
        left = len(body) - len(body.lstrip())
        yield Span(
            start + match.start() + left, start + match.start() + max(left, len(body.rstrip()))
        )


def _column(header: str, caption: str | None, units: UnitTable) -> _Column:
    if _LABELS.search(header):
        return _Column(unit=_PLAIN, scale=1, is_figure=False)
    bracketed = _BRACKETED.search(header)
    named = (bracketed["unit"] or bracketed["slash"]) if bracketed else caption
    if named:
        scale, unit = _scaled_unit(named, units)
        if unit is not None:
            return _Column(unit=unit, scale=scale, is_figure=True)
    for ending, usual in _USUAL:
        if ending in header and usual in units.units:
            return _Column(unit=units.units[usual], scale=1, is_figure=True)
    return _Column(unit=_PLAIN, scale=1, is_figure=True)


def _scaled_unit(word: str, units: UnitTable) -> tuple[int, Unit | None]:
    scale = 1
    while word and word not in units.units and word[0] in _SCALES:
        scale, word = scale * _SCALES[word[0]], word[1:]
    return scale, units.units.get(word)


def _cell(text: str, cell: Span, column: _Column, units: UnitTable) -> Figure | None:
    printed = text[cell.start : cell.end]
    numeral = next(find_numerals(printed), None)
    if numeral is None or printed[: numeral.start] not in ("", "-", "+"):
        return None
    unit, scale, end = column.unit, column.scale, len(printed)
    rest = printed[numeral.end :].strip()
    if rest:
        own = units.units.get(rest)
        if own is None:
            return None
        unit, scale = own, 1
    sign = -1 if printed.startswith("-") else 1
    return _figure(cell.start, cell.start + end, numeral, unit, sign * scale)


def _figure(start: int, end: int, numeral: Numeral, unit: Unit, scale: int) -> Figure:
    return Figure(
        start=start,
        end=end,
        number_start=start + numeral.start,
        unit_end=end,
        value=numeral.value * scale,
        value_max=None,
        approx="exact" if numeral.firmness == "range" else numeral.firmness,
        unit=unit,
        rule_id="table_cell",
    )
