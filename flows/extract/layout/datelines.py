"""The opening of a report: 本报讯(记者 …), 张掖讯, 本报兴安11月3日电, 据新华社兰州10月20日电."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from flows.extract.layout.credits import read_credit
from flows.extract.layout.headings import is_place
from flows.records import AuthorRole, Credit, Dateline
from flows.tables.layout import Layout

_ROLE = r"(?:本报)?(?:全媒体|融媒体|实习|见习|特约)?(?:记\s?者|通\s?讯\s?员|实习生)"
_DATE = r"(?P<date>\d{1,2}\s?月\s?\d{1,2}\s?日)?"
_NEWS_OF = "报网社媒体台端时简快短通资喜音电传问审查"
# 本报兴安11月3日电 | 据新华社兰州10月20日电 | 9月2日讯（记者 …） | 张掖讯（记者 …）
_OPENING = re.compile(
    rf"""
    (?: [【［\[]? 本\s?[报刊网台] \s? (?P<place>[\u4e00-\u9fff]{{2,8}}?)? \s? {_DATE} \s?
        (?: 讯 | 电 | 消息 | 专电 )(?![话子力视影商信]) [】］\]]?
      | [【［\[]? [\u4e00-\u9fffA-Za-z+·]{{1,12}}
        (?:网|在线|时刻|新闻|客户端|[视播]台|传媒|发布|融媒(?:体?中心)?)
        (?:[（(][^（）()\n]{{2,12}}[）)])? \s?       # 荆楚网(湖北日报网)讯（通讯员 …）
        (?P<site_place>[\u4e00-\u9fff]{{2,4}}?)? \s?
        (?: (?P<site_date>\d{{1,2}}\s?月\s?\d{{1,2}}\s?日) | \d{{1,2}}日 )?
        (?:\d{{1,2}}时(?:\d{{1,2}}分)?)? (?:讯|消息) [】］\]]? (?= [\s（(] )
      | 据? (?: 新华社 | 新华网 | 中新社 | 中新网 | 中国新闻网 | 人民网 | 央视网 | 中央社 | 央广网
              | [\u4e00-\u9fff]{{0,6}}(?:[日晚晨早时周]报|都市报|商报|融媒体?) )
        \s? (?P<wire_place>[\u4e00-\u9fff]{{2,8}}?)? \s?
        (?P<wire_date>(?:\d{{4}}年)?\d{{1,2}}\s?月\s?\d{{1,2}}\s?日)? \s? (?: 讯 | 电 | 专电 )
        (?=[\s（(]|$)
      | (?P<bare_date>\d{{1,2}}\s?月\s?\d{{1,2}}\s?日) \s? 讯 (?= [\s（(] )
      | (?P<own_place>[\u4e00-\u9fff]{{2,6}}) 讯              # 张掖讯（记者 …） 武山讯 12月1日，
        (?: \s* (?= [（(] | \s{_ROLE} ) | (?<![{_NEWS_OF}]讯) \s+ (?= [“"\d近日昨今眼连入进] ) )
    )
    """,
    re.VERBOSE,
)
_CLOSE = {"（": "）", "(": ")"}
_BRACKETED = re.compile(r"\s*[（(]([^（）()\n]{2,80})[）)]")
_REPORTED = re.compile(rf"\s*({_ROLE}[^，。：:；\n]{{2,40}}?)\s*报\s?道\s*[:：,，]?")
_OUTLET = r"(?:[\u4e00-\u9fff]{2,12}(?:网|报社?|台|融媒体?(?:中心)?|新闻|传媒|客户端))?"
_NAME = r"[ \u3000]*[\u4e00-\u9fff·]{2,4}"
_NAMED = re.compile(rf"\s+({_ROLE}{_NAME}(?:[ \u3000]+(?:{_ROLE})?{_NAME}){{0,5}})(?=[ \u3000])")
_ROLE_OPENING = re.compile(rf"[（(](\s*{_OUTLET}{_ROLE}[^（）()\n]{{2,60}})[）)]")
# 新田新闻网(通讯员 肖敏)金秋送爽
_OUTLET_OPENING = re.compile(
    rf"[\u4e00-\u9fff]{{2,12}}(?:网|日报|晚报|时报|融媒体中心|融媒|客户端)(?=[（(]\s*{_ROLE}[^（）()\n]{{2,60}}[）)])"
)
# (周瑜 郑兴隆)初夏已至，…
_NAMES_OPENING = re.compile(
    r"[（(]([\u4e00-\u9fff]{2,4}(?:[ \u3000、]{1,2}[\u4e00-\u9fff]{2,4}){0,3})[）)]"
    r"(?=[\u4e00-\u9fff“])"
)
_ROLE_REPORTS = re.compile(
    rf"{_OUTLET}({_ROLE}[^，。：:；\n\d]{{2,40}}?)\s*(?:\d{{1,2}}\s?月\s?\d{{1,2}}\s?日)?\s*"
    r"报\s?道(?:\s*[:：]|(?=[ \u3000]))"
)
# 新华社杭州5月27日电 题：从“一片叶子”看乡村共富
_WIRE_TITLE = re.compile(
    r"(?:新华社|新华网|中新社|中新网|人民网|本报)[^，,。：:\n]{0,24}?[电讯]"
    r"\s*(?:[（(][^（）()\n]{2,40}[）)])?\s*题\s*[:：]\s*(?=[^。\n]{4,46}$)"
)
_FORMS = (_OPENING, _OUTLET_OPENING, _ROLE_REPORTS)
_FORMS_IN_BRACKETS = (_ROLE_OPENING, _NAMES_OPENING)
_LONGEST_HEAD = 24
_NO_TOWNS = frozenset({"今日", "昨日", "综合", "独家", "最新"})
_NO_PLACE = re.compile(r"(?:[报网社媒端时简快短通资喜音电]|电视台|广播台|融媒体)$")


@dataclass(slots=True, kw_only=True)
class Opening:
    """How a report opens."""

    dateline: Dateline | None
    credits: tuple[Credit, ...]


def read_opening(text: str, layout: Layout, known: Mapping[str, AuthorRole]) -> Opening | None:
    """The opening of the paragraph ``text``; None where it just begins."""
    form = _form_at(text)
    if form is None:
        return None
    if form.re is _OPENING or form.re is _OUTLET_OPENING:
        return Opening(
            dateline=_dateline(form, layout) if form.re is _OPENING else None,
            credits=_read_bracket(text, form.end(), layout, known),
        )
    if form.re is _NAMES_OPENING:
        line = read_credit(form[1], layout, {})
        is_signed = line is not None and line.looks_personal and not line.has_role
    else:
        line = read_credit(form[1], layout, known)
        is_signed = line is not None and (bool(line.credits) or form.re is _ROLE_REPORTS)
    if line is None or not is_signed:
        return None
    return Opening(dateline=None, credits=line.credits)


def _form_at(text: str, start: int = 0) -> re.Match[str] | None:
    """The form in which a report opens at ``start``; None where a paragraph just begins."""
    if not _may_open(text[start : start + _LONGEST_HEAD]):
        return None
    for form in _FORMS_IN_BRACKETS if text[start : start + 1] in _CLOSE else _FORMS:
        if (opening := form.match(text, start)) is not None:
            return opening
    return None


def _dateline(form: re.Match[str], layout: Layout) -> Dateline | None:
    """Where and when a report was written, as its opening tells: 本报|兴安|11月3日|电."""
    own = form["own_place"]
    place = form["place"] or form["wire_place"] or form["site_place"] or own
    date = form["date"] or form["wire_date"] or form["site_date"] or form["bare_date"]
    if place in _NO_TOWNS or (own and (_NO_PLACE.search(own) or not is_place(own, layout))):
        place = None  # 阳光讯（记者 …）
    return Dateline(place=place, date_text=date) if place or date else None


def opening_end(text: str, start: int) -> int:
    """Where the paragraph at ``start`` has told who reports it: behind 本报讯（记者 王海）."""
    form = _form_at(text, start)
    if form is None:
        return start
    credit = None
    if form.re is _OPENING or form.re is _OUTLET_OPENING:
        credit = _BRACKETED.match(text, form.end()) or _REPORTED.match(text, form.end())
    return (credit or form).end()


def wire_title(text: str) -> int:
    """Length of an agency's opening before its title: 新华社杭州5月27日电 题：; 0 without one."""
    match = _WIRE_TITLE.match(text) if "题" in text[:70] else None
    return match.end() if match is not None else 0


def is_bare_dateline(text: str) -> bool:
    """新华社呼和浩特10月18日电 on a line of its own."""
    match = _OPENING.match(text) if len(text) <= 30 and _may_open(text) else None
    return match is not None and match.end() == len(text)


def opens_report(text: str) -> bool:
    """Whether a paragraph opens as a report does, and not with mere names in brackets."""
    form = _form_at(text)
    return form is not None and form.re is not _NAMES_OPENING


def _may_open(text: str) -> bool:
    head = text[:_LONGEST_HEAD]
    if "网" in head and ("(" in head or "（" in head):
        return True
    return "讯" in head or "电" in head or "消息" in head or "报" in head or head[:1] in _CLOSE


def _read_bracket(
    text: str, at: int, layout: Layout, known: Mapping[str, AuthorRole]
) -> tuple[Credit, ...]:
    """Credits that follow at ``at``: （记者 张立新 通讯员 王海） or 记者张立新报道."""
    for pattern in (_BRACKETED, _REPORTED, _NAMED):
        match = pattern.match(text, at)
        if match is not None:
            credit = read_credit(match.group(1), layout, known)
            if credit is not None:
                return credit.credits
    return ()
