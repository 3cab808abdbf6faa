"""Townships and villages: names before a class word looked up in the counties in play.

Lookups go from the division right before the name (chain), over the counties the article names, to the paper's
home. A well-formed name that no table has becomes a division of its own under its parent.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from flows.records import Division, Level, PlaceMark, PlaceStatus
from flows.tables.gazetteer import Gazetteer

SPELLINGS = (("居委会", "社区"), ("场部", "场"))
LONGEST_UNLISTED = 5
LONGEST_UNLISTED_MONGOLIAN = 7
MONGOLIAN_CLASSES = frozenset({"嘎查", "苏木", "农场", "牧场", "林场", "繁育中心", "管理区", "示范区"})
ZONES = frozenset({"新区", "开发区", "管理区", "示范区", "园区", "度假区", "风景区"})
"""Under a prefecture such a zone is governed like a county."""
FREE_UNLISTED = frozenset({"村", "嘎查", "社区", "镇", "乡", "苏木", "街道"})
"""Class words that make a place of an unknown name even without a chain."""
NOT_IN_NAMES = re.compile(
    r"[的了是这那各每全该我你他们本两几多个有为等或在把被让使从到向对于以并将其所之也都就又还才及与和给"
    r"入进建成住受说跟带去来做名0-9A-Za-z]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
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
    """What is in play while an article is read in order; changes as places are named."""

    gazetteer: Gazetteer
    home: str | None
    unlisted: dict[str, Division]
    counties: list[str] = field(default_factory=list)
    towns: list[str] = field(default_factory=list)
    villages: list[str] = field(default_factory=list)

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
                _to_front(self.counties, county)
        elif level == "county" or (level == "prefecture" and self.is_home_ground(code)):
            _to_front(self.counties, code)

    def is_home_ground(self, code: str) -> bool:
        """Whether ``code`` lies in the paper's home or above it; anything does where home is unknown."""
        home = self.home
        return home is None or home in self.lineage(code) or code in self.lineage(home)

    def scopes(self) -> tuple[str, ...]:
        """Where a name without a chain is looked up: the article's places at home, home, then others."""
        near = [code for code in self.counties if self.is_home_ground(code)]
        if self.home is not None and self.home not in near:
            near.append(self.home)
        return (*near, *(code for code in self.counties if code not in near))

    def level(self, code: str) -> Level:
        found = self.unlisted.get(code)
        return found.level if found else self.gazetteer.level(code)

    def parent(self, code: str) -> str | None:
        return self.gazetteer.parent(code)

    def lineage(self, code: str) -> tuple[str, ...]:
        return self.gazetteer.lineage(code)

    def division(self, code: str) -> Division:
        return self.unlisted.get(code) or self.gazetteer.division(code)


def _to_front(codes: list[str], code: str) -> None:
    if code in codes:
        codes.remove(code)
    codes.insert(0, code)


def read_local(
    mark: PlaceMark, text: str, above: str | None, floor: int, ground: Ground
) -> LocalFound | None:
    """The place that a local mark names, or None where it names none.

    ``above`` is the division whose name ends at ``floor``, if one does; names do not reach before ``floor``.
    """
    words = ground.gazetteer.words
    start = max(mark.span.start, floor)
    stem_end = mark.span.end - len(mark.word)
    if start >= stem_end:
        return None
    is_chained = above is not None and start == floor
    window = _official(text[start : mark.span.end])
    if is_chained and above is not None:
        found = _listed(window, start, (above,), ground, "chain")
        if found is not None:
            return found
        made = _unlisted(window, start, mark, above, ground, longest=_longest(mark.word))
        if made is not None:
            return made
    found = _listed(window, start, ground.scopes(), ground, "article")
    if found is None and not ground.counties and ground.home is None:
        found = _anywhere(window, start, mark, ground)
    if found is not None:
        printed = text[found.start : mark.span.end]
        if printed in words.common or not _is_clear(found, printed, mark, text, ground):
            return None
        return found
    return _free_unlisted(window, start, mark, text, ground)


def _is_clear(
    found: LocalFound, printed: str, mark: PlaceMark, text: str, ground: Ground
) -> bool:
    """Whether the name is surely one: not a verb before 村 (下村入户), nor a common word (推动振兴镇域)."""
    words = ground.gazetteer.words
    start = found.start
    is_bounded = (
        (mark.is_bounded and start == mark.span.start)
        or start == 0
        or words.lead_words.search(text[max(start - 3, 0) : start]) is not None
    )
    if len(printed) == 2:
        is_known = found.code in ground.villages or found.code in ground.towns
        return is_known or is_bounded and words.governed_after.match(text, mark.span.end) is not None
    is_near = found.evidence in ("article", "home") and ground.home is not None
    if is_near and ground.level(ground.home or "") in ("county", "prefecture"):
        return True
    return is_bounded or found.code in ground.gazetteer.townships().plain or len(printed) > 3


def read_across(mark: PlaceMark, text: str, floor: int, ground: Ground) -> LocalFound | None:
    """A listed name that swallows a shorter one before it: 鄂温克民族苏木, where 鄂温克 is a banner too."""
    start = max(mark.span.start, floor)
    window = _official(text[start : mark.span.end])
    return _listed(window, start, ground.scopes(), ground, "article")


def _official(name: str) -> str:
    """东街居委会 -> 东街社区: the class word that the tables use."""
    for spelling, official in SPELLINGS:
        if name.endswith(spelling):
            return name.removesuffix(spelling) + official
    return name


def _listed(
    window: str, start: int, scopes: Sequence[str], ground: Ground, evidence: str
) -> LocalFound | None:
    """The longest ending of ``window`` that is a name under one of ``scopes``, nearest scope first."""
    for offset in range(len(window) - 1):
        name = window[offset:]
        for scope in scopes:
            codes = codes_under(scope, name, ground)
            if codes:
                why = "home" if scope == ground.home and evidence != "chain" else evidence
                code, why = _choose(codes, ground, why)
                return LocalFound(
                    start=start + offset,
                    code=code,
                    status="current" if code else "ambiguous",
                    evidence=why,
                    candidates=() if code else codes,
                )
    return None


def codes_under(scope: str, name: str, ground: Ground) -> tuple[str, ...]:
    """Codes of the listed places below ``scope`` that bear ``name``."""
    gazetteer = ground.gazetteer
    size = len(scope)
    if scope in ground.unlisted:
        return ()
    if size == 6 and scope.endswith("0000"):
        codes = gazetteer.townships().codes.get(name, ())
        return tuple(code for code in codes if code.startswith(scope[:2]))
    if size == 6:
        return gazetteer.local_names(scope).codes.get(name, ())
    codes = gazetteer.local_names(gazetteer.base(scope)).codes.get(name, ())
    town = scope[:9]
    return tuple(code for code in codes if code.startswith(town) and code != scope)


def _choose(codes: tuple[str, ...], ground: Ground, evidence: str) -> tuple[str | None, str]:
    """One of several bearers of a name: the township before its villages, else under the last town."""
    if len(codes) == 1:
        return codes[0], evidence
    townships = [code for code in codes if len(code) == 9]
    if len(townships) == 1:
        return townships[0], evidence
    for code in ground.villages:
        if code in codes:
            return code, "article"
    for town in ground.towns:
        below = [code for code in codes if code.startswith(town)]
        if len(below) == 1:
            return below[0], "article"
    for county in ground.counties:
        below = [code for code in codes if county in ground.lineage(code)]
        if len(below) == 1:
            return below[0], "article"
    return None, ""


def _anywhere(window: str, start: int, mark: PlaceMark, ground: Ground) -> LocalFound | None:
    """A township that only one county of the country has."""
    townships = ground.gazetteer.townships()
    for offset in range(len(window) - len(mark.word) - 1):
        codes = townships.codes.get(window[offset:], ())
        if codes:
            code = codes[0] if len(codes) == 1 else None
            return LocalFound(
                start=start + offset,
                code=code,
                status="current" if code else "ambiguous",
                evidence="unique" if code else "",
                candidates=() if code else codes,
            )
    return None


def _unlisted(
    window: str, start: int, mark: PlaceMark, above: str, ground: Ground, *, longest: int
) -> LocalFound | None:
    """A place of its own under ``above``, for a well-formed name that no table has."""
    words = ground.gazetteer.words
    stem = window[: -len(mark.word)]
    level = words.level_of[mark.word]
    if mark.word in ZONES and ground.level(above) == "prefecture":
        level = "county"
    is_below = ground.level(above) in ("county", "prefecture", "township") and (
        level == "village" or ground.level(above) != "township"
    )
    if not is_below or not 2 <= len(stem) <= longest or window in words.common:
        return None
    if NOT_IN_NAMES.search(stem) or any(word in stem for word in words.plain_stems):
        return None
    code = _own_code(above, window)
    parent = ground.division(above)
    ground.unlisted.setdefault(
        code,
        Division(
            region_code=code,
            name=window,
            level=level,
            parent_code=above,
            path=f"{parent.path}/{window}",
            is_listed=False,
        ),
    )
    return LocalFound(
        start=start,
        code=code,
        status="unlisted",
        evidence="chain",
        variant_of=_variant(window, above, ground),
    )


def _own_code(parent: str, name: str) -> str:
    """A code for a place without one: its parent's, an ``x``, and a hash of its name."""
    return f"{parent}x{hashlib.sha256(name.encode()).hexdigest()[:6]}"


def _variant(name: str, above: str, ground: Ground) -> str | None:
    """The one listed place nearby whose name differs in one character: what the print may have meant."""
    if above in ground.unlisted or len(name) < 4:
        return None
    near = [
        code
        for code, other in ground.gazetteer.local_names(ground.gazetteer.base(above)).names.items()
        if len(other) == len(name)
        and sum(a != b for a, b in zip(other, name, strict=True)) == 1
        and (len(above) == 6 or code.startswith(above[:9]))
    ]
    return near[0] if len(near) == 1 else None


def _free_unlisted(
    window: str, start: int, mark: PlaceMark, text: str, ground: Ground
) -> LocalFound | None:
    """An unknown name that stands on its own: 走进友好村, 友好村党支部. Its parent is the last town or county.

    Only after a word of place, or before a word of office: 打造社区, 助力乡村 look alike otherwise.
    """
    if mark.word not in FREE_UNLISTED:
        return None
    words = ground.gazetteer.words
    stem = window[: -len(mark.word)]
    is_led = False
    for cut in range(len(stem) - 1, 0, -1):
        if words.lead_words.search(stem[:cut]):
            stem, is_led = stem[cut:], True
            break
    is_governed = mark.is_bounded and words.governed_after.match(text, mark.span.end)
    is_whole = mark.role != "body" and len(window) == len(text)
    longest = _longest(mark.word)
    above = _parent_for(words.level_of[mark.word], ground)
    if not (is_led or is_governed or is_whole) or above is None:
        return None
    offset = len(window) - len(mark.word) - len(stem)
    return _unlisted(window[offset:], start + offset, mark, above, ground, longest=longest)


def _longest(word: str) -> int:
    """How many characters an unknown name may have before its class word."""
    return LONGEST_UNLISTED_MONGOLIAN if word in MONGOLIAN_CLASSES else LONGEST_UNLISTED


def _parent_for(level: Level, ground: Ground) -> str | None:
    if level == "village" and ground.towns:
        return ground.towns[0]
    for code in ground.counties:
        if ground.level(code) == "county":
            return code
    home = ground.home
    return home if home is not None and ground.level(home) == "county" else None
