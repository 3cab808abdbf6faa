"""Frames and charts as files: CSV for spreadsheets, xlsx, PNG and SVG. Pure but for the drawing."""

from __future__ import annotations

from typing import Literal

import vl_convert

from dashboard.charts import Drawing
from warehouse.export import to_csv, to_xlsx

__all__ = ["to_csv", "to_picture", "to_xlsx"]

_FONT = "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif"


def to_picture(drawing: Drawing, kind: Literal["png", "svg"]) -> bytes:
    """The chart on white, drawn here: no browser, no network."""
    spec = drawing.in_file()
    config = {"font": _FONT}
    if kind == "svg":
        return str(vl_convert.vegalite_to_svg(spec, config=config)).encode("utf-8")
    return bytes(vl_convert.vegalite_to_png(spec, scale=2, config=config))
