"""What may be counted or priced: phrases that name a thing, and the goods of a passage.

A price or a harvest whose clause names nothing is of the good named last: 大米只能当普通米卖，每斤
卖不到两块五. An adverb, a pronoun, a time or a place never is what a figure counts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from flows.extract.binding.clauses import BEHIND, Item, itemize, phrase_text
from flows.extract.binding.heard import Asked
from flows.extract.binding.lead import Lead
from flows.extract.binding.phrases import (
    CARRYING,
    CLOSED,
    NOMINAL,
    REACH,
    back_over,
    clause_start,
    noun_before,
    noun_text,
    topic,
)
from flows.extract.binding.word_roles import is_nominal, is_pure_verb, word_class
from flows.lang.speech import SAYING
from flows.records import Span
from flows.tables.wording import Wording

_NO_THINGS = frozenset("rs")
"""Parts of speech that name nothing though no other role is theirs: 这时候, 村里."""

_DEGREES = frozenset("大小多少早晚好贵快")
_ABOUT = 2  # 镇上, 家里 are of so many characters
_WHILES = ("时候", "时期", "期间", "时节", "关头", "阶段", "高峰期", "那天", "当天")
_YEARS = ("年份", "年景", "年头", "年成", "好时", "差时")
SAYINGS = (*SAYING, "问", "说道")
_NO_THING_ENDS = (*_WHILES, *_YEARS)
_MODALS = frozenset(
    ["只能", "能够", "应该", "必须", "需要", "不能", "没人要", "只好", "最多", "实际"]
)
_SOLD = frozenset(["卖", "售", "收", "批发", "零售", "出售", "收购", "收到", "要价", "定价"])
_SOLD |= frozenset(["多卖", "少卖", "多落", "给到", "开到", "出到"])
_DEALS = frozenset(["收购", "销售", "出售", "卖", "回收", "采购", "供应", "推出", "加工", "售卖"])
_ONLY = frozenset(["才", "只", "仅", "只要", "仅需", "只需", "才要", "只收"])
_PRICE = re.compile(r"(?:综合|平均)?(?:批发|收购|零售|出厂|销售|地头)价")
_JUST_TOLD = 24
"""菜市场综合批发价持续上涨。从2.56元/公斤涨至3.1元/公斤: the price named so near before is told."""

_UP_TO = frozenset(["到", "不到", "得到", "上", "出", "得"])
_ABLE = frozenset(["能", "可", "可以", "能够", "只", "才", "要", "只要", "是", "仅", "也"])
PRICED_BY = frozenset(
    "斤克两吨担升方只头匹条尾个颗粒棵株朵枝束捆把袋包盒箱瓶罐桶筐篮件双套张块串碗份盘杯壶支根枚本台辆部提篓扎垛"
) | {"公斤", "千克", "毫升", "立方米"}
_GROWN = frozenset("种栽插播收割采摘") | frozenset(
    ["采摘", "采收", "收割", "收获", "采割", "种植", "栽种", "播种", "抢收", "抢种"]
)
_MADE = frozenset("打挖捞捕产剪晒出结")
_MADE |= frozenset(["加工", "产出", "捕捞", "烘干", "晾晒", "生产"])
_PARTED = frozenset("卖售销寄发") | frozenset(
    ["卖出", "售出", "销售", "寄出", "发出", "卖掉", "外销", "代销"]
)
_ORDERS = frozenset(["单", "笔", "次", "票", "场", "户", "家", "个", "人"])
_CROPS = frozenset(
    ["grain", "oil_and_fibre", "vegetable", "mushroom_and_herb", "fruit", "tea_and_coffee"]
)
OF_ANIMALS = frozenset("头只匹羽尾峰")
GROWN = frozenset(["grain", "vegetable", "fruit", "tea_and_coffee"])
"""种了青贮玉米，去年卖了|29头: what grows in a field is counted otherwise."""
FARMED = _CROPS | {"meat_and_milk", "fish"}
TRADED = FARMED | {"food", "drink", "handicraft", "farm_input"}
_ANY = frozenset(["goods", "livestock", "material"])
"""Sorts too wide to be remembered from an earlier sentence: 产品, 羊, 纸箱."""

_LOOSE = frozenset(["果子", "谷子", "种子", "果"])  # told before by its own word
_COOKED = frozenset("烤炒煮卤腌晒冻酿炸蒸熏酱泡拌焖炖")
_BEASTS = frozenset("羊牛猪马驴兔鸡鸭鹅鱼虾蟹")
_PIECES = frozenset("个只头条颗粒棵株朵枝尾捆筐箱袋担")
EVENTS = (*"节会赛展班营课周期", "活动", "假期", "培训", "演出", "行动", "直播", "检查")
_OPENING = CARRYING | {"filler", "boundary"}
_USED_AS = frozenset(["当", "作", "做", "当作", "作为", "用作", "放进", "装进"])
FEES = ("费", "钱", "餐", "标准", "价格", "金", "款")
"""Endings of what somebody pays or is paid."""
TURNS = frozenset(["次", "趟", "回", "遍", "轮"])
HELD_IN = TURNS | {"场", "场次"}
SPENDS_TIME = frozenset(["用", "花", "利用", "仅用", "只用", "花费", "耗费", "耗"])
"""全程只|花费两个小时, 提出|用5年时间建成: what took the time is named before or behind."""
_NEAR = 90
_FAR = 1500


def is_thing(items: Sequence[Item], phrase: range) -> bool:
    """Whether ``phrase`` names something: not 只能, 这时候, 村里, 最难的时候."""
    word = items[phrase[-1]].text
    if word == "时" or (len(phrase) == 1 and word in _DEGREES):
        return False  # 小一点的
    says = word in SAYING or (word.endswith(SAYINGS) and word_class(word) == "v")  # 顾问 is one
    if says or word.endswith(_NO_THING_ENDS) or word in _MODALS or word[0] == "据":
        return False
    if items[phrase[-1]].role not in ("noun", "weak") or len(word) == 1:
        return True
    if len(word) == _ABOUT and word[-1] in "上里下":
        return False
    return word_class(word) not in _NO_THINGS


def priced(asked: Asked, noun: str, lead: Lead, told: str = "") -> str:
    """What the price asked about is of: 每斤12元, 卖到85元; '' where it is none, as in 卖了26万元.

    ``noun`` is the thing that its own clause names, '' where it names none; ``told`` is what the
    figure just before is the price of: 排骨24元/斤，现在卖27元/斤.
    """
    text, items, at, quantity, _, wording = asked
    if quantity.kind != "money":
        return ""
    verb = items[lead.verb.start].text if lead.verb else ""
    if verb and verb not in _SOLD:
        return ""
    sells = bool(verb) and quantity.per is None and _is_asked(items, lead.verb.start)
    only = not verb and quantity.per is None and items[at - 1].text in _ONLY
    if only and not noun:
        return _good_in(text, items, at, TRADED | _ANY, wording)  # 米饭套餐，补贴后|才8元
    if (not sells or verb[0] in "多少") and quantity.per not in PRICED_BY:
        return ""
    if items[lead.edge + 1].role == "than":
        return ""  # 批发价3.6元，|比去年高出0.8元
    if noun:
        return noun
    if told:
        last = max((place for place in range(at) if items[place].role == "figure"), default=-1)
        return _good_in(text, items, at, TRADED | _ANY, wording, last) or told
    good = _good_in(text, items, at, TRADED | _ANY, wording) or _dealt_in(text, items, lead.edge)
    good = "" if good in _LOOSE else good
    start = items[0].start
    named = None if good else _PRICE.search(text, max(0, start - _JUST_TOLD), start)
    return named.group() if named else good or _named_good(text, items, at, TRADED, wording)


def _dealt_in(text: str, items: Sequence[Item], edge: int) -> str:
    """企业收购|平茬料，每吨260元: what the clause before says is bought, sold or made."""
    end = max(0, clause_start(items, edge + 1) - 1)
    for place in range(end - 1, max(-1, end - REACH), -1):
        if items[place].role in CLOSED:
            break
        if items[place].text in _DEALS:
            return noun_text(text, items, end, place)
    return ""


def _is_asked(items: Sequence[Item], verb: int) -> bool:
    """Whether it is for how much one sells: 卖|到85元, 能|卖35块."""
    return (
        items[verb].text[-1] == "到"
        or items[verb + 1].text in _UP_TO
        or (verb > 0 and items[verb - 1].text in _ABLE)
    )


def harvested(asked: Asked, lead: Lead) -> str:
    """What the verb before the figure grows, picks or sells: 采了9斤多, 种了45亩; '' otherwise."""
    text, items, at, quantity, _, wording = asked
    verb = items[lead.verb.start].text if lead.verb else ""
    if quantity.kind == "count":
        is_parted = verb in _PARTED and quantity.unit not in _ORDERS
        is_parted = is_parted or (verb in _GROWN and quantity.unit in _PIECES)
        return _named_good(text, items, at, TRADED, wording) if is_parted else ""
    if quantity.kind == "area":
        good = _named_good(text, items, at, _CROPS, wording) if verb in _GROWN else ""
    elif quantity.kind == "mass":
        is_got = verb in _GROWN or verb in _PARTED or verb in _MADE
        good = _named_good(text, items, at, FARMED, wording) if is_got else ""
    else:
        return ""
    return verb + good if good and len(verb) > 1 else good


def _named_good(
    text: str, items: Sequence[Item], at: int, sorts: frozenset[str], wording: Wording
) -> str:
    """The good that the words before ``at`` name last; else one of the passage, '' without any.

    Of the passage it is the one named shortly before, else the one it names most often.
    """
    named = _good_in(text, items, at, sorts | _ANY, wording)
    if named and named not in _LOOSE:
        return named
    start = items[0].start if items else 0
    told = _good_before(text, start, sorts, wording) or named
    return told or _main_good(text, start, sorts, wording)


def _good_in(
    text: str,
    items: Sequence[Item],
    at: int,
    sorts: frozenset[str],
    wording: Wording,
    floor: int = -1,
) -> str:
    loose = ""
    for place in range(at - 1, floor, -1):
        end = place + 1
        if items[place].role not in NOMINAL or (place and items[place - 1].text in _USED_AS):
            continue  # 压成颗粒当|燃料
        word = items[place].text
        behind = items[end]
        if behind.role in NOMINAL and len(behind.text) == 1 and not is_pure_verb(behind.text):
            word, end = word + behind.text, end + 1  # 羊|粪, but 荔枝|发往外地
        if word in _LOOSE:
            loose = loose or word
        elif wording.sort_of(word) in sorts or (
            len(word) == 2 and word[1] in _BEASTS and wording.sort_of(word[1]) in sorts
        ):
            phrase = bare_good(items, noun_before(items, end))
            return phrase_text(text, items, phrase) or word
    return loose


def bare_good(items: Sequence[Item], phrase: range) -> range:
    """The good without the measure or verb before it: 40多|亩|高山四季豆, 摘|草莓, but 烤红薯."""
    for place in reversed(phrase[:-1]):
        if items[place].role == "number":
            phrase = range(place + 1, phrase.stop)
            break
    for place in reversed(phrase[:-1]):
        word = items[place].text
        is_deed = len(word) == 1 and word not in _COOKED and is_pure_verb(word)
        if is_deed or (place == phrase.start and len(word) == 1 and word_class(word) == "q"):
            return range(place + 1, phrase.stop)
    return phrase


def good_before(text: str, items: Sequence[Item], at: int, wording: Wording) -> str:
    """The good that the sentence names last before ``at``: 龙虾涨价，刚捕的|350斤; '' of none."""
    return _good_in(text, items, at, FARMED, wording)


def good_sold(text: str, items: Sequence[Item], at: int, wording: Wording, floor: int = -1) -> str:
    """What the sentence names before it tells for how much it was sold: 收了柚子，卖了2.7万元."""
    good = _good_in(text, items, at, TRADED | _ANY, wording, floor).rpartition("的")[2]
    return good if len(good) > 1 else ""


def _good_before(text: str, end: int, sorts: frozenset[str], wording: Wording) -> str:
    start = max(0, end - _NEAR)
    start = max(start, text.rfind("\n", start, end) + 1)
    found = wording.goods_in(text[start:end], sorts)
    while found and text[start + found[-1][0] : start + found[-1][1]] in _LOOSE:
        found = found[:-1]
    if not found:
        return ""
    stop = start + found[-1][1]
    items = itemize(text, Span(max(start, stop - BEHIND), stop), (), (), (), wording)
    phrase = noun_before(items, len(items))
    return phrase_text(text, items, bare_good(items, phrase))


def _main_good(text: str, at: int, sorts: frozenset[str], wording: Wording) -> str:
    window = text[max(0, at - _FAR) : at + _FAR]
    named = Counter(window[start:end] for start, end in wording.goods_in(window, sorts))
    return max(named, key=lambda good: named[good], default="")


def event_before(text: str, items: Sequence[Item], at: int) -> str:
    """What the clause before went on with for the time that opens this one.

    举办首届葡萄|采摘节，5天接待游客1.6万人次; 在地里|直播带货，4个小时卖出1360桶.
    """
    end = back_over(items, at, _OPENING)
    if end < 2 or items[end - 1].role != "mark" or not _counts_more(items, at):
        return ""
    return act_named(text, items, end - 1)


def act_named(text: str, items: Sequence[Item], end: int) -> str:
    """The event or deed that the clause before ``end`` closes with, '' else: 开展免费|体检，."""
    last = items[end - 1]
    if last.text[0] == "据":
        return ""
    if last.role in ("weak", "verb") and len(last.text) > 1:
        return last.text
    if last.role == "time" and last.text.endswith(EVENTS):
        start = back_over(items, end - 1, NOMINAL | {"period"})
        return phrase_text(text, items, range(start, end))  # 首届|荷花节, 国庆假期
    named = noun_before(items, end)
    if not named or not (last.text.endswith(EVENTS) or is_nominal(last.text)):
        return ""
    return phrase_text(text, items, named)


def _counts_more(items: Sequence[Item], at: int) -> bool:
    for item in items[at + 1 : at + REACH]:
        if item.role in CLOSED:
            return item.role == "figure"
    return False


def while_of(text: str, items: Sequence[Item], noun: range) -> str:
    """周末|游客|多的时候: what there is at the time; '' where ``noun`` tells no such time."""
    if not items[noun[-1]].text.endswith(_WHILES):
        return ""
    named = topic(items, clause_start(items, noun.start), noun[-1])
    if not named or not is_thing(items, named) or items[named[-1]].role != "noun":
        return ""
    found = phrase_text(text, items, named)
    return "" if word_class(found) in "a" or found.startswith("最") else found


def is_spent(items: Sequence[Item], at: int) -> bool:
    """Whether the time at ``at`` is spent on something: 花三年时间|修通, 用了3个小时|找回老人."""
    return items[at - 1 - (items[at - 1].text == "了")].text.removesuffix("了") in SPENDS_TIME
