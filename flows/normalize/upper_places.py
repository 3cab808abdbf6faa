"""Names of provinces, prefectures and counties settled to codes.

A name that several divisions bear is settled by its chain (what stands right before or after it),
then by the article's other places, its dateline, and the paper's home, in that order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

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
    settled: list[Settled] = []
    for index, mark in enumerate(marks):
        if mark.kind != "name":
            continue
        before = settled[-1] if settled else None
        after = marks[index + 1 : index + 1 + FOLLOWERS]
        found = _settle(mark, before, after, around, gazetteer, bears)
        if found is not None:
            settled.append(found)
    return settled


def _settle(
    mark: PlaceMark,
    before: Settled | None,
    after: Sequence[PlaceMark],
    around: Surroundings,
    gazetteer: Gazetteer,
    bears: Bears,
) -> Settled | None:
    senses = gazetteer.senses[mark.pattern]
    above = before.code if before and before.mark.span.end == mark.span.start else None
    if above is not None:
        below = _codes(s for s in senses if above in gazetteer.lineage(s.code)[1:])
        if len(below) == 1:
            return _settled(mark, below[0], "chain", gazetteer)
    codes = _codes(
        s for s in senses if s.use in SURE_USES or _is_in_play(s, mark, around, gazetteer)
    )
    followers = [next_mark for next_mark in after if next_mark.span.start <= mark.span.end]
    is_whole = len(mark.word) > 2 or (mark.is_bounded and mark.word[-1] in "县区旗")
    if not codes and is_whole:
        full = _codes(senses)
        codes = tuple(c for c in full if _continues(c, mark, followers, gazetteer, bears))
    if not codes:
        return None
    if above is not None and gazetteer.level(above) == "prefecture":
        elsewhere = [c for c in codes if gazetteer.level(c) == "county"]
        if len(elsewhere) == len(codes) and mark.word == gazetteer.upper[codes[0]].name:
            return Settled(
                mark=mark, code=None, status="contradictory", evidence="chain", candidates=codes
            )
    if len(codes) == 1:
        return _settled(mark, codes[0], "unique", gazetteer)
    chained = [c for c in codes if _continues(c, mark, followers, gazetteer, bears)]
    if len(chained) == 1:
        return _settled(mark, chained[0], "chain", gazetteer)
    for evidence, others in (
        ("article", around.anchors),
        ("dateline", (around.dateline,)),
        ("home", (around.home,)),
    ):
        nearest = _nearest(codes, [other for other in others if other], gazetteer)
        if nearest is not None:
            return _settled(mark, nearest, evidence, gazetteer)
    for use in ("full", "free"):
        sure = _highest(_codes(s for s in senses if s.use == use), gazetteer)
        if sure is not None:
            return _settled(mark, sure, "unique", gazetteer)
    return Settled(mark=mark, code=None, status="ambiguous", evidence="", candidates=codes)


def _highest(codes: Sequence[str], gazetteer: Gazetteer) -> str | None:
    """The one code above the others' level: 吉林 is the province unless something says the city."""
    levels = [LEVELS.index(gazetteer.level(code)) for code in codes]
    return codes[levels.index(min(levels))] if codes and levels.count(min(levels)) == 1 else None


def _settled(mark: PlaceMark, code: str, evidence: str, gazetteer: Gazetteer) -> Settled:
    is_former = mark.word in gazetteer.former and gazetteer.former[mark.word].became_code == code
    return Settled(
        mark=mark, code=code, status="former" if is_former else "current", evidence=evidence
    )


def _codes(senses: Iterable[Sense]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sense.code for sense in senses))


def _is_in_play(sense: Sense, mark: PlaceMark, around: Surroundings, gazetteer: Gazetteer) -> bool:
    """Whether the surroundings of a short name are spoken of: its prefecture, or its province by
    name.
    """
    if len(mark.word) == 2 and not mark.is_bounded:
        return (mark.word[-1] == "县" or mark.role == "title") and sense.code in around.spoken
    own = gazetteer.lineage(sense.code)
    return (
        not around.spoken.isdisjoint(own)
        or (len(own) > 1 and own[1] in around.around)
        or (mark.word.endswith(("旗", "师")) and own[-1] in around.provinces)
    )


def _continues(
    code: str,
    mark: PlaceMark,
    followers: Sequence[PlaceMark],
    gazetteer: Gazetteer,
    bears: Bears,
) -> bool:
    for follower in followers:
        if follower.kind == "name" and follower.span.start == mark.span.end:
            if any(
                code in gazetteer.lineage(s.code)[1:] for s in gazetteer.senses[follower.pattern]
            ):
                return True
        elif follower.kind == "local" and bears(code, follower):
            return True
    return False


def _nearest(codes: Sequence[str], others: Sequence[str], gazetteer: Gazetteer) -> str | None:
    """The one code that shares the deepest division with any of ``others``; None in a tie."""
    best: list[str] = []
    depth = 0
    for code in codes:
        own = set(gazetteer.lineage(code))
        shared = max((len(own & set(gazetteer.lineage(other))) for other in others), default=0)
        if shared > depth:
            best, depth = [code], shared
        elif shared == depth and shared:
            best.append(code)
    return best[0] if len(best) == 1 else None
