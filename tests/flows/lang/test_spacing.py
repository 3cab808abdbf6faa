"""Spaces inside words are closed up, spaces between words stay."""

from __future__ import annotations

import pytest

from flows.lang.spacing import close_up, stray_spaces
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
        ("2025 年度城乡", "2025年度城乡"),
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


@pytest.mark.parametrize(
    ("paragraph", "read"),
    [
        (
            "现在全镇一共有 12 个村、 3460 户 , 户均增收 8.5 %以上。",
            "现在全镇一共有12个村、3460户,户均增收8.5%以上。",
        ),
        ("村民可以在家用 APP 点单，\u3000很方便。", "村民可以在家用APP点单，很方便。"),
        ("村里的老人高兴地说: “ 好 ”。", "村里的老人高兴地说:“好”。"),
        ("今年秋天亩产达到3. 6吨，比去年多0 .4吨。", "今年秋天亩产达到3.6吨，比去年多0.4吨。"),
        ("先后吸纳周边12 6人务工，发放工资1 86万元。", "先后吸纳周边126人务工，发放工资186万元。"),
        ("近年来，全镇因地制宜发展特 色产业。", "近年来，全镇因地制宜发展特色产业。"),
        ("专业合作社理事长赵 利 军算了一笔账。", "专业合作社理事长赵利军算了一笔账。"),
        ("十 余 万", "十余万"),
        ("7 万5 千4 百", "7万5千4百"),
        ("五 分 之 一", "五分之一"),
        ("三百 五又 3分  之1", "三百五又3分之1"),
        ("八 点 五 个 百 分 点", "八点五个百分点"),
        # What spaces set apart stays apart.
        ("二十 三十 四十", "二十 三十 四十"),
        ("深入开展了“党建聚力 服务民生”行动。", "深入开展了“党建聚力 服务民生”行动。"),
        ("大棚里种下的土豆 白菜 萝卜长势喜人。", "大棚里种下的土豆 白菜 萝卜长势喜人。"),
        ("本报讯(记者 王 芳 通讯员 李强)近日", "本报讯(记者 王 芳 通讯员 李强)近日"),
        ("本报兴安11月3日电 近日，县里开会。", "本报兴安11月3日电 近日，县里开会。"),
        ("党建+文化建设 唱响邻里“同心曲”。", "党建+文化建设 唱响邻里“同心曲”。"),
        ("1 收支上墙。", "1 收支上墙。"),
        ("城南街道 5月以来，安装报警器320个。", "城南街道 5月以来，安装报警器320个。"),
        ("项目列入了2022 2023两年的计划。", "项目列入了2022 2023两年的计划。"),
        ("", ""),
    ],
)
def test_spaces_that_a_reader_of_prose_does_not_see(paragraph: str, read: str) -> None:
    dropped = {at for span in stray_spaces(paragraph) for at in range(span.start, span.end)}
    assert "".join(char for at, char in enumerate(paragraph) if at not in dropped) == read
