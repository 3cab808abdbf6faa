"""Every row of the layout tables is read by the grammar that it serves, through its example."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from flows.errors import SeedError
from flows.extract.layout.blocks import Block
from flows.extract.layout.credits import read_credit
from flows.extract.layout.furniture import read_furniture
from flows.extract.layout.headings import is_place
from flows.extract.layout.parts import read_parts
from flows.records import Span
from flows.reference.layout import load_layout
from flows.tables import Reference

SEEDS = Path(__file__).parents[3] / "seeds" / "reference"


def rows(name: str) -> list[dict[str, str]]:
    with (SEEDS / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def block(text: str) -> Block:
    return Block(text=text, spans=(Span(0, len(text)),), gap=1)


@pytest.mark.parametrize("row", rows("layout_roles.csv"), ids=lambda row: row["word"])
def test_role(row: dict[str, str], reference: Reference) -> None:
    credit = read_credit(row["example"], reference.layout, {})
    assert credit is not None and credit.has_role and len({c.name for c in credit.credits}) == 1
    assert row["word"] in row["example"]


@pytest.mark.parametrize("row", rows("layout_columns.csv"), ids=lambda row: row["example"])
def test_column(row: dict[str, str], reference: Reference) -> None:
    assert reference.layout.column_kind(row["example"]) == row["kind"]


@pytest.mark.parametrize("row", rows("layout_furniture.csv"), ids=lambda row: row["word"])
def test_furniture(row: dict[str, str], reference: Reference) -> None:
    assert row["example"].startswith(row["word"])
    assert read_furniture(block(row["example"]), reference.layout) is not None


@pytest.mark.parametrize("row", rows("layout_notices.csv"), ids=lambda row: row["example"])
def test_notice(row: dict[str, str], reference: Reference) -> None:
    (part,) = read_parts([block(row["example"])], reference.layout, {})
    assert part.kind == ("note" if row["match"] == "note" else "notice")


@pytest.mark.parametrize("row", rows("layout_not_places.csv"), ids=lambda row: row["example"])
def test_not_place(row: dict[str, str], reference: Reference) -> None:
    assert not is_place(row["example"], reference.layout)


@pytest.mark.parametrize("row", rows("layout_marks.csv"), ids=lambda row: row["mark"])
def test_mark(row: dict[str, str], reference: Reference) -> None:
    (part,) = read_parts([block(row["example"])], reference.layout, {})
    kinds = {"byline": "credit", "item": "item", "caption": "item", "column": "column"}
    assert (part.kind, part.mark) == (kinds[row["use"]], row["mark"])


def test_organisations_and_surnames(reference: Reference) -> None:
    layout = reference.layout
    wrong = [
        row["suffix"]
        for row in rows("layout_organisations.csv")
        if not layout.is_organisation(row["example"])
        or (row["is_office"] and not layout.is_office(row["example"]))
    ]
    assert not wrong
    people = [row["example"] for row in rows("layout_surnames.csv")]
    assert not [name for name in people if layout.is_organisation(name)]
    assert all(map(layout.has_surname, people))


@pytest.mark.parametrize(
    ("table", "content", "message"),
    [
        ("layout_marks.csv", "mark,use,example\n●,bullet,\n", "line 2: use: 'bullet' is none of"),
        ("layout_marks.csv", "mark,use,example\n●,item,\n●,item,\n", "line 3: ● stands twice"),
        ("layout_roles.csv", "word,role\n记者,reporter\n", "column position is missing"),
        (
            "layout_surnames.csv",
            "surname,frequency,not_before\n,rare,\n",
            "line 2: surname is empty",
        ),
    ],
)
def test_malformed_table(table: str, content: str, message: str, tmp_path: Path) -> None:
    for path in SEEDS.glob("layout_*.csv"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / table).write_text(content, encoding="utf-8")
    with pytest.raises(SeedError, match=message):
        load_layout(tmp_path)
    (tmp_path / table).unlink()
    with pytest.raises(SeedError, match="missing"):
        load_layout(tmp_path)
