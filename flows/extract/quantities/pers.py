"""What a number is per: 每人 30 元, 亩产, 月工资, 一罐售价 168 元, 8000 元/吨.

Of two, the one nearest to the number wins (每人每天挣130元: 天). The words are data:
``per_words.csv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import itemgetter

from flows.extract.quantities.figures import Figure, Scan
from flows.extract.quantities.per_one import NAMED_PIECE, TURNS, pers_of_one
from flows.extract.quantities.per_patterns import per_patterns
from flows.lang.sentences import up_to_last
from flows.tables.units import Unit, UnitTable

_TO_CLAUSE = up_to_last(r"[，,。；;！？!?\n：:|]|——")
_LOOK = 40

_HOW_MUCH = re.compile(
    r"(?:多少钱?|[什甚]么价|几块钱?|怎么卖)(?P<one>[一每])[^，,。；;？?！!\d]{1,5}[？?][^？?\d]{0,24}$"
)
_ONE_ITEM = re.compile(
    r"(?:每(?P<unit>[年月天])[^，,。；;]{1,12}一项|一个?(?P<spell>[年月天])(?:下来|里头))"
    r"[，,][^，,。；;\d一]{0,8}$"
)
"""每年仅蜂蜜一项,可增收70万元; 一年下来,能挣4万元; 一个月里头,有20天在山上."""

_ONE_DEED = re.compile(
    r"每(?P<deed>[^，,。；;\d一每]{1,5}(?:一|1)[^，,。；;\d]{1,10})[，,][^，,。；;\d一]{0,8}$"
)
"""每调解一起纠纷,给予50元: what a reward is paid for."""

_MARKS = re.compile(r"[每均单一薪速各年月日周亩穗粒]")
"""A clause without any of these has no per."""

_EVERY = re.compile(r"每(?:一|\d+[百千万]?|(?!千[克瓦米])[两三四五六七八九十百千万]+|隔)?")
_EVERY_ACT = re.compile(r"[^\d一]{1,4}(?:一|\d+)\s?")
_YIELD = re.compile(
    r"(?<![0-9万亿千百十半两余多])亩(?=产|均|纯|净|收入|收益|效益|增收|增产|节|租金)"
)
_EAR = re.compile(
    r"(?P<unit>千粒(?=重[为是达到]{0,2}\Z)|[穗株](?=粒[数重]|荚数|铃数)|亩(?=穗数|株数))"
)
_WAGE = re.compile(r"(?P<unit>[时周])薪")
_SPEED = re.compile(r"(?P<unit>[时周])速")

_YEARLY = re.compile("年均")

_HELD = TURNS | frozenset("节堂场课")

_SHIFTED = ("提前", "推迟", "延后", "延期", "连续", "连着", "持续", "接连")

_FOR_WHOM = re.compile(
    r"[天日周月年](?:都|要|会|准时|按时|定时)*(?:[为给替帮向]|往返|奔走|在|到|去)"
)
_SUPPLIED = re.compile(r"[送发供做接收产运]|提供|服务|生产|加工|配送|接待|培训|巡|处理")

_YIELD_UNITS = frozenset({"公斤", "千克", "斤", "吨"})
_TIMES_OVER = frozenset({"倍", "番"})
_TEMPERATURES = frozenset({"℃", "度", "摄氏度", "°C"})
_SHARE = re.compile(
    r"(?<!第)(?:\d+|[一二两三四五六七八九十百]+)(?P<unit>个|[一-鿿])(?P<noun>[^，,、。；;\d]{0,5}?)"
    r"(?:分别)?各(?![类种项级地界方式])[^，,。；;\d每]{0,5}$"
)
_BEHIND = re.compile(
    r"\s?(?:/|每|一|1|[建修打挖盖买养种](?:一|1)(?=[个座口眼栋间头只棵亩条][，,。；;]))\s?"
)
_BEHIND_STARTS = frozenset("/每一1建修打挖盖买养种")
"""35元一斤, 8000元/吨; 一万元建一个，能用二十年."""
_NAMED_RATE = re.compile("的(?:保底|基本)?(?P<unit>[年月日周时])(?=薪|工资|收入|租金|租|利润)")
"""10多万元的|年薪."""

_NOT_A_CENT = ("分未", "分没", "分不", "分都", "分也", "分钱")
_SCALES = frozenset("百千万")
"""45公里/百平方公里."""

_SHORT_TIMES = {"日": "天", "月": "月", "时": "小时"}
"""5万吨/日: days and months are no units of their own."""


def per_of(scan: Scan, figure: Figure, floor: int = 0) -> str | None:
    """What ``figure`` is per, None if it is no rate. Nothing before ``floor`` bears on it."""
    if figure.per is not None:
        return figure.per
    if figure.unit.kind == "duration" and scan.text.endswith(_SHIFTED, 0, figure.start):
        return None  # 每场演出提前3天通知, 人均收入连续10年
    behind = per_behind(scan, figure)
    if behind is not None:
        return behind[0]
    if figure.unit.kind == "money" and scan.text.startswith("的", figure.end):
        named = _NAMED_RATE.match(scan.text, figure.end)
        if named is not None:
            return per_patterns(scan.units).stored.get(named["unit"], named["unit"])
    before = scan.text[max(floor, figure.start - _LOOK) : figure.start]
    if _MARKS.search(before) is None:
        return None
    if figure.unit.kind == "money" and (asked := _asked(scan, figure)) is not None:
        return asked
    has_clauses = "，" in before or "," in before
    one_item = _ONE_ITEM.search(before) if has_clauses else None
    is_spent = figure.unit.kind in ("money", "duration")
    if one_item is not None and (one_item["unit"] or is_spent):
        return one_item["unit"] or one_item["spell"]
    if has_clauses and (figure.unit.kind == "money" or figure.unit.surface == "分"):
        deed = _ONE_DEED.search(before)
        if deed is not None:
            return _every(deed["deed"], 0, scan.units)
    return per_in(_clause(before), figure.unit, scan.units)


def _asked(scan: Scan, figure: Figure) -> str | None:
    """“多少钱一斤？”“15元。”: what a price was asked for by."""
    before = scan.text[max(0, figure.start - _LOOK) : figure.start]
    if "？" not in before and "?" not in before:
        return None
    question = _HOW_MUCH.search(before)
    unit = scan.units.unit_at(before, question.end("one")) if question is not None else None
    return unit.unit if unit is not None else None


def per_in(words: str, unit: Unit, table: UnitTable) -> str | None:
    """What a number in ``unit`` behind ``words`` is per: 户均补助 -> 户, 亩产 -> 亩."""
    if _MARKS.search(words) is None:
        return None
    nearest = max(_candidates(words, table, unit), key=itemgetter(0), default=None)
    return nearest[1] if nearest is not None else None


def _clause(before: str) -> str:
    closed = _TO_CLAUSE.match(before)
    return before[closed.end() :] if closed else before


def per_behind(scan: Scan, figure: Figure) -> tuple[str, int] | None:
    """A per written behind the unit, with its end: 8000元/吨, 5毛钱一碟, 35元一斤."""
    end = figure.unit_end
    first = scan.text[end : end + 1]
    if first not in _BEHIND_STARTS and not first.isspace():
        end = figure.end  # 两块多|一斤, 30元左右|一只
        if end == figure.unit_end or scan.text[end : end + 1] not in _BEHIND_STARTS:
            return None
    mark = _BEHIND.match(scan.text, end)
    if mark is None or figure.unit.kind in ("duration", "age", "percent"):
        return None
    scaled = scan.text[mark.end() : mark.end() + 1] in _SCALES
    unit = scan.units.unit_at(scan.text, mark.end() + scaled)
    if unit is None:
        time = _SHORT_TIMES.get(scan.text[mark.end() : mark.end() + 1])
        return (time, mark.end() + 1) if time and mark.group().strip() == "/" else None
    if scan.text.startswith(_NOT_A_CENT, mark.end()):
        return None  # 10万元|一分未转
    is_price = figure.unit.kind == "money" and unit.kind not in ("money", "percent")
    if mark.group().strip() not in ("/", "每") and not is_price:
        return None
    if mark.group().strip() == "每" and figure.unit.kind == "count":
        return None  # 其中2000人|每人多挣3000元
    scale = scan.text[mark.end()] if scaled else ""
    return scale + unit.unit, mark.end() + scaled + len(unit.surface)


def _candidates(clause: str, table: UnitTable, counted: Unit) -> Iterator[tuple[int, str]]:
    """Pers that ``clause``, which ends where the figure begins, names, each with its place."""
    kind = counted.kind
    patterns = per_patterns(table)
    stored = patterns.stored
    if kind == "age" or counted.surface in _TIMES_OVER:
        return  # 人均年收入增加1.4倍
    if kind != "duration" and (counted.surface not in _TEMPERATURES or "电" in clause):
        for match in patterns.rate.finditer(clause):
            yield match.start(), stored.get(match["unit"], match["unit"])
    if kind == "percent":
        yield from ((match.start(), "年") for match in _YEARLY.finditer(clause))
        return
    # The sign of each is looked for first: most clauses hold one or none.
    for match in _EVERY.finditer(clause) if "每" in clause else ():
        per = None if match.group().endswith("隔") else _every(clause, match.end(), table)
        of_things = kind == "count" and counted.surface not in _HELD  # 每周到村|两次
        if per is not None and not (of_things and _is_for_whom(clause, match.end())):
            yield match.start(), per
    for sign, pattern in (
        ("粒", _EAR),
        ("穗", _EAR),
        ("均", patterns.average),
        ("单", patterns.single),
        ("薪", _WAGE),
        ("速", _SPEED),
    ):
        for match in pattern.finditer(clause) if sign in clause else ():
            yield match.start(), stored.get(match["unit"], match["unit"])
    if "亩" in clause:
        yield from ((match.start(), "亩") for match in _YIELD.finditer(clause))
    if counted.surface in _YIELD_UNITS and "单产" in clause:
        yield -1, "亩"  # of a field, where nothing else is told
    if "一" in clause:
        yield from pers_of_one(clause, table, counted)
    share = _SHARE.search(clause) if "各" in clause else None
    if share is not None:
        is_noun = share["unit"] == "个" and share["noun"]
        yield share.start(), share["noun"] if is_noun else share["unit"]


def _every(clause: str, at: int, table: UnitTable) -> str | None:
    """What 每, which ends at ``at``, is followed by: 每个网格 -> 网格, 每销售1吨 -> 吨."""
    patterns = per_patterns(table)
    unit = table.unit_at(clause, at)
    if unit is not None and unit.surface == "种" and clause.startswith(("种一", "种1"), at):
        unit = None  # 每种一亩油菜
    if unit is None and clause.startswith("周到", at):
        unit = table.units.get("周")  # 每|周到村两次
    if unit is not None and unit.surface == "个":
        noun = patterns.noun.match(clause, at + 1)
        named = NAMED_PIECE.match(clause, at + 1) if noun is None else None
        if named is not None:
            return named["noun"]
        return patterns.nouns[noun.group()] if noun else "个"
    noun = None if clause.startswith("生产", at) else patterns.noun.match(clause, at)
    if noun is not None and (unit is None or len(noun.group()) >= len(unit.surface)):
        return patterns.nouns[noun.group()]
    if unit is not None:
        return unit.unit
    act = _EVERY_ACT.match(clause, at)
    paid_for = table.unit_at(clause, act.end()) if act is not None else None
    return paid_for.unit if paid_for is not None else None


def _is_for_whom(clause: str, at: int) -> bool:
    """每天为6个村的老人送餐: the figure tells for whom or where, not how many a day."""
    whom = _FOR_WHOM.match(clause, at) or _FOR_WHOM.match(clause, at - 1)
    return whom is not None and _SUPPLIED.search(clause, whom.end()) is None
