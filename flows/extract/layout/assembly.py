"""Parts -> drafts: which headline, byline, text and picture belong together.

The page is walked once. A headline stack opens a new piece when a byline, a report opening or a
caption follows it; without one it is weighed (see ``stacks``), for it may be a section head. Text
goes to the open piece until that is closed by a trailing credit, a jump line or a column. A caption
or an editor's note inside an article does not close it: the text behind resumes it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flows.extract.layout.blocks import Block
from flows.extract.layout.datelines import is_bare_dateline, opens_report, read_opening
from flows.extract.layout.drafts import Draft
from flows.extract.layout.headings import (
    Headline,
    defines_term,
    is_section_head,
    read_headline,
    strip_number,
)
from flows.extract.layout.labels import close_name
from flows.extract.layout.lookahead import Lookahead
from flows.extract.layout.offices import byline_of_office, heads_notice, sign_notice
from flows.extract.layout.parts import HEADINGS, Part
from flows.extract.layout.pieces import Pieces
from flows.extract.layout.stacks import (
    byline_begins_untitled,
    byline_belongs_below,
    column_above,
    heads_items,
    is_lead_in,
    is_lone_actor,
    lists_items,
    opens_piece,
    take_scraps,
)
from flows.extract.layout.tails import is_jump
from flows.records import AuthorRole
from flows.tables.layout import Layout

_LABEL = 20
_PICTURE_LABEL = 40
_ALL_PICTURES = ("本组", "以上", "本版", "均为", "图片均")


def assemble(
    parts: Sequence[Part], page_text: str, layout: Layout, known: Mapping[str, AuthorRole]
) -> list[Draft]:
    """The drafts that the ``parts`` of a page make, those with a body, in reading order."""
    return _Assembler(parts, page_text, layout, known).run()


class _Assembler:
    """Walks the parts of one page."""

    def __init__(
        self,
        parts: Sequence[Part],
        page_text: str,
        layout: Layout,
        known: Mapping[str, AuthorRole],
    ) -> None:
        self._look = Lookahead(parts, layout, known)
        self._pieces = Pieces(self._look)
        self._page_text = page_text

    def run(self) -> list[Draft]:
        index = 0
        while (part := self._look.at(index)) is not None:
            if part.kind in HEADINGS:
                index = self._read_stack(index)
                continue
            if part.kind == "column":
                self._pieces.open_label(index)
            elif part.kind == "note":
                self._read_note(part)
            elif part.kind == "notice":
                self._read_notice(index)
            elif part.kind == "credit":
                self._read_credit(index)
            elif part.kind == "item":
                self._read_item(index)
            else:
                self._read_text(index)
            index += 1
        return [draft for draft in self._pieces.drafts if draft.paragraphs]

    def _read_stack(self, index: int) -> int:
        """Read the heading parts from ``index`` on; the index behind what was read."""
        look, pieces, current = self._look, self._pieces, self._pieces.open
        end = look.stack_end(index)
        start = take_scraps(look, current, index, end)
        if start == end:
            return end
        stack = look.parts[start:end]
        if sign_notice(current, stack, look.layout):
            return start + 1
        column = column_above(look, current, start, stack)
        if column is not None:
            pieces.open_column(column.name, is_scoped=column.is_scoped, level=column.level)
            return start + 1
        if self._is_no_headline(stack, end):
            return end
        if not opens_piece(look, current, stack, end, is_awaited=pieces.is_awaited):
            self._add_head(start)
            return start + 1
        if heads_items(look, stack, end):
            pieces.open_column(close_name(stack[-1].text), is_scoped=False)
            return end
        self._start_piece(stack, end)
        return end

    def _is_no_headline(self, stack: Sequence[Part], end: int) -> bool:
        """A line with a colon, a late subtitle, a kicker, a line above nothing."""
        look, current, below = self._look, self._pieces.open, self._look.at(end)
        if stack[0].kind == "subtitle" and self._pieces.add_subtitle(stack[0].text):
            return len(stack) == 1
        if is_lone_actor(look, stack, end):
            self._continue_with(stack[0].block)
            return True
        if heads_notice(stack, below, look.layout):
            self._pieces.open_kicker(" ".join(part.text for part in stack))
            return True
        return below is None and current is not None and current.is_prose

    def _start_piece(self, stack: Sequence[Part], end: int) -> None:
        look, current, below = self._look, self._pieces.open, self._look.at(end)
        office = byline_of_office(stack, below, look.layout)
        heads = stack[:-1] if office is not None else stack
        headline = read_headline([part.block for part in heads], self._page_text, look.layout)
        is_lesson = below is not None and below.kind != "credit" and not look.is_report(end)
        if is_lesson and current is not None and current.awaits_headline:
            current.headline = headline
            return
        defines = is_lesson and defines_term(headline.title[0].text, look.layout)
        draft = self._pieces.start("reference" if defines else "article", headline)
        for wired in filter(None, (part.head for part in stack)):
            draft.opening = read_opening(wired.text, look.layout, look.known)
        draft.lists_items = (
            below is not None and below.kind == "item" and not look.are_signed_pictures(end)
        )
        if current is not None and current.awaits_headline:
            draft.column = current.column
        if office is not None:
            draft.credits.append(office)

    def _add_head(self, index: int) -> None:
        """A section head, or a short scrap of a paragraph that the column end cut."""
        block, below = self._look.parts[index].block, self._look.at(index + 1)
        current = self._pieces.open or self._pieces.start(self._pieces.text_origin)
        is_marked = bool(block.level) or block.bold
        current.lists_items |= below is not None and below.kind == "item"
        is_head = is_section_head(block.text, below.text if below else "")
        is_text = not is_marked and (current.is_unfinished or not is_head)
        (current.add if is_text else current.add_head)(block)

    # Notes, notices, items

    def _read_note(self, part: Part) -> None:
        current = self._pieces.open
        draft = self._pieces.start("note", _headline(part))
        draft.add(part.block)
        if current is not None and current.is_empty and current.headline is not None:
            self._pieces.resumable = current
            draft.is_closed = bool(part.block.text)

    def _read_notice(self, index: int) -> None:
        part, below, current = self._look.parts[index], self._look.at(index + 1), self._pieces.open
        is_byline = below is not None and below.kind == "credit" and not below.is_bracketed
        is_news = is_byline or self._look.is_report(index + 1) or self._look.is_signed(index + 1)
        if part.head is not None and not part.block.text and is_news:
            self._pieces.start("article", _headline(part))  # 县政府发布禁牧通告 is news.
            return
        if part.block.text and current is not None and current.takes_all:
            if part.head is not None:
                current.add(part.head)
            self._pieces.extend(current, part.block)
            return
        self._pieces.start("notice", _headline(part)).add(part.block)

    def _read_item(self, index: int) -> None:
        part, current, columns = self._look.parts[index], self._pieces.open, self._pieces.columns
        has_ended = current is not None and current.is_closed and not columns.is_used
        if current is not None and current.origin in {"notice", "reference"} and not has_ended:
            self._pieces.extend(current, part.block)
            return
        if current is not None and (
            self._pieces.are_too_many
            or lists_items(self._look, current, index, is_awaited=self._pieces.is_awaited)
        ):
            current.lists_items = True
            current.add(part.block)
            return
        trimmed = self._look.trim(part.block, lone_names=True)
        if part.name and part.head is not None:
            if is_lead_in(part, trimmed, current, is_awaited=self._pieces.is_awaited):
                self._continue_with(part.head)
                return
            if part.is_kicker or columns.kind == "brief":
                self._pieces.open_kicker(part.name)
            else:
                self._pieces.open_column(part.name, is_scoped=True)
        is_marked = self._look.layout.marks.get(part.mark) == "caption"
        is_photo = trimmed.is_picture if columns.kind == "brief" else trimmed.is_photo
        is_caption = (
            is_photo
            or columns.kind == "photo"
            or (is_marked and columns.kind != "brief" and not trimmed.credits)
        )
        if is_caption and current is not None and self._pieces.takes_picture(current, trimmed):
            self._pieces.add_picture(current, trimmed, index)
            return
        self._pieces.close()
        draft = self._pieces.start("caption" if is_caption else "item")
        draft.is_marked = bool(part.mark)
        self._pieces.fill(draft, trimmed)

    # Credits

    def _read_credit(self, index: int) -> None:
        part, pieces, current = self._look.parts[index], self._pieces, self._pieces.open
        if (credit := part.credit) is None:
            return
        if current is None or byline_belongs_below(self._look, current, index):
            pieces.pending.append(credit)
        elif credit.is_picture and part.text.startswith(_ALL_PICTURES):
            pieces.credit_pictures(current, credit)
        elif credit.is_picture and not current.ends_in_head and pieces.splits_caption(current):
            pieces.split_caption(current, credit)
        else:
            if byline_begins_untitled(self._look, current, index):
                pieces.close()
                current = pieces.start("article")
            current.credits.append(credit)
            is_below = not current.is_empty and not current.is_only_heads
            current.is_photo |= credit.is_photo_report or (credit.is_photo and is_below)
            current.is_closed = is_below

    # Text

    def _read_text(self, index: int) -> None:
        block = self._look.parts[index].block
        pieces, current = self._pieces, self._pieces.open
        if is_jump(block.text):
            pieces.jump()
            return
        if current is not None and current.takes_all and not opens_report(block.text):
            pieces.extend(current, block)
            return
        if self._is_label(index) or self._closes_with_dateline(index):
            return
        if self._look.is_report(index):
            if current is None or not current.is_empty:
                pieces.return_headline(pieces.start(pieces.text_origin))
        elif current is not None and current.is_whole_brief and self._is_stray_caption(index):
            pieces.start("caption")
        elif pieces.columns.kind == "brief" and not block.is_table:
            block = block.cut(size) if (size := strip_number(block.text)) else block
            is_over = current is None or current.is_closed or current.is_whole_brief
            if is_over and not self._ends_item(index):
                pieces.start("item")
        self._continue_with(block)

    def _ends_item(self, index: int) -> bool:
        """An answer, or the second paragraph of an item with a bullet that has its credit here."""
        current, block = self._pieces.open, self._look.parts[index].block
        is_answer = current is not None and current.is_answered_by(block.text)
        is_open = current is not None and current.is_marked and not current.is_closed
        return is_answer or (is_open and bool(self._look.trim(block, lone_names=True).credits))

    def _is_stray_caption(self, index: int) -> bool:
        """A caption without a bullet behind briefs that have one: a picture below their column."""
        current = self._pieces.open
        return current is not None and current.is_marked and self._look.is_caption(index)

    def _is_label(self, index: int) -> bool:
        """A word under a picture, above the headline of its story: 烘干后的蛹虫草。"""
        below, columns = self._look.at(index + 1), self._pieces.columns
        return (
            columns.awaits_picture
            and len(self._look.parts[index].text) <= _LABEL
            and below is not None
            and below.kind in HEADINGS
        )

    def _closes_with_dateline(self, index: int) -> bool:
        """新华社呼和浩特10月18日电 or (本报临城12月2日电) below a report ends it."""
        text = self._look.parts[index].text.strip("()（）")
        if not is_bare_dateline(text):
            return False
        current, below = self._pieces.open, self._look.at(index + 1)
        if current is None or current.is_empty:
            return below is not None and below.kind in HEADINGS
        if below is not None and below.kind == "text":
            return False
        current.opening = current.opening or read_opening(text, self._look.layout, self._look.known)
        current.is_closed = True
        return True

    def _continue_with(self, block: Block) -> None:
        """Add a paragraph to the open piece, or to the one that a caption or note interrupted."""
        pieces, current = self._pieces, self._pieces.open
        trimmed = self._look.trim(block, lone_names=current is None or current.origin == "item")
        if current is not None and pieces.is_label(current, trimmed):
            current.add_head(trimmed.block)
            return
        if current is not None and pieces.is_caption(current, trimmed):
            if current.tells_in_pictures and not trimmed.credits:
                pieces.fill(current, trimmed)
                return
            pieces.add_caption(current, trimmed)
            return
        if current is not None and current.is_closed and pieces.is_awaited:
            current = pieces.start(pieces.text_origin)
        elif current is None or (current.is_closed and not current.is_unfinished):
            if pieces.resumable is not None and not trimmed.is_picture:
                current = pieces.open = pieces.resumable
                pieces.resumable = None
            elif current is None or current.credits or current.origin != "article":
                current = pieces.start(pieces.text_origin)
        if block.is_below_picture and len(block.text) <= _PICTURE_LABEL and not current.is_empty:
            current.add_head(block)  # A picture's label amid the story that it belongs to.
        else:
            pieces.fill(current, trimmed)


def _headline(part: Part) -> Headline | None:
    return Headline(title=(part.head,), kicker=None) if part.head is not None else None
