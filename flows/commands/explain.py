"""``jiceng explain``: one figure with all that is known of it."""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

from flows.commands.published import add_warehouse, plain_errors, warehouse_of
from flows.settings import Settings

_INDENT = 11


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("metric_id", metavar="METRIC_ID", help="as figure.metric_id has it")
    add_warehouse(parser)


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """A fact a line: name, then what it says."""
    from warehouse.explain import explain
    from warehouse.query import Reader

    with plain_errors(), Reader(warehouse_of(arguments, settings)) as reader:
        explanation = explain(reader, arguments.metric_id)
    for fact in explanation.facts:
        lines = [*fact.lines]
        if fact.name == "rule" and (example := _example(settings.reference, explanation.unit)):
            lines.append(f"unit {explanation.unit}, for example {example}")
        print(f"{fact.name:<{_INDENT}}{lines[0]}")
        for line in lines[1:]:
            print(f"{'':<{_INDENT}}{line}")
    return 0


def _example(reference: Path, unit: str) -> str | None:
    """The example of the unit's row in the seed tables."""
    path = reference / "units.csv"
    if not unit or not path.exists():
        return None
    with path.open(encoding="utf-8", newline="") as rows:
        return next((row["example"] for row in csv.DictReader(rows) if row["unit"] == unit), None)
