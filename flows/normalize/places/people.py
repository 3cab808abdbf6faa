"""Where someone who was met at a place is met again: the story is back there without naming it.

A name is one that stood behind a word for a person (队长王洪彬, 村民尚进) not far behind a place.
It is looked for where a sentence opens (王洪彬说), and a whole one anywhere (树苗传到王洪彬手上).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from ahocorasick_rs import AhoCorasick

from flows.lang.sentences import SENTENCE_END
from flows.normalize.places.place_use import has_left, is_from, use_of
from flows.normalize.places.point import Point
from flows.records import PlaceMention
from flows.tables.gazetteer import PlaceWords

PERSON_BEFORE = re.compile(
    r"(?:[牧农村居市渔茶果菜社][民农员]|[牧农]户|[牧猎匠老]人|老[师汉伯乡]|师傅|[大小][伙妈爷叔嫂哥姐]"
    r"|[队站所会村组镇乡苏局班校院团]长|党员|队员|社员|递员|格员|员工|职工|教员|学员|队医|村医|医生"
    r"|学生|书记|主任|主席|会计|经理|老板|额吉|阿爸)$"
)
"""What stands right before somebody's name: 牧民乌力吉巴图, 邮递员哈达."""
INTRODUCED = re.compile(
    r"[民农员长记任师生医户商匠计手人理伯叔嫂妈工书岁](?:(?<!岁)”?|(?<=岁)的)"
    r"(?=([\u4e00-\u9fff]) ?([\u4e00-\u9fff]) ?([\u4e00-\u9fff]?))"
)
"""A space inside a name is print: 队长王 洪彬."""
TITLED = re.compile(r"[村农牧渔居]民|牧[户人]|额吉|阿爸|书记|主任")
"""What a name without a surname stands behind: 牧民巴音孟克, 村民多吉."""
WHOLE_NAME = 3
FEW = 8
OF_PLACE = re.compile(r"的(?=([\u4e00-\u9fff])([\u4e00-\u9fff])([\u4e00-\u9fff]?))")
"""三合村的曹阳红夫妇."""
LIVES_AT = re.compile(
    r"[\u4e00-\u9fff]{0,8}?[,，]?[他她]?"
    r"(?:(?P<home>的?(?:老家|家乡|家)(?:住在?|在|是)|住在?|生活在)|在|是)"
)
"""果农李有田告诉记者,他在荷塘镇种下…: a name not far before the place."""
LIVES_AT_ENDS = frozenset("在是住")
OPENS = re.compile(
    r"(?:^|(?<=[。！!？?”\"\n]))(?=([\u4e00-\u9fff])([\u4e00-\u9fff])([\u4e00-\u9fff]))"
)
HIS_PLACE = re.compile(r"[他她](?:所在|的?老?家|家?住|生活)的?在?$")
"""今年60岁的吴山…。他所在的上豆村…: a name a sentence before the place."""
HIS_PLACE_ENDS = frozenset("在的家住活")
NEXT_OPENS = re.compile(r"\n+(?:\d{2}岁的)?(?:[村居牧农渔]民|社员|职工)[\u4e00-\u9fff]{0,3}")
"""…坐落着姜家山村。 村民姜开创家…: whom the next line opens with."""
APPOSED = re.compile(
    r"(?:[是叫有]|^|[\n。])(?=([\u4e00-\u9fff])([\u4e00-\u9fff])([\u4e00-\u9fff]?)[,，])(?:[\u4e00-\u9fff]{2,3})[,，]$"
)
"""说话的人就是王银吉,红水村村民: a name set beside who he is."""
COMES_HOME = re.compile(r"回(?:到|来到)?(?:了|老家|家乡)?$")
COMES_BACK = re.compile(r"(?:回|返)(?:了|到了?)?村(?:[里子]|(?![\u4e00-\u9fff]{0,2}[镇乡]))")
ACTS = re.compile(
    "说|告诉|介绍|一家|夫妇|又|带[着领头]|牵头|算了|笑|动起|回[到家村]|开始|[承发]包|家[里的]"
)
VILLAGE = re.compile(r"(?:村|嘎查)$")
"""25岁的邹辉正在广州打工,…背着铺盖回了村: whoever comes back is met there from then on."""
LINE_OPENS = re.compile(r"(?:\d{2}岁的)?(?=([\u4e00-\u9fff])([\u4e00-\u9fff])([\u4e00-\u9fff]?))")
"""肖兰今年35岁,原先在城里上班。去年她回到后阳村老家: whom the paragraph opens with."""
A_VILLAGER = re.compile(r"村民([\u4e00-\u9fff])[\u4e00-\u9fff]{1,2}")
FURTHEST_BEFORE = 24
FURTHEST = 80
OPENING = re.compile(
    r"[。！!？?”\"\n](?:仅|而|光是?|(?:原来|据悉|据了解|经查)[，,])?"
    r"([\u4e00-\u9fff]) ?([\u4e00-\u9fff])(?: ?([\u4e00-\u9fff]))?"
)
"""Who opens a sentence, with the end of the one before."""


@dataclass(slots=True, kw_only=True)
class People:
    """Who an article has met where: names to the places they were introduced with, the ``whole``
    ones among them, those met a paragraph ``behind`` the place, and where in the body their
    introductions stand.
    """

    met: dict[str, PlaceMention] = field(default_factory=dict)
    whole: set[str] = field(default_factory=set)
    behind: set[str] = field(default_factory=set)
    introduced: set[int] = field(default_factory=set)

    def home_of(self, title: str) -> str | None:
        """Code of the place of the first of them whom a headline names (牧民巴音孟克的账本)."""
        found = [name for name in self.whole if name in title]
        return self.met[min(found, key=title.find)].region_code if found else None


def find_people(text: str, mentions: Sequence[PlaceMention], words: PlaceWords) -> People:
    """Who is introduced in ``text`` with one of the places that it mentions."""
    people = People()
    for mention, following in zip_longest(mentions, mentions[1:]):
        is_origin = text.startswith("来自", mention.span.start - 2) or is_from(mention, text)
        if not mention.is_name or is_origin or has_left(mention, text):
            continue
        end = min(mention.span.end + FURTHEST, following.span.start if following else len(text))
        line_end = text.find("\n", mention.span.end, end)
        if line_end >= 0 and use_of(mention, text, words)[0] == "scene":
            end = text.find("\n", line_end + 1)
            end = min(end if end >= 0 else len(text), line_end + FURTHEST)
            end = min(end, following.span.start) if following else end
        elif line_end >= 0:
            opening = NEXT_OPENS.match(text, line_end, end)
            end = opening.end() if opening else line_end
        led = _named_before(text, mention, words)
        own = OF_PLACE.match(text, mention.span.end)
        if own is not None and following is not None and following.span.start == own.end():
            own = None  # 六道河镇的杨家台
        behind = INTRODUCED.finditer(text, mention.span.end, end)
        for found in (*filter(None, (led, own)), *behind):
            name = "".join(found.groups())
            is_name = (
                found is led
                or name[0] in words.surnames
                or TITLED.match(text, found.end() - 2) is not None
            )
            if not is_name or name[:2] in words.plain_words:
                continue
            people.introduced.add(found.end())
            place = _came_back_to(text, found.end(), mention, mentions)
            if name not in people.met and 0 <= line_end < found.end():
                people.behind.update((name, name[:2]))
            people.met.setdefault(name[:2], place)
            people.met.setdefault(name, place)
            if len(name) == WHOLE_NAME and name[1:] not in words.plain_words:
                people.whole.add(name[:2] if _is_of_two(name, text, words) else name)
    return people


def _is_of_two(name: str, text: str, words: PlaceWords) -> bool:
    """Whether a name ends before what was taken for its third character: 邹辉|正在, as 邹辉 does
    something elsewhere.
    """
    if name[0] not in words.surnames or text.count(name) > 1:
        return False
    return any(ACTS.match(text, at + 2) for at in _places_of(name[:2], text))


def _places_of(name: str, text: str) -> Iterator[int]:
    start = text.find(name)
    while start >= 0:
        yield start
        start = text.find(name, start + len(name))


def _came_back_to(
    text: str, introduced: int, place: PlaceMention, mentions: Sequence[PlaceMention]
) -> PlaceMention:
    """The village that somebody who was ``introduced`` elsewhere goes home to in the same
    paragraph, or else ``place``.
    """
    if VILLAGE.search(place.text):
        return place
    end = text.find("\n", introduced)
    comes = COMES_BACK.search(text, introduced, end if end >= 0 else len(text))
    if comes is None:
        return place
    named = (m for m in reversed(mentions) if m.is_name and m.span.end <= comes.start())
    return next((village for village in named if VILLAGE.search(village.text)), place)


def _named_before(text: str, place: PlaceMention, words: PlaceWords) -> re.Match[str] | None:
    """Who is said to live at ``place`` before it is named."""
    end = place.span.start
    start, last = max(end - FURTHEST_BEFORE, 0), text[end - 1 : end]
    for opening in (INTRODUCED, OPENS) if last in LIVES_AT_ENDS else ():
        for led in opening.finditer(text, start, end):
            at_home = LIVES_AT.fullmatch(text, led.end() + 2, end)
            if at_home is None:
                continue
            if at_home["home"] or words.people_after.match(text, place.span.end):
                return led
            if opening is INTRODUCED and led[1] in words.surnames:
                return led
    if words.people_after.match(text, place.span.end):
        told = APPOSED.search(text, start, end)
        if told is not None and told[1] in words.surnames:
            return told
    if text.startswith("老家", place.span.end) and COMES_HOME.search(text, start, end):
        opener = LINE_OPENS.match(text, text.rfind("\n", 0, start) + 1)
        return opener if opener and opener[1] in words.surnames else None
    if last not in HIS_PLACE_ENDS or HIS_PLACE.search(text, start, end) is None:
        return None
    named = INTRODUCED.finditer(text, max(end - FURTHEST, 0), end)
    return next((led for led in named if led[1] in words.surnames), None)


def met_again(
    text: str, people: People, *, is_near: bool = False
) -> list[tuple[int, PlaceMention]]:
    """Where in ``text`` somebody who was introduced before is met again, with the mention of the
    place; in order. ``is_near`` leaves out who was met a paragraph behind it.
    """
    met = {name: at for name, at in people.met.items() if name not in people.behind or not is_near}
    if not met:
        return []
    initials = {name[0] for name in met}
    again = {
        found.start(): met.get("".join(found.groups(""))) or met.get(found[1] + found[2])
        for found in OPENING.finditer(f"\n{text}")  # Where the end stood, the opening stands.
        if found[1] in initials
    }
    for start, name in _standing(sorted(people.whole & met.keys()), text):
        again[start] = met[name]
    return [
        (at, place)
        for at, place in sorted(again.items())
        if place is not None and place.span.end < at and at not in people.introduced
    ]


def _standing(names: Sequence[str], text: str) -> Iterator[tuple[int, str]]:
    """Where the ``names`` stand in ``text``: each is sought by itself, but for a crowd of them."""
    if len(names) > FEW:
        for index, start, _ in AhoCorasick(names).find_matches_as_indexes(text):
            yield start, names[index]
        return
    for name in names:
        yield from ((start, name) for start in _places_of(name, text))


def of_villager(before: Sequence[PlaceMention], point: Point) -> str | None:
    """县里把南堤村列入计划,修路9公里。…,村民高相起支起摊子,7天收入1.5万元: a villager is one of the
    only village that the paragraph names.
    """
    level = point.gazetteer.level
    villages = {
        m.region_code for m in before if m.is_name and level(m.region_code or "") == "village"
    }
    if len(villages) != 1:
        return None
    start = max(
        (stop.end() for stop in SENTENCE_END.finditer(point.text, before[0].span.end, point.at)),
        default=-1,
    )
    met = A_VILLAGER.search(point.text, start, point.at) if start >= 0 else None
    (village,) = villages
    is_named = met is not None and met[1] in point.gazetteer.words.surnames
    return village if is_named and point.is_own(village) else None
