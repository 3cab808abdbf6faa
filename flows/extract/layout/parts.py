"""What each block is on its own, before its neighbours are asked.

The first rule that fits decides:

1. table      | 乡镇 | 农户 |
2. column     【云集】, ▲ 简讯 ▲, ◎初心如磐; 【民生现场】一笼莜面香满街 is a column and a heading
3. note       编者按:…
4. notice     遗失声明, 旺铺出租:…
5. credit     □本报记者 张立新, ■王海 摄, (县文化馆供图)
6. item       ●近日,…; a mark and running text; 【树林召镇】近日,…
7. subtitle   ——访镇党委书记韩立新
8. heading    a Markdown heading
9. short      a plain line shaped like a headline
10. text      everything else
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from flows.extract.layout.blocks import Block
from flows.extract.layout.credits import CreditLine, names_a_role, read_credit
from flows.extract.layout.datelines import opens_report, wire_title
from flows.extract.layout.headings import (
    begins_text,
    ends_open,
    is_heading_shape,
    is_numbered,
    is_quoted_sentence,
    is_subtitle,
    names_actor,
)
from flows.extract.layout.labels import Label, close_name, read_label
from flows.extract.layout.names import LONGEST_CREDIT, is_no_sentence
from flows.extract.layout.notices import may_be_notice, names_notice, read_notice
from flows.extract.layout.signatures import Above, is_credit, name_behind_post, signs_for_office
from flows.extract.layout.tails import is_jump
from flows.records import AuthorRole
from flows.tables.layout import Layout

PartKind = Literal[
    "table",
    "column",
    "note",
    "notice",
    "credit",
    "item",
    "subtitle",
    "heading",
    "short",
    "text",
]

HEADINGS: frozenset[PartKind] = frozenset({"heading", "short", "subtitle"})
_LIST_MARK = re.compile(r"[-*+]\s+(?=\S)")
_BRACKETED = re.compile(r"[（(]([^（）()]{2,90})[）)]$")
_SHORT_MARKED = 14
_RUNNING = 100
_SHORTEST_HEADLINE = 6
_SHORTEST_SIGNED = 2
_LONGEST_ACTOR = 16
_NAMES = 30
_COUNTY = re.compile(r"[市县区旗州盟](?<=[\u4e00-\u9fff]{2}.)")
_SQUARES = frozenset("口囗ロNnlLoOuØ")  # What □ is read as, and ■ and ● in a lost symbol font.
_NAMES_IN_BRACKETS = re.compile(r"[（(]([^（）()]{4,40})[）)]$")
# 秋日登高　□ 闻山
_SIGNED_TITLE = re.compile(r"[ \u3000]+[□■◇◆●]\s*(?=[\u4e00-\u9fff·]{2,8}$)")
_PICTURE_WORDS = re.compile(r"图片说明[:：]|[上下左右题]?图[①-⑨一二三四]?[为:：]")
_BYLINE_EDGES = frozenset(" \u3000\t□■●▲◆")
_OPENERS = frozenset("（([-*+")


@dataclass(slots=True, kw_only=True)
class Part:
    """A block and what it is. ``name`` is a column's or notice's; ``mark`` the bullet taken off.

    ``credit`` is what a credit line says; ``head`` is the word of a note
    or notice, whose block is the text behind it, if there is any, or the agency's opening before
    its title (新华社杭州5月27日电 题:…). A column is ``is_scoped`` when it
    holds for one article, and ``is_kicker`` when it names a place or an office. An item
    with a ``name`` is a text behind a label (【树林召镇】近日,…); its ``head`` is the whole line.
    """

    kind: PartKind
    block: Block
    head: Block | None = None
    name: str = ""
    mark: str = ""
    credit: CreditLine | None = None
    is_bracketed: bool = False
    is_scoped: bool = False
    is_kicker: bool = False

    @property
    def text(self) -> str:
        return self.block.text

    @property
    def is_photo(self) -> bool:
        return self.credit is not None and self.credit.is_photo


def read_parts(
    blocks: Sequence[Block], layout: Layout, known: Mapping[str, AuthorRole]
) -> list[Part]:
    """The parts of a page. A block that holds a column and more gives two."""
    parts: list[Part] = []
    counties: frozenset[str] | None = None
    for block in blocks:
        previous = parts[-1].kind if parts else "text"
        label = read_label(block, layout)
        if label is not None and _is_label(label, layout, known):
            counties = _short_counties(blocks) if counties is None else counties
            is_kicker = label.name in counties or names_actor(label.name, layout)
            column = Part(
                kind="column",
                block=label.head,
                name=label.name,
                is_scoped=label.is_scoped,
                is_kicker=is_kicker,
            )
            if label.rest is None:
                parts.append(column)
                continue
            part = _read_part(label.rest, "column", layout, known)
            if part.kind == "text":
                parts.append(replace(column, kind="item", block=label.rest, head=block))
                continue
            parts.append(column)
        else:
            joined = _names_below_role(parts, block, layout, known)
            if joined is not None:
                parts[-1] = joined
                continue
            part = _read_part(block, previous, layout, known)
        if part.kind in {"short", "heading"}:
            parts.extend(_split_byline(part, layout, known))
        else:
            parts.append(part)
    return parts


def _short_counties(blocks: Sequence[Block]) -> frozenset[str]:
    """What may stand for a county of the page: 安塞 if it has 安塞区."""
    ends = (match for block in blocks for match in _COUNTY.finditer(block.text))
    return frozenset(
        match.string[match.start() - size : match.start()] for match in ends for size in (2, 3)
    )


def _names_below_role(
    parts: Sequence[Part], block: Block, layout: Layout, known: Mapping[str, AuthorRole]
) -> Part | None:
    """本报记者 / 杜鹃 郭凯: one byline on two lines."""
    above = parts[-1] if parts else None
    if above is None or above.credit is None or above.credit.credits or len(block.text) > _NAMES:
        return None
    if close_name(above.text.strip(layout.mark_characters)) not in layout.roles:
        return None
    credit = read_credit(f"{above.text} {block.text}", layout, known)
    return replace(above, credit=credit) if credit is not None and credit.credits else None


def _is_label(label: Label, layout: Layout, known: Mapping[str, AuthorRole]) -> bool:
    """【编者按】, 【遗失声明】, 【本报讯】 and 【记者 张立新】 are more than labels."""
    name = label.name
    if name in layout.notes or names_notice(name, layout) or opens_report(name):
        return False
    if name.endswith("讯") and layout.column_kind(name) is None:
        return False  # 【江岸融媒讯】（记者 …）
    credit = read_credit(name, layout, known)
    return credit is None or not credit.has_role


def _split_byline(part: Part, layout: Layout, known: Mapping[str, AuthorRole]) -> tuple[Part, ...]:
    """景区迎来客流高峰 图/文 张立新: a headline with its byline behind it in one line."""
    for match in layout.role_pattern.finditer(part.text, _SHORTEST_HEADLINE):
        start = match.start()
        if part.text[start - 1] in _BYLINE_EDGES:
            mark, rest = _take_mark(part.block.cut(start), layout)
            credit = read_credit(rest.text, layout, known)
            if credit is not None and credit.has_role and credit.credits:
                head = part.block.cut(0, start)
                head = head.cut(0, len(head.text.rstrip(layout.mark_characters + " ")))
                return (
                    replace(part, block=head),
                    Part(kind="credit", block=rest, mark=mark, credit=credit),
                )
    if part.text[-1] in "）)" and (bracketed := _NAMES_IN_BRACKETS.search(part.text)):
        credit = read_credit(bracketed.group(1), layout, known)
        if credit is not None and credit.has_role and credit.credits:
            byline = part.block.cut(bracketed.start(1), bracketed.end(1))
            head = part.block.cut(0, bracketed.start())
            return replace(part, block=head), Part(kind="credit", block=byline, credit=credit)
    signed = _SIGNED_TITLE.search(part.text)
    if signed is not None and signed.start() >= _SHORTEST_SIGNED:
        rest = part.block.cut(signed.end())
        credit = read_credit(rest.text, layout, known)
        if credit is not None and credit.looks_personal:
            return (
                replace(part, block=part.block.cut(0, signed.start())),
                Part(kind="credit", block=rest, mark="□", credit=credit),
            )
    return (part,)


def _read_part(
    block: Block, previous: PartKind, layout: Layout, known: Mapping[str, AuthorRole]
) -> Part:
    text = block.text
    if block.is_table:
        return Part(kind="table", block=block)
    is_long = len(text) > _RUNNING and text[0] not in _OPENERS and text[0] not in layout.marks
    if is_long and not may_be_notice(text, layout):
        return Part(kind="text", block=block)  # Too long for anything else.
    if text[0] in "（(" and text[-1] in "）)" and "图为" in text:
        block = block.cut(1, len(text) - 1)  # （图为学员在练习。 张立新 摄）
        text = block.text
    notice = read_notice(block, layout)
    if notice is not None:
        kind: PartKind = "note" if notice.is_note else "notice"
        return Part(kind=kind, block=notice.block, head=notice.head, name=notice.name)
    if is_jump(text):
        return Part(kind="text", block=block)
    wired = wire_title(text)
    if wired:
        return Part(kind="short", block=block.cut(wired), head=block.cut(0, wired))
    mark, rest = _take_mark(block, layout)
    bracketed = _BRACKETED.match(rest.text)
    inner = bracketed.group(1) if bracketed else rest.text
    may_be_names = bool(mark) or bracketed is not None or previous in HEADINGS
    if previous in HEADINGS and (named := name_behind_post(inner, layout)):
        inner = inner[named:]
    signs = previous == "text" and signs_for_office(text, layout)
    is_book = previous in HEADINGS and inner[:1] == "《"
    could_be = len(inner) <= LONGEST_CREDIT and not is_book and is_no_sentence(inner)
    could_be = could_be and (may_be_names or signs or names_a_role(inner, layout))
    credit = read_credit(inner, layout, known) if could_be else None
    if credit is not None and (
        signs or is_credit(credit, mark, layout, bracketed=bool(bracketed), place=_place(previous))
    ):
        return Part(
            kind="credit",
            block=block,
            mark=mark,
            credit=credit,
            is_bracketed=bool(bracketed),
        )
    if mark:
        return _read_marked(rest, mark, layout)
    if opens_report(text) or _PICTURE_WORDS.match(text):
        return Part(kind="text", block=block)
    if is_subtitle(text):
        return Part(kind="subtitle", block=block)
    is_actor = text[-1] in ":：" and len(text) <= _LONGEST_ACTOR and names_actor(text, layout)
    is_quoted = bool(block.level or block.bold) and is_quoted_sentence(text)
    is_prose = len(text) > 80 or "。" in text or ends_open(text)
    if not (block.level or block.bold) and begins_text(text):
        return Part(kind="text", block=block)
    if block.level and (is_quoted or is_actor or not is_prose) and not is_numbered(text):
        return Part(kind="heading", block=block)
    if is_actor or is_quoted or (is_heading_shape(text) and not is_numbered(text)):
        return Part(kind="short", block=block)
    return Part(kind="text", block=block)


def _place(previous: PartKind) -> Above:
    """What a line that may sign stands below."""
    if previous in HEADINGS:
        return "headline"
    return previous if previous in {"text", "item"} else "other"


def _take_mark(block: Block, layout: Layout) -> tuple[str, Block]:
    """The bullet that opens a block, and the block without it."""
    text = block.text
    role = layout.role_pattern.search(text, 1, 8) if text[0] in _SQUARES else None
    if role is not None and not text[1 : role.start()].strip():
        return "□", block.cut(role.start())
    length = 0
    while length < len(text) and length < 3 and text[length] in layout.marks:
        length += 1
    if length and length < len(text):
        return text[0], block.cut(length)
    match = _LIST_MARK.match(text)
    if match is not None:
        return "•", block.cut(match.end())
    return "", block


def _read_marked(rest: Block, mark: str, layout: Layout) -> Part:
    """A marked line that is no credit: a column's name, a headline with a bullet, or an item."""
    text = rest.text
    if len(text) <= _SHORT_MARKED and is_heading_shape(text):
        if layout.marks.get(mark) == "column" or layout.column_kind(text) in {"brief", "photo"}:
            return Part(kind="column", block=rest, name=close_name(text), mark=mark, is_scoped=True)
        return Part(kind="short", block=rest, mark=mark)
    if is_heading_shape(text) and not begins_text(text):
        return Part(kind="short", block=rest, mark=mark)
    return Part(kind="item", block=rest, mark=mark)
