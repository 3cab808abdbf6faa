"""Notices and editors' notes: 遗失声明, 旺铺出租：…, 关于…的公示, 编者按：…"""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.extract.layout.blocks import Block
from flows.extract.layout.labels import close_name
from flows.tables.layout import Layout

_OPENERS = "【〖［[ "
_CLOSERS = "】〗］] :："
_LONGEST_NAME = 24
_LONGEST_HEAD = 50
_LONGEST_SAYING = 30
_SHORTEST_DECLARATION = 14
_DECLARES = ("声明作废。", "声明作废", "声明作废!", "特此声明。", "声明挂失。")
_PUBLISHED = ("公示", "公告")
_PAUSE = re.compile(r"[，,。；;！!？?：:“”]|发布|印发|下发")
# 关于做好秋季阴雨天气防范的提示
_CONCERNING = re.compile(
    r"关于.{2,40}的(?:紧急|温馨|补充)?(?:提示|公示|公告|通告|通知|函|告知书|倡议书?|声明|提醒|布告)$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """``head`` is the word that tells it, if one does; ``block`` the text behind, maybe empty."""

    is_note: bool
    name: str
    head: Block | None
    block: Block


def declares(text: str) -> bool:
    """王某遗失残疾人证，声明作废。"""
    return text.endswith(_DECLARES) and len(text) > _SHORTEST_DECLARATION


def may_be_notice(text: str, layout: Layout) -> bool:
    """Whether a text too long for a headline opens as a notice or declares something void."""
    return declares(text) or layout.notice_pattern.match(text) is not None


def names_notice(name: str, layout: Layout) -> bool:
    """Whether a line without spaces heads a notice: 遗失声明, 停水通知, 关于…的公示."""
    if len(name) <= _LONGEST_HEAD and name.endswith(_PUBLISHED) and _PAUSE.search(name) is None:
        return True
    if len(name) <= _LONGEST_NAME and (
        name in layout.notice_names or name.endswith(layout.notices_end)
    ):
        return True
    return name.startswith("关于") and bool(_CONCERNING.match(name))


def read_notice(block: Block, layout: Layout) -> Notice | None:
    """编者按:… and 遗失声明, 旺铺出租:…, with the text behind the word if there is any."""
    if len(block.text) > _LONGEST_HEAD and not may_be_notice(block.text, layout):
        return None
    text, marks = block.text, layout.mark_characters
    if text[:1] in _OPENERS or text[:1] in marks:
        text = text.lstrip(f"{_OPENERS}{marks}")
    offset = len(block.text) - len(text)
    for word in layout.notes if text.startswith(layout.notes) else ():
        if text.startswith(word):
            rest = text[len(word) :].lstrip(f"】〗］] {marks}")
            if not rest or rest[0] in ":：" or rest != text[len(word) :]:
                body = block.cut(offset + len(text) - len(rest.lstrip(":： ")))
                head = block.cut(offset, offset + len(word))
                return Notice(is_note=True, name=word, head=head, block=body)
    closed = text
    if text[-1:] in _CLOSERS or text[-1:] in marks:
        closed = text.rstrip(f"{_CLOSERS}{marks}")
    if names_notice(close_name(closed), layout):
        head = block.cut(offset, offset + len(closed))
        return Notice(is_note=False, name=closed, head=head, block=block.cut(len(block.text)))
    for word in layout.notices_start if text.startswith(layout.notices_start) else ():
        behind = text[len(word) : len(word) + 1]
        is_apart = behind in ":：】〗］]" or (behind in " \u3000" and _is_said(text))
        if text.startswith(word) and is_apart:
            rest = text[len(word) :].lstrip(" \u3000:：】〗］]")
            head = block.cut(offset, offset + len(word))
            body = block.cut(len(block.text) - len(rest))
            return Notice(is_note=False, name=word, head=head, block=body)
    if declares(text):
        return Notice(is_note=False, name="", head=None, block=block.cut(offset))
    return None


def _is_said(text: str) -> bool:
    """遗失启事 李某遗失安置协议书一份，声明作废。 says it in the same line."""
    return len(text) <= _LONGEST_SAYING or text.endswith(("。", "！", "!"))
