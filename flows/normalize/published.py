"""When a page appeared, from its manifest row, its masthead and the dates its articles name.

The clock is never asked. In order:

1. the manifest says it
2. the masthead prints it
3. the articles support it: the latest day that is told as past (datelines, 11月9日 in a caption),
   in the latest year that is told as present or past. 2022年度…考核 is held in the year after, as
   is what counts 截至2022年底 or sums up 2022年，收入达到62万元; 2024年度…征缴 is prepared in
   the year before; 到2025年, 2035年远景目标 and 拟于12月1日 are plans and no evidence, and
   始建于1996年 and 2010年至今 tell of another time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from flows.lang.fold import fold
from flows.records import Dateline, Page, PageLayout, Published

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})\s?年(度?)")
_ISSUE_MONTH = re.compile(
    r"[\s\u4e00-\u9fff·]{0,16}?((?:19|20)\d{2})\s?年\s?(\d{1,2})\s?月(?!\s?\d{1,2}\s?日|创刊)"
)
_DAY = re.compile(
    r"(?<!\d)(?:((?:19|20)\d{2})\s?年)?(\d{1,2})\s?月(?:(\d{1,2})\s?日|(份|底|末|初|上旬|中旬|下旬))"
)
# _DAY and _YEAR match within such runs only: finding these first spares most of the text.
_DATE_RUN = re.compile(r"[0-9][0-9年度月日份底末初上中下旬\s]*")
_Run = tuple[int, int]
_REVIEWED = re.compile(
    r"[^，。；,;]{0,24}?(?:考核|评选|表彰|总结|述职|考评|优秀|先进|评为|获评|十佳)"
)
_PREPARED = re.compile(
    r"(?![^，。；,;]{0,12}养老保险)"  # paid within its year, unlike the health insurance
    r"[^，。；,;]{0,24}?(?:征缴|缴费|参保|征订|预算|计划|招生|高考|征集|报名)"
)
_PLANNED_BEFORE = re.compile(
    r"(?:到|(?<!截)至|力争|计划|预计|拟于|将于|定于|截止|确保|争取|力求|持续到|推迟到|明年)\s?$"
)
# “十四五”规划和2035年远景目标; 建设期3年，2026年建成; 规划期2021—2030年
_AHEAD_BEFORE = re.compile(
    r"(?:规划|计划|目标|力争|预计|拟|届时|有效期|[明后]年[（(]|将[在于]?)[^，,。；;\n]{0,10}$"
    r"|(?:建设期|工期)[^。；;\n]{0,8}$|\d\s?[-—–~～至]{1,2}\s?$"
)
_AHEAD_AFTER = re.compile(
    r"\s?(?:[^，。；;]{0,8}(?:远景|碳达峰|碳中和|行动方案|行动计划|规划|订单|届毕业|高考|中考|基本实现)"
    r"|春节将至|各)"
)
_ORIGIN_BEFORE = re.compile(r"(?:建成?|[建创成设]立|创办|竣工|落成|生|毕业|颁布)于\s?$")
_UNTIL_NOW = re.compile(r"(?:\d{1,2}\s?月|[底初末])?(?:至今|迄今)")
# 2022年，村集体收入达到62万元: a year's sum is told when it is over
_SUMMED = re.compile(
    r"[，,](?![^，。；,;]{0,16}(?:已|预计|有望|将|力争|计划|季度|上半年|月))"
    r"[^，。；,;\d]{0,14}(?:收入|产值|利润|总产量?|营收|销售额|生产总值)[^，。；,;\d]{0,4}(?:达到?|突破|超过?|为|实现)\d"
)
_SINCE = re.compile(r"\s?以来")
_COUNTED_UNTIL = re.compile(r"截至\s?$")
_YEAR_END = re.compile(r"\s?(?:底|末|12\s?月(?:底|末|31\s?日))")
_PLANNED_AFTER = re.compile(
    r"\s?(?:\d{1,2}\s?月(?:\s?\d{1,2}\s?日|[底末初])?(?:之|以)?前(?!后)"
    r"|底前|前|之前|以前|止|底完成|将|起施行|起实施|起执行|[^，。；]{0,6}，届时)"
)
_OLD_BEFORE = re.compile(r"(?:去年|前年|上年|上年度|年)\s?$")


@dataclass(frozen=True, slots=True)
class _Day:
    month: int
    day: int | None
    text: str


def published_on(page: Page, layout: PageLayout) -> Published:
    """The first day of what is known of the page's date, how much is known, and from what."""
    if page.hint.published_on is not None:
        return Published(on=page.hint.published_on, precision="day", evidence="manifest")
    if layout.masthead_date is not None:
        return Published(on=layout.masthead_date, precision="day", evidence="masthead")
    issue = _issue_month(page, layout)
    if issue is not None:
        return Published(on=issue, precision="month", evidence="masthead")
    text = fold("\n".join(article.body.text for article in layout.articles))
    runs = [run.span() for run in _DATE_RUN.finditer(text)]
    year, year_evidence = _latest_year(text, runs)
    if year is None:
        return Published(on=None, precision=None, evidence="no year is named")
    latest = _latest_day(_days(text, year, runs))
    on = _date(year, latest.month, latest.day or 1) if latest else None
    if latest is None or on is None:
        return Published(on=date(year, 1, 1), precision="year", evidence=year_evidence)
    return Published(
        on=on,
        precision="day" if latest.day else "month",
        evidence=f"{latest.text}; {year_evidence}",
    )


def dateline_on(dateline: Dateline | None, published: Published) -> date | None:
    """The date of a dateline, its year taken from the page's date.

    A dateline of December on a page of January is of the year before.
    """
    if dateline is None or dateline.date_text is None:
        return None
    match = _DAY.search(fold(dateline.date_text))
    if match is None or match.group(3) is None:
        return None
    if match.group(1):
        return _date(int(match.group(1)), int(match.group(2)), int(match.group(3)))
    if published.on is None:
        return None
    on = _date(published.on.year, int(match.group(2)), int(match.group(3)))
    if on is not None and published.precision == "day" and (on - published.on).days > 31:
        return _date(on.year - 1, on.month, on.day)
    return on


def _dates(pattern: re.Pattern[str], text: str, runs: Sequence[_Run]) -> Iterator[re.Match[str]]:
    for start, end in runs:
        yield from pattern.finditer(text, start, end)


def _issue_month(page: Page, layout: PageLayout) -> date | None:
    """The month in the furniture of a monthly: 2023年7月 第14期, 岭南晚报 2020年8月 第05版."""
    for span in layout.furniture:
        match = _ISSUE_MONTH.match(fold(page.text[span.start : span.end]))
        if match is not None:
            return _date(int(match.group(1)), int(match.group(2)), 1)
    return None


def _latest_year(text: str, runs: Sequence[_Run]) -> tuple[int | None, str]:
    """The latest year that is told as present or past, and the words that say so."""
    firm: dict[int, str] = {}
    weak: dict[int, str] = {}
    since: dict[int, str] = {}
    for match in _dates(_YEAR, text, runs):
        year = int(match.group(1))
        words = text[max(match.start() - 6, 0) : match.end() + 12].replace("\n", " ")
        if _ORIGIN_BEFORE.search(text[max(match.start() - 5, 0) : match.start()]):
            continue
        if _UNTIL_NOW.match(text, match.end()):
            continue
        if match.group(2):
            if _REVIEWED.match(text, match.end()):
                firm.setdefault(year + 1, words)
            elif _PREPARED.match(text, match.end()):
                weak.setdefault(year - 1, words)
            else:
                weak.setdefault(year, words)
        elif _COUNTED_UNTIL.search(text[max(match.start() - 3, 0) : match.start()]):
            is_over = _YEAR_END.match(text, match.end()) is not None
            firm.setdefault(year + 1 if is_over else year, words)
        elif (
            _PLANNED_BEFORE.search(text[max(match.start() - 4, 0) : match.start()])
            or _AHEAD_AFTER.match(text, match.end())
            or _AHEAD_BEFORE.search(text[max(match.start() - 16, 0) : match.start()])
        ):
            weak.setdefault(year - 1, words)
        elif _SUMMED.match(text, match.end()):
            firm.setdefault(year + 1, words)
        elif _SINCE.match(text, match.end()):
            since.setdefault(year, words)  # the year may have passed: else one writes 今年以来
        elif not _PLANNED_AFTER.match(text, match.end()):
            firm.setdefault(year, words)
    told = firm | since if firm else since | weak
    if not told:
        return None, ""
    year = max(told)
    return year, told[year]


def _days(text: str, year: int, runs: Sequence[_Run]) -> Iterable[_Day]:
    """Days and months told as past, of ``year`` or of no named year."""
    for match in _dates(_DAY, text, runs):
        own_year, month, day = match.group(1), int(match.group(2)), match.group(3)
        if not 1 <= month <= 12 or (day and not 1 <= int(day) <= 31):
            continue
        if own_year and int(own_year) != year:
            continue
        before = text[max(match.start() - 4, 0) : match.start()]
        if _OLD_BEFORE.search(before) or (day and _PLANNED_BEFORE.search(before)):
            continue
        if _PLANNED_AFTER.match(text, match.end()):
            continue
        yield _Day(month, int(day) if day else None, match.group().strip())


def _latest_day(days: Iterable[_Day]) -> _Day | None:
    """The latest of ``days``; January follows December when nothing lies between them."""
    known = list(days)
    if not known:
        return None
    months = {day.month for day in known}
    turns_year = (
        bool(months & {1, 2}) and bool(months & {11, 12}) and not months & set(range(4, 11))
    )

    def order(one: _Day) -> tuple[int, int]:
        month = one.month + 12 if turns_year and one.month <= 3 else one.month
        return month, one.day or 0

    return max(known, key=order)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
