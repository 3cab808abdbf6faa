"""Warehouses staged from page results, as a run stages them but without reading a page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from flows.load.shard_files import ShardFrames
from flows.load.staging import RunFacts, stage
from flows.plan import RunPlan, Versions
from flows.records import PageResult
from flows.settings import PROJECT

NOTHING_PLANNED = RunPlan(
    new=(),
    changed=(),
    unchanged=0,
    removed=(),
    outdated=(),
    refusals=(),
    skipped=0,
)
VERSIONS = Versions(code="c1", reference="r1")


def stage_run(
    place: Path,
    results: Iterable[PageResult],
    *,
    before: Path | None = None,
    run_id: str = "20240101T000000000000",
    plan: RunPlan = NOTHING_PLANNED,
    versions: Versions = VERSIONS,
) -> Path:
    """The staged file of ``results`` on top of the warehouse ``before`` (None: an empty one)."""
    place.mkdir(exist_ok=True)
    frames = ShardFrames()
    for result in results:
        frames.add(result, "key")
    frames.write(place / "shards", "000000")
    staged = place / "w.duckdb"
    facts = RunFacts(
        run_id=run_id,
        started_at=datetime(2024, 1, 1),
        trigger="command",
        sources=("/pages",),
        versions=versions,
    )
    reference = PROJECT / "seeds" / "reference"
    stage(before or place / "none.duckdb", staged, place / "shards", plan, (), facts, reference)
    return staged
