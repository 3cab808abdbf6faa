"""The benchmark's pages are the same for the same seed, and its bars fail when they should."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.bars import Measure, closing_line
from tests.bench.made_pages import make_page, write_pages


def test_the_same_seed_writes_the_same_page() -> None:
    assert make_page(41) == make_page(41)
    assert len({make_page(seed) for seed in range(50)}) == 50


def test_pages_have_the_length_and_the_figures_of_real_ones() -> None:
    pages = [make_page(seed) for seed in range(50)]
    assert all(2_000 <= len(page) <= 9_000 for page in pages)
    digits = sum(character.isdigit() for page in pages for character in page)
    assert 0.01 < digits / sum(map(len, pages)) < 0.03
    assert not any("{" in page for page in pages)


def test_pages_are_written_a_thousand_a_folder(tmp_path: Path) -> None:
    write_pages(tmp_path, 3, first=999)
    names = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.txt"))
    assert names == [
        "0000/made_00000999.txt",
        "0001/made_00001000.txt",
        "0001/made_00001001.txt",
    ]


@pytest.mark.parametrize(
    ("value", "at_least", "at_most", "holds"),
    [
        (1.0, 1.0, None, True),
        (0.99, 1.0, None, False),
        (1.5, None, 1.5, True),
        (1.51, None, 1.5, False),
        (99.0, None, None, True),
    ],
)
def test_a_bar_holds_on_its_right_side(
    value: float, at_least: float | None, at_most: float | None, holds: bool
) -> None:
    measure = Measure(name="x", value=value, unit=" x", at_least=at_least, at_most=at_most)
    assert measure.holds is holds


def test_the_closing_line_marks_what_falls_short() -> None:
    measures = [
        Measure(name="speed", value=0.5, unit=" x", at_least=1),
        Measure(name="memory", value=1.0, unit=" GB", at_most=1.5),
        Measure(name="pages", value=5, unit=""),
    ]
    assert closing_line(measures) == "speed 0.5 x (>= 1) SHORT; memory 1 GB (<= 1.5)"
