"""Seed tables of units, approximation words and uncounted numerals -> UnitTable."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import get_args

from flows.errors import SeedError
from flows.records import Approx, MetricKind
from flows.tables.units import (
    ApproxWord,
    Context,
    Counting,
    ImpliedUnit,
    ImpliedUse,
    NonMetric,
    PerRole,
    PerWord,
    Position,
    Unit,
    UnitTable,
)


def load_units(folder: Path) -> UnitTable:
    """Read the tables that figures need under ``folder`` (seeds/reference).

    Raises SeedError, naming file and row, when a table is missing or malformed.
    """
    units, beside = _units(folder / "units.csv")
    return UnitTable(
        units=units,
        beside=beside,
        approximations=tuple(_approximations(folder / "approximations.csv")),
        contexts=tuple(_contexts(folder / "non_metrics.csv")),
        non_metrics=tuple(_non_metrics(folder / "numeral_words.csv")),
        pers=tuple(_pers(folder / "per_words.csv")),
        implied=tuple(_implied(folder / "implied_units.csv")),
    )


def _rows(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Rows of a table, each with the words that name it in a complaint."""
    if not path.is_file():
        raise SeedError(f"{path.name}: the table is missing")
    with path.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines), start=2):
            if None in row or None in row.values():
                raise SeedError(f"{path.name} row {number}: wrong number of columns")
            yield f"{path.name} row {number}", row


def _units(path: Path) -> tuple[dict[str, Unit], dict[str, Unit]]:
    """The units by their spelling, and by their name those that only stand beside certain words."""
    units: dict[str, Unit] = {}
    beside: dict[str, Unit] = {}
    for where, row in _rows(path):
        name, kind, counting = row["unit"], row["kind"], row["counting"]
        if kind not in get_args(MetricKind):
            raise SeedError(f"{where}: unknown kind {kind!r}")
        if counting not in get_args(Counting):
            raise SeedError(f"{where}: unknown counting {counting!r}")
        try:
            factor = Fraction(row["factor"]) if row["factor"] else None
        except (ValueError, ZeroDivisionError):
            raise SeedError(f"{where}: factor {row['factor']!r} is no exact ratio") from None
        if (factor is None) != (not row["unit_base"]):
            raise SeedError(f"{where}: unit_base and factor go together")
        spellings = {word: name for word in _split(row["spoken"])}
        spellings |= {word: word for word in _split(row["same"])}
        if counting != "spoken":
            spellings[name] = name
        table = beside if counting == "beside" else units
        for surface, stored in spellings.items():
            if surface in table:
                raise SeedError(f"{where}: {surface!r} stands in two rows")
            table[surface] = Unit(
                surface=surface,
                unit=stored,
                kind=kind,  # type: ignore[arg-type]
                unit_base=row["unit_base"] or None,
                factor=factor,
                counting="any" if counting in ("spoken", "beside") else counting,  # type: ignore[arg-type]
                not_before=_split(row["not_before"]),
            )
    return units, beside


def _approximations(path: Path) -> Iterator[ApproxWord]:
    for where, row in _rows(path):
        position, approx = row["position"], row["approx"]
        if position not in get_args(Position) or approx not in get_args(Approx):
            raise SeedError(f"{where}: unknown position or approx")
        yield ApproxWord(
            word=row["word"],
            position=position,  # type: ignore[arg-type]
            approx=approx,  # type: ignore[arg-type]
            not_before=_split(row["not_before"]),
        )


def _contexts(path: Path) -> Iterator[Context]:
    for where, row in _rows(path):
        if row["position"] not in get_args(Position):
            raise SeedError(f"{where}: unknown position {row['position']!r}")
        yield Context(
            word=row["word"],
            position=row["position"],  # type: ignore[arg-type]
            units=_split(row["units"]),
            reason=row["reason"],
        )


def _non_metrics(path: Path) -> Iterator[NonMetric]:
    for where, row in _rows(path):
        if not row["word"]:
            raise SeedError(f"{where}: an empty word")
        yield NonMetric(word=row["word"], reason=row["reason"])


def _pers(path: Path) -> Iterator[PerWord]:
    for where, row in _rows(path):
        if row["role"] not in get_args(PerRole):
            raise SeedError(f"{where}: unknown role {row['role']!r}")
        yield PerWord(
            word=row["word"],
            role=row["role"],  # type: ignore[arg-type]
            per=row["per"],
        )


def _implied(path: Path) -> Iterator[ImpliedUnit]:
    for where, row in _rows(path):
        if row["use"] not in get_args(ImpliedUse):
            raise SeedError(f"{where}: unknown use {row['use']!r}")
        yield ImpliedUnit(
            word=row["word"],
            use=row["use"],  # type: ignore[arg-type]
            unit=row["unit"],
        )


def _split(words: str) -> tuple[str, ...]:
    return tuple(word for word in words.split("|") if word)
