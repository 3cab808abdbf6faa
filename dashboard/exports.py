"""Frames and charts as files: CSV for spreadsheets, xlsx, PNG and SVG. Pure but for the drawing."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Literal

import altair as alt
import polars as pl
import vl_convert
import xlsxwriter

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_FORMULA_START = r"^[=+\-@\t\r]"
_FONT = "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif"


def to_csv(frame: pl.DataFrame) -> bytes:
    """UTF-8 with a byte-order mark, without which spreadsheets misread Chinese."""
    return BYTE_ORDER_MARK + _guarded(_flat(frame)).write_csv().encode("utf-8")


def to_xlsx(frame: pl.DataFrame, about: Mapping[str, str]) -> bytes:
    """The rows on one sheet, what they are and where they come from on another.

    Text never becomes a formula or a link.
    """
    flat = _flat(frame)
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        bold = book.add_format({"bold": True})
        on = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet = book.add_worksheet("数据 data")
        sheet.write_row(0, 0, flat.columns, bold)
        for column, name in enumerate(flat.columns):
            values = flat.get_column(name)
            if values.dtype == pl.Date:
                for row, value in enumerate(values, start=1):
                    if value is not None:
                        sheet.write_datetime(row, column, value, on)
            else:
                sheet.write_column(1, column, [_cell(value) for value in values])
        sheet.freeze_panes(1, 0)
        sheet.autofit()
        notes = book.add_worksheet("说明 about")
        for row, (name, value) in enumerate(about.items()):
            notes.write_string(row, 0, name, bold)
            notes.write_string(row, 1, value)
        notes.set_column(0, 0, 18)
        notes.set_column(1, 1, 90)
    return buffer.getvalue()


def to_picture(chart: alt.Chart | alt.LayerChart, kind: Literal["png", "svg"]) -> bytes:
    """The chart on white, drawn here: no browser, no network."""
    spec = chart.properties(width=640).configure(background="#ffffff", font=_FONT).to_json()
    if kind == "svg":
        return str(vl_convert.vegalite_to_svg(spec)).encode("utf-8")
    return bytes(vl_convert.vegalite_to_png(spec, scale=2))


def _cell(value: object) -> object:
    return value if value is None or isinstance(value, int | float | bool) else str(value)


def _flat(frame: pl.DataFrame) -> pl.DataFrame:
    """Lists joined by 、, since a cell holds one value; other things that no cell holds as text."""
    return frame.with_columns(
        pl.col(name).cast(pl.List(pl.String)).list.join("、")
        if isinstance(kind, pl.List)
        else pl.col(name).map_elements(str, return_dtype=pl.String)
        for name, kind in frame.schema.items()
        if kind.is_nested()
    )


def _guarded(frame: pl.DataFrame) -> pl.DataFrame:
    """Text that a spreadsheet would run as a formula gets an apostrophe before it."""
    texts = [name for name, kind in frame.schema.items() if kind == pl.String]
    return frame.with_columns(pl.col(texts).str.replace(_FORMULA_START, "'$0"))
