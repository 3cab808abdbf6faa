"""Markdown tables: each cell is a figure whose unit, and 万, stand in the column's header.

What it counts is told there, too: the head of its column is its subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from flows.extract.quantities.approximations import approximation_after, approximation_before
from flows.extract.quantities.figures import Figure
from flows.extract.quantities.pers import per_in
from flows.lang.numerals import find_numerals
from flows.records import Approx, Span
from flows.tables.units import Unit, UnitTable

_TABLE = re.compile(r"^\|.*\n(?:[ \t]*\n)?\|[ \t:|-]+\|?[ \t]*\n(?:\|.*(?:\n|$))+", re.MULTILINE)
_CAPTION = re.compile(r"单位\s?[:：]?\s?(?P<unit>[^\s)）|]{1,8})\s?[)）]?\s*$")
_BRACKETED = re.compile(
    r"[(（](?:单位[:：])?(?P<unit>[^()（）]{1,8}(?:[(（][^()（）]*[)）])?)[)）]\s*$|/(?P<slash>[^/\s]{1,6})$"
)
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_LABELS = re.compile(r"序号|编号|年份|年度|时间|日期|电话|备注|排名|名次|期数|代码|地址|联系")
_CELL = re.compile(r"(?<=\|)([^|\n]*)(?=\|)|(?<=\|)([^|\n]+)$")
_TO = re.compile(r"\s?(?:[-–—~～至到]|——)\s?")
_LONGEST_ROW = 2000
"""A longer line is no row of a table."""

_HEAD_UNIT = re.compile(r"[（(][^（）()]*[）)]\s*$")
_PLAIN = Unit(surface="", unit="", kind="other")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    unit: Unit
    scale: int = 1
    per: str | None = None
    is_figure: bool = True


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
                figure = _cell(text[cell.start : cell.end], cell.start, column, units)
                if figure is not None:
                    yield figure


def _split(line: str, start: int) -> Iterator[Span]:
    """Trimmed spans of a row's cells."""
    for match in _CELL.finditer(line):
        body = match.group()
        left = len(body) - len(body.lstrip())
        at = start + match.start()
        yield Span(at + left, at + max(left, len(body.rstrip())))


def _column(header: str, caption: str | None, units: UnitTable) -> _Column:
    """投资(万元) -> 元, times 10 000; 补助(元/户) -> 元 per 户; 户均收入(元) -> 元 per 户."""
    if _LABELS.search(header):
        return _Column(unit=_PLAIN, is_figure=False)
    bracketed = _BRACKETED.search(header)
    named = (bracketed["unit"] or bracketed["slash"]) if bracketed else caption
    if named:
        word, _, per = named.partition("/")
        scale, unit = _scaled_unit(word, units)
        if unit is not None:
            return _Column(unit=unit, scale=scale, per=per or per_in(header, unit, units))
    for entry in units.implied:
        if entry.use == "column" and entry.word in header and entry.unit in units.units:
            return _Column(unit=units.units[entry.unit])
    return _Column(unit=_PLAIN)


def _scaled_unit(word: str, units: UnitTable) -> tuple[int, Unit | None]:
    scale = 1
    while word and word not in units.units and word[0] in _SCALES:
        scale, word = scale * _SCALES[word[0]], word[1:]
    return scale, units.units.get(word)


def _cell(printed: str, start: int, column: _Column, units: UnitTable) -> Figure | None:
    """1,286 · -3.5 · 约80 · 480-520 · 96.5%: a cell that is a number and nothing else."""
    numerals = list(find_numerals(printed))
    if not 0 < len(numerals) <= 2:  # a cell of prose
        return None
    low, high = numerals[0], numerals[-1]
    before = approximation_before(printed, low.start, 0, units, is_bare=False)
    lead = printed[: low.start] if before is None else printed[: before.at]
    is_range = low is not high
    if lead not in ("", "-", "+") or (is_range and not _TO.fullmatch(printed, low.end, high.start)):
        return None
    after = approximation_after(printed, high.end, units)
    rest = (printed[high.end :] if after is None else printed[after.at :]).strip()
    unit, scale = (column.unit, column.scale) if not rest else (units.units.get(rest), 1)
    if unit is None or (is_range and high.value <= low.value):
        return None
    scale = -scale if lead == "-" else scale
    approx: Approx = low.firmness
    for word in (after, before):
        approx = word.approx if word is not None else approx
    return Figure(
        start=start,
        end=start + len(printed),
        number_start=start + low.start,
        unit_end=start + len(printed),
        value=low.value * scale,
        value_max=high.value * scale if is_range else None,
        approx="range" if is_range else "exact" if approx == "range" else approx,
        unit=unit,
        per=column.per,
        rule_id="table_cell",
    )


class Tables:
    """The tables of one passage, read row by row in the order of the text."""

    __slots__ = ("_any", "_cells", "_row", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._any = "|" in text
        self._row = -1
        self._cells: list[str] = []

    def column_head(self, span: Span) -> str:
        """The head of the column that holds ``span``, without its unit; '' outside a table.

        | 乡镇 | 托管面积（亩） |
        | 塔尔湖镇 | 19,050 |      -> 托管面积
        """
        if not self._any:
            return ""
        row = self._row_start(span.start)
        if row is None:
            return ""
        if row != self._row:
            self._cells = self._head_cells(row)
            self._row = row
        column = self._text.count("|", row, span.start)
        return self._cells[column] if column < len(self._cells) else ""

    def _row_start(self, at: int) -> int | None:
        """Start of the line that holds ``at``, None if it is no row of a table."""
        start = self._text.rfind("\n", max(0, at - _LONGEST_ROW), at) + 1
        return start if self._text[start : start + 4].lstrip()[:1] == "|" else None

    def _head_cells(self, row: int) -> list[str]:
        """The cells of the table's first row; [] where ``row`` is that one.

        The row above may have been read already: then its head is this one's too.
        """
        above = None if row == 0 else self._row_start(row - 1)
        if above is None:
            return []
        if above == self._row and self._cells:
            return self._cells
        head = above
        for _ in range(_LONGEST_ROW):
            higher = None if head == 0 else self._row_start(head - 1)
            if higher is None:
                break
            head = higher
        cells = self._text[head : self._text.find("\n", head)].split("|")
        return ["".join(_HEAD_UNIT.sub("", cell.strip()).split()) for cell in cells]
