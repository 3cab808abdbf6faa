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
