"""Seed tables -> Wording."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TypeVar, cast, get_args

from flows.errors import SeedError
from flows.records import MeasureType, MetricKind
from flows.tables.wording import NamedPeriod, PeriodKind, StatusTold, Takes, Wording, WordRole

T = TypeVar("T", bound=str)


def load_wording(folder: Path) -> Wording:
    """Read the word tables under ``folder`` (seeds/reference).

    Raises SeedError, naming file and row, when a table is missing or malformed.
    """
    roles: tuple[WordRole, ...] = get_args(WordRole)
    types: tuple[MeasureType, ...] = get_args(MeasureType)
    return Wording(
        roles=_choices(folder / "subject_words.csv", "role", roles),
        unit_nouns={row["unit"]: row["noun"] for row in _rows(folder / "unit_nouns.csv", "unit")},
        verb_nouns=_verb_nouns(folder / "verb_nouns.csv"),
        verb_takes=_choices(folder / "verb_takes.csv", "takes", get_args(Takes), key="verb"),
        status_words=_statuses(folder / "status_words.csv"),
        measure_words=_choices(folder / "measure_words.csv", "measure_type", types),
        currencies={row["unit"]: row["code"] for row in _rows(folder / "currencies.csv", "unit")},
        goods={row["word"]: row["sort"] for row in _rows(folder / "goods.csv", "word")},
        periods=_periods(folder / "periods.csv"),
    )


def _choices(path: Path, column: str, allowed: tuple[T, ...], *, key: str = "word") -> dict[str, T]:
    chosen: dict[str, T] = {}
    for row in _rows(path, key):
        value = row[column]
        if value not in allowed:
            raise SeedError(f"{path.name}: {row[key]}: {column} {value!r} is none of {allowed}")
        chosen[row[key]] = value
    return chosen


def _statuses(path: Path) -> dict[str, StatusTold | None]:
    known: dict[str, StatusTold | None] = {"none": None}
    allowed: tuple[StatusTold, ...] = get_args(StatusTold)
    known.update((status, status) for status in allowed)
    words = {}
    for row in _rows(path, "word"):
        if row["status"] not in known:
            raise SeedError(f"{path.name}: {row['word']}: unknown status {row['status']!r}")
        words[row["word"]] = known[row["status"]]
    return words


def _verb_nouns(path: Path) -> dict[tuple[str, MetricKind], str]:
    kinds: tuple[MetricKind, ...] = get_args(MetricKind)
    nouns = {}
    for row in _rows(path, "example"):
        kind = next((kind for kind in kinds if kind == row["kind"]), None)
        if kind is None:
            raise SeedError(f"{path.name}: {row['verb']}: unknown kind {row['kind']!r}")
        nouns[row["verb"], kind] = row["noun"]
    return nouns


def _periods(path: Path) -> dict[str, NamedPeriod]:
    periods = {}
    for row in _rows(path, "name"):
        if row["kind"] not in get_args(PeriodKind):
            raise SeedError(f"{path.name}: {row['name']}: unknown kind {row['kind']!r}")
        periods[row["name"]] = NamedPeriod(
            name=row["name"],
            kind=cast(PeriodKind, row["kind"]),
            start=row["start"],
            end=row["end"],
        )
    return periods


def _rows(path: Path, key: str) -> list[dict[str, str]]:
    """The rows of one table; each has a value in ``key`` that no other row has."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, strict=True))
    except (OSError, csv.Error, UnicodeDecodeError) as error:
        raise SeedError(f"{path.name}: {error}") from error
    seen: set[str] = set()
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values() or not row.get(key):
            raise SeedError(f"{path.name}: line {number}: wrong number of columns or no {key}")
        if row[key] in seen:
            raise SeedError(f"{path.name}: line {number}: {row[key]} stands twice")
        seen.add(row[key])
    return rows
