"""The noun before a figure, made the name of what the figure counts.

Most nouns stand as they are read. Some tell the measure by a word that means nothing alone (长,
占地, 花费), some tell a time or a place of sale, and a clause without a head (最大的, 刚捕获的)
leans on what was named before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.extract.binding.actors import PERSONS, SOLD_AT, is_actor
from flows.extract.binding.amounts import charged_by, measured_by
from flows.extract.binding.clauses import Item, phrase_text
from flows.extract.binding.deed_behind import verb_phrase
from flows.extract.binding.deed_sums import TIMES
from flows.extract.binding.elliptic import (
    DIMENSIONS,
    done_in,
    earlier_topic,
    framed_from,
    last_named,
    list_header,
    measured,
)
from flows.extract.binding.heard import Asked, Heard
from flows.extract.binding.lead import Lead, read_lead
from flows.extract.binding.nameless import SELF_NOMINAL
from flows.extract.binding.phrases import BY, CARRYING, back_over, noun_before, noun_text
from flows.extract.binding.things import (
    FEES,
    HELD_IN,
    PRICED_BY,
    act_named,
    good_before,
    is_thing,
    while_of,
)
from flows.extract.binding.word_roles import word_class
from flows.records import Quantity

_HEADLESS = re.compile(
    r"(?:最.{1,2}|剩下|余下|其余|(?:^|[里中较])[大小贵好差次多少高低长远重轻][盆只个头棵株条块]?)的$"
)
"""最大的, 剩下的: one of those that an earlier clause counted."""
_SUMS_UP = frozenset(["总数", "数量", "目标", "任务", "目标任务", "计划"])
_PARTLY = ("已", "正", "未", "尚未", "新", "在建", "建成", "完成", "完工", "通过")
_BY_RATE = frozenset(["比例", "比重", "比赛", "比率", "比价", "比分", "比武", "比值"])
_YARDSTICKS = ("口径", "可比价", "可比价格", "不变价", "不变价格")
_LESS = frozenset(["刨去", "除去", "扣除", "除掉", "去掉", "扣掉", "抛去", "抛开", "刨掉"])
_THE_NUMBER = frozenset(["数", "数字", "数额", "数据"])
_HOLIDAY = re.compile(r"[‘“]?(?:五一|十一|国庆|春节|元旦|元宵|中秋|端午|清明|三八)[’”]?")
_OWNERS = ("村", "户", "家", "店", "镇", "乡", "里")
_POINTS = frozenset(["这个", "这一", "该", "此"])
_YIELDS = frozenset(["亩产", "单产", "亩产量", "产量", "年产量", "总产量"])
_TERMS = frozenset(["时间", "期限", "时长"])
_DAYS = ("天", "日", "夜", "晚")
_SCENES = ("现场", "当场", "当天", "全程", "季")
_LONGEST_SITE = 8
_REGIONS = frozenset(["农村", "城镇", "城市", "城区", "市区", "外地", "本地", "外头", "外面"])
"""贺礼、礼金，农村|控制在100元以下: where a sum holds is not what is paid."""

_SUFFERS = frozenset(["被", "遭", "遭到"])
_LOST = ("钱", "款", "金", "费")
_SAYS_OF_SELF = re.compile(r"\A[说称]自己(?=.)")
"""她说自己|编了五十年."""

_AT_HOME = re.compile(
    r"\A(?:[他她我自]家|家[里中])的?(?=[\u4e00-\u9fff]{2})(?![\u4e00-\u9fff]?[人口])"
)
"""家里|种茶9亩."""
_NOT_OF_NAME = re.compile(
    r"\A(?:[这那][条段座栋片块处口眼棵](?=.)|给[我他她俺咱](?=[发付])"
    r"|[\u4e00-\u9fff]{2,6}家的?(?=[养种][\u4e00-\u9fff]\Z))"
)
"""这段|路长860米, 给我|发6000元, 王珍宁家|养羊430只."""
_ALONE = frozenset("村乡镇县")
_APIECE = frozenset(["各", "均", "都"])
"""一个村|就有6个养殖园区."""

_PAY = frozenset(["只要", "只需", "仅需", "只用", "只收", "只付", "才", "付"])
_PRICES = ("价", "价格")
_EARNS = frozenset(["进账", "入账", "增收", "创收"])
_WORTH = frozenset(["值", "才值", "只值"])
"""一斤鲜黄精|只值6块钱."""
_COUNTED_BY = frozenset(["number", "per", "reach"])
_EVERY_PLACE = re.compile(r"(?:力争|争取|确保)?每个?[村户人家组屯镇乡]")
"""集体经济发展快，力争每个村|都突破30万元."""
_OF_LAND = re.compile(r"\A地的?(?=[纯毛净年平总]|收入|利润|产|效益)")
_VILLAGES = ("村", "村民小组", "社区", "嘎查", "屯", "乡", "镇", "街道")
_WAGES = ("工资", "工钱", "报酬", "薪酬", "补贴", "补助", "津贴", "养老金", "租金", "伙食费")


def noun_in_front(asked: Asked, lead: Lead, taken: int) -> str:
    """What the noun of ``lead`` names; '' where it names nothing that the figure may count.

    ``taken`` is where the noun behind the figure before ends among the items.
    """
    text, items, at, quantity, heard, wording = asked
    if lead.noun and items[lead.noun.start - 1].role == "than" and quantity.kind != "age":
        compared = noun_text(text, items, lead.noun.start - 1)
        told = compared or earlier_topic(text, items, lead.edge, heard.noun, quantity)
        if told and not is_actor(told):
            return told  # 单果重14克，比|普通石硖大三成; 每只羔羊比|本地羊多长5公斤
    noun = _naming(text, items, lead, quantity)
    if noun in _EARNS and quantity.kind == "money":
        owner = noun_text(text, items, back_over(items, lead.noun.start, CARRYING))
        return owner + noun if owner.endswith("集体") else noun  # 村集体一年|进账34万元
    if noun and quantity.per and noun.endswith("一" + quantity.per):
        return noun.removesuffix("一" + quantity.per)
    if quantity.kind == "count" and (
        noun in _SUMS_UP or (lead.clause and noun.startswith(_PARTLY))
    ):
        told = heard.by_unit.get(quantity.unit, "")
        if told and quantity.unit not in SELF_NOMINAL:
            return told  # 旧小区300个，已经验收的|203个; 驿站|总数|达到350家
        if noun in _SUMS_UP and heard.noun:
            return heard.noun
    if lead.clause and (headless := _HEADLESS.search(noun)):
        if quantity.kind == "age":
            told = _head(text, items, lead, quantity, heard)
            return told if told and is_actor(told) else noun.removesuffix("的")  # 年纪最大的|77岁
        return measured_by(noun[: headless.start()], items, lead.noun) or (
            _head(text, items, lead, quantity, heard) or noun
        )
    owns = quantity.kind == "area" and items[at - 1].text.endswith("有") and noun.endswith("家")
    if owns and (told := heard.by_unit.get(quantity.unit, "")):
        return told  # 全村种了280亩四棱豆。村民王姐|家有4亩
    is_pointed = lead.noun.start > 0 and items[lead.noun.start - 1].text in _POINTS
    is_pointed = is_pointed or noun.startswith("这一")
    if noun.removeprefix("这一") in _THE_NUMBER and (lead.becomes or is_pointed) and heard.subject:
        return heard.subject  # 人均收入3200元，如今这个|数变成8900元
    if noun == "面积" and items[lead.edge].role == "mark":
        good = good_before(text, items, lead.noun.start, wording)
        return good.rpartition("种")[2] + noun  # 九成的人家种刺葡萄，|面积1200亩
    if noun in _YIELDS:
        good = good_before(text, items, lead.noun.start, wording)
        good = heard.noun if good and heard.noun.endswith(good) else good
        if not good and heard.end > items[0].start:
            good = heard.by_unit.get("亩", "")  # 种着杏树1930亩，|亩产450公斤
            good = "" if good.endswith(("地", "田")) else good
        return good + noun  # 大葱，|亩产6000斤; 刺葡萄8000亩，|年产量1.6万吨
    if quantity.kind == "money" and noun.endswith(PERSONS) and items[at - 1].text in _PAY:
        told = heard.by_unit.get(quantity.unit, "")
        return told if told.endswith(FEES) else noun  # 每餐收费6元，特困老人|只需3元
    if quantity.kind == "money" and quantity.per in TIMES and is_actor(noun) and not lead.verb:
        return _paid(items, lead.noun.start) or noun
    if quantity.kind == "duration" and noun in _TERMS and not lead.verb:
        return act_named(text, items, lead.edge) or noun  # 到一线|锻炼，时间不少于1年
    if lead.clause and quantity.kind == "money" and quantity.per in PRICED_BY:
        return good_before(text, items, lead.edge, wording) or noun  # 村里收购的|1.6元/斤
    if quantity.kind == "mass" and noun.endswith(SOLD_AT):
        return good_before(text, items, lead.noun.start, wording) or noun  # 菠萝销往|内地市场100吨
    if lead.clause and quantity.kind == "mass":
        return good_before(text, items, lead.edge, wording) or noun  # 刚捕获的|350多斤
    last = items[lead.noun[-1]].text if lead.noun else ""
    suffers = bool(noun) and items[lead.noun.start - 1].text in _SUFFERS
    if suffers and quantity.kind == "money" and len(last) > 1 and last.endswith(_LOST):
        return last  # 被人骗走|看病钱1.8万元
    if suffers:
        done_to = noun_before(items, lead.noun.start - 1)
        return phrase_text(text, items, done_to) or noun  # 大棚|被风刮坏5座
    if noun and (framed := framed_from(items, lead.noun)):
        return phrase_text(text, items, framed)
    if quantity.kind == "duration" and noun == "花费":
        return _lasting(text, items, at, lead, taken)
    if quantity.kind == "percent" and len(noun) == 1:
        is_label = items[lead.noun.start - 1].role == "number"
        return (list_header(text, items, lead.noun.start) if is_label else "") or noun
    return _measure(asked, lead, noun)


def _naming(text: str, items: Sequence[Item], lead: Lead, quantity: Quantity) -> str:
    """The noun of ``lead`` less what only says when, where or per what the figure is."""
    noun, per = phrase_text(text, items, lead.noun), quantity.per
    noun = _SAYS_OF_SELF.sub("", noun) if "自己" in noun else noun
    noun = _AT_HOME.sub("", noun) if "家" in noun else noun
    noun = _NOT_OF_NAME.sub("", noun)
    is_day = quantity.kind == "duration" and noun.endswith(_DAYS)  # 下雨天|两个小时
    if lead.noun and not (
        lead.clause or quantity.unit == "口" or (is_thing(items, lead.noun) and not is_day)
    ):
        noun = while_of(text, items, lead.noun)
    if per and len(lead.noun) > 1 and items[lead.noun.start].text == per:
        noun = noun.removeprefix(per).lstrip("的")  # 每|立方米水3.5元
    if noun and items[lead.noun.start - 1].text in _LESS and items[lead.noun.stop].role != "figure":
        return ""  # 刨去|成本，还能剩下8万元
    if noun.endswith(_YARDSTICKS) and items[lead.noun.start - 1].text in BY:
        return ""  # 按|可比口径增长54%
    if per == "亩":
        noun = _OF_LAND.sub("", noun)  # 1亩|地纯收入1万多元
    owner, _, piece = noun.partition(f"一{per}")
    if per and piece and owner.endswith(_OWNERS):
        noun = piece  # 有的村一吨|水要收4块钱
    if len(lead.noun) > 1 and items[lead.noun.start - 1].text == "向":
        noun = phrase_text(text, items, lead.noun[1:])  # 向周边|供苗600万株
    if noun[:1] == "比" and items[lead.noun.stop].text == "多出" and noun[:2] not in _BY_RATE:
        return ""  # 比老棚|多出三成
    if per and noun == per:
        noun = charged_by(text, items, lead.noun.start)
    if len(lead.noun) > 1 and items[lead.noun.start - 1].text == "每":
        measure = items[lead.noun.start].text
        noun = noun.removeprefix(measure) if word_class(measure) == "q" else noun  # 公顷|年利润
    if (
        noun in (quantity.unit, per, "个", "结果")
        or (noun in _ALONE and items[lead.noun.start - 1].text == "一个")
        or (quantity.unit in HELD_IN and items[lead.noun.start - 1].text == "每个")
        or (per and noun in ("单" + per, "每" + per))
        or ("每" in noun and _EVERY_PLACE.fullmatch(noun))
        or (quantity.kind == "money" and not per and noun in _REGIONS)
        or (per == "亩" and noun == "地")
        or _HOLIDAY.fullmatch(noun) is not None
        or (noun.endswith(_SCENES) and quantity.unit in SELF_NOMINAL)
        or (noun.endswith(SOLD_AT) and quantity.kind == "money" and per in PRICED_BY)
    ):
        return ""
    return noun


def _paid(items: Sequence[Item], end: int) -> str:
    """工资分两档：新手|一月2500元: what is paid by the month, told before who gets it; '' else."""
    told = (wage for item in reversed(items[:end]) for wage in _WAGES if wage in item.text)
    return next(told, "")


def _lasting(text: str, items: list[Item], at: int, lead: Lead, taken: int) -> str:
    """整个过程仅|花费两个小时: what took the time."""
    took = noun_before(items, read_lead(items, lead.noun.start, taken).noun.stop, -1)
    after = done_in(text, items, at, phrase_text(text, items, verb_phrase(items, at)))
    return phrase_text(text, items, took) or after or "花费"


def _measure(asked: Asked, lead: Lead, noun: str) -> str:
    """长, 占地, 最宽处, 重 with what they are of, every other noun as it stands."""
    text, items, at, quantity, heard, _ = asked
    if quantity.per and noun.endswith(_PRICES) and items[lead.edge].role in _COUNTED_BY:
        return _priced_good(text, items, lead.edge) + noun
    if quantity.kind in ("length", "area") and noun.endswith(_VILLAGES) and not lead.verb:
        told = heard.by_unit.get(quantity.unit, "")
        return told.rstrip("".join(DIMENSIONS)) or noun  # 路面宽4米，陈庄自然村|有1900米
    if quantity.kind == "length" and noun in DIMENSIONS:
        told = measured(text, items, at, heard)
        if items[lead.noun.start - 1].text in _APIECE:
            told = noun_text(text, items, lead.noun.start - 1) or told  # 行车道|各宽11.75米
        if not told and lead.edge >= 0 and items[lead.edge].role == "mark":
            told = last_named(text, items, lead.edge)  # 钢架大棚，长155米
        return told + noun if len(told) <= _LONGEST_SITE else noun
    if noun == "占地" and quantity.per is None:
        is_told = items[max(0, lead.edge - 1)].role == "figure"
        counted = is_told and heard.kind == "count"  # 温室243座，占地560亩
        site = heard.noun if counted else last_named(text, items, lead.edge)
        site = site or ("" if is_told else earlier_topic(text, items, lead.edge, "", quantity))
        is_short = 0 < len(site) <= _LONGEST_SITE and site[0] != "据"
        return site + noun if is_short else noun
    if quantity.kind == "money" and noun in _WORTH:
        return noun_text(text, items, back_over(items, lead.noun.start, CARRYING)) or noun
    if quantity.kind == "length" and noun[1:] == "处" and noun[0] in DIMENSIONS:
        split = noun_before(items, lead.noun.start - 1)  # 裂缝最宽处40公分
        return phrase_text(text, items, range(split.start, lead.noun.stop)) if split else noun
    if quantity.kind == "mass" and noun == "重":
        if heard.subject.endswith("重"):
            return heard.subject  # 最大的人参重2.8斤、最小的|重1.5斤
        return earlier_topic(text, items, lead.edge, "", quantity) + noun
    return noun


def _priced_good(text: str, items: Sequence[Item], at: int) -> str:
    """猪肉|每500克均价: the good whose price is told by the measure that ends at ``at``."""
    while at > 0 and items[at].text[0] != "每" and items[at].role in _COUNTED_BY:
        at -= 1
    if items[at].text[0] != "每":
        return ""
    return noun_text(text, items, at)


def _head(text: str, items: Sequence[Item], lead: Lead, quantity: Quantity, heard: Heard) -> str:
    """What 最大的, 剩下的 is one of: the thing counted in the same unit, else the last one."""
    same = heard.by_unit.get(quantity.unit, "") if quantity.kind == "count" else ""
    told = same or heard.noun or earlier_topic(text, items, lead.edge, "", quantity)
    told = told or last_named(text, items, lead.edge)
    return told or (heard.level if heard.unit == quantity.unit else "")
