"""Parts -> drafts: which headline, byline, text and picture belong together.

The page is walked once. A headline stack opens a new piece when a byline, a report opening or a
caption follows it; without one it is weighed (``_opens_piece``), for it may be a section head. Text
goes to the open piece until that is closed by a trailing credit, a jump line or a column. A caption
inside an article does not close it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from flows.extract.blocks import Block, ends_sentence
from flows.extract.credits import CreditLine
from flows.extract.datelines import opens_report, read_opening
from flows.extract.drafts import Draft, Origin
from flows.extract.headings import (
    Headline,
    is_numbered,
    is_place,
    read_headline,
    strip_number,
)
from flows.extract.parts import Part
from flows.extract.tails import Trimmed, is_jump, trim_paragraph
from flows.records import AuthorRole
from flows.tables.layout import ColumnKind, Layout

_STACK = {"heading", "short", "subtitle"}
_MOST_STACKED = 6
_LABEL = 10
_CAPTION_AT_MOST = 320
_SHOWS = re.compile(r"[图圖][①-⑨一二三四]?为|^[上下左右题]图|图[①-⑨]")
_STARTS_EVENT = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日|近日|日前|连日来|眼下|昨日|[①-⑨]")


class Assembler:
    """Walks the parts of one page; ``drafts`` is what came of them, in order."""

    def __init__(
        self,
        parts: Sequence[Part],
        page_text: str,
        layout: Layout,
        known: Mapping[str, AuthorRole],
    ) -> None:
        self._parts = parts
        self._page_text = page_text
        self._layout = layout
        self._known = known
        self._column: str | None = None
        self._column_kind: ColumnKind | None = None
        self._outer_column: str | None = None
        self._column_used = True
        self._column_origin: Origin = "article"
        self._is_scoped = False
        self._open: Draft | None = None
        self._resumable: Draft | None = None
        self.drafts: list[Draft] = []

    def run(self) -> list[Draft]:
        index = 0
        while index < len(self._parts):
            part = self._parts[index]
            if part.kind in _STACK:
                index = self._read_stack(index)
                continue
            if part.kind == "column":
                self._set_column(part.name, is_scoped=bool(part.mark) or part.is_inline)
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

    # Headlines

    def _read_stack(self, index: int) -> int:
        """Read the heading parts from ``index`` on; the index behind them."""
        end = index
        while (
            end < len(self._parts)
            and end - index < _MOST_STACKED
            and self._parts[end].kind in _STACK
        ):
            end += 1
        start = self._take_labels(index, end)
        stack = self._parts[start:end]
        following = self._parts[end] if end < len(self._parts) else None
        if len(stack) == 1 and self._names_column(stack[0], following):
            self._set_column(stack[0].text, is_scoped=False)
            return end
        if not self._opens_piece(stack, end):
            self._continue_with(stack[0].block)
            return start + 1
        draft = self._start("article")
        draft.headline = read_headline([part.block for part in stack], self._page_text)
        return end

    def _take_labels(self, index: int, end: int) -> int:
        """Labels of pictures above a headline (花艺课, 制作盘扣) go to the story before."""
        while (
            end - index >= 2
            and self._open is not None
            and not self._open.is_empty
            and self._parts[index].kind == "short"
            and self._parts[index + 1].kind != "subtitle"
            and self._parts[index].block.gap >= 2
            and len(self._parts[index].text) <= _LABEL
            and not is_place(self._parts[index].text)
        ):
            self._open.paragraphs.append([self._parts[index].block])
            index += 1
        return index

    def _names_column(self, part: Part, following: Part | None) -> bool:
        """数说张掖 above short paragraphs, 简讯 above items."""
        if len(part.text) > 8 or following is None or part.block.level > 1:
            return False
        if following.kind == "item":
            return True
        kind = self._layout.column_kind(part.text)
        return (
            kind in {"brief", "reference"}
            and following.kind == "text"
            and not opens_report(following.text)
            and (self._open is None or not self._open.is_unfinished)
        )

    def _opens_piece(self, stack: Sequence[Part], end: int) -> bool:
        """Whether a headline stack begins a new piece rather than a section of the open one."""
        following = self._parts[end] if end < len(self._parts) else None
        if following is None:
            return False
        if following.kind == "credit" and not following.is_bracketed:
            return True
        if following.kind in {"item", "notice", "note"}:
            return True
        if following.kind == "column":
            return False
        if opens_report(following.text) or self._is_caption_text(end):
            return True
        current = self._open
        if current is None or current.is_closed or current.is_empty:
            return True
        if not self._column_used or current.origin in {"caption", "item", "reference"}:
            return True
        if current.is_unfinished and not stack[0].block.level:
            return False
        level = stack[0].block.level
        own_level = current.headline.title[0].level if current.headline else 0
        score = 0
        score += 2 if level and (own_level == 0 or level <= own_level) else 0
        score -= 2 if level and own_level and level > own_level else 0
        score -= 1 if not level and own_level else 0
        score -= 1 if current.is_credited and not self._ends_credited(end) else 0
        score += 2 if self._ends_credited(end) and not stack[0].block.bold else 0
        score += 1 if len(stack) > 1 else 0
        score -= 2 if is_numbered(stack[0].text) else 0
        score -= 1 if stack[0].block.bold and not level else 0
        return score >= 1

    def _ends_credited(self, index: int) -> bool:
        """Whether the text from ``index`` on ends in a credit of its own before the next headline."""
        while index < len(self._parts) and self._parts[index].kind in {"text", "table"}:
            trimmed = self._trim(self._parts[index].block, lone_names=False)
            if trimmed.credits:
                return True
            index += 1
        return index < len(self._parts) and self._parts[index].kind == "credit"

    def _is_caption_text(self, index: int) -> bool:
        part = self._parts[index]
        if part.kind != "text" or len(part.text) > _CAPTION_AT_MOST:
            return False
        if self._trim(part.block, lone_names=False).is_photo or _SHOWS.search(part.text):
            return True
        following = self._parts[index + 1] if index + 1 < len(self._parts) else None
        return following is not None and following.kind == "credit" and following.is_photo

    # Columns, notes, notices

    def _set_column(self, name: str, *, is_scoped: bool) -> None:
        self._outer_column = None if self._column_used else self._column
        self._column = name
        self._column_kind = self._layout.column_kind(name)
        self._column_used = False
        self._is_scoped = is_scoped
        if self._open is not None:
            self._open.is_closed = True
        self._resumable = None
        if self._column_kind == "reference":
            self._start("reference")

    def _read_note(self, part: Part) -> None:
        if self._open is not None and self._open.headline and self._open.is_empty:
            self._resumable = self._open
        draft = self._start("note")
        draft.column = None
        block = part.block
        if part.head is not None:
            draft.headline = Headline(title=(part.head,), kicker=None)
        if block.text:
            draft.add(block)
            draft.is_closed = ends_sentence(block.text)

    def _read_notice(self, part: Part) -> None:
        current = self._open
        if part.block.text and current is not None and current.origin == "notice":
            current.add(part.block)
            return
        draft = self._start("notice")
        draft.column = None
        if part.head is not None:
            draft.headline = Headline(title=(part.head,), kicker=None)
        if part.block.text:
            draft.add(part.block)

    # Items, credits, text

    def _read_item(self, part: Part) -> None:
        current = self._open
        if current is not None and current.origin in {"notice", "reference"}:
            self._extend(current, part.block)
            return
        if current is not None and self._is_list_item(current):
            current.add(part.block)
            return
        is_marked_caption = self._layout.marks.get(part.mark) == "caption"
        trimmed = self._trim(part.block, lone_names=True)
        is_caption = trimmed.is_photo or self._column_kind == "photo"
        if is_marked_caption and self._column_kind != "brief" and not trimmed.credits:
            is_caption = True
        self._close()
        draft = self._start("caption" if is_caption else "item")
        self._fill(draft, trimmed)

    def _is_list_item(self, current: Draft) -> bool:
        """An item of a list inside an article: the paragraph before it ends in a colon."""
        return (
            current.origin == "article"
            and not current.is_closed
            and bool(current.paragraphs)
            and current.paragraphs[-1][-1].text.endswith(("：", ":"))
        )

    def _read_credit(self, index: int) -> None:
        part = self._parts[index]
        current = self._open
        if current is None:
            current = self._start("article")
        if part.is_photo and self._splits_caption(current, part):
            self._split_caption(current, part)
            return
        following = self._parts[index + 1] if index + 1 < len(self._parts) else None
        begins_next = (
            not current.is_empty
            and not part.is_bracketed
            and (current.is_credited or current.is_closed or bool(part.mark))
            and following is not None
            and following.kind == "text"
            and len(following.text) > 30
            and not part.is_photo
        )
        if begins_next:
            self._close()
            current = self._start("article")
        current.credits.extend(_one(part.credit))
        current.is_photo = current.is_photo or part.is_photo or "摄影报道" in part.text
        if not current.is_empty:
            current.is_closed = True

    def _splits_caption(self, current: Draft, part: Part) -> bool:
        """A photo credit under an article's last paragraph makes that paragraph a caption."""
        if current.is_empty or current.origin != "article":
            return False
        last = sum(len(block.text) for block in current.paragraphs[-1])
        if last > _CAPTION_AT_MOST or re.search(r"文\s*[/／图]|图\s*[/／]\s*文", part.text):
            return False
        if len(current.paragraphs) <= 2 and not current.is_credited:
            return True
        return len(current.paragraphs) >= 2

    def _split_caption(self, current: Draft, part: Part) -> None:
        if len(current.paragraphs) <= 2 and not current.is_credited:
            current.origin = "caption"
            current.credits.extend(_one(part.credit))
            current.is_closed = True
            return
        paragraph = current.paragraphs.pop()
        draft = self._start("caption")
        draft.paragraphs.append(paragraph)
        draft.credits.extend(_one(part.credit))
        draft.is_closed = True
        self._resumable = current

    def _read_text(self, index: int) -> None:
        block = self._parts[index].block
        if is_jump(block.text):
            if self._open is not None and not self._open.is_empty:
                self._open.is_closed = True
            return
        current = self._open
        if current is not None and current.origin in {"notice", "reference"}:
            self._extend(current, block)
            return
        if self._is_label(index):
            return
        if opens_report(block.text):
            if current is None or not current.is_empty:
                self._start(self._text_origin())
        elif self._column_kind == "brief" and not block.is_table:
            offset = strip_number(block.text)
            block = block.cut(offset) if offset else block
            if (
                current is None
                or current.is_closed
                or (current.origin != "article" and not (current.is_empty or current.is_unfinished))
            ):
                self._start("item")
        self._continue_with(block)

    def _is_label(self, index: int) -> bool:
        """A word under a picture, above the headline of its story: 烘干后的蛹虫草。"""
        return (
            self._column_kind == "photo"
            and not self._column_used
            and len(self._parts[index].text) <= 2 * _LABEL
            and index + 1 < len(self._parts)
            and self._parts[index + 1].kind in _STACK
        )

    def _extend(self, current: Draft, block: Block) -> None:
        trimmed = self._trim(block, lone_names=False)
        current.add(trimmed.block)
        current.credits.extend(trimmed.credits)

    def _continue_with(self, block: Block) -> None:
        """Add a paragraph to the open piece, or to the one that a caption or note interrupted."""
        current = self._open
        trimmed = self._trim(block, lone_names=current is None or current.origin == "item")
        if current is not None and self._is_own_caption(current, block, trimmed):
            resumable = current if not current.is_closed else None
            shared = current.headline if current.origin == "caption" else None
            draft = self._start("caption")
            draft.headline = shared
            self._fill(draft, trimmed)
            self._resumable = resumable
            return
        if current is None or (current.is_closed and not current.is_unfinished):
            if self._resumable is not None and not trimmed.is_photo:
                current = self._open = self._resumable
                self._resumable = None
            elif current is None or current.credits or current.origin != "article":
                current = self._start(self._text_origin())
        self._fill(current, trimmed)

    def _is_own_caption(self, current: Draft, block: Block, trimmed: Trimmed) -> bool:
        """A paragraph with a photo credit, or 图为…, amid or behind other text."""
        if current.is_empty or len(block.text) > _CAPTION_AT_MOST:
            return False
        if current.is_unfinished and not _STARTS_EVENT.match(block.text):
            return False
        return trimmed.is_photo or bool(_SHOWS.search(block.text))

    def _fill(self, draft: Draft, trimmed: Trimmed) -> None:
        if draft.is_empty:
            draft.opening = read_opening(trimmed.block.text, self._layout, self._known)
            if draft.origin == "article" and (
                trimmed.is_photo or _SHOWS.search(trimmed.block.text)
            ):
                is_short = len(trimmed.block.text) <= _CAPTION_AT_MOST
                if is_short and draft.opening is None and not draft.credits:
                    draft.origin = "caption"
        draft.add(trimmed.block)
        draft.credits.extend(trimmed.credits)
        if trimmed.credits or trimmed.has_jump:
            draft.is_closed = True

    # Pieces

    def _text_origin(self) -> Origin:
        return "item" if self._column_kind == "brief" else "article"

    def _start(self, origin: Origin) -> Draft:
        """Begin a piece and give it the column it stands in."""
        draft = Draft(origin=origin)
        if origin == "article" and self._outer_column and not self._column_used:
            draft.column = self._outer_column
            draft.column_kind = self._layout.column_kind(self._outer_column)
            self._outer_column = None
        elif self._takes_column(origin):
            draft.column, draft.column_kind = self._column, self._column_kind
            if not self._column_used:
                self._column_origin = origin
            self._column_used = True
        draft.is_opinion = draft.column_kind == "opinion" and origin == "article"
        self._open = draft
        self.drafts.append(draft)
        return draft

    def _takes_column(self, origin: Origin) -> bool:
        if self._column is None:
            return False
        if not self._column_used:
            return True
        if origin == "caption":
            return self._column_kind == "photo"
        if origin == "item":
            return True
        if origin != self._column_origin:
            return False
        return not self._is_scoped and self._column_kind not in {"photo", "opinion"}

    def _close(self) -> None:
        if self._open is not None:
            self._open.is_closed = True

    def _trim(self, block: Block, *, lone_names: bool) -> Trimmed:
        return trim_paragraph(block, self._layout, self._known, lone_names=lone_names)


def _one(credit: CreditLine | None) -> tuple[CreditLine, ...]:
    return () if credit is None else (credit,)
