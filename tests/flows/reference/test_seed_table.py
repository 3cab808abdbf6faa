"""Tables as an office saves them, and tables that are not there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from flows.corrections import load_corrections
from flows.errors import SeedError
from flows.reference import load_reference
from flows.reference.units import load_units
from flows.settings import PROJECT


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A copy of the shipped seeds without the documents."""
    shutil.copytree(PROJECT / "seeds" / "reference", tmp_path / "reference")
    shutil.copy(PROJECT / "seeds" / "corrections.yml", tmp_path)
    return tmp_path


def test_tables_saved_by_excel_are_read(seeds: Path) -> None:
    for path in [*seeds.glob("reference/*.csv"), seeds / "corrections.yml"]:
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    marked, plain = seeds / "reference", PROJECT / "seeds" / "reference"
    assert load_units(marked).units == load_units(plain).units
    assert load_reference(marked).themes.themes == load_reference(plain).themes.themes
    assert load_corrections(seeds) == load_corrections(PROJECT / "seeds")


@pytest.mark.parametrize("name", ["units.csv", "townships.csv", "villages.parquet"])
def test_a_missing_table_is_missed_before_any_page_is_read(seeds: Path, name: str) -> None:
    (seeds / "reference" / name).unlink()
    with pytest.raises(SeedError, match=f"^{name}: missing"):
        load_reference(seeds / "reference")
