"""Places that reach no further than the list or the adjunct they stand in:
正宁县96公里、华池县130公里,可改善18.2万人; 镇里在茶园村建起车间,并计划扩到1.5万亩.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.normalize.places.point import Point
from flows.records import PlaceMention

_PAIR = (
    r"[\u4e00-\u9fff]{1,10}?(?:[县区旗市镇乡]|街道|村|社区|嘎查|苏木)(?:就?[有占达为])?"
    r"[约近超]?[\d.]+[余多万亿千百]{0,3}[\u4e00-\u9fff%]{1,4}"
)
PAIRS = re.compile(rf"{_PAIR}(?:[、，,]{_PAIR})+")
"""八仙镇24名,广佛镇17名: places with a figure each."""
LONGEST_LIST = 120
FIGURE_NEXT = 4
THEN_ON = re.compile(
    r"[，,](?:并|还|同时|计划|预计|力争|准备|打算|到20\d\d年|(?:今年|明年)(?:计划|预计|力争|将|还))"
)
"""The clause that comes back to who does it."""
AND_NEIGHBOURS = re.compile(
    r"(?:和|及|与|以及)(?:相邻|邻近|周边|周围|附近|临近|毗邻)的?[^，,。；;]{0,4}?(?:[村镇乡]|社区|嘎查)"
)
"""在油坪溪村和相邻的2个村修路."""
CAME_FROM = re.compile(r"[^，,。；;、]{0,10}?(?:搬迁?|迁)(?:来|入|出|到这里)的")
"""全县11个乡镇搬来的1287户."""


def has_ended(mention: PlaceMention, earlier: Sequence[PlaceMention], point: Point) -> bool:
    """Whether the text behind ``mention`` has come back from it at ``point``; ``earlier`` are the
    places of the paragraph before it.
    """
    text, end = point.text, mention.span.end
    if AND_NEIGHBOURS.match(text, end) or CAME_FROM.match(text, end):
        return True
    return _is_listed_before(mention, point) or _is_adjunct(mention, earlier, point)


def _is_listed_before(mention: PlaceMention, point: Point) -> bool:
    """Whether a list of places, each with its figure, has ended that holds the place."""
    start, end = mention.span.start, mention.span.end
    if not any(map(str.isdigit, point.text[end : end + FIGURE_NEXT])):
        return False
    if not point.is_told_since(mention, LIST_STOPS):
        return False
    for pairs in PAIRS.finditer(point.text, max(start - LONGEST_LIST, 0), point.at):
        if pairs.start() <= start < pairs.end() <= point.at:
            return True
    return False


LIST_STOPS = re.compile(r"[，,。；;]")


def _is_adjunct(mention: PlaceMention, earlier: Sequence[PlaceMention], point: Point) -> bool:
    """Whether a place that holds this one does something there, and then goes on elsewhere."""
    text, start = point.text, mention.span.start
    if text[max(start - 1, 0) : start] != "在" or not point.is_told_since(mention, THEN_ON):
        return False
    within = point.gazetteer.is_within
    return point.is_in_sentence_of(mention) and any(
        actor.region_code != mention.region_code
        and within(mention.region_code, actor.region_code)
        and point.is_in_sentence_of(actor)
        and point.use(actor) in ("topic", "office")
        for actor in earlier
    )
