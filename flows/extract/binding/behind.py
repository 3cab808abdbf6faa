"""The noun phrase behind a figure, as a range of the items of its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from flows.extract.binding.clauses import Item, is_adjective, is_nominal, is_pure_verb, word_class
from flows.extract.binding.passed import (
    behind_abilities,
    behind_age,
    behind_bracket,
    behind_clause,
    behind_name,
    behind_quote,
    stays_there,
)
from flows.extract.binding.phrases import CLOSED, EMPTY, NOMINAL, REACH, acts, on_over
from flows.extract.binding.verb_names import (
    DURING,
    FUNDS,
    PEOPLE,
    chained,
    goes_on,
    is_doer,
    is_last,
    names_on,
    opens_name,
)

_QUOTES = frozenset("“‘「『《")
_PAYMENTS = frozenset(["分红", "投资", "支出", "补助", "补贴", "奖励", "返利", "赔偿", "创收"])
_SHARES = frozenset(["分红", "返利"])
_TRAILS = frozenset(
    [
        *("长期", "直接", "无法", "前段时间", "一起", "陆续", "免费", "转眼间", "日前", "集中"),
        *("现场", "公开", "冒雨", "同台", "轮流", "齐聚", "携手", "全程", "连夜", "徒步", "带头"),
        *("进场", "入场", "到岗"),
    ]
)
"""Words of time and manner that segmenters take for nouns: 5个人|长期在这帮忙."""
_LIGHT = frozenset([*"就可能也都已均共才又再还便将要会", "全部", "陆续", "逐步", "先后", "相继"])
_SOMEBODY = PEOPLE | frozenset("生手师队部家")
_MODALS = frozenset("可能须需就即")
_ABLE = frozenset(["懂", "会", "能", "敢", "肯", "善", "爱", "有", "没", "负责"])
_SIZES = frozenset("重长宽高深厚大")
_ONCE = frozenset(["一次性", "固定", "全", "免费", "基本", "义务", "临时", "现代"])
"""1万元的|一次性|奖励, 15天的|免费|培训, 92米的|全|塑胶网箱: elsewhere they stand before a verb,
or tell a time."""
_DEEDS = frozenset(["免费", "到场"])
"""前两小时|免费, 10分钟内|到场: with a verb behind them they only say how."""
_FRAMING = frozenset(["filler", "place", "number", "time", "period"])
_PLANS = frozenset(["计划", "预计", "将", "拟", "有望", "力争", "准备", "打算"])
"""还有17户|计划在年底前陆续|搬迁: what tells how sure and when opens no deed."""

_STATES = frozenset(["各式各样", "各种各样", "形形色色", "大大小小", "五颜六色"])
_DESCRIBING = frozenset(
    [
        *("亮堂", "能干", "结实", "精干", "气派", "体面", "地道", "新鲜", "老实", "泥泞", "整齐"),
        *("古老", "年幼", "残疾", "朴素", "热心", "热情", "香甜", "甘甜", "金黄", "翠绿", "老式"),
        *("新式", "陈旧", "废旧", "闲置", "坑洼", "名贵", "普通", "温馨", "细小", "密集", "殷实"),
        *("红火", "齐全", "规范", "合格", "优质", "劣质"),
    ]
)
"""三间|亮堂的活动室: words that describe, which the dictionary takes for nouns."""
_SPANS = frozenset(["时间", "时光", "工夫", "功夫"])


def read_after(
    items: Sequence[Item], at: int, *, compound: bool, event: bool, relative: bool
) -> range:
    """The noun phrase behind the figure at ``at``.

    With ``relative``, a relative clause is passed over: 6名来自各地的|选手. ``compound`` allows a
    verb to open the phrase: 600平方米|加工车间; ``event`` one to close it: 36场|主题宣讲. Empty
    where a verb, mark or figure follows.
    """
    place = at + 1
    joined = False
    while place < len(items) and items[place].role in ("de", "space"):
        joined = joined or items[place].role == "de"
        place += 1
    if place + 1 < len(items) and (items[place].role, items[place + 1].role) == ("close", "open"):
        return EMPTY  # “张家捐20万元”“李家捐10万元”
    place = behind_bracket(items, place)
    if place < len(items) and event and items[place].text in _SPANS:
        place += 1
    elif place < len(items) and _weighs(items, place):
        place, joined = place + 2, True
    if place + 1 < len(items) and items[place].text in _STATES and items[place + 1].role == "de":
        place += 2  # 20种|各式各样的水果
    start = place
    ceiling = min(len(items), place + REACH)
    place = behind_age(items, place)
    if place < ceiling and items[place].text in _QUOTES:
        place = behind_quote(items, place, ceiling)
    elif relative and place < ceiling and items[place].text in _ABLE:
        start = place = behind_abilities(items, place, ceiling)
    while place < ceiling:
        text, role = items[place].text, items[place].role
        if place > start and text in DURING:
            break
        if place == start and role == "weak" and _has_happened(items, place):
            break
        ends_deed = event and joined and is_last(items, place)
        if place > start and acts(items, place, start) and not ends_deed:
            break
        if role == "de" and place > start:
            if relative and _is_clause(items, start, place):
                start = place = place + 1
                continue
            if _owns(items[place - 1], event):
                break
        if text in _TRAILS and place > start and items[place - 1].text[-1] in _SOMEBODY:
            break
        is_old = text == "老" and place + 1 < ceiling and items[place + 1].role in NOMINAL
        if text == "以上" and place > start and items[place - 1].text[-1] == "级":
            place += 1  # 4A级|以上|景区
        elif place > start and text in _QUOTES and (end := behind_name(items, place, ceiling)):
            place = end  # 省级|“巧手致富基地”
        elif role in NOMINAL or is_old or role in ("de", "open", "close", "space"):
            place += 1
        elif role == "and" and place > start and place + 1 < ceiling:
            if items[place + 1].role not in NOMINAL:
                break
            place += 1
        elif place == start and role == "verb" and (end := chained(items, place)):
            place = end
        elif role == "verb" and (
            names_on(items, place, place > start, joined, event)
            or (compound and goes_on(items, start, place))
        ):
            place += 1
        elif (
            place == start
            and (joined or relative)
            and (later := behind_clause(items, place, ceiling))
        ):
            start = place = later
        elif (
            place == start
            and role == "verb"
            and (
                _is_sum(items, place)
                or ((joined or text == "花") and _is_lone_noun(items, place))
                or (joined and event and len(text) == 2 and opens_name(items, place))
                or (opens_name(items, place) if compound else is_doer(items, place))
            )
        ):
            place += 1
        elif place == start and (
            (role in ("filler", "number", "per") and text != "一")
            or (text in _ONCE and (joined or chained(items, place) or _sorts(items, place)))
        ):
            start = place = place + 1
        elif place == start and _describes(items, place):
            place += 1
        else:
            break
    if place < len(items) and items[place].role == "figure":
        place = _before_last_and(items, start, place)
    if start < place < ceiling - 1 and items[place].text == "等":
        start, place = _whole_named(items, start, place)
    found = _trim_after(items, range(start, place))
    while not event and len(found) > 1 and _ends_in_predicate(items, found, relative):
        found = found[:-1]
    if len(found) == 1 and not joined and stays_there(items, found[0]):
        later = behind_clause(items, found[0], ceiling) if relative else None
        return _noun_at(items, later, ceiling) if later else EMPTY
    if len(found) == 1 and (
        _is_lone_verb(items[found[0]]) or (not joined and _has_object(items, found[0]))
    ):
        return EMPTY
    return found


def _sorts(items: Sequence[Item], at: int) -> bool:
    """两顿|免费|饭菜, 30种|基本|召回情形: whether only the thing so described follows."""
    end = on_over(items, at + 1, ("noun", "weak", "head"))
    closes = end == len(items) or items[end].role in CLOSED or items[end].role == "and"
    named = items[end - 1].role
    return closes and (named == "head" or (named == "noun" and not is_nominal(items[end - 1].text)))


def _noun_at(items: Sequence[Item], start: int, ceiling: int) -> range:
    """The nouns that stand at ``start``, up to the first verb."""
    stop = start
    while stop < ceiling and items[stop].role in ("noun", "head") and not acts(items, stop, start):
        stop += 1
    return range(start, stop)


def _whole_named(items: Sequence[Item], start: int, end: int) -> tuple[int, int]:
    """Where the noun behind 等 at ``end`` stands: 低保、特困等|困难群众; else the list."""
    roles = {items[at].role for at in range(start, end)}
    stop = on_over(items, end + 1, ("noun", "head"))
    is_whole = "and" in roles and "place" not in roles and items[stop - 1].text[-1] in _SOMEBODY
    return (end + 1, stop) if is_whole and stop > end + 1 else (start, end)


def _has_object(items: Sequence[Item], at: int) -> bool:
    """700多亩|采用割晒的方式: a verb with what it is done to says something of the figure."""
    verb = items[at]
    if verb.role != "weak" or len(verb.text) != 2 or at + 1 >= len(items):
        return False
    if verb.text[-1] in _SOMEBODY:
        return False  # 选手|冒雨开跑
    return items[at + 1].role in ("noun", "weak") and is_pure_verb(verb.text)


def _ends_in_predicate(items: Sequence[Item], phrase: range, relative: bool) -> bool:
    """Whether the verb that ends the clause says something of the thing: 12种产品|畅销.

    Of a unit that is a noun (212户居民|搬入居住) two such verbs do.
    """
    last, before = items[phrase[-1]], items[phrase[-2]]
    behind = items[phrase.stop] if phrase.stop < len(items) else None
    if last.role == "noun" and len(last.text) == 2 and is_adjective(last.text):
        return behind is None or behind.role == "mark" or is_adjective(behind.text)  # 整洁明亮
    if last.role != "weak" or len(last.text) != 2 or is_nominal(last.text):
        return False
    if before.role == "weak" and len(phrase) > 2:
        return behind is None or behind.role == "mark"
    if before.role not in ("noun", "head"):
        return False
    return behind is None or (behind.role == "mark" and relative) or behind.role == "weak"


def _weighs(items: Sequence[Item], at: int) -> bool:
    """二三两|重的新鲜小黄鱼: what the figure is a measure of leads to the thing measured."""
    return items[at].text in _SIZES and at + 1 < len(items) and items[at + 1].role == "de"


def _has_happened(items: Sequence[Item], at: int) -> bool:
    """1100亿斤以上|夯实了基底: a verb with its 了 says what the figure has done."""
    return len(items[at].text) > 1 and at + 1 < len(items) and items[at + 1].text == "了"


def _is_lone_noun(items: Sequence[Item], at: int) -> bool:
    """半米高的|花，: one character that elsewhere is a verb, where nothing follows."""
    return len(items[at].text) == 1 and is_last(items, at)


def _is_sum(items: Sequence[Item], verb: int) -> bool:
    """追加10万元|捐款，300元的|分红。: a verb that names the money, where nothing follows."""
    joined = any(items[place].role == "de" for place in (verb - 1, verb - 2))
    is_sum = items[verb].text.endswith(FUNDS)
    is_sum = is_sum or items[verb].text in (_PAYMENTS if joined else _SHARES)
    return is_sum and is_last(items, verb)


def _describes(items: Sequence[Item], at: int) -> bool:
    """30个|偏远|自然村, 两名|主要|嫌疑人: a word of two characters describes the noun behind."""
    word = items[at]
    if len(word.text) != 2 or at + 1 >= len(items) or items[at + 1].role not in ("noun", "head"):
        return False
    return word.role == "adverb" or (word.role in ("boundary", "reach") and is_adjective(word.text))


def _is_lone_verb(item: Item) -> bool:
    """按每斤20元|算, 攒够50分|可兑换 names nothing, but 能繁母牛 does."""
    if item.role == "weak":
        return len(item.text) == 1 or item.text[0] in _MODALS
    return item.text[0] in _MODALS and len(item.text) > 2 and word_class(item.text[1:]) == "v"


def _is_clause(items: Sequence[Item], start: int, de: int) -> bool:
    """Whether a clause ends with the 的 at ``de``: 30个|进入决赛的|项目, 1名|经验丰富的|老同志."""
    if start + 1 >= de or de + 1 >= len(items) or items[de + 1].role not in NOMINAL:
        return is_adjective(items[start].text[2:])
    first = items[start]
    if items[de - 1].text[-1] in PEOPLE or items[de - 1].role == "head":
        return False
    return first.role == "weak" and len(first.text) < 3 and is_pure_verb(first.text)


def _owns(item: Item, event: bool) -> bool:
    """Whether 的 leads away from what is counted: 200名职工|的工资, but not 抗倒伏|的品种."""
    says_how = item.role == "weak" or item.text in _DESCRIBING or is_adjective(item.text)
    return not says_how and (event or word_class(item.text) not in "vl")


def _before_last_and(items: Sequence[Item], start: int, end: int) -> int:
    """A conjunct that stands before another figure is that figure's: 2名党员|、群众5名."""
    for place in range(end - 1, start, -1):
        if items[place].role == "and":
            return place
    return end


def _trim_after(items: Sequence[Item], phrase: range) -> range:
    start, end = phrase.start, phrase.stop
    while start < end and items[start].role in ("close", "and", "de", "space"):
        start += 1
    while start < end and (
        items[end - 1].role in ("and", "de", "open", "space") or items[end - 1].text in _TRAILS
    ):
        end -= 1
    return range(start, end) if any(items[at].role != "place" for at in phrase) else EMPTY


def _behind_frame(items: Sequence[Item], start: int) -> int:
    """31人|在他这里|做工, 17户|在本月18日前|搬迁: where what only tells the place or day ends."""
    place = start + 1
    if place < len(items) and items[place].role == "open":
        place = behind_quote(items, place, len(items))
    place = on_over(items, place, _FRAMING)
    return place if place > start + 1 else start


def verb_phrase(items: Sequence[Item], at: int) -> range:
    """What follows the figure up to the next mark or figure: 40余人|就近就业."""
    place = at + 1
    while place < len(items) and items[place].text in _PLANS:
        place += 1
    if place < len(items) and items[place].text in "在于":
        place = _behind_frame(items, place)
    at = place - 1
    ceiling = min(len(items), at + 1 + 6)
    while place < ceiling and items[place].role not in CLOSED and items[place].role != "and":
        if items[place].role == "open":
            ceiling = max(ceiling, behind_quote(items, place, len(items)))  # 建设“四个之家”
        place += 1
    if place == at + 2 and items[at + 1].text in _DEEDS:
        return range(at + 1, place)
    while place > at + 1 and items[place - 1].role in ("reach", "adverb", "boundary"):
        place -= 1
    start = min(place, behind_bracket(items, at + 1))
    while (
        start < place and items[start].role in ("reach", "adverb") and items[start].text in _LIGHT
    ):
        start += 1
    return _trim_after(items, range(start, place))
