"""What a number is per: 每人 30 元, 亩产, 月工资, 一罐售价 168 元, 8000 元/吨.

Of two, the one nearest to the number wins (每人每天挣130元: 天).
"""

from __future__ import annotations

import re

from flows.extract.figures import Figure, Scan
from flows.tables.units import Unit, UnitTable

_CLAUSE_END = re.compile(r"[，,。；;！？!?\n：:|]|——")
_LOOK = 40

_EVERY = re.compile(r"每(?:一|\d+|[百千万]|隔)?")
_AVERAGE = re.compile(r"(?P<unit>[人户亩年月日村天县校镇头只车班店棚周组季次株座])均")
_YEARLY = re.compile(
    r"(?<![0-9〇零一二三四五六七八九十今去前明全多每半当近上下本往同首几两常历翌逐新整末数周老丰昨早来中成青少幼童百千万])(?P<unit>[年月日周])"
    r"(?=产|均|收入|纯收入|销|工资|薪|租|利率|处理|加工|接待|出栏|发电|供|节约|营业|利润|生产|补贴|吞吐|用|屠宰|存栏|增收|创收|缴|交易|息|费|旅游|客流|培训|服务|净|耗|消耗|排|减|输|运|维护|经营|人均|户均)"
)
_YIELD = re.compile(r"(?<![0-9万亿千百十半两余多])亩(?=产|均|纯|净|收入|收益|效益|增收|增产|节)")
_SINGLE = re.compile(r"(?<![简订下清菜名账保])单(?P<unit>[座户株亩棚头只台次体位车瓶件箱人套趟罐栋批场日月季])(?!位|元|独|一|纯)")
_WAGE = re.compile(r"(?P<unit>[时周])薪")
_ONE = re.compile(r"(?<![这那另第同某唯每进之统万逐专如头前后近不有了又过整用])一")
_CAN = re.compile(r"[^，,。；;]{0,3}?(?:能|可|要|只|就|产|出|挣|赚|卖|得|需|最多|平均|下来|的|收|加工|生产|接待|节|省|增|能够|最少|大约|约)")
_HEAD = re.compile(r"(?:^|[“”（(可下里说边中])\s?$")
_SHARE = re.compile(r"(?:\d+|[一二两三四五六七八九十百]+)(?P<unit>个|[一-鿿])(?P<noun>[^，,。；;\d]{0,5}?)(?:分别)?各[^，,。；;\d每]{0,5}$")
_NOUNS = (
    "网格|嘎查村|嘎查|行政村|自然村|村民小组|村庄|村子|村|社区|小区|苏木|乡镇|街道|镇|乡|县|旗|市|区|"
    "小组|家庭|孩子|学生|学校|班级|班|老人|党员|党支部|支部|项目|大棚|暖棚|棚|坑|工人|劳力|劳动力|农户|牧户|人|"
    "单元|楼栋|楼门|岗位|站点|点|教学点|季度|学期|学年|月|星期|小时|钟头|工作日|工|车间|企业|单位|部门|窗口|"
    "床位|车位|鸡蛋|西瓜|苹果|菌棒|菌包|标段|年度|周末|代表团|队|组|家|户"
)
_NOUN = re.compile(_NOUNS)
_BEHIND = re.compile(r"\s?(?:/|每|一|1)\s?")
_SLASH_UNIT = re.compile(r"[/每]\s?(?P<noun>[一-鿿A-Za-z³²]{1,4})")


def per_of(scan: Scan, figure: Figure) -> str | None:
    """What ``figure`` is per, None if it is no rate."""
    if figure.per is not None:
        return figure.per
    text = scan.text
    behind = per_behind(scan, figure)
    if behind is not None:
        return behind[0]
    floor = max(0, figure.start - _LOOK)
    clause_start = floor
    for end in _CLAUSE_END.finditer(text, floor, figure.start):
        clause_start = end.end()
    clause = text[clause_start : figure.start]
    if not clause:
        return None
    best_at, best = -1, None
    for at, per in _candidates(clause, scan.units, figure):
        if at > best_at:
            best_at, best = at, per
    return best


def per_behind(scan: Scan, figure: Figure) -> tuple[str, int] | None:
    """A per written behind the unit, with its end: 8000元/吨, 5毛钱一碟, 35元一斤."""
    text, at = scan.text, figure.unit_end
    mark = _BEHIND.match(text, at)
    if mark is None or figure.unit.kind in ("duration", "age", "percent"):
        return None
    sign = mark.group().strip()
    unit = scan.units.unit_at(text, mark.end())
    if sign in ("/", "每"):
        if unit is None:
            return None
        return unit.unit, mark.end() + len(unit.surface)
    if unit is None or figure.unit.kind != "money" or unit.kind in ("money", "percent"):
        return None
    return unit.unit, mark.end() + len(unit.surface)


def _candidates(clause: str, units: UnitTable, figure: Figure) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    if figure.unit.kind not in ("percent", "age"):
        for match in _EVERY.finditer(clause):
            if match.group().endswith("隔"):
                continue
            per = _every(clause, match.end(), units)
            if per is not None:
                found.append((match.start(), per))
        for pattern in (_AVERAGE, _SINGLE, _WAGE):
            found += [(m.start(), _named(m["unit"])) for m in pattern.finditer(clause)]
        found += [(m.start(), "亩") for m in _YIELD.finditer(clause)]
        if figure.unit.kind != "duration":
            found += _one(clause, units)
        share = _SHARE.search(clause)
        if share is not None:
            found.append((share.start(), share["noun"] if share["unit"] == "个" and share["noun"] else share["unit"]))
    if figure.unit.kind not in ("age", "duration"):
        found += [(m.start(), _named(m["unit"])) for m in _YEARLY.finditer(clause)]
    if figure.unit.kind == "percent":
        found += [(m.start(), "年") for m in re.finditer(r"年均", clause)]
    return found


def _named(unit: str) -> str:
    return {"日": "天", "时": "小时", "季": "季度"}.get(unit, unit)


def _every(clause: str, at: int, units: UnitTable) -> str | None:
    """What 每, whose end is ``at``, is followed by: 每个网格 -> 网格, 每销售1吨 -> 吨."""
    unit = units.unit_at(clause, at)
    if unit is not None and unit.surface == "个":
        noun = _NOUN.match(clause, at + 1)
        return noun.group() if noun else "个"
    noun = _NOUN.match(clause, at)
    if noun is not None and (unit is None or len(noun.group()) > len(unit.surface)):
        return noun.group()
    if unit is not None:
        return unit.unit
    if clause[at : at + 1] in ("月", "日", "季", "天", "晚", "夜"):
        return _named(clause[at])
    inner = re.compile(r"[^\d一]{1,4}(?:一|\d+)\s?").match(clause, at)
    if inner is not None:
        unit = units.unit_at(clause, inner.end())
        if unit is not None:
            return unit.unit
    return None


def _one(clause: str, units: UnitTable) -> list[tuple[int, str]]:
    """一斤鲜驼奶能卖35块钱 -> 斤; 一天能加工20吨 -> 天; not 建一座200平方米的车间."""
    found = []
    for match in _ONE.finditer(clause):
        unit = units.unit_at(clause, match.end())
        if unit is None:
            continue
        rest = clause[match.end() + len(unit.surface) :]
        if unit.kind == "duration":
            if _CAN.match(rest) or not rest:
                found.append((match.start(), unit.unit))
        elif _HEAD.search(clause[: match.start()]) and _is_measured(unit, rest):
            per = unit.unit
            if unit.surface == "个":
                noun = _NOUN.match(rest)
                if noun is None:
                    continue
                per = noun.group()
            found.append((match.start(), per))
    return found


def _is_measured(unit: Unit, rest: str) -> bool:
    if unit.surface in ("次", "批", "期", "种", "类", "样", "方", "些", "起", "项", "名", "位", "支", "家", "场", "对", "代", "声", "把"):
        return False
    return bool(rest)
