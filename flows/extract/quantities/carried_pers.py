"""Whether what an amount is per holds for the next one: 每斤5元，比去年贵了1元."""

from __future__ import annotations

import re

from flows.extract.quantities.figures import SIZES, Figure

_FARTHEST = 24
_SOURCES = frozenset({"亩", "天", "晚", "袋", "棚", "头", "只", "株", "棵", "棒", "茬", "季", "趟"})
"""What both brings in a yield and is paid for."""

_NOT_SOLD = frozenset({"人", "户", "年", "月", "天", "季度", "周", "小时", "晚", "家", "村"})

_WEIGHED = frozenset({"斤", "公斤", "千克", "两", "吨", "克", "箱", "个", "只", "头"})
_SERVED = frozenset({"餐", "顿", "份", "次"})
_SPELLS = frozenset({"年", "月", "天", "季度"})
_WORKED = SIZES | {"count"}
_YIELDED = frozenset({"mass", "volume", "other"})
_HIGHEST_WAGE = 3000
_ALIKE = 10
"""Two prices of one measure are at most so many times apart."""

_WHEN = (
    "今[天晚晨年]|昨[天晚]|前[天晚年]|[本上这][周月]|节[前后]|如今|现在|目前|眼下|后来|去年"
    "|当时|当年|以前|过去|往年|第二年|到了?年底"
)
_RISES = "(?:(?:直接|已经?)?[涨降升跌上下]{1,2}|则)[到至为]?"

# What stands between the two numbers, from end to end; a figure in between ends the clause.
_BEFORE_IT = r"(?s:.*?)"
_COMPARED = re.compile(
    rf"{_BEFORE_IT}[，,][“”]?(?:虽然?|虽说|但|不过)?(?:[比较与贵涨降]|相比|同比|便宜)"
    r"[^，,。；;！？!?\n\d]{0,12}"
)
_EQUAL = re.compile(
    r"[，,（(]?(?:也就是|即|折合|合|相当于)(?:人民币)?[约近]?"
    r"|[^\d]{0,14}这个?数[字额]?[就已]?[变涨升增提翻达]?[成到至为了]+"
)
"""每亩折1000股,也就是1000元; 人均2300元;两年后,这个数变成9800元."""
_BROUGHT_IN = re.compile(
    r"[一-鿿]{0,6}[，,、](?:[纯毛净]?收入|利润|年?产值|销售收入|[销交营][售易业]额|创收|利税)"
    r"(?:[可能]?达到?|[超突][过破]|有)?"
)
"""年出栏生猪2万头,纯收入60万元: what a year's work brings in."""
_AS_WELL = re.compile(
    r"[一-鿿]{0,8}[，,、](?![^，,]*?(?:共|总|累计|已|占|其中|[今去明]年|目前|现|拥有|面积|人均))"
    r"(?:(?![一每])[一-鿿]){2,8}"
)
"""每年新增拦沙量3万吨,保水量500万立方米; 每天处理3万斤鲜花,产出5千斤."""
_PARALLEL = re.compile(r"[，,、](?:可|能|又)?(?P<verb>[节减增])[一-鿿]{1,4}")
_GOES_ON = re.compile(
    rf"{_BEFORE_IT}[，,][^，,。；;！？!?\n\d]{{0,8}}[，,]?"
    r"(?:今年|明年|预计|有望|力争|最[高低多少好]|[高低好多]的|可[产出收采]|能[产出收采])"
    r"[^，,。；;！？!?\n\d总]{0,7}"
)
"""亩产达到438公斤,今年苗情更好,预计能突破450公斤: the same measure in the next clause."""
_WAGES = re.compile(
    rf"{_BEFORE_IT}[，,][^，,。；;！？!?\n\d]{{0,2}}"
    r"(?:工钱|工资|工费|报酬|[挣赚]|[能可]拿)[到得是有]?"
)
"""一天能栽三亩,工钱150元: what the day's work is paid."""
_EARNED = re.compile(
    rf"{_BEFORE_IT}[，,](?:算下来|一算|刨去成本|除去[^，,\d]{{1,6}}[，,]?)?[^，,。；;！？!?\n\d总]{{0,3}}"
    r"(?:折合增收|[毛纯净]?收入|[毛纯净]?利润|净赚|纯赚|净挣|纯利|收益|效益)[^，,。；;！？!?\n\d]{0,4}"
)
"""一晚上能卖三百串,毛收入1500元: what the same spell or plot brings in."""
_SOLD_TOO = re.compile(
    rf"{_BEFORE_IT}[，,][^，,。；;！？!?\n\d年月天共总]{{0,8}}?"
    r"(?:[卖售收给开](?:得到|不到|得出|到|得|了|出)?|[也只才]要|(?:的|[春夏秋冬旺淡][天季])[只仅才]有)"
)
"""一斤能卖四块五,老品种只卖得到两块三,差的只有两块: a price beside the one of other goods."""
_PRICED_AGAIN = tuple(
    (pers, re.compile(words))
    for pers, words in (
        # 收购价每斤普遍在2元,最高价达3元
        (
            _WEIGHED,
            r"[，,、][其中，,]*[最平][高低均]时?价?格?(?:[涨跌卖降升]?(?:到|至)|达到?|为|是|在|仅)?",
        ),
        # 新手一月2500元，手上活快的能拿4500元; 女工一天的工资100元,男工150元
        (
            _SPELLS,
            r"[，,][^，,。；;！？!?\n\d共总]{1,8}[的手工员](?:[能可]|可以)?[拿挣赚领][到得]?",
        ),
        (_SPELLS, r"[，,、；;][一-鿿]{1,4}[工人员手匠师](?:是|为)?"),
        # 每亩除保底收入900元外,还能分红200元
        (None, r"[之以]?外[，,](?:还|另|又|再)[^，,。；;！？!?\n\d年月天共总]{0,5}"),
        # 人均收入突破4万元大关,达到40311元; 旺季一晚380元,淡季180元: the same measure again
        (None, r"(?:大关|关口)?[，,](?:首次)?(?:达到?|突破|超过|升[至到])?"),
        (None, r"[，,](?:[旺淡]季|周末|平时|节假日|[春夏秋冬][天季])[则是只仅要才]*"),
        # 去年2块一斤,今天直播间6块5; 一斤好茶60元,一芽二叶的40元
        (_WEIGHED, rf"一?[斤公箱个只头]?斤?[，,](?:{_WHEN})[^，,。；;！？!?\n\d]{{0,4}}"),
        (_WEIGHED, r"钱?[一/]?[斤克]?[，,、；;][^，,。；;！？!?\n\d共总]{1,8}的"),
        # 每餐15元,政府补贴5元,80岁以上的只付8元: who bears what of one meal
        (
            _SERVED,
            r"[，,；;](?:\d+(?:岁?[至到—-]\d+)?岁)?[^，,。；;！？!?\n\d共总年月]{0,10}"
            r"(?:出|掏|付|交|承担|补贴|补助|补|收|需|只要|只需)",
        ),
        # 一餐15元,60至69岁12元,70至79岁10.5元: by age
        (
            None,
            r"[，,、；;](?:\d+岁?[至到—~-])?\d+岁(?:[及以]*[上下])?的?(?:老人|老年人|老党员)?"
            r"(?:每[人餐月年份])?[只仅收付交补发给]*",
        ),
        # 每月只有300元,如今涨到1100元; 每头补500元,去年才补300元
        (
            None,
            rf"{_BEFORE_IT}(?:"
            rf"[，,](?:(?:{_WHEN}|已经?|又|就)+[涨降升增提跌调加]?|[涨降升增提跌调加])[价高加长]?[到至为]了?"
            rf"|[，,]而?(?:{_WHEN})的?(?:[售单均市]?价格?|收购价)?{_RISES}"
            r"|[，,][^，,。；;！？!?\n\d共总]{0,8}[还再又][能可]?再?多[出挣赚收得]?"
            rf"|[，,](?:在[^，,。；;\d]{{2,8}})?[涨降升跌][到至为]了?|[，,]到(?:{_WHEN})的?"
            rf"|[，,]而?(?:{_WHEN})(?:就|才|只|仅|也|都|能|可)*"
            r"(?:有|是|补|给|发|领|拿|卖|售|挣|值|要)(?:得到|不到|到|了|得)?)",
        ),
        # 一亩纯收入5000元,管理得好能达到7000元
        (_SOURCES, r"[，,][^，,。；;！？!?\n\d年月天共总]{0,6}[能可](?:达到?|到|有|上)"),
        # 墨兰300元一盆,白兰200元
        (
            None,
            r"[一/][斤盆箱只个头条袋盒棵株][，,、](?![^，,]*[收入花共赚挣补投])[一-鿿]{1,5}",
        ),
    )
)
"""What a per may be, None if any, and the words behind which a like amount is per the same."""


def is_carried(previous: Figure, figure: Figure, text: str) -> bool:
    """Whether the per of ``previous`` holds for ``figure`` in a later clause."""
    kind, told, per = figure.unit.kind, previous.unit.kind, previous.per
    if figure.start - previous.end > _FARTHEST:
        return False
    between = text[previous.end : figure.start]
    if kind != "percent" and (_EQUAL.fullmatch(between) or _is_parallel(previous, figure, text)):
        return True
    if kind in _YIELDED and per in _SPELLS and told in _WORKED:
        behind = text[previous.unit_end : figure.start]
        if _AS_WELL.fullmatch(behind) is not None:
            return True
    if kind == "mass":
        is_same = told != "mass" or previous.unit.unit == figure.unit.unit
        goes_on = per in _SOURCES and _GOES_ON.fullmatch(between)
        is_compared = told == "mass" and _COMPARED.fullmatch(between)
        return is_same and bool(goes_on or is_compared)
    if kind != "money":
        return False
    if told == "money":
        return _is_priced_again(previous, figure, between)
    if told not in _WORKED:
        return False
    is_wage = per == "天" and figure.value <= _HIGHEST_WAGE  # 一天有上百人，发放工资近100万元
    brings = told in ("count", "mass") and per in _SOURCES and _EARNED.fullmatch(between)
    is_paid = is_wage and _WAGES.fullmatch(between)
    return bool(brings or is_paid or (per == "年" and _BROUGHT_IN.fullmatch(between)))


def _is_priced_again(previous: Figure, figure: Figure, between: str) -> bool:
    """Whether what stands ``between`` two amounts makes the second a price as the first is."""
    if _COMPARED.fullmatch(between):
        return True
    low, high = sorted((previous.value, figure.value))
    if high > low * _ALIKE:
        return False  # 每斤5元 and 3万元
    per = previous.per
    is_earned = per in _SOURCES and _EARNED.fullmatch(between)
    is_sold = per not in _NOT_SOLD and _SOLD_TOO.fullmatch(between)
    return bool(is_earned or is_sold) or any(
        (pers is None or per in pers) and words.fullmatch(between) for pers, words in _PRICED_AGAIN
    )


def _is_parallel(previous: Figure, figure: Figure, text: str) -> bool:
    """每年可节水1300万立方米，节肥160吨: the same verb with another thing."""
    if previous.per not in _SPELLS:
        return False
    again = _PARALLEL.fullmatch(text, previous.end, figure.start)
    return again is not None and again["verb"] in text[max(0, previous.start - 5) : previous.start]
