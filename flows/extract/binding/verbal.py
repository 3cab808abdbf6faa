"""A figure that is the object of a verb alone: 投资260万元, 化解209件, 种了45亩.

The rules are asked in order, and the first that knows an answer gives it; else it is the verb.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from flows.extract.binding.actors import is_actor, is_person
from flows.extract.binding.clauses import Item, phrase_text
from flows.extract.binding.deed import Deed
from flows.extract.binding.deed_sums import (
    BEFALLS,
    bill_saved,
    bought,
    fee_told,
    fund_formed,
    gained,
    given_by_people,
    lone_sum,
    own_sum,
    piece_made,
    score,
    sum_given,
)
from flows.extract.binding.elliptic import last_named, object_of
from flows.extract.binding.heard import Asked
from flows.extract.binding.lead import Lead
from flows.extract.binding.phrases import BODIES, CLOSED, DISPOSES
from flows.extract.binding.things import HELD_IN, SPENDS_TIME, TURNS
from flows.extract.binding.word_roles import is_nominal, is_pure_verb
from flows.extract.quantities.figures import SIZES
from flows.tables.wording import Wording

CENSUS = {"人": "人口", "户": "户数"}
_DWELLS = frozenset(["住着", "居住着", "生活着", "住", "居住"])
_OWN_DEEDS = ("上岗", "就业", "务工", "创业", "返乡", "入学", "报名", "参训", "参保", "结业")
"""服务零工340人次, 达成意向上岗200人次: nobody else is done something to."""
_WHERE = frozenset(["到", "在", "给", "往", "向", "为", "跟", "替"])
_LETS = frozenset("包租")
_EACH = frozenset(["各", "均"])
_DIVIDES = frozenset(["分成", "编成", "分为", "编为", "划分成", "划分为", "划为"])
_LONGEST_AGENT = 14
"""A longer noun before a verb says too much for a column: 校舍安全保障机制|补助 is still well."""
_LONGEST_SPENDER = 8
_FURTHEST_WHERE = 6
_DONE_ALONE = frozenset(["开展", "建成", "完成", "送出", "送出去", "留出", "举办", "办结", "卖出"])
"""坐诊,已开展9场: verbs whose object an earlier clause names."""
_ALREADY = frozenset(["已", "已经", "现已", "均已", "全部", "累计"])
_SITES = frozenset(["处", "座", "户", "栋", "幢", "间", "口", "眼", "盏", "个"])
_AMOUNTS_TO = ("达", "超", "突破", "接近")
"""草莓种植达到5000多亩: what is done has come to so much."""

Rule = Callable[[Deed], "str | None"]


def verbal(asked: Asked, lead: Lead, noun: str) -> str:
    """The verb, what it is known to give (种了|45亩: 种植面积), or its object named before."""
    deed = Deed.of(asked, lead, noun)
    for rule in _RULES:
        if (subject := rule(deed)) is not None:
            return subject
    if deed.is_by_doer():
        deed = deed._replace(noun="")  # 管理员李贵每月|领4000元
    for rule in _RULES_WITHOUT_DOER:
        if (subject := rule(deed)) is not None:
            return subject
    return deed.verb


def _each(deed: Deed) -> str | None:
    """每村各|建1个."""
    before = deed.lead.verb.start - 1
    if not deed.is_short or before < 0 or deed.items[before].text not in _EACH:
        return None
    return deed.items[before].text + deed.verb


def _dwellers(deed: Deed) -> str | None:
    """村里住着|47户."""
    return CENSUS.get(deed.quantity.unit) if deed.verb in _DWELLS else None


def _time_spent(deed: Deed) -> str | None:
    """往返要花|2小时; 服务|延长2小时."""
    if deed.quantity.kind != "duration":
        return None
    noun, verb = deed.noun, deed.verb
    if verb in SPENDS_TIME:
        return noun or last_named(deed.text, deed.items, deed.lead.edge) or verb
    if deed.is_short:
        return None
    return noun + verb if deed.is_adjacent and len(noun) <= _LONGEST_SPENDER else verb


def _turns(deed: Deed) -> str | None:
    """先后|到地里看|了两趟: the verb with where or for whom it is done."""
    if deed.quantity.unit not in TURNS or deed.noun or not deed.is_short:
        return None
    verb, items = deed.lead.verb, deed.items
    for place in range(verb.start - 1, max(-1, verb.start - _FURTHEST_WHERE), -1):
        if items[place].role in CLOSED:
            break
        if items[place].text in _WHERE:
            return phrase_text(deed.text, items, range(place, verb.stop))
    return phrase_text(deed.text, items, verb)


def _same_again(deed: Deed) -> str | None:
    """村里种藏红花，今年又|种了80亩."""
    if deed.quantity.kind not in ("area", "count") or deed.noun or not deed.is_short:
        return None
    return object_of(deed.text, deed.items, deed.lead.edge, deed.verb) or None


def _measure(deed: Deed) -> str | None:
    """含糖量|测得24.5%."""
    is_share = deed.quantity.kind == "percent" and bool(deed.noun)
    is_share = is_share and deed.items[deed.lead.noun[-1]].role == "measure"
    return deed.names(deed.noun) if is_share else None


def _disposed(deed: Deed) -> str | None:
    """把穿沙公路|再延伸7公里; 把12个组|编成4个网格."""
    changes = bool(deed.noun) and (deed.quantity.kind in SIZES or deed.verb in _DIVIDES)
    if not changes or deed.items[deed.lead.noun.start - 1].text not in DISPOSES:
        return None
    return deed.names(deed.noun)


def _way_gone(deed: Deed) -> str | None:
    """患者不用再|赶40公里; 扛着箱子|走了十几里: whose way it is does not name it."""
    if deed.quantity.kind == "length" and deed.is_by_doer():
        return deed.verb
    return None


def _done_while(deed: Deed) -> str | None:
    """扛着|箱子, 顶着|烈日: the noun before a verb belongs to one with 着."""
    if not deed.noun or not deed.is_short:
        return None
    noun = deed.lead.noun
    first = max(noun.start - 1, 0)
    is_how = any(deed.items[at].text[-1] == "着" for at in range(first, noun.stop))
    return deed.verb if is_how else None


def _let(deed: Deed) -> str | None:
    """承包户马生贵|包了4.5亩: who has it does not name the land."""
    return deed.verb if deed.verb in _LETS and deed.quantity.kind == "area" else None


def _noun_of_short(deed: Deed) -> str | None:
    """路面|铺了3公里, but not 老李|干了30年."""
    if not deed.noun or not deed.is_short:
        return None
    by_person = is_actor(deed.noun) and not deed.wording.sort_of(deed.noun)
    return None if deed.quantity.kind == "duration" and by_person else deed.names(deed.noun)


def _time_taken(deed: Deed) -> str | None:
    """老李|干了30年."""
    return deed.verb if deed.quantity.kind == "duration" else None


def _fronted(deed: Deed) -> str | None:
    """食堂|已开业4家; 隐患|整改了20处; 热饭他送出了3万份: what is told first is counted."""
    noun, quantity = deed.noun, deed.quantity
    if not noun:
        return None
    is_thing = bool(deed.wording.sort_of(noun)) or not is_actor(noun)
    is_done = quantity.kind == "count" and deed.is_adjacent
    is_done = is_done and deed.items[deed.lead.verb.stop].text == "了"
    is_done = is_done and not noun.endswith(BODIES) and quantity.unit not in HELD_IN
    if is_thing and (deed.verb in BEFALLS or is_done) and quantity.kind != "money":
        return deed.names(noun)
    is_share = deed.verb.startswith("被") and quantity.kind == "percent"
    return deed.names(noun) if deed.lead.topical or is_share else None


def _heard_before(deed: Deed) -> str | None:
    """排查隐患12处，|整改|10处: done to what was counted last in the unit."""
    same, verb = deed.heard_of_unit, deed.verb
    passes_on = deed.quantity.kind == "count" or deed.items[deed.lead.verb[0]].role == "transfer"
    passes_on = passes_on and not verb.endswith(_OWN_DEEDS)
    passes_on = passes_on and (not deed.noun or is_actor(deed.noun))
    if not same or not passes_on or verb in same or _is_deed(same, verb, deed.wording):
        return None
    return verb + same


def _short_alone(deed: Deed) -> str | None:
    """A verb of one character: what is grown or made, or what an earlier clause speaks of."""
    if not deed.is_short:
        return None
    if own := deed.own_topic():
        return deed.names(own)
    if same_act := object_of(deed.text, deed.items, deed.lead.edge, deed.verb):
        return same_act
    told, quantity, heard = deed.told_before(), deed.quantity, deed.heard
    if (summed := lone_sum(deed, told)) is not None:
        return summed
    if is_actor(told) and quantity.kind != "money":
        return deed.verb  # 20个工人一天|分|3万斤
    if told == heard.noun and quantity.unit in HELD_IN and heard.unit != quantity.unit:
        return deed.verb  # 走了十九个村，演了二十二场
    return deed.names(told) if told else deed.verb


def _made_at_last(deed: Deed) -> str | None:
    """老楼加装电梯，今年|装成|3部."""
    stem = deed.verb.removesuffix("成").removesuffix("好").removesuffix("完")
    is_ended = len(stem) == 1 and stem != deed.verb
    if deed.noun or deed.quantity.kind != "count" or not is_ended:
        return None
    return object_of(deed.text, deed.items, deed.lead.edge, stem) or None


def _named_with_noun(deed: Deed) -> str | None:
    """墙面|修复2500平方米: the verb names what is measured with the noun before it."""
    if not deed.is_adjacent or deed.verb.startswith("被") or len(deed.noun) > _LONGEST_AGENT:
        return None
    return deed.noun + deed.verb if _makes_name(deed) else None


def _done_to(deed: Deed) -> str | None:
    """危房已|改造20户, 残垣断壁已|拆除7处: named with what it has been done to."""
    _, items, quantity, *_ = deed
    stop, start = deed.lead.noun.stop, deed.lead.verb.start
    done = {item.text for item in items[stop:start]}
    if not deed.noun or not done or not done <= _ALREADY or is_actor(deed.noun):
        return None
    is_site = quantity.unit in _SITES or quantity.kind in ("length", "area")
    return deed.names(deed.noun + deed.verb) if is_site and len(deed.verb) > 1 else None


def _done_alone(deed: Deed) -> str | None:
    """坐诊，已|开展9场."""
    is_alone = not deed.noun and deed.quantity.kind == "count" and deed.verb in _DONE_ALONE
    return last_named(deed.text, deed.items, deed.lead.edge) or None if is_alone else None


_RULES: tuple[Rule, ...] = (
    *(_each, _dwellers, fee_told, sum_given, piece_made, _time_spent, _turns, _same_again, score),
    *(_measure, bill_saved, bought, gained, _disposed, _way_gone),
)
_RULES_WITHOUT_DOER: tuple[Rule, ...] = (
    *(
        _done_while,
        given_by_people,
        own_sum,
        _let,
        _noun_of_short,
        _time_taken,
        _fronted,
        fund_formed,
    ),
    *(_heard_before, _short_alone, _made_at_last, _named_with_noun, _done_to, _done_alone),
)
"""For a verb whose noun is not just who does it."""


def _is_deed(subject: str, verb: str, wording: Wording) -> bool:
    """刑事|拘留1110人，逮捕241人: what was done before is no object of what is done now."""
    last = subject[-2:]
    role = wording.roles.get(last)
    if role is not None:
        return role == "verb"
    both = is_nominal(verb) and is_nominal(last)  # 抢险|救援597起，社会|救助211起
    return both or is_pure_verb(last)


def _makes_name(deed: Deed) -> bool:
    items, noun, verb, kind = deed.items, deed.noun, deed.verb, deed.quantity.kind
    carried = items[deed.lead.verb.stop]
    if carried.role in ("reach", "figure") and carried.text.startswith(_AMOUNTS_TO):
        return True
    if kind == "money":
        return not (len(noun) == 1 or is_person(noun))
    if is_actor(noun):
        return False
    if kind in ("length", "area"):
        is_body = noun.endswith(BODIES) and _has_head(items, deed.lead.noun)
        return is_nominal(verb) or not is_body  # 渠道|衬砌
    return kind == "count" and is_nominal(verb)


def _has_head(items: Sequence[Item], phrase: range) -> bool:
    return any(items[at].role == "head" for at in phrase)
