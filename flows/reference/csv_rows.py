"""Rows of a seed table, with its shape checked."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from flows.errors import SeedError


def read_rows(path: Path, width: int, take: int | None = None) -> Iterator[list[str]]:
    """The rows below the header, each of ``width`` fields, cut to the first ``take``."""
    try:
        handle = path.open(encoding="utf-8", newline="")
    except OSError as error:
        raise SeedError(f"{path.name}: cannot be read ({error})") from error
    with handle:
        reader = csv.reader(handle)
        next(reader, None)
        for row in reader:
            if len(row) != width:
                raise SeedError(f"{path.name}, line {reader.line_num}: not {width} fields")
            yield row[:take]
