"""Mentions that a text passes over: the place that stands nearest, and yet not what is spoken of.

An example for others, the name of an honour, where somebody is from, who has only spoken, an
office that helps with what was told before.
"""

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
from flows.lang.speech import SAYS
from flows.normalize.places.asides import is_aside
from flows.normalize.places.ended import has_ended
from flows.normalize.places.listed_places import is_listed
from flows.normalize.places.place_use import (
    AT_HOME,
    FIRM,
    LIVES_IN,
    TITLES,
    has_left,
    is_agent,
    is_in_name,
    is_model,
    is_office,
)
from flows.normalize.places.point import Point
from flows.records import PlaceMention

SEES_TO = re.compile(r"[将把](?:其|它|它们|这[条座口段处])|[到给为帮替]了?[他她]")
"""县里将其抢通, 把救助金打到了他卡上."""
GIVES_TO = re.compile(r"[给为帮替]([\u4e00-\u9fff]{3})")
COMES_HERE = re.compile(r"来(?:上班|干活|打工|务工|做工|这[儿里])")
NATIVE = re.compile(r"人(?=[，,。；;、])")
"""他是土生土长的安岳人: where somebody is from."""
PART = re.compile(r"[\u4e00-\u9fff]{0,12}?(?:是|在|地处|位于|属于|隶属于?)")
"""明湖社区是新安街道人口最多的社区, 省庄镇在泰山区东部: said of the one before."""
MIRRORED = re.compile(r"[^，,。；;\n]{0,20}(?:缩影|写照)")
"""刘湾村的变化是全县乡村振兴的缩影: what comes next is told of the whole."""
SPEAKS = re.compile(rf"[^，,。；;：:“”\n]{{0,16}}(?:{SAYS}|道)[。，,]?")
"""“…。”麻庄村党支部书记李赞国说: the place of what is quoted, not of what comes next."""
TO_ALL = re.compile(
    r"[。!！?？]据(?:不完全)?统计[，,]|通过(?:这种|这一|该|此)(?:办法|方式|做法|模式|机制)|(?:其余|其他|剩余|余下)各?的?(?:[乡镇县区村]|街道|社区)"
    r"|[。!！?？]截至[^，,。]{1,6}[，,](?:选派|下派|下沉|挂职|包联|结对|参训)的?[^，,。；;]{0,6}(?:干部|人员|队员|党员|医生|教师)"
    r"|[。；;，,](?:这?[两二三四五六七八几]个?)(?:[镇乡县]|村(?!民)|街道|社区)(?:共|合计|一共|总共|都|均)"
)
"""据统计,基地累计用工8.7万人次; 其余乡镇3750户; 两镇共有260座: of more than the last place."""
VENUE = re.compile(r"[\u4e00-\u9fff]{0,6}(?:举行|召开|举办|开幕|启幕|开赛|开班|揭牌|上演)")
"""全市签约活动在城东新区举行,20个项目总投资112亿元: where it was only held."""
SOME_OF = re.compile(
    r"等(?:地(?!段)|处|(?:高风险|重点|偏远|低洼)?(?:地段|区域|路段|片区|点位)|[^，,。；;、]{0,6}(?:[乡镇县区]|村(?!民)|街道|社区|嘎查|苏木))"
)
ROW_END = re.compile(
    r"[^，,。；;：:\n]{2,30}等(?:地|处|多地|(?:乡镇|[乡镇村县区]|社区|街道)[^，,。；;：:\n]{0,8})?[，,]"
    r"|(?!的)[^，,。；;：:\n]{2,30}等(?=\d|[乡镇]|村(?!民)|社区|街道|嘎查)"
)
COURT = re.compile(r"(?:人民)?法庭|(?<![镇乡道村])(?:派出所|司法所|交警[大中]队)")
"""建设镇人民法庭: a branch of a county's body, where the article is of the county."""
CALLED = re.compile(
    r"(?:派出所|司法所|卫生院|供电所|消防救援站)[^，,。；;：:\n]{0,14}?(?:赶[到来往]|到场|到达|闻讯)"
)
"""线河村路段上排起长龙。洛河派出所3名民警赶到: who comes to where the story is."""
LIKE_HER = re.compile(r"[。!！?？](?:如今[，,])?像[他她][^，,。；;]{0,4}(?:这样|一样)")
SITE = re.compile(r"[^，,。；;：:\n]{0,8}?(?:基地|市场|车间|工地|大厅|产业园)")
"""塔石镇的茶叶基地里满是采茶人。平坦村的年轻人…: who works where the scene is."""
ON_SITE = re.compile(
    r"[在给为](?:园区|基地|[果茶菜桑]园|大棚|牧场|草场|林场|鱼塘|山[上顶]|山坡|地头|厂区|校园|库区|小区|工地|[这那][里儿])"
)
FURTHEST_SITE = 24
GIVER = re.compile(
    r"的?[^，,。；;：:\n]{0,8}?(?:书记|主任|企业家|老板|乡[贤友]|能人|[组会事]长|大户|[村居农牧渔]民)"
    r"[^，,。；;：:\n]{0,24}?(?:投资|出资|捐|资助|承担|承建|兴建|创办|赞助|垫)"
)
"""资金由李寨村|党支部书记李士杰的公司承担: who gives, not where it is."""
MOVES = re.compile(r"[搬迁住][进到入至出]")
EVENT = re.compile(r"(?:[赛节会展]|仪式|活动|典礼)(?:\d{1,2}日)?在$")
"""凤县花椒采摘大赛在兴隆场村举行."""
NAMED = re.compile(
    rf"[^，,。；;：:\n]{{0,10}}?(?:{TITLES})(?=([\u4e00-\u9fff]))"
    rf"(?![^，,。；;\n]{{0,8}}(?:{SAYS}|[道称]))"
)
GOES_ON = re.compile(r"[他她俺]|[。!！?？]“")
"""今年春天他把老树间伐了: more of who has spoken."""


def is_passed_over(mention: PlaceMention, earlier: Sequence[PlaceMention], point: Point) -> bool:
    """Whether ``mention`` says nothing of what stands at ``point`` behind it; ``earlier`` are those
    of its paragraph before it.
    """
    text = point.text
    return (
        _is_past_word(mention, earlier, point)
        or is_model(mention, text)
        or is_in_name(mention, text)
        or is_aside(mention, point, is_first=not earlier)
        or _has_moved(mention, point)
        or _is_one_of_a_row(mention, earlier, point)
        or _is_named_for_another(mention, earlier, point)
        or _comes_to(mention, earlier, point)
        or (mention.region_code != point.own and _is_left_behind(mention, point))
        or _is_of_another(mention, earlier, point)
        or _is_only_home(mention, point, is_first=not earlier)
        or _is_named_official(mention, point)
        or _works_on_site(mention, point)
        or (len(earlier) > 0 and _serves_last(mention, earlier[-1], point))
        or (len(earlier) > 0 and _is_appointed(mention, earlier[-1], point))
        or has_ended(mention, earlier, point)
    )


def _is_firm_at(mention: PlaceMention, scene: PlaceMention, point: Point) -> bool:
    """Whether the place only opens the name of a business of the ``scene`` within it:
    在广厚乡,龙江县顺兴合作社种植水稻.
    """
    if not mention.is_name or mention.region_code == scene.region_code:
        return False
    firm, gazetteer = FIRM.match(point.text, mention.span.end), point.gazetteer
    return (
        firm is not None
        and gazetteer.words.deeds.search(firm.group()) is None
        and gazetteer.is_within(scene.region_code, mention.region_code)
    )


def _is_past_word(mention: PlaceMention, earlier: Sequence[PlaceMention], point: Point) -> bool:
    """Whether a bare 村里 or 嘎查干部 does not reach as far as the point: said in a quotation that
    has ended, or of villages in general, where the paragraph has named none.
    """
    code, is_within = mention.region_code, point.gazetteer.is_within
    if not is_office(mention) or code == point.own or not point.is_own(code):
        return False
    if not any(
        m.is_name and is_within(m.region_code, code) and not is_agent(m, point.text)
        for m in earlier
    ):
        return True
    last = earlier[-1]
    if _is_in_sentence_of(last, mention, point.text) and is_within(code, last.region_code):
        return code != last.region_code
    return point.has_closed_since(mention)


def _is_in_sentence_of(one: PlaceMention, other: PlaceMention, text: str) -> bool:
    return is_before(SENTENCE_END, text, one.span.end, other.span.start)


def _serves_last(mention: PlaceMention, last: PlaceMention, point: Point) -> bool:
    """Whether what is said of the place is said of the ``last`` one before it."""
    return (
        _helps(mention, last, point)
        or _acts_there(mention, last, point)
        or _is_venue(mention, last, point)
        or _is_firm_at(mention, last, point)
    )


def _is_appointed(mention: PlaceMention, last: PlaceMention, point: Point) -> bool:
    """该镇推行“五联”机制,由红土咀村的合作社牵头,把4个…: who leads for the place above it."""
    return (
        is_agent(mention, point.text)
        and point.use(last) == "topic"
        and last.region_code != mention.region_code
        and point.gazetteer.is_within(mention.region_code, last.region_code)
        and _is_in_sentence_of(last, mention, point.text)
    )


def _acts_there(mention: PlaceMention, last: PlaceMention, point: Point) -> bool:
    """Whether an office acts at the place within its own that its sentence has spoken of:
    在平坦村,镇里把老祠堂改成了书屋; …村的食堂开张。食堂由区里拨款.
    """
    text, start = point.text, mention.span.start
    is_called = CALLED.match(text, mention.span.end) is not None
    if not (is_office(mention) or is_called) or text.startswith(
        ("来到", "走进", "赶到"), max(start - 2, 0)
    ):
        return False  # 刘湾村的8名村民来到县法院
    return (
        last.region_code != mention.region_code
        and point.gazetteer.is_within(last.region_code, mention.region_code)
        and (is_called or is_agent(mention, text) or _is_in_sentence_of(last, mention, text))
        and point.use(last) in ("topic", "scene")
    )


def _has_moved(mention: PlaceMention, point: Point) -> bool:
    """以前一家人住在赵家村,2018年搬进了楼房: whether they had left the place."""
    return has_left(mention, point.text) and point.is_told_since(mention, MOVES)


def _is_only_home(mention: PlaceMention, point: Point, *, is_first: bool) -> bool:
    """在姚磨村干活，她家在张易村，“一天挣80元。”; “我家在张易村,每天来上班,…”: where she lives says
    only what she has there.
    """
    text, start = point.text, mention.span.start
    if is_first and not point.is_told_since(mention, COMES_HERE):
        return False
    return (
        LIVES_IN.search(text, max(start - 2, 0), start) is not None
        and CLAUSE_END.match(text, mention.span.end) is not None
        and not point.is_told_since(mention, AT_HOME)
    )


def _is_one_of_a_row(mention: PlaceMention, earlier: Sequence[PlaceMention], point: Point) -> bool:
    """Whether the place is but one of those told together: 全县打造了涧池乡“淘宝小镇”、
    观音镇民俗村等,年接待1320万人次; 在卢村等乡镇安排18处.
    """
    text, start, end = point.text, mention.span.start, mention.span.end
    if SOME_OF.match(text, end):
        if not earlier:
            return text.startswith("、", start - 1)
        return not is_listed(earlier[-1], mention, text)
    closed = ROW_END.match(text, end, point.at) if earlier else None
    return closed is not None and (
        "、" in closed.group() or text.startswith(("、", "和"), start - 1)
    )


def _is_left_behind(mention: PlaceMention, point: Point) -> bool:
    """Whether a place that is not the article's own only names a tribunal, and the text has not
    told of it before, or the text has gone on to more than the place.
    """
    text, end, name = point.text, mention.span.end, mention.text
    if COURT.match(text, end) and not any(f"{name}{kind}" in text[:end] for kind in "镇乡苏街"):
        return True
    return point.is_told_since(mention, TO_ALL)


def _is_named_for_another(
    mention: PlaceMention, earlier: Sequence[PlaceMention], point: Point
) -> bool:
    """Whether the place only says where somebody is from, what the place before is part of, or
    who has spoken.
    """
    text, start, end = point.text, mention.span.start, mention.span.end
    if NATIVE.match(text, end) and text[start - 1 : start] in ("是", "的"):
        return True
    last = earlier[-1] if earlier else None
    if last and PART.fullmatch(text, last.span.end, start) and not MIRRORED.match(text, end):
        return point.gazetteer.is_within(last.region_code, mention.region_code)
    if text[start - 1 : start] != "”" or point.gazetteer.words.people_after.match(text, end):
        return False
    if any(place.region_code == mention.region_code for place in earlier):
        return False
    said = SPEAKS.match(text, end)
    if said is None or point.is_in_sentence_of(mention):
        return False
    return GOES_ON.search(text, said.end() - 1, point.at) is None


def _comes_to(mention: PlaceMention, earlier: Sequence[PlaceMention], point: Point) -> bool:
    """Whether the place is the home of someone who is met where the sentence plays:
    在市公安局的大会上,川口乡村民董某接过8万元.
    """
    text, start, end = point.text, mention.span.start, mention.span.end
    if is_agent(mention, text) and GIVER.match(text, end):
        return True
    if point.gazetteer.words.people_after.match(text, end) is None:
        return False
    if point.is_told_since(mention, LIKE_HER):
        return True
    if not earlier or earlier[-1].region_code != point.own:
        return False
    if point.is_told_since(mention, AT_HOME):
        return False  # 在收购点,大桥村村民袁才翠说,她家的茶卖了两万元
    scene = earlier[-1].span
    if SITE.match(text, scene.end):
        return True
    return (
        text[max(scene.start - 1, 0) : scene.start] == "在"
        and SENTENCE_END.search(text, scene.end, start) is None
    )


def _is_of_another(mention: PlaceMention, earlier: Sequence[PlaceMention], point: Point) -> bool:
    """Whether a bare 村里 speaks of another village than the article's own, the last one that its
    paragraph has spoken of.
    """
    own, level = point.own, point.gazetteer.level
    if not is_office(mention) or mention.region_code != own or level(own) != "village":
        return False
    last = next((m for m in reversed(earlier) if m.is_name), None)
    if last is None or last.region_code is None or last.region_code == own:
        return False
    return level(last.region_code) == "village" and point.use(last) in ("topic", "office")


def _is_named_official(mention: PlaceMention, point: Point) -> bool:
    """县委书记张国强帮他修了房: who acts where the text is, not what the whole county does."""
    official = NAMED.match(point.text, mention.span.end) if is_office(mention) else None
    return official is not None and official[1] in point.gazetteer.words.surnames


def _works_on_site(mention: PlaceMention, point: Point) -> bool:
    """镇里出资10万元,在园区建了10个水窖: an office above that acts where the story is."""
    if not is_office(mention) or point.gazetteer.level(mention.region_code or "") == "village":
        return False
    text, at = point.text, point.at
    start = max(mention.span.end, at - FURTHEST_SITE)
    return any(
        STATEMENT_END.search(text, min(site.start(), at), max(site.start(), at)) is None
        for site in ON_SITE.finditer(text, start, at + FURTHEST_SITE)
    )


def _is_venue(mention: PlaceMention, above: PlaceMention, point: Point) -> bool:
    """Whether what the whole of ``above`` does, or its event, was only held at the place."""
    text, start = point.text, mention.span.start
    has_event = EVENT.search(text, above.span.end, start) is not None
    is_event = has_event and mention.region_code != point.own
    return (
        text[max(start - 1, 0) : start] == "在"
        and (is_event or above.text.startswith("全"))
        and above.region_code != mention.region_code
        and _is_in_sentence_of(above, mention, text)
        and VENUE.match(text, mention.span.end) is not None
    )


def _helps(mention: PlaceMention, last: PlaceMention, point: Point) -> bool:
    """这条路塌了,县交通运输局3天内将其抢通; 县里给教学点配了厨师: it sees to ``last``."""
    if not is_office(mention) or not point.is_in_sentence_of(mention):
        return False
    text, at, end = point.text, point.at, mention.span.end
    closed = CLAUSE_END.search(text, at, at + LONGEST_SENTENCE)
    if SEES_TO.search(text, end, closed.start() if closed else at):
        return True
    given = GIVES_TO.search(text, end, at)
    return given is not None and text.find(given[1], last.span.end, mention.span.start) >= 0
