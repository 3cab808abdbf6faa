"""Spaces that print or OCR set where none is read: 五 原 县, 刘 浩然, 建成 3 处, 村民, 他们."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from flows.lang.fold import fold
from flows.records import Span

_HAN = r"[\u4e00-\u9fff]"
_SPACE = r"[ \u3000]"
# The space comes first, so that it is what the search runs for.
_INNER = re.compile(
    rf"{_SPACE}(?={_HAN})"
    rf"(?:(?<=[0-9%].)|(?<=^{_HAN}.)|(?<=[^\u4e00-\u9fff]{_HAN}.)|(?<={_HAN}.)(?={_HAN}(?!{_HAN})))"
)
"""A space behind a character that stands alone, before one, or behind a figure."""


@dataclass(slots=True)
class Closed:
    """A text without its inner spaces; ``offsets`` leads from its characters to the original's,
    and is None where nothing was closed up. ``folded`` is the original, folded.
    """

    text: str
    offsets: tuple[int, ...] | None
    folded: str

    def original(self, span: Span) -> Span:
        """The range of the original that ``span`` of the closed text stands for."""
        if self.offsets is None:
            return span
        return Span(self.offsets[span.start], self.offsets[span.end - 1] + 1)


@lru_cache(maxsize=512)
def close_up(text: str) -> Closed:
    """Folded ``text`` without the single spaces beside a character that stands alone.

    刘 浩然 and 五 原 县 are closed up; 记者 王强 李四, words apart, stay. Remembered for as many
    passages as go through the stages together.
    """
    text = fold(text)
    # Folded, every space is the plain one.
    dropped = {found.start() for found in _INNER.finditer(text)} if " " in text else ()
    if not dropped:
        return Closed(text, None, text)
    offsets = tuple(at for at in range(len(text)) if at not in dropped)
    return Closed("".join(text[at] for at in offsets), offsets, text)


_BLANK = r"[ \t\u00a0\u2002\u2003\u2009\u202f\u3000]"
_GAP = re.compile(rf"{_BLANK}+")
_HAN_GAP = re.compile(rf"(?<={_HAN}){_BLANK}+(?={_HAN})")
_POINT = re.compile(rf"(?<=[\u4e00-\u9fff，,、]){_BLANK}?\d{{1,6}}({_BLANK}?)\.({_BLANK}?)(?=\d)")
_SPLIT = re.compile(
    rf"(?<=[\u4e00-\u9fff，,、。：“（(]){_BLANK}?(?!20\d\d{_BLANK})\d{{1,4}}({_BLANK})\d{{1,3}}"
    r"(?=(?:\.\d+)?[\u4e00-\u9fff%％—~])"
)
_DIGIT = "[零〇一二两三四五六七八九]"
_BEHIND = "零〇一二两三四五六七八九十百千万亿萬億壹贰貳叁參肆伍陆陸柒捌玖拾佰仟"
_WITHIN_NUMERAL = re.compile(
    rf"""
    (?<=[\d{_BEHIND}几幾]) {_BLANK}+ (?=[万亿萬億余餘])
  | (?<=[一二两三四五六七八九]) {_BLANK}+ (?=[十百千])
  | (?<=[\d万亿萬億]) {_BLANK}+ (?=\d? {_BLANK}* [百千](?![米克瓦货]))
  | (?<=[万亿萬億]) {_BLANK}+ (?={_DIGIT}{_BLANK}*[十百千])
  | (?<=[千]) {_BLANK}+ (?={_DIGIT}{_BLANK}*[十百]) | (?<=[百]) {_BLANK}+ (?={_DIGIT}{_BLANK}*十)
  | (?<=[十百千]) {_BLANK}+ (?={_DIGIT}(?!{_BLANK}*[十百千万亿萬億])|[几幾])
  | (?<=[\d{_BEHIND}]) {_BLANK}+ (?=分{_BLANK}*之|又{_BLANK}*[\d{_BEHIND}]|[点點]{_BLANK}*{_DIGIT})
  | (?<=[点點]) {_BLANK}+ (?={_DIGIT}) | (?<=[分]) {_BLANK}+ (?=[之点點])
  | (?<=[之又]) {_BLANK}+ (?=[\d{_BEHIND}]) | (?<=[个個]) {_BLANK}+ (?=百{_BLANK}*分{_BLANK}*[点點])
  | (?<=[百佰]) {_BLANK}+ (?=分{_BLANK}*[之点點])
    """,
    re.VERBOSE,
)
"""五 分之 一, 7 万5 千, 六 点 五 成, 四个 百 分 点; not the list 二十 三十."""

_MARKS = frozenset("、，。；：！？“”‘’（）《》〈〉「」『』【】")
_WESTERN_MARKS = frozenset(",;:!?()")
_CLAUSE_MARK = re.compile(r"[、，。；：！？“”‘’（）《》〈〉「」『』【】,;:!?()|\n\"]")
_SET_APART = re.compile(rf"{_BLANK}|[，,。、；;！？!?\n]")
_LABEL = 6
_FARTHEST = 60
_SHORTEST = 10
_OPENING = frozenset('“‘（(《〈「『【"')
_CLOSING = frozenset('”’）)》〉」』】"')
_CREDIT = re.compile("记者|通讯员|实习生|摄|供图")


def stray_spaces(text: str) -> list[Span]:
    """The spaces of a paragraph of prose that a reader does not see.

    * around figures and Latin letters: 建成 3 处, 使用 APP 办事
    * beside Chinese marks: 村民们说: “好”
    * within a numeral: 3. 6公里, 12 3人, 五 分之 一
    * within a clause that has no other: 发展特 色产业; but not “党建聚力 服务民生”, nor 记者 王强

    What opens a paragraph may be a label: 1 收支上墙。, 城南街道 5月以来, 记者： 今年.
    """
    if len(text.split(None, 1)) < 2:
        return []  # No space at all, as in most paragraphs.
    gaps = [match.span() for match in _GAP.finditer(text, 1) if match.end() < len(text)]
    strays = {gap for gap in gaps if not _sets_label_apart(text, *gap) and _is_stray(text, *gap)}
    strays.update(gap for gap in gaps if _WITHIN_NUMERAL.match(text, gap[0]))
    for pattern in (_POINT, _SPLIT) if gaps else ():
        for match in pattern.finditer(text):
            strays.update(match.span(group) for group in range(1, pattern.groups + 1))
    return [Span(*stray) for stray in sorted(strays) if stray[0] < stray[1]]


def _sets_label_apart(text: str, start: int, end: int) -> bool:
    is_date = text[end] in "年月"
    return start <= _LABEL and not is_date and _SET_APART.search(text, 0, start) is None


def _is_stray(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1], text[end]
    if before == "\n" or after == "\n":
        return False
    if before in _MARKS or after in _MARKS:
        return True
    is_after_han, is_before_han = _is_han(before), _is_han(after)
    if is_after_han and is_before_han:
        return end - start == 1 and _is_within_word(text, start)
    if is_before_han:
        return before.isdigit() or before in _WESTERN_MARKS or before in "%％℃" or before.isalpha()
    if is_after_han:
        return after.isalnum() or after in _WESTERN_MARKS
    return before.isdigit() and after in "%％℃"


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _is_within_word(text: str, at: int) -> bool:
    """Whether the space at ``at``, between two Chinese characters, parts no words of a list."""
    first = max(at - _FARTHEST, 0)
    *_, opening = (None, *_CLAUSE_MARK.finditer(text, first, at))
    closing = _CLAUSE_MARK.search(text, at, at + _FARTHEST)
    start = opening.end() if opening else first
    end = closing.start() if closing else min(at + _FARTHEST, len(text))
    if _CREDIT.search(text, start, end) is not None:
        return False
    if at - start == 1 or end - at == 2:
        return True  # A character that stands alone.
    if not (_is_han(text[at - 2]) and _is_han(text[at + 2])):
        return True
    opens_paragraph = start == 0  # 党建+组织建设 建强基层治理“桥头堡”。
    if opens_paragraph or end - start < _SHORTEST or len(_HAN_GAP.findall(text, start, end)) > 1:
        return False
    is_quoted = opening is not None and opening.group() in _OPENING
    is_phrase = is_quoted and closing is not None and closing.group() in _CLOSING
    return not is_phrase and not text.startswith(("电", "讯"), at - 1)
