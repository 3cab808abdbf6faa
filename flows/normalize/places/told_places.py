"""The places that a body names, in the order told, and how the text uses each: several in a row
are one, and the text comes back to some without naming them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from flows.lang.sentences import STATEMENT_END
from flows.normalize.places.ground import Ground
from flows.normalize.places.listed_places import is_listed, shared
from flows.normalize.places.place_use import BODIES, BODY, PlaceUse, use_of
from flows.records import PlaceMention

SEVERAL = re.compile(
    r"(?:[、和][\u4e00-\u9fff]{2,8})*等(?:\d+|[一二三四五六七八九十两]+)?个?"
    r"(?:行政|自然)?(?:村|嘎查|社区|屯|[镇乡地]|苏木|街道)"
)
COUNTED_ROW = re.compile(r"\d{1,3}个(?:行政)?[村组][、和及]")
"""龚垭乡|10个村和|更庆镇2个村."""
BODY_AGAIN = re.compile(rf"(?:[。\n”]|[。\n][\u4e00-\u9fff\d]{{2,8}}[,，])({BODIES})")


class Named(NamedTuple):
    """A place, or several in a row under the one that holds them, and how the text uses it."""

    code: str
    use: PlaceUse
    start: int
    """Where the text that it covers begins."""
    end: int
    is_return: bool = False
    """Whether someone who was met there speaks again, and the place is not named."""
    is_row: bool = False
    """Whether it holds the places that the text names."""


def told_places(text: str, mentions: Sequence[PlaceMention], ground: Ground) -> list[Named]:
    """The places named, those in a row (焦沟村、洛沟村等9个村) as what holds them."""
    found: list[Named] = []
    index = 0
    while index < len(mentions):
        first = mentions[index]
        code = first.region_code or ""
        use, start = use_of(first, text, ground.gazetteer.words)
        if use == "office" and _acts_everywhere(first, mentions[index + 1 : index + 2], text):
            use = "topic"
        is_one_of = SEVERAL.match(text, first.span.end) is not None
        while index + 1 < len(mentions) and _are_one(mentions[index], mentions[index + 1], text):
            index += 1
            code = _held_by(code, mentions[index].region_code or "", ground)
            is_one_of = is_one_of or SEVERAL.match(text, mentions[index].span.end) is not None
        if is_one_of and code == first.region_code and ground.level(code) != "county":
            code = ground.parent(code) or code
        is_row = code not in (first.region_code, mentions[index].region_code)
        found.append(Named(code, use, start, mentions[index].span.end, is_row=is_row))
        index += 1
    return found


def with_returns(
    text: str, met: Sequence[tuple[int, PlaceMention]], named: list[Named], ground: Ground
) -> list[Named]:
    """``named`` and, where the text has gone to a place above, the places that people lead back
    to: “…。”王洪彬说.
    """
    returns: list[Named] = []
    index = 0
    for at, mention in met:
        while index < len(named) and named[index].start < at:
            index += 1
        code = mention.region_code or ""
        here = next((n for n in reversed(named[:index]) if ground.is_home_ground(n.code)), None)
        if here is not None and here.code in ground.lineage(code)[1:]:
            use = use_of(mention, text, ground.gazetteer.words)[0]
            returns.append(Named(code, "topic" if use == "scene" else use, at, at, is_return=True))
    return sorted([*named, *returns], key=lambda place: place.start) if returns else named


def with_bodies(text: str, named: list[Named]) -> list[Named]:
    """``named`` and where a sentence opens with the body that the text began with, after a place
    elsewhere: 永安市的罗某来到大田县人民法院…。法庭主动联系两地….
    """
    first = named[0] if named else None
    body = BODY.match(text, first.end) if first is not None else None
    if first is None or body is None:
        return named
    returns = [
        Named(first.code, "topic", found.start(1), found.end())
        for found in BODY_AGAIN.finditer(text, body.end())
        if found[1] == body[1]
    ]
    return sorted([*named, *returns], key=lambda place: place.start) if returns else named


def _acts_everywhere(office: PlaceMention, following: Sequence[PlaceMention], text: str) -> bool:
    """县市场监管局抽调32人,对全县15家市场…: an office that acts in the whole of its place."""
    return any(
        mention.region_code == office.region_code
        and mention.text.startswith("全")
        and STATEMENT_END.search(text, office.span.end, mention.span.start) is None
        for mention in following
    )


def _are_one(one: PlaceMention, other: PlaceMention, text: str) -> bool:
    if not (one.is_name and other.is_name):
        return False
    between = text[one.span.end : other.span.start]
    return is_listed(one, other, text) or COUNTED_ROW.fullmatch(between) is not None


def _held_by(one: str, other: str, ground: Ground) -> str:
    """What holds two places of a row; the one at home where it lies above home (a road from
    双溪口乡至仙居县).
    """
    both = shared(one, other, ground.gazetteer)
    home = ground.home
    if home is not None and (both is None or both in ground.lineage(home)[1:]):
        return other if home in ground.lineage(other) else one
    return both or one


def is_trip(place: Named) -> bool:
    """他还在寿光市、青州市租了地: several places that somebody goes to."""
    return place.is_row and place.use == "scene"
