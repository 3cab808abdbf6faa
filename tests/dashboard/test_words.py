"""Numbers, dates, citations, links and marks, as readers see them."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from dashboard.bars import Bar, bars
from dashboard.citation import Source, gbt7714, plain
from dashboard.details import told
from dashboard.filters import Filters, from_params
from dashboard.formatting import base_unit, bounds, called, cut, day, number, told_also
from dashboard.heat import all_months, month_heat
from dashboard.highlight import BodyRun, Mark, marked, to_body
from dashboard.links import href, split_href
from dashboard.store import literal, written
from dashboard.texts import load_texts

ZH, EN = load_texts("zh"), load_texts("en")
CODE = Path(__file__).parents[2] / "dashboard"


def test_both_languages_have_every_string() -> None:
    assert ZH.strings.keys() == EN.strings.keys()
    blanks = {
        key: (sorted(re.findall(r"{(\w+)}", ZH.strings[key])), sorted(found))
        for key, text in EN.strings.items()
        if (found := re.findall(r"{(\w+)}", text)) or "{" in ZH.strings[key]
    }
    assert {key: pair for key, pair in blanks.items() if pair[0] != pair[1]} == {}
    assert not [key for key, text in {**ZH.strings, **EN.strings}.items() if not text]


def test_every_string_that_the_code_asks_for_exists() -> None:
    asked = set()
    for path in CODE.rglob("*.py"):
        asked.update(re.findall(r'\btexts\(\s*"([a-z0-9_.]+)"', path.read_text(encoding="utf-8")))
    assert asked - ZH.strings.keys() == set()


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (0, "0", "0"),
        (1186, "1186", "1,186"),
        (3.5, "3.5", "3.5"),
        (0.00041, "0.00041", "0.00041"),
        (6_180_000, "618万", "6.18 million"),
        (41_863_000_000, "418.63亿", "41.86 billion"),
        (1.2e12, "1.2万亿", "1.2 trillion"),
        (-20, "−20", "−20"),
    ],
)
def test_numbers(value: float, zh: str, en: str) -> None:
    assert (number(value, ZH), number(value, EN)) == (zh, en)


@pytest.mark.parametrize(
    ("low", "high", "unit", "expected"),
    [
        (6_180_000, None, "CNY", "至少618万元"),
        (None, 50, "人", "不超过50人"),
        (2_000_000, 3_000_000, "条", "200万—300万条"),
        (45, 45, "%", "45%"),
        (None, None, "元", "未注明"),
        (20, 20, "day", "20天"),
        (1 / 18, 1 / 18, "day", "80分钟"),
        (0.125, None, "day", "至少3小时"),
        (35 / 86400, 40 / 86400, "day", "35—40秒"),
        (70, 79, "age", "70—79岁"),
    ],
)
def test_bounds(low: float | None, high: float | None, unit: str, expected: str) -> None:
    assert bounds(low, high, unit, ZH) == expected


@pytest.mark.parametrize(
    ("low", "high", "unit", "expected"),
    [
        (2e6, 2e6, "m2", "3000亩"),
        (2e8, None, "m2", "至少30万亩"),
        (500, 500, "m2", ""),
        (2e6, 2e6, "CNY", ""),
        (3650, None, "day", "至少10年"),
        (90, 90, "day", ""),
        (None, None, "m2", ""),
    ],
)
def test_large_areas_and_long_times_are_told_as_readers_count_them(
    low: float | None, high: float | None, unit: str, expected: str
) -> None:
    assert told_also(low, high, unit, ZH) == expected


def test_bounds_are_told_in_base_units_where_there_are_any() -> None:
    assert base_unit("money", "CNY", "美元") == "CNY"
    assert base_unit("other", None, "倍") == "倍"
    assert base_unit("age", "year", "岁") == "age"


def test_lists_name_untitled_articles_by_how_they_begin() -> None:
    assert called("养老服务暖人心", "本报讯", ZH) == "养老服务暖人心"
    assert called("", "图为4月17日，石练镇组织党员插秧。", ZH) == "（无题）图为4月17日"
    assert called("", "近日，青龙山镇组织党员重温入党誓词。", ZH) == (
        "（无题）近日，青龙山镇组织党员重温入党誓词"
    )
    assert called("", "短讯", ZH) == "（无题）短讯"
    assert called("", "", ZH) == "（无题）"
    assert cut("短句", 5) == "短句"
    assert cut("一二三四五六七", 5) == "一二三四五…"


def test_doubts_and_refusals_are_told_in_the_readers_language() -> None:
    assert told("taken for 记者", ZH) == "暂读作“记者”"
    assert told("安社社区: may be 安达社区 (150602006005)", ZH) == (
        "安社社区：可能是安达社区 (150602006005)"
    )
    assert told("taken for 记者", EN) == "taken for 记者"
    assert told("新城区: 呼和浩特市/新城区", ZH) == "新城区: 呼和浩特市/新城区"
    assert told(None, ZH) == ""


def test_bars_are_links_as_long_as_their_values() -> None:
    rows = [
        Bar(label="赤峰<市>", value=4, address="?a&b", is_chosen=True),
        Bar(label="通辽市", value=1, address="?c"),
        Bar(label="地点不详", value=2, address=None),
    ]
    drawn = bars(rows, title="各地", texts=ZH)
    assert re.findall(r"width:([\d.]+)%", drawn) == ["100.0", "25.0", "50.0"]
    assert re.findall(r'href="([^"]+)"', drawn) == ["?a&amp;b", "?c"]
    assert "赤峰&lt;市&gt;" in drawn
    assert drawn.count('class="faded"') == 2
    assert drawn.count("aria-current") == 1


def test_coverage_shows_every_month_between_and_at_least_a_year() -> None:
    assert len(all_months(["2024-03"])) == 12
    months = all_months(["2022-11", "2024-02"])
    assert (months[0], months[-1], len(months)) == ("2022-11", "2024-02", 16)
    drawn = month_heat({"奈曼<报>": {"2024-02": 3}}, title="覆盖", texts=ZH)
    assert drawn.count("<td></td>") == 12
    assert "2024年2月：3 个版面" in drawn
    assert "奈曼&lt;报&gt;" in drawn


@pytest.mark.parametrize(
    ("precision", "zh", "en"),
    [
        ("day", "2023年11月1日", "2023-11-01"),
        ("month", "2023年11月", "2023-11"),
        ("year", "2023年", "2023"),
    ],
)
def test_days_say_no_more_than_is_known(precision: str, zh: str, en: str) -> None:
    on = date(2023, 11, 1)
    assert (day(on, precision, ZH), day(on, precision, EN)) == (zh, en)


def test_citations() -> None:
    source = Source(
        authors=["甲", "乙", "丙", "丁"],
        title="沙窝子里种出“致富瓜”",
        paper="奈曼报",
        published_on=date(2024, 9, 24),
        precision="day",
        evidence="masthead",
    )
    assert gbt7714(source) == "甲, 乙, 丙, 等. 沙窝子里种出“致富瓜”[N]. 奈曼报, 2024-09-24."
    assert plain(source) == "甲、乙、丙等：《沙窝子里种出“致富瓜”》，《奈曼报》2024年9月24日。"
    bare = Source(
        authors=[], title="", paper=None, published_on=None, precision=None, evidence=None
    )
    assert gbt7714(bare) == "[无题][N]. [报名不详], [日期不详]."


def test_citations_mark_a_date_that_is_worked_out_from_the_text() -> None:
    source = Source(
        authors=[],
        title="“小网格”撬动“大治理”",
        paper="奈曼报",
        published_on=date(2023, 11, 9),
        precision="day",
        evidence="11月9日; 2023年初以来",
    )
    assert gbt7714(source) == "“小网格”撬动“大治理”[N]. 奈曼报, 2023-11-09（据内文推定）."
    assert plain(source).endswith("《奈曼报》2023年11月9日（据内文推定）。")


def test_an_address_opens_the_very_view_again() -> None:
    filters = Filters(
        region="150425",
        themes=("elder_care", "health"),
        pieces=("brief",),
        papers=("奈曼&报",),
        measure="money",
        unit="CNY",
        low=5e5,
        since=date(2023, 1, 1),
        words="养老 食堂",
        run="20261122T091049451865",
    )
    page, params = split_href(href("figures", filters, "en", p=3, sort=None))
    assert page == "figures"
    assert from_params(params) == filters
    assert params["p"] == "3"
    assert params["lang"] == "en"
    assert "sort" not in params


def test_marks_follow_the_body_back_from_the_page() -> None:
    runs = [BodyRun(0, 100, 5), BodyRun(5, 110, 5)]
    marks = [
        Mark(start=103, end=112, kind="figure"),
        Mark(start=10, end=12, kind="place"),
    ]
    assert [(mark.start, mark.end) for mark in to_body(marks, runs)] == [(3, 7)]


def test_overlapping_marks_keep_every_character_once() -> None:
    text = "建成养老<b>服务站12处"
    marks = [
        Mark(start=2, end=9, kind="initiative", label='"'),
        Mark(start=7, end=len(text), kind="figure", address="article?metric=m1"),
    ]
    markup = marked(text, marks)
    assert re.sub(r"<[^>]+>", "", markup).replace("&lt;", "<").replace("&gt;", ">") == text
    assert 'class="m initiative figure"' in markup
    assert "<b>" not in markup


def test_parameters_are_written_into_queries_as_literals() -> None:
    sql = "-- what $this says\nselect $words, $filters['region']"
    assert written(sql, {"words": "x'y", "filters": {"region": None, "themes": ["a"]}}) == (
        "select 'x''y', {'region': null, 'themes': ['a']}['region']"
    )
    assert literal(date(2024, 1, 2)) == "date '2024-01-02'"
