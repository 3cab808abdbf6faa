"""What figures count, in sentences as papers of all provinces print them."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.extract.binding.subjects import bind_subjects
from flows.extract.metrics import find_metrics
from flows.lang.sentences import split_sentences
from flows.records import MetricMention, Quantity, Span
from flows.tables import Reference

CASES = Path(__file__).parents[3] / "cases"


def rows(name: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def mention(sentence: str, figure: str, reference: Reference) -> MetricMention:
    """The figure of ``sentence`` that stands where ``figure`` is printed."""
    start = sentence.index(figure)
    found = find_metrics(sentence, "body", reference.units, wording=reference.wording)
    return next(
        metric
        for metric in found
        if start < metric.quantity.span.end and metric.quantity.span.start < start + len(figure)
    )


@pytest.mark.parametrize(
    "row", rows("subjects.csv"), ids=lambda row: f"{row['figure']} {row['subject']}"
)
def test_figure_counts_what_a_reader_names(row: dict[str, str], reference: Reference) -> None:
    assert mention(row["sentence"], row["figure"], reference).subject == row["subject"]


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize("row", rows("subjects_known_failures.csv"), ids=lambda row: row["note"])
def test_known_failure(row: dict[str, str], reference: Reference) -> None:
    assert mention(row["sentence"], row["figure"], reference).subject == row["subject"]


def test_place_names_are_not_counted(reference: Reference) -> None:
    text = "舍力虎村共有412户、1186人。"
    found = find_metrics(text, "body", reference.units, [Span(0, 4)], wording=reference.wording)
    assert [metric.subject for metric in found] == ["户数", "人口"]


def test_table_cell_is_named_by_its_column(reference: Reference) -> None:
    text = "| 乡镇 | 参与农户(户) | 托管面积(亩) |\n| --- | --- | --- |\n| 向阳镇 | 948 | 19050 |\n"
    quantities = [_quantity(text, "948", "户"), _quantity(text, "19050", "亩")]
    bound = bind_subjects(text, split_sentences(text), quantities, [], reference.wording)
    assert [binding.subject for binding in bound] == ["参与农户", "托管面积"]


def test_every_quantity_gets_a_binding_without_tables() -> None:
    text = "建成幸福院136所，其中五星级12所"
    quantities = [_quantity(text, "136所", "所"), _quantity(text, "12所", "所")]
    bound = bind_subjects(text, [], quantities, [])
    assert len(bound) == 2
    assert all(binding.subject for binding in bound)


def test_long_list_is_read_to_its_end(reference: Reference) -> None:
    text = "、".join(f"邻里类{number}件" for number in range(200, 260))
    found = find_metrics(text, "body", reference.units, wording=reference.wording)
    assert {metric.subject for metric in found} == {"邻里类"}


WORDS = [
    "建成",
    "冷库",
    "、",
    "，",
    "的",
    "由",
    "增至",
    "分别",
    "占",
    "比",
    "每",
    "“",
    "|",
    "\n",
    "将",
    "12座",
]


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_text_is_safe(reference: Reference, words: list[str]) -> None:
    text = "".join(words)
    quantities = [
        _quantity("12座", "12座", "座")._replace(span=Span(*match.span()))
        for match in re.finditer("12座", text)
    ]
    bound = bind_subjects(text, split_sentences(text), quantities, [], reference.wording)
    assert len(bound) == len(quantities)
    assert all(binding.subject.strip() for binding in bound)


def _quantity(text: str, figure: str, unit: str) -> Quantity:
    start = text.index(figure)
    return Quantity(
        span=Span(start, start + len(figure)),
        text=figure,
        value=1.0,
        value_max=None,
        approx="exact",
        unit=unit,
        per=None,
        kind="count",
        rule_id="made",
    )
