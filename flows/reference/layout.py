"""Seed tables ``layout_*.csv`` -> Layout."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from pathlib import Path
from typing import cast, get_args

from flows.errors import SeedError
from flows.tables.layout import (
    ColumnKind,
    Layout,
    MarkUse,
    RolePosition,
    RoleSense,
    RoleWord,
)

_OPTIONAL_SPACE = r"[ \u3000]?"


def load_layout(folder: Path) -> Layout:
    """Read the layout tables in ``folder`` (seeds/reference).

    Raises SeedError, which names the table and the line, where a table is missing or malformed.
    """
    roles = [
        RoleWord(
            word=row[0],
            sense=cast(RoleSense, row[1]),
            position=cast(RolePosition, row[2]),
        )
        for row in _rows(
            folder / "layout_roles.csv",
            ("word", "role", "position"),
            {"role": get_args(RoleSense), "position": get_args(RolePosition)},
        )
    ]
    columns = _rows(
        folder / "layout_columns.csv",
        ("word", "match", "kind"),
        {"match": ("start", "end"), "kind": get_args(ColumnKind)},
    )
    furniture = _rows(
        folder / "layout_furniture.csv",
        ("word", "kind"),
        {"kind": ("staff", "contact", "imprint", "weather")},
    )
    notices = _rows(
        folder / "layout_notices.csv",
        ("word", "match"),
        {"match": ("whole", "start", "end", "note")},
    )
    not_places = _rows(
        folder / "layout_not_places.csv", ("word", "match"), {"match": ("whole", "end", "short")}
    )
    marks = _rows(folder / "layout_marks.csv", ("mark", "use"), {"use": get_args(MarkUse)})
    organisations = _rows(folder / "layout_organisations.csv", ("suffix",), {})
    surnames = _rows(
        folder / "layout_surnames.csv", ("surname", "frequency"), {"frequency": ("common", "rare")}
    )
    regions = _rows(folder / "regions.csv", ("region_code", "short_name", "short_use"), {})
    return Layout(
        marks={row[0]: cast(MarkUse, row[1]) for row in marks},
        roles={role.word: role for role in roles},
        role_pattern=re.compile(_spaced(role.word for role in roles)),
        columns_whole={
            row[0]: cast(ColumnKind, row[2])
            for row in columns
            if row[2] != "plain" and len(row[0]) >= 2
        },
        columns_start=_columns(columns, "start"),
        columns_end=_columns(columns, "end"),
        organisation_suffixes=tuple(row[0] for row in organisations),
        surnames=frozenset(row[0] for row in surnames),
        common_surnames=frozenset(row[0] for row in surnames if row[1] == "common"),
        short_places=frozenset(name for _, name, use in regions if use != "never")
        - {row[0] for row in not_places if row[1] == "short"},
        staff_pattern=_furniture(furniture, "staff"),
        contact_pattern=_furniture(furniture, "contact"),
        imprint_pattern=_furniture(furniture, "imprint"),
        weather_pattern=_furniture(furniture, "weather"),
        not_places=frozenset(row[0] for row in not_places if row[1] == "whole"),
        not_place_ends=tuple(row[0] for row in not_places if row[1] == "end"),
        notice_pattern=re.compile(
            rf"[【〖［\[ {re.escape(''.join(row[0] for row in marks))}]*(?:"
            + _spaced(row[0] for row in notices if row[1] in {"start", "note"})
            + ")"
        ),
        notices_whole=frozenset(row[0] for row in notices if row[1] == "whole"),
        notices_start=tuple(row[0] for row in notices if row[1] == "start"),
        notices_end=tuple(row[0] for row in notices if row[1] == "end"),
        notes=tuple(row[0] for row in notices if row[1] == "note"),
    )


def _rows(
    path: Path, columns: tuple[str, ...], allowed: dict[str, tuple[str, ...]]
) -> list[tuple[str, ...]]:
    """The named columns of a table; no row may repeat another or use a word not ``allowed``."""
    if not path.is_file():
        raise SeedError(f"{path.name}: the table is missing")
    rows: list[tuple[str, ...]] = []
    seen: set[tuple[str, ...]] = set()
    with path.open(encoding="utf-8-sig", newline="") as handle:
        reader = csv.DictReader(handle)
        missing = [name for name in columns if name not in (reader.fieldnames or ())]
        if missing:
            raise SeedError(f"{path.name}: column {missing[0]} is missing")
        for number, row in enumerate(reader, start=2):
            cells = tuple((row[name] or "").strip() for name in columns)
            if not cells[0]:
                raise SeedError(f"{path.name} line {number}: {columns[0]} is empty")
            for name, words in allowed.items():
                if cells[columns.index(name)] not in words:
                    raise SeedError(
                        f"{path.name} line {number}: {name} must be one of {', '.join(words)}"
                    )
            if cells[:2] in seen:
                raise SeedError(f"{path.name} line {number}: {cells[0]} stands twice")
            seen.add(cells[:2])
            rows.append(cells)
    return rows


def _columns(rows: list[tuple[str, ...]], match: str) -> dict[str, ColumnKind]:
    """Word -> kind, longest word first."""
    chosen = [(row[0], cast(ColumnKind, row[2])) for row in rows if row[1] == match]
    return dict(sorted(chosen, key=lambda row: -len(row[0])))


def _spaced(words: Iterable[str]) -> str:
    """Alternation of words, longest first, that lets OCR put a space between characters."""
    ordered = sorted(set(words), key=len, reverse=True)
    return "|".join(_OPTIONAL_SPACE.join(map(re.escape, word)) for word in ordered)


def _furniture(rows: list[tuple[str, ...]], kind: str) -> re.Pattern[str]:
    return re.compile(_spaced(row[0] for row in rows if row[1] == kind))
