"""What a number is per where 一 tells it: 一斤能卖35元, 一天能加工20吨, 豆腐汤一碗3元."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.extract.quantities.per_patterns import PerPatterns, per_patterns
from flows.tables.units import Unit, UnitTable

_ONE = re.compile(
    r"(?<![这那另第同某唯每进之统万逐专如头后近不有了又过整短])(?<!(?<!使)用)(?<!(?<![以从目])前)一"
)
_ONE_LEADS = re.compile(r"(?:^|[“”（(可下里说边中均]|现在|如今|以前|过去)\s?$")
"""What may stand before 一 at the beginning of what is told."""

_SOLD = re.compile(
    r"[卖售价值]|收购|利润|收[入益]|效益|成本|工[钱费]|能挣|能赚|只[要需收花]|仅[需收]|[得需要]花|要付|才[要收]"
    r"|[得需要投][要花入]?\Z|[收付交]\Z|[补奖][助贴励]?\Z"
)
NAMED_PIECE = re.compile(
    r"(?P<noun>[一-鿿]{2,5}?)它?的?"
    r"(?:手工费|加工费|工钱|工费|成本|售价|利润|平均|[就也]?[能只][卖挣赚产收有出结摘]|[卖挣赚要需]|补助|补贴"
    r"|奖励|投[资入]|造价|占地|[都均](?!是)|至少|配备?|设立?|安排|选派|落实)"
)
"""一个荷包手工费18元, 每个集中居住区平均新增: what the piece is, where no table names it."""

_ROUND = frozenset("趟遍圈回")
"""来回一趟1.4公里: what a length is told of."""

_SIZES = re.compile(r"全?[长宽高深厚]|直径|占地|面积|容[积量]|库容")
_SIDE = re.compile(r"[\u4e00-\u9fff]{1,3}[长宽高深厚]")
_CARRIES = re.compile(r"[^，,。；;]{0,2}能")
"""摩托车一趟只能拉两筐, but 做一遍要6个人."""

_HOLDS = frozenset("箱袋筐包盒车瓶桶件篓捆网头只条个颗罐垛")
"""一箱28斤: what is weighed by the piece."""

_LISTED = re.compile(r"[一-鿿]{1,6}、")
"""全部家当是一袋玉米、300元钱: two things in a list."""

TURNS = frozenset("趟遍圈回次顿")
_TAKEN = re.compile(r"[“\s]?[一-鿿]")
_MADE = re.compile(r"\A[“\s]?[^建修盖\W][好完成]?\Z|的\Z")
_LONGEST_RIDE = 4
_LONGEST_PIECE = 4
"""骑一圈骆驼80元, 换一次电两元, 绣一条围腰120元: what is taken, done or made and paid."""

_BY_NIGHT = re.compile(r"[^，,。；;]{0,2}?[能可要]")
"""一晚上能卖: 一晚上卖出 tells of one night."""

_LASTING = re.compile(
    r"[^，,。；;\d顶最]{0,3}?(?:多(?![收挣赚卖花])|半)|之?[内间]|来|前|后|到晚|四季"
)
"""一个多月跑遍, 一年内: how long something took."""

_HABIT = frozenset({"宿", "天", "年", "小时", "晚", "夜", "分钟", "昼夜"})
_DONE = re.compile("[了过完遍成起出]")
"""一天挑二十来趟 tells of every day; 一年建成12座 and 一天跑了5个村 of one."""

_SPREAD = re.compile(
    r"远销|[销卖飞走香]往?[到向至进]|销往|带[动富火活]|辐射|惠及|串起|盘活|撬动|致富|拉动|连[着起]|等$"
)
"""一包油茶远销8个国家: what one thing stands for as a symbol is no rate."""

_BARTERED = re.compile(r"[^，,。；;\d]{1,6}[换兑]")
_EARNED_ONCE = re.compile("[^，,。；;]{0,3}?[挣赚卖收花][到出]?了")
_ONCE = ("不到", "不足", "短短", "历时", "仅用", "只用", "用了", "不出")
_A_YEAR = ("年收入", "年租金", "年产", "年薪")
"""No unit of time elsewhere (年收入), but one in 一年收入七八万元."""

_HIDDEN = re.compile(
    r"月(?=(?:[能可就要才]|可以)*[挣赚拿有得给领发开]?[到了]?\Z)|只(?=能)|晚(?=\Z|[能可要卖挣赚收])"
)
_HIDDEN_UNITS = {"月": "个月", "只": "只", "晚": "晚上"}
"""新手一月2500元, 土鸡一只能卖120元, 民宿一晚80元; elsewhere these are parts of other words."""

_PRICED_PIECE = re.compile(
    r"(?P<season>季)(?:(?:[能可就要才]|可以)+[挣赚拿收卖]到?|下来[一-鿿]{0,2}[挣赚拿收卖][了到]*)\Z"
    r"|[小大](?P<piece>[瓶罐盒袋杯碗篮筐包壶])[就只才也能]*[要得需卖]?\Z"
    r"|(?P<event>场)[少多]?[要得]?[花省][了去掉费]*\Z"
)
"""一季能挣一万二, 一小瓶就要58元, 一场少花1.5万元: what no unit is but for a price."""

_ACTS = frozenset("次起件例条")
_PAID_ACT = re.compile(
    r"[^，,。；;\d]{0,8}?(?:补助|补贴|奖励?|积|加|扣|罚款?|返还?|给予?|记)[了给到]?\Z"
)
"""调解一起补助, 参加一次活动积: a reward told for each act."""

_NOT_PAID_FOR = frozenset("字次批期种类样方些起项名位支家场对代声把")
"""Measure words after 一 that introduce a thing rather than price it."""


def pers_of_one(clause: str, table: UnitTable, counted: Unit) -> Iterator[tuple[int, str]]:
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
        hidden = None
        if unit is None and is_price:
            hidden = _HIDDEN.match(clause, match.end())
            unit = table.units.get(_HIDDEN_UNITS[hidden.group()]) if hidden is not None else None
        piece = _PRICED_PIECE.match(clause, match.end()) if is_price else None
        if piece is not None:
            yield match.start(), piece[piece.lastindex or 0]
            continue
        if unit is None:
            continue
        width = len(hidden.group()) if hidden is not None else len(unit.surface)
        rest = clause[match.end() + width :]
        if _LISTED.fullmatch(rest) or ("”" in rest and "“" not in rest):
            continue  # 一袋玉米、300元钱; “一杯茶”调解室调处58起
        if counted.kind == "duration" and not _takes_up(unit, rest, counted, patterns):
            continue
        if unit.surface == "次" and rest.startswith("性"):
            continue  # 每处一次性补助5万元
        if not is_price and (_SIZES.match(rest) or _SIDE.fullmatch(rest)):
            continue  # 一条宽5米的水泥路, 一条路基宽5米的公路
        once = (*_ONCE, "年") if unit.unit == "年" else _ONCE
        if unit.kind == "duration" and clause.endswith(once, 0, match.start()):
            continue  # 仅去年一年就收入, 不到一个月筹集
        if unit.kind == "duration":
            is_season = is_land and unit.unit == "年"  # 一亩杏林一年能卖: a harvest is a year's
            if not is_season and _is_habit(clause, match.end(), unit, rest, patterns):
                yield match.start(), unit.unit
        elif is_reward and unit.surface in _ACTS and _PAID_ACT.match(rest):
            yield match.start(), unit.unit
        elif is_price and unit.surface in TURNS and _TAKEN.fullmatch(clause, 0, match.start()):
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
            or (unit.kind == "area" and (is_price or counted.kind == "mass"))
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


def _takes_up(unit: Unit, rest: str, counted: Unit, patterns: PerPatterns) -> bool:
    """一天|要走3个小时: how much of a longer time something takes, again and again."""
    if unit.kind != "duration" or unit.factor is None or counted.factor is None:
        return False
    takes = counted.factor < 1 <= unit.factor and patterns.able.match(rest) is not None
    return takes and _DONE.search(rest) is None


def _is_habit(clause: str, at: int, unit: Unit, rest: str, patterns: PerPatterns) -> bool:
    """Whether 一 with ``unit``, which begins at ``at``, tells what happens every day or year."""
    if not rest.strip("才仅只就也都"):
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
    if noun is None and (_BARTERED.match(rest) or rest.startswith(("能", "可"))):
        return unit.unit  # 一个|能收集雨水20立方米
    if noun is None:
        named = NAMED_PIECE.match(rest)
        return named["noun"] if named is not None else None
    return patterns.nouns[noun.group()]
