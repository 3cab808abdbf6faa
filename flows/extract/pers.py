"""What a number is per: 每人 30 元, 亩产, 月工资, 一罐售价 168 元, 8000 元/吨.

Of two, the one nearest to the number wins (每人每天挣130元: 天). The words are data:
``per_words.csv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.extract.figures import Figure, Scan
from flows.extract.per_patterns import PerPatterns, per_patterns
from flows.tables.units import Unit, UnitTable

_CLAUSE_END = re.compile(r"[，,。；;！？!?\n：:|]|——")
_TO_CLAUSE = re.compile(rf"(?s:.*)(?:{_CLAUSE_END.pattern})")
_LOOK = 40

_HOW_MUCH = re.compile(
    r"(?:多少钱?|[什甚]么价|几块钱?|怎么卖)(?P<one>[一每])[^，,。；;？?！!\d]{1,5}[？?][^？?\d]{0,24}$"
)
_ONE_ITEM = re.compile(
    r"(?:每(?P<unit>[年月天])[^，,。；;]{1,12}一项|一个?(?P<spell>[年月天])下来)[，,][^，,。；;\d一]{0,8}$"
)
"""每年仅蜂蜜一项,可增收70万元; 一年下来,能挣4万元."""

_MARKS = re.compile(r"[每均单一薪速各年月日周亩]")
"""A clause without any of these has no per."""

_EVERY = re.compile(r"每(?:一|\d+[百千万]?|(?!千[克瓦米])[两三四五六七八九十百千万]+|隔)?")
_EVERY_ACT = re.compile(r"[^\d一]{1,4}(?:一|\d+)\s?")
_YIELD = re.compile(r"(?<![0-9万亿千百十半两余多])亩(?=产|均|纯|净|收入|收益|效益|增收|增产|节)")
_WAGE = re.compile(r"(?P<unit>[时周])薪")
_SPEED = re.compile(r"(?P<unit>[时周])速")
_ONE = re.compile(r"(?<![这那另第同某唯每进之统万逐专如头前后近不有了又过整短])(?<!(?<!使)用)一")
_ONE_LEADS = re.compile(r"(?:^|[“”（(可下里说边中均])\s?$")
_SOLD = re.compile(
    r"[卖售价值]|收购|利润|收[入益]|效益|成本|工[钱费]|能挣|能赚|只[要需收花]|仅[需收]|[得需要]花|要付|才[要收]"
)
_NAMED_PIECE = re.compile(
    r"(?P<noun>[一-鿿]{2,5}?)它?的?"
    r"(?:手工费|加工费|工钱|工费|成本|售价|利润|平均|能[卖挣赚产收有]|[卖挣赚]|补助|补贴|奖励|投资|造价)"
)
"""一个荷包手工费18元, 每个集中居住区平均新增: what the piece is, where no table names it."""

_YEARLY = re.compile("年均")
_ROUND = frozenset("趟遍圈回")
"""来回一趟1.4公里: what a length is told of."""

_SIZES = re.compile(r"全?[长宽高深厚]|直径|占地|面积|容[积量]|库容")
_CARRIES = re.compile(r"[^，,。；;]{0,2}能")
"""摩托车一趟只能拉两筐, but 做一遍要6个人."""

_HOLDS = frozenset("箱袋筐包盒车瓶桶件篓捆网头只条个颗罐垛")
"""一箱28斤: what is weighed by the piece."""

_TURNS = frozenset("趟遍圈回次顿")
_HELD = _TURNS | frozenset("节堂场课")
_TAKEN = re.compile(r"[“\s]?[一-鿿]")
_MADE = re.compile(r"\A[“\s]?[^建修盖\W][好完成]?\Z|的\Z")
_LONGEST_RIDE = 4
_LONGEST_PIECE = 4
"""骑一圈骆驼80元, 换一次电两元, 绣一条围腰120元: what is taken, done or made and paid."""

_BY_NIGHT = re.compile(r"[^，,。；;]{0,2}?[能可要]")
"""一晚上能卖: 一晚上卖出 tells of one night."""

_LASTING = re.compile(r"[^，,。；;\d顶最]{0,3}?[多半]|之?[内间]|来|前|后|到晚|四季")
"""一个多月跑遍, 一年内: how long something took."""

_HABIT = frozenset({"天", "年", "小时", "晚", "夜", "分钟", "昼夜"})
_DONE = re.compile("[了过完遍成起出]")
"""一天挑二十来趟 tells of every day; 一年建成12座 and 一天跑了5个村 of one."""

_SPREAD = re.compile(
    r"远销|[销卖飞走香]往?[到向至进]|销往|带[动富火活]|辐射|惠及|串起|盘活|撬动|致富|拉动|连[着起]|等$"
)
"""一包油茶远销8个国家: what one thing stands for as a symbol is no rate."""

_BARTERED = re.compile(r"[^，,。；;\d]{1,6}[换兑]")
_EARNED_ONCE = re.compile("[^，,。；;]{0,3}?[挣赚卖收花][到出]?了")
_ONCE = ("不到", "不足", "短短", "历时", "仅用", "只用", "用了", "不出")
_SHIFTED = ("提前", "推迟", "延后", "延期")
_A_YEAR = ("年收入", "年租金", "年产", "年薪")
"""No unit of time elsewhere (年收入), but one in 一年收入七八万元."""

_HIDDEN = re.compile(
    r"月(?=(?:[能可就要才]|可以)*[挣赚拿有得给领发开]?[到了]?\Z)|只(?=能)|晚(?=\Z|[能可要卖挣赚收])"
)
_HIDDEN_UNITS = {"月": "个月", "只": "只", "晚": "晚上"}
"""新手一月2500元, 土鸡一只能卖120元, 民宿一晚80元; elsewhere these are parts of other words."""

_ACTS = frozenset("次起件例条")
_PAID_ACT = re.compile(
    r"[^，,。；;\d]{0,8}?(?:补助|补贴|奖励?|积|加|扣|罚款?|返还?|给予?|记)[了给到]?\Z"
)
"""调解一起补助, 参加一次活动积: a reward told for each act."""

_FOR_WHOM = re.compile(
    r"[天日周月年](?:都|要|会|准时|按时|定时)*(?:[为给替帮向]|往返|奔走|在|到|去)"
)
_SUPPLIED = re.compile(r"[送发供做接收产运]|提供|服务|生产|加工|配送|接待|培训|巡|处理")
_NOT_PAID_FOR = frozenset("次批期种类样方些起项名位支家场对代声把")
"""Measure words after 一 that introduce a thing rather than price it."""

_YIELD_UNITS = frozenset({"公斤", "千克", "斤", "吨"})
_TIMES_OVER = frozenset({"倍", "番"})
_TEMPERATURES = frozenset({"℃", "度", "摄氏度", "°C"})
_SHARE = re.compile(
    r"(?<!第)(?:\d+|[一二两三四五六七八九十百]+)(?P<unit>个|[一-鿿])(?P<noun>[^，,。；;\d]{0,5}?)"
    r"(?:分别)?各[^，,。；;\d每]{0,5}$"
)
_BEHIND = re.compile(r"\s?(?:/|每|一|1)\s?")
_BEHIND_STARTS = frozenset("/每一1")
_SHORT_TIMES = {"日": "天", "月": "月", "时": "小时"}
"""5万吨/日: days and months are no units of their own."""


def per_of(scan: Scan, figure: Figure, floor: int = 0) -> str | None:
    """What ``figure`` is per, None if it is no rate. Nothing before ``floor`` bears on it."""
    if figure.per is not None:
        return figure.per
    if figure.unit.kind == "duration" and scan.text.endswith(_SHIFTED, 0, figure.start):
        return None  # 每场演出提前3天通知
    behind = per_behind(scan, figure)
    if behind is not None:
        return behind[0]
    if _MARKS.search(scan.text, max(floor, figure.start - _LOOK), figure.start) is None:
        return None
    if figure.unit.kind == "money" and (asked := _asked(scan, figure)) is not None:
        return asked
    one_item = _ONE_ITEM.search(scan.text, max(floor, figure.start - _LOOK), figure.start)
    if one_item is not None and (one_item["unit"] or figure.unit.kind == "money"):
        return one_item["unit"] or one_item["spell"]
    return per_in(_clause(scan.text, figure.start, floor), figure.unit, scan.units)


def _asked(scan: Scan, figure: Figure) -> str | None:
    """“多少钱一斤？”“15元。”: what a price was asked for by."""
    question = _HOW_MUCH.search(scan.text, max(0, figure.start - _LOOK), figure.start)
    unit = scan.units.unit_at(scan.text, question.end("one")) if question is not None else None
    return unit.unit if unit is not None else None


def per_in(words: str, unit: Unit, table: UnitTable) -> str | None:
    """What a number in ``unit`` behind ``words`` is per: 户均补助 -> 户, 亩产 -> 亩."""
    if _MARKS.search(words) is None:
        return None
    nearest = max(_candidates(words, table, unit), key=_place, default=None)
    return nearest[1] if nearest is not None else None


def _place(candidate: tuple[int, str]) -> int:
    return candidate[0]


def _clause(text: str, end: int, floor: int) -> str:
    start = max(floor, end - _LOOK)
    before = _TO_CLAUSE.match(text, start, end)
    return text[before.end() if before else start : end]


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
    unit = scan.units.unit_at(scan.text, mark.end())
    if unit is None:
        time = _SHORT_TIMES.get(scan.text[mark.end() : mark.end() + 1])
        return (time, mark.end() + 1) if time and mark.group().strip() == "/" else None
    is_price = figure.unit.kind == "money" and unit.kind not in ("money", "percent")
    if mark.group().strip() not in ("/", "每") and not is_price:
        return None
    return unit.unit, mark.end() + len(unit.surface)


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
    if kind != "duration" and "一" in clause:
        yield from _one(clause, table, counted)
    share = _SHARE.search(clause) if "各" in clause else None
    if share is not None:
        is_noun = share["unit"] == "个" and share["noun"]
        yield share.start(), share["noun"] if is_noun else share["unit"]


def _every(clause: str, at: int, table: UnitTable) -> str | None:
    """What 每, which ends at ``at``, is followed by: 每个网格 -> 网格, 每销售1吨 -> 吨."""
    patterns = per_patterns(table)
    unit = table.unit_at(clause, at)
    if unit is None and clause.startswith("周到", at):
        unit = table.units.get("周")  # 每|周到村两次
    if unit is not None and unit.surface == "个":
        noun = patterns.noun.match(clause, at + 1)
        named = _NAMED_PIECE.match(clause, at + 1) if noun is None else None
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


def _one(clause: str, table: UnitTable, counted: Unit) -> Iterator[tuple[int, str]]:
    """一斤鲜驼奶能卖35块钱 -> 斤; 一天能加工20吨 -> 天; not 建一座200平方米的车间.

    Right before the amount the measure needs no verb: 豆腐汤一碗3元, 来回一趟1.4公里.
    """
    patterns = per_patterns(table)
    is_price = counted.kind == "money"
    is_reward = is_price or counted.surface == "分"
    is_land = False
    for match in _ONE.finditer(clause):
        unit = table.unit_at(clause, match.end())
        is_year = clause.startswith(_A_YEAR, match.end()) and not clause.endswith(
            "年", 0, match.start()
        )
        if unit is None and is_year:
            unit = table.units.get("年")
        if unit is None and is_price:
            hidden = _HIDDEN.match(clause, match.end())
            unit = table.units.get(_HIDDEN_UNITS[hidden.group()]) if hidden is not None else None
        if unit is None:
            continue
        rest = clause[match.end() + len(unit.surface) :]
        if unit.surface == "次" and rest.startswith("性"):
            continue  # 每处一次性补助5万元
        if not is_price and _SIZES.match(rest):
            continue  # 一条宽5米的水泥路
        once = (*_ONCE, "年") if unit.unit == "年" else _ONCE
        if unit.kind == "duration" and clause.endswith(once, 0, match.start()):
            continue  # 仅去年一年就收入, 不到一个月筹集
        if unit.kind == "duration":
            is_season = is_land and unit.unit == "年"  # 一亩杏林一年能卖: a harvest is a year's
            if not is_season and _is_habit(clause, match.end(), unit, rest, patterns):
                yield match.start(), unit.unit
        elif is_reward and unit.surface in _ACTS and _PAID_ACT.match(rest):
            yield match.start(), unit.unit
        elif is_price and unit.surface in _TURNS and _TAKEN.fullmatch(clause, 0, match.start()):
            if len(rest) <= _LONGEST_RIDE:
                yield match.start(), unit.unit
        elif (
            _ONE_LEADS.search(clause[: match.start()])
            or (is_price and (not rest or _SOLD.search(rest)))
            or (
                is_price
                and len(rest) <= _LONGEST_PIECE
                and (unit.kind == "mass" or _MADE.search(clause, 0, match.start()))
            )
            or (unit.surface in _ROUND and _CARRIES.match(rest))
            or (not rest and counted.kind == "length" and unit.surface in _ROUND)
            or (not rest and counted.kind == "mass" and unit.surface in _HOLDS)
        ):
            leads = is_price or unit.kind == "area" or unit.surface in _ROUND
            leads = leads or (counted.kind == "mass" and unit.surface in _HOLDS)
            spread = counted.kind == "count" and _SPREAD.search(rest) is not None
            per = None if spread else _one_of(unit, rest, patterns, leads=leads)
            is_land = is_land or unit.kind == "area"
            if per is not None:
                yield match.start(), per


def _is_habit(clause: str, at: int, unit: Unit, rest: str, patterns: PerPatterns) -> bool:
    """Whether 一 with ``unit``, which begins at ``at``, tells what happens every day or year."""
    if not rest:
        return True
    if _LASTING.match(clause, at + 1):
        return False
    if _EARNED_ONCE.match(rest):
        return False
    able = _BY_NIGHT if unit.unit == "晚" else patterns.able
    if able.match(rest):
        return True
    return unit.unit in _HABIT and _DONE.search(rest) is None


def _one_of(unit: Unit, rest: str, patterns: PerPatterns, *, leads: bool) -> str | None:
    """``leads`` allows the amount right behind the measure."""
    if unit.surface in _NOT_PAID_FOR or not (rest or leads):
        return None
    if unit.surface != "个":
        return unit.unit
    noun = patterns.noun.match(rest)
    if noun is None and _BARTERED.match(rest):
        return unit.unit
    if noun is None:
        named = _NAMED_PIECE.match(rest)
        return named["noun"] if named is not None else None
    return patterns.nouns[noun.group()]
