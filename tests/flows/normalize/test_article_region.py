"""The one place an article is about: small pieces of several counties' papers and what a careful
reader says of each.
"""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from flows.extract.places import find_page_marks
from flows.normalize.places import read_places
from flows.records import PageHint, PageLayout
from flows.tables import Reference
from tests.factories import article, page

CASES = Path(__file__).parents[2] / "cases" / "article_regions.csv"


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
