"""``jiceng run``: read sources into the warehouse."""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import replace
from pathlib import Path

from flows.settings import Settings

PUBLISHED, NOTHING_PUBLISHED, PUBLISHED_WITH_REFUSALS = 0, 1, 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sources", nargs="*", metavar="SOURCE", help="folders or files of pages")
    parser.add_argument("--warehouse", type=Path, metavar="FILE", help="DuckDB file to publish")
    parser.add_argument("--workers", type=int, help="processes that read (default: all cores)")


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """Exit status 0: every page read; 2: some files refused; 1: nothing published."""
    from flows.batch import Outcome, commit, prepare, read_pages

    if arguments.warehouse:
        settings = replace(settings, warehouse=arguments.warehouse.expanduser().absolute())
    if arguments.workers:
        settings = replace(settings, workers=arguments.workers)
    sources = arguments.sources or [str(settings.documents)]
    began = time.perf_counter()
    prepared = prepare(sources, settings, trigger="command")
    if prepared.plan.is_idle:
        outcome = Outcome(plan=prepared.plan, refusals=prepared.plan.refusals, is_published=False)
    else:
        reports = read_pages(prepared, lambda report: None)
        outcome = commit(prepared, reports)
    for refusal in outcome.refusals:
        print(refusal.line(), file=sys.stderr)
    print(f"{settings.warehouse} {time.perf_counter() - began:.1f} s")
    plan = outcome.plan
    print(f"{len(plan.new)} new {len(plan.changed)} changed {plan.unchanged} unchanged")
    if not outcome.is_published and not plan.unchanged:
        return NOTHING_PUBLISHED
    return PUBLISHED_WITH_REFUSALS if outcome.refusals else PUBLISHED
