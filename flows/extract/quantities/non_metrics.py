"""What is not a metric: each rule says why what looks like a figure states no quantity.

Most of the words that decide are data: ``numeral_words.csv`` (三会一课), and ``non_metrics.csv``
for what stands beside number and unit (第, 年 + 前).
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from flows.extract.quantities.figures import SIZES, Candidate, Scan
from flows.extract.quantities.ones import GOES_ON, is_counted_one
from flows.lang.numerals import Numeral
from flows.tables.units import Position, Unit, UnitTable

_LOOK = 8
_IN_ORDER = re.compile(r"第[\d一二三四五六七八九十、和至到—~-]{1,10}\Z")
"""第5、6、7期: the ordinal reaches the whole list."""

_NONE = "none"
"""Of a word that looks like one that refuses: 提前|12天, but 前|12天."""

_LONG_SPAN = 10
"""27年来 tells how long somebody has done it, 五年来 since when something is reported."""

_BEGAN = (
    *("开诊", "开业", "开馆", "开园", "开班", "开通", "开放", "运营", "运行", "营业", "投用"),
    *("启用", "驻村", "上任", "任职", "到任", "入驻", "入职", "参军", "入党", "退休", "从教"),
    *("从医", "结婚", "开伙", "开张", "成立", "组建", "创办", "挂牌", "上线", "试点", "落户"),
)
"""开诊两个月来, 驻村两年来: since when somebody does it, not since when something is reported."""

_CODE = re.compile(r"[A-Za-z+∶#＃_№]\s?\Z|[A-Za-z]/\Z|\d[:：∶./-]\Z|[A-Za-z]-\Z|\dx\Z|×\Z")
"""K812, 1+5, 2∶1, 2024-3: a number that goes on to the left is a code."""

_ABBREVIATION = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{3,}\s?\Z")
"""APP86人: behind an abbreviation a number counts, unless its unit belongs to a name."""

_LABELLED = frozenset({"次", "号", "级", "代", "期", "年", "天", "度"})
_MONTH = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?!半|多|余|零)")
_TWO_DIGITS = 10
"""98年4月; but 3年6个月 and 三年六月."""

_QUOTE = re.compile(r"[“‘「『《〈\"']\s?\Z")
_QUOTE_ENDS = frozenset("“‘「『《〈\"' \n\t")
_LABEL = re.compile(r"[^，,。；;！？!?“”‘’」』》〉\"'、]{0,9}[”’」』》〉\"']")
"""“15分钟便民圈”: a short quotation that opens with the number is a name."""

_MOTTO = re.compile(r"[^，。；;！？!?“”]{0,9}[,，]?[^，。；;！？!?“”]{0,9}”")
_CHINESE_NUMERAL = re.compile(r"[一二两三四五六七八九十百千万]")
_GROUPING = re.compile(r"一[组队班桌排群伙户家间屋个]")
"""两人一组, 三户一档: how things are grouped."""

_NOT_PLACE_HEAD = "驻山农全各新老联包所乡入下的个多余等民贫返进回离出还思"
_VILLAGE = "村(?![民庄级集里干组支委口落企])"
_PLACE = re.compile(
    rf"(?:{_VILLAGE}|镇(?!党|政|里)|乡(?![镇村亲])|屯|街道(?!党|办|工))"
    rf"|(?![{_NOT_PLACE_HEAD}])[一-鿿]子?(?:{_VILLAGE}|镇|嘎查|社区|水库|屯|乡(?![镇村亲下民里间土愁贤]))"
)
"""六户镇, 五股泉乡: what follows makes number and measure word the head of a place name."""

_PLACE_UNITS = frozenset("里户家棵道股块台眼间座盘圈口门条尺丈只排段步")

_PERIOD = re.compile(r"(?:^|[，,。；;！？!?\n“”：:（(])最?近\Z|(?:过去|未来|今后|最近|往后|此后)\Z")
_GROUPS = "[空留失特困低未高独群居人儿妇农牧村党男女劳青公参患重医教干职学市游长退残婴幼孩]"
_AGE_GROUP = re.compile(rf"(?:及|[(（]含[)）])?以[上下](?:[(（]含[)）])?的?(?:老|{_GROUPS})")
_OF_AGE = re.compile(rf"(?:周岁)?的?(?:老年?人|{_GROUPS})")
"""60岁以上老人, 年满65岁的老人: who is meant, not how old somebody is."""

_OWN = tuple(whose + this for whose in "我他她咱俺家们" for this in "这那")
"""我这|三个大棚: whose they are is told, and so how many."""

_DIGITS = tuple("一二两三四五六七八九")
_VIRTUES = re.compile(r"[“‘「『][一二三不零必早先再更最同全都能敢真严实无有没免多少勤常]")
"""三个“早知道”: rules of conduct under one number."""

_HALVED = re.compile(
    r"(?:占|降|减|少|低|缩|短|省|贴息|增|加|提高|完成|补助|补贴|承担|过|了|到|达|多|超)"
    r"[了到至为近]?\Z"
)
"""贴息一半, 缩短了一半: elsewhere 一半 is one of two parts."""

_SCORE = re.compile(r"[得积记扣加计满评打均总攒兑获奖考高低及领先差胜优]|成绩")
_POWER_LINE = re.compile(r"[一-鿿ⅠⅡ]{2,5}?线(?!路)")
"""10千伏罗城线: the voltage is part of the line's name."""

_MILEPOST = re.compile(r"(?:公路|[国省县高]道|高速|[铁沿环]?[路线])\Z")
"""沿江公路69公里处: where it is, not how long."""

_ADDRESS = re.compile(r"\d{1,4}(?:单元|号|室|楼)")
"""7幢2单元."""

_HAVING = ("有", "着", "了", "过", "近", "和", "、", "逾", "历经", "拥有")
_HERITAGE = re.compile("的?[一-鿿]{0,5}?(?:历史|传承|底蕴|积淀|文明|岁月|风雨)")
"""有着|2000年|种茶底蕴: how long, where a year's number could stand."""

_NUMBERED = re.compile(r"(?P<of>[村组屯])[、和及]\d{1,2}(?P=of)(?![民庄])")
"""在7村、9村: villages called by their numbers."""

_CIRCLE = re.compile(r"[^，,。；;、\d了过一]{0,12}圈")
_ITS_CIRCLE = re.compile(r"[\u4e00-\u9fff]{0,6}圈")
_ROUND_THE_CLOCK = re.compile(
    r"(?:不间断|值班|在线|营业|自助|热线|开放|监控|待命|值守|巡逻|全天|服务|轮流|备勤)"
)
_EVERY = re.compile(r"每(?P<between>[^\d，,。；;、每]{0,4})\Z")
_EACH = re.compile(r"[户人个年月天日周村组队家次场季班期镇校亩斤吨只头株袋箱]")
_ATTRIBUTES = frozenset({"亩", "吨", "公顷", "平方米", "千瓦时"})
"""Units before which 万 alone is a size (万吨储草库); 百人 and 千户 are turns of speech."""

_SPENT = re.compile(
    r"(?:投资|投入|达到?|收入|增收|产值|贷款|捐款?|捐资|损失|效益|分红|节约|节省|销售额?|交易额|资金)"
    r"[了近约]?\Z"
)
_HELD = re.compile(
    r"(?:举办|开办|开展|办|组织|培训|开设|连续|共|累计|分成?|编成?|成立|组建|推出|出版|出|建|组成|设)"
    r"[了有过为]?\Z|(?:实施|推进|完成)[了过]\Z"
)

_TOLD_BY_UNIT = frozenset([*"分组期幢栋村屯", "千伏", "分钟", "小时"])
"""Units that ``_by_unit`` has a rule for; its other rules begin with 每 or end in 处."""

_PHYSICAL = SIZES | {"percent", "money"}
_VESSELS = frozenset("碗袋箱车瓶杯盒锅缸包盆筐节")


def refusal(scan: Scan, candidate: Candidate) -> str | None:
    """Why ``candidate`` is no metric in a word (ordinal, label, idiom); None where it is one."""
    text, numeral, unit, end = scan.text, candidate.numeral, candidate.unit, candidate.unit_end
    before = text[max(0, numeral.start - _LOOK) : numeral.start]
    stripped = before.rstrip()
    # No code ends in a Chinese character, and before most numbers stands one.
    if not "一" <= stripped[-1:] <= "鿿" and _CODE.search(before):
        counts = unit.unit not in _LABELLED and _ABBREVIATION.search(before) is not None
        if not counts:
            return "code"
    if "第" in before and _IN_ORDER.search(before):
        return "ordinal"
    refused = _by_neighbours(scan, unit, stripped, candidate.unit_end)
    if refused is not None and not _is_long_span(text, candidate, stripped):
        return refused
    if unit.unit == "年" and (
        (_is_year(numeral) and not (before.endswith(_HAVING) and _HERITAGE.match(text, end)))
        or (text[numeral.start] in "0零" and _MONTH.match(text, end))
        or (numeral.value >= _TWO_DIGITS and _MONTH.match(text, end))
    ):
        return "date"
    if _is_label(text, candidate):
        return "label"
    if unit.kind == "duration" and _PERIOD.search(before):
        return "period"
    if unit.kind == "age":
        group = _OF_AGE if before.endswith(("年满", "已满")) else _AGE_GROUP
        if group.match(text, candidate.unit_end):
            return "category"
    if numeral.script != "arabic":
        word = text[numeral.start : numeral.end]
        if word == "一半":
            is_share = candidate.is_approximate or _HALVED.search(before)
            return None if is_share else "idiom"
        if numeral.script == "chinese":
            if reason := _chinese(text, candidate, word, before):
                return reason
        elif numeral.script == "half" and unit.kind == "count" and unit.surface not in _VESSELS:
            return "idiom"
    is_told = unit.surface in _TOLD_BY_UNIT or unit.unit in _TOLD_BY_UNIT
    if is_told or "每" in before or text.startswith("处", candidate.unit_end):
        return _by_unit(text, candidate, before)
    return None


def _is_long_span(text: str, candidate: Candidate, before: str) -> bool:
    """27年来，她走遍了每个村; 驻村两年来."""
    if text.startswith("来", candidate.unit_end) and before.endswith((*_BEGAN, "连续", "接连")):
        return True
    return (
        candidate.unit.unit == "年"
        and candidate.numeral.value > _LONG_SPAN
        and not _is_year(candidate.numeral)
        and text.startswith(("年来，", "年来,", "年间，", "年间,"), candidate.unit_end - 1)
        and not before.endswith(("近", "这", "那"))
    )


def _is_label(text: str, candidate: Candidate) -> bool:
    """“15分钟便民圈” is a name; “30%”, all there is between the quotes, is a figure."""
    start = candidate.start
    last = text[start - 1 : start]
    if last not in _QUOTE_ENDS and not last.isspace():
        return False
    if not _QUOTE.search(text[max(0, start - 2) : start]):
        return False
    label = _LABEL.match(text, candidate.unit_end)
    if label is None:
        return False
    is_all = label.end() == candidate.unit_end + 1
    if is_all and _ITS_CIRCLE.match(text, label.end()):
        return True  # “三公里”就业圈
    return not (is_all and candidate.unit.kind in _PHYSICAL)


@lru_cache(maxsize=8)
def _neighbours(table: UnitTable, position: Position) -> dict[str, dict[str, str]]:
    """Reason by unit and word; unit '' stands for any."""
    words: dict[str, dict[str, str]] = defaultdict(dict)
    for entry in table.contexts:
        if entry.position == position:
            for unit in entry.units or ("",):
                words[unit][entry.word] = entry.reason
    return dict(words)


class _Refusing(NamedTuple):
    """All words that refuse a figure in one unit, before it and behind it, and the character of
    each that stands next to the figure: few places have to be asked for more.
    """

    lefts: tuple[str, ...]
    rights: tuple[str, ...]
    left_ends: frozenset[str]
    right_starts: frozenset[str]


@lru_cache(maxsize=4096)
def _refusing(table: UnitTable, unit: str) -> _Refusing:
    left, right = _neighbours(table, "before"), _neighbours(table, "after")
    lefts = (*left.get("", ()), *left.get(unit, ()))
    rights = (*right.get("", ()), *right.get(unit, ()))
    ends = frozenset(word[-1] for word in lefts)
    return _Refusing(lefts, rights, ends, frozenset(word[0] for word in rights))


def _by_neighbours(scan: Scan, unit: Unit, before: str, unit_end: int) -> str | None:
    words = _refusing(scan.units, unit.unit)
    is_left = before[-1:] in words.left_ends and before.endswith(words.lefts)
    first = scan.text[unit_end : unit_end + 1]
    if not is_left and not (
        first in words.right_starts and scan.text.startswith(words.rights, unit_end)
    ):
        return None
    left, right = _neighbours(scan.units, "before"), _neighbours(scan.units, "after")
    for key in ("", unit.unit):
        matching = [word for word in left.get(key, {}) if before.endswith(word)]
        if matching:
            reason = left[key][max(matching, key=len)]
            return None if reason == _NONE else reason
        for word, reason in right.get(key, {}).items():
            if scan.text.startswith(word, unit_end):
                return reason
    return None


def _is_year(numeral: Numeral) -> bool:
    return (
        numeral.script == "arabic"
        and numeral.firmness == "exact"
        and numeral.scale == 1
        and numeral.value.denominator == 1
        and 1000 <= numeral.value <= 2999
    )


def _chinese(text: str, candidate: Candidate, word: str, before: str) -> str | None:
    numeral, unit, unit_end = candidate.numeral, candidate.unit, candidate.unit_end
    is_one = word == "一" and not candidate.is_range
    if is_one and not is_counted_one(text, candidate, before):
        return "article"
    if before[-1:] in ("、", "和") and before.endswith(f"二{unit.surface}", 0, -1):
        return "ordinal"  # 头茬采得好，二茬、|三茬
    if word == "二" and unit.kind not in SIZES and unit.surface not in ("人", "位"):
        return "ordinal"
    points = unit.kind == "count" and numeral.is_single and before.endswith(("这", "那", "哪"))
    if points and not before.endswith(_OWN):
        return "pointing"
    grouped = unit.kind == "count" and unit.surface != "个人" and numeral.value < 20
    if grouped and _GROUPING.match(text, unit_end):
        return "idiom"
    is_firm = not candidate.is_approximate and numeral.firmness == "exact"
    if numeral.is_bare and is_firm and unit.unit not in _ATTRIBUTES and not _SPENT.search(before):
        return "idiom"
    if unit.surface == "个" and numeral.is_single and _VIRTUES.match(text, unit_end):
        return "slogan"
    if _is_in_motto(text, numeral.start):
        return "slogan"
    if numeral.is_single and _is_doubled(text, numeral.start, unit_end):
        return "idiom"
    if unit.surface in _PLACE_UNITS and _PLACE.match(text, unit_end):
        return "place"
    return None


def _is_doubled(text: str, start: int, unit_end: int) -> bool:
    """三杯四杯, 一碗两碗: the measure said twice is a turn of speech."""
    measure = text[start + 1 : unit_end]
    if text[unit_end : unit_end + 1] in _DIGITS and text.startswith(measure, unit_end + 1):
        return True
    first = start - len(measure)
    return first > 0 and text[first - 1] in _DIGITS and text.startswith(measure, first)


def _is_in_motto(text: str, at: int) -> bool:
    """“进一家门，办两家事”: a short quotation that plays on two numerals."""
    opened = text.rfind("“", max(0, at - 12), at)
    if opened < 0 or "”" in text[opened:at]:
        return False
    quote = _MOTTO.match(text, opened + 1)
    return quote is not None and len(_CHINESE_NUMERAL.findall(quote.group())) >= 2


def _by_unit(text: str, candidate: Candidate, before: str) -> str | None:
    numeral, unit, unit_end = candidate.numeral, candidate.unit, candidate.unit_end
    if (
        unit.surface == "分"
        and unit.kind == "count"
        and (
            before.endswith(("时", "点"))
            or not _SCORE.search(before + text[unit_end : unit_end + 2])
        )
    ):
        return "clock"
    if unit.surface in ("组", "期") and _is_numbered(numeral, before):
        return "ordinal"
    if _is_base_of_rate(text, numeral, before, unit_end):
        return "base_of_rate"
    if unit.surface in ("幢", "栋") and _ADDRESS.match(text, unit_end):
        return "code"
    if unit.kind == "length" and text.startswith("处", unit_end) and _MILEPOST.search(before):
        return "code"
    if unit.surface in ("村", "组", "屯") and _NUMBERED.search(
        text, numeral.start - 2, unit_end + 3
    ):
        return "place"
    if unit.unit == "千伏" and _POWER_LINE.match(text, unit_end):
        return "label"
    if unit.unit in ("分钟", "小时") and _CIRCLE.match(text, unit_end):
        return "slogan"
    if unit.unit == "小时" and numeral.value == 24 and _ROUND_THE_CLOCK.match(text, unit_end):
        return "slogan"
    return None


def _is_numbered(numeral: Numeral, before: str) -> bool:
    """五组有12户, 三期规划: the fifth and the third, unless something is held or formed."""
    if before.endswith(("村", "社", "队", "屯")):
        return True
    return numeral.script == "chinese" and numeral.value < 20 and not _HELD.search(before)


def _is_base_of_rate(text: str, numeral: Numeral, before: str, unit_end: int) -> bool:
    """The 1 of 每销售1吨西瓜提取20元, the 10 of 每10户配备1名: what the rate is paid for."""
    every = _EVERY.search(before) if "每" in before else None
    if every is None or GOES_ON.match(text, unit_end) is None:
        return False
    return not every["between"] or (numeral.value == 1 and not _EACH.match(every["between"]))
