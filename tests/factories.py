"""Builders of records with defaults; a test names only what it is about."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date

from flows.records import (
    Article,
    ArticleResult,
    Credit,
    Division,
    Initiative,
    Metric,
    Page,
    PageResult,
    Passage,
    PlaceMention,
    Published,
    RegionTag,
    Segment,
    Span,
    ThemeTag,
)

DEFAULT_TEXT = "养老服务暖人心\n本报讯 向阳村建成养老服务站，发放宣传单600余份。"

INNER_MONGOLIA = Division(
    region_code="150000",
    name="内蒙古自治区",
    level="province",
    parent_code=None,
    path="内蒙古自治区",
)
CHIFENG = Division(
    region_code="150400",
    name="赤峰市",
    level="prefecture",
    parent_code="150000",
    path="内蒙古自治区/赤峰市",
)
HEXIGTEN = Division(
    region_code="150425",
    name="克什克腾旗",
    level="county",
    parent_code="150400",
    path="内蒙古自治区/赤峰市/克什克腾旗",
)


def passage(text: str, page_start: int = 0) -> Passage:
    """A passage that stands in the page in one piece, from ``page_start``."""
    return Passage(text=text, segments=(Segment(0, page_start, len(text)),))


def page(text: str = DEFAULT_TEXT, source_path: str = "/pages/one.txt") -> Page:
    data = text.encode()
    return Page(
        page_id=hashlib.sha256(data).hexdigest()[:16],
        file_name=source_path.rsplit("/", 1)[-1],
        source_path=source_path,
        byte_size=len(data),
        encoding="utf-8",
        text=text,
    )


def article(
    of: Page | None = None,
    *,
    ordinal: int = 1,
    kind: str = "article",
    title: str | None = None,
    body: str | None = None,
    **fields: object,
) -> Article:
    """An article of a page whose first line is its headline and whose rest is its body."""
    of = of or page()
    head, _, rest = of.text.partition("\n")
    title = head if title is None else title
    body = (rest or head) if body is None else body
    start = of.text.index(body)
    return Article(
        article_id=f"{of.page_id}a{ordinal}",
        page_id=of.page_id,
        ordinal=ordinal,
        kind=kind,  # type: ignore[arg-type]
        column_name=fields.pop("column_name", None),  # type: ignore[arg-type]
        kicker=fields.pop("kicker", None),  # type: ignore[arg-type]
        title=passage(title, of.text.index(title)) if title else None,
        body=passage(body, start),
        span=Span(start, start + len(body)),
        **fields,  # type: ignore[arg-type]
    )


def metric(of: Page | None = None, *, text: str = "600余份", **fields: object) -> Metric:
    """A figure that stands in its page as ``text``."""
    of = of or page()
    start = of.text.index(text)
    values: dict[str, object] = {
        "metric_id": f"{of.page_id}m{start}",
        "article_id": f"{of.page_id}a1",
        "char_start": start,
        "char_end": start + len(text),
        "text": text,
        "value": 600.0,
        "value_max": None,
        "approx": "over",
        "unit": "份",
        "per": None,
        "kind": "count",
        "subject": "宣传单",
        "region_code": HEXIGTEN.region_code,
        "value_base": 600.0,
        "unit_base": "份",
        "value_low": 600.0,
        "value_high": None,
        "period_text": None,
        "period_start": None,
        "period_end": None,
        "status": "achieved",
        "measure_type": "flow",
        "sentence": of.text.splitlines()[-1],
        "rule_id": "number_unit",
    }
    return Metric(**(values | fields))  # type: ignore[arg-type]


def initiative(of: Article, name: str | None = None, **fields: object) -> Initiative:
    values: dict[str, object] = {
        "initiative_id": f"{of.article_id}i1",
        "article_id": of.article_id,
        "name": name,
        "region_code": HEXIGTEN.region_code,
        "theme": "elder_care",
        "char_start": of.span.start,
        "char_end": of.span.end,
        "rule_id": "unnamed",
    }
    return Initiative(**(values | fields))  # type: ignore[arg-type]


def place_mention(of: Article, text: str, **fields: object) -> PlaceMention:
    """A place that stands in the body of ``of`` as ``text``."""
    start = of.body.text.index(text)
    values: dict[str, object] = {
        "role": "body",
        "span": Span(start, start + len(text)),
        "text": text,
        "region_code": HEXIGTEN.region_code,
        "status": "current",
        "evidence": "home",
    }
    return PlaceMention(**(values | fields))  # type: ignore[arg-type]


def article_result(of: Article, **fields: object) -> ArticleResult:
    values: dict[str, object] = {
        "article": of,
        "region_code": HEXIGTEN.region_code,
        "theme": "elder_care",
        "is_initiative": True,
        "dateline_on": None,
        "metrics": (),
        "regions": (
            RegionTag(
                article_id=of.article_id,
                region_code=HEXIGTEN.region_code,
                is_primary=True,
                mentions=1,
            ),
        ),
        "themes": (
            ThemeTag(
                article_id=of.article_id, theme="elder_care", rank=1, score=2.0, evidence="养老"
            ),
        ),
        "initiatives": (initiative(of),),
        "place_mentions": (),
    }
    return ArticleResult(**(values | fields))  # type: ignore[arg-type]


def page_result(of: Page | None = None, metrics: Sequence[Metric] | None = None) -> PageResult:
    """A page with one article, a reporter, a home, and one figure where its text is the default."""
    of = of or page()
    if metrics is None:
        metrics = (metric(of),) if "600余份" in of.text else ()
    piece = article(of, credits=(Credit(name="李菲菲", role="reporter"),))
    return PageResult(
        page=of,
        paper="今日克什克腾",
        paper_region_code=HEXIGTEN.region_code,
        published=Published(on=date(2023, 11, 9), precision="day", evidence="masthead"),
        articles=(article_result(piece, metrics=tuple(metrics)),),
        divisions=(INNER_MONGOLIA, CHIFENG, HEXIGTEN),
        issues=(),
    )
