"""Bars that are links: a list of rows, followed by mouse, keyboard and screen reader alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from dashboard.formatting import number
from dashboard.links import link
from dashboard.texts import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One row: ``address`` is where a click leads, None where nothing more is to be seen."""

    label: str
    value: float
    address: str | None
    is_chosen: bool = False


def bars(found: Iterable[Bar], *, title: str, texts: Texts) -> str:
    """The bars as markup, each as long as its value against the largest; ``title`` names them."""
    rows = list(found)
    most = max((row.value for row in rows), default=0) or 1
    some_chosen = any(row.is_chosen for row in rows)
    lines = "".join(_line(row, most, some_chosen and not row.is_chosen, texts) for row in rows)
    return f'<ol class="bars" aria-label="{escape(title)}">{lines}</ol>'


def _line(row: Bar, most: float, is_faded: bool, texts: Texts) -> str:
    share = 100 * row.value / most
    inside = (
        f'<span class="name">{escape(row.label)}</span>'
        f'<span class="bar"><i style="width:{share:.1f}%"></i>'
        f"<span>{number(row.value, texts)}</span></span>"
    )
    faded = ' class="faded"' if is_faded else ""
    if row.address is None:
        return f"<li{faded}><span>{inside}</span></li>"
    state = {"aria_current": "true"} if row.is_chosen else {}
    return f"<li{faded}>{link(row.address, inside, **state)}</li>"
