"""What a correction changes, what follows from it, and when it is stale."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from flows.normalize.corrections import apply_corrections
from flows.records import Correction, FieldValue, PageHint, PageResult
from flows.tables import Reference
from tests.factories import metric, page, page_result

TEXT = "沙地变良田\n本报讯 全镇种植大豆3.2万苗，修渠20公里。\n又修渠20公里。"
Fields = dict[str, FieldValue]


def correction(
    *,
    expect: Fields,
    fields: Fields | None,
    quote: str = "大豆3.2万苗",
    text: str | None = "3.2万",
    is_addition: bool = False,
) -> Correction:
    return Correction(
        is_addition=is_addition,
        correction_id="one",
        file="one.txt",
        target="article" if text is None else "figure",
        quote=quote,
        text=text,
        expect=tuple(expect.items()),
        fields=None if fields is None else tuple(fields.items()),
        reason="The scan has 苗 for 亩.",
        reviewer="王敏",
        decided_on=date(2024, 5, 1),
    )


def corrected(reference: Reference, *corrections: Correction) -> PageResult:
    """The page of two figures, as read and then corrected."""
    of = replace(page(TEXT), hint=PageHint(corrections=corrections))
    misread = metric(
        of,
        text="3.2万",
        value=32000.0,
        approx="exact",
        unit="",
        kind="other",
        value_base=None,
        unit_base=None,
        value_low=32000.0,
        value_high=32000.0,
        subject="大豆",
    )
    canal = metric(of, text="20公里", value=20.0, unit="公里", kind="length", subject="渠")
    return apply_corrections(page_result(of, [misread, canal]), reference)


def test_span_unit_and_kind_are_mended_with_all_that_follows(reference: Reference) -> None:
    result = corrected(
        reference,
        correction(
            expect={"unit": "", "value": 32000.0},
            fields={"text": "3.2万苗", "unit": "亩", "kind": "area", "approx": "about"},
        ),
    )
    mended, canal = result.articles[0].metrics
    assert mended.text == TEXT[mended.char_start : mended.char_end] == "3.2万苗"
    assert mended.unit_base == "m2"
    assert mended.value_base == pytest.approx(32000 * 2000 / 3)
    assert mended.value_low == pytest.approx(0.9 * 32000 * 2000 / 3)
    assert mended.correction_id == "one"
    assert canal.correction_id is None
    assert [(note.field, note.before, note.after) for note in result.corrected] == [
        ("text", "3.2万", "3.2万苗"),
        ("unit", "", "亩"),
        ("kind", "other", "area"),
        ("approx", "exact", "about"),
    ]


@pytest.mark.parametrize(
    "fields",
    [
        {"value": 3200.0},
        {"subject": "黄豆"},
        {"per": "户"},
        {"status": "planned"},
        {"place": None},
        {"approx": "range", "value_max": 40000.0},
        {"period_text": "去年", "period_start": date(2022, 1, 1), "period_end": None},
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_each_field_can_be_set(reference: Reference, fields: Fields) -> None:
    result = corrected(reference, correction(expect={"value": 32000.0}, fields=fields))
    mended = result.articles[0].metrics[0]
    for name, value in fields.items():
        assert getattr(mended, {"place": "region_code"}.get(name, name)) == value
    assert {note.status for note in result.corrected} == {"applied"}


def test_words_of_a_period_mean_the_days_they_mean_on_the_page(reference: Reference) -> None:
    """The page is of 9 November 2023."""
    fields: Fields = {"period_text": "今年以来"}
    result = corrected(reference, correction(expect={"period_text": None}, fields=fields))
    mended = result.articles[0].metrics[0]
    assert (mended.period_start, mended.period_end) == (date(2023, 1, 1), date(2023, 11, 9))


def test_a_place_brings_all_above_it(reference: Reference) -> None:
    fields: Fields = {"place": "330483"}
    result = corrected(reference, correction(expect={"place": "150425"}, fields=fields))
    assert result.articles[0].metrics[0].region_code == "330483"
    assert {"330000", "330400", "330483"} <= {each.region_code for each in result.divisions}


def test_a_false_figure_is_withdrawn(reference: Reference) -> None:
    result = corrected(reference, correction(expect={"value": 32000.0}, fields=None))
    assert [each.text for each in result.articles[0].metrics] == ["20公里"]
    (note,) = result.corrected
    assert (note.field, note.before, note.after) == ("withdrawn", "3.2万", None)


def test_themes_and_place_of_an_article(reference: Reference) -> None:
    result = corrected(
        reference,
        correction(
            quote="沙地 变良田",
            text=None,
            expect={"theme": "elder_care"},
            fields={"themes": ("ecology", "elder_care"), "place": "150404"},
        ),
    )
    (found,) = result.articles
    assert (found.theme, found.region_code, found.correction_id) == ("ecology", "150404", "one")
    assert [(tag.theme, tag.rank) for tag in found.themes] == [("ecology", 1), ("elder_care", 2)]
    assert [tag.region_code for tag in found.regions if tag.is_primary] == ["150404"]
    assert {each.region_code for each in found.metrics} == {"150404"}
    assert {(each.theme, each.region_code) for each in found.initiatives} == {("ecology", "150404")}


def test_an_article_without_headline_is_found_by_its_words(reference: Reference) -> None:
    result = corrected(
        reference,
        correction(
            quote="又修渠",
            text=None,
            expect={"themes": ("elder_care",)},
            fields={"themes": ("infrastructure",)},
        ),
    )
    assert result.articles[0].theme == "infrastructure"


@pytest.mark.parametrize(
    ("stale", "reason"),
    [
        (correction(expect={"value": 5.0}, fields={"value": 1.0}), "value is read as 32000.0"),
        (
            correction(quote="小豆3.2万", expect={"value": 1.0}, fields={"value": 1.0}),
            "stands 0 times",
        ),
        (
            correction(
                quote="修渠20公里", text="20公里", expect={"value": 20.0}, fields={"value": 1.0}
            ),
            "stands 2 times",
        ),
        (
            correction(text="3.2万苗", expect={"value": 1.0}, fields={"value": 1.0}),
            "no figure is read from '3.2万苗'",
        ),
        (
            correction(expect={"value": 32000.0}, fields={"place": "999999"}),
            "'999999' is the code of no division",
        ),
        (correction(expect={"value": 32000.0}, fields={"approx": "range"}), "a range needs"),
        (
            correction(
                expect={"value": 32000.0},
                fields={"period_start": date(2023, 5, 1), "period_end": date(2023, 4, 30)},
            ),
            "period_end is before period_start",
        ),
        (
            correction(expect={"value": 32000.0}, fields={"approx": "range", "value_max": 100.0}),
            "value_max is less",
        ),
        (
            correction(quote="别的标题", text=None, expect={"theme": None}, fields={"place": None}),
            "stands 0 times",
        ),
    ],
)
def test_a_stale_correction_changes_nothing_and_says_why(
    reference: Reference, stale: Correction, reason: str
) -> None:
    result = corrected(reference, stale)
    (note,) = result.corrected
    assert note.status == "stale"
    assert reason in (note.detail or "")
    assert [each.correction_id for each in result.articles[0].metrics] == [None, None]


def test_a_second_correction_sees_the_first(reference: Reference) -> None:
    first = correction(expect={"value": 32000.0}, fields={"value": 3200.0})
    second = correction(expect={"value": 3200.0}, fields={"subject": "黄豆"})
    result = corrected(reference, first, replace(second, correction_id="two"))
    mended = result.articles[0].metrics[0]
    assert (mended.value, mended.subject, mended.correction_id) == (3200.0, "黄豆", "two")


MISSED: Fields = {"value": 20.0, "unit": "公里", "kind": "length", "subject": "渠"}


def added(expect: Fields, quote: str = "又修渠20公里", text: str = "20公里") -> Correction:
    return correction(expect=expect, fields=MISSED, quote=quote, text=text, is_addition=True)


def test_a_missed_figure_is_added_with_all_that_follows(reference: Reference) -> None:
    result = corrected(reference, added({"title": "沙地变良田"}))
    *_, last = result.articles[0].metrics
    assert TEXT[last.char_start : last.char_end] == last.text == "20公里"
    assert last.char_start == TEXT.rindex("20公里")
    assert (last.value_base, last.unit_base, last.value_high) == (20000.0, "m", 20000.0)
    assert (last.approx, last.status, last.region_code) == ("exact", "achieved", "150425")
    assert last.sentence == "又修渠20公里。"
    assert (last.rule_id, last.correction_id) == ("reviewer", "one")
    (note,) = result.corrected
    assert (note.status, note.field, note.before, note.after) == (
        "applied",
        "added",
        None,
        "20公里",
    )


@pytest.mark.parametrize(
    ("stated", "days"),
    [
        ({}, (None, None)),
        ({"period_text": "2022年"}, (date(2022, 1, 1), date(2022, 12, 31))),
        ({"period_text": "截至9月底"}, (None, date(2023, 9, 30))),
        ({"period_text": "近年来"}, (None, None)),
        (
            {"period_text": "第一期", "period_start": date(2021, 6, 1), "period_end": None},
            (date(2021, 6, 1), None),
        ),
    ],
    ids=["none", "a year", "up to a day", "vague", "days given"],
)
def test_an_added_figure_may_state_its_period(
    reference: Reference, stated: Fields, days: tuple[date | None, date | None]
) -> None:
    addition = added({"title": "沙地变良田"})
    result = corrected(reference, replace(addition, fields=(*MISSED.items(), *stated.items())))
    *_, last = result.articles[0].metrics
    assert last.period_text == stated.get("period_text")
    assert (last.period_start, last.period_end) == days


@pytest.mark.parametrize(
    ("addition", "detail"),
    [
        (added({"title": "沙地变良田"}, quote="又修渠30公里", text="30公里"), "stands 0 times"),
        (added({"title": "沙地变绿洲"}), "title is read as '沙地变良田'"),
        (added({"place": "150404"}), "place is read as '150425'"),
        (added({"title": "沙地变良田"}, quote="，修渠20公里"), "is read there by now"),
    ],
    ids=["characters gone", "another headline", "another place", "read by now"],
)
def test_an_addition_whose_page_is_another_is_stale(
    reference: Reference, addition: Correction, detail: str
) -> None:
    result = corrected(reference, addition)
    assert [each.text for each in result.articles[0].metrics] == ["3.2万", "20公里"]
    (note,) = result.corrected
    assert note.status == "stale"
    assert detail in (note.detail or "")
