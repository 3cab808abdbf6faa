"""Words around a number that make it inexact: 近 30, 30 左右, 不得超过 30."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from flows.records import Approx
from flows.tables.units import ApproxWord, UnitTable

_LOOK = 8
"""How far before a number an approximation word may begin."""

_DISTANT_ABOUT = re.compile(
    r"(?:大约|大概|差不多|大致|(?<![节预合签制违条邀简解契践续履公盟])(?<!规民)约)[^，,。;；、:：\d约]{1,4}$"
)
"""大约在, 差不多是原来的: said of the number, but parted from it by a verb."""

_MAY_BE_ABOUT = re.compile("[约大差]")
_DISTANT_LEAST = re.compile(r"(?:至少|起码|最少)[^，,。;；、:：\d至每的]{1,4}$")
"""每周至少谈心一次: a verb stands between the word and the number."""

_DISTANT_SHARE = re.compile(
    r"(?P<word>不及|不到|不足|超过|接近|大约|约占|约为)[^，,。；;\d]{1,8}的$"
)
"""产量不及奶牛的十分之一: the word and the share are parted by what is compared with."""

_BEFORE_SCALES = frozenset("上过破")
_OTHER_WORDS = re.compile(
    r"(?:[走经吃打去看见穿翻飞越闯收养种干当做跑路通]过|[打书]破|[附最靠邻逼亲新]近|(?<![补津])贴近|[节预合签制违条邀简解契践续履公盟]约|规民约|[赶反高彩英Bb]超|[高]?不及时)\s{0,2}$"
)
"""附近3公里, 节约30吨, 签约12个, 彩超38例: words that only end like an approximation."""


@dataclass(slots=True)
class Approximation:
    """How an approximation word bears on a number, and where it begins or ends in the text."""

    approx: Approx
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Patterns:
    before: re.Pattern[str]
    before_ends: frozenset[str]
    after: re.Pattern[str]
    after_starts: frozenset[str]
    meaning: dict[str, Approx]


@lru_cache(maxsize=8)
def _patterns(table: UnitTable) -> _Patterns:
    words = sorted(table.approximations, key=lambda entry: len(entry.word), reverse=True)

    def alternatives(position: str) -> str:
        return "|".join(_guarded(entry) for entry in words if entry.position == position)

    return _Patterns(
        before=re.compile(rf"(?P<word>{alternatives('before')})\s{{0,2}}$"),
        before_ends=frozenset(word.word[-1] for word in words if word.position == "before"),
        after=re.compile(rf"\s?(?P<word>{alternatives('after')})"),
        after_starts=frozenset(word.word[0] for word in words if word.position == "after"),
        meaning={entry.word: entry.approx for entry in words},
    )


def _guarded(entry: ApproxWord) -> str:
    word = re.escape(entry.word)
    if not entry.not_before:
        return word
    return f"{word}(?!{'|'.join(map(re.escape, entry.not_before))})"


def approximation_before(
    scan_text: str, at: int, floor: int, table: UnitTable, *, is_bare: bool
) -> Approximation | None:
    """The approximation word that ends at ``at``, not reaching back over ``floor``.

    上, 过 and 破 are such only before a bare scale word: 上百, 过万, not 路上两公里.
    """
    patterns = _patterns(table)
    # Before most numbers stands none: one look at the last character tells.
    last = scan_text[at - 1 : at]
    if last not in patterns.before_ends and not last.isspace():
        return None
    start = max(floor, at - _LOOK)
    window = scan_text[start:at]
    match = patterns.before.search(window)
    if match is None or (match["word"] in _BEFORE_SCALES and not is_bare):
        return None
    if _OTHER_WORDS.search(window) and len(match["word"]) == 1:
        return None
    return Approximation(patterns.meaning[match["word"]], start + match.start())


def approximation_after(text: str, at: int, table: UnitTable) -> Approximation | None:
    """The approximation word that starts at ``at``: 左右, 以上, 多."""
    patterns = _patterns(table)
    first = text[at : at + 1]
    if first not in patterns.after_starts and not first.isspace():
        return None
    match = patterns.after.match(text, at)
    if match is None:
        return None
    return Approximation(patterns.meaning[match["word"]], match.end())


def approximation_afar(
    text: str, at: int, floor: int, table: UnitTable, *, is_share: bool
) -> Approx | None:
    """What a word parted from the number at ``at`` makes of it, None if nothing.

    年产蛋大约在40枚, 差不多是原来的4倍; before a share also 不及奶牛的十分之一.
    """
    window = text[max(floor, at - 8) : at]
    if _MAY_BE_ABOUT.search(window) and _DISTANT_ABOUT.search(window) is not None:
        return "about"
    if "少" in window and _DISTANT_LEAST.search(window) is not None:
        return "over"
    share = _DISTANT_SHARE.search(text[max(floor, at - 12) : at]) if is_share else None
    return _patterns(table).meaning.get(share["word"]) if share is not None else None
