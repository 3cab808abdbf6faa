"""Beside a figure's card: where else it is told, what it is made of, and what speaks against it."""

from __future__ import annotations

from html import escape

from dashboard.data import fetch
from dashboard.formatting import day
from dashboard.frame import View
from dashboard.links import link


def related(view: View, metric_id: str) -> str:
    """The related figures as markup; '' where there are none."""
    texts = view.texts
    groups: dict[str, list[str]] = {}
    for row in fetch(view.warehouse, "related", metric=metric_id).iter_rows(named=True):
        address = view.href("article", article=row["article_id"], metric=row["metric_id"])
        printed = escape(" ".join(row["text"].split()))
        where = row["title"] or row["paper"] or texts("article.untitled")
        on = day(row["published_on"], row["published_precision"], texts)
        groups.setdefault(row["relation"], []).append(
            f"<li>{escape(row['subject'])} {link(address, printed)}"
            f' <span class="faint">{escape(where)}，{escape(on)}</span></li>'
        )
    return "".join(
        f'<div class="faint">{escape(texts(f"related.{relation}"))}</div>'
        f'<ul class="plain">{"".join(lines)}</ul>'
        for relation, lines in groups.items()
    )
