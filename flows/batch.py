"""A run from sources to published warehouse, in three steps: prepare, read, commit.

The command runs the steps bare or hands them to ``flows.orchestrate``; they are the same steps.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from flows.corrections import load_corrections
from flows.cutting import ShardReport, cut_shards
from flows.errors import ExecutorError, GateError
from flows.executors import Executor, InProcess, ProcessPool
from flows.load.known import read_known
from flows.load.lock import staging_folder
from flows.load.staging import RunFacts, stage
from flows.plan import RunPlan, Versions, code_version, make_plan
from flows.reference import reference_version
from flows.reference.gazetteer import load_region_codes
from flows.settings import Settings
from flows.sources import Refusal, list_sources
from warehouse.checks import Finding
from warehouse.versions import keep_version, replace_published

_SHARDS_PER_WORKER = 12
_LEAST_SHARD_BYTES = 200_000

Progress = Callable[[ShardReport], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A planned run; nothing has been read or written yet."""

    plan: RunPlan
    facts: RunFacts
    settings: Settings

    @property
    def folder(self) -> Path:
        return staging_folder(self.settings.warehouse) / self.facts.run_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run did. ``is_published`` is False when nothing new was to be published."""

    plan: RunPlan
    refusals: tuple[Refusal, ...]
    reports: tuple[ShardReport, ...] = ()
    warnings: tuple[Finding, ...] = ()
    is_published: bool = False


def prepare(sources: Sequence[str], settings: Settings, trigger: str) -> Prepared:
    """List the sources, compare them with the published file, decide what to do."""
    started_at = datetime.now(UTC).replace(tzinfo=None)
    versions = Versions(
        code=code_version(Path(__file__).parent),
        reference=reference_version(settings.reference),
    )
    known = read_known(settings.warehouse, versions)
    corrections = load_corrections(settings.seeds)
    regions = load_region_codes(settings.reference)
    listing = list_sources(sources, settings.max_file_bytes, corrections, regions)
    facts = RunFacts(
        run_id=_next_run_id(started_at, known.last_run_id),
        started_at=started_at,
        trigger=trigger,
        sources=tuple(sources),
        versions=versions,
    )
    return Prepared(plan=make_plan(listing, known, versions), facts=facts, settings=settings)


def leave_as_is(prepared: Prepared) -> Outcome:
    """The outcome of an idle plan."""
    return Outcome(plan=prepared.plan, refusals=prepared.plan.refusals)


def read_pages(prepared: Prepared, progress: Progress) -> tuple[ShardReport, ...]:
    """Read what the plan says into Parquet files. Call it, and ``commit``, under the lock."""
    tasks = prepared.plan.tasks
    executor = _choose_executor(prepared)
    prepared.folder.mkdir(parents=True, exist_ok=True)
    reports = []
    shards = cut_shards(
        tasks,
        _shard_bytes(prepared),
        prepared.folder / "shards",
        workers=prepared.settings.workers,
    )
    for report in executor.map_shards(shards) if tasks else ():
        progress(report)
        reports.append(report)
    return tuple(reports)


def commit(prepared: Prepared, reports: Sequence[ShardReport], accept_drop: bool) -> Outcome:
    """Stage, check and publish what was read.

    Raises GateError, naming rows, when a check fails; then the published file is as it was.
    """
    settings = prepared.settings
    plan = prepared.plan.with_refused(refusal for report in reports for refusal in report.refusals)
    # Files that fail at every run are tried at every run; that alone makes no new version.
    if not (sum(report.pages for report in reports) or plan.outdated or plan.is_noteworthy):
        return Outcome(plan=plan, refusals=plan.refusals, reports=tuple(reports))
    published = settings.warehouse
    staged = prepared.folder / published.name
    findings = stage(
        published,
        staged,
        prepared.folder / "shards",
        plan,
        plan.refusals,
        prepared.facts,
        settings.reference,
        accepted=("count_drop",) if accept_drop else (),
    )
    failures = [finding for finding in findings if finding.check.severity == "fail"]
    if failures:
        raise GateError(_explain(failures))
    keep_version(published, settings.keep_versions)
    replace_published(staged, published)
    keep_version(published, settings.keep_versions)
    return Outcome(
        plan=plan,
        refusals=plan.refusals,
        reports=tuple(reports),
        warnings=tuple(findings),
        is_published=True,
    )


def run_steps(prepared: Prepared, progress: Progress, accept_drop: bool) -> Outcome:
    """The steps one after the other, with no orchestration around them."""
    return commit(prepared, read_pages(prepared, progress), accept_drop)


def _explain(failures: Sequence[Finding]) -> str:
    lines = [line for finding in failures for line in finding.lines()]
    hint = ""
    if any(finding.check.name == "count_drop" for finding in failures):
        hint = "\nif the drop is meant, run again with --accept-drop"
    return "checks failed, nothing was published\n" + "\n".join(lines) + hint


def _next_run_id(started_at: datetime, last: str | None) -> str:
    """Later runs sort later, even where the clock was set back."""
    run_id = f"{started_at:%Y%m%dT%H%M%S%f}"
    return run_id if last is None or run_id > last else f"{last}x"


def _shard_bytes(prepared: Prepared) -> int:
    """Several shards a worker, so that none waits long for the last and progress can be seen; never
    more text in one than the settings allow, for a worker holds a shard's rows in memory."""
    settings = prepared.settings
    share = _text_bytes(prepared) // (settings.workers * _SHARDS_PER_WORKER)
    return min(max(share, _LEAST_SHARD_BYTES), settings.shard_bytes)


def _text_bytes(prepared: Prepared) -> int:
    return sum(task.file.byte_size for task in prepared.plan.tasks)


def _choose_executor(prepared: Prepared) -> Executor:
    settings, versions = prepared.settings, prepared.facts.versions
    if settings.executor == "dask":
        # Dask takes a second to import, and most runs have no use for it.
        try:
            from flows.dask_executor import DaskCluster
        except ModuleNotFoundError as error:
            raise ExecutorError(
                f"{error.name} is missing: pip install --constraint constraints.txt '.[dask]'"
            ) from None

        return DaskCluster(
            settings.reference, versions, settings.workers, address=settings.scheduler
        )
    if settings.workers == 1 or _text_bytes(prepared) <= settings.small_run_bytes:
        return InProcess(settings.reference)
    return ProcessPool(settings.reference, settings.workers)
