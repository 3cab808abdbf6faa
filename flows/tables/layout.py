"""What newspapers print around their text: marks, roles, columns, notices, furniture words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

MarkUse = Literal["byline", "item", "caption", "column"]
RoleSense = Literal[
    "reporter",
    "correspondent",
    "intern",
    "photographer",
    "source",
    "supplied_photo",
    "text",
    "text_photo",
    "photo_report",
    "ignore",
]
RolePosition = Literal["before", "after", "either"]
ColumnKind = Literal["plain", "brief", "photo", "opinion", "literary", "reference"]


# 林草局, 王府镇: what no given name ends in, so that a surname in front proves nothing.
_OFFICE_ENDS = (
    *("融媒", "中心", "日报", "晚报", "时报", "传科", "工科", "公室"),
    *"局厅办委站院馆网队所社部镇",
)

_OFFICE_LEVELS = frozenset("县市旗区州盟省镇乡")
_NO_OFFICES = tuple(f"{before}局" for before in "格布结开破新大全僵时残变")
_IN_HEADLINES = frozenset("的了让把到来")


def _close(text: str) -> str:
    return text.replace(" ", "").replace("\u3000", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleWord:
    """A word of a credit line. ``position`` says on which side of the names it may stand."""

    word: str
    sense: RoleSense
    position: RolePosition


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The layout tables, ready to match. Words are matched without spaces.

    ``columns_whole`` are names that need no mark to be known; ``columns_start`` and
    ``columns_end`` are how names of columns begin and end (数说…, …微播报), longest first.
    ``office_suffixes`` end the names of offices by themselves, without 县 or 市 in front: 供销社.
    ``short_places`` are provinces, prefectures and counties without their class: 长沙, 蕲春.
    """

    marks: Mapping[str, MarkUse]
    roles: Mapping[str, RoleWord]
    role_pattern: re.Pattern[str]
    columns_whole: Mapping[str, ColumnKind]
    columns_start: Mapping[str, ColumnKind]
    columns_end: Mapping[str, ColumnKind]
    organisation_suffixes: tuple[str, ...]
    office_suffixes: tuple[str, ...]
    surnames: frozenset[str]
    common_surnames: frozenset[str]
    short_places: frozenset[str]
    staff_pattern: re.Pattern[str]
    contact_pattern: re.Pattern[str]
    imprint_pattern: re.Pattern[str]
    weather_pattern: re.Pattern[str]
    not_places: frozenset[str]
    not_place_ends: tuple[str, ...]
    notice_pattern: re.Pattern[str]
    notices_start: tuple[str, ...]
    notices_end: tuple[str, ...]
    notes: tuple[str, ...]
    mark_characters: str
    column_starts: tuple[str, ...]
    column_ends: tuple[str, ...]
    notice_names: frozenset[str]
    """The lines that head a notice by themselves."""
    organisation_ends: frozenset[str]
    """The last characters of organisations."""

    def is_column(self, line: str) -> bool:
        """Whether a bare line is a column's name whatever stands below it: 图片新闻, 短 评."""
        return len(line) <= 12 and _close(line) in self.columns_whole

    def column_kind(self, name: str) -> ColumnKind | None:
        """Kind of the column called ``name``, by how it ends or begins; None if unknown."""
        if name.endswith(self.column_ends):
            ends = (name[start:] for start in range(len(name)))  # The longest first.
            return next(self.columns_end[end] for end in ends if end in self.columns_end)
        if name.startswith(self.column_starts):
            return next(kind for word, kind in self.columns_start.items() if name.startswith(word))
        return None

    def is_no_place(self, name: str) -> bool:
        """Whether a word only ends like a place: 老旧小区, 冷链联盟, 美丽乡村 (骆驼城镇 is one)."""
        return name in self.not_places or name.endswith(self.not_place_ends)

    def is_organisation(self, name: str) -> bool:
        """Whether a credited name is an office, a medium or a place rather than a person."""
        if len(name) < 2 or (len(name) == 2 and self.has_surname(name)):
            return False
        if len(name) == 3 and self.has_surname(name):
            return name.endswith(_OFFICE_ENDS)
        return name[-1:] in self.organisation_ends and name.endswith(self.organisation_suffixes)

    def is_office(self, name: str) -> bool:
        """Whether a line is an office by its name alone: 县供销社, 市第三医院; no 文化广角."""
        if not 3 <= len(name) <= 16 or not name.endswith(self.organisation_suffixes):
            return False
        if name.endswith(_NO_OFFICES) or not name.isalpha() or not _IN_HEADLINES.isdisjoint(name):
            return False
        if self.column_kind(name) is not None:
            return False
        return name[0] in _OFFICE_LEVELS or name.endswith(self.office_suffixes)

    def surname_score(self, name: str) -> int:
        """How much ``name`` begins like one: 2 for 王, 1 for a rare surname, -3 for none."""
        if name[:1] in self.common_surnames:
            return 2
        return 1 if self.has_surname(name) else -3

    def has_surname(self, name: str) -> bool:
        return name[:1] in self.surnames or name[:2] in self.surnames
