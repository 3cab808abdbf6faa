"""The theme that a reader would give an article, and what keeps a word from counting."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from flows.extract.themes import find_theme_hits
from flows.normalize.themes import rank_themes
from flows.records import ThemeTag
from flows.reference.themes import load_themes
from flows.tables.themes import ThemeTable
from tests.factories import article, page, place_mention

CASES = Path(__file__).parents[2] / "cases"


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((CASES / name).read_text(encoding="utf-8").splitlines()))


ROWS = _rows("themes.csv")
SETS = _rows("theme_sets.csv")
RULES = _rows("theme_rules.csv")


@pytest.fixture(scope="module")
def table(root: Path) -> ThemeTable:
    return load_themes(root / "seeds" / "reference")


def _themes(
    title: str, body: str, table: ThemeTable, kind: str = "article", column: str | None = None
) -> tuple[ThemeTag, ...]:
    piece = article(page(f"{title}\n{body}"), title=title, body=body, kind=kind, column_name=column)
    return rank_themes(piece, find_theme_hits(piece, table), table)


@pytest.mark.parametrize("row", ROWS, ids=[row["title"] or row["body"][:12] for row in ROWS])
def test_primary_theme(
    row: dict[str, str], table: ThemeTable, request: pytest.FixtureRequest
) -> None:
    if row["known_failure"]:
        request.applymarker(pytest.mark.xfail(reason=row["known_failure"], strict=True))
    kind = "reference" if row["theme"] == "study_reference" else "article"
    tags = _themes(row["title"], row["body"], table, kind)
    assert tags[0].theme == row["theme"], tags


@pytest.mark.parametrize("row", SETS, ids=[row["title"] or row["body"][:12] for row in SETS])
def test_all_themes_of_a_piece(
    row: dict[str, str], table: ThemeTable, request: pytest.FixtureRequest
) -> None:
    if row["known_failure"]:
        request.applymarker(pytest.mark.xfail(reason=row["known_failure"], strict=True))
    expected = {row["theme"], *filter(None, row["further"].split("|"))}
    tags = _themes(row["title"], row["body"], table, "article" if row["title"] else "brief")
    assert tags[0].theme == row["theme"], tags
    assert {tag.theme for tag in tags} - set(row["optional"].split("|")) == expected, tags


@pytest.mark.parametrize("row", RULES, ids=[row["title"] or row["body"][:12] for row in RULES])
def test_what_is_done_goes_before_what_it_is_done_to(
    row: dict[str, str], table: ThemeTable, request: pytest.FixtureRequest
) -> None:
    if row["known_failure"]:
        request.applymarker(pytest.mark.xfail(reason=row["known_failure"], strict=True))
    kind = "article" if row["title"] else "brief"
    tags = _themes(row["title"], row["body"], table, kind, row["column"] or None)
    assert tags[0].theme == row["theme"], tags


def test_every_term_is_read_and_speaks_for_its_themes(table: ThemeTable) -> None:
    for number, term in enumerate(table.terms):
        (hits,) = find_theme_hits(article(page(f"\n日前{term.term}，")), table) or (None,)
        read = hits is not None and number in hits.times
        assert read is bool(term.votes), term.term


def test_economy_stands_apart_from_farming(table: ThemeTable) -> None:
    body = "合作社的茶叶加工厂产值突破千万元，生产线开足马力，产品出口订单排到年底，企业纳税大增。"
    themes = {tag.theme for tag in _themes("", body, table)}
    assert len(themes & {"economy", "rural_industry"}) == 1


def test_for_whom_and_where_alone_add_no_theme(table: ThemeTable) -> None:
    body = "民警到学校门口执勤，劝导超员车辆，查处酒驾，接送学生的孩子家长和老师都说好。"
    assert {tag.theme for tag in _themes("", body, table)} == {"safety"}


def test_a_comment_is_about_its_matter_not_about_its_genre(table: ThemeTable) -> None:
    body = "景区门口排长队，游客晒太阳等三小时，门票却不少一分。预约限流早该做，别让人乘兴而来。"
    tags = _themes("莫让游客等成“石头”", body, table, column="江边漫谈")
    assert tags[0].theme == "culture"
    assert "cadres" not in {tag.theme for tag in tags}


def test_themes_that_do_not_clearly_apply_are_rare(table: ThemeTable) -> None:
    wrong = given = 0
    for row in ROWS:
        expected = {row["theme"], *row["also"].split("|")}
        tags = {tag.theme for tag in _themes(row["title"], row["body"], table)}
        given += len(tags)
        wrong += len(tags - expected)
    assert wrong <= 0.05 * given


@pytest.mark.parametrize(
    ("title", "body", "absent"),
    [
        ("平安镇修通村路", "平安镇新修水泥路3公里，村民出行方便了。", "safety"),
        ("学校路完成改造", "学校路铺上沥青，路灯也亮了。", "education"),
        ("公路通车", "达斡尔族自治旗的公路昨日通车。", "ethnic_unity"),
        ("老房换新颜", "小区加装电梯12部，大家在楼下喝茶聊天，朋友圈里晒新家。", "rural_industry"),
    ],
)
def test_a_word_inside_a_name_is_no_evidence(
    title: str, body: str, absent: str, table: ThemeTable
) -> None:
    assert absent not in {tag.theme for tag in _themes(title, body, table)}


@pytest.mark.parametrize(
    ("body", "place", "words"),
    [
        ("天桥沟村的木耳丰收了。", "天桥沟村", {"木耳", "丰收"}),
        ("恭城瑶族自治县柿子丰收。", "恭城瑶族自治县", {"丰收"}),
        ("文峰社区的网格员很忙。", "文峰社区", {"社区", "网格员"}),
    ],
)
def test_what_a_place_is_called_is_no_evidence(
    body: str, place: str, words: set[str], table: ThemeTable
) -> None:
    piece = article(page(f"\n{body}"), body=body)
    (hits,) = find_theme_hits(piece, table, [place_mention(piece, place)])
    assert {table.terms[number].term for number in hits.times} >= words
    assert not any(
        table.terms[number].term in place and table.terms[number].term != "社区"
        for number in hits.times
    )


def test_ranks_scores_and_evidence(table: ThemeTable) -> None:
    body = "镇卫生院医护人员每月到敬老院为老人义诊、体检，食堂为高龄老人送餐。"
    tags = _themes("敬老院里的义诊", body, table)
    assert {tag.theme for tag in tags} == {"health", "elder_care"}
    assert [tag.rank for tag in tags] == [1, 2]
    assert tags[0].score >= tags[1].score
    assert "义诊" in {tag.theme: tag.evidence for tag in tags}["health"].split("、")


def test_at_most_four_themes(table: ThemeTable) -> None:
    body = "学校、医院、法院、养老院、合作社、妇联、招聘会、党课、非遗、植树、公路、移风易俗。"
    assert len(_themes("", body, table)) <= 4


def test_an_article_without_theme_words_gets_none(table: ThemeTable) -> None:
    assert _themes("", "嗯。", table) == ()


def test_the_same_words_are_study_material_only_in_a_reference_block(table: ThemeTable) -> None:
    body = "党小组会：一般每月召开1次，由党小组组长召集并主持。"
    assert _themes("每周一学", body, table, "reference")[0].theme == "study_reference"
    assert _themes("每周一学", body, table)[0].theme == "party_building"


def test_a_list_tells_less_than_what_it_ends_in(table: ThemeTable) -> None:
    body = "完小开设剪纸、龙灯、山歌课程，孩子们每周上两节课，老师说学生都爱学。"
    alone = "完小开设剪纸课程，排练龙灯，教唱山歌，孩子们每周上两节课，老师说学生都爱学。"
    listed, told = (
        next(tag.score for tag in _themes("", text, table) if tag.theme == "culture")
        for text in (body, alone)
    )
    assert listed < told


def test_what_comes_late_tells_less(table: ThemeTable) -> None:
    early = "民警到小区宣传反诈。"
    late = (
        "这是一个晴朗的下午，大家早早来到广场上坐下，等着听人讲一讲近来发生的事情和该当心的地方。"
        * 2
    )
    first, second = (_themes("", text, table)[0].score for text in (early, late + early))
    assert second < first


def test_advice_is_about_what_it_advises_on(table: ThemeTable) -> None:
    body = "立冬前后是梨园清园的时候。果农要剪去病枝，每亩施有机肥3立方米，浇足封冻水。"
    tags = _themes("", body, table, "reference", "农时提醒")
    assert [tag.theme for tag in tags] == ["rural_industry"]


def test_a_lesson_teaches_one_thing(table: ThemeTable) -> None:
    body = "“四下基层”：是指宣传党的政策下基层、调查研究下基层、信访接待下基层、现场办公下基层。"
    assert len(_themes("", body, table, "reference", "每周一学")) == 2


def test_a_notice_is_no_study_material(table: ThemeTable) -> None:
    body = "张某某遗失身份证，声明作废。"
    assert _themes("遗失声明", body, table, "reference")[0].theme == "public_service"


def test_every_theme_has_terms(table: ThemeTable) -> None:
    voted = {theme for term in table.terms for theme, _ in term.votes}
    assert voted == {theme.theme for theme in table.themes}
