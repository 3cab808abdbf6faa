"""``jiceng versions``: the published versions that are kept."""

from __future__ import annotations

import argparse
from pathlib import Path

from flows.errors import WarehouseError
from flows.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--warehouse", type=Path, metavar="FILE", help="warehouse file")


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """A line a version, newest first; * marks the published one."""
    from warehouse.versions import list_versions

    warehouse = (arguments.warehouse or settings.warehouse).expanduser().absolute()
    versions = list_versions(warehouse)
    if not versions and not warehouse.exists():
        print(f"{warehouse}: nothing published yet")
        return 1
    for version in versions:
        mark = "*" if version.is_current else " "
        print(
            f"{mark} {version.run_id}  {version.finished_at:%Y-%m-%d %H:%M} UTC"
            f"  {version.pages:>7} pages  {version.articles:>7} articles"
            f"  {version.metrics:>8} metrics"
        )
    if warehouse.exists() and not any(version.is_current for version in versions):
        # What is kept is told all the same: one of the versions may be what is wanted.
        raise WarehouseError(f"{warehouse}: not a warehouse of this program")
    return 0
