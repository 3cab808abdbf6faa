"""A refreshed warehouse says what one built from nothing says, table by table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest

from flows.records import PageResult, Published
from tests.factories import metric, page, page_result
from tests.staged import NOTHING_PLANNED, stage_run
from warehouse import derived
from warehouse.checks import run_checks
from warehouse.content import content_hashes

COUNTY, PREFECTURE, ELSEWHERE = "150425", "150400", "150000"


def _page(name: str, sentence: str, *figures: tuple[str, float], **fields: object) -> PageResult:
    """A page of one sentence, its figures by default of 养殖户 in the county in 2023."""
    of = page(f"{name}的标题\n{sentence}", f"/pages/{name}.txt")
    told: dict[str, object] = {
        "subject": "养殖户",
        "unit": "户",
        "unit_base": "户",
        "approx": "exact",
        "sentence": sentence,
        "region_code": COUNTY,
        "period_start": date(2023, 1, 1),
        "period_end": date(2023, 12, 31),
    }
    bounds = ("value", "value_base", "value_low", "value_high")
    return page_result(
        of,
        [
            metric(of, text=text, **(told | dict.fromkeys(bounds, value) | fields))  # type: ignore[arg-type]
            for text, value in figures
        ],
    )


def _on(result: PageResult, day: int, paper: str) -> PageResult:
    published = Published(on=date(2023, 10, day), precision="day", evidence="masthead")
    return replace(result, published=published, paper=paper)


PAGES = {
    # Told by three papers: the first telling stands for the claim, and can go.
    "first": _on(_page("first", "带动养殖户120户。", ("120户", 120.0)), 1, "甲报"),
    "second": _on(_page("second", "又带动养殖户120户。", ("120户", 120.0)), 2, "乙报"),
    "third": _on(_page("third", "带动了养殖户120户。", ("120户", 120.0)), 3, "甲报"),
    # Others say otherwise of the same place and year.
    "lower": _page("lower", "全旗带动养殖户90户。", ("90户", 90.0)),
    "higher": _page("higher", "全旗带动养殖户150户。", ("150户", 150.0)),
    # A place around it, and a later stock, hold what is told here.
    "around": _page("around", "全市带动养殖户500户。", ("500户", 500.0), region_code=PREFECTURE),
    "stock": _page("stock", "年末养殖户110户。", ("110户", 110.0), measure_type="stock"),
    "later": _page(
        "later",
        "今年末养殖户140户。",
        ("140户", 140.0),
        measure_type="stock",
        period_start=date(2024, 1, 1),
        period_end=date(2024, 12, 31),
    ),
    # A whole of one subject and its parts of another.
    "whole": _page(
        "whole",
        "排查纠纷216件，其中土地类88件、邻里类67件。",
        ("216件", 216.0),
        ("88件", 88.0),
        ("67件", 67.0),
        subject="纠纷",
        unit="件",
        unit_base="件",
    ),
    "parts_again": _page(
        "parts_again", "土地类纠纷88件。", ("88件", 88.0), subject="纠纷", unit="件", unit_base="件"
    ),
} | {
    f"other{number}": _page(
        f"other{number}",
        f"发放物资{number + 20}箱。",
        (f"{number + 20}箱", number + 20.0),
        subject="物资",
        unit="箱",
        unit_base="箱",
        region_code=ELSEWHERE,
    )
    for number in range(35)
}

STEPS: dict[str, tuple[tuple[str, ...], tuple[PageResult, ...]]] = {
    "a first telling, and a whole of parts, go": (("first", "whole"), ()),
    "one telling changes, another comes, a later stock goes": (
        ("second", "later"),
        (
            _on(_page("second", "又带动养殖户125户。", ("125户", 125.0)), 2, "乙报"),
            _on(_page("fourth", "带动养殖户125户。", ("125户", 125.0)), 4, "丙报"),
        ),
    ),
    "a contradiction ends, the place around goes": (("higher", "around"), ()),
    "pages read again say the same, a newspaper is known": (
        ("lower", "stock", "third"),
        (PAGES["lower"], PAGES["stock"], _on(PAGES["third"], 3, "丁报")),
    ),
}


def _stage(
    place: Path, before: Path | None, run: int, results: Sequence[PageResult], gone: list[str]
) -> Path:
    plan = replace(NOTHING_PLANNED, outdated=tuple(gone))
    return stage_run(place, results, before=before, run_id=f"run{run}", plan=plan)


def test_a_refreshed_warehouse_says_what_one_built_from_nothing_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    narrowed: list[bool] = []
    may_narrow = derived.may_narrow

    def watch(connection: duckdb.DuckDBPyConnection, touched_pages: int) -> bool:
        narrowed.append(may_narrow(connection, touched_pages))
        return narrowed[-1]

    monkeypatch.setattr("flows.load.staging.may_narrow", watch)
    current = dict(PAGES)
    refreshed = _stage(tmp_path / "base", None, 1, list(current.values()), [])
    for number, (what, (gone, come)) in enumerate(STEPS.items(), 2):
        outdated = [current.pop(name).page.page_id for name in gone]
        current |= {result.page.file_name.removesuffix(".txt"): result for result in come}
        refreshed = _stage(tmp_path / f"step{number}", refreshed, number, come, outdated)
        fresh = _stage(tmp_path / f"fresh{number}", None, 1, list(current.values()), [])
        assert narrowed[-2:] == [True, False], what
        with duckdb.connect(str(refreshed)) as one, duckdb.connect(str(fresh)) as other:
            assert content_hashes(one) == content_hashes(other), what
            assert run_checks(one) == []


def test_the_pages_of_this_test_have_all_that_is_derived(tmp_path: Path) -> None:
    """Else the test above would compare empty tables."""
    built = _stage(tmp_path / "base", None, 1, list(PAGES.values()), [])
    with duckdb.connect(str(built)) as connection:
        for table in (
            *("contradiction", "whole_and_parts", "retold", "search_term", "theme_set"),
            "addend_hold",
        ):
            assert connection.execute(f"select true from {table} limit 1").fetchall()
        held = connection.sql(
            "select distinct measure_type, unit_base from addend"
            " where held_by_claim_key is not null order by all"
        )
        assert held.fetchall() == [("flow", "件"), ("flow", "户"), ("stock", "户")]


def test_other_statements_derive_everything_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = _stage(tmp_path / "base", None, 1, list(PAGES.values()), [])
    with duckdb.connect(str(built)) as connection:
        assert derived.may_narrow(connection, 1)
        assert not derived.may_narrow(connection, len(PAGES))
        monkeypatch.setattr(duckdb, "__version__", "another")
        assert not derived.may_narrow(connection, 1)
