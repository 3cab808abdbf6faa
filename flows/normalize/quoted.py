"""Whose place a figure in quotation marks is about: who says it."""

from __future__ import annotations

import re

from flows.lang.sentences import CLAUSE_END
from flows.normalize.body_mentions import BodyMentions
from flows.normalize.governing import governing
from flows.normalize.place_use import use_of
from flows.records import Span
from flows.tables.gazetteer import Gazetteer

SAID_BY = re.compile(r"[,，]?(?:[^，,。；;：:”\"\n]{1,10}[,，])?(?:在|家住|来自|走进)?")
"""“…。”4月15日,黄杜村村民说: a time at most stands between a quotation and who says it."""
VISITS = re.compile(r"[^，,。；;：:“”\n]{0,6}(?:客商|游客|采购商|收购商|经销商|批发商|顾客|客户)")
"""“连续3年来采购。”来自汉中市的客商说: who tells of what is here."""
FURTHEST_SPEAKER = 20
SAYS = re.compile(r"[^。；;！？\n“\"]{0,40}(?:[说道称]|介绍|表示|告诉|坦言|感慨|算|笑)")
"""…黄杜村村民说; 目前,全镇建成… is another sentence."""
OFFICIAL_SAYS = re.compile(
    r"[^，,。；;：:“”\n]{0,12}(?:书记|[镇乡县区市旗州]长|主任|主席|[局处科股站所]长|负责人)[^，,。；;：:“”\n]{0,6}"
    r"(?:说|介绍|表示|告诉记者)[:：,，]"
)
"""科左后旗副旗长何志伟介绍:“近两年拿出300万元…”: an official speaks of his own place."""


def speaker(
    mentions: BodyMentions,
    text: str,
    span: Span,
    line: tuple[int, int],
    own: str,
    gazetteer: Gazetteer,
) -> str | None:
    """“每亩净剩12元。”黄杜村村民说: for a figure in quotation marks, the place of who says it."""
    quoted = _quotation(text, span, line)
    if quoted is None:
        return None
    opened, closed = quoted
    inside = governing(mentions.between(opened, span.start), text, span.start, own, gazetteer)
    if inside is not None:
        return inside
    told = mentions.between(line[0], opened)
    if told and OFFICIAL_SAYS.fullmatch(text, told[-1].span.end, opened):
        return told[-1].region_code
    _, theirs = mentions.met(closed + 1, closed + 2)
    if gazetteer.is_within(theirs, own) and all(m.evidence == "deictic" for m in told):
        return theirs  # 镇里成立服务站。“一个月十来块钱。”宋玉梅说
    following = mentions.between(closed, closed + FURTHEST_SPEAKER)
    if following and text[max(opened - 1, 0)] not in ":：":
        gap = text[closed + 1 : following[0].span.start]
        who = following[1] if len(following) > 1 else following[0]
        is_of_it = gazetteer.is_within(who.region_code, following[0].region_code)
        if not is_of_it or CLAUSE_END.search(text, following[0].span.end, who.span.start):
            who = following[0]
        is_home = gazetteer.is_within(who.region_code, own)
        if VISITS.match(text, who.span.end):
            return None
        is_other = (use_of(who, text, gazetteer.words)[0] == "topic" or not is_home) and (
            not SAYS.match(text, who.span.end) or gazetteer.is_within(own, who.region_code)
        )
        return who.region_code if SAID_BY.fullmatch(gap) and not is_other else None
    return None


def _quotation(text: str, span: Span, line: tuple[int, int]) -> tuple[int, int] | None:
    """Where the quotation around ``span`` opens and closes, within its paragraph."""
    opened = text.rfind("“", line[0], span.start)
    if opened >= 0:
        closed = text.find("”", span.end, line[1])
        is_inside = text.find("”", opened, span.start) < 0
    else:
        opened = text.rfind('"', line[0], span.start)
        closed = text.find('"', span.end, line[1])
        is_inside = text.count('"', line[0], span.start) % 2 == 1
    return (opened, closed) if is_inside and opened >= 0 and closed >= 0 else None
