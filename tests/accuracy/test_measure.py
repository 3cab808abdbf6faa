"""The measures themselves, on readings that are wrong in one known way."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from flows.records import Span
from tests.accuracy.annotations import AnnotatedArticle, AnnotatedMetric, AnnotatedPage
from tests.accuracy.found import FoundArticle, FoundMetric, FoundPage
from tests.accuracy.likeness import is_near, is_one_of, is_same_subject, overlap, plain_place
from tests.accuracy.measure import Accuracy

VILLAGE = ("内蒙古自治区", "赤峰市", "克什克腾旗", "经棚镇", "向阳村")

WRITTEN_METRIC = AnnotatedMetric(
    span=Span(10, 15),
    text="600余份",
    context="宣传单600余份",
    value=600.0,
    value_max=None,
    approx="over",
    unit="份",
    per="户|年",
    kind="count",
    subject="宣传单",
    place=None,
    is_optional=False,
)
WRITTEN = AnnotatedPage(
    file_name="one.txt",
    path=Path("one.txt"),
    published="2023-11",
    articles=(
        AnnotatedArticle(
            number=1,
            span=Span(0, 100),
            title="养老服务 暖人心",
            kind="article",
            credits=Counter({("李敏", "reporter"): 1}),
            place=VILLAGE,
            other_places=(),
            theme="elder_care",
            themes=frozenset({"elder_care"}),
            optional_themes=frozenset({"welfare"}),
            is_initiative=True,
            names=frozenset({"幸福小院"}),
            optional_names=frozenset(),
            metrics=(WRITTEN_METRIC, replace(WRITTEN_METRIC, span=Span(30, 33), is_optional=True)),
        ),
    ),
)
ARTICLE = FoundArticle(
    span=Span(0, 96),
    title="养老服务暖人心",
    kind="article",
    credits=Counter({("李敏", "reporter"): 1}),
    place=VILLAGE,
    places=frozenset({VILLAGE, VILLAGE[:3]}),
    theme="elder_care",
    themes=frozenset({"elder_care", "welfare"}),
    is_initiative=True,
    names=frozenset({"“幸福小院”"}),
)
METRIC = FoundMetric(
    span=Span(9, 15),
    text="600余份",
    value=600.0,
    value_max=None,
    approx="over",
    unit="份",
    per="年",
    kind="count",
    subject="发放宣传单",
    place=VILLAGE,
)
FOUND = FoundPage(
    file_name="one.txt", published="2023-11-01", articles=(ARTICLE,), metrics=(METRIC,)
)


def shortfalls(found: FoundPage | None) -> dict[str, tuple[int, int, int]]:
    """right, found, wanted of each measure that is not perfect."""
    accuracy = Accuracy()
    accuracy.add(WRITTEN, found)
    return {
        name: (tally.right, tally.found, tally.wanted)
        for name, tally in accuracy.tallies.items()
        if not tally.right == tally.found == tally.wanted
    }


def test_what_is_optional_or_told_in_other_words_is_right() -> None:
    assert shortfalls(FOUND) == {}


def test_an_optional_figure_is_neither_asked_for_nor_punished() -> None:
    optional = replace(METRIC, span=Span(30, 33), unit="场")
    assert shortfalls(replace(FOUND, metrics=(METRIC, optional))) == {}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"unit": "份子"}, {"unit", "metric_exact", "metric_fact"}),
        ({"value_max": 700.0}, {"value", "metric_exact", "metric_fact"}),
        ({"per": None}, {"per", "metric_exact", "metric_fact"}),
        ({"subject": "老人"}, {"subject", "metric_fact"}),
        ({"place": VILLAGE[:3]}, {"metric_region", "metric_fact"}),
        ({"span": Span(40, 44)}, {"metric", "metric_exact", "metric_fact"}),
    ],
)
def test_what_is_wrong_of_a_figure(change: dict[str, object], expected: set[str]) -> None:
    metric = replace(METRIC, **change)  # type: ignore[arg-type]
    assert set(shortfalls(replace(FOUND, metrics=(metric,)))) == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"title": "养老服务"}, {"title": (0, 1, 1)}),
        ({"kind": "brief"}, {"kind": (0, 1, 1)}),
        ({"place": VILLAGE[:4]}, {"region_full": (0, 1, 1)}),
        ({"places": frozenset({VILLAGE, ("河北省",)})}, {"regions": (1, 2, 1)}),
        ({"credits": Counter({("李敏", "intern"): 1})}, {"author": (0, 1, 1)}),
        ({"theme": "health"}, {"theme": (0, 1, 1)}),
        ({"themes": frozenset({"health"})}, {"themes": (0, 1, 1)}),
        ({"names": frozenset()}, {"initiative_name": (0, 0, 1)}),
        ({"is_initiative": False}, {"is_initiative": (0, 1, 1)}),
    ],
)
def test_what_is_wrong_of_a_piece(
    change: dict[str, object], expected: dict[str, tuple[int, int, int]]
) -> None:
    article = replace(ARTICLE, **change)  # type: ignore[arg-type]
    assert shortfalls(replace(FOUND, articles=(article,))) == expected


def test_a_piece_cut_short_is_another_piece() -> None:
    cut = replace(ARTICLE, span=Span(0, 70))
    assert shortfalls(replace(FOUND, articles=(cut,)))["article"] == (0, 1, 1)


def test_a_page_that_was_not_read_is_missed_whole() -> None:
    missed = shortfalls(None)
    assert missed["article"] == (0, 0, 1)
    assert missed["metric"] == (0, 0, 1)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Span(0, 10), Span(0, 10), 1.0),
        (Span(0, 10), Span(5, 10), 0.5),
        (Span(0, 5), Span(5, 9), 0.0),
    ],
)
def test_overlap(one: Span, other: Span, expected: float) -> None:
    assert overlap(one, other) == expected


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("向阳村民委员会", "向阳村"),
        ("巴彦嘎查委员会", "巴彦嘎查"),
        ("哈达社区居民委员会", "哈达社区"),
        ("东华门街道办事处", "东华门街道"),
        ("经 棚 镇", "经棚镇"),
    ],
)
def test_plain_place(printed: str, name: str) -> None:
    assert plain_place(printed) == name


@pytest.mark.parametrize(
    ("written", "found", "same"),
    [
        ("总户数", "户数", True),
        ("户", "户数", True),
        ("户", "养殖户", False),
        ("老年食堂用餐老人", "食堂用餐的老人", True),
        ("宣传单", "老人", False),
        ("宣传单", "", False),
        ("", "宣传单", True),
    ],
)
def test_same_subject(written: str, found: str, same: bool) -> None:
    assert is_same_subject(written, found) is same


def test_a_third_is_written_with_two_decimals() -> None:
    assert is_near(33.33, 100 / 3)
    assert not is_near(33.33, 33.0)
    assert not is_near(None, 0.0)


def test_answers_that_are_equally_good() -> None:
    assert is_one_of("户|年", "年")
    assert is_one_of(None, None)
    assert not is_one_of("户|年", None)
