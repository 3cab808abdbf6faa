"""Words beside an amount that do not name it: what it is spent on, who gets it, what it frames.

投入320万元|修渠; 发还|被骗群众16万元; 生态林20万亩的|目标.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.extract.binding.actors import is_actor, is_person
from flows.extract.binding.behind import read_after
from flows.extract.binding.clauses import Item, phrase_text
from flows.extract.binding.deed_behind import verb_phrase
from flows.extract.binding.phrases import (
    BY,
    CLOSED,
    EMPTY,
    NOMINAL,
    REACH,
    back_over,
    clause_start,
    noun_before,
    noun_text,
    on_over,
    topic,
)
from flows.extract.binding.things import is_thing
from flows.extract.binding.word_roles import is_pure_verb, word_class

_GIVEN_BY = frozenset(["出资", "投资", "投入", "筹资", "承担", "补贴", "补助", "资助", "垫付"])
SUPPORTS = ("补助", "奖补", "补贴", "奖励", "补偿", "救助", "资助")
FUNDS = (*"金款费", "收入", "工资", "工钱", "报酬", "薪酬", "分红", "赔偿", *SUPPORTS)
_SUMS = (*"金费款钱债贷", *SUPPORTS, "返利", "分红")
_SPENT_ON = re.compile(
    "[修铺装开建架盖挖打买购治助扶救济援][渠路灯桥厂房井车病学灾困贫农老残村校坝塘堤棚楼屋]"
)
_NOT_SUMS = frozenset(
    ["补贴家用", "贴补家用", "养家糊口", "不在话下", "不成问题", "没问题", "没麻达", "绰绰有余"]
)
_WIDENS = ("拓宽", "加宽", "扩宽", "加高", "加长", "加深", "加厚")
_WHERE = NOMINAL | {"place", "space", "de"}
_COUNTING = frozenset(["reach", "per", "number"])
_OFFERED = _COUNTING | {"average"}
_BUYS = frozenset(["收购", "回收", "采购", "收", "买", "买入", "购买", "收走"])
_SELLS = frozenset(["卖", "售", "出售", "销售", "卖出", "售出", "出货", "成交", "卖给", "拍出"])
_PRICES = ("价格", "单价", "均价", "价钱", "高价", "好价")
_BY = BY | {"以"}
_FRAMES = frozenset(["目标", "任务", "计划", "目标任务", "大关", "关口", "记录", "纪录", "成绩"])
_LEVELS = frozenset(["台阶", "水平", "规模", "大关", "关口"])
"""收入迈上万元|台阶, 超过全国平均484公斤的|水平: these name nothing, whatever stands before."""
_FORMED = {
    "贷": ("贷款",),
    "领": ("分红", "补贴", "补助", "养老金", "低保金", "奖金", "租金", "工资", "津贴"),
    "分": ("分红",),
    "补": ("补贴", "补助", "奖补"),
    "奖": ("奖励", "奖补", "奖金"),
    "救": ("救助",),
    "返": ("返利",),
    "赔": ("赔偿", "赔付", "理赔"),
}
_FORMED_BACK = 40
_PAID_OUT = (*SUPPORTS, "津贴", "奖金", "慰问金", "救助金")
_MEAL = re.compile("[早午晚中套][餐饭]|盒饭|饭菜")
_SERVED_BACK = 60
_GIVES = frozenset(
    [
        *("发还", "返还", "退还", "退回", "归还", "支付", "赔付", "赔偿", "结算", "兑付"),
        *("奖励", "资助", "补偿", "补助", "救助", "慰问", "补贴", "奖补", "扶持", "捐助", "捐赠"),
    ]
)
_GOES_TO = frozenset(["用于", "专项用于", "投向", "用在"])
_FARTHEST = 3
_WHO = tuple("民众人主户员者生工亲属商家企师友伤")


def is_purpose(items: Sequence[Item], phrase: range) -> bool:
    """投入320万元|修渠, 将追回的40万元|返还给受害人: what is done with the money."""
    first, last = items[phrase.start].text, items[phrase[-1]].text
    if first + last in _NOT_SUMS or first in _NOT_SUMS:
        return True
    if items[phrase.start - 1].role == "de" or last.endswith(_SUMS):
        return False
    is_deed = items[phrase.start].role == "weak" and is_pure_verb(first)
    return is_deed or _SPENT_ON.fullmatch(first) is not None


def charged_by(text: str, items: Sequence[Item], at: int) -> str:
    """水费|按每立方米3.5元收取, 工钱|每小时8元: what stands before the measure at ``at`` that it is
    charged by.
    """
    end = at
    while end > 0 and (items[end - 1].role in _COUNTING or items[end - 1].text in _BY):
        end -= 1
    by = any(items[place].text in _BY for place in range(end, at))
    by = by or (items[at - 1].text == "每" and items[end - 1].text.endswith(_SUMS))
    return noun_text(text, items, end) if by else ""


def given_to(items: Sequence[Item], noun: range) -> str:
    """发还|被骗群众16万元: the verb where ``noun`` is who gets the money; '' else."""
    if not noun or not items[noun[-1]].text.endswith(_WHO):
        return ""
    for place in range(noun[-1] - 1, max(-1, noun.start - _FARTHEST), -1):
        if items[place].role in CLOSED:
            break
        if items[place].text in _GIVES:
            return str(items[place].text)
    return ""


def without_frame(items: Sequence[Item], phrase: range, *, named: bool) -> range:
    """``phrase`` behind a figure, less the word that only frames it: 在600亩|试种|基础上.

    Nothing is left of 分配108万元的|基础上, nor of 20万亩的|目标 where the thing is ``named``.
    """
    last = items[phrase[-1]].text
    if items[phrase[0]].text == "价":
        return EMPTY  # 按每斤1块8的|价收走
    behind = items[phrase.stop].text[:1] if phrase.stop < len(items) else ""
    if last == "基础" and behind == "上":
        return phrase[:-1]
    is_frame = last in _LEVELS or (named and last in _FRAMES)
    return EMPTY if is_frame and len(phrase) == 1 else phrase


def widened_to(items: Sequence[Item], at: int) -> str:
    """由3.5米|拓宽|至4.5米: the deed that tells which measure of a road or dam changes."""
    for place in (at + 1, at - 1, at - 2):
        if 0 <= place < len(items) and items[place].text.startswith(_WIDENS):
            return items[place].text
    return ""


def measured_by(before: str, items: Sequence[Item], clause: range) -> str:
    """失踪时间|最长的: the measure that is greatest or least; '' where ``clause`` names none."""
    return before if len(clause) > 2 and items[clause[-3]].role == "measure" else ""


def extreme_of(items: Sequence[Item], at: int) -> range | None:
    """小时雨强|最大为南山镇40.6毫米: the measure before 最; where it was is no subject.

    Empty where only an earlier clause names the measure, None where the words tell no extreme.
    """
    place = max(0, back_over(items, at, _WHERE) - 1)
    if place == at - 1 or items[place].text not in ("为", "是"):
        return None
    first = clause_start(items, place)
    tops = [top for top in range(first, place) if items[top].text[0] == "最"]
    if not tops:
        return None
    return noun_before(items, tops[-1] if tops[-1] == place - 1 else place, first - 1)


def is_converted(items: Sequence[Item], at: int) -> bool:
    """128.92平方千米|（约1289.2公顷）: an amount told again in another unit."""
    return 1 < at < len(items) - 1 and (
        items[at - 2].role,
        items[at - 1].role,
        items[at + 1].role,
    ) == ("figure", "open", "close")


def sold_for(text: str, items: Sequence[Item], at: int, phrase: range) -> str:
    """What the price behind a figure is paid for.

    黄瓜|以3元的价格卖出, 以3元的价格收购|萝卜, 头茬草莓|卖出120元一斤的好价钱.
    """
    if not phrase or not any(items[end].text.endswith(_PRICES) for end in (phrase[0], phrase[-1])):
        return ""
    by = max(0, back_over(items, at, _OFFERED) - 1)
    if items[by].text[0] in "卖售":
        return noun_text(text, items, by)
    if by < 0 or items[by].text not in _BY:
        return ""
    verb = phrase.start + 1
    while verb < len(items) - 1 and items[verb].text in ("被", "全部", "统一", "直接", "对外"):
        verb += 1
    stop = on_over(items, verb + 1, NOMINAL)
    if verb < len(items) and stop > verb + 1 and items[verb].text in _BUYS:
        return phrase_text(text, items, range(verb + 1, stop))
    if verb < len(items) and items[verb].text in _BUYS | _SELLS:
        thing = noun_text(text, items, by)
        return "" if is_actor(thing) or is_person(thing) else thing
    return ""


def own_topic(text: str, items: Sequence[Item], end: int) -> str:
    """淮河|在本县流了62公里: the thing that opens the clause, where a verb parts it; '' else."""
    named = topic(items, clause_start(items, end), end)
    if not named or named.stop >= end or items[named.stop].role in ("noun", "weak", "verb"):
        return ""
    found = phrase_text(text, items, named)
    is_own = len(found) > 1 and is_thing(items, named) and word_class(found) == "n"
    acts = any(is_actor(items[at].text) or is_person(items[at].text) for at in named)
    return found if is_own and not acts else ""


def spent_on(text: str, items: Sequence[Item], at: int, *, built: bool) -> str:
    """拿出2000万元|组建公交公司, 掏出1800万元建了9个|园区: what the deed behind a sum brings.

    With ``built``, only what is built counts: 花2000元买了一头驴 tells an expense.
    """
    goes_on = not built and at + 2 < len(items) and items[at + 1].text in "，,"
    if done := carried_out(text, items, at + goes_on):
        return done
    act = verb_phrase(items, at + goes_on)  # 投40万元，|竖起路灯96盏
    if act and items[act[0]].text in _GOES_TO:
        # 安排1500万元|用于|乡村道路养护; what was put in, 投入1500万元用于养护, names itself
        return "" if built else phrase_text(text, items, act[1:])
    deed = items[act[0]] if act else None
    if deed is None or not (deed.role in ("verb", "weak", "transfer") or deed.text[-1] in "起成"):
        return ""
    if built and deed.text[0] not in "建修盖铺装架改":
        return ""
    stop = act.stop + (act.stop < len(items) and items[act.stop].text == "了")
    if stop < len(items) and items[stop].role == "figure":
        brought = read_after(items, stop, compound=True, event=False, relative=True)
        return phrase_text(text, items, brought or act)
    return phrase_text(text, items, act)


def carried_out(text: str, items: Sequence[Item], at: int) -> str:
    """对150多万元进行了|分红, 投入300万元对校舍进行|改建: what is done with the sum; '' else."""
    for place in range(at + 1, min(len(items) - 1, at + REACH)):
        if items[place].role in CLOSED:
            break
        if items[place].text.startswith("进行"):
            place += items[place + 1].text == "了"
            return phrase_text(text, items, verb_phrase(items, place))
    return ""


def price_behind(items: Sequence[Item], at: int) -> str:
    """低于每公斤4元的|保底价: what the price is called behind it; '' of a mere 价 or 价格."""
    named = items[at + 2] if at + 2 < len(items) else None
    is_name = named is not None and named.text[-1] == "价" and len(named.text) > 1
    return named.text if named is not None and is_name else ""


def paid_by_standard(text: str, items: Sequence[Item], at: int) -> str:
    """按每户800元的标准，为困难家庭发放|取暖补贴: what is paid so; '' where no sum is named."""
    if at + 2 >= len(items) or items[at + 2].text != "标准":
        return ""
    for place in range(at + 3, min(len(items), at + 3 + REACH)):
        if items[place].role == "figure" or items[place].text == "。":
            break
        if items[place].text.endswith(_PAID_OUT):
            return noun_text(text, items, place + 1, at + 2)
    return ""


def formed_of(text: str, items: Sequence[Item], verb: range) -> str:
    """年底|分红，每人分到600元; 有贴息|贷款，最高可贷10万元: the sum whose verb stands alone."""
    start = items[verb.start].start
    first = max(text.rfind("\n", 0, start) + 1, start - _FORMED_BACK)
    found = [
        (at, fund)
        for fund in _FORMED.get(items[verb.start].text[0], ())
        if (at := text.rfind(fund, first, start)) >= 0
    ]
    return max(found)[1] if found else ""


def meal_of(text: str, items: Sequence[Item], at: int) -> str:
    """一顿饭|收两块钱, 一餐|8元; 午餐每餐12元，老人只掏|7元; 每餐收3元 is 餐费."""
    for place in range(at - 1, max(-1, at - 6), -1):
        if items[place].text.startswith(("一顿", "一餐")):
            return items[place].text
    start = items[at].start
    told = _MEAL.findall(text, max(text.rfind("\n", 0, start) + 1, start - _SERVED_BACK), start)
    return str(told[-1]) if told else "餐费"


def fund_before(items: Sequence[Item], edge: int) -> str:
    """给予|补贴，最高1500元; 颁发|奖金，每户2000元: the sum that the clause before closes with."""
    end = clause_start(items, edge + 1) - 1
    if end < 1 or items[end].role != "mark":
        return ""
    is_tail = len(items[end - 1].text) == 1 and items[end - 2].role == "noun"  # 医保|费
    named = "".join(item.text for item in items[end - 1 - is_tail : end])
    return named if named.endswith(FUNDS) else ""


def paid_by(items: Sequence[Item], at: int) -> str:
    """由镇里|出资30万元: what whoever is said to pay does; '' where nobody is."""
    paid = items[at - 1].text
    if paid not in _GIVEN_BY:
        return ""
    return paid if any(item.text == "由" for item in items[clause_start(items, at) : at]) else ""
