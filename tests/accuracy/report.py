"""Accuracy -> a table for the terminal, and the file that the dashboard shows."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO

from rich.table import Table

from tests.accuracy.annotations import ANNOTATED, ROOT
from tests.accuracy.measure import SETS, SHARES, Accuracy

RECORD = ROOT / "dashboard" / "accuracy.csv"
"""One row a measure of a set of pages: ``measure``, ``precision``, ``recall`` and ``f1`` (shares of
1), ``measured_on``, ``pages`` (how many), ``page_set``: studied, or first for a first reading."""

FIRST_READING = ANNOTATED / "first_reading.csv"
"""The same of pages before any rule was improved with them. It is never measured again."""


def table(page_set: str, accuracy: Accuracy) -> Table:
    """All measures of one set of pages."""
    drawn = Table(f"{page_set}, {accuracy.pages} pages", "P", "R", "F1", "right", "found", "wanted")
    for name in SETS + SHARES:
        tally = accuracy.tallies[name]
        parts = ("", "") if name in SHARES else (f"{tally.precision:.3f}", f"{tally.recall:.3f}")
        counts = (str(tally.right), str(tally.found), str(tally.wanted))
        drawn.add_row(name, *parts, f"{tally.f1:.3f}", *counts)
    return drawn


def record(accuracy: Accuracy, on: date) -> str:
    """The text of ``RECORD``: what is found and missed today, and what was at first reading."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for name in SETS:
        tally = accuracy.tallies[name]
        parts = (f"{part:.3f}" for part in (tally.precision, tally.recall, tally.f1))
        writer.writerow((name, *parts, on.isoformat(), accuracy.pages, "studied"))
    head, first = FIRST_READING.read_text(encoding="utf-8").split("\n", maxsplit=1)
    return f"{head}\n{text.getvalue()}{first}"
