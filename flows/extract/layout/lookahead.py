"""What stands below a part: asked before deciding what the part begins."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from flows.extract.layout.blocks import Block
from flows.extract.layout.datelines import opens_report
from flows.extract.layout.headings import strip_number
from flows.extract.layout.parts import HEADINGS, Part
from flows.extract.layout.tails import Trimmed, trim_paragraph
from flows.records import AuthorRole
from flows.tables.layout import Layout

CAPTION_AT_MOST = 320
_MOST_STACKED = 6
_MOST_PICTURES = 20
_SHOWS = re.compile(r"[图圖][①-⑨一二三四]?为|^(?:图片说明[:：])?[上下左右题]图|^图[①-⑨\d]")
_STARTS_EVENT = re.compile(
    r"(?:\d{4}\s?年\s?)?\d{1,2}\s?月\s?\d{1,2}\s?日|近日|日前|连日来|眼下|昨日|截至|今年"
)


class Lookahead:
    """The parts of a page, with questions about the parts from an index on.

    ``usual_gap`` counts the blank lines that most parts have above them, at least one.
    """

    def __init__(
        self, parts: Sequence[Part], layout: Layout, known: Mapping[str, AuthorRole]
    ) -> None:
        self.parts = parts
        self.layout = layout
        self.known = known
        gaps = sorted(part.block.gap for part in parts)
        self.usual_gap = max(gaps[len(gaps) // 2], 1) if gaps else 1
        self._trimmed: dict[tuple[int, int, bool], Trimmed] = {}

    def at(self, index: int) -> Part | None:
        return self.parts[index] if index < len(self.parts) else None

    def trim(self, block: Block, *, lone_names: bool = False) -> Trimmed:
        """The paragraph without its closing credits; looking ahead asks more than once."""
        key = (block.start, block.end, lone_names)
        trimmed = self._trimmed.get(key)
        if trimmed is None:
            trimmed = trim_paragraph(block, self.layout, self.known, lone_names=lone_names)
            self._trimmed[key] = trimmed
        return trimmed

    def stack_end(self, index: int) -> int:
        """The index behind the heading parts from ``index`` on."""
        end = index
        while (
            end < len(self.parts)
            and end - index < _MOST_STACKED
            and self.parts[end].kind in HEADINGS
        ):
            end += 1
        return end

    def is_report(self, index: int) -> bool:
        part = self.at(index)
        return part is not None and part.kind == "text" and opens_report(part.text)

    def is_caption(self, index: int) -> bool:
        """A short paragraph with 图为 or a photo credit in or below it."""
        part = self.at(index)
        if part is None or part.kind != "text" or len(part.text) > CAPTION_AT_MOST:
            return False
        if shows_picture(part.text) or self.trim(part.block).is_picture:
            return True
        below = self.at(index + 1)
        return below is not None and below.credit is not None and below.credit.is_picture

    def ends_credited(self, index: int) -> bool:
        """Whether the text from ``index`` on closes with a credit before the next headline."""
        while index < len(self.parts) and self.parts[index].kind in {"text", "table"}:
            if self.trim(self.parts[index].block).credits:
                return True
            index += 1
        part = self.at(index)
        return part is not None and part.kind == "credit" and not self._is_byline_below(index)

    def is_signed(self, index: int) -> bool:
        """Whether the text from ``index`` on closes with a person's name, as news does."""
        while (part := self.at(index)) is not None and part.kind == "text":
            for line in self.trim(part.block).credits:
                return any(credit.role != "source" for credit in line.credits)
            index += 1
        return False

    def is_pictures_only(self, index: int) -> bool:
        """Whether the pictures' words from ``index`` on close their story: no text goes on.

        None has a credit of its own.
        """
        first = index
        while (part := self.at(index)) is not None and self._is_picture_words(part):
            if index - first > _MOST_PICTURES or self.trim(part.block, lone_names=True).credits:
                return False
            index += 1
        return part is None or part.kind != "text" or self.is_report(index)

    def are_signed_pictures(self, index: int) -> bool:
        """Whether only pictures' words stand from ``index`` on, each signed: ▲… 李鹏 摄."""
        first = index
        while (part := self.at(index)) is not None and self._is_picture_words(part):
            if (
                index - first > _MOST_PICTURES
                or not self.trim(part.block, lone_names=True).is_photo
            ):
                return False
            index += 1
        return index > first and (part is None or part.kind != "text" or self.is_report(index))

    def _is_picture_words(self, part: Part) -> bool:
        if part.kind == "item":
            return self.layout.marks.get(part.mark) == "caption"
        return part.kind == "text" and part.text.startswith("图") and shows_picture(part.text)

    def _is_byline_below(self, index: int) -> bool:
        """Whether the credit at ``index`` opens the text below it: □通讯员 张凯 / 天刚放亮，…"""
        below = self.at(index + 1)
        return below is not None and below.kind == "text" and bool(self.parts[index].mark)

    def names_column(self, index: int, *, is_free: bool) -> bool:
        """Whether the short line at ``index`` is a column: 数说张掖 above text, 短波 above items.

        ``is_free``: no article is open, so that a list below cannot be a part of it.
        """
        part, below = self.parts[index], self.at(index + 1)
        if len(part.text) > 8 or below is None:
            return False
        kind = self.layout.column_kind(part.text)
        if below.kind == "item":
            known = kind in {"brief", "photo", "reference"}
            return known or is_free or bool(self.trim(below.block, lone_names=True).credits)
        if below.kind != "text" or self.is_report(index + 1):
            return False
        if strip_number(below.text):
            credits = self.trim(below.block, lone_names=True).credits
            return bool(credits) and not any(credit.is_photo for credit in credits)
        return kind in {"brief", "reference"}


def shows_picture(text: str) -> bool:
    """图为…, 下图：…"""
    return "图" in text and bool(_SHOWS.search(text))


def starts_event(text: str) -> bool:
    """Whether a paragraph begins as a report or caption does: 10月9日，… / 近日，…"""
    return bool(_STARTS_EVENT.match(text))
