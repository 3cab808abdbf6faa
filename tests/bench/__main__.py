"""``python -m tests.bench [--full]``: measure, print, write a JSON report, exit 1 when short."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

from flows.reference import load_reference
from tests.bench.bars import Measure, closing_line
from tests.bench.compiled import measure_compiled
from tests.bench.extraction import ROOT, measure_extraction

REPORT = ROOT / "warehouse" / "bench.json"
SMALL, MIDDLE, LARGE = 100, 1_000, 20_000


def main() -> int:
    """Run every measurement that was asked for; 0 when each is on the right side of its bar."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--full", action="store_true", help=f"also runs {LARGE:,} pages")
    parser.add_argument("--only", choices=["extraction", "startup", "runs"], help="one part")
    parser.add_argument("--report", type=Path, default=REPORT, help="where the JSON goes")
    options = parser.parse_args()
    parts = [options.only] if options.only else ["extraction", "startup", "runs"]

    console = Console()
    measures: list[Measure] = []
    if "extraction" in parts:
        console.print("Reading, warm, beside jieba.cut ...")
        measures += measure_extraction(load_reference(ROOT / "seeds" / "reference"))
        measures += measure_compiled()
    if "startup" in parts:
        from tests.bench.startup import measure_startup

        console.print("Starting up ...")
        measures += measure_startup()
    if "runs" in parts:
        from tests.bench.runs import measure_runs

        console.print("Whole runs ...")
        measures += measure_runs([SMALL, MIDDLE, *([LARGE] if options.full else [])], console.print)
    _show(measures, console)
    _write(measures, options.report)
    print(closing_line(measures))
    return 0 if all(measure.holds for measure in measures) else 1


def _show(measures: list[Measure], console: Console) -> None:
    table = Table("measure", "value", "bar", "")
    for measure in measures:
        verdict = "" if not measure.bar else "holds" if measure.holds else "SHORT"
        table.add_row(measure.name, f"{measure.value:,.3g}{measure.unit}", measure.bar, verdict)
    console.print(table)


def _write(measures: list[Measure], report: Path) -> None:
    machine = {
        "python": platform.python_version(),
        "processor": platform.machine(),
        "cores": os.cpu_count(),
    }
    rows = [
        {
            "name": measure.name.strip(),
            "value": measure.value,
            "unit": measure.unit.strip(),
            "bar": measure.bar,
            "holds": measure.holds,
        }
        for measure in measures
    ]
    report.parent.mkdir(parents=True, exist_ok=True)
    report.write_text(
        json.dumps({"machine": machine, "measures": rows}, ensure_ascii=False, indent=1) + "\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    sys.exit(main())
