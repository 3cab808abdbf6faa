"""What reviewers corrected: beside a figure or article, and all of it for the quality page."""

from __future__ import annotations

from html import escape

from dashboard.data import fetch
from dashboard.formatting import day
from dashboard.frame import View, heading, html
from dashboard.links import link
from dashboard.screens.quality_table import table


def corrected(view: View, row_id: str) -> str:
    """The corrections of one figure or article as markup; '' where there are none."""
    texts = view.texts
    lines = [
        texts(
            "corrections.added" if row["field"] == "added" else "corrections.line",
            field=texts.code("field", row["field"]),
            before=row["value_before"] or texts("unknown"),
            after=row["value_after"] or texts("unknown"),
            reason=row["reason"],
            reviewer=row["reviewer"],
            on=day(row["decided_on"], "day", texts),
        )
        for row in fetch(view.warehouse, "corrections", row=row_id).iter_rows(named=True)
        if row["status"] == "applied"
    ]
    return "".join(f'<p class="corrected">{escape(line)}</p>' for line in lines)


def list_corrections(view: View) -> None:
    """Every correction, those that no longer match first."""
    texts = view.texts
    html(heading(texts("corrections.title"), texts("corrections.note")))
    frame = fetch(view.warehouse, "corrections", row=None)
    if frame.is_empty():
        html(f'<p class="faint">{escape(texts("corrections.none"))}</p>')
        return
    lines = []
    for row in frame.iter_rows(named=True):
        quote = escape(row["quote"])
        if row["article_id"]:
            address = view.href("article", article=row["article_id"], metric=row["metric_id"])
            quote = link(address, quote)
        on = day(row["decided_on"], "day", texts)
        said = " ".join(part for part in (row["reviewer"], on, row["detail"]) if part)
        change = f"{row['value_before'] or '—'} → {row['value_after'] or '—'}"
        lines.append(
            [
                escape(texts.code("correction", row["status"])),
                quote,
                f"{escape(texts.code('field', row['field']))} {escape(change)}",
                f"{escape(row['reason'])}<div class='faint'>{escape(said)}</div>",
            ]
        )
    heads = [texts(f"corrections.{name}") for name in ("status", "quote", "change", "reason")]
    html(table(heads, lines, frozenset()))
