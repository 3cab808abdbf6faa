"""The place a figure is about: what the sentence, the paragraph or the table row speaks of.

Going back from the figure, the nearest place that governs it decides: a place within the
article's own (哈达社区8个住宅小区3676户), the article's own again (全县累计…), or one elsewhere
that the story goes to (在呼和浩特干了两年). A paragraph that names none goes on with the place of
the one before, unless it opens a section. Places above the article's own govern no more than
their clause (全乡的骆驼).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from flows.records import ArticlePlaces, PassageRole, PlaceMention, Span
from flows.tables.gazetteer import Gazetteer

SECTION = re.compile(
    r"\s*(?:\*\*|#|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,2}[)）]|\d{1,2}[.．、]"
    r"|[问答][:：]|[◆●★■▲◎○※☆])"
)
LEAD_IN = re.compile(r"[^，,。；;：:“”\n]{2,12}(?:[，,][^，,。；;：:“”\n]{2,12})?[。:：](?=[^\n])")
"""算一笔集体账。 每亩提取…: a short sentence that opens a section in place of a heading."""
CLAUSE_END = re.compile(r"[,，。;；!！?？:：\n]")
GOES_THERE = re.compile(r"(?:(?<!得)(?<!达)(?<!受)到|在|走进|来到|赴|前往|位于)$")
COMES_FROM = re.compile(
    r"(?:从|来自|像|跟|与|和|向|发往|销往|运往|比|叫上|除了|学习|借鉴|援助|支援)$"
)
COMPARED = re.compile(r"(?:[高低快慢多少优好大小]于|超过|相当于)[^，。,;；]{0,5}$")
HOMEWARD = re.compile(r"回(?:到)?(?:老家|家乡|故乡|村|乡|来)|返乡")
BUILT = re.compile(
    r"[,，]?[^。；;，,]{0,4}(?:建成|新建|修建|建设|改建|扩建|改造|打造|硬化|整修|修缮|铺设|升级)[^。；;，,]{0,20}"
)
FURTHEST_BUILT = 30
LISTED = frozenset({"、", "和", "与", "及", "以及", "至", "到"})
LEAD_BREAK = re.compile(r"(?:^|[^\u4e00-\u9fff0-9])(?:在|走进|来到|位于|如今|目前|如今在)?$")
SAID_BY = re.compile(r"[,，]?(?:在|家住|来自)?")
ATTRIBUTED = re.compile(r"[^”\"]*[”\"][,，]?(?:在|家住|来自)?$")
FURTHER_BACK = 6
LONGEST_LINE = 4000
MOST_LOOKED_AT = 40
ROLE_ORDER: dict[PassageRole, int] = {"kicker": 0, "title": 1, "body": 2}


def metric_region(
    places: ArticlePlaces, text: str, role: PassageRole, span: Span, gazetteer: Gazetteer
) -> str | None:
    """Code of the deepest place that the figure at ``span`` is about; the article's own by default.

    ``text`` is the passage of ``role`` and ``span`` indexes it.
    """
    own = places.region_code
    if role != "body" or own is None:
        return own
    first = bisect_left(places.mentions, ROLE_ORDER[role], key=lambda m: ROLE_ORDER[m.role])
    mentions = places.mentions[first:] if first else places.mentions
    line_start = text.rfind("\n", max(span.start - LONGEST_LINE, 0), span.start) + 1
    line_start = line_start or max(span.start - LONGEST_LINE, 0)
    line_end = text.find("\n", span.end, span.end + LONGEST_LINE)
    line_end = min(span.end + LONGEST_LINE, len(text)) if line_end < 0 else line_end
    if text.startswith("|", line_start):
        row = _between(mentions, line_start, span.start)
        return row[0].region_code if row else own
    follower = _attribute_of(mentions, text, span, line_end)
    if follower is not None and _is_within(follower.region_code, own, gazetteer):
        return follower.region_code
    said = _speaker(mentions, text, span, (line_start, line_end), own, gazetteer)
    if said is not None:
        return said
    before = _between(mentions, line_start, span.start)
    found = _governing(before, text, span.start, own, gazetteer)
    if found is not None:
        return found
    return _from_context(mentions, text, span, (line_start, line_end), own, gazetteer)


def _between(mentions: Sequence[PlaceMention], start: int, end: int) -> Sequence[PlaceMention]:
    """The settled mentions that start in the range, the last ones where there are very many."""
    low = bisect_left(mentions, start, key=_start)
    high = bisect_left(mentions, end, low, key=_start)
    return [m for m in mentions[max(low, high - MOST_LOOKED_AT) : high] if m.region_code]


def _start(mention: PlaceMention) -> int:
    return mention.span.start


def _attribute_of(
    mentions: Sequence[PlaceMention], text: str, span: Span, line_end: int
) -> PlaceMention | None:
    """The place right behind that the figure describes or builds:
    占地3.3万平方米的哈巴其拉村养殖小区, 投资618万元,建成…的哈巴其拉村养殖小区.
    """
    following = _between(mentions, span.end, min(span.end + FURTHEST_BUILT, line_end))
    if not following:
        return None
    gap = text[span.end : following[0].span.start]
    return following[0] if gap == "的" or BUILT.fullmatch(gap) else None


def _speaker(
    mentions: Sequence[PlaceMention],
    text: str,
    span: Span,
    line: tuple[int, int],
    own: str,
    gazetteer: Gazetteer,
) -> str | None:
    """“每亩净剩12元。”黄杜村村民说: for a figure in quotation marks, the place of who says it."""
    opened = text.rfind("“", line[0], span.start)
    if opened < 0 or text.find("”", opened, span.start) >= 0:
        return None
    closed = text.find("”", span.end, line[1])
    if closed < 0:
        return None
    inside = _governing(_between(mentions, opened, span.start), text, span.start, own, gazetteer)
    if inside is not None:
        return inside
    following = _between(mentions, closed, closed + 5)
    if following and _is_within(following[0].region_code, own, gazetteer):
        gap = text[closed + 1 : following[0].span.start]
        return following[0].region_code if SAID_BY.fullmatch(gap) else None
    return None


def _governing(
    before: Sequence[PlaceMention],
    text: str,
    at: int,
    own: str,
    gazetteer: Gazetteer,
) -> str | None:
    """The code that the nearest governing mention gives to what stands at ``at``; None if none
    governs.
    """
    is_back_home = False
    for index in range(len(before) - 1, -1, -1):
        mention = before[index]
        code = _governed_code(mention, text, at, own, gazetteer)
        if code is not None and index and not _is_within(code, own, gazetteer):
            # 横石塘镇的茶企在广州设展: the clause is about who goes there.
            actor = before[index - 1]
            is_actor = _is_within(actor.region_code, own, gazetteer) and not CLAUSE_END.search(
                text, actor.span.end, mention.span.start
            )
            code = None if is_actor and not _is_within(own, code, gazetteer) else code
        if code is None:
            is_back_home = is_back_home or _is_within(own, mention.region_code, gazetteer)
            continue
        if is_back_home and not _is_within(code, own, gazetteer):
            return own
        listed = before[index - 1] if index else None
        is_listed = listed is not None and text[listed.span.end : mention.span.start] in LISTED
        if is_listed and listed is not None and code != own and listed.region_code != code:
            respective = _respective(before[: index + 1], text, at)
            return respective or _shared(code, listed.region_code, own, gazetteer)
        return code
    return None


def _respective(before: Sequence[PlaceMention], text: str, at: int) -> str | None:
    """洪水镇、南古镇分别种植5000亩、3000亩: the place of the same rank as the figure at ``at``."""
    said = text[before[-1].span.end : at]
    each = said.find("分别")
    if each < 0 or re.search(r"[。；;\n]", said):
        return None
    listed = [before[-1]]
    for mention in reversed(before[:-1]):
        if text[mention.span.end : listed[0].span.start] not in LISTED:
            break
        listed.insert(0, mention)
    rank = len(re.findall(r"\d[\d.,]*", said[each:]))
    return listed[rank].region_code if rank < len(listed) else None


def _governed_code(
    mention: PlaceMention, text: str, at: int, own: str, gazetteer: Gazetteer
) -> str | None:
    code = mention.region_code
    if code is None or code == own:
        return code
    lead = text[max(mention.span.start - 8, 0) : mention.span.start]
    if COMPARED.search(lead):
        return None
    if _is_within(code, own, gazetteer):
        return None if COMES_FROM.search(lead) and lead[-1:] not in "和与" else code
    if _is_within(own, code, gazetteer):
        is_whole = mention.text.startswith("全")
        leads = mention.evidence != "deictic" and CLAUSE_END.match(lead[-1:] or "\n") is not None
        is_near = not CLAUSE_END.search(text, mention.span.end, at)
        return code if is_near and (is_whole or leads) else None
    is_there = GOES_THERE.search(lead) and not HOMEWARD.search(text, mention.span.end, at)
    return code if is_there else None


def _shared(one: str, other: str | None, own: str, gazetteer: Gazetteer) -> str:
    """The deepest division that holds both; the article's own where they share none."""
    if other is not None:
        line = gazetteer.lineage(other)
        for code in gazetteer.lineage(one):
            if code in line:
                return code
    return own


def _from_context(
    mentions: Sequence[PlaceMention],
    text: str,
    span: Span,
    line: tuple[int, int],
    own: str,
    gazetteer: Gazetteer,
) -> str | None:
    """For a figure whose paragraph has named no place yet: who is quoted, or the paragraph
    before.
    """
    line_start, line_end = line
    after = _between(mentions, span.end, line_end)
    if after and text[line_start : line_start + 1] in '“"':
        said = text[span.end : after[0].span.start]
        if ATTRIBUTED.fullmatch(said) and _is_within(after[0].region_code, own, gazetteer):
            return after[0].region_code
    start = line_start
    for _ in range(FURTHER_BACK):
        if start == 0 or SECTION.match(text, start) or LEAD_IN.match(text, start):
            return own
        end = start - 1
        start = text.rfind("\n", max(end - LONGEST_LINE, 0), end) + 1
        start = start or max(end - LONGEST_LINE, 0)
        earlier = _between(mentions, start, end)
        if earlier:
            found = _governing(earlier, text, end, own, gazetteer)
            if found is None:
                continue
            return (
                found
                if _is_topic(found, earlier, text) and _is_within(found, own, gazetteer)
                else own
            )
    return own


def _is_topic(code: str, mentions: Sequence[PlaceMention], text: str) -> bool:
    """Whether the paragraph speaks of the place, not only past it: named twice, or leading a
    clause.
    """
    same = [mention for mention in mentions if mention.region_code == code]
    if len(same) > 1:
        return True
    return any(
        LEAD_BREAK.search(text[max(mention.span.start - 5, 0) : mention.span.start])
        for mention in same
    )


def _is_within(code: str | None, above: str | None, gazetteer: Gazetteer) -> bool:
    return code is not None and above is not None and above in gazetteer.lineage(code)
