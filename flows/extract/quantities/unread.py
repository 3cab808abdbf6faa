"""Numbers that look like quantities and were not read: 30埘鸡苗, 粉丝涨到11.3万，.

Precise rather than complete: dates, codes, hotlines, roads and names are full of numbers that
count nothing, and a list of those would be read by nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from flows.extract.quantities.figures import Scan
from flows.lang.numerals import Numeral
from flows.records import Span, Unread
from flows.tables.units import UnitTable

MOST_NOTES = 20
"""Notes of one passage; where there are more, its text is no prose."""

_CODE = re.compile(
    r"[A-Za-z0-9+∶:：./＃#№_*×|〔(（第-]\s?\Z|[—–]\Z|(?:号|编号|证号|电话|热线|邮编)[码]?\Z"
)
_NAMED = re.compile(r"[“‘「『《〈\"']\s?\Z|\d\s?[至到、和]\Z")
"""“12345”热线, 1至6年级: a name or part of a series."""

_CLOSED = re.compile(r"[，,。；;！？!?、”’」）)\n]|$")
_SOMETHING = re.compile(r"(?P<measure>[一-鿿])[一-鿿]")
_NO_MEASURE = frozenset(
    "年月日时点号线路楼版届级期季班栋幢室厅层单国省县乡市高环快热专频航"  # dates, roads, places
    "的地得了着过是在于为有和与及或至到从由对向把被将要会能可就也都还已均才又并而但则"  # grammar
    "大多余来几半以之其每各等约左右上下前后内外中两"
)
"""Characters behind a number that open no word for a measure: 311国道, 5大途径."""

_HOTLINES = frozenset((110, 114, 119, 120, 122))
_FIRST_CODE = 10_000
"""A bare number from here on is rather 12345 or 96110 than counted."""

# Begins only where a run of digits begins and never goes back into it: a wall of them is read once.
_OVERLONG = re.compile(
    r"(?<![0-9,，.])[,，.]*+(?P<number>[0-9][0-9,，.]{24,}+[十百千万亿]{0,3})(?=[一-鿿])"
)
_LONG = re.compile(r"[0-9][0-9,，.]{24}")
BARELY_TOLD: dict[str, str] = {"money": "金额", "duration": "用时"}
"""What an amount or a time is called of which nothing is told."""
_BARELY = frozenset(BARELY_TOLD.values())

_SENTENCE = re.compile(r"[，,。；;：:]|本报讯|记者|通讯员")


def find_unread(scan: Scan, left: Sequence[Numeral]) -> list[Unread]:
    """Notes on ``left``, the numerals that became no figure. Spans index the text of ``scan``."""
    return list(islice(_unmeasured(scan, left), MOST_NOTES))


def find_overlong(text: str, units: UnitTable) -> list[Unread]:
    """Notes on digits before a unit that are too many for a number."""
    if _LONG.search(text) is None:
        return []
    return [
        Unread(
            code="number_unread",
            span=Span(*match.span("number")),
            detail="too many digits for a number",
        )
        for match in islice(_OVERLONG.finditer(text), MOST_NOTES)
        if units.unit_at(text, match.end()) is not None
    ]


def is_unclear(subject: str, unit: str) -> bool:
    """Whether ``subject`` says no more than the unit (10天: 天, 用时) or is a cut of a sentence."""
    return subject in ("", unit) or subject in _BARELY or _SENTENCE.search(subject) is not None


def _unmeasured(scan: Scan, left: Sequence[Numeral]) -> Iterator[Unread]:
    text, known = scan.text, _known(scan.units)
    for numeral in left:
        if numeral.script != "arabic":
            continue
        if numeral.scale == 1 and text[numeral.end : numeral.end + 1] in known:
            continue  # 2024年, 3月: most that are left
        before = text[max(0, numeral.start - 3) : numeral.start]
        if _CODE.search(before) or _NAMED.search(before):
            continue
        if numeral.scale > 1 and _CLOSED.match(text, numeral.end):
            span = Span(numeral.start, numeral.end)
            yield Unread(code="unit_unknown", span=span, detail="a number without a unit")
            continue
        behind = _SOMETHING.match(text, numeral.end)
        if behind is None or behind["measure"] in known or _is_code(text, numeral):
            continue
        span = Span(numeral.start, numeral.end + 1)
        yield Unread(code="unit_unknown", span=span, detail="no unit of the table")


def _is_code(text: str, numeral: Numeral) -> bool:
    """2024产季, 12345热线, 110快反: a year or a number to call."""
    if not text[numeral.start : numeral.end].isdigit():
        return False
    value = numeral.value
    return value in _HOTLINES or 1900 <= value <= 2100 or value >= _FIRST_CODE


@lru_cache(maxsize=8)
def _known(units: UnitTable) -> frozenset[str]:
    """Characters that open no unknown measure: a unit that opens so was refused for a reason."""
    return _NO_MEASURE | {surface[0] for surface in units.units}
