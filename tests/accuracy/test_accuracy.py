"""The annotated pages are read as well as is promised, by the functions of a run."""

from __future__ import annotations

import pytest

from flows.tables import Reference
from tests.accuracy.__main__ import measure
from tests.accuracy.annotations import ANNOTATED, page_sets
from tests.accuracy.bars import BARS, Bar
from tests.accuracy.found import from_result, read_result
from tests.accuracy.measure import Accuracy


@pytest.fixture(scope="module")
def measured(reference: Reference) -> dict[str, Accuracy]:
    return {
        page_set: measure(pages, (from_result(read_result(page.path, reference)) for page in pages))
        for page_set, pages in page_sets().items()
    }


def test_every_annotation_belongs_to_a_set() -> None:
    named = [page.file_name for pages in page_sets().values() for page in pages]
    annotated = sorted(path.stem for path in (ANNOTATED / "gold").glob("*.json"))
    assert sorted(name.removesuffix(".txt") for name in named) == annotated


def test_a_figure_of_an_annotation_is_told_once() -> None:
    for pages in page_sets().values():
        for page in pages:
            text = page.path.read_text(encoding="utf-8-sig")
            for article in page.articles:
                repeated = [
                    each.context for each in article.metrics if text.count(each.context) > 1
                ]
                assert repeated == [], page.file_name


@pytest.mark.parametrize(
    ("page_set", "bar"),
    [
        pytest.param(page_set, bar, id=f"{page_set}-{bar.measure}-{bar.part}")
        for page_set, bars in BARS.items()
        for bar in bars
    ],
)
def test_bar(page_set: str, bar: Bar, measured: dict[str, Accuracy]) -> None:
    accuracy = measured[page_set]
    reached = getattr(accuracy.tallies[bar.measure], bar.part)
    assert reached >= bar.at_least, (
        f"{bar.measure} {bar.part} is {reached:.3f} on the {page_set} pages, to be {bar.at_least};"
        f" see python -m tests.accuracy --run --set {page_set} --errors 200"
    )
