"""A sentence on its own -> its figures or places, by the functions that read pages."""

from __future__ import annotations

import re

from flows.extract.metrics import find_metrics
from flows.extract.places import find_page_marks
from flows.extract.quantities.approximations import approximation_after
from flows.extract.quantities.figures import Scan
from flows.extract.quantities.measures import measure_at
from flows.lang.fold import fold
from flows.lang.numerals import find_numerals
from flows.lang.spacing import stray_spaces
from flows.lang.wrap import cut_out, join_spans
from flows.normalize.metrics import build_metric
from flows.normalize.places.mentions import read_places
from flows.records import (
    Article,
    Metric,
    MetricMention,
    Page,
    PageHint,
    PageLayout,
    PagePlaces,
    Passage,
    Published,
    Quantity,
    Segment,
    Span,
)
from flows.tables import Reference
from flows.tables.gazetteer import Gazetteer
from flows.tables.units import UnitTable

_BARE = re.compile(r"\s*(?P<below>负|-)?\s*\Z")
_NUMBERED = frozenset("期组级代楼号班区村镇乡县市国")
"""一期, 一村: the first."""

_ENDED = re.compile(r"[\s，,。；;！!？?]*\Z")


def read_figures(text: str, reference: Reference) -> list[Metric]:
    """Figures of ``text``; offsets index it.

    A number that is all there is (一百五十二) has the unit '': a page would print no such sentence.
    One that is all there is counts too (一分钟).
    """
    page = _page(text, None)
    article = _article(join_spans(text, [cut_out([Span(0, len(text))], stray_spaces(text))]))
    text = article.body.text
    published = Published(on=None, precision=None, evidence="")
    (places,) = _places(page, article, reference.gazetteer).articles
    masked = [mention.span for mention in places.mentions]
    units, wording = reference.units, reference.wording
    mentions = find_metrics(text, "body", units, masked, wording=wording) or _bare_number(
        text, units
    )
    return [
        build_metric(mention, article, page, published, None, units, wording=wording)
        for mention in mentions
    ]


def _bare_number(text: str, units: UnitTable) -> list[MetricMention]:
    """The number that ``text`` is, and nothing else; empty where it is anything more."""
    folded = fold(text)
    numeral = next(find_numerals(folded), None)
    if numeral is None or numeral.is_bare:
        return []
    scan = Scan(text=folded, numerals=(numeral,), units=units)
    is_one = folded[numeral.start : numeral.end] == "一"
    one = measure_at(scan, numeral) if is_one else None
    if one is not None and one.unit.unit in _NUMBERED:
        return []
    after = approximation_after(folded, numeral.end, units)
    approx = after.approx if after is not None else one.approx if one is not None else None
    end = after.at if after is not None else one.end if one is not None else numeral.end
    if _ENDED.match(folded, end) is None:
        return []
    before = _BARE.match(folded[: numeral.start])
    if before is None:
        return []
    sign = -1 if before["below"] else 1
    start = before.start("below") if before["below"] else numeral.start
    quantity = Quantity(
        span=Span(start, end),
        text=text[start:end],
        value=sign * float(numeral.value),
        value_max=None if numeral.value_max is None else sign * float(numeral.value_max),
        approx=approx or numeral.firmness,
        unit="%" if numeral.is_percent else one.unit.unit if one is not None else "",
        per=None,
        kind="percent" if numeral.is_percent else one.unit.kind if one is not None else "other",
        rule_id="bare_number",
    )
    return [
        MetricMention(
            role="body",
            quantity=quantity,
            subject="",
            sentence=Span(0, len(text)),
            period_text=None,
            status="achieved",
            measure_type="unknown",
        )
    ]


def read_named_places(text: str, home: str | None, gazetteer: Gazetteer) -> PagePlaces:
    """Places of ``text``, a page of its own whose home is ``home``; its one article's spans index
    ``text``."""
    whole = Passage(text=text, segments=(Segment(0, 0, len(text)),) if text else ())
    return _places(_page(text, home), _article(whole), gazetteer)


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


def _article(body: Passage) -> Article:
    return Article(
        article_id="",
        page_id="",
        ordinal=1,
        kind="article",
        column_name=None,
        kicker=None,
        title=None,
        body=body,
        span=Span(0, len(body.text)),
    )
