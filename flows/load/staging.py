"""Shard files -> a staged warehouse: the published one's copy, brought up to date."""

from __future__ import annotations

import glob
import shutil
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from flows.errors import WarehouseError
from flows.load.history import set_aside, write_history
from flows.load.reference_rows import load_reference_rows
from flows.load.shard_files import RUN_STAMPED, SHARD_TABLES
from flows.plan import RunPlan, Versions
from flows.reference.themes import load_themes
from flows.reference.units import load_units
from flows.sources import Refusal
from warehouse.checks import Finding, run_checks
from warehouse.connection import open_staging
from warehouse.derived import derive, may_narrow
from warehouse.migrate import create_views, migrate

_OF_ARTICLE = (
    "author",
    "initiative",
    "article_region",
    "article_theme",
    "place_mention",
    "article_term",
    "metric",
)
_OF_PAGE = ("page_region", "issue", "correction", "article", "page")


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFacts:
    """What is known of a run besides its rows. Times in UTC."""

    run_id: str
    started_at: datetime
    trigger: str
    sources: tuple[str, ...]
    versions: Versions


def stage(
    published: Path,
    staged: Path,
    shards: Path,
    plan: RunPlan,
    refusals: tuple[Refusal, ...],
    facts: RunFacts,
    reference: Path,
    accepted: Collection[str] = (),
) -> list[Finding]:
    """Build ``staged`` from ``published`` (if any), the plan and the Parquet files in ``shards``.

    What the gate found comes back; the caller decides. ``accepted`` checks only warn.
    Raises WarehouseError when the database refuses a step.
    """
    if published.exists():
        shutil.copyfile(published, staged)
    try:
        return _stage(staged, shards, plan, refusals, facts, reference, accepted)
    except duckdb.Error as error:
        reason = str(error).splitlines()[0]
        raise WarehouseError(f"{published} is as it was; staging failed: {reason}") from error


def _stage(
    staged: Path,
    shards: Path,
    plan: RunPlan,
    refusals: tuple[Refusal, ...],
    facts: RunFacts,
    reference: Path,
    accepted: Collection[str],
) -> list[Finding]:
    with open_staging(staged) as connection:
        migrate(connection)
        is_narrow = may_narrow(connection, max(len(plan.tasks), len(plan.outdated)))
        connection.execute("begin")
        set_aside(connection, plan)
        _withdraw(connection)
        _load(connection, shards, facts.run_id)
        write_history(connection, facts.run_id, facts.versions.code, facts.versions.reference)
        if not _has_versions(connection, facts.versions):
            load_reference_rows(
                connection, load_themes(reference).themes, load_units(reference).units.values()
            )
        _record(connection, plan, refusals, facts)
        connection.execute("commit")
        derive(connection, facts.run_id if is_narrow else None)
        create_views(connection)
        return run_checks(connection, accepted)


def _has_versions(connection: duckdb.DuckDBPyConnection, versions: Versions) -> bool:
    """Whether the last run was of the same program and reference tables."""
    last = connection.execute(
        "select code_version, reference_version from run order by run_id desc limit 1"
    ).fetchone()
    return last == (versions.code, versions.reference)


def _withdraw(connection: duckdb.DuckDBPyConnection) -> None:
    """Take out the rows of pages that were set aside."""
    for table in _OF_ARTICLE:
        connection.execute(
            f"delete from {table} where article_id in"
            " (select article_id from article where page_id in (select page_id from outdated))"
        )
    for table in _OF_PAGE:
        connection.execute(f"delete from {table} where page_id in (select page_id from outdated)")


def _load(connection: duckdb.DuckDBPyConnection, shards: Path, run_id: str) -> None:
    for table in SHARD_TABLES:
        # DuckDB reads brackets and stars in a path as a pattern.
        files = sorted(glob.escape(str(path)) for path in (shards / table).glob("*.parquet"))
        if not files:
            continue
        stamp = ", ?::varchar as run_id" if table in RUN_STAMPED else ""
        parameters: list[object] = [run_id] if stamp else []
        connection.execute(
            f"insert into {table} by name select *{stamp} from read_parquet(?)",
            [*parameters, files],
        )


def _record(
    connection: duckdb.DuckDBPyConnection,
    plan: RunPlan,
    refusals: tuple[Refusal, ...],
    facts: RunFacts,
) -> None:
    refused = [(r.source_path, r.reason, r.detail, r.content_hash) for r in refusals]
    if refused:
        paths, reasons, details, keys = (list(column) for column in zip(*refused, strict=True))
        connection.execute(
            "insert into reject select ?, unnest(?::varchar[]), unnest(?::varchar[]),"
            " unnest(?::varchar[]), unnest(?::varchar[])",
            [facts.run_id, paths, reasons, details, keys],
        )
    refused_paths = {refusal.source_path for refusal in refusals}
    connection.execute(
        """
        insert into run by name
        select
            ? as run_id, ? as started_at, now()::timestamptz at time zone 'UTC' as finished_at,
            'published' as status, ? as trigger, ? as code_version, ? as reference_version,
            ?::varchar[] as sources, ? as pages_new, ? as pages_changed, ? as pages_unchanged,
            ? as pages_removed, ? as pages_rejected,
            (select count(*) from article) as articles,
            (select count(*) from initiative) as initiatives,
            (select count(*) from metric) as metrics
        """,
        [
            facts.run_id,
            facts.started_at,
            facts.trigger,
            facts.versions.code,
            facts.versions.reference,
            list(facts.sources),
            sum(task.file.source_path not in refused_paths for task in plan.new),
            sum(task.file.source_path not in refused_paths for task in plan.changed),
            plan.unchanged,
            len(plan.removed),
            len(refusals),
        ],
    )
