"""What was read from a page, as it is measured: from a reading in this process or a warehouse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from flows.pipeline import read_page
from flows.records import ArticleResult, Metric, PageResult, Span
from flows.sources import Refusal, decode_page, list_sources, read_bytes
from flows.tables import Reference
from tests.accuracy.annotations import Credits, PlacePath

LARGEST_PAGE = 1_000_000
"""Bytes; annotated pages are far smaller."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundMetric:
    """A figure as stored; ``place`` is the path of the place it is about, empty where unknown."""

    span: Span
    text: str
    value: float
    value_max: float | None
    approx: str
    unit: str
    per: str | None
    kind: str
    subject: str
    place: PlacePath


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundArticle:
    """A piece as stored. ``places`` are the paths of all places it names."""

    span: Span
    title: str
    kind: str
    credits: Credits
    place: PlacePath
    places: frozenset[PlacePath]
    theme: str | None
    themes: frozenset[str]
    is_initiative: bool
    names: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPage:
    """A page as stored; ``published`` is the first day of what is known, in ISO form."""

    file_name: str
    published: str
    articles: tuple[FoundArticle, ...]
    metrics: tuple[FoundMetric, ...]


def read_result(path: Path, reference: Reference) -> PageResult:
    """A page read in this process, by the functions of a run; reviewers' corrections left aside."""
    (file,) = list_sources([str(path)], LARGEST_PAGE).files
    data = read_bytes(file)
    assert not isinstance(data, Refusal), data.line()
    page = decode_page(file, data)
    assert not isinstance(page, Refusal), page.line()
    return read_page(page, reference)


def from_result(result: PageResult) -> FoundPage:
    """A reading, as it is measured."""
    paths = {division.region_code: division.path for division in result.divisions}

    def place(code: str | None) -> PlacePath:
        path = paths.get(code or "")
        return tuple(path.split("/")) if path else ()

    def article(read: ArticleResult) -> FoundArticle:
        printed = read.article
        return FoundArticle(
            span=printed.span,
            title=printed.title.text if printed.title else "",
            kind=printed.kind,
            credits=Counter((credit.name, credit.role) for credit in printed.credits),
            place=place(read.region_code),
            places=frozenset(place(tag.region_code) for tag in read.regions),
            theme=read.theme,
            themes=frozenset(tag.theme for tag in read.themes),
            is_initiative=read.is_initiative,
            names=frozenset(each.name for each in read.initiatives if each.name is not None),
        )

    def metric(read: Metric) -> FoundMetric:
        return FoundMetric(
            span=Span(read.char_start, read.char_end),
            text=read.text,
            value=read.value,
            value_max=read.value_max,
            approx=read.approx,
            unit=read.unit,
            per=read.per,
            kind=read.kind,
            subject=read.subject,
            place=place(read.region_code),
        )

    return FoundPage(
        file_name=result.page.file_name,
        published=str(result.published.on or ""),
        articles=tuple(article(each) for each in result.articles),
        metrics=tuple(metric(each) for read in result.articles for each in read.metrics),
    )


def from_warehouse(warehouse: Path, file_names: Iterable[str]) -> Iterator[FoundPage]:
    """Those of the named pages that a published warehouse holds, by its public tables alone."""
    with duckdb.connect(str(warehouse), read_only=True) as database:
        paths = {
            code: tuple(path.split("/"))
            for code, path in database.execute("select region_code, path from region").fetchall()
        }
        for name in file_names:
            page = database.execute(
                "select page_id, published_on from page where file_name = ?", [name]
            ).fetchone()
            if page is not None:
                page_id, published_on = page
                yield FoundPage(
                    file_name=name,
                    published=str(published_on or ""),
                    articles=tuple(_stored_articles(database, page_id, paths)),
                    metrics=tuple(_stored_metrics(database, page_id, paths)),
                )


def _stored_articles(
    database: duckdb.DuckDBPyConnection, page_id: str, paths: dict[str, PlacePath]
) -> Iterator[FoundArticle]:
    def of(article_id: str, sql: str) -> list[tuple[str, ...]]:
        return database.execute(f"{sql} where article_id = ?", [article_id]).fetchall()

    rows = database.execute(
        "select article_id, char_start, char_end, title, kind, region_code, theme, is_initiative"
        " from article where page_id = ? order by ordinal",
        [page_id],
    ).fetchall()
    for article_id, start, end, title, kind, region_code, theme, is_initiative in rows:
        regions = of(article_id, "select region_code from article_region")
        names = of(article_id, "select name from initiative")
        yield FoundArticle(
            span=Span(start, end),
            title=title,
            kind=kind,
            credits=Counter(
                (name, role) for name, role in of(article_id, "select name, role from author")
            ),
            place=paths.get(region_code, ()),
            places=frozenset(paths.get(code, ()) for (code,) in regions),
            theme=theme,
            themes=frozenset(code for (code,) in of(article_id, "select theme from article_theme")),
            is_initiative=is_initiative,
            names=frozenset(name for (name,) in names if name is not None),
        )


def _stored_metrics(
    database: duckdb.DuckDBPyConnection, page_id: str, paths: dict[str, PlacePath]
) -> Iterator[FoundMetric]:
    rows = database.execute(
        "select metric.char_start, metric.char_end, text, value, value_max, approx, unit, per,"
        " metric.kind, subject, metric.region_code from metric join article using (article_id)"
        " where page_id = ? order by metric_id",
        [page_id],
    ).fetchall()
    for start, end, text, value, value_max, approx, unit, per, kind, subject, code in rows:
        yield FoundMetric(
            span=Span(start, end),
            text=text,
            value=value,
            value_max=value_max,
            approx=approx,
            unit=unit,
            per=per,
            kind=kind,
            subject=subject,
            place=paths.get(code, ()),
        )
