"""The noun phrase behind a figure, as a range of the items of its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows.extract.binding.clauses import Item
from flows.extract.binding.passed import (
    behind_abilities,
    behind_age,
    behind_bracket,
    behind_clause,
    behind_name,
    behind_quote,
    stays_there,
)
from flows.extract.binding.phrases import CLOSED, EMPTY, NOMINAL, REACH, acts, on_over
from flows.extract.binding.verb_names import (
    DURING,
    PEOPLE,
    chained,
    goes_on,
    is_doer,
    is_last,
    is_sum,
    names_on,
    opens_name,
)
from flows.extract.binding.word_roles import is_adjective, is_nominal, is_pure_verb, word_class

_QUOTES = frozenset("“‘「『《")
_TRAILS = frozenset(
    [
        *("长期", "直接", "无法", "前段时间", "一起", "陆续", "免费", "转眼间", "日前", "集中"),
        *("现场", "公开", "冒雨", "同台", "轮流", "齐聚", "携手", "全程", "连夜", "徒步", "带头"),
        *("进场", "入场", "到岗"),
    ]
)
"""Words of time and manner that segmenters take for nouns: 5个人|长期在这帮忙."""
_SOMEBODY = PEOPLE | frozenset("生手师队部家")
_MODALS = frozenset("可能须需就即")
_ABLE = frozenset(["懂", "会", "能", "敢", "肯", "善", "爱", "有", "没", "负责"])
_SIZES = frozenset("重长宽高深厚大")
_ONCE = frozenset(["一次性", "固定", "全", "免费", "基本", "义务", "临时", "现代"])
"""1万元的|一次性|奖励, 15天的|免费|培训, 92米的|全|塑胶网箱: elsewhere they stand before a verb,
or tell a time."""
_STATES = frozenset(["各式各样", "各种各样", "形形色色", "大大小小", "五颜六色"])
_DESCRIBING = frozenset(
    [
        *("亮堂", "能干", "结实", "精干", "气派", "体面", "地道", "新鲜", "老实", "泥泞", "整齐"),
        *("古老", "年幼", "残疾", "朴素", "热心", "热情", "香甜", "甘甜", "金黄", "翠绿", "老式"),
        *("新式", "陈旧", "废旧", "闲置", "坑洼", "名贵", "普通", "温馨", "细小", "密集", "殷实"),
        *("红火", "齐全", "规范", "合格", "优质", "劣质"),
    ]
)
"""三间|亮堂的活动室: words that describe, which the dictionary takes for nouns."""
_SITES = ("中心", "服务点", "服务站")
_SPANS = frozenset(["时间", "时光", "工夫", "功夫"])


def read_after(
    items: Sequence[Item], at: int, *, compound: bool, event: bool, relative: bool
) -> range:
    """The noun phrase behind the figure at ``at``.

    With ``relative``, a relative clause is passed over: 6名来自各地的|选手. ``compound`` allows a
    verb to open the phrase: 600平方米|加工车间; ``event`` one to close it: 36场|主题宣讲. Empty
    where a verb, mark or figure follows.
    """
    place = at + 1
    while place < len(items) and items[place].role in ("de", "space"):
        place += 1
    joined = any(items[passed].role == "de" for passed in range(at + 1, place))
    if place + 1 < len(items) and (items[place].role, items[place + 1].role) == ("close", "open"):
        return EMPTY  # “张家捐20万元”“李家捐10万元”
    place = behind_bracket(items, place)
    if place < len(items) and event and items[place].text in _SPANS:
        place += 1
    elif place < len(items) and _weighs(items, place):
        place, joined = place + 2, True
    if place + 1 < len(items) and items[place].text in _STATES and items[place + 1].role == "de":
        place += 2  # 20种|各式各样的水果
    reading = _Reading(
        items=items,
        start=place,
        place=place,
        ceiling=min(len(items), place + REACH),
        joined=joined,
        compound=compound,
        event=event,
        relative=relative,
    )
    reading.pass_opening()
    while reading.place < reading.ceiling and not reading.is_over() and reading.takes_next():
        pass
    return reading.phrase()


@dataclass(slots=True, kw_only=True)
class _Reading:
    """The phrase read so far, from ``start`` to ``place``, which goes no further than ``ceiling``.

    ``joined`` tells whether 的 stands between the figure and it; the rest is as ``read_after`` was
    asked.
    """

    items: Sequence[Item]
    start: int
    place: int
    ceiling: int
    joined: bool
    compound: bool
    event: bool
    relative: bool

    def pass_opening(self) -> None:
        """72岁的|…, “…”, 懂技术、|…: what may stand before the noun only once."""
        items = self.items
        self.place = place = behind_age(items, self.place)
        if place < self.ceiling and items[place].text in _QUOTES:
            self.place = behind_quote(items, place, self.ceiling)
        elif self.relative and place < self.ceiling and items[place].text in _ABLE:
            self.start = self.place = behind_abilities(items, place, self.ceiling)

    def is_over(self) -> bool:
        """Whether the next word belongs to the phrase no more."""
        items, place, start = self.items, self.place, self.start
        text, role = items[place].text, items[place].role
        if place == start:
            return role == "weak" and _has_happened(items, place)
        if text in DURING:
            return True
        ends_deed = self.event and self.joined and is_last(items, place)
        if acts(items, place, start) and not ends_deed:
            return True
        if role == "de":
            leads_on = self.relative and _is_clause(items, start, place)
            return not leads_on and _owns(items[place - 1], self.event)
        return text in _TRAILS and items[place - 1].text[-1] in _SOMEBODY

    def takes_next(self) -> bool:
        """Take in, or pass over, what stands next; False where it belongs to the phrase no more."""
        items, place, is_first = self.items, self.place, self.place == self.start
        role = items[place].role
        if role == "de" and not is_first and self.relative and _is_clause(items, self.start, place):
            self.start = self.place = place + 1
            return True
        end = self._end_of_noun() or (self._end_of_verb() if role == "verb" else 0)
        if not end and is_first:
            if self.joined or self.relative:
                later = behind_clause(items, place, self.ceiling)
                if later:
                    self.start = self.place = later
                    return True
            if self._is_lone_verb_noun():
                end = place + 1
            elif self._is_aside():
                self.start = self.place = place + 1
                return True
            elif _describes(items, place):
                end = place + 1
        self.place = end or place
        return end > 0

    def _end_of_noun(self) -> int:
        """Where the noun, name or conjunction that stands next ends; 0 of other words."""
        items, place, is_first = self.items, self.place, self.place == self.start
        text, role = items[place].text, items[place].role
        following = items[place + 1].role if place + 1 < self.ceiling else None
        if text == "以上" and not is_first and items[place - 1].text[-1] == "级":
            return place + 1  # 4A级|以上|景区
        if not is_first and text in _QUOTES and (end := behind_name(items, place, self.ceiling)):
            return end  # 省级|“巧手致富基地”
        is_old = text == "老" and following in NOMINAL
        if role in NOMINAL or is_old or role in ("de", "open", "close", "space"):
            return place + 1
        joins = role == "and" and not is_first and following in NOMINAL
        return place + 1 if joins else 0

    def _end_of_verb(self) -> int:
        """Where the verb that stands next ends, if it is part of a name; else 0."""
        items, place, is_first = self.items, self.place, self.place == self.start
        if is_first and (end := chained(items, place)):
            return end
        if is_first and place + 1 < self.ceiling and items[place + 1].text.endswith(_SITES):
            return place + 1  # 1个|助餐|服务中心
        names = names_on(items, place, not is_first, self.joined, self.event)
        names = names or (self.compound and goes_on(items, self.start, place))
        return place + 1 if names else 0

    def _is_lone_verb_noun(self) -> bool:
        """追加10万元|捐款, 半米高的|花, 36名|志愿服务者: a verb that names, or opens a name."""
        items, place = self.items, self.place
        text = items[place].text
        if items[place].role != "verb":
            return False
        if is_sum(items, place) or ((self.joined or text == "花") and _is_lone_noun(items, place)):
            return True
        if self.joined and self.event and len(text) == 2 and opens_name(items, place):
            return True
        return opens_name(items, place) if self.compound else is_doer(items, place)

    def _is_aside(self) -> bool:
        """1万元的|一次性|奖励: what stands before the noun and is no part of its name."""
        items, place = self.items, self.place
        text, role = items[place].text, items[place].role
        if role in ("filler", "number", "per") and text != "一":
            return True
        if text not in _ONCE:
            return False
        return self.joined or bool(chained(items, place)) or _sorts(items, place)

    def phrase(self) -> range:
        """What was read, without what only trails behind the noun; empty where it names nothing."""
        items, start, place = self.items, self.start, self.place
        if place < len(items) and items[place].role == "figure":
            place = _before_last_and(items, start, place)
        if start < place < self.ceiling - 1 and items[place].text == "等":
            start, place = _whole_named(items, start, place)
        found = trim_after(items, range(start, place))
        while not self.event and len(found) > 1 and _ends_in_predicate(items, found, self.relative):
            found = found[:-1]
        if len(found) != 1:
            return found
        if not self.joined and stays_there(items, found[0]):
            later = behind_clause(items, found[0], self.ceiling) if self.relative else None
            return _noun_at(items, later, self.ceiling) if later else EMPTY
        has_object = not self.joined and _has_object(items, found[0])
        return EMPTY if has_object or _is_lone_verb(items[found[0]]) else found


def _sorts(items: Sequence[Item], at: int) -> bool:
    """两顿|免费|饭菜, 30种|基本|召回情形: whether only the thing so described follows."""
    end = on_over(items, at + 1, ("noun", "weak", "head"))
    closes = end == len(items) or items[end].role in CLOSED or items[end].role == "and"
    named = items[end - 1].role
    return closes and (named == "head" or (named == "noun" and not is_nominal(items[end - 1].text)))


def _noun_at(items: Sequence[Item], start: int, ceiling: int) -> range:
    """The nouns that stand at ``start``, up to the first verb."""
    stop = start
    while stop < ceiling and items[stop].role in ("noun", "head") and not acts(items, stop, start):
        stop += 1
    return range(start, stop)


def _whole_named(items: Sequence[Item], start: int, end: int) -> tuple[int, int]:
    """Where the noun behind 等 at ``end`` stands: 低保、特困等|困难群众; else the list."""
    roles = {items[at].role for at in range(start, end)}
    stop = on_over(items, end + 1, ("noun", "head"))
    is_whole = "and" in roles and "place" not in roles and items[stop - 1].text[-1] in _SOMEBODY
    return (end + 1, stop) if is_whole and stop > end + 1 else (start, end)


def _has_object(items: Sequence[Item], at: int) -> bool:
    """700多亩|采用割晒的方式: a verb with what it is done to says something of the figure."""
    verb = items[at]
    if verb.role != "weak" or len(verb.text) != 2 or at + 1 >= len(items):
        return False
    if verb.text[-1] in _SOMEBODY:
        return False  # 选手|冒雨开跑
    return items[at + 1].role in ("noun", "weak") and is_pure_verb(verb.text)


def _ends_in_predicate(items: Sequence[Item], phrase: range, relative: bool) -> bool:
    """Whether the verb that ends the clause says something of the thing: 12种产品|畅销.

    Of a unit that is a noun (212户居民|搬入居住) two such verbs do.
    """
    last, before = items[phrase[-1]], items[phrase[-2]]
    behind = items[phrase.stop] if phrase.stop < len(items) else None
    if last.role == "noun" and len(last.text) == 2 and is_adjective(last.text):
        return behind is None or behind.role == "mark" or is_adjective(behind.text)  # 整洁明亮
    if last.role != "weak" or len(last.text) != 2 or is_nominal(last.text):
        return False
    if before.role == "weak" and len(phrase) > 2:
        return behind is None or behind.role == "mark"
    if before.role not in ("noun", "head"):
        return False
    return behind is None or (behind.role == "mark" and relative) or behind.role == "weak"


def _weighs(items: Sequence[Item], at: int) -> bool:
    """二三两|重的新鲜小黄鱼: what the figure is a measure of leads to the thing measured."""
    return items[at].text in _SIZES and at + 1 < len(items) and items[at + 1].role == "de"


def _has_happened(items: Sequence[Item], at: int) -> bool:
    """1100亿斤以上|夯实了基底: a verb with its 了 says what the figure has done."""
    return len(items[at].text) > 1 and at + 1 < len(items) and items[at + 1].text == "了"


def _is_lone_noun(items: Sequence[Item], at: int) -> bool:
    """半米高的|花，: one character that elsewhere is a verb, where nothing follows."""
    return len(items[at].text) == 1 and is_last(items, at)


def _describes(items: Sequence[Item], at: int) -> bool:
    """30个|偏远|自然村, 两名|主要|嫌疑人: a word of two characters describes the noun behind."""
    word = items[at]
    if len(word.text) != 2 or at + 1 >= len(items) or items[at + 1].role not in ("noun", "head"):
        return False
    return word.role == "adverb" or (word.role in ("boundary", "reach") and is_adjective(word.text))


def _is_lone_verb(item: Item) -> bool:
    """按每斤20元|算, 攒够50分|可兑换 names nothing, but 能繁母牛 does."""
    if item.role == "weak":
        return len(item.text) == 1 or item.text[0] in _MODALS
    return item.text[0] in _MODALS and len(item.text) > 2 and word_class(item.text[1:]) == "v"


def _is_clause(items: Sequence[Item], start: int, de: int) -> bool:
    """Whether a clause ends with the 的 at ``de``: 30个|进入决赛的|项目, 1名|经验丰富的|老同志."""
    if start + 1 >= de or de + 1 >= len(items) or items[de + 1].role not in NOMINAL:
        return is_adjective(items[start].text[2:])
    first = items[start]
    if items[de - 1].text[-1] in PEOPLE or items[de - 1].role == "head":
        return False
    return first.role == "weak" and len(first.text) < 3 and is_pure_verb(first.text)


def _owns(item: Item, event: bool) -> bool:
    """Whether 的 leads away from what is counted: 200名职工|的工资, but not 抗倒伏|的品种."""
    says_how = item.role == "weak" or item.text in _DESCRIBING or is_adjective(item.text)
    return not says_how and (event or word_class(item.text) not in "vl")


def _before_last_and(items: Sequence[Item], start: int, end: int) -> int:
    """A conjunct that stands before another figure is that figure's: 2名党员|、群众5名."""
    for place in range(end - 1, start, -1):
        if items[place].role == "and":
            return place
    return end


def trim_after(items: Sequence[Item], phrase: range) -> range:
    """``phrase`` without marks and words of manner at its ends; empty where it is but a place."""
    start, end = phrase.start, phrase.stop
    while start < end and items[start].role in ("close", "and", "de", "space"):
        start += 1
    while start < end and (
        items[end - 1].role in ("and", "de", "open", "space") or items[end - 1].text in _TRAILS
    ):
        end -= 1
    return range(start, end) if any(items[at].role != "place" for at in phrase) else EMPTY
