"""Buttons that turn a view into a file. A file is made only once it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import polars as pl
import streamlit as st

from dashboard import charts
from dashboard.charts import LIGHT, Drawing, Palette, clicked_fields
from dashboard.data import fetch, one
from dashboard.frame import View, palette
from dashboard.store import query_text, written
from dashboard.trail import chosen_words
from warehouse import citing
from warehouse.citing import VERSION_SQL, PublishedVersion

ROW_LIMIT = 200_000
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PICTURES: dict[Literal["png", "svg"], str] = {"png": "image/png", "svg": "image/svg+xml"}


def about(view: View, name: str, rows: int, query: str | None = None) -> dict[str, str]:
    """What an exported file says of itself: content, filters, version, how to cite, and query."""
    version = one(view.warehouse.frame(VERSION_SQL, {}))
    said = citing.about(
        PublishedVersion(**version),
        content=name,
        rows=rows,
        filters="；".join(chosen_words(view)),
        source=Path(view.warehouse.version.path).name,
    )
    return said if query is None else {**said, view.texts("export.query"): query}


def meanings(view: View, columns: Sequence[str], tables: Sequence[str]) -> dict[str, str]:
    """What columns mean: as the first of these tables or views that has them says, or in the words
    of the interface where a query makes them."""
    texts = view.texts
    described = fetch(view.warehouse, "schema").select("table_name", "column_name", "comment")
    comments = {(table, column): comment for table, column, comment in described.iter_rows()}
    found: dict[str, str] = {}
    for column in columns:
        said = [comments[table, column] for table in tables if (table, column) in comments]
        made = texts.strings.get(f"column.{column}")
        if made or said:
            found[column] = made or said[0]
    return found


def download_query(
    view: View, name: str, query: str, tables: Sequence[str], /, **parameters: object
) -> None:
    """CSV and xlsx of everything that a named query gives, not only of the page shown.

    ``tables`` are the tables and views that say what its columns mean.
    """
    asked = {"limit": ROW_LIMIT, **parameters}
    sql = written(query_text(query), asked).strip()
    _tables(view, name, lambda: view.warehouse.frame(query_text(query), asked), tables, sql)


def download_table(
    view: View, name: str, frame: pl.DataFrame, tables: Sequence[str], sql: str | None = None
) -> None:
    """CSV and xlsx of rows that are at hand."""
    _tables(view, name, lambda: frame, tables, sql)


def show_chart(
    view: View,
    name: str,
    draw: Callable[[Palette], Drawing],
    *,
    alt: str,
    on_click: Callable[[Mapping[str, Any]], None] | None = None,
) -> None:
    """Draw a chart under the reader's theme, with its pictures (always on white) below.

    ``on_click`` is given the fields of what was clicked.
    """
    key = f"{name}:{view.filters}:{sorted(view.params.items())}"

    def clicked() -> None:
        chosen = clicked_fields(st.session_state[key])
        if on_click is not None and chosen:
            on_click(chosen)

    st.vega_lite_chart(
        spec=draw(palette()).on_screen(),
        key=key,
        on_select="ignore" if on_click is None else clicked,
        alt=alt,
    )
    download_pictures(view, name, draw)


def download_bars(view: View, name: str, frame: pl.DataFrame) -> None:
    """Pictures of bars that stand on the page as markup: columns ``name`` and ``initiatives``."""
    rows = frame.select("name", "initiatives")
    download_pictures(
        view,
        name,
        lambda colours: charts.bars(rows, label="name", value="initiatives", palette=colours),
    )


def download_pictures(view: View, name: str, draw: Callable[[Palette], Drawing]) -> None:
    """A drawing as PNG and SVG, always on white."""
    with st.container(horizontal=True, gap="small"):
        for kind, mime in _PICTURES.items():
            st.download_button(
                view.texts(f"export.{kind}"),
                data=_picture(draw, kind),
                file_name=f"{name}.{kind}",
                mime=mime,
                key=f"{name}:{kind}",
                on_click="ignore",
                type="tertiary",
            )


def _picture(
    draw: Callable[[Palette], Drawing], kind: Literal["png", "svg"]
) -> Callable[[], bytes]:
    def drawn() -> bytes:
        # Loaded with the first file that is asked for: a view does not wait for it.
        from dashboard.exports import to_picture

        return to_picture(draw(LIGHT), kind)

    return drawn


def _tables(
    view: View,
    name: str,
    rows: Callable[[], pl.DataFrame],
    tables: Sequence[str],
    sql: str | None,
) -> None:
    def csv() -> bytes:
        from dashboard.exports import to_csv

        return to_csv(rows())

    def xlsx() -> bytes:
        from dashboard.exports import to_xlsx

        frame = rows()
        said = about(view, name, frame.height, sql)
        return to_xlsx(frame, said, meanings(view, frame.columns, tables))

    with st.container(horizontal=True, gap="small"):
        for ending, mime, write in (("csv", "text/csv", csv), ("xlsx", _XLSX, xlsx)):
            st.download_button(
                view.texts(f"export.{ending}"),
                data=write,
                file_name=f"{name}.{ending}",
                mime=mime,
                key=f"{name}:{ending}",
                on_click="ignore",
            )
