"""What a figure counts: the noun phrase a reader needs, in the words of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.extract.behind import read_after, verb_phrase
from flows.extract.clauses import Item, is_pure_verb, phrase_text
from flows.extract.elliptic import (
    WITHIN,
    act_of,
    deed_before,
    done_in,
    earlier_topic,
    last_named,
    list_header,
    meal_of,
    measured,
    next_act,
    stands_alone,
    whole_clause,
    whole_of_list,
    work_before,
)
from flows.extract.heard import Heard
from flows.extract.lead import Lead, read_lead
from flows.extract.phrases import EMPTY, REACH, noun_before
from flows.extract.ratios import changed_by, ratio_of
from flows.extract.respective import distribute, is_listed
from flows.extract.shares import pronoun_before, shared_whole, whose_age
from flows.extract.things import event_before, harvested, is_actor, is_thing, priced, while_of
from flows.extract.verbal import TIMES, verbal
from flows.records import Quantity
from flows.tables.wording import Wording

_SELF_NOMINAL = frozenset(["人", "户", "人次", "次", "场次", "口", "台次", "家次", "户次", "件次"])
_COMPOUND_KINDS = frozenset(["count", "area", "length", "mass", "volume"])
_EVENTS = frozenset([*"场次期项件起堂节轮批类课", "场次"])
_RATIOS = frozenset(["%", "‰", "倍", "番", "百分点"])
_BY_SIDE = frozenset(["、", "和", "及", "至", "与", "以及", "或"])
_HEADLESS = re.compile(r"(?:最.{1,2}|剩下|余下|其余|(?:^|[里中])[大小贵好多少高低长远])的$")
"""最大的, 剩下的: one of those that an earlier clause counted."""

_SCENES = ("现场", "当场", "当天", "全程", "季")
_DIMENSIONS = frozenset("长宽高深厚")
_PAID_FOR = ("一", "1", "每")
_HELD = frozenset(["连续", "持续", "每隔"])
_BOUNDS = ("以上", "以下", "以内")
_TAILS = frozenset(["地", "路", "田", "钱", "人", "时间"])
"""Nouns that only round off a unit: 12亩地, 两里路."""

_PEOPLE = frozenset(["人", "名", "位"])
_TAKE_PART = ("参加", "出席", "列席", "参与")
_COURSES = frozenset(["期", "场", "班", "堂", "节", "场次"])
_SHIFTS = frozenset(["提前", "推迟", "延后", "延长"])
_LASTS = frozenset(["为期", "历时", "用时", "耗时"])
_MEALS = frozenset(["餐", "顿"])
_CENSUS = {"人": "人口"}
"""After a number of households, 人 counts the inhabitants: 412户、1186人."""


def counted(
    text: str, items: list[Item], at: int, quantity: Quantity, heard: Heard, wording: Wording
) -> str:
    """Subject of the figure at position ``at``; the unit itself where nothing tells it."""
    if heard.queue and is_listed(items, at):
        heard.changed = quantity.unit in _RATIOS
        return heard.queue.pop(0)
    if heard.lists:
        heard.queue = distribute(text, items, at, heard.level, heard.recent)
    else:
        heard.queue = []
    if heard.queue:
        heard.changed = quantity.unit in _RATIOS
        return heard.queue.pop(0)
    if quantity.kind == "percent" and (
        whole := shared_whole(
            text,
            items,
            at,
            quantity,
            heard.noun or heard.level,
            heard.whole,
        )
    ):
        heard.whole = whole
        return whole
    last_taken = heard.taken
    taken = last_taken if last_taken < at - 1 else 0
    heard.taken = 0
    weighed = quantity.kind in ("mass", "area")
    lead = read_lead(items, at, taken, done=quantity.kind != "duration", lone=weighed)
    noun = phrase_text(text, items, lead.noun)
    at_home = quantity.unit == "口"
    if lead.noun and not (lead.clause or at_home or is_thing(items, lead.noun)):
        noun = while_of(text, items, lead.noun)
    if quantity.per and len(lead.noun) > 1 and items[lead.noun.start].text == quantity.per:
        noun = noun.removeprefix(quantity.per)  # 每|立方米水3.5元
    if noun in (quantity.unit, quantity.per, "个") or (
        noun.endswith(_SCENES) and quantity.unit in _SELF_NOMINAL
    ):
        noun = ""
    if noun and quantity.per and noun.endswith("一" + quantity.per):
        noun = noun.removesuffix("一" + quantity.per)
    elif lead.clause and _HEADLESS.search(noun):
        noun = _head(text, items, lead, quantity, heard) or noun
    elif noun in _DIMENSIONS and quantity.kind == "length":
        noun = measured(text, items, at, heard) + noun
    elif noun == "重" and quantity.kind == "mass":
        noun = earlier_topic(text, items, lead.edge, "", quantity) + noun
    elif (
        len(noun) == 1
        and quantity.kind == "percent"
        and items[lead.noun.start - 1].role == "number"
    ):
        noun = list_header(text, items, lead.noun.start) or noun
    if lead.share and noun:
        share = heard.level + noun if lead.clause else noun
        return share + phrase_text(text, items, lead.change).removesuffix("了")
    if lead.clause and quantity.unit in _RATIOS:
        part = read_after(items, at, compound=False, event=False, relative=False)
        if part and quantity.rule_id in ("tenths", "fraction"):
            return heard.note(phrase_text(text, items, part), quantity, noun=True)
        return ratio_of(text, items, lead.noun, heard)
    changed = bool(lead.change) and not lead.becomes and not lead.origin
    shifts = changed and items[lead.change.start].text in _SHIFTS
    if shifts and quantity.kind == "duration" and not noun:
        later = phrase_text(text, items, verb_phrase(items, at))
        return later or phrase_text(text, items, lead.change)  # 要提前两天|订
    if changed and quantity.kind == "length" and items[lead.change.start].text in _DIMENSIONS:
        return measured(text, items, at, heard) + items[lead.change.start].text  # 大坝长9米、|高8米
    if changed and quantity.unit in _RATIOS:
        return changed_by(text, items, lead, noun, quantity, heard)
    named = bool(noun) and not lead.verb and not changed
    if named and last_taken == lead.noun.stop == at and lead.noun:
        named = not read_after(items, at, compound=True, event=False, relative=False)
    if named and (lead.origin or (items[lead.noun[-1]].role == "measure" and not lead.clause)):
        return heard.note(noun, quantity, noun=True)
    self_nominal = quantity.unit in _SELF_NOMINAL
    compound = quantity.kind in _COMPOUND_KINDS and not self_nominal and not named
    shares_noun = not self_nominal or quantity.unit == "户"
    behind_at = at + 1 if _is_described_by_figure(items, at) and shares_noun else at
    event = quantity.unit in _EVENTS or quantity.kind == "duration"
    if quantity.kind == "age":
        phrase = whose_age(items, at)
    else:
        phrase = read_after(
            items, behind_at, compound=compound, event=event, relative=not self_nominal
        )
    lone = items[phrase[0]] if quantity.kind == "money" and len(phrase) == 1 else None
    if lone is not None and lone.role == "weak" and is_pure_verb(lone.text):
        phrase = EMPTY  # 将追回的40万元|返还给受害人
    behind = phrase_text(text, items, phrase)
    if quantity.kind == "age" and behind:
        heard.changed = True  # nobody's age lends its subject to what is counted next
    land = quantity.kind == "area" and (behind == "地" or quantity.text.endswith("地"))
    if land and (lead.verb or lead.clause):
        return phrase_text(text, items, lead.verb) + "地"
    if behind and quantity.per and text.startswith(_PAID_FOR, quantity.span.end):
        behind = "" if behind in ("一" + quantity.per, quantity.per) else behind
    if quantity.kind == "duration" and behind in WITHIN:
        behind = ""
    if quantity.kind == "money" and quantity.text.endswith(_BOUNDS) and phrase.start > at + 1:
        behind = heard.by_unit.get(quantity.unit, "") or behind  # 收入10万元以上的村, 5万元以上的村
    if quantity.kind == "duration" and quantity.text.endswith("内"):
        behind = ""
        noun = phrase_text(text, items, verb_phrase(items, at)) or noun
    rounds_off = behind in _TAILS and not lead.clause
    if behind and not (rounds_off and (noun or lead.verb or self_nominal)):
        heard.taken = phrase.stop
        if quantity.kind == "age":
            return behind
        joined = items[phrase.start - 1].role == "de"
        if joined and named and _is_rate_name(items, phrase) and len(noun) <= 6:
            behind = noun + behind
        return heard.note(behind, quantity, noun=True)
    if changed:
        return changed_by(text, items, lead, noun, quantity, heard)
    if lead.becomes and heard.subject and not noun:
        is_new = heard.end <= items[0].start
        told = earlier_topic(text, items, lead.edge, "", quantity) if is_new else ""
        return told or heard.subject
    if quantity.kind == "duration" and items[at - 1].text == "持续":
        held = phrase_text(text, items, noun_before(items, at - 1, max(-1, at - 1 - REACH)))
        if held:
            return held  # 庭审|持续两个半小时
    if quantity.kind == "duration" and items[at - 1].text in _HELD:
        return _without_noun(text, items, at, lead, "", quantity, heard, wording)
    after_figure = items[lead.noun.start - 1].role == "figure" if named else False
    follows = after_figure and noun == heard.subject and lead.noun.stop == at
    if self_nominal and follows and not lead.verb:
        return _plain(quantity, heard, wording)
    listed = named and items[lead.noun.stop].text == "等" and whole_of_list(items, lead.noun)
    if listed:
        return heard.note(phrase_text(text, items, listed), quantity, noun=True)
    if named and quantity.unit in _PEOPLE and items[lead.noun.stop].text == "等":
        taking_part = phrase_text(text, items, verb_phrase(items, at))
        if taking_part.startswith(_TAKE_PART):
            return taking_part  # 各单位负责人等130余人|参加会议
    if named and quantity.kind == "duration" and (act := act_of(text, items, at, lead.noun)):
        return act
    if named:
        return heard.note(noun, quantity, noun=not lead.clause)
    return _without_noun(text, items, at, lead, noun, quantity, heard, wording)


def _head(text: str, items: Sequence[Item], lead: Lead, quantity: Quantity, heard: Heard) -> str:
    """What 最大的, 剩下的 is one of: the thing counted in the same unit, else the last one."""
    same = heard.by_unit.get(quantity.unit, "") if quantity.kind == "count" else ""
    return same or heard.noun or earlier_topic(text, items, lead.edge, "", quantity)


def _is_described_by_figure(items: Sequence[Item], at: int) -> bool:
    """Whether another figure only describes what this one counts: 12位|75岁以上的独居老人."""
    return at + 1 < len(items) and items[at + 1].role == "figure"


def _is_rate_name(items: Sequence[Item], phrase: range) -> bool:
    """农村每人15元的|补贴标准: what the rate is called needs who it is for."""
    return items[phrase[-1]].role == "measure" or items[phrase[-1]].text in ("补贴", "补助", "奖励")


def _without_noun(
    text: str,
    items: list[Item],
    at: int,
    lead: Lead,
    noun: str,
    quantity: Quantity,
    heard: Heard,
    wording: Wording,
) -> str:
    """A figure without a noun of its own: told by a verb, by its list, or by an earlier clause."""
    self_nominal = quantity.unit in _SELF_NOMINAL
    if quantity.kind == "duration" and stands_alone(items, at):
        lasting = items[at - 1].text in _LASTS
        act = (lasting and last_named(text, items, lead.edge)) or next_act(text, items, at)
        if act:
            return act
    follows = at > 0 and heard.end == items[at].start
    if quantity.unit == "人" and heard.unit == "户" and items[at - 1].role == "figure":
        return _plain(quantity, heard, wording)
    if follows and heard.unit in _COURSES and quantity.unit in ("人", "人次"):
        return heard.subject  # 开展培训62期|2860人次
    held = at > 0 and items[at - 1].text in _HELD
    loose = self_nominal or held or (quantity.kind in ("percent", "duration") and not lead.verb)
    if quantity.kind == "duration" and (event := event_before(text, items, at)):
        return event
    action = phrase_text(text, items, verb_phrase(items, at)) if loose else ""
    if action and quantity.kind == "duration":
        action = done_in(action)
    if action:
        return action.removeprefix("组成的")  # 由6人|组成的服务队
    if quantity.kind == "money" and quantity.per in _MEALS and len(lead.verb) < 2:
        return meal_of(text, items, at)
    own = "" if is_actor(noun) else noun
    good = priced(text, items, at, own, lead, quantity, wording)
    if not own:
        good = good or harvested(text, items, at, lead, quantity, wording)
    if good:
        return heard.note(good, quantity, noun=True)
    if lead.verb:
        return verbal(text, items, lead, noun, quantity, heard, wording)
    beside = at > 0 and items[at - 1].text in _BY_SIDE
    if beside and heard.subject and (quantity.unit == heard.unit or quantity.kind != "count"):
        return heard.subject
    if self_nominal:
        named = last_named(text, items, lead.edge)
        if quantity.unit == "户" and len(named) > 1 and named.endswith("户"):
            return named  # 像老杨家这样的养蜂户，镇上还有46户
        deed = deed_before(text, items, at) if quantity.unit != "户" else ""
        return deed or _plain(quantity, heard, wording)
    earned = quantity.kind == "money" and quantity.per in TIMES
    if earned and (act := work_before(text, items, lead.edge)):
        return act  # 在园里|做零工，每个月有2000多块
    if quantity.kind == "money" and "/" in quantity.text:
        return "价格"  # 通过大小分拣，8000元/吨发往山东: what an earlier clause does has no price
    if quantity.kind == "age" and (owner := pronoun_before(items, at)):
        return owner
    told = ""
    if quantity.kind == "count":
        told = heard.by_unit.get(quantity.unit, "") if quantity.unit != "个" else ""
        told = told or last_named(text, items, lead.edge)
    told = told or earlier_topic(text, items, lead.edge, heard.noun, quantity)
    told = told or heard.level
    if not told and quantity.kind == "mass":
        told = last_named(text, items, lead.edge)  # 摘了一筐柑橘，四十来斤
    if told:
        return told
    if quantity.kind == "money" and quantity.per is not None and quantity.per not in TIMES:
        return "价格"  # 一公斤36元，现钱
    if quantity.kind == "money" and quantity.per in TIMES:
        return "收入"  # 一天90块，中午管饭
    clause = whole_clause(text, items, at) or phrase_text(text, items, verb_phrase(items, at))
    return clause or wording.unit_nouns.get(quantity.unit) or quantity.unit or quantity.text


def _plain(quantity: Quantity, heard: Heard, wording: Wording) -> str:
    if heard.unit == "户" and quantity.unit in _CENSUS:
        is_people = bool(heard.subject) and not heard.subject.endswith(
            ("户", "户数", "家庭", "居民")
        )
        return heard.subject if is_people else _CENSUS[quantity.unit]
    if heard.unit == "支" and quantity.unit == "人" and heard.subject.endswith(("队", "队伍")):
        return heard.subject
    return wording.unit_nouns.get(quantity.unit, quantity.unit)
