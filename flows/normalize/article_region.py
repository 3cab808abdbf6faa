"""The one place an article is about, as deep as the whole article warrants."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from flows.normalize.ground import Ground
from flows.records import Article, Level, PlaceMention

CLIMB: dict[Level, float] = {"village": 1.2, "township": 1.2, "county": 2.0, "prefecture": 3.0}
"""By how much the place above must outweigh one of this level: naming the city is a habit, not a
subject.
"""
HEADLINE_WEIGHT = 2.0
OFFICE = re.compile(r"^[\u4e00-\u9fff]*[局委办院部]$")
LONGEST_OFFICE = 8


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
    here = _descend(start, weights, ground)
    return _climb(here, weights, titles, heads, ground) if here == start else here


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
    first = _first_at_home(_joined(lead, body, ground), ground)
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
