"""Names of provinces, prefectures and counties settled to codes.

A name that several divisions bear is settled by its chain (what stands right before or after it),
then by the article's other places, its dateline, and the paper's home, in that order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from flows.frozen import dataclass
from flows.records import PlaceMark, PlaceStatus
from flows.tables.gazetteer import LEVELS, SURE_USES, Gazetteer, Sense

FOLLOWERS = 6
"""How many marks after a name may continue it: the chain's next names, found in several ways."""


class Surroundings:
    """What may settle a name: the article's sure places, its dateline, and the paper's home.

    ``spoken`` are these codes themselves; ``around`` those below the province with all above them;
    ``provinces`` their provinces.
    """

    __slots__ = ("anchors", "around", "dateline", "home", "provinces", "spoken")

    def __init__(
        self,
        anchors: tuple[str, ...],
        dateline: str | None,
        home: str | None,
        gazetteer: Gazetteer,
    ) -> None:
        self.anchors, self.dateline, self.home = anchors, dateline, home
        self.spoken = frozenset(code for code in (*anchors, dateline, home) if code is not None)
        lines = [gazetteer.lineage(code) for code in self.spoken]
        self.around = frozenset(code for line in lines if len(line) > 1 for code in line)
        self.provinces = frozenset(line[-1] for line in lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A mark read as a division; ``code`` is None where the candidates could not be told apart."""

    mark: PlaceMark
    code: str | None
    status: PlaceStatus
    evidence: str
    candidates: tuple[str, ...] = ()


Bears = Callable[[str, PlaceMark], bool]
"""Whether the county bears a local name that the mark may be."""


def sure_codes(marks: Iterable[PlaceMark], gazetteer: Gazetteer) -> tuple[str, ...]:
    """Codes of the names that have one reading where they stand, in order: any long one, and one of
    two characters that opens a headline (吉县:苹果进入收获期).
    """
    codes = []
    for mark in marks:
        if mark.kind == "name":
            code = gazetteer.sure.get(mark.pattern)
            if mark.role != "body" and mark.span.start == 0 and mark.word.endswith("县"):
                senses = gazetteer.senses[mark.pattern]
                code = senses[0].code if len({sense.code for sense in senses}) == 1 else None
            if code is not None:
                codes.append(code)
    return tuple(codes)


def settle_names(
    marks: Sequence[PlaceMark], around: Surroundings, gazetteer: Gazetteer, bears: Bears
) -> list[Settled]:
    """The ``name`` marks of one passage, in order; those that name no place here are left out."""
    reader = _Reader(around, gazetteer, bears)
    settled: list[Settled] = []
    for index, mark in enumerate(marks):
        if mark.kind == "name":
            after = marks[index + 1 : index + 1 + FOLLOWERS]
            found = reader.settle(mark, settled[-1] if settled else None, after)
            if found is not None:
                settled.append(found)
    return settled


class _Reader(NamedTuple):
    """What settles the names of a passage."""

    around: Surroundings
    gazetteer: Gazetteer
    bears: Bears

    def settle(
        self, mark: PlaceMark, before: Settled | None, after: Sequence[PlaceMark]
    ) -> Settled | None:
        """``mark`` as a division; ``before`` is the name before it, ``after`` the next marks."""
        senses, gazetteer = self.gazetteer.senses[mark.pattern], self.gazetteer
        above = before.code if before and before.mark.span.end == mark.span.start else None
        if above is not None:
            below = _codes(s for s in senses if above in gazetteer.lineage(s.code)[1:])
            if len(below) == 1:
                return self._settled(mark, below[0], "chain")
        codes = _codes(s for s in senses if s.use in SURE_USES or self._is_in_play(s, mark))
        followers = [next_mark for next_mark in after if next_mark.span.start <= mark.span.end]
        is_whole = len(mark.word) > 2 or (mark.is_bounded and mark.word[-1] in "县区旗")
        if not codes and is_whole:
            codes = tuple(c for c in _codes(senses) if self._continues(c, mark, followers))
        if not codes:
            return None
        if above is not None and self._contradicts(mark, above, codes):
            return Settled(
                mark=mark, code=None, status="contradictory", evidence="chain", candidates=codes
            )
        if len(codes) == 1:
            return self._settled(mark, codes[0], "unique")
        return self._chosen(mark, codes, followers) or Settled(
            mark=mark, code=None, status="ambiguous", evidence="", candidates=codes
        )

    def _contradicts(self, mark: PlaceMark, above: str, codes: Sequence[str]) -> bool:
        """Whether a county's full name stands behind a city that has no county so called."""
        level = self.gazetteer.level
        return (
            level(above) == "prefecture"
            and all(level(code) == "county" for code in codes)
            and mark.word == self.gazetteer.upper[codes[0]].name
        )

    def _chosen(
        self, mark: PlaceMark, codes: Sequence[str], followers: Sequence[PlaceMark]
    ) -> Settled | None:
        """The one of several divisions that the chain, the surroundings or its rank tells."""
        chained = [c for c in codes if self._continues(c, mark, followers)]
        if len(chained) == 1:
            return self._settled(mark, chained[0], "chain")
        around = self.around
        for evidence, others in (
            ("article", around.anchors),
            ("dateline", (around.dateline,)),
            ("home", (around.home,)),
        ):
            nearest = self._nearest(codes, [other for other in others if other])
            if nearest is not None:
                return self._settled(mark, nearest, evidence)
        senses = self.gazetteer.senses[mark.pattern]
        for use in ("full", "free"):
            sure = self._highest(_codes(s for s in senses if s.use == use))
            if sure is not None:
                return self._settled(mark, sure, "unique")
        return None

    def _highest(self, codes: Sequence[str]) -> str | None:
        """The one code above the others' level: 吉林 is the province unless something says the
        city.
        """
        levels = [LEVELS.index(self.gazetteer.level(code)) for code in codes]
        is_one = bool(codes) and levels.count(min(levels)) == 1
        return codes[levels.index(min(levels))] if is_one else None

    def _settled(self, mark: PlaceMark, code: str, evidence: str) -> Settled:
        is_former = self.gazetteer.former.get(mark.word) == code
        return Settled(
            mark=mark, code=code, status="former" if is_former else "current", evidence=evidence
        )

    def _is_in_play(self, sense: Sense, mark: PlaceMark) -> bool:
        """Whether the surroundings of a short name are spoken of: its prefecture, or its province
        by name.
        """
        around = self.around
        if len(mark.word) == 2 and not mark.is_bounded:
            return (mark.word[-1] == "县" or mark.role == "title") and sense.code in around.spoken
        own = self.gazetteer.lineage(sense.code)
        return (
            not around.spoken.isdisjoint(own)
            or (len(own) > 1 and own[1] in around.around)
            or (mark.word.endswith(("旗", "师")) and own[-1] in around.provinces)
        )

    def _continues(self, code: str, mark: PlaceMark, followers: Sequence[PlaceMark]) -> bool:
        """Whether one of the names right behind is that of a place within ``code``."""
        lineage, senses = self.gazetteer.lineage, self.gazetteer.senses
        return any(
            self.bears(code, follower)
            if follower.kind == "local"
            else follower.kind == "name"
            and follower.span.start == mark.span.end
            and any(code in lineage(s.code)[1:] for s in senses[follower.pattern])
            for follower in followers
        )

    def _nearest(self, codes: Sequence[str], others: Sequence[str]) -> str | None:
        """The one code that shares the deepest division with any of ``others``; None in a tie."""
        lines = [set(self.gazetteer.lineage(other)) for other in others]
        depths = [
            max((len(line.intersection(self.gazetteer.lineage(code))) for line in lines), default=0)
            for code in codes
        ]
        depth = max(depths)
        return codes[depths.index(depth)] if depth and depths.count(depth) == 1 else None


def _codes(senses: Iterable[Sense]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sense.code for sense in senses))
