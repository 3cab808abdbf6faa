"""The noun phrases around a figure, as ranges of the items of its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from flows.extract.clauses import Item, is_adjective, is_nominal

REACH = 16
"""Items read on either side of a figure; a longer phrase is no name for a column."""

EMPTY = range(0)

ACTIONS = frozenset(["verb", "transfer"])
NOMINAL = frozenset(["noun", "weak", "measure", "head", "place"])
CLOSED = frozenset(["mark", "figure"])
_LOOSE = frozenset(["time", "per", "number", "space", "filler", "de", "and"])
_INSIDE = NOMINAL | _LOOSE | {"open", "close", "average"}
_MODIFYING = NOMINAL | ACTIONS | {"time"}
_DANGLING = _LOOSE | {"reach", "period", "adverb", "boundary"}
_AGE_BOUNDS = frozenset(["以上", "以下", "及", "及以上", "的", "至", "到"])
_LACKING = frozenset("不未没")
"""改善|不达标水质: what is lacking opens a phrase; behind a noun it is a predicate: 村|未通宽带."""

_QUOTES = frozenset("“‘「『《")
_CLOSING = frozenset('”’」』》"')
_LIGHT = frozenset("就可能也都已均共才又再还便将要会")
_PEOPLE = frozenset("户民员者人工业社校")
_DOERS = frozenset([*"户员者商工师队", "对象", "人员", "人口", "群众", "家庭"])
_MODALS = frozenset("可能须需就即")
_ABLE = frozenset(["懂", "会", "能", "敢", "肯", "善", "爱", "有"])
_AWAY = frozenset(["离", "距", "距离"])
_RESULTS = frozenset("下出到回起上了")
"""Verbs that end with these name no kind of thing: 省下|运费 is not 帮扶|资金."""

_ASPECT = frozenset("了着过到出起成上下去来给在于以")
_SUFFIXES = frozenset(
    "室点站员队所户区群组者家人院馆厅栋业类费金率会团岗车库厂场棚林田地线网屋床师生工班台法"
)


def noun_before(items: Sequence[Item], end: int, floor: int) -> range:
    """The noun phrase that ends before position ``end``; empty where none ends there."""
    start = _before_quote(items, end, floor)
    while start - 1 > floor and end - start < REACH:
        item = items[start - 1]
        if item.text == "等" and start < end:
            break
        if item.role == "average" and items[end - 1].role != "measure":
            break
        if item.role == "weak" and start < end and items[start].text[0] in _LACKING:
            break
        inside = item.role in _INSIDE or item.text == "等" or item.text in _AWAY
        if not inside and not (item.role in ACTIONS and _bare(items, start, end)):
            break
        start -= 1
    if start - 1 > floor and items[start - 1].role in ACTIONS and _is_described(items, start, end):
        start -= 1
    return trim(items, range(start, end))


def _before_quote(items: Sequence[Item], end: int, floor: int) -> int:
    """Where the quoted name opens that ends before ``end``; ``end`` where none does."""
    if end - 1 <= floor or items[end - 1].role != "close" or items[end - 1].text not in _CLOSING:
        return end
    for place in range(end - 2, max(floor, end - REACH), -1):
        if items[place].role == "open":
            return place
        if items[place].role == "figure":
            break
    return end


def _is_described(items: Sequence[Item], start: int, end: int) -> bool:
    """Whether a 的 in the phrase needs the verb before it: 参加|活动的志愿者."""
    if start < end and items[start].text[0] in _LACKING:
        return False  # 回收|不用的农药瓶: the phrase has a verb of its own
    return any(items[place].role == "de" for place in range(start, end - 1))


def _bare(items: Sequence[Item], start: int, end: int) -> bool:
    """Whether the one item before ``end`` needs the word before it: 帮扶|资金, 交易|数."""
    if end - start != 1:
        return False
    if items[start - 1].text[-1] in _RESULTS:
        return False
    if items[start].role == "head":
        modified = start > 1 and items[start - 2].role in _MODIFYING
        return modified or is_nominal(items[start - 1].text)
    return items[start].role == "measure" or len(items[start].text) == 1


def trim(items: Sequence[Item], phrase: range) -> range:
    """``phrase`` without what cannot stand at its edges: 全市, 的, conjunctions, places."""
    start, end = phrase.start, phrase.stop
    while start < end and _hangs_left(items, start, end):
        start += 1
    while start < end and (items[end - 1].role in _DANGLING or items[end - 1].role == "open"):
        end -= 1
    while start < end and items[end - 1].role == "average":
        end -= 1
    if end - start > 1 and items[end - 1].text == "等":
        end -= 1
    return range(start, end)


def _hangs_left(items: Sequence[Item], at: int, end: int) -> bool:
    item = items[at]
    if item.role == "place":
        return True
    if item.role == "average":
        return items[end - 1].role != "measure" or item.text[0] == "每"
    if item.role == "number" and at + 1 < end and items[at + 1].text == "岁":
        return False
    if item.text == "地" or (item.text == "组织" and at + 1 < end):
        return True
    return (item.role in _DANGLING and item.text not in _AWAY) or item.role == "close"


def read_after(
    items: Sequence[Item], at: int, *, compound: bool, event: bool, relative: bool
) -> range:
    """The noun phrase behind the figure at ``at``.

    With ``relative``, a relative clause is passed over: 6名来自各地的|选手. ``compound`` allows a
    verb to open the phrase: 600平方米|加工车间; ``event`` one to close it: 36场|主题宣讲. Empty
    where a verb, mark or figure follows.
    """
    place = at + 1
    joined = False
    while place < len(items) and items[place].role in ("de", "space"):
        joined = joined or items[place].role == "de"
        place += 1
    place = _behind_bracket(items, place)
    start = place
    ceiling = min(len(items), place + REACH)
    place = _behind_age(items, place)
    if place < ceiling and items[place].text in _QUOTES:
        place = _behind_quote(items, place, ceiling)
    elif relative and place < ceiling and items[place].text in _ABLE:
        start = place = _behind_abilities(items, place, ceiling)
    elif place + 1 < ceiling and items[place].text == "老" and items[place + 1].role in NOMINAL:
        place += 1
    while place < ceiling:
        item = items[place]
        if place > start and _acts(items, place, start):
            break
        if item.role == "de" and place > start and _owns(items[place - 1]):
            break
        if item.role in NOMINAL or item.role in ("de", "open", "close", "space"):
            place += 1
        elif item.role == "and" and place > start and place + 1 < ceiling:
            if items[place + 1].role not in NOMINAL:
                break
            place += 1
        elif item.role == "verb" and _names(items, place, place > start, joined, event):
            place += 1
        elif (
            place == start
            and (joined or relative)
            and (later := _behind_clause(items, place, ceiling))
        ):
            start = place = later
        elif (
            place == start
            and item.role == "verb"
            and (_opens_name(items, place) if compound else _is_doer(items, place))
        ):
            place += 1
        elif place == start and item.role in ("filler", "number", "per"):
            start = place = place + 1
        elif place == start and _describes(items, place):
            place += 1
        else:
            break
    if place < len(items) and items[place].role == "figure":
        place = _before_last_and(items, start, place)
    found = _trim_after(items, range(start, place))
    if relative and not event and len(found) > 1 and _ends_in_predicate(items, found):
        found = found[:-1]
    return EMPTY if len(found) == 1 and _is_lone_verb(items[found[0]]) else found


def _ends_in_predicate(items: Sequence[Item], phrase: range) -> bool:
    """12种产品|畅销: the verb that ends the clause says something of the thing."""
    last, before = items[phrase[-1]], items[phrase[-2]]
    if last.role != "weak" or before.role not in ("noun", "head") or len(last.text) != 2:
        return False
    behind = items[phrase.stop] if phrase.stop < len(items) else None
    return (behind is None or behind.role == "mark") and not is_nominal(last.text)


def _names(items: Sequence[Item], at: int, inside: bool, joined: bool, event: bool) -> bool:
    """Whether the verb at ``at`` belongs to the name of what is counted."""
    if inside and items[at - 1].text[-1] in _PEOPLE and not is_nominal(items[at].text):
        return False  # 农户|入股合作社, 企业|提供岗位
    if (inside or joined) and _is_suffixed(items, at, chain=2 if joined else 0):
        return True
    return inside and event and _is_last(items, at)


def _behind_age(items: Sequence[Item], at: int) -> int:
    """Behind the years that describe people: 1.1万名|80岁以上|老人."""
    if at + 1 >= len(items) or items[at].role != "number" or items[at + 1].text != "岁":
        return at
    place = at + 2
    while place < len(items) and items[place].text in _AGE_BOUNDS:
        place += 1
    return place


def _behind_quote(items: Sequence[Item], at: int, ceiling: int) -> int:
    """Behind the quoted name that opens at ``at``, whatever it is made of."""
    for place in range(at + 1, ceiling):
        if items[place].role == "close":
            return place + 1
    return at


def _behind_bracket(items: Sequence[Item], at: int) -> int:
    """Behind a second measure word in brackets: 236件|（套）."""
    if at + 2 < len(items) and items[at].text in "（(" and items[at + 2].text in "）)":
        return at + 3
    return at


def _is_doer(items: Sequence[Item], verb: int) -> bool:
    """4612户|种植户, 4026人|监测对象: verb and suffix name who does it, or to whom it is done."""
    return verb + 1 < len(items) and items[verb + 1].text in _DOERS


def _describes(items: Sequence[Item], at: int) -> bool:
    """30个|偏远|自然村: right behind the figure a word of two characters describes the noun."""
    if items[at].role != "adverb" or len(items[at].text) != 2 or at + 1 >= len(items):
        return False
    return items[at + 1].role in ("noun", "head")


def _behind_abilities(items: Sequence[Item], start: int, ceiling: int) -> int:
    """Behind what people can do: 31名|懂法律、会调解的|党员; ``start`` where no noun follows."""
    for place in range(start, ceiling - 1):
        if items[place].role in CLOSED:
            break
        if items[place].role == "de" and items[place + 1].role in NOMINAL:
            return place + 1
    return start


def _is_lone_verb(item: Item) -> bool:
    """按每斤20元|算, 攒够50分|可兑换 names nothing."""
    if item.role == "weak":
        return len(item.text) == 1 or item.text[0] in _MODALS
    return len(item.text) > 2 and item.text[0] in _MODALS


def _is_last(items: Sequence[Item], at: int) -> bool:
    return at + 1 >= len(items) or items[at + 1].role in CLOSED or items[at + 1].role == "close"


def _owns(item: Item) -> bool:
    """Whether 的 leads away from what is counted: 200名职工|的工资, but not 优质|的品种."""
    return item.role != "weak" and not is_adjective(item.text)


def _acts(items: Sequence[Item], at: int, start: int) -> bool:
    """Whether a verb that the table does not list is one here: 46个村尝|到了甜头.

    It is not where it makes a name with what follows: 医保报销|服务, 调解|室.
    """
    if items[at].role != "weak" or at + 1 >= len(items):
        return False
    if items[at].text[0] in _LACKING:
        return True
    if items[at + 1].role in CLOSED:
        return items[at + 1].role == "figure" and len(items[at].text) == 2
    follower = items[at + 1]
    if follower.text[0] in _ASPECT:
        return True
    if items[at].start - items[start].start < 2:
        return False
    named = follower.role in ("head", "measure", "weak", "de", "and", "open", "close")
    return not named and follower.text not in _SUFFIXES


def _before_last_and(items: Sequence[Item], start: int, end: int) -> int:
    """A conjunct that stands before another figure is that figure's: 2名党员|、群众5名."""
    for place in range(end - 1, start, -1):
        if items[place].role == "and":
            return place
    return end


def _trim_after(items: Sequence[Item], phrase: range) -> range:
    start, end = phrase.start, phrase.stop
    while start < end and items[start].role in ("close", "and", "de", "space"):
        start += 1
    while start < end and items[end - 1].role in ("and", "de", "open", "space"):
        end -= 1
    return range(start, end) if any(items[at].role != "place" for at in phrase) else EMPTY


def _opens_name(items: Sequence[Item], verb: int) -> bool:
    return verb + 1 < len(items) and items[verb + 1].role in NOMINAL


def _is_suffixed(items: Sequence[Item], verb: int, chain: int = 0) -> bool:
    """Whether a name ends behind the verb (or ``chain`` - 1 more): 纠纷调解|室, 缝制加工|车间."""
    behind = verb + 1
    while behind < min(len(items), verb + 1 + chain) and items[behind].role in ("verb", "weak"):
        behind += 1
    if behind >= len(items):
        return False
    follower = items[behind]
    return follower.role in ("head", "measure") or (
        follower.role == "noun" and follower.text in _SUFFIXES
    )


def _behind_clause(items: Sequence[Item], start: int, ceiling: int) -> int | None:
    """Position of the noun behind a relative clause that opens at ``start``; None without one."""
    for place in range(start, ceiling - 1):
        if items[place].role in CLOSED or items[place].role == "and":
            return None
        if items[place].role == "de" and items[place + 1].role in NOMINAL:
            return place + 1
    return None


def verb_phrase(items: Sequence[Item], at: int) -> range:
    """What follows the figure up to the next mark or figure: 40余人|就近就业."""
    place = at + 1
    ceiling = min(len(items), at + 1 + 6)
    while place < ceiling and items[place].role not in CLOSED and items[place].role != "and":
        place += 1
    while place > at + 1 and items[place - 1].role in ("reach", "adverb", "boundary"):
        place -= 1
    start = at + 1
    while (
        start < place and items[start].role in ("reach", "adverb") and items[start].text in _LIGHT
    ):
        start += 1
    return _trim_after(items, range(start, place))


def topic(items: Sequence[Item], start: int, end: int) -> range:
    """The first noun phrase of the clause ``start`` to ``end``: |等座的队伍|从店门口排到了邮局."""
    place = start
    while place < end and items[place].role in _DANGLING:
        place += 1
    first = place
    joining = ("de", "open", "close")
    while place < end and (items[place].role in NOMINAL or items[place].role in joining):
        if items[place].role == "weak" and _acts(items, place, first):
            break
        if place > first and len(items[place].text) == 2 and items[place].text[0] in "不很太":
            break  # 补贴|不高
        place += 1
    return trim(items, range(first, place))
