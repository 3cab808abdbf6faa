"""What a figure counts: the noun phrase a reader needs, in the words of the text.

The order in which the words around a figure are asked: a list that gives its subjects out, the
change or share told before it, the noun before it, the noun behind it, the verb, an earlier clause.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.extract.binding.actors import PEOPLE_BY, is_actor, is_person
from flows.extract.binding.amounts import (
    extreme_of,
    given_to,
    is_converted,
    paid_by_standard,
    price_behind,
    widened_to,
)
from flows.extract.binding.antecedents import family, person_before, same_object, speaker, the_two
from flows.extract.binding.behind import read_after, verb_phrase
from flows.extract.binding.clauses import ACTIONS, Item, phrase_text, word_class
from flows.extract.binding.elliptic import (
    DIMENSIONS,
    act_of,
    deed_after,
    deed_split,
    done_in,
    earlier_topic,
    measured,
    whole_of_list,
)
from flows.extract.binding.heard import Asked, Heard
from flows.extract.binding.lead import Lead, read_lead
from flows.extract.binding.nameless import HELD, SELF_NOMINAL, inhabited, plain, without_noun
from flows.extract.binding.noun_behind import noun_behind
from flows.extract.binding.noun_in_front import noun_in_front
from flows.extract.binding.phrases import REACH, back_over, noun_before, noun_text
from flows.extract.binding.ratios import RATIOS, changed_by, is_change, told_by_change
from flows.extract.binding.recalled import instead_of
from flows.extract.binding.respective import distribute, is_listed
from flows.extract.binding.shares import ONE_OF, THIRD_PERSON, shared_whole, told_before
from flows.extract.binding.things import HELD_IN, good_sold, is_spent
from flows.records import Quantity

_EVER_SINCE = re.compile(r"一(?P<deed>[一-鿿])就(?:是|要|得)?(?:整整|足足)?\Z")
_DIVISIONS = frozenset("省州市县旗区乡镇")
"""全省14市启动响应: what is counted is the unit."""
_REACHES = frozenset(["全程", "单程", "往返", *(f"最{size}" for size in "远近长短宽窄高低深浅")])
"""全程|22公里, 最远|约120公里."""

_TOWARDS = frozenset("往向朝")
_ALL = frozenset("都均全皆")
_TOP = "最大"
_WEIGHED = frozenset(["mass", "area", "money"])
_TURNS = ("趟", "遍", "回")
_COMES = frozenset("来去")
_NEAR_NAME = 6
_DEEDS = ACTIONS | {"weak"}
_SOON = ("快", "已", "已经", "就", "刚", "刚满", "将近", "高龄", "高寿")
_WHEN = ("时", "那年", "那时", "开始")
_WHERE = frozenset("上里中边下")
_LOOSELY = frozenset(["reach", "adverb", "space", "time", "period", "open"])
_NAMING = frozenset(["de", "mark", "figure", "close"])
_IN_MIND = 240
_FIRST_PERSON = frozenset(["我", "俺", "咱"])
_SORTS = frozenset(["类", "种", "大类"])
_TAKE_PART = ("参加", "出席", "列席", "参与")


def counted(asked: Asked) -> str:
    """Subject of the figure at position ``at``; the unit itself where nothing tells it."""
    text, items, at, quantity, heard, wording = asked
    told = _counted(asked)
    again = quantity.kind == heard.kind == "age" and heard.end > items[0].start
    if again and (told == quantity.unit or word_class(told) == "v" or items[at - 1].text in ONE_OF):
        return heard.subject  # 老杨19岁参军，24岁|回乡
    if quantity.kind == "age" and len(told) == 1:
        told = _called(text, quantity.span.end, told)
    is_his = quantity.kind == "age" and at > 0 and items[at - 1].text in THIRD_PERSON
    is_his = is_his and not (at + 1 < len(items) and items[at + 1].role == "de")  # 他15岁|的孙女
    if quantity.kind == "age":
        whose = told_before(items, at) if _names_nobody(told) else told
        if whose in _FIRST_PERSON:
            return speaker(text, quantity.span, wording) or whose
    if is_his or told in THIRD_PERSON or (quantity.kind == "age" and _names_nobody(told)):
        return person_before(text, items, at, wording) or told
    return told


def _called(text: str, end: int, surname: str) -> str:
    """79岁的|王有根: a name that the segmenter cuts, where the text has it more than once."""
    at = text.find(surname, end, end + _NEAR_NAME)
    if at < 0:
        return surname
    names = (text[at : at + length] for length in (3, 2))
    return next((name for name in names if text.count(name) > 1), surname)


def _names_nobody(told: str) -> bool:
    """他都|快|60岁了, 12岁|时因为生病: what stands beside an age and names no person."""
    return told.endswith(_SOON) or told.startswith(_WHEN) or told == "岁"


def _counted(asked: Asked) -> str:
    """Subject of the figure at position ``at``; the unit itself where nothing tells it."""
    text, items, at, quantity, heard, wording = asked
    if quantity.kind == "money" and at + 1 < len(items) and items[at + 1].role == "de":
        named_behind = price_behind(items, at) or paid_by_standard(text, items, at)
        if named_behind:
            return heard.note(named_behind, quantity, noun=True)
    told = _told_beforehand(asked)
    if told is not None:
        return told
    if quantity.unit == "口" and (home := family(text, quantity.span.start)):
        return home
    if quantity.unit in _DIVISIONS:
        return quantity.unit
    last_taken = heard.taken
    taken = last_taken if last_taken < at - 1 else 0
    heard.taken = 0
    if items[at - 1].text == "是" and 0 < last_taken == at - 2 and items[at - 2].text in _ALL:
        return heard.subject  # 14个楼门|都|是7层
    weighed = quantity.kind in _WEIGHED or quantity.unit in _TURNS
    lead = read_lead(items, at, taken, done=quantity.kind != "duration", lone=weighed)
    if quantity.kind == "length" and (reach := _reach(asked, lead)):
        return reach
    noun = noun_in_front(asked, lead, taken)
    self_nominal = quantity.unit in SELF_NOMINAL
    owned = self_nominal and lead.clause
    owned = owned and lead.noun.start > 0 and items[lead.noun.start - 1].role == "figure"
    if owned and not read_after(items, at, compound=False, event=False, relative=False):
        return plain(quantity, heard, wording)  # 44个|村民小组的|373户
    told = told_by_change(asked, lead, noun)
    if told is not None:
        return told
    changed = is_change(lead)
    named = bool(noun) and not lead.verb and not changed
    if named and last_taken == lead.noun.stop == at and lead.noun:
        named = not read_after(items, at, compound=True, event=False, relative=False)
    if named and quantity.kind == "money" and (deed := given_to(items, lead.noun)):
        return deed
    if named and (lead.origin or _is_measure(items, at, lead, quantity)):
        return heard.note(noun, quantity, noun=True)
    if not lead.verb and not lead.clause and inhabited(items, at, noun, quantity):
        whole = items[at - 1].text if items[at - 1].text[0] == "全" else ""
        return whole + "人口" if quantity.unit == "人" else plain(quantity, heard, wording)
    is_person_said = "个人" in quantity.text or "号人" in quantity.text
    if is_person_said and items[min(at + 1, len(items) - 1)].role != "de":
        return noun if named and is_actor(noun) else "人"
    if quantity.unit == "人" and not named and (who := _those(asked)):
        return who
    behind = noun_behind(asked, lead, noun, named=named)
    if behind:
        return behind
    if changed:
        if not noun and quantity.kind == "money" and quantity.per:
            last = max((place for place in range(at) if items[place].role == "figure"), default=-1)
            noun = good_sold(text, items, lead.change.start, wording, last)  # 花椒比外头|贵2元
        return changed_by(asked, lead, noun)
    if lead.becomes or lead.origin:
        came_to = _came_to(asked, lead, noun)
        if came_to:
            return came_to
    before = items[at - 1].text
    if quantity.kind == "duration" and before in HELD:
        ends = at + 1 == len(items) or items[at + 1].role == "mark"
        held = _held(text, items, at) if ends or before == "持续" else ""
        return held or without_noun(asked, lead, "")
    if self_nominal and named and _repeats(items, at, lead, noun, heard):
        return plain(quantity, heard, wording)
    is_list = before == "等" or (named and quantity.unit in _SORTS)
    if is_list and (listed := whole_of_list(items, at)):
        return heard.note(phrase_text(text, items, listed), quantity, noun=True)
    if named and quantity.unit in PEOPLE_BY and items[lead.noun.stop].text == "等":
        taking_part = phrase_text(text, items, verb_phrase(items, at))
        if taking_part.startswith(_TAKE_PART):
            return taking_part  # 各单位负责人等130余人|参加会议
    if named and items[at - 1].text in _COMES and quantity.unit in HELD_IN and is_actor(noun):
        return items[at - 1].text  # 医生每个月|来|两次
    if noun == "组织" and self_nominal and (deed := deed_after(items, at)):
        return deed  # 每月组织两次|义诊
    if named and quantity.kind == "duration" and (act := _lasted(text, items, at, lead, noun)):
        return act
    if named:
        told = heard.note(noun, quantity, noun=not lead.clause)
    else:
        told = without_noun(asked, lead, noun)
    named_before = instead_of(told, asked, lead, noun)
    return told if named_before == told else heard.note(named_before, quantity, noun=True)


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


def _told_beforehand(asked: Asked) -> str | None:
    """What a list, a whole, an extreme or the same amount told before says; None without one."""
    text, items, at, quantity, heard, wording = asked
    if not (heard.queue and is_listed(items, at)):
        listed = distribute(text, items, at, heard.level, heard.recent) if heard.lists else []
        heard.queue = listed
    if heard.queue:
        heard.changed = quantity.unit in RATIOS
        return heard.queue.pop(0)
    if quantity.kind == "percent":
        heard_of = heard.noun or heard.level
        if whole := shared_whole(asked, heard_of, heard.whole):
            heard.whole = whole
            return whole
    if heard.kind == quantity.kind != "count" and is_converted(items, at):
        return heard.subject
    extreme = extreme_of(items, at) if quantity.kind != "percent" else None
    if extreme is not None:
        told = heard.level if heard.kind == quantity.kind else ""
        return phrase_text(text, items, extreme) or told or _TOP
    if quantity.kind == "duration":
        start = quantity.span.start
        if lasted := _EVER_SINCE.search(text, max(0, start - 6), start):
            deed = lasted["deed"]
            return deed + same_object(text, items, at, deed, wording)  # 一|住|就是四十年
    return None


def _reach(asked: Asked, lead: Lead) -> str:
    """全程|22公里; 道路长 of 长达|1700米、宽4米的道路; '' of what is told by a noun."""
    text, items, at, _, heard, _ = asked
    before = items[at - 1].text
    moves = lead.verb or lead.noun
    if moves and items[moves.start - 1].text in _TOWARDS:
        moved = noun_before(items, moves.start - 1, max(-1, moves.start - REACH))
        return phrase_text(text, items, moved)  # 把水沟|往外移60厘米
    if before in _REACHES:
        return "" if lead.noun else before
    if len(before) == 2 and before[0] in DIMENSIONS and before[1] == "达":
        thing = measured(text, items, at, heard)
        return thing + before[0] if thing else ""
    return ""


def _is_measure(items: Sequence[Item], at: int, lead: Lead, quantity: Quantity) -> bool:
    """Whether the noun before the figure is what is measured: 优化流程、统一标准3项|任务 is not."""
    if not lead.noun or items[lead.noun[-1]].role != "measure" or lead.clause:
        return False
    is_size = items[lead.noun[-1]].text.endswith("规模")  # 办学规模为60个|教学班
    if quantity.kind != "count" or not (is_size or items[lead.edge].role == "and"):
        return True
    return not read_after(items, at, compound=True, event=False, relative=False)


def _came_to(asked: Asked, lead: Lead, noun: str) -> str:
    """What the old or the new value of a change is of, told before: 由3.5米拓宽至4.5米."""
    text, items, at, quantity, heard, _ = asked
    if noun:
        return ""
    of_road = quantity.kind == "length" and heard.subject[-1:] in DIMENSIONS
    if of_road and (widened := widened_to(items, at)):
        return widened  # 全长2.8公里，由3.5米|拓宽至4.5米
    if not lead.becomes:
        return ""
    if lead.edge < at - 1 and items[at - 1].role == "de":
        place = next((place for place in range(at - 1, 0, -1) if items[place].role == "becomes"), 0)
        if named := noun_before(items, place):
            return phrase_text(text, items, named)  # 鱼苗资源量|跌至往年的十分之一
    if not heard.subject:
        return ""
    is_new = heard.end <= items[0].start or heard.kind != quantity.kind
    same = heard.by_unit.get(quantity.unit, "") if heard.kind != quantity.kind else ""
    told = same or (earlier_topic(text, items, lead.edge, "", quantity) if is_new else "")
    return told or heard.subject


def _held(text: str, items: list[Item], at: int) -> str:
    """庭审|持续两个半小时, 亩均收入居首已经连续六年: what went on for the time."""
    return noun_text(text, items, back_over(items, at - 1, ("reach", "adverb")))


def _lasted(text: str, items: list[Item], at: int, lead: Lead, noun: str) -> str:
    """What is done in the time where a doer or a place stands before it; '' where a thing does."""
    if is_spent(items, at) and is_actor(noun):
        act = done_in(text, items, at, phrase_text(text, items, verb_phrase(items, at)))
        if act:
            return act  # 民警用了3个小时|找回老人
    if is_person(noun) or (items[at - 1].text == "有" and items[at + 1].role != "de"):
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


def _repeats(items: Sequence[Item], at: int, lead: Lead, noun: str, heard: Heard) -> bool:
    """Whether the noun before is only what the figure before it counted."""
    is_same = noun == heard.subject and lead.noun.stop == at
    return is_same and items[lead.noun.start - 1].role == "figure"
