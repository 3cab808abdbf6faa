"""Whether a text speaks of a place apart from the article's own: what is told of it, or only that
somebody has been there, buys there or gives from there.
"""

from __future__ import annotations

import re

from flows.normalize.places.place_use import (
    AT_HOME,
    GOES_THERE,
    PLACE_IN_IT,
    tells_of_someone,
)
from flows.normalize.places.point import Point
from flows.records import PlaceMention

FURTHEST_NAME = 18
FURTHEST_SENT = 24
TIME_BEFORE = re.compile(r"(?:[^，,。；;：:]{1,10}[，,]){0,2}(?:放到|从|就)?$")
WHO_IS = re.compile(r"(?:今年)?(?:\d{2}岁的)?[\u4e00-\u9fff]{2,3}(?:\d{2}岁[，,])?是")
HOMEWARD = re.compile(
    r"回(?:到)?(?:老家|家乡|故乡|村|嘎查|社区|乡|来)|返乡|家门口|家里|(?:考察|学习|参观|取经)(?:后|归来|回来)"
)
STAYS_THERE = re.compile(
    r"[^，,。；;：:]{0,8}?(?:取经|考察|学习|参观|打工|务工|上班|工作|干了|创业|经商"
    r"|[包盘租买]下|承包|开[了起办]|办[了起])(?!的)"
)
"""在温州的鞋厂打工,月薪6000元, 在薛店村,…: what is there or earned there; who performs in another
county (到昆明演出) is spoken of still.
"""
WORKS_THERE = re.compile(r"[^，,。；;：:]{0,8}?(?:打工|务工|上班)")
EARNS = re.compile(r"[挣赚薪拿]|一干|[干做待]了|工资|收入|每[年月天]|一[年月天]|一个月|年[收入]")
"""在新疆打工,一个月挣5000元: what is earned there, and not what is owed at home."""
IN_IT = re.compile(r"(?:的[^，,。；;：:\n]{1,10})?(?=[，,])")
LED_THERE = re.compile(r"(?:走[进入访]|来到|深入|位于|地处|坐落于|步入|踏入|漫步)$")
IN_NEIGHBOUR = re.compile(r"在(?:邻近|相邻|毗邻|附近|隔壁)的")
ANSWERS = re.compile(r"[^，,。；;：:\n]{3,16}：")
"""科左后旗林业局局长王海英：…: whose words the paragraph is."""
NEVER_THERE = re.compile(r"(?:没有?|不再?|不想|未)(?:留|待|呆|去|到|回)?[在到去]?$")
"""毕业后没有留在呼和浩特."""
AID = re.compile(
    r"对口|帮扶|驻村"
    r"|[^，,。；;\n]{0,12}?(?:帮扶资金|援[藏疆青川黔滇桂甘蒙建助]|支援|协作|派[来驻]|送来|[捐赠])"
)
"""浙江省|援青指挥部投入70万元, 天津|的企业捐了200万元: what is given from afar is given here."""
BUILDS_HERE = re.compile(
    r"[^，,。；;\n]{0,12}?(?:投资|出资|注资|投入)[^，,。；;\n]{0,14}?[建修盖办开设]"
    r"|[^，,。；;\n]{0,10}?在(?:这[里儿]|当地)"
)
"""天津市津南区|又投资建起修理厂: another province builds where the story is."""
DEALS = re.compile(
    r"[^，,。；;：:\n]{0,10}"
    r"(?:市场|[超商][市超]|客[商户]|(?:采购|经销|收购|药|厂)商|运送|[供发送]货)"
)
"""郑州万邦等市场的公司以每公斤3元收购: who buys what is grown here."""
FORMERLY = re.compile(r"(?:以前|过去|原先|原来|从前|早年|之前|前些年|那时|曾经?)[^。；;“”]{0,4}$")
NOW = re.compile(r"现在|如今|眼下")
"""以前在东莞打工,…。现在骑车10分钟就到: no longer there."""
SENDS = re.compile(
    r"(?:组织|带领|选派|派出|派|邀请|率|动员|发动)[^，,。；;：:]{1,12}(?:到|赴|去|前往|走进|来到)$"
)
"""组织企业到贵州招工5场: who sends is at home, and so is what comes of it."""


def is_elsewhere(mention: PlaceMention, lead: str, point: Point) -> bool:
    """Whether the text speaks of a place neither within the article's own nor above it: to the
    end of the paragraph of a neighbour in the same county or of one that opens it, or until
    someone comes home from it. ``lead`` are the characters before it.
    """
    text, end = point.text, mention.span.end
    if _is_only_been_to(mention, lead, point):
        return False
    if opens_line(mention, text) and ANSWERS.match(text, end):
        return True
    if IN_NEIGHBOUR.fullmatch(text, _line_start(mention, text), mention.span.start):
        return True  # 在邻近的新景镇姚溪村,种茶的汪仔权也没歇着
    goes = GOES_THERE.search(lead) is not None
    use = "scene" if goes else point.use(mention)
    gazetteer, own = point.gazetteer, point.own
    is_neighbour = own not in gazetteer.upper and gazetteer.is_within(
        mention.region_code, gazetteer.base(own)
    )
    if use == "person" and is_neighbour:
        if WHO_IS.fullmatch(text, _line_start(mention, text), mention.span.start):
            return True  # 成传意是万福村的贫困户,…
        is_theirs = point.is_told_since(mention, AT_HOME)  # 四台子村的刘淑梅,她家的地
        return is_theirs and point.is_in_sentence_of(mention)
    if use not in ("topic", "scene"):
        return False
    if is_neighbour:
        return True
    if point.has_closed_since(mention):
        return False  # “在广州做了16年。”…现在，他一个月能拿6500元: said of another time
    stays = LED_THERE.search(lead) or PLACE_IN_IT.match(text, end) or STAYS_THERE.match(text, end)
    if goes and not stays and not (lead[-1:] == "在" and IN_IT.match(text, end)):
        return False
    if point.is_told_since(mention, HOMEWARD):
        return False
    is_near = point.is_in_sentence_of(mention)
    if WORKS_THERE.match(text, end):
        earns = point.is_told_since(mention, EARNS)
        return is_near if earns else point.is_in_clause_of(mention)
    return goes or is_near or (use == "topic" and opens_line(mention, text))


def _is_only_been_to(mention: PlaceMention, lead: str, point: Point) -> bool:
    """Whether somebody only lives there, buys or gives from there, or has been there before."""
    text, start, end = point.text, mention.span.start, mention.span.end
    return (
        tells_of_someone(mention, text)
        or lead[-1:] in ("与", "同")
        or NEVER_THERE.search(lead) is not None
        or AID.match(text, end) is not None
        or (BUILDS_HERE.match(text, end) is not None and _is_of_another_province(mention, point))
        or (lead[-1:] != "在" and DEALS.match(text, end) is not None)
        or SENDS.search(text, max(start - FURTHEST_SENT, 0), start) is not None
        or (FORMERLY.search(lead) is not None and point.is_told_since(mention, NOW))
    )


def _is_of_another_province(mention: PlaceMention, point: Point) -> bool:
    lineage = point.gazetteer.lineage
    return lineage(mention.region_code or point.own)[-1] != lineage(point.own)[-1]


def opens_line(mention: PlaceMention, text: str) -> bool:
    """Whether the paragraph opens with the place, or with a time and the place."""
    return TIME_BEFORE.fullmatch(text, _line_start(mention, text), mention.span.start) is not None


def _line_start(mention: PlaceMention, text: str) -> int:
    """Where the paragraph begins that opens near ``mention``; 0 where it begins further back."""
    return text.rfind("\n", max(mention.span.start - FURTHEST_NAME, 0), mention.span.start) + 1
