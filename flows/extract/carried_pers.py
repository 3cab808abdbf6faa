"""Whether what an amount is per holds for the next one: 每斤5元，比去年贵了1元."""

from __future__ import annotations

import re

from flows.extract.figures import Figure

_FARTHEST = 24
_SOURCES = frozenset({"亩", "天", "晚", "袋", "棚", "头", "只", "株", "棵", "棒", "茬", "季", "趟"})
"""What both brings in a yield and is paid for."""

_NOT_SOLD = frozenset({"人", "户", "年", "月", "天", "季度", "周", "小时", "晚", "家", "村"})

_COMPARED = re.compile(
    r"[，,][“”]?(?:虽然?|虽说|但|不过)?(?:[比较与贵涨降]|相比|同比|便宜)[^，,。；;！？!?\n\d]{0,12}$"
)
_WHEN = (
    "今[天晚晨年]|昨[天晚]|前[天晚年]|[本上这][周月]|节[前后]|如今|现在|目前|眼下|后来|去年"
    "|当时|当年|以前|过去|往年|第二年|到了?年底"
)
_RISES = "(?:(?:直接|已经?)?[涨降升跌上下]{1,2}|则)[到至为]?"
_BY_NOW = re.compile(
    rf"[，,](?:(?:{_WHEN}|已经?|又|就)+[涨降升增提跌调加]?|[涨降升增提跌调加])[价高加长]?[到至为]了?$"
    rf"|[，,]而?(?:{_WHEN})的?(?:[售单均市]?价格?|收购价)?{_RISES}$"
    rf"|[，,][^，,。；;！？!?\n\d共总]{{0,8}}[还再又][能可]?再?多[出挣赚收得]?$"
    rf"|[，,](?:在[^，,。；;\d]{{2,8}})?[涨降升跌][到至为]了?$|[，,]到(?:{_WHEN})的?$"
    rf"|[，,]而?(?:{_WHEN})(?:就|才|只|仅|也|都|能|可)*(?:有|是|补|给|发|领|拿|卖|售|挣|值|要)"
    r"(?:得到|不到|到|了|得)?$"
)
"""每月只有300元,如今涨到1100元; 每头补500元,去年才补300元."""

_SOLD_TOO = re.compile(
    r"[，,][^，,。；;！？!?\n\d年月天共总]{0,8}?"
    r"(?:[卖售收给开](?:得到|不到|得出|到|得|了|出)?|[也只才]要|(?:的|[春夏秋冬旺淡][天季])[只仅才]有)$"
)
"""一斤能卖四块五,老品种只卖得到两块三,差的只有两块: a price beside the one of other goods."""

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

_BESIDES = re.compile(r"[之以]?外[，,](?:还|另|又|再)[^，,。；;！？!?\n\d年月天共总]{0,5}$")
"""每亩除保底收入900元外,还能分红200元."""

_AGAIN = re.compile(
    r"(?:大关|关口)?[，,](?:首次)?(?:达到?|突破|超过|升[至到])?"
    r"|[，,](?:[旺淡]季|周末|平时|节假日|[春夏秋冬][天季])[则是只仅要才]*"
)
"""人均收入突破4万元大关,达到40311元; 旺季一晚380元,淡季180元: the same measure again."""

_WEIGHED = frozenset({"斤", "公斤", "千克", "两", "吨", "克", "箱", "个", "只", "头"})
_NOW_AT = re.compile(rf"一?[斤公箱个只头]?斤?[，,](?:{_WHEN})[^，,。；;！？!?\n\d]{{0,4}}")
"""去年2块一斤,今天直播间6块5."""

_NEXT_SORT = re.compile(r"钱?[一/]?[斤克]?[，,、；;][^，,。；;！？!?\n\d共总]{1,8}的")
"""一斤好茶60元,一芽二叶的40元."""

_SERVED = frozenset({"餐", "顿", "份", "次"})
_OWN_PART = re.compile(
    r"[，,；;](?:\d+(?:岁?[至到—-]\d+)?岁)?[^，,。；;！？!?\n\d共总年月]{0,10}"
    r"(?:出|掏|付|交|承担|补贴|补助|补|收|需|只要|只需)"
)
"""每餐15元,政府补贴5元,80岁以上的只付8元: who bears what of one meal."""

_CAN_REACH = re.compile(r"[，,][^，,。；;！？!?\n\d年月天共总]{0,6}[能可](?:达到?|到|有|上)")
"""一亩纯收入5000元,管理得好能达到7000元."""

_OTHER_GOOD = re.compile(
    r"[一/][斤盆箱只个头条袋盒棵株][，,、](?![^，,]*[收入花共赚挣补投])[一-鿿]{1,5}"
)
"""墨兰300元一盆,白兰200元."""

_EXTREME = re.compile(
    r"[，,、][其中，,]*[最平][高低均]时?价?格?(?:[涨跌卖降升]?(?:到|至)|达到?|为|是|在|仅)?"
)
"""收购价每斤普遍在2元,最高价达3元."""

_PAID_TOO = re.compile(
    r"[，,][^，,。；;！？!?\n\d共总]{1,8}[的手工员](?:[能可]|可以)?[拿挣赚领][到得]?"
)
"""新手一月2500元，手上活快的能拿4500元."""

_OTHERS = re.compile(r"[，,、；;][一-鿿]{1,4}[工人员手匠师](?:是|为)?")
"""女工一天的工资100元,男工150元."""

_YIELDED = frozenset({"mass", "volume", "other"})
_AS_WELL = re.compile(
    r"[一-鿿]{0,8}[，,、](?![^，,]*?(?:共|总|累计|已|占|其中|[今去明]年|目前|现|拥有|面积|人均))"
    r"(?:(?![一每])[一-鿿]){2,8}"
)
"""每年新增拦沙量3万吨,保水量500万立方米; 每天处理3万斤鲜花,产出5千斤."""

_SPELLS = frozenset({"年", "月", "天", "季度"})
_PARALLEL = re.compile(r"[，,、](?:可|能|又)?(?P<verb>[节减增])[一-鿿]{1,4}")

_ALIKE = 10
"""Two prices of one measure are at most so many times apart."""

_GOES_ON = re.compile(
    r"[，,][^，,。；;！？!?\n\d]{0,8}[，,]?"
    r"(?:今年|明年|预计|有望|力争|最[高低多少好]|[高低好多]的|可[产出收采]|能[产出收采])"
    r"[^，,。；;！？!?\n\d总]{0,7}$"
)
"""亩产达到438公斤,今年苗情更好,预计能突破450公斤: the same measure in the next clause."""

_WAGES = re.compile(
    r"[，,][^，,。；;！？!?\n\d]{0,2}(?:工钱|工资|工费|报酬|[挣赚]|[能可]拿)[到得是有]?$"
)
"""一天能栽三亩,工钱150元: what the day's work is paid."""

_HIGHEST_WAGE = 3000
_WORKED = frozenset({"area", "length", "count", "mass"})
_EARNED = re.compile(
    r"[，,](?:算下来|一算|刨去成本|除去[^，,\d]{1,6}[，,]?)?[^，,。；;！？!?\n\d总]{0,3}"
    r"(?:[毛纯净]?收入|[毛纯净]?利润|净赚|纯赚|净挣|纯利|收益|效益)[^，,。；;！？!?\n\d]{0,4}$"
)
"""一晚上能卖三百串,毛收入1500元: what the same spell or plot brings in."""


def is_carried(previous: Figure, figure: Figure, text: str) -> bool:
    """Whether the per of ``previous`` holds for ``figure`` in a later clause."""
    kinds = (previous.unit.kind, figure.unit.kind)
    if figure.start - previous.end > _FARTHEST:
        return False
    if kinds[1] != "percent" and _EQUAL.fullmatch(text, previous.end, figure.start):
        return True
    if previous.per in _SPELLS and kinds[1] != "percent" and _is_parallel(previous, figure, text):
        return True
    yields = previous.per in _SPELLS and kinds[0] in _WORKED and kinds[1] in _YIELDED
    if yields and _AS_WELL.fullmatch(text, previous.unit_end, figure.start):
        return True
    earns = previous.per == "年" and kinds[0] in _WORKED and kinds[1] == "money"
    if earns and _BROUGHT_IN.fullmatch(text, previous.end, figure.start):
        return True
    if kinds[1] not in ("money", "mass"):
        return False
    is_same = kinds[0] == kinds[1]
    is_same = is_same and (kinds[0] == "money" or previous.unit.unit == figure.unit.unit)
    if is_same and _COMPARED.search(text, previous.end, figure.start) is not None:
        return True
    if kinds == ("money", "money") and _is_alike(previous, figure):
        between = text[previous.end : figure.start]
        if previous.per in _WEIGHED and _EXTREME.fullmatch(between):
            return True
        if previous.per in _SPELLS and (_PAID_TOO.fullmatch(between) or _OTHERS.fullmatch(between)):
            return True
        if _BESIDES.match(between) or _AGAIN.fullmatch(between):
            return True
        if previous.per in _WEIGHED and (
            _NOW_AT.fullmatch(between) or _NEXT_SORT.fullmatch(between)
        ):
            return True
        if previous.per in _SERVED and _OWN_PART.fullmatch(between):
            return True
        if _BY_NOW.search(text, previous.end, figure.start) is not None:
            return True
        if previous.per in _SOURCES and (_EARNED.search(between) or _CAN_REACH.fullmatch(between)):
            return True
        if _OTHER_GOOD.fullmatch(between):
            return True
        if previous.per not in _NOT_SOLD and _SOLD_TOO.search(text, previous.end, figure.start):
            return True
    is_day = kinds[1] == "money" and kinds[0] in _WORKED and previous.per == "天"
    is_day = is_day and figure.value <= _HIGHEST_WAGE  # 一天有上百人，发放工资近100万元
    if is_day and _WAGES.search(text, previous.end, figure.start) is not None:
        return True
    if kinds[1] == "mass":
        goes_on = _GOES_ON.search(text, previous.end, figure.start) is not None
        return goes_on and (is_same or kinds[0] != "mass") and previous.per in _SOURCES
    return (
        kinds[0] in ("count", "mass")
        and previous.per in _SOURCES
        and _EARNED.search(text, previous.end, figure.start) is not None
    )


def _is_parallel(previous: Figure, figure: Figure, text: str) -> bool:
    """每年可节水1300万立方米，节肥160吨: the same verb with another thing."""
    again = _PARALLEL.fullmatch(text, previous.end, figure.start)
    return again is not None and again["verb"] in text[max(0, previous.start - 5) : previous.start]


def _is_alike(first: Figure, second: Figure) -> bool:
    """Whether both amounts may be prices of one measure: not 每斤5元 and 3万元."""
    low, high = sorted((first.value, second.value))
    return high <= low * _ALIKE
