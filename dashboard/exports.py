"""Frames and charts as files: CSV for spreadsheets, xlsx, PNG and SVG. Pure but for the drawing."""

from __future__ import annotations

from typing import Literal

import altair as alt
import vl_convert

from warehouse.export import to_csv, to_xlsx

__all__ = ["to_csv", "to_picture", "to_xlsx"]

_FONT = "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif"


def to_picture(chart: alt.Chart | alt.LayerChart, kind: Literal["png", "svg"]) -> bytes:
    """The chart on white, drawn here: no browser, no network."""
    spec = chart.properties(width=640).configure(background="#ffffff", font=_FONT).to_json()
    if kind == "svg":
        return str(vl_convert.vegalite_to_svg(spec)).encode("utf-8")
    return bytes(vl_convert.vegalite_to_png(spec, scale=2))
