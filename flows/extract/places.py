"""Where places may be named: official and customary names, class words, and words that point.

One pass of the gazetteer's automaton finds the names of provinces, prefectures and counties; one
pattern finds the class words below them (镇, 苏木, 社区 …), whose names depend on the county and
are looked up later; one pattern finds what points at a place (该旗, 全镇, 旗妇联, 首府). A name
inside a road, a school, a product or a company (北京路, 浙江大学, 长安汽车,
内蒙古东源科技有限公司) is no mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.lang.sentences import up_to_last
from flows.lang.spacing import close_up
from flows.records import Article, PageLayout, PageMarks, PassageRole, PlaceMark, Span
from flows.tables.gazetteer import Gazetteer, PlaceWords

LONGEST_LOCAL = 14
LONGEST_RUN = 2
"""Class words right behind one another that may still be names (大村镇, 中村乡); more are noise."""
NEVER_LAST = frozenset("的了是这每我你他们该个与到以对在") | {""}
"""Characters that no place name of note ends in before its class word."""
TRAPS_ABOUT = 20
"""Characters about a name in which a trap word that covers it may stand, beside another one."""
LANDFORM_AFTER = re.compile(r"沙[地漠]|高原|盆地|丘陵|山脉|江(?![西苏])|[河湖](?![南北长道段套])")
"""科尔沁|沙地, 澜沧|江: what a region is called after lies in others too."""
STRADDLES = frozenset({"市场", "市值", "市价", "区域", "区间", "区块", "旗帜", "旗舰"})
"""Words whose first half is a class word: 合作市场 is no 合作市."""
NEXT_TO = ("邻县", "邻市", "邻区")
"""邻县|开化, though 开化 is a word too."""
HEAD_END = re.compile(r"[:：\s]|讯|$")
MASTHEAD = re.compile(
    r"(?:今日)?(?P<place>.+?)(?:日报|晚报|早报|晨报|周报|时报|商报|导报|都市报|周讯|时讯|新闻|周刊|时光|报|讯)?$"
)
"""A paper's name without the word for paper: 平湖日报, 今日安吉."""
OF_CLASS = re.compile(r"..[市县区旗]$")
"""同江市街津口乡: no road, as 同江街 would be."""
CLASSES = frozenset("镇乡县市区村")
"""雅塘镇江城路: the end of one name and the beginning of another are no 镇江."""
MOUNTAINS = re.compile(r"[东西南北中]山区")
"""陕南山区 is no 南山区."""
DAY_END = re.compile(r"\d[年月日]$")
"""2023年凤县花椒大赛, 7月14日凤县: a name begins behind a date."""
IS_TOLD = re.compile(r"[是辖有](?!的)|地处|位于|拥有")
"""地处大石山区的忻城是…: what is said of the place shows that its name begins behind 的."""
MOTTO = re.compile(r"“[^”\n。、，,]{2,6}(?:[、，,][^”\n。、，,]{2,6}){2,}”")
MOTTO_MARKS = ("“", "、", "，", ",")
LONGEST_MOTTO = 36
NOT_NAME = re.compile(r"[^\u4e00-\u9fff\u3007\u3400-\u4dbfA-Za-z0-9·]")
TO_LAST_BREAK = up_to_last(NOT_NAME.pattern)


def find_page_marks(layout: PageLayout, gazetteer: Gazetteer) -> PageMarks:
    """Place marks of the paper's name and of every article."""
    named = MASTHEAD.match(close_up(layout.paper or "").text)
    masthead = find_place_marks(named["place"] if named else "", "title", gazetteer)
    articles = tuple(_article_marks(article, gazetteer) for article in layout.articles)
    return PageMarks(masthead=masthead, articles=articles)


def _article_marks(article: Article, gazetteer: Gazetteer) -> tuple[PlaceMark, ...]:
    marks: list[PlaceMark] = []
    if article.kicker:
        marks.extend(find_place_marks(article.kicker, "kicker", gazetteer))
    if article.title is not None:
        marks.extend(find_place_marks(article.title.text, "title", gazetteer))
    marks.extend(find_place_marks(article.body.text, "body", gazetteer))
    return tuple(marks)


def find_place_marks(text: str, role: PassageRole, gazetteer: Gazetteer) -> tuple[PlaceMark, ...]:
    """Marks in the order of ``text``; local marks start where a name could at most.

    Spans index ``text`` with the spaces inside words closed up (五 原 县).
    """
    text = close_up(text).text
    marks = _name_marks(text, role, gazetteer)
    marks.extend(_local_marks(text, role, gazetteer.words))
    # 共和县医院: its 县 points at nothing.
    named = {mark.span.end for mark in marks if len(mark.word) > 2}
    pointing = _deictic_marks(text, role, gazetteer.words)
    marks.extend(mark for mark in pointing if mark.span.end not in named)
    marks.sort(key=lambda mark: (mark.span.end, -mark.span.start))
    return tuple(marks)


def _local_marks(text: str, role: PassageRole, words: PlaceWords) -> list[PlaceMark]:
    marks: list[PlaceMark] = []
    previous_end, run = 0, 0
    for match in words.local_class.finditer(text):
        run = run + 1 if match.start() == previous_end else 0
        previous_end = match.end()
        if run > LONGEST_RUN or text[match.start() - 1 : match.start()] in NEVER_LAST:
            continue
        start = max(match.end() - LONGEST_LOCAL, 0)
        broken = TO_LAST_BREAK.match(text, start, match.start())
        if broken is not None:
            start = broken.end()
        if start < match.start():
            marks.append(
                PlaceMark(
                    kind="local",
                    role=role,
                    span=Span(start, match.end()),
                    word=match.group(),
                    is_bounded=broken is not None or start == 0,
                )
            )
    return marks


def _name_marks(text: str, role: PassageRole, gazetteer: Gazetteer) -> list[PlaceMark]:
    words = gazetteer.words
    marks: list[PlaceMark] = []
    previous_end = 0
    matches = gazetteer.scanner.find_matches_as_indexes(text)
    if not matches:
        return marks
    full, words_too = gazetteer.in_full, gazetteer.words_of_language
    following = _following_starts(matches, len(text), gazetteer)
    for (pattern, start, end), next_start in zip(matches, following, strict=True):
        if text[end - 1 : end + 1] in STRADDLES:
            continue
        if pattern in words_too and not (
            (start == previous_end and start > 0)
            or (start == 0 and HEAD_END.match(text, end))
            or text.startswith(NEXT_TO, max(start - 2, 0))
        ):
            continue
        is_short = pattern not in full
        before = text[max(start - 3, 0) : start]
        if is_short and (
            _is_trapped(text, start, end, words)
            or words.speech_after.match(text, end)
            or words.title_before.search(before)
        ):
            continue
        # 乌达区爱心企业内蒙古东源科技有限公司: the company's name begins with the last place
        # before it.
        is_road = words.road_after.match(text, end) and not OF_CLASS.search(text[start:end])
        is_road = is_road or (is_short and LANDFORM_AFTER.match(text, end) is not None)
        if is_road or _is_company(text, end, next_start, words):
            continue
        is_bounded = (
            start == previous_end
            or not before
            or NOT_NAME.match(before[-1]) is not None
            or DAY_END.search(before) is not None
            or words.lead_words.search(before) is not None
            or text.startswith("分局", end)
            or (before[-1] == "的" and IS_TOLD.match(text, end) is not None)
        )
        if not is_bounded and (
            MOUNTAINS.fullmatch(text, start, end) or (is_short and text[start] in CLASSES)
        ):
            continue
        marks.append(
            PlaceMark(
                kind="name",
                role=role,
                span=Span(start, end),
                word=text[start:end],
                pattern=pattern,
                is_bounded=is_bounded,
            )
        )
        previous_end = end
    return marks


def _following_starts(
    matches: Sequence[tuple[int, int, int]], text_end: int, gazetteer: Gazetteer
) -> list[int]:
    """Where the next name after each match begins, but for a short one right behind it, which may
    go on with it: 内蒙古东源科技有限公司, 通辽科尔沁牛业公司.
    """
    starts = [text_end] * len(matches)
    for index in range(len(matches) - 2, -1, -1):
        pattern, start, _ = matches[index + 1]
        goes_on = start == matches[index][2] and pattern not in gazetteer.in_full
        starts[index] = starts[index + 1] if goes_on else start
    return starts


def _is_company(text: str, end: int, next_start: int, words: PlaceWords) -> bool:
    """Whether the name before ``end`` opens a company's; in 五原县引进东方有限公司 it does not."""
    company = words.company_after.match(text, end, max(next_start, end + 1))
    return company is not None and words.deeds.search(company.group()) is None


def _is_trapped(text: str, start: int, end: int, words: PlaceWords) -> bool:
    """Whether a trap word covers the range; only what is about the few names asked is read."""
    first = max(start - TRAPS_ABOUT, 0)
    traps = words.traps.find_matches_as_indexes(text[first : end + TRAPS_ABOUT])
    if not traps:
        return False
    return any(at <= start - first and end - first <= stop for _, at, stop in traps)


def _is_in_motto(text: str, match: re.Match[str]) -> bool:
    """Whether the word is one of those of a quoted list: “县里补、镇里配、村里投、社会捐”的办法."""
    opening = text.rfind("“", max(match.start() - LONGEST_MOTTO, 0), match.start())
    motto = MOTTO.match(text, opening) if opening >= 0 else None
    return motto is not None and match.end() < motto.end()


def _deictic_marks(text: str, role: PassageRole, words: PlaceWords) -> list[PlaceMark]:
    marks: list[PlaceMark] = []
    previous_end = 0
    # One character tells nearly everywhere that nothing points here; few places ask for more.
    for opening in words.deictic_opening.finditer(text):
        match = words.deictic.match(text, opening.start())
        if match is None or match.start() < previous_end:
            continue
        if text[match.start() - 1 : match.start()] in MOTTO_MARKS and _is_in_motto(text, match):
            continue
        previous_end = match.end()
        group = match.lastgroup or ""
        word = match.group() if group == "seat" else match["pointed"] or match["class"]
        marks.append(
            PlaceMark(
                kind="seat" if group == "seat" else "deictic",
                role=role,
                span=Span(match.start(), match.end()),
                word=word,
                is_bounded=True,
            )
        )
    return marks
