"""Fresh warehouses: an empty one in memory, and one with a page loaded as a run loads it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.factories import page_result
from tests.staged import stage_run
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
    staged = stage_run(tmp_path, [page_result()])
    with duckdb.connect(str(staged)) as opened:
        yield opened
