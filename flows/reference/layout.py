"""Seed tables ``layout_*.csv`` -> Layout."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal, get_args

from flows.reference.seed_table import SeedTable, one_of
from flows.tables.layout import (
    ColumnKind,
    Layout,
    MarkUse,
    RolePosition,
    RoleSense,
    RoleWord,
)

FurnitureKind = Literal["staff", "contact", "imprint", "weather"]
NoticeMatch = Literal["whole", "start", "end", "note"]
NotPlaceMatch = Literal["whole", "end", "short"]
_OPTIONAL_SPACE = r"[ \u3000]?"


def load_layout(folder: Path) -> Layout:
    """Read the layout tables in ``folder`` (seeds/reference).

    Raises SeedError, which names the table and the line, where a table is missing or malformed.
    """
    marks = SeedTable(folder / "layout_marks.csv", key=1, mark=str, use=one_of(MarkUse)).mapping()
    roles = SeedTable(
        folder / "layout_roles.csv",
        key=1,
        word=str,
        role=one_of(RoleSense),
        position=one_of(RolePosition),
    )
    role_words = {word: RoleWord(word=word, sense=of, position=at) for word, of, at in roles}
    organisations = SeedTable(
        folder / "layout_organisations.csv", key=1, suffix=str, is_office=_is_told
    ).mapping()
    surnames = SeedTable(
        folder / "layout_surnames.csv",
        key=1,
        surname=str,
        frequency=one_of(Literal["common", "rare"]),
    ).mapping()
    columns = [
        *SeedTable(
            folder / "layout_columns.csv",
            key=2,
            word=str,
            match=one_of(Literal["start", "end"]),
            kind=one_of(ColumnKind),
        )
    ]
    furniture = _by_use(folder / "layout_furniture.csv", "kind", FurnitureKind)
    notices = _by_use(folder / "layout_notices.csv", "match", NoticeMatch)
    not_places = _by_use(folder / "layout_not_places.csv", "match", NotPlaceMatch)
    shorts = SeedTable(folder / "regions.csv", short_name=str, short_use=str)
    columns_start, columns_end = _columns(columns, "start"), _columns(columns, "end")
    opening = rf"[【〖［\[ {re.escape(''.join(marks))}]*"
    return Layout(
        marks=marks,
        roles=role_words,
        role_pattern=re.compile(_spaced(role_words)),
        columns_whole={
            word: kind for word, _, kind in columns if kind != "plain" and len(word) >= 2
        },
        columns_start=columns_start,
        columns_end=columns_end,
        column_starts=tuple(columns_start),
        column_ends=tuple(columns_end),
        mark_characters="".join(marks),
        notice_names=frozenset(notices["whole"] + notices["start"]),
        organisation_ends=frozenset(suffix[-1] for suffix in organisations),
        organisation_suffixes=tuple(organisations),
        office_suffixes=tuple(suffix for suffix, is_office in organisations.items() if is_office),
        surnames=frozenset(surnames),
        common_surnames=frozenset(name for name, use in surnames.items() if use == "common"),
        short_places=frozenset(short for short, use in shorts if use != "never").difference(
            not_places["short"]
        ),
        staff_pattern=re.compile(_spaced(furniture["staff"])),
        contact_pattern=re.compile(_spaced(furniture["contact"])),
        imprint_pattern=re.compile(_spaced(furniture["imprint"])),
        weather_pattern=re.compile(_spaced(furniture["weather"])),
        not_places=frozenset(not_places["whole"]),
        not_place_ends=not_places["end"],
        notice_pattern=re.compile(f"{opening}(?:{_spaced([*notices['start'], *notices['note']])})"),
        notices_start=notices["start"],
        notices_end=notices["end"],
        notes=notices["note"],
    )


def _is_told(cell: str) -> bool:
    return cell == "1"


def _by_use(path: Path, column: str, uses: object) -> dict[str, tuple[str, ...]]:
    """The words of a table by what its ``column`` says of them."""
    rows = [*SeedTable(path, key=2, word=str, **{column: one_of(uses)})]
    return {use: tuple(word for word, of in rows if of == use) for use in get_args(uses)}


def _columns(rows: list[list[Any]], match: str) -> dict[str, ColumnKind]:
    """Word -> kind, longest word first."""
    longest_first = sorted(rows, key=lambda row: -len(row[0]))
    return {word: kind for word, of, kind in longest_first if of == match}


def _spaced(words: Iterable[str]) -> str:
    """Alternation of words, longest first, that lets OCR put a space between characters."""
    ordered = sorted(set(words), key=len, reverse=True)
    return "|".join(_OPTIONAL_SPACE.join(map(re.escape, word)) for word in ordered)
