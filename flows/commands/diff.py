"""``jiceng diff``: what is new, revised and withdrawn between two published versions."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from flows.commands.compare import add_limit, show
from flows.commands.published import add_warehouse, plain_errors, warehouse_of
from flows.errors import WarehouseError
from flows.settings import Settings

if TYPE_CHECKING:
    from warehouse.compare import ChangeKind
    from warehouse.versions import Version


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "old", nargs="?", metavar="OLD", help="as `versions` prints it (default: the one before)"
    )
    parser.add_argument("new", nargs="?", metavar="NEW", help="the same (default: the published)")
    add_limit(parser)
    add_warehouse(parser)


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """Counts, then every figure and article that is new, revised or withdrawn."""
    from warehouse.compare import compare
    from warehouse.versions import list_versions

    warehouse = warehouse_of(arguments, settings)
    versions = list_versions(warehouse)
    current = next((version for version in versions if version.is_current), None)
    if current is None:
        raise WarehouseError(f"{warehouse}: nothing published yet")
    new = _named(versions, arguments.new) if arguments.new else current
    if arguments.old:
        old = _named(versions, arguments.old)
    else:
        earlier = [version for version in versions if version.run_id < new.run_id]
        if not earlier:
            raise WarehouseError(f"{warehouse}: no version before {new.run_id} is kept")
        old = earlier[0]
    with plain_errors():
        comparison = compare(old.path, new.path)
    print(f"{old.run_id} → {new.run_id}")
    names: dict[ChangeKind, str] = {"found": "new", "changed": "revised", "lost": "withdrawn"}
    show(comparison, names, arguments.limit or None)
    return 0


def _named(versions: Sequence[Version], run_id: str) -> Version:
    for version in versions:
        if version.run_id == run_id:
            return version
    raise WarehouseError(f"no version {run_id}; see jiceng versions")
