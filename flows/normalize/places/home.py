"""A page's home: the division whose paper it is, from its name, its datelines and its content."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from flows.normalize.passages import closed_passage
from flows.normalize.places.class_behind import CLASS_BEHIND, TOWN_BEHIND
from flows.normalize.places.place_use import FURTHEST_LEAD, is_origin
from flows.normalize.places.upper_places import sure_codes
from flows.records import Article, PageLayout, PageMarks, PlaceMark
from flows.tables.gazetteer import Gazetteer

MOST = 0.6
SOME = 0.34
FEW_BEARERS = 12
MANY_BEARERS = 60
TOWNS = ("镇", "乡", "苏木", "街道")
LONGEST_TOWN = 6
AWAY = re.compile(r"来的|的?[\u4e00-\u9fff]{0,4}?(?:打工|务工)")


_Piece = tuple[Article, Sequence[PlaceMark]]
"""An article and its place marks."""


class _Pointed(NamedTuple):
    """The words that a piece points with (旗 of 全旗, 县 of 县里), and what it names."""

    words: tuple[str, ...]
    named: frozenset[str]


def find_home(layout: PageLayout, marks: PageMarks, gazetteer: Gazetteer) -> str | None:
    """The deepest division that the paper's name and most of its articles agree on.

    None where neither name nor content tells.
    """
    pieces = [*zip(layout.articles, marks.articles, strict=True)]
    voters = 0
    pointed: list[_Pointed] = []
    support: dict[str, float] = {}
    mass: defaultdict[str, float] = defaultdict(float)
    for article, article_marks in pieces:
        vote: dict[str, float] = {}
        if not is_wire(article, gazetteer):
            settled = [m for m in article_marks if not _is_elsewhere(m, article, gazetteer)]
            times: defaultdict[str, int] = defaultdict(int)
            for code in sure_codes(settled, gazetteer):
                times[code] += 1
            vote = _article_votes(article, article_marks, times, gazetteer)
            voters += bool(vote)
            for code, strength in _with_ancestors(vote, gazetteer).items():
                support[code] = support.get(code, 0.0) + strength
            for code, strength in vote.items():
                for above in gazetteer.lineage(code):
                    mass[above] += strength * max(times[code], 1)
        words = tuple(mark.word for mark in article_marks if mark.kind == "deictic")
        pointed.append(_Pointed(words=words, named=frozenset(vote)))
    known = gazetteer.papers.get(layout.paper or "")
    named = [known] if known is not None else _masthead_codes(marks.masthead, gazetteer)
    best = max(
        named,
        key=lambda code: (support.get(code, 0.0), -len(gazetteer.lineage(code))),
        default=None,
    )
    content = _deepest(support, mass, voters, pointed, gazetteer)
    if best is not None and (
        support.get(best, 0.0) > 0
        or (len(named) == 1 and (content is None or content[:2] == best[:2]))
    ):
        return best
    return content or _hinted(pieces, gazetteer)


def _hinted(pieces: Sequence[_Piece], gazetteer: Gazetteer) -> str | None:
    """The one county that most of the weak hints agree on, where no name is sure: bare names
    (盱眙治水治到田头) and towns that several counties have.

    Two hints are wanted, or a bare name that opens a headline or stands in a sentence.
    """
    times: Counter[str] = Counter()
    counties: dict[str, tuple[str, ...]] = {}
    for article, article_marks in pieces:
        body = closed_passage(article, "body").text
        for pattern, start, end in gazetteer.scanner.find_matches_as_indexes(body):
            code = gazetteer.sure.get(pattern)  # 宜章县莽山水电公司 is no mark
            if code is not None and gazetteer.level(code) == "county":
                counties[body[start:end]] = (code,)
                times[body[start:end]] += 1
        for stem, found in _towns_of_offices(body, gazetteer):
            counties[stem] = found
            times[stem] += 2
        for mark in article_marks:
            text = body if mark.role == "body" else closed_passage(article, mark.role).text
            codes = _hint(text, mark, gazetteer)
            if codes:
                hint = mark.word if mark.kind == "name" else text[mark.span.start : mark.span.end]
                counties[hint] = codes
                opens = mark.role != "body" and mark.span.start == 0
                times[hint] += 2 if opens or "。" in text else 1  # 海安全: a phrase tells nothing
    hints: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for hint, codes in counties.items():
        hints.update(codes)
        if len(codes) == 1:
            named[codes[0]] += times[hint]
    most = [code for code, count in hints.items() if count == max(hints.values())]
    if len(most) == 1 and (hints[most[0]] > 1 or named[most[0]] > 1):
        return most[0]
    surest = [code for code in most if named[code] > 1]
    if len(surest) != 1 and len(most) <= FEW_BEARERS:
        held = {code: _villages_held(code, pieces, gazetteer) for code in most}
        surest = [code for code in most if held[code] and held[code] == max(held.values())]
    return surest[0] if len(surest) == 1 else None


def _towns_of_offices(body: str, gazetteer: Gazetteer) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The town that a branch office is called after, with the counties that have it:
    街津口人民法庭.
    """
    townships = gazetteer.townships()
    for office in gazetteer.words.branch_offices.finditer(body):
        for start in range(max(office.start() - LONGEST_TOWN, 0), office.start() - 2):
            stem = body[start : office.start()]
            codes = [code for kind in TOWNS for code in townships.codes.get(stem + kind, ())]
            if codes:
                yield stem, tuple(townships.parents[code] for code in codes)
                break


def _villages_held(county: str, pieces: Sequence[_Piece], gazetteer: Gazetteer) -> int:
    """How many of the villages and communities that the page names the county has."""
    codes = gazetteer.local_names(county).codes
    held: set[str] = set()
    for article, article_marks in pieces:
        for mark in article_marks:
            if mark.kind == "local" and gazetteer.words.level_of[mark.word] == "village":
                text = closed_passage(article, mark.role).text
                names = (text[at : mark.span.end] for at in range(mark.span.start, mark.span.end))
                held.update(next(([name] for name in names if name in codes), ()))
    return len(held)


def _hint(text: str, mark: PlaceMark, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The counties that a bare name or the name of a town may tell."""
    if mark.kind == "local" and gazetteer.words.level_of[mark.word] == "township":
        return tuple(dict.fromkeys(_bearers(text, mark, gazetteer, most=MANY_BEARERS)))
    if mark.kind != "name" or not mark.is_bounded or CLASS_BEHIND.match(text, mark.span.end):
        return ()
    if is_origin(text[max(mark.span.start - FURTHEST_LEAD, 0) : mark.span.start]):
        return ()
    senses = gazetteer.senses[mark.pattern]
    is_bare = all(sense.use == "near" for sense in senses)
    return tuple(s.code for s in senses if is_bare and gazetteer.level(s.code) == "county")


def _is_elsewhere(mark: PlaceMark, article: Article, gazetteer: Gazetteer) -> bool:
    """Whether a city's bare name only tells where somebody works or comes from (父母在上海打工),
    or is borne by a town (庆阳镇).
    """
    if mark.kind != "name" or mark.role != "body":
        return False
    if all(sense.use == "full" for sense in gazetteer.senses[mark.pattern]):
        return False
    text, start = closed_passage(article, "body").text, mark.span.start
    lead = text[max(start - FURTHEST_LEAD, 0) : start]
    behind = AWAY.match(text, mark.span.end) or TOWN_BEHIND.match(text, mark.span.end)
    return is_origin(lead) or behind is not None


def is_wire(article: Article, gazetteer: Gazetteer) -> bool:
    """Whether the piece is an agency's: 据新华社兰州10月20日电."""
    return gazetteer.words.wire.match(article.body.text) is not None


def _masthead_codes(marks: Iterable[PlaceMark], gazetteer: Gazetteer) -> list[str]:
    """What the paper's name may name; a prefecture before its own city (恩施日报)."""
    found: dict[str, None] = {}
    for mark in marks:
        if mark.kind == "name":
            codes = {sense.code: None for sense in gazetteer.senses[mark.pattern]}.keys()
            for code in codes:
                if codes.isdisjoint(gazetteer.lineage(code)[1:]):
                    found[code] = None
    return [*found]


def _article_votes(
    article: Article, marks: Sequence[PlaceMark], sure: Iterable[str], gazetteer: Gazetteer
) -> dict[str, float]:
    """Division -> how strongly one article speaks for it, at most 1; it surely names ``sure``."""
    votes = dict.fromkeys(sure, 1.0)
    place = article.dateline.place if article.dateline else None
    if place:
        for pattern, start, _ in gazetteer.scanner.find_matches_as_indexes(place):
            senses = gazetteer.senses[pattern]
            if start == 0 and len(senses) == 1:
                votes[senses[0].code] = 1.0
    if any(gazetteer.level(code) == "county" for code in votes):
        return votes  # its towns are looked up there
    for mark in marks:
        if mark.kind == "local" and gazetteer.words.level_of[mark.word] == "township":
            counties = _bearers(closed_passage(article, mark.role).text, mark, gazetteer)
            for county in counties:
                votes[county] = max(votes.get(county, 0.0), 1 / len(counties))
    return votes


def _bearers(
    text: str, mark: PlaceMark, gazetteer: Gazetteer, *, most: int = FEW_BEARERS
) -> list[str]:
    """The counties that have a township of the name before the class word; none where more than
    ``most`` have.
    """
    townships = gazetteer.townships()
    window = text[mark.span.start : mark.span.end]
    for offset in range(len(window) - len(mark.word) - 1):
        codes = townships.codes.get(window[offset:])
        if codes:
            return [townships.parents[code] for code in codes] if len(codes) <= most else []
    return []


def _with_ancestors(votes: dict[str, float], gazetteer: Gazetteer) -> dict[str, float]:
    """Each division's strongest vote from itself or below."""
    spread: dict[str, float] = {}
    for code, strength in votes.items():
        for above in gazetteer.lineage(code):
            spread[above] = max(spread.get(above, 0.0), strength)
    return spread


def _deepest(
    support: Mapping[str, float],
    mass: Mapping[str, float],
    voters: int,
    pointed: Sequence[_Pointed],
    gazetteer: Gazetteer,
) -> str | None:
    """From the best province down, as long as one division holds most of the articles.

    A county with less than most still is the home where the page says 全旗 or 全县, other than in
    a piece on another county, and its prefecture's class is not pointed at.
    """
    home: str | None = None
    level: Sequence[str] = [code for code in support if gazetteer.upper[code].parent_code is None]
    while level:
        best = max(level, key=lambda code: (support[code], mass[code]))  # else the first named
        share = support[best] / voters
        kind = gazetteer.upper[best].name[-1:]
        above = gazetteer.upper[home].name[-1:] if home else ""
        siblings = [code for code in level if code != best]
        pieces = [piece.words for piece in pointed if piece.named.isdisjoint(siblings)]
        pointing = sum(words.count(kind) for words in pieces)
        is_pointed = pointing >= 2 and pointing > sum(words.count(above) for words in pieces)
        if share < (SOME if is_pointed else MOST) or (voters == 1 and support[best] < SOME):
            break
        home = best
        level = [code for code in support if gazetteer.upper[code].parent_code == best]
    return home
