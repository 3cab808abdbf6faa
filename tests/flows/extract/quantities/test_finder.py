"""Figures as a reader would list them, from the tables under tests/cases and seeds/reference."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.extract.quantities.finder import find_quantities
from flows.records import Quantity, Span
from flows.reference.units import load_units

ROOT = Path(__file__).parents[4]
CASES = ROOT / "tests" / "cases"
SEEDS = ROOT / "seeds" / "reference"
UNITS = load_units(SEEDS)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _told(quantity: Quantity) -> str:
    """As ``tests/cases/quantities.csv`` writes it: 618余万元 6180000 元 money over."""
    value = f"{quantity.value:.10g}"
    if quantity.value_max is not None:
        value += f"~{quantity.value_max:.10g}"
    unit = (quantity.unit or "-") + (f" per {quantity.per}" if quantity.per else "")
    printed = quantity.text.replace(" ", "_")
    return f"{printed} {value} {unit} {quantity.kind} {quantity.approx}"


@pytest.mark.parametrize("row", _rows(CASES / "quantities.csv"), ids=lambda row: row["text"][:20])
def test_figures_of_a_sentence(row: dict[str, str]) -> None:
    found = [_told(quantity) for quantity in find_quantities(row["text"], UNITS)]
    assert found == row["expected"].split(" ; ")


@pytest.mark.parametrize("row", _rows(CASES / "non_metrics.csv"), ids=lambda row: row["text"][:20])
def test_sentences_without_figures(row: dict[str, str]) -> None:
    assert [_told(quantity) for quantity in find_quantities(row["text"], UNITS)] == []


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(row, marks=pytest.mark.xfail(strict=True, reason=row["why"]))
        for row in _rows(CASES / "quantities_known_failures.csv")
    ],
    ids=lambda row: row["text"][:20],
)
def test_hard_cases(row: dict[str, str]) -> None:
    found = [_told(quantity) for quantity in find_quantities(row["text"], UNITS)]
    assert found == [item for item in row["expected"].split(" ; ") if item]


@pytest.mark.parametrize("row", _rows(SEEDS / "units.csv"), ids=lambda row: row["unit"])
def test_every_unit_is_read_in_its_example(row: dict[str, str]) -> None:
    found = {(quantity.unit, quantity.kind) for quantity in find_quantities(row["example"], UNITS)}
    stored = "%" if row["unit"] in ("成", "折") else row["unit"]  # tenths are told as hundredths
    assert (stored, row["kind"]) in found


@pytest.mark.parametrize("row", _rows(SEEDS / "approximations.csv"), ids=lambda row: row["word"])
def test_every_approximation_bears_on_its_example(row: dict[str, str]) -> None:
    [quantity] = find_quantities("全镇" + row["example"], UNITS)
    assert quantity.approx == row["approx"]
    assert quantity.text == row["example"] or row["word"] == "上"


@pytest.mark.parametrize("row", _rows(SEEDS / "per_words.csv"), ids=lambda row: row["example"])
def test_every_rate_word_bears_on_its_example(row: dict[str, str]) -> None:
    per = {"rate_of": "年", "able": "天"}.get(row["role"], row["per"] or row["word"])
    assert per in [quantity.per for quantity in find_quantities(row["example"], UNITS)]


@pytest.mark.parametrize("row", _rows(SEEDS / "implied_units.csv"), ids=lambda row: row["word"])
def test_every_noun_lends_its_unit(row: dict[str, str]) -> None:
    [quantity] = find_quantities(row["example"], UNITS)
    assert quantity.unit == row["unit"]


@pytest.mark.parametrize("row", _rows(SEEDS / "non_metrics.csv"), ids=lambda row: row["example"])
def test_neighbours_that_refuse_a_figure(row: dict[str, str]) -> None:
    assert row["word"] in row["example"]
    assert bool(find_quantities(row["example"], UNITS)) == (row["reason"] == "none")


def test_words_whose_numerals_count_nothing() -> None:
    counted = {
        row["word"]: [quantity.text for quantity in quantities]
        for row in _rows(SEEDS / "numeral_words.csv")
        if (quantities := find_quantities(f"大家说起{row['word']}的事", UNITS))
    }
    assert counted == {}


def test_place_names_hold_no_figures() -> None:
    text = "平川镇三家墩子和五户滩共有120户"
    masked = [Span(3, 7), Span(8, 11)]
    assert [quantity.text for quantity in find_quantities(text, UNITS, masked)] == ["120户"]


def test_a_table_takes_units_and_scale_from_its_header() -> None:
    table = (
        "各镇明细如下。\n"
        "| 乡镇 | 农户(户) | 面积（亩） | 分红(万元) | 人均收入(元) | 占比 |\n"
        "| --- | --- | --- | --- | --- | --- |\n"
        "| 柳河镇 | 1,286 | 23 400 | 187.2 | 9,800 | 12.5% |\n"
        "| 合计 | ８７５ | １７，８６０ | 9 | — | 100% |\n"
    )
    found = [(q.text, q.value, q.unit) for q in find_quantities(table, UNITS)]
    assert found == [
        ("1,286", 1286, "户"),
        ("23 400", 23400, "亩"),
        ("187.2", 1872000, "元"),
        ("9,800", 9800, "元"),
        ("12.5%", 12.5, "%"),
        ("８７５", 875, "户"),
        ("１７，８６０", 17860, "亩"),
        ("9", 90000, "元"),
        ("100%", 100, "%"),
    ]


def test_table_cells_hold_ranges_rates_and_approximations() -> None:
    table = (
        "主推品种(单位:元)\n"
        "| 序号 | 品种 | 亩产(公斤) | 补助（元/户） | 投入 | 电话 |\n"
        "|---|:--|--:|--:|--:|---|\n"
        "| 1 | 晚稻 | 480-520 | 约300 | 1.2万 | 0571 |\n"
    )
    found = [
        (q.text, q.value, q.value_max, q.unit, q.per, q.approx)
        for q in find_quantities(table, UNITS)
    ]
    assert found == [
        ("480-520", 480, 520, "公斤", "亩", "range"),
        ("约300", 300, None, "元", "户", "about"),
        ("1.2万", 12000, None, "元", None, "exact"),
    ]


def test_a_number_broken_by_a_column_end_keeps_the_break() -> None:
    found = find_quantities("累计投入资金2.4\n\n6亿元,铺设暗管318\n\n公里", UNITS)
    assert [(q.text, q.value) for q in found] == [
        ("2.4\n\n6亿元", 246_000_000),
        ("318\n\n公里", 318),
    ]


_PIECES = [
    "每人", "每亩", "一", "二", "三", "两", "半", "十", "百", "千", "万", "亿",
    "几", "数", "多", "余", "来", "近", "约", "超", "不到", "以上", "左右", "1",
    "20", "3.5", "12,000", "%", "元", "亩", "户", "个", "斤", "块", "毛", "分",
    "年", "月", "天", "岁", "小时", "倍", "成", "至", "—", "～", "、", "，",
    "。", "“", "”", "(", ")", "+", "-", "/", ":", "第", "零下", "分别",
    "和", "|", "\n", "１", "２", "．", "％", "O", "l", "K", "的",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join))
def test_any_string_is_safe_and_every_span_is_its_text(text: str) -> None:
    end = 0
    for quantity in find_quantities(text, UNITS):
        span = quantity.span
        assert text[span.start : span.end] == quantity.text
        assert end <= span.start < span.end <= len(text)
        assert quantity.value_max is None or quantity.value_max > quantity.value
        assert (quantity.approx == "range") == (quantity.value_max is not None)
        end = span.end
