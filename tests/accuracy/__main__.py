"""``python -m tests.accuracy WAREHOUSE | --run``: how much of the annotated pages is read right.

WAREHOUSE is one that the pages were read into; --run reads them in this process.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from flows.reference import load_reference
from tests.accuracy.annotations import ROOT, AnnotatedPage, page_sets
from tests.accuracy.found import FoundPage, from_result, from_warehouse, read_result
from tests.accuracy.measure import Accuracy
from tests.accuracy.report import RECORD, record, table


def measure(pages: Sequence[AnnotatedPage], found: Iterable[FoundPage]) -> Accuracy:
    """The accuracy over ``pages``; one that is not among ``found`` counts as missed whole."""
    by_name = {page.file_name: page for page in found}
    accuracy = Accuracy()
    for page in pages:
        accuracy.add(page, by_name.get(page.file_name))
    return accuracy


def main() -> int:
    """Measure, print, and keep the record where that was asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy", description=__doc__)
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("warehouse", nargs="?", type=Path, metavar="WAREHOUSE")
    source.add_argument("--run", action="store_true", help="read the pages now")
    source.add_argument(
        "--record", action="store_true", help=f"as --run, and write {RECORD.relative_to(ROOT)}"
    )
    parser.add_argument("--set", choices=sorted(page_sets()), help="one set of pages")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show N disagreements")
    options = parser.parse_args()

    measured = {}
    for page_set, pages in page_sets().items():
        if options.set in (None, page_set):
            measured[page_set] = measure(pages, _found(pages, options.warehouse))
    console = Console()
    for page_set, accuracy in measured.items():
        console.print(table(page_set, accuracy))
        for line in accuracy.disagreements[: options.errors]:
            print(line, file=sys.stderr)
    if options.record:
        pages = [page for each in page_sets().values() for page in each]
        whole = measure(pages, _found(pages, None))
        RECORD.write_text(record(whole, datetime.now(UTC).date()), encoding="utf-8")
        console.print(f"written to {RECORD.relative_to(ROOT)}")
    return 0


def _found(pages: Sequence[AnnotatedPage], warehouse: Path | None) -> Iterable[FoundPage]:
    if warehouse is not None:
        return from_warehouse(warehouse, [page.file_name for page in pages])
    reference = load_reference(ROOT / "seeds" / "reference")
    return (from_result(read_result(page.path, reference)) for page in pages)


if __name__ == "__main__":
    sys.exit(main())
