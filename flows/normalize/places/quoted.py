"""Whose place a figure in quotation marks is about: who says it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.lang.sentences import CLAUSE_END, SENTENCE_END
from flows.lang.speech import SAYS
from flows.normalize.places.body_mentions import BodyMentions
from flows.normalize.places.governing import governing
from flows.normalize.places.place_use import TITLES
from flows.normalize.places.point import Point
from flows.records import PlaceMention, Span

SAID_BY = re.compile(r"[,，]?(?:[^，,。；;：:”\"\n]{1,10}[,，])?(?:在|家住|走进)?")
"""“…。”4月15日,黄杜村村民说: a time at most stands between a quotation and who says it. Who comes
from elsewhere (来自四川的采茶工说) tells of where he is.
"""
LEADS_IT = re.compile(r"[^，,。；;：:“”\n]{0,4}?(?:[组队]长|书记|主任|委员|支委|会计|文书|党员)")
"""达土村拉务组|组长, 村党支部|委员: who is at home in a village."""
COMMITTEE = frozenset({"村委会", "委会"})
"""华毕村|委会|冬瓜林村: what stands between a village and one that it holds."""
VISITS = re.compile(r"[^，,。；;：:“”\n]{0,6}(?:客商|游客|采购商|收购商|经销商|批发商|顾客|客户)")
"""“连续3年来采购。”来自汉中市的客商说: who tells of what is here."""
FURTHEST_SPEAKER = 20
FURTHEST_HOME = 40
IS_SAID = re.compile(rf"[^。；;！？\n“\"]{{0,40}}(?:{SAYS}|[道称算笑])")
"""…黄杜村村民说; 目前,全镇建成… is another sentence."""
OFFICIAL_SAYS = re.compile(
    rf"[^，,。；;：:“”\n]{{0,12}}(?:{TITLES})[^，,。；;：:“”\n]{{0,6}}"
    rf"(?:{SAYS})(?:记者)?[:：,，]"
)
"""科左后旗副旗长何志伟介绍:“近两年拿出300万元…”: an official speaks of his own place."""


def speaker(mentions: BodyMentions, span: Span, line: Span, point: Point) -> str | None:
    """“每亩净剩12元。”黄杜村村民说: for a figure in quotation marks, the place of who says it."""
    quoted = _quotation(point.text, span, line)
    if quoted is None:
        return None
    inside = governing(mentions.between(quoted.start, span.start), point)
    if inside is not None:
        return inside
    told = mentions.between(line.start, quoted.start)
    if told and OFFICIAL_SAYS.fullmatch(point.text, told[-1].span.end, quoted.start):
        return told[-1].region_code
    _, theirs = mentions.met(quoted.end, quoted.end + 1)
    if point.is_own(theirs) and not any(m.is_name for m in told):
        return theirs  # 镇里成立服务站。“一个月十来块钱。”宋玉梅说
    following = mentions.between(quoted.end - 1, quoted.end - 1 + FURTHEST_HOME)
    if not following or following[0].span.start >= quoted.end - 1 + FURTHEST_SPEAKER:
        return None
    is_led_in = point.text[max(quoted.start - 1, 0)] in ":："
    return None if is_led_in else _said_behind(quoted.end, following, point)


def _said_behind(end: int, following: Sequence[PlaceMention], point: Point) -> str | None:
    """Code of the place of who is named right behind the quotation that ends at ``end``."""
    text, who = point.text, _whose(following, point)
    if VISITS.match(text, who.span.end):
        return None
    if not SAID_BY.fullmatch(text, end, following[0].span.start):
        return None
    code = who.region_code
    if point.is_own(code) and _is_at_home(who, point):
        return code
    says = IS_SAID.match(text, who.span.end) and not point.is_above(code)
    is_other = (point.use(who) == "topic" or not point.is_own(code)) and not says
    return None if is_other else code


def _whose(following: Sequence[PlaceMention], point: Point) -> PlaceMention:
    """The deepest place of who speaks: 在花园乡的草场上,南园子村牧民邓正民…."""
    text, is_within, level = point.text, point.gazetteer.is_within, point.gazetteer.level
    who = following[0]
    for mention in following[1:]:
        way = who.span.end, mention.span.start
        is_part = level(who.region_code or "") == "village" and text[slice(*way)] in COMMITTEE
        is_below = is_part or is_within(mention.region_code, who.region_code)
        if not is_below or SENTENCE_END.search(text, *way):
            break
        if CLAUSE_END.search(text, *way) and not _is_at_home(mention, point):
            break
        who = mention
    return who


def _is_at_home(mention: PlaceMention, point: Point) -> bool:
    """Whether somebody of the place itself stands behind it: a villager, or who leads them."""
    end, gazetteer = mention.span.end, point.gazetteer
    if gazetteer.words.people_after.match(point.text, end):
        return True
    is_village = gazetteer.level(mention.region_code or "") == "village"
    return is_village and LEADS_IT.match(point.text, end) is not None


def _quotation(text: str, span: Span, line: Span) -> Span | None:
    """The quotation around ``span``, within its paragraph, with its marks."""
    opened = text.rfind("“", line.start, span.start)
    if opened >= 0:
        closed = text.find("”", span.end, line.end)
        is_inside = text.find("”", opened, span.start) < 0
    else:
        opened = text.rfind('"', line.start, span.start)
        closed = text.find('"', span.end, line.end)
        is_inside = text.count('"', line.start, span.start) % 2 == 1
    return Span(opened, closed + 1) if is_inside and opened >= 0 and closed >= 0 else None
