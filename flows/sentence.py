"""A sentence on its own -> its figures or places, by the functions that read pages."""

from __future__ import annotations

from flows.extract.metrics import find_metrics
from flows.extract.places import find_page_marks
from flows.normalize.metrics import build_metric
from flows.normalize.places import read_places
from flows.records import (
    Article,
    Metric,
    Page,
    PageHint,
    PageLayout,
    PagePlaces,
    Passage,
    Published,
    Segment,
    Span,
)
from flows.tables import Reference
from flows.tables.gazetteer import Gazetteer


def read_figures(text: str, reference: Reference) -> list[Metric]:
    """Figures of ``text``; offsets index it."""
    article = _article(text)
    page = _page(text, None)
    published = Published(on=None, precision=None, evidence="")
    (places,) = _places(page, article, reference.gazetteer).articles
    masked = [mention.span for mention in places.mentions]
    units, wording = reference.units, reference.wording
    return [
        build_metric(mention, article, page, published, None, units, wording=wording)
        for mention in find_metrics(text, "body", units, masked, wording=wording)
    ]


def read_named_places(text: str, home: str | None, gazetteer: Gazetteer) -> PagePlaces:
    """Places of ``text``, a page of its own whose home is ``home``; its one article's spans index
    ``text``."""
    return _places(_page(text, home), _article(text), gazetteer)


def _places(page: Page, article: Article, gazetteer: Gazetteer) -> PagePlaces:
    layout = PageLayout(articles=(article,))
    return read_places(page, layout, find_page_marks(layout, gazetteer), gazetteer)


def _page(text: str, home: str | None) -> Page:
    return Page(
        page_id="",
        file_name="",
        source_path="",
        byte_size=0,
        encoding="utf-8",
        text=text,
        hint=PageHint(region_code=home),
    )


def _article(text: str) -> Article:
    return Article(
        article_id="",
        page_id="",
        ordinal=1,
        kind="article",
        column_name=None,
        kicker=None,
        title=None,
        body=Passage(text=text, segments=(Segment(0, 0, len(text)),) if text else ()),
        span=Span(0, len(text)),
    )
