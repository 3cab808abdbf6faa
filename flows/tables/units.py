"""What is known of units, of the words around numbers, and of numerals that count nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

import ahocorasick_rs

from flows.records import Approx, MetricKind, Span

Counting = Literal["any", "many", "tens", "digits", "spoken"]
"""Which numerals may count by a unit: any; 两 and more; ten and more (or halves); digits only. A
``spoken`` unit stands only in its spoken spellings (月 in 个月)."""

_NUMERALS = frozenset("0123456789〇零一二两三四五六七八九十百千万亿几数")

Position = Literal["before", "after"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit or measure word in one spelling.

    ``surface`` is what a text prints (个小时), ``unit`` what is stored (小时). ``factor`` base units
    ``unit_base`` make one unit, both None where the kind has no base. ``not_before`` lists what may
    not follow, because the two together are another word (人 + 民).
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
class NonMetric:
    """A word that holds a numeral and counts nothing (三会一课), with the reason why."""

    word: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class UnitTable:
    """Units by their spelling, approximation words, and the words whose numerals count nothing."""

    units: Mapping[str, Unit]
    approximations: tuple[ApproxWord, ...] = ()
    contexts: tuple[Context, ...] = ()
    non_metrics: tuple[NonMetric, ...] = ()
    longest: int = field(init=False)
    _automaton: ahocorasick_rs.AhoCorasick = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "longest", max(map(len, self.units), default=0))
        automaton = ahocorasick_rs.AhoCorasick(
            [entry.word for entry in self.non_metrics],
            matchkind=ahocorasick_rs.MATCHKIND_LEFTMOST_LONGEST,
        )
        object.__setattr__(self, "_automaton", automaton)

    def unit_at(self, text: str, at: int) -> Unit | None:
        """The unit with the longest spelling at ``at`` that the text behind it allows."""
        for length in range(min(self.longest, len(text) - at), 0, -1):
            unit = self.units.get(text[at : at + length])
            if unit is not None and not (
                unit.not_before and text.startswith(unit.not_before, at + length)
            ):
                return unit
        return None

    def words_without_figures(self, text: str) -> list[Span]:
        """Where words stand whose numerals count nothing (三会一课, 千方百计), in order.

        Not where the word cuts a longer numeral: 万一 in 两万一千.
        """
        return [
            Span(start, end)
            for _, start, end in self._automaton.find_matches_as_indexes(text)
            if not (
                (text[start] in _NUMERALS and text[start - 1 : start] in _NUMERALS and start)
                or (text[end - 1] in _NUMERALS and text[end : end + 1] in _NUMERALS and end < len(text))
            )
        ]
