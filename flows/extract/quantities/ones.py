"""Whether 一 counts: in 不到一亩 and 任期一年 it does, in 一个人 and 一家企业 it is an article."""

from __future__ import annotations

import re

from flows.extract.quantities.approximations import approximation_before
from flows.extract.quantities.figures import SIZES, Candidate, Scan
from flows.extract.quantities.measures import A_WEIGHT
from flows.lang.numerals import Numeral

_ONE_LASTS = re.compile(
    r"(?:为期|历时|用时|耗时|长达|足足|整整|只需|仅需|连续|持续|坚持了?|[只仅]用了?|已经?[一-鿿]{2}"
    r"|[念读学练干做等住修忙熬闯荡养当病瘫种租]了|每次[一-鿿]{0,4})\Z"
)
_ONE_AFTER = re.compile(
    r"(?:[早晚]了|(?:提前|推迟|延长|缩短)了?|(?:期限|任期|聘期|工期|学制|服务期)[为是]?)\Z"
)
"""比去年早了一个星期, 任期一年."""

_ONE_TENTH = re.compile(
    r"(?:[增减降涨跌高低升多少占达翻快大]|提高|回落)[长加少低高出产收到了近约]{0,2}\Z"
)
_ONE_AND_MORE = re.compile(r"[零又]?[一二三四五六七八九十\d]+(?:分|个?小时|天|个月|秒)")
_ONE_OF_TWO = re.compile(r"(?:亩[一二三四五六七八九\d]分(?![之钟])|斤[一二三四五六七八九\d]两)")
"""一亩二分, 一斤三两."""

_ONE_TOLD_SHORT = re.compile(
    r"[一二三四五六七八九0-9]{1,2}(?![二三四五六七八九十百千万0-9.亩公平])"
)
_ONE_EACH = re.compile(
    r"每[^，,。；;：:每]{1,16}(?:配备|配|选派|选聘|设立?|派|安排|明确|发放?|开展|组织|召开|举办"
    r"|轮换|巡查|走访|培训|更新|至少|不少于|领到?|分到?|交纳|缴纳|送|选出|推荐|建|通报|调度|研判"
    r"|检查|公示)了?\Z|人手\Z|[每各](?:户|人|村|家|组|队)\Z|[户村]均\Z"
)
"""每个网格配备一名, 人手一册: one each is a count."""

_NEXT_ONE = ("比上", "较上", "前", "后", "头", "下")
_OFTEN = re.compile(
    r"每(?:个?半?[周月年天日]|两[周天年]|半[年月]|季度?|学期|个?星期|个?季度)"
    r"[^，,。；;：:、每\d]{0,8}\Z|(?<![第这那有同另一])一[周月天季][一-鿿]{1,2}\Z"
)
_HELD_OFTEN = frozenset("次场遍轮期节课")
"""每周至少谈心一次, 一周来一次: how often something is done."""

_MEASURED = frozenset(
    {"吨", "公斤", "千克", "克", "公里", "千米", "公顷", "平方米", "立方米", "升"}
    | {"元", "元钱", "块钱", "美元", "欧元", "英镑", "港元"}
)
"""Units that make even 一 a quantity (查获一吨冰毒), unless it is what a price is for."""

_PRICED = re.compile(r"(?:[元块毛角分钱]|每[^，,。]{0,4})\Z")
GOES_ON = re.compile(r"[^，,。；;\n]{0,16}[\d一二两三四五六七八九十百千万半]")
"""More figures follow in the clause."""

_THING = "(?:(?![不没无少])[一-鿿]){1,8}?"
_ROW_BEHIND = re.compile(
    rf"(?:[、和及]{_THING}一[一-鿿]){{0,3}}[、和及]{_THING}(?:\d+|[两三四五六七八九十百]+)"
    r"[一-鿿]{1,2}[、，,。；;）)和]"
)
_ROW_BEFORE = re.compile(
    rf"[\d两三四五六七八九十百][一-鿿]{{1,2}}(?:[、和及]{_THING}一[一-鿿]){{0,3}}[、和及]{_THING}\Z"
)
_ROW_ENDS = tuple("、，,。；;）)和及")
"""长桌五张、圆桌一张: a row of things, each with its number."""

_WINDOW = 24
_ONE_MARKS = re.compile("[每各手均]")
_ROW_MARKS = re.compile("[每各手均、和及]")
"""Without any of these nothing matches ``_ONE_EACH``, or neither that nor ``_ROW_BEFORE``."""

_ASKED_UNITS = frozenset("块毛米成分角桶") | _HELD_OFTEN
_ASKED_BEFORE = frozenset("、，,和与及至到为 \t\n")
_ASKED_BEHIND = frozenset("(（—–-~～至到及以、和半多来余日分角毛 \t\n")
"""Units of 一, and characters beside it, where more than its neighbours tell whether it counts."""


def end_of_idle_one(scan: Scan, numeral: Numeral, floor: int) -> int:
    """Where a 一 that surely counts nothing ends, with its measure: 一边, 一个|人; 0 where it may.

    It is the commonest numeral, and most are done with here. The last figure ended at ``floor``.
    """
    text, start, end = scan.text, numeral.start, numeral.end
    if approximation_before(text, start, floor, scan.units, is_bare=False) is not None:
        return 0
    unit = scan.units.unit_at(text, end)
    if unit is not None:
        if unit.kind != "count" or unit.counting != "any" or unit.surface[0] in _ASKED_UNITS:
            return 0
        end += len(unit.surface)
        marks = _ROW_MARKS if text.startswith(_ROW_ENDS, end) else _ONE_MARKS
        if marks.search(text, max(0, start - _WINDOW), start) is not None:
            return 0
    elif text[start - 1 : start] in _ASKED_BEFORE:
        return 0
    behind = text[end : end + 1]
    is_range = behind == "一" and text[end + 1 : end + 2].isdigit()  # 一一3个, a dash read so
    return 0 if is_range or behind in _ASKED_BEHIND else end


def is_counted_one(text: str, candidate: Candidate, before: str) -> bool:
    """Whether 一 counts: 不到一亩, 一亩半, 一块二, 为期一周, 一小时二十分钟, 每户一份."""
    unit, unit_end = candidate.unit, candidate.unit_end
    if candidate.is_led or candidate.has_half:
        return True
    if unit.kind == "duration" and before.endswith(_NEXT_ONE):
        return False  # 比上一年多
    is_about = candidate.is_approximate and unit.surface != "个月"  # 一个多月跑遍了全村
    if unit.kind != "count" and (is_about or A_WEIGHT.match(text, unit_end)):
        return True
    if unit.kind in SIZES and _ONE_OF_TWO.match(text, unit_end - 1):
        return True
    if unit.surface in ("块", "毛", "角", "米", "尺", "丈") and _ONE_TOLD_SHORT.match(
        text, unit_end
    ):
        return True
    if unit.kind == "duration" and (
        _ONE_LASTS.search(before)
        or _ONE_AFTER.search(before)
        or _ONE_AND_MORE.match(text, unit_end)
    ):
        return True
    is_share = unit.kind == "percent" or unit.surface == "倍"
    if unit.surface == "折" or (is_share and _ONE_TENTH.search(before)):
        return True
    if unit.surface in _MEASURED and not _PRICED.search(before):
        return GOES_ON.match(text, unit_end) is None
    if unit.surface in _HELD_OFTEN and _OFTEN.search(text, max(0, unit_end - 18), unit_end - 2):
        return True
    start = candidate.numeral.start
    if unit.kind == "count" and text.startswith(_ROW_ENDS, unit_end):
        row = _ROW_BEHIND.match(text, unit_end) or _ROW_BEFORE.search(
            text, max(0, start - _WINDOW), start
        )
        if row is not None:
            return True
    window = text[max(0, start - _WINDOW) : start]
    return _ONE_MARKS.search(window) is not None and _ONE_EACH.search(window) is not None
