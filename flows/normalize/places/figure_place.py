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
from flows.normalize.places.body_mentions import BodyMentions
from flows.normalize.places.described import attribute_of
from flows.normalize.places.elsewhere import HOMEWARD, STAYS_THERE
from flows.normalize.places.governing import governing
from flows.normalize.places.guests import host_of_guests
from flows.normalize.places.passed_over import VENUE
from flows.normalize.places.people import of_villager
from flows.normalize.places.place_use import ORGANISATION, is_other_body
from flows.normalize.places.point import Point
from flows.normalize.places.quoted import speaker
from flows.normalize.places.sections import opens_section
from flows.records import ArticlePlaces, PassageRole, PlaceMention, Span
from flows.tables.gazetteer import Gazetteer

SECTION = re.compile(
    r"\s*(?:\*\*|#|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,2}[)）]|\d{1,2}[.．、]"
    r"|[问答][:：]|[◆●★■▲◎○※☆])"
)
OPENS_WITH = re.compile(r"(?:据[了介][解绍][，,])?[“\"]?([\u4e00-\u9fff]{4})")
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
    r"|(?<![各个多该一等本全老区])社区(?:[组建把从给请设拿腾]|里的?|的?(?:书记|主任|干部|工作人员|网格员))"
)
"""村民张文楼说, 社区建了台账: of the village last spoken of."""
LEAVES_THEM = re.compile(r"目前|截至|据[了统介]|近年来|今年以来|如今|接下来|下一步")
"""目前,合作社已带动…: no more of the one who was spoken of."""
ATTRIBUTED = re.compile(r"[^”\"]*[”\"][,，]?(?:在|家住)?$")
NEXT_TO = re.compile(r"在(?:邻近|附近|相邻|隔壁|毗邻)的$")
"""在相邻的戈壁乡牧场上,麦提赶着羊: where he is met again."""
FURTHER_BACK = 6
FEW_SENTENCES = 3
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
    if around is None:
        return None
    return _place_of(mentions, span, Point(text, span.start, around, gazetteer)) or own


def _place_of(mentions: BodyMentions, span: Span, point: Point) -> str | None:
    """Code of the place that something said before the figure leads to; None where nothing does."""
    text = point.text
    line = _line(text, span)
    before = mentions.between(line.start, span.start)
    if text.startswith("|", line.start):
        return before[0].region_code if before else None
    follower = attribute_of(mentions, text, span, line.end)
    if point.is_own(follower):
        return follower
    found = (
        speaker(mentions, span, line, point)
        or (None if before else _town_behind(mentions, span, line, point))
        or _of_somebody(mentions, before, line.start, point)
    )
    if found is None:
        found = governing(before, point)
        found = host_of_guests(mentions, span, line.end, found, point) or found
    if found in (None, point.own):
        found = of_villager(before, point) or found
    if found is not None:
        return found
    if mentions.between(line.start, line.end):
        return _from_context(mentions, span, line, point)
    # A paragraph that names no place: what holds for one of its figures holds for all.
    key = (line.start, line.end, point.own)
    if key not in mentions.contexts:
        mentions.contexts[key] = _from_context(mentions, span, line, point)
    return mentions.contexts[key]


def _of_somebody(
    mentions: BodyMentions, before: Sequence[PlaceMention], line_start: int, point: Point
) -> str | None:
    """The place of somebody met again in the paragraph, as long as it tells of nobody else."""
    text, own = point.text, point.own
    at, theirs = mentions.met(line_start, point.at)
    if not point.is_own(theirs) or text.startswith("像", at - 1):
        return None
    if not _is_told_of_them(at, point):
        return None
    named = [m for m in before if not _is_aside(m, point)]
    if named and named[-1].span.end > at:
        return None
    is_elsewhere = any(
        m.region_code not in (own, theirs)
        and (theirs == own or is_before(SENTENCE_END, text, m.span.end, at))
        and (
            point.is_own(m.region_code)
            or NEXT_TO.search(text, max(m.span.start - FURTHEST_BODY, 0), m.span.start)
        )
        for m in before
    )
    return None if is_elsewhere else theirs


def _is_aside(mention: PlaceMention, point: Point) -> bool:
    """Whether the text goes on with somebody met before: a bare 村里 says no more than where he
    lives, and a place elsewhere where he has been, but for what he earned there.
    """
    code, gazetteer = mention.region_code, point.gazetteer
    stays = STAYS_THERE.match(point.text, mention.span.end)
    if stays and not point.is_told_since(mention, HOMEWARD):
        return not point.is_in_sentence_of(mention)
    if code is None or point.is_own(code):
        return not mention.is_name and gazetteer.level(code or "") == "village"
    is_far = not point.is_above(code) and gazetteer.base(code) != gazetteer.base(point.own)
    return is_far and point.use(mention) != "topic"


def _is_told_of_them(met: int, point: Point) -> bool:
    """Whether the paragraph is still about who was met: 潘德贵种了26亩。去年卖了3万斤."""
    stops = (stop.end() for stop in SENTENCE_END.finditer(point.text, met, point.at))
    return not any(LEAVES_THEM.match(point.text, stop) for stop in stops)


def _town_behind(mentions: BodyMentions, span: Span, line: Span, point: Point) -> str | None:
    """19个村里,学样的不在少数。湄江街道…: a village has no villages; they are those of the place
    above it that the paragraph speaks of next.
    """
    own, gazetteer = point.own, point.gazetteer
    town = gazetteer.parent(own)
    is_village = town is not None and gazetteer.level(town) == "township"
    if not is_village or not VILLAGES.match(point.text, span.start):
        return None
    following = mentions.between(span.end, line.end)
    above = next((m for m in following if m.region_code != own), None)
    if above is None or not point.is_above(above.region_code):
        return None
    return above.region_code if point.use(above) == "topic" else None


def _line(text: str, span: Span) -> Span:
    """The paragraph of ``span``."""
    furthest = min(span.end + LONGEST_LINE, len(text))
    end = text.find("\n", span.end, furthest)
    return Span(_line_start(text, span.start), end if end >= 0 else furthest)


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


def _from_context(mentions: BodyMentions, span: Span, line: Span, point: Point) -> str | None:
    """For a figure whose paragraph has named no place yet: who is quoted, or the paragraph
    before.
    """
    text = point.text
    after = mentions.between(span.end, line.end)
    if after and text[line.start] in '“"':
        said = text[span.end : after[0].span.start]
        if ATTRIBUTED.fullmatch(said) and point.is_own(after[0].region_code):
            return after[0].region_code
    if OF_ALL.match(text, line.start):
        return None
    if not text[: line.start].strip():
        return _scene_behind(after, span, point)
    pointed = mentions.between(line.start, span.start)  # 村里: of the village before
    villager = not pointed and VILLAGER.search(text, line.start, line.end)
    start = line.start
    for _ in range(FURTHER_BACK):
        if start == 0 or SECTION.match(text, start):
            return None
        end = start - 1
        line_start, start = start, _line_start(text, end)
        if not pointed and opens_section(text, line_start, Span(start, end)):
            return None
        if text.startswith("|", start):
            return None
        earlier = mentions.between(start, end)
        home = _last_village(earlier, point) if villager else None
        if home is not None:
            return home
        found = governing(earlier, point._replace(at=end))
        if found is not None:
            return _gone_on_with(found, earlier, end, pointed, line, point)
    return None


def _scene_behind(after: Sequence[PlaceMention], span: Span, point: Point) -> str | None:
    """65岁的李智明端着餐盘坐下。红星街道金井湾社区的这处助餐点…: a text that opens on a scene tells
    next where it is; None where the next place is no such one.
    """
    if not after or not point.is_own(after[0].region_code):
        return None
    first = after[0]
    stops = len(SENTENCE_END.findall(point.text, span.end, first.span.start))
    is_scene = point.use(first) in ("topic", "scene", "person") and first.is_name
    is_scene = is_scene and not point.text.startswith(("、", "和", "与"), first.span.end)
    return first.region_code if is_scene and stops < FEW_SENTENCES else None


def _gone_on_with(
    found: str,
    earlier: Sequence[PlaceMention],
    end: int,
    pointed: Sequence[PlaceMention],
    line: Span,
    point: Point,
) -> str | None:
    """Code of the place that the paragraph ``line`` goes on with, which has only ``pointed`` at
    places: of what the ``earlier`` ones of the paragraph before, to ``end``, have told, where
    ``found`` governs.
    """
    own = point.own
    if point.is_own(found) and any(m.region_code == found for m in pointed):
        return found
    taken_up = _taken_up(earlier, pointed, line.start, end, point)
    if point.is_own(taken_up):
        return taken_up
    if earlier[0].region_code == own and _is_topic(own, earlier[:1], point):
        return own
    if _is_of_body(found, earlier, point.text, line):
        return None
    if pointed and not point.is_own(found):
        told = {one.region_code for one in earlier}  # 到平顺县考察。村里的党员先种了60亩
        found = next((m.region_code for m in pointed if m.region_code in told), found) or own
    return found if point.is_own(found) and _is_topic(found, earlier, point) else None


def _is_of_body(found: str, earlier: Sequence[PlaceMention], text: str, line: Span) -> bool:
    """今年以来,该院开展巡回审判43次: whether a body goes on that ``found`` has not named."""
    back = ORGANISATION.search(text, line.start, line.end)
    return back is not None and not any(
        mention.region_code == found
        and not is_other_body(
            back.group(), text[mention.span.end : mention.span.end + FURTHEST_BODY]
        )
        for mention in earlier
    )


def _last_village(earlier: Sequence[PlaceMention], point: Point) -> str | None:
    """Code of the last village below the article's place that the paragraph spoke of: the one
    whose 村民张文楼 the next paragraph meets.
    """
    told = (
        mention.region_code
        for mention in reversed(earlier)
        if mention.region_code is not None
        and point.gazetteer.level(mention.region_code) == "village"
        and point.is_own(mention.region_code)
        and point.use(mention) != "passing"
    )
    return next(told, None)


def _taken_up(
    earlier: Sequence[PlaceMention],
    pointed: Sequence[PlaceMention],
    line_start: int,
    end: int,
    point: Point,
) -> str | None:
    """Code of the place that what the line at ``line_start`` opens with was told of, in the line
    before it that ends at ``end``: 红花镇的林麝小镇静谧。 林麝小镇现有….
    """
    text, surnames = point.text, point.gazetteer.words.surnames
    opening = OPENS_WITH.match(text, line_start)
    if opening is None:
        return None
    at = text.rfind(opening[1], earlier[0].span.end, end)
    if at < 0 and opening[1][0] in surnames and all(mention.is_name for mention in pointed):
        at = text.rfind(opening[1][:3], earlier[0].span.end, end)  # 刘桂莲|今年61岁
    told = [mention for mention in earlier if mention.span.end <= at]
    return told[-1].region_code if told else None


def _is_topic(code: str, mentions: Sequence[PlaceMention], point: Point) -> bool:
    """Whether the paragraph speaks of the place, not only past it: named twice, or leading a
    clause.
    """
    same = [mention for mention in mentions if mention.region_code == code]
    return len(same) > 1 or any(
        point.use(mention) in ("topic", "scene") and not VENUE.match(point.text, mention.span.end)
        for mention in same
    )
