"""Seed tables -> Wording."""

from __future__ import annotations

from pathlib import Path

from flows.records import MeasureType, MetricKind
from flows.reference.seed_table import SeedTable, one_of
from flows.tables.wording import NamedPeriod, PeriodKind, StatusTold, Takes, Wording, WordRole


def load_wording(folder: Path) -> Wording:
    """Read the word tables under ``folder`` (seeds/reference).

    Raises SeedError, naming file and row, when a table is missing or malformed.
    """
    roles = SeedTable(folder / "subject_words.csv", key=1, word=str, role=one_of(WordRole))
    verb_nouns = SeedTable(
        folder / "verb_nouns.csv", key=2, verb=str, kind=one_of(MetricKind), noun=str
    )
    takes = SeedTable(folder / "verb_takes.csv", key=1, verb=str, takes=one_of(Takes))
    measures = SeedTable(
        folder / "measure_words.csv", key=1, word=str, measure_type=one_of(MeasureType)
    )
    periods = SeedTable(
        folder / "periods.csv", key=1, name=str, kind=one_of(PeriodKind), start=str, end=str
    )
    return Wording(
        roles=roles.mapping(),
        unit_nouns=SeedTable(folder / "unit_nouns.csv", key=1, unit=str, noun=str).mapping(),
        verb_nouns={(verb, kind): noun for verb, kind, noun in verb_nouns},
        verb_takes=takes.mapping(),
        status_words=SeedTable(
            folder / "status_words.csv", key=1, word=str, status=_status
        ).mapping(),
        measure_words=measures.mapping(),
        currencies=SeedTable(folder / "currencies.csv", key=1, unit=str, code=str).mapping(),
        goods=SeedTable(folder / "goods.csv", key=1, word=str, sort=str).mapping(),
        periods={period.name: period for period in periods.records(NamedPeriod)},
    )


def _status(cell: str) -> str | None:
    return None if cell == "none" else one_of(StatusTold)(cell)
