"""A mention as stored: base units, bounds, days, and the way back to the page."""

from __future__ import annotations

from datetime import date

import pytest

from flows.extract.metrics import find_metrics
from flows.normalize.bounds import bounds
from flows.normalize.metrics import build_metric
from flows.normalize.periods import resolve_period
from flows.records import (
    Approx,
    Article,
    Metric,
    Page,
    Passage,
    Precision,
    Published,
    Segment,
    Span,
)
from flows.tables import Reference

PUBLISHED = Published(on=date(2024, 9, 24), precision="day", evidence="masthead")


def stored(
    text: str, reference: Reference, body: Passage | None = None, published: Published = PUBLISHED
) -> list[Metric]:
    """The figures of a page that consists of one article with ``text``."""
    page = Page(
        page_id="p1",
        file_name="a.txt",
        source_path="a.txt",
        byte_size=len(text.encode()),
        encoding="utf-8",
        text=text,
    )
    passage = body or Passage(text=text, segments=(Segment(0, 0, len(text)),))
    article = Article(
        article_id="p1a0",
        page_id="p1",
        ordinal=1,
        kind="article",
        column_name=None,
        kicker=None,
        title=None,
        body=passage,
        span=Span(0, len(text)),
    )
    mentions = find_metrics(passage.text, "body", reference.units, wording=reference.wording)
    return [
        build_metric(
            mention,
            article,
            page,
            published,
            "150525",
            reference.units,
            wording=reference.wording,
        )
        for mention in mentions
    ]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("总投资618万元。", 6180000, "CNY"),
        ("每斤五块五。", 5.5, "CNY"),
        ("小菜5毛钱一碟。", 0.5, "CNY"),
        ("出口额1200万美元。", 12000000, "USD"),
        ("流转沙地3亩。", 2000, "m2"),
        ("家里有一亩二分地。", 800, "m2"),
        ("人均耕地只有三分。", 200, "m2"),
        ("造林2公顷。", 20000, "m2"),
        ("总面积1.1平方公里。", 1100000, "m2"),
        ("亩产1130斤。", 565, "kg"),
        ("捕捞成鱼90吨。", 90000, "kg"),
        ("离家2里。", 1000, "m"),
        ("硬化道路4.2公里。", 4200, "m"),
        ("节水120立方米。", 120, "m3"),
        ("耕地七成是沙坨地。", 70, "%"),
        ("用时36个小时。", 1.5, "day"),
        ("上笼蒸12分钟。", 12 / 1440, "day"),
        ("工期2年。", 730, "day"),
        ("须在5日内办结。", 5, "day"),
        ("68岁的老人赵凤山。", 68, "year"),
        ("吸纳养殖户15户。", 15, "户"),
    ],
)
def test_value_in_base_unit(text: str, value: float, unit: str, reference: Reference) -> None:
    metric = stored(text, reference)[0]
    assert (metric.value_base, metric.unit_base) == (pytest.approx(value, rel=1e-12), unit)


@pytest.mark.parametrize(
    ("value", "value_max", "approx", "low", "high"),
    [
        (618.0, None, "exact", 618.0, 618.0),
        (40.0, None, "over", 40.0, None),
        (100.0, None, "under", None, 100.0),
        (40.0, None, "about", 36.0, 44.0),
        (-40.0, None, "about", -44.0, -36.0),
        (12.0, 15.0, "range", 12.0, 15.0),
        (200.0, 300.0, "over", 200.0, None),
        (200.0, 300.0, "under", None, 300.0),
    ],
)
def test_words_bound_the_value(
    value: float, value_max: float | None, approx: Approx, low: float | None, high: float | None
) -> None:
    assert bounds(value, value_max, approx) == (
        low if low is None else pytest.approx(low),
        high if high is None else pytest.approx(high),
    )


def test_bounds_are_in_the_base_unit(reference: Reference) -> None:
    metric = stored("流转沙地近3亩。", reference)[0]
    assert (metric.value_low, metric.value_high, metric.unit_base) == (None, 2000.0, "m2")


def test_offsets_lead_back_to_the_page(reference: Reference) -> None:
    text = "发放宣传单60\n\n0余份。"
    joined = "发放宣传单600余份。"
    body = Passage(text=joined, segments=(Segment(0, 0, 7), Segment(7, 9, 4)))
    metric = stored(text, reference, body)[0]
    assert metric.text == text[metric.char_start : metric.char_end] == "60\n\n0余份"
    assert metric.value == 600
    assert metric.sentence == "发放宣传单600余份。"
    assert metric.metric_id == f"p1m{metric.char_start}"


@pytest.mark.parametrize(
    ("surface", "start", "end"),
    [
        ("截至目前", None, "2024-09-24"),
        ("如今", None, "2024-09-24"),
        ("今年以来", "2024-01-01", "2024-09-24"),
        ("今春以来", "2024-03-01", "2024-09-24"),
        ("年内", "2024-01-01", "2024-12-31"),
        ("前4月", "2024-01-01", "2024-04-30"),
        ("三年前", "2021-01-01", "2021-12-31"),
        ("去年春天", "2023-03-01", "2023-05-31"),
        ("上个月", "2024-08-01", "2024-08-31"),
        ("自1月26日起至3月5日", "2024-01-26", "2024-03-05"),
        ("12月25日前", None, "2024-12-24"),
        ("去冬今春", "2023-12-01", "2024-05-31"),
        ("2023年初以来", "2023-01-01", "2024-09-24"),
        ("自2018年开始", "2018-01-01", "2024-09-24"),
        ("自2018年", "2018-01-01", "2024-09-24"),
        ("2024年10月5日开始", "2024-10-05", None),
        ("“十四五”以来", "2021-01-01", "2024-09-24"),
        ("“十四五”末", "2025-01-01", "2025-12-31"),
        ("党的二十大以来", "2022-10-16", "2024-09-24"),
        ("去年", "2023-01-01", "2023-12-31"),
        ("今年上半年", "2024-01-01", "2024-06-30"),
        ("上半年", "2024-01-01", "2024-06-30"),
        ("前三季度", "2024-01-01", "2024-09-30"),
        ("第二季度", "2024-04-01", "2024-06-30"),
        ("1-9月", "2024-01-01", "2024-09-30"),
        ("2024年1至8月", "2024-01-01", "2024-08-31"),
        ("前10个月", "2023-01-01", "2023-10-31"),
        ("今年前8个月", "2024-01-01", "2024-08-31"),
        ("截至8月底", None, "2024-08-31"),
        ("截至2023年9月底", None, "2023-09-30"),
        ("截止到6月30日", None, "2024-06-30"),
        ("9月20日至22日", "2024-09-20", "2024-09-22"),
        ("9月28日至10月7日", "2024-09-28", "2024-10-07"),
        ("11月3日", "2023-11-03", "2023-11-03"),
        ("三月下旬", "2024-03-21", "2024-03-31"),
        ("二〇二三年", "2023-01-01", "2023-12-31"),
        ("2020年至2023年", "2020-01-01", "2023-12-31"),
        ("去年底", "2023-12-01", "2023-12-31"),
        ("2023年2月", "2023-02-01", "2023-02-28"),
        ("近5年来", "2019-09-24", "2024-09-24"),
        ("三个月来", "2024-06-24", "2024-09-24"),
        ("昨日", "2024-09-23", "2024-09-23"),
        ("２０２３年５月", "2023-05-01", "2023-05-31"),
        ("2019—2023年", "2019-01-01", "2023-12-31"),
        ("２０１９一２０２３年", "2019-01-01", "2023-12-31"),
        ("6月底前", None, "2024-06-30"),
        ("国庆期间", "2024-10-01", "2024-10-07"),
        ("“十一”期间", "2024-10-01", "2024-10-07"),
        ("2023年五一期间", "2023-05-01", "2023-05-05"),
        ("近年来", None, None),
        ("近日", None, None),
        ("每年", None, None),
        ("13月", None, None),
        ("上年同期", None, None),
    ],
)
def test_period_resolves_against_the_page(
    surface: str, start: str | None, end: str | None, reference: Reference
) -> None:
    days = resolve_period(surface, PUBLISHED, "achieved", reference.wording.periods)
    assert (days.start, days.end) == (
        start and date.fromisoformat(start),
        end and date.fromisoformat(end),
    )


def test_planned_period_lies_ahead(reference: Reference) -> None:
    days = resolve_period("年底前", PUBLISHED, "planned", reference.wording.periods)
    assert (days.start, days.end) == (None, date(2024, 12, 31))


@pytest.mark.parametrize(
    ("surface", "end"),
    [
        ("“五一”前", "2025-04-30"),
        ("“十一”前", "2024-09-30"),
        ("国庆节前", "2024-09-30"),
        ("元旦前", "2024-12-31"),
    ],
)
def test_planned_feast_is_the_next_one(surface: str, end: str, reference: Reference) -> None:
    days = resolve_period(surface, PUBLISHED, "planned", reference.wording.periods)
    assert (days.start, days.end) == (None, date.fromisoformat(end))


@pytest.mark.parametrize(
    ("text", "start", "end", "status"),
    [
        ("2012年，他办起传习所，先后带徒弟64人。", "2012-01-01", "2024-09-24", "achieved"),
        ("2016年8月，协会成立，至今救助动物1300只。", "2016-08-01", "2024-09-24", "achieved"),
        ("2012年，他办起传习所，当年招徒弟6人。", "2012-01-01", "2012-12-31", "achieved"),
        ("2023年，全县先后举办招聘会46场。", "2023-01-01", "2023-12-31", "achieved"),
        ("2020年，公司落户园区，投资3亿元。", "2020-01-01", "2020-12-31", "achieved"),
        ("到2027年，绿电装机达到800万千瓦。", "2027-01-01", "2027-12-31", "planned"),
        ("要确保全年播种面积16.8万亩。", "2024-01-01", "2024-12-31", "planned"),
        ("８月，接待游客６３．５万人次。", "2024-08-01", "2024-08-31", "achieved"),
    ],
)
def test_days_and_status_of_a_figure(
    text: str, start: str, end: str, status: str, reference: Reference
) -> None:
    metric = stored(text, reference)[-1]
    assert (metric.period_start, metric.period_end, metric.status) == (
        date.fromisoformat(start),
        date.fromisoformat(end),
        status,
    )


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("每天准备14个菜，一天的就餐人数在150人左右。", "aa"),
        ("村里准备新建3个凉亭。", "p"),
        ("甘蔗5亩，扣除成本预计增收10万元；大豆200亩，收入2万元。", "apaa"),
        ("计划新建水库2座；改造泵站5座。", "pp"),
        ("接下来的两个小时里，他跑了9户人家。", "aa"),
        ("接下来，全镇新建冷库2座。", "p"),
        ("社区将9个大网格细化为38个小网格。", "aa"),
        ("公司将新增岗位38个。", "p"),
        ("按照“一村一品”规划，建设了12个绣坊，带动妇女300人。", "aa"),
        ("全县规划建设绣坊12个。", "p"),
        ("力争用三年时间实现恢复灌面10万亩。", "pp"),
        ("争取到上级项目资金300万元。", "a"),
        ("争取到年底建成冷库2座。", "p"),
        ("预计总产量63万吨，比去年增加8万吨。", "pp"),
        ("厂子2018年建成后，年产值8亿元。", "a"),
        ("厂子建成后，年产值8亿元。", "p"),
    ],
)
def test_how_far_a_plan_reaches(text: str, statuses: str, reference: Reference) -> None:
    assert "".join(metric.status[0] for metric in stored(text, reference)) == statuses


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("自去年10月食堂开业以来，71岁的孙桂兰成了常客。", None),
        ("今年3月以来，68岁的老党员李福田天天巡河。", None),
        ("今年71岁的孙桂兰是食堂的常客。", "今年"),
        ("2018年，45岁的他回到村里。", "2018年"),
        ("针对当前护林力量不足的问题，镇里投入25万元。", None),
        ("结合当前农时，服务队上门检修农机30台。", None),
        ("当前，全镇已检修农机30台。", "当前"),
        ("走访历届三八红旗手20名。", None),
        ("“五一”劳动奖章获得者有12名。", None),
        ("三八节期间，走访妇女20名。", "三八节期间"),
        ("开展寒暑假托管服务5次。", "寒暑假"),
        ("荔枝品种三月红上市，均价12元。", None),
        ("自2018年被列入“民族文化生态保护区”以来，培训绣娘600人。", "自2018年"),
    ],
)
def test_which_period_is_a_figures_own(text: str, period: str | None, reference: Reference) -> None:
    assert stored(text, reference)[0].period_text == period


@pytest.mark.parametrize(
    ("surface", "precision", "start", "end"),
    [
        ("截至目前", "month", None, "2024-01-31"),
        ("今年以来", "year", "2024-01-01", "2024-12-31"),
        ("上半年", "year", "2024-01-01", "2024-06-30"),
        ("8月", "year", "2024-08-01", "2024-08-31"),
    ],
)
def test_page_known_by_its_year_alone(
    surface: str, precision: Precision, start: str | None, end: str, reference: Reference
) -> None:
    published = Published(on=date(2024, 1, 1), precision=precision, evidence="")
    days = resolve_period(surface, published, "achieved", reference.wording.periods)
    assert (days.start and str(days.start), str(days.end)) == (start, end)


@pytest.mark.parametrize(
    ("text", "evidence", "status"),
    [
        ("2024年10月，合作社扩建，入社70户。", "masthead", "planned"),
        ("2024年10月，合作社扩建，入社70户。", "9月24日; 2024年", "achieved"),
        ("到2027年，入社700户。", "9月24日; 2024年", "planned"),
    ],
)
def test_day_gathered_from_the_text_is_the_earliest(
    text: str, evidence: str, status: str, reference: Reference
) -> None:
    published = Published(on=PUBLISHED.on, precision="day", evidence=evidence)
    assert stored(text, reference, published=published)[0].status == status


def test_undated_page_dates_only_what_names_its_year(reference: Reference) -> None:
    undated = Published(on=None, precision=None, evidence="")
    names = reference.wording.periods
    assert resolve_period("今年以来", undated, "achieved", names).start is None
    assert resolve_period("2019年", undated, "achieved", names).end == date(2019, 12, 31)
