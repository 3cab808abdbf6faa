"""Headlines: titles and kickers."""

from __future__ import annotations

import pytest

from flows.extract.layout.blocks import Block
from flows.extract.layout.headings import defines_term, is_heading_shape, is_numbered, read_headline
from flows.records import Span
from flows.tables import Reference

PAGE = "民乐县城 高台县"


def block(line: str) -> Block:
    level = len(line) - len(line.lstrip("#"))
    bold = line.startswith("**")
    text = line.strip("#* ")
    return Block(text=text, spans=(Span(0, len(text)),), gap=1, level=level, bold=bold)


@pytest.mark.parametrize(
    ("stack", "title", "kicker"),
    [
        (["土城子镇“出户入园” 过上“牛”日子"], "土城子镇“出户入园” 过上“牛”日子", None),
        (["旗妇联 理论宣讲“四步走” 接地气"], "旗妇联 理论宣讲“四步走” 接地气", None),
        (["八仙筒镇 水面“两用”添收入"], "水面“两用”添收入", "八仙筒镇"),
        (["治安镇:120名网格员织密“平安网”"], "120名网格员织密“平安网”", "治安镇:"),
        (["民乐：小土豆闯出大市场"], "小土豆闯出大市场", "民乐："),
        (["高台 戈壁果园有了管家"], "戈壁果园有了管家", "高台"),
        (["经济观察：前三季度稳中向好"], "经济观察：前三季度稳中向好", None),
        (["老旧小区 换新颜展新貌"], "老旧小区 换新颜展新貌", None),
        (["全国冷链联盟：货运量翻番"], "全国冷链联盟：货运量翻番", None),
        (["高台县骆驼城镇 果园有了云管家"], "果园有了云管家", "高台县骆驼城镇"),
        (["县农业农村局 送技术到田头"], "县农业农村局 送技术到田头", None),
        (["武川县:", "党建引领新模式启航"], "党建引领新模式启航", "武川县:"),
        (["九 原 区", "“五色户卡”构建新模式"], "“五色户卡”构建新模式", "九 原 区"),
        (["九原区", "“五色户卡”构建新模式"], "“五色户卡”构建新模式", "九原区"),
        (["# 大沁他拉镇", "## 沙窝里种出瓜"], "沙窝里种出瓜", "大沁他拉镇"),
        (["群众有困难", "——老村的工作法"], "群众有困难", "——老村的工作法"),
        (["杭锦旗 打造便民生活圈"], "打造便民生活圈", "杭锦旗"),
        (["运城市 夜校课堂亮起来"], "夜校课堂亮起来", "运城市"),
        (["奋进新征程", "幸福账", "——幸福村见闻"], "幸福账", "奋进新征程 ——幸福村见闻"),
        (["## 坚持小事办到心坎上", "# 板凳议事好"], "板凳议事好", "坚持小事办到心坎上"),
        (["以小切口撬动大治理", "**百姓点单**"], "百姓点单", "以小切口撬动大治理"),
        (["全面推进乡村振兴", "加快建设农业强县"], "全面推进乡村振兴 加快建设农业强县", None),
    ],
)
def test_headline(stack: list[str], title: str, kicker: str | None, reference: Reference) -> None:
    headline = read_headline([block(line) for line in stack], PAGE, reference.layout)
    assert " ".join(part.text for part in headline.title) == title
    assert headline.kicker == kicker


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("村集体的钱袋子怎样鼓起来?", True),
        ("守护幸福“夕阳红”", True),
        ("武川县:", True),
        ("问:下一步呢?", False),
        ("“再晚半天就危险了。”", False),
        ("灌溉水渠、机井、", False),
        ("|乡镇|户数|", False),
    ],
)
def test_heading_shape(text: str, expected: bool) -> None:
    assert is_heading_shape(text) is expected


def test_section_numbers_and_lessons(reference: Reference) -> None:
    assert all(map(is_numbered, ("一、课堂", "(一)教室", "1. 收支", "①上墙", "第三章、附则")))
    assert not any(map(is_numbered, ("1.5万亩", "一堵墙村", "三北工程")))
    assert defines_term("什么是“三会一课”？", reference.layout)
    assert defines_term("农事提醒：油菜防渍三招", reference.layout)
    assert not defines_term("知识产权惠农家", reference.layout)
    assert not defines_term("双河乡：油菜防渍有三招", reference.layout)
