"""What looks like a quantity and was not read is told, and nothing else is."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from flows.extract.metrics import bind_quantities
from flows.extract.quantities.finder import read_quantities
from flows.extract.quantities.unread import MOST_NOTES
from flows.pipeline import read_page
from flows.records import MetricReading, Span
from flows.tables import Reference
from tests.factories import page

CASES = Path(__file__).parents[3] / "cases" / "unread.csv"


def read(text: str, reference: Reference) -> MetricReading:
    quantities = read_quantities(text, reference.units)
    return bind_quantities(text, "body", quantities, wording=reference.wording)


def told(text: str, reference: Reference) -> list[str]:
    """Codes with what they are about."""
    reading = read(text, reference)
    return [f"{each.code} {text[each.span.start : each.span.end]}" for each in reading.unread]


def rows() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["text"][:20])
def test_notes_of_a_sentence(row: dict[str, str], reference: Reference) -> None:
    expected = [row["expected"]] if row["expected"] else []
    assert told(row["text"], reference) == expected


def test_a_wall_of_numbers_is_one_note(reference: Reference) -> None:
    wall = "12 34 5 6 " * 3000
    (note,) = read(wall, reference).unread
    assert note.code == "text_too_dense"
    assert note.span == Span(0, len(wall))


def test_notes_do_not_drown_a_page(reference: Reference) -> None:
    assert len(told("卖出12瓯新茶。" * 500, reference)) == MOST_NOTES


def test_a_note_is_an_issue_of_the_page(reference: Reference) -> None:
    text = "# 茶馆热闹\n\n本报讯（记者 李敏）镇上的茶馆一天卖出12瓯新茶，\n来客都说好。\n"
    result = read_page(page(text), reference)
    (issue,) = [each for each in result.issues if each.code == "unit_unknown"]
    assert issue.span is not None
    assert text[issue.span.start : issue.span.end] == "12瓯"
    assert issue.article_id == result.articles[0].article.article_id
    assert issue.severity == "warning"


def test_pages_that_are_read_whole_raise_few_doubts(
    seed_pages: list[Path], reference: Reference
) -> None:
    for path in seed_pages:
        result = read_page(page(path.read_text(encoding="utf-8")), reference)
        doubts = [issue for article in result.articles for issue in article.issues]
        assert len(doubts) <= 3, [(issue.code, issue.detail) for issue in doubts]
