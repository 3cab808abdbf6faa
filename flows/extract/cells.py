"""Tables in pages: a cell's figure is told by the head of its column."""

from __future__ import annotations

import re

from flows.records import Span

MAX_TABLE = 8000
"""A head is looked for this many characters back at most."""

_UNIT = re.compile(r"[（(][^（）()]*[）)]\s*$")


def column_header(text: str, span: Span) -> str:
    """The head of the column that holds ``span``, without its unit; '' outside a table.

    | 乡镇 | 托管面积（亩） |
    | 塔尔湖镇 | 19,050 |      -> 托管面积
    """
    line = text.rfind("\n", 0, span.start) + 1
    if text[line : line + 4].lstrip()[:1] != "|":
        return ""
    column = text.count("|", line, span.start)
    head = line
    floor = max(0, line - MAX_TABLE)
    while head > floor:
        above = text.rfind("\n", floor, head - 1) + 1
        if text[above : above + 4].lstrip()[:1] != "|" or above >= head:
            break
        head = above
    if head == line:
        return ""
    cells = text[head : text.find("\n", head)].split("|")
    if column >= len(cells):
        return ""
    return "".join(_UNIT.sub("", cells[column].strip()).split())
