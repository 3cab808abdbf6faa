"""The marks of one article, read in order, into its place mentions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from flows.normalize.places.class_behind import CLASS_BEHIND, TOWN_BEHIND
from flows.normalize.places.ground import Ground, LocalFound, Window
from flows.normalize.places.local_places import codes_under, read_across, read_local
from flows.normalize.places.pointed_places import pointed
from flows.normalize.places.unlisted_places import ESTATES, unlisted_place
from flows.normalize.places.upper_places import Settled, Surroundings, settle_names
from flows.records import PlaceMark, PlaceMention, Span

GROUP = re.compile(
    r"(?:第?[一二三四五六七八九十0-9]{1,3}|[\u4e00-\u9fff]{2,4})(?:村民小组|小组|独贵龙)"
    r"|第?[一二三四五六七八九十0-9]{1,3}[组社队](?![织成合建区会])"
    r"|[\u4e00-\u9fff]{2,4}组(?=[牧村居]民)|[\u4e00-\u9fff]{2}[一二三四五六七八九十]{1,2}[组社]"
)
ZONE_KIND = re.compile(r"(?:经济技术|经济|高新技术产业|高新技术|高新|工业|产业|科技)$")
"""东台经济开发区: between the county's name and the zone's."""
LONGEST_ZONE_KIND = 6


def read_passage(
    marks: Sequence[PlaceMark],
    text: str,
    around: Surroundings,
    ground: Ground,
) -> list[PlaceMention]:
    """The places a passage names, in order, chains joined into their deepest place."""
    if not marks:
        return []

    def bears(county: str, mark: PlaceMark) -> bool:
        window = text[mark.span.start : mark.span.end]
        return any(
            codes_under(county, window[offset:], ground) for offset in range(len(window) - 1)
        )

    settled = settle_names(marks, around, ground.gazetteer, bears)
    by_start = {found.mark.span.start: found for found in settled}
    mentions: list[PlaceMention] = []
    for index, mark in enumerate(marks):
        mention = None
        if mark.kind == "local" and _is_stem(index, marks, text, mentions, ground):
            continue
        if mark.kind == "name":
            found = by_start.get(mark.span.start)
            if found is not None and found.mark is mark:
                mention = _named(found, text, ground)
        elif mark.kind == "local":
            mention = _local(mark, text, mentions, ground)
        else:
            mention = pointed(mark, text, ground)
        if mention is not None:
            _append(mentions, mention, ground)
    return mentions


def _is_stem(
    index: int,
    marks: Sequence[PlaceMark],
    text: str,
    mentions: list[PlaceMention],
    ground: Ground,
) -> bool:
    """Whether 车村 is but the beginning of 车村镇: the longer name is the one meant."""
    mark = marks[index]
    if TOWN_BEHIND.match(text, mark.span.end) is None:
        return False
    for longer in marks[index + 1 : index + 3]:
        if longer.kind == "local" and longer.span.end - len(longer.word) == mark.span.end:
            mention = _local(longer, text, mentions, ground)
            return mention is not None and mention.span.start < mark.span.end - 1
    return False


def as_named_elsewhere(mentions: Sequence[PlaceMention], ground: Ground) -> list[PlaceMention]:
    """The mentions, a name on its own read as the article has it elsewhere: 盐店村 as
    恩格贝镇盐店村, where another town has one too; 郑保屯 as 郑保屯镇.
    """
    known = {m.text[:-1]: m.region_code for m in mentions if m.text.endswith(("镇", "乡"))}
    chained: defaultdict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        code = mention.region_code
        if code is not None and mention.evidence.startswith(("chain", "variant")):
            chained[ground.division(code).name].add(code)
    told = ((name, _deepest_of(codes, ground)) for name, codes in chained.items())
    known.update({name: code for name, code in told if code is not None})
    became: dict[str | None, str | None] = {
        mention.region_code: known[mention.text]
        for mention in mentions
        if mention.text in known
        and mention.region_code is not None
        and ground.level(mention.region_code) == "village"
    }
    if not became:
        return [*mentions]
    read = [
        replace(mention, region_code=became[mention.region_code])
        if mention.region_code in became
        else mention
        for mention in mentions
    ]
    return _pointed_anew(read, became, ground)


def _pointed_anew(
    mentions: list[PlaceMention], became: Mapping[str | None, str | None], ground: Ground
) -> list[PlaceMention]:
    """``mentions``, where 全县 points no longer at a county of which nothing is named any more:
    that of another 幸福社区 than the text means.
    """
    base = ground.gazetteer.base
    named = {base(m.region_code) for m in mentions if m.is_name and m.region_code is not None}
    moved = {
        base(was): base(now)
        for was, now in became.items()
        if was is not None and now is not None and base(was) not in named
    }
    return [
        replace(mention, region_code=moved[mention.region_code])
        if not mention.is_name and mention.region_code in moved
        else mention
        for mention in mentions
    ]


def _deepest_of(codes: set[str], ground: Ground) -> str | None:
    """The one that all others may mean: 泗水镇滩底村 in the text of 滩底村 in its headline."""
    deepest = max(codes, key=lambda code: (len(ground.lineage(code)), code))
    line = ground.lineage(deepest)
    return deepest if all(c == deepest or ground.parent(c) in line for c in codes) else None


def _named(found: Settled, text: str, ground: Ground) -> PlaceMention | None:
    end = found.mark.span.end
    if _is_short(found.mark.word, found.code, ground) and (
        CLASS_BEHIND.match(text, end) or _is_local(found, ground)
    ):
        return None  # 兴隆镇, 和平村: the name of something smaller
    return PlaceMention(
        role=found.mark.role,
        span=found.mark.span,
        text=found.mark.word,
        region_code=found.code,
        status=found.status,
        evidence=found.evidence,
        candidates=found.candidates,
    )


def _is_local(found: Settled, ground: Ground) -> bool:
    """Whether a name from far away is that of a township at home: 岳阳小学 in 安岳县."""
    code, home = found.code, ground.home
    if code is None or home is None or ground.is_home_ground(code):
        return False
    return ground.level(home) == "county" and found.mark.word in ground.gazetteer.stems(home)


def _is_short(name: str, code: str | None, ground: Ground) -> bool:
    """Whether the name of a county or above stands without its class word: 孟村, 景德镇, 巴州镇."""
    official = ground.division(code).name if code is not None else ""
    is_contracted = len(name) > 2 and name[-1] == official[-1:]  # 务川县
    return code is None or not (is_contracted or name.endswith(official))


def _local(
    mark: PlaceMark, text: str, mentions: list[PlaceMention], ground: Ground
) -> PlaceMention | None:
    last = mentions[-1] if mentions else None
    if last is not None and last.span.end > mark.span.end:
        return None
    floor, above = 0, None
    is_open = last is not None and last.span.end > mark.span.start
    if last is not None and is_open and _is_short(last.text, last.region_code, ground):
        before = mentions[-2].span.end if len(mentions) > 1 else 0
        across = read_across(mark, text, before, ground)
        if across is not None and across.start <= last.span.start:
            return _found(across, mark, text)
        county, start = last.region_code or "", last.span.start
        is_named_so = last.span.end == mark.span.end - len(mark.word)
        if mark.word in ESTATES and is_named_so and ground.level(county) == "county":
            estate = text[start : mark.span.end]  # 拜泉农场, in 拜泉县
            made = unlisted_place(Window(estate, start, mark, text), county, ground)
            return _found(made, mark, text) if made is not None else None
    points = last is not None and last.text.startswith(("该", "这"))  # 该乡|寺尔村
    if last is not None and is_open and (last.is_name or points):
        if last.span.end >= mark.span.end - len(mark.word) + 1:
            return None
        floor, above = last.span.end, last.region_code
    found = read_local(mark, text, above, floor, ground)
    return _found(found, mark, text) if found is not None else None


def _found(found: LocalFound, mark: PlaceMark, text: str) -> PlaceMention:
    end = mark.span.end
    if mark.word == "屯" and text.startswith("村", end):
        end += 1
    if mark.word in ("村", "嘎查", "社区", "居委会", "屯"):
        group = GROUP.match(text, end)
        end = group.end() if group else end
    kind = ZONE_KIND.search(text, max(found.start - LONGEST_ZONE_KIND, 0), found.start)
    start = kind.start() if kind and mark.word in ("开发区", "园区") else found.start
    return PlaceMention(
        role=mark.role,
        span=Span(start, end),
        text=text[start:end],
        region_code=found.code,
        status=found.status,
        evidence=f"variant:{found.variant_of}" if found.variant_of else found.evidence,
        candidates=found.candidates,
    )


def _append(mentions: list[PlaceMention], mention: PlaceMention, ground: Ground) -> None:
    """Add a mention as it is read; what it overlaps gives way, or it does."""
    code = mention.region_code
    last = mentions[-1] if mentions else None
    if last is not None and last.span.end > mention.span.start:
        if last.is_name and not mention.is_name:
            return
        mentions.pop()
    if code is not None and mention.is_name:
        ground.name(code)
        if mention.role != "body" and code not in ground.heads:
            ground.heads.append(code)
    _join(mentions, mention, ground)


def join_chains(found: Sequence[PlaceMention], text: str, ground: Ground) -> list[PlaceMention]:
    """The mentions in the order of their text, those right behind one another as chains: 义乌上溪,
    where the town's bare name was found later. 甘州区 is its own in 甘州区梁家墩至新墩段.
    """
    mentions: list[PlaceMention] = []
    for mention in sorted(found, key=lambda each: each.span.start):
        if text.startswith("至", mention.span.end):
            mentions.append(mention)
        else:
            _join(mentions, mention, ground)
    return mentions


def _join(mentions: list[PlaceMention], mention: PlaceMention, ground: Ground) -> None:
    """Add a mention; where it continues the one right before it, the two become one chain."""
    last, code = mentions[-1] if mentions else None, mention.region_code
    if last is not None and last.span.end == mention.span.start and code is not None:
        above = last.region_code
        is_repeat = above == code and last.text.endswith(mention.text)
        if above is not None and not is_repeat and above in ground.lineage(code):
            mentions[-1] = replace(
                mention,
                span=Span(last.span.start, mention.span.end),
                text=last.text + mention.text,
                evidence=mention.evidence if mention.evidence.startswith("variant") else "chain",
                candidates=(),
            )
            return
    mentions.append(mention)
