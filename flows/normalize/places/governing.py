"""How far a place reaches: which mention governs what stands at a point of the text.

The nearest one that governs decides. A place within the article's own governs the rest of its
paragraph, or its sentence where it is named in passing; one above it the sentence that it opens,
and else its clause; one elsewhere what is said of it and what people see or earn there, not what
else they do on the way. Origins, comparisons, wholes of shares, examples, one of several told
together and ends of lines govern nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.lang.sentences import CLAUSE_END, SENTENCE_END
from flows.lang.speech import SAYS
from flows.normalize.places.asides import helps
from flows.normalize.places.elsewhere import is_elsewhere, opens_line
from flows.normalize.places.listed_places import (
    holder_of_row,
    is_listed,
    of_row,
    of_some,
    respective,
    sums_up,
    without_guests,
)
from flows.normalize.places.passed_over import is_passed_over
from flows.normalize.places.place_use import (
    COMPARED,
    LINE_END,
    LIVES_IN,
    ORGANISATION,
    PRACTISES,
    TITLES,
    is_agent,
    is_looked_from,
    is_office,
    is_origin,
    is_other_body,
    is_whole_of,
)
from flows.normalize.places.point import Point
from flows.records import PlaceMention

OPENS = re.compile(
    r"(?:^|[^\u4e00-\u9fff])(?:如今|目前|眼下|现在)?在?$|(?:[已还并也]在|覆盖|年来|以来)$"
    r"|(?:目前|如今|眼下)(?:[\u4e00-\u9fff]{2,3})?$"
)
BODY = re.compile(
    r"[\u4e00-\u9fff]{0,8}?(?:局(?![部面限])|[医学法]院|卫生院|检察院|[出电法政务究]所|[务广管]站|办公室"
    r"|中心|[大支]队|公司|银行|集团|[小中]学|协会|联合会|妇联|工会|团委)"
)
"""龙门县农业农村局送来有机肥: a body of the place, not its party committee or government."""
FURTHEST_NAME = 14
FURTHEST_LEAD = 8
EVERYWHERE = re.compile(
    r"[^，,。；;\n]{0,12}各(?:[村镇乡]|社区|街道|行政村)|里[^，,。；;\n]{0,4}(?:发生|出现|涌现)"
    r"|[^，,。；;\n]{0,12}(?:负责人|[局主站][长任])[^，,。；;\n]{0,6}[说示绍][，,：:“]{1,2}(?:下一步|今[年后]|接下来|将)"
    r"|[^，,。；;\n]{0,6}[对给为]每[处个家户村镇乡]"
)
"""县妇联从各村选聘40人, 县交通局负责人表示,今年计划…: of the whole place of the office."""
COUNTS = re.compile(r"共?有?[0-9０-９]")
"""旱灾已造成建平县16942人饮水困难."""
IN_PERSON = re.compile(
    rf"[^，,。；;：:\n]{{0,10}}(?:{TITLES}|工作[队组]|专班)"
    rf"(?![^，,。；;：:\n]{{0,12}}(?:(?<!听)(?:{SAYS})|[称道]))"
)
"""随县纪委负责人听说后筹来10万元: who does something where the story is."""
MORE_OF_IT = re.compile(
    r"(?:[今去明近每]年|到20|截至|预计|计划|其中|此外|同时|总|共|累计|还|另|(?:约|近)?\d+[余多]?[年个]|[各全]"
    r"|外出务工|农[村业]|农民(?:人均|收入|增收|群众)|当地|贫困人口|耕地|人[均口])"
    r"(?![^，,。；;\n]{0,12}(?:合作社|公司|基地|(?<!农)村|镇|(?<!城)乡|他|她|老[\u4e00-\u9fff]))"
)
"""今年还要添200家: what opens a sentence that tells more of the same place."""
TELLS_OF_IT = re.compile(r"[，,](?:那[里儿]|当地)|[^。！!？?\n]{0,40}?(?:[他她自]家|家[里中])")
"""种薯来自五竹镇,那里有基地1.5万亩; 她来自恰其村,家里4口人守着15亩地."""
LEARNED_THERE = re.compile(
    r"(?:取经|考察|学习|参观|观摩|看样)[^，,。；;\n]{0,6}[，,](?:那[里儿]|人家|当地)[^。；;\n]{0,30}"
)
"""到邻近的豆腐营村取经,那里的乡亲种茴香已有十几年."""
EVENT_HERE = re.compile(
    r"[^，,。；;、]{2,24}?(?:[赛展节]|大会|汇演|运动会|比武|活动|仪式|论坛)[^，,。；;]{0,4}?(?:在|走进|落[户幕]|举)"
)
"""浙江省|山区县篮球联赛在县体育馆举行: the name of an event that plays where the story is."""
TIMES = re.compile(
    r"(?!率先|领先|最|首|第|名列|排)[^，,。；;\n的]{0,8}?[\d.]+[余多]?(?:场|次|期|站|[处所家座]|个(?![月小]))"
)
"""今年在长治市放映300场: what is told of the upper place itself."""
ONE_OF = re.compile(r"[\d一二三四五六七八九十]{1,4}个[^，,。；;]{1,16}之一")
"""是全市12个示范项目之一: how many the whole has."""
PART_OF_ROW = re.compile(r"\d[\d.]*[万亿余多]*[\u4e00-\u9fff]{1,3}[、，,；;]$")
"""其中内仁村3600亩、: a figure of the row before the next name."""
LONGEST_PART = 12
BODY_MOVED = re.compile(r"[院校所站厂](?:整体)?[搬迁]至?[到进入]?了?$")
"""2003年,福利院搬到新屋村: it is the town's wherever it stands."""
BEFORE_BODY = re.compile(r"(?:与|和|同|及|联合|携手|会同)$")
OF_IT = re.compile(r"的[^，,。；;：:\n]{1,8}?(?:[：:]|最多|最高|达|已|有|共|超)")
"""全镇的账更大:茶园4万亩, 陕西的社区工厂达到1365家,吸纳5万人: what its own things come to."""
SITE = re.compile(r"[县市]?城?区?(?:境内)?(?:设立|开设|建成|建起|建立|新建|布设|成立)(?!的)")
"""工作组已在新源县城设立3个工厂: where it stands, though the article is of one village."""
MOVED = re.compile(r"[搬迁][到至进入]了?$|落户")
"""村民搬到了黄家营村: from there on the story is in the new place."""
ELIDED = re.compile(r"[\u4e00-\u9fff]{2,4}、$")
"""惠景、玫瑰社区: a name whose class word its neighbour bears."""


def governing(before: Sequence[PlaceMention], point: Point) -> str | None:
    """The code that the nearest governing mention gives to what stands at ``point``; None if none
    of those ``before`` it governs.
    """
    before = without_guests(before, point)
    if not before:
        return None
    text, own = point.text, point.own
    counted = of_row(before, point) or of_some(before, point)
    if counted is not None:
        return _no_higher(counted, point)
    if sums_up(before, point):
        return own
    learned_there = LEARNED_THERE.fullmatch(text, before[-1].span.end, point.at)
    if learned_there or _is_told_by_name(before[-1], point):
        return before[-1].region_code
    home: str | None = None
    on_the_way: str | None = None
    for index in range(len(before) - 1, -1, -1):
        mention, earlier = before[index], before[:index]
        if is_passed_over(mention, earlier, point) or helps(mention, earlier, point):
            continue
        code, last = mention.region_code, earlier[-1] if earlier else None
        is_in_row = last is not None and is_listed(last, mention, text)
        told = respective(before, point) if is_in_row and mention is before[-1] else None
        if told is not None:
            return told
        governs = _governs(mention, point) and not _is_partner(last, mention, point)
        if governs and code != own and not is_in_row and _is_on_the_way(mention, point):
            on_the_way = on_the_way or _code_told(last, mention, point)
            governs = False
        if not governs or _is_visited(last, mention, point):
            if not point.is_above(code):
                continue
            if _goes_on(mention, earlier, point):
                return code
            if home is None and point.use(mention) not in ("passing", "none"):
                home = code  # The text is back home, or looks at what holds it.
            continue
        if on_the_way and _is_on_the_way(mention, point):
            return on_the_way
        if home not in (None, code) and not point.is_own(code):
            return own
        if is_in_row and last is not None and code not in (own, last.region_code):
            return _no_higher(holder_of_row(before[: index + 1], point) or own, point)
        return _code_told(last, mention, point)
    return on_the_way


def _is_told_by_name(mention: PlaceMention, point: Point) -> bool:
    """其中内仁村3600亩、弄兰村|4200亩: whether the figure stands right behind the name, in a row of
    such.
    """
    start = mention.span.start
    return (
        mention.is_name
        and mention.span.end == point.at
        and PART_OF_ROW.search(point.text, max(start - LONGEST_PART, 0), start) is not None
    )


def _no_higher(holder: str, point: Point) -> str:
    """社员散在宝清、集贤、七台河的30个村: what holds a row, or the article's county within it."""
    own = point.own
    return own if own in point.gazetteer.upper and point.is_above(holder) else holder


def _is_on_the_way(mention: PlaceMention, point: Point) -> bool:
    """Whether the place was only named in passing, a sentence ago: 镇里依托单家村旧址组织…。"""
    text = point.text
    if point.is_in_sentence_of(mention) or is_agent(mention, text):
        return False  # 食堂由柳河社区打造。铺面90平方米
    if text.startswith("。", mention.span.end):
        return False  # 九个村搬到一起,组成新的芒旺村。移民上学…
    return point.use(mention) == "passing"


def _goes_on(mention: PlaceMention, earlier: Sequence[PlaceMention], point: Point) -> bool:
    """全县平均降雨218毫米。县里预置抢险队伍14支: the office goes on after its place."""
    start = mention.span.start
    return (
        start > 0
        and SENTENCE_END.match(point.text, start - 1) is not None
        and point.is_in_sentence_of(mention)
        and any(
            place.region_code == mention.region_code
            and (place.text.startswith("全") or _is_topic(place, point))
            for place in earlier
        )
    )


def _is_partner(actor: PlaceMention | None, mention: PlaceMention, point: Point) -> bool:
    """沙湾市人民医院与金沟河镇卫生院: the lesser of two bodies; the deed is the first one's."""
    if actor is None or actor.region_code == mention.region_code:
        return False
    between = point.text[actor.span.end : mention.span.start]
    return (
        BEFORE_BODY.search(between) is not None
        and len(between) > 1
        and CLAUSE_END.search(between) is None
        and point.gazetteer.is_within(mention.region_code, actor.region_code)
    )


def _is_visited(actor: PlaceMention | None, mention: PlaceMention, point: Point) -> bool:
    """横石塘镇的茶企在广州设展: somebody of the article's place goes to one elsewhere, and the
    clause is about who goes there.
    """
    code = mention.region_code
    if actor is None or point.is_own(code) or point.is_above(code):
        return False
    way = point.text, actor.span.end, mention.span.start
    return (
        point.is_own(actor.region_code)
        and not CLAUSE_END.search(*way)
        and not MOVED.search(*way)
        and point.use(mention) != "topic"
    )


def _code_told(above: PlaceMention | None, mention: PlaceMention, point: Point) -> str | None:
    """Code of the place, or of what holds it where it is the last of several that are told together
    under the one ``above`` them: 石湾镇街道惠景、玫瑰社区.
    """
    code = mention.region_code
    if code is None or above is None or not (above.is_name and mention.is_name):
        return code
    is_below = code != above.region_code and point.gazetteer.is_within(code, above.region_code)
    is_elided = is_below and ELIDED.fullmatch(point.text, above.span.end, mention.span.start)
    return point.gazetteer.parent(code) if is_elided else code


def _governs(mention: PlaceMention, point: Point) -> bool:
    """Whether the place reaches as far as ``point``, whatever stands between."""
    code, text, start = mention.region_code, point.text, mention.span.start
    lead = text[max(start - FURTHEST_LEAD, 0) : start]
    if is_whole_of(mention, text) and not (
        point.at == mention.span.end and ONE_OF.match(text, point.at)
    ):
        return False
    if code == point.own:
        return True
    if COMPARED.search(lead):
        return False
    if point.is_own(code):
        return _governs_within(mention, lead, point)
    if point.is_above(code):
        return _governs_below(mention, lead, point)
    if LIVES_IN.search(lead):
        return point.is_in_clause_of(mention)
    return is_elsewhere(mention, lead, point)


def _governs_within(mention: PlaceMention, lead: str, point: Point) -> bool:
    """Of a place within the article's own: not where somebody is from, what was left or a line's
    end.
    """
    text = point.text
    if lead.endswith("来自") and TELLS_OF_IT.match(text, mention.span.end, point.at):
        return point.is_in_sentence_of(mention)
    is_left_behind = is_origin(lead) and not is_looked_from(mention, text)
    is_end = LINE_END.search(lead) or BODY_MOVED.search(lead)
    return not (is_left_behind or is_end or _is_left(mention, point))


def _governs_below(mention: PlaceMention, lead: str, point: Point) -> bool:
    """Of a place above the article's own: in the sentence that it opens, else in its clause where
    that speaks of the whole of it.
    """
    text, end = point.text, mention.span.end
    is_view = is_looked_from(mention, text)
    if (is_origin(lead) and not is_view) or EVENT_HERE.match(text, end):
        return False  # 住着从全县各乡镇搬来的群众
    is_near = point.is_in_sentence_of(mention)
    is_actor = opens_line(mention, text) and PRACTISES.match(text, end) is not None
    is_site = lead.endswith("在") and (
        SITE.match(text, end) is not None
        or (mention.is_name and TIMES.match(text, end) is not None)
    )
    if is_near and (is_actor or is_site):
        return True  # 今年以来,县医共体推行…制度,已开展9场
    is_frame = lead.endswith("在") and text.startswith(("，", ","), end)
    leads = is_frame or CLAUSE_END.match(lead[-1:] or "\n") is not None
    leads = leads and mention.is_name and IN_PERSON.match(text, end) is None
    is_topic = _is_topic(mention, point)
    is_source = lead.endswith("据") or EVERYWHERE.match(text, end) or COUNTS.match(text, end)
    opens = (is_topic or OPENS.search(lead)) and not _is_body(mention, text)
    is_of_it = text.startswith("的", end) and OF_IT.match(text, end) is None
    opens = (opens or is_source) and (is_view or not is_of_it)
    is_near = is_near if opens else point.is_in_clause_of(mention)
    if is_near and (mention.text.startswith("全") or leads or is_topic or is_source):
        return True
    return bool(opens) and is_topic and _goes_on_above(mention, point)


def _goes_on_above(mention: PlaceMention, point: Point) -> bool:
    """据介绍,北京市已建成驿站150家。今年还要添200家: more of what the paragraph opened with."""
    text = point.text
    stops = SENTENCE_END.finditer(text, mention.span.end, point.at)
    return opens_line(mention, text) and all(MORE_OF_IT.match(text, stop.end()) for stop in stops)


def _is_topic(mention: PlaceMention, point: Point) -> bool:
    """Whether the sentence or clause speaks of the place itself, not of its office or official."""
    return (
        not is_office(mention)
        and not _is_body(mention, point.text)
        and point.use(mention) == "topic"
    )


def _is_body(mention: PlaceMention, text: str) -> bool:
    """Whether a body of the place does one thing, not what it does everywhere."""
    end = mention.span.end
    if mention.text.startswith("全"):
        return False  # 全省还招聘中小学教师1285人
    return BODY.match(text, end) is not None and PRACTISES.match(text, end) is None


def _is_left(mention: PlaceMention, point: Point) -> bool:
    """Whether 该院 before the point leads back to a body that is not the one ``mention`` names."""
    text, end = point.text, mention.span.end
    back = ORGANISATION.search(text, end, point.at)
    if back is None:
        return False
    return is_other_body(back.group(), text[end : min(end + FURTHEST_NAME, back.start())])
