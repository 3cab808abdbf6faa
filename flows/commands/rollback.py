"""``jiceng rollback``: publish an earlier version again."""

from __future__ import annotations

import argparse
from pathlib import Path

from flows.errors import WarehouseError
from flows.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "version",
        nargs="?",
        metavar="VERSION",
        help="as `versions` prints it (default: the one before)",
    )
    parser.add_argument("--warehouse", type=Path, metavar="FILE", help="warehouse file")


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """The version set aside stays in the list, so a roll-back can itself be rolled back."""
    from flows.load.lock import locked, staging_folder
    from warehouse.versions import list_versions, roll_back

    warehouse = (arguments.warehouse or settings.warehouse).expanduser().absolute()
    with locked(warehouse):
        versions = list_versions(warehouse)
        current = next((version for version in versions if version.is_current), None)
        if arguments.version:
            chosen = [version for version in versions if version.run_id == arguments.version]
        else:
            chosen = [
                version for version in versions if current and version.run_id < current.run_id
            ]
        if not chosen:
            wanted = arguments.version or "before the published one"
            raise WarehouseError(f"{warehouse}: no version {wanted}; see jiceng versions")
        roll_back(warehouse, chosen[0], staging_folder(warehouse))
    print(f"{warehouse} is version {chosen[0].run_id} again")
    return 0
