"""What is in play while an article is read: the places named so far, the paper's home, and
unlisted places.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from flows.records import Division, Level, PlaceMark, PlaceStatus
from flows.tables.gazetteer import Gazetteer

REMEMBERED = 24
"""How many of the last places of a level stay in play: a reader does not think further back."""


Names = Mapping[str, tuple[str, ...]]
"""Name -> the codes that bear it."""


class Window(NamedTuple):
    """Characters of ``text`` from ``start`` through the class word of ``mark``, whose end may be a
    local name. ``name`` spells them as the tables do.
    """

    name: str
    start: int
    mark: PlaceMark
    text: str

    def cut(self, offset: int) -> Window:
        """The window from its ``offset`` on."""
        return self._replace(name=self.name[offset:], start=self.start + offset)

    def ends(self) -> Iterator[Window]:
        """The window and every shorter one whose name has two characters before the class word."""
        for offset in range(len(self.name) - len(self.mark.word) - 1):
            yield self.cut(offset)

    @property
    def stem(self) -> str:
        """The name without its class word."""
        return self.name[: -len(self.mark.word)]


@dataclass(slots=True, kw_only=True)
class LocalFound:
    """A local name read: ``start`` is where its first character stands in the passage."""

    start: int
    code: str | None
    status: PlaceStatus
    evidence: str
    candidates: tuple[str, ...] = ()
    variant_of: str | None = None


@dataclass(slots=True, kw_only=True)
class Ground:
    """What is in play while an article is read in order; its lists change as places are named."""

    gazetteer: Gazetteer
    home: str | None
    unlisted: dict[str, Division]
    counties: list[str] = field(default_factory=list)
    towns: list[str] = field(default_factory=list)
    villages: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    """Places that the kicker or the headline names."""
    level: Callable[[str], Level] = field(init=False)
    parent: Callable[[str], str | None] = field(init=False)
    lineage: Callable[[str], tuple[str, ...]] = field(init=False)
    """As the gazetteer answers them: asked for every place, without a step between."""
    _scopes: tuple[str, ...] | None = field(default=None, init=False)
    _tables: tuple[tuple[str, Names], ...] = field(default=(), init=False)
    """What ``scopes`` and ``tables`` have answered; None after another county was named."""

    def __post_init__(self) -> None:
        self.level = self.gazetteer.level
        self.parent = self.gazetteer.parent
        self.lineage = self.gazetteer.lineage

    def name(self, code: str) -> None:
        """Note that ``code`` was named: what follows is looked up under it first."""
        level = self.level(code)
        if level == "village":
            _to_front(self.villages, code)
            above = self.parent(code)
            if above is not None:
                self.name(above)
        elif level == "township":
            _to_front(self.towns, code)
            county = self.parent(code)
            if county is not None:
                self._name_county(county)
        elif level == "county" or (level == "prefecture" and self.is_home_ground(code)):
            self._name_county(code)

    def _name_county(self, code: str) -> None:
        if self.counties[:1] != [code]:
            _to_front(self.counties, code)
            self._scopes = None

    def is_home_ground(self, code: str) -> bool:
        """Whether ``code`` lies in the paper's home or above it; anything does where home is
        unknown.
        """
        home = self.home
        return home is None or home in self.lineage(code) or code in self.lineage(home)

    def scopes(self) -> tuple[str, ...]:
        """Where a name without a chain is looked up: the article's places at home, home, then
        others.
        """
        if self._scopes is None:
            near = [code for code in self.counties if self.is_home_ground(code)]
            if self.home is not None and self.home not in near:
                near.append(self.home)
            self._scopes = (*near, *(code for code in self.counties if code not in near))
            self._tables = tuple((scope, self.table(scope)) for scope in self._scopes)
        return self._scopes

    def tables(self) -> tuple[tuple[str, Names], ...]:
        """``scopes``, each with its ``table``."""
        self.scopes()
        return self._tables

    def table(self, scope: str) -> Names:
        """A table that holds every name below ``scope``, and perhaps others."""
        if scope in self.unlisted:
            return {}
        if self.level(scope) == "province":
            return self.gazetteer.townships().codes
        return self.gazetteer.local_names(self.gazetteer.base(scope)).codes

    def division(self, code: str) -> Division:
        return self.unlisted.get(code) or self.gazetteer.division(code)


def _to_front(codes: list[str], code: str) -> None:
    if code in codes:
        codes.remove(code)
    codes.insert(0, code)
    del codes[REMEMBERED:]
