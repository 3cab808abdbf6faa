"""Whether a line without a role word signs a piece: its names, its mark, what it stands below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from flows.extract.layout.credits import CreditLine
from flows.extract.layout.headings import is_place
from flows.tables.layout import Layout

Above = Literal["headline", "text", "item", "other"]

_LONGEST_NAME = 8
_LONGEST_BELOW_TEXT = 7
_LONGEST = 30
_PLACE_ENDS = frozenset("村镇乡县市区街路组屯")
# 城北小学 张立新, 金山街道湾里社区 张立新
_OFFICE_AND_NAME = re.compile(r"(\S{3,16})[ \u3000]+(\S{2,3})$")
# 城中社区居民 黄美珍, 中共安宁县委书记 何 川
_POST_AND_NAME = re.compile(
    r"(?!访|专访|对话|记)[\u4e00-\u9fff、（）()]{1,20}(?:书记|[部局县市区镇乡院校行会所社站队组厅处]长|主[任席]|教师|老师|教授|研究员|讲师|居民|村民|市民"
    r"|[学中小]生|职工|员工|党员|干部|队员|理事长|检察长|秘书长|董事长|经理|委员)[ \u3000]+"
    r"(?P<name>[\u4e00-\u9fff](?:[ \u3000]?[\u4e00-\u9fff]){1,2})$"
)


def is_credit(
    credit: CreditLine, mark: str, layout: Layout, *, bracketed: bool, place: Above
) -> bool:
    """Whether what reads like a credit is one. ``place`` is what the line stands below.

    Names without a role need a mark, brackets or a headline above them.
    """
    if credit.has_role:
        return True
    is_office = bool(credit.credits) and all(one.role == "source" for one in credit.credits)
    names = [one.name for one in credit.credits if is_office or one.role != "source"]
    if not names or (not is_office and max(map(len, names)) > _LONGEST_NAME):
        return False
    after_heading = place == "headline"
    if layout.marks.get(mark) == "byline":
        return after_heading or credit.looks_personal
    if mark and layout.marks.get(mark) != "column":
        if all(is_place(name, layout) for name in names):
            return False  # ▶ 望江县 says where.
        signs = mark == "■" and credit.looks_personal and _are_full_names(names, layout)
        return signs or (after_heading and (credit.looks_personal or max(map(len, names)) <= 4))
    if bracketed:
        # (娜仁托娅 孙浩) below a brief; names of any people, so surnames prove nothing.
        is_below = place in {"item", "text"} and max(map(len, names)) <= _LONGEST_BELOW_TEXT
        return is_below or credit.looks_personal or is_office
    longest = max(len(name) - (name[:2] in layout.surnames) for name in names)
    return after_heading and credit.looks_personal and not is_office and longest <= 3


def name_behind_post(text: str, layout: Layout) -> int:
    """Where the name behind a post begins in a line below a headline; 0 without one."""
    match = _POST_AND_NAME.match(text) if len(text) <= _LONGEST else None
    if match is None or layout.surname_score(match["name"]) < 2:
        return 0
    return match.start("name")


def signs_for_office(text: str, layout: Layout) -> bool:
    """城北小学 张立新 below a text: who wrote it, and where that person works."""
    match = _OFFICE_AND_NAME.match(text) if len(text) <= _LONGEST else None
    if match is None or not (layout.is_office(match[1]) or is_place(match[1], layout)):
        return False
    is_name = layout.surname_score(match[2]) == 2 and match[2][-1] not in _PLACE_ENDS
    return is_name and not layout.is_organisation(match[2])


def _are_full_names(names: Sequence[str], layout: Layout) -> bool:
    """■ 张立新 or ■ 张立新 王海 below a text; ■周末谈 and ■时评 are columns."""
    if len(names) == 1:
        return len(names[0]) == 3 and layout.column_kind(names[0]) is None
    return max(map(len, names)) <= 3
