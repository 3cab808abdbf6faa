"""Whose place a figure in quotation marks is about: who says it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.lang.sentences import CLAUSE_END
from flows.normalize.body_mentions import BodyMentions
from flows.normalize.governing import governing
from flows.normalize.place_use import TITLES
from flows.normalize.point import Point
from flows.records import PlaceMention, Span

SAID_BY = re.compile(r"[,，]?(?:[^，,。；;：:”\"\n]{1,10}[,，])?(?:在|家住|来自|走进)?")
"""“…。”4月15日,黄杜村村民说: a time at most stands between a quotation and who says it."""
VISITS = re.compile(r"[^，,。；;：:“”\n]{0,6}(?:客商|游客|采购商|收购商|经销商|批发商|顾客|客户)")
"""“连续3年来采购。”来自汉中市的客商说: who tells of what is here."""
FURTHEST_SPEAKER = 20
SAYS = re.compile(r"[^。；;！？\n“\"]{0,40}(?:[说道称]|介绍|表示|告诉|坦言|感慨|算|笑)")
"""…黄杜村村民说; 目前,全镇建成… is another sentence."""
OFFICIAL_SAYS = re.compile(
    rf"[^，,。；;：:“”\n]{{0,12}}(?:{TITLES})[^，,。；;：:“”\n]{{0,6}}"
    r"(?:说|介绍|表示|告诉记者)[:：,，]"
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
    following = mentions.between(quoted.end - 1, quoted.end - 1 + FURTHEST_SPEAKER)
    is_led_in = point.text[max(quoted.start - 1, 0)] in ":："
    return _said_behind(quoted.end, following, point) if following and not is_led_in else None


def _said_behind(end: int, following: Sequence[PlaceMention], point: Point) -> str | None:
    """Code of the place of who is named right behind the quotation that ends at ``end``."""
    text, first = point.text, following[0]
    who = following[1] if len(following) > 1 else first
    is_of_it = point.gazetteer.is_within(who.region_code, first.region_code)
    if not is_of_it or CLAUSE_END.search(text, first.span.end, who.span.start):
        who = first
    if VISITS.match(text, who.span.end) or not SAID_BY.fullmatch(text, end, first.span.start):
        return None
    code = who.region_code
    says = SAYS.match(text, who.span.end) and not point.is_above(code)
    is_other = (point.use(who) == "topic" or not point.is_own(code)) and not says
    return None if is_other else code


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
