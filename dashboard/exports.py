"""Views as files: CSV for spreadsheets, xlsx, charts as pictures."""

from __future__ import annotations

import io
from collections.abc import Callable

import altair as alt
import polars as pl
import streamlit as st
import xlsxwriter

from dashboard.frame import View

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FORMULA_START = r"^[=+\-@\t\r]"


def to_csv(frame: pl.DataFrame) -> bytes:
    """UTF-8 with a byte-order mark, without which spreadsheets misread Chinese."""
    return BYTE_ORDER_MARK + _guarded(_flat(frame)).write_csv().encode("utf-8")


def to_xlsx(frame: pl.DataFrame) -> bytes:
    """One sheet with a bold frozen header; text never becomes a formula or a link."""
    flat = _flat(frame)
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, flat.columns, book.add_format({"bold": True}))
        for row, values in enumerate(flat.iter_rows(), start=1):
            for column, value in enumerate(values):
                if isinstance(value, int | float | bool):
                    sheet.write(row, column, value)
                elif value is not None:
                    sheet.write_string(row, column, str(value))
        sheet.freeze_panes(1, 0)
        sheet.autofit()
    return buffer.getvalue()


def to_picture(chart: alt.Chart, kind: str) -> bytes:
    """The chart as ``png`` or ``svg`` on white, drawn here: no browser, no network."""
    import vl_convert

    spec = chart.properties(width=640).configure(background="#ffffff", font="Noto Sans CJK SC")
    text = spec.to_json()
    if kind == "svg":
        return str(vl_convert.vegalite_to_svg(text)).encode("utf-8")
    return bytes(vl_convert.vegalite_to_png(text, scale=2))


def _flat(frame: pl.DataFrame) -> pl.DataFrame:
    """Lists joined by 、, since a cell holds one value."""
    return frame.with_columns(
        pl.col(name).cast(pl.List(pl.String)).list.join("、")
        for name, kind in frame.schema.items()
        if isinstance(kind, pl.List)
    )


def _guarded(frame: pl.DataFrame) -> pl.DataFrame:
    """Text that a spreadsheet would run as a formula gets an apostrophe before it."""
    texts = [name for name, kind in frame.schema.items() if kind == pl.String]
    return frame.with_columns(pl.col(texts).str.replace(_FORMULA_START, "'$0"))


def download_table(view: View, frame: pl.DataFrame, name: str) -> None:
    """Buttons that give these rows as CSV and xlsx."""
    download_later(view, lambda: frame, name)


def download_later(view: View, rows: Callable[[], pl.DataFrame], name: str) -> None:
    """Buttons whose file is made only once asked for."""
    left, right, _ = st.columns([1, 1, 3])
    for box, ending, mime, write in (
        (left, "csv", "text/csv", to_csv),
        (right, "xlsx", _XLSX, to_xlsx),
    ):
        box.download_button(
            view.texts(f"export.{ending}"),
            data=_made(write, rows),
            file_name=f"{name}.{ending}",
            mime=mime,
            key=f"{name}:{ending}",
            on_click="ignore",
        )


def _made(
    write: Callable[[pl.DataFrame], bytes], rows: Callable[[], pl.DataFrame]
) -> Callable[[], bytes]:
    return lambda: write(rows())
