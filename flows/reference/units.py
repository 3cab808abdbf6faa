"""Seed tables of units, approximation words and uncounted numerals -> UnitTable."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from flows.records import Approx, MetricKind
from flows.reference.seed_table import SeedTable, filled, one_of, optional, several
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
    position = one_of(Position)
    units, beside = _units(folder / "units.csv")
    approximations = SeedTable(
        folder / "approximations.csv",
        word=str,
        position=position,
        approx=one_of(Approx),
        not_before=several,
    )
    contexts = SeedTable(
        folder / "non_metrics.csv", word=str, position=position, units=several, reason=str
    )
    non_metrics = SeedTable(folder / "numeral_words.csv", word=filled, reason=str)
    pers = SeedTable(folder / "per_words.csv", word=str, role=one_of(PerRole), per=str)
    implied = SeedTable(folder / "implied_units.csv", word=str, use=one_of(ImpliedUse), unit=str)
    return UnitTable(
        units=units,
        beside=beside,
        approximations=approximations.records(ApproxWord),
        contexts=contexts.records(Context),
        non_metrics=non_metrics.records(NonMetric),
        pers=pers.records(PerWord),
        implied=implied.records(ImpliedUnit),
    )


def _units(path: Path) -> tuple[dict[str, Unit], dict[str, Unit]]:
    """The units by their spelling, and by their name those that only stand beside certain words."""
    units: dict[str, Unit] = {}
    beside: dict[str, Unit] = {}
    table = SeedTable(
        path,
        unit=str,
        kind=one_of(MetricKind),
        unit_base=optional,
        factor=_ratio,
        counting=one_of(Counting),
        not_before=several,
        spoken=several,
        same=several,
    )
    for name, kind, unit_base, factor, counting, not_before, spoken, same in table:
        if (factor is None) != (unit_base is None):
            raise table.error("unit_base and factor go together")
        spellings = {word: name for word in spoken} | {word: word for word in same}
        if counting != "spoken":
            spellings[name] = name
        known = beside if counting == "beside" else units
        for surface, stored in spellings.items():
            if surface in known:
                raise table.error(f"{surface!r} stands in two rows")
            known[surface] = Unit(
                surface=surface,
                unit=stored,
                kind=kind,
                unit_base=unit_base,
                factor=factor,
                counting="any" if counting in ("spoken", "beside") else counting,
                not_before=not_before,
            )
    return units, beside


def _ratio(cell: str) -> Fraction | None:
    try:
        return Fraction(cell) if cell else None
    except ZeroDivisionError as error:
        raise ValueError(error) from None
