"""Page -> PageLayout: headlines, columns, bylines, briefs, captions, furniture.

The page is read in four steps, each in a module of its own:

1. ``blocks``     the lines of the page, which ``rejoin`` sets together where columns cut them
                  and ``glued`` parts where OCR ran two together
2. ``furniture``  what belongs to the page and not to a piece is set aside
3. ``parts``      each block is named by what it shows: column, credit, item, heading, text …,
                  and ``neighbours`` looks again at those that only the next ones tell
4. ``assembly``   parts become pieces, by the order in which a reader meets them

``credits``, ``datelines``, ``headings`` and ``tails`` read the small forms. Words and marks come
from ``seeds/reference/layout_*.csv``; the grammar is here. Nothing is copied: every passage leads
back to the page through its segments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from flows.extract.layout.assembly import assemble
from flows.extract.layout.blocks import Block, is_complete, read_lines
from flows.extract.layout.credits import CreditLine, read_credit
from flows.extract.layout.drafts import finish_draft
from flows.extract.layout.furniture import (
    Furniture,
    are_names,
    looks_like_paper,
    names_page,
    paper_line,
    read_furniture,
)
from flows.extract.layout.glued import part_lines
from flows.extract.layout.headings import NAMES_APART
from flows.extract.layout.neighbours import revise_parts
from flows.extract.layout.parts import read_parts
from flows.extract.layout.rejoin import rejoin_lines
from flows.lang.fold import unify
from flows.records import Article, AuthorRole, Issue, Page, PageLayout, Span
from flows.tables.layout import Layout

_KNOWN_ROLES: dict[str, AuthorRole] = {
    "记者": "reporter",
    "通讯员": "correspondent",
    "实习生": "intern",
}
_ROLE = "|".join(_KNOWN_ROLES)
_CREDITED = re.compile(
    rf"({_ROLE})[ \u3000:：]{{0,2}}"
    rf"((?:(?!本报|{_ROLE})[\u4e00-\u9fff·]{{2,8}}[ \u3000、]{{0,2}}){{1,4}})"
)
_TOP_BLOCKS = 4
_LABEL = 20


def split_page(page: Page, layout: Layout) -> PageLayout:
    """The pieces of ``page`` in reading order, and what its furniture says of the issue."""
    text = unify(page.text)
    known = _known_roles(text)
    blocks = rejoin_lines(read_lines(text), layout, known)
    blocks, furniture, paper, printed_on, compilers = _set_furniture_aside(blocks, layout)
    parts = read_parts(list(part_lines(blocks, layout, known)), layout, known)
    revise_parts(parts, layout)
    drafts = assemble(parts, text, layout, known)
    for draft in drafts:
        compiler = compilers.get(draft.column or "")
        if compiler is not None and not draft.credits:
            draft.credits.append(compiler)
    articles = tuple(
        finish_draft(draft, ordinal, page, text, layout)
        for ordinal, draft in enumerate(drafts, start=1)
    )
    return PageLayout(
        articles=articles,
        paper=paper,
        masthead_date=printed_on,
        furniture=tuple(furniture),
        issues=tuple(_doubts(articles)),
    )


def _doubts(articles: Sequence[Article]) -> Iterator[Issue]:
    """What the page leaves open: a report without a headline, a text that stops in mid-sentence."""
    for article in articles:
        if article.kind == "article" and article.title is None:
            yield Issue(
                code="headline_missing",
                severity="info",
                detail=article.body.text[:30],
                article_id=article.article_id,
                span=article.span,
            )
        last = article.body.text[article.body.text.rfind("\n") + 1 :]
        if article.kind != "reference" and len(last) > _LABEL and not is_complete(last):
            yield Issue(
                code="text_cut_off",
                severity="warning",
                detail=last[-30:],
                article_id=article.article_id,
                span=Span(article.span.end - 1, article.span.end),
            )


def _known_roles(text: str) -> dict[str, AuthorRole]:
    """Roles of names that the page credits with a role word: 通讯员 白翠英 -> correspondent."""
    known: dict[str, AuthorRole] = {}
    for match in _CREDITED.finditer(text):
        role = _KNOWN_ROLES[match.group(1)]
        for name in NAMES_APART.split(match.group(2)):
            known.setdefault(name, role)
    return known


def _set_furniture_aside(
    blocks: Sequence[Block], layout: Layout
) -> tuple[list[Block], list[Span], str | None, date | None, dict[str, CreditLine]]:
    """What is none, the furniture's spans, the paper, its date, and who compiles which column."""
    kept: list[Block] = []
    compilers: dict[str, CreditLine] = {}
    spans: list[Span] = []
    paper: str | None = None
    printed_on: date | None = None
    awaits_names = False
    for block in blocks:
        if not kept and spans and names_page(block.text):
            spans.append(Span(block.start, block.end))
            continue
        named = paper_line(block.text) if not kept and paper is None else None
        if named is not None:
            paper = named
            spans.append(Span(block.start, block.end))
            continue
        if awaits_names and are_names(block, layout):
            read: Furniture | None = Furniture()
        else:
            read = read_furniture(block, layout)
        awaits_names = read is not None and read.is_open
        if read is None:
            kept.append(block)
            continue
        spans.append(Span(block.start, block.end))
        if read.compiled is not None:
            column, office = read.compiled
            credit = read_credit(f"来源：{office}", layout, {})
            if credit is not None:
                compilers[column] = credit
        if read.is_issue and (printed_on is None or paper is None):
            printed_on = printed_on or read.printed_on
            paper = paper or read.paper
            masthead = None if paper else _masthead(kept)
            if masthead is not None:
                kept.remove(masthead)
                spans.append(Span(masthead.start, masthead.end))
                paper = paper or re.sub(r"\s+", "", masthead.text)
    spans.sort(key=lambda span: span.start)
    return kept, spans, paper, printed_on, compilers


def _masthead(kept: Sequence[Block]) -> Block | None:
    """The paper's name, which stands alone above its date line or ends like a paper's."""
    if len(kept) == 1 and len(kept[0].text) <= 12:
        return kept[0]
    for block in kept[-_TOP_BLOCKS:]:
        if looks_like_paper(block.text):
            return block
    return None
