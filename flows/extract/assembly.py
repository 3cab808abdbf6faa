"""Parts -> drafts: which headline, byline, text and picture belong together.

The page is walked once. A headline stack opens a new piece when a byline, a report opening or a
caption follows it; without one it is weighed (see ``stacks``), for it may be a section head. Text
goes to the open piece until that is closed by a trailing credit, a jump line or a column. A caption
or an editor's note inside an article does not close it: the text behind resumes it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flows.extract.blocks import Block
from flows.extract.columns import Columns
from flows.extract.credits import CreditLine
from flows.extract.datelines import opens_report, read_opening
from flows.extract.drafts import Draft, Origin
from flows.extract.headings import (
    Headline,
    defines_term,
    is_section_head,
    read_headline,
    strip_number,
)
from flows.extract.lookahead import (
    CAPTION_AT_MOST,
    STACK_KINDS,
    Lookahead,
    shows_picture,
    starts_event,
)
from flows.extract.parts import Part, close_name
from flows.extract.stacks import (
    byline_begins_untitled,
    byline_belongs_below,
    opens_piece,
    take_labels,
)
from flows.extract.tails import Trimmed, is_jump
from flows.records import AuthorRole
from flows.tables.layout import Layout

_LABEL = 10
_ALL_PICTURES = ("本组", "以上", "本版", "均为", "图片均")
_PICTURE_NUMBERS = frozenset("①②③④⑤⑥⑦⑧⑨⑩")


class Assembler:
    """Walks the parts of one page; ``drafts`` is what came of them, in order."""

    def __init__(
        self,
        parts: Sequence[Part],
        page_text: str,
        layout: Layout,
        known: Mapping[str, AuthorRole],
    ) -> None:
        self._look = Lookahead(parts, layout, known)
        self._page_text = page_text
        self._columns = Columns(layout)
        self._open: Draft | None = None
        self._resumable: Draft | None = None
        self._pending: list[CreditLine] = []
        self.drafts: list[Draft] = []

    def run(self) -> list[Draft]:
        index = 0
        while (part := self._look.at(index)) is not None:
            if part.kind in STACK_KINDS:
                index = self._read_stack(index)
                continue
            if part.kind == "column":
                self._open_column(part.name, is_scoped=bool(part.mark) or part.is_inline)
            elif part.kind == "note":
                self._read_note(part)
            elif part.kind == "notice":
                self._read_notice(part)
            elif part.kind == "credit":
                self._read_credit(index)
            elif part.kind == "item":
                self._read_item(part)
            else:
                self._read_text(index)
            index += 1
        return [draft for draft in self.drafts if draft.paragraphs]

    # Headlines and columns

    def _read_stack(self, index: int) -> int:
        """Read the heading parts from ``index`` on; the index behind what was read."""
        end = self._look.stack_end(index)
        start = take_labels(self._look, self._open, index, end)
        stack = self._look.parts[start:end]
        current = self._open
        is_free = current is None or current.is_closed or current.origin != "article"
        is_column = self._look.layout.is_column(stack[0].text)
        if is_column or (len(stack) == 1 and self._look.names_column(start, is_free=is_free)):
            self._open_column(close_name(stack[0].text), is_scoped=False)
            return start + 1
        is_awaited = bool(self._pending) or not self._columns.is_used
        if not opens_piece(self._look, current, stack, end, is_awaited=is_awaited):
            self._add_head(start)
            return start + 1
        headline = read_headline([part.block for part in stack], self._page_text, self._look.layout)
        below = self._look.at(end)
        is_lesson = below is not None and below.kind != "credit" and not self._look.is_report(end)
        if is_lesson and defines_term(headline.title[0].text):
            self._start("reference").headline = headline
        else:
            self._start("article").headline = headline
        return end

    def _open_column(self, name: str, *, is_scoped: bool) -> None:
        self._columns.open(name, is_scoped=is_scoped)
        self._close()
        self._resumable = None
        if self._columns.kind == "reference":
            self._start("reference")

    # Notes, notices, items

    def _read_note(self, part: Part) -> None:
        interrupted = self._open if self._open and self._open.is_empty else None
        draft = self._start("note")
        if part.head is not None:
            draft.headline = Headline(title=(part.head,), kicker=None)
        draft.add(part.block)
        if interrupted is not None and interrupted.headline is not None:
            self._resumable = interrupted
            draft.is_closed = bool(part.block.text)

    def _read_notice(self, part: Part) -> None:
        current = self._open
        if part.block.text and current is not None and current.origin == "notice":
            current.add(part.block)
            return
        draft = self._start("notice")
        if part.head is not None:
            draft.headline = Headline(title=(part.head,), kicker=None)
        draft.add(part.block)

    def _read_item(self, part: Part) -> None:
        current = self._open
        if current is not None and current.origin in {"notice", "reference"}:
            self._extend(current, part.block)
            return
        if current is not None and self._is_list_item(current):
            current.add(part.block)
            return
        trimmed = self._look.trim(part.block, lone_names=True)
        is_marked = self._look.layout.marks.get(part.mark) == "caption"
        is_caption = (
            trimmed.is_photo
            or self._columns.kind == "photo"
            or (is_marked and self._columns.kind != "brief" and not trimmed.credits)
        )
        if is_caption and current is not None and current.origin == "article":
            self._add_caption(current, trimmed)
            return
        self._close()
        self._fill(self._start("caption" if is_caption else "item"), trimmed)

    def _is_list_item(self, current: Draft) -> bool:
        """An item of a list inside an article: the paragraph before it ends in a colon."""
        return (
            current.origin == "article"
            and not current.is_closed
            and current.last_text.endswith(("：", ":"))
        )

    # Credits

    def _read_credit(self, index: int) -> None:
        part = self._look.parts[index]
        credit = part.credit
        current = self._open
        if credit is None:
            return
        if current is None or byline_belongs_below(self._look, current, index):
            self._pending.append(credit)
            return
        if credit.is_picture and part.text.startswith(_ALL_PICTURES):
            self._credit_pictures(credit)
            return
        if credit.is_picture and self._splits_caption(current):
            self._split_caption(current, credit)
            return
        if byline_begins_untitled(self._look, current, index):
            self._close()
            current = self._start("article")
        current.credits.append(credit)
        is_below = not current.is_empty and not current.is_only_heads
        current.is_photo |= credit.is_photo_report or (credit.is_photo and is_below)
        current.is_closed = is_below

    def _credit_pictures(self, credit: CreditLine) -> None:
        """本组图片由本报记者 张立新 摄: every caption above that has no credit of its own."""
        for draft in reversed(self.drafts):
            if draft.origin != "caption" or draft.credits:
                break
            draft.credits.append(credit)
            draft.is_closed = True

    def _splits_caption(self, current: Draft) -> bool:
        """A photo credit below an article's last paragraph makes that paragraph a caption."""
        if current.is_empty or current.origin != "article":
            return False
        return current.last_length <= CAPTION_AT_MOST and (
            not current.is_credited or len(current.paragraphs) >= 2
        )

    def _split_caption(self, current: Draft, credit: CreditLine) -> None:
        if len(current.paragraphs) <= 2 and not current.is_credited:
            above = self.drafts[-2] if len(self.drafts) >= 2 else None
            if current.headline is None and above is not None and above.origin == "caption":
                current.headline = above.headline  # Two pictures under one headline.
            current.origin = "caption"
            current.credits.append(credit)
            current.is_closed = True
            return
        paragraph = current.paragraphs.pop()
        draft = self._start("caption")
        draft.paragraphs.append(paragraph)
        draft.credits.append(credit)
        draft.is_closed = True
        self._resumable = current

    # Text

    def _read_text(self, index: int) -> None:
        block = self._look.parts[index].block
        current = self._open
        if is_jump(block.text):
            if current is not None and not current.is_empty:
                current.is_closed = True
            return
        if current is not None and current.takes_all and not opens_report(block.text):
            self._extend(current, block)
            return
        if self._is_label(index):
            return
        if self._look.is_report(index):
            self._open_report(current)
        elif self._columns.kind == "brief" and not block.is_table:
            block = block.cut(strip_number(block.text))
            if current is None or current.is_closed or self._is_next_brief(current):
                self._start("item")
        self._continue_with(block)

    def _open_report(self, current: Draft | None) -> None:
        """A paragraph that opens as a report does: of the headline above, or of none."""
        if current is not None and current.is_empty:
            return
        draft = self._start(self._text_origin())
        if current is not None and current.origin == "caption" and current is self._headed:
            # 标题 / 图为… / 本报讯…: the headline was the report's, not the picture's.
            draft.headline, current.headline = current.headline, None

    @property
    def _headed(self) -> Draft | None:
        """The piece before the newest, if it alone stands under its headline."""
        if len(self.drafts) < 2 or self.drafts[-2].headline is None:
            return None
        shared = len(self.drafts) > 2 and self.drafts[-3].headline is self.drafts[-2].headline
        return None if shared else self.drafts[-2]

    def _is_next_brief(self, current: Draft) -> bool:
        return current.origin != "article" and not (current.is_empty or current.is_unfinished)

    def _is_label(self, index: int) -> bool:
        """A word under a picture, above the headline of its story: 烘干后的蛹虫草。"""
        below = self._look.at(index + 1)
        return (
            self._columns.kind == "photo"
            and not self._columns.is_used
            and len(self._look.parts[index].text) <= 2 * _LABEL
            and below is not None
            and below.kind in STACK_KINDS
        )

    def _extend(self, current: Draft, block: Block) -> None:
        trimmed = self._look.trim(block)
        current.add(trimmed.block)
        current.credits.extend(trimmed.credits)

    def _add_head(self, index: int) -> None:
        """A section head, or a short scrap of a paragraph that the column end cut."""
        block, below = self._look.parts[index].block, self._look.at(index + 1)
        current = self._open
        if current is None:
            current = self._start(self._text_origin())
        is_marked = bool(block.level) or block.bold
        is_head = is_section_head(block.text, below.text if below else "")
        if not is_marked and (current.is_unfinished or not is_head):
            current.add(block)
        else:
            current.add_head(block)

    def _continue_with(self, block: Block) -> None:
        """Add a paragraph to the open piece, or to the one that a caption or note interrupted."""
        current = self._open
        trimmed = self._look.trim(block, lone_names=current is None or current.origin == "item")
        if current is not None and self._is_own_caption(current, block, trimmed):
            self._add_caption(current, trimmed)
            return
        if current is None or (current.is_closed and not current.is_unfinished):
            if self._resumable is not None and not trimmed.is_picture:
                current = self._open = self._resumable
                self._resumable = None
            elif current is None or current.credits or current.origin != "article":
                current = self._start(self._text_origin())
        self._fill(current, trimmed)

    def _is_own_caption(self, current: Draft, block: Block, trimmed: Trimmed) -> bool:
        """A paragraph with a photo credit, or 图为…, amid or behind other text."""
        if len(block.text) > CAPTION_AT_MOST:
            return False
        if current.is_empty:
            return bool(current.credits) and trimmed.is_picture and current.origin == "article"
        if current.is_unfinished and not starts_event(block.text):
            return False
        return trimmed.is_picture or shows_picture(block.text)

    def _add_caption(self, current: Draft, trimmed: Trimmed) -> None:
        resumable = self._resumable
        if current.is_unfinished or not current.is_closed:
            resumable = current
        shared = current.headline if current.origin == "caption" else None
        draft = self._start("caption")
        draft.headline = shared
        self._fill(draft, trimmed)
        self._resumable = resumable

    def _fill(self, draft: Draft, trimmed: Trimmed) -> None:
        text = trimmed.block.text
        block = trimmed.block
        if draft.is_empty:
            draft.opening = read_opening(text, self._look.layout, self._look.known)
            is_bare = draft.opening is None and not draft.credits
            is_caption = trimmed.is_picture or shows_picture(text)
            if draft.origin == "article" and is_bare and is_caption:
                draft.origin = "caption" if len(text) <= CAPTION_AT_MOST else "article"
            if draft.origin == "caption" and text[:1] in _PICTURE_NUMBERS:
                block = block.cut(1)
        draft.add(block)
        draft.credits.extend(trimmed.credits)
        if trimmed.credits or trimmed.has_jump:
            draft.is_closed = True

    # Pieces

    def _text_origin(self) -> Origin:
        return "item" if self._columns.kind == "brief" else "article"

    def _start(self, origin: Origin) -> Draft:
        draft = Draft(origin=origin)
        draft.credits, self._pending = self._pending, []
        self._columns.enter(draft)
        self._open = draft
        self._resumable = None
        self.drafts.append(draft)
        return draft

    def _close(self) -> None:
        if self._open is not None:
            self._open.is_closed = True
