"""Periods are asked for only where one may begin: nowhere may that lose one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from flows.extract.binding.periods import find_periods, period_pattern
from flows.records import Span
from flows.tables import Reference

PIECES = [
    *"今去前明后上当本同次截至止自从第下全年近过最连续这两目如眼现在日昨往历每月周期底初末季度半个天起",
    *"0123456789一二三四五六七八九十〇零—-至到多来，的“ ",
    "2024年", "２０２３年", "2011一2020年", "1-9月", "3月5日", "十二月", "二〇二三年", "前三季度",
    "近5年来", "三年来", "12个多月来", "截至9月底", "自2019年以来", "春节", "十四五", "“双十一”",
    "以来", "期间", "同期", "上半年", "每个季度", "过去十年", "连日来", "当前", "12户",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_what_opens_no_period_is_none(reference: Reference, pieces: list[str]) -> None:
    text = "".join(pieces)
    names = reference.wording.period_names
    expected = []
    at = 0
    while at < len(text):
        match = period_pattern(names).match(text, at)
        if match is not None and match.end() > at:
            expected.append(Span(at, match.end()))
        at = max(at + 1, match.end() if match is not None else 0)
    assert find_periods(text, Span(0, len(text)), names) == expected
