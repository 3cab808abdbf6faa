"""Views as files. Each has an address that carries the view, and is made only when asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import urlencode

import polars as pl

from dashboard.charts import LIGHT, Drawing, Palette
from dashboard.data import fetch, one
from dashboard.frame import View
from dashboard.meanings import meaning
from dashboard.store import query_text, written
from dashboard.trail import chosen_words
from warehouse import citing
from warehouse.citing import VERSION_SQL, PublishedVersion

ROW_LIMIT = 200_000
TABLE = ("csv", "xlsx")
PICTURE = ("png", "svg")
Draw = Callable[[View, Palette], Drawing]
_NONE: Mapping[str, str | None] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows, the tables and views that say what their columns mean, and the query they come from.

    ``is_cut`` where there are more rows than these.
    """

    rows: pl.DataFrame
    described_by: Sequence[str]
    sql: str | None = None
    is_cut: bool = False


class NothingToDraw(Exception):
    """A picture of what the filters leave none of."""


def file_links(
    view: View,
    name: str,
    endings: Sequence[str],
    note: str = "",
    *,
    label: str = "",
    changes: Mapping[str, str | None] = _NONE,
) -> str:
    """Links to a file of this view in each of these formats; ``note`` says what is in it.

    ``label`` stands before them; ``changes`` replace parameters of the view, None takes one away.
    """
    params = {**view.params, **changes}
    asked = urlencode({key: value for key, value in params.items() if value is not None})
    title = f' title="{escape(note)}"' if note else ""
    links = "".join(
        f'<a href="export/{name}.{ending}?{escape(asked)}" download{title}>'
        f"{escape(view.texts(f'export.{ending}'))}</a>"
        for ending in endings
    )
    told = f"<span>{escape(label)}</span>" if label else ""
    return f'<p class="files">{told}{links}</p>'


def queried(view: View, query: str, described_by: Sequence[str], /, **parameters: object) -> Table:
    """Everything that a named query gives, not only the page of it that is shown."""
    found = view.warehouse.frame(query_text(query), {"limit": ROW_LIMIT + 1, **parameters})
    return Table(
        rows=found.head(ROW_LIMIT),
        described_by=described_by,
        sql=written(query_text(query), {"limit": ROW_LIMIT, **parameters}).strip(),
        is_cut=found.height > ROW_LIMIT,
    )


def write_table(view: View, name: str, table: Table, ending: str) -> bytes:
    """The table as CSV, or as xlsx with what it holds, how to cite it and what its columns mean."""
    # Loaded with the first file that is asked for: no view waits for it.
    from dashboard.exports import to_csv, to_xlsx

    if ending == "csv":
        return to_csv(table.rows)
    return to_xlsx(table.rows, _about(view, name, table), _meanings(view, table))


def write_picture(view: View, draw: Draw, ending: str) -> bytes:
    """The drawing as PNG or SVG, always on white. Raises NothingToDraw."""
    # Loaded with the first file that is asked for: no view waits for it.
    from dashboard.exports import to_picture

    drawing = draw(view, LIGHT)
    if drawing.is_empty:
        raise NothingToDraw
    return to_picture(drawing, "svg" if ending == "svg" else "png")


def _about(view: View, name: str, table: Table) -> dict[str, str]:
    """What an exported file says of itself: content, filters, version, how to cite, and query."""
    version = one(view.warehouse.rows(VERSION_SQL))
    said = citing.about(
        PublishedVersion(**version),
        content=name,
        rows=table.rows.height,
        filters="；".join(chosen_words(view)),
        source=Path(view.warehouse.version.path).name,
    )
    if table.is_cut:
        said["行数 rows"] = view.texts("export.cut", rows=table.rows.height)
    return said if table.sql is None else {**said, view.texts("export.query"): table.sql}


def _meanings(view: View, table: Table) -> dict[str, str]:
    """What columns mean: as the first of the tables or views that has them says, or in the words
    of the interface where a query makes them."""
    texts = view.texts
    described = fetch(view.warehouse, "schema").select("table_name", "column_name", "comment")
    comments = {
        (table, column): meaning(comment, texts) for table, column, comment in described.iter_rows()
    }
    found: dict[str, str] = {}
    for column in table.rows.columns:
        said = [comments[name, column] for name in table.described_by if (name, column) in comments]
        made = texts.strings.get(f"column.{column}")
        if made or said:
            found[column] = made or said[0]
    return found
