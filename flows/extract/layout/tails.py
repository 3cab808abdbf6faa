"""What closes a paragraph without being its text: credits and jump lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from flows.extract.layout.blocks import Block
from flows.extract.layout.credits import CreditLine, read_credit
from flows.extract.layout.datelines import is_bare_dateline
from flows.records import AuthorRole
from flows.tables.layout import Layout

_JUMP_WORD = r"(?:上接|下转|下接|紧接|接第|转第|转自第)"
_JUMP = rf"[（(]?\s*[▲▼►▶◀◄◁▷→←＞>＜<]*\s*{_JUMP_WORD}[^（）()。，,；\n]{{1,14}}[）)]?"
_JUMP_START = re.compile(rf"{_JUMP}\s*")
_JUMP_END = re.compile(r"\s*(?:[（(]\s*)?[▲▼►→]*\s*(?:下转|转第)[^（）()。，,；\n]{1,14}[）)]?$")
_JUMP_LINE = re.compile(rf"{_JUMP}$")
_BRACKET_TAIL = re.compile(r"\s*[（(]([^（）()\n]{2,80})[）)]\s*[。.]?$")
# …210名。（连海: the bracket was never closed
_OPEN_TAIL = re.compile(r"(?<=[。！？!?”])\s*[（(]([^（）()。，,\n]{2,12})$")
_PLAIN_TAIL = re.compile(r"(?<=[。！？!?”’…」])\s*([^。！？!?”’…」，；\n]{2,60})$")
_PHOTO_TAIL = re.compile(r"(?<=\s)([\u4e00-\u9fff·、 ]{2,20}\s?(?:摄|供图|摄影))$")

_CLOSED = frozenset("。！？!?”’…；")


@dataclass(slots=True, kw_only=True)
class Trimmed:
    """A paragraph without its closing credits, which are in reading order.

    ``has_jump``: it goes on on another page; ``is_continued``: it began there.
    """

    block: Block
    credits: tuple[CreditLine, ...] = ()
    has_jump: bool = False
    is_continued: bool = False

    @property
    def is_photo(self) -> bool:
        return any(credit.is_photo for credit in self.credits)

    @property
    def is_picture(self) -> bool:
        return any(credit.is_picture for credit in self.credits)


def is_jump(text: str) -> bool:
    """(下转第三版) on a line of its own."""
    return len(text) <= 24 and bool(_JUMP_LINE.match(text))


def trim_paragraph(
    block: Block,
    layout: Layout,
    known: Mapping[str, AuthorRole],
    *,
    lone_names: bool,
) -> Trimmed:
    """Take jump lines and closing credits off a paragraph.

    ``lone_names``: names need no role, as at the end of a brief: (张蕊 王鹏).
    """
    has_jump = is_continued = False
    if block.text[-1:] in _CLOSED and "接" not in block.text[:16]:
        return Trimmed(block=block)
    window = max(len(block.text) - 24, 0)
    if "转" in block.text[window:] and (match := _JUMP_END.search(block.text, window)):
        block, has_jump = block.cut(0, match.start()), True
    if "接" in block.text[:16] and (match := _JUMP_START.match(block.text)):
        block, is_continued = block.cut(match.end()), True
    credits: list[CreditLine] = []
    for _ in range(2):
        found = _tail(block, layout, known, lone_names)
        if found is None:
            break
        start, credit = found
        credits.insert(0, credit)
        block = block.cut(0, start)
    return Trimmed(
        block=block, credits=tuple(credits), has_jump=has_jump, is_continued=is_continued
    )


def _tail(
    block: Block, layout: Layout, known: Mapping[str, AuthorRole], lone_names: bool
) -> tuple[int, CreditLine] | None:
    """Where a closing credit starts, and the credit."""
    text = block.text
    window = max(len(text) - 90, 0)
    for pattern in _tails_to_try(text):
        match = pattern.search(text, window)
        if match is None or match.start() == 0 or is_bare_dateline(text[: match.start()]):
            continue
        inner = match.group(1).strip("□■●▲△◆◇★ \u3000")
        credit = read_credit(inner, layout, known)
        if credit is not None and not credit.has_role:
            credit = read_credit(inner, layout, {})  # Whoever signs a brief corresponds.
        if credit is None:
            continue
        if credit.has_role:
            return match.start(), credit
        if pattern not in (_BRACKET_TAIL, _OPEN_TAIL):
            if (
                lone_names
                and credit.looks_personal
                and all(len(one.name) <= 3 for one in credit.credits)
            ):
                return match.start(), credit
            continue
        personal = credit.looks_personal and all(len(one.name) <= 4 for one in credit.credits)
        if lone_names or personal or all(one.role == "source" for one in credit.credits):
            return match.start(), credit
    return None


def _tails_to_try(text: str) -> tuple[re.Pattern[str], ...]:
    """The patterns that the last characters allow; most paragraphs end in 。 and allow none."""
    last = text[-1:]
    if last in ")）" or (last in "。." and text[-2:-1] in ("）", ")")):
        return (_BRACKET_TAIL,)
    if last in "。！？!?”’…；":
        return ()
    window = text[-14:]
    if "（" in window or "(" in window:
        return (_OPEN_TAIL,)
    return (_PLAIN_TAIL, _PHOTO_TAIL)
