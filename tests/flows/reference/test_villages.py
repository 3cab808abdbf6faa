"""Villages come from their file county by county."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.errors import SeedError
from flows.reference.villages import VillageFile, every_village, write_villages_file

ROWS = [
    ("330523", "330523200201", "黄杜村"),
    ("150425", "150425100202", "光明村"),
    ("150425", "150425100201", "新井村"),
    ("330503", "330503100201", "石淙村"),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    written = tmp_path / "villages' 1.parquet"
    write_villages_file(ROWS, written)
    return written


@pytest.mark.parametrize(
    ("counties", "expected"),
    [
        (["150425"], {"150425": ["新井村", "光明村"]}),
        (["330500", "330523", "330503"], {"330503": ["石淙村"], "330523": ["黄杜村"]}),
        (["110101"], {}),
    ],
)
def test_only_the_counties_asked_for(
    counties: list[str], expected: dict[str, list[str]], path: Path
) -> None:
    found = VillageFile(path).under(*counties)
    assert {code: [name for _, name in rows] for code, rows in found.items()} == expected


def test_every_village_is_kept(path: Path) -> None:
    assert every_village(path) == sorted(ROWS, key=lambda row: row[1])


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "villages.parquet"
    broken.write_text("code,name")
    with pytest.raises(SeedError, match=r"villages\.parquet"):
        VillageFile(broken).under("150425")
