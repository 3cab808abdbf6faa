"""Rows as a table for terminals, where a Chinese character takes two columns."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from rich.cells import cell_len, set_cell_size

WIDEST = 48
"""Terminal columns of one cell; longer text ends in an ellipsis."""


def draw_table(
    columns: Sequence[str], rows: Sequence[Sequence[object]], widest: int = WIDEST
) -> str:
    """Header, rule, rows; numbers flush right, an empty cell for null."""
    cells = [[_shown(value, widest) for value in row] for row in rows]
    heads = [_cut(column, widest) for column in columns]
    widths = [
        max([cell_len(head), *(cell_len(row[index]) for row in cells)])
        for index, head in enumerate(heads)
    ]
    numeric = [
        any(row[index] is not None for row in rows)
        and all(row[index] is None or _is_number(row[index]) for row in rows)
        for index in range(len(heads))
    ]
    lines = [_line(heads, widths, numeric), "  ".join("─" * width for width in widths)]
    lines += [_line(row, widths, numeric) for row in cells]
    return "\n".join(line.rstrip() for line in lines)


def _line(cells: Sequence[str], widths: Sequence[int], numeric: Sequence[bool]) -> str:
    return "  ".join(
        " " * (width - cell_len(cell)) + cell if right else cell + " " * (width - cell_len(cell))
        for cell, width, right in zip(cells, widths, numeric, strict=True)
    )


def _shown(value: object, widest: int) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.6g}" if abs(value) < 1e6 else f"{value:,.0f}"
    if isinstance(value, list | tuple):
        value = "、".join(map(str, value))
    # A page's text may hold control characters, which a terminal would obey.
    text = " ".join(str(value).split())
    return _cut("".join(char if char.isprintable() else "\ufffd" for char in text), widest)


def _cut(text: str, widest: int) -> str:
    return text if cell_len(text) <= widest else set_cell_size(text, widest - 1).rstrip() + "…"


def _is_number(value: object) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)
