"""Page -> PageResult, a pure function over the Reference. Read this after records.py."""

from __future__ import annotations

from flows.extract.articles import split_page
from flows.extract.initiatives import find_initiatives
from flows.extract.metrics import read_metrics
from flows.extract.places import find_page_marks
from flows.extract.themes import find_theme_hits
from flows.normalize.corrections import apply_corrections
from flows.normalize.metrics import build_metric
from flows.normalize.places import BodyMentions, metric_region, read_places
from flows.normalize.published import dateline_on, published_on
from flows.normalize.themes import rank_themes
from flows.records import (
    Article,
    ArticlePlaces,
    ArticleResult,
    Initiative,
    Issue,
    Metric,
    Page,
    PageResult,
    PassageRole,
    Published,
    RegionTag,
    Unread,
)
from flows.tables import Reference


def read_page(page: Page, reference: Reference) -> PageResult:
    """Everything that is read from one page. Touches nothing outside its arguments."""
    layout = split_page(page, reference.layout)
    published = published_on(page, layout)
    marks = find_page_marks(layout, reference.gazetteer)
    places = read_places(page, layout, marks, reference.gazetteer)
    articles = tuple(
        _read_article(article, article_places, page, published, reference)
        for article, article_places in zip(layout.articles, places.articles, strict=True)
    )
    issues = [*layout.issues]
    for article_places in places.articles:
        issues.extend(article_places.issues)
    for article in articles:
        issues.extend(article.issues)
    result = PageResult(
        page=page,
        paper=page.hint.paper or layout.paper,
        paper_region_code=places.home_code,
        published=published,
        articles=articles,
        divisions=places.divisions,
        issues=tuple(issues),
    )
    return apply_corrections(result, reference)


def _read_article(
    article: Article,
    places: ArticlePlaces,
    page: Page,
    published: Published,
    reference: Reference,
) -> ArticleResult:
    themes = rank_themes(article, find_theme_hits(article, reference.themes), reference.themes)
    theme = themes[0].theme if themes else None
    metrics, issues = _read_metrics(article, places, page, published, reference)
    is_initiative = article.kind != "reference" and not article.is_editorial
    return ArticleResult(
        article=article,
        region_code=places.region_code,
        theme=theme,
        is_initiative=is_initiative,
        dateline_on=dateline_on(article.dateline, published),
        metrics=metrics,
        regions=_tag_regions(article, places),
        themes=themes,
        initiatives=_read_initiatives(article, places, theme, reference) if is_initiative else (),
        place_mentions=places.mentions,
        issues=issues,
    )


def _read_metrics(
    article: Article,
    places: ArticlePlaces,
    page: Page,
    published: Published,
    reference: Reference,
) -> tuple[tuple[Metric, ...], tuple[Issue, ...]]:
    units, wording = reference.units, reference.wording
    metrics = []
    issues = []
    body = BodyMentions(places, article.body.text, reference.gazetteer.words)
    for role, text in _passages(article):
        masked = [mention.span for mention in places.mentions if mention.role == role]
        reading = read_metrics(text, role, units, masked, wording=wording)
        issues += [_issue(unread, article, role) for unread in reading.unread]
        for mention in reading.mentions:
            region = metric_region(
                places, text, role, mention.quantity.span, reference.gazetteer, body=body
            )
            metrics.append(
                build_metric(mention, article, page, published, region, units, wording=wording)
            )
    return tuple(metrics), tuple(issues)


def _issue(unread: Unread, article: Article, role: PassageRole) -> Issue:
    passage = article.title if role == "title" and article.title else article.body
    return Issue(
        code=unread.code,
        severity="info" if unread.code == "subject_unclear" else "warning",
        detail=unread.detail,
        article_id=article.article_id,
        span=passage.page_span(unread.span.start, unread.span.end),
    )


def _passages(article: Article) -> list[tuple[PassageRole, str]]:
    """The passages that are read for figures: headline first, then body."""
    passages: list[tuple[PassageRole, str]] = []
    if article.title is not None:
        passages.append(("title", article.title.text))
    passages.append(("body", article.body.text))
    return passages


def _tag_regions(article: Article, places: ArticlePlaces) -> tuple[RegionTag, ...]:
    counts = {} if places.region_code is None else {places.region_code: 0}
    for mention in places.mentions:
        if mention.region_code is not None:
            counts[mention.region_code] = counts.get(mention.region_code, 0) + 1
    return tuple(
        RegionTag(
            article_id=article.article_id,
            region_code=code,
            is_primary=code == places.region_code,
            mentions=count,
        )
        for code, count in sorted(counts.items())
    )


def _read_initiatives(
    article: Article, places: ArticlePlaces, theme: str | None, reference: Reference
) -> tuple[Initiative, ...]:
    named: list[tuple[str | None, int, int, str]] = []
    for mention in find_initiatives(article, reference.initiatives):
        passage = article.title if mention.role == "title" and article.title else article.body
        span = passage.page_span(mention.span.start, mention.span.end)
        named.append((mention.name, span.start, span.end, mention.rule_id))
    if not named:
        named = [(None, article.span.start, article.span.end, "unnamed")]
    return tuple(
        Initiative(
            initiative_id=f"{article.article_id}i{start}" + ("" if name else "u"),
            article_id=article.article_id,
            name=name,
            region_code=places.region_code,
            theme=theme,
            char_start=start,
            char_end=end,
            rule_id=rule_id,
        )
        for name, start, end, rule_id in named
    )
