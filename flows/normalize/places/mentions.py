"""Place mentions of a page settled to official codes, with the evidence that decided."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from flows.lang.spacing import Closed
from flows.normalize.passages import closed_passage, text_of
from flows.normalize.places.article_places import as_named_elsewhere, join_chains, read_passage
from flows.normalize.places.article_region import article_region
from flows.normalize.places.bare_places import find_bare_names
from flows.normalize.places.body_mentions import BodyMentions
from flows.normalize.places.figure_place import metric_region
from flows.normalize.places.ground import Ground
from flows.normalize.places.home import find_home, is_wire
from flows.normalize.places.people import find_people, met_again
from flows.normalize.places.place_use import serves_more
from flows.normalize.places.upper_places import Surroundings, sure_codes
from flows.records import (
    Article,
    ArticlePlaces,
    Division,
    Issue,
    Page,
    PageLayout,
    PageMarks,
    PagePlaces,
    PassageRole,
    PlaceMark,
    PlaceMention,
    Return,
    Span,
)
from flows.tables.gazetteer import Gazetteer

__all__ = ["BodyMentions", "metric_region", "read_places"]

WIRE_LINE = 40
COMPANY = re.compile(
    r"(?:国网|国家电网|南方电网)?([\u4e00-\u9fff]{2,9}?)(?:供电|供水|自来水|燃气|烟草|邮政)"
)
"""国网上蔡县供电公司: a company that serves its whole place."""
LONGEST_COMPANY = 20
ROLES: tuple[PassageRole, ...] = ("kicker", "title", "body")


def read_places(
    page: Page, layout: PageLayout, marks: PageMarks, gazetteer: Gazetteer
) -> PagePlaces:
    """The page's home and the places of its articles. What could not be settled is an Issue."""
    home = _home(page, layout, marks, gazetteer)
    unlisted: dict[str, Division] = {}
    articles = tuple(
        _read_article(article, article_marks, home, unlisted, gazetteer)
        for article, article_marks in zip(layout.articles, marks.articles, strict=True)
    )
    return PagePlaces(
        home_code=home,
        articles=articles,
        divisions=_divisions(home, articles, unlisted, gazetteer),
    )


def _home(page: Page, layout: PageLayout, marks: PageMarks, gazetteer: Gazetteer) -> str | None:
    code = page.hint.region_code
    if code is not None and gazetteer.has(code):
        return code
    return find_home(layout, marks, gazetteer)


def _read_article(
    article: Article,
    marks: Sequence[PlaceMark],
    home: str | None,
    unlisted: dict[str, Division],
    gazetteer: Gazetteer,
) -> ArticlePlaces:
    ground = Ground(gazetteer=gazetteer, home=home, unlisted=unlisted)
    dateline = _opened(article.dateline.place if article.dateline else None, home, gazetteer)
    passages = {role: closed_passage(article, role) for role in ROLES}
    title, body = passages["title"].text, passages["body"]
    around = Surroundings(sure_codes(marks, gazetteer), dateline, home, gazetteer)
    mentions = _read_mentions(marks, passages, around, ground)
    wire = is_wire(article, gazetteer)
    if wire:
        mentions = [m for m in mentions if not _in_wire_line(m, body.text)]
    mentions = [m for m in mentions if m.role != "body" or not serves_more(m, body.text)]
    known = [m for m in mentions if m.role == "body" and m.region_code is not None]
    people = find_people(body.text, known, gazetteer.words)
    returns = met_again(body.text, people)
    is_reference = article.kind == "reference"
    region = article_region(
        article,
        body.text,
        mentions,
        met_again(body.text, people, is_near=True) if people.behind else returns,
        ground,
        origin=dateline or (_signed(article, home, gazetteer) if is_reference else None),
        hero=people.home_of(title) or _served(title, home, gazetteer),
        poster=_opened(title, home, gazetteer) if is_reference else None,
        is_wire=wire,
    )
    mentions = [_as_printed(mention, article, passages[mention.role]) for mention in mentions]
    return ArticlePlaces(
        region_code=region,
        mentions=tuple(_without_variant(mention) for mention in mentions),
        returns=tuple(
            Return(at=body.original(Span(at, at + 1)).start, region_code=place.region_code or "")
            for at, place in returns
        ),
        issues=tuple(_issues(article, mentions, ground)),
    )


def _read_mentions(
    marks: Sequence[PlaceMark],
    passages: Mapping[PassageRole, Closed],
    around: Surroundings,
    ground: Ground,
) -> list[PlaceMention]:
    """The places that the passages name, each passage read once to know what is in play, and again
    where it left something open.
    """
    own = {role: [mark for mark in marks if mark.role == role] for role in ROLES}
    first = {role: read_passage(own[role], passages[role].text, around, ground) for role in ROLES}
    mentions: list[PlaceMention] = []
    for role in ROLES:
        text, found = passages[role].text, first[role]
        if not text:
            continue
        if own[role] and _is_open(role, own[role], found, text, ground):
            found = _read_again(found, read_passage(own[role], text, around, ground), role)
        found.extend(find_bare_names(text, role, found, ground))
        mentions.extend(join_chains(found, text, ground))
    return as_named_elsewhere(mentions, ground)


def _is_open(
    role: PassageRole,
    marks: Sequence[PlaceMark],
    found: Sequence[PlaceMention],
    text: str,
    ground: Ground,
) -> bool:
    """Whether the first reading came too early for some of the names."""
    if role == "body":
        return _is_too_early(marks, found) or _is_named_before(found, text, ground)
    return _is_left_open(marks, found)


def _is_too_early(marks: Sequence[PlaceMark], mentions: Sequence[PlaceMention]) -> bool:
    """Whether a local name stands before any place was read (西沟村,环县曲子镇的边陲村): it can be
    read when the county is known.
    """
    first = mentions[0].span.start if mentions else 0
    return any(mark.kind == "local" and mark.span.end <= first for mark in marks)


def _is_named_before(mentions: Sequence[PlaceMention], text: str, ground: Ground) -> bool:
    """Whether a place that no list has stands before the words that tell it for one."""
    known: set[str | None] = set()
    for mention in mentions:
        code = mention.region_code
        if mention.status == "unlisted" and code is not None and code not in known:
            known.add(code)
            name = ground.division(code).name
            if len(name) > 2 and text.find(name) < mention.span.start:
                return True
    return False


def _is_left_open(marks: Sequence[PlaceMark], mentions: Sequence[PlaceMention]) -> bool:
    """Whether a headline names (沙尖子村:…) or points at (温岭这个村) a place that only the body
    tells.
    """
    pointing = sum(mark.kind == "deictic" for mark in marks)
    ends = {mention.span.end for mention in mentions}
    return (
        pointing > sum(not mention.is_name for mention in mentions)
        or any(mention.region_code is None for mention in mentions)
        or any(mark.kind == "local" and mark.span.end not in ends for mark in marks)
    )


def _read_again(
    first: Sequence[PlaceMention], found: list[PlaceMention], role: PassageRole
) -> list[PlaceMention]:
    """``found`` by the second reading; a headline tells no unlisted village (红军村里的新故事) that
    the body did not.
    """
    if role == "body":
        return found
    before = {mention.span for mention in first}
    return [m for m in found if m.span in before or m.status != "unlisted" or m.evidence != "chain"]


def _as_printed(mention: PlaceMention, article: Article, passage: Closed) -> PlaceMention:
    """The mention where the passage prints it, with the spaces inside."""
    if passage.offsets is None:
        return mention
    span = passage.original(mention.span)
    return replace(mention, span=span, text=text_of(article, mention.role)[span.start : span.end])


def _in_wire_line(mention: PlaceMention, body: str) -> bool:
    """据新华社兰州10月20日电: where the agency writes from is no place of the piece."""
    opening = body[:WIRE_LINE]
    end = max(opening.find("电"), opening.find("讯"))
    return mention.role == "body" and mention.span.end <= end


def _signed(article: Article, home: str | None, gazetteer: Gazetteer) -> str | None:
    """The place that who signs a notice opens with: 安丘市自来水公司."""
    signed = (_opened(credit.name, home, gazetteer) for credit in article.credits)
    return next(filter(None, signed), None)


def _served(title: str, home: str | None, gazetteer: Gazetteer) -> str | None:
    """The place of the company whose doings the headline tells."""
    company = COMPANY.match(title) if title.find("公司", 0, LONGEST_COMPANY) >= 0 else None
    return _opened(company[1], home, gazetteer) if company else None


def _opened(name: str | None, home: str | None, gazetteer: Gazetteer) -> str | None:
    """The place that a dateline or the name of who signs opens with, a short one read in the
    home's province.
    """
    if not name:
        return None
    found, end = None, 0
    for pattern, start, stop in gazetteer.scanner.find_matches_as_indexes(name):
        codes = [sense.code for sense in gazetteer.senses[pattern]]
        if start != end or not codes:
            break
        within = [code for code in codes if found in gazetteer.lineage(code)]
        near = [code for code in codes if home and code[:2] == home[:2]]
        chosen = within or near or codes
        if (len(chosen) > 1 and not near) or (found is not None and not within):
            break
        found, end = chosen[0], stop
    return found


def _without_variant(mention: PlaceMention) -> PlaceMention:
    if not mention.evidence.startswith("variant:"):
        return mention
    other = mention.evidence.removeprefix("variant:")
    return replace(mention, evidence="chain", candidates=(other,))


def _issues(article: Article, mentions: Sequence[PlaceMention], ground: Ground) -> list[Issue]:
    issues = []
    for mention in mentions:
        found = _issue(mention, ground)
        if found is not None:
            span = None  # The page has no passage for a kicker.
            if mention.role != "kicker":
                passage = article.passage(mention.role)
                span = passage.page_span(mention.span.start, mention.span.end)
            code, detail = found
            issues.append(
                Issue(
                    code=code,
                    severity="warning",
                    detail=detail,
                    article_id=article.article_id,
                    span=span,
                )
            )
    return issues


def _issue(mention: PlaceMention, ground: Ground) -> tuple[str, str] | None:
    if mention.evidence.startswith("variant:"):
        other = ground.division(mention.evidence.removeprefix("variant:"))
        return "place_variant", f"{mention.text}: may be {other.name} ({other.region_code})"
    if mention.status in ("ambiguous", "contradictory"):
        paths = " | ".join(ground.division(code).path for code in mention.candidates[:8])
        return f"place_{mention.status}", f"{mention.text}: {paths}"
    return None


def _divisions(
    home: str | None,
    articles: Sequence[ArticlePlaces],
    unlisted: dict[str, Division],
    gazetteer: Gazetteer,
) -> tuple[Division, ...]:
    """Every division referred to, with all above it, by code."""
    found: dict[str, Division] = {}
    codes = [home, *(article.region_code for article in articles)]
    codes += [mention.region_code for article in articles for mention in article.mentions]
    for code in codes:
        while code is not None and code not in found:
            division = unlisted.get(code) or gazetteer.division(code)
            found[code] = division
            code = division.parent_code
    return tuple(found[code] for code in sorted(found))
