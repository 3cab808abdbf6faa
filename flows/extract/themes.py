"""Article -> the theme words in its headings and body, in one pass over each."""

from __future__ import annotations

import re

from flows.records import Article, ThemeHits, ThemePart
from flows.tables.themes import ThemeTable

# 治安镇, 学校路, 平安社区, 达斡尔族自治旗: a theme word that only names a place. 法治乡村 is none.
_PLACE_SUFFIX = re.compile(
    r"[镇街路县]|乡(?!村|亲|间|土|贤|风)|苏木|嘎查|自治|村(?!民|里|集|级|庄|规|务|干|支|企)"
)
_PLACE_STARTS = frozenset("镇街路县乡苏嘎自村")
_LONGEST_IN_A_NAME = 3
_LIST_COMMA = "、"


def find_theme_hits(article: Article, table: ThemeTable) -> tuple[ThemeHits, ...]:
    """The theme words of an article's column, kicker, title and body, one record a part.

    Of words that overlap the leftmost and longest is taken; words without votes, which only keep
    shorter ones from being read, are left out.
    """
    parts: tuple[tuple[ThemePart, str | None], ...] = (
        ("column", article.column_name),
        ("kicker", article.kicker),
        ("title", article.title.text if article.title else None),
        ("body", article.body.text),
    )
    return tuple(_hits(part, text, table) for part, text in parts if text)


def _hits(part: ThemePart, text: str, table: ThemeTable) -> ThemeHits:
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
            firsts[term] = start
            times[term] = 1
            if following == _LIST_COMMA:
                listed.add(term)
    return ThemeHits(part=part, firsts=firsts, times=times, listed=listed)


def _names_a_place(text: str, start: int, end: int) -> bool:
    return end - start <= _LONGEST_IN_A_NAME and _PLACE_SUFFIX.match(text, end) is not None
