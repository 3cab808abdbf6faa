"""A figure that is the object of a verb alone: 投资260万元, 化解209件, 种了45亩."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.extract.binding.actors import PERSONS, is_actor, is_person
from flows.extract.binding.amounts import formed_of, own_topic, spent_on
from flows.extract.binding.clauses import Item, is_nominal, is_pure_verb, phrase_text
from flows.extract.binding.elliptic import earlier_topic, last_named, object_of
from flows.extract.binding.heard import Asked
from flows.extract.binding.lead import Lead
from flows.extract.binding.phrases import BODIES, CLOSED, DISPOSES
from flows.extract.binding.things import FEES, HELD_IN, PRICED_BY, SPENDS_TIME, TURNS, good_sold
from flows.extract.quantities.figures import SIZES
from flows.records import Quantity
from flows.tables.wording import Wording

TIMES = frozenset(["年", "月", "天", "周", "季度", "小时", "季", "茬"])
_SPELLS_AND_WHO = frozenset("晚人户")
_AT_ONCE = frozenset(["当场", "现场", "责令", "限期", "立即", "就地", "立行立改"])
"""当场整改129处, 限期整改14处: told apart by how it is done."""

_OWN_DEEDS = ("上岗", "就业", "务工", "创业", "返乡", "入学", "报名", "参训", "参保", "结业")
"""服务零工340人次, 达成意向上岗200人次: nobody else is done something to."""

_WHERE = frozenset(["到", "在", "给", "往", "向", "为", "跟", "替"])
_EACH = frozenset(["各", "均"])
_DIVIDES = frozenset(["分成", "编成", "分为", "编为", "划分成", "划分为", "划为"])
_LONGEST_AGENT = 14
"""A longer noun before a verb says too much for a column: 校舍安全保障机制|补助 is still well."""

_DONE_ALONE = frozenset(["开展", "建成", "完成", "送出", "送出去", "留出", "举办", "办结", "卖出"])
"""坐诊,已开展9场: verbs whose object an earlier clause names."""

_BEFALLS = frozenset(
    [
        *("新增", "开业", "营业", "投产", "开工", "竣工", "落地", "上线", "通车", "开通", "投用"),
        *("启用", "到位", "到账", "完工", "举办", "成立", "建成", "交付", "挂牌", "上市"),
        *("分为", "划分为", "细分为", "收获", "收割", "播种", "移栽", "出苗", "插秧"),
    ]
)
"""床位新增9600张, 食堂已开业4家, 隐患整改了20处: what is told before the verb is counted."""

_MARKS = {"扣": "扣分", "减": "扣分", "罚": "扣分", "加": "加分", "奖": "加分"}
_MARKS |= dict.fromkeys("得攒挣记", "")
_TRADED_IN = re.compile("积分|[兑换]")
_FAR_SCORE = 40
_GIVEN = frozenset("凑垫掏筹")
"""党员凑了30万元: who gives the money is not what is counted."""

_BY_TIME = frozenset(["拿", "拿到"])
_WAGES = ("薪酬", "工资", "工钱", "报酬", "收入")
_COSTS = ("费", "钱")
_SAVES = frozenset("出下掉去省")
_INVESTED = frozenset(["花", "投入"])
_SPENT = _INVESTED | frozenset(
    [
        *("掏", "掏出", "拿出", "投下", "下", "投", "砸下", "拨出", "拿", "花费", "花去", "用去"),
        *("安排", "列支", "挤出", "筹措"),
    ]
)
"""县里拿出2000万元|组建公交公司: the name of such money is what it is given for."""

_AMOUNTS = SIZES | {"money"}
_DWELLS = frozenset(["住着", "居住着", "生活着", "住", "居住"])
CENSUS = {"人": "人口", "户": "户数"}
_PAYS = frozenset(["付", "支付", "领", "领到"])
_SUMS = ("款", "金", "费")
_PAYS_OUT = frozenset("交缴付掏还")
_SELLS = frozenset("卖售买收")
_SALES = "销售收入"
_OWN_SUMS = frozenset("赚挣赔存扣亏攒欠借领罚落剩加贷补")
"""Verbs that tell a sum: what was spoken of before does not."""

_AMOUNTS_TO = ("达", "超", "突破", "接近")
"""草莓种植达到5000多亩: what is done has come to so much."""


def verbal(asked: Asked, lead: Lead, noun: str) -> str:
    """The verb, what it is known to give (种了|45亩: 种植面积), or its object named before."""
    text, items, at, quantity, heard, wording = asked
    start = lead.verb.start
    while start > 0 and items[start - 1].text in _AT_ONCE:
        start -= 1
    verb = phrase_text(text, items, range(start, lead.verb.stop))
    if start < lead.verb.start:
        noun = ""
    if len(verb) == 1 and lead.verb.start and items[lead.verb.start - 1].text in _EACH:
        return items[lead.verb.start - 1].text + verb
    if verb in _DWELLS and quantity.unit in CENSUS:
        return CENSUS[quantity.unit]
    if verb in _PAYS and (fee := heard.by_unit.get(quantity.unit, "")).endswith(FEES):
        return fee  # 午餐收费8元，80岁以上的老人只付5元
    if len(lead.verb) > 1 and verb.endswith(_SUMS) and quantity.kind == "money":
        return items[lead.verb[-1]].text  # 发放|捐款15万元
    is_piece = quantity.kind == "money" and quantity.per is not None
    if is_piece and items[lead.verb.stop].text == f"一{quantity.per}" and verb not in _SELLS:
        return phrase_text(text, items, range(lead.verb.start, lead.verb.stop + 1))  # 做一件|七毛
    adjacent = bool(noun) and lead.noun.stop == lead.verb.start
    if quantity.kind == "duration" and verb in SPENDS_TIME:
        return noun or last_named(text, items, lead.edge) or verb
    if quantity.kind == "duration" and len(verb) > 1:
        return noun + verb if adjacent and len(noun) <= 8 else verb
    if quantity.unit in TURNS and not noun and len(verb) == 1:
        return _whole_act(text, items, lead.verb)
    again = quantity.kind in ("area", "count") and not noun and len(verb) == 1
    if again and (same_act := object_of(text, items, lead.edge, verb)):
        return same_act  # 村里种藏红花，今年又|种了80亩
    if quantity.unit == "分" and (score := _score(text, verb, quantity)):
        return score
    of_measure = bool(noun) and items[lead.noun[-1]].role == "measure"
    if of_measure and quantity.kind == "percent":
        return heard.note(noun, quantity, noun=True)  # 含糖量|测得24.5%
    if quantity.kind == "money":
        if noun.endswith(_COSTS) and len(noun) > 1 and verb[-1] in _SAVES:
            return heard.note(noun, quantity, noun=True)  # 电费|一年能省下两万元
        spends = verb in _SPENT and not (noun and verb == "投入")
        if spends and (bought := spent_on(text, items, at, built=verb in _INVESTED)):
            return heard.note(bought, quantity, noun=True)
    rated = quantity.per is None or quantity.per in TIMES or quantity.per in _SPELLS_AND_WHO
    rated = rated or quantity.unit == "分" or quantity.kind == "mass"
    meant = wording.verb_nouns.get((verb, quantity.kind))
    if meant is not None and (rated or (meant == verb and not noun)):
        if verb in _BY_TIME and quantity.per not in TIMES:
            paid = heard.by_unit.get(quantity.unit, "")
            if paid.endswith(_WAGES):
                return paid  # 平均薪酬约160元，动作快的|能拿到200多元
            meant = None  # 政府|拿50万元修路 is no wage
        if meant == _SALES and len(noun) < 2:
            return good_sold(text, items, lead.verb.start, wording) + meant
        if meant == verb and noun and verb in "挣赚" and wording.sort_of(noun):
            return noun + verb  # 种棚菜|每年能挣五六万元
        befalls = bool(noun) and meant == verb and verb in _BEFALLS
        if meant is not None and not befalls:
            names = meant != verb and len(noun) <= 10 and quantity.unit != "分"
            names = names and verb not in _BY_TIME
            return (
                noun + meant
                if noun and names and not (len(noun) == 1 or is_person(noun))
                else meant
            )
    changes = quantity.kind in SIZES or verb in _DIVIDES
    if noun and changes and items[lead.noun.start - 1].text in DISPOSES:
        return heard.note(noun, quantity, noun=True)  # 把穿沙公路|再延伸7公里
    by_doer = len(verb) == 1 and bool(noun) and quantity.kind in _AMOUNTS
    if by_doer and _is_doer(items, lead, noun, wording):
        if quantity.kind == "length":
            return verb  # 患者不用再|赶40公里
        noun = ""  # 管理员李贵每月|领4000元
    if noun and len(verb) == 1 and _tells_how(items, lead.noun):
        return verb  # 扛着箱子|走了十几里
    if noun.endswith(PERSONS) and verb[:1] in _GIVEN and quantity.kind == "money":
        return verb
    goes_on = quantity.kind == "duration" and is_actor(noun) and not wording.sort_of(noun)
    if noun and len(verb) == 1 and not goes_on:
        if quantity.kind == "money" and verb in _OWN_SUMS and not noun.endswith(_COSTS):
            if all(items[place].role == "weak" for place in lead.noun):
                return verb  # 一年忙到头|赔了30万元
            return noun + verb  # 养鸡场|赔了六万
        return heard.note(noun, quantity, noun=True)
    if quantity.kind == "duration":
        return verb
    is_thing = bool(noun) and (bool(wording.sort_of(noun)) or not is_actor(noun))
    fronted = quantity.kind == "count" and items[lead.verb.stop].text == "了" and adjacent
    fronted = fronted and not noun.endswith(BODIES) and quantity.unit not in HELD_IN
    if is_thing and (verb in _BEFALLS or fronted) and quantity.kind != "money":
        return heard.note(noun, quantity, noun=True)
    if noun and (lead.topical or (verb.startswith("被") and quantity.kind == "percent")):
        return heard.note(noun, quantity, noun=True)
    alone = len(verb) == 1 or (len(verb) == 2 and verb[1] in "到得给")
    if alone and quantity.kind == "money" and (fund := formed_of(text, items, lead.verb)):
        return heard.note(fund, quantity, noun=True)
    same = heard.by_unit.get(quantity.unit, "")
    passes_on = quantity.kind == "count" or items[lead.verb[0]].role == "transfer"
    passes_on = passes_on and not verb.endswith(_OWN_DEEDS)
    passes_on = passes_on and (not noun or is_actor(noun))
    if same and passes_on and verb not in same and not _is_deed(same, verb, wording):
        return verb + same
    if len(verb) == 1:
        if quantity.kind in SIZES and (own := own_topic(text, items, lead.verb.start)):
            return heard.note(own, quantity, noun=True)
        if same_act := object_of(text, items, lead.edge, verb):
            return same_act
        told = earlier_topic(text, items, lead.edge, heard.noun, quantity)
        if not told and quantity.kind == "percent":
            told = last_named(text, items, lead.edge)
        told = told or heard.noun
        if verb in _OWN_SUMS and quantity.kind == "money" and quantity.per not in PRICED_BY:
            able = verb == "贷" and items[lead.verb.start - 1].text in ("可", "能", "可以")
            return "可贷" if able else verb  # 原本开过早餐店，|赔|了五万
        if is_actor(told) and (quantity.kind != "money" or verb in _PAYS_OUT):
            return verb  # 20个工人一天|分|3万斤; 孩子住校，一学期|交|300元
        if told == heard.noun and quantity.unit in HELD_IN and heard.unit != quantity.unit:
            return verb  # 走了十九个村，演了二十二场
        given = quantity.kind == "money" and verb in _GIVEN
        is_price = quantity.kind == "money" and quantity.per and quantity.per not in TIMES
        good = quantity.per if quantity.per and wording.sort_of(quantity.per) else "价格"
        return verb if given else told or (good if is_price else verb)  # 现在|卖25块钱一斤
    stem = verb.removesuffix("成").removesuffix("好").removesuffix("完")
    is_ended = not noun and quantity.kind == "count" and len(stem) == 1 and stem != verb
    if is_ended and (object_made := object_of(text, items, lead.edge, stem)):
        return object_made  # 老楼加装电梯，今年装成3部
    active = not verb.startswith("被")
    joins = adjacent and active and len(noun) <= _LONGEST_AGENT
    if joins and _makes_name(items, lead, noun, verb, quantity):
        return noun + verb
    if not noun and quantity.kind == "count" and verb in _DONE_ALONE:
        return last_named(text, items, lead.edge) or verb
    return verb


def _is_deed(subject: str, verb: str, wording: Wording) -> bool:
    """刑事|拘留1110人，逮捕241人: what was done before is no object of what is done now."""
    last = subject[-2:]
    role = wording.roles.get(last)
    if role is not None:
        return role == "verb"
    both = is_nominal(verb) and is_nominal(last)  # 抢险|救援597起，社会|救助211起
    return both or is_pure_verb(last)


def _whole_act(text: str, items: Sequence[Item], verb: range) -> str:
    """先后|到地里看|了两趟: the verb with where or for whom it is done."""
    for place in range(verb.start - 1, max(-1, verb.start - 6), -1):
        if items[place].role in CLOSED:
            break
        if items[place].text in _WHERE:
            return phrase_text(text, items, range(place, verb.stop))
    return phrase_text(text, items, verb)


def _makes_name(
    items: Sequence[Item], lead: Lead, noun: str, verb: str, quantity: Quantity
) -> bool:
    """Whether the verb names what is measured with the noun before it: 墙面|修复2500平方米."""
    carried = items[lead.verb.stop]
    if carried.role in ("reach", "figure") and carried.text.startswith(_AMOUNTS_TO):
        return True
    if quantity.kind == "money":
        return not (len(noun) == 1 or is_person(noun))
    if is_actor(noun):
        return False
    if quantity.kind in ("length", "area"):
        is_body = noun.endswith(BODIES) and any(items[at].role == "head" for at in lead.noun)
        return is_nominal(verb) or not is_body  # 渠道|衬砌
    return quantity.kind == "count" and is_nominal(verb)


def _score(text: str, verb: str, quantity: Quantity) -> str:
    """上个月扣了|5分, 得了|86分，能换一桶油: points that a household or a player has."""
    if verb[0] not in _MARKS:
        return ""
    near = text[max(0, quantity.span.start - _FAR_SCORE) : quantity.span.end + _FAR_SCORE]
    return _MARKS[verb[0]] or ("积分" if _TRADED_IN.search(near) else "得分")


def _is_doer(items: Sequence[Item], lead: Lead, noun: str, wording: Wording) -> bool:
    """管理员李贵|每月领, 患者|不用再赶: whether who does it stands before the verb."""
    who = lead.noun[-1] - (len(lead.noun) > 1 and items[lead.noun[-1]].text[0] == "不")
    is_good = bool(wording.sort_of(items[who].text))  # 小麦|打了1万斤
    return (
        is_actor(noun) or is_actor(items[who].text) or (is_person(items[who].text) and not is_good)
    )


def _tells_how(items: Sequence[Item], noun: range) -> bool:
    """扛着|箱子, 顶着|烈日: the noun before a verb belongs to one with 着."""
    first = max(noun.start - 1, 0)
    return any(items[at].text[-1] == "着" for at in range(first, noun.stop))
