"""The one place an article is about: small pieces of several counties' papers and what a careful
reader says of each.
"""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from flows.extract.places import find_page_marks
from flows.normalize.places.mentions import read_places
from flows.records import Credit, PageHint, PageLayout
from flows.tables import Reference
from tests.factories import article, page

CASES = Path(__file__).parents[3] / "cases" / "article_regions.csv"


def cases() -> list[tuple[str, str, str, str, str]]:
    with CASES.open(encoding="utf-8", newline="") as handle:
        return [
            (
                row["home"],
                row["kicker"],
                row["title"],
                row["body"].replace("\\n", "\n"),
                row["expected"],
            )
            for row in csv.DictReader(handle)
        ]


@pytest.mark.parametrize(("home", "kicker", "title", "body", "expected"), cases())
def test_the_place_of_an_article(
    home: str, kicker: str, title: str, body: str, expected: str, reference: Reference
) -> None:
    printed = page(f"{title}\n{body}")
    layout = PageLayout(articles=(article(printed, title=title, body=body, kicker=kicker or None),))
    hinted = replace(printed, hint=PageHint(region_code=home))
    marks = find_page_marks(layout, reference.gazetteer)
    found = read_places(hinted, layout, marks, reference.gazetteer)
    paths = {division.region_code: division.path for division in found.divisions}
    assert paths[found.articles[0].region_code or ""].endswith(expected)


@pytest.mark.parametrize(
    ("body", "is_tied"),
    [
        (
            "照片拍得再好看，水渠断了还是断了，三百亩地喝不上水。干部下田，先收起手机，听听哪家的肥料赊着账。",
            False,
        ),
        ("夜路走多了，鞋里进沙，心里却亮堂。把板凳坐热，把话头聊开，群众自然拿你当自家人。", False),
        ("开会不在长短，在管不管用。话说到点子上，三句也够；说不到，念一上午也白搭。", False),
        ("读书如种田，误了节气就误了收成。年轻人手里有了书，脚下才有路。", False),
        ("近日，供电公司检修线路，排除隐患，保障农户用电。", True),
        ("为方便群众办事，县里开设延时服务窗口，下班后也能交材料。", True),
        ("今年，果农用上了轨道车，下山不再靠肩挑背驮。", True),
        ("记者看到，工人们正在铺设管道，入冬前就能通水。", True),
    ],
)
def test_talk_that_nothing_ties_to_a_place_or_day(
    body: str, is_tied: bool, reference: Reference
) -> None:
    printed = page(f"话说丰收\n{body}")
    layout = PageLayout(articles=(article(printed, title="话说丰收", body=body),))
    hinted = replace(printed, hint=PageHint(region_code="410325"))
    marks = find_page_marks(layout, reference.gazetteer)
    found = read_places(hinted, layout, marks, reference.gazetteer)
    assert found.articles[0].region_code == ("410325" if is_tied else None)


NOTICE = ("reference", True)
STUDY = ("reference", False)
OPINION = ("article", True)
TALK = ("article", False)


@pytest.mark.parametrize(
    ("manner", "title", "body", "signed", "expected"),
    [
        (
            NOTICE,
            "停电公告",
            "因检修，5月9日归州镇彭家坡村停电；5月10日屈原镇西陵峡村停电。",
            "县供电公司",
            "宜昌市/秭归县",
        ),
        (
            NOTICE,
            "停水通知",
            "因管道改造，归州镇彭家坡村、归州镇向家湾村停水一天。",
            "县自来水公司",
            "秭归县/归州镇",
        ),
        (NOTICE, "遗失声明", "归州镇彭家坡村王某遗失残疾人证，声明作废。", "", "归州镇/彭家坡村"),
        (
            NOTICE,
            "遗失声明",
            "归州镇彭家坡村王某遗失残疾人证，声明作废；周某遗失驾驶证，声明作废。",
            "",
            "宜昌市/秭归县",
        ),
        (NOTICE, "遗失声明", "周某遗失土地承包合同，声明作废。", "", "宜昌市/秭归县"),
        (STUDY, "应知应会", "“枫桥经验”：上世纪60年代初，浙江枫桥干部群众创造。", "", None),
        (STUDY, "防火小常识", "外出先关电闸，炉火不离人。", "县应急管理局", None),
        (STUDY, "农事提醒", "霜降前后深翻果园，施足底肥。", "县农业农村局", "宜昌市/秭归县"),
        (
            OPINION,
            "公约贵在认",
            "彭家坡村的公约只有七句，人人都认。归州镇彭家坡村做对了一件事：先问再定。",
            "",
            "宜昌市/秭归县",
        ),
        (TALK, "别让花盆挡了路", "村里连夜摆上花盆，人一走，花盆又搬走了。", "", None),
    ],
)
def test_notices_knowledge_and_talk(
    manner: tuple[str, bool],
    title: str,
    body: str,
    signed: str,
    expected: str | None,
    reference: Reference,
) -> None:
    printed = page(f"{title}\n{body}")
    credits = (Credit(name=signed, role="source"),) if signed else ()
    kind, is_editorial = manner
    piece = article(
        printed, kind=kind, title=title, body=body, credits=credits, is_editorial=is_editorial
    )
    layout = PageLayout(articles=(piece,))
    hinted = replace(printed, hint=PageHint(region_code="420527"))
    found = read_places(
        hinted, layout, find_page_marks(layout, reference.gazetteer), reference.gazetteer
    )
    paths = {division.region_code: division.path for division in found.divisions}
    path = paths.get(found.articles[0].region_code or "")
    assert path is None if expected is None else (path or "").endswith(expected)
