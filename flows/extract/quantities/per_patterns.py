"""The words of ``per_words.csv`` composed into patterns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from flows.tables.units import UnitTable


@dataclass(frozen=True, slots=True, kw_only=True)
class PerPatterns:
    """Patterns of the words that tell a per, and what is kept of them.

    ``noun``: what stands behind 每个 or 每. ``average``, ``single``: 户均, 单株. ``rate``: the 年
    of 年产. ``able``: what follows 一天 where it tells of every day, 能 or 最多.
    """

    noun: re.Pattern[str]
    nouns: Mapping[str, str]
    average: re.Pattern[str]
    single: re.Pattern[str]
    rate: re.Pattern[str]
    able: re.Pattern[str]
    stored: Mapping[str, str]


@lru_cache(maxsize=8)
def per_patterns(table: UnitTable) -> PerPatterns:
    """The patterns of ``table``, composed once."""
    average, single = table.words("average"), table.words("single")
    nouns = table.words("noun")
    return PerPatterns(
        noun=re.compile("|".join(nouns)),
        nouns=nouns,
        average=re.compile(rf"(?P<unit>{'|'.join(average)})均"),
        single=re.compile(
            rf"(?<![简订下清菜名账保每一])单(?P<unit>{'|'.join(single)})(?![位元独一纯])"
        ),
        rate=re.compile(
            r"(?<![0-9〇零一二三四五六七八九十今去前明全多每半当近上下本往同首几两历翌逐新整末数"
            r"周老丰昨早来中青少幼童百千万学作节假生休平那这某哪头隔拜过跨大小贺连即冬夏春秋终抗烈闰灾次旬元正腊该陈满岁旧集圩])(?<!(?<![建形])成)(?<!个(?=[月周]|日[夜历]))(?<!(?<!正)常)(?P<unit>[年月日周])"
            rf"(?={'|'.join(table.words('rate_of'))}|[一-鿿]{{2,4}}?(?:能力|产能|规模))"
        ),
        able=re.compile(rf"[^，,。；;]{{0,3}}?(?:{'|'.join(table.words('able'))})"),
        stored={**average, **single, "日": "天", "时": "小时"},
    )
