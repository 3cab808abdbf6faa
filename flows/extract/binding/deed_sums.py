"""What a sum of money or a score is, by the verb that pays, spends, earns or gives it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.extract.binding.actors import PERSONS, is_actor, is_person
from flows.extract.binding.amounts import formed_of, spent_on
from flows.extract.binding.clauses import Item, phrase_text
from flows.extract.binding.deed import Deed
from flows.extract.binding.things import FEES, PRICED_BY, good_sold

TIMES = frozenset(["年", "月", "天", "周", "季度", "小时", "季", "茬"])
_SPELLS_AND_WHO = frozenset("晚人户")
_MARKS = {"扣": "扣分", "减": "扣分", "罚": "扣分", "加": "加分", "奖": "加分"}
_MARKS |= dict.fromkeys("得攒挣记", "")
_TRADED_IN = re.compile("积分|[兑换]")
_FAR_SCORE = 40
_GIVEN = frozenset("凑垫掏筹")
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
_PUT_IN = frozenset(["投入", "投"])
"""投入391万元改造坑塘: what was put in, as 投资 is."""
_COMMAS = frozenset("，,")
_SOURCES = ("资金", "经费", "收益", "收入", "基金", "利润", "盈余", "专款", "租金", "补贴", "款项")
_FURTHEST_SOURCE = 8
_FUNDS = ("收益", "分红", "红利", "利息", "租金", "补贴", "补助", "奖金", "保底金")
_PAYS = frozenset(["付", "支付", "领", "领到"])
_SUMS = ("款", "金", "费")
_PAYS_OUT = frozenset("交缴付掏还")
_SELLS = frozenset("卖售买收")
_SALES = "销售收入"
_LONGEST_NAMED = 10
_OWN_SUMS = frozenset("赚挣赔存扣亏攒欠借领罚落剩加贷补")
"""Verbs that tell a sum: what was spoken of before does not."""
BEFALLS = frozenset(
    [
        *("新增", "开业", "营业", "投产", "开工", "竣工", "落地", "上线", "通车", "开通", "投用"),
        *(
            "建起",
            "办起",
            "装上",
            "栽下",
            "修通",
            "修好",
            "启用",
            "到位",
            "到账",
            "完工",
            "举办",
            "成立",
            "建成",
            "交付",
            "挂牌",
            "上市",
        ),
        *("分为", "划分为", "细分为", "收获", "收割", "播种", "移栽", "出苗", "插秧"),
    ]
)
"""床位新增9600张, 食堂已开业4家, 隐患整改了20处: what is told before the verb is counted."""


def fee_told(deed: Deed) -> str | None:
    """午餐收费8元，80岁以上的老人只|付|5元."""
    fee = deed.heard_of_unit
    return fee if deed.verb in _PAYS and fee.endswith(FEES) else None


def sum_given(deed: Deed) -> str | None:
    """发放|捐款|15万元."""
    names = len(deed.lead.verb) > 1 and deed.verb.endswith(_SUMS)
    return deed.items[deed.lead.verb[-1]].text if names and _is_money(deed) else None


def piece_made(deed: Deed) -> str | None:
    """做一件|七毛."""
    if not _is_money(deed) or deed.quantity.per is None or deed.verb in _SELLS:
        return None
    if deed.items[deed.lead.verb.stop].text != f"一{deed.quantity.per}":
        return None
    verb = deed.lead.verb
    return phrase_text(deed.text, deed.items, range(verb.start, verb.stop + 1))


def score(deed: Deed) -> str | None:
    """上个月扣了|5分, 得了|86分，能换一桶油: points that a household or a player has."""
    if deed.quantity.unit != "分" or deed.verb[0] not in _MARKS:
        return None
    span = deed.quantity.span
    near = deed.text[max(0, span.start - _FAR_SCORE) : span.end + _FAR_SCORE]
    return _MARKS[deed.verb[0]] or ("积分" if _TRADED_IN.search(near) else "得分")


def bill_saved(deed: Deed) -> str | None:
    """电费|一年能省下两万元."""
    is_bill = deed.noun.endswith(_COSTS) and len(deed.noun) > 1
    saves = is_bill and deed.verb[-1] in _SAVES and _is_money(deed)
    return deed.names(deed.noun) if saves else None


def bought(deed: Deed) -> str | None:
    """县里拿出2000万元|组建公交公司: the name of such money is what it is given for."""
    spends = _is_money(deed) and deed.verb in _SPENT
    goes_on = deed.items[deed.at + 1].text if deed.at + 1 < len(deed.items) else ""
    by_owner = deed.verb == "投入" and bool(deed.noun)
    if not spends or by_owner or (deed.verb in _PUT_IN and goes_on not in _COMMAS):
        return None
    if source := _taken_from(deed):
        return deed.names(source)
    thing = spent_on(deed.text, deed.items, deed.at, built=deed.verb in _INVESTED)
    return deed.names(thing) if thing else None


def _taken_from(deed: Deed) -> str:
    """从|人居环境整治经费|中挤出3.3万元: the fund that a sum is taken out of; '' without one."""
    end = deed.lead.verb.start
    for place in range(end - 1, max(0, end - _FURTHEST_SOURCE), -1):
        if deed.items[place].role in ("mark", "figure"):
            break
        if deed.items[place].text == "从":
            stop = end - (deed.items[end - 1].text in ("里", "中", "里面", "当中"))
            fund = phrase_text(deed.text, deed.items, range(place + 1, stop))
            return fund if fund.endswith(_SOURCES) else ""
    return ""


def gained(deed: Deed) -> str | None:
    """种了|45亩: 种植面积, 卖了|3万斤: 销售量: what the verb is known to give."""
    verb, noun, quantity = deed.verb, deed.noun, deed.quantity
    meant = deed.wording.verb_nouns.get((verb, quantity.kind))
    is_own = meant == verb
    if meant is None or not (_is_rate(deed) or (is_own and not noun)):
        return None
    behind = deed.items[deed.at + 1 : deed.at + 3]
    if verb in _BY_TIME and behind and (fund := _fund_in(behind)):
        return fund  # 每年能拿到2500元|发电收益
    if verb in _BY_TIME and quantity.per not in TIMES:
        # 平均薪酬约160元，动作快的|能拿到200多元, but 政府|拿50万元修路 is no wage
        return deed.heard_of_unit if deed.heard_of_unit.endswith(_WAGES) else None
    if meant == _SALES and len(noun) < 2:
        return good_sold(deed.text, deed.items, deed.lead.verb.start, deed.wording) + meant
    if is_own and noun and verb in "挣赚" and deed.wording.sort_of(noun):
        return noun + verb  # 种棚菜|每年能挣五六万元
    if is_own and noun and verb in BEFALLS:
        return None
    is_act = meant == _SALES and all(deed.items[at].role == "weak" for at in deed.lead.noun)
    joins = not is_own and not is_act and 1 < len(noun) <= _LONGEST_NAMED and not is_person(noun)
    joins = joins and quantity.unit != "分" and verb not in _BY_TIME
    return noun + meant if joins else meant


def _fund_in(behind: Sequence[Item]) -> str:
    """The fund that the words behind a sum name, with what it is of; '' where they name none."""
    told = ""
    for item in behind:
        if item.role not in ("noun", "weak", "measure", "verb", "head"):
            break
        told += item.text
        if told.endswith(_FUNDS):
            return told
    return ""


def given_by_people(deed: Deed) -> str | None:
    """党员凑了30万元: who gives the money is not what is counted."""
    gives = deed.noun.endswith(PERSONS) and deed.verb[:1] in _GIVEN
    return deed.verb if gives and _is_money(deed) else None


def own_sum(deed: Deed) -> str | None:
    """养鸡场|赔了六万; 一年忙到头|赔了30万元."""
    is_sum = deed.is_short and deed.verb in _OWN_SUMS and _is_money(deed)
    if not (is_sum and deed.noun) or deed.noun.endswith(_COSTS):
        return None
    is_deed = all(deed.items[at].role == "weak" for at in deed.lead.noun)
    return deed.verb if is_deed else deed.noun + deed.verb


def fund_formed(deed: Deed) -> str | None:
    """The fund that money is collected into or paid from."""
    alone = deed.is_short or (len(deed.verb) == 2 and deed.verb[1] in "到得给")
    fund = formed_of(deed.text, deed.items, deed.lead.verb) if alone and _is_money(deed) else ""
    return deed.names(fund) if fund else None


def lone_sum(deed: Deed, told: str) -> str | None:
    """What a short verb without a noun tells of money, where the text has ``told`` of something:
    原本开过早餐店，|赔|了五万; 孩子住校，一学期|交|300元; 大葱现在|卖|2块钱一斤.
    """
    verb, per = deed.verb, deed.quantity.per
    if not _is_money(deed):
        return None
    if verb in _OWN_SUMS and per not in PRICED_BY:
        is_able = deed.items[deed.lead.verb.start - 1].text in ("可", "能", "可以")
        return "可贷" if verb == "贷" and is_able else verb
    if verb in _GIVEN or (is_actor(told) and verb in _PAYS_OUT):
        return verb
    if told or not per or per in TIMES:
        return None
    return per if deed.wording.sort_of(per) else "价格"


def _is_money(deed: Deed) -> bool:
    return deed.quantity.kind == "money"


def _is_rate(deed: Deed) -> bool:
    """Whether the figure is no price of a piece."""
    per = deed.quantity.per
    if per is None or per in TIMES or per in _SPELLS_AND_WHO:
        return True
    return deed.quantity.unit == "分" or deed.quantity.kind == "mass"
