"""What a figure counts by the words around it: the noun in front or behind, a change, a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from flows.extract.binding.actors import PEOPLE_BY, is_actor, is_person
from flows.extract.binding.amounts import given_to, widened_to
from flows.extract.binding.antecedents import the_two
from flows.extract.binding.behind import read_after
from flows.extract.binding.clauses import ACTIONS, Item, phrase_text
from flows.extract.binding.deed_behind import deed_after, verb_phrase
from flows.extract.binding.deed_sums import TIMES
from flows.extract.binding.elliptic import (
    DIMENSIONS,
    act_of,
    deed_split,
    done_in,
    earlier_topic,
    goes_before,
    trip_taken,
    whole_of_list,
)
from flows.extract.binding.heard import Asked
from flows.extract.binding.lead import Lead
from flows.extract.binding.nameless import HELD, SELF_NOMINAL, inhabited, plain, without_noun
from flows.extract.binding.noun_behind import noun_behind
from flows.extract.binding.phrases import back_over, noun_before, noun_text
from flows.extract.binding.ratios import changed_by, is_change, told_by_change
from flows.extract.binding.things import HELD_IN, TURNS, good_sold, is_spent
from flows.extract.binding.word_roles import is_pure_verb
from flows.records import Quantity

_COMES = frozenset("来去")
_TAKEN_IN = frozenset(["mass", "volume"])
_DEEDS = ACTIONS | {"weak"}
_WHERE = frozenset("上里中边下")
_OF_AGE = ("岁以上", "岁以下", "岁及以上", "岁")
_AROUND = frozenset(["周边", "周围", "四邻"])
_LOOSELY = frozenset(["reach", "adverb", "space", "time", "period", "open"])
_NAMING = frozenset(["de", "mark", "figure", "close"])
_IN_MIND = 240
_SORTS = frozenset(["类", "种", "大类"])
_TAKE_PART = ("参加", "出席", "列席", "参与")


class Front(NamedTuple):
    """A figure with what ``lead`` has read in front of it; ``noun`` says whether it ``is_named`` by
    that, with no verb or change between.
    """

    asked: Asked
    lead: Lead
    noun: str
    is_named: bool

    @property
    def is_self_nominal(self) -> bool:
        """人, 户, 次: the unit says what is counted."""
        return self.asked.quantity.unit in SELF_NOMINAL

    def names(self, subject: str) -> str:
        """``subject``, which later figures may lean on."""
        return self.asked.heard.note(subject, self.asked.quantity, noun=True)


def _owned(front: Front) -> str | None:
    """44个|村民小组的|373户."""
    (_, items, at, quantity, heard, wording), lead, _, _ = front
    is_owned = front.is_self_nominal and lead.clause
    is_owned = is_owned and lead.noun.start > 0 and items[lead.noun.start - 1].role == "figure"
    if not is_owned or read_after(items, at, compound=False, event=False, relative=False):
        return None
    return plain(quantity, heard, wording)


def _changed_to(front: Front) -> str | None:
    return told_by_change(front.asked, front.lead, front.noun)


def _measured(front: Front) -> str | None:
    """给予奖金|2000元; 面积|120亩."""
    (_, items, at, quantity, _, _), lead, noun, is_named = front
    if not is_named:
        return None
    if quantity.kind == "money" and (deed := given_to(items, lead.noun)):
        return deed
    is_side = quantity.kind == "length" and len(lead.noun) > 1 and noun[-1] in DIMENSIONS
    is_told = lead.origin or is_side or _is_measure(items, at, lead, quantity)  # 路基宽5米的公路
    return front.names(noun) if is_told else None


def _inhabitants(front: Front) -> str | None:
    """塘坝村|581户; 全村|1200人."""
    (_, items, at, quantity, heard, wording), lead, noun, _ = front
    if lead.verb or lead.clause or not inhabited(items, at, noun, quantity):
        return None
    whole = items[at - 1].text if items[at - 1].text[0] == "全" else ""
    return whole + "人口" if quantity.unit == "人" else plain(quantity, heard, wording)


def _of_those(front: Front) -> str | None:
    """老人有331人，其中80岁以上的|36人: some of those told before, marked off by a figure."""
    _, items, at, quantity, heard, _ = front.asked
    of = at - 1 - (items[at - 1].role == "reach")
    if not front.is_self_nominal or of < 2 or items[of].role != "de":
        return None
    if items[of - 1].role != "figure":
        return None
    told = heard.by_unit.get(quantity.unit, "")
    is_age = quantity.unit == "人" and items[of - 1].text.endswith(_OF_AGE)
    return items[of - 1].text if is_age and (not told or told.endswith(_OF_AGE)) else told or None


def _career(front: Front) -> str | None:
    """从警|29年的民警: what somebody has done all the time."""
    _, items, at, quantity, _, _ = front.asked
    before = items[at - 1].text
    is_career = quantity.kind == "duration" and len(before) == 2 and before[0] == "从"
    is_career = is_career and at + 1 < len(items) and items[at + 1].role == "de"
    return before if is_career and is_pure_verb(before) else None


def _around(front: Front) -> str | None:
    """带动周边|120余人务工: who lives around is told by what they do."""
    is_around = front.noun in _AROUND and front.asked.quantity.unit in PEOPLE_BY
    return deed_after(front.asked.items, front.asked.at) or None if is_around else None


def _people_said(front: Front) -> str | None:
    """12个人, 30来号人; 两人 are those told before."""
    _, items, at, quantity, _, _ = front.asked
    is_said = "个人" in quantity.text or "号人" in quantity.text
    if is_said and items[min(at + 1, len(items) - 1)].role != "de":
        return front.noun if front.is_named and is_actor(front.noun) else "人"
    who = "" if quantity.unit != "人" or front.is_named else _those(front.asked)
    return who or None


def _those(asked: Asked) -> str:
    """8名村民…，|8人到法院起诉; 一对小兄弟…，|两人靠奶奶照顾: those told before; '' of others."""
    text, items, at, quantity, heard, _ = asked
    first = back_over(items, at, _LOOSELY)
    opens = first == 0 or items[first - 1].role == "mark"
    if not opens or at + 1 >= len(items) or items[at + 1].role in _NAMING:
        return ""
    told, end = heard.people.get(quantity.value, ("", 0))
    told = told if quantity.span.start - end < _IN_MIND else ""
    return told or (the_two(text, items, at) if quantity.text in ("两人", "二人") else "")


def _capacity(front: Front) -> str | None:
    """日处理鲜叶|3吨的加工线: what a plant takes or gives in a time, not the plant."""
    (_, items, at, quantity, _, _), lead, noun, _ = front
    is_rate = quantity.per in TIMES and quantity.kind in _TAKEN_IN and bool(noun)
    is_rate = is_rate and at + 1 < len(items) and items[at + 1].role == "de"
    return front.names(noun) if is_rate and not lead.clause and not is_actor(noun) else None


def _named_behind(front: Front) -> str | None:
    return noun_behind(front.asked, front.lead, front.noun, named=front.is_named) or None


def _change(front: Front) -> str | None:
    """花椒比外头|贵2元."""
    (text, items, at, quantity, _, wording), lead, noun, _ = front
    if not is_change(lead):
        return None
    if not noun and quantity.kind == "money" and quantity.per:
        last = max((place for place in range(at) if items[place].role == "figure"), default=-1)
        noun = good_sold(text, items, lead.change.start, wording, last)
    return changed_by(front.asked, lead, noun)


def _came_to(front: Front) -> str | None:
    """What the old or the new value of a change is of, told before: 由3.5米拓宽至4.5米."""
    (text, items, at, quantity, heard, _), lead, noun, _ = front
    if noun or not (lead.becomes or lead.origin):
        return None
    of_road = quantity.kind == "length" and heard.subject[-1:] in DIMENSIONS
    if of_road and (widened := widened_to(items, at)):
        return widened  # 全长2.8公里，由3.5米|拓宽至4.5米
    if not lead.becomes:
        return None
    if lead.edge < at - 1 and items[at - 1].role == "de":
        place = next((place for place in range(at - 1, 0, -1) if items[place].role == "becomes"), 0)
        if named := noun_before(items, place):
            return phrase_text(text, items, named)  # 鱼苗资源量|跌至往年的十分之一
    if not heard.subject:
        return None
    is_new = heard.end <= items[0].start or heard.kind != quantity.kind
    same = heard.by_unit.get(quantity.unit, "") if heard.kind != quantity.kind else ""
    told = same or (earlier_topic(text, items, lead.edge, "", quantity) if is_new else "")
    return told or heard.subject


def _held(front: Front) -> str | None:
    """庭审|持续两个半小时, 亩均收入居首已经连续六年: what went on for the time."""
    (text, items, at, quantity, _, _), lead, _, _ = front
    before = items[at - 1].text
    if quantity.kind != "duration" or before not in HELD:
        return None
    ends = at + 1 == len(items) or items[at + 1].role == "mark"
    went_on = noun_text(text, items, back_over(items, at - 1, ("reach", "adverb")))
    is_told = bool(went_on) and (ends or before == "持续")
    return went_on if is_told else without_noun(front.asked, lead, "")


def _counted_again(front: Front) -> str | None:
    """Where the noun before is only what the figure before it counted."""
    (_, items, at, quantity, heard, wording), lead, noun, is_named = front
    if not (front.is_self_nominal and is_named):
        return None
    is_same = noun == heard.subject and lead.noun.stop == at
    is_same = is_same and items[lead.noun.start - 1].role == "figure"
    return plain(quantity, heard, wording) if is_same else None


def _of_list(front: Front) -> str | None:
    """贺村、凤林等18个|乡镇; 各单位负责人等130余人|参加会议."""
    (text, items, at, quantity, _, _), lead, _, is_named = front
    is_list = items[at - 1].text == "等" or (is_named and quantity.unit in _SORTS)
    if is_list and (listed := whole_of_list(items, at)):
        return front.names(phrase_text(text, items, listed))
    if is_named and quantity.unit in PEOPLE_BY and items[lead.noun.stop].text == "等":
        taking_part = phrase_text(text, items, verb_phrase(items, at))
        return taking_part if taking_part.startswith(_TAKE_PART) else None
    return None


def _times_done(front: Front) -> str | None:
    """医生每个月|来|两次; 每月组织两次|义诊."""
    _, items, at, quantity, _, _ = front.asked
    comes = front.is_named and items[at - 1].text in _COMES and quantity.unit in HELD_IN
    if comes and is_actor(front.noun):
        return items[at - 1].text
    if quantity.unit in TURNS and (gone := goes_before(items, at)):
        return gone  # 6位大姐先后|上门|5趟
    if front.noun == "组织" and front.is_self_nominal:
        return deed_after(items, at) or None
    return None


def _time_spent(front: Front) -> str | None:
    (text, items, at, quantity, _, _), lead, noun, is_named = front
    if quantity.kind == "duration" and (trip := trip_taken(text, items, at)):
        return trip
    if not is_named or quantity.kind != "duration":
        return None
    return _lasted(text, items, at, lead, noun) or None


def _is_measure(items: Sequence[Item], at: int, lead: Lead, quantity: Quantity) -> bool:
    """Whether the noun before the figure is what is measured: 优化流程、统一标准3项|任务 is not."""
    if not lead.noun or items[lead.noun[-1]].role != "measure" or lead.clause:
        return False
    is_size = items[lead.noun[-1]].text.endswith("规模")  # 办学规模为60个|教学班
    if quantity.kind != "count" or not (is_size or items[lead.edge].role == "and"):
        return True
    return not read_after(items, at, compound=True, event=False, relative=False)


def _lasted(text: str, items: list[Item], at: int, lead: Lead, noun: str) -> str:
    """What is done in the time where a doer or a place stands before it; '' where a thing does."""
    if is_spent(items, at) and is_actor(noun):
        act = done_in(text, items, at, phrase_text(text, items, verb_phrase(items, at)))
        if act:
            return act  # 民警用了3个小时|找回老人
    ends = at + 1 == len(items)
    if is_person(noun) or (items[at - 1].text == "有" and not ends and items[at + 1].role != "de"):
        act = done_in(text, items, at, phrase_text(text, items, verb_phrase(items, at)))
        if act:
            return act  # 老马平均两天要|去一趟县城
    first = lead.noun.start
    first -= first > 0 and items[first - 1].text[0] in "这那"  # 从事|这个|行业三十多年
    led = first > 0 and (items[first - 1].text == "在" or items[first - 1].text[-1] == "着")
    if led and (deed := deed_split(items, at)):
        return deed  # 在这片林子|守了26年, 吃着冷饭|撑了两周
    if first > 0 and items[first - 1].role in ACTIONS and items[first].role != "measure":
        return items[first - 1].text + noun  # 守护|林场20年
    if first > 1 and items[first - 1].text == "在" and items[first - 2].role in _DEEDS:
        return items[first - 2].text  # 坚守|在教学点19年
    if act := act_of(text, items, at, lead.noun):
        return act
    return deed_split(items, at) if noun[-1] in _WHERE else ""  # 从街上再|走半个小时


Rule = Callable[[Front], "str | None"]
BY_FRONT: tuple[Rule, ...] = (_owned, _changed_to)
BY_WORDS_AROUND: tuple[Rule, ...] = (
    *(
        _measured,
        _inhabitants,
        _of_those,
        _career,
        _around,
        _people_said,
        _capacity,
        _named_behind,
        _change,
        _came_to,
        _held,
    ),
    *(_counted_again, _of_list, _times_done, _time_spent),
)
"""Asked in order; the first that knows what is counted says it."""
