"""Overview: where, about what, how much, how fresh."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from dashboard import charts
from dashboard.bars import Bar, bars
from dashboard.data import fetch, one
from dashboard.downloads import download_bars, download_pictures, download_table
from dashboard.facets import scope_of, sidebar, theme_names
from dashboard.filters import changed
from dashboard.formatting import bounds, day, in_mu, moment, number
from dashboard.frame import View, heading, html, open_view
from dashboard.geography import Outline, feature, named, parts_of, siblings_of
from dashboard.heat import month_heat
from dashboard.links import link, show_drawing
from dashboard.map import Place, place_map
from dashboard.texts import Texts
from dashboard.trail import breadcrumb, chosen_chips

_MOST_PLACES = 20


def show() -> None:
    """Draw the page."""
    view = open_view("overview")
    if view is None:
        return
    breadcrumb(view)
    chosen_chips(view)
    _totals(view)
    sidebar(view)
    left, right = st.columns([5, 4], gap="large")
    with left:
        _places(view)
    with right:
        _themes(view)
        sums = st.container()
        _latest(view)
    with left:
        _coverage(view)
    # Adding up every figure takes longest: the rest of the page does not wait for it.
    with sums:
        _headlines(view)


def _totals(view: View) -> None:
    totals = one(fetch(view.warehouse, "totals", filters=view.filters.parameter()))
    cells = "".join(
        f"<div><b>{number(totals[name], view.texts)}</b>"
        f"<span>{escape(view.texts(f'totals.{name}'))}</span></div>"
        for name in ("initiatives", "articles", "counties", "townships", "figures", "papers")
    )
    source = link(view.source("totals", filters=view.filters.parameter()), "SQL")
    html(f'<div class="strip" role="group">{cells}<span class="source">{source}</span></div>')


def _places(view: View) -> None:
    texts = view.texts
    scope = scope_of(view)
    frame = fetch(view.warehouse, "places", filters=view.filters.parameter(), scope=scope)
    source = view.source("places", filters=view.filters.parameter(), scope=scope)
    heading(texts("overview.places"), texts("overview.places.note"), source)
    _map(view, frame, scope)
    shown = frame.filter(pl.col("initiatives") > 0).head(_MOST_PLACES)
    if shown.is_empty():
        html(f'<p class="faint">{escape(texts("overview.places.none"))}</p>')
        return
    found = [
        Bar(
            label=name,
            value=initiatives,
            address=view.filtered(changed(view.filters, "region", code)),
        )
        for code, name, initiatives in shown.select(
            "region_code", "name", "initiatives"
        ).iter_rows()
    ]
    found += _unplaced(view, frame, scope)
    html(bars(found, title=texts("overview.places"), texts=texts))
    download_bars(view, "places", shown)
    download_table(view, "places", frame, ("region", "region_summary"))


def _unplaced(view: View, frame: pl.DataFrame, scope: str | None) -> list[Bar]:
    """What is told of the place as a whole, so that the bars come to its total."""
    if view.filters.region is None and scope is not None:
        return []
    total = one(fetch(view.warehouse, "totals", filters=view.filters.parameter()))["initiatives"]
    rest = total - int(frame["initiatives"].sum())
    name = "overview.places.whole" if scope else "overview.places.unknown"
    return [Bar(label=view.texts(name), value=rest, address=None)] if rest else []


def _map(view: View, frame: pl.DataFrame, scope: str | None) -> None:
    """The parts of the place; below a county, which has no outlines, the county and its like."""
    texts = view.texts
    outlines = parts_of(scope)
    if not outlines and scope is not None:
        lineage = fetch(view.warehouse, "lineage", region=scope)
        county = next(
            (
                code
                for code, level in lineage.select("region_code", "level").iter_rows()
                if level == "county"
            ),
            None,
        )
        outlines = siblings_of(county) if county else ()
        if not outlines:
            return
        scope = outlines[0].parent
        frame = fetch(
            view.warehouse,
            "places",
            filters=changed(view.filters, "region", None).parameter(),
            scope=scope,
        )
    else:
        county = None
    counts = {
        code: initiatives
        for code, initiatives, has_source in frame.select(
            "region_code", "initiatives", "has_source"
        ).iter_rows()
        if has_source
    }
    known = {
        code: Place(
            initiatives=initiatives,
            address=view.filtered(changed(view.filters, "region", code)),
        )
        for code, initiatives in counts.items()
    }
    title = texts("map.alt", count=len(outlines), known=len(counts))
    show_drawing(place_map(outlines, known, here=county, title=title, texts=texts), key="map")
    download_pictures(
        view,
        "map",
        lambda colours: charts.place_map(
            _features(outlines, counts, county, texts), language=texts.language, palette=colours
        ),
    )


def _features(
    outlines: Sequence[Outline], counts: Mapping[str, int], here: str | None, texts: Texts
) -> list[dict[str, Any]]:
    """The outlines as the map of a picture has them."""
    labelled = named(outlines)
    return [
        feature(
            outline,
            initiatives=counts.get(outline.code, 0),
            is_known=outline.code in counts,
            label=outline.name if outline.code in labelled else "",
            told=number(counts[outline.code], texts)
            if outline.code in counts
            else texts("map.no_pages"),
            is_here=outline.code == here,
        )
        for outline in outlines
    ]


def _themes(view: View) -> None:
    texts = view.texts
    names = theme_names(view.warehouse, texts)
    facets = fetch(view.warehouse, "facets", filters=view.filters.parameter())
    frame = facets.filter((pl.col("facet") == "themes") & (pl.col("initiatives") > 0)).select(
        pl.col("value").alias("theme"),
        pl.col("value").replace(names).alias("name"),
        "initiatives",
    )
    source = view.source("facets", filters=view.filters.parameter())
    heading(texts("overview.themes"), texts("overview.themes.note"), source)
    if frame.is_empty():
        return

    html(
        bars(
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
    )
    download_bars(view, "themes", frame)


def _headlines(view: View) -> None:
    texts = view.texts
    frame = fetch(view.warehouse, "headlines", filters=view.filters.parameter(), limit=10)
    source = view.source("headlines", filters=view.filters.parameter(), limit=10)
    heading(texts("overview.headlines"), texts("overview.headlines.note"), source)
    if frame.is_empty():
        html(f'<p class="faint">{escape(texts("overview.headlines.none"))}</p>')
        return
    lines = []
    for row in frame.iter_rows(named=True):
        address = view.href(
            "figures", kind=row["kind"], base=row["unit_base"], subject=row["subject"]
        )
        lines.append(
            f"<tr><td>{link(address, escape(row['subject']))}</td>"
            f'<td class="n">{escape(bounds(row["low"], row["high"], row["unit_base"], texts))}'
            f"{_fields(row, texts)}</td>"
            f'<td class="n">{row["claims"]}</td></tr>'
        )
    html(
        f'<table class="t"><thead><tr><th>{escape(texts("figure.subject"))}</th>'
        f'<th class="n">{escape(texts("headlines.sum"))}</th>'
        f'<th class="n">{escape(texts("headlines.claims"))}</th></tr></thead>'
        f"<tbody>{''.join(lines)}</tbody></table>"
    )


def _fields(row: Mapping[str, Any], texts: Texts) -> str:
    mu = in_mu(row["low"], row["high"], row["unit_base"], texts)
    return f'<div class="faint">{escape(texts("bounds.mu", amount=mu))}</div>' if mu else ""


def _latest(view: View) -> None:
    texts = view.texts
    fresh = one(fetch(view.warehouse, "freshness"))
    if fresh["run_id"] is None:
        return
    latest = one(fetch(view.warehouse, "latest", run=fresh["run_id"]))
    source = view.source("latest", run=fresh["run_id"])
    heading(texts("overview.latest"), moment(fresh["loaded_at"], texts), source)
    words = texts("latest.text", **{name: number(value, texts) for name, value in latest.items()})
    gaps = [
        texts(f"fresh.{name}", count=number(fresh[name], texts))
        for name in ("undated_pages", "unnamed_pages")
        if fresh[name]
    ]
    gaps += _late_papers(view, fresh["newest_page"])
    html(f"<p>{escape(words)}</p>" + "".join(f'<p class="faint">{escape(gap)}</p>' for gap in gaps))


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
        f"{paper}（{day(month, 'month', texts)}）"
        for paper, month in last.iter_rows()
        if (newest.year - month.year) * 12 + newest.month - month.month >= 2
    ]
    return [texts("fresh.late", count=len(late), names="、".join(late[:8]))] if late else []


def _coverage(view: View) -> None:
    texts = view.texts
    frame = fetch(view.warehouse, "coverage", region=view.filters.region)
    source = view.source("coverage", region=view.filters.region)
    heading(texts("overview.coverage"), texts("overview.coverage.note"), source)
    dated = frame.filter(pl.col("month").is_not_null())
    if dated.is_empty():
        html(f'<p class="faint">{escape(texts("overview.coverage.none"))}</p>')
        return
    top = dated.group_by("paper").agg(pl.col("pages").sum()).sort("pages", descending=True).head(15)
    shown = dated.filter(pl.col("paper").is_in(top["paper"].implode())).with_columns(
        pl.col("paper").replace({"-": texts("paper.unknown")}),
        pl.col("month").dt.strftime("%Y-%m"),
    )
    pages: dict[str, dict[str, int]] = {}
    for paper, month, count in shown.select("paper", "month", "pages").iter_rows():
        pages.setdefault(paper, {})[month] = count
    html(
        f'<div class="scroll-x">'
        f"{month_heat(pages, title=texts('overview.coverage'), texts=texts)}</div>"
    )
    download_pictures(
        view,
        "coverage",
        lambda colours: charts.month_heat(shown, language=texts.language, palette=colours),
    )
