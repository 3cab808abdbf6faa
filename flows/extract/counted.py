"""What a figure counts: the noun phrase a reader needs, in the words of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.extract.amounts import (
    charged_by,
    extreme_of,
    given_to,
    is_converted,
    is_purpose,
    measured_by,
    sold_for,
    widened_to,
    without_frame,
)
from flows.extract.behind import is_next_figures, last_describing, read_after, verb_phrase
from flows.extract.clauses import Item, is_pure_verb, phrase_text
from flows.extract.elliptic import (
    WITHIN,
    act_of,
    deed_after,
    deed_split,
    done_in,
    earlier_topic,
    framed_from,
    last_named,
    list_header,
    measured,
    whole_of_list,
)
from flows.extract.heard import Heard
from flows.extract.lead import Lead, read_lead
from flows.extract.nameless import HELD, SELF_NOMINAL, inhabited, of_people, plain, without_noun
from flows.extract.phrases import EMPTY, REACH, noun_before
from flows.extract.ratios import changed_by, equals_part, ratio_of
from flows.extract.respective import distribute, is_listed
from flows.extract.shares import shared_whole, whose_age
from flows.extract.things import (
    PRICED_BY,
    SOLD_AT,
    begins_person,
    good_before,
    is_actor,
    is_person,
    is_thing,
    while_of,
)
from flows.records import Quantity
from flows.tables.wording import Wording

_COMPOUND_KINDS = frozenset(["count", "area", "length", "mass", "volume"])
_EVENTS = frozenset([*"场次期项件起堂节轮批类课", "场次"])
_RATIOS = frozenset(["%", "‰", "倍", "番", "百分点"])
_HEADLESS = re.compile(
    r"(?:最.{1,2}|剩下|余下|其余|(?:^|[里中较])[大小贵好差次多少高低长远重轻][盆只个头棵株条块]?)的$"
)
"""最大的, 剩下的: one of those that an earlier clause counted."""
_EVER_SINCE = re.compile(r"一(?P<deed>[一-鿿])就(?:是|要|得)?(?:整整|足足)?\Z")
_GOING = frozenset("赴往入抵")
_WHERE = frozenset("上里中边下")
_DAYS = ("天", "日", "夜", "晚")
_SCENES = ("现场", "当场", "当天", "全程", "季")
_DIMENSIONS = frozenset("长宽高深厚")
_LONGEST_SITE = 8
_PAID_FOR = ("一", "1", "每")
_BOUNDS = ("以上", "以下", "以内")
_TAILS = frozenset(["地", "路", "田", "钱", "人", "时间"])
"""Nouns that only round off a unit: 12亩地, 两里路."""
_PEOPLE = frozenset(["人", "名", "位"])
_SORTS = frozenset(["类", "种", "大类"])
_TAKE_PART = ("参加", "出席", "列席", "参与")
_SHIFTS = frozenset(["提前", "推迟", "延后", "延长"])


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
        whole := shared_whole(text, items, at, quantity, heard.noun or heard.level, heard.whole)
    ):
        heard.whole = whole
        return whole
    if heard.kind == quantity.kind != "count" and is_converted(items, at):
        return heard.subject
    extreme = extreme_of(items, at) if quantity.kind != "percent" else None
    if extreme is not None:
        return phrase_text(text, items, extreme) or heard.level or quantity.unit
    if quantity.kind == "duration" and (
        lasted := _EVER_SINCE.search(text, max(0, quantity.span.start - 6), quantity.span.start)
    ):
        return lasted["deed"]  # 一|住|就是四十年
    last_taken = heard.taken
    taken = last_taken if last_taken < at - 1 else 0
    heard.taken = 0
    weighed = quantity.kind in ("mass", "area") or quantity.unit in ("趟", "遍", "回")
    lead = read_lead(items, at, taken, done=quantity.kind != "duration", lone=weighed)
    noun = phrase_text(text, items, lead.noun)
    at_home = quantity.unit == "口"
    is_day = quantity.kind == "duration" and noun.endswith(_DAYS)  # 下雨天|两个小时
    if lead.noun and not (lead.clause or at_home or (is_thing(items, lead.noun) and not is_day)):
        noun = while_of(text, items, lead.noun)
    if quantity.per and len(lead.noun) > 1 and items[lead.noun.start].text == quantity.per:
        noun = noun.removeprefix(quantity.per).lstrip("的")  # 每|立方米水3.5元
    if quantity.per and noun == quantity.per:
        noun = charged_by(text, items, lead.noun.start)
    if (
        noun in (quantity.unit, quantity.per, "个")
        or (quantity.per == "亩" and noun == "地")
        or (noun.endswith(_SCENES) and quantity.unit in SELF_NOMINAL)
        or (noun.endswith(SOLD_AT) and quantity.kind == "money" and quantity.per in PRICED_BY)
    ):
        noun = ""
    if noun and quantity.per and noun.endswith("一" + quantity.per):
        noun = noun.removesuffix("一" + quantity.per)
    elif lead.clause and (headless := _HEADLESS.search(noun)):
        noun = measured_by(noun[: headless.start()], items, lead.noun) or (
            _head(text, items, lead, quantity, heard) or noun
        )
    elif lead.clause and quantity.kind == "mass":
        noun = good_before(text, items, lead.edge, wording) or noun  # 刚捕获的|350多斤
    elif noun and (framed := framed_from(items, lead.noun)):
        noun = phrase_text(text, items, framed)
    elif noun == "花费" and quantity.kind == "duration":
        took = noun_before(items, read_lead(items, lead.noun.start, taken).noun.stop, -1)
        after = done_in(text, items, at, phrase_text(text, items, verb_phrase(items, at)))
        noun = phrase_text(text, items, took) or after or noun  # 整个过程仅|花费两个小时
    elif noun in _DIMENSIONS and quantity.kind == "length":
        noun = measured(text, items, at, heard) + noun
    elif noun == "占地" and (site := last_named(text, items, lead.edge)):
        noun = site + noun if len(site) <= _LONGEST_SITE and site[0] != "据" else noun
    elif noun[1:] == "处" and noun[0] in _DIMENSIONS and quantity.kind == "length":
        split = noun_before(items, lead.noun.start - 1, max(-1, at - REACH))  # 裂缝最宽处40公分
        noun = phrase_text(text, items, range(split.start, lead.noun.stop)) if split else noun
    elif noun == "重" and quantity.kind == "mass":
        noun = earlier_topic(text, items, lead.edge, "", quantity) + noun
    elif (
        len(noun) == 1
        and quantity.kind == "percent"
        and items[lead.noun.start - 1].role == "number"
    ):
        noun = list_header(text, items, lead.noun.start) or noun
    owned = lead.clause and quantity.unit in SELF_NOMINAL
    if owned and lead.noun.start and items[lead.noun.start - 1].role == "figure":
        return plain(quantity, heard, wording)  # 44个|村民小组的|373户
    if lead.share and noun:
        heard.changed = True
        share = heard.level + noun if lead.clause else noun
        heard.share = share + phrase_text(text, items, lead.change).removesuffix("了")
        return heard.share
    if quantity.unit in _RATIOS and (lead.clause or equals_part(items, lead.noun, quantity)):
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
    is_measure = named and items[lead.noun[-1]].role == "measure" and not lead.clause
    if is_measure and quantity.kind == "count" and items[lead.edge].role == "and":
        # 优化流程、统一标准3项|任务
        is_measure = not read_after(items, at, compound=True, event=False, relative=False)
    if named and quantity.kind == "money" and (deed := given_to(items, lead.noun)):
        return deed
    if named and (lead.origin or is_measure):
        return heard.note(noun, quantity, noun=True)
    self_nominal = quantity.unit in SELF_NOMINAL
    if not lead.verb and not lead.clause and inhabited(items, at, noun, quantity):
        return plain(quantity, heard, wording)
    apart = not named or lead.clause or items[at - 1].role == "close"  # “设施完善”6个|建设目标
    compound = quantity.kind in _COMPOUND_KINDS and not self_nominal and apart
    shares_noun = quantity.kind != "money" and (not self_nominal or quantity.unit == "户")
    behind_at = last_describing(items, at) if shares_noun else at
    event = quantity.unit in _EVENTS or quantity.kind == "duration"
    if quantity.kind == "age":
        phrase = whose_age(items, at)
    else:
        phrase = read_after(
            items, behind_at, compound=compound, event=event, relative=not self_nominal
        )
    if quantity.kind == "money" and phrase and is_purpose(items, phrase):
        phrase = EMPTY
    phrase = without_frame(items, phrase, named=named) if phrase else phrase
    if phrase and items[at + 1].text in "（(" and items[phrase.stop - 1].role != "close":
        phrase = EMPTY  # 补助近万元（小区0.2元/公斤）
    by_doer = is_actor(noun) and not items[at - 1].text.endswith("有")
    if named and phrase and phrase.start == at + 1 and _says(items, phrase, by_doer):
        phrase = EMPTY  # 棉被400床|赶赴灾区, 观众300人|鼓掌
    if len(phrase) > 1 and is_next_figures(items, phrase):
        phrase = phrase[:-1]
    if quantity.kind == "area" and phrase and items[phrase.start].text == "地":
        phrase = phrase[:1]  # 这两亩|地|收成好时
    behind = phrase_text(text, items, phrase)
    if quantity.kind == "age" and behind:
        heard.changed = True  # nobody's age lends its subject to what is counted next
    behind = of_people(behind, quantity)
    land = quantity.kind == "area" and (behind == "地" or quantity.text.endswith("地"))
    if land and (lead.verb or lead.clause):
        return phrase_text(text, items, lead.verb[-1:]) + "地"
    if quantity.kind == "money" and (sold := sold_for(text, items, at, phrase)):
        return sold
    if behind and quantity.per and text.startswith(_PAID_FOR, quantity.span.end):
        says = named and items[phrase.start - 1].role != "de"  # 白菜一毛钱一斤|没人要
        behind = "" if says or behind in ("一" + quantity.per, quantity.per) else behind
    if quantity.kind == "duration" and behind:
        somebody = items[phrase.start - 1].role == "de" and begins_person(items, phrase)
        if behind in WITHIN or somebody:
            behind = ""  # 每天工作17个小时的|老马
        elif phrase.start == at + 1 and (deed := deed_split(items, at)):
            return deed + behind
    if quantity.kind == "money" and quantity.text.endswith(_BOUNDS) and phrase.start > at + 1:
        behind = heard.by_unit.get(quantity.unit, "") or behind  # 收入10万元以上的村, 5万元以上的村
    ends_within = at + 1 < len(items) and items[at + 1].text == "内"
    if quantity.kind == "duration" and (ends_within or quantity.text.endswith("内")):
        behind = ""
        if deed := phrase_text(text, items, verb_phrase(items, at + ends_within)):
            return deed
    rounds_off = behind in _TAILS and not lead.clause and items[phrase.start - 1].role != "de"
    rounds_off = rounds_off and not (behind == "人" and quantity.unit == "个")
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
    moves = (lead.becomes or lead.origin) and quantity.kind == "length" and not noun
    if moves and heard.subject[-1:] in _DIMENSIONS and (widened := widened_to(items, at)):
        return widened  # 全长2.8公里，由3.5米|拓宽至4.5米
    if lead.becomes and heard.subject and not noun:
        is_new = heard.end <= items[0].start
        told = earlier_topic(text, items, lead.edge, "", quantity) if is_new else ""
        return told or heard.subject
    if quantity.kind == "duration" and items[at - 1].text == "持续":
        held = phrase_text(text, items, noun_before(items, at - 1, max(-1, at - 1 - REACH)))
        if held:
            return held  # 庭审|持续两个半小时
    if quantity.kind == "duration" and items[at - 1].text in HELD:
        return without_noun(text, items, at, lead, "", quantity, heard, wording)
    after_figure = items[lead.noun.start - 1].role == "figure" if named else False
    follows = after_figure and noun == heard.subject and lead.noun.stop == at
    if self_nominal and follows and not lead.verb:
        return plain(quantity, heard, wording)
    is_list = items[at - 1].text == "等" or (named and quantity.unit in _SORTS)
    listed = is_list and whole_of_list(items, at)
    if listed:
        return heard.note(phrase_text(text, items, listed), quantity, noun=True)
    if named and quantity.unit in _PEOPLE and items[lead.noun.stop].text == "等":
        taking_part = phrase_text(text, items, verb_phrase(items, at))
        if taking_part.startswith(_TAKE_PART):
            return taking_part  # 各单位负责人等130余人|参加会议
    if noun == "组织" and self_nominal and (deed := deed_after(items, at)):
        return deed  # 每月组织两次|义诊
    if quantity.kind == "duration" and named and is_person(noun):
        act = done_in(text, items, at, phrase_text(text, items, verb_phrase(items, at)))
        if act:
            return act  # 老马平均两天要|去一趟县城
    if named and quantity.kind == "duration" and (act := act_of(text, items, at, lead.noun)):
        return act
    if named and quantity.kind == "duration" and noun[-1] in _WHERE:
        return deed_split(items, at) or noun  # 从街上再|走半个小时
    if named:
        return heard.note(noun, quantity, noun=not lead.clause)
    return without_noun(text, items, at, lead, noun, quantity, heard, wording)


def _says(items: Sequence[Item], phrase: range, by_doer: bool) -> bool:
    """Whether a phrase behind is what the thing named before the figure does."""
    first = items[phrase[0]]
    if len(phrase) == 1:
        return by_doer and first.role == "weak" and is_pure_verb(first.text)
    return len(first.text) > 1 and first.text[-1] in _GOING


def _head(text: str, items: Sequence[Item], lead: Lead, quantity: Quantity, heard: Heard) -> str:
    """What 最大的, 剩下的 is one of: the thing counted in the same unit, else the last one."""
    same = heard.by_unit.get(quantity.unit, "") if quantity.kind == "count" else ""
    told = same or heard.noun or earlier_topic(text, items, lead.edge, "", quantity)
    told = told or last_named(text, items, lead.edge)
    return told or (heard.level if heard.unit == quantity.unit else "")


def _is_rate_name(items: Sequence[Item], phrase: range) -> bool:
    """农村每人15元的|补贴标准: what the rate is called needs who it is for."""
    return items[phrase[-1]].role == "measure" or items[phrase[-1]].text in ("补贴", "补助", "奖励")
