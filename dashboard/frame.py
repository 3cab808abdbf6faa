"""The page around every page: style, masthead, navigation, states in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

import streamlit as st

from dashboard.charts import DARK, LIGHT, Palette
from dashboard.data import Opening, fetch, one, open_current
from dashboard.filters import Filters, from_params
from dashboard.formatting import day, moment
from dashboard.links import OVERVIEW, href, link, mount_router, set_params
from dashboard.settings import settings
from dashboard.store import Warehouse, query_text, written
from dashboard.texts import LANGUAGES, Texts, language_of, load_texts

PAGES = (OVERVIEW, "initiatives", "figures", "search", "sql", "quality", "runs")
"""Pages of the navigation, in order; an article is reached from them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One rerun of one page: what the URL asks for, and what there is to answer it."""

    page: str
    texts: Texts
    filters: Filters
    params: dict[str, str]
    warehouse: Warehouse

    def href(self, page: str, /, **extras: object) -> str:
        """The address of a page with this view's language, filters and articles set aside."""
        return self.filtered(self.filters, page, **extras)

    def source(self, query: str, **parameters: object) -> str:
        """The address that runs a named query by hand, as it stands behind a chart or number."""
        return href(
            "sql",
            self.filters,
            self.texts.language,
            sql=written(query_text(query), parameters).strip(),
        )

    def filtered(self, filters: Filters, page: str | None = None, /, **extras: object) -> str:
        """The address of this page, or another, with other filters."""
        kept = {"pick": self.params.get("pick"), **extras}
        return href(page or self.page, filters, self.texts.language, **kept)


def html(markup: str) -> None:
    """Write markup whose every stored text has been escaped."""
    st.html(f'<div class="jc">{markup}</div>')


def current_texts() -> Texts:
    """The strings of the language that the URL asks for."""
    return load_texts(language_of(st.query_params.get("lang")))


def view_of(page: str, params: dict[str, str], warehouse: Warehouse) -> View:
    """What the parameters of an address ask for."""
    return View(
        page=page,
        texts=load_texts(language_of(params.get("lang"))),
        filters=from_params(params),
        params=params,
        warehouse=warehouse,
    )


def open_view(page: str, settle: str = "") -> View | None:
    """Draw the frame of a page. None where there is nothing to show, once that has been said."""
    texts = current_texts()
    st.session_state["page"] = page
    params = {key: st.query_params[key] for key in st.query_params}
    mount_router(texts, settle)
    opening = open_current()
    html(masthead(page, texts, params, opening))
    if opening.warehouse is None or opening.state not in ("ready", "empty"):
        _notice(texts, opening)
        return None
    if opening.state == "empty" and page not in ("quality", "runs", "sql"):
        _notice(texts, opening)
        return None
    return view_of(page, params, opening.warehouse)


def masthead(page: str, texts: Texts, params: Mapping[str, str], opening: Opening) -> str:
    """Name, freshness, the other language and the pages, which keep the filters."""
    filters = from_params(params)
    entries = "".join(
        link(
            href(name, filters, texts.language),
            escape(texts(f"nav.{name}")),
            **({"aria_current": "page"} if name == page else {}),
        )
        for name in PAGES
    )
    other = next(language for language in LANGUAGES if language != texts.language)
    here = {key: value for key, value in params.items() if key != "lang"}
    switch = link(
        href(page, Filters(), other, **here), escape(texts("nav.other_language")), lang=other
    )
    title = "" if page == "article" else f'<h1 class="sr">{escape(texts(f"nav.{page}"))}</h1>'
    return (
        f'<header class="mast">{title}<div class="top">'
        f'<span class="brand">{escape(texts("brand"))}</span>'
        f'<span class="tag">{escape(texts("tagline"))}</span>'
        f'<span class="side">{_freshness(texts, opening)}{switch}</span></div>'
        f'<nav aria-label="{escape(texts("nav.label"))}">{entries}</nav></header>'
    )


def _freshness(texts: Texts, opening: Opening) -> str:
    if opening.warehouse is None or opening.state not in ("ready", "empty"):
        return ""
    fresh = one(fetch(opening.warehouse, "freshness"))
    loaded = texts("fresh.loaded", at=moment(fresh["loaded_at"], texts))
    newest = texts("fresh.newest", on=day(fresh["newest_page"], "day", texts))
    return f"<span>{escape(loaded)}</span><span>{escape(newest)}</span>"


def _notice(texts: Texts, opening: Opening) -> None:
    state = opening.state
    detail = escape(opening.detail)
    if opening.warehouse is not None and state == "incomplete":
        detail = escape(", ".join(sorted(opening.warehouse.missing)))
    html(
        f'<div class="notice" role="status"><h2>{escape(texts(f"state.{state}.title"))}</h2>'
        f"<p>{escape(texts(f'state.{state}.text', path=settings().warehouse))}</p>"
        + (f'<p class="faint">{detail}</p>' if detail else "")
        + "</div>"
    )


def say_failed(texts: Texts) -> None:
    """Tell the reader that a page went wrong, and what to do."""
    html(
        f'<div class="notice" role="alert"><h2>{escape(texts("state.failed.title"))}</h2>'
        f"<p>{escape(texts('state.failed.text'))}</p></div>"
    )


def heading(title: str, note: str = "", source: str = "") -> str:
    """A section's heading with a quiet note beside it, and a link to the query it comes from."""
    small = f"<small>{escape(note)}</small>" if note else ""
    query = f'<span class="source">{link(source, "SQL")}</span>' if source else ""
    return f"<h2>{escape(title)}{small}{query}</h2>"


def palette() -> Palette:
    """The colours of charts under the reader's theme."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def choose(view: View, filters: Filters, **extras: str | None) -> None:
    """Make the URL carry these filters; extras replace the view's own, None takes one away."""
    kept = {key: value for key, value in view.params.items() if key not in Filters().names()}
    kept.pop("p", None)
    for key, value in extras.items():
        kept.pop(key, None)
        if value not in (None, ""):
            kept[key] = str(value)
    set_params({**kept, **filters.params()})
