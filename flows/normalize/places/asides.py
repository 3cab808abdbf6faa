"""Places that the words right around their name tell to be asides: an old name, how far it is,
where somebody comes from, who helps.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.normalize.places.place_use import is_office
from flows.normalize.places.point import Point
from flows.records import PlaceMention

LONGEST_LEAD = 6
REACHED = re.compile(
    r"(?:县?城|城区|市区)?(?:只需|只要|仅需|需要?|不到|不足|约|的(?:路程|车程|距离)|[\d.]+[多余]?(?:公里|千米|米(?!宽)))"
)
LEADS_TO = re.compile(r"[至到][\u4e00-\u9fff]{2,8}[\d.]+[多余]?(?:公里|千米)")
ONCE_CALLED = re.compile(
    r"(?:早年|早先|原来?|曾经?|旧时?|古时?|从前|过去|以前|当年)(?:也|又|被)?(?:名|称|叫|唤)(?:作|做|为)?$"
)
"""柳沟村早年叫建新村,海拔1100米: more of the place that has another name now."""
SOME_FROM = re.compile(
    r"(?:、[\u4e00-\u9fff]{2,4}){0,3}等?地?的(?:车|货车|大车|客[人商户]|游客|旅客|采购商|经销商|老板)(?:[都也就]|[能来到开]|纷纷)"
    r"|(?:、[\u4e00-\u9fff]{2,4}){0,3}等地?的[\d余多]{1,6}[家名支位][\u4e00-\u9fff]{2,8}?(?:进场|参[加赛会展]|到场|前来|[齐汇]聚|同台)"
)
"""西峰、银川|的车都能开到门口, 大庆、齐齐哈尔|等地的46家企业进场: guests from elsewhere."""
UNDER = re.compile(
    r"[里上]?的?(?:大力|积极|精心)?(?:倡导|号召|帮助|支持|指导|帮扶|引导|扶持|鼓励|推动|组织)下"
)
"""在工作队和镇里|倡导下扩到400亩: who helps."""
HELPS = re.compile(
    r"[里上]?[^，,。；;\n]{0,4}?(?:抽[调派]|帮|派|出[资钱面]|拿出|协调|争取|投入|筹|请[来到]|补[了贴助]|支持)"
)


def is_aside(mention: PlaceMention, point: Point, *, is_first: bool) -> bool:
    """Whether the mention tells nothing of what stands at ``point``; ``is_first`` is the first of
    its paragraph.
    """
    text = point.text
    return (
        (not is_first and _is_old_name(mention, text))
        or _is_reached(mention, text)
        or _is_who_comes(mention, point)
        or (is_office(mention) and UNDER.match(text, mention.span.end) is not None)
    )


def _is_old_name(mention: PlaceMention, text: str) -> bool:
    start = mention.span.start
    return ONCE_CALLED.search(text, max(start - LONGEST_LEAD, 0), start) is not None


def _is_reached(mention: PlaceMention, text: str) -> bool:
    """从三门县到宁波只需1个多小时, 龙王庙至沙河15公里防洪堤: only how far it is."""
    start, end = mention.span.start, mention.span.end
    if text[max(start - 1, 0) : start] in ("到", "至"):
        return REACHED.match(text, end) is not None
    return LEADS_TO.match(text, end) is not None


def _is_who_comes(mention: PlaceMention, point: Point) -> bool:
    """西峰、银川的|车都能开到门口: where somebody comes from who is here."""
    of = SOME_FROM.match(point.text, mention.span.end)
    return of is not None and not point.is_own(mention.region_code)


def helps(mention: PlaceMention, earlier: Sequence[PlaceMention], point: Point) -> bool:
    """在三场槽子村,…。去年,镇里抽调干部丈量土地: what a town does in the story of its village."""
    if not earlier or not is_office(mention) or mention.text.startswith("全"):
        return False
    first = next((m for m in earlier if m.is_name), None)
    gazetteer, code = point.gazetteer, mention.region_code
    if first is None or first.region_code == code or point.is_above(code):
        return False
    above = gazetteer.parent(first.region_code or "")
    while above is not None and above != code:
        above = gazetteer.parent(above)
    is_of_village = above == code
    acts = HELPS.match(point.text, mention.span.end) is not None
    return is_of_village and acts and point.use(first) in ("scene", "topic")
