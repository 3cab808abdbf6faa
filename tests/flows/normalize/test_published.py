"""When a page appeared, read from what it says and never from the clock."""

from __future__ import annotations

from datetime import date

import pytest

from flows.normalize.published import dateline_on, published_on
from flows.pipeline import read_page
from flows.records import (
    Article,
    Dateline,
    Page,
    PageHint,
    PageLayout,
    Passage,
    Published,
    Segment,
    Span,
)
from flows.tables import Reference


def page(text: str = "", hint: PageHint | None = None) -> Page:
    return Page(
        page_id="p",
        file_name="p.txt",
        source_path="p.txt",
        byte_size=0,
        encoding="utf-8",
        text=text,
        hint=hint or PageHint(),
    )


def layout(*bodies: str, masthead: date | None = None) -> PageLayout:
    articles = tuple(
        Article(
            article_id=f"a{number}",
            page_id="p",
            ordinal=number,
            kind="article",
            column_name=None,
            kicker=None,
            title=None,
            body=Passage(text=body, segments=(Segment(0, 0, len(body)),)),
            span=Span(0, len(body)),
        )
        for number, body in enumerate(bodies, start=1)
    )
    return PageLayout(articles=articles, masthead_date=masthead)


def test_manifest_then_masthead_then_text() -> None:
    told = layout("2019年3月2日，", masthead=date(2024, 9, 24))
    hint = PageHint(published_on=date(2024, 9, 25))
    assert published_on(page(hint=hint), told).on == date(2024, 9, 25)
    assert published_on(page(), told) == Published(
        on=date(2024, 9, 24), precision="day", evidence="masthead"
    )
    assert published_on(page(), layout("2019年3月2日，")).on == date(2019, 3, 2)


@pytest.mark.parametrize(
    ("bodies", "expected", "precision"),
    [
        (["2023年初以来建成小区。", "6月10日上午，", "11月9日，开展活动。"], "2023-11-09", "day"),
        (
            ["在2022年度考核中获评优秀，今年提拔。", "10月31日，举办推介会。"],
            "2023-10-31",
            "day",
        ),
        (["2024年度医保征缴启动。", "2023年初以来，", "11月9日，"], "2023-11-09", "day"),
        (["2024年度居民养老保险缴费正在进行。", "5月18日，"], "2024-05-18", "day"),
        (["2023年以来，建起大棚。", "2025年度医保征缴启动。", "11月9日，"], "2024-11-09", "day"),
        (["2024年，截至11月20日，参保18万人。", "11月9日，"], "2024-11-20", "day"),
        (["本报兴安11月3日电 对2022年工程验收。"], "2022-11-03", "day"),
        (["到2025年建成。2022年启动，5月6日开工。"], "2022-05-06", "day"),
        (["2024年1月15日，队员们出发。去年12月20日，下了雪。"], "2024-01-15", "day"),
        (["2023年12月28日，评审。1月5日，揭牌。今年是2024年。"], "2024-01-05", "day"),
        (["2024年以来，截至9月底，完成改造。"], "2024-09-01", "month"),
        (["2021年，合作社成立。", "截至2024年9月底，栽树3万株。10月22日，"], "2024-10-22", "day"),
        (["截至2022年底，全县有敬老院9所。3月16日，新院开工。"], "2023-03-16", "day"),
        (["截至2022年12月31日，参保9万人。1月8日，"], "2023-01-08", "day"),
        (["2022年，村集体收入达到62万元。11月22日，老人们在学手机。"], "2023-11-22", "day"),
        (["落实“十四五”规划和2035年远景目标。2022年，办班3期。5月6日，"], "2022-05-06", "day"),
        (["2023年3月8日，签约。2030年碳达峰。"], "2023-03-08", "day"),
        (["规划期为2021—2030年。2023年5月6日，开工。"], "2023-05-06", "day"),
        (["建设期3年，2026年建成。2023年5月6日，开工。"], "2023-05-06", "day"),
        (["合同约定2024年12月31日前交付。2023年5月6日，"], "2023-05-06", "day"),
        (["明年（2024年）再建。2023年9月2日，"], "2023-09-02", "day"),
        (["2022年，村集体收入已突破62万元。11月22日，老人们在学手机。"], "2022-11-22", "day"),
        (["2024年以来，完成改造。"], "2024-01-01", "year"),
        (["2021年，合作社成立。拟于12月1日开幕。8月3日，采摘。"], "2021-08-03", "day"),
    ],
)
def test_from_the_text(bodies: list[str], expected: str, precision: str) -> None:
    published = published_on(page(), layout(*bodies))
    assert (str(published.on), published.precision) == (expected, precision)


def test_no_year_is_no_guess() -> None:
    for told in (
        "11月15日，开展培训。",
        "8月20日，检查了建成于1996年的小区。",
        "自2010年至今，来了3批医生。",
    ):
        published = published_on(page(), layout(told))
        assert (published.on, published.precision) == (None, None)


@pytest.mark.parametrize(
    ("text", "on", "expected"),
    [
        ("11月3日", date(2022, 11, 3), date(2022, 11, 3)),
        ("12月30日", date(2024, 1, 2), date(2023, 12, 30)),
        ("2021年5月1日", date(2022, 1, 1), date(2021, 5, 1)),
        ("2月30日", date(2022, 3, 1), None),
        (None, date(2022, 3, 1), None),
        ("11月3日", None, None),
    ],
)
def test_dateline(text: str | None, on: date | None, expected: date | None) -> None:
    published = Published(on=on, precision="day" if on else None, evidence="")
    assert dateline_on(Dateline(place=None, date_text=text), published) == expected
    assert dateline_on(None, published) is None


@pytest.mark.parametrize(
    "line", ["2020年8月 第14期", "岭南晚报 2020年8月 第05版", "青山报 2020年8月号 总第36期"]
)
def test_the_month_of_a_monthly(line: str, reference: Reference) -> None:
    text = f"{line}\n\n# 修路记\n\n本报讯 2012年起，村里修路3公里。"
    published = read_page(page(text), reference).published
    assert (published.on, published.precision) == (date(2020, 8, 1), "month")
