"""The gate: clean rows pass, and each check sees the harm it is there for."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from warehouse.checks import read_checks, run_checks

HARMS = {
    "orphan_rows": "delete from page",
    "orphan_regions": "update metric set region_code = '999999'",
    "orphan_themes": "update article_theme set theme = 'weather'",
    "duplicate_keys": "insert into metric select * from metric",
    "metric_text": "update metric set char_start = char_start + 1",
    "span_bounds": "update article set char_end = 100000",
    "impossible_values": "update metric set value = -1",
    "odd_values": "update metric set kind = 'percent', value = 4000",
    "closed_values": "update metric set status = 'hoped for'",
    "primary_region": "update article_region set is_primary = false",
    "count_drop": "insert into run select * replace ('2999' as run_id, 0 as metrics) from run",
    "count_rise": "insert into run select * replace ('2999' as run_id, 2 as metrics) from run",
    "fill_rates": "insert into page select page.* replace (null as published_on)"
    " from page, range(40)",
    "empty_pages": "delete from article",
    "stale_corrections": "insert into correction select 'one', page_id, file_name, 'figure',"
    " null, null, null, null, '600余份', 'misread', '王敏', '2024-05-01', 'stale', 'value is 600'"
    " from page",
}


def test_sound_rows_pass_every_check(loaded: duckdb.DuckDBPyConnection) -> None:
    assert run_checks(loaded) == []


@pytest.mark.parametrize("check", [check.name for check in read_checks()])
def test_a_check_sees_the_harm_that_it_is_there_for(
    loaded: duckdb.DuckDBPyConnection, check: str
) -> None:
    loaded.execute(HARMS[check])
    found = {finding.check.name: finding for finding in run_checks(loaded)}
    assert check in found
    assert found[check].rows
    assert all("\n" not in line for line in found[check].lines())


def test_checks_pass_on_an_empty_warehouse(connection: duckdb.DuckDBPyConnection) -> None:
    assert run_checks(connection) == []


def test_an_accepted_failure_only_warns(loaded: duckdb.DuckDBPyConnection) -> None:
    loaded.execute(HARMS["count_drop"])
    severities = {
        finding.check.name: finding.check.severity
        for finding in run_checks(loaded, accepted=["count_drop"])
    }
    assert severities["count_drop"] == "warn"


def test_a_check_must_say_whether_it_fails_or_warns(tmp_path: Path) -> None:
    (tmp_path / "silent.sql").write_text("select 1")
    with pytest.raises(ValueError, match=r"silent\.sql: first line"):
        read_checks(tmp_path)
