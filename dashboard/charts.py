"""Frames -> Altair charts. Pure: no data is fetched and nothing is drawn here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import polars as pl

from dashboard.texts import Texts

BAR_STEP = 24
_CLICK = "chosen"


def bars(
    frame: pl.DataFrame,
    *,
    code: str,
    label: str,
    value: str,
    title: str,
    ink: str,
    chosen: Sequence[str] = (),
) -> alt.Chart:
    """Horizontal bars in the frame's order, one clickable bar a row, the value written beside."""
    click = alt.selection_point(name=_CLICK, fields=[code], toggle=False)
    is_chosen = alt.FieldOneOfPredicate(field=code, oneOf=list(chosen))
    opacity = (
        alt.condition(is_chosen, alt.value(1.0), alt.value(0.45)) if chosen else alt.value(0.9)
    )
    base = alt.Chart(frame).encode(
        y=alt.Y(
            f"{label}:N",
            sort=None,
            title=None,
            axis=alt.Axis(
                labelLimit=150, labelOverlap=False, ticks=False, domain=False, labelPadding=6
            ),
        ),
        tooltip=[alt.Tooltip(f"{label}:N", title=" "), alt.Tooltip(f"{value}:Q", title=title)],
    )
    bar = base.mark_bar(height=15, cursor="pointer").encode(
        x=alt.X(f"{value}:Q", axis=None),
        opacity=opacity,
    )
    text = base.mark_text(align="left", dx=4, color=ink).encode(
        x=f"{value}:Q", text=alt.Text(f"{value}:Q")
    )
    layered: alt.Chart = (bar.add_params(click) + text).properties(height=alt.Step(BAR_STEP))
    return layered


def place_map(features: list[dict[str, Any]], texts: Texts, title: str, height: int) -> alt.Chart:
    """Polygons shaded by ``initiatives``; null is a place without pages, which is not a zero."""
    click = alt.selection_point(name=_CLICK, fields=["region_code"], toggle=False)
    data = alt.Data(values=features)
    has_source = "isValid(datum.initiatives)"
    shade = (
        alt.Chart(data)
        .mark_geoshape(stroke="#8b8578", strokeWidth=0.6, cursor="pointer")
        .encode(
            color=alt.condition(
                has_source,
                alt.Color(
                    "initiatives:Q",
                    title=title,
                    scale=alt.Scale(scheme="oranges", domainMin=0, type="sqrt"),
                    legend=alt.Legend(orient="bottom", gradientLength=160, tickMinStep=1),
                ),
                alt.value("#9993881f"),
            ),
            tooltip=[
                alt.Tooltip("name:N", title=texts("map.place")),
                alt.Tooltip("count_text:N", title=title),
            ],
        )
    )
    mapped: alt.Chart = shade.add_params(click).project(type="mercator").properties(height=height)
    return mapped


def month_heat(frame: pl.DataFrame, texts: Texts) -> alt.Chart:
    """Pages a paper and month; an empty cell is a month without pages."""
    chart: alt.Chart = (
        alt.Chart(frame)
        .mark_rect(stroke=None)
        .encode(
            x=alt.X(
                "yearmonth(month):O", title=None, axis=alt.Axis(labelAngle=-45, format="%Y-%m")
            ),
            y=alt.Y(
                "paper:N",
                title=None,
                axis=alt.Axis(labelLimit=160, labelFlush=False, labelBound=False),
            ),
            color=alt.Color(
                "pages:Q",
                title=texts("coverage.pages"),
                scale=alt.Scale(scheme="oranges", domainMin=0),
                legend=None,
            ),
            tooltip=[
                alt.Tooltip("paper:N", title=texts("facet.papers")),
                alt.Tooltip("yearmonth(month):O", title=texts("coverage.month"), format="%Y-%m"),
                alt.Tooltip("pages:Q", title=texts("coverage.pages")),
            ],
        )
        .properties(height=alt.Step(22))
    )
    return chart


def clicked(event: Any, field: str) -> str | None:
    """The value of ``field`` that a click on a chart chose; None where it chose nothing."""
    points = (event or {}).get("selection", {}).get(_CLICK) or []
    return str(points[0][field]) if points and points[0].get(field) is not None else None


def _number_axis(texts: Texts, grid: bool = True) -> alt.Axis:
    """Ticks in 万 and 亿 for Chinese readers, in k and M for English ones."""
    if texts.language == "en":
        return alt.Axis(format="~s", tickCount=6, labelOverlap=True, grid=grid)
    words = (
        "datum.value >= 1e8 ? format(datum.value / 1e8, '~g') + '亿' :"
        " datum.value >= 1e4 ? format(datum.value / 1e4, '~g') + '万' : format(datum.value, '~g')"
    )
    return alt.Axis(labelExpr=words, tickCount=6, labelOverlap=True, grid=grid)


def histogram(frame: pl.DataFrame, axis: str, texts: Texts) -> alt.Chart:
    """Bars over a logarithmic axis whose title names the unit."""
    counted = texts("totals.figures")
    chart: alt.Chart = (
        alt.Chart(frame)
        .mark_bar(opacity=0.85)
        .encode(
            x=alt.X(
                "low:Q",
                title=axis,
                scale=alt.Scale(type="log", nice=False),
                axis=_number_axis(texts, grid=False),
            ),
            x2="high:Q",
            y=alt.Y("figures:Q", title=counted, axis=alt.Axis(tickMinStep=1, tickCount=4)),
            y2=alt.datum(0),
            tooltip=[
                alt.Tooltip("low:Q", title="≥", format=",.4~g"),
                alt.Tooltip("high:Q", title="<", format=",.4~g"),
                alt.Tooltip("figures:Q", title=counted),
            ],
        )
        .properties(height=190)
    )
    return chart


def place_ranges(frame: pl.DataFrame, axis: str, texts: Texts) -> alt.Chart:
    """A line a place from its least to its most figure, a dot at the middle; log axis with unit."""
    click = alt.selection_point(name=_CLICK, fields=["region_code"], toggle=False)
    y = alt.Y(
        "name:N",
        sort=None,
        title=None,
        axis=alt.Axis(labelLimit=150, labelOverlap=False, labelFlush=False, labelBound=False),
    )
    scale = alt.Scale(type="log")
    base = alt.Chart(frame).encode(
        y=y,
        tooltip=[
            alt.Tooltip("name:N", title=texts("map.place")),
            alt.Tooltip("least:Q", title=texts("ranges.least"), format=",.4~g"),
            alt.Tooltip("middle:Q", title=texts("ranges.middle"), format=",.4~g"),
            alt.Tooltip("most:Q", title=texts("ranges.most"), format=",.4~g"),
            alt.Tooltip("figures:Q", title=texts("totals.figures")),
        ],
    )
    axis_x = _number_axis(texts)
    line = base.mark_rule(strokeWidth=3, opacity=0.4, cursor="pointer").encode(
        x=alt.X("least:Q", title=axis, scale=scale, axis=axis_x), x2="most:Q"
    )
    dot = base.mark_circle(size=95, opacity=1, cursor="pointer").encode(
        x=alt.X("middle:Q", title=axis, scale=scale, axis=axis_x)
    )
    layered: alt.Chart = (line + dot.add_params(click)).properties(height=alt.Step(BAR_STEP))
    return layered
