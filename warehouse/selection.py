"""What an export holds: figures, initiatives or articles under filters, with words and source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Literal

import polars as pl

from warehouse.citing import VERSION_SQL, PublishedVersion, about
from warehouse.query import QueryError, Reader

What = Literal["figures", "initiatives", "articles"]

_MOST_NAMED = 5
_ORDER = {
    "figures": "published_on desc nulls last, article_id, metric_id",
    "initiatives": "published_on desc nulls last, article_id, initiative_id",
    "articles": "published_on desc nulls last, article_id",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Filters of an export, those that are given all at once; of one filter any value will do.

    ``region`` is a code, a path or a name; ``themes`` are codes or Chinese names and hold where
    they apply to the article; ``kinds`` are kinds of quantity, of an article or initiative those of
    its figures. ``has_mentions`` counts every telling of a figure, not each claim once.
    """

    region: str | None = None
    themes: Sequence[str] = ()
    kinds: Sequence[str] = ()
    papers: Sequence[str] = ()
    since: date | None = None
    until: date | None = None
    words: str = ""
    status: str | None = None
    has_mentions: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Selected:
    """Rows, what each column means, and where they come from."""

    frame: pl.DataFrame
    dictionary: dict[str, str]
    about: dict[str, str]


def select(reader: Reader, what: What, selection: Selection, source: str) -> Selected:
    """The rows that the filters leave. ``source`` names the file, for the citation.

    Raises QueryError when a place, theme or paper is unknown or a name stands for several places.
    """
    view = _view(what, selection)
    sql, parameters = _statement(reader, what, view, selection)
    frame = reader.frame(sql, parameters)
    return Selected(
        frame=frame,
        dictionary=describe_columns(reader, view, frame.columns),
        about=_about(reader, what, selection, source, frame.height),
    )


def describe_columns(reader: Reader, table: str, columns: Sequence[str]) -> dict[str, str]:
    """What the columns of a table or view mean, from their comments."""
    commented = reader.rows(
        "select column_name, comment from duckdb_columns()"
        " where table_name = ? and database_name = current_database() and comment is not null",
        [table],
    )
    comments = {str(column): str(comment) for column, comment in commented}
    return {column: comments[column] for column in columns if column in comments}


def find_region(reader: Reader, wanted: str) -> str:
    """Code of the division with this code, path, end of a path, or name."""
    found = reader.rows(
        "select region_code, path from region where region_code = $wanted or path = $wanted"
        " or ends_with(path, '/' || $wanted) or name = $wanted order by length(path), path",
        {"wanted": wanted},
    )
    exact = [code for code, path in found if wanted in (code, path)]
    codes = exact or [code for code, _ in found]
    if not codes:
        raise QueryError(f"no page speaks of a place {wanted!r}")
    if len(codes) > 1:
        paths = "、".join(f"{path} ({code})" for code, path in found[:_MOST_NAMED])
        raise QueryError(f"{wanted!r} is {len(codes)} places: {paths}; give a code or a path")
    return str(codes[0])


def _view(what: What, selection: Selection) -> str:
    if what == "figures":
        return "figure" if selection.has_mentions else "figure_by_claim"
    return "initiative_card" if what == "initiatives" else "article_card"


def _statement(
    reader: Reader, what: What, view: str, selection: Selection
) -> tuple[str, dict[str, object]]:
    wheres: list[str] = []
    parameters: dict[str, object] = {}

    def keep(condition: str, **values: object) -> None:
        wheres.append(condition)
        parameters.update(values)

    if selection.region:
        keep(
            "region_code in (select region_code from in_region($region))",
            region=find_region(reader, selection.region),
        )
    if selection.themes:
        keep(
            "article_id in (select article_id from article_theme where theme in"
            " (select unnest($themes)))",
            themes=[_theme(reader, theme) for theme in selection.themes],
        )
    if selection.kinds:
        own = "kind in (select unnest($kinds))"
        of_article = f"article_id in (select article_id from metric where {own})"
        keep(own if what == "figures" else of_article, kinds=list(selection.kinds))
    if selection.papers:
        papers = [_paper(reader, paper) for paper in selection.papers]
        keep("paper in (select unnest($papers))", papers=papers)
    if selection.since:
        keep("published_on >= $since", since=selection.since)
    if selection.until:
        keep("published_on <= $until", until=selection.until)
    if selection.words.strip():
        keep("article_id in (select article_id from search($words))", words=selection.words)
    if selection.status:
        keep("status = $status", status=selection.status)
    where = f" where {' and '.join(wheres)}" if wheres else ""
    return f"select * from {view}{where} order by {_ORDER[what]}", parameters


def _theme(reader: Reader, wanted: str) -> str:
    found = reader.rows("select theme from theme where ? in (theme, name_zh, name_en)", [wanted])
    if not found:
        known = "、".join(str(theme) for (theme,) in reader.rows("select theme from theme"))
        raise QueryError(f"no theme {wanted!r}; there are {known}")
    return str(found[0][0])


def _paper(reader: Reader, wanted: str) -> str:
    known = [
        str(paper)
        for (paper,) in reader.rows(
            "select paper from page where paper is not null group by paper"
            " order by count(*) desc, paper"
        )
    ]
    if wanted not in known:
        named = "、".join(known[:_MOST_NAMED]) or "none that is known"
        more = f" and {len(known) - _MOST_NAMED} more" if len(known) > _MOST_NAMED else ""
        raise QueryError(f"no page is of a paper {wanted!r}; there are {named}{more}")
    return wanted


def _about(
    reader: Reader, what: What, selection: Selection, source: str, rows: int
) -> dict[str, str]:
    (found,) = reader.rows(VERSION_SQL)
    version = PublishedVersion(
        **dict(zip((field.name for field in fields(PublishedVersion)), found, strict=True))  # type: ignore[arg-type]
    )
    counted = "each telling" if selection.has_mentions else "each claim once"
    return about(
        version,
        content=f"{what} ({counted})" if what == "figures" else what,
        rows=rows,
        filters=_filters(selection),
        source=source,
    )


def _filters(selection: Selection) -> str:
    named = {
        "region": selection.region,
        "theme": "、".join(selection.themes),
        "kind": "、".join(selection.kinds),
        "paper": "、".join(selection.papers),
        "since": selection.since,
        "until": selection.until,
        "search": selection.words,
        "status": selection.status,
    }
    given = [f"{name} {value}" for name, value in named.items() if value]
    return "; ".join(given)
