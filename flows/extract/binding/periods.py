"""When: period surfaces of a sentence, and the one that governs a figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from flows.extract.binding.clauses import Item
from flows.records import Span
from flows.tables.alternation import alternation

_NUMBER = r"(?:[一二两三四五六七八九十\d]{1,3}多?)"
_YEAR = (
    r"(?:(?:[1１][9９]|[2２][0０])\d{2}\s?年度?|[一二][九〇○零][〇○零一二三四五六七八九]{2}年|[今去明]年|[前上当本同次]年"
    r"(?![产均收销利加处接出生吞发营])|(?<![一-龥])后年|(?<=[到至和及与、是在])后年)"
)
_MONTH = r"(?:\d{1,2}\s?月|十[一二]?月|[一二三四五六七八九]月(?![红三兰鲜季]))"
_DAY = r"(?:\d{1,2}\s?日|二?十[一二三四五六七八九]?日|[一二三四五六七八九]日|三十一?日)"
_DASH = r"\s?[-－—–~～至到]{1,2}\s?"
_DATE = rf"""
    (?:
        (?:\d{{1,2}}{_DASH})?{_MONTH}份?(?:{_DASH}{_MONTH}份?)?
        (?:{_DAY}(?:起?{_DASH}(?:{_MONTH})?{_DAY})?)?
        (?:[上中下]旬|[初底末])?
      | 前?{_NUMBER}个月 | 前{_NUMBER}月(?!\d|[上中下]旬)
    )"""
_SEASON = r"(?:去冬今春|今冬明春|今[春夏秋冬]|去冬)"
_PART = (
    r"(?:[上下]半年|前[一二三四]个?季度|第?[一二三四]季度|全年|年初|年中|年底|年末|岁末"
    r"|(?<![一二两三四五六七八九十几数半\d])年内)"
)

_PERIOD = rf"""
    (?:截至|截止到?|(?:自从?|从)(?=[^，,。；;]{{1,14}}(?:以来|起|开始|至今))
      |自(?=[^，,。；;]{{1,30}}以来))?
    (?:
        (?:{_YEAR}|[1１][9９]\d{{2}}|[2２][0０]\d{{2}})(?:{_DASH}|一){_YEAR}
      | {_SEASON}
      | {_YEAR}的?\s?(?:{_DATE}|{_PART}|NAMES|同期|[初底末]|[春夏秋冬]天?)
      | {_YEAR}
      | {_DATE}(?<!\d个月)(?<![一二两三四五六七八九十]个月) | 前{_NUMBER}个月 | {_PART}
      | (?![春夏秋冬]季(?:瓜|蔬|果|鲜|农?作物|粮食|学期|服装|新品|用品))
        (?:[“"](?:NAMES|十一)[”"] | (?:NAMES)) (?:节(?![目约能水]))?
        (?![”"]?(?:红旗|劳动奖|勋章|奖章|[路街村镇乡]|小学|中学))
      | (?:近|过去|最近|连续|这){_NUMBER}年[来间]?
      | {_NUMBER}年(?:多?[来间]|前(?!三?季度)) | {_NUMBER}个多?月来
      | 近年来? | 连日来 | 近期 | 目前 | 如今 | 当前 | 眼下 | 现在 | 日前 | 近日
      | [今昨当][日天] | 本月 | 上月 | 上个月 | 本季度 | [本上这]周 | 往年 | 历年
      | 每(?:年|月|天|日|周|个?季度|个月)
    )
    (?:末期?(?!端)|初期?)?
    (?:
        以来 | [一-龥]{{2,6}}?以来 | 至今 | 期间 | 开始 | 起(?![来点草步诉因到火])
      | [之以]?[前后]夕?(?!三?季度|[期勤台备续院])
    )?
"""

_CARRIED = re.compile(r"以来|季度|半年|全年|截[至止]|[年月](?:度|份|[初底末])?$|期间")
"""Periods that a report sets once for the sentences that follow: 前三季度, 截至9月底."""

_MAY_CARRY = re.compile(r"[来季年月截间]")
"""Without one of these nothing matches ``_CARRIED``."""

_COUNTED = r"一二两三四五六七八九十\d"
_OPENINGS = (
    ("今去明后同次往历全", "年"),
    ("今昨当", "[日天]"),
    ("今", "[春夏秋冬]"),
    ("去", "冬"),
    ("前", f"[年{_COUNTED}]"),
    ("上", "[年半月个周]"),
    ("下", "半"),
    ("当", "[年前]"),
    ("本", "[年月季周]"),
    ("每", "[年月天日周个季]"),
    ("近", f"[年日期{_COUNTED}]"),
    ("这", f"[周{_COUNTED}]"),
    ("连", f"[续日{_COUNTED}]"),
    ("截", "[至止]"),
    ("自从", "[^，,。；;]{1,30}(?:以来|起|开始|至今)"),
    ("第", "[一二三四]"),
    ("年", "[初中底末内]"),
    ("岁", "末"),
    ("目日", "前"),
    ("过", "去"),
    ("最", "近"),
    ("如", "今"),
    ("眼", "下"),
    ("现", "在"),
    ("0123456789０１２３４５６７８９", rf"[{_COUNTED}]{{0,3}}多?\s?[年月个一\-－—–~～至到]"),
    ("一二两三四五六七八九十", rf"[{_COUNTED}九〇○零]{{0,3}}多?[年月个季]"),
)
"""The characters that a period may begin with, and what stands behind each: what ``_PERIOD`` is
asked for. A new alternative there needs its opening here."""

_SAME_YEAR = frozenset(["当年", "同年"])
"""They point to the year that was named before them."""

_BOUNDED = ("以来", "至今", "开始", "起", "前", "后", "同期")
_COMPARED = frozenset(["比", "较", "比起", "同", "与", "相比"])
_FROM = frozenset(["由", "从"])
_CAUSES = frozenset(["针对", "面对", "缓解", "解决", "应对", "破解", "鉴于", "结合", "适应"])
_NOW = frozenset(["当前", "目前", "眼下", "现在"])
_AGES_AT = re.compile(r"[年前底末]$|^(?:目前|如今|现在|现年)$")
_NEW_SCENE = re.compile(
    r"会议|会上|[^，,。；;]{0,6}(?:会议|座谈会|推进会|动员会)(?:强调|要求|指出|提出)|与会|下一步|接下来|下阶段"
    r"|但[^，,。；;]{0,6}看到|[^，,。；;]{0,14}(?:仍有|尚有|仍缺)"
    r"|走进|来到|[“\"](?:我|俺|咱|这|那|以前|过去|原来|现在|如今)"
)
"""What a sentence opens with that no longer speaks of the period before: 会议强调, 走进大棚."""

_FOUNDED = re.compile(
    r"成立|创[办立建]|开[办设业张]|办[起了]|[退离]休|退[伍役]|转业|返乡|回[乡村到]|嫁|组建|投[产用运]|建[成立起]"
    r"|上任|当选|担任|就任|入职|参加工作|从事|开始|起步|搬[迁到进]|入党|入伍|来到|落户|接[手过任]|承包"
    r"|启用|运[营行]|设立|毕业|启动|挂牌|试点|推行|实施"
)
_IN_ALL = re.compile(r"先后|累计|至今|迄今|陆续|总共|一共|[已共]")
"""2012年办起传习所，先后带徒弟64人: what has come together since a beginning."""

_DATED = re.compile(r"(?:19|20|１９|２０|[一二][九〇○零]|[去前上今]年|\d{1,2}\s?月)")
_OPENING = 16
"""A period that opens a sentence stands within this many characters."""

_LEARNING = 48
_LEARNED = re.compile(r"(?:获悉|了解到|得知|介绍|据悉|显示|发布|通报)[，,：:]")
"""记者从县统计局获悉，前三季度…: what the report says opens behind it."""

_WINDOW = 60
"""Items between a period and the figure it governs, at most."""


@lru_cache(maxsize=8)
def period_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Pattern of period surfaces; ``names`` are the named ones (春节, 十四五)."""
    return re.compile(_PERIOD.replace("NAMES", alternation(names)), re.VERBOSE)


@lru_cache(maxsize=8)
def _opening(names: tuple[str, ...]) -> re.Pattern[str]:
    """One character at which a period may begin: what stands behind it allows one."""
    openings = [*_OPENINGS, *((name[0], re.escape(name[1:2])) for name in names)]
    if names:
        initials = "".join(sorted({re.escape(name[0]) for name in names}))
        openings.append(('“"', f"[{initials}]"))
    behind: dict[str, list[str]] = {}
    for firsts, rest in openings:
        for first in firsts:
            behind.setdefault(first, []).append(rest)
    # Each alternative begins with its character, so that the search runs for these alone.
    return re.compile(
        "|".join(f"{re.escape(first)}(?={'|'.join(rests)})" for first, rests in behind.items())
    )


def find_periods(text: str, sentence: Span, names: tuple[str, ...]) -> list[Span]:
    """Ranges of period surfaces in ``sentence``, in order: 截至9月底, 今年以来, 1-9月, 近5年来."""
    pattern, opening = period_pattern(names), _opening(names)
    found: list[Span] = []
    last = sentence.start
    # Two characters tell nearly everywhere that no period opens; few places ask for more.
    for first in opening.finditer(text, sentence.start, sentence.end):
        at = first.start()
        if at >= last and (match := pattern.match(text, at, sentence.end)) is not None:
            last = match.end()
            if last > at:
                found.append(Span(at, last))
    return found


def dates_age(period: str) -> bool:
    """Whether an age may be told of ``period``: 今年, 2018年; not 自去年10月开业以来."""
    return _AGES_AT.search(period) is not None


def governing_period(items: Sequence[Item], at: int) -> Item | None:
    """The period that governs the figure at position ``at`` of its sentence.

    The nearest period before it, but not one that is compared with (较2020年), that dates the old
    value (由上年同期的58.3%提高到66.9%), that is a frequency of another clause (每月) or part of
    what is to be mended (针对当前警力不足的问题，投入25万元).
    """
    crossed = False
    figure_crossed = False
    same: Item | None = None
    for place in range(at - 1, max(-1, at - 1 - _WINDOW), -1):
        item = items[place]
        role = item.role
        if role == "mark":
            crossed = True
        elif role == "figure":
            if item.text.endswith(("年", "年多")) and items[place + 1].text == "来":
                return item._replace(text=item.text + "来")
            figure_crossed = not crossed
        elif role == "period":
            before = items[place - 1].text if place else ""
            if before in _COMPARED or (item.text in _NOW and before in _CAUSES):
                continue
            if before in _FROM and (figure_crossed or crossed):
                continue
            if item.text.startswith("每") and crossed:
                continue
            if item.text in _SAME_YEAR:
                same = item
                continue
            return item
    return same


def runs_on(text: str, items: Sequence[Item], at: int, period: Item) -> bool:
    """Whether the figure has come together from ``period``, which dates a beginning, until now.

    2012年办起传习所，先后带徒弟64人, but not 2024年，全县先后举办招聘会46场.
    """
    figure = items[at]
    if _DATED.match(period.text) is None or period.text.endswith(_BOUNDED):
        return False
    clause = max(text.rfind(mark, period.end, figure.start) for mark in "，,；;")
    return (
        clause > period.end
        and _IN_ALL.search(text, clause, figure.start) is not None
        and _FOUNDED.search(text, period.end, clause) is not None
    )


def opens_scene(text: str, sentence: Span) -> bool:
    """Whether ``sentence`` leaves behind what the one before it told of: 会议强调, 走进大棚."""
    return _NEW_SCENE.match(text, sentence.start, sentence.end) is not None


def carried_period(text: str, sentence: Span, names: tuple[str, ...]) -> str | None:
    """The period that opens ``sentence`` and holds for the ones behind it: 前三季度, 截至9月底."""
    told = _LEARNED.search(text, sentence.start, min(sentence.end, sentence.start + _LEARNING))
    start = sentence.start if told is None else told.end()
    opening = Span(start, min(sentence.end, start + 2 * _OPENING))
    if _MAY_CARRY.search(text, opening.start, opening.end) is None:
        return None
    for span in find_periods(text, opening, names):
        if span.start > start + _OPENING:
            break
        surface = text[span.start : span.end]
        if _CARRIED.search(surface) and not surface.startswith("每"):
            return surface
    return None
