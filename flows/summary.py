"""What a run shows: progress on a terminal, a line a refusal, one table at the end."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

from flows.batch import Outcome
from flows.batch import Progress as ReportProgress
from flows.cutting import ShardReport
from flows.plan import RunPlan
from flows.settings import Settings
from warehouse.versions import Version, current_version


class Display:
    """Speaks to the terminal: progress and complaints on standard error, the table on output."""

    def __init__(self, warehouse: Path) -> None:
        self._warehouse = warehouse
        self._output = Console()
        self._errors = Console(stderr=True)

    @contextmanager
    def progress(self, plan: RunPlan) -> Iterator[ReportProgress]:
        """A bar with rate and time left; nothing where standard error is no terminal."""
        if not self._errors.is_terminal:
            yield _ignore
            return
        bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            _RateColumn(),
            TimeRemainingColumn(),
            console=self._errors,
            transient=True,
        )
        with bar:
            task = bar.add_task("reading pages", total=len(plan.tasks))

            def advance(report: ShardReport) -> None:
                bar.advance(task, report.pages + len(report.refusals))
                if bar.finished:
                    bar.update(task, description="loading and checking")

            yield advance

    def show(self, outcome: Outcome, seconds: float) -> None:
        """A line a refusal and warning, then the table, then what to type next."""
        for refusal in outcome.refusals:
            print(refusal.line(), file=sys.stderr)
        for finding in outcome.warnings:
            for line in finding.lines():
                print(line if line.startswith(" ") else f"warning: {line}", file=sys.stderr)
        sys.stderr.flush()
        current = current_version(self._warehouse)
        self._output.print(_table(outcome, current, seconds))
        if outcome.plan.skipped:
            self._line(f"skipped    {_skipped(outcome.plan)}")
        if current is None:
            self._line("warehouse  none: no page could be read")
            return
        state = "" if outcome.is_published else " (as it was: nothing changed)"
        self._line(f"warehouse  {self._warehouse}{state}")
        chosen = "" if self._warehouse == Settings().warehouse else f" WAREHOUSE={self._warehouse}"
        self._line(f"next       make dashboard{chosen}")

    def _line(self, text: str) -> None:
        # A path must stay in one piece, to be copied.
        self._output.print(Text(text), soft_wrap=True)


class _RateColumn(ProgressColumn):
    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:.0f} pages/s" if task.speed else "")


def _table(outcome: Outcome, current: Version | None, seconds: float) -> Table:
    plan, reports = outcome.plan, outcome.reports
    refused = {refusal.source_path for refusal in outcome.refusals}
    table = Table()
    table.add_column()
    table.add_column("this run", justify="right")
    table.add_column("warehouse", justify="right")

    def add(name: str, count: int, total: int | None = None) -> None:
        table.add_row(name, f"{count:,}", "" if total is None else f"{total:,}")

    add("pages new", sum(task.file.source_path not in refused for task in plan.new))
    add("pages changed", sum(task.file.source_path not in refused for task in plan.changed))
    add("pages unchanged", plan.unchanged)
    add("pages removed", len(plan.removed))
    add("files rejected", len(outcome.refusals))
    add("other files skipped", plan.skipped)
    add("pages read", sum(report.pages for report in reports), current.pages if current else 0)
    articles = sum(report.articles for report in reports)
    add("articles", articles, current.articles if current else 0)
    initiatives = sum(report.initiatives for report in reports)
    add("initiatives", initiatives, current.initiatives if current else 0)
    metrics = sum(report.metrics for report in reports)
    add("metrics", metrics, current.metrics if current else 0)
    table.add_row("seconds", f"{seconds:.1f}", "")
    return table


def _skipped(plan: RunPlan) -> str:
    more = plan.skipped - len(plan.skipped_names)
    others = f" and {more} more" if more else ""
    return f"{', '.join(plan.skipped_names)}{others}: only .txt and .md are read"


def _ignore(report: ShardReport) -> None:
    """Progress that nobody watches."""
