"""Words that tell what a figure counts, when, and whether it is achieved or planned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from flows.records import MeasureType, MetricStatus

WordRole = Literal[
    "verb",
    "link",
    "change",
    "reach",
    "head",
    "boundary",
    "filler",
    "pronoun",
    "relation",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPeriod:
    """A period that only its name tells: 春节 (a day), “十四五” (2021 to 2025). Dates are month-day."""

    name: str
    kind: Literal["plan", "festival", "season"]
    start: str
    end: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Word tables of the binding rules; see ``seeds/README.md`` for the columns of each."""

    roles: Mapping[str, WordRole] = field(default_factory=dict)
    unit_nouns: Mapping[str, str] = field(default_factory=dict)
    status_words: Mapping[str, MetricStatus] = field(default_factory=dict)
    measure_words: Mapping[str, MeasureType] = field(default_factory=dict)
    periods: Mapping[str, NamedPeriod] = field(default_factory=dict)
