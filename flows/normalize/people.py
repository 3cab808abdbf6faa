"""Where someone who was met at a place is met again: the story is back there without naming it.

Only who speaks is looked for (王洪彬说): a name that stood behind a word for a person (队长王洪彬,
村民尚进) in the sentence of a place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.lang.sentences import STATEMENT_END
from flows.records import PlaceMention

PERSON_BEFORE = re.compile(
    r"(?:[牧农村居市渔茶果菜社][民农员]|[牧农]户|[牧猎匠老]人|老[师汉伯乡]|师傅|[大小][伙妈爷叔嫂哥姐]"
    r"|[队站所会村组镇乡苏局班校院团]长|党员|队员|社员|递员|格员|员工|职工|教员|学员|队医|村医|医生"
    r"|学生|书记|主任|主席|会计|经理|老板|额吉|阿爸)$"
)
"""What stands right before somebody's name: 牧民乌力吉巴图, 邮递员哈达."""
INTRODUCED = re.compile(
    r"(?:[民农员长记任师生医户商匠计手人理伯叔嫂])"
    r"(?=([\u4e00-\u9fff]) ?([\u4e00-\u9fff]) ?([\u4e00-\u9fff]?))"
)
"""A space inside a name is print: 队长王 洪彬."""
FURTHEST = 40
SPEAKS = re.compile(
    r"(?:(?<=[。！!？?”\"\n])|^)([\u4e00-\u9fff](?: ?[\u4e00-\u9fff]){1,2}?)"
    r"(?:笑着|感慨地?|高兴地|激动地|自豪地)?(?:说|告诉|介绍|坦言|感慨|表示|感叹|回忆)"
)
OWNS = re.compile(
    r"([\u4e00-\u9fff](?: ?[\u4e00-\u9fff]){1,2}?)"
    r"(?:家[的里有共种养]|所[住在]|的(?:[\u4e00-\u9fff]{0,2}[园地田棚圈店房院场塘林]|小区|家|合作社))"
)


def home_of_opening(text: str, start: int, before: Sequence[PlaceMention]) -> str | None:
    """Code of the place of the person whose own the line at ``start`` opens with: 于桂荣所住的小区,
    behind 家住奋斗社区的居民于桂荣. ``before`` are the places of the line before.
    """
    opening = OWNS.match(text, start)
    if opening is None:
        return None
    name = opening[1].replace(" ", "")
    for mention in reversed(before):
        for found in INTRODUCED.finditer(text, mention.span.end, mention.span.end + FURTHEST):
            if name in (found[1] + found[2], "".join(found.groups())):
                return mention.region_code
    return None


def met_again(text: str, mentions: Sequence[PlaceMention]) -> list[tuple[int, PlaceMention]]:
    """Where in ``text`` a person speaks who was introduced with a place before, with the mention
    of that place; in order.
    """
    met: dict[str, PlaceMention] = {}
    for mention in mentions:
        if mention.evidence == "deictic":
            continue
        stop = STATEMENT_END.search(text, mention.span.end, mention.span.end + FURTHEST)
        end = stop.start() if stop else mention.span.end + FURTHEST
        for found in INTRODUCED.finditer(text, mention.span.end, end):
            met.setdefault(found[1] + found[2], mention)
            met.setdefault("".join(found.groups()), mention)
    if not met:
        return []
    spoken = (
        (found.start(), met.get(found[1].replace(" ", ""))) for found in SPEAKS.finditer(text)
    )
    return [(at, place) for at, place in spoken if place is not None and place.span.end < at]
