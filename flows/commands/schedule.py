"""``jiceng schedule``: the same run, by the clock."""

from __future__ import annotations

import argparse
from pathlib import Path

from flows.errors import SettingsError
from flows.prefect_environment import prefect_defaults
from flows.settings import Settings
from flows.stores import open_store


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "--cron", required=True, help='minute hour day month weekday, e.g. "0 6 * * *"'
    )
    parser.add_argument("sources", nargs="*", metavar="SOURCE", help="as for run")
    parser.add_argument("--warehouse", type=Path, metavar="FILE", help="file to publish")


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """Serves the schedule until interrupted."""
    if len(arguments.cron.split()) != 5:
        raise SettingsError(f"--cron: five fields are needed, not {arguments.cron!r}")
    warehouse = (arguments.warehouse or settings.warehouse).expanduser().absolute()
    sources = [_in_full(str(source)) for source in arguments.sources or [settings.documents]]
    with prefect_defaults(settings.cache):
        from flows.orchestrate import serve_schedule

        print(f"running by {arguments.cron!r} into {warehouse}; Ctrl-C ends it", flush=True)
        serve_schedule(sources, warehouse, arguments.cron)
    return 0


def _in_full(source: str) -> str:
    """A path from the root, for the runs to come; a URL is that already."""
    return source if "://" in source else open_store(source).root()
