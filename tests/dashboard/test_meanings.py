"""What tables and columns mean, in the reader's language."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from dashboard.data import fetch, opened
from dashboard.meanings import meaning
from dashboard.settings import PACKAGE
from dashboard.store import current_version
from dashboard.texts import load_texts

ZH, EN = load_texts("zh"), load_texts("en")


def test_every_table_and_column_is_explained_in_both_languages(made: Path) -> None:
    version = current_version(made)
    assert version is not None
    described = fetch(opened(version), "schema").select("table_comment", "comment")
    comments = {said for row in described.iter_rows() for said in row}
    assert {said for said in comments if meaning(said, EN) != said} == set()
    parts = {part for said in comments for part in re.split(r" (?=(?:Unit|Grain): [^:]+\.$)", said)}
    assert {part for part in parts if meaning(part, ZH) == part} == set()
    with (PACKAGE / "texts" / "meanings.csv").open(encoding="utf-8", newline="") as file:
        explained = [row["english"] for row in csv.DictReader(file)]
    assert explained == sorted(set(explained))
    assert set(explained) - parts == set()


def test_units_and_former_values_are_told_too() -> None:
    assert meaning("Pages not known before. Unit: pages.", ZH) == "新增的版面数。单位：个版面。"
    assert meaning("As metric.value was. Unit: unit.", ZH) == "失效前的 metric.value。单位：unit。"
    assert meaning("Something new.", ZH) == "Something new."
