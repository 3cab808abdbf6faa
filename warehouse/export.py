"""Rows as files that others open: CSV, xlsx and Parquet, each with what its columns mean and how to
cite it. Pure: frames in, bytes out."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from datetime import date

import polars as pl
import pyarrow.parquet as pq
import xlsxwriter

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
MOST_XLSX_ROWS = 1_048_575
"""Rows of a sheet below its header."""
_FIRST_DAY, _LAST_DAY = date(1900, 1, 1), date(9999, 12, 31)
"""Days that a sheet counts; a column with any other is text."""
_FORMULA_START = r"^[=+\-@\t\r]"
_NO_WORDS: Mapping[str, str] = {}


def to_csv(frame: pl.DataFrame) -> bytes:
    """UTF-8 with a byte-order mark, without which spreadsheets misread Chinese."""
    return BYTE_ORDER_MARK + _guarded(_flat(frame)).write_csv().encode("utf-8")


def to_xlsx(
    frame: pl.DataFrame, about: Mapping[str, str], dictionary: Mapping[str, str] = _NO_WORDS
) -> bytes:
    """The rows on one sheet, what its columns mean and where they come from on others.

    Text never becomes a formula or a link.
    """
    flat = _flat(frame)
    buffer = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        # A cell holds no infinity: it becomes an error value, not a failed file.
        "nan_inf_to_errors": True,
    }
    with xlsxwriter.Workbook(buffer, options) as book:
        bold = book.add_format({"bold": True})
        on = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet = book.add_worksheet("数据 data")
        sheet.write_row(0, 0, flat.columns, bold)
        for column, name in enumerate(flat.columns):
            values = flat.get_column(name)
            if values.dtype == pl.Date and values.is_between(_FIRST_DAY, _LAST_DAY).all():
                for row, value in enumerate(values, start=1):
                    if value is not None:
                        sheet.write_datetime(row, column, value, on)
            else:
                told = values.cast(pl.String) if values.dtype == pl.Date else values
                sheet.write_column(1, column, [_cell(value) for value in told])
        sheet.freeze_panes(1, 0)
        sheet.autofit()
        for title, words in (("字段 columns", dictionary), ("说明 about", about)):
            if not words and title != "说明 about":
                continue
            notes = book.add_worksheet(title)
            for row, (name, value) in enumerate(words.items()):
                notes.write_string(row, 0, name, bold)
                notes.write_string(row, 1, value)
            notes.set_column(0, 0, 18)
            notes.set_column(1, 1, 90)
    return buffer.getvalue()


def to_parquet(
    frame: pl.DataFrame,
    about: Mapping[str, str] = _NO_WORDS,
    dictionary: Mapping[str, str] = _NO_WORDS,
) -> bytes:
    """Columns as they are, each with its meaning as field metadata (``comment``), and ``about`` as
    JSON in the file's metadata (``jiceng``)."""
    table = frame.to_arrow(compat_level=pl.CompatLevel.oldest())
    fields = [
        field.with_metadata({"comment": dictionary[field.name]})
        if field.name in dictionary
        else field
        for field in table.schema
    ]
    schema = table.schema
    for index, field in enumerate(fields):
        schema = schema.set(index, field)
    schema = schema.with_metadata({"jiceng": json.dumps(dict(about), ensure_ascii=False)})
    buffer = io.BytesIO()
    pq.write_table(table.cast(schema), buffer, compression="zstd")
    return buffer.getvalue()


def to_notes(words: Mapping[str, str]) -> bytes:
    """A small text file: a name, a tab and what it says a line, as spreadsheets and people read."""
    lines = [f"{name}\t{' '.join(text.split())}\n" for name, text in words.items()]
    return BYTE_ORDER_MARK + "".join(lines).encode("utf-8")


def _cell(value: object) -> object:
    return value if value is None or isinstance(value, int | float | bool) else str(value)


def _flat(frame: pl.DataFrame) -> pl.DataFrame:
    """Lists joined by 、, since a cell holds one value; other things that no cell holds as text."""
    return frame.with_columns(
        pl.col(name).cast(pl.List(pl.String)).list.join("、")
        if isinstance(kind, pl.List) and not kind.inner.is_nested()
        else pl.col(name).map_elements(_as_text, return_dtype=pl.String)
        for name, kind in frame.schema.items()
        if kind.is_nested() or kind == pl.Binary or isinstance(kind, pl.BaseExtension)
    )


def _as_text(value: object) -> str:
    return str(value.to_list() if isinstance(value, pl.Series) else value)


def _guarded(frame: pl.DataFrame) -> pl.DataFrame:
    """Text that a spreadsheet would run as a formula gets an apostrophe before it."""
    texts = [name for name, kind in frame.schema.items() if kind == pl.String]
    return frame.with_columns(pl.col(texts).str.replace(_FORMULA_START, "'$0"))
