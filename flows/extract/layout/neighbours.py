"""What a part turns out to be once its neighbours are seen.

* “书记，俺家通上气了！” above a byline and a text is a headline though a sentence
* 驻村队长杨帆： above a headline in quotation marks says whose words it is
* 一等奖：王海 李明 / 二等奖：赵兰 孙强: rows of a list are text and no headlines
* ★新增学位3200个 / ★改造小区18个: short lines with one bullet and figures are items
* ▲9月3日，村民在采收板栗。 / ▲打包待运的板栗: so is a picture's few words beside another's
* 今年以来，全镇完成治沙面积 / 11.8万亩，其中…: a sentence that the column's end cut before its
  figure is no headline
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from flows.extract.layout.datelines import opens_report
from flows.extract.layout.headings import is_quoted_sentence, says_whose
from flows.extract.layout.lookahead import starts_event
from flows.extract.layout.parts import Part
from flows.tables.layout import Layout

_DIGIT = re.compile(r"\d")
_FEWEST_LISTED = 2
# 11.8万亩, 3600户, 92%; neither 3. nor 9月 nor 82岁.
_FIGURE = re.compile(
    r"\d[\d.．,，]*(?<![.．,，])[多余几]?[万亿千百]*[多余]?"
    r"(?:[%％]|(?![年月日号天点时分岁周版]|个月|小时|多?岁)[\u4e00-\u9fff])"
)
_BARE_FIGURE = re.compile(
    r"\d[\d.．]*[多余几]?[万亿千百]*[多余]?"
    r"(?:[%％]|(?![年月日号天点时分岁周版]|个月|小时)(?:平方[公千]?米|立方米|千瓦时?|[\u4e00-\u9fff]{1,2}))"
    r"(?:以上|左右|上下)?[，,、；。](?![这是])"
)
_OPENS_SENTENCE = re.compile(
    r"(?:今年以来|[近去今]年来?|截至.{0,12}?|目前|据(?:了解|统计|介绍|悉)|其中|同时|此外|下一步)[，,]"
)
_ASKS_FIGURE = re.compile(r"(?:达到?|共计?|约|近|超过?|突破|累计|占|仅|至少|不足|高达|第|每)$")
_COUNTED_CLAUSE = re.compile(r"\d[万亿千百多余]*[\u4e00-\u9fff]{1,3}[，,]")
_ROW = re.compile(
    r"(?:\d{1,3}[ \u3000]+)?[\u4e00-\u9fffA-Za-z]{1,10}"
    r"(?:[ \u3000]+[\d.]+(?:[%％]|[\u4e00-\u9fff]{1,3})?)+$"
    r"|[\u4e00-\u9fff\d]{1,6}[:：][ \u3000]?[^“”\"]+$"
)
_COLON = re.compile("[:：]")
_FEWEST_CELLS = 3
_OPEN_QUOTE = re.compile("“[^”]*$")
_CLOSES_QUOTE = re.compile("[^“]*”")
_COMMA = re.compile(r"[，,]")


def revise_parts(parts: list[Part], layout: Layout) -> None:
    """Change in place what the neighbours of a part show it to be."""
    for index in range(len(parts) - 1):
        part, below = parts[index], parts[index + 1]
        if part.kind == "text":
            after = parts[index + 2] if index + 2 < len(parts) else None
            if after is not None and (
                _is_quoted_headline(part, below, after) or _says_whose(part, below)
            ):
                parts[index] = replace(part, kind="short")
        elif part.kind == "notice" and part.head is not None and not part.text:
            after = parts[index + 2] if index + 2 < len(parts) else None
            if _heads_lesson(part, below, layout):
                parts[index] = replace(part, kind="column", block=part.head)
            elif _is_plain(below) and not _opens_news(after):
                parts[index + 1] = replace(below, kind="text")  # 急聘 / 护士5名，待遇面议
        elif part.kind == "short" and _is_cut(part, below, parts[index - 1] if index else None):
            parts[index] = replace(part, kind="text")
    _find_rows(parts)
    _find_listed_figures(parts)
    _find_picture_words(parts, layout)


def _heads_lesson(part: Part, below: Part, layout: Layout) -> bool:
    """警方提醒 above a headline of its own is the column that this stands in."""
    is_above = below.kind in {"heading", "short"}
    return is_above and layout.column_kind(part.name) == "reference"


def _opens_news(part: Part | None) -> bool:
    """A byline or a report's opening: what stands above it is a headline."""
    return part is not None and (part.credit is not None or opens_report(part.text))


def _is_quoted_headline(part: Part, byline: Part, text: Part) -> bool:
    if byline.credit is None or not byline.credit.has_role:
        return False
    is_free = not (byline.is_bracketed or byline.is_photo) and text.kind == "text"
    return is_free and is_quoted_sentence(part.text)


def _says_whose(part: Part, headline: Part) -> bool:
    return headline.kind == "short" and says_whose(part.text, headline.text)


def _is_cut(part: Part, below: Part, above: Part | None) -> bool:
    """Whether a line with a comma is a sentence that goes on with the text below it.

    “种树不能光讲奉献，还得有收 / 入。” is one: its quotation closes below. 近年来，… behind text is
    one, unless a report or an event begins below.

    A figure alone before a comma (11.8万亩，) begins no text; one with what it counts may
    (300多名村民坐满了广场), but not below a line that asks for it: 今年以来，…; …共; …18座，….
    """
    block = part.block
    if below.kind != "text" or block.level or block.bold or part.mark:
        return False
    if _OPEN_QUOTE.search(block.text) and _CLOSES_QUOTE.match(below.text):
        return True
    if not _COMMA.search(block.text):
        return False
    opens = _OPENS_SENTENCE.match(block.text)
    if opens and above is not None and above.kind == "text":
        return not (opens_report(below.text) or starts_event(below.text))
    if not below.text[0].isdigit():
        return False
    if _BARE_FIGURE.match(below.text):
        return True
    if not _FIGURE.match(below.text) or opens_report(below.text):
        return False
    asks = opens or _ASKS_FIGURE.search(block.text)
    return bool(asks or _COUNTED_CLAUSE.search(block.text))


def _runs(
    parts: Sequence[Part], key: Callable[[Part], object]
) -> Iterator[tuple[list[int], Part | None]]:
    """Runs of parts whose ``key`` is the same and tells a list: their indexes, the part below."""
    for is_listed, group in groupby(list(enumerate(parts)), key=lambda pair: key(pair[1])):
        indexes = [index for index, _ in group] if is_listed else []
        if len(indexes) >= _FEWEST_LISTED:
            yield indexes, parts[indexes[-1] + 1] if indexes[-1] + 1 < len(parts) else None


def _find_rows(parts: list[Part]) -> None:
    """一等奖：王海 李明 / 二等奖：…, or 1 海口 56 43 39 / 2 三亚 …: rows of a list are its text."""
    for indexes, below in _runs(parts, _is_row):
        is_couplet = len(indexes) == _FEWEST_LISTED and _COLON.search(parts[indexes[0]].text)
        if is_couplet and _opens_news(below):
            continue  # 党建有力：… / 治理有效：… is one headline.
        head = indexes[0] - 1
        if head >= 0 and _is_plain(parts[head]) and len(parts[head].text.split()) >= _FEWEST_CELLS:
            indexes.insert(0, head)
        for index in indexes:
            row = replace(parts[index].block, is_row=True)
            parts[index] = replace(parts[index], kind="table", block=row)


def _is_row(part: Part) -> bool:
    return _is_plain(part) and _ROW.match(part.text) is not None


def _is_plain(part: Part) -> bool:
    return part.kind == "short" and not (part.block.level or part.block.bold or part.mark)


def _find_listed_figures(parts: list[Part]) -> None:
    for indexes, below in _runs(parts, _list_mark):
        if below is None or below.kind != "credit" or below.is_bracketed:
            for index in indexes:
                parts[index] = replace(parts[index], kind="item")


def _list_mark(part: Part) -> str:
    is_listed = part.mark and part.kind == "short" and _DIGIT.search(part.text)
    return part.mark if is_listed else ""


def _find_picture_words(parts: list[Part], layout: Layout) -> None:
    """▲打包待运的板栗 beside another picture's words; above a text it is a headline."""
    for index in range(1, len(parts)):
        part, above = parts[index], parts[index - 1]
        if part.kind != "short" or layout.marks.get(part.mark) != "caption":
            continue
        below = parts[index + 1] if index + 1 < len(parts) else None
        is_above_text = below is not None and below.kind in {"text", "credit"}
        if above.kind == "item" and above.mark == part.mark and not is_above_text:
            parts[index] = replace(part, kind="item")
