"""Words that tell what a figure counts, when, and whether it is achieved or planned."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal

import ahocorasick_rs
import rjieba

from flows.records import MeasureType, MetricKind
from flows.tables.alternation import any_of

WordRole = Literal[
    "verb",
    "transfer",
    "reach",
    "becomes",
    "change",
    "than",
    "average",
    "measure",
    "head",
    "boundary",
    "filler",
    "attribute",
    "noun",
]
"""What a word does beside a figure.

* ``verb`` takes the counted thing as its object: 发放宣传单600余份.
* ``transfer`` is a verb that passes on what was named before: 提取20元管理费, 去年提取11.3万元.
* ``reach`` only carries the number: 达, 为, 共, 约, 仅有.
* ``becomes`` brings the new value after an old one: 由4家发展到11家.
* ``change`` stays behind its noun: 化肥用量减少30%.
* ``than`` opens what is compared with: 比上学期快了35秒.
* ``average`` stays before a measure, and is skipped before a figure: 人均可支配收入, 人均联系58户.
* ``measure`` names a quantity itself, before all that follows the figure: 占地面积3万平方米的小区.
* ``head`` needs the word before it: 帮扶资金, 公共服务事项.
* ``boundary`` is never inside a noun phrase: 把, 向, 通过, 主要.
* ``filler`` is cut from a phrase's left edge: 全市, 该, 其余.
* ``attribute`` makes a noun with the word behind it: 非法|捕捞, 无证|驾驶.
* ``noun`` is a noun that segmenters take for something else: 户, 中心.
"""

_LONGEST_BY_ENDING = 3
"""小叶茶, 土鸡蛋; a longer word that ends like a good may be anything."""

StatusTold = Literal["planned", "expected", "achieved", "either"]
"""What a word says of the figures behind it. ``expected`` is a plan up to the next ；, which the
one of 计划 runs across. ``either`` tells of an achievement, but behind a word
of planning of its aim: 完成投资8亿元, 力争完成投资8亿元."""

Takes = Literal["goods", "crops", "wares", "event", "people", "cost"]
"""What a verb is done to, which a clause may leave to the one before.

* ``goods`` are sold, carried and packed: 卖, 拉, 装.
* ``crops`` are grown, picked and caught: 采, 养; ``wares`` are made by hand: 编, 缝.
* ``event`` is held or goes on (开展, 坚持), ``people`` are served (惠及).
* ``cost`` is what something singled out comes to: 光送礼就要|花|8000元.
"""

PeriodKind = Literal["plan", "festival", "season"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPeriod:
    """A period known by its name: 十四五 (2021 to 2025), 春节 (no fixed day, no dates)."""

    name: str
    kind: PeriodKind
    start: str
    end: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Wording:
    """Word tables of the binding rules; see ``seeds/README.md`` for the columns of each."""

    roles: Mapping[str, WordRole] = field(default_factory=dict)
    unit_nouns: Mapping[str, str] = field(default_factory=dict)
    """What a unit counts where the text names no noun: 户 -> 户数."""
    verb_nouns: Mapping[tuple[str, MetricKind], str] = field(default_factory=dict)
    """What a figure of a kind counts with no more than a bare verb: 住 of a duration -> 居住."""
    verb_takes: Mapping[str, Takes] = field(default_factory=dict)
    """What a figure counts whose clause has the verb alone: 拉 takes goods."""
    status_words: Mapping[str, StatusTold | None] = field(default_factory=dict)
    """None marks a word that only looks like planning: 年度计划, 预期寿命."""
    measure_words: Mapping[str, MeasureType] = field(default_factory=dict)
    currencies: Mapping[str, str] = field(default_factory=dict)
    """Foreign money and its ISO 4217 code, which is its base unit: 美元 -> USD."""
    periods: Mapping[str, NamedPeriod] = field(default_factory=dict)
    goods: Mapping[str, str] = field(default_factory=dict)
    """What is grown, made and sold, and of which sort: 水稻 (grain), 大闸蟹 (fish)."""
    segmenter: rjieba.Jieba = field(init=False)
    """Cuts text into words, those of ``roles`` whole."""
    status_pattern: re.Pattern[str] = field(init=False)
    measure_pattern: re.Pattern[str] = field(init=False)
    period_names: tuple[str, ...] = field(init=False)
    _goods_found: ahocorasick_rs.AhoCorasick = field(init=False)

    def __post_init__(self) -> None:
        segmenter = rjieba.Jieba()
        long_goods = sorted(good for good in self.goods if len(good) > 1)
        goods: dict[str, WordRole] = {
            good: "noun" for good in long_goods if not _is_noun(good, segmenter)
        }
        object.__setattr__(self, "roles", goods | dict(self.roles))
        for word in self.roles:
            if len(word) > 1:
                segmenter.add_word(word, None, "n")
        object.__setattr__(self, "segmenter", segmenter)
        object.__setattr__(self, "status_pattern", any_of(self.status_words))
        object.__setattr__(self, "measure_pattern", any_of(self.measure_words))
        object.__setattr__(self, "period_names", tuple(self.periods))
        automaton = ahocorasick_rs.AhoCorasick(
            long_goods, matchkind=ahocorasick_rs.MATCHKIND_LEFTMOST_LONGEST
        )
        object.__setattr__(self, "_goods_found", automaton)

    def sort_of(self, word: str) -> str:
        """The sort of good that ``word`` or its end is (头茬|鲜叶, 白|茶); '' of none."""
        goods = self.goods
        sort = goods.get(word) or goods.get(word[-2:]) or goods.get(word[-3:])
        if sort is None and len(word) <= _LONGEST_BY_ENDING:
            sort = goods.get(word[-1:])
        return sort or ""

    def goods_in(self, text: str, sorts: Collection[str]) -> list[tuple[int, int]]:
        """Where goods of ``sorts`` stand in ``text``, as (start, end), in order."""
        found = self._goods_found.find_matches_as_indexes(text)
        return [(start, end) for _, start, end in found if self.goods[text[start:end]] in sorts]


def _is_noun(word: str, segmenter: rjieba.Jieba) -> bool:
    """Whether the segmenter takes ``word`` for one noun without being told."""
    tagged = segmenter.tag(word)
    return len(tagged) == 1 and tagged[0][1][0] == "n"
