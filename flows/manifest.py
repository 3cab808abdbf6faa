"""``manifest.csv`` beside the pages: what their text does not say.

Columns: file, paper, issue_date, page_no, region_code, origin, licence. Only ``file`` must be
there; an empty cell is silence. Page number, origin and licence are for people.
"""

from __future__ import annotations

import csv
from datetime import date

from flows.records import PageHint

_COLUMNS = frozenset({"file", "paper", "issue_date", "page_no", "region_code", "origin", "licence"})


def read_manifest(text: str) -> dict[str, PageHint]:
    """Hints by file name, as given in column ``file``: a path from the manifest's folder.

    Raises ValueError, naming the line, for an unknown column, a missing file name or a bad date.
    """
    hints: dict[str, PageHint] = {}
    reader = csv.DictReader(text.splitlines())
    unknown = set(reader.fieldnames or ()) - _COLUMNS
    if unknown or "file" not in (reader.fieldnames or ()):
        known = ", ".join(sorted(_COLUMNS))
        raise ValueError(f"line 1: columns must be among {known}, and file must be one")
    for row in reader:
        file_name = (row["file"] or "").strip()
        if not file_name:
            raise ValueError(f"line {reader.line_num}: no file name")
        hints[file_name] = PageHint(
            paper=_cell(row, "paper"),
            published_on=_date(_cell(row, "issue_date"), reader.line_num),
            region_code=_cell(row, "region_code"),
        )
    return hints


def _cell(row: dict[str, str | None], column: str) -> str | None:
    return (row.get(column) or "").strip() or None


def _date(text: str | None, line: int) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"line {line}: issue_date must be like 2024-05-01, not {text}") from None
