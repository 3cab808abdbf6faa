"""Figures that contradict their page never reach the warehouse, and are not lost silently."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from flows.load.soundness import keep_sound
from flows.records import Metric
from tests.factories import metric, page_result


@pytest.mark.parametrize(
    "unsound",
    [
        metric(char_start=3),
        metric(value=-1.0),
        metric(value=float("nan")),
        metric(value_max=700.0),
        metric(approx="range"),
        metric(approx="range", value_max=5.0),
        metric(value_low=9.0, value_high=8.0),
    ],
)
def test_an_unsound_figure_becomes_an_issue(unsound: Metric) -> None:
    result = keep_sound(page_result(metrics=[unsound]))
    assert result.articles[0].metrics == ()
    (issue,) = result.issues
    assert issue.code == "unsound_metric"
    assert issue.article_id == unsound.article_id


def test_a_figure_is_not_lost_for_its_period() -> None:
    reversed_days = {"period_start": date(2024, 3, 5), "period_end": date(2024, 3, 2)}
    result = keep_sound(page_result(metrics=[metric(**reversed_days)]))
    (kept,) = result.articles[0].metrics
    assert (kept.period_start, kept.period_end) == (None, None)
    assert [issue.code for issue in result.issues] == ["unsound_period"]


def test_a_figure_read_twice_is_kept_once() -> None:
    result = keep_sound(page_result(metrics=[metric(), metric()]))
    assert len(result.articles[0].metrics) == 1
    assert len(result.issues) == 1


def test_sound_figures_pass_untouched() -> None:
    result = page_result()
    assert keep_sound(result) is result


def test_a_code_that_no_division_has_is_left_out_and_told() -> None:
    result = page_result(metrics=[metric(region_code="999999")])
    sound = keep_sound(dataclasses.replace(result, paper_region_code="15"))
    assert sound.paper_region_code is None
    assert [each.region_code for each in sound.articles[0].metrics] == [None]
    assert {issue.code for issue in sound.issues} == {"unknown_region"}


def test_two_initiatives_of_one_identifier_are_one() -> None:
    result = page_result()
    (found,) = result.articles
    twice = dataclasses.replace(found, initiatives=found.initiatives * 2)
    sound = keep_sound(dataclasses.replace(result, articles=(twice,)))
    assert len(sound.articles[0].initiatives) == 1
    assert [issue.code for issue in sound.issues] == ["repeated_initiative"]
