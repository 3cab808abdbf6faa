"""Figures: one measure at a time, its unit on the axis."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from dashboard import charts
from dashboard.data import fetch, one
from dashboard.downloads import show_chart
from dashboard.facets import scope_of, sidebar
from dashboard.filters import changed
from dashboard.formatting import number
from dashboard.frame import View, choose, heading, html, open_view
from dashboard.links import link
from dashboard.measures import Measure, from_params
from dashboard.screens.figure_tables import show_tables
from dashboard.trail import breadcrumb, chosen_chips


def show() -> None:
    """Draw the page."""
    view = open_view("figures")
    if view is None:
        return
    sidebar(view)
    breadcrumb(view)
    chosen_chips(view)
    measures = [
        (Measure(kind=row["kind"], base=row["base"], per=row["per"]), row["figures"])
        for row in fetch(view.warehouse, "measures", filters=view.filters.parameter()).iter_rows(
            named=True
        )
    ]
    measure = from_params(view.params) or (measures[0][0] if measures else None)
    if measure is None:
        html(f'<div class="notice"><p>{escape(view.texts("figures.none"))}</p></div>')
        return
    _choose_measure(view, measures, measure)
    asked = {"filters": view.filters.parameter(), "measure": measure.parameter()}
    shape = fetch(view.warehouse, "figure_shape", scope=scope_of(view), **asked)
    counts = one(shape.filter(pl.col("part") == "all"))
    _summary(view, measure, counts)
    if not counts["figures"]:
        return
    left, right = st.columns(2, gap="large")
    with left:
        _spread(view, measure, shape.filter(pl.col("part") == "bin"))
    with right:
        _compare(view, measure, shape.filter(pl.col("part") == "place"))
    show_tables(view, measure, counts["figures"])


def _choose_measure(view: View, measures: list[tuple[Measure, int]], measure: Measure) -> None:
    texts = view.texts
    whole = Measure(kind=measure.kind, base=measure.base, per=measure.per)
    shown = measures[:14]
    if all(candidate != whole for candidate, _ in shown):
        shown = [*shown, (whole, dict(measures).get(whole, 0))]
    subjects = fetch(
        view.warehouse, "subjects", filters=view.filters.parameter(), measure=whole.parameter()
    )
    html(
        _chips(
            texts("figures.measure"),
            [
                (candidate.label(texts), count, candidate == whole, candidate)
                for candidate, count in shown
            ],
            view,
        )
        + _chips(
            texts("figure.subject"),
            [
                (texts("figures.all_subjects"), None, measure.subject is None, whole),
                *(
                    (
                        subject,
                        count,
                        subject == measure.subject,
                        Measure(kind=whole.kind, base=whole.base, per=whole.per, subject=subject),
                    )
                    for subject, count in subjects.head(24).iter_rows()
                ),
            ],
            view,
        )
    )


def _chips(title: str, choices: list[tuple[str, int | None, bool, Measure]], view: View) -> str:
    links = []
    for label, count, is_chosen, measure in choices:
        state = {"aria_current": "true"} if is_chosen else {}
        tail = "" if count is None else f"<span>{number(count, view.texts)}</span>"
        links.append(
            link(view.href("figures", **measure.params()), f"{escape(label)}{tail}", **state)
        )
    return (
        f'<div class="chips choose" role="group" aria-label="{escape(title)}">'
        f"<b>{escape(title)}</b>{''.join(links)}</div>"
    )


def _summary(view: View, measure: Measure, counts: Mapping[str, Any]) -> None:
    texts = view.texts
    if not counts["figures"]:
        html(f'<div class="notice"><p>{escape(texts("figures.none"))}</p></div>')
        return
    unit = measure.unit(texts)
    words = texts(
        "figures.summary",
        figures=number(counts["figures"], texts),
        places=number(counts["places"], texts),
        least=number(counts["least"], texts),
        middle=number(counts["middle"], texts),
        most=number(counts["most"], texts),
        unit=unit,
    )
    source = view.source(
        "figure_shape",
        filters=view.filters.parameter(),
        measure=measure.parameter(),
        scope=scope_of(view),
    )
    heading(measure.axis(texts), words, source)
    if counts["outliers"]:
        said = texts("figures.outliers", count=number(counts["outliers"], texts))
        html(f'<p class="faint">{escape(said)}</p>')


def _spread(view: View, measure: Measure, bins: pl.DataFrame) -> None:
    texts = view.texts
    heading(texts("figures.spread"), texts("figures.log"))
    frame = bins.select(pl.col("least").alias("low"), pl.col("most").alias("high"), "figures")

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

    show_chart(
        view,
        "spread",
        lambda colours: charts.histogram(
            frame, axis=measure.axis(texts), language=texts.language, palette=colours
        ),
        on_click=narrow,
        alt=texts("figures.spread.alt", measure=measure.axis(texts)),
    )


def _compare(view: View, measure: Measure, places: pl.DataFrame) -> None:
    texts = view.texts
    heading(texts("figures.places"), texts("figures.places.note"))
    frame = places.filter(pl.col("least") > 0).select(
        "region_code", "name", "figures", "least", "middle", "most"
    )
    if frame.is_empty():
        html(f'<p class="faint">{escape(texts("overview.places.none"))}</p>')
        return

    def drill(clicked: Mapping[str, Any]) -> None:
        filters = changed(view.filters, "region", clicked["region_code"])
        choose(view, filters, **measure.params())

    show_chart(
        view,
        "ranges",
        lambda colours: charts.place_ranges(
            frame, axis=measure.axis(texts), language=texts.language, palette=colours
        ),
        on_click=drill,
        alt=texts("figures.places.alt", measure=measure.axis(texts), top=frame["name"][0]),
    )
