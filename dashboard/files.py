"""The addresses under ``export/``: which files there are, and who makes them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from dashboard.chosen import write_briefing
from dashboard.data import open_current
from dashboard.downloads import (
    PICTURE,
    TABLE,
    Draw,
    NothingToDraw,
    Table,
    write_picture,
    write_table,
)
from dashboard.formatting import aside
from dashboard.frame import View, view_of
from dashboard.sandbox import QueryRefused
from dashboard.screens import figure_tables, figures, initiatives, overview, places, sql
from dashboard.texts import language_of, load_texts

_LOG = logging.getLogger(__name__)
_TABLES: Mapping[str, Callable[[View], Table]] = {
    "places": places.table,
    "initiatives": initiatives.table,
    "figures": figure_tables.table,
    "sql": sql.table,
}
_PICTURES: Mapping[str, Draw] = {
    "map": places.draw_map,
    "places": places.draw_bars,
    "themes": overview.draw_themes,
    "coverage": overview.draw_coverage,
    "spread": figures.draw_spread,
    "ranges": figures.draw_ranges,
}
_MIMES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "png": "image/png",
    "svg": "image/svg+xml",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """What a file holds; ``cut_at`` is the number of its rows where there are more."""

    content: bytes
    cut_at: int | None = None


def send(request: Request) -> Response:
    """One file of the view that the address carries; what went wrong in plain words."""
    name, ending = request.path_params["name"], request.path_params["ending"]
    params = dict(request.query_params)
    texts = load_texts(language_of(params.get("lang")))
    opening = open_current()
    if opening.warehouse is None or opening.state != "ready":
        return PlainTextResponse(texts(f"state.{opening.state}.title"), status_code=503)
    view = view_of(name, params, opening.warehouse)
    try:
        file = _made(view, name, ending)
    except NothingToDraw:
        return PlainTextResponse(texts("export.nothing"), status_code=404)
    except QueryRefused as refused:
        return PlainTextResponse(texts(f"sql.refused.{refused.code}"), status_code=400)
    except Exception:
        # As on a page: the log is for whoever runs the server, the words are for the reader.
        _LOG.exception("file %s.%s failed", name, ending)
        return PlainTextResponse(texts("state.failed.text"), status_code=500)
    if file is None:
        return PlainTextResponse(texts("export.none"), status_code=404)
    title = texts.strings.get(f"{name}.file", name)
    if file.cut_at is not None:
        title += aside(texts("export.cut", rows=file.cut_at), texts)
    disposition = f"attachment; filename*=UTF-8''{quote(f'{title}.{ending}')}"
    return Response(
        file.content, media_type=_MIMES[ending], headers={"Content-Disposition": disposition}
    )


def _made(view: View, name: str, ending: str) -> _File | None:
    """The file; None where there is no such file."""
    if name == "briefing" and ending in ("docx", "html"):
        return _File(content=write_briefing(view, ending))
    if name in _TABLES and ending in TABLE:
        table = _TABLES[name](view)
        return _File(
            content=write_table(view, name, table, ending),
            cut_at=table.rows.height if table.is_cut else None,
        )
    if name in _PICTURES and ending in PICTURE:
        return _File(content=write_picture(view, _PICTURES[name], ending))
    return None
