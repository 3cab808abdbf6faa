"""Bylines, photo credits and sources -> Credit.

A credit is role words and names, in either order:

* role first: 本报记者 张立新 通讯员 王海峰 / 文/张立新 图/王海 / 摄影 刘佳 / 来源：学习强国
* role last: 张立新 摄 / 王海 文/图 / 县文化馆供图 / 南区街道 供稿
* no role: 张立新 王海峰 (a correspondent, unless the page gives the same name a role elsewhere)

OCR puts spaces into names (高 志 敏) and role words (通 讯 员); both are closed up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from flows.extract.layout.names import (
    CLOSING_BRACKETS,
    IN_NO_CREDIT,
    LONGEST_CREDIT,
    NAME,
    SENTENCE_MARK,
    close_names,
    close_short_names,
    is_name,
    is_no_sentence,
    without_gap,
    without_place,
    without_post,
)
from flows.records import AuthorRole, Credit
from flows.tables.layout import Layout, RoleWord

_JOINS = frozenset("/／、·")
_SEPARATOR = re.compile(r"[\s、，,:：|｜&＆]+")
_TITLE = re.compile(r"《([^《》]{2,20})》")
_DATED_TITLE = re.compile(r"(?:\d{4}年)?(?:\d{1,2}月\d{1,2}日)?《[^《》]{2,20}》(?:\d.{0,12})?$")
_NO_CREDIT = re.compile(
    r"(?:本版|题图|图片)?(?:均为)?(?:资料图片?|网络图片|图文无关|新华社发|完|待续|未完待续|下|上|中"
    r"|本报综合.{0,6}|综合(?:.{0,8}(?:报道|消息|整理))?|作者(?:系|为|单位|简介).{0,40}|署名除外|如图|见图|下图|上图|左图|右图|小图|大图|图[一二三四五\d]|连载.{0,4})$"
)
# 新华社发（王春 摄）
_WIRE_PICTURE = re.compile(
    r"(?:新华社|中新社|新华网|中新网|本报)(?:记者)?发?\s*[（(]([^（）()]{2,30})[）)]$"
)
_NAME_IN_WEN = re.compile(r"(?<![一-龥])([一-龥]{1,2}[文图])[ \u3000]+(?=[文图]\s?[/、])")
_REPORTS = re.compile(r"(?:综合)?(?:电|讯|消息|报道|微信公众号|公众号)+$")
_PAIRED = re.compile(r"(?<![^\s：:])(文|图|摄)\s?[、·/]\s?(图|文|摄)(?![^\s/：:])")
_EDGES = " \t\u3000/、，,:："
_NAME_LIKE = frozenset(
    {
        *("图片", "照片", "整理", "提供", "报道", "作者", "读者", "视频", "配图"),
        *("编辑", "责编", "校对", "审核", "审稿", "签发", "监制", "统筹", "策划"),
    }
)
_OWN = ("本", "新华社")
_AFTER = ("", *_EDGES, "|", "｜")
_BEFORE_PUPILS = ("", *_EDGES, *"学校园班组站")
_NEVER_GLUED = frozenset({"文", "图", "据", "绘", "读者"})
_NEWS_DESKS = ("融媒体中心", "融媒中心", "融媒", "传媒中心", "新闻中心", "融媒体工作室")
_PHOTO_SENSES = frozenset({"photographer", "supplied_photo", "text_photo"})
_PLAIN_ROLES: dict[str, AuthorRole] = {
    role: role for role in get_args(AuthorRole) if role != "source"
}


@dataclass(slots=True, kw_only=True)
class CreditLine:
    """A line that is nothing but a credit.

    ``caption_credits`` is how it reads under a picture, where the word before a name decides alone:
    记者 X 文/图 under a photo story is its reporter, above an article reporter and photographer.
    ``has_role``: some role word stands in it. ``is_photo``: it credits a picture (摄, 供图, 摄影);
    ``is_picture``: a picture and no text, ``is_photo_report``: 摄影报道. ``is_opinion``: 评论员.
    ``looks_personal``: every name without a role begins with a Chinese surname.
    """

    credits: tuple[Credit, ...]
    caption_credits: tuple[Credit, ...]
    has_role: bool
    is_photo: bool = False
    is_picture: bool = False
    is_photo_report: bool = False
    is_opinion: bool = False
    looks_personal: bool = False


@dataclass(slots=True)
class _Word:
    """A role word in a line: it ``leads`` what follows (文/张立新) or ``trails`` (张立新/文)."""

    word: RoleWord
    leads: bool
    trails: bool


@dataclass(slots=True)
class _Named:
    """A name, the role word before it (its own or a run's), and the word behind its run."""

    name: str
    before: RoleWord | None
    behind: RoleWord | None = None


def names_a_role(text: str, layout: Layout) -> bool:
    """Whether ``text`` can be a credit by its words alone: 本报记者…, 来源：…, 资料图片."""
    return (
        "《" in text
        or layout.role_pattern.search(text.replace("／", "/")) is not None
        or _NO_CREDIT.match(without_post(text)) is not None
    )


def read_credit(text: str, layout: Layout, known: Mapping[str, AuthorRole]) -> CreditLine | None:
    """The credit that ``text`` is, without marks and brackets; None if it is anything else.

    ``known`` gives the roles of names credited elsewhere on the page.
    """
    if not is_no_sentence(text):
        return None
    text = without_gap(without_post(text), layout)
    if not 2 <= len(text) <= LONGEST_CREDIT or SENTENCE_MARK.search(text):
        return None
    if layout.is_column(text) or (text[:2] == "记者" and text[2:] in layout.columns_end):
        return None  # 记者手记, 记者观察
    if text[-1] in CLOSING_BRACKETS and (wired := _WIRE_PICTURE.match(text)):
        text = wired.group(1)
    if _NO_CREDIT.match(text):
        return CreditLine(credits=(), caption_credits=(), has_role=True)
    source = _read_source(text, layout)
    if source is not None:
        return CreditLine(credits=(source,), caption_credits=(source,), has_role=True)
    tokens = _tokens(text, layout)
    if not tokens:
        return None
    words = [token.word for token in tokens if isinstance(token, _Word)]
    senses = {word.sense for word in words}
    named = _pair(tokens, layout.is_organisation)
    if not named and not words:
        return None
    offices = {
        one.name
        for one in named
        if layout.is_organisation(one.name)
        and (not _has_plain_role(one) or layout.is_office(one.name))
    }
    if len(offices) < len(named):
        # (县妇联 张立新): both are credited; 湾里社区 is only where the person lives.
        named = [
            one
            for one in named
            if one.name not in offices
            or one.behind is not None
            or (not _has_plain_role(one) and _writes_with(one.name, layout))
        ]
    credits: list[Credit] = []
    captions: list[Credit] = []
    for one in named:
        is_office = one.name in offices
        own = known.get(one.name, "correspondent")
        credits.extend(_credit(one, own, is_office=is_office, is_caption=False))
        captions.extend(_credit(one, own, is_office=is_office, is_caption=True))
    tells = bool(senses & {"text", "text_photo"})
    shows = bool(senses & _PHOTO_SENSES) and (tells or all(map(_shows, credits)))
    return CreditLine(
        credits=tuple(dict.fromkeys(credits)),
        caption_credits=tuple(dict.fromkeys(captions)),
        has_role=bool(words),
        is_photo=shows,
        is_picture=shows and not tells,
        is_photo_report="photo_report" in senses,
        is_opinion=any(word.word.endswith("评论员") for word in words),
        looks_personal=all(
            _is_personal(one.name, layout)
            for one in named
            if one.before is None and (one.name not in offices or len(offices) == len(named))
        ),
    )


def _writes_with(office: str, layout: Layout) -> bool:
    """An office that is credited beside a name: 县融媒体中心, 县公安局, 绵山镇卫生院."""
    return office.endswith(_NEWS_DESKS) or layout.is_office(office)


def _shows(credit: Credit) -> bool:
    """本报记者 张立新 摄影记者 王海 credits a text and its pictures; 张立新 摄 a picture alone."""
    return credit.role in {"photographer", "source"}


def _has_plain_role(one: _Named) -> bool:
    """Whether the word before a name makes it a person's: 记者, 通讯员."""
    return one.before is not None and one.before.sense in _PLAIN_ROLES


def _read_source(text: str, layout: Layout) -> Credit | None:
    """来源：共产党员网 / 据《额尔古纳微讯》 / 10月2日《人民日报》."""
    match = layout.role_pattern.match(text)
    word = layout.roles.get(_close(match.group())) if match else None
    if match and word and word.sense == "source":
        rest = text[match.end() :].strip(" \t\u3000:：|｜丨自于")
        titled = _TITLE.search(rest)
        name = titled.group(1) if titled else _REPORTS.sub("", _close(rest))
        if word.word == "据" and not (titled or layout.is_organisation(name)):
            return None
    elif _DATED_TITLE.match(text):
        name = text[text.index("《") + 1 : text.index("》")]
    else:
        return None
    if not 2 <= len(name) <= 24 or _SEPARATOR.search(name):
        return None
    return Credit(name=name, role="source")


def _tokens(text: str, layout: Layout) -> list[str | _Word] | None:
    """Names and role words in order; None where something is neither."""
    if not _JOINS.isdisjoint(text):  # 吴天文 图/文
        text = _PAIRED.sub(r"\1/\2", _NAME_IN_WEN.sub(r"\1、", text.replace("／", "/")))
    text = close_short_names(text)
    marked = layout.role_pattern.sub(lambda match: _set_apart(match, layout), text)
    if "~" not in marked and IN_NO_CREDIT.search(marked) is not None:
        return None
    tokens: list[str | _Word] = []
    names: list[str] = []
    for part in _SEPARATOR.split(marked):
        for piece in [part] if part.strip("<>~") in layout.roles else part.split("/"):
            word = layout.roles.get(piece.strip("<>~"))
            if word is not None:
                if piece.startswith("~") and _is_outlet(names[-1:], tokens, layout):
                    names.pop()
                if word.word == "报道" and names:
                    names = without_place(names, layout)
                tokens.extend(close_names(names, layout))
                names = []
                tokens.append(_Word(word, piece.endswith(">"), piece.startswith("<")))
            elif piece:
                names.append(piece)
    tokens.extend(close_names(names, layout))
    if any(isinstance(token, str) and not is_name(token, layout) for token in tokens):
        return None
    return tokens if len(tokens) <= 24 else None


def _is_outlet(glued: Sequence[str], before: Sequence[str | _Word], layout: Layout) -> bool:
    """Whether what stands against 记者 is the paper: 红网记者 李明, 南方+记者 林杰.

    Behind a role word it may be the end of a run of names: 通讯员王海记者李明.
    """
    led = any(isinstance(token, _Word) for token in before)
    return any(not led or layout.is_organisation(word) or not NAME.match(word) for word in glued)


def _set_apart(match: re.Match[str], layout: Layout) -> str:
    """A role word with spaces around it, if it is one: 图 in 图古斯 and 文 in 雒文静 are not.

    文/ and 文： are marked to lead what follows (文>), /文 to close what precedes (<文), 记者 to
    stand against what precedes (~记者).
    """
    text, word = match.string, layout.roles[_close(match.group())]
    before = text[max(match.start() - 2, 0) : match.start()]
    after = text[match.end() : match.end() + 2].lstrip()
    if len(word.word) == 1 or word.word in _NAME_LIKE:
        opens = not before or before[-1] in _EDGES
        closes = match.end() == len(text) or text[match.end()] in _EDGES
        glued = match.end() == len(text) and match.start() >= 2
        if not (opens and closes) and not (glued and word.word not in _NEVER_GLUED):
            return match.group()
    if word.sense == "source" and before[-1:] not in _AFTER:
        return match.group()  # 客人主要来源于成都
    if word.word == "小记者" and before[-1:] not in _BEFORE_PUPILS:
        return match.group()  # 城北小学组织小记者参观 is a headline.
    leads = ">" if after[:1] in ("/", ":", "：") else ""
    trails = "<" if before.rstrip()[-1:] == "/" else ""
    if word.sense == "reporter" and not word.word.startswith(_OWN) and before[-1:] not in _AFTER:
        trails = "~"
    return f" {trails}{word.word}{leads} "


def _close(text: str) -> str:
    return "".join(text.split()).replace("／", "/")


def _pair(tokens: Sequence[str | _Word], is_office: Callable[[str], bool]) -> list[_Named]:
    """Give each name the role word before it or behind it.

    A word that can stand on either side (文, 图, 摄影) belongs to the names before it, if there
    are any since the last one, unless it leads what follows (图/); 摄影 between two names belongs
    to the second. The office before a role word (南方网记者 林俊) is where its names work.
    """
    named: list[_Named] = []
    waiting: list[_Named] = []
    before: RoleWord | None = None
    outer: RoleWord | None = None
    for index, token in enumerate(tokens):
        if isinstance(token, str):
            waiting.append(_Named(token, before, outer))
            continue
        word = token.word
        if word.sense == "ignore":
            break  # 发自 西安, 责任编辑 李明: what follows wrote nothing.
        name_next = index + 1 < len(tokens) and isinstance(tokens[index + 1], str)
        if word.position == "before" and waiting and waiting[-1].before is None:
            waiting = waiting[:-1] if is_office(waiting[-1].name) else waiting
        between = word.sense == "photographer" and len(word.word) >= 2 and name_next
        opens_next = word.position == "before" or not waiting or token.leads or between
        if opens_next and not (token.trails and word.position == "either"):
            if word.position == "either":
                named.extend(waiting)
                waiting, outer = [], None
            elif before is not None and before.position == "either" and not waiting:
                outer = before  # 文/图 本报记者 张立新
            before = word
        else:
            named.extend(replace(one, behind=word) for one in waiting)
            waiting, before, outer = [], None, None
    return named + waiting


def _is_personal(name: str, layout: Layout) -> bool:
    return "·" in name or layout.has_surname(name)


def _credit(one: _Named, own: AuthorRole, *, is_office: bool, is_caption: bool) -> Sequence[Credit]:
    """The credits of one name; ``own`` is its role where no word gives one."""
    sense = one.behind.sense if one.behind else ""
    role = None
    if one.before is not None:
        role = _PLAIN_ROLES.get(one.before.sense)
        if role is None and not sense:
            sense = one.before.sense
    if is_office:
        return (Credit(name=one.name, role="source"),)
    text = Credit(name=one.name, role=role or own)
    photo = Credit(name=one.name, role="photographer")
    if sense in {"photographer", "supplied_photo"}:
        return (photo,)
    if sense == "text_photo":
        if not is_caption:
            return (text, photo)
        return (text,) if role else (photo,)
    if sense == "photo_report" and is_caption and role is None:
        return (photo,)
    return (text,)
