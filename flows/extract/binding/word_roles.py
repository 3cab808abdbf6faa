"""What a word does beside a figure: the role that the table gives it, or its part of speech."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

import rjieba

from flows.tables.wording import WordRole

Role = (
    WordRole
    | Literal["noun", "weak", "de", "and", "mark", "open", "close", "figure", "place", "period"]
    | Literal["time", "per", "number", "space", "adverb"]
)

_MARKS = {
    **dict.fromkeys("，,；;。：:！!？?…—|\n·/", "mark"),
    **dict.fromkeys("、", "and"),
    **dict.fromkeys("“‘「『《（([【", "open"),
    **dict.fromkeys("”’」』》）)]】", "close"),
    **dict.fromkeys(" \t\u3000", "space"),
    '"': "open",
}
_AND = frozenset(["和", "及", "与", "以及", "暨"])
_AUXILIARY = frozenset(["了", "着", "过", "地", "得"])
_BY_TAG: Mapping[str, Role] = {
    **dict.fromkeys("pcf", "boundary"),
    **dict.fromkeys("duye", "adverb"),
    "v": "weak",
    "m": "number",
    "t": "time",
}
_NOMINAL = frozenset(["vn", "an", "eng"])
_MEASURE_ENDINGS = frozenset("率额量值价费龄")


@lru_cache(maxsize=65536)
def _part_of_speech(word: str) -> str:
    """The tag that the dictionary has for ``word``; '' of what is no one word."""
    tagged = rjieba.tag(word)
    return tagged[0][1] if len(tagged) == 1 else ""


@lru_cache(maxsize=65536)
def is_pure_verb(word: str) -> bool:
    """Whether a verb is no noun as well: 解决, but not 服务 (服务|中心 is one thing)."""
    return _part_of_speech(word) == "v"


def is_guessed(word: str) -> bool:
    """Whether the dictionary has no such word: 同饮."""
    return not _part_of_speech(word)


def is_nominal(word: str) -> bool:
    """Whether a verb is a noun as well: 加工|企业, but not 惠及|企业."""
    return _part_of_speech(word) == "vn"


def is_adjective(word: str) -> bool:
    """Whether a word describes: 优质, 大型."""
    tag = _part_of_speech(word)
    return tag[:1] in ("a", "b", "z") and tag != "zg"  # 村


@lru_cache(maxsize=65536)
def word_class(word: str) -> str:
    """What the dictionary takes a word for: nr of 王玉飞, r of 这时候; n of what is no one word."""
    tag = _part_of_speech(word) or "n"
    return tag if tag == "nr" else tag[0]


def word_role(word: str, roles: Mapping[str, WordRole]) -> Role:
    """What ``word`` does beside a figure: the table's role, else one told by its part of speech."""
    return roles.get(word) or _unlisted_role(word)


@lru_cache(maxsize=65536)
def _unlisted_role(word: str) -> Role:
    mark = _MARKS.get(word)
    if mark is not None:
        return mark  # type: ignore[return-value]
    if word == "的":
        return "de"
    if word in _AND:
        return "and"
    if word in _AUXILIARY:
        return "adverb"
    if word.isspace():
        return "space"
    if word[0] == "每":
        return "per"
    if word[0].isdigit():
        return "number"
    if word[0] in "一两几半" and len(word) == 2:
        return "number"
    if len(word) == 3 and word[0] == "一" and word[1] == word[2]:
        return "adverb"  # 一条条, 一户户
    if len(word) == 4 and word[0] == word[1] and word[2] == word[3] and word_class(word) != "n":
        return "adverb"  # 慢慢悠悠, 磨磨蹭蹭
    tag = _part_of_speech(word)
    if not tag:
        return "noun"
    if len(word) > 2 and word[-1] in _MEASURE_ENDINGS:
        return "measure"
    if tag in _NOMINAL:
        return "noun"
    if tag == "x":
        return "noun" if word.isalnum() else "mark"
    return _BY_TAG.get(tag[0], "noun")
