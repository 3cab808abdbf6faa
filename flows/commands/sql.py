"""``jiceng sql``: one statement on the published file, read-only."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from flows.commands.published import add_warehouse, plain_errors, warehouse_of, write_file
from flows.errors import SettingsError, WarehouseError
from flows.settings import Settings

if TYPE_CHECKING:
    from warehouse.query import Reader

FORMATS = ("table", "csv", "json", "parquet")
SHOWN_ROWS = 50
_SUFFIXES = {".csv": "csv", ".json": "json", ".parquet": "parquet", ".txt": "table"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("statement", metavar="SQL", help="the statement; - reads standard input")
    parser.add_argument("--format", choices=FORMATS, help="default: table, or the output's suffix")
    parser.add_argument(
        "--output", type=Path, metavar="FILE", help="write there, not to the screen"
    )
    parser.add_argument(
        "--limit",
        type=int,
        metavar="ROWS",
        help=f"rows of a table ({SHOWN_ROWS} on the screen, all in a file); 0 shows all",
    )
    add_warehouse(parser)
    parser.epilog = "jiceng sql \"select * from search('养老')\""


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """Exit status 0; a statement that cannot be run is one line on standard error."""
    from warehouse.query import Reader

    output: Path | None = arguments.output
    limit: int | None = arguments.limit
    if limit is not None and limit < 0:
        raise SettingsError(f"--limit {limit}: a number of rows is needed, 0 for all")
    if limit is None and output is None:
        limit = SHOWN_ROWS
    chosen = arguments.format or _by_suffix(output)
    if chosen == "parquet" and output is None:
        raise SettingsError("--format parquet: needs --output FILE")
    statement = sys.stdin.read() if arguments.statement == "-" else arguments.statement
    with plain_errors(), Reader(warehouse_of(arguments, settings)) as reader:
        if chosen == "table":
            _emit(output, _table(reader, statement, limit or None, to_screen=output is None))
        else:
            _emit(output, _file(reader, statement, chosen, to_screen=output is None))
    return 0


def _by_suffix(output: Path | None) -> str:
    if output is None:
        return "table"
    chosen = _SUFFIXES.get(output.suffix.lower())
    if chosen is None:
        known = ", ".join(_SUFFIXES)
        raise SettingsError(f"--output {output.name}: one of {known} is needed, or --format")
    return chosen


def _table(reader: Reader, statement: str, limit: int | None, to_screen: bool) -> bytes:
    from warehouse.text_table import WIDEST, draw_table

    head = reader.head(statement, limit)
    if not head.columns:
        return b""
    widest = WIDEST if to_screen else sys.maxsize
    lines = [draw_table(head.columns, head.rows, widest)]
    if head.has_more:
        lines.append(f"the first {len(head.rows)} rows; --limit 0 shows all")
    else:
        lines.append("1 row" if len(head.rows) == 1 else f"{len(head.rows)} rows")
    return ("\n".join(lines) + "\n").encode()


def _file(reader: Reader, statement: str, chosen: str, to_screen: bool) -> bytes:
    from warehouse.export import BYTE_ORDER_MARK, to_csv, to_parquet

    frame = reader.frame(statement)
    if chosen == "parquet":
        return to_parquet(frame)
    if chosen == "csv":
        written = to_csv(frame)
        # Spreadsheets need the mark; a pipe would take it for part of the first column's name.
        return written.removeprefix(BYTE_ORDER_MARK) if to_screen else written
    rows = [json.dumps(row, ensure_ascii=False, default=str) for row in frame.iter_rows(named=True)]
    return ("[" + ",\n ".join(rows) + "]\n").encode()


def _emit(output: Path | None, data: bytes) -> None:
    if output is not None:
        write_file(output.expanduser(), data)
        return
    try:
        sys.stdout.write(data.decode())
        sys.stdout.flush()
    except UnicodeEncodeError:
        raise WarehouseError("this terminal cannot show Chinese; set LANG=C.UTF-8") from None
