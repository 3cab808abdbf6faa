"""Sentences on their own: a number that is all there is counts too."""

from __future__ import annotations

import pytest

from flows.sentence import read_figures
from flows.tables import Reference


@pytest.mark.parametrize(
    ("text", "printed", "value", "unit"),
    [
        ("一百五十二", "一百五十二", 152, ""),
        ("负三十二", "负三十二", -32, ""),
        ("-10,000。", "-10,000", -10_000, ""),
        ("4.78万亿", "4.78万亿", 4_780_000_000_000, ""),
        ("三分之二", "三分之二", 200 / 3, "%"),
        ("税额共计壹仟玖佰圆整。", "壹仟玖佰圆整", 1900, "元"),
        ("装机容量三十五千瓦。", "三十五千瓦", 35, "千瓦"),
        ("搬迁一 百 五 十 户。", "一 百 五 十 户", 150, "户"),
        ("药方用黄芪三十两。", "三十两", 30, "两"),
        ("六 分之 一", "六 分之 一", 100 / 6, "%"),
        ("增 收 八 成 五", "八 成 五", 85, "%"),
        ("-.25", "-.25", -0.25, ""),
        ("9k左右", "9k左右", 9000, ""),
        ("一分钟", "一分钟", 1, "分钟"),
        ("一个月左右。", "一个月左右", 1, "月"),
        ("得 42 分", "42 分", 42, "分"),
    ],
)
def test_one_figure(text: str, printed: str, value: float, unit: str, reference: Reference) -> None:
    (figure,) = read_figures(text, reference)
    assert (figure.text, figure.value, figure.unit) == (printed, value, unit)


def test_a_range_with_its_bound_included(reference: Reference) -> None:
    (figure,) = read_figures("报账金额在1万(含)-5万元之间。", reference)
    assert (figure.value, figure.value_max, figure.approx) == (10_000, 50_000, "range")


@pytest.mark.parametrize("text", ["", "一切", "百", "2023年11月15日", "第12号", "一期", "1+5+N"])
def test_no_figure(text: str, reference: Reference) -> None:
    assert read_figures(text, reference) == []


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("县里资助132名大学新生。受助学生中，八仙镇24名，广佛镇17名。", "受助学生"),
        ("每天登记车辆130台。像这样的卡点，全县设了64处，其中勐梭镇15处。", "卡点"),
    ],
)
def test_places_share_what_is_counted(reference: Reference, text: str, subject: str) -> None:
    assert read_figures(text, reference)[-1].subject == subject
