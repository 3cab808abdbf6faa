"""A period surface and the page's date -> first and last day. Never the clock."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from flows.lang.fold import fold
from flows.records import MetricStatus, Published
from flows.tables.wording import NamedPeriod

_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")}
_DIGITS |= {"零": 0, "○": 0, "两": 2}
_RELATIVE_YEARS = {"今": 0, "本": 0, "去": -1, "上": -1, "前": -2, "明": 1, "后": 2}
_SEASON_OF = re.compile(r"^([今去])(?=[春夏秋冬])")
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_SEASONS = {"春": (3, 5), "夏": (6, 8), "秋": (9, 11), "冬": (12, 12)}
_SPANS = (
    dict.fromkeys(("", "度", "全年", "年内"), (1, 12))
    | dict.fromkeys(("初", "年初"), (1, 1))
    | {"年中": (6, 6)}
    | dict.fromkeys(("底", "末", "年底", "年末", "岁末"), (12, 12))
    | _SEASONS
)
"""What stands behind a year and no number -> its first and last month."""
_PARTS = {
    "上旬": (0, 10),
    "初": (0, 10),
    "中旬": (11, 20),
    "下旬": (21, 0),
    "底": (31, 0),
    "末": (31, 0),
}
"""What stands behind a month -> its first and last day, 0 for the month's own."""
_WINTER_TO_SPRING = re.compile("冬[今明]春")
_EARLY = 15
"""A page may name a day this far ahead (9月末, on the 24th) before an earlier year is meant."""

_NOW = frozenset(["目前", "如今", "当前", "眼下", "现在", "今日", "今天"])
_LAST_MONTH = frozenset(["上月", "上个月"])

_YEAR = re.compile(
    r"(?P<full>(?:19|20)\d{2})\s?年"
    r"|(?P<spelled>[一二][九〇○零][〇○零一二三四五六七八九]{2})年"
    r"|(?P<relative>[今本去上前明后])年"
)
_YEARS = re.compile(
    r"(?P<first>(?:19|20)\d{2})年?\s?[-—–~～至到一]{1,2}\s?(?P<last>(?:19|20)\d{2})年"
)
_WORDS = "[一二三四五六七八九]{0,2}十[一二三四五六七八九]{0,2}|[一二三四五六七八九]{1,3}"
"""Numbers in words have one 十 at the most: 近十十年来 is a slip of the scan."""

_COUNT = _WORDS.replace("一二", "一二两")
_NUMBER = rf"\d{{1,2}}|{_WORDS}"
_TO = r"\s?[-—–~～至到]{1,2}\s?"
_MONTH = re.compile(rf"(?:(?P<first>{_NUMBER})\s?月?份?{_TO})?(?P<last>{_NUMBER})\s?月")
_DAY = re.compile(
    rf"月(?P<first>{_NUMBER})日?(?:起?{_TO}(?:(?P<month>{_NUMBER})月)?(?P<last>{_NUMBER}))?日"
)
_MONTHS = re.compile(rf"前(?P<months>{_NUMBER})个?月")
_QUARTER = re.compile(r"(?P<run>前)?第?(?P<quarter>[一二三四1234])个?季度?")
_BACK = re.compile(
    rf"(?:近|过去|最近|连续|这)?(?P<count>\d{{1,3}}|{_COUNT})多?(?P<unit>个多?月|年)[来间]?"
)
_AGO = re.compile(rf"(?P<count>\d{{1,2}}|{_COUNT})年前$")
_NATIONAL_DAY = re.compile('[“"]十一[”"]')
"""Without its quotation marks 十一 is a number."""

_FROM = ("自", "从")
_SINCE = ("以来", "至今", "开始", "起")
_RANGE = re.compile(r"日起?[-—–~～至到]{1,2}\d")
"""自1月26日起至3月5日 has both its ends."""
_FAR = 9
"""A deadline (12月底前) lies ahead, but for one that is further off than as many months."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """First and last day, inclusive; None where the words set no limit or do not tell it."""

    start: date | None = None
    end: date | None = None


OPEN = Days()


def resolve_period(
    surface: str | None,
    published: Published,
    status: MetricStatus,
    names: Mapping[str, NamedPeriod],
) -> Days:
    """The days that ``surface`` means on a page of the day ``published``.

    Of a page known by its year or month alone the last day is taken: what is told has happened.
    Without a year the latest period that had begun is meant, for a planned figure the page's own
    year, or the next feast. 截至9月底 has an end alone, 今年以来 ends on the page's day, 近5年来
    begins on that day five years before. Vague periods (近日, 近年来) and frequencies (每年) have
    no days, nor have words whose end lies before their start (3月5日至2日) or that are no numbers.
    """
    if surface is None or surface.startswith("每"):
        return OPEN
    today = published.until
    text = _NATIONAL_DAY.sub("国庆", fold(surface)).strip("“”\"' 的")
    text = text.removesuffix("天") if text[-2:-1] in _SEASONS else text
    until = text.startswith("截")
    if until:
        text = text.removeprefix("截止到").removeprefix("截至").removeprefix("截止")
    if (ago := _AGO.match(text)) is not None:
        if today is None:
            return OPEN
        return _core(f"{today.year - _number(ago['count'])}年", published, status, names)
    core = _in_order(_core(_SEASON_OF.sub(r"\1年", text), published, status, names))
    if until:
        return Days(end=core.end)
    if text.endswith(_SINCE) or (text.startswith(_FROM) and not _RANGE.search(text)):
        is_ahead = core.start is not None and today is not None and core.start > today
        return Days(start=core.start, end=None if is_ahead else today)
    if text.endswith(("底前", "末前", "底之前", "底以前")):
        return Days(end=core.end)
    if text.endswith(("前", "前夕", "之前", "以前")) and core.start is not None:
        return Days(end=core.start - timedelta(days=1))
    if text.endswith(("后", "之后", "以后")) and core.end is not None:
        return Days(start=core.end + timedelta(days=1))
    return core


def _in_order(days: Days) -> Days:
    """``days``, or none where they end before they start: which of the two is wrong, none tells."""
    is_reversed = days.start is not None and days.end is not None and days.end < days.start
    return OPEN if is_reversed else days


def _core(
    text: str, published: Published, status: MetricStatus, names: Mapping[str, NamedPeriod]
) -> Days:
    today = published.until
    if text[:2] in _NOW:
        return Days(end=today)
    if text[:2] in ("昨日", "昨天") and today is not None and published.precision == "day":
        return Days(start=today - timedelta(days=1), end=today - timedelta(days=1))
    if text in _LAST_MONTH and today is not None:
        end = today.replace(day=1) - timedelta(days=1)
        return Days(start=end.replace(day=1), end=end)
    if (both := _YEARS.match(text)) is not None:
        return Days(start=date(int(both["first"]), 1, 1), end=date(int(both["last"]), 12, 31))
    years = [_year(match, today) for match in _YEAR.finditer(text)]
    if len(years) > 1 and years[0] is not None and years[1] is not None:
        return Days(start=date(years[0], 1, 1), end=date(years[1], 12, 31))
    year = years[0] if years else None
    if years and year is None:
        return OPEN
    named = _named(text, names, year, today, status)
    if named is not None:
        return named
    rest = text[match.end() :] if (match := _YEAR.search(text)) else text
    if year is not None and _WINTER_TO_SPRING.match(rest):
        return Days(start=date(year, 12, 1), end=date(year + 1, 5, 31))
    months = _months(rest)
    if months is None:
        back = _BACK.match(text)
        return _back(back, today) if back and not years and today else OPEN
    return _in_year(months, rest, year, today, status, bool(years))


def _year(match: re.Match[str], today: date | None) -> int | None:
    if match["full"]:
        return int(match["full"])
    if match["spelled"]:
        return int("".join(str(_DIGITS[char]) for char in match["spelled"]))
    return None if today is None else today.year + _RELATIVE_YEARS[match["relative"]]


def _number(text: str) -> int:
    """1 to 31, in digits or words: 十一 -> 11, 三十 -> 30."""
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _DIGITS[text[-1]]
    return 10 * (_DIGITS[tens[-1]] if tens else 1) + (_DIGITS[ones[-1]] if ones else 0)


@dataclass(slots=True, kw_only=True)
class _Months:
    """Months of a year, with the days in the first and the last; 0 for a day means the edge."""

    first: int = 1
    last: int = 12
    first_day: int = 0
    last_day: int = 0


def _months(text: str) -> _Months | None:
    """What a surface says within a year ('' is all of it); None if it is not of the calendar."""
    bare = text
    for tail in (*_SINCE, "期间", "之前", "以前", "之后", "以后", "前", "后"):
        bare = bare.removesuffix(tail)
    if bare in _SPANS:
        first, last = _SPANS[bare]
        return _Months(first=first, last=last)
    if bare.endswith("同期"):
        return None
    if match := _MONTHS.search(text):
        return _Months(last=_number(match["months"]))
    if match := _MONTH.search(text):
        return _days(text, match)
    if "上半年" in text:
        return _Months(last=6)
    if "下半年" in text:
        return _Months(first=7)
    if match := _QUARTER.search(text):
        quarter = _QUARTERS[match["quarter"]]
        return _Months(first=1 if match["run"] else 3 * quarter - 2, last=3 * quarter)
    return None


def _days(text: str, match: re.Match[str]) -> _Months:
    last = _number(match["last"])
    first = _number(match["first"]) if match["first"] else last
    days = _DAY.search(text)
    if days:
        until = _number(days["last"]) if days["last"] else _number(days["first"])
        end_month = _number(days["month"]) if days["month"] else last
        begin = _number(days["first"])
        return _Months(first=first, last=end_month, first_day=begin, last_day=until)
    tail = text[match.end() :].removeprefix("份")
    begin, until = next((days for part, days in _PARTS.items() if tail.startswith(part)), (0, 0))
    return _Months(first=first, last=last, first_day=begin, last_day=until)


def _in_year(
    months: _Months,
    text: str,
    year: int | None,
    today: date | None,
    status: MetricStatus,
    told: bool,
) -> Days:
    if not (1 <= months.first <= 12 and 1 <= months.last <= 12):
        return OPEN
    winter = 12 if months.last < months.first else 0  # 11月至2月 ends in the year after
    if year is None:
        if told or today is None:
            return OPEN
        days = _days_of(months, today.year)
        late = days.start is not None and days.start > today + timedelta(days=_EARLY)
        unfinished = days.end is not None and days.end > today + timedelta(days=31)
        is_deadline = text.endswith("前") and months.first - today.month <= _FAR
        if is_deadline or text.startswith("年内"):
            status = "planned"
        is_long = months.last + winter - months.first > 1
        year = today.year
        if status == "achieved" and (late or (unfinished and is_long)):
            year -= 1
    days = _days_of(months, year)
    if not winter or today is None or days.start is None:
        return days
    if days.start <= today + timedelta(days=_EARLY):
        return days
    # The year was told of the end (今年11月至2月, in March), or the winter still goes on.
    before = _days_of(months, year - 1)
    is_meant = status == "achieved" or (before.end is not None and before.end >= today)
    return before if is_meant else days


def _days_of(months: _Months, year: int) -> Days:
    """``months`` that begin in ``year``; they end in the next where they reach over its end."""
    return Days(
        start=_day(year, months.first, months.first_day or 1),
        end=_day(year + (months.last < months.first), months.last, months.last_day or 31),
    )


def _day(year: int, month: int, day: int) -> date | None:
    """That day, or the month's last one; None for a month that is none (13月 in OCR)."""
    if not 1 <= month <= 12 or not 1 <= year <= 9999:
        return None
    return date(year, month, min(max(day, 1), calendar.monthrange(year, month)[1]))


def _named(
    text: str,
    names: Mapping[str, NamedPeriod],
    year: int | None,
    today: date | None,
    status: MetricStatus,
) -> Days | None:
    longest = max((name for name in names if name in text), key=len, default=None)
    if longest is None:
        return None
    named = names[longest]
    if named.kind == "plan":
        start, end = date.fromisoformat(named.start), date.fromisoformat(named.end)
        if "末" in text.partition(named.name)[2]:
            return Days(start=date(end.year, 1, 1), end=end)
        if "初" in text.partition(named.name)[2]:
            return Days(start=start, end=date(start.year, 12, 31))
        return Days(start=start, end=end)
    if not named.start:
        return OPEN
    if year is None and today is not None and status == "planned":
        year = today.year + (f"{today:%m-%d}" > named.end)
    elif year is None and today is not None:
        late = today + timedelta(days=_EARLY)
        year = late.year - (f"{late:%m-%d}" < named.start)
    if year is None:
        return OPEN
    return Days(
        start=date.fromisoformat(f"{year:04}-{named.start}"),
        end=date.fromisoformat(f"{year:04}-{named.end}"),
    )


def _back(match: re.Match[str], today: date) -> Days:
    """近5年来: from the same day five years before. The words say 多, 余 or nothing: no finer."""
    count = _number(match["count"])
    if match["unit"] == "年":
        start = _day(today.year - count, today.month, today.day)
    else:
        month = today.year * 12 + today.month - 1 - count
        start = _day(month // 12, month % 12 + 1, today.day)
    return Days(start=start, end=today)
