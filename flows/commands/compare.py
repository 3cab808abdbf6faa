"""``jiceng compare``: two warehouse files, for reviewing a change of rules or tables."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from flows.commands.published import plain_errors
from flows.settings import Settings

if TYPE_CHECKING:
    from warehouse.compare import Change, ChangeKind, Comparison

SHOWN = 50


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("old", type=Path, metavar="OLD", help="warehouse file from before")
    parser.add_argument("new", type=Path, metavar="NEW", help="warehouse file from after")
    add_limit(parser)


def add_limit(parser: argparse.ArgumentParser) -> None:
    """Declare ``--limit``."""
    parser.add_argument(
        "--limit",
        type=int,
        default=SHOWN,
        metavar="N",
        help="changes shown of each sort (%(default)s); 0 shows all",
    )


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """Counts, then what was found, lost and changed, each with its sentence."""
    from warehouse.compare import compare

    with plain_errors():
        comparison = compare(arguments.old.expanduser(), arguments.new.expanduser())
    names: dict[ChangeKind, str] = {"found": "found", "lost": "lost", "changed": "changed"}
    show(comparison, names, arguments.limit or None)
    return 0


def show(comparison: Comparison, names: dict[ChangeKind, str], limit: int | None) -> None:
    """Print a comparison; ``names`` is what each sort of change is called."""
    from warehouse.text_table import draw_table

    rows = [
        (tally.what, tally.old, tally.new, tally.found, tally.lost, tally.changed)
        for tally in comparison.tallies
    ]
    print(
        draw_table(("", "before", "after", names["found"], names["lost"], names["changed"]), rows)
    )
    for tally in comparison.tallies:
        for kind, name in names.items():
            own = [c for c in comparison.changes if c.what == tally.what and c.kind == kind]
            if not own:
                continue
            print(f"\n{tally.what} {name}")
            for change in own[:limit]:
                print("\n".join(_lines(change)))
            if limit is not None and len(own) > limit:
                print(f"  and {len(own) - limit} more; --limit 0 shows all")


def _lines(change: Change) -> list[str]:
    lines = [f"  {change.label}   {change.file_name}  {change.row_id}"]
    lines += [
        f"      {field}: {before or 'nothing'} → {after or 'nothing'}"
        for field, before, after in change.fields
    ]
    return [*lines, f"      {' '.join(change.context.split())}"]
