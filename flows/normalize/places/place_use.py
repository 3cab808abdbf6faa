"""How a text uses a place that it names: what a careful reader sees in the words around it.

``topic``: the sentence or clause speaks of the place (近日,溪龙乡建成茶厂; 全镇种茶3万亩).
``office``: an office pointed at acts (县水利局派员; 镇里出资), or an official of the place speaks.
``scene``: something happens there (走进黄杜村; 黄杜村的茶园里).
``person``: whose home it is (家住灵峰街道; 黄杜村村民李强说).
``passing``: named inside a clause that speaks of something else (结合全镇实际).
``none``: an origin, a comparison, the whole of a share, the name of an honour.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from flows.lang.sentences import up_to_last
from flows.records import PlaceMention
from flows.tables.gazetteer import PlaceWords

PlaceUse = Literal["topic", "office", "scene", "person", "passing", "none"]

WHOLE = ("全", "该", "本", "我", "这", "咱")
"""What a word that points at the whole place begins with; others point at its office."""
COMES_FROM = re.compile(
    r"(?:从|来自|不含|不包括|像|跟|与|和|向|发往|销往|运往|比|叫上|除了|学习|借鉴|援助|支援"
    r"|(?:距离?|(?<![脱分偏远撤逃])离)(?:[县市旗区州]城)?|毗邻|紧邻|紧靠|靠近|相距"
    r"|来自(?:[\u4e00-\u9fff]{2,6}、)+)$"
)
"""来自四川, 来自江山、淳安, 销往广州, 距县城威远镇8公里."""
LOOKED_FROM = re.compile(r"(?:的情况|的角度|层面|范围)?(?:来?[看讲说]|而言|为例)(?=[，,])")
"""从全县来看, 就全镇而言: a look at the place, not what comes from it."""
LOOKS_OVER = re.compile(r"(?:放眼|纵观|环顾|放[到在])(?:整个)?$")
COMPARED = re.compile(r"(?:[高低快慢多少优好大小]于|超过|相当于)[^，。,;；]{0,5}$")
PART_OF = re.compile(r"[占居列](?:到|了|据)?$")
"""占全县总面积的四分之一: the whole that a share is of."""
SIDE_OF = re.compile(r"[东南西北中]{1,2}[部边郊面]|(?:中心|腹地)(?=[，,。])")
"""地处泰山区|东部: what holds the place spoken of."""
BORDERS = re.compile(r"[^，,。；;]{0,8}?(?:相邻|毗邻|接壤|交界|搭界|相接|一江之隔|一河之隔)")
"""与我市泸县相邻的富顺县."""
RANKED = re.compile(
    r"(?:范围内?)?(?:最|首[个家批座条次例创张]|唯一|第[一二三四五六七八九十\d]|率先|领先|前[列茅三五十\d]"
    r"|[^，,。；;]{1,14}的(?=[\d.一二三四五六七八九十两近约]{1,6}[多余]?倍)|之[首最冠]|[\d一二三四五六七八九十]{1,4}个[^，,。；;]{1,14}之一|平均(?:水平|线|值)|同类|排名|[^，,。；;]{1,8}中[占居]|[^，,。；;]{0,6}(?:前[列茅三五十]|第[一二三四五六七八九十\d]))"
)
"""建成全省最大的育苗基地4200亩, 高于全县平均水平: what it is measured against."""
FIRM = re.compile(r"[^，,。；;：:、“”\n的在建有]{0,14}?(?:合作社|农场|牧场|公司|集团|厂)")
"""龙门县鸿发合作社: the name of a business opens with its county's."""

EVENT = re.compile(
    r"(?:(?!举[办行]|开展|组织|[承主]办|启动|召开)[^，,。；;：:“”的在\n]){0,16}?"
    r"(?:[联大竞比]赛|(?:锦标|公开|邀请|挑战|选拔)赛|运动会|博览会|交易会|杯)"
)
"""浙江省|助力山区海岛县篮球联赛: the name of an event, wherever it is held."""
MODEL_AFTER = re.compile(
    r"[^，,。；;]{0,10}(?:帮助|支持|援助|指导|帮扶|协助)下|为(?:核心|龙头|中心|样板|代表|榜样)|的?(?:带动|示范|引领|辐射|影响|启发)|(?:这|那|一)样"
)
BEFORE_MODEL = frozenset("以在像括了除结鉴习广制")
"""What the words before an example end with."""
PRACTICE_OF = re.compile(r"(?:总结|借鉴|学习|推广|复制)$")
"""在总结万寿社区做法的基础上: what others learn from it."""
"""以辛坪村为核心, 在黄杜村的带动下: an example that others follow."""

ONE_OF_MORE = re.compile(r"等?在内|[之以]?外")
FURTHEST_LEAD = 20


TO_LAST_BREAK = up_to_last(r"[^\u4e00-\u9fff0-9０-９A-Za-z、·]")
GOES_THERE = re.compile(
    r"(?:走[进入访]|[停开驶]进|来到|深入|[在赴]|(?<![卖销运寄发送得达受])到|(?<![过失除])去|前往|进驻|位于"
    r"|地处|坐落于|步入|踏入|漫步|驻|[搬住]进|迁入|入住)了?(?:[县市镇]城|城区|市区)?$"
    r"|(?:走进|来到|(?<=[\u4e00-\u9fff])(?:位于|地处|坐落于))[\u4e00-\u9fff]{2,12}的$"
    r"|(?:到|赴|走进)(?:挂钩|结对|包联|联系|定点|对口|帮扶|驻点)[\u4e00-\u9fff]{0,6}的$"
    r"|在(?:邻近|附近|相邻|隔壁|不远处)的$"
)
HELPED = re.compile(
    r"(?:联合|携手|[为给对]|帮助)了?$|^[县市区旗州盟][\u4e00-\u9fff]{2,10}[与和同]$"
)
"""联合复兴镇, 市人民医院与苏村乡卫生院: who does something there with the people of the place."""
LINE_END = re.compile(
    r"(?:[东西南北]起|[东西南北]至|起于|始于|止于|[起终]点(?:位于|在|为|是)?|途经)$"
)
"""北起忠信寨村、南至县城: where a line runs from and to."""
LIVES_IN = re.compile(r"家[住在]$")
AT_HOME = re.compile(r"[他她自]家|家[里中]|一家[一二三四五六七八九\d]")
HOME_OF = re.compile(
    r"(?:(?<![村镇乡县市区旗社里])是|家[住在]|来自|老家[在是]?|籍贯|户籍|嫁到|出生[在于])$"
)
GROUP_FROM = re.compile(r"(?:全部|[全都均多]|分别|主要)来自$|(?:^|[位名些])来自$")
"""首批老人全部来自李寨村, 来自李寨村的老人听得入迷: who came to where the story is."""
IS_OF = re.compile(r"[是为成](?:近年来|今年以来|当下|当前|眼下|如今)?[,，]?$")
SNAPSHOT = re.compile(r"[^。；;\n]{0,50}?(?:缩影|写照|一幕|剪影|印证|注脚|一角)")
"""这是秭归县推行“院坝法庭”的一幕: what was told stands for the whole place."""
AT_WORK = re.compile(r"[园厂店站]|市场|车间|公司|中心|学校|医院|工地|基地|大厅")
FURTHEST_SITE = 60
SAID_TO_BE = re.compile(r"([\u4e00-\u9fff]{2})[也就]?是$")
TIME_BEFORE = re.compile(
    r".*(?:[以年月日]来|期间|[底初末日月年前后时午晨晚天季夜]|目前|如今|眼下|现在|截至|同时|此外|随后|其中"
    r"|仅仅?|单单?|据|据介绍|据了解|了解到|获悉|[为对由因]此|这是|而|至此|当下|伊始|之际)|"
)
"""What may stand between the break and the subject: 今年以来, 10月底, 据了解, 同时."""
NAME_CLOSES = re.compile(r"[”》\"]")
LONGEST_NAME = 8
FURTHEST_RELATIVE = 12
LIVED_IN = re.compile(r"(?:原先|原来|以前|过去|从前|早先|曾经?)[^。；;]{0,10}住在$")
"""一家人以前住在赵家村的土坯房里: where they do not live any more."""
LIVES_THERE = re.compile(
    r"(?:[\u4e00-\u9fff]{0,4}?(?:工作|打工|务工|做工|经商|买卖|生意|创业|闯荡|就业|上班|上学|大学|高中|念书"
    r"|读书|读研|求学|当兵|服役|安家|生活|定居|居住)(?:多年|已久|[\d一二三四五六七八九十两]+余?多?年)?)的(?=[\u4e00-\u9fff])"
    r"|的[\u4e00-\u9fff]{0,4}?(?:老乡|同乡|乡贤|乡亲|校友|战友|亲友)"
    r"|[^，,。；;]{1,8}的(?:老?同学|朋友|老乡|乡贤|乡亲|战友|客商|老板|能人|大学生|年轻人|亲戚|[儿女]|兄|哥|姐|弟|妹)"
)
RELATIVE = re.compile(
    r"(?:妈妈?|爸爸?|父母亲?|父亲|母亲|儿子|女儿|儿女|子女|孩子|丈夫|妻子|爱人|老公|媳妇|老伴|家人)"
    r"[^，,。；;：:]{0,4}在$"
)
"""妈妈在新疆打工: where another than the one spoken of is."""
DESCRIBED = re.compile(r".*的")
NEIGHBOURING = re.compile(r"(?:同[镇乡县村街]|邻[近村镇乡县]|相邻|隔壁|毗邻|附近|周边)的")
"""同镇的|托克乃村走得更早: what is told of next."""
PREDICATE = re.compile(r"[,，]|[是有把也则将正已还就]|地处|位于|共有|现有|去年|今年|如今|近年")
"""邻近的砚瓦山村,打的是另一张牌: the place itself, not what the words before it belong to."""
BODIES = "法[庭院]|医院|卫生院|敬老院|养老院|福利院|幸福院|合作社|学校|[小中]学|派出所|司法所|中心"
BODY = re.compile(rf"[\u4e00-\u9fff]{{0,8}}({BODIES})")
"""大田县人民法院, 冯营乡中心敬老院: a body that a place has."""
SERVES_MORE = re.compile(
    r"(?:人民)?(?:法庭|派出所|供电所|税务所|税务分局|监管所)[,，]?(?:下辖|管辖|辖有?|管着?|服务|负责)[^。,，]{0,4}?"
    r"[\d一二两三四五六七八九十]+个(?:乡镇|[乡镇]|街道)"
)
PRACTISES = re.compile(
    r"[^，,。；;：:说道称]{2,24}(?:推行|实行|施行|实施|推进|探索|建立|出台|制定|印发|推出|启动|牵头|列入|列为)"
)
"""县医保局今年推行“医保村医通”: what an office does everywhere in its place."""
TITLES = "书记|主任|主席|负责人|[县市区旗州镇乡局处科股站所院]长"
"""What officials are called."""
OFFICIAL = re.compile(
    rf"(?![共现]有)[^，,。；;：:\n]{{0,10}}(?:{TITLES}|干部|说|介绍)|(?:派出|司法)所的?[民辅干]警"
)
"""溪龙乡党委书记李强说, 溪龙派出所的民警: who speaks of the place that the story is in or serves
it."""
ORGANISATION = re.compile(
    r"该(?:[院局行所校站厂队司会办团]|社(?!区)|部(?!分))|该(?:公司|中心|企业|单位|医院|法院)"
)
"""该院开展巡回审判43次: the story is back with the body that it is about."""
PLACE_IN_IT = re.compile(
    r"的?[^，,。；;：:、\n]{0,14}?(?:(?<!公)里|(?<![时期])间|(?<!其)中|(?<![目之以])前"
    r"|(?<!以)[内上下]|[边旁]|现场|地头|门口|一角)(?=[，,。])"
    r"|的[^，,。；;：:、\n]{1,8}[上里内]|[\u4e00-\u9fff]?(?:[街村镇山城]上|[村田地城]里|境内|街头|村口)"
    r"|段(?!落)"
)
"""黄杜村的茶园里, 遮放镇的集市上: where the sentence plays, not what it speaks of."""


@lru_cache(maxsize=4096)
def use_of(mention: PlaceMention, text: str, words: PlaceWords) -> tuple[PlaceUse, int]:
    """The use of ``mention`` in ``text``, and where the clause that it opens begins (the mention
    itself where it opens none).
    """
    start, end = mention.span.start, mention.span.end
    lead = text[max(start - FURTHEST_LEAD, 0) : start]
    broken = TO_LAST_BREAK.match(lead)
    if broken is None and lead[-1:] == "的":
        lead = text[max(start - 2 * FURTHEST_LEAD, 0) : start]
        broken = TO_LAST_BREAK.match(lead)
    chunk = lead[broken.end() :] if broken else lead
    opened = start - len(chunk)
    if is_whole_told(mention, text):
        return "topic", opened
    if HOME_OF.search(chunk) and not is_whole_of(mention, text):
        is_row = text[end : end + 1] in ("、", "等")  # 来自李寨村、陈寨村等地的学员
        is_passing = GROUP_FROM.search(chunk) is not None and not is_row
        is_passing = is_passing or is_from(mention, text)
        return ("passing" if is_passing else "person"), opened
    if LOOKS_OVER.search(chunk) or is_looked_from(mention, text):
        return "topic", opened
    if _is_aside(mention, lead, text) or is_model(mention, text):
        return "none", start
    is_in_it = chunk[:1] == "在" and text[end : end + 1] in ("，", ",")  # 在种粮大镇塔石镇，
    if is_in_it or GOES_THERE.search(chunk) or HELPED.search(chunk):
        return "scene", opened
    opens = (broken is not None or start <= len(lead)) and _may_precede(chunk, text, end)
    if words.people_after.match(text, end):
        # 中心由赵庄村村民投资兴建: who founds it is not where it is.
        return ("passing" if chunk[-1:] in ("由", "被") else "person"), opened if opens else start
    if opens and is_office(mention):
        return ("topic" if PRACTISES.match(text, end) else "office"), opened
    if PLACE_IN_IT.match(text, end):
        return "scene", opened if opens else start
    if opens:
        return ("office" if OFFICIAL.match(text, end) else "topic"), opened
    return "passing", start


def is_agent(mention: PlaceMention, text: str) -> bool:
    """由孙村村民出资, 由市里承建: whether 由 says that the place acts."""
    start = mention.span.start
    return text[max(start - 1, 0) : start] == "由"


def is_office(mention: PlaceMention) -> bool:
    """Whether a word points at an office of the place: 县里, 旗妇联, but not 全县 or 该旗."""
    return not mention.is_name and not mention.text.startswith(WHOLE)


def _may_precede(chunk: str, text: str, end: int) -> bool:
    """Whether a subject that ends at ``end`` may follow ``chunk`` in its clause."""
    if TIME_BEFORE.fullmatch(chunk) or NEIGHBOURING.fullmatch(chunk):
        return True
    if DESCRIBED.fullmatch(chunk) is None:
        return False
    return PREDICATE.match(text, end) is not None or BODY.match(text, end) is not None


def is_whole_told(mention: PlaceMention, text: str) -> bool:
    """Whether what was told before is called an instance of what the place does."""
    start = mention.span.start
    return (
        IS_OF.search(text, max(start - LONGEST_NAME, 0), start) is not None
        and SNAPSHOT.match(text, mention.span.end) is not None
    )


def is_model(mention: PlaceMention, text: str) -> bool:
    """Whether the place is an example for others or one of them: 以辛坪村为核心, 在黄杜村的带动下,
    包括后河村在内.
    """
    start, end = mention.span.start, mention.span.end
    if text[start - 1 : start] not in BEFORE_MODEL:
        return False
    if text.startswith(("包括", "除了"), start - 2) or text.startswith("除", start - 1):
        return ONE_OF_MORE.match(text, end) is not None
    if PRACTICE_OF.search(text, max(start - 2, 0), start):
        return True
    return (
        text[start - 1 : start] in ("以", "在", "像") and MODEL_AFTER.match(text, end) is not None
    )


def _is_aside(mention: PlaceMention, lead: str, text: str) -> bool:
    """Whether the place is an origin, what something is compared with, the whole of a share, or
    what holds the place spoken of.
    """
    lies_in = lead[-1:] in ("在", "于") and SIDE_OF.match(text, mention.span.end) is not None
    return (
        lies_in
        or borders(mention, text)
        or is_origin(lead)
        or is_whole_of(mention, text)
        or (
            mention.text.endswith(("省", "自治区"))
            and EVENT.match(text, mention.span.end) is not None
        )
        or COMPARED.search(lead) is not None
    )


def borders(mention: PlaceMention, text: str) -> bool:
    """与我市泸县相邻的富顺县: whether the place only tells what another one lies beside."""
    is_with = text[max(mention.span.start - 1, 0) : mention.span.start] in ("与", "和", "同")
    return is_with and BORDERS.match(text, mention.span.end) is not None


def is_whole_of(mention: PlaceMention, text: str) -> bool:
    """Whether the place is the whole of a share, or what something is ranked in."""
    start, end = mention.span.start, mention.span.end
    return mention.text.startswith(("全", "我")) and (
        PART_OF.search(text, max(start - 3, 0), start) is not None
        or RANKED.match(text, end) is not None
    )


def is_origin(lead: str) -> bool:
    """Whether something comes from or goes to the place behind ``lead``: 来自, 销往."""
    return COMES_FROM.search(lead) is not None and lead[-1:] not in "和与"


def serves_more(mention: PlaceMention, text: str) -> bool:
    """Whether the place only names a branch that serves several towns: 建设法庭下辖5个乡镇."""
    return SERVES_MORE.match(text, mention.span.end) is not None


def is_from(mention: PlaceMention, text: str) -> bool:
    """Whether somebody who was met at work is said to be from the place: where he is from is not
    where the story is (车间里，43岁的周世勇…。周世勇是和溪镇人).
    """
    start, end = mention.span.start, mention.span.end
    if not text.startswith("人", end):
        return False
    who = SAID_TO_BE.search(text, max(start - 4, 0), start)
    if who is None:
        return False
    met = text.find(who[1], 0, who.start())
    return met >= 0 and AT_WORK.search(text, max(met - FURTHEST_SITE, 0), met) is not None


def is_other_body(pointed: str, name: str) -> bool:
    """Whether 该院, 该校 points at another body than the one that ``name`` is behind its place."""
    kind = "学" if pointed[-1] == "校" else pointed[-1]
    return kind not in name and kind not in "业位"


def has_left(mention: PlaceMention, text: str) -> bool:
    """Whether the place is where somebody lived before: 一家人原先住在赵家村."""
    start = mention.span.start
    if not text.endswith("住在", 0, start):
        return False
    return LIVED_IN.search(text, max(start - FURTHEST_LEAD, 0), start) is not None


def is_looked_from(mention: PlaceMention, text: str) -> bool:
    """Whether the clause sets the view: 从全县来看, 就全镇而言."""
    start, end = mention.span.start, mention.span.end
    begins = text[max(start - 1, 0) : start] in ("从", "就", "拿", "以")
    return begins and LOOKED_FROM.match(text, end) is not None


def is_in_name(mention: PlaceMention, text: str) -> bool:
    """Whether the place stands in the name of an honour or a method: 评为“嵩县好人”,
    推广“团山村坝坝会”经验.
    """
    start, end = mention.span.start, mention.span.end
    if start < 2 or text[start - 1] not in '“《"' or not "\u4e00" <= text[start - 2] <= "\u9fff":
        return False
    return NAME_CLOSES.search(text, end, end + LONGEST_NAME) is not None


def tells_of_someone(mention: PlaceMention, text: str) -> bool:
    """Whether the place tells where somebody lives or works: 一个在合肥工作的学生寄来图书."""
    start, end = mention.span.start, mention.span.end
    if text[max(start - 1, 0) : start] != "在":
        return False
    is_relative = RELATIVE.search(text, max(start - FURTHEST_RELATIVE, 0), start) is not None
    return is_relative or LIVES_THERE.match(text, end) is not None
