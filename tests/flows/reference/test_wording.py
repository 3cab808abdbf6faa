"""Every example of the binding words, read by the real extractor; malformed tables are refused."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from flows.errors import SeedError
from flows.extract.metrics import find_metrics
from flows.records import MetricMention
from flows.reference.wording import load_wording
from flows.tables import Reference

FOLDER = Path(__file__).parents[3] / "seeds" / "reference"


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["example"]]


def last(text: str, reference: Reference) -> MetricMention:
    """The last figure of an example."""
    return find_metrics(text, "body", reference.units, wording=reference.wording)[-1]


@pytest.mark.parametrize("row", rows("subject_words.csv"), ids=lambda row: row["word"])
def test_subject_word(row: dict[str, str], reference: Reference) -> None:
    assert row["word"] in row["example"]
    assert last(row["example"], reference).subject == row["counts"]


@pytest.mark.parametrize("row", rows("verb_nouns.csv"), ids=lambda row: row["verb"])
def test_verb_noun(row: dict[str, str], reference: Reference) -> None:
    assert last(row["example"], reference).subject.endswith(row["noun"])


@pytest.mark.parametrize("row", rows("verb_takes.csv"), ids=lambda row: row["verb"])
def test_verb_takes(row: dict[str, str], reference: Reference) -> None:
    assert row["verb"] in row["example"]
    assert last(row["example"], reference).subject == row["counts"]


def test_goods_are_what_a_price_is_of(reference: Reference) -> None:
    with (FOLDER / "goods.csv").open(encoding="utf-8", newline="") as file:
        goods = [row["word"] for row in csv.DictReader(file)]
    for good in goods:
        price = last(f"货架上有{good}，每斤卖到15元。", reference)
        assert price.subject.endswith(good), good


@pytest.mark.parametrize("row", rows("unit_nouns.csv"), ids=lambda row: row["unit"])
def test_unit_noun(row: dict[str, str], reference: Reference) -> None:
    assert last(row["example"], reference).subject == row["noun"]


@pytest.mark.parametrize("row", rows("currencies.csv"), ids=lambda row: row["unit"])
def test_currency(row: dict[str, str], reference: Reference) -> None:
    quantity = last(row["example"], reference).quantity
    assert (quantity.unit, quantity.kind) == (row["unit"], "money")


@pytest.mark.parametrize("row", rows("status_words.csv"), ids=lambda row: row["word"])
def test_status_word(row: dict[str, str], reference: Reference) -> None:
    assert row["word"] in row["example"]
    is_plan = row["status"] in ("planned", "expected")
    status = "planned" if is_plan else "achieved"
    assert last(row["example"], reference).status == status


@pytest.mark.parametrize(
    "row",
    [row for row in rows("status_words.csv") if row["status"] == "either"],
    ids=lambda row: row["word"],
)
def test_aim_of_a_plan(row: dict[str, str], reference: Reference) -> None:
    assert last("力争" + row["example"], reference).status == "planned"
    assert last("计划建设冷库12座，" + row["example"], reference).status == "achieved"


@pytest.mark.parametrize("row", rows("measure_words.csv"), ids=lambda row: row["word"])
def test_measure_word(row: dict[str, str], reference: Reference) -> None:
    assert row["word"] in row["example"]
    assert last(row["example"], reference).measure_type == row["measure_type"]


@pytest.mark.parametrize("row", rows("periods.csv"), ids=lambda row: row["name"])
def test_period(row: dict[str, str], reference: Reference) -> None:
    found = last(row["example"], reference).period_text
    assert found is not None and row["name"] in found


@pytest.mark.parametrize(
    ("table", "row", "complaint"),
    [
        ("subject_words.csv", "发放,verbs,,", "verbs"),
        ("subject_words.csv", "发放,verb,,\n发放,verb,,", "twice"),
        ("status_words.csv", "计划,hoped,计划建冷库50座。", "hoped"),
        ("verb_nouns.csv", "挣,cash,收入,一个月能挣3500元", "cash"),
        ("verb_takes.csv", "拉,cargo,,", "cargo"),
        ("periods.csv", "十四五,decade,,,“十四五”以来，改造小区42个。", "decade"),
        ("measure_words.csv", "存栏,stock", "columns"),
        ("goods.csv", "水稻,grain\n水稻,vegetable", "twice"),
    ],
)
def test_malformed_table_is_refused(table: str, row: str, complaint: str, tmp_path: Path) -> None:
    for path in FOLDER.glob("*.csv"):
        shutil.copy(path, tmp_path)
    header = (tmp_path / table).read_text(encoding="utf-8").splitlines()[0]
    (tmp_path / table).write_text(f"{header}\n{row}\n", encoding="utf-8")
    with pytest.raises(SeedError, match=rf"{table}.*{complaint}"):
        load_wording(tmp_path)
