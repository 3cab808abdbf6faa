"""Whose place a figure in quotation marks is about: who says it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.lang.sentences import CLAUSE_END, SENTENCE_END
from flows.normalize.body_mentions import BodyMentions
from flows.normalize.governing import governing
from flows.normalize.place_use import use_of
from flows.records import PlaceMention, Span
from flows.tables.gazetteer import Gazetteer

SAID_BY = re.compile(r"[,，]?(?:[^，,。；;：:”\"\n]{1,10}[,，])?(?:在|家住|走进)?")
"""“…。”4月15日,黄杜村村民说: a time at most stands between a quotation and who says it. Who comes
from elsewhere (来自四川的采茶工说) tells of where he is.
"""
LEADS_IT = re.compile(r"[^，,。；;：:“”\n]{0,4}?(?:[组队]长|书记|主任|委员|支委|会计|文书|党员)")
"""达土村拉务组|组长, 村党支部|委员: who is at home in a village."""
VISITS = re.compile(r"[^，,。；;：:“”\n]{0,6}(?:客商|游客|采购商|收购商|经销商|批发商|顾客|客户)")
"""“连续3年来采购。”来自汉中市的客商说: who tells of what is here."""
FURTHEST_SPEAKER = 20
FURTHEST_HOME = 40
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
    following = mentions.between(closed, closed + FURTHEST_HOME)
    if not following or text[max(opened - 1, 0)] in ":：":
        return None
    first = following[0]
    if first.span.start >= closed + FURTHEST_SPEAKER:
        return None
    who = _whose(following, text, gazetteer)
    if VISITS.match(text, who.span.end):
        return None
    is_home = gazetteer.is_within(who.region_code, own)
    is_led = is_home and _is_at_home(who, text, gazetteer)
    is_other = (use_of(who, text, gazetteer.words)[0] == "topic" or not is_home) and (
        not SAYS.match(text, who.span.end) or gazetteer.is_within(own, who.region_code)
    )
    is_said = SAID_BY.fullmatch(text, closed + 1, first.span.start) is not None
    return who.region_code if is_said and (is_led or not is_other) else None


def _whose(following: Sequence[PlaceMention], text: str, gazetteer: Gazetteer) -> PlaceMention:
    """The deepest place of who speaks: 在花园乡的草场上,南园子村牧民邓正民…."""
    who = following[0]
    for mention in following[1:]:
        start = who.span.end
        is_below = gazetteer.is_within(mention.region_code, who.region_code) or (
            gazetteer.level(who.region_code or "") == "village"
            and text[start : mention.span.start] in ("村委会", "委会")
        )
        if not is_below or SENTENCE_END.search(text, start, mention.span.start):
            break
        is_parted = CLAUSE_END.search(text, start, mention.span.start) is not None
        if is_parted and not _is_at_home(mention, text, gazetteer):
            break
        who = mention
    return who


def _is_at_home(mention: PlaceMention, text: str, gazetteer: Gazetteer) -> bool:
    """Whether somebody of the place itself stands behind it: a villager, or who leads them."""
    end = mention.span.end
    if gazetteer.words.people_after.match(text, end):
        return True
    return gazetteer.level(mention.region_code or "") == "village" and (
        LEADS_IT.match(text, end) is not None
    )


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
