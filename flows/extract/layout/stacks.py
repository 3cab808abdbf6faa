"""Headline stacks: does the run of heading lines at hand begin a new piece?

Asked in order: what stands below the stack (a byline, a report opening, a caption, items),
whether a piece is open at all, and then, amid an article's text, what speaks for a new piece.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flows.extract.layout.drafts import Draft
from flows.extract.layout.headings import (
    continues_sentence,
    has_halves,
    is_place,
    names_actor,
    opens_with_place,
    says_whose,
)
from flows.extract.layout.labels import close_name
from flows.extract.layout.lookahead import Lookahead, starts_event
from flows.extract.layout.parts import HEADINGS, Part
from flows.extract.layout.tails import Trimmed
from flows.tables.layout import Layout

_LABEL = 10
_SENTENCE_TITLE = 10
_COMMA = re.compile(r"[，,]")
_SECTION = re.compile(r"[\u4e00-\u9fff]{2,6}")
_KNOWN_SECTION = re.compile(r"[\u4e00-\u9fff]{2,14}(?: [\u4e00-\u9fff]{2,8})?")
_DOTTED_SECTION = re.compile(r"[\u4e00-\u9fff]{2,8} ?[·•] ?[\u4e00-\u9fff]{2,6}")
# 秋收正当时, 枇杷飘香, 新桥开通: a short headline and no column.
_TELLS = re.compile(r"(?:正当时|忙|[香旺俏甜了]|丰收|开[镰工园课讲通业]|上线|揭牌|启动|启用)$")
_OF_TOWN = re.compile(r"[\u4e00-\u9fff]{2,4}(?:[镇乡县市]|街道|村)[\u4e00-\u9fff]{2}")
"""高山镇多举措 begins a headline."""
_SERIES = re.compile(
    r"[（(](?:之)?[一二三四五六七八九十\d]{1,3}[）)]$|系列报道(?:之[一二三四五六七八九十]{1,2})?$|[①-⑳⑴-⑽]$"
)
_BANNER = 4
"""# 看点 above ## headlines: no headline is as short."""
_MARKED_SECTION = 14
_VERSES = 4
_COLUMN_NAME = 12
_TELLING_COLUMNS = frozenset({"opinion", "literary", "brief", "photo", "reference"})


def opens_piece(
    look: Lookahead,
    current: Draft | None,
    stack: Sequence[Part],
    end: int,
    *,
    is_awaited: bool,
) -> bool:
    """Whether ``stack``, which ends before index ``end``, begins a new piece.

    ``current`` is the open piece; ``is_awaited``: a column or a byline above waits for a headline.
    """
    below = look.at(end)
    if below is None or below.kind == "column":
        return False
    if below.kind == "item" and current is not None and _lists_within(look, current, stack, end):
        return False
    if len(stack) > 1 and says_whose(stack[0].text, stack[1].text):
        return True
    if stack[0].mark and is_place(stack[0].text, look.layout):
        return True  # ◆ 油坊店乡, above what is told of it
    is_wired = any(part.head is not None for part in stack)
    if below.kind in {"credit", "item", "notice", "note"} or is_awaited or is_wired:
        return True
    if look.is_report(end) or look.is_caption(end):
        return True
    if continues_sentence(below.text) and not stack[-1].block.level:
        return False
    if current is None or current.is_closed:
        return True
    if current.is_empty:
        # Right below its byline a plain short line is text: a verse, a section head.
        return not current.credits or bool(stack[0].block.level)
    if current.origin == "reference" and not stack[0].block.level and _asks(stack, below):
        return False  # 什么是“四个自信”？ amid a lesson.
    return current.origin not in {"article", "notice"} or _weigh(look, current, stack, end)


def _asks(stack: Sequence[Part], below: Part) -> bool:
    return len(stack) == 1 and below.kind == "text" and stack[0].text.endswith(("？", "?"))


def _lists_within(look: Lookahead, current: Draft, stack: Sequence[Part], end: int) -> bool:
    """**项目名片** above items without credits: a list inside an article with a larger headline."""
    own_level = current.headline.level if current.headline else 0
    level = stack[0].block.level
    is_smaller = own_level > 0 and (level > own_level or not level)
    is_inside = current.origin == "article" and not current.is_closed and not current.is_empty
    if not (is_smaller and is_inside) or look.layout.column_kind(close_name(stack[0].text)):
        return False
    return not look.trim(look.parts[end].block, lone_names=True).credits


def lists_items(look: Lookahead, current: Draft, index: int, *, is_awaited: bool) -> bool:
    """Whether the items from ``index`` on are a list inside the open article, not briefs.

    A colon announces such a list; without one nobody has signed any of its items, and no column
    stands above them.
    """
    if current.announces_list:
        return True
    if current.origin != "article" or current.is_closed or current.is_empty or is_awaited:
        return False
    while (part := look.at(index)) is not None and part.kind == "item":
        is_picture = look.layout.marks.get(part.mark) == "caption"
        if is_picture or part.name or look.trim(part.block, lone_names=True).credits:
            return False
        index += 1
    return part is None or part.kind != "credit"


def is_lead_in(part: Part, trimmed: Trimmed, current: Draft | None, *, is_awaited: bool) -> bool:
    """【案例】 amid an open article begins a section of it, and no piece of its own."""
    is_free = current is None or current.is_closed or current.origin != "article"
    return not (is_free or part.is_kicker or trimmed.credits or is_awaited)


def _weigh(look: Lookahead, current: Draft, stack: Sequence[Part], end: int) -> bool:
    """A stack amid an article's text, with no byline below: new piece, or section head?"""
    first = stack[0].block
    is_cut = current.origin == "article" or not first.gap  # A notice ends in a phone number.
    if current.is_unfinished and is_cut and not first.level:
        return False
    own_level = current.headline.level if current.headline else 0
    score = 0
    if first.level:
        is_section = own_level == 0 and bool(current.credits) and len(first.text) < _LABEL
        score += 0 if is_section else 2 if own_level == 0 or first.level <= own_level else -2
    elif own_level or first.bold:
        score -= 1
    score += 2 * (
        current.is_pictured and not current.tells_in_pictures
    )  # A caption has no sections.
    if look.ends_credited(end):
        score += 2
        # ### 绣花针挑起半个家, signed by another below a report with its own reporter.
        has_sections = any(b.level == first.level for part in current.paragraphs for b in part)
        score += current.is_named and not has_sections and look.is_signed(end)
    elif current.is_credited:
        score -= 1
    elif not first.bold and len(first.text) >= _SENTENCE_TITLE and not _COMMA.search(first.text):
        score += 1  # A page without bylines: a section head is shorter than a title.
    if starts_event(look.parts[end].text):
        score += not (current.is_credited or first.level or first.bold or own_level)
        # 高台：一组数据看丰收 / 9月22日下午，…; 修好“民心渠” 种粮更有底 / 6月26日，…
        score += 2 * (opens_with_place(first.text, look.layout) or has_halves(first.text))
    if len(stack) > 1:
        score += 2 if is_place(first.text, look.layout) else 1
    return score >= 1


def take_scraps(look: Lookahead, current: Draft | None, index: int, end: int) -> int:
    """Give verses and labels of pictures from ``index`` on to the piece before; where they end."""
    return _take_labels(look, current, _take_verses(look, current, index, end), end)


def _take_labels(look: Lookahead, current: Draft | None, index: int, end: int) -> int:
    """Give labels of pictures above a headline (花艺课, 制作盘扣) to the story before.

    The index of the first part from ``index`` to ``end`` that is no label.
    """
    if current is None or current.is_empty:
        return index
    while (
        end - index >= 2
        and _may_label(look, look.parts[index])
        and look.parts[index + 1].kind != "subtitle"
        and not names_actor(look.parts[index].text, look.layout)
        and look.layout.column_kind(close_name(look.parts[index].text))
        in ((None, "plain") if _may_label(look, look.parts[index + 1]) else (None,))
    ):
        current.add_head(look.parts[index].block)
        index += 1
    return index


def _may_label(look: Lookahead, part: Part) -> bool:
    """A short plain line that much white space sets apart; 培训现场 above another is no column."""
    is_apart = part.kind == "short" and part.block.gap > look.usual_gap
    return is_apart and len(part.text) <= _LABEL


def _take_verses(look: Lookahead, current: Draft | None, index: int, end: int) -> int:
    """Give the lines of a poem to it; the index of the next piece's headline, or ``end``.

    Such a headline is in Markdown, or set apart by more white space, or the last line of all.
    """
    stack = look.parts[index:end]
    plain = sum(part.kind == "short" and not part.block.bold for part in stack)
    if current is None or not current.may_be_verse or (current.is_empty and plain < _VERSES):
        return index
    below = look.at(end)
    levels = [place for place, part in enumerate(stack) if part.block.level]
    if levels:
        size = levels[0]
    elif below is None or below.kind in HEADINGS:
        size = len(stack)
    else:
        widest = max(part.block.gap for part in stack)
        size = max(place for place, part in enumerate(stack) if part.block.gap == widest)
        above = stack[size - 2].block if size > 1 else current.last_block
        if size and above and stack[size - 1].block.gap == widest > above.gap:
            size -= 1  # A column stands above the headline.
    for part in stack[:size]:
        current.add_head(part.block)
    return index + size


@dataclass(frozen=True, slots=True)
class StackedColumn:
    """A column's name in or above a headline stack. ``level`` is its heading level if it is larger
    than what stands below: then it holds until the next heading of its size."""

    name: str
    is_scoped: bool
    level: int = 0


def column_above(
    look: Lookahead, current: Draft | None, index: int, stack: Sequence[Part]
) -> StackedColumn | None:
    """The column that the first line of ``stack``, which begins at ``index``, is; else None."""
    first = stack[0]
    is_free = current is None or current.is_closed or current.origin != "article"
    is_column = look.layout.is_column(first.text)
    if is_column or (len(stack) == 1 and look.names_column(index, is_free=is_free)):
        return StackedColumn(close_name(first.text), is_scoped=False)
    if not _names_section(stack, look.layout):
        return None
    own, below = first.block.level, stack[1].block.level
    level = own if own < below or not below else 0
    return StackedColumn(close_name(first.text), is_scoped=not level, level=level)


def _names_section(stack: Sequence[Part], layout: Layout) -> bool:
    """Whether the first line of a stack is a column: 基层采风 / 雅江县 / 雪域连心桥…

    One that begins or ends as columns do (边城时评, 新春走基层), has a dot in it (新春走基层·年味),
    a number behind it (乡村振兴看变化（之三）) or a bullet that the line below lacks
    (■乡村振兴进行时) may be of any size. Any other word has six characters at most, is no place or
    office, no larger than the line below and no half of a couplet.
    """
    if len(stack) < 2 or stack[1].kind == "subtitle":
        return False
    first, second = stack[0], stack[1]
    name = close_name(first.text)
    if names_actor(name, layout):
        return False
    if _SERIES.search(name):
        return True
    own, below = first.block.level, second.block.level
    if first.mark and not second.mark:
        return len(name) <= _MARKED_SECTION
    kind = layout.column_kind(name)
    is_banner = name.startswith(layout.column_starts)
    if kind is not None and (is_banner or "的" not in name) and _KNOWN_SECTION.fullmatch(name):
        is_short = len(name) <= _LABEL and not below
        if is_banner and own == below and len(stack) > 2:
            return True
        return not own or own < below or is_short or (kind in _TELLING_COLUMNS and bool(below))
    if _DOTTED_SECTION.fullmatch(name):
        return True
    if not _SECTION.fullmatch(name) or first.block.bold or _TELLS.search(name):
        return False
    if _OF_TOWN.match(name):
        return False
    if len(name) == len(second.text):
        return False
    is_tiny = len(name) <= _BANNER and len("".join(part.text for part in stack)) >= 3 * _BANNER
    return own == below == 0 or own > below > 0 or (0 < own < below and is_tiny)


def heads_items(look: Lookahead, stack: Sequence[Part], end: int) -> bool:
    """A short line above items is their column; a long one the headline of a list."""
    below = look.at(end)
    if below is None or below.kind != "item" or len(stack) > 1:
        return False
    if look.are_signed_pictures(end) and look.layout.column_kind(close_name(stack[0].text)) is None:
        return False
    credits = look.trim(below.block, lone_names=True).credits
    return len(stack[0].text) <= _COLUMN_NAME or bool(credits)


def is_lone_actor(look: Lookahead, stack: Sequence[Part], end: int) -> bool:
    """党支部委员会: above a text is no kicker, since there is no headline below it."""
    return len(stack) == 1 and stack[0].text.endswith((":", "：")) and not look.is_report(end)


def byline_belongs_below(look: Lookahead, current: Draft, index: int) -> bool:
    """A byline above its headline: the open piece has its own, the headline has none."""
    part, above = look.parts[index], look.parts[index - 1]
    if current.is_empty or not current.is_named or part.is_bracketed or part.is_photo:
        return False
    if above.kind == "credit" and not part.mark:
        return False  # 来源：… / 作者：…
    end = look.stack_end(index + 1)
    below = look.at(end)
    return (
        end > index + 1
        and below is not None
        and below.kind == "text"
        and not look.is_report(end)
        and not look.ends_credited(end)
    )


def byline_begins_untitled(look: Lookahead, current: Draft, index: int) -> bool:
    """A byline between two texts, the first complete: its own headline was lost."""
    part, below = look.parts[index], look.at(index + 1)
    return (
        not current.is_empty
        and not part.is_bracketed
        and not part.is_photo
        and (current.is_named or current.is_closed or bool(part.mark))
        and below is not None
        and below.kind == "text"
        and len(below.text) > 30
    )
