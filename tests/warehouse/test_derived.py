"""What is derived from loaded rows: claims, contradictions, wholes and parts, search, macros."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest

from dashboard.filters import Filters
from dashboard.store import Warehouse, current_version, query_text
from flows.records import Metric, Page, PageResult
from tests.factories import metric, page, page_result
from tests.staged import stage_run

Load = Callable[..., duckdb.DuckDBPyConnection]


@pytest.fixture
def load(tmp_path: Path) -> Iterator[Load]:
    """Stage the given page results as a run does; the file stays open until the test ends."""
    opened: list[duckdb.DuckDBPyConnection] = []

    def stage_results(*results: PageResult) -> duckdb.DuckDBPyConnection:
        staged = stage_run(tmp_path, results)
        opened.append(duckdb.connect(str(staged)))
        return opened[-1]

    yield stage_results
    for connection in opened:
        connection.close()


def _told(path: str, text: str, figure: str, **fields: object) -> PageResult:
    """A page of one figure, by default of 养殖户 in 2023."""
    of = page(text, path)
    values: dict[str, object] = {
        "text": figure,
        "subject": "养殖户",
        "unit": "户",
        "unit_base": "户",
        "period_start": date(2023, 1, 1),
        "period_end": date(2023, 12, 31),
    }
    return page_result(of, [metric(of, **(values | fields))])  # type: ignore[arg-type]


def _exact(value: float) -> dict[str, object]:
    return {
        "value": value,
        "value_base": value,
        "value_low": value,
        "value_high": value,
        "approx": "exact",
    }


def test_a_reprint_is_one_claim_told_twice(load: Load) -> None:
    connection = load(
        _told("/a.txt", "标题一\n全旗养殖户120户。", "120户", **_exact(120)),
        _told("/b.txt", "标题二\n据了解，全旗养殖户120户。", "120户", **_exact(120)),
    )
    assert connection.sql("select mentions, articles from claim").fetchall() == [(2, 2)]
    assert connection.execute("select count(*) from figure").fetchone() == (2,)
    assert connection.execute("select count(*) from figure_by_claim").fetchone() == (1,)


def test_small_numbers_of_two_articles_stay_two_claims(load: Load) -> None:
    connection = load(
        _told("/a.txt", "标题一\n成立养殖户3户小组。", "3户", **_exact(3)),
        _told("/b.txt", "标题二\n另有养殖户3户参加。", "3户", **_exact(3)),
    )
    assert connection.execute("select count(*) from claim").fetchone() == (2,)


@pytest.mark.parametrize(
    ("one", "other", "claims"),
    [
        (("500千瓦", 500.0, "千瓦"), ("500兆瓦", 500.0, "兆瓦"), 2),
        (("500千瓦", 500.0, "千瓦"), ("700千瓦", 700.0, "千瓦"), 2),
        (("3倍", 3.0, "倍"), ("3倍", 3.0, "倍"), 2),
        (("500千瓦", 500.0, "千瓦"), ("500千瓦", 500.0, "千瓦"), 1),
    ],
    ids=["other unit", "other value", "small number", "the same"],
)
def test_what_has_no_base_unit_is_told_apart_as_printed(
    load: Load,
    one: tuple[str, float, str],
    other: tuple[str, float, str],
    claims: int,
) -> None:
    bases = dict.fromkeys(("value_base", "unit_base", "value_low", "value_high"))
    told = [
        _told(
            f"/{number}.txt",
            f"标题{number}\n光伏装机达到{text}。",
            text,
            **bases,
            value=value,
            unit=unit,
            kind="other",
        )
        for number, (text, value, unit) in enumerate((one, other))
    ]
    connection = load(*told)
    assert connection.execute("select count(*) from claim").fetchone() == (claims,)


def test_the_headline_repeats_its_body_whatever_words_it_uses(load: Load) -> None:
    of = page("挽回损失50余万元\n警方为群众挽回电信诈骗损失50余万元。")
    money = {"kind": "money", "unit": "元", "unit_base": "CNY", "text": "50余万元"}
    body_start = of.text.rindex("50余万元")
    headline = metric(of, **money, subject="损失")
    body = metric(of, **money, subject="电信诈骗损失")._replace(
        metric_id=f"{of.page_id}m{body_start}",
        char_start=body_start,
        char_end=body_start + 5,
    )
    connection = load(page_result(of, [headline, body]))
    assert connection.sql("select mentions, metric_id from claim").fetchall() == [
        (2, body.metric_id)
    ]


@pytest.mark.parametrize(
    ("other", "pairs"),
    [
        (_exact(150), 1),
        (_exact(120), 0),
        (
            _exact(150)
            | {"approx": "over", "value": 100.0, "value_low": 100.0, "value_high": None},
            0,
        ),
        (_exact(150) | {"period_start": date(2022, 1, 1), "period_end": date(2022, 12, 31)}, 0),
        (_exact(150) | {"subject": "种植户"}, 0),
    ],
    ids=["other value", "same value", "bounds meet", "other period", "other subject"],
)
def test_contradictions_are_listed(load: Load, other: dict[str, object], pairs: int) -> None:
    connection = load(
        _told("/a.txt", "标题一\n全旗养殖户120户。", "120户", **_exact(120)),
        _told("/b.txt", "标题二\n全旗养殖户150户。", "150户", **other),
    )
    assert connection.execute("select count(*) from contradiction").fetchone() == (pairs,)


@pytest.mark.parametrize("unit", ["%", "户"])
@pytest.mark.parametrize("variant", range(12))
def test_an_article_with_both_values_hides_no_contradiction(
    tmp_path: Path, unit: str, variant: int
) -> None:
    """A says 50 and 80, B says 80: B contradicts A's 50, whatever the articles' ids are."""
    kind = "percent" if unit == "%" else "count"
    both = page(f"标题甲{variant}\n占比50{unit}，又说占比80{unit}。", "/a.txt")
    again = page(f"标题乙{variant}\n占比80{unit}。", "/b.txt")
    year = {"period_start": date(2023, 1, 1), "period_end": date(2023, 12, 31)}

    def said(of: Page, value: int) -> Metric:
        base = {"subject": "占比", "kind": kind, "unit": unit, "unit_base": unit}
        return metric(of, text=f"{value}{unit}", **base, **year, **_exact(value))

    staged = stage_run(
        tmp_path,
        [
            page_result(both, [said(both, 50), said(both, 80)]),
            page_result(again, [said(again, 80)]),
        ],
    )
    with duckdb.connect(str(staged)) as connection:
        pairs = connection.sql("select one_metric_id, other_metric_id from contradiction")
        assert pairs.fetchall() == [(said(both, 50).metric_id, said(again, 80).metric_id)]


def test_a_reprint_of_both_values_is_no_contradiction(load: Load) -> None:
    pages = [page(f"标题{name}\n养殖户50户，又说养殖户80户。", f"/{name}.txt") for name in "甲乙"]
    year = {"period_start": date(2023, 1, 1), "period_end": date(2023, 12, 31)}
    same = {"subject": "养殖户", "unit": "户", "unit_base": "户"}
    connection = load(
        *(
            page_result(
                of,
                [
                    metric(of, text=f"{value}户", **same, **year, **_exact(value))
                    for value in (50, 80)
                ],
            )
            for of in pages
        )
    )
    assert connection.execute("select count(*) from contradiction").fetchone() == (0,)


@pytest.mark.parametrize(
    ("sentence", "figures", "expected"),
    [
        (
            "排查纠纷216件，化解209件，其中土地类88件、邻里类67件、家庭类61件。",
            [216, 209, 88, 67, 61],
            (216.0, 216.0, "add up"),
        ),
        ("共有党员50件，其中女性12件。", [50, 12], (50.0, 12.0, "fall short")),
        ("共有档案50件，其中文书40件、照片20件。", [50, 40, 20], (50.0, 60.0, "exceed")),
    ],
)
def test_parts_are_held_against_their_whole(
    load: Load, sentence: str, figures: list[float], expected: tuple[float, float, str]
) -> None:
    of = page(f"标题\n{sentence}")
    metrics: list[Metric] = [
        metric(
            of,
            text=f"{value}件",
            unit="件",
            unit_base="件",
            subject="纠纷",
            sentence=sentence,
            **_exact(float(value)),
        )
        for value in figures
    ]
    connection = load(page_result(of, metrics))
    rows = connection.sql("select whole_value, parts_value, verdict from whole_and_parts")
    assert rows.fetchall() == [expected]


SEARCHED = (
    ("/a.txt", "社区办起老年食堂\n社区为居家养老服务对象送餐，养老服务送到家门口。"),
    ("/b.txt", "草原防火\n旗委召开会议部署防火，会上提到养老。"),
    ("/c.txt", "修路\n公路通到村口。"),
    ("/d.txt", "牧民新居\n呼勒嘎查的牧民住进新居。"),
    ("/e.txt", "嘎查通电\n这个嘎查通了电。"),
    ("/f.txt", "先锋\n优秀支部书记介绍经验。"),
    ("/g.txt", "头雁\n这位党支部书记带头。"),
)


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("养老", ["社区办起老年食堂", "草原防火"]),
        ("食堂 养老", ["社区办起老年食堂"]),
        ("旗委", ["草原防火"]),
        ("通到村", ["修路"]),
        ("嘎查", ["嘎查通电", "牧民新居"]),
        ("养老 公路", []),
        ("支部书记", ["先锋", "头雁"]),
        ("食堂　养老", ["社区办起老年食堂"]),
        ("航天", []),
        ("  ", []),
        ("%", []),
    ],
)
def test_search_ranks_articles_that_hold_every_word(
    load: Load, words: str, titles: list[str]
) -> None:
    connection = load(*(page_result(page(text, path), []) for path, text in SEARCHED))
    found = connection.execute("select title from search(?)", [words]).fetchall()
    assert [title for (title,) in found] == titles


def test_a_place_takes_in_all_below_it(load: Load) -> None:
    connection = load(page_result())
    query = "select count(*) from figure semi join in_region(?) using (region_code)"
    assert connection.execute(query, ["150000"]).fetchone() == (1,)
    assert connection.execute(query, ["150425"]).fetchone() == (1,)
    assert connection.execute(query, ["110000"]).fetchone() == (0,)


def test_span_text_gives_the_very_characters(load: Load) -> None:
    connection = load(page_result())
    query = """
        select span_text(article.page_id, metric.char_start, metric.char_end), metric.text
        from metric inner join article using (article_id)
    """
    assert connection.sql(query).fetchall() == [("600余份", "600余份")]


def test_only_achieved_flows_are_added_up(load: Load) -> None:
    connection = load(
        _told("/a.txt", "标题一\n带动养殖户120户。", "120户", **_exact(120)),
        _told("/b.txt", "标题二\n带动养殖户30户。", "30户", **_exact(30)),
        _told("/c.txt", "标题三\n现有养殖户500户。", "500户", **_exact(500), measure_type="stock"),
        _told("/d.txt", "标题四\n计划发展养殖户70户。", "70户", **_exact(70), status="planned"),
    )
    total = connection.sql(
        "select claims, value_base, value_low, value_high from add_up('150000', '养殖户', '户')"
    )
    assert total.fetchall() == [(2, 150.0, 150.0, 150.0)]


WIDE = {"region_code": "150400"}
LATER = {"period_start": date(2024, 1, 1), "period_end": date(2024, 12, 31)}


@pytest.mark.parametrize(
    ("other", "in_all", "in_the_county"),
    [
        ({}, 120.0, 120.0),
        (_exact(500), 620.0, 620.0),
        (_exact(500) | WIDE, 500.0, 120.0),
        (_exact(500) | WIDE | LATER, 620.0, 120.0),
        (_exact(50) | WIDE, 170.0, 120.0),
        (_exact(500) | {"measure_type": "cumulative"}, 120.0, 120.0),
        (_exact(500) | {"status": "planned"}, 120.0, 120.0),
        (_exact(500) | {"per": "户"}, 120.0, 120.0),
    ],
    ids=[
        "told twice",
        "another claim",
        "the prefecture around it",
        "the prefecture in another year",
        "a prefecture with less",
        "running total",
        "plan",
        "rate",
    ],
)
def test_a_sum_counts_what_it_counts_once(
    load: Load, other: dict[str, object], in_all: float, in_the_county: float
) -> None:
    connection = load(
        _told("/a.txt", "标题一\n带动养殖户120户。", "120户", **_exact(120)),
        _told("/b.txt", "标题二\n又带动养殖户120户。", "120户", **(_exact(120) | other)),
    )
    query = "select value_low from add_up(?, '养殖户', '户')"
    assert connection.execute(query, ["150000"]).fetchall() == [(in_all,)]
    assert connection.execute(query, ["150425"]).fetchall() == [(in_the_county,)]


@pytest.mark.parametrize("measure_type", ["stock", "unknown"])
def test_of_a_stock_the_latest_of_a_place_is_added(load: Load, measure_type: str) -> None:
    stock = {"measure_type": measure_type}
    connection = load(
        _told("/a.txt", "标题一\n年末养殖户120户。", "120户", **(_exact(120) | stock)),
        _told("/b.txt", "标题二\n年末养殖户150户。", "150户", **(_exact(150) | stock | LATER)),
    )
    sums = connection.sql("select value_low from addend where held_by_claim_key is null")
    assert sums.fetchall() == [(150.0,)]


def _year(year: int) -> dict[str, object]:
    return {"period_start": date(year, 1, 1), "period_end": date(year, 12, 31)}


STOCKS = {
    name: _told(
        f"/{name}.txt",
        f"标题{name}\n年末养殖户{value}户。",
        f"{value}户",
        **(_exact(value) | _year(year) | {"measure_type": "stock"}),
    )
    for name, value, year in (("甲", 100, 2021), ("乙", 110, 2022), ("丙", 120, 2023))
}
FLOWS = {
    name: _told(
        f"/{name}.txt",
        f"标题{name}\n带动养殖户{value}户。",
        f"{value}户",
        **_exact(value),
        region_code=region,
    )
    for name, value, region in (("甲", 120, "150425"), ("乙", 500, "150400"), ("丙", 900, "150000"))
}


@pytest.mark.parametrize(
    ("told", "papers", "total"),
    [
        (STOCKS, "甲乙丙", 120.0),
        (STOCKS, "甲丙", 120.0),
        (STOCKS, "甲乙", 110.0),
        (FLOWS, "甲乙丙", 900.0),
        (FLOWS, "甲丙", 900.0),
        (FLOWS, "甲乙", 500.0),
    ],
)
def test_a_filtered_sum_leaves_out_what_another_claim_in_it_holds(
    tmp_path: Path, told: dict[str, PageResult], papers: str, total: float
) -> None:
    """Later stocks and wider places hold, whichever between is filtered out."""
    # The overview lists what is counted twice at least: a claim of no place is held by none.
    of_type = told["甲"].articles[0].metrics[0].measure_type
    nowhere = _told(
        "/n.txt", "标题\n养殖户7户。", "7户", **_exact(7), region_code=None, measure_type=of_type
    )
    results = [
        replace(result, paper=paper) for paper, result in (told | {papers[0] * 2: nowhere}).items()
    ]
    version = current_version(stage_run(tmp_path, results))
    assert version is not None
    filters = Filters(papers=(*papers, papers[0] * 2))
    shown = Warehouse(version).frame(
        query_text("headlines"), {"filters": filters.parameter(), "limit": 20}
    )
    assert shown.select("claims", "low").rows() == [(2, total + 7)]


def test_what_is_there_and_what_was_done_are_two_sums(load: Load) -> None:
    connection = load(
        _told("/a.txt", "标题一\n年末养殖户120户。", "120户", **_exact(120), measure_type="stock"),
        _told("/b.txt", "标题二\n新增养殖户30户。", "30户", **_exact(30)),
        _told("/c.txt", "标题三\n有养殖户200户。", "200户", **_exact(200), measure_type="unknown"),
    )
    sums = connection.sql(
        "select measure_type, value_low from addend where held_by_claim_key is null order by all"
    )
    assert sums.fetchall() == [("flow", 30.0), ("stock", 120.0), ("unknown", 200.0)]


def test_parts_are_not_added_to_their_whole(load: Load) -> None:
    sentence = "排查纠纷216件，其中土地类88件、邻里类67件。"
    of = page(f"标题\n{sentence}")
    metrics = [
        metric(
            of,
            text=f"{value}件",
            unit="件",
            unit_base="件",
            subject="纠纷",
            sentence=sentence,
            **_exact(float(value)),
        )
        for value in (216, 88, 67)
    ]
    connection = load(page_result(of, metrics))
    total = connection.sql("select claims, value_low from add_up('150000', '纠纷', '件')")
    assert total.fetchall() == [(1, 216.0)]


def test_everything_that_users_see_is_described(load: Load) -> None:
    """Tables, views and their columns all carry a comment."""
    connection = load(page_result())
    undescribed = connection.sql(
        """
        select table_name as name from duckdb_tables() where comment is null
        union all
        select view_name from duckdb_views() where comment is null and not internal
        union all
        select table_name || '.' || column_name
        from duckdb_columns()
        where comment is null and not internal
        """
    )
    assert undescribed.fetchall() == []
