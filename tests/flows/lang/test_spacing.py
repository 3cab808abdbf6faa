"""Spaces inside words are closed up, spaces between words stay."""

from __future__ import annotations

import pytest

from flows.lang.spacing import close_up
from flows.records import Span


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("五 原 县地处", "五原县地处"),
        ("隆 兴 昌 镇力华园社区", "隆兴昌镇力华园社区"),
        ("杨 秀 莲家", "杨秀莲家"),
        ("(通 讯 员 闫丽丽)", "(通讯员闫丽丽)"),
        ("记者 王强 李四", "记者 王强 李四"),
        ("高台 戈壁果园", "高台 戈壁果园"),
        ("a 五 b", "a 五 b"),
        ("", ""),
    ],
)
def test_closes_up_what_is_one_word(text: str, closed: str) -> None:
    assert close_up(text).text == closed


def test_leads_back_to_the_print() -> None:
    text = "在五 原 县 城"
    closed = close_up(text)
    at = closed.text.index("原县")
    span = closed.original(Span(at, at + 2))
    assert text[span.start : span.end] == "原 县"
