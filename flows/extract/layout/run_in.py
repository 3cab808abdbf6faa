"""Headings printed in one line with the text they head: **幸福食堂开到家门口** 记者从县民政局…,
★“幸福小院”添新丁　西半屯镇利用….
"""

from __future__ import annotations

import re

from flows.extract.layout.blocks import Block
from flows.extract.layout.headings import begins_text, is_heading_shape, names_actor
from flows.tables.layout import Layout

_WIDE = re.compile(r"\S[^\u3000]{4,22}?(?=(?:\u3000+| {2,})\S)")
_PARTED = re.compile(
    r"(?!本报|据|图为|新华社)(?:[^\s,，。；;]{5,22}(?<![讯电])"
    r"(?= (?:日前|近日|近期|近来|最近|连日|眼下|目前|当前|时下|如今|随着|为[了进]|走进|记者|清晨"
    r"|入[春夏秋冬伏汛]|[今去]年|今[春夏秋冬]|这几天|\d{1,2}月|\d{4}年)[^ ]{6})"
    r"|[\u4e00-\u9fff]{2,8}[:：][^\s,，。；;:：]{4,16}(?= [^\s:：]{12}))"
)
"""▲海河镇“半亩田”行动助农增收| 日前,…, ●高杨店镇:刷卡就能浇地| 高标准农田里…: before what news
begin with, and behind whose headline it is, one space is enough."""
_SHORTEST_TEXT = 20


def run_in_heading(block: Block, layout: Layout) -> tuple[Block, Block] | None:
    """The heading that opens the block, in bold or parted by a wide space, and the text behind it;
    None of a block without one, or that opens with who acts (城南街道　5月以来…).
    """
    end = block.bold_to
    if not end:
        wide = _WIDE.match(block.text) or _PARTED.match(block.text)
        end = wide.end() if wide is not None else 0
    if not end:
        return None
    head, rest = block.cut(0, end), block.cut(end)
    is_heading = is_heading_shape(head.text) and not begins_text(head.text)
    if not is_heading or len(rest.text) < _SHORTEST_TEXT or names_actor(head.text, layout):
        return None
    return head, rest
