"""A piece while its page is being read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from flows.extract.layout.blocks import Block, ends_sentence
from flows.extract.layout.credits import CreditLine
from flows.extract.layout.datelines import Opening
from flows.extract.layout.headings import Headline, is_numbered, read_headline
from flows.extract.layout.run_in import run_in_heading
from flows.lang.fold import read_prose
from flows.lang.spacing import stray_spaces
from flows.lang.wrap import cut_out, join_spans
from flows.records import Article, ArticleKind, Credit, Page, Span
from flows.tables.layout import ColumnKind, Layout

Origin = Literal["article", "item", "caption", "note", "notice", "reference"]
_SHORT_PIECE = 220
_PHOTO_STORY = 450
_STORY_PARAGRAPHS = 3
_SECTION_HEAD = 30
_VERSE = 18
_VERSES = 4
# What a report has and neither verse nor an essay: figures, days, offices that act.
_REPORTS = re.compile(
    r"[\d|]|[一二两三四五六七八九十百千][多余]?[户名亩元万亿]|近日|日前|连日来|今年|近年来|目前|截至"
    r"|记者|介绍|据[了悉]|[村镇县乡区]里|该[村镇县乡区旗]|社区|街道|党委|村委"
)
_ANSWERS = re.compile(r"[^，。：:]{0,16}(?:回复|答复|回应|答)[:：]")


class Draft:
    """A piece that still grows. ``paragraphs`` are lists of blocks that the column end cut apart.

    ``is_closed``: a trailing credit, a jump line or a column has ended it. ``is_photo``: its credit
    is of a photo story. ``ends_in_head``: the last paragraph is a section head, which no text
    continues. ``lists_items``: the items below its headline are its text. ``is_marked``: a bullet
    opened it. ``is_continued``: it began on another page. ``is_sectioned``: labels
    in brackets head its sections.
    """

    def __init__(self, *, origin: Origin, headline: Headline | None = None) -> None:
        self.origin = origin
        self.headline = headline
        self.column: str | None = None
        self.column_kind: ColumnKind | None = None
        self.paragraphs: list[list[Block]] = []
        self.credits: list[CreditLine] = []
        self.opening: Opening | None = None
        self.is_closed = False
        self.is_photo = False
        self.is_opinion = False
        self.ends_in_head = False
        self.lists_items = False
        self.is_marked = False
        self.is_continued = False
        self.is_sectioned = False

    @property
    def takes_all(self) -> bool:
        """Whatever follows is part of it: a notice, a lesson, an editor's note."""
        return self.origin in {"notice", "reference", "note"} and not self.is_closed

    @property
    def awaits_headline(self) -> bool:
        """A lesson below its column (【政策问答】), of which nothing is known yet."""
        return self.origin == "reference" and self.is_empty and self.headline is None

    @property
    def announces_list(self) -> bool:
        """Items below are a list inside the article, as behind a colon."""
        is_open = self.origin == "article" and not self.is_closed
        return is_open and (self.lists_items or self.last_text.endswith(("：", ":")))

    @property
    def is_whole_brief(self) -> bool:
        """A brief or the like that is complete, so that text below is the next."""
        return self.origin != "article" and not self.is_empty and not self.is_unfinished

    def is_answered_by(self, text: str) -> bool:
        """市民张先生来电： above what he says, and 县住建局回复：… below it, go on."""
        asks = self.last_text.endswith(("：", ":")) and self.origin == "item"
        return asks or (self.origin == "item" and _ANSWERS.match(text) is not None)

    @property
    def is_empty(self) -> bool:
        return not self.paragraphs

    @property
    def is_only_heads(self) -> bool:
        """Nothing but section heads so far: 一、把事列清楚."""
        return all(
            len(paragraph) == 1
            and len(paragraph[0].text) <= _SECTION_HEAD
            and is_numbered(paragraph[0].text)
            for paragraph in self.paragraphs
        )

    @property
    def is_unfinished(self) -> bool:
        """The last paragraph stops in mid-sentence, as at a column end."""
        return bool(self.paragraphs) and not self.ends_in_head and not ends_sentence(self.last_text)

    @property
    def is_prose(self) -> bool:
        """Its last paragraph is whole and longer than a verse."""
        return not self.is_empty and not self.is_unfinished and self.last_length > _VERSE

    @property
    def last_text(self) -> str:
        return self.paragraphs[-1][-1].text if self.paragraphs else ""

    @property
    def last_block(self) -> Block | None:
        return self.paragraphs[-1][-1] if self.paragraphs else None

    @property
    def last_length(self) -> int:
        return sum(len(block.text) for block in self.paragraphs[-1]) if self.paragraphs else 0

    @property
    def is_named(self) -> bool:
        """Somebody is credited with it already."""
        return bool(self.credits) or bool(self.opening and self.opening.credits)

    @property
    def is_pictured(self) -> bool:
        """Every credit is for a picture, or for picture and text: 文/图, 摄影报道."""
        return bool(self.credits) and all(
            line.is_photo or line.is_photo_report for line in self.credits
        )

    @property
    def tells_in_pictures(self) -> bool:
        """A photo story, signed above its text or before it grew long: pictures go on with it."""
        is_open = self.origin == "article" and self.is_pictured and self.opening is None
        return is_open and (self.is_empty or (self.is_photo and self.length <= _PHOTO_STORY))

    @property
    def is_credited(self) -> bool:
        return bool(self.credits) or self.opening is not None

    @property
    def length(self) -> int:
        return sum(len(block.text) for paragraph in self.paragraphs for block in paragraph)

    def add(self, block: Block) -> None:
        """Add a paragraph, or the rest of one that the column end cut."""
        if not block.text:
            return
        is_head = len(block.text) <= _SECTION_HEAD and is_numbered(block.text)
        if self.is_unfinished and not block.is_table and not self.paragraphs[-1][-1].is_table:
            self.paragraphs[-1].append(block)
        else:
            self.paragraphs.append([block])
            self.ends_in_head = is_head and not ends_sentence(block.text)
            return
        self.ends_in_head = False

    def add_head(self, block: Block) -> None:
        """Add a section head or a picture's label, which no text continues."""
        self.paragraphs.append([block])
        self.ends_in_head = True

    @property
    def is_literary(self) -> bool:
        """Verse, or what somebody without an office signs and which counts nothing: an essay."""
        if self.origin != "article" or self.opening is not None or self.is_photo:
            return False
        lines = [block.text for paragraph in self.paragraphs for block in paragraph]
        is_signed = bool(self.credits) and not self.is_credited_by_role
        is_verse = len(lines) >= _VERSES and all(len(line) <= _VERSE for line in lines)
        if not (is_verse or is_signed):
            return False
        if not (is_verse and is_signed) and any(map(_REPORTS.search, lines)):
            return False
        if is_verse:
            return sum(map(ends_sentence, lines)) <= len(lines) // 2
        is_by_people = all(one.role != "source" for line in self.credits for one in line.credits)
        return is_signed and is_by_people and len(lines) > 1

    @property
    def may_be_verse(self) -> bool:
        """A piece with a headline, signed by name alone, whose lines so far are short as verses."""
        if self.headline is None or self.origin != "article" or self.is_credited_by_role:
            return False
        is_open = bool(self.credits) and not self.is_closed and not ends_sentence(self.last_text)
        return is_open and all(
            len(part) == 1 and len(part[0].text) <= _VERSE and not is_numbered(part[0].text)
            for part in self.paragraphs
        )

    @property
    def is_credited_by_role(self) -> bool:
        """A report's opening or a role word tells who wrote it: no poet signs so."""
        return self.opening is not None or any(line.has_role for line in self.credits)

    def take_run_in_heading(self, page_text: str, layout: Layout) -> Headline | None:
        """The heading that opens the first paragraph, which is its text no more; None without."""
        first = self.paragraphs[0]
        found = run_in_heading(first[0], layout)
        if found is None:
            return None
        heading, first[0] = found
        return read_headline((heading,), page_text, layout)

    def kind(self) -> ArticleKind:
        if self.origin in {"note", "notice", "reference"}:
            return "reference"
        if self.origin == "item":
            return "brief"
        if self.origin == "caption":
            return "photo_caption"
        if self.column_kind == "photo" and self.length <= _PHOTO_STORY:
            return "photo_caption"
        is_short = len(self.paragraphs) == 1 and self.length <= _SHORT_PIECE
        is_short &= not self.is_continued
        is_shot = bool(self.credits) and all(line.is_picture for line in self.credits)
        is_story = (self.is_photo or is_shot) and self.length <= _PHOTO_STORY
        is_story &= len(self.paragraphs) <= _STORY_PARAGRAPHS
        is_shown = is_short and all(
            line.is_picture or line.is_photo_report for line in self.credits
        )
        if self.opening is None and self.is_pictured and (is_story or is_shown):
            return "photo_caption"
        if self.is_opinion:
            return "article"
        if all(block.is_row for paragraph in self.paragraphs for block in paragraph):
            return "reference"
        if is_short and (
            self.column_kind == "brief" or self.headline is None or not self.is_credited
        ):
            return "brief"
        return "article"


def finish_draft(draft: Draft, ordinal: int, page: Page, text: str, layout: Layout) -> Article:
    """The article that a draft with a body has become; ``text`` is the page's, unified."""
    kind = draft.kind()
    headline = draft.headline
    if headline is None and kind in ("brief", "article"):
        headline = draft.take_run_in_heading(text, layout)
    body = join_spans(text, [_reading(paragraph) for paragraph in draft.paragraphs])
    start = draft.paragraphs[0][0].start
    end = draft.paragraphs[-1][-1].end
    prose = read_prose(body.text)
    title = None
    if headline is not None and headline.title:
        title = join_spans(page.text, [block.spans for block in headline.title], separator=" ")
    return Article(
        article_id=f"{page.page_id}a{start}",
        page_id=page.page_id,
        ordinal=ordinal,
        kind=kind,
        column_name=draft.column,
        kicker=headline.kicker if headline else None,
        title=title,
        body=body if prose is body.text else replace(body, text=prose),
        span=Span(start, end),
        credits=_credits(draft, kind),
        dateline=draft.opening.dateline if draft.opening else None,
        is_editorial=draft.is_opinion
        or any(line.is_opinion for line in draft.credits)
        or draft.origin in {"note", "notice"}
        or draft.is_literary,
    )


def _reading(paragraph: Sequence[Block]) -> list[Span]:
    """The page ranges of a paragraph, without the spaces that nobody reads."""
    spans = [span for block in paragraph for span in block.spans]
    if any(block.is_table for block in paragraph):
        return spans
    is_whole = len(paragraph) == 1
    text = paragraph[0].text if is_whole else "".join(block.text for block in paragraph)
    strays = stray_spaces(text)
    return cut_out(spans, strays) if strays else spans


def _credits(draft: Draft, kind: ArticleKind) -> tuple[Credit, ...]:
    found: list[Credit] = list(draft.opening.credits) if draft.opening else []
    for line in draft.credits:
        found.extend(line.caption_credits if kind == "photo_caption" else line.credits)
    return tuple(dict.fromkeys(found))
