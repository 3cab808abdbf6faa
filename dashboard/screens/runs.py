"""Runs: every load, what it read and what came of it."""

from __future__ import annotations

from html import escape

from dashboard.data import fetch
from dashboard.filters import Filters
from dashboard.formatting import moment, number
from dashboard.frame import heading, html, open_view
from dashboard.links import link
from dashboard.screens.quality_table import table

_COUNTS = (
    "pages_new",
    "pages_changed",
    "pages_unchanged",
    "pages_removed",
    "pages_rejected",
    "articles",
    "initiatives",
    "metrics",
)


def show() -> None:
    """Draw the page."""
    view = open_view("runs")
    if view is None:
        return
    texts = view.texts
    html(heading(texts("runs.title"), texts("runs.note")))
    frame = fetch(view.warehouse, "runs")
    if frame.is_empty():
        html(f'<p class="faint">{escape(texts("runs.none"))}</p>')
        return
    counts = [name for name in _COUNTS if name in frame.columns]
    lines = []
    for row in frame.iter_rows(named=True):
        seconds = (row["finished_at"] - row["started_at"]).total_seconds()
        lines.append(
            [
                escape(moment(row["finished_at"], texts)),
                escape(texts.code("run_status", row["status"])),
                f"{seconds:.1f}",
                *(number(row[name], texts) for name in counts),
                f"{escape(row['code_version'][:12])}<br>{escape(row['reference_version'][:12])}",
                link(
                    view.filtered(Filters(run=row["run_id"]), "initiatives"), escape(row["run_id"])
                ),
            ]
        )
    heads = [texts("runs.finished"), texts("runs.status"), texts("runs.seconds")]
    heads += [texts(f"runs.{name}") for name in counts]
    heads += [texts("runs.versions"), texts("runs.run_id")]
    html(table(heads, lines, frozenset(range(2, 3 + len(counts)))))
