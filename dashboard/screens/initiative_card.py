"""The card of one initiative: its place and source, its figures, and others of its name."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from dashboard.data import fetch
from dashboard.filters import Filters
from dashboard.formatting import day, place
from dashboard.frame import View
from dashboard.links import link

_FIGURES_SHOWN = 12


def initiative_card(view: View, initiative_id: str, figures: Sequence[tuple[str, str, str]]) -> str:
    """The card as markup; '' where there is no such initiative.

    ``figures`` are the article's: identifier, measure and amount as printed.
    """
    texts = view.texts
    told = list(fetch(view.warehouse, "initiative", initiative=initiative_id).iter_rows(named=True))
    if not told:
        return ""
    this, others = told[0], told[1:]
    permalink = view.filtered(
        Filters(), "article", article=this["article_id"], initiative=initiative_id
    )
    close = link(view.href("article", article=this["article_id"]), escape(texts("figure.close")))
    counted = "".join(
        f"<li>{escape(subject)} "
        + link(view.href("article", article=this["article_id"], metric=metric), escape(text))
        + "</li>"
        for metric, subject, text in figures[:_FIGURES_SHOWN]
    )
    same = "".join(
        "<li>"
        + link(
            view.href("article", article=row["article_id"], initiative=row["initiative_id"]),
            escape(row["title"] or texts("article.untitled")),
        )
        + f' <span class="faint">{escape(place(row["path"], texts))}，'
        f"{escape(day(row['published_on'], row['published_precision'], texts))}</span></li>"
        for row in others
    )
    lists = "".join(
        f'<div class="faint">{escape(texts(key))}</div><ul class="plain">{lines}</ul>'
        for key, lines in (("article.figures", counted), ("initiative.same", same))
        if lines
    )
    name = this["name"] or this["title"] or texts("article.untitled")
    return (
        f'<section class="card sheet" aria-label="{escape(texts("initiative.card"))}">'
        f'<div class="big">{escape(name)}</div><dl>'
        f"<dt>{escape(texts('figure.place'))}</dt>"
        f"<dd>{escape(place(this['path'], texts, levels=5))}</dd>"
        f"<dt>{escape(texts('figure.permalink'))}</dt>"
        f"<dd>{link(permalink, escape(initiative_id))}</dd></dl>"
        f'{lists}<div class="chips">{close}</div></section>'
    )
