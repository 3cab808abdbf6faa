"""What is known of units, of the words around numbers, and of numerals that count nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

import ahocorasick_rs

from flows.records import Approx, MetricKind, Span

Counting = Literal["any", "many", "tens", "digits", "spoken", "beside"]
"""Which numerals may count by a unit: any; 两 and more; ten and more (or halves); digits only. A
``spoken`` unit stands only in its spoken spellings (月 in 个月), one ``beside`` certain words only
where a rule says so (日 in 10日内, 分 in 四分地)."""

PerRole = Literal["noun", "average", "single", "rate_of", "able"]
ImpliedUse = Literal["any", "scaled", "ratio", "age", "followers", "people", "column"]

_NUMERALS = frozenset("0123456789〇零一二两三四五六七八九十百千万亿几数")
_LEADING = frozenset("近逾超")
_NEAR_BY = frozenset("附最邻就靠新临亲")
_MARKS = frozenset("，,。；;、")

Position = Literal["before", "after"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit or measure word in one spelling.

    ``surface`` is what a text prints (个小时), ``unit`` what is stored (小时). One unit is
    ``factor`` times ``unit_base``, both None where the kind has no base. ``not_before`` lists what
    may not follow, because the two together are another word (人 + 民).
    """

    surface: str
    unit: str
    kind: MetricKind
    unit_base: str | None = None
    factor: Fraction | None = None
    counting: Counting = "any"
    not_before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ApproxWord:
    """A word that makes a number inexact: 近 (before, under), 左右 (after, about)."""

    word: str
    position: Position
    approx: Approx
    not_before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A word directly before or after number and unit that makes it no figure: 第, 年 + 前.

    ``units`` limits it to numbers in these units; empty means any, or none at all.
    """

    word: str
    position: Position
    units: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PerWord:
    """A word that tells what a rate is paid for; ``per`` is what is stored (日 -> 天).

    ``noun`` follows 每 or 一个 (网格), ``average`` precedes 均 (户), ``single`` follows 单 (座),
    ``rate_of`` follows 年, 月 or 日 (产, 接待), ``able`` follows 一天 (能, 要).
    """

    word: str
    role: PerRole
    per: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpliedUnit:
    """A word after which a bare number has a usual unit: 月薪六千 (元), 今年七十有三 (岁).

    ``scaled`` asks for a number in 万 or 亿 (投资三百万); ``ratio`` for a decimal (收入比2.03);
    ``followers`` for people counted in 万 without a measure word (粉丝涨到11.3万), ``people`` the
    same where they stand behind the number (带富3万农户), ``column`` heads a table's column (户数).
    """

    word: str
    use: ImpliedUse
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NonMetric:
    """A word that holds a numeral and counts nothing (三会一课), with the reason why."""

    word: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class UnitTable:
    """Units by their spelling, approximation words, and the words whose numerals count nothing."""

    units: Mapping[str, Unit]
    beside: Mapping[str, Unit] = field(default_factory=dict)
    approximations: tuple[ApproxWord, ...] = ()
    contexts: tuple[Context, ...] = ()
    non_metrics: tuple[NonMetric, ...] = ()
    pers: tuple[PerWord, ...] = ()
    implied: tuple[ImpliedUnit, ...] = ()
    _lengths: Mapping[str, tuple[int, ...]] = field(init=False)
    _automaton: ahocorasick_rs.AhoCorasick = field(init=False)

    def __post_init__(self) -> None:
        lengths: dict[str, set[int]] = {}
        for surface in self.units:
            if len(surface) > 1:
                lengths.setdefault(surface[:2], set()).add(len(surface))
        longest_first = {begin: tuple(sorted(of, reverse=True)) for begin, of in lengths.items()}
        object.__setattr__(self, "_lengths", longest_first)
        automaton = ahocorasick_rs.AhoCorasick(
            [entry.word for entry in self.non_metrics],
            matchkind=ahocorasick_rs.MATCHKIND_LEFTMOST_LONGEST,
            implementation=ahocorasick_rs.Implementation.DFA,  # Twice as fast as what is chosen.
        )
        object.__setattr__(self, "_automaton", automaton)

    def unit_at(self, text: str, at: int) -> Unit | None:
        """The unit with the longest spelling at ``at`` that the text behind it allows."""
        # Two characters tell nearly everywhere that no longer spelling stands here.
        for length in self._lengths.get(text[at : at + 2], ()):
            unit = self.units.get(text[at : at + length])
            if unit is not None and not text.startswith(unit.not_before, at + length):
                return unit
        unit = self.units.get(text[at : at + 1])
        if unit is not None and not text.startswith(unit.not_before, at + 1):
            return unit
        return None

    def words(self, role: PerRole) -> dict[str, str]:
        """Words of ``role`` with what each is stored as, the longest first."""
        entries = sorted(self.pers, key=lambda entry: len(entry.word), reverse=True)
        return {entry.word: entry.per or entry.word for entry in entries if entry.role == role}

    def words_without_figures(self, text: str) -> list[Span]:
        """Where words stand whose numerals count nothing (三会一课, 千方百计), in order.

        Not where the word cuts a longer numeral (万一 in 两万一千) nor where a word of
        approximation leads it (近百万亩) or nothing is done 四处 (管涌四处，).
        """
        found = self._automaton.find_matches_as_indexes(text)
        return [
            Span(start, end)
            for _, start, end in found
            if not (
                _both_numerals(text, start - 1)
                or _both_numerals(text, end - 1)
                or _is_counted(text, start, end)
            )
        ]


def _is_counted(text: str, start: int, end: int) -> bool:
    if text[start] not in _NUMERALS:
        return False
    led = text[start - 1 : start] in _LEADING and text[start - 2 : start - 1] not in _NEAR_BY
    return led or (text[start:end] == "四处" and text[end : end + 1] in _MARKS)


def _both_numerals(text: str, at: int) -> bool:
    return 0 <= at < len(text) - 1 and text[at] in _NUMERALS and text[at + 1] in _NUMERALS
