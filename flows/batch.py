"""A run from sources to published warehouse, in three steps: prepare, read, commit.

The command runs the steps bare or hands them to ``flows.orchestrate``; they are the same steps.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from flows.executors import Executor, InProcess, ProcessPool
from flows.load.known import read_known
from flows.load.publish import publish
from flows.load.staging import RunFacts, stage
from flows.plan import RunPlan, Versions, code_version, make_plan
from flows.reference import reference_version
from flows.settings import Settings
from flows.shards import ShardReport, cut_shards
from flows.sources import Refusal, list_sources

Progress = Callable[[ShardReport], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A planned run; nothing has been read or written yet."""

    plan: RunPlan
    facts: RunFacts
    settings: Settings

    @property
    def folder(self) -> Path:
        """Where the run works: beside the published file, so that publishing is a rename."""
        warehouse = self.settings.warehouse
        return warehouse.parent / "staging" / warehouse.stem / self.facts.run_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run did. ``is_published`` is False when everything stood as it was."""

    plan: RunPlan
    refusals: tuple[Refusal, ...]
    is_published: bool


def prepare(sources: Sequence[str], settings: Settings, trigger: str) -> Prepared:
    """List the sources, compare them with the published file, decide what to do."""
    started_at = datetime.now(UTC).replace(tzinfo=None)
    versions = Versions(
        code=code_version(Path(__file__).parent),
        reference=reference_version(settings.reference),
    )
    listing = list_sources(sources, settings.max_file_bytes)
    known = read_known(settings.warehouse, versions.code)
    facts = RunFacts(
        run_id=f"{started_at:%Y%m%dT%H%M%S%f}-{uuid4().hex[:4]}",
        started_at=started_at,
        trigger=trigger,
        sources=tuple(sources),
        versions=versions,
    )
    plan = make_plan(listing, known, versions)
    return Prepared(plan=plan, facts=facts, settings=settings)


def read_pages(prepared: Prepared, progress: Progress) -> tuple[ShardReport, ...]:
    """Read what the plan says into Parquet files."""
    settings, tasks = prepared.settings, prepared.plan.tasks
    executor = _choose_executor(settings, sum(task.file.byte_size for task in tasks))
    prepared.folder.mkdir(parents=True, exist_ok=True)
    reports = []
    shards = cut_shards(tasks, settings.shard_bytes, prepared.folder / "shards")
    for report in executor.map_shards(shards) if tasks else ():
        progress(report)
        reports.append(report)
    return tuple(reports)


def commit(prepared: Prepared, reports: Sequence[ShardReport]) -> Outcome:
    """Stage, check and publish what was read."""
    plan, published = prepared.plan, prepared.settings.warehouse
    refusals = _all_refusals(plan, reports)
    folder = prepared.folder
    if not (sum(report.pages for report in reports) or plan.outdated or plan.unchanged):
        shutil.rmtree(folder, ignore_errors=True)
        return Outcome(plan=plan, refusals=refusals, is_published=False)
    staged = folder / published.name
    stage(published, staged, folder / "shards", plan, refusals, prepared.facts)
    publish(staged, published)
    shutil.rmtree(folder, ignore_errors=True)
    return Outcome(plan=plan, refusals=refusals, is_published=True)


def _all_refusals(plan: RunPlan, reports: Sequence[ShardReport]) -> tuple[Refusal, ...]:
    found = [*plan.refusals, *(refusal for report in reports for refusal in report.refusals)]
    return tuple(sorted(found, key=lambda refusal: (refusal.source_path, refusal.reason)))


def _choose_executor(settings: Settings, text_bytes: int) -> Executor:
    if settings.workers == 1 or text_bytes <= settings.small_run_bytes:
        return InProcess(settings.reference)
    return ProcessPool(settings.reference, settings.workers)
