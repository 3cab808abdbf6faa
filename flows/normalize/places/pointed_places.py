"""Words that point at a place: 该旗, 全镇, 村里, 旗妇联, 首府."""

from __future__ import annotations

from collections.abc import Sequence

from flows.normalize.places.bare_places import local_stem
from flows.normalize.places.ground import Ground
from flows.records import Division, PlaceMark, PlaceMention, Span


def pointed(mark: PlaceMark, text: str, ground: Ground) -> PlaceMention | None:
    """该旗, 全镇, 旗妇联: the last place named of that class, else the paper's home; 首府: the
    seat above it.
    """
    code = _seat(ground) if mark.kind == "seat" else _pointed_at(mark, text, ground)
    if code is None:
        return None
    start, end = mark.span.start, mark.span.end
    stem = local_stem(ground.division(code).name)
    if text.startswith("全", start) and len(stem) > 1 and text.endswith(stem, 0, start):
        start -= len(stem)  # 社口全镇的账更大: it is named too
    return PlaceMention(
        role=mark.role,
        span=Span(start, end),
        text=text[start:end],
        region_code=code,
        status="current",
        evidence="deictic" if start == mark.span.start else "article",
    )


def _seat(ground: Ground) -> str | None:
    for code in (*ground.counties, ground.home):
        if code is not None:
            seat = ground.gazetteer.seats.get(ground.lineage(code)[-1])
            if seat is not None:
                return seat
    return None


def _pointed_at(mark: PlaceMark, text: str, ground: Ground) -> str | None:
    word = mark.word
    if word[-1] in "局场":
        named = (*ground.heads, *ground.villages[:1], *ground.towns)
        return next((c for c in named if ground.division(c).name.endswith(word)), None)
    if word == "垦区" and ground.home is not None:
        return ground.lineage(ground.home)[-1]
    start, level = mark.span.start, ground.gazetteer.words.level_of.get(word)
    if level == "village":
        last = ground.villages[:1]
        is_last = text.startswith(("该", "这"), start) or _is_of_last(last, text, start, ground)
        told = (*last, *ground.heads) if is_last else (*ground.heads, *last)
    elif level == "township":
        points_back = text.startswith(("该", "这"), start)
        own = [] if points_back else [*ground.heads, *filter(ground.is_home_ground, ground.towns)]
        told = (*own, *ground.towns)
    else:
        return _upper_pointed_at(mark, text, ground)
    of_level = (code for code in told if ground.level(code) == level)
    return next((code for code in of_level if ground.division(code).name.endswith(word)), None)


def _is_of_last(last: Sequence[str], text: str, start: int, ground: Ground) -> bool:
    """Whether 全村 at ``start`` is the ``last`` village: that which its paragraph has named."""
    if not last or not text.startswith("全", start):
        return False
    opens = text.rfind("\n", 0, start) + 1
    return local_stem(ground.division(last[0]).name) in text[opens:start]


def _upper_pointed_at(mark: PlaceMark, text: str, ground: Ground) -> str | None:
    """该县, 全区, 旗妇联: the county last named or the paper's home, or what lies above them."""
    word = mark.word
    points_back = text.startswith(("该", "这个"), mark.span.start)
    is_whole = text.startswith(("全", "我"), mark.span.start)
    home = [ground.home] if ground.home else []
    near = [code for code in ground.counties if ground.is_home_ground(code)]
    others = [code for code in ground.counties if code not in near]
    points_back = points_back or _is_abroad(near, ground)
    origins = [*near, *others, *home] if points_back else [*near, *home, *others]
    for origin in origins:
        for code in ground.lineage(origin):
            if _is_of_class(ground.division(code), word, is_whole=is_whole):
                return code
    return next((code for code in origins if _was_of_class(code, word, ground)), None)


def _is_abroad(near: Sequence[str], ground: Ground) -> bool:
    """通城县关刀镇的社员忙着采茶。全县…: whether it has named a town elsewhere and nothing near."""
    at_home = ground.is_home_ground
    return not near and bool(ground.towns) and not any(map(at_home, ground.towns))


def _was_of_class(code: str, word: str, ground: Ground) -> bool:
    """Whether a county was of the class before it was renamed: 全县 of 永年县, now 永年区."""
    borne = ground.gazetteer.former_names.get(code, ())
    return ground.level(code) == "county" and any(name.endswith(word) for name in borne)


def _is_of_class(division: Division, word: str, *, is_whole: bool) -> bool:
    """Whether ``word`` may point at it; 全区 may be an autonomous region, 区委 may not."""
    if division.level in ("township", "village"):
        return False
    is_region = word == "区" and division.level == "province"
    return division.name.endswith(word) and (not is_region or is_whole)
