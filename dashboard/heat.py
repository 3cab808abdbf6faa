"""Pages a paper and month as a table of shaded cells; an empty cell is a month without pages."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby

from dashboard.formatting import month as month_name
from dashboard.texts import Texts

_YEARS_ABREAST = 8
"""How many years can be named side by side on a telephone."""


def all_months(found: Sequence[str]) -> tuple[str, ...]:
    """Every month like 2024-09 from the first to the last found, and at least a year of them;
    none where none is found."""
    numbers = [int(year) * 12 + int(month) - 1 for year, month in (m.split("-") for m in found)]
    if not numbers:
        return ()
    last = max(numbers)
    first = min(*numbers, last - 11)
    return tuple(f"{n // 12:04d}-{n % 12 + 1:02d}" for n in range(first, last + 1))


def month_heat(pages: Mapping[str, Mapping[str, int]], *, title: str, texts: Texts) -> str:
    """``pages`` by paper and month. Years head the columns; a cell says its month when asked."""
    months = all_months([month for counts in pages.values() for month in counts])
    most = max(count for counts in pages.values() for count in counts.values())
    spans = [(year, len(list(group))) for year, group in groupby(months, lambda month: month[:4])]
    # A few columns among many leave no room for a year.
    years = "".join(
        f'<th scope="colgroup" colspan="{span}">'
        f"<span>{year if _YEARS_ABREAST * span >= len(months) else ''}</span></th>"
        for year, span in spans
    )
    lines = "".join(
        f'<tr><th scope="row">{escape(paper)}</th>'
        + "".join(_cell(month, counts.get(month, 0), most, texts) for month in months)
        + "</tr>"
        for paper, counts in pages.items()
    )
    return (
        f'<table class="heat" aria-label="{escape(title)}"><thead><tr><td></td>{years}</tr></thead>'
        f"<tbody>{lines}</tbody></table>"
    )


def _cell(month: str, pages: int, most: int, texts: Texts) -> str:
    """A cell of one of five shades; there may be hundreds, so each is one short element."""
    if not pages:
        return "<td></td>"
    said = escape(texts("coverage.cell", month=month_name(month, texts), pages=pages))
    shade = math.ceil(5 * pages / most)
    return f'<td class="s{shade}" title="{said}" aria-label="{said}"></td>'
