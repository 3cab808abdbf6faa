"""Periods over the turn of a year, and words of which no days can be made."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.normalize.periods import OPEN, resolve_period
from flows.records import MetricStatus, Published
from flows.tables import Reference

PIECES = [
    *"今去明前后上本当两廿近截至止自从每年月日天旬份度季初中底末前起来多个半内的-—–~～到一“”",
    *"0123456789０９一二三四五六七八九十〇○零 春夏秋冬",
    "2024年", "1999年", "２０２３年", "二〇二三年", "11月", "2月", "31日", "截至", "以来", "至今",
    "期间", "同期", "之前", "以后", "上半年", "季度", "过去", "最近", "上个月", "昨日", "年底",
    "春节", "国庆", "十四五", "“十一”", "去冬今春", "年前", "月来",
]  # fmt: skip


def on(day: str) -> Published:
    """A page of ``day``, as its masthead has it."""
    return Published(on=date.fromisoformat(day), precision="day", evidence="masthead")


@pytest.mark.parametrize(
    ("surface", "page", "status", "start", "end"),
    [
        ("11月至2月", "2023-06-01", "achieved", "2022-11-01", "2023-02-28"),
        ("11月至2月", "2023-03-05", "achieved", "2022-11-01", "2023-02-28"),
        ("11月至2月", "2023-12-05", "achieved", "2022-11-01", "2023-02-28"),
        ("11月至2月", "2023-12-05", "planned", "2023-11-01", "2024-02-29"),
        ("11月至2月", "2024-01-10", "planned", "2023-11-01", "2024-02-29"),
        ("2023年11月至2月", "2024-03-05", "achieved", "2023-11-01", "2024-02-29"),
        ("2023年11月至2月", "2023-03-05", "achieved", "2022-11-01", "2023-02-28"),
        ("去年12月至1月", "2024-03-05", "achieved", "2023-12-01", "2024-01-31"),
        ("12月25日至1月3日", "2024-01-05", "achieved", "2023-12-25", "2024-01-03"),
        ("12月25日至1月3日", "2023-12-20", "planned", "2023-12-25", "2024-01-03"),
    ],
)
def test_months_that_reach_over_new_year(
    surface: str, page: str, status: MetricStatus, start: str, end: str, reference: Reference
) -> None:
    days = resolve_period(surface, on(page), status, reference.wording.periods)
    assert (str(days.start), str(days.end)) == (start, end)


@pytest.mark.parametrize("surface", ["3月5日至2日", "2021—2020年", "今年至去年", "近十十年来"])
def test_words_that_cannot_be_have_no_days(surface: str, reference: Reference) -> None:
    assert resolve_period(surface, on("2024-09-24"), "achieved", reference.wording.periods) == OPEN


@given(
    pieces=st.lists(st.sampled_from(PIECES), max_size=8),
    day=st.dates(date(1900, 1, 1), date(2100, 12, 31)),
    precision=st.sampled_from(["day", "month", "year", None]),
    status=st.sampled_from(["achieved", "planned"]),
)
def test_any_words_have_days_in_order_or_none(
    reference: Reference, pieces: list[str], day: date, precision: str, status: MetricStatus
) -> None:
    published = Published(on=day if precision else None, precision=precision, evidence="")  # type: ignore[arg-type]
    days = resolve_period("".join(pieces), published, status, reference.wording.periods)
    assert days.start is None or days.end is None or days.start <= days.end
