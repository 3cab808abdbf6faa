"""Where someone who was met at a place is met again: the story is back there without naming it.

Who opens a sentence is looked for (王洪彬说): a name that stood behind a word for a person
(队长王洪彬, 村民尚进) not far behind a place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from flows.records import PlaceMention
from flows.tables.gazetteer import PlaceWords

PERSON_BEFORE = re.compile(
    r"(?:[牧农村居市渔茶果菜社][民农员]|[牧农]户|[牧猎匠老]人|老[师汉伯乡]|师傅|[大小][伙妈爷叔嫂哥姐]"
    r"|[队站所会村组镇乡苏局班校院团]长|党员|队员|社员|递员|格员|员工|职工|教员|学员|队医|村医|医生"
    r"|学生|书记|主任|主席|会计|经理|老板|额吉|阿爸)$"
)
"""What stands right before somebody's name: 牧民乌力吉巴图, 邮递员哈达."""
INTRODUCED = re.compile(
    r"(?:[民农员长记任师生医户商匠计手人理伯叔嫂妈]”?)"
    r"(?=([\u4e00-\u9fff]) ?([\u4e00-\u9fff]) ?([\u4e00-\u9fff]?))"
)
"""A space inside a name is print: 队长王 洪彬."""
FURTHEST = 80
OPENING = re.compile(r"[。！!？?”\"\n]([\u4e00-\u9fff]) ?([\u4e00-\u9fff])(?: ?([\u4e00-\u9fff]))?")
"""Who opens a sentence, with the end of the one before."""
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


def met_again(
    text: str, mentions: Sequence[PlaceMention], words: PlaceWords
) -> list[tuple[int, PlaceMention]]:
    """Where in ``text`` a sentence opens with a person who was introduced with a place before, with
    the mention of that place; in order.
    """
    met: dict[str, PlaceMention] = {}
    for mention, following in zip_longest(mentions, mentions[1:]):
        if mention.evidence == "deictic":
            continue
        end = min(mention.span.end + FURTHEST, following.span.start if following else len(text))
        line_end = text.find("\n", mention.span.end, end)
        end = end if line_end < 0 else line_end
        for found in INTRODUCED.finditer(text, mention.span.end, end):
            if found[1] + found[2] not in words.plain_words:
                met.setdefault(found[1] + found[2], mention)
                met.setdefault("".join(found.groups()), mention)
    if not met:
        return []
    opened = (
        (found.start(), met.get("".join(found.groups(""))) or met.get(found[1] + found[2]))
        for found in OPENING.finditer(f"\n{text}")  # Where the end stood, the opening stands.
    )
    return [(at, place) for at, place in opened if place is not None and place.span.end < at]
