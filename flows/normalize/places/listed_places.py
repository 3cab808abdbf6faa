"""Places told in a row: 洪水镇、南古镇分别种植5000亩、3000亩."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.lang.sentences import CLAUSE_END, STATEMENT_END
from flows.normalize.places.point import Point
from flows.records import PlaceMention
from flows.tables.gazetteer import Gazetteer

LISTED = frozenset({"、", "和", "与", "及", "以及", "至", "到", "—", "——", "－", "–"})
"""What stands between two places of one row."""
RESPECTIVELY = "分别"
COUNTED = re.compile(
    r"[\d一二三四五六七八九十百]{1,4}(?:余|多)?个(?:行政|自然)?(?:村(?!民)|乡镇|镇|乡(?!亲)|街道|社区|嘎查|苏木|县|旗|区)"
)
"""18个乡镇, 9个村."""
ROW_ENDS = re.compile(r"[\u4e00-\u9fff]{0,8}等(?:共|全部)?")
ROW_GOES_ON = re.compile(r"[\u4e00-\u9fff]{0,8}(?:[、和与及至到]|以及)")
OF_TOWN = re.compile(r"(?:[镇乡]|街道|苏木)[\u4e00-\u9fff]{1,5}(?:村|社区|嘎查)$")
SEVERAL_OF = re.compile(r"等\d{1,2}个(?:行政|自然)?(?:村|社区|嘎查)")
"""杉洋镇东吉村等9个村1.4万人: villages of the town."""
SOME_OF = re.compile(r"等(?:地|多地|处)(?!\d)")
SUMS_UP = re.compile(r"[。!！?？](?:截至(?:目前|\d{1,2}月[底末]?)|目前|今年以来|至此)[,，]")
LONGEST_ROW = 60
NUMBER = re.compile(r"\d[\d.,]*")


def is_listed(one: PlaceMention, other: PlaceMention, text: str) -> bool:
    """Whether the two places stand in one row: 焦沟村、洛沟村."""
    return text[one.span.end : other.span.start] in LISTED


def respective(before: Sequence[PlaceMention], point: Point) -> str | None:
    """Code of the place of the same rank in its row as the figure at ``point``, behind 分别; None
    without it. The row ends ``before``.
    """
    text = point.text
    said = text[before[-1].span.end : point.at]
    each = said.find(RESPECTIVELY)
    if each < 0 or STATEMENT_END.search(said):
        return None
    listed = [before[-1]]
    for mention in reversed(before[:-1]):
        if not is_listed(mention, listed[0], text):
            break
        listed.insert(0, mention)
    rank = len(NUMBER.findall(said[each:]))
    return listed[rank].region_code if rank < len(listed) else None


def of_row(before: Sequence[PlaceMention], point: Point) -> str | None:
    """Code of what holds the row of places that the figure at ``point`` counts: 覆盖贺村镇、凤林等
    18个乡镇, 五梅村药材、三河村茶叶等7个村; None where it counts none.
    """
    text, at, _, gazetteer = point
    if "等" not in text[at - 3 : at] or not COUNTED.match(text, at):
        return None
    if ROW_ENDS.fullmatch(text, before[-1].span.end, at) is None:
        return None
    holder, index = before[-1].region_code, len(before) - 1
    while index and ROW_GOES_ON.fullmatch(
        text, before[index - 1].span.end, before[index].span.start
    ):
        index -= 1
        holder = shared(holder or "", before[index].region_code, gazetteer)
    if holder is None or index == len(before) - 1:
        return None
    is_one = any(mention.region_code == holder for mention in before[index:])
    return gazetteer.parent(holder) if is_one else holder


def of_some(before: Sequence[PlaceMention], point: Point) -> str | None:
    """Code of what holds places told as some of more, where the figure at ``point`` is in their
    clause: 临泾镇等地的肉鸡出栏2000万只; None where none are.
    """
    last = before[-1]
    is_some = SOME_OF.match(point.text, last.span.end) or (
        OF_TOWN.search(last.text) and SEVERAL_OF.match(point.text, last.span.end)
    )
    if not is_some or not point.is_in_clause_of(last):
        return None
    base = point.gazetteer.base
    if point.use(last) == "none" or base(last.region_code or "") != base(point.own):
        return None  # 来自石阡、印江等地的4232户, 大庆、齐齐哈尔等地的46家企业
    holder = holder_of_row(before, point)
    is_one = holder == last.region_code and holder is not None
    return point.gazetteer.parent(holder) if is_one and holder else holder


def without_guests(before: Sequence[PlaceMention], point: Point) -> Sequence[PlaceMention]:
    """``before`` without the places at its end where those come from who are counted at ``point``:
    来自十里镇、槐店乡等6个乡镇的18支队伍.
    """
    text, index = point.text, len(before) - 1
    if text.find("来自", max(point.at - LONGEST_ROW, 0), point.at) < 0:
        return before
    while index > 0 and ROW_GOES_ON.fullmatch(
        text, before[index - 1].span.end, before[index].span.start
    ):
        index -= 1
    start = before[index].span.start if before else 0
    is_origin = text.startswith("来自", start - 2) and not CLAUSE_END.search(text, start, point.at)
    return before[:index] if is_origin else before


def sums_up(before: Sequence[PlaceMention], point: Point) -> bool:
    """在廿八都镇,…;在大陈乡,…。截至目前,共解决60个问题: the sum of more than the last example."""
    if not before or not point.is_told_since(before[-1], SUMS_UP):
        return False
    met = point.gazetteer.words.people_after.match(point.text, before[-1].span.end)
    if met is not None and before[-1].region_code != point.own and len(before) > 1:
        return before[-2].region_code == point.own  # 河口村村民李成…。今年以来,志愿者已帮…
    if len(before) < 2:
        return False
    last, other = before[-1].region_code or "", before[-2].region_code or ""
    parent = point.gazetteer.parent
    return len({last, other, point.own}) == 3 and parent(last) == parent(other)


def holder_of_row(row: Sequence[PlaceMention], point: Point) -> str | None:
    """Code of the deepest division that holds all the places told in a row up to the last."""
    holder = row[-1].region_code
    for one, after in zip(reversed(row[:-1]), reversed(row), strict=False):
        if holder is None or not is_listed(one, after, point.text):
            break
        holder = shared(holder, one.region_code, point.gazetteer)
    return holder


def shared(one: str, other: str | None, gazetteer: Gazetteer) -> str | None:
    """Code of the deepest division that holds both; None where none does."""
    line = gazetteer.lineage(other) if other is not None else ()
    return next((code for code in gazetteer.lineage(one) if code in line), None)
