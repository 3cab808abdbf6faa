"""The one place an article is about, as deep as the whole article warrants."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from flows.normalize.ground import Ground
from flows.records import Article, Level, PlaceMention

CLIMB: dict[Level, float] = {"village": 1.2, "township": 1.2, "county": 2.0, "prefecture": 3.0}
"""By how much the place above must outweigh one of this level: naming the city is a habit, not a
subject.
"""
HEADLINE_WEIGHT = 2.0
OFFICE = re.compile(r"^[\u4e00-\u9fff]*[局委办院部]$")
LONGEST_OFFICE = 8
LINE_FROM = re.compile(r"(?:[东西南北]起|[起终]点(?:位于|在|为|是)?|起于|始于|止于)$")
LINE_TO = re.compile(r"[至到][\u4e00-\u9fff]{2,8}段")
"""省道308线伊尔施至柴桥段: a line's ends stand for the county that it runs through."""
GOES_THERE = re.compile(r"(?:走进|来到|走入|深入|在|到|赴|前往|进驻)$")
ONE_OF_SEVERAL = re.compile(
    r"(?:[、和][\u4e00-\u9fff]{2,8})*等(?:\d+|[一二三四五六七八九十两]+)个?(?:行政|自然)?(?:村|嘎查|社区|屯)"
)
LONGEST_TITLE = 8


def article_region(
    article: Article,
    body: str,
    mentions: Sequence[PlaceMention],
    ground: Ground,
    *,
    dateline: str | None,
    is_wire: bool,
) -> str | None:
    """Code of the place, or None for a piece about no place (a wire item, study notes, an opinion).
    Spans of ``mentions`` index ``body``, the kicker and the title.

    Starts from the place that the headline or the first sentence names and climbs while the place
    above is spoken of more, or while several places below it are spoken of alike.
    """
    if is_wire:
        return None
    mentions = [_place_meant(mention, body, ground) for mention in mentions]
    mentions = [mention for mention in mentions if not _is_in_title(mention, body)]
    weights = _weights(mentions)
    named = [m for m in mentions if m.region_code is not None and _may_start(m)]
    start = _start(article, body, named, ground)
    if start is None:
        pointed = [m.region_code for m in mentions if m.region_code is not None]
        if pointed:
            return Counter(pointed).most_common(1)[0][0]
        is_silent = article.kind == "reference" or article.is_editorial
        return None if is_silent else dateline or ground.home
    titles = {m.region_code for m in named if m.role == "title"}
    heads = {m.region_code for m in named if m.role == "kicker"} | titles
    if start not in heads:
        start = _scene(start, body, mentions, ground)
    here = _descend(start, weights, ground)
    return _climb(here, weights, titles, heads, ground) if here == start else here


def _place_meant(mention: PlaceMention, body: str, ground: Ground) -> PlaceMention:
    """The mention, or the place above it where it only tells where a road begins or ends."""
    code = mention.region_code
    if mention.role != "body" or code is None or ground.level(code) not in ("township", "village"):
        return mention
    lead = body[max(mention.span.start - 5, 0) : mention.span.start]
    if not LINE_FROM.search(lead) and not LINE_TO.match(body, mention.span.end):
        return mention
    while ground.level(code) in ("township", "village") and ground.parent(code) is not None:
        code = ground.parent(code) or code
    return replace(mention, region_code=code)


def _is_in_title(mention: PlaceMention, body: str) -> bool:
    """“嵩县好人”: a place in the name of an honour is not spoken of."""
    start, end = mention.span.start, mention.span.end
    if mention.role != "body" or body[max(start - 1, 0) : start] not in ("“", "《"):
        return False
    closed = re.search("[”》]", body[end : end + LONGEST_TITLE])
    return closed is not None and start > 1 and "\u4e00" <= body[start - 2] <= "\u9fff"


def _scene(start: str, body: str, mentions: Sequence[PlaceMention], ground: Ground) -> str:
    """The place above a village that only opens the story: named in the first paragraph alone,
    while the others or the kicker name its township, or one of several (焦沟村、洛沟村等9个村).
    """
    above = ground.parent(start)
    if above is None or ground.level(start) != "village":
        return start
    first_end = body.find("\n")
    is_named = any(m.region_code == above and m.role != "body" for m in mentions)
    spoken_of = 0
    for mention in mentions:
        if mention.role != "body":
            continue
        if ground.parent(mention.region_code or "") == above and ONE_OF_SEVERAL.match(
            body, mention.span.end
        ):
            return above
        if first_end < 0 or mention.span.start < first_end:
            continue
        if mention.region_code == start:
            if mention.evidence != "deictic":
                return start
            spoken_of -= mention.text.startswith(("全", "该", "本", "我", "这"))
        elif mention.region_code == above:
            spoken_of += 1
            is_named = is_named or mention.evidence != "deictic"
    return above if is_named and spoken_of > 0 else start


def _descend(start: str, weights: Counter[str], ground: Ground) -> str:
    """From a prefecture or province to the county in it that is spoken of more: 张掖 …
    甘州区梁家墩至新墩段.
    """
    here = start
    while ground.level(here) in ("province", "prefecture"):
        below: Counter[str] = Counter()
        for code, weight in weights.items():
            line = ground.lineage(code)
            if here in line[1:]:
                below[line[line.index(here) - 1]] += weight
        deeper = below.most_common(1)
        if not deeper or deeper[0][1] <= weights[here] or deeper[0][1] < sum(below.values()):
            break
        here = deeper[0][0]
    return here


def _may_start(mention: PlaceMention) -> bool:
    """A place by name, or the whole of one (全省春耕); an office (旗妇联) in a headline alone."""
    return (
        mention.evidence != "deictic"
        or mention.role != "body"
        or mention.text.startswith(("全", "我"))
    )


def _weights(mentions: Sequence[PlaceMention]) -> Counter[str]:
    """How often each place itself is spoken of; a headline counts double."""
    weights: Counter[str] = Counter()
    for mention in mentions:
        if mention.region_code is not None:
            weights[mention.region_code] += 1
    return weights


def _start(
    article: Article, body: str, named: Sequence[PlaceMention], ground: Ground
) -> str | None:
    """The first place at home in the body, or a deeper one below it from the headline."""
    dateline_end = 30 if article.dateline and article.dateline.place else 0
    lead = [m for m in named if m.role == "body" and m.span.start >= dateline_end] or [
        m for m in named if m.role == "body"
    ]
    titles = [m for m in named if m.role != "body"]
    first = _first_at_home(_gone_to(_joined(lead, body, ground), titles, body, ground), ground)
    headline = _first_at_home(sorted(titles, key=lambda m: -_depth(m, ground)), ground)
    is_office = bool(titles) and all(m.evidence == "deictic" for m in titles)
    if is_office and first is not None and headline in ground.lineage(first):
        return headline
    if first is None or headline is None:
        return first or headline
    if first in ground.lineage(headline):
        return headline
    return first if headline in ground.lineage(first) else headline


def _joined(lead: Sequence[PlaceMention], text: str, ground: Ground) -> Sequence[PlaceMention]:
    """Without a first place whose office names a deeper one: 准格尔旗公安局大路第一派出所."""
    if len(lead) > 1 and lead[0].region_code and lead[1].region_code:
        between = text[lead[0].span.end : lead[1].span.start]
        is_below = lead[0].region_code in ground.lineage(lead[1].region_code)[1:]
        if is_below and 0 < len(between) <= LONGEST_OFFICE and OFFICE.search(between):
            return lead[1:]
    return lead


def _gone_to(
    lead: Sequence[PlaceMention], titles: Sequence[PlaceMention], text: str, ground: Ground
) -> Sequence[PlaceMention]:
    """Without a first place that only sends its people to one within it:
    石练镇组织党员突击队在淤溪村插秧, 祖庙派出所民警走进培德社区.
    """
    if len(lead) < 2 or any(mention.region_code == lead[0].region_code for mention in titles):
        return lead
    one, other = lead[0], lead[1]
    is_below = (
        one.region_code is not None
        and other.region_code is not None
        and one.region_code in ground.lineage(other.region_code)[1:]
    )
    between = text[one.span.end : other.span.start]
    goes = GOES_THERE.search(between) is not None and len(between) > 2
    is_told_again = any(m.region_code == one.region_code for m in lead[2:])
    return lead[1:] if is_below and goes and "。" not in between and not is_told_again else lead


def _depth(mention: PlaceMention, ground: Ground) -> int:
    return len(ground.lineage(mention.region_code)) if mention.region_code else 0


def _first_at_home(mentions: Sequence[PlaceMention], ground: Ground) -> str | None:
    codes = [mention.region_code for mention in mentions if mention.region_code is not None]
    if ground.home is not None:
        for code in codes:
            if ground.home in ground.lineage(code):
                return code
    return codes[0] if codes else None


def _climb(
    start: str,
    weights: Counter[str],
    titles: set[str | None],
    heads: set[str | None],
    ground: Ground,
) -> str:
    """Up from ``start``; a place in headline or kicker is left only for one that is spoken of far
    more.
    """
    here = start
    while (above := ground.parent(here)) is not None and here != ground.home:
        own: float = sum(n for code, n in weights.items() if here in ground.lineage(code))
        siblings = sum(
            n
            for code, n in weights.items()
            if code != above and above in ground.lineage(code) and here not in ground.lineage(code)
        )
        own += HEADLINE_WEIGHT if here in heads else 0
        over = weights[above] + (HEADLINE_WEIGHT if above in titles else 0)
        is_split = siblings >= own and here not in heads
        if not (over > CLIMB[ground.level(here)] * own or is_split):
            further = _further(above, own, weights, titles, ground)
            return further or here
        here = above
    return here


def _further(
    above: str, own: float, weights: Counter[str], titles: set[str | None], ground: Ground
) -> str | None:
    """A place two levels up that outweighs all below it, though the one between does not."""
    higher = ground.parent(above)
    while higher is not None and ground.home in ground.lineage(higher):
        weight = weights[higher] + (HEADLINE_WEIGHT if higher in titles else 0)
        if weight > CLIMB[ground.level(above)] * own:
            return higher
        higher = ground.parent(higher)
    return None
