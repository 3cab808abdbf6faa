"""Fresh warehouses: an empty one in memory, and one with a page loaded as a run loads it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from flows.load.shard_files import ShardFrames
from flows.load.staging import RunFacts, stage
from flows.plan import RunPlan, Versions
from flows.settings import PROJECT
from tests.factories import page_result
from warehouse.derived import derive
from warehouse.migrate import create_views, migrate


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    """A migrated warehouse in memory, without rows."""
    with duckdb.connect() as opened:
        migrate(opened)
        derive(opened)
        create_views(opened)
        yield opened


@pytest.fixture
def loaded(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A staged file with one page, one article, one figure; open for writing."""
    frames = ShardFrames()
    frames.add(page_result(), "key")
    frames.write(tmp_path / "shards", "000000")
    facts = RunFacts(
        run_id="20240101T000000000000",
        started_at=datetime(2024, 1, 1),
        trigger="command",
        sources=("/pages",),
        versions=Versions(code="c", reference="r"),
    )
    plan = RunPlan(
        new=(),
        changed=(),
        unchanged=0,
        removed=(),
        outdated=(),
        refusals=(),
        has_new_refusals=False,
        skipped=0,
    )
    staged = tmp_path / "w.duckdb"
    reference = PROJECT / "seeds" / "reference"
    stage(tmp_path / "none.duckdb", staged, tmp_path / "shards", plan, (), facts, reference)
    with duckdb.connect(str(staged)) as opened:
        yield opened
