"""Bylines, photo credits and sources -> Credit.

A credit is role words and names, in either order:

* role first: 本报记者 张立新 通讯员 王海峰 / 文/张立新 图/王海 / 摄影 刘佳 / 来源：学习强国
* role last: 张立新 摄 / 王海 文/图 / 县文化馆供图 / 南区街道 供稿
* no role: 张立新 王海峰 (a correspondent, unless the page gives the same name a role elsewhere)

OCR puts spaces into names (高 志 敏) and role words (通 讯 员); both are closed up.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from flows.records import AuthorRole, Credit
from flows.tables.layout import Layout, RoleWord

_LONGEST = 90
_SENTENCE_MARK = re.compile(r"[。！？!?；;…“”]")
_SEPARATOR = re.compile(r"[\s、，,:：|｜&＆]+")
_TITLE = re.compile(r"《([^《》]{2,20})》")
_NAME = re.compile(r"[\u3400-\u9fff\ue000-\uf8ff·•‧・．.A-Za-z]{2,24}$")
_DATED_TITLE = re.compile(r"(?:\d{4}年)?(?:\d{1,2}月\d{1,2}日)?《[^《》]{2,20}》(?:\d.{0,12})?$")
_NO_CREDIT = re.compile(
    r"(?:本版|题图|图片)?(?:均为)?(?:资料图片?|网络图片|图文无关|新华社发|完|待续|未完待续|下|上|中"
    r"|署名除外|如图|见图|下图|上图|左图|右图|小图|大图|图[一二三四五\d]|连载.{0,4})$"
)
_DOTS = str.maketrans({char: "·" for char in "•‧・．."})


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditLine:
    """A line that is nothing but a credit.

    ``has_role``: some role word stands in it. ``is_photo``: it credits a picture (摄, 供图, 摄影).
    ``looks_personal``: every name without a role begins with a Chinese surname.
    """

    credits: tuple[Credit, ...]
    has_role: bool
    is_photo: bool
    looks_personal: bool


@dataclass(slots=True)
class _Run:
    """Names that wait for a role word behind them."""

    role: AuthorRole | None = None
    names: list[str] = field(default_factory=list)


def read_credit(
    text: str, layout: Layout, known: Mapping[str, AuthorRole], *, is_caption: bool = False
) -> CreditLine | None:
    """The credit that ``text`` is, without marks and brackets; None if it is anything else.

    ``known`` gives the roles of names credited elsewhere on the page. In a caption a role word
    decides alone: 记者 X 文/图 under a photo story is its reporter.
    """
    text = text.strip(" \t\u3000。.")
    if not 2 <= len(text) <= _LONGEST or _SENTENCE_MARK.search(text):
        return None
    if _NO_CREDIT.match(text):
        return CreditLine(credits=(), has_role=True, is_photo=False, looks_personal=False)
    source = _read_source(text, layout)
    if source is not None:
        return source
    tokens = _tokens(text, layout)
    if tokens is None:
        return None
    return _resolve(tokens, layout, known, is_caption)


def _read_source(text: str, layout: Layout) -> CreditLine | None:
    """来源：共产党员网 / 据《额尔古纳微讯》 / 10月2日《人民日报》."""
    match = layout.role_pattern.match(text)
    word = layout.roles.get(_close(match.group())) if match else None
    if match and word and word.sense == "source":
        rest = text[match.end() :].strip(" \t\u3000:：自于")
        titled = _TITLE.search(rest)
        if word.word == "据" and not (titled or layout.is_organisation(_close(rest))):
            return None
        name = titled.group(1) if titled else _close(rest)
    elif _DATED_TITLE.match(text):
        name = text[text.index("《") + 1 : text.index("》")]
    else:
        return None
    if not 2 <= len(name) <= 24:
        return None
    credit = Credit(name=name, role="source")
    return CreditLine(credits=(credit,), has_role=True, is_photo=False, looks_personal=False)


def _tokens(text: str, layout: Layout) -> list[str | RoleWord] | None:
    """Names and role words in order; None where something is neither."""
    spaced = layout.role_pattern.sub(lambda match: _set_apart(match, text, layout), text)
    tokens: list[str | RoleWord] = []
    names: list[str] = []
    for part in _SEPARATOR.split(spaced.replace("／", "/")):
        pieces = [part] if part in layout.roles else part.split("/")
        for piece in pieces:
            if not piece:
                continue
            word = layout.roles.get(piece)
            if word is None:
                names.append(piece)
                continue
            tokens.extend(_close_names(names, layout))
            names = []
            tokens.append(word)
    tokens.extend(_close_names(names, layout))
    if any(isinstance(token, str) and not _NAME.match(token) for token in tokens):
        return None
    return tokens if len(tokens) <= 24 else None


def _set_apart(match: re.Match[str], text: str, layout: Layout) -> str:
    """A role word with spaces around it, if it is one: 图 in 图古斯 and 文 in 雒文静 are not."""
    word = layout.roles[_close(match.group())]
    if len(word.word) >= 2 and word.word not in {"图片", "照片", "整理", "提供", "报道", "作者"}:
        return f" {word.word} "
    before, after = text[: match.start()], text[match.end() :]
    opens = not before or before[-1] in " \t\u3000/／、，,:："
    closes = not after or after[0] in " \t\u3000/／、，,:："
    glued_end = not after and len(before) >= 2 and word.word not in {"文", "图", "据"}
    return f" {word.word} " if (opens and closes) or glued_end else match.group()


def _close(text: str) -> str:
    return re.sub(r"\s+", "", text).replace("／", "/")


def _close_names(parts: Sequence[str], layout: Layout) -> list[str]:
    """Names with the spaces that OCR put inside them removed: 张 凯 乔美丽 -> 张凯, 乔美丽."""
    names: list[str] = []
    held = ""
    for index, part in enumerate(parts):
        if not held:
            if len(part) == 1:
                held = part
            elif not part.strip("（）()"):
                continue
            else:
                names.append(part)
            continue
        following = parts[index + 1] if index + 1 < len(parts) else ""
        begins_next = len(held) >= 2 and layout.has_surname(part) and len(following) == 1
        if len(held) + len(part) <= 3 and not begins_next:
            held += part
        else:
            names.append(held)
            held = part if len(part) == 1 else ""
            if not held:
                names.append(part)
        if len(held) == 3:
            names.append(held)
            held = ""
    if held and len(held) == 1 and names and len(names[-1]) == 2:
        names[-1] += held
        held = ""
    if held:
        names.append(held)
    return [name.translate(_DOTS) for name in names]


def _resolve(
    tokens: Sequence[str | RoleWord],
    layout: Layout,
    known: Mapping[str, AuthorRole],
    is_caption: bool,
) -> CreditLine | None:
    """Give each name the role of the word before it or behind it."""
    found: list[Credit] = []
    run = _Run()
    before: RoleWord | None = None
    has_role = is_photo = False
    looks_personal = True
    for index, token in enumerate(tokens):
        if isinstance(token, str):
            if run.role is None and before is None and not layout.has_surname(token):
                looks_personal = False
            if before is not None:
                found.extend(_credits([token], before.sense, None, layout, known, is_caption))
            else:
                run.names.append(f"{run.role or ''}|{token}")
            continue
        has_role = True
        is_photo = is_photo or token.sense in {"photographer", "supplied_photo", "text_photo"}
        follows_name = bool(run.names)
        name_next = index + 1 < len(tokens) and isinstance(tokens[index + 1], str)
        if token.position == "before":
            before = None
            run.role = _plain_role(token)
            if run.role is None:
                before = token
        elif follows_name and not (token.word in {"摄影", "航拍"} and name_next):
            found.extend(_close_run(run, token, layout, known, is_caption))
            run, before = _Run(), None
        else:
            found.extend(_close_run(run, None, layout, known, is_caption))
            run, before = _Run(), token
    found.extend(_close_run(run, None, layout, known, is_caption))
    if not found and not has_role:
        return None
    return CreditLine(
        credits=tuple(dict.fromkeys(found)),
        has_role=has_role,
        is_photo=is_photo,
        looks_personal=looks_personal,
    )


def _plain_role(word: RoleWord) -> AuthorRole | None:
    if word.sense in {"reporter", "correspondent", "intern", "photographer"}:
        return word.sense  # type: ignore[return-value]
    return None


def _close_run(
    run: _Run,
    word: RoleWord | None,
    layout: Layout,
    known: Mapping[str, AuthorRole],
    is_caption: bool,
) -> list[Credit]:
    """Credits of the waiting names, ``word`` being the role word behind them, if any."""
    marked = [entry.split("|", 1) for entry in run.names]
    people = [name for _, name in marked if not layout.is_organisation(name)]
    found: list[Credit] = []
    for role, name in marked:
        if role == "" and people and name not in people and word is None:
            continue  # (县妇联 张立新): the office is where the person works.
        sense = word.sense if word else "ignore"
        found.extend(_credits([name], sense, role or None, layout, known, is_caption))  # type: ignore[arg-type]
    return found


def _credits(
    names: Sequence[str],
    sense: str,
    role: AuthorRole | None,
    layout: Layout,
    known: Mapping[str, AuthorRole],
    is_caption: bool,
) -> list[Credit]:
    """``role`` is the word before the names, ``sense`` the word behind them or before them."""
    found: list[Credit] = []
    for name in names:
        if role is None and layout.is_organisation(name):
            found.append(Credit(name=name, role="source"))
            continue
        own = role or known.get(name) or "correspondent"
        if sense in {"photographer", "supplied_photo"}:
            found.append(Credit(name=name, role="photographer"))
        elif sense == "text_photo":
            if role or not is_caption:
                found.append(Credit(name=name, role=own))
            if not (role and is_caption):
                found.append(Credit(name=name, role="photographer"))
        elif sense == "photo_report" and role is None and is_caption:
            found.append(Credit(name=name, role="photographer"))
        else:
            found.append(Credit(name=name, role=own))
    return found
