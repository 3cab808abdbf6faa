"""Overview: where, about what, how much, how fresh."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from dashboard import charts
from dashboard.bars import Bar, bars
from dashboard.charts import Drawing, Palette
from dashboard.data import fetch, one
from dashboard.downloads import PICTURE, file_links
from dashboard.facets import scope_of, sidebar, theme_names
from dashboard.filters import Filters
from dashboard.formatting import aside, bounds, day, listed, moment, number, told_also
from dashboard.frame import View, heading, html, open_view
from dashboard.heat import month_heat
from dashboard.links import link, show_drawing
from dashboard.screens.places import bars_markup, map_markup
from dashboard.texts import Texts
from dashboard.trail import breadcrumb, chosen_chips

_PAPERS = 15
"""Papers whose months are shown."""
_LATE = 8
"""Papers without new pages that are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The page as markup, from the top of the left column to the end of the right one."""

    top: str
    places: str
    map: str
    bars: str
    themes: str
    headlines: str
    latest: str


def parts(view: View) -> Parts:
    """The whole page at once."""
    return Parts(
        top=_top(view),
        places=_places(view),
        map=map_markup(view),
        bars=bars_markup(view) + _coverage(view),
        themes=_themes(view),
        headlines=_headlines(view),
        latest=_latest(view),
    )


def show() -> None:
    """Draw the page, part by part."""
    view = open_view("overview")
    if view is None:
        return
    html(_top(view))
    sidebar(view)
    left, right = st.columns([5, 4], gap="large")
    with left:
        html(_places(view))
        show_drawing(map_markup(view), key="map")
        html(bars_markup(view) + _coverage(view))
    with right:
        html(_themes(view))
        sums = st.container()
        html(_latest(view))
    # Adding up every figure takes longest: the rest of the page does not wait for it.
    with sums:
        html(_headlines(view))


def _top(view: View) -> str:
    return breadcrumb(view) + chosen_chips(view) + _totals(view)


def _places(view: View) -> str:
    source = view.source("places", filters=view.filters.parameter(), scope=scope_of(view))
    return heading(view.texts("overview.places"), view.texts("overview.places.note"), source)


def _totals(view: View) -> str:
    totals = one(fetch(view.warehouse, "totals", filters=view.filters.parameter()))
    cells = "".join(
        f"<div><b>{number(totals[name], view.texts)}</b>"
        f"<span>{escape(view.texts(f'totals.{name}'))}</span></div>"
        for name in ("initiatives", "articles", "counties", "townships", "figures", "papers")
    )
    source = link(view.source("totals", filters=view.filters.parameter()), "SQL")
    return f'<div class="strip" role="group">{cells}<span class="source">{source}</span></div>'


def _told_themes(view: View) -> pl.DataFrame:
    """Themes that initiatives have under these filters, with their names."""
    names = theme_names(view.warehouse, view.texts)
    facets = fetch(view.warehouse, "facets", filters=view.filters.parameter())
    return facets.filter((pl.col("facet") == "themes") & (pl.col("initiatives") > 0)).select(
        pl.col("value").alias("theme"),
        pl.col("value").replace(names).alias("name"),
        "initiatives",
    )


def draw_themes(view: View, palette: Palette) -> Drawing:
    """The themes as a picture."""
    rows = _told_themes(view).select("name", "initiatives")
    return charts.bars(rows, label="name", value="initiatives", palette=palette)


def _themes(view: View) -> str:
    texts, frame = view.texts, _told_themes(view)
    source = view.source("facets", filters=view.filters.parameter())
    title = heading(texts("overview.themes"), texts("overview.themes.note"), source)
    if frame.is_empty():
        return title
    drawn = bars(
        (
            Bar(
                label=name,
                value=initiatives,
                address=view.filtered(view.filters.toggled("themes", theme)),
                is_chosen=theme in view.filters.themes,
            )
            for theme, name, initiatives in frame.iter_rows()
        ),
        title=texts("overview.themes"),
        texts=texts,
    )
    return title + drawn + file_links(view, "themes", PICTURE)


def _headlines(view: View) -> str:
    texts = view.texts
    frame = fetch(view.warehouse, "headlines", filters=view.filters.parameter(), limit=10)
    source = view.source("headlines", filters=view.filters.parameter(), limit=10)
    title = heading(texts("overview.headlines"), texts("overview.headlines.note"), source)
    if frame.is_empty():
        return f'{title}<p class="faint">{escape(texts("overview.headlines.none"))}</p>'
    lines = []
    for row in frame.iter_rows(named=True):
        address = view.href(
            "figures", kind=row["kind"], base=row["unit_base"], subject=row["subject"]
        )
        lines.append(
            f"<tr><td>{link(address, escape(row['subject']))}{_nature(row, texts)}</td>"
            f'<td class="n">{escape(bounds(row["low"], row["high"], row["unit_base"], texts))}'
            f"{_fields(row, texts)}</td>"
            f'<td class="n">{row["claims"]}</td></tr>'
        )
    return (
        f'{title}<table class="t"><thead><tr><th>{escape(texts("figure.subject"))}</th>'
        f'<th class="n">{escape(texts("headlines.sum"))}</th>'
        f'<th class="n">{escape(texts("headlines.claims"))}</th></tr></thead>'
        f"<tbody>{''.join(lines)}</tbody></table>"
    )


def _nature(row: Mapping[str, Any], texts: Texts) -> str:
    if row["measure_type"] == "unknown":
        return ""
    return f' <span class="faint">{escape(texts.code("measure_type", row["measure_type"]))}</span>'


def _fields(row: Mapping[str, Any], texts: Texts) -> str:
    also = told_also(row["low"], row["high"], row["unit_base"], texts)
    return f'<div class="faint">{escape(texts("bounds.also", amount=also))}</div>' if also else ""


def _latest(view: View) -> str:
    texts = view.texts
    fresh = one(fetch(view.warehouse, "freshness"))
    if fresh["run_id"] is None:
        return ""
    latest = one(fetch(view.warehouse, "latest", run=fresh["run_id"]))
    source = view.source("latest", run=fresh["run_id"])
    title = heading(texts("overview.latest"), moment(fresh["loaded_at"], texts), source)
    words = texts("latest.text", **{name: number(value, texts) for name, value in latest.items()})
    gaps = [
        texts(f"fresh.{name}", count=number(fresh[name], texts))
        for name in ("undated_pages", "unnamed_pages")
        if fresh[name]
    ]
    gaps += _late_papers(view, fresh["newest_page"])
    told = "".join(f'<p class="faint">{escape(gap)}</p>' for gap in gaps)
    newly = link(
        view.filtered(Filters(run=fresh["run_id"]), "initiatives"), escape(texts("latest.show"))
    )
    return f'{title}<p>{escape(words)}</p><p class="files">{newly}</p>{told}'


def _late_papers(view: View, newest: date | None) -> list[str]:
    """Papers that have sent no page for two months, counted from the newest page of all."""
    texts = view.texts
    frame = fetch(view.warehouse, "coverage", region=None).filter(
        pl.col("month").is_not_null() & (pl.col("paper") != "-")
    )
    if newest is None or frame.is_empty():
        return []
    last = frame.group_by("paper").agg(pl.col("month").max()).sort("month", "paper")
    late = [
        paper + aside(day(month, "month", texts), texts)
        for paper, month in last.iter_rows()
        if (newest.year - month.year) * 12 + newest.month - month.month >= 2
    ]
    if not late:
        return []
    names = listed(late[:_LATE], texts)
    if len(late) > _LATE:
        names = texts("fresh.late.more", names=names)
    return [texts("fresh.late", count=len(late), names=names)]


def _told_months(view: View) -> pl.DataFrame:
    """Pages by month, of the papers that sent most: ``paper``, ``month`` (2024-09), ``pages``."""
    frame = fetch(view.warehouse, "coverage", region=view.filters.region)
    dated = frame.filter(pl.col("month").is_not_null())
    top = dated.group_by("paper").agg(pl.col("pages").sum()).sort("pages", "paper").tail(_PAPERS)
    return dated.filter(pl.col("paper").is_in(top["paper"].implode())).with_columns(
        pl.col("paper").replace({"-": view.texts("paper.unknown")}),
        pl.col("month").dt.strftime("%Y-%m"),
    )


def draw_coverage(view: View, palette: Palette) -> Drawing:
    """Pages by paper and month as a picture."""
    return charts.month_heat(_told_months(view), palette=palette)


def _coverage(view: View) -> str:
    texts = view.texts
    source = view.source("coverage", region=view.filters.region)
    title = heading(texts("overview.coverage"), texts("overview.coverage.note"), source)
    pages: dict[str, dict[str, int]] = {}
    for paper, month, count in _told_months(view).select("paper", "month", "pages").iter_rows():
        pages.setdefault(paper, {})[month] = count
    if not pages:
        return f'{title}<p class="faint">{escape(texts("overview.coverage.none"))}</p>'
    heat = month_heat(pages, title=texts("overview.coverage"), texts=texts)
    return f'{title}<div class="scroll-x">{heat}</div>' + file_links(view, "coverage", PICTURE)
