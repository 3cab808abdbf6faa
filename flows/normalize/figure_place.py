"""The place a figure is about: what its words, sentence or paragraph speak of, or the article.

What it describes or serves right behind it (52岁的曹阳红, 投入1000万元参与刘湾村建设) and who says
it come first, then somebody who is met again, then the nearest place before it that governs. A
paragraph that names none goes on with what the one before spoke of or played in, unless it opens
a section or looks at more (各村的做法不同). Where nothing leads anywhere, it is the article's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.lang.sentences import SENTENCE_END, is_before
from flows.normalize.body_mentions import BodyMentions
from flows.normalize.described import attribute_of
from flows.normalize.elsewhere import HOMEWARD, STAYS_THERE
from flows.normalize.governing import governing
from flows.normalize.guests import host_of_guests
from flows.normalize.passed_over import VENUE
from flows.normalize.place_use import ORGANISATION, is_other_body, use_of
from flows.normalize.quoted import speaker
from flows.records import ArticlePlaces, PassageRole, PlaceMention, Span
from flows.tables.gazetteer import Gazetteer, PlaceWords

SECTION = re.compile(
    r"\s*(?:\*\*|#|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,2}[)）]|\d{1,2}[.．、]"
    r"|[问答][:：]|[◆●★■▲◎○※☆])"
)
OPENS_WITH = re.compile(r"(?:据[了介][解绍][，,])?[“\"]?([\u4e00-\u9fff]{4})")
LEAD_IN = re.compile(
    r"([^，,。；;：:“”\n]{2})[^，,。；;：:“”\n]{0,10}(?:[，,][^，,。；;：:“”\n]{2,12})?[。:：](?=[^\n“\"])"
)
"""算一笔集体账。 每亩提取…: a short sentence that opens a section in place of a heading,
unless it goes on with what it begins with (饭堂不只管吃饭。)."""
OF_ALL = re.compile(
    r"[^，,。；;：:\n]{0,10}(?:各村|这些村|几个村|像[^，,。；;]{2,8}(?:这样|一样))"
    r"|(?:据[了介][解绍]|截至[^，,。]{1,6})[，,](?:(?:选派|下派|下沉|挂职|包联)的?[^，,。；;]{0,6}(?:干部|党员)"
    r"|[^，,。；;\n]{0,16}(?:计划|行动|活动|工程|项目|制度|机制)[^，,。；;\n]{0,6}(?:以来|启动后)"
    r"|[^，,。；;\n]{0,16}(?:走进|覆盖|走遍|惠及|涉及)了?(?:全[县市区旗])?\d+[余多]?个(?:乡镇|[乡镇]|街道))"
    r"|[^，,。；;：:\n]{0,12}(?:管着|负责|下辖)\d+[余多]?个(?:行政)?(?:村(?!民)|嘎查|社区|乡镇|[乡镇])"
)
"""各村的风景不同,…; 像林玉娟这样的调解员…: a paragraph that looks at more than the last place."""
VILLAGER = re.compile(
    r"村民(?<![\u4e00-\u9fff]村村民)[\u4e00-\u9fff]{2,3}(?:[说告介笑感高见望乐指正在家种养]|[，,])"
)
"""村民张文楼说: of the village last spoken of."""
LEAVES_THEM = re.compile(r"目前|截至|据[了统介]|近年来|今年以来|如今|接下来|下一步")
"""目前,合作社已带动…: no more of the one who was spoken of."""
ATTRIBUTED = re.compile(r"[^”\"]*[”\"][,，]?(?:在|家住)?$")
NEXT_TO = re.compile(r"在(?:邻近|附近|相邻|隔壁|毗邻)的$")
"""在相邻的戈壁乡牧场上,麦提赶着羊: where he is met again."""
FURTHER_BACK = 6
FURTHEST_BODY = 14
LONGEST_LINE = 4000
CUT = re.compile(r"[^|#*\n][^\n]{6,}[，,]")
"""在刘楼村,记者见到了正在棚里: a line that ends without a stop, cut by the end of a column."""
VILLAGES = re.compile(r"[0-9０-９一二三四五六七八九十]{1,4}个(?:行政)?(?:村(?!民)|嘎查|社区)")


def metric_region(
    places: ArticlePlaces,
    text: str,
    role: PassageRole,
    span: Span,
    gazetteer: Gazetteer,
    *,
    body: BodyMentions | None = None,
) -> str | None:
    """Code of the deepest place that the figure at ``span`` is about; the article's own by default.
    Where the article is about none, that of a place which its text leads to, in the same province.

    ``text`` is the passage of ``role`` and ``span`` indexes it; ``body`` holds the mentions of
    ``places``, which are looked through anew without it.
    """
    own = places.region_code
    if role != "body":
        return own
    mentions = body or BodyMentions(places, text)
    around = own or mentions.province(text, span.start, gazetteer)
    return around and (_place_of(mentions, text, span, around, gazetteer) or own)


def _place_of(
    mentions: BodyMentions, text: str, span: Span, own: str, gazetteer: Gazetteer
) -> str | None:
    """Code of the place that something said before the figure leads to; None where nothing does."""
    line_start = _line_start(text, span.start)
    line_end = text.find("\n", span.end, span.end + LONGEST_LINE)
    line_end = min(span.end + LONGEST_LINE, len(text)) if line_end < 0 else line_end
    if text.startswith("|", line_start):
        row = mentions.between(line_start, span.start)
        return row[0].region_code if row else None
    follower = attribute_of(mentions, text, span, line_end)
    if gazetteer.is_within(follower, own):
        return follower
    said = speaker(mentions, text, span, (line_start, line_end), own, gazetteer)
    if said is not None:
        return said
    before = mentions.between(line_start, span.start)
    if not before and VILLAGES.match(text, span.start) and _is_below_town(own, gazetteer):
        town = _town_behind(mentions, text, span, line_end, own, gazetteer)
        if town is not None:
            return town
    theirs = _of_somebody(mentions, before, text, line_start, span.start, own, gazetteer)
    if theirs is not None:
        return theirs
    found = governing(before, text, span.start, own, gazetteer)
    found = host_of_guests(mentions, text, span, line_end, own, found, gazetteer) or found
    if found is not None:
        return found
    line = line_start, line_end
    if mentions.between(line_start, line_end):
        return _from_context(mentions, text, span, line, own, gazetteer)
    # A paragraph that names no place: what holds for one of its figures holds for all.
    key = (line_start, line_end, own)
    if key not in mentions.contexts:
        mentions.contexts[key] = _from_context(mentions, text, span, line, own, gazetteer)
    return mentions.contexts[key]


def _of_somebody(
    mentions: BodyMentions,
    before: Sequence[PlaceMention],
    text: str,
    line_start: int,
    end: int,
    own: str,
    gazetteer: Gazetteer,
) -> str | None:
    """The place of somebody met again in the paragraph, as long as it tells of nobody else."""
    at, theirs = mentions.met(line_start, end)
    if not gazetteer.is_within(theirs, own) or text.startswith("像", at - 1):
        return None
    if not _is_told_of_them(text, at, end):
        return None
    named = [m for m in before if not _is_aside(m, text, end, own, gazetteer)]
    if named and named[-1].span.end > at:
        return None
    is_elsewhere = any(
        m.region_code not in (own, theirs)
        and (theirs == own or is_before(SENTENCE_END, text, m.span.end, at))
        and (
            gazetteer.is_within(m.region_code, own)
            or NEXT_TO.search(text, max(m.span.start - FURTHEST_BODY, 0), m.span.start)
        )
        for m in before
    )
    return None if is_elsewhere else theirs


def _is_aside(mention: PlaceMention, text: str, at: int, own: str, gazetteer: Gazetteer) -> bool:
    """Whether the text goes on with somebody met before: a bare 村里 says no more than where he
    lives, and a place elsewhere where he has been, but for what he earned there.
    """
    end = mention.span.end
    if STAYS_THERE.match(text, end) and not HOMEWARD.search(text, end, at):
        return not is_before(SENTENCE_END, text, end, at)
    code = mention.region_code
    if code is None or gazetteer.is_within(code, own):
        return mention.evidence == "deictic" and gazetteer.level(code or "") == "village"
    is_far = not gazetteer.is_within(own, code) and gazetteer.base(code) != gazetteer.base(own)
    return is_far and use_of(mention, text, gazetteer.words)[0] != "topic"


def _is_told_of_them(text: str, met: int, at: int) -> bool:
    """Whether the paragraph is still about who was met: 潘德贵种了26亩。去年卖了3万斤."""
    stops = (stop.end() for stop in SENTENCE_END.finditer(text, met, at))
    return not any(LEAVES_THEM.match(text, stop) for stop in stops)


def _town_behind(
    mentions: BodyMentions, text: str, span: Span, line_end: int, own: str, gazetteer: Gazetteer
) -> str | None:
    """19个村里,学样的不在少数。湄江街道…: a village has no villages; they are those of the place
    above it that the paragraph speaks of next.
    """
    following = mentions.between(span.end, line_end)
    above = next((m for m in following if m.region_code != own), None)
    if above is None or not gazetteer.is_within(own, above.region_code):
        return None
    return above.region_code if use_of(above, text, gazetteer.words)[0] == "topic" else None


def _line_start(text: str, at: int) -> int:
    """Where the paragraph of ``at`` begins, that of the line before where it was cut within a
    sentence.
    """
    lowest = max(at - LONGEST_LINE, 0)
    start = text.rfind("\n", lowest, at) + 1
    if start > 1 and "\u4e00" <= text[start - 2] <= "\u9fff":
        earlier = text.rfind("\n", lowest, start - 1) + 1
        start = earlier if CUT.match(text, earlier, start) else start
    return start or lowest


def _is_below_town(code: str, gazetteer: Gazetteer) -> bool:
    """Whether ``code`` is a village's, listed or not."""
    above = gazetteer.parent(code)
    return above is not None and gazetteer.level(above) == "township"


def _from_context(
    mentions: BodyMentions,
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
    after = mentions.between(span.end, line_end)
    if after and text[line_start : line_start + 1] in '“"':
        said = text[span.end : after[0].span.start]
        if ATTRIBUTED.fullmatch(said) and gazetteer.is_within(after[0].region_code, own):
            return after[0].region_code
    if OF_ALL.match(text, line_start):
        return None
    pointed = mentions.between(line_start, span.start)  # 村里: of the village before
    villager = not pointed and VILLAGER.search(text, line_start, line_end)
    start = line_start
    for _ in range(FURTHER_BACK):
        if start == 0 or SECTION.match(text, start):
            return None
        end = start - 1
        lead_in, start = LEAD_IN.match(text, start), _line_start(text, end)
        if lead_in is not None and not pointed and text.find(lead_in[1], start, end) < 0:
            return None
        if text.startswith("|", start):
            return None
        earlier = mentions.between(start, end)
        if earlier:
            if villager:
                home = _last_village(earlier, text, own, gazetteer)
                if home is not None:
                    return home
            found = governing(earlier, text, end, own, gazetteer)
            if found is None:
                continue
            if gazetteer.is_within(found, own) and any(m.region_code == found for m in pointed):
                return found
            taken_up = _taken_up(earlier, text, line_start, end)
            if gazetteer.is_within(taken_up, own):
                return taken_up
            if earlier[0].region_code == own and _is_topic(own, earlier[:1], text, gazetteer.words):
                return own
            if _is_of_body(found, earlier, text, line):
                return None
            if pointed and not gazetteer.is_within(found, own):
                told = {one.region_code for one in earlier}  # 到平顺县考察。村里的党员先种了60亩
                found = (
                    next((m.region_code for m in pointed if m.region_code in told), found) or own
                )
            is_told = _is_topic(found, earlier, text, gazetteer.words)
            return found if is_told and gazetteer.is_within(found, own) else None
    return None


def _is_of_body(
    found: str, earlier: Sequence[PlaceMention], text: str, line: tuple[int, int]
) -> bool:
    """今年以来,该院开展巡回审判43次: whether a body goes on that ``found`` has not named."""
    back = ORGANISATION.search(text, *line)
    return back is not None and not any(
        mention.region_code == found
        and not is_other_body(
            back.group(), text[mention.span.end : mention.span.end + FURTHEST_BODY]
        )
        for mention in earlier
    )


def _last_village(
    earlier: Sequence[PlaceMention], text: str, own: str, gazetteer: Gazetteer
) -> str | None:
    """Code of the last village below the article's place that the paragraph spoke of: the one
    whose 村民张文楼 the next paragraph meets.
    """
    told = (
        mention.region_code
        for mention in reversed(earlier)
        if mention.region_code is not None
        and gazetteer.level(mention.region_code) == "village"
        and gazetteer.is_within(mention.region_code, own)
        and use_of(mention, text, gazetteer.words)[0] != "passing"
    )
    return next(told, None)


def _taken_up(earlier: Sequence[PlaceMention], text: str, line_start: int, end: int) -> str | None:
    """Code of the place that what the line at ``line_start`` opens with was told of, in the line
    before it that ends at ``end``: 红花镇的林麝小镇静谧。 林麝小镇现有….
    """
    opening = OPENS_WITH.match(text, line_start)
    if opening is None:
        return None
    at = text.rfind(opening[1], earlier[0].span.end, end)
    told = [mention for mention in earlier if mention.span.end <= at]
    return told[-1].region_code if told else None


def _is_topic(code: str, mentions: Sequence[PlaceMention], text: str, words: PlaceWords) -> bool:
    """Whether the paragraph speaks of the place, not only past it: named twice, or leading a
    clause.
    """
    same = [mention for mention in mentions if mention.region_code == code]
    if len(same) > 1:
        return True
    return any(
        use_of(mention, text, words)[0] in ("topic", "scene")
        and not VENUE.match(text, mention.span.end)
        for mention in same
    )
