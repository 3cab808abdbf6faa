"""What is kept of figures and pages that a later run read otherwise or no longer found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from flows.plan import RunPlan, Versions
from flows.records import PageResult
from tests.factories import metric, page, page_result
from tests.staged import NOTHING_PLANNED, VERSIONS, stage_run

Load = Callable[..., None]


@pytest.fixture
def published(tmp_path: Path) -> Path:
    return tmp_path / "w.duckdb"


@pytest.fixture
def load(tmp_path: Path, published: Path) -> Load:
    """Load results as the next run: run1, run2, …"""
    runs = iter(range(1, 10))

    def run(
        results: Sequence[PageResult],
        *,
        plan: RunPlan = NOTHING_PLANNED,
        versions: Versions = VERSIONS,
    ) -> None:
        name = f"run{next(runs)}"
        staged = stage_run(
            tmp_path / name, results, before=published, run_id=name, plan=plan, versions=versions
        )
        staged.replace(published)

    return run


def ask(published: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(published), read_only=True) as connection:
        return connection.execute(sql).fetchall()


@pytest.mark.parametrize(
    ("versions", "change"),
    [
        (Versions(code="c2", reference="r1"), "program changed"),
        (Versions(code="c1", reference="r2"), "tables changed"),
        (Versions(code="c2", reference="r2"), "program and tables changed"),
        (Versions(code="c1", reference="r1"), "manifest changed"),
    ],
)
def test_a_figure_read_otherwise_keeps_its_former_value_and_the_reason(
    load: Load, published: Path, versions: Versions, change: str
) -> None:
    load([page_result()])
    again = replace(NOTHING_PLANNED, outdated=(page().page_id,))
    load([page_result(metrics=[metric(value=700.0)])], plan=again, versions=versions)
    assert ask(published, "select value, run_id from metric") == [(700.0, "run2")]
    history = "select value, change, valid_from_run, valid_to_run from metric_history"
    assert ask(published, history) == [(600.0, change, "run1", "run2")]
    assert ask(published, "select * from page_history") == []


def test_a_page_read_again_with_the_same_result_has_no_history(load: Load, published: Path) -> None:
    load([page_result()])
    again = replace(NOTHING_PLANNED, outdated=(page().page_id,))
    load([page_result()], plan=again, versions=Versions(code="c2", reference="r1"))
    assert ask(published, "select * from metric_history") == []
    assert ask(published, "select * from page_history") == []


def test_a_figure_that_is_no_longer_read_is_kept(load: Load, published: Path) -> None:
    load([page_result()])
    again = replace(NOTHING_PLANNED, outdated=(page().page_id,))
    load([page_result(metrics=[])], plan=again, versions=Versions(code="c2", reference="r1"))
    assert ask(published, "select metric_id from metric") == []
    assert ask(published, "select text, change from metric_history") == [
        ("600余份", "program changed")
    ]


def test_a_withdrawn_page_is_kept_with_its_text_and_figures(load: Load, published: Path) -> None:
    other = page("另一版\n新建公厕。", source_path="/pages/two.txt")
    load([page_result(), page_result(other)])
    gone = replace(NOTHING_PLANNED, outdated=(page().page_id,), removed=(page().source_path,))
    load([], plan=gone)
    assert ask(published, "select file_name from page") == [("two.txt",)]
    assert ask(published, "select text, change, valid_to_run from page_history") == [
        (page().text, "page removed", "run2")
    ]
    assert ask(published, "select source_path, change from metric_history") == [
        (page().source_path, "page removed")
    ]
    for table in ("article", "author", "metric", "article_region", "page_region", "initiative"):
        former = f"select count(*) from {table} where {table}::varchar like '%{page().page_id}%'"
        assert ask(published, former) == [(0,)]


def test_regions_that_no_page_refers_to_any_more_are_gone(load: Load, published: Path) -> None:
    elsewhere = replace(
        page_result(page("另一版\n新建公厕。", source_path="/pages/two.txt")),
        paper_region_code=None,
        articles=(),
        divisions=(),
    )
    load([page_result(), elsewhere])
    assert ask(published, "select count(*) from region") == [(3,)]
    gone = replace(NOTHING_PLANNED, outdated=(page().page_id,), removed=(page().source_path,))
    load([], plan=gone)
    assert ask(published, "select count(*) from region") == [(0,)]
    assert ask(published, "select count(*) from region_closure") == [(0,)]
