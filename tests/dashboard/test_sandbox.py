"""Readers' own SQL: what it may do, and what it may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard import sandbox
from dashboard.filters import Filters
from dashboard.measures import Measure
from dashboard.sandbox import QueryRefused, Sandbox
from dashboard.screens.sql import worked_queries
from dashboard.store import current_version, query_text, written


@pytest.fixture(scope="module")
def box(made: Path) -> Sandbox:
    version = current_version(made)
    assert version is not None
    return Sandbox(version)


@pytest.mark.parametrize("query", worked_queries(), ids=lambda query: str(query.number))
def test_every_worked_query_runs(box: Sandbox, query) -> None:
    box.answer(query.sql)


def test_the_query_behind_a_chart_runs_by_hand(box: Sandbox) -> None:
    filters = Filters(region="150400", themes=("elder_care",), words="养老").parameter()
    measure = Measure(kind="money", base="CNY").parameter()
    rest = {"scope": "150400", "limit": 5, "offset": 0, "region": None, "run": "made"}
    for name in ("totals", "places", "facets", "headlines", "coverage", "latest", "figure_shape"):
        asked = {"filters": filters, "measure": measure, **rest}
        assert box.answer(written(query_text(name), asked)).frame.height, name


def test_long_answers_are_cut_and_say_so(box: Sandbox) -> None:
    answer = box.answer("select metric_id from metric")
    assert answer.frame.height == sandbox.ROW_LIMIT
    assert answer.is_cut


@pytest.mark.parametrize(
    ("sql", "code"),
    [
        ("", "empty"),
        ("select 1; select 2", "many"),
        ("delete from metric", "writes"),
        ("create table t (a int)", "writes"),
        ("set threads = 1", "writes"),
        ("attach '/tmp/other.db'", "writes"),
        ("copy metric to '/tmp/out.csv'", "writes"),
        (
            "explain analyze create or replace macro memory.main.found(a) as table select 1",
            "writes",
        ),
        ("explain (format json) create table memory.main.t (a int)", "writes"),
        ("explain /* */ analyze create table memory.main.t (a int)", "writes"),
        ("explain analyze set threads = 1", "writes"),
        ("with t as (insert into memory.main.t values (1) returning *) from t", "wrong"),
        ("install httpfs", "writes"),
        ("selec 1", "wrong"),
        ("select * from no_such_table", "wrong"),
        ("select * from read_csv('/etc/passwd')", "wrong"),
        ("select * from '/etc/passwd'", "wrong"),
        ("select * from glob('/*')", "wrong"),
    ],
)
def test_refuses_what_does_not_only_read_the_warehouse(box: Sandbox, sql: str, code: str) -> None:
    with pytest.raises(QueryRefused) as refused:
        box.answer(sql)
    assert refused.value.code == code


def test_a_statement_within_a_select_writes_nothing(made: Path) -> None:
    version = current_version(made)
    assert version is not None
    box = Sandbox(version)
    box._warehouse.cursor().execute("create table memory.main.t (a int)")
    with pytest.raises(QueryRefused):
        box.answer("with w as (insert into memory.main.t values (1) returning *) from w")
    assert box.answer("select count(*) from memory.main.t").frame.item() == 0


@pytest.mark.parametrize("plan", ["explain", "EXPLAIN ANALYZE", "explain (format json)"])
def test_shows_the_plan_of_a_question(box: Sandbox, plan: str) -> None:
    assert box.answer(f"{plan} select count(*) from metric").frame.height == 1


def test_columns_of_one_name_and_spans_of_time_are_answered(box: Sandbox) -> None:
    sql = "select 1 as a, 2 as a, 3 as a_1, interval '1 month 90 minutes' as span"
    frame = box.answer(sql).frame
    assert frame.columns == ["a", "a_2", "a_1", "span"]
    assert frame["span"].to_list() == ["1 months 01:30:00"]


def test_says_which_column_cannot_be_shown(box: Sandbox) -> None:
    with pytest.raises(QueryRefused, match="column odd"):
        box.answer("select [interval 1 day] as odd")


def test_stops_a_query_that_takes_too_long(box: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "SECONDS", 0.3)
    with pytest.raises(QueryRefused) as refused:
        box.answer("select count(*) from range(100000000) a, range(100000000) b")
    assert refused.value.code == "slow"
    assert box.answer("select 1 as one").frame.item() == 1
