"""What the commands on a published file share: which file, and its errors as one clear line."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.errors import WarehouseError
from flows.settings import Settings


def add_warehouse(parser: argparse.ArgumentParser) -> None:
    """Declare ``--warehouse``."""
    parser.add_argument("--warehouse", type=Path, metavar="FILE", help="warehouse file")


def warehouse_of(arguments: argparse.Namespace, settings: Settings) -> Path:
    """The file that the user means."""
    path: Path = (arguments.warehouse or settings.warehouse).expanduser().absolute()
    return path


@contextmanager
def plain_errors() -> Iterator[None]:
    """Complaints of the warehouse become those of the command."""
    from warehouse.query import QueryError

    try:
        yield
    except QueryError as error:
        raise WarehouseError(str(error)) from None


def write_file(path: Path, data: bytes) -> None:
    """Raises WarehouseError where the file cannot be written."""
    try:
        path.write_bytes(data)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise WarehouseError(f"{path}: cannot be written: {reason}") from None
