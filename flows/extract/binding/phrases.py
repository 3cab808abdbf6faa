"""The noun phrases before a figure, as ranges of the items of its sentence."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from flows.extract.binding.clauses import ACTIONS, Item, phrase_text
from flows.extract.binding.word_roles import is_nominal, is_pure_verb, word_class

REACH = 16
"""Items read on either side of a figure; a longer phrase is no name for a column."""
EMPTY = range(0)

NOMINAL = frozenset(["noun", "weak", "measure", "head", "place"])
CLOSED = frozenset(["mark", "figure"])
DISPOSES = frozenset("把将对")
"""Before what something is done to."""

FROM = frozenset(["由", "从", "自"])
BY = frozenset(["按", "按照"])
_LOOSE = frozenset(["time", "per", "number", "space", "filler", "de", "and"])
_INSIDE = NOMINAL | _LOOSE | {"open", "close", "average"}
_MODIFYING = NOMINAL | ACTIONS | {"time"}
_DANGLING = _LOOSE | {"reach", "period", "adverb", "boundary"}
_FEES = frozenset("费金款率")
_MEASURED = frozenset("量数率额值户")
_WHO = frozenset("童年人众民员生女")
_OF_ONESELF = frozenset(
    ["返乡", "务工", "失业", "退休", "外出", "上岸", "退捕", "下岗", "退役", "受灾", "参训", "参赛"]
)
"""Verbs that take no object: before a noun they say which."""
_WHOLE_SIZES = frozenset(["全长", "总长", "总长度", "总面积", "总投资"])
_SEASONS = frozenset("春夏秋冬")
_TOWARDS = frozenset("进到向入往赴")
_NEVER_MODIFY = frozenset("人娃话")
_ATTRIBUTIVE = frozenset(
    ["重点", "骨干", "基层", "一线", "专职", "专业", "基础", "特色", "高标准", "高端", "无公害"]
)
_SAYING = 4
_KINDS = frozenset("型化级式")
_LACKING = frozenset("不未没")
"""改善|不达标水质: what is lacking opens a phrase; behind a noun it is a predicate: 村|未通宽带."""
_CLOSING = frozenset('”’」』》"')
BODIES = (
    *"局会联部委府校院所队站社里办厅区镇乡县村市旗园",
    *("中心", "公司", "公安", "机关", "单位", "学会", "协会", "企业", "政府"),
)
_AWAY = frozenset(["离", "距", "距离"])
_POINTING = frozenset("这那该某本哪")
_CLASSIFIERS = frozenset("条座栋处片块笔项家名位只头辆台间套批种款场次")
_RESULTS = frozenset("下出到回起上了")
"""Verbs that end with these name no kind of thing: 省下|运费 is not 帮扶|资金."""
_ASPECT = frozenset("了着过到出起成上下去来给在于以为")
SUFFIXES = frozenset(
    "室点站员队所户区群组者家人院馆厅栋业类费金率会团岗车库厂场棚林田地线网屋床师生工班台法"
)

CARRYING = frozenset(["reach", "adverb", "space"])
"""What stands between a figure and the words that name it, and tells nothing: 已|达."""


def back_over(items: Sequence[Item], end: int, roles: Collection[str]) -> int:
    """Where the run of items with ``roles`` that ends before position ``end`` begins."""
    while end > 0 and items[end - 1].role in roles:
        end -= 1
    return end


def on_over(items: Sequence[Item], start: int, roles: Collection[str]) -> int:
    """Where the run of items with ``roles`` that begins at position ``start`` ends."""
    while start < len(items) and items[start].role in roles:
        start += 1
    return start


def mark_before(items: Sequence[Item], at: int) -> int:
    """The mark at position ``at`` or the last one before it; 0 without one."""
    while at > 0 and items[at].role != "mark":
        at -= 1
    return at


def clause_start(items: Sequence[Item], at: int) -> int:
    """Where the clause of position ``at`` begins."""
    while at > 0 and items[at - 1].role not in CLOSED:
        at -= 1
    return at


def noun_before(items: Sequence[Item], end: int, floor: int | None = None) -> range:
    """The noun phrase that ends before position ``end``; empty where none ends there.

    It begins behind position ``floor``, by default as far back as a phrase may reach.
    """
    floor = max(-1, end - REACH) if floor is None else floor
    if end - 1 > floor and items[end - 1].text in "）)":
        end = _before_bracket(items, end, floor)
    start = _before_quote(items, end, floor)
    while start - 1 > floor and end - start < REACH:
        text, role = items[start - 1].text, items[start - 1].role
        if text == "等" and start < end:
            break
        if text == "组织" and start < end and _is_body(items, start - 2, floor):
            break  # 林业局组织|护林员45名
        if role == "average" and (items[end - 1].role != "measure" or text[0] == "每"):
            break  # 除去成本|每亩收入
        if role == "weak" and start < end and items[start].text[0] in _LACKING:
            break
        inside = role in _INSIDE or text == "等" or text in _AWAY
        if not inside and not (role in ACTIONS and _bare(items, start, end)):
            break
        start -= 1
    if start - 1 > floor and items[start - 1].role in ACTIONS and _is_described(items, start, end):
        start -= 1
    return trim(items, range(start, end))


def noun_text(text: str, items: Sequence[Item], end: int, floor: int | None = None) -> str:
    """The noun phrase that ends before position ``end``, as printed; '' where none does."""
    return phrase_text(text, items, noun_before(items, end, floor))


def _is_body(items: Sequence[Item], at: int, floor: int) -> bool:
    """Whether an office, a firm or a place stands at ``at``: who brings others together."""
    return at > floor and (items[at].role == "place" or items[at].text.endswith(BODIES))


def _before_bracket(items: Sequence[Item], end: int, floor: int) -> int:
    """Where the bracket opens that closes before ``end``: 固定资产投资|（不含农户）."""
    for place in range(end - 2, max(floor, end - REACH), -1):
        if items[place].text in "（(":
            return place
        if items[place].role == "figure":
            break
    return end


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
        return items[start].text in _MEASURED  # 诊疗|量占比
    if items[start - 1].text[-1] in _RESULTS or items[start].text in _WHOLE_SIZES:
        return False  # 建成|全长5公里的步道
    if items[start - 1].text in _OF_ONESELF:
        return True  # 返乡|人员, 上岸|渔船
    if items[start].role == "head":
        modified = start > 1 and items[start - 2].role in _MODIFYING
        return modified or len(items[start].text) == 1 or is_nominal(items[start - 1].text)
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
    if end - start > 1 and items[end - 1].role == "place" and items[end - 2].role == "noun":
        end -= 1  # 这类|活动|监利市已举办23场
    if end - start > 1 and items[end - 1].text in ("等", "个"):
        end -= 1  # 收入|个20万元
    return range(start, end)


def _hangs_left(items: Sequence[Item], at: int, end: int) -> bool:
    text, role = items[at].text, items[at].role
    if role == "open" and all(items[place].role != "close" for place in range(at, end)):
        return True  # “|一间房168元
    if role == "place" and at + 1 < end and items[at + 1].text == "籍":
        return False  # 广西|籍学生
    if role == "place" or (text == "时间" and items[at - 1].role == "figure"):
        return True
    if role == "average":
        return items[end - 1].role != "measure" or text[0] == "每"
    if role == "number" and at + 1 < end and items[at + 1].text == "岁":
        return False
    if role == "time" and at + 2 == end and len(items[at + 1].text) == 1 and text[-1] in _SEASONS:
        return False  # 早春|烟
    if text in _CLASSIFIERS and at and items[at - 1].text in _POINTING:
        return at + 1 < end  # 这|条|水泥路投资
    if text == "点" and items[at - 1].role == "number":
        return True  # 夜里12|点
    if text == "地" or (text in ("组织", "时候") and at + 1 < end):
        return True
    return (role in _DANGLING and text not in _AWAY) or role == "close"


def is_attributive(word: str) -> bool:
    """重点|防火单位, 新型|节能板材: the name goes on behind such a word, with a verb as well."""
    return word in _ATTRIBUTIVE or word[-1] in _KINDS


def acts(items: Sequence[Item], at: int, start: int) -> bool:
    """Whether a verb that the table does not list is one here: 46个村尝|到了甜头.

    It is not where it makes a name with what follows: 医保报销|服务, 调解|室.
    """
    word = items[at].text
    if at + 1 < len(items) and items[at + 1].text == "了" and items[at].role in ("noun", "weak"):
        return True  # 法国观众|观看|了, 凤梨|成熟|了
    if len(word) == _SAYING and word[-1] not in _WHO and word_class(word) in "il":
        return True  # 小麦|岌岌可危
    if items[at].role != "measure" and items[at].text[-1] in _TOWARDS and _goes(items, at):
        return True
    if word.startswith("没人"):
        return True  # 两个娃|没人管
    if items[at].role != "weak" or at + 1 >= len(items):
        return False
    if items[at].text[0] in _LACKING:
        return True
    if items[at].text in _FEES:
        return False
    if items[at + 1].role in CLOSED:
        return items[at + 1].role == "figure" and len(items[at].text) == 2
    follower = items[at + 1]
    if follower.text[0] in _ASPECT:
        return True
    if items[at].start - items[start].start < 2:
        return items[start].text in _NEVER_MODIFY and is_pure_verb(items[at].text)  # 人|看机器
    if at == start + 1 and is_attributive(items[start].text):
        return False  # 重点|防火单位
    named = follower.role in ("head", "measure", "weak", "de", "and", "open", "close")
    return not named and follower.text not in SUFFIXES


def _goes(items: Sequence[Item], at: int) -> bool:
    """大学生|走进社区, 救援队|冲向现场: it leads somewhere, and no name ends behind it."""
    word = items[at].text
    if len(word) != 2 or at + 1 >= len(items) or items[at + 1].text in SUFFIXES:
        return False
    if word[1] == "往":
        return word_class(word[0]) == "v"  # 苹果|销往北京
    return all(word_class(part) == "v" for part in ((word,) if is_pure_verb(word) else word))


def topic(items: Sequence[Item], start: int, end: int) -> range:
    """The first noun phrase of the clause ``start`` to ``end``: |等座的队伍|从店门口排到了邮局."""
    place = start
    while place < end and items[place].role in _DANGLING:
        place += 1
    first = place
    joining = ("de", "open", "close")
    while place < end and (items[place].role in NOMINAL or items[place].role in joining):
        if items[place].role == "weak" and acts(items, place, first):
            break
        if place > first and len(items[place].text) == 2 and items[place].text[0] in "不很太":
            break  # 补贴|不高
        place += 1
    return trim(items, range(first, place))
