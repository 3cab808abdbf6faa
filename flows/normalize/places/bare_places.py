"""Townships and villages named without their class word: 代钦塔拉, 梁家墩至新墩段,
大路第一派出所, 薛家洼.

Which names may stand alone depends on the counties in play, so they are sought after the full
names are settled: townships of the article's counties, and villages that the article names in
full elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from flows.normalize.places.ground import Ground
from flows.normalize.places.people import PERSON_BEFORE
from flows.records import PassageRole, PlaceMention, Span
from flows.tables.alternation import alternation
from flows.tables.gazetteer import LANDFORMS, LocalNames

LOCAL_CLASS = re.compile(r"(?:村|嘎查|社区|镇|乡|苏木|街道)$")
AFTER_SHORT = re.compile(r"至|到|段|一带|两[镇乡]|等[镇乡]")
LANDFORM_AFTER = re.compile(
    r"[山河湖江海岛峡沟峰岭寺站区]|水库|[灌库]区|林场|[草平高]原|盆地|沙[地漠]|丘陵"
)
WATERED = re.compile(r"[灌库]区|水库")
"""青杠坝|灌区: what waters more than the village that it is called after."""
LOCAL_CLASS_AFTER = re.compile(r"村|嘎查|社区|[镇乡县]|苏木|街道|工业|产业|园")
QUOTED = re.compile(r"(?:“[\u4e00-\u9fff]{2,12}”|《[\u4e00-\u9fff]{2,12}》)")
"""“六尺巷”调解室: a village's bare name in the name of a thing."""
BREAK = re.compile(r"[^\u4e00-\u9fff]$")
BRANCH_RANK = re.compile(r"(?:第[一二三四五六七八九十]|中心|边境|边防)$")
LONGEST_STEM = 6
END = attrgetter("span.end")
SHORT_STEM = 2
"""垒寨, of 垒寨村: so short a name is looked for where no word or surname begins like it."""
OFFICE = re.compile(r"[\u4e00-\u9fff]{0,6}(?:[局院部]|分局|中心)?")
COUNTED = re.compile(
    r"(?:个(?<=[\d两二三四五六七八九十].)(?:行政|自然)?|等|[两三四五](?=[村镇乡]))"
    r"(村(?!民)|社区|嘎查|乡镇|[镇乡]|苏木|街道)?"
)
COUNT = re.compile(r"等?(?:\d{1,2}|[两二三四五六七八九十]{1,3})$")
VILLAGES = frozenset({"村", "社区", "嘎查"})
LONGEST_COUNT = 4
LONGEST_ROW = 40
PARTS = re.compile("[、和与]")
NOT_IN_ROW = re.compile(r"[^\u4e00-\u9fff、]")


def find_bare_names(
    text: str, role: PassageRole, mentions: Sequence[PlaceMention], ground: Ground
) -> list[PlaceMention]:
    """Mentions by bare name that no other mention covers; spans index ``text``."""
    found: list[PlaceMention] = []
    spots = _spots(text, mentions, ground) if text else []
    if not spots:
        return found
    covered = bytearray(len(text))
    for mention in mentions:
        covered[mention.span.start : mention.span.end] = b"\1" * len(mention.text)
    people = {
        text[span.start : span.end + 1]
        for span, _ in spots
        if PERSON_BEFORE.search(text[max(span.start - 3, 0) : span.start])
    }
    for span, code in spots:
        if text[span.start : span.end + 1] in people or QUOTED.match(text, span.start - 1):
            continue
        if 1 in covered[span.start : span.end]:
            continue
        covered[span.start : span.end] = b"\1" * (span.end - span.start)
        found.append(
            PlaceMention(
                role=role,
                span=span,
                text=text[span.start : span.end],
                region_code=code,
                status="current",
                evidence="article" if ground.counties else "home",
            )
        )
    return found


def _spots(text: str, mentions: Sequence[PlaceMention], ground: Ground) -> list[tuple[Span, str]]:
    """Where bare names may stand, and their codes; the surest first."""
    gazetteer = ground.gazetteer
    branches = gazetteer.words.branch_offices.finditer(text)
    offices = [_office_start(match, text) for match in branches]
    rows = [row for counted in COUNTED.finditer(text) if (row := _row(text, counted)) is not None]
    counties = [scope for scope in ground.scopes() if gazetteer.holds_townships(scope)]
    tables = [gazetteer.local_names(county) for county in counties]
    spots = [
        spot
        for names in tables
        for spot in _branch_offices(text, names, offices)
        if not _is_of_another(*spot, mentions, text, ground)
    ]
    spots.extend(_named_before(text, ground))
    spots.extend(_behind_county(text, mentions, ground))
    for names in tables:
        for row in rows:
            spots.extend(_in_row(row, names, _town_before(row, mentions, ground), ground))
        spots.extend(_townships(text, names, ground))
    return spots


def _townships(text: str, names: LocalNames, ground: Ground) -> Iterator[tuple[Span, str]]:
    if names.bare_scanner is None:
        return
    words = ground.gazetteer.words
    for pattern, start, end in names.bare_scanner.find_matches_as_indexes(text):
        stem = names.bare[pattern]
        if len(stem) == 2 and not (
            AFTER_SHORT.match(text, end) and _is_bounded(text, start, ground)
        ):
            continue
        if LANDFORM_AFTER.match(text, end) or words.road_after.match(text, end):
            continue
        if words.company_after.match(text, end):
            continue
        yield Span(start, end), names.stems[stem]


def _behind_county(
    text: str, mentions: Sequence[PlaceMention], ground: Ground
) -> Iterator[tuple[Span, str]]:
    """义乌上溪“共富灶”: a township's bare name right behind its county's, which is no common word:
    法治甘孜建设 has none.
    """
    for mention in mentions:
        county, start = mention.region_code or "", mention.span.end
        if not mention.is_name or not ground.gazetteer.holds_townships(county):
            continue
        names = ground.gazetteer.local_names(county)
        for end in range(min(start + LONGEST_STEM, len(text)), start + 1, -1):
            stem = text[start:end]
            if stem in names.bare:
                if not LANDFORM_AFTER.match(text, end) and not LOCAL_CLASS_AFTER.match(text, end):
                    yield Span(start, end), names.stems[stem]
                break


def _office_start(match: re.Match[str], text: str) -> int:
    """Where 第一派出所 or 边防派出所 begins, with what stands before the office's class."""
    rank = BRANCH_RANK.search(text[max(match.start() - 2, 0) : match.start()])
    return match.start() - 2 if rank else match.start()


def _branch_offices(
    text: str, names: LocalNames, offices: Sequence[int]
) -> Iterator[tuple[Span, str]]:
    """大路第一派出所: a township's office, even where its bare name is a common word.

    ``offices`` are the places where a word like 派出所 stands.
    """
    for end in offices:
        for start in range(max(end - LONGEST_STEM, 0), end - 1):
            code = names.stems.get(text[start:end])
            if code is not None:
                yield Span(start, end), code
                break


def _is_of_another(
    span: Span, code: str, mentions: Sequence[PlaceMention], text: str, ground: Ground
) -> bool:
    """Whether the office stands under that of a county which has no such township:
    建宁县公安局城关派出所.
    """
    before = max((m for m in mentions if m.span.end <= span.start), key=END, default=None)
    if before is None or not OFFICE.fullmatch(text, before.span.end, span.start):
        return False
    county = before.region_code or ""
    return ground.level(county) == "county" and county not in ground.lineage(code)


class _Row(NamedTuple):
    """``items`` that end at ``end``, with 、 between them, and the class word behind, if any."""

    items: list[str]
    end: int
    word: str | None


def _row(text: str, counted: re.Match[str]) -> _Row | None:
    """The items before a class word that stands for all of them, at least two."""
    end = counted.start()
    if PARTS.search(text, max(end - LONGEST_COUNT - LONGEST_ROW, 0), end) is None:
        return None
    if counted.group().startswith("个"):
        count = COUNT.search(text, max(end - LONGEST_COUNT, 0), end)
        if count is None:
            return None
        end = count.start()
    floor = max(end - LONGEST_ROW, 0)
    floor = max([floor, *(each.end() for each in NOT_IN_ROW.finditer(text, floor, end))])
    items = PARTS.split(text[floor:end])
    is_row = len(items) > 1 and (counted[1] is not None or "、" in text[floor:end])
    return _Row(items, end, counted[1]) if is_row else None


def _town_before(row: _Row, mentions: Sequence[PlaceMention], ground: Ground) -> str | None:
    """The town of the place last told before the row; else that last told in the article."""
    before = [mention for mention in mentions if mention.span.end <= row.end - 2 * len(row.items)]
    last = max(before, key=END).region_code if before else None
    near = [code for code in ground.lineage(last or "") if ground.level(code) == "township"]
    return near[0] if near else next(iter(ground.towns), None)


def _in_row(
    row: _Row, names: LocalNames, town: str | None, ground: Ground
) -> list[tuple[Span, str]]:
    """龙桥、桂林两个村, 杨塔、川城、关山3个乡镇, 城关、向阳等镇: a row whose class word stands
    behind it; at least two of it must be known. Townships only, each of them known, where another
    word stands there: 通贤、龙台、李家3个片区.
    """
    items, end, found = row.items, row.end, []
    for index in range(len(items) - 1, -1, -1):
        item = items[index]
        leads = range(len(item) - 1) if index == 0 else range(1)  # 在龙桥、…: a lead before it
        for lead in leads:
            code = _of_class(item[lead:], row.word, names, town, ground)
            if code is not None:
                found.append((Span(end - len(item) + lead, end), code))
                break
        end -= len(item) + 1
    is_known = len(found) == len(items) if row.word is None else len(found) > 1
    if not is_known:
        return []
    around = (town, ground.parent(town)) if town and row.word in VILLAGES else ()
    for above in around:  # villages of one row lie in one town, or in its county
        near = [spot for spot in found if ground.gazetteer.is_within(spot[1], above)]
        if near:
            return near
    return found


def _of_class(
    stem: str, word: str | None, names: LocalNames, town: str | None, ground: Ground
) -> str | None:
    """The one place of the class that bears the name; of villages that of the last town."""
    if word not in VILLAGES:
        return names.stems.get(stem)
    codes = names.codes.get(stem + word, ())
    near = [code for code in codes if ground.gazetteer.is_within(code, town)]
    chosen = near or codes
    return chosen[0] if len(chosen) == 1 else None


@lru_cache(maxsize=4096)
def local_stem(name: str) -> str:
    """A local name without its class word: 辽阳村 -> 辽阳."""
    return LOCAL_CLASS.sub("", name)


def _named_before(text: str, ground: Ground) -> Iterator[tuple[Span, str]]:
    """Places that the article names in full, again without their class word."""
    stems: dict[str, str] = {}
    for code in (*ground.villages, *ground.towns):
        stem = local_stem(ground.division(code).name)
        if len(stem) > 1 and stem in text and _may_stand_alone(stem, code, ground):
            stems.setdefault(stem, code)
    if not stems:
        return
    found = re.compile(alternation(stems))
    for match in found.finditer(text):
        start, end = match.span()
        if WATERED.match(text, end):
            continue
        if end - start > SHORT_STEM or (
            (text[start - 1 : start] == "的" or _is_bounded(text, start, ground))
            and not LANDFORM_AFTER.match(text, end)
            and not LOCAL_CLASS_AFTER.match(text, end)
        ):
            yield Span(start, end), stems[match.group()]


def _may_stand_alone(stem: str, code: str, ground: Ground) -> bool:
    """Whether the name tells the place without its class word: not where it is first a mountain's;
    one of two characters only if it is a village's alone, no word, and begins like no person's.
    """
    is_town, is_short = ground.level(code) == "township", len(stem) == SHORT_STEM
    if (is_town or is_short) and stem[-1] in LANDFORMS:
        return False
    words = ground.gazetteer.words
    return not is_short or not (
        is_town
        or stem in words.plain_words
        or stem[0] in words.surnames
        or any(ground.division(town).name.startswith(stem) for town in ground.towns)
    )


def _is_bounded(text: str, start: int, ground: Ground) -> bool:
    before = text[max(start - 2, 0) : start]
    return (
        not before
        or BREAK.search(before) is not None
        or ground.gazetteer.words.lead_words.search(before) is not None
    )
