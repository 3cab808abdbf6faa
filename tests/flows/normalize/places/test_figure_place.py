"""The place that a figure is about: small pieces and what a careful reader says of one figure."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from flows.extract.places import find_page_marks
from flows.normalize.places.mentions import metric_region, read_places
from flows.records import PageHint, PageLayout, Span
from flows.tables import Reference
from tests.factories import article, page

CASES = Path(__file__).parents[3] / "cases" / "figure_places.csv"


def cases() -> list[tuple[str, str, str, str, str]]:
    with CASES.open(encoding="utf-8", newline="") as handle:
        return [
            (
                row["home"],
                row["title"],
                row["body"].replace("\\n", "\n"),
                row["figure"],
                row["expected"],
            )
            for row in csv.DictReader(handle)
        ]


@pytest.mark.parametrize(("home", "title", "body", "figure", "expected"), cases())
def test_the_place_of_a_figure(
    home: str, title: str, body: str, figure: str, expected: str, reference: Reference
) -> None:
    printed = page(f"{title}\n{body}")
    layout = PageLayout(articles=(article(printed, title=title, body=body),))
    hinted = replace(printed, hint=PageHint(region_code=home))
    marks = find_page_marks(layout, reference.gazetteer)
    found = read_places(hinted, layout, marks, reference.gazetteer)
    at = body.index(figure)
    span = Span(at, at + len(figure))
    code = metric_region(found.articles[0], body, "body", span, reference.gazetteer)
    names = {division.region_code: division.name for division in found.divisions}
    assert names.get(code or "", "") == expected
