"""``manifest.csv`` beside the pages: what their text does not say.

Columns: file, paper, issue_date, page_no, region_code, origin, licence. Only ``file`` must be
there; an empty cell is silence. Page number, origin and licence are for people.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from flows.records import PageHint

_COLUMNS = frozenset({"file", "paper", "issue_date", "page_no", "region_code", "origin", "licence"})
_DATE = re.compile(r"(\d{4})([-/.年])(\d{1,2})(?:\2|月)(\d{1,2})日?")
"""2024-05-06, and as Excel writes it: 2024/5/6, 2024年5月6日."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestRow:
    """What a row says of its file: a path from the manifest's folder, '' where the row names none.

    ``faults`` are the cells that say nothing usable, in words; the hint is of the others.
    """

    line: int
    file_name: str
    hint: PageHint
    faults: tuple[str, ...]


def read_manifest(text: str, regions: Collection[str] = ()) -> list[ManifestRow]:
    """The rows, a later one of the same file after an earlier one.

    ``regions`` are the codes known down to the county; without any they are not checked.
    Raises ValueError where the header has an unknown column, or none for the file.
    """
    reader = csv.DictReader(text.splitlines())
    try:
        unknown = set(reader.fieldnames or ()) - _COLUMNS
        if unknown or "file" not in (reader.fieldnames or ()):
            known = ", ".join(sorted(_COLUMNS))
            raise ValueError(f"line 1: columns must be among {known}, and file must be one")
        return [_row(row, reader.line_num, regions) for row in reader]
    except csv.Error as error:
        raise ValueError(f"line {reader.line_num}: {error}") from None


def _row(row: dict[str, str | None], line: int, regions: Collection[str]) -> ManifestRow:
    file_name, date_text = _cell(row, "file"), _cell(row, "issue_date")
    region_code, published_on = _cell(row, "region_code"), _date(date_text)
    faults = []
    if len(row) > len(_COLUMNS & row.keys()):
        faults.append("more cells than columns")
    if file_name is None:
        faults.append("no file name")
    if date_text is not None and published_on is None:
        faults.append(f"issue_date must be like 2024-05-01, not {date_text}")
    if region_code is not None and regions and not _is_known(region_code, regions):
        faults.append(f"region_code {region_code} is no division's")
        region_code = None
    return ManifestRow(
        line=line,
        file_name=file_name or "",
        hint=PageHint(
            paper=_cell(row, "paper"), published_on=published_on, region_code=region_code
        ),
        faults=tuple(faults),
    )


def _cell(row: dict[str, str | None], column: str) -> str | None:
    return (row.get(column) or "").strip() or None


def _date(text: str | None) -> date | None:
    printed = _DATE.fullmatch(text or "")
    try:
        if printed:
            year, _, month, day = printed.groups()
            return date(int(year), int(month), int(day))
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _is_known(code: str, regions: Collection[str]) -> bool:
    """Townships and villages have nine and twelve digits, the first six of them their county's."""
    return code in regions or (len(code) in (9, 12) and code.isdecimal() and code[:6] in regions)
