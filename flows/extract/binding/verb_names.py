"""Whether a verb behind a figure belongs to the name of what is counted.

调解|室, 种植|户, 创业担保|贷款 are names; 农户|入股, 20户|成为示范户 say what somebody does.
"""

from __future__ import annotations

from collections.abc import Sequence

from flows.extract.binding.clauses import ACTIONS, Item
from flows.extract.binding.phrases import CLOSED, NOMINAL, SUFFIXES, is_attributive
from flows.extract.binding.word_roles import is_nominal

PEOPLE = frozenset("户民员者人工业社校众童")
_BODIES = frozenset("户民员者人工业社校村镇乡县区组家队")
_DOERS = (*"户员者商工师队组", "干部", "对象", "人口", "群众", "家庭")
FUNDS = ("资金", "款", "贷款", "款项", "基金", "补助", "补贴", "奖励", "津贴")
_PAYMENTS = frozenset(["分红", "投资", "支出", "补助", "补贴", "奖励", "返利", "赔偿", "创收"])
_SHARES = frozenset(["分红", "返利"])
_WORKS = (*"房站厂场馆园库线机", "车间", "中心", "设备", "工程", "设施")
_BECOMING = frozenset("为成作到给入了")
_GETTING = frozenset(["得到", "获得", "取得", "成为", "受到", "荣获", "当选", "入选", "担任"])
"""31名|得到提拔: verbs that say what became of somebody open no name."""
_SETTLES = frozenset(["归还", "还清", "购买", "申请", "办理"])
"""3万元|归还到期贷款: what is done with a sum."""
DURING = frozenset([*"下中后", "部分"])


def names_on(items: Sequence[Item], at: int, inside: bool, joined: bool, event: bool) -> bool:
    """Whether the verb at ``at`` belongs to the name of what is counted."""
    before = items[at - 1].text
    if inside and before[-1] in PEOPLE and before != "人工" and not is_nominal(items[at].text):
        return False  # 农户|入股合作社, 企业|提供岗位
    if (inside or joined) and _is_suffixed(items, at, chain=2 if joined else 0):
        return True
    is_described = len(items[at - 1].text) > 1 and items[at - 1].text[-1] not in _BODIES
    if inside and is_described and is_doer(items, at):
        return True  # 综合|帮扶|干部
    return inside and event and is_last(items, at)


def goes_on(items: Sequence[Item], start: int, verb: int) -> bool:
    """Whether a name is still all verbs (涉诈转账汇款|交易) or tells of works (奶制品|加工厂房)."""
    behind = verb + 1
    if behind >= len(items) or items[behind].role not in NOMINAL | {"verb"}:
        return False
    if all(items[place].role in ("weak", "verb") for place in range(start, verb)):
        return verb > start
    if verb == start + 1 and is_attributive(items[start].text):
        return True  # 高标准|养殖圈舍
    is_work = items[behind].text.endswith(_WORKS) and is_nominal(items[verb].text)
    return is_work and items[verb - 1].text[-1] not in _BODIES


def is_doer(items: Sequence[Item], verb: int) -> bool:
    """Whether the verb names with what follows who does it, or what the money is for.

    4612户|种植户, 4026人|监测对象, 万余名|注册用户; 8万元|涉案资金. Not 20户|成为示范户.
    """
    if verb + 1 >= len(items) or items[verb].text[-1] in _BECOMING:
        return False
    return items[verb + 1].role in NOMINAL and items[verb + 1].text.endswith(_DOERS + FUNDS)


def chained(items: Sequence[Item], verb: int) -> int:
    """Where verbs end that name with a noun: 创业担保|贷款, 帮办代办|员; 0 of 偿还到期|贷款."""
    first = items[verb]
    if first.role == "transfer" or first.text in _SETTLES or first.text in _GETTING:
        return 0
    end = verb + 1
    while end < len(items) and end < verb + 3 and items[end].role in ACTIONS | {"weak"}:
        end += 1
    return end if end > verb + 1 and is_doer(items, end - 1) else 0


def opens_name(items: Sequence[Item], verb: int) -> bool:
    """Whether a noun follows the verb: 加工|车间; not 得到|提拔."""
    gets = items[verb].text in _GETTING
    return not gets and verb + 1 < len(items) and items[verb + 1].role in NOMINAL


def _is_suffixed(items: Sequence[Item], verb: int, chain: int = 0) -> bool:
    """Whether a name ends behind the verb (or ``chain`` - 1 more): 纠纷调解|室, 缝制加工|车间."""
    behind = verb + 1
    while behind < min(len(items), verb + 1 + chain) and items[behind].role in ("verb", "weak"):
        behind += 1
    if behind >= len(items):
        return False
    follower = items[behind]
    return follower.role in ("head", "measure") or (
        follower.role in ("noun", "weak") and follower.text in SUFFIXES
    )


def is_last(items: Sequence[Item], at: int) -> bool:
    """Whether nothing of the phrase follows ``at``."""
    if at + 1 >= len(items) or items[at + 1].text in DURING:
        return True
    return items[at + 1].role in CLOSED or items[at + 1].role == "close"


def is_sum(items: Sequence[Item], verb: int) -> bool:
    """追加10万元|捐款，300元的|分红。: a verb that names the money, where nothing follows."""
    joined = any(items[place].role == "de" for place in (verb - 1, verb - 2))
    is_sum = items[verb].text.endswith(FUNDS)
    is_sum = is_sum or items[verb].text in (_PAYMENTS if joined else _SHARES)
    return is_sum and is_last(items, verb)
