"""A figure whose clause names no noun: told by a verb, by its list, or by an earlier clause."""

from __future__ import annotations

from collections.abc import Sequence

from flows.extract.binding.actors import PEOPLE_BY, PERSONS, is_actor
from flows.extract.binding.amounts import FUNDS, carried_out, fund_before, meal_of, paid_by
from flows.extract.binding.clauses import ACTIONS, Item, phrase_text
from flows.extract.binding.deed_behind import deed_after, verb_phrase
from flows.extract.binding.deed_sums import TIMES
from flows.extract.binding.elliptic import (
    act_before,
    deed_before,
    done_in,
    earlier_topic,
    last_named,
    next_act,
    stands_alone,
    whole_clause,
    work_before,
)
from flows.extract.binding.heard import Asked, Heard
from flows.extract.binding.lead import Lead
from flows.extract.binding.phrases import (
    CARRYING,
    DISPOSES,
    back_over,
    clause_start,
    noun_text,
    on_over,
    topic,
)
from flows.extract.binding.shares import told_before
from flows.extract.binding.things import (
    FARMED,
    GROWN,
    HELD_IN,
    OF_ANIMALS,
    PRICED_BY,
    event_before,
    harvested,
    is_spent,
    priced,
)
from flows.extract.binding.verbal import CENSUS, verbal
from flows.extract.quantities.unread import BARELY_TOLD
from flows.records import Quantity
from flows.tables.wording import Wording

SELF_NOMINAL = frozenset(["人", "户", "人次", "次", "场次", "口", "台次", "家次", "户次", "件次"])
_BY_SIDE = frozenset(["、", "和", "及", "至", "与", "以及", "或"])
HELD = frozenset(["连续", "持续", "每隔", "接连", "一连", "连着"])
_COURSES = frozenset(["期", "场", "班", "堂", "节", "场次"])
_LASTS = frozenset(["为期", "历时", "用时", "耗时"])
_MEALS = frozenset(["餐", "顿"])
YET = frozenset("都也还却仍")
"""修了三次|都没修成, 捕鱼40多年|都没见过: what is told of it all."""

_LEFT = frozenset(["剩下", "余下", "剩", "剩余", "净剩", "净落"])
"""发放修缮资金395万元，涉及13个乡镇，每户5000元: what is shared out."""

_IN_ALL = frozenset(["共", "共有", "共计", "总计", "一共", "总共", "合计"])
_ALL_HOUSEHOLDS = frozenset(["户", "户数", "总户数", "住户", "家庭", "人家", "常住户", "总户"])
"""总户数2236户、6102人: no sort of households, and so the inhabitants."""

_TEAM_UNITS = frozenset("支个组批路")
_TEAMS = ("队", "队伍", "组", "力量", "专班", "团")
"""救援队153支|867人次, 工作组240个|830余人."""


def without_noun(asked: Asked, lead: Lead, noun: str) -> str:
    """A figure without a noun of its own, told by the first of these that tells it.

    What was counted with it, what is done, the good that is priced or harvested, the verb, the
    list it stands in, an earlier clause; else by what little its own words say.
    """
    _, items, at, quantity, heard, wording = asked
    told = _told_beside(asked) or _told_by_deed(asked, lead)
    if told:
        return told
    sown = quantity.kind == "area" and bool(lead.verb) and items[lead.verb.start].text[0] == "种"
    own = noun if wording.sort_of(noun) or not (sown or is_actor(noun)) else ""
    if told := _told_by_good(asked, lead, own):
        return told
    if lead.verb:
        deed = deed_after(items, at) if quantity.unit in HELD_IN else ""  # 组织两次|义诊
        told_by = own if quantity.kind == "money" and quantity.per in PRICED_BY else noun
        return deed or verbal(asked, lead, told_by)
    beside = at > 0 and (items[at - 1].text in _BY_SIDE or items[at - 1].role == "figure")
    if beside and heard.subject and (quantity.unit == heard.unit or quantity.kind != "count"):
        return heard.subject
    if quantity.unit in SELF_NOMINAL:
        return _who_they_are(asked, lead)
    told = _sum_named(asked, lead) if quantity.kind == "money" else ""
    return told or _told_before(asked, lead) or _barely_told(asked)


def _told_beside(asked: Asked) -> str:
    """What people and households are, told with the figure before or by a word for them all."""
    text, items, at, quantity, heard, wording = asked
    if quantity.unit == "分" and any(item.text == "得" for item in items[max(at - 2, 0) : at]):
        return plain(quantity, heard, wording)  # 您这个月|得了42分
    behind_figure = items[at - 1].role == "figure" or (
        items[at - 1].role == "and" and at > 1 and items[at - 2].role == "figure"
    )
    if quantity.unit == "人" and heard.unit == "户" and behind_figure:
        return plain(quantity, heard, wording)
    if quantity.unit in ("人", "名") and heard.unit == "户" and _beside_households(items, at):
        return heard.subject or plain(quantity, heard, wording)  # 320户牧民、|1150余人转场
    if quantity.unit in CENSUS and any(item.text == "把" for item in items[max(0, at - 3) : at]):
        whole = items[at - 1].text if quantity.unit == "人" else ""
        return whole + CENSUS[quantity.unit]  # 把全村418户走了个遍
    if quantity.kind == "count" and (end := _among(items, at)):
        named = heard.subject or noun_text(text, items, end)
        if named:
            return heard.note(named, quantity, noun=True)  # 21名女足队员中，20人考上大学
    follows = heard.end == items[at - (items[at - 1].role == "and")].start
    is_attended = follows and at > 0 and heard.unit in _COURSES and quantity.unit in ("人", "人次")
    return heard.subject if is_attended else ""  # 开展培训62期|2860人次


def _told_by_deed(asked: Asked, lead: Lead) -> str:
    """What is done so often, by so many or in the time, as the words behind the figure say."""
    text, items, at, quantity, heard, wording = asked
    self_nominal, lasts = quantity.unit in SELF_NOMINAL, quantity.kind == "duration"
    if lasts and quantity.per is None and stands_alone(items, at):
        lasting = items[at - 1].text in _LASTS
        act = (lasting and last_named(text, items, lead.edge)) or next_act(text, items, at)
        if act:
            return act
    if lasts and (event := event_before(text, items, at)):
        return event
    behind = items[at + 1] if at + 1 < len(items) else None
    shared_out = behind is not None and behind.role in ("per", "average")
    if self_nominal and shared_out:  # 其中200人|每人每年多挣3000元, 全村380人|人均分红600元
        return heard.noun if items[at - 1].text == "其中" else ""
    spent = lasts and is_spent(items, at)
    held = at > 0 and items[at - 1].text in HELD
    unled = quantity.kind in ("percent", "duration") and not lead.verb
    if not (self_nominal or held or unled or spent):
        return ""
    if lead.verb and behind is not None and behind.text in YET:
        return ""  # 修了三次|都没修成
    action = phrase_text(text, items, verb_phrase(items, at))
    if lasts:
        action = done_in(text, items, at, action)
        if spent and not action:
            whole = whole_clause(text, items, at)  # 从立项到完工|用了十四个月
            action = whole if whole.startswith("从") else next_act(text, items, at)
    if quantity.unit == "口" and action.startswith("人"):
        return plain(quantity, heard, wording)  # 四口|人挤在一间屋里
    for opening in ("作为", "用作"):
        action = action.removeprefix(opening) or action
    return action  # 25%作为|周转资金


def _told_by_good(asked: Asked, lead: Lead, own: str) -> str:
    """The meal or the good that is priced or harvested; ``own`` is what its own clause names."""
    text, items, at, quantity, heard, wording = asked
    if quantity.kind == "money" and quantity.per in _MEALS and _is_short(text, items, lead):
        return heard.note(meal_of(text, items, at), quantity, noun=True)
    told_price = heard.price if heard.end > items[0].start else ""
    good = priced(asked, own, lead, told_price)
    if not own:
        good = good or harvested(asked, lead)
        if quantity.unit in OF_ANIMALS and wording.sort_of(good) in GROWN:
            good = ""
    crop = heard.by_unit.get("亩", "") if good and not own else ""
    if crop and not good.endswith(crop) and wording.sort_of(crop) in FARMED:
        start = items[at].start  # 种了30亩藜麦。一亩打600斤，每斤4元
        good = crop if text.rfind(crop, 0, start) > text.rfind(good, 0, start) else good
    if good and lead.verb and quantity.kind == "money":
        verb = items[lead.verb.start].text
        good += verb if len(verb) > 1 and verb[0] in "多少" else ""  # 早上市一斤能|多卖三五毛
    return heard.note(good, quantity, noun=True) if good else ""


def _who_they_are(asked: Asked, lead: Lead) -> str:
    """What a unit that is a noun counts, as the clause before names it; else the unit's noun."""
    text, items, at, quantity, heard, wording = asked
    named = last_named(text, items, lead.edge)
    ends = "户" if quantity.unit == "户" else PERSONS
    is_next = quantity.unit == "户" or items[lead.edge].role == "mark"
    if is_next and len(named) > 1 and named.endswith(ends):
        return named  # 像老杨家这样的养蜂户，镇上还有46户; 像他这样的青年，有20人
    if all_told := _told_together(text, items, at):
        return all_told  # 老人、妇女、小孩已经上岸，|共有1072人
    if items[at - 1].role == "open":
        whose = topic(items, clause_start(items, at), at - 1)
        if whose:
            return phrase_text(text, items, whose)  # 护士|居多(2622人)
    deed = deed_before(text, items, at) if quantity.unit != "户" else ""
    return deed or plain(quantity, heard, wording)


def _sum_named(asked: Asked, lead: Lead) -> str:
    """What an amount is: a day's work, a price, what a label, a deed or a fund before it says."""
    text, items, at, quantity, heard, _ = asked
    earned = quantity.per in TIMES
    if earned and (act := work_before(items, lead.edge)):
        return act  # 在园里|做零工，每个月有2000多块
    if "/" in quantity.text and not earned:
        return "价格"  # 通过大小分拣，8000元/吨发往山东: what an earlier clause does has no price
    if label := label_before(text, items, at):
        return heard.note(label, quantity, noun=True)
    if paid := paid_by(items, at):
        return paid
    if items[at - 1].text in DISPOSES and (deed := carried_out(text, items, at)):
        return deed
    if fund := fund_before(items, lead.edge):
        return heard.note(fund, quantity, noun=True)
    if left_over(items, at):
        left = items[at - 1].text
        return left if left[0] == "净" else "剩下"  # 毛收入十五万元，除去成本还能|剩下八九万元
    return ""


def _told_before(asked: Asked, lead: Lead) -> str:
    """What an earlier clause or figure of the paragraph tells; '' where none does."""
    text, items, at, quantity, heard, _ = asked
    if quantity.kind == "age" and (owner := told_before(items, at)):
        return owner
    if quantity.unit == "百分点" and heard.share:
        return heard.share  # 占比为43%，与去年、前年相比，分别高出11个百分点和21个百分点
    same = heard.by_unit.get(quantity.unit, "")
    is_land = quantity.kind in ("mass", "area")
    told = act_before(text, items, lead.edge) if quantity.kind == "duration" else ""
    told = same if quantity.kind == "count" and quantity.unit != "个" else told
    if quantity.kind == "count" or (is_land and heard.unit in PEOPLE_BY):
        told = told or last_named(text, items, lead.edge)  # 30户种起樱桃，少则|两三亩
    is_rate = quantity.kind == "money" and quantity.per is not None and quantity.per not in TIMES
    is_paid = is_rate and same.endswith(FUNDS) and quantity.per not in heard.by_unit
    fund = same if is_paid else heard.noun
    told = told or earlier_topic(text, items, lead.edge, fund, quantity) or heard.level
    if not told and (is_rate or is_land):
        told = last_named(text, items, lead.edge)  # 摘了一筐柑橘，四十来斤; 做民宿，一晚80元
    return same if told and quantity.kind == "money" and is_actor(told) else told


def _barely_told(asked: Asked) -> str:
    """What the clause says that names nothing, or what such figures are called."""
    text, items, at, quantity, _, wording = asked
    if quantity.kind == "money" and quantity.per in PRICED_BY:
        return "价格"  # 一公斤36元，现钱
    if quantity.kind == "money" and quantity.per in TIMES:
        return "收入"  # 一天90块，中午管饭
    after = phrase_text(text, items, verb_phrase(items, at))
    clause = whole_clause(text, items, at) or ("" if after == "规模" else after)  # 5万棒的规模
    if quantity.kind in BARELY_TOLD:
        return clause or BARELY_TOLD[quantity.kind]
    return clause or wording.unit_nouns.get(quantity.unit) or quantity.unit or quantity.text


_SETTLED = (
    *("村", "村子", "寨子", "屯子", "寨", "屯", "庄", "社区", "街道", "镇", "乡", "县", "小区"),
    *("村民小组", "嘎查", "独贵龙", "浩特", "居民小组"),
)


def inhabited(items: Sequence[Item], at: int, noun: str, quantity: Quantity) -> bool:
    """Whether a settlement is told by its households and people: 塘坝村|581户, 316户1146人的|村."""
    if quantity.unit not in ("户", "人", "口"):
        return False
    has = next((at for at in range(at - 1, 0, -1) if items[at].role != "reach"), 0)
    if noun or items[has].text[0] == "全":
        told_alone = at + 1 >= len(items) or items[at + 1].role in ("figure", "mark", "and")
        last = items[has].text
        named = noun if noun.endswith(last) else last  # 村民|小组
        return told_alone and (noun or named).endswith(_SETTLED) and named.endswith(_SETTLED)
    de = at + 1 + (at + 1 < len(items) and items[at + 1].role == "figure")
    behind = items[de : de + 2]
    return [item.role for item in behind] == ["de", "noun"] and behind[1].text.endswith(_SETTLED)


def _told_together(text: str, items: Sequence[Item], at: int) -> str:
    """Those that the clause before opens with, where this one is but their number in all."""
    if items[at - 1].text not in _IN_ALL or at < 3 or items[at - 2].role != "mark":
        return ""
    start = clause_start(items, at - 2)
    end = on_over(items, start, ("noun", "head", "and"))
    named = phrase_text(text, items, range(start, end))
    return named if named.endswith(PERSONS) else ""


def _among(items: Sequence[Item], at: int) -> int:
    """Where those that some are told of end, in the clause before: 200户搬迁户|中，; 0 without."""
    while at > 0 and (items[at - 1].role in CARRYING or items[at - 1].role == "place"):
        at -= 1
        if items[at].text in ("中", "当中"):
            return at  # 432户农户中|有380户种上了茶
    is_told = at > 2 and items[at - 1].role == "mark" and items[at - 2].text in ("中", "当中", "里")
    return at - 2 if is_told else 0


def _beside_households(items: Sequence[Item], at: int) -> bool:
    """320户|牧民、|1150余人, 210户|780名: nothing but the noun of the households between."""
    start = back_over(items, at - (items[at - 1].role == "and"), ("noun", "head"))
    return start > 0 and items[start - 1].role == "figure"


def of_people(behind: str, quantity: Quantity) -> str:
    """What follows the figure, a word cut by it whole: 12万人|口 is 人口."""
    return "人口" if behind[:1] == "口" and quantity.unit == "人" else behind


def plain(quantity: Quantity, heard: Heard, wording: Wording) -> str:
    """What a unit that is a noun counts by itself: 412户 (户数), behind them 1186人 (人口)."""
    if heard.unit == "个" and heard.subject.endswith(_SETTLED) and quantity.unit in CENSUS:
        return CENSUS[quantity.unit]  # 11个自然屯、2317人
    if heard.unit == "户" and quantity.unit == "人":  # 412户、1186人: the inhabitants
        is_whole = not heard.subject or heard.subject in _ALL_HOUSEHOLDS
        return CENSUS["人"] if is_whole else heard.subject  # 贫困户62户|258人
    of_teams = heard.unit in _TEAM_UNITS and heard.subject.endswith(_TEAMS)
    if of_teams and quantity.unit in ("人", "人次"):
        return heard.subject
    return wording.unit_nouns.get(quantity.unit, quantity.unit)


def label_before(text: str, items: Sequence[Item], at: int) -> str:
    """收到|捐款：48086.5元: what stands before the colon right before the figure."""
    if at < 2 or items[at - 1].text not in "：:":
        return ""
    label = noun_text(text, items, at - 1)
    label = items[at - 2].text if items[at - 2].role in ACTIONS else label
    return "" if is_actor(label) else label


def left_over(items: Sequence[Item], at: int) -> bool:
    """Whether the figure is what is left of an earlier one: 还能|剩下八九万元."""
    place = at - 1
    while place > 0 and items[place].role in CARRYING and (items[place].text not in _LEFT):
        place -= 1
    return place >= 0 and items[place].text in _LEFT


def _is_short(text: str, items: Sequence[Item], lead: Lead) -> bool:
    """收, 要, 掏 and no verb at all leave a meal its price; 减免 names what it is."""
    return len(phrase_text(text, items, lead.verb)) < len("减免")
