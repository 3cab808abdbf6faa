"""The one place an article is about, as deep as the whole article warrants.

A reader asks what the headline names and what most of the text speaks of. Each place has the share
of the text that it covers (``coverage``); a headline or a kicker counts for more than the text.
From the home down, the next deeper place is taken as long as it holds a clear
majority of what the one above holds.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from flows.normalize.places.abroad import ground_of
from flows.normalize.places.coverage import Coverage, coverage
from flows.normalize.places.ground import Ground
from flows.normalize.places.listed_places import shared
from flows.normalize.places.place_use import (
    FURTHEST_LEAD,
    LINE_END,
    LIVED_IN,
    borders,
    is_in_name,
    is_office,
)
from flows.normalize.places.placeless import is_knowledge, is_talk, is_visit, of_notice
from flows.records import Article, PlaceMention

HEAD = 1.2
"""What being named in a headline or kicker counts, as a share of the text. A subtitle
(——任市镇见闻) is a title."""
HALF = 0.4
"""A kicker and an address in the headline, where the text tells of a place within and closes with
another."""
ADDRESS = re.compile(
    r"[“\"的里:：]|(?:农村|乡村|山区)?有[个位群名支了]|[\u4e00-\u9fff]{0,2}[乡山]深处"
)
"""石台镇“贴心大姐”王素云, 义县有个“喇叭书记”, 下涯镇有了养老院, 凉山彝乡深处: whose place it is,
not who acts."""
CLOSE = 0.1
"""What a text counts above its share that comes to what lies above at its close: 连日来,白狼镇组织
志愿者…, after one of its villages."""
MARGIN = 0.25
"""The share of a piece on another county, below which what it says of the home is an aside:
与我市泸县相邻的富顺县丰光村办起了…, 我市已有3个乡镇前去取经."""
MAJORITY = 0.53
STORY = 0.18
"""What a place beside the one that has most of the text has of it, to be told of as well."""
MOST = 0.75
"""The share of a text that tells of one place within the headline's, which is but its address."""
OFFICE = re.compile(r"[\u4e00-\u9fff]{0,7}[局委办院部体]")
AS_MUCH = 0.9
EXAMPLE = 0.25
WITHIN = frozenset({"的", "境内的", "下辖的"})
"""陵阳镇的城关村: the deeper place is the one spoken of."""
LINE_TO = re.compile(r"[至到][\u4e00-\u9fff]{2,8}段")
"""省道308线伊尔施至柴桥段: a line's ends stand for the county that it runs through."""
ENDS_LINE = frozenset("起至于点在为是经")
"""What the words before a line's end, or before where somebody lived, end with."""
FIGURE = re.compile(
    r"(?<![\d.])(?:\d{2,}|\d+\.\d+)[万亿余多]*(?![米里天岁]|公里|分钟|小时)[\u4e00-\u9fff]"
)
NOTICE = re.compile(r"(?:公司|中心|[局厂站])[\u4e00-\u9fff]{0,6}(?:公告|通告|通知|启事|提示)")
"""五原县自来水公司停水公告: who posts it speaks to the whole place."""
LONGEST_DATELINE = 8


def article_region(
    article: Article,
    body: str,
    mentions: Sequence[PlaceMention],
    returns: Sequence[tuple[int, PlaceMention]],
    ground: Ground,
    *,
    origin: str | None,
    hero: str | None,
    poster: str | None,
    is_wire: bool,
) -> str | None:
    """Code of the place, or None for a piece about no place (study notes, an opinion, a wire item
    whose headline names none). Spans of ``mentions`` index ``body``, the kicker and the title.

    ``returns`` is where somebody is met again, ``origin`` the place of the dateline or of who
    signs, ``hero`` that of whom the headline names, ``poster`` that which a notice's headline
    opens with.
    """
    known = [mention for mention in mentions if mention.region_code is not None]
    ground = ground if is_wire else ground_of(known, body, ground)
    if is_wire and not _is_of_one_county(known, ground):
        heads = _heads(article, known, ground, Coverage({}, None, frozenset()), names_only=True)
        return _deepest(heads, ground) if heads else None
    told = [m for m in known if m.role == "body" and not is_in_name(m, body)]
    told = [m for m in told if not borders(m, body)] or told
    if article.dateline and article.dateline.place:
        told = [m for m in told if m.span.start >= LONGEST_DATELINE] or told
    told = _joined([_place_meant(mention, body, ground) for mention in told], body, ground)
    covered = coverage(body, told, returns, ground)
    headed = [_counted_in_head(article, body, told, ground.gazetteer.words.people_after), hero]
    if NOTICE.search(article.headline):
        headed.append(poster)
    weights = _weights(article, known, headed, covered, ground)
    if article.kind == "reference":
        near = [code for code in weights if ground.is_home_ground(code)]
        if not near:
            return None if is_knowledge(article, body) else origin or ground.home
        return of_notice(near, body, ground) if article.is_editorial else _deepest(weights, ground)
    if not weights:
        is_silent = article.is_editorial or is_talk(article, body)
        return None if is_silent else origin or ground.home
    if is_visit(weights, article, known, ground):
        return origin or ground.home
    about = _with_stories(_deepest(weights, ground), weights, covered, ground)
    return ground.gazetteer.base(about) if article.is_editorial else about


def _weights(
    article: Article,
    known: Sequence[PlaceMention],
    headed: Iterable[str | None],
    covered: Coverage,
    ground: Ground,
) -> dict[str, float]:
    """How much speaks for each place: its share of the text, its being named in the headline, or
    ``headed``, what the headline tells without naming it.
    """
    weights = defaultdict(float, covered.shares)
    last = covered.last
    if last is not None and any(last in ground.lineage(code)[1:] for code in weights):
        weights[last] += CLOSE
    for code, weight in _heads(article, known, ground, covered).items():
        weights[code] += weight
    for told in headed:
        if told is not None:
            weights[told] += HEAD
    return weights


def _with_stories(
    about: str, weights: Mapping[str, float], covered: Coverage, ground: Ground
) -> str:
    """What holds ``about`` and the places beside it that a good part of the text tells of, each in
    a story of its own, where no headline names one of them.
    """
    if any(about in ground.lineage(code) and weights[code] > 1 for code in weights):
        return about
    for code in sorted(covered.stories):
        if about not in ground.lineage(code) and code not in ground.lineage(about):
            part = sum(s for c, s in covered.shares.items() if code in ground.lineage(c))
            both = shared(code, about, ground.gazetteer)
            if part >= STORY and both is not None:
                about = both
    return about


def _is_of_one_county(known: Sequence[PlaceMention], ground: Ground) -> bool:
    """Whether all that a wire item names lies in one county."""
    named = {mention.region_code or "" for mention in known if mention.is_name}
    bases = {ground.gazetteer.base(code) for code in named}
    return len(bases) == 1 and not named <= set(ground.gazetteer.upper)


def _heads(
    article: Article,
    known: Sequence[PlaceMention],
    ground: Ground,
    covered: Coverage,
    *,
    names_only: bool = False,
) -> dict[str, float]:
    """What being named in the headline or the kicker counts, by code. A label that names the
    paper's own home says nothing of the piece.
    """
    title = article.headline
    above = {code for told in covered.shares for code in ground.lineage(told)[1:]}
    subtitle = (article.kicker or "").find("—")
    own = ground.lineage(ground.home) if ground.home else ()
    villages = [told for told in covered.shares if ground.level(told) == "village"]
    addresses = {c for c in above if c not in own and _is_told_of_one(c, covered.shares, ground)}
    weights: defaultdict[str, float] = defaultdict(float)
    counted: set[tuple[str, bool]] = set()
    for mention in known:
        code, is_office = mention.region_code or "", not mention.is_name
        is_label = mention.role == "title" and mention.text == title
        is_title = mention.role == "title" or 0 <= subtitle < mention.span.start
        is_title = is_title and not is_label  # ◆ 裕安区, in place of a kicker
        says_nothing = names_only if is_office else code in own and not is_title
        if is_office and code in villages:
            # 村里来了亲戚: whichever of the villages that the text tells of, or an example.
            says_nothing = len(villages) > 1 or covered.shares[code] < HALF
        if mention.role != "body" and not says_nothing and (code, is_title) not in counted:
            counted.add((code, is_title))
            is_address = mention.role == "title" and ADDRESS.match(title, mention.span.end)
            is_half = code != covered.last and (is_address or not is_title) and code in above
            is_half = is_half or code in addresses
            weights[code] += HALF if is_half else HEAD
    return weights


def _is_told_of_one(code: str, shares: Mapping[str, float], ground: Ground) -> bool:
    """Whether the text tells of one place within the headline's, and not of that itself, which is
    but an address in the paper of its city: 晴隆驻村干部听民声, and all of it in one of its towns.
    """
    lines = {told: ground.lineage(told) for told in shares if code in ground.lineage(told)}
    within = {line[line.index(code) - 1] for line in lines.values() if line[0] != code}
    return code not in shares and len(within) == 1 and sum(shares[told] for told in lines) > MOST


def _counted_in_head(
    article: Article, body: str, told: Sequence[PlaceMention], people: re.Pattern[str]
) -> str | None:
    """Code of the place whose figure the headline tells: 228个小区变新, and in the text
    全市改造小区228个; not of an office that gives it, nor of where somebody lives.
    """
    for figure in FIGURE.findall(article.headline):
        at = body.find(figure)
        if at >= 0 and not body[at - 1 : at].isdigit():
            start = max(body.rfind(mark, 0, at) for mark in "。\n") + 1
            named = [m for m in told if start <= m.span.start < at]
            is_lone = bool(named) and (
                is_office(named[0]) or people.match(body, named[0].span.end) is not None
            )
            return named[0].region_code if named and not is_lone else None
    return None


def _place_meant(mention: PlaceMention, body: str, ground: Ground) -> PlaceMention:
    """The mention, or the county above it where it only tells where a road begins or ends, or where
    somebody does not live any more.
    """
    code = mention.region_code or ""
    if ground.level(code) not in ("township", "village"):
        return mention
    start = mention.span.start
    is_end = LINE_TO.match(body, mention.span.end)
    if is_end is None and body[max(start - 1, 0) : start] in ENDS_LINE:
        is_end = LINE_END.search(body, max(start - 5, 0), start) or LIVED_IN.search(
            body, max(start - FURTHEST_LEAD, 0), start
        )
    if is_end is None:
        return mention
    above = [a for a in ground.lineage(code) if ground.level(a) not in ("township", "village")]
    return replace(mention, region_code=above[0]) if above else mention


def _joined(told: Sequence[PlaceMention], text: str, ground: Ground) -> list[PlaceMention]:
    """Without a place that only tells where a deeper one is: 准格尔旗公安局大路第一派出所,
    濉溪镇的城关村.
    """
    kept: list[PlaceMention] = []
    for mention in told:
        last = kept[-1] if kept else None
        if last is not None and last.region_code in ground.lineage(mention.region_code or "")[1:]:
            between = text[last.span.end : mention.span.start]
            if between in WITHIN or OFFICE.fullmatch(between):
                mention = replace(mention, span=replace(mention.span, start=last.span.start))
                kept.pop()
        kept.append(mention)
    return kept


def _deepest(weights: Mapping[str, float], ground: Ground) -> str:
    """Down from the home, or from its city where a headline names that and the text tells of it, or
    from the province spoken of most, to the last clear majority, or to what is told of as much as
    any place within.
    """
    held: defaultdict[str, float] = defaultdict(float)
    below: dict[str, set[str]] = {}
    for code, weight in weights.items():
        line = ground.lineage(code)
        for place in line:
            held[place] += weight
        for place, above in pairwise(line):
            below.setdefault(above, set()).add(place)
    here = ground.home
    if here is not None and ground.level(here) == "county":
        city = ground.parent(here)
        here = city if city is not None and weights.get(city, 0.0) > HEAD else here
    if here is not None and held[here] < MARGIN * sum(weights.values()):
        here = ground.lineage(here)[-1]
    if here is None or not held[here]:
        tops = [code for code in held if ground.parent(code) is None]
        here = max(tops, key=lambda code: (held[code], code))
    while here in below:
        best = max(below[here], key=lambda code: (held[code], code))
        if held[best] <= MAJORITY * held[here] or _has_examples(here, weights, ground):
            break
        here = best
    return here


def _has_examples(here: str, weights: Mapping[str, float], ground: Ground) -> bool:
    """Whether a place is told of as much as any one within it: several villages between the words
    on their county are its examples.
    """
    within = [line for line in map(ground.lineage, weights) if here in line[1:]]
    deepest = {line[0] for line in within}.difference(*(line[1:] for line in within))
    told = [sum(weights.get(code, 0.0) for code in line[: line.index(here)]) for line in within]
    examples = [code for code in deepest if weights[code] > EXAMPLE * max(told)]
    return len(examples) > 1 and weights.get(here, 0.0) > AS_MUCH * max(told)
