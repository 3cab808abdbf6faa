"""Record -> row, one function a table. A row is a tuple in the order of its table's columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from operator import attrgetter

from flows.lang.terms import count_terms
from flows.records import (
    Article,
    ArticleResult,
    CorrectedField,
    Division,
    Initiative,
    Issue,
    Metric,
    Page,
    PageResult,
    Passage,
    PlaceMention,
    RegionTag,
    Span,
    ThemeTag,
)

Row = tuple[object, ...]


def _in_order(record: type[Initiative | RegionTag | ThemeTag]) -> attrgetter[Row]:
    """All fields of a record in their order. dataclasses.astuple copies each value deeply, which
    costs more than finding the figure did."""
    return attrgetter(*(field.name for field in fields(record)))


_INITIATIVE = _in_order(Initiative)
_REGION_TAG = _in_order(RegionTag)
_THEME_TAG = _in_order(ThemeTag)


def page_row(result: PageResult, read_key: str) -> Row:
    """Row of ``page``; ``read_key`` as planned."""
    page = result.page
    return (
        page.page_id,
        page.file_name,
        page.source_path,
        page.byte_size,
        page.encoding,
        page.text,
        result.paper,
        result.paper_region_code,
        result.published.on,
        result.published.precision,
        result.published.evidence,
        read_key,
    )


def article_row(result: ArticleResult) -> Row:
    """Row of ``article``."""
    article = result.article
    title = article.title
    title_span = title.page_span(0, len(title.text)) if title and title.text else None
    dateline = article.dateline
    return (
        article.article_id,
        article.page_id,
        article.ordinal,
        article.kind,
        article.column_name,
        article.kicker,
        title.text if title else "",
        title_span.start if title_span else None,
        title_span.end if title_span else None,
        article.body.text,
        [_segment(start, page_start, length) for start, page_start, length in _runs(article.body)],
        article.span.start,
        article.span.end,
        dateline.place if dateline else None,
        result.dateline_on,
        result.region_code,
        result.theme,
        result.is_initiative,
        result.correction_id,
    )


def author_rows(article: Article) -> Iterator[Row]:
    """Rows of ``author``, in the order of the credits."""
    for ordinal, credit in enumerate(article.credits, 1):
        yield (article.article_id, ordinal, credit.name, credit.role)


def initiative_row(initiative: Initiative) -> Row:
    """Row of ``initiative``."""
    row: Row = _INITIATIVE(initiative)
    return row


def region_tag_row(tag: RegionTag) -> Row:
    """Row of ``article_region``."""
    row: Row = _REGION_TAG(tag)
    return row


def term_rows(article: Article) -> Iterator[Row]:
    """Rows of ``article_term``, in the order of the words."""
    title = article.headline
    for term, frequency in sorted(count_terms(title, article.body.text).items()):
        yield (article.article_id, term, frequency)


def theme_tag_row(tag: ThemeTag) -> Row:
    """Row of ``article_theme``."""
    row: Row = _THEME_TAG(tag)
    return row


def metric_row(metric: Metric) -> Row:
    """Row of ``metric``."""
    return tuple(metric)


def place_row(article: Article, ordinal: int, mention: PlaceMention) -> Row:
    """Row of ``place_mention``, its span taken from the passage to the page (none in a kicker)."""
    span: Span | None = None
    if mention.role != "kicker":
        passage = article.passage(mention.role)
        span = passage.page_span(mention.span.start, mention.span.end)
    return (
        article.article_id,
        ordinal,
        mention.role,
        span.start if span else None,
        span.end if span else None,
        mention.text,
        mention.region_code,
        mention.status,
        mention.evidence,
        list(mention.candidates),
    )


def division_row(page: Page, division: Division) -> Row:
    """Row of ``page_region``."""
    return (
        page.page_id,
        division.region_code,
        division.name,
        division.level,
        division.parent_code,
        division.path,
        division.is_listed,
        division.longitude,
        division.latitude,
    )


def correction_row(page: Page, corrected: CorrectedField) -> Row:
    """Row of ``correction``."""
    correction = corrected.correction
    return (
        correction.correction_id,
        page.page_id,
        page.file_name,
        correction.target,
        corrected.row_id,
        corrected.field,
        corrected.before,
        corrected.after,
        correction.quote,
        correction.reason,
        correction.reviewer,
        correction.decided_on,
        corrected.status,
        corrected.detail,
    )


def issue_row(page: Page, ordinal: int, issue: Issue) -> Row:
    """Row of ``issue``; ``ordinal`` counts the issues of the page."""
    return (
        f"{page.page_id}-{ordinal}",
        page.page_id,
        issue.article_id,
        issue.code,
        issue.severity,
        issue.span.start if issue.span else None,
        issue.span.end if issue.span else None,
        issue.detail,
    )


def _segment(start: int, page_start: int, length: int) -> dict[str, int]:
    return {"start": start, "page_start": page_start, "length": length}


def _runs(passage: Passage) -> Iterator[tuple[int, int, int]]:
    """Segments of ``passage``, those that touch on both sides taken together."""
    run: tuple[int, int, int] | None = None
    for segment in passage.segments:
        if run and run[0] + run[2] == segment.start and run[1] + run[2] == segment.page_start:
            run = (run[0], run[1], run[2] + segment.length)
            continue
        if run:
            yield run
        run = (segment.start, segment.page_start, segment.length)
    if run:
        yield run
