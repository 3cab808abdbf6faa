"""What belongs to the page and not to a piece."""

from __future__ import annotations

from datetime import date

import pytest

from flows.extract.layout.blocks import Block
from flows.extract.layout.furniture import find_date, paper_line, read_furniture
from flows.records import Span
from flows.tables import Reference


def block(text: str) -> Block:
    return Block(text=text, spans=(Span(0, len(text)),), gap=1)


@pytest.mark.parametrize(
    "text",
    [
        "2024年3月7日 星期四 第3版 县域观察",
        "要闻 02",
        "鲁西日报 第A02版:民生",
        "古城新闻 第三版 乡村·民生 本版编辑 何源 热线 0994-0000000",
        "二○二四年三月七日",
        "A03",
        "农历九月二十 总第6418期 今日8版",
        "本版责编：郭勇",
        "编辑 周敏 校对 何平",
        "值班副总编辑：云峰",
        "新闻热线：0571-00000000",
        "本报地址：建设路1号 邮编：014000",
        "news@example.cn",
        "国内统一刊号：CN15-0001 邮发代号：15-12",
        "今日天气:晴转多云,西南风3到4级,气温9℃~22℃",
        "(本版图片除署名外均为资料图片)",
        "县委常委会召开会议 >>2版",
    ],
)
def test_furniture(text: str, reference: Reference) -> None:
    assert read_furniture(block(text), reference.layout) is not None


@pytest.mark.parametrize(
    "text",
    [
        "周一例会解难题",
        "编辑部的故事",
        "设计 未来 生活",
        "电话那头的温暖",
        "2024年5月1日起施行",
        "2024年，全县经济运行稳中向好",
        "第一书记",
        "第三版图书",
        "第三版:图书走进山村小学",
        "主管部门来了新人",
        "天气转冷，老人的屋里暖",
        "天气渐凉，云和镇的老人领到了棉被。",
        "主管部门投入3亿元",
        "零售额增长20%",
        "表中数据由县农经站提供，不含飞地；咨询电话 0478-0000000。",
        "1月18日,市农牧局召开冬季接羔保育视频会,要求各旗市储备饲草料。",
    ],
)
def test_no_furniture(text: str, reference: Reference) -> None:
    assert read_furniture(block(text), reference.layout) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("五原时讯 2023 年 10 月 12 日 二版", date(2023, 10, 12)),
        ("2024-01-19 星期五", date(2024, 1, 19)),
        ("二〇二二年十一月二十一日", date(2022, 11, 21)),
        ("二○二四年三月七日", date(2024, 3, 7)),
        ("2023年2月31日", None),
        ("9月24日", None),
    ],
)
def test_find_date(text: str, expected: date | None) -> None:
    assert find_date(text) == expected


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("衡山日报 第01版", "衡山日报"),
        ("2019年3月5日 星期二 衡山报", "衡山报"),
        ("郴州新闻 第02版", "郴州新闻"),
        ("郴州新闻 县市区 第03版", "郴州新闻"),
        ("民生新闻 郴州日报 第03版", "郴州日报"),
        ("县区新闻 第03版", None),
        ("农历九月二十 总第6418期 今日8版", None),
        ("要闻 第2版", None),
        ("岭南晚报 2020年8月 第05版", "岭南晚报"),
        ("青山报 2014年12月号", "青山报"),
    ],
)
def test_paper_of_an_issue_line(text: str, paper: str | None, reference: Reference) -> None:
    found = read_furniture(block(text), reference.layout)
    assert found is not None and found.paper == paper


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("红城先锋报", "红城先锋报"),
        ("郴 州 日 报", "郴州日报"),
        ("郴州日报 永兴新闻", "郴州日报"),
        ("郴州晚报 县区新闻", "郴州晚报"),
        ("郴州日报 记者 李明", None),
        ("永兴新闻", None),
        ("", None),
    ],
)
def test_paper_of_a_line_without_a_date(text: str, paper: str | None) -> None:
    assert paper_line(text) == paper
