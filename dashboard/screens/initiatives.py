"""Initiatives: what the filters leave, as a list that leads to the articles."""

from __future__ import annotations

from html import escape
from typing import Any

from dashboard.chosen import bar, comparison, pick_link
from dashboard.data import fetch, one
from dashboard.downloads import TABLE, Table, file_links, queried
from dashboard.facets import sidebar, theme_names
from dashboard.formatting import called, cut, day, listed, number, place
from dashboard.frame import View, html, open_view
from dashboard.links import link
from dashboard.paging import page_number, pager
from dashboard.trail import breadcrumb, chosen_chips

PAGE_SIZE = 20
SORTS = ("newest", "figures", "place")


def show() -> None:
    """Draw the page."""
    view = open_view("initiatives")
    if view is None:
        return
    sidebar(view)
    html(breadcrumb(view) + chosen_chips(view) + bar(view))
    if view.params.get("show") == "compare":
        comparison(view)
        return
    totals = one(fetch(view.warehouse, "totals", filters=view.filters.parameter()))
    sort = _header(view, totals["initiatives"], totals["practising"])
    if not totals["practising"]:
        html(f'<div class="notice"><p>{escape(view.texts("initiatives.none"))}</p></div>')
        return
    page, pages = page_number(view, totals["practising"], PAGE_SIZE)
    frame = fetch(
        view.warehouse,
        "initiatives",
        filters=view.filters.parameter(),
        sort=sort,
        limit=PAGE_SIZE,
        offset=(page - 1) * PAGE_SIZE,
    )
    names = theme_names(view.warehouse, view.texts)
    items = "".join(_item(view, row, names) for row in frame.iter_rows(named=True))
    html(
        f'<ol class="list" start="{(page - 1) * PAGE_SIZE + 1}">{items}</ol>'
        f"{pager(view, page, pages, sort=sort)}{file_links(view, 'initiatives', TABLE)}"
    )


def table(view: View) -> Table:
    """Every initiative that the filters leave."""
    return queried(
        view,
        "initiatives_export",
        ("initiative_card", "article_card", "page"),
        filters=view.filters.parameter(),
    )


def _header(view: View, initiatives: int, articles: int) -> str:
    texts = view.texts
    sort = view.params.get("sort", SORTS[0])
    sort = sort if sort in SORTS else SORTS[0]
    links = " ".join(
        link(
            view.href("initiatives", sort=name),
            escape(texts(f"sort.{name}")),
            **({"aria_current": "true"} if name == sort else {}),
        )
        for name in SORTS
    )
    count = escape(
        texts(
            "initiatives.count",
            count=number(initiatives, texts),
            articles=number(articles, texts),
        )
    )
    html(
        f'<div class="listhead"><h2>{count}</h2><div class="sorts">'
        f"<span>{escape(texts('sort.label'))}</span>{links}</div></div>"
    )
    return sort


def _item(view: View, row: dict[str, Any], names: dict[str, str]) -> str:
    texts = view.texts
    address = view.href("article", article=row["article_id"])
    title = called(row["title"], row["lead"], texts)
    name = "".join(f'<span class="name">{escape(name)}</span>' for name in row["names"])
    meta = [
        f"<b>{escape(place(row['path'], texts))}</b>",
        escape(listed((names.get(theme, theme) for theme in row["themes"]), texts)),
        escape(texts("paper.unknown") if row["paper"] == "-" else row["paper"]),
        escape(day(row["published_on"], row["published_precision"], texts)),
        escape(texts.code("piece", row["piece"])) if row["piece"] != "article" else "",
    ]
    figures = "".join(
        f"<span>{escape(subject)} <b>{escape(' '.join(text.split()))}</b></span>"
        for subject, text in zip(row["subjects"], row["samples"], strict=True)
    )
    pick = pick_link(view, row["article_id"], sort=view.params.get("sort"), p=view.params.get("p"))
    more = row["figures"] - len(row["samples"])
    rest = f'<span class="faint">{escape(texts("initiatives.more", count=more))}</span>'
    return (
        f"<li><h3>{link(address, escape(title))}{name}</h3>"
        f'<div class="meta">{" · ".join(part for part in meta if part)}</div>'
        f'<p class="lead">{escape(cut(row["lead"], 120))}</p>'
        f'<div class="figs">{figures}{rest if more > 0 else ""}{pick}</div></li>'
    )
