"""Frames -> Altair charts. Pure: no data is fetched and nothing is drawn here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import polars as pl

from dashboard.texts import Texts

BAR_STEP = 24
_CLICK = "chosen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Colours of a theme: text, lines between shapes, least to most, and no data."""

    ink: str
    line: str
    low: str
    high: str
    none: str


LIGHT = Palette(ink="#22252a", line="#b3a995", low="#f6e3d6", high="#a8331f", none="#eeece5")
DARK = Palette(ink="#e7e3da", line="#5a5650", low="#43302b", high="#d9694f", none="#222527")


def bars(
    frame: pl.DataFrame,
    *,
    code: str,
    label: str,
    value: str,
    title: str,
    palette: Palette,
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
    text = base.mark_text(align="left", dx=4, color=palette.ink).encode(
        x=f"{value}:Q", text=alt.Text(f"{value}:Q")
    )
    layered: alt.Chart = (bar.add_params(click) + text).properties(height=alt.Step(BAR_STEP))
    return layered


def place_map(features: list[dict[str, Any]], texts: Texts, palette: Palette, height: int) -> Any:
    """Polygons shaded by ``initiatives``; a place without pages is no zero."""
    click = alt.selection_point(name=_CLICK, fields=["region_code"], toggle=False)
    data = alt.Data(values=features)
    title = texts("totals.initiatives")
    shade = (
        alt.Chart(data)
        .mark_geoshape(stroke=palette.line, strokeWidth=0.7, cursor="pointer")
        .encode(
            color=alt.condition(
                "datum.is_known",
                alt.Color(
                    "initiatives:Q",
                    title=title,
                    scale=alt.Scale(range=[palette.low, palette.high], domainMin=0, type="sqrt"),
                    legend=alt.Legend(orient="bottom", gradientLength=160, format="~s"),
                ),
                alt.value(palette.none),
            ),
            strokeWidth=alt.condition("datum.is_here", alt.value(2.4), alt.value(0.7)),
            tooltip=[
                alt.Tooltip("name:N", title=texts("map.place")),
                alt.Tooltip("told:N", title=title),
            ],
        )
        .add_params(click)
    )
    names = (
        alt.Chart(data)
        .mark_text(fontSize=11, color=palette.ink, clip=True)
        .encode(longitude="longitude:Q", latitude="latitude:Q", text="label:N")
    )
    return (shade + names).project(type="mercator").properties(height=height)


def month_heat(frame: pl.DataFrame, texts: Texts, palette: Palette) -> alt.Chart:
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
                scale=alt.Scale(range=[palette.low, palette.high], domainMin=0),
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
        .mark_bar(opacity=0.85, cursor="pointer")
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
        .add_params(alt.selection_point(name=_CLICK, fields=["low", "high"], toggle=False))
        .properties(height=190)
    )
    return chart


def place_ranges(frame: pl.DataFrame, axis: str, texts: Texts, palette: Palette) -> alt.Chart:
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
    line = base.mark_rule(strokeWidth=3, color=palette.line, cursor="pointer").encode(
        x=alt.X("least:Q", title=axis, scale=scale, axis=axis_x), x2="most:Q"
    )
    dot = base.mark_circle(size=95, opacity=1, cursor="pointer").encode(
        x=alt.X("middle:Q", title=axis, scale=scale, axis=axis_x)
    )
    layered: alt.Chart = (line + dot.add_params(click)).properties(height=alt.Step(BAR_STEP))
    return layered
