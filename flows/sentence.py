"""A sentence on its own -> its figures, by the functions that read pages."""

from __future__ import annotations

from flows.extract.metrics import find_metrics
from flows.normalize.metrics import build_metric
from flows.records import Article, Metric, Page, Passage, Published, Segment, Span
from flows.tables.units import UnitTable


def read_sentence(text: str, units: UnitTable) -> list[Metric]:
    """Figures of ``text``; offsets index it."""
    page = Page(page_id="", file_name="", source_path="", byte_size=0, encoding="utf-8", text=text)
    article = Article(
        article_id="",
        page_id="",
        ordinal=1,
        kind="article",
        column_name=None,
        kicker=None,
        title=None,
        body=Passage(text=text, segments=(Segment(0, 0, len(text)),)),
        span=Span(0, len(text)),
    )
    published = Published(on=None, precision=None, evidence="")
    return [
        build_metric(mention, article, page, published, None, units)
        for mention in find_metrics(text, "body", units)
    ]
