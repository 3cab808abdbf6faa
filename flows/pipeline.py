"""Page -> PageResult, a pure function over the Reference. Read this after records.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from flows.extract.initiatives import find_initiatives
from flows.extract.layout.articles import split_page
from flows.extract.metrics import bind_quantities
from flows.extract.places import find_page_marks
from flows.extract.quantities.finder import read_quantities
from flows.extract.themes import find_theme_hits
from flows.normalize.corrections import apply_corrections
from flows.normalize.metrics import build_metric
from flows.normalize.places.mentions import BodyMentions, metric_region, read_places
from flows.normalize.published import dateline_on, published_on
from flows.normalize.themes import rank_themes
from flows.records import (
    Article,
    ArticlePlaces,
    ArticleResult,
    Initiative,
    Issue,
    Metric,
    MetricMention,
    Page,
    PageLayout,
    PagePlaces,
    PageResult,
    PassageRole,
    Published,
    RegionTag,
    ThemeTag,
    Unread,
)
from flows.tables import Reference
from flows.tables.gazetteer import Gazetteer


def read_page(page: Page, reference: Reference) -> PageResult:
    """Everything that is read from one page. Touches nothing outside its arguments."""
    (result,) = read_pages([page], reference)
    return result


def read_pages(pages: Sequence[Page], reference: Reference) -> list[PageResult]:
    """As ``read_page``, each page by itself, and faster than one by one.

    A stage goes over all of them before the next begins, so that its code and tables stay in the
    processor's cache.
    """
    gazetteer, themes = reference.gazetteer, reference.themes
    layouts = [split_page(page, reference.layout) for page in pages]
    days = [published_on(*read) for read in zip(pages, layouts, strict=True)]
    marks = [find_page_marks(layout, gazetteer) for layout in layouts]
    places = [
        read_places(page, layout, of_page, gazetteer)
        for page, layout, of_page in zip(pages, layouts, marks, strict=True)
    ]
    drafts = [
        _Draft(page=page, published=day, article=article, places=of_article)
        for page, layout, day, of_page in zip(pages, layouts, days, places, strict=True)
        for article, of_article in zip(layout.articles, of_page.articles, strict=True)
    ]
    hits = [find_theme_hits(draft.article, themes, draft.places.mentions) for draft in drafts]
    for draft, of_article in zip(drafts, hits, strict=True):
        draft.themes = rank_themes(draft.article, of_article, themes)
    _read_metrics(drafts, reference)
    finished = iter([_article_result(draft, reference) for draft in drafts])
    return [
        apply_corrections(
            _page_result(page, layout, day, of_page, tuple(islice(finished, len(layout.articles)))),
            reference,
        )
        for page, layout, day, of_page in zip(pages, layouts, days, places, strict=True)
    ]


@dataclass(slots=True, kw_only=True)
class _Draft:
    """What is known of an article so far."""

    page: Page
    published: Published
    article: Article
    places: ArticlePlaces
    themes: tuple[ThemeTag, ...] = ()
    metrics: list[Metric] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


def _page_result(
    page: Page,
    layout: PageLayout,
    published: Published,
    places: PagePlaces,
    articles: tuple[ArticleResult, ...],
) -> PageResult:
    issues = [*layout.issues]
    for of_article in places.articles:
        issues.extend(of_article.issues)
    for article in articles:
        issues.extend(article.issues)
    return PageResult(
        page=page,
        paper=page.hint.paper or layout.paper,
        paper_region_code=places.home_code,
        published=published,
        articles=articles,
        divisions=places.divisions,
        issues=tuple(issues),
    )


def _article_result(draft: _Draft, reference: Reference) -> ArticleResult:
    article, places = draft.article, draft.places
    theme = draft.themes[0].theme if draft.themes else None
    is_initiative = article.kind != "reference" and not article.is_editorial
    return ArticleResult(
        article=article,
        region_code=places.region_code,
        theme=theme,
        is_initiative=is_initiative,
        dateline_on=dateline_on(article.dateline, draft.published),
        metrics=tuple(draft.metrics),
        regions=_tag_regions(article, places),
        themes=draft.themes,
        initiatives=_read_initiatives(article, places, theme, reference) if is_initiative else (),
        place_mentions=places.mentions,
        issues=tuple(draft.issues),
    )


def _read_metrics(drafts: Sequence[_Draft], reference: Reference) -> None:
    """Add the figures of every article, and what could not be read for one."""
    units, wording, gazetteer = reference.units, reference.wording, reference.gazetteer
    passages = [(draft, *passage) for draft in drafts for passage in _passages(draft.article)]
    masks = [
        [mention.span for mention in draft.places.mentions if mention.role == role]
        for draft, role, _ in passages
    ]
    quantities = [
        read_quantities(text, units, masked)
        for (_, _, text), masked in zip(passages, masks, strict=True)
    ]
    readings = [
        bind_quantities(text, role, found, masked, wording=wording)
        for (_, role, text), found, masked in zip(passages, quantities, masks, strict=True)
    ]
    regions = [
        _regions(draft.places, text, role, reading.mentions, gazetteer)
        for (draft, role, text), reading in zip(passages, readings, strict=True)
    ]
    for (draft, role, _), reading, codes in zip(passages, readings, regions, strict=True):
        article, page, published = draft.article, draft.page, draft.published
        draft.issues += [_issue(unread, article, role) for unread in reading.unread]
        draft.metrics += [
            build_metric(mention, article, page, published, code, units, wording=wording)
            for mention, code in zip(reading.mentions, codes, strict=True)
        ]


def _regions(
    places: ArticlePlaces,
    text: str,
    role: PassageRole,
    mentions: Sequence[MetricMention],
    gazetteer: Gazetteer,
) -> list[str | None]:
    """The place of each figure of a passage."""
    body = BodyMentions(places, text) if mentions and role == "body" else None
    return [
        metric_region(places, text, role, mention.quantity.span, gazetteer, body=body)
        for mention in mentions
    ]


def _issue(unread: Unread, article: Article, role: PassageRole) -> Issue:
    passage = article.passage(role)
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
        passage = article.passage(mention.role)
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
