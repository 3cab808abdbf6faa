"""Rows -> drawings: an Altair chart built once for its looks, and the rows it is to show. Pure."""

from __future__ import annotations

import copy
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import altair as alt
import polars as pl

from dashboard.heat import all_months
from dashboard.texts import Language, load_texts

BAR_STEP = 24
_CLICK = "chosen"
_ROWS = "rows"
Spec = dict[str, Any]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A chart over the data set ``rows``: a frame, or a GeoJSON feature collection.

    Altair checks every value it is handed, a map's every corner too, so it never sees the rows.
    """

    skeleton: Spec
    rows: pl.DataFrame | Spec

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        if isinstance(self.rows, pl.DataFrame):
            return self.rows.is_empty()
        return not self.rows["features"]

    def on_screen(self) -> Spec:
        """The specification with its rows, for Streamlit to keep or to change."""
        return {**copy.deepcopy(self.skeleton), "datasets": {_ROWS: self.rows}}

    def in_file(self) -> str:
        """The specification as JSON, on white, 640 points wide."""
        rows = self.rows.to_dicts() if isinstance(self.rows, pl.DataFrame) else self.rows
        spec = {**self.skeleton, "datasets": {_ROWS: rows}, "width": 640, "background": "#ffffff"}
        return json.dumps(spec, ensure_ascii=False, default=str)


def _skeleton(chart: alt.Chart | alt.LayerChart, palette: Palette) -> Spec:
    """What Altair makes of a chart, without the sizes of its own theme.

    Its marks are not named one by one: a screen reader is told of the whole, and of the table.
    """
    axis = {"labelColor": palette.ink, "titleColor": palette.ink}
    spec: Spec = chart.to_dict(validate=False)
    return {**spec, "config": {"aria": False, "axis": axis}}


def bars(frame: pl.DataFrame, *, label: str, value: str, palette: Palette) -> Drawing:
    """Horizontal bars in the frame's order, the value written beside: for files."""
    base = alt.Chart(alt.NamedData(name=_ROWS)).encode(
        y=alt.Y(
            f"{label}:N",
            sort=None,
            title=None,
            axis=alt.Axis(
                labelLimit=150, labelOverlap=False, ticks=False, domain=False, labelPadding=6
            ),
        ),
    )
    bar = base.mark_bar(height=15, color=palette.high).encode(x=alt.X(f"{value}:Q", axis=None))
    text = base.mark_text(align="left", dx=4, color=palette.ink).encode(
        x=f"{value}:Q", text=alt.Text(f"{value}:Q")
    )
    return Drawing(
        skeleton=_skeleton((bar + text).properties(height=alt.Step(BAR_STEP)), palette), rows=frame
    )


def place_map(features: Sequence[Spec], *, language: Language, palette: Palette) -> Drawing:
    """Polygons shaded by ``initiatives``; a place without pages is no zero: for files."""
    collection = {"type": "FeatureCollection", "features": list(features)}
    return Drawing(skeleton=_map(language, palette), rows=collection)


@lru_cache(maxsize=8)
def _map(language: Language, palette: Palette) -> Spec:
    texts = load_texts(language)
    data = alt.NamedData(name=_ROWS, format=alt.DataFormat(type="json", property="features"))
    shade = (
        alt.Chart(data)
        .mark_geoshape(stroke=palette.line, strokeWidth=0.7)
        .encode(
            color=alt.condition(
                "datum.is_known",
                alt.Color(
                    "initiatives:Q",
                    title=texts("totals.initiatives"),
                    scale=alt.Scale(range=[palette.low, palette.high], domainMin=0, type="sqrt"),
                    legend=alt.Legend(orient="bottom", gradientLength=160, format="~s"),
                ),
                alt.value(palette.none),
            ),
            strokeWidth=alt.condition("datum.is_here", alt.value(2.4), alt.value(0.7)),
        )
    )
    names = (
        alt.Chart(data)
        .mark_text(fontSize=11, color=palette.ink, clip=True)
        .encode(longitude="longitude:Q", latitude="latitude:Q", text="label:N")
    )
    return _skeleton((shade + names).project(type="mercator").properties(height=400), palette)


def month_heat(frame: pl.DataFrame, *, palette: Palette) -> Drawing:
    """Pages a paper and month (``month`` like 2024-09); an empty cell is a month without pages.

    For files.
    """
    months = all_months(frame["month"].to_list())
    return Drawing(skeleton=_month_heat(palette, months), rows=frame)


@lru_cache(maxsize=8)
def _month_heat(palette: Palette, months: tuple[str, ...]) -> Spec:
    chart = (
        alt.Chart(alt.NamedData(name=_ROWS))
        .mark_rect(stroke=None)
        .encode(
            x=alt.X(
                "month:O",
                title=None,
                scale=alt.Scale(domain=list(months)),
                axis=alt.Axis(labelAngle=-45, labelOverlap="greedy", labelSeparation=4),
            ),
            y=alt.Y(
                "paper:N",
                title=None,
                axis=alt.Axis(labelLimit=160, labelFlush=False, labelBound=False),
            ),
            color=alt.Color(
                "pages:Q",
                scale=alt.Scale(range=[palette.low, palette.high], domainMin=0),
                legend=None,
            ),
        )
        .properties(height=alt.Step(22))
    )
    return _skeleton(chart, palette)


def histogram(frame: pl.DataFrame, *, axis: str, language: Language, palette: Palette) -> Drawing:
    """Bars over a logarithmic axis whose title names the unit."""
    return Drawing(skeleton=_histogram(axis, language, palette), rows=frame)


@lru_cache(maxsize=64)
def _histogram(axis: str, language: Language, palette: Palette) -> Spec:
    texts = load_texts(language)
    counted = texts("totals.figures")
    chart = (
        alt.Chart(alt.NamedData(name=_ROWS))
        .mark_bar(opacity=0.9, color=palette.high, cursor="pointer")
        .encode(
            x=alt.X(
                "low:Q",
                title=axis,
                scale=alt.Scale(type="log", nice=False),
                axis=_number_axis(language, grid=False),
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
    return _skeleton(chart, palette)


def place_ranges(
    frame: pl.DataFrame, *, axis: str, language: Language, palette: Palette
) -> Drawing:
    """A line a place from its least to its most figure, a dot at the middle; log axis with unit."""
    return Drawing(skeleton=_place_ranges(axis, language, palette), rows=frame)


@lru_cache(maxsize=64)
def _place_ranges(axis: str, language: Language, palette: Palette) -> Spec:
    texts = load_texts(language)
    click = alt.selection_point(name=_CLICK, fields=["region_code"], toggle=False)
    scale = alt.Scale(type="log")
    base = alt.Chart(alt.NamedData(name=_ROWS)).encode(
        y=alt.Y(
            "name:N",
            sort=None,
            title=None,
            axis=alt.Axis(labelLimit=150, labelOverlap=False, labelFlush=False, labelBound=False),
        ),
        tooltip=[
            alt.Tooltip("name:N", title=texts("map.place")),
            alt.Tooltip("least:Q", title=texts("ranges.least"), format=",.4~g"),
            alt.Tooltip("middle:Q", title=texts("ranges.middle"), format=",.4~g"),
            alt.Tooltip("most:Q", title=texts("ranges.most"), format=",.4~g"),
            alt.Tooltip("figures:Q", title=texts("totals.figures")),
        ],
    )
    ticks = _number_axis(language)
    line = base.mark_rule(strokeWidth=3, color=palette.line, cursor="pointer").encode(
        x=alt.X("least:Q", title=axis, scale=scale, axis=ticks), x2="most:Q"
    )
    dot = base.mark_circle(size=95, opacity=1, color=palette.high, cursor="pointer").encode(
        x=alt.X("middle:Q", title=axis, scale=scale, axis=ticks)
    )
    return _skeleton((line + dot.add_params(click)).properties(height=alt.Step(BAR_STEP)), palette)


_LEADING = "round(datum.value / pow(10, floor(log(datum.value) / LN10 + 1e-9)))"


def _number_axis(language: Language, grid: bool = True) -> alt.Axis:
    """A logarithmic axis with words at 1, 2 and 5: 万 and 亿 in Chinese, k, M and B in English."""
    number = "replace(format(datum.value, '~s'), 'G', 'B')"
    if language != "en":
        number = (
            "datum.value >= 1e12 ? format(datum.value / 1e12, '~g') + '万亿' :"
            " datum.value >= 1e8 ? format(datum.value / 1e8, '~g') + '亿' :"
            " datum.value >= 1e4 ? format(datum.value / 1e4, '~g') + '万' :"
            " format(datum.value, '~g')"
        )
    return alt.Axis(
        labelExpr=f"indexof([1, 2, 5], {_LEADING}) < 0 ? '' : ({number})",
        labelOverlap="greedy",
        labelSeparation=8,
        grid=grid,
        gridOpacity=alt.condition(f"{_LEADING} == 1", alt.value(1), alt.value(0)),
    )


def clicked_fields(event: Any) -> dict[str, Any]:
    """The fields that a click on a chart chose; empty where it chose nothing."""
    points = (event or {}).get("selection", {}).get(_CLICK) or []
    return dict(points[0]) if points else {}
