"""What is not a metric: each rule says why a number that looks like a figure states no quantity.

The words that decide are data: ``numeral_words.csv`` (三会一课) and ``non_metrics.csv`` (第, 年 + 前).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from flows.extract.figures import Scan
from flows.lang.numerals import Numeral
from flows.tables.units import Unit, UnitTable

_LETTERS = re.compile(r"[A-Za-z+∶#＃_№]\s?$|\d[:：∶./-]$|[A-Za-z]-$|\dx$|×$")
_QUOTE = re.compile(r"[“‘「『\"']\s?$")
_LABEL = re.compile(r"[^，,。；;！？!?“”‘’」』\"'、]{0,9}[”’」』\"']")
_PLACE = re.compile(
    r"(?:村(?![民庄级集里干组支委口落企])|镇(?!党|政|里)|乡(?![镇村亲])|屯)"
    r"|(?![驻山农全各新老联包所乡入下])[一-鿿]子?(?:村(?![民庄级集里干组支委口落企])|镇|嘎查|社区|水库|屯)"
)
_PLACE_UNITS = frozenset("里户家棵道股块台眼间座盘圈口门条尺丈只排段台步个")
_PERIOD_HEAD = re.compile(r"(?:^|[，,。；;！？!?\n“”：:（(])(?:最?近)$|(?:过去|未来|今后|最近|往后|此后)的?$")
_ONE_COUNTS = re.compile(r"(?:为期|历时|用时|耗时|长达|足足|只需|仅需|连续)$")
_TOLD_SHORT = re.compile(r"[一二三四五六七八九0-9]{1,2}(?![一二三四五六七八九十百千万0-9])")
_SMALLER = re.compile(r"[零又]?[一二三四五六七八九十\d]+(?:分|个?小时|天|个月|秒)")
_SHORT_QUOTE = re.compile(r"[^，。；;！？!?“”]{0,9}[,，]?[^，。；;！？!?“”]{0,9}”")
_NUMERALS = re.compile(r"[一二两三四五六七八九十百千万]")
_TRADITIONAL = frozenset({"area", "length", "mass"})
_SCORE = re.compile(r"[得积记扣加计满评打均总攒兑获奖考高低]分?|成绩|评价")
_CIRCLE = re.compile(r"[^，,。；;、\d]{0,12}圈")
_ROUND_CLOCK = re.compile(r"(?:不间断|值班|在线|营业|自助|热线|开放|监控|待命|值守|巡逻|全天|服务|轮流|备勤)")


_VESSELS = frozenset("碗袋箱车瓶杯盒锅缸包盆筐车节")
_EVERY = re.compile(r"每(?P<between>[^\d，,。；;、每]{0,4})$")
_IS_EACH = re.compile(r"[户人个年月天日周村组队家次场季班期镇校亩]")
_NEXT_NUMBER = re.compile(r"[^，,。；;\n]{0,16}[\d一二两三四五六七八九十百千万半]")


@lru_cache(maxsize=8)
def _contexts(table: UnitTable) -> tuple[Mapping[str, str], Mapping[str, Mapping[str, str]]]:
    """Words before and after: the reason by word and unit, unit '' standing for any."""
    before: dict[str, dict[str, str]] = defaultdict(dict)
    after: dict[str, dict[str, str]] = defaultdict(dict)
    for entry in table.contexts:
        words = before if entry.position == "before" else after
        for unit in entry.units or ("",):
            words[unit][entry.word] = entry.reason
    return before, after  # type: ignore[return-value]


def refusal(
    scan: Scan, numeral: Numeral, unit: Unit, *, start: int, unit_end: int, is_approximate: bool, is_led: bool
) -> str | None:
    """Why ``numeral`` with ``unit`` is no metric; None where it is one.

    ``start`` is where number or approximation begins, ``unit_end`` where the unit ends. ``is_led``
    tells that a word of approximation stands before the number.
    """
    text = scan.text
    before = text[max(0, numeral.start - 8) : numeral.start]
    if _LETTERS.search(before):
        return "code"
    reason = _by_context(scan, unit, before, unit_end)
    if reason is not None:
        return reason
    if unit.unit == "年" and numeral.script == "arabic" and _is_year(numeral):
        return "date"
    if _QUOTE.search(text[max(0, start - 2) : start]) and _LABEL.match(text, unit_end):
        return "label"
    if unit.kind == "duration" and _PERIOD_HEAD.search(text[max(0, numeral.start - 6) : numeral.start]):
        return "period"
    if numeral.script == "chinese":
        return _chinese(scan, numeral, unit, before, unit_end, is_approximate, is_led)
    return _by_unit(text, numeral, unit, before, unit_end)


def _by_context(scan: Scan, unit: Unit, before: str, unit_end: int) -> str | None:
    befores, afters = _contexts(scan.units)
    stripped = before.rstrip()
    for key in ("", unit.unit):
        for word, reason in befores.get(key, {}).items():
            if stripped.endswith(word):
                return reason
        for word, reason in afters.get(key, {}).items():
            if scan.text.startswith(word, unit_end):
                return reason
    return None


def _is_year(numeral: Numeral) -> bool:
    return (
        numeral.firmness == "exact"
        and numeral.scale == 1
        and numeral.value.denominator == 1
        and 1000 <= numeral.value <= 2999
    )


def _chinese(
    scan: Scan, numeral: Numeral, unit: Unit, before: str, unit_end: int, is_approximate: bool, is_led: bool
) -> str | None:
    text = scan.text
    word = text[numeral.start : numeral.end]
    if word == "一" and text[unit_end - 1] != "半":
        counts = (
            (is_led or (is_approximate and unit.kind != "count"))
            or (unit.surface in ("块", "米") and _TOLD_SHORT.match(text, unit_end))
            or (unit.kind == "duration" and _ONE_COUNTS.search(before))
            or (unit.kind == "duration" and _SMALLER.match(text, unit_end))
        )
        if not counts:
            return "article"
    if word == "二" and unit.kind not in _TRADITIONAL and unit.surface not in ("人", "位"):
        return "ordinal"
    if numeral.is_bare and not is_approximate and numeral.firmness == "exact":
        if unit.unit not in ("亩", "吨", "公顷", "平方米", "千瓦时"):
            return "idiom"
    if _is_in_motto(text, numeral.start):
        return "slogan"
    if unit.surface in _PLACE_UNITS and _PLACE.match(text, unit_end):
        return "place"
    return _by_unit(text, numeral, unit, before, unit_end)


def _is_base_of_rate(text: str, numeral: Numeral, before: str, unit_end: int) -> bool:
    """The 1 of 每销售1吨西瓜提取20元, the 10 of 每10户配备1名: what the rate is paid for."""
    every = _EVERY.search(before)
    if every is None or _NEXT_NUMBER.match(text, unit_end) is None:
        return False
    return not every["between"] or (numeral.value == 1 and not _IS_EACH.match(every["between"]))


def _is_in_motto(text: str, at: int) -> bool:
    """“进一家门，办两家事”: a short quotation that plays on two numerals."""
    opened = text.rfind("“", max(0, at - 12), at)
    if opened < 0 or "”" in text[opened:at]:
        return False
    quote = _SHORT_QUOTE.match(text, opened + 1)
    return quote is not None and len(_NUMERALS.findall(quote.group())) >= 2


def _by_unit(
    text: str, numeral: Numeral, unit: Unit, before: str, unit_end: int
) -> str | None:
    if unit.surface == "分":
        if before[-1:] in ("时", "点") or not _SCORE.search(before + text[unit_end : unit_end + 2]):
            return "clock"
    if unit.surface == "组" and before[-1:] in ("村", "社", "队", "屯"):
        return "address"
    if numeral.script == "half" and unit.kind == "count" and unit.surface not in _VESSELS:
        return "idiom"
    if _is_base_of_rate(text, numeral, before, unit_end):
        return "base_of_rate"
    if unit.unit in ("分钟", "小时") and _CIRCLE.match(text, unit_end):
        return "slogan"
    if unit.unit == "小时" and numeral.value == 24 and _ROUND_CLOCK.match(text, unit_end):
        return "slogan"
    return None
