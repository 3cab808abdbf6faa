"""Buttons that turn a view into a file. A file is made only once it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal

import polars as pl
import streamlit as st

from dashboard.charts import LIGHT, Drawing, Palette, clicked_fields
from dashboard.exports import to_csv, to_picture, to_xlsx
from dashboard.filters import Filters
from dashboard.formatting import day
from dashboard.frame import View, palette
from dashboard.store import query_text, written

ROW_LIMIT = 200_000
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PICTURES: dict[Literal["png", "svg"], str] = {"png": "image/png", "svg": "image/svg+xml"}


def about(view: View, query: str | None = None, **parameters: object) -> dict[str, str]:
    """What an exported file says of itself: filters, version of the data, query."""
    texts = view.texts
    version = view.warehouse.version
    said = {
        texts("export.filters"): describe(view.filters, view) or texts("export.no_filters"),
        texts("export.warehouse"): f"{version.path} ({version.inode}-{version.modified_ns})",
        texts("export.caution"): texts("export.caution.text"),
    }
    if query is not None:
        said[texts("export.query")] = written(query_text(query), parameters)
    return said


def describe(filters: Filters, view: View) -> str:
    """The filters in one line of words."""
    texts = view.texts
    parts = [f"{name}={value}" for name, value in filters.params().items()]
    if filters.since or filters.until:
        span = "—".join(
            day(on, "day", texts) if on else "…" for on in (filters.since, filters.until)
        )
        parts.append(span)
    return "；".join(parts)


def download_query(view: View, name: str, query: str, **parameters: object) -> None:
    """CSV and xlsx of everything that a named query gives, not only of the page shown."""
    asked = {"limit": ROW_LIMIT, **parameters}

    def rows() -> pl.DataFrame:
        return view.warehouse.frame(query_text(query), asked)

    _tables(view, name, rows, about(view, query, **asked))


def download_table(view: View, name: str, frame: pl.DataFrame) -> None:
    """CSV and xlsx of rows that are at hand."""
    _tables(view, name, lambda: frame, about(view))


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
    return lambda: to_picture(draw(LIGHT), kind)


def _tables(view: View, name: str, rows: Callable[[], pl.DataFrame], said: dict[str, str]) -> None:
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            view.texts("export.csv"),
            data=lambda: to_csv(rows()),
            file_name=f"{name}.csv",
            mime="text/csv",
            key=f"{name}:csv",
            on_click="ignore",
        )
        st.download_button(
            view.texts("export.xlsx"),
            data=lambda: to_xlsx(rows(), said),
            file_name=f"{name}.xlsx",
            mime=_XLSX,
            key=f"{name}:xlsx",
            on_click="ignore",
        )
