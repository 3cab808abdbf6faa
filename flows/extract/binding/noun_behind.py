"""The noun behind a figure, where it names what the figure counts: 36场|宣讲, 46岁的|她."""

from __future__ import annotations

from collections.abc import Sequence

from flows.extract.binding.actors import PEOPLE_BY, PERSONS, begins_person, is_actor, is_person
from flows.extract.binding.amounts import is_purpose, own_topic, sold_for, without_frame
from flows.extract.binding.behind import read_after
from flows.extract.binding.clauses import COUNTED_THINGS, Item, phrase_text
from flows.extract.binding.deed_behind import verb_phrase
from flows.extract.binding.elliptic import DIMENSIONS, WITHIN, deed_split, earlier_topic
from flows.extract.binding.heard import Asked
from flows.extract.binding.lead import Lead
from flows.extract.binding.nameless import SELF_NOMINAL, YET, of_people
from flows.extract.binding.phrases import BODIES, EMPTY, NOMINAL, noun_text, on_over
from flows.extract.binding.shares import THE_REST, whose_age
from flows.extract.binding.things import HELD_IN
from flows.extract.binding.word_roles import is_guessed, is_pure_verb, word_class
from flows.extract.quantities.figures import SIZES
from flows.records import Quantity

_COMPOUND_KINDS = SIZES | {"count", "volume"}
_EVENTS = frozenset([*"场次期项件起堂节轮批类课", "场次"])
_GOING = frozenset("赴往入抵")
_WHO_AND_HOW = frozenset(["noun", "weak", "head", "number"])
"""负责人|一行17人 as well as 负责人17人, but not 干部有17人."""
_MANNERS = frozenset(["方式", "方法", "办法", "形式"])
_DEEDS = frozenset("搞种养做建办栽")
_THE_REST = THE_REST | {"另"}
_STRETCHES = frozenset("条段处")
_ARE = frozenset(["是", "为", "均为", "均是", "都是", "全是"])
_ONTO = frozenset("到至给于为")
_PAID_FOR = ("一", "1", "每")
_BOUNDS = ("以上", "以下", "以内")
_IN_ALL = frozenset(["共", "共计", "总计", "合计", "累计", "到", "至", "或", "或者"])
_HEADS = frozenset("人口")
_PAID = ("钱", "价", "费")
_OUTCOMES = frozenset("出下去")
_MADE_UP = frozenset(["组成", "构成"])
_TAILS = frozenset(["地", "路", "田", "钱", "人", "时间"])
"""Nouns that only round off a unit: 12亩地, 两里路."""


def noun_behind(asked: Asked, lead: Lead, noun: str, *, named: bool) -> str:
    """What the words behind the figure say that it counts; '' where they do not.

    ``noun`` stands before the figure and is ``named`` where it might be what is counted.
    """
    text, items, at, quantity, heard, _ = asked
    self_nominal = quantity.unit in SELF_NOMINAL
    phrase = _phrase(items, at, lead, noun, quantity, named=named)
    if len(phrase) > 1 and quantity.unit in HELD_IN and items[phrase.start].text.endswith("会议"):
        phrase = phrase[:1]  # 召开1次会议|研究解决问题
    behind = of_people(phrase_text(text, items, phrase), quantity)
    if behind.endswith("之一"):
        end = next((end for end in range(at, 0, -1) if items[end].text == "是"), 0)
        behind = behind.removesuffix("之一") or noun_text(text, items, end, -1)
    if quantity.kind == "age" and behind:
        heard.changed = True  # nobody's age lends its subject to what is counted next
    if behind[1:2] == "不" and len(behind) == len("装不完"):
        phrase, behind = EMPTY, ""  # 还有10车|装不完
    land = quantity.kind == "area" and (behind == "地" or quantity.text.endswith("地"))
    if land and (lead.verb or lead.clause):
        deed = phrase_text(text, items, lead.verb[-1:])
        if len(deed) > 1 and deed[-1] in _OUTCOMES:
            return "地"  # 只敢拿出2公顷|地
        return deed.removesuffix("着") + "地"
    if quantity.kind == "length" and behind in DIMENSIONS:
        return own_topic(text, items, at) + behind  # 光缆|全部埋到地下1.2米深
    if quantity.kind == "money" and (sold := sold_for(text, items, at, phrase)):
        return sold
    if quantity.kind == "money" and quantity.text.endswith(_BOUNDS) and phrase.start > at + 1:
        # 收入10万元以上的村, 5万元以上的村
        behind = heard.by_unit.get(quantity.unit, "") or behind
    if behind and quantity.per and text.startswith(_PAID_FOR, quantity.span.end):
        says = named and items[phrase.start - 1].role != "de"  # 白菜一毛钱一斤|没人要
        behind = "" if says or behind in ("一" + quantity.per, quantity.per) else behind
    if quantity.kind == "duration":
        if (told := _in_the_time(asked, behind, phrase)) is not None:
            return told
        if behind == "历史":
            behind = (noun or earlier_topic(text, items, at, "", quantity)) + behind
    if land and noun and items[lead.noun[-1]].role == "weak":
        noun = ""  # 只敢拿出2公顷|地
    is_thing = bool(noun) and not (quantity.kind == "area" and is_actor(noun))  # 租了乡亲90多亩|田
    is_told = is_thing or bool(lead.verb) or self_nominal
    if not behind or (is_told and not lead.clause and _rounds_off(asked, behind, phrase)):
        return ""
    heard.taken = phrase.stop
    if phrase.stop < len(items) and items[phrase.stop].text.startswith("集体"):
        heard.taken -= 1  # 36个村|村集体收入
    if quantity.kind == "age":
        return behind
    joined = items[phrase.start - 1].role == "de"
    if joined and named and _is_rate_name(items, phrase) and len(noun) <= 6:
        behind = noun + behind
    return heard.note(behind, quantity, noun=True)


def _in_the_time(asked: Asked, behind: str, phrase: range) -> str | None:
    """What is done in the time, '' where ``behind`` it stands only who does it, else None."""
    text, items, at, quantity, _, _ = asked
    tells_who = behind in WITHIN or (  # 每天工作17个小时的|老马
        bool(behind)
        and items[phrase.start - 1].role == "de"
        and (is_actor(behind) or begins_person(items, phrase))
    )
    if behind and not tells_who and phrase.start == at + 1:
        if deed := deed_split(items, at):
            return deed + behind
        if items[at - 1].role == "weak" and is_pure_verb(items[at - 1].text):
            return items[at - 1].text  # 育肥|十个月出栏
    if at + 1 < len(items) and items[at + 1].text in YET:
        return ""  # 捕鱼40多年|都没见过这么大的鱼
    is_next = at + 1 < len(items) and items[at + 1].text == "内"
    is_term = is_next or quantity.text.endswith("内")
    if is_term and (deed := phrase_text(text, items, verb_phrase(items, at + is_next))):
        return deed
    return "" if tells_who or is_term else None


def _rounds_off(asked: Asked, behind: str, phrase: range) -> bool:
    """12亩|地, 两里|路: whether the noun behind is no more than the unit says."""
    quantity = asked.quantity
    if behind not in _TAILS or asked.items[phrase.start - 1].role == "de":
        return False
    return quantity.kind != "count" or (behind == "人") > (quantity.unit == "个")


def _phrase(
    items: list[Item], at: int, lead: Lead, noun: str, quantity: Quantity, *, named: bool
) -> range:
    """The noun phrase behind the figure, where the figure may count it."""
    if quantity.kind in ("count", "area") and (who := _who_they_are(items, at, quantity)):
        return who
    if at + 2 < len(items) and items[at + 1].text in _MADE_UP and items[at + 2].role == "de":
        at += 1  # 225人|组成的清洁工队伍
    if quantity.kind == "age":
        phrase = whose_age(items, at)
    else:
        self_nominal = quantity.unit in SELF_NOMINAL
        apart = not named or lead.clause or items[at - 1].role == "close"  # “设施完善”6个|建设目标
        apart = apart or items[at - 1].text == "等"  # 影像、心电等5个|共享中心
        shares_noun = quantity.kind != "money" and (not self_nominal or quantity.unit == "户")
        phrase = read_after(
            items,
            _last_describing(items, at) if shares_noun else at,
            compound=quantity.kind in _COMPOUND_KINDS and not self_nominal and apart,
            event=quantity.unit in _EVENTS or quantity.kind == "duration",
            relative=not self_nominal,
        )
    is_bound = quantity.text.endswith(_BOUNDS)  # 亿元以上|在建项目
    first = items[phrase.start].text if phrase else ""
    if quantity.kind == "area" and named and first in _DEEDS:
        return EMPTY  # 流转土地300亩|搞特色种植
    if quantity.kind == "length" and items[at + 1 : at + 2] and items[at + 1].text[:1] == "一":
        return EMPTY  # 柞木截成1.5米|一段运下山
    if not phrase or (quantity.kind == "money" and not is_bound and is_purpose(items, phrase)):
        return EMPTY
    if quantity.kind != "count" and phrase.start > at + 1 and items[phrase[-1]].text in _MANNERS:
        return EMPTY  # 700多亩|采用割晒的方式收获
    if lead.origin and phrase.stop < len(items) and items[phrase.stop].text in ("到", "至"):
        return EMPTY  # 从4种|丰富到15种
    if quantity.kind == "length" and (
        items[phrase.start].text == "处" or (named and noun.startswith(("距", "离")))
    ):
        return EMPTY  # 县城以北15公里|处, 距县城20公里的|红星乡
    phrase = without_frame(items, phrase, named=named)
    if phrase and items[at + 1].text in "（(" and items[phrase.stop - 1].role != "close":
        return EMPTY  # 补助近万元（小区0.2元/公斤）
    doer = named and items[at - 1].role in _WHO_AND_HOW and is_actor(noun.removesuffix("一行"))
    if phrase and phrase.start == at + 1 and doer and _are_told(quantity, noun):
        return EMPTY  # 各族妇女57人|进车间, 邹蓉17岁|进厂
    by_doer = is_actor(noun) and not items[at - 1].text.endswith("有")
    if named and phrase and phrase.start == at + 1 and _says(items, phrase, by_doer):
        return EMPTY  # 棉被400床|赶赴灾区, 观众300人|鼓掌
    if len(phrase) > 2 and phrase.start == at + 1 and items[at + 1].text.endswith(BODIES):
        acts = items[at + 2]  # 13个|村|修订村规民约
        phrase = phrase[:1] if acts.role == "weak" and is_pure_verb(acts.text) else phrase
    if (
        phrase
        and quantity.unit in _HEADS
        and phrase.start == at + 1
        and items[at - 1].role == "figure"
    ):
        acts = items[phrase.start]
        if acts.role == "weak" and is_pure_verb(acts.text):
            return EMPTY  # 312户1046人|拧开龙头就有水
    phrase = _less_next(items, _less_predicate(items, at, phrase))
    if quantity.kind == "area" and phrase and items[phrase.start].text == "地":
        phrase = phrase[:1]  # 这两亩|地|收成好时
    return phrase


def _who_they_are(items: Sequence[Item], at: int, quantity: Quantity) -> range:
    """76户是|贫困户, 98位是|留守老人: the people that so many are; 其余120亩是|冷棚."""
    is_rest = items[at - 1].text in _THE_REST
    at += at + 1 < len(items) and items[at + 1].text == "人"
    at += at + 1 < len(items) and items[at + 1].text in ("都", "均", "全")  # 1400口|人都是股东
    if at + 2 >= len(items) or items[at + 1].text not in _ARE:
        return EMPTY
    if quantity.unit not in PEOPLE_BY | {"口"} and not is_rest:
        return EMPTY
    stop = on_over(items, at + 2, ("noun", "head"))
    is_who = is_rest or items[stop - 1].text.endswith((*PERSONS, quantity.unit))
    return range(at + 2, stop) if is_who and stop > at + 2 else EMPTY


def _are_told(quantity: Quantity, noun: str) -> bool:
    """Whether behind a number of people, or an age, nothing but what they do is said."""
    if quantity.kind == "age":
        return is_person(noun)
    return quantity.unit == "人"


def _says(items: Sequence[Item], phrase: range, by_doer: bool) -> bool:
    """Whether a phrase behind is what the thing named before the figure does."""
    first = items[phrase[0]]
    if len(phrase) == 1:
        goes_to = phrase.stop < len(items) and items[phrase.stop].text in _ONTO
        is_verb = first.role == "weak" and is_pure_verb(first.text)
        return is_verb and (by_doer or goes_to)  # 股份100%|量化到每一位村民
    return len(first.text) > 1 and first.text[-1] in _GOING


def _is_rate_name(items: Sequence[Item], phrase: range) -> bool:
    """农村每人15元的|补贴标准: what the rate is called needs who it is for."""
    return items[phrase[-1]].role == "measure" or items[phrase[-1]].text in ("补贴", "补助", "奖励")


def _last_describing(items: Sequence[Item], at: int) -> int:
    """The figure that only describes what this one counts, else ``at``.

    12位|75岁以上的独居老人, 9支、63人的|队伍, 3座库容20万立方米的|水库.
    """
    behind = [item.role for item in items[at + 1 : at + 6]]
    if "figure" not in behind:
        return at
    if behind[:1] == ["figure"]:
        return at + 1
    if behind[:3] == ["and", "figure", "de"]:
        return at + 2
    if (
        behind[:2] == ["and", "figure"]
        and behind[3:4] == ["de"]
        and items[at + 3].text in DIMENSIONS
    ):
        return at + 3  # 一条1.3公里、4.5米宽的|路坯
    is_length = behind[:2] == ["and", "figure"] and items[at + 2].text.endswith(("里", "米"))
    if is_length and items[at].text[-1] in _STRETCHES:
        return at + 2  # 25条、近100公里|农村道路
    if behind[1:2] == ["figure"] and items[at + 1].text in _IN_ALL:
        return at + 2  # 6批共376名|党员, 几十件到上百件|货物
    sized = behind.index("figure")
    if sized and behind[sized + 1 : sized + 2] == ["de"] and behind[sized - 1] == "measure":
        return at + 1 + sized if set(behind[:sized]) <= NOMINAL | {"reach"} else at
    return at


def _less_predicate(items: Sequence[Item], at: int, phrase: range) -> range:
    """30多辆|车|排成长龙, 5个|村|尝到甜头: a thing of one character less what it does."""
    if len(phrase) < 2 or phrase.start != at + 1 or items[at + 1].text not in COUNTED_THINGS:
        return phrase
    second = items[at + 2]
    is_said = second.role == "weak" and is_pure_verb(second.text)
    is_guess = second.role == "noun" and len(second.text) == 2 and is_guessed(second.text)
    follows = phrase.stop < len(items) and items[phrase.stop].role not in ("mark", "de", "and")
    return phrase[:1] if is_said or (is_guess and follows) else phrase


def _less_next(items: Sequence[Item], phrase: range) -> range:
    """``phrase`` less what the figure behind it measures or counts.

    两亩|草莓|收入6万元, 36个|村|集体经济收入达690万元, 5个|村|演出10场.
    """
    end = on_over(items, phrase.stop, ("reach", "becomes")) if len(phrase) > 1 else len(items)
    if end >= len(items) or items[end].role != "figure":
        return phrase
    last = items[phrase[-1]]
    measures = last.role == "measure" or last.text.endswith(_PAID)  # 1斤|独芽|工钱涨到45元
    owners = [at for at in phrase[:-1] if items[at].text.endswith(BODIES)]
    if owners and (measures or word_class(items[phrase[-1]].text) == "v"):
        return range(phrase.start, owners[-1] + 1)
    return phrase[:-1] if measures and end == phrase.stop else phrase
