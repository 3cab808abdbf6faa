"""``jiceng export``: figures, initiatives or articles as a file that says what it is."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from flows.commands.published import add_warehouse, plain_errors, warehouse_of, write_file
from flows.errors import SettingsError
from flows.records import MetricKind, MetricStatus
from flows.settings import Settings

if TYPE_CHECKING:
    from warehouse.selection import Selected

FORMATS = ("csv", "xlsx", "parquet")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("what", choices=("figures", "initiatives", "articles"))
    parser.add_argument(
        "--output", type=Path, required=True, metavar="FILE", help="FILE.csv, .xlsx or .parquet"
    )
    parser.add_argument("--format", choices=FORMATS, help="default: the output's suffix")
    parser.add_argument("--region", metavar="PLACE", help="code, path or name; with all below it")
    parser.add_argument("--theme", action="append", default=[], help="code or Chinese name")
    parser.add_argument(
        "--kind", action="append", default=[], choices=get_args(MetricKind), help="of quantity"
    )
    parser.add_argument("--paper", action="append", default=[], metavar="NAME", help="newspaper")
    parser.add_argument("--since", type=_day, metavar="DAY", help="printed on or after")
    parser.add_argument("--until", type=_day, metavar="DAY", help="printed on or before")
    parser.add_argument("--search", default="", metavar="WORDS", help="words of the article")
    parser.add_argument("--status", choices=get_args(MetricStatus), help="of figures")
    parser.add_argument(
        "--mentions", action="store_true", help="every telling of a figure, not each claim once"
    )
    add_warehouse(parser)
    parser.epilog = "--theme, --kind and --paper may be given several times: any of them will do"


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """Writes FILE; beside a CSV or Parquet file FILE.dictionary.txt and FILE.citation.txt."""
    from warehouse.query import Reader
    from warehouse.selection import Selection, select

    output: Path = arguments.output.expanduser()
    chosen = arguments.format or output.suffix.removeprefix(".").lower()
    if chosen not in FORMATS:
        raise SettingsError(
            f"--output: a file of csv, xlsx or parquet is needed, not {output.name}"
        )
    if arguments.what != "figures" and (arguments.status or arguments.mentions):
        raise SettingsError("--status and --mentions are of figures")
    if arguments.since and arguments.until and arguments.since > arguments.until:
        raise SettingsError(f"--since {arguments.since} is later than --until {arguments.until}")
    selection = Selection(
        region=arguments.region,
        themes=arguments.theme,
        kinds=arguments.kind,
        papers=arguments.paper,
        since=arguments.since,
        until=arguments.until,
        words=arguments.search,
        status=arguments.status,
        has_mentions=arguments.mentions,
    )
    warehouse = warehouse_of(arguments, settings)
    with plain_errors(), Reader(warehouse) as reader:
        selected = select(reader, arguments.what, selection, warehouse.name)
    for path, data in _files(selected, output, chosen):
        write_file(path, data)
    print(f"{output}: {selected.frame.height} {arguments.what}")
    return 0


def _files(selected: Selected, output: Path, chosen: str) -> list[tuple[Path, bytes]]:
    from warehouse.export import MOST_XLSX_ROWS, to_csv, to_notes, to_parquet, to_xlsx

    frame, dictionary, about = selected.frame, selected.dictionary, selected.about
    if chosen == "xlsx":
        if frame.height > MOST_XLSX_ROWS:
            raise SettingsError(f"{frame.height} rows are more than a sheet holds; use csv")
        return [(output, to_xlsx(frame, about, dictionary))]
    data = to_csv(frame) if chosen == "csv" else to_parquet(frame, about, dictionary)
    return [
        (output, data),
        (output.with_name(f"{output.name}.dictionary.txt"), to_notes(dictionary)),
        (output.with_name(f"{output.name}.citation.txt"), to_notes(about)),
    ]


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"a day like 2024-05-01 is needed, not {text}") from None
