"""The gate: SQL files that select offending rows.

The first line of a check is ``-- fail: what is wrong`` or ``-- warn: what is odd``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import duckdb

CheckSeverity = Literal["fail", "warn"]

_FOLDER = Path(__file__).parent / "checks"
_SHOWN_ROWS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One question to the warehouse. ``name`` is the file's name without ending."""

    name: str
    severity: CheckSeverity
    message: str
    sql: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A check that found something: how many rows, and the first of them."""

    check: Check
    count: int
    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]

    def lines(self) -> Iterator[str]:
        """The finding for people: a line of what, then a line a row shown."""
        yield f"{self.check.name}: {self.check.message} ({self.count} rows)"
        for row in self.rows:
            cells = zip(self.columns, row, strict=True)
            yield "  " + ", ".join(f"{column} {_shorten(value)}" for column, value in cells)


def read_checks(folder: Path = _FOLDER) -> tuple[Check, ...]:
    """Every check of the folder, in the order of names.

    Raises ValueError for a file whose first line does not say ``-- fail: …`` or ``-- warn: …``.
    """
    return tuple(_parse(path) for path in sorted(folder.glob("*.sql")))


def run_checks(
    connection: duckdb.DuckDBPyConnection,
    accepted: Collection[str] = (),
    checks: Collection[Check] | None = None,
) -> list[Finding]:
    """What the checks found. Checks named in ``accepted`` warn where they would fail."""
    findings = []
    for check in read_checks() if checks is None else checks:
        cursor = connection.execute(check.sql)
        columns = tuple(column[0] for column in cursor.description or ())
        rows = cursor.fetchall()
        if not rows:
            continue
        if check.name in accepted:
            check = Check(name=check.name, severity="warn", message=check.message, sql=check.sql)
        findings.append(
            Finding(check=check, count=len(rows), columns=columns, rows=tuple(rows[:_SHOWN_ROWS]))
        )
    return findings


def _parse(path: Path) -> Check:
    sql = path.read_text(encoding="utf-8")
    first = sql.split("\n", 1)[0]
    severity, _, message = first.removeprefix("-- ").partition(": ")
    if not first.startswith("-- ") or severity not in ("fail", "warn") or not message:
        raise ValueError(f"{path.name}: first line must be '-- fail: …' or '-- warn: …'")
    return Check(
        name=path.stem,
        severity="fail" if severity == "fail" else "warn",
        message=message.strip(),
        sql=sql,
    )


def _shorten(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= 40 else text[:39] + "…"
