"""Offices above that act where the story is: 县里将其抢通, 镇里在园区建了10个水窖."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.lang.sentences import (
    CLAUSE_END,
    LONGEST_SENTENCE,
    SENTENCE_END,
    STATEMENT_END,
    is_before,
)
from flows.normalize.place_use import POINTS, use_of
from flows.records import PlaceMention
from flows.tables.gazetteer import Gazetteer, PlaceWords

SEES_TO = re.compile(r"[将把](?:其|它|它们|这[条座口段处])|[到给为帮替]了?[他她]")
"""县里将其抢通, 把救助金打到了他卡上."""
GIVES_TO = re.compile(r"[给为帮替]([\u4e00-\u9fff]{3})")
ON_SITE = re.compile(
    r"[在给为](?:园区|基地|[果茶菜桑]园|大棚|牧场|草场|林场|鱼塘|山[上顶]|山坡|地头|厂区|校园|库区|小区|工地|这[里儿]|那[里儿])"
)
FURTHEST_SITE = 24
NAMED = re.compile(
    r"[^，,。；;：:\n]{0,10}?(?:书记|主席|[县市区乡镇旗局所站]长|主任)(?=([\u4e00-\u9fff]))"
    r"(?![^，,。；;\n]{0,8}(?:[说道称]|介绍|表示|告诉))"
)


def serves_the_story(
    mention: PlaceMention, earlier: Sequence[PlaceMention], text: str, at: int, gazetteer: Gazetteer
) -> bool:
    """Whether ``mention`` is an office whose deed at ``at`` is for the place that the text has
    spoken of, not for the whole of its own; ``earlier`` are those of its paragraph before it.
    """
    if mention.evidence != "deictic" or mention.text.startswith(POINTS):
        return False
    return (
        _is_named_official(mention, text, gazetteer.words)
        or _works_on_site(mention, text, at, gazetteer)
        or (len(earlier) > 0 and _helps(mention, earlier[-1], text, at))
        or (len(earlier) > 0 and _acts_there(mention, earlier, text, gazetteer))
    )


def _acts_there(
    mention: PlaceMention, earlier: Sequence[PlaceMention], text: str, gazetteer: Gazetteer
) -> bool:
    """Whether an office acts at the place within its own that its sentence has spoken of:
    在平坦村,镇里把老祠堂改成了书屋; …村的食堂开张。食堂由区里拨款.
    """
    last = earlier[-1]
    if text.startswith(("来到", "走进", "赶到"), max(mention.span.start - 2, 0)):
        return False  # 刘湾村的8名村民来到县法院
    is_agent = text.startswith("由", mention.span.start - 1)
    return (
        last.region_code != mention.region_code
        and gazetteer.is_within(last.region_code, mention.region_code)
        and (is_agent or is_before(SENTENCE_END, text, last.span.end, mention.span.start))
        and use_of(last, text, gazetteer.words)[0] in ("topic", "scene")
    )


def _is_named_official(mention: PlaceMention, text: str, words: PlaceWords) -> bool:
    """县委书记张国强帮他修了房: who acts where the text is, not what the whole county does."""
    official = NAMED.match(text, mention.span.end)
    return official is not None and official[1] in words.surnames


def _works_on_site(mention: PlaceMention, text: str, at: int, gazetteer: Gazetteer) -> bool:
    """镇里出资10万元,在园区建了10个水窖: an office that acts where the story is."""
    if gazetteer.level(mention.region_code or "") == "village":
        return False
    site = ON_SITE.search(text, mention.span.end, at + FURTHEST_SITE)
    while site is not None and not _is_in_statement(site.start(), text, at):
        site = ON_SITE.search(text, site.end(), at + FURTHEST_SITE)
    return site is not None


def _is_in_statement(start: int, text: str, at: int) -> bool:
    return STATEMENT_END.search(text, min(start, at), max(start, at)) is None


def _helps(mention: PlaceMention, last: PlaceMention, text: str, at: int) -> bool:
    """这条路塌了,县交通运输局3天内将其抢通; 县里给教学点配了厨师: it sees to ``last``."""
    start, end = mention.span.start, mention.span.end
    if not is_before(SENTENCE_END, text, end, at):
        return False
    closed = CLAUSE_END.search(text, at, at + LONGEST_SENTENCE)
    if SEES_TO.search(text, end, closed.start() if closed else at):
        return True
    given = GIVES_TO.search(text, end, at)
    return given is not None and text.find(given[1], last.span.end, start) >= 0
