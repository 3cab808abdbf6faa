"""Article -> the theme words in its headings and body, in one pass over each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.records import Article, ThemeHit, ThemePart
from flows.tables.themes import ThemeTable

# 治安镇, 学校路, 平安社区, 达斡尔族自治旗: a theme word that only names a place. 法治乡村 is none.
_PLACE_SUFFIX = re.compile(
    r"[镇街路县]|乡(?!村|亲|间|土|贤|风)|街道|苏木|嘎查|自治|村(?!民|里|集|级|庄|规|务|干|支|企)"
)
_LONGEST_IN_A_NAME = 3


def find_theme_hits(article: Article, table: ThemeTable) -> tuple[ThemeHit, ...]:
    """The theme words of the article, one hit a word and part, longest first where they overlap.

    Starts index the part that the hit names: column, kicker, title or body text. Words without
    votes, which only keep shorter ones from being read, are left out.
    """
    parts: tuple[tuple[ThemePart, str | None], ...] = (
        ("column", article.column_name),
        ("kicker", article.kicker),
        ("title", article.title.text if article.title else None),
        ("body", article.body.text),
    )
    return tuple(hit for part, text in parts if text for hit in _hits(part, text, table))


def _hits(part: ThemePart, text: str, table: ThemeTable) -> Iterator[ThemeHit]:
    firsts: dict[int, int] = {}
    times: dict[int, int] = {}
    names_a_place = _PLACE_SUFFIX.match
    for term, start, end in table.matcher.find_matches_as_indexes(text):
        if end - start <= _LONGEST_IN_A_NAME and names_a_place(text, end):
            continue
        if term in firsts:
            times[term] += 1
        else:
            firsts[term] = start
            times[term] = 1
    for term, start in firsts.items():
        if table.terms[term].votes:
            yield ThemeHit(part=part, term=term, start=start, times=times[term])
