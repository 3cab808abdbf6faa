"""Article -> the theme words in its headings and body, in one pass over each."""

from __future__ import annotations

import re
from collections.abc import Iterable

from flows.records import Article, PlaceMention, ThemeHits, ThemePart
from flows.tables.themes import ThemeTable

# 治安镇, 学校路, 平安社区, 达斡尔族自治旗: a theme word that only names a place. 法治乡村 is none.
_LANDFORMS = "庙寺沟坝坪湾岭岗畈冲坳坡屯寨洼塘"
_PLACE_SUFFIX = re.compile(
    r"[镇街路县]|乡(?!村|亲|间|土|贤|风)|苏木|嘎查|自治|村(?!民|里|集|级|庄|规|务|干|支|企)"
    # 火龙庙村, 茶园坪村
    rf"|[{_LANDFORMS}](?:村(?!民|里|口|头|道)|镇)"
)
_PLACE_STARTS = frozenset("镇街路县乡苏嘎自村" + _LANDFORMS)
_LONGEST_IN_A_NAME = 3
_LIST_COMMA = "、"
# 天桥岭镇 and 金台区 hold no bridge and no transformer, but 文峰社区 is a community.
_CLASSES = frozenset(("社区", "林场", "开发区"))
_NO_NAME = (1 << 62, 1 << 62)


def find_theme_hits(
    article: Article, table: ThemeTable, places: Iterable[PlaceMention] = ()
) -> tuple[ThemeHits, ...]:
    """The theme words of an article's column, kicker, title and body, one record a part.

    Of words that overlap the leftmost and longest is taken; words without votes, which only keep
    shorter ones from being read, are left out, and so are words within the names of ``places``.
    """
    names: dict[ThemePart, list[tuple[int, int]]] = {}
    for place in places:
        names.setdefault(place.role, []).append((place.span.start, place.span.end))
    parts: tuple[tuple[ThemePart, str | None], ...] = (
        ("column", article.column_name),
        ("kicker", article.kicker),
        ("title", article.title.text if article.title else None),
        ("body", article.body.text),
    )
    return tuple(_hits(part, text, table, names.get(part, [])) for part, text in parts if text)


def _hits(part: ThemePart, text: str, table: ThemeTable, names: list[tuple[int, int]]) -> ThemeHits:
    """``names`` holds where the names of places begin and end."""
    ahead = iter(sorted(names))
    name_start, name_end = next(ahead, _NO_NAME)
    firsts: dict[int, int] = {}
    times: dict[int, int] = {}
    listed: set[int] = set()
    silent = table.silent
    for term, start, end in table.matcher.find_matches_as_indexes(text):
        if term in times:
            times[term] += 1
            if term in listed and text[end : end + 1] != _LIST_COMMA:
                listed.discard(term)
        elif term not in silent:
            following = text[end : end + 1]
            if following in _PLACE_STARTS and _names_a_place(text, start, end):
                continue
            while start >= name_end:
                name_start, name_end = next(ahead, _NO_NAME)
            if name_start <= start and end <= name_end and text[start:end] not in _CLASSES:
                continue
            firsts[term] = start
            times[term] = 1
            if following == _LIST_COMMA:
                listed.add(term)
    return ThemeHits(part=part, firsts=firsts, times=times, listed=listed)


def _names_a_place(text: str, start: int, end: int) -> bool:
    return end - start <= _LONGEST_IN_A_NAME and _PLACE_SUFFIX.match(text, end) is not None
