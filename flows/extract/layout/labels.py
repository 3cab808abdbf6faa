"""Labels that stand before a piece: its column (栏目), or the place or office that it is about.

* in brackets        【云集】, 〖速读〗, 「社区微光」; a headline or a text may follow in the line
* between two marks  ▲ 简讯 ▲, ◆政策问答◆, ——基层短波——, ‖民生速递‖
* before a bar       乡村纪事｜一棵老茶树的四百年
* on a special page  三八专版 · 她力量: the column is 她力量

【树林召镇】 and 县医保局 are no columns but kickers: they say whom the next piece is about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.extract.layout.blocks import Block
from flows.extract.layout.headings import is_place
from flows.tables.layout import Layout

_HAN = r"[\u4e00-\u9fff]"
# 〔2024〕15号 and 「小院议事」议出好日子 are no labels: these brackets hold one only if it is all.
_BRACKETED = re.compile(
    r"[【〖［\[]\s*(?P<name>[^【】〖〗［］\[\]\n]{2,16}?)\s*[】〗］\]]\s*[:：]?\s*"
    r"|[〔「『﹝]\s*(?P<other>[^〔〕「」『』﹝﹞\n。，]{2,16}?)\s*[〕」』﹞]\s*[:：]?\s*"
)
_FULL = frozenset("【〖［[")
_OPENERS = _FULL | frozenset("〔「『﹝")
_EDGES = "—–-－─━=＝~～〓·•‧|丨｜‖∥＊*＃§_"
_ENCLOSED = re.compile(rf"\s*(?P<name>{_HAN}[\u4e00-\u9fff·“”\s]{{0,13}}{_HAN})\s*")
_BARS = "|丨｜│┃‖▏∣︱"
_BAR = re.compile(
    rf"(?P<name>[“\"]?{_HAN}[\u4e00-\u9fff·“”\"]{{1,9}})[ \u3000]*[{_BARS}]"
    rf"[ \u3000]*(?=[^{_BARS}]{{4,}}$)"
)
_BAR_SET = frozenset(_BARS)
_BAR_AT_MOST = 12
_BARRED_AT_MOST = 60
_SPECIAL_PAGE = re.compile(
    rf"{_HAN}{{1,8}}(?:专版|专刊|特刊|专页|周刊|专栏|专题)[ \u3000]*[·•|｜丨—-][ \u3000]*"
    rf"(?P<name>{_HAN}{{2,8}})"
)
_EXPLAINS = ("访", "记", "来自", "写在")
_SPREAD = re.compile(r"\S(?:\s+\S)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """``head`` is the label as printed; ``rest`` what follows it in its line, if anything does.

    ``is_scoped``: it holds for one article; one in brackets on its own line holds until the next.
    """

    name: str
    head: Block
    rest: Block | None
    is_scoped: bool = True


def read_label(block: Block, layout: Layout) -> Label | None:
    """The label that opens ``block``; None if it just begins."""
    text = block.text
    first = text[0]
    if first in _OPENERS:
        return _in_brackets(block, layout)
    if len(text) > _BARRED_AT_MOST:
        return None
    if (first in _EDGES or first in layout.marks) and len(text) > 3:
        return _between_marks(block, layout)
    if not _BAR_SET.isdisjoint(text[2:_BAR_AT_MOST]) and (match := _BAR.match(text)):
        if match["name"] in layout.roles or layout.staff_pattern.match(text):
            return None
        return _label(block, match["name"], match.end())
    if "专" in text[:10] or "刊" in text[:10]:
        special = _SPECIAL_PAGE.fullmatch(text)
        return _label(block, special["name"], len(text)) if special else None
    return None


def close_name(text: str) -> str:
    """A column's name without the spaces that spread it: 短 评 -> 短评."""
    text = text.strip()
    return "".join(text.split()) if _SPREAD.fullmatch(text) else text


def _label(block: Block, name: str, end: int, *, is_bracketed: bool = False) -> Label:
    rest = block.cut(end) if end < len(block.text) else None
    return Label(
        name=close_name(name),
        head=block.cut(0, end),
        rest=rest,
        is_scoped=rest is not None or not is_bracketed,
    )


def _in_brackets(block: Block, layout: Layout) -> Label | None:
    match = _BRACKETED.match(block.text)
    if match is None:
        return None
    name = match["name"] or match["other"]
    is_alone = match.end() == len(block.text)
    if match["other"] and not is_alone and not is_place(name, layout):
        return None
    return _label(block, name, match.end(), is_bracketed=True)


def _between_marks(block: Block, layout: Layout) -> Label | None:
    """▲ 简讯 ▲; the mark must close the line, too."""
    text = block.text
    if text[-1] not in _EDGES and text[-1] not in layout.marks:
        return None
    marks = _EDGES + layout.mark_characters + " \u3000"
    match = _ENCLOSED.fullmatch(text.strip(marks))
    if match is None or match["name"].startswith(_EXPLAINS):
        return None
    return Label(name=close_name(match["name"]), head=block, rest=None)
