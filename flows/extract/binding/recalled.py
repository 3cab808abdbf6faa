"""What an earlier clause named, for a figure whose own clause has a verb alone: 一趟只能拉两筐.

A reader asks what the verb takes (one sells goods, holds a meeting, serves people), looks for the
nearest that fits, and trusts it the more the better the words before it told the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from flows.extract.binding.actors import PEOPLE_BY, PERSONS, is_actor, is_person
from flows.extract.binding.antecedents import Named, named_before, same_object
from flows.extract.binding.clauses import ACTIONS, Item, phrase_text
from flows.extract.binding.deed_behind import HELD_ALONE
from flows.extract.binding.heard import Asked
from flows.extract.binding.lead import Lead
from flows.extract.binding.phrases import CLOSED, EMPTY, clause_start, noun_text
from flows.extract.binding.things import EVENTS, FARMED, GROWN, OF_ANIMALS, TRADED
from flows.extract.binding.word_roles import is_pure_verb, word_class
from flows.records import Quantity
from flows.tables.wording import Takes, Wording

_LONGEST_VERB = 5
_SUCH = ("这样", "这类", "这种", "此类", "类似", "像", "诸如此类")
_CAN = ("只能", "就要", "能", "要", "可", "已", "敢", "得", "再")
_RESULTS = ("出去", "出来", "下来", *"出去掉下到完成好走上起来")
_THEN = frozenset(["就", "便", "了"])
_TIMES = frozenset(["年", "月", "天", "周", "季度", "小时"])
_ORDERS = frozenset(["单", "笔", "票", "次", "人次"])
"""Orders and turns count what is sold only where the clause before says that it is."""

_PEOPLE = PEOPLE_BY | {"人次"}
_THINGS = frozenset(["count", "mass", "volume", "area"])
_HELD = frozenset([*"场次期项堂节届例课轮人", "场次", "人次"])
_TO = ("为", "给", "向", "对", "让", "帮", "帮助", "替")
_GATHERINGS = (*EVENTS, "校", "课堂", "讲堂", "夜话", "计划", "制度", "诊", "宣讲", "论坛")
_PLACES = tuple("村镇乡县市区省州旗里上边处地")
_NO_NAMES = frozenset("rstm")

_SORTS: dict[Takes, frozenset[str]] = {
    "goods": TRADED | {"goods", "livestock", "material"},
    "crops": FARMED | {"farm_input", "livestock"},
    "wares": frozenset(["handicraft", "goods"]),
}
"""The sorts of goods that verbs of trade, of the field and of the workshop take."""

_LIKE: dict[Takes, tuple[Takes, ...]] = {
    "goods": ("goods", "crops", "wares"),
    "crops": ("crops", "goods"),
    "wares": ("wares", "goods"),
}
_LEAST: dict[Takes, float] = {
    "goods": 1.0,
    "crops": 1.0,
    "wares": 2.0,
    "event": 1.5,
    "people": 2.0,
}
"""Points that a noun phrase needs to be taken for what the figure counts."""

_SURE = 2.0
"""So many points end the search: nothing further back is meant."""

_WHEN = tuple("年月日天季周晚时次")
_SINGLED_BACK = 36
_SINGLED = re.compile(
    r"(?:光是?|单是?|仅仅?)(?P<thing>[^，,。；;：:！？\s\d这那一两三几能就可有够]{2,8})"
    r"(?:[一两三四]项)?(?:[，,][^，,。；;：:！？\d]{0,12})?[就便][^，,。；;：:！？\d]{0,8}\Z"
)


def instead_of(answer: str, asked: Asked, lead: Lead, noun: str) -> str:
    """``answer``, or what the text named before where it is a verb or who does it.

    ``noun`` stands before the figure, or before the verb that has the figure as its object.
    """
    text, items, at, quantity, _, wording = asked
    verb = _verb_of(text, items, lead, wording) or noun
    if quantity.kind == "duration" and len(verb) == 1 and answer == verb:
        return verb + same_object(text, items, at, verb, wording)
    if not 0 < len(verb) <= _LONGEST_VERB or not _ends(items, at):
        return answer
    if quantity.kind == "count" and (answer.endswith(verb) or is_actor(answer)):
        answer = _like_these(text, items, at) or answer
    takes = _takes(verb, wording)
    meant = wording.verb_nouns.get((verb, quantity.kind), "")
    is_spent = takes is not None or len(verb) == 1
    if quantity.kind == "money" and is_spent and (alone := _singled_out(text, quantity.span.start)):
        is_told = answer in alone or alone in answer
        return answer if is_told else alone + meant * (takes in _LIKE)
    if takes is None:
        return answer
    if takes in _LIKE:
        is_named = bool(wording.sort_of(answer.removesuffix(meant)))
    else:
        is_named = answer != verb and not is_actor(answer)
    is_named = is_named or (quantity.kind == "money" and answer != meant)
    is_named = is_named or (answer != meant and _has_object(answer, verb))
    if is_named or not _may_count(takes, quantity, meant):
        return answer
    itself = lead.noun[-1:] if items[lead.noun.stop - 1].text == verb else EMPTY
    end = (lead.verb or itself).start if lead.verb or itself else clause_start(items, at)
    told = _recalled(asked, end, takes).removeprefix(quantity.unit)
    if quantity.unit in OF_ANIMALS and wording.sort_of(told) in GROWN:
        return asked.heard.by_unit.get(quantity.unit, "") or answer
    if not told or answer.endswith("的" + told):
        return answer
    if quantity.kind == "money":
        return told + meant
    is_deal = quantity.unit in _ORDERS and takes in _LIKE and len(verb) > 1
    return told + verb if is_deal else told  # 蜂蜜|成交460单


def _has_object(answer: str, verb: str) -> bool:
    """发|宣传单: whether the answer is the verb with what it is done to."""
    return answer.startswith(verb) and len(answer) > len(verb) + 1


def _like_these(text: str, items: Sequence[Item], at: int) -> str:
    """这样的|“土专家”，镇里聘了18位: what the clause before points to; '' where it does not."""
    end = clause_start(items, at) - 1
    if end < 2 or items[end].role != "mark":
        return ""
    start = clause_start(items, end)
    start += items[start].role == "open"
    if not items[start].text.startswith(_SUCH):
        return ""
    of = start + 1 + (items[start].text == "像")
    if items[end - 1].role in ACTIONS and of + 1 < end and items[of].role == "de":
        return phrase_text(text, items, range(of + 1, end))  # 像这样的|田间调解，已开展20次
    if items[end - 1].text in HELD_ALONE:
        return items[end - 1].text
    return noun_text(text, items, end, start)


def _verb_of(text: str, items: Sequence[Item], lead: Lead, wording: Wording) -> str:
    """成交, 线上线下|卖, 付给|农户: the verb before the figure, listed as one or not."""
    if lead.verb:
        verb = phrase_text(text, items, lead.verb)
        return verb if _takes(verb, wording) else items[lead.verb[-1]].text
    if not lead.noun:
        return ""
    for place in (lead.noun[-1], lead.noun[0]):
        if items[place].role == "weak" and is_pure_verb(items[place].text):
            return items[place].text
    return ""


@lru_cache(maxsize=8192)
def _takes(verb: str, wording: Wording) -> Takes | None:
    """What ``verb`` takes, whatever tells that it can or has: 卖|出去, 只能|拉."""
    table = wording.verb_takes
    if verb in table or len(verb) == 1:
        return table.get(verb)
    can = next((can for can in _CAN if verb.startswith(can)), "")
    verb = verb.removeprefix(can)
    result = next((result for result in _RESULTS if verb.endswith(result)), "")
    return table.get(verb) or table.get(verb.removesuffix(result))


def _ends(items: Sequence[Item], at: int) -> bool:
    """Whether no word behind the figure may name what it counts."""
    if at + 1 >= len(items):
        return True
    behind = items[at + 1]
    return behind.role in CLOSED or behind.role == "close" or behind.text in _THEN


def _may_count(takes: Takes, quantity: Quantity, meant: str) -> bool:
    """Whether a figure of this kind counts what such a verb takes."""
    if takes == "cost":
        return False  # only what is singled out: 光送礼就要|花8000元
    if takes == "people":
        return quantity.kind == "count" and quantity.unit in _PEOPLE
    if takes == "event":
        return quantity.kind == "duration" or quantity.unit in _HELD
    if quantity.kind == "money":
        return bool(meant) and (quantity.per is None or quantity.per in _TIMES)
    return quantity.kind in _THINGS and quantity.unit not in _PEOPLE


def _recalled(asked: Asked, end: int, takes: Takes) -> str:
    """The noun phrase before position ``end`` that fits best; '' where none fits well enough."""
    text, items, _, quantity, _, wording = asked
    most, told = 0.0, ""
    for named in named_before(text, items, end, wording):
        points = _points(named, takes, quantity, wording)
        if points > most:
            most, told = points, named.text
            if points >= _SURE:
                break
    return told if most >= _LEAST[takes] + 1.5 * (quantity.kind == "money") else ""


def _points(named: Named, takes: Takes, quantity: Quantity, wording: Wording) -> float:
    """How well a noun phrase fits what the verb takes: 0 where it cannot be meant."""
    sort = wording.sort_of(named.head)
    if (len(named.text) < 2 and not sort) or word_class(named.text) in _NO_NAMES:
        return 0.0
    if not sort and is_person(named.text):
        return 0.0
    like = _LIKE.get(takes, (takes,))
    is_told = bool(named.verb) and _takes(named.verb, wording) in like
    points = 2.0 * is_told - 0.5 * named.sentences - 0.1 * max(0, named.clauses - 1)
    if takes == "people":
        is_served = named.head.endswith(PERSONS)
        return points - is_told + 2 + 1.5 * named.before.endswith(_TO) if is_served else 0.0
    if takes == "event":
        return points + 1.5 * named.quoted + 2 * named.head.endswith(_GATHERINGS)
    if not sort and (is_actor(named.head) or named.head.endswith(_PLACES)):
        return 0.0
    if quantity.unit in _ORDERS and (named.sentences or not is_told):
        return 0.0
    if sort in _SORTS[takes]:
        points += 2.0 - is_told
    elif takes == "crops":
        points -= is_told
    points += named.quoted * (1 + bool(named.verb))
    return points + 2 * (quantity.unit != "个" or takes == "wares") * named.counts_in(quantity.unit)


def _singled_out(text: str, start: int) -> str:
    """光|随礼|就要花掉上万元, 光|运费|一项，一年就能省下30万元: the one thing of many told of."""
    head = text[max(0, start - _SINGLED_BACK) : start]
    found = _SINGLED.search(head) if "就" in head or "便" in head else None
    thing = found["thing"] if found else ""
    return "" if thing.endswith(_WHEN) else thing
