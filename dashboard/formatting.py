"""Numbers, ranges, dates and units as readers of either language write them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone

from dashboard.texts import Texts

BEIJING = timezone(timedelta(hours=8))
_BEGINNING = re.compile(r".{6,}?(?=[，。；！？,;]|$)|.+")
"""A first clause that says something: 近日 and 9月19日 take the next one with them."""
_ZH_SCALES = ((1e12, "万亿"), (1e8, "亿"), (1e4, "万"))
_EN_SCALES = ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"))


def number(value: float, texts: Texts) -> str:
    """618万, 1.2亿, 1186, 3.5, 0.0012; 6.18 million, 1,186 in English."""
    if not math.isfinite(value):
        return "∞" if value > 0 else "−∞"
    sign = "−" if value < 0 else ""
    size = abs(value)
    for scale, word in _EN_SCALES if texts.language == "en" else _ZH_SCALES:
        if size >= scale:
            return f"{sign}{_digits(size / scale, texts)}{word}"
    return f"{sign}{_digits(size, texts)}"


def _digits(value: float, texts: Texts) -> str:
    places = 2 if value == 0 or value >= 0.01 else 1 - math.floor(math.log10(value))
    rounded = f"{value:,.{places}f}" if texts.language == "en" else f"{value:.{places}f}"
    return rounded.rstrip("0").rstrip(".") if "." in rounded else rounded


def unit_name(unit: str | None, texts: Texts) -> str:
    """The base unit's name in the reader's language (CNY: 元); measure words as printed."""
    return texts.strings.get(f"unit.{unit}", unit or "")


def amount(value: float, unit: str | None, texts: Texts) -> str:
    """618万元; 6.18 million CNY."""
    name = unit_name(unit, texts)
    gap = " " if texts.language == "en" and name not in ("", "%") else ""
    return f"{number(value, texts)}{gap}{name}"


def bounds(low: float | None, high: float | None, unit: str | None, texts: Texts) -> str:
    """What the words allow: 200万—300万条, 至少618万元, 不超过50人; one amount where they agree."""
    if low is None and high is None:
        return texts("unknown")
    low, high, unit = _told_in(low, high, unit)
    if high is None and low is not None:
        return texts("bounds.over", amount=amount(low, unit, texts))
    if low is None and high is not None:
        return texts("bounds.under", amount=amount(high, unit, texts))
    assert low is not None and high is not None
    if low == high:
        return amount(low, unit, texts)
    dash = "–" if texts.language == "en" else "—"
    return f"{number(low, texts)}{dash}{amount(high, unit, texts)}"


_WITHIN_A_DAY = (("hour", 24), ("minute", 1440), ("second", 86_400))


def _told_in(
    low: float | None, high: float | None, unit: str | None
) -> tuple[float | None, float | None, str | None]:
    """Days as they are; less than a day in hours, minutes or seconds, at least two of them."""
    most = max(abs(end) for end in (low, high) if end is not None)
    if unit != "day" or not 0 < most < 1:
        return low, high, unit
    name, times = next((part for part in _WITHIN_A_DAY if most * part[1] >= 2), _WITHIN_A_DAY[-1])
    ends = [None if end is None else end * times for end in (low, high)]
    return ends[0], ends[1], name


_TOLD_ALSO = {"m2": (1e5, 2000 / 3, "亩"), "day": (730, 365, "year")}
"""By base unit: from where on readers count in another, how many make one of it, and its name.

A large area is more likely of fields than of floors.
"""


def base_unit(kind: str, base: str | None, printed: str) -> str:
    """The unit of a figure's bounds: 岁 of an age; as printed where there is no base unit (倍)."""
    return "age" if kind == "age" else base or printed


def told_also(low: float | None, high: float | None, unit: str | None, texts: Texts) -> str:
    """What a large area or a long time comes to as readers count: 10.04万亩, 至少10年; else ''."""
    known = [end for end in (low, high) if end is not None]
    least, size, name = _TOLD_ALSO.get(unit or "", (math.inf, 1, ""))
    if not known or max(known) < least:
        return ""
    ends = [None if end is None else end / size for end in (low, high)]
    return bounds(ends[0], ends[1], name, texts)


def listed(words: Iterable[str], texts: Texts) -> str:
    """养老服务、党建; Elder care, Party building."""
    return (", " if texts.language == "en" else "、").join(words)


def aside(words: str, texts: Texts) -> str:
    """Words in brackets behind others: （确数）; with a gap before them in English."""
    return f" ({words})" if texts.language == "en" else f"（{words}）"


def cut(text: str, length: int) -> str:
    """The beginning of a text on one line, with … where more follows."""
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[:length]}…"


def called(title: str, body: str, texts: Texts) -> str:
    """What a list calls an article: its headline, or how an untitled one begins."""
    if title:
        return title
    first = _BEGINNING.match(" ".join(body.split()))
    return texts("article.begins", words=cut(first[0], 24)) if first else texts("article.untitled")


def day(on: date | None, precision: str | None, texts: Texts) -> str:
    """2023年11月9日, 2023年11月 or 2023年, as much as is known; 2023-11-09 in English."""
    if on is None:
        return texts("date.unknown")
    if texts.language == "en":
        return on.isoformat()[: {"year": 4, "month": 7}.get(precision or "day", 10)]
    if precision == "year":
        return f"{on.year}年"
    if precision == "month":
        return f"{on.year}年{on.month}月"
    return f"{on.year}年{on.month}月{on.day}日"


def month(code: str, texts: Texts) -> str:
    """2024-09 -> 2024年9月."""
    if texts.language == "en":
        return code
    year, _, rest = code.partition("-")
    return f"{year}年{int(rest)}月"


def moment(at: datetime | None, texts: Texts) -> str:
    """A stored UTC time in Beijing time: 2024年9月24日 14:05."""
    if at is None:
        return texts("date.unknown")
    aware = at if at.tzinfo else at.replace(tzinfo=UTC)
    local = aware.astimezone(BEIJING)
    return f"{day(local.date(), 'day', texts)} {local:%H:%M}"


def place(path: str, texts: Texts, levels: int = 3) -> str:
    """The last names of a region path: 赤峰市 · 克什克腾旗 · 经棚镇."""
    gap = " · " if texts.language == "en" else "·"
    return gap.join(path.split("/")[-levels:]) if path else texts("place.none")
