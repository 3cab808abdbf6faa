"""The five-level map: names to codes, codes to divisions. Villages come county by county."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from re import Pattern
from typing import Literal

from ahocorasick_rs import AhoCorasick

from flows.records import Division, Level

NameUse = Literal["full", "free", "near", "word"]
SURE_USES = frozenset({"full", "free"})
LANDFORMS = frozenset("山河湖江海岛峡洞寺峰岭")
"""A bare name that ends so is first the mountain or river itself (灵空山), not the township."""
MOST_REMEMBERED = 20_000
TOWNSHIP_DIGITS = 9
"""Of a township's code; its villages' codes begin with it."""
LEVELS: tuple[Level, ...] = ("province", "prefecture", "county", "township", "village")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """One reading of a name.

    ``near`` counts only where its surroundings are already in play; ``word``, a word of the
    language too (清水, 合作), only in a chain or as the head of a headline.
    """

    code: str
    use: NameUse


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalNames:
    """The townships and villages under one county or prefecture.

    ``codes`` leads from a full name to every code that bears it, townships first; ``names`` from
    code to name; ``stems`` from a township's name without its class word (代钦塔拉) to its code.
    ``bare_scanner`` finds the stems that are no common words; its pattern numbers index ``bare``.
    """

    codes: Mapping[str, tuple[str, ...]]
    names: Mapping[str, str]
    stems: Mapping[str, str]
    bare: tuple[str, ...]
    bare_scanner: AhoCorasick | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Townships:
    """Every township of the country; ``plain`` are those whose bare name is no common word."""

    names: Mapping[str, str]
    parents: Mapping[str, str]
    codes: Mapping[str, tuple[str, ...]]
    plain: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PlaceWords:
    """Class words and the words around names, from ``region_classes.csv`` and ``region_words.csv``.

    ``local_class`` finds the class words below the county, ``level_of`` tells their level,
    ``longest_unknown`` how many characters may stand before one in a name that no table has, and
    ``unknown_alone`` which of them name such a place without a chain;
    ``common`` are words that end in a class word and name no place (乡村, 示范村). ``traps``
    finds words that hold a short name and mean something else (光合作用, 公路桥). ``plain_words``
    and their ``plain_verbs`` name no division anywhere, ``plain_stems`` are in no unknown name.
    ``people_after`` is what makes a place somebody's home: 黄杜村村民, 黄杜村的李强.
    """

    local_class: Pattern[str]
    level_of: Mapping[str, Level]
    longest_unknown: Mapping[str, int]
    unknown_alone: frozenset[str]
    deictic_opening: Pattern[str]
    deictic: Pattern[str]
    traps: AhoCorasick
    common: frozenset[str]
    plain_stems: Pattern[str]
    plain_words: frozenset[str]
    plain_verbs: frozenset[str]
    road_after: Pattern[str]
    company_after: Pattern[str]
    deeds: Pattern[str]
    lead_words: Pattern[str]
    last_lead: Pattern[str]
    speech_after: Pattern[str]
    title_before: Pattern[str]
    branch_offices: Pattern[str]
    governed_after: Pattern[str]
    people_after: Pattern[str]
    surnames: frozenset[str]
    wire: Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """Everything that is known of places.

    ``former`` leads from a former name to the code of what stands there now, ``former_names``
    back from it. ``papers`` leads from a paper whose name the scanner does not tell (闽南日报,
    房山报) to its home.

    ``scanner`` finds the names of provinces, prefectures and counties; a match's pattern number
    indexes ``senses``. ``local_names`` and ``townships`` load on first use and keep what they
    loaded.
    """

    upper: Mapping[str, Division]
    scanner: AhoCorasick
    senses: tuple[tuple[Sense, ...], ...]
    former: Mapping[str, str]
    former_names: Mapping[str, tuple[str, ...]]
    seats: Mapping[str, str]
    papers: Mapping[str, str]
    words: PlaceWords
    local_names: Callable[[str], LocalNames] = field(repr=False)
    townships: Callable[[], Townships] = field(repr=False)
    lineages: dict[str, tuple[str, ...]] = field(default_factory=dict, init=False, repr=False)
    divisions: dict[str, Division] = field(default_factory=dict, init=False, repr=False)
    """What ``lineage`` and ``division`` have answered before, emptied when it grows large."""
    in_full: frozenset[int] = field(init=False, repr=False)
    words_of_language: frozenset[int] = field(init=False, repr=False)
    sure: Mapping[int, str] = field(init=False, repr=False)
    """Pattern numbers of the names that are official in some sense, of those that are words of the
    language in every sense, and of those that surely name one division, with its code."""

    def __post_init__(self) -> None:
        uses = [{sense.use for sense in senses} for senses in self.senses]
        in_full = frozenset(pattern for pattern, of in enumerate(uses) if "full" in of)
        only_words = frozenset(pattern for pattern, of in enumerate(uses) if of <= {"word"})
        sure = {}
        for pattern, senses in enumerate(self.senses):
            codes = {sense.code for sense in senses if sense.use in SURE_USES}
            if len(codes) == 1:
                sure[pattern] = codes.pop()
        object.__setattr__(self, "in_full", in_full)
        object.__setattr__(self, "sure", sure)
        object.__setattr__(self, "words_of_language", only_words)

    def has(self, code: str) -> bool:
        """Whether ``code`` is the official code of a listed division."""
        if code in self.upper:
            return True
        if code[:TOWNSHIP_DIGITS] not in self.townships().parents:
            return False
        return code in self.local_names(self.base(code)).names

    def parent(self, code: str) -> str | None:
        """Code of the division above; None for a province, or for a code that no table has."""
        division = self.upper.get(code)
        if division is not None:
            return division.parent_code
        if "x" in code:
            return code.rpartition("x")[0]
        if len(code) > TOWNSHIP_DIGITS:
            return code[:TOWNSHIP_DIGITS]
        return self.townships().parents.get(code)

    def lineage(self, code: str) -> tuple[str, ...]:
        """``code`` and all above it, from the deepest up."""
        known = self.lineages.get(code)
        if known is None:
            above = self.parent(code)
            known = (code, *self.lineage(above)) if above is not None else (code,)
            if len(self.lineages) >= MOST_REMEMBERED:
                self.lineages.clear()
            self.lineages[code] = known
        return known

    def is_within(self, code: str | None, above: str | None) -> bool:
        """Whether ``code`` is ``above`` or lies in it; False where either is unknown."""
        return code is not None and above is not None and above in self.lineage(code)

    def level(self, code: str) -> Level:
        """Level of a code: an official one, or that of a place without one (150425x4ab12cd, where
        the 4 stands for the township).
        """
        division = self.upper.get(code)
        if division is not None:
            return division.level
        if "x" in code:
            return LEVELS[int(code[code.rindex("x") + 1]) - 1]
        return "township" if len(code) == TOWNSHIP_DIGITS else "village"

    def holds_townships(self, code: str) -> bool:
        """Whether ``local_names`` has a table for it: a listed county or prefecture."""
        division = self.upper.get(code)
        return division is not None and division.level != "province"

    def stems(self, code: str) -> Mapping[str, str]:
        """The townships below a listed county or prefecture, by bare name; none below others."""
        return self.local_names(code).stems if self.holds_townships(code) else {}

    def division(self, code: str) -> Division:
        """The division of an official code. KeyError where there is none."""
        known = self.upper.get(code) or self.divisions.get(code)
        if known is None:
            if len(self.divisions) >= MOST_REMEMBERED:
                self.divisions.clear()
            known = self.divisions[code] = self._division(code)
        return known

    def _division(self, code: str) -> Division:
        above = self.division(self.parent(code) or "")
        name = self.local_names(self.base(code)).names[code]
        return Division(
            region_code=code,
            name=name,
            level=self.level(code),
            parent_code=above.region_code,
            path=f"{above.path}/{name}",
        )

    def base(self, code: str) -> str:
        """The county (or prefecture without counties) that a code below it belongs to; other codes
        as they are.
        """
        if code in self.upper:
            return code
        listed = code.partition("x")[0]
        if listed in self.upper:
            return listed
        return self.townships().parents[listed[:TOWNSHIP_DIGITS]]
