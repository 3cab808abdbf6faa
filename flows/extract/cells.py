"""Tables in pages: a cell's figure is told by the head of its column."""

from __future__ import annotations

import re

from flows.records import Span

LONGEST_ROW = 2000
"""A longer line is no row of a table."""

_UNIT = re.compile(r"[（(][^（）()]*[）)]\s*$")


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
        start = self._text.rfind("\n", max(0, at - LONGEST_ROW), at) + 1
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
        for _ in range(LONGEST_ROW):
            higher = None if head == 0 else self._row_start(head - 1)
            if higher is None:
                break
            head = higher
        cells = self._text[head : self._text.find("\n", head)].split("|")
        return ["".join(_UNIT.sub("", cell.strip()).split()) for cell in cells]
