"""Figures: one measure at a time, its unit on the axis."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from dashboard import charts
from dashboard.charts import Drawing, Palette, clicked_fields
from dashboard.data import fetch, one
from dashboard.downloads import PICTURE, Draw, NothingToDraw, file_links
from dashboard.facets import scope_of, sidebar
from dashboard.filters import changed
from dashboard.formatting import number
from dashboard.frame import View, choose, heading, html, open_view
from dashboard.frame import palette as reader_palette
from dashboard.measures import Measure
from dashboard.screens.figure_tables import chosen_measure, show_tables
from dashboard.screens.measure_choices import choose_measure
from dashboard.trail import breadcrumb, chosen_chips


def show() -> None:
    """Draw the page."""
    view = open_view("figures")
    if view is None:
        return
    sidebar(view)
    trail = breadcrumb(view) + chosen_chips(view)
    measure = chosen_measure(view)
    if measure is None:
        html(f'{trail}<div class="notice"><p>{escape(view.texts("figures.none"))}</p></div>')
        return
    counts = one(_shape(view, measure, "all"))
    html(trail)
    choose_measure(view, measure)
    html(_summary(view, measure, counts))
    if not counts["figures"]:
        return
    left, right = st.columns(2, gap="large")
    with left:
        _spread(view, measure)
    with right:
        _compare(view, measure)
    show_tables(view, measure, counts["figures"])


def _shape(view: View, measure: Measure, part: str) -> pl.DataFrame:
    """One part of the measure's shape: all, bin or place."""
    shape = fetch(
        view.warehouse,
        "figure_shape",
        scope=scope_of(view),
        filters=view.filters.parameter(),
        measure=measure.parameter(),
    )
    return shape.filter(pl.col("part") == part)


def _summary(view: View, measure: Measure, counts: Mapping[str, Any]) -> str:
    texts = view.texts
    if not counts["figures"]:
        return f'<div class="notice"><p>{escape(texts("figures.none"))}</p></div>'
    words = texts(
        "figures.summary",
        figures=number(counts["figures"], texts),
        places=number(counts["places"], texts),
        least=number(counts["least"], texts),
        middle=number(counts["middle"], texts),
        most=number(counts["most"], texts),
        unit=measure.unit(texts),
    )
    source = view.source(
        "figure_shape",
        filters=view.filters.parameter(),
        measure=measure.parameter(),
        scope=scope_of(view),
    )
    title = heading(measure.axis(texts), words, source)
    if not counts["outliers"]:
        return title
    said = texts("figures.outliers", count=number(counts["outliers"], texts))
    return f'{title}<p class="faint">{escape(said)}</p>'


def _spread(view: View, measure: Measure) -> None:
    texts = view.texts
    html(heading(texts("figures.spread"), texts("figures.log")))

    def narrow(clicked: Mapping[str, Any]) -> None:
        if measure.per is None:
            sized = replace(
                view.filters,
                measure=measure.kind,
                unit=measure.base,
                low=float(clicked["low"]),
                high=float(clicked["high"]),
            )
            choose(view, sized, **measure.params())

    alt = texts("figures.spread.alt", measure=measure.axis(texts))
    _show_chart(view, "spread", draw_spread, alt=alt, on_click=narrow)


def draw_spread(view: View, palette: Palette) -> Drawing:
    """How many figures there are of each size."""
    measure = _measure(view)
    bins = _shape(view, measure, "bin").select(
        pl.col("least").alias("low"), pl.col("most").alias("high"), "figures"
    )
    return charts.histogram(
        bins, axis=measure.axis(view.texts), language=view.texts.language, palette=palette
    )


def _compare(view: View, measure: Measure) -> None:
    texts = view.texts
    title = heading(texts("figures.places"), texts("figures.places.note"))
    frame = _places(view, measure)
    if frame.is_empty():
        html(f'{title}<p class="faint">{escape(texts("overview.places.none"))}</p>')
        return
    html(title)

    def drill(clicked: Mapping[str, Any]) -> None:
        filters = changed(view.filters, "region", clicked["region_code"])
        choose(view, filters, **measure.params())

    alt = texts("figures.places.alt", measure=measure.axis(texts), top=frame["name"][0])
    _show_chart(view, "ranges", draw_ranges, alt=alt, on_click=drill)


def _places(view: View, measure: Measure) -> pl.DataFrame:
    """Places with an amount above nothing: an axis of powers of ten has no room for others."""
    return (
        _shape(view, measure, "place")
        .filter(pl.col("least") > 0)
        .select("region_code", "name", "figures", "least", "middle", "most")
    )


def draw_ranges(view: View, palette: Palette) -> Drawing:
    """From the least to the most figure of every place."""
    measure = _measure(view)
    return charts.place_ranges(
        _places(view, measure),
        axis=measure.axis(view.texts),
        language=view.texts.language,
        palette=palette,
    )


def _measure(view: View) -> Measure:
    """The measure of a view. Raises NothingToDraw where it has none."""
    measure = chosen_measure(view)
    if measure is None:
        raise NothingToDraw
    return measure


def _show_chart(
    view: View,
    name: str,
    draw: Draw,
    *,
    alt: str,
    on_click: Callable[[Mapping[str, Any]], None],
) -> None:
    """Draw a chart under the reader's theme, with links to its pictures below.

    ``on_click`` is given the fields of what was clicked.
    """
    key = f"{name}:{view.filters}:{sorted(view.params.items())}"

    def clicked() -> None:
        chosen = clicked_fields(st.session_state[key])
        if chosen:
            on_click(chosen)

    drawing = draw(view, reader_palette())
    st.vega_lite_chart(spec=drawing.on_screen(), key=key, on_select=clicked, alt=alt)
    html(file_links(view, name, PICTURE))
