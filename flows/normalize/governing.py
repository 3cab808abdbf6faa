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

from flows.lang.sentences import CLAUSE_END, SENTENCE_END, is_before
from flows.normalize.elsewhere import is_elsewhere, opens_line
from flows.normalize.listed_places import (
    LISTED,
    holder_of_row,
    of_row,
    respective,
    sums_up,
    without_guests,
)
from flows.normalize.passed_over import is_passed_over
from flows.normalize.place_use import (
    COMPARED,
    LINE_END,
    LIVES_IN,
    ORGANISATION,
    POINTS,
    PRACTISES,
    is_looked_from,
    is_origin,
    is_other_body,
    is_whole_of,
    use_of,
)
from flows.records import PlaceMention
from flows.tables.gazetteer import Gazetteer

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
EVERYWHERE = re.compile(
    r"[^，,。；;\n]{0,12}各(?:[村镇乡]|社区|街道|行政村)|里[^，,。；;\n]{0,4}(?:发生|出现|涌现)"
    r"|[^，,。；;\n]{0,12}(?:负责人|[局主站][长任])[^，,。；;\n]{0,6}[说示绍][，,：:“]{1,2}(?:下一步|今[年后]|接下来|将)"
)
"""县妇联从各村选聘40人, 县交通局负责人表示,今年计划…: of the whole place of the office."""
COUNTS = re.compile(r"共?有?[0-9０-９]")
"""旱灾已造成建平县16942人饮水困难."""
IN_PERSON = re.compile(
    r"[^，,。；;：:\n]{0,10}(?:书记|[县市区旗局院]长|主任|主席|负责人|工作[队组]|专班)"
    r"(?![^，,。；;：:\n]{0,12}(?:(?<!听)说|[称道]|介绍|表示|告诉|坦言))"
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
BODY_MOVED = re.compile(r"[院校所站厂](?:整体)?[搬迁]至?[到进入]?了?$")
"""2003年,福利院搬到新屋村: it is the town's wherever it stands."""
BEFORE_BODY = re.compile(r"(?:与|和|同|及|联合|携手|会同)$")
SITE = re.compile(r"[县市]?城?区?(?:境内)?(?:设立|开设|建成|建起|建立|新建|布设|成立)(?!的)")
"""工作组已在新源县城设立3个工厂: where it stands, though the article is of one village."""
EVENT_HERE = re.compile(
    r"[^，,。；;、]{2,24}?(?:[赛展节]|大会|汇演|运动会|比武|活动|仪式|论坛)[^，,。；;]{0,4}?(?:在|走进|落[户幕]|举)"
)
"""浙江省|山区县篮球联赛在县体育馆举行: the name of an event that plays where the story is."""
TIMES = re.compile(
    r"(?!率先|领先|最|首|第|名列|排)[^，,。；;\n的]{0,8}?[\d.]+[余多]?(?:场|次|期|站|[处所家座]|个(?![月小]))"
)
"""今年在长治市放映300场: what is told of the upper place itself."""
MOVED = re.compile(r"[搬迁][到至进入]了?$|落户")
"""村民搬到了黄家营村: from there on the story is in the new place."""
ELIDED = re.compile(r"[\u4e00-\u9fff]{2,4}、$")
"""惠景、玫瑰社区: a name whose class word its neighbour bears."""


def governing(
    before: Sequence[PlaceMention],
    text: str,
    at: int,
    own: str,
    gazetteer: Gazetteer,
) -> str | None:
    """The code that the nearest governing mention gives to what stands at ``at``; None if none
    governs.
    """
    before = without_guests(before, text, at)
    counted = of_row(before, text, at, gazetteer) if before else None
    if counted is not None:
        return _no_higher(counted, own, gazetteer)
    if len(before) > 1 and sums_up(before, text, at, own, gazetteer):
        return own
    home: str | None = None
    on_the_way: str | None = None
    for index in range(len(before) - 1, -1, -1):
        mention = before[index]
        if is_passed_over(mention, before[:index], text, at, own, gazetteer):
            continue
        listed = before[index - 1] if index else None
        is_listed = listed is not None and text[listed.span.end : mention.span.start] in LISTED
        code = _governed_code(mention, text, at, own, gazetteer)
        if code is not None and index and _is_partner(before[index - 1], mention, text, gazetteer):
            code = None
        is_other = code not in (None, own) and not is_listed
        if is_other and _is_on_the_way(mention, text, at, gazetteer):
            is_short = listed is not None and _is_elided(listed, mention, text, gazetteer)
            on_the_way = on_the_way or (gazetteer.parent(code or own) if is_short else code)
            code = None
        if code is not None and index and not gazetteer.is_within(code, own):
            # 横石塘镇的茶企在广州设展: the clause is about who goes there.
            actor = before[index - 1]
            is_actor = (
                gazetteer.is_within(actor.region_code, own)
                and not CLAUSE_END.search(text, actor.span.end, mention.span.start)
                and not MOVED.search(text, actor.span.end, mention.span.start)
                and use_of(mention, text, gazetteer.words)[0] != "topic"
            )
            code = None if is_actor and not gazetteer.is_within(own, code) else code
        if code is None:
            if not gazetteer.is_within(own, mention.region_code):
                continue
            if _goes_on(mention, before[:index], text, at, gazetteer):
                return mention.region_code
            if home is None and use_of(mention, text, gazetteer.words)[0] != "passing":
                home = mention.region_code  # The text is back home, or looks at what holds it.
            continue
        if on_the_way and _is_on_the_way(mention, text, at, gazetteer):
            return on_the_way
        if home not in (None, code) and not gazetteer.is_within(code, own):
            return own
        if is_listed and listed is not None and code != own and listed.region_code != code:
            each = respective(before[: index + 1], text, at)
            holder = holder_of_row(before[: index + 1], text, gazetteer)
            return each or _no_higher(holder or own, own, gazetteer)
        if listed is not None and _is_elided(listed, mention, text, gazetteer):
            return gazetteer.parent(code)
        return code
    return on_the_way


def _no_higher(holder: str, own: str, gazetteer: Gazetteer) -> str:
    """社员散在宝清、集贤、七台河的30个村: what holds a row, or the article's county within it."""
    return own if own in gazetteer.upper and gazetteer.is_within(own, holder) else holder


def _is_on_the_way(mention: PlaceMention, text: str, at: int, gazetteer: Gazetteer) -> bool:
    """Whether the place was only named in passing, a sentence ago: 镇里依托单家村旧址组织…。"""
    is_near = is_before(SENTENCE_END, text, mention.span.end, at)
    if is_near or text.startswith("由", mention.span.start - 1):
        return False  # 食堂由柳河社区打造。铺面90平方米
    if text.startswith("。", mention.span.end):
        return False  # 九个村搬到一起,组成新的芒旺村。移民上学…
    return use_of(mention, text, gazetteer.words)[0] == "passing"


def _goes_on(
    mention: PlaceMention,
    earlier: Sequence[PlaceMention],
    text: str,
    at: int,
    gazetteer: Gazetteer,
) -> bool:
    """全县平均降雨218毫米。县里预置抢险队伍14支: the office goes on after its place."""
    start, end = mention.span.start, mention.span.end
    return (
        start > 0
        and SENTENCE_END.match(text, start - 1) is not None
        and is_before(SENTENCE_END, text, end, at)
        and any(
            place.region_code == mention.region_code
            and (place.text.startswith("全") or _is_topic(place, text, gazetteer))
            for place in earlier
        )
    )


def _is_partner(
    actor: PlaceMention, mention: PlaceMention, text: str, gazetteer: Gazetteer
) -> bool:
    """沙湾市人民医院与金沟河镇卫生院: the lesser of two bodies; the deed is the first one's."""
    between = text[actor.span.end : mention.span.start]
    return (
        BEFORE_BODY.search(between) is not None
        and len(between) > 1
        and CLAUSE_END.search(between) is None
        and actor.region_code != mention.region_code
        and gazetteer.is_within(mention.region_code, actor.region_code)
    )


def _is_elided(above: PlaceMention, mention: PlaceMention, text: str, gazetteer: Gazetteer) -> bool:
    """石湾镇街道惠景、玫瑰社区: the last of several, told together under the one above them."""
    is_named = "deictic" not in (above.evidence, mention.evidence)
    between = text[above.span.end : mention.span.start]
    is_below = gazetteer.is_within(mention.region_code, above.region_code)
    is_other = mention.region_code != above.region_code
    return is_named and is_below and is_other and ELIDED.fullmatch(between) is not None


def _governed_code(
    mention: PlaceMention, text: str, at: int, own: str, gazetteer: Gazetteer
) -> str | None:
    code = mention.region_code
    lead = text[max(mention.span.start - 8, 0) : mention.span.start]
    is_whole = mention.text.startswith("全")
    if is_whole_of(mention, text):
        return None
    if code is None or code == own:
        return code
    if COMPARED.search(lead):
        return None
    if gazetteer.is_within(code, own):
        is_left_behind = is_origin(lead) and not is_looked_from(mention, text)
        if lead[-2:] == "来自" and TELLS_OF_IT.match(text, mention.span.end, at):
            return code if is_before(SENTENCE_END, text, mention.span.end, at) else None
        is_end = LINE_END.search(lead) or BODY_MOVED.search(lead)
        if is_left_behind or is_end or _is_left(mention, text, at):
            return None
        return code
    if gazetteer.is_within(own, code):
        if is_origin(lead) and not is_looked_from(mention, text):
            return None  # 住着从全县各乡镇搬来的群众
        if EVENT_HERE.match(text, mention.span.end):
            return None
        is_frame = lead[-1:] == "在" and text.startswith(("，", ","), mention.span.end)
        leads = is_frame or CLAUSE_END.match(lead[-1:] or "\n") is not None
        leads = leads and mention.evidence != "deictic"
        leads = leads and IN_PERSON.match(text, mention.span.end) is None
        if _is_actor(mention, text, at):
            return code
        is_topic = _is_topic(mention, text, gazetteer)
        opens = is_topic or OPENS.search(lead) is not None
        is_source = lead.endswith("据") or EVERYWHERE.match(text, mention.span.end) is not None
        is_source = is_source or COUNTS.match(text, mention.span.end) is not None
        opens = (opens and not _is_body(mention, text)) or is_source
        is_site = lead[-1:] == "在" and (
            SITE.match(text, mention.span.end) is not None
            or (mention.evidence != "deictic" and TIMES.match(text, mention.span.end) is not None)
        )
        if is_site and is_before(SENTENCE_END, text, mention.span.end, at):
            return code
        is_seen_from = is_looked_from(mention, text)
        opens = opens and (is_seen_from or not text.startswith("的", mention.span.end))
        end = SENTENCE_END if opens else CLAUSE_END
        is_near = is_before(end, text, mention.span.end, at)
        if is_near and (is_whole or leads or is_topic or is_source):
            return code
        return code if opens and is_topic and _goes_on_above(mention, text, at) else None
    if LIVES_IN.search(lead):
        return code if is_before(CLAUSE_END, text, mention.span.end, at) else None
    return code if is_elsewhere(mention, lead, text, at, own, gazetteer) else None


def _goes_on_above(mention: PlaceMention, text: str, at: int) -> bool:
    """据介绍,北京市已建成驿站150家。今年还要添200家: more of what the paragraph opened with."""
    stops = SENTENCE_END.finditer(text, mention.span.end, at)
    return opens_line(mention, text) and all(MORE_OF_IT.match(text, stop.end()) for stop in stops)


def _is_topic(mention: PlaceMention, text: str, gazetteer: Gazetteer) -> bool:
    """Whether the sentence or clause speaks of the place itself, not of its office or official."""
    is_place = mention.evidence != "deictic" or mention.text.startswith(POINTS)
    return (
        is_place
        and not _is_body(mention, text)
        and use_of(mention, text, gazetteer.words)[0] == "topic"
    )


def _is_body(mention: PlaceMention, text: str) -> bool:
    """Whether a body of the place does one thing, not what it does everywhere."""
    end = mention.span.end
    if mention.text.startswith("全"):
        return False  # 全省还招聘中小学教师1285人
    return BODY.match(text, end) is not None and PRACTISES.match(text, end) is None


def _is_actor(mention: PlaceMention, text: str, at: int) -> bool:
    """Whether ``mention`` opens a paragraph on the practice of an office above: 今年以来,
    县医共体推行…制度,已开展9场.
    """
    end = mention.span.end
    return (
        opens_line(mention, text)
        and PRACTISES.match(text, end) is not None
        and is_before(SENTENCE_END, text, end, at)
    )


def _is_left(mention: PlaceMention, text: str, at: int) -> bool:
    """Whether 该院 before ``at`` leads back to a body that is not the one ``mention`` names."""
    back = ORGANISATION.search(text, mention.span.end, at)
    if back is None:
        return False
    name_end = min(mention.span.end + FURTHEST_NAME, back.start())
    return is_other_body(back.group(), text[mention.span.end : name_end])
