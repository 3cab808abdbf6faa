"""Whether a figure is reported as achieved, or planned, aimed at or expected."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from flows.extract.binding.clauses import Item
from flows.records import MetricStatus
from flows.tables.wording import Wording

WINDOW = 80
"""A word of planning governs the figures of its sentence, this many characters on."""

_EXCEEDS = ("突破", "超", "达", "逾", "接近", "不低于", "不少于")
"""收入将突破50亿元: the word that follows 将 is read with the figure."""

_AFTER_WILL = frozenset(["verb", "weak", "reach", "becomes", "change", "adverb", "time"])
_ALSO_DEEDS = frozenset({"准备"})
"""Words of planning before a verb, which are a deed themselves before a number."""

_NOUNS = frozenset({"计划", "规划", "设想", "预期", "准备", "未来"})
"""Words of planning that are nouns, too; 拟, 打算, 力争 and 预计 never are."""

_PLANNERS = tuple("棚县镇村社司局场园厂校院户队区市旗乡")
"""今年大棚|计划|养蚕三批: whoever ends so plans, and names no plan."""

_SEMICOLON = re.compile("[；;]")
_FORMER = frozenset({"去年", "上年"})
_THAN = frozenset("比较与同和跟")
_DATE_BACK = 10
_YEAR_BEFORE = re.compile(r"(?:[12]\d{3}|去|前)年(?:\d{1,2}月)?[底初末]?$")
_BEFORE_YEARS = frozenset("到至和及与是在")
_LASTS = ("年", "月", "天", "日", "周", "小时", "分钟")
_NAMED = frozenset({"noun", "head", "measure", "verb", "weak", "change", "close"})
_PREPOSITIONS = frozenset([*"在于从由对以为向按与投", "按照", "通过"])


def read_status(
    text: str,
    items: Sequence[Item],
    at: int,
    wording: Wording,
) -> MetricStatus:
    """Status of the figure at position ``at`` of its sentence's items.

    The last word of planning or of achievement before the figure decides (计划…, 已…), a bare 将
    only where it stands for the future: 将新建 and 将达, not 将居民电子档案 or 将9个网格
    细化为38个 (where it means 把).
    完成 and 实现 say no more than that the plan is meant, until a figure was told: 力争完成12个.
    An expectation ends at a semicolon: 预计增收10万元；大豆收了200亩.
    """
    figure = items[at]
    start = max(items[0].start, figure.start - WINDOW)
    decided: MetricStatus = "achieved"
    last = start
    for match in wording.status_pattern.finditer(text, start, figure.end):
        word = match.group()
        told = wording.status_words[word]
        if told is None or _is_compared(text, match):
            continue
        if (word.endswith("后") and _is_dated(text, match)) or (
            word == "后年" and _is_split(text, match)
        ):
            continue
        if word in _NOUNS and _is_noun(items, match.start(), match.end()):
            continue
        if told == "either":
            if decided == "planned" and not _has_figure(items, last, match.start()):
                continue
            told = "achieved"
        elif told == "expected":
            told = "achieved" if _SEMICOLON.search(text, match.end(), figure.start) else "planned"
        elif word in _ALSO_DEEDS and _counts(items, match.end()):
            continue
        decided, last = told, match.start()
    announced = text.find("将", last, figure.start) >= 0 and _will(items, at, last)
    return "planned" if announced else decided


def _is_compared(text: str, word: re.Match[str]) -> bool:
    """预计产量63万吨，比|去年|增加8万吨: still expected."""
    return word.group() in _FORMER and text[word.start() - 1 : word.start()] in _THAN


def _is_dated(text: str, word: re.Match[str]) -> bool:
    """厂子2018年|建成后|我就回来了: a year that is named lies behind."""
    start = word.start()
    return _YEAR_BEFORE.search(text, max(0, start - _DATE_BACK), start) is not None


def _is_split(text: str, word: re.Match[str]) -> bool:
    """盘活后|年增收41万元: no year after next."""
    before = text[word.start() - 1 : word.start()]
    return before.isalpha() and before not in _BEFORE_YEARS


def _counts(items: Sequence[Item], at: int) -> bool:
    """Whether a figure stands at offset ``at``: 每天准备|14个菜."""
    place = bisect_left(items, at, key=lambda item: item.start)
    return place < len(items) and items[place].start == at and items[place].role == "figure"


def _has_figure(items: Sequence[Item], start: int, end: int) -> bool:
    """Whether a figure was told already; how long it takes is none: 三年时间实现灌面10万亩."""
    return any(
        item.role == "figure" and start <= item.start < end and not item.text.endswith(_LASTS)
        for item in items
    )


def _is_noun(items: Sequence[Item], start: int, end: int) -> bool:
    """Whether 计划 or 规划 at ``start`` is part of a name: 营养改善计划|资金."""
    place = bisect_left(items, start, key=lambda item: item.start)
    if not 0 < place < len(items) - 1 or items[place].start != start or items[place].end != end:
        return False
    named = items[place - 1].role in _NAMED
    follower = items[place + 1]
    if follower.role in ("noun", "verb") and items[place - 1].text.endswith(_PLANNERS):
        return False
    if follower.role == "measure":
        return named and not follower.text.endswith(("投资", "投入"))
    return named and follower.role in ("noun", "head", "mark", "de", "and", "close")


def _will(items: Sequence[Item], at: int, after: int) -> bool:
    """Whether 将 announces the figure, and nothing behind offset ``after`` takes it back."""
    for place in range(at - 1, -1, -1):
        if items[place].start < after:
            return False
        if items[place].text == "将" and place + 1 < len(items):
            follower = items[place + 1]
            exceeds = follower.role == "figure" and follower.text.startswith(_EXCEEDS)
            return exceeds or follower.role in _AFTER_WILL or follower.text in _PREPOSITIONS
    return False
