"""``jiceng run``: read sources into the warehouse."""

from __future__ import annotations

import argparse
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from flows.prefect_environment import imported_lightly, prefect_defaults
from flows.settings import Settings

if TYPE_CHECKING:
    from flows.batch import Outcome, Prepared, Progress

ALL_READ, NOTHING_PUBLISHED, SOME_REFUSED = 0, 1, 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "sources",
        nargs="*",
        metavar="SOURCE",
        help="folders (walked for .txt and .md) or files; default: seeds/documents",
    )
    parser.add_argument(
        "--warehouse",
        type=Path,
        metavar="FILE",
        help="file to publish (default: warehouse/jiceng.duckdb)",
    )
    parser.add_argument(
        "--workers", type=int, metavar="N", help="processes that read (default: one a core)"
    )
    parser.add_argument(
        "--executor", choices=("pool", "dask"), help="what the workers run on (default: pool)"
    )
    parser.add_argument(
        "--scheduler", metavar="ADDRESS", help="Dask scheduler, e.g. tcp://10.0.0.1:8786"
    )
    parser.add_argument(
        "--accept-drop",
        action="store_true",
        help="publish although a fifth or more of the articles or figures is gone",
    )
    parser.add_argument(
        "--compiled", action="store_true", help="read with what `make compiled` has compiled"
    )
    parser.add_argument(
        "--without-prefect", action="store_true", help="run the same steps bare, unrecorded"
    )


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """Exit status 0: every page read; 2: some files refused; 1: nothing published."""
    from flows.batch import leave_as_is, prepare
    from flows.load.lock import locked
    from flows.summary import Display

    if arguments.warehouse:
        settings = replace(settings, warehouse=arguments.warehouse.expanduser().absolute())
    if arguments.workers:
        settings = replace(settings, workers=max(arguments.workers, 1))
    if arguments.executor:
        settings = replace(settings, executor=arguments.executor)
    if arguments.scheduler:
        settings = replace(settings, executor="dask", scheduler=arguments.scheduler)
    sources = arguments.sources or [str(settings.documents)]
    began = time.perf_counter()
    display = Display(settings.warehouse)
    with locked(settings.warehouse):
        prepared = prepare(sources, settings, trigger="command")
        if prepared.plan.is_idle:
            outcome = leave_as_is(prepared)
        else:
            with display.progress(prepared.plan) as progress:
                outcome = _carry_out(prepared, progress, arguments)
    display.show(outcome, time.perf_counter() - began)
    return exit_status(outcome)


def exit_status(outcome: Outcome) -> int:
    """What the run tells the shell. A file refused only because its twin was read is no refusal."""
    reasons = {refusal.reason for refusal in outcome.refusals}
    if not (outcome.is_published or outcome.plan.unchanged or "duplicate" in reasons):
        return NOTHING_PUBLISHED
    return SOME_REFUSED if reasons - {"duplicate"} else ALL_READ


def _carry_out(prepared: Prepared, progress: Progress, arguments: argparse.Namespace) -> Outcome:
    if arguments.without_prefect:
        from flows.batch import run_steps

        return run_steps(prepared, progress, arguments.accept_drop)
    with prefect_defaults(prepared.settings.cache):
        with imported_lightly():
            from flows.orchestrate import run_as_flow

        return run_as_flow(prepared, progress, arguments.accept_drop)
