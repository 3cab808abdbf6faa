"""Lines that were run together -> the blocks that they are.

* 乡村大食堂开进养殖场 本报讯（记者 …）4月2日，…: a headline and its report
* ◎…（宗明）◎…（曾亮）: briefs one behind the other
* □本报记者 张立新 初冬时节，走进…: a byline and the text below it
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from flows.extract.layout.blocks import Block
from flows.extract.layout.credits import read_credit
from flows.extract.layout.datelines import opens_report
from flows.extract.layout.headings import is_heading_shape
from flows.records import AuthorRole
from flows.tables.layout import Layout

_OPENING = re.compile(r"(?<=\S)[ \u3000]+(?=[【［\[]?本[报刊网台]|据?新华社)")
_ITEM_MARKS = "◎●○◆◇★☆■□▲△▶►※❖"
_NEXT_ITEM = re.compile(rf"[。）)！”]\s*(?=[{_ITEM_MARKS}][^\s摄])")
_HEADLINE_FROM = 6
_HEADLINE_TO = 44
_BYLINE = re.compile(r"[□☐◻▢❑❒▣口]\s*|(?=本报记者|本报通讯员|记者[ \u3000]|通讯员[ \u3000])")
_BYLINE_TO = 44
_SHORTEST_TEXT = 20
_SPACES = re.compile(r"[ \u3000]+")


def part_lines(
    blocks: Iterable[Block], layout: Layout, known: Mapping[str, AuthorRole]
) -> Iterator[Block]:
    """The blocks, those that hold two lines in two."""
    for block in _items(blocks, layout):
        text = block.text
        cut = 0
        if len(text) >= _HEADLINE_FROM + _SHORTEST_TEXT and not block.is_table:
            cut = _headline_end(text) or _byline_end(text, layout, known)
        if cut:
            yield block.cut(0, cut)
            yield block.cut(cut)
        else:
            yield block


def _items(blocks: Iterable[Block], layout: Layout) -> Iterator[Block]:
    """◎…。（宗明）◎…。（曾亮） in one line are items of their own."""
    for block in blocks:
        mark, start = block.text[:1], 0
        if mark and mark in _ITEM_MARKS and block.text.count(mark) > 1 and mark in layout.marks:
            for end in _NEXT_ITEM.finditer(block.text):
                if block.text[end.end()] == mark:
                    yield block.cut(start, end.end())
                    start = end.end()
        yield block.cut(start) if start else block


def _headline_end(text: str) -> int:
    head = text[_HEADLINE_FROM : _HEADLINE_TO + 6]
    if " 本" not in head and "\u3000本" not in head and "新华社" not in head:
        return 0
    match = _OPENING.search(text, _HEADLINE_FROM, _HEADLINE_TO + 6)
    if match is None or not is_heading_shape(text[: match.start()]):
        return 0
    return match.start() if opens_report(text[match.end() :]) else 0


def _byline_end(text: str, layout: Layout, known: Mapping[str, AuthorRole]) -> int:
    """Where the byline ends: as far as words are names of people."""
    opening = _BYLINE.match(text)
    if opening is None or "。" not in text:
        return 0
    end = 0
    for space in _SPACES.finditer(text, opening.end(), _BYLINE_TO):
        credit = read_credit(text[opening.end() : space.start()], layout, known)
        if credit is None:
            break
        is_whole = credit.has_role and credit.credits and len(text) - space.end() >= _SHORTEST_TEXT
        if is_whole and all(layout.has_surname(one.name) for one in credit.credits):
            end = space.start()
    return end
