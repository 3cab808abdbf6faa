"""Search: articles, places, initiatives and measures that hold the words."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import Any

import streamlit as st

from dashboard.data import fetch, one
from dashboard.facets import sidebar, theme_names
from dashboard.filters import Filters
from dashboard.formatting import called, day, listed, number, place
from dashboard.frame import View, choose, html, open_view
from dashboard.highlight import Mark, marked
from dashboard.links import link
from dashboard.measures import Measure
from dashboard.paging import page_number, pager
from dashboard.trail import breadcrumb, chosen_chips

PAGE_SIZE = 20


def show() -> None:
    """Draw the page."""
    view = open_view("search")
    if view is None:
        return
    sidebar(view, with_words=False)
    words = view.filters.words
    _ask(view, words)
    if not words:
        html(f'<p class="faint">{escape(view.texts("search.hint"))}</p>')
        return
    html(breadcrumb(view) + chosen_chips(view) + _elsewhere(view, words))
    _articles(view, words)


def _ask(view: View, words: str) -> None:
    key = f"search:{words}"

    def search() -> None:
        asked = " ".join(str(st.session_state[key]).split())
        choose(view, replace(view.filters, words=asked))

    st.text_input(
        view.texts("search.label"),
        value=words,
        key=key,
        placeholder=view.texts("facet.words.hint"),
        on_change=search,
    )


def _elsewhere(view: View, words: str) -> str:
    """Places, initiatives and measures of that name, as links."""
    texts = view.texts
    groups = []
    places = [
        (
            place(row["path"], texts, levels=3),
            row["initiatives"],
            view.filtered(Filters(region=row["region_code"]), "initiatives"),
        )
        for row in _named(view, "search_places", words)
    ]
    names = [
        (
            row["name"],
            row["articles"],
            view.href("article", article=row["article_id"], initiative=row["initiative_id"]),
        )
        for row in _named(view, "search_names", words)
    ]
    subjects = []
    for row in _named(view, "search_subjects", words):
        measure = Measure(
            kind=row["kind"], base=row["base"], per=row["per"], subject=row["subject"]
        )
        address = view.filtered(Filters(), "figures", **measure.params())
        subjects.append((measure.axis(texts), row["figures"], address))
    for title, found in (
        (texts("search.places"), places),
        (texts("search.names"), names),
        (texts("search.subjects"), subjects),
    ):
        if found:
            links = "".join(
                link(address, f"{escape(label)}<span>{number(count, texts)}</span>")
                for label, count, address in found
            )
            groups.append(
                f'<div class="chips choose" role="group" aria-label="{escape(title)}">'
                f"<b>{escape(title)}</b>{links}</div>"
            )
    return "".join(groups)


def _named(view: View, query: str, words: str) -> list[dict[str, Any]]:
    return list(fetch(view.warehouse, query, word=words).iter_rows(named=True))


def _articles(view: View, words: str) -> None:
    texts = view.texts
    totals = one(fetch(view.warehouse, "totals", filters=view.filters.parameter()))
    count = totals["articles"]
    if not count:
        html(f'<div class="notice"><p>{escape(texts("search.none"))}</p></div>')
        return
    page, pages = page_number(view, count, PAGE_SIZE)
    frame = fetch(
        view.warehouse,
        "search",
        filters=replace(view.filters, words="").parameter(),
        words=words,
        first=words.split()[0],
        limit=PAGE_SIZE,
        offset=(page - 1) * PAGE_SIZE,
    )
    names = theme_names(view.warehouse, texts)
    items = "".join(_item(view, row, words.split(), names) for row in frame.iter_rows(named=True))
    said = texts(
        "search.count",
        count=number(count, texts),
        initiatives=number(totals["initiatives"], texts),
    )
    html(f'<h2>{escape(said)}</h2><ol class="list">{items}</ol>{pager(view, page, pages)}')


def _item(view: View, row: dict[str, Any], words: list[str], names: dict[str, str]) -> str:
    texts = view.texts
    address = view.href("article", article=row["article_id"])
    title = called(row["title"], row["lead"], texts)
    meta = [
        place(row["path"], texts),
        listed((names.get(theme, theme) for theme in row["themes"]), texts),
        row["paper"] or texts("paper.unknown"),
        day(row["published_on"], row["published_precision"], texts),
    ]
    passage = " ".join(row["passage"].split())
    return (
        f"<li><h3>{link(address, marked(title, _hits(title, words)))}</h3>"
        f'<div class="meta">{escape(" | ".join(meta))}</div>'
        f'<p class="lead">{"…" if row["is_cut"] else ""}'
        f"{marked(passage, _hits(passage, words))}{'…' if row['goes_on'] else ''}</p></li>"
    )


def _hits(text: str, words: list[str]) -> list[Mark]:
    found = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            found.append(Mark(start=at, end=at + len(word), kind="hit"))
            at = text.find(word, at + len(word))
    return found
