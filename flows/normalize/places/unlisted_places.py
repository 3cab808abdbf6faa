"""Well-formed names that no table has: each becomes a division of its own under its parent."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from flows.normalize.places.ground import Ground, LocalFound, Window
from flows.records import Division, Level, PlaceMark
from flows.tables.gazetteer import LEVELS, PlaceWords

ZONES = frozenset({"新区", "开发区", "管理区", "示范区", "园区", "度假区", "风景区"})
"""Under a prefecture such a zone is governed like a county."""
ESTATES = frozenset({"农场", "林场", "牧场"})
"""A state's farm or forest is a place like a town; below a town or a bureau it is like a village:
周溪镇枭阳农场, 鹤立林业局东风林场."""
BUREAU = re.compile(r"(?:林业局|农场)$")
"""What has forests and farms of its own."""
NO_TOWN = re.compile(r"(?:[下返还离城药茶果侨画诗橘枣蜜]|..[家故老])乡$")
"""文艺下乡, 全镇城乡, 千年药乡, 介绍家乡: no towns; 李家乡 is one."""
CORPS = "6590"
"""What the codes of the corps' cities begin with."""
REGIMENT = re.compile(r"[一二三四五六七八九十零百]{1,4}团(?:场)?$")
ITS_TOWN = re.compile(r"[\u4e00-\u9fff]{2,3}镇")
SHORT_STEM = 2
NO_STEM = frozenset(
    "全各本该我俺咱同驻包下进到入农乡新老旧中每邻外回离出多两数联帮扶渔牧美古名空强穷小大山这那"
    "走串访蹲住跑去来巡督助惠富治爱护建兴赴游逛查看示试由以用靠经按据依随"
)
"""Characters that make a word with 村 behind a town: 磐石镇|明村, but 磐石镇|驻村干部."""
DESCRIBED = re.compile(r"[^是]*的(?=[\u4e00-\u9fff]{2}$)")
SUBJECT = re.compile(
    r"[的也]|[和与、][\u4e00-\u9fff]{2,3}村|(?:建|办|种|养)[起成了出]|成立|引进|流转|探索|推行"
    r"|[，,]?[打走]的是|把[\u4e00-\u9fff]{1,8}?(?:改|变|建|打造|腾)|有[两三四五六七八九十\d]{1,3}[户名位]"
)
"""后港村的车间里, 湿地边的巴斗村办起渔家乐: what tells that two characters are a name."""
TOWN_WITHIN = re.compile(r"([\u4e00-\u9fff]{2,3}[镇乡])(?=[\u4e00-\u9fff]{2})")
"""泰康镇|春雷社区, where no table has the town either."""
NEARBY = re.compile(
    r"[\u4e00-\u9fff]*?(?:不远|相邻|邻近|毗邻|附近|隔壁|对面|紧挨着?)的(?=[\u4e00-\u9fff]{2,4}$)"
)
"""离工厂不远的|薛塬村."""
FIELDS = frozenset("岭湾沟坪坝河山家庄屯店桥塘坡洼寨冲窑井泉滩梁塬峪口营堡圩埠垭台沿泊畔")
"""温家岭村: what a name of three characters ends with that nothing else leads to."""
TOWN_OFFICE = re.compile(r"[\u4e00-\u9fff]{1,6}?(?:站|所|中心|卫生院|[小中]学)")
"""近日,|李元镇|人社服务站…."""
LAST_CLASS = re.compile(r"(?:街道|镇|乡|苏木)$")
NOT_IN_NAMES = re.compile(
    r"[的了是这那各每全该我你他们本两几多个有为等或在把被让使从到向对于以并将其所之也都就又还才及与和给"
    r"入进建成住受说跟听仅由带去来做名请0-9A-Za-z]|自治|^[一两几][家个处座所片]$|[回返驻离往届出]$|第.+任|[前现原首]任"
)
ALSO_BEGINS = frozenset("来建成向于全和")
"""梨树乡|来富村, 建安村, 于庄村, 全坝村: what begins a name of two characters behind its town."""
TOWN_BEGINS = frozenset("和来建向")
"""宁南县|和平乡, 向阳镇: what begins such a name behind its county."""
ALSO_MONGOLIAN = str.maketrans("", "", "都本多")
"""满都拉嘎查, 本巴图嘎查: what stands in such names and in no others."""


def unlisted_place(window: Window, above: str, ground: Ground) -> LocalFound | None:
    """A place of its own under ``above``, for a well-formed name that no table has."""
    words = ground.gazetteer.words
    name, stem, mark = window.name, window.stem, window.mark
    level = words.level_of[mark.word]
    town = TOWN_WITHIN.match(stem) if level == "village" else None
    if town is not None and ground.level(above) == "county":
        held = _made(town[1], "township", above, ground)
        found = unlisted_place(window.cut(town.end()), held, ground)
        return replace(found, start=window.start) if found is not None else None
    if mark.word in ZONES and ground.level(above) == "prefecture":
        level = "county"
    if mark.word in ESTATES and ground.level(above) == "township":
        level = "village"
    is_below = ground.level(above) in ("county", "prefecture", "township") and (
        level == "village" or ground.level(above) != "township"
    )
    is_in_town = mark.word == "村" and ground.level(above) == "township"
    shortest = 1 if is_in_town and stem not in NO_STEM else SHORT_STEM
    if not is_below or not shortest <= len(stem) <= words.longest_unknown[mark.word]:
        return None
    was_town = mark.word == "镇" and stem in ground.gazetteer.stems(above)  # 溧城镇, now 溧城街道
    if _is_common(name, words) and not was_town:
        return None
    begins = ALSO_BEGINS if is_in_town else TOWN_BEGINS if mark.word in ("镇", "乡") else ()
    begins_so = len(stem) == SHORT_STEM and stem[0] in begins
    spelt = stem.translate(ALSO_MONGOLIAN) if mark.word in ("嘎查", "苏木") else stem
    if NOT_IN_NAMES.search(spelt, begins_so) or LAST_CLASS.search(stem):
        return None
    if _is_plain(stem, mark.word, words):
        return None
    code = _made(name, level, above, ground)
    return LocalFound(
        start=window.start,
        code=code,
        status="unlisted",
        evidence="chain",
        variant_of=_variant(name, above, ground),
    )


def _made(name: str, level: Level, above: str, ground: Ground) -> str:
    """The code of an unlisted division, made where it is met first."""
    code = _own_code(above, level, name)
    if code not in ground.unlisted:
        ground.unlisted[code] = Division(
            region_code=code,
            name=name,
            level=level,
            parent_code=above,
            path=f"{ground.division(above).path}/{name}",
            is_listed=False,
        )
    return code


def _is_common(name: str, words: PlaceWords) -> bool:
    """Whether the name ends in a word for places at large: 和美乡村, 特色小镇. Many towns end like
    下乡.
    """
    if name.endswith("乡"):
        return name in words.common or NO_TOWN.search(name) is not None
    return any(name[start:] in words.common for start in range(len(name) - 1))


def _is_plain(stem: str, word: str, words: PlaceWords) -> bool:
    """Whether the characters before the class word are words of the language: 设立村,
    同步召开社区. Farms are called by plain ones: 东风林场, 前进农场.
    """
    plain, verbs = words.plain_words, words.plain_verbs
    if word in ESTATES and len(stem) == SHORT_STEM and stem not in verbs:
        plain = frozenset()
    return (
        stem in plain
        or stem[:2] in verbs
        or stem[-2:] in verbs
        or (len(stem) == 4 and stem[:2] in plain and stem[2:] in plain)
        or words.plain_stems.search(stem) is not None
    )


def _own_code(parent: str, level: Level, name: str) -> str:
    """A code for a place without one: its parent's, an ``x``, its level and a hash of its name."""
    digest = hashlib.sha256(name.encode()).hexdigest()
    return f"{parent}x{LEVELS.index(level) + 1}{digest[:6]}"


def _variant(name: str, above: str, ground: Ground) -> str | None:
    """The listed place that the print may have meant: one of that name elsewhere in the county,
    or the one nearby whose name differs in one character.
    """
    if above in ground.unlisted or len(name) < 3:
        return None
    names = ground.gazetteer.local_names(ground.gazetteer.base(above))
    elsewhere = names.codes.get(name, ())
    if elsewhere:
        return elsewhere[0] if len(elsewhere) == 1 else None
    stem = LAST_CLASS.sub("", name)
    is_in_town = ground.level(above) == "township"
    if not is_in_town and stem != name and stem in names.stems:
        return names.stems[stem]
    if len(name) == 3:
        return None
    length, half = len(name), len(name) // 2
    start, end = name[:half], name[half:]
    near = [
        code
        for code, other in names.names.items()
        if len(other) == length
        and (other.startswith(start) or other.endswith(end))  # One of the halves is the same.
        and sum(a != b for a, b in zip(other, name, strict=True)) == 1
        and (not is_in_town or above in ground.lineage(code))
    ]
    return near[0] if len(near) == 1 else None


def free_unlisted_place(window: Window, ground: Ground) -> LocalFound | None:
    """An unknown name that stands on its own: 走进友好村, 友好村党支部. Its parent is the last
    town or county.

    Only after a word of place, or before a word of office: 打造社区, 助力乡村 look alike otherwise.
    """
    mark, text, stem = window.mark, window.text, window.stem
    words = ground.gazetteer.words
    if mark.word not in words.unknown_alone:
        return None
    before = words.last_lead.match(stem[:-1])
    before = before or NEARBY.match(stem)
    is_led = before is not None
    before = before or DESCRIBED.match(stem)
    stem = stem[before.end() :] if before else stem
    # The towns of the country are all listed but the newest: 办不了的上报镇里 names none.
    is_subject = (
        (len(stem) == SHORT_STEM or (len(stem) == SHORT_STEM + 1 and stem[-1] in FIELDS))
        and words.level_of[mark.word] == "village"
        and (mark.is_bounded or before is not None)
        and bool(ground.towns)
        and SUBJECT.match(text, mark.span.end) is not None
    )
    is_of_bureau = mark.is_bounded and mark.word in ESTATES and is_in_bureau(ground)
    is_governed = mark.is_bounded and (
        words.governed_after.match(text, mark.span.end)
        or (words.level_of[mark.word] == "township" and TOWN_OFFICE.match(text, mark.span.end))
    )
    is_whole = mark.role != "body" and len(window.name) == len(text)
    is_told = is_led or is_governed or is_whole or is_subject or is_of_bureau
    beside = holder_in_row(mark, text, ground)
    if not is_told and beside is None:
        return None
    above = beside or _parent_for(mark.word, words.level_of[mark.word], ground)
    if above is None:
        return None
    return unlisted_place(window.cut(len(window.stem) - len(stem)), above, ground)


def holder_in_row(mark: PlaceMark, text: str, ground: Ground) -> str | None:
    """Code of what holds the last place of its level, right behind which the name stands:
    扎木钦嘎查、|铁力哈达嘎查; None where it stands elsewhere.
    """
    start = mark.span.start
    if not mark.is_bounded or text[start - 1 : start] != "、":
        return None
    is_village = ground.gazetteer.words.level_of[mark.word] == "village"
    last = next(iter(ground.villages if is_village else ground.towns), None)
    if last is None or not text.endswith(ground.division(last).name, 0, start - 1):
        return None
    return ground.parent(last)


def regiment(window: Window, ground: Ground) -> LocalFound | None:
    """A regiment by its number, under the corps' city that is spoken of or whose paper it is; one
    that its town stands behind (四十二团龙口镇) is that town.
    """
    city = next((c for c in (*ground.counties, ground.home) if c and c.startswith(CORPS)), None)
    number = REGIMENT.search(window.name)
    if city is None or number is None or ITS_TOWN.match(window.text, window.mark.span.end):
        return None
    return unlisted_place(window.cut(number.start()), ground.gazetteer.base(city), ground)


def _parent_for(word: str, level: Level, ground: Ground) -> str | None:
    if level == "village" or (word in ESTATES and is_in_bureau(ground)):
        for town in ground.towns:
            if ground.is_home_ground(town):
                return town
    for code in ground.counties:
        if ground.level(code) == "county" and ground.is_home_ground(code):
            return code
    home = ground.home
    return home if home is not None and ground.level(home) == "county" else None


def is_in_bureau(ground: Ground) -> bool:
    """Whether the last town is no town but a forestry bureau or a state farm."""
    return bool(ground.towns) and BUREAU.search(ground.division(ground.towns[0]).name) is not None
