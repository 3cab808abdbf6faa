"""The words in front of a figure: what carries it, changes it, takes it as an object."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows.extract.binding.clauses import ACTIONS, PRONOUNS, Item
from flows.extract.binding.phrases import CLOSED, DISPOSES, EMPTY, FROM, REACH, noun_before
from flows.extract.binding.word_roles import is_nominal, is_pure_verb, word_class

_SKIPPED = frozenset(
    ["reach", "time", "period", "per", "number", "space", "adverb", "filler", "average"]
)
_TO = frozenset(["到", "至", "为", "成", "成为"])
_ADJUNCTS = frozenset(
    ["在", "以", "按", "按照", "给", "为", "向", "对", "从", "用", "到", "凭", "靠"]
)
_EACH = frozenset(["都", "均", "各", "皆"])
_PLACES = frozenset("村镇乡县市区城州省上内")
_SUMS = frozenset("金款费钱酬")
"""奖金各5000元: what each gets is named."""

_RESULTS = frozenset("走出完到掉光满下好成")
_ENDINGS = frozenset("成好完")
"""装|成3部: no nouns behind a verb."""

_OUTCOMES = frozenset("出下成掉去完起入")
_DISPOSES = DISPOSES | PRONOUNS
_APART = frozenset(["高出", "多出", "低于", "高于", "少于", "超出", "超过", "多", "少"])
"""每亩收入比散户|高出300元: what stands before 比 is measured, and no change is told."""

_MORE = frozenset("多少")
_SHARE = frozenset(["占", "占全部"])


@dataclass(slots=True, kw_only=True)
class Lead:
    """What stands in front of a figure, read from right to left. Ranges index items.

    ``change`` holds the words of a change (同比增长), ``verb`` the verbs that have the figure as
    their object, ``noun`` the noun phrase before all these. ``origin`` is set where the figure is
    the old value of a change (由4家…), ``becomes`` where it is the new one (…发展到11家), ``share``
    where it is a share of what ``noun`` ends with (占总人口的21%), ``clause`` where ``noun`` is a
    relative clause without a head (常年在家的), ``topical`` where it is the object of ``verb`` put
    first (热饭他送出了3万份). ``edge`` is the item where reading stopped.
    """

    noun: range = EMPTY
    change: range = EMPTY
    verb: range = EMPTY
    origin: bool = False
    becomes: bool = False
    share: bool = False
    clause: bool = False
    topical: bool = False
    edge: int = -1


def read_lead(
    items: Sequence[Item], at: int, taken: int, *, done: bool = False, lone: bool = False
) -> Lead:
    """What stands in front of the figure at position ``at``.

    With ``done``, any short verb with 了 is one: 碰头会就|开|了9次; with ``lone``, one that stands
    alone: 每天能|采|15斤. Items before ``taken`` belong
    to an earlier figure: 23户|困难家庭 抢收|小麦180亩.
    """
    floor = max(-1, at - 1 - 2 * REACH, taken - 1)
    origin = _origin(items, at, floor)
    place = at - 1 if origin is None else origin - 1
    becomes = False
    change = EMPTY
    whole = -1
    while place > floor:
        text, role = items[place].text, items[place].role
        moves = place + 1 < at and items[place + 1].text in _TO and _moves(items, place, floor)
        if role == "becomes" or moves or (text[-1] in "到至" and _comes_to(items, place)):
            becomes = True
        elif role == "change":
            change = range(place, change.stop or place + 1)
        elif role == "than":
            if text in _SHARE and whole > 0:
                return _share(items, place, whole, floor, change)
            if change:
                change = range(place, change.stop)
        elif role == "de" and _is_relative_to_time(items, place):
            pass
        elif place == at - 1 and text in FROM:
            pass  # 海拔|从|180米到600米
        elif role not in _SKIPPED and not (text in ("这", "近") and _points_to_time(items, place)):
            than = _than(items, place, floor)
            compared = change or role == "de" or items[at - 1].text in _APART
            if than is None or not (compared or items[than].text in _SHARE):
                break
            whole = place if role == "de" else place + 1
            place = than
            continue
        place -= 1
    if place > floor and items[place].role == "de":
        noun = _relative(items, place, floor)
        if any(items[at].role == "becomes" and items[at].text[0] != "达" for at in noun):
            return Lead(becomes=True, edge=noun.start - 1)  # 由1.2亩|下降到集中居住后的
        return Lead(noun=noun, change=change, becomes=becomes, clause=True, edge=place)
    if place > floor and items[place].role == "and":
        return Lead(change=change, origin=origin is not None, becomes=becomes, edge=place)
    verb, place = _verbs(items, place, floor, done=done)
    if verb and place > floor and items[place].text in _MORE:
        than = _than(items, place, floor)
        place = place if than is None else than - 1  # 早稻平均每亩比去年还|多|打30公斤
        while than is not None and place > floor and items[place].role in _SKIPPED:
            place -= 1
    topical = bool(verb) and _is_topical(items, place, floor)
    place -= topical
    noun = EMPTY if verb and _is_adjunct(items, place) else noun_before(items, place + 1, floor)
    if noun and not verb and _is_lone_verb(items, noun, floor, lone=lone):
        verb, place = noun[-1:], noun[-1] - 1
        while len(noun) == 1 and place > floor and items[place].role in _SKIPPED - {"filler"}:
            place -= 1
        noun = EMPTY if _is_adjunct(items, place) else noun_before(items, place + 1, floor)
    is_in = bool(noun) and noun.start > 0 and items[noun.start - 1].text == "在"
    if is_in and items[noun.start].text != "距":
        # 收购价30元，在流通领域|涨到35元
        noun = EMPTY if becomes else _behind_place(items, noun)
    if len(noun) == 1 and noun.stop < at and items[noun.stop].text in _EACH:
        is_sum = items[noun.start].text[-1] in _SUMS or items[noun.start].role == "measure"
        noun = noun if is_sum else EMPTY
    return Lead(
        noun=noun,
        change=change,
        verb=verb,
        origin=origin is not None,
        becomes=becomes,
        topical=topical and bool(noun),
        edge=noun.start - 1 if noun else place,
    )


def _behind_place(items: Sequence[Item], noun: range) -> range:
    """What follows the place of 在: 在|河口|村|投资|50万元 is an investment."""
    for at in reversed(noun[:-1]):
        if items[at].text[-1] in _PLACES:
            return range(at + 1, noun.stop)
    return noun


def _is_topical(items: Sequence[Item], place: int, floor: int) -> bool:
    """热饭|他|送出了3万份: before a pronoun stands what is done something to."""
    if place - 1 <= floor or items[place].text not in PRONOUNS:
        return False
    return items[place - 1].role in ("noun", "head")


def _verbs(items: Sequence[Item], place: int, floor: int, *, done: bool) -> tuple[range, int]:
    """The verbs that end at ``place`` (捐款、捐物), and where the words before them end."""
    verb = EMPTY
    stop = place + 1
    if done and place > floor and _is_done(items, place):
        verb = range(place, stop)
        place -= 1
    if place - 1 > floor and items[place].text in _ENDINGS and items[place - 1].role == "verb":
        verb = range(place, stop)
        place -= 1
    while place > floor and items[place].role in ACTIONS:
        verb = range(place, stop)
        place -= 1
        if place - 1 > floor and items[place].role == "and" and items[place - 1].role in ACTIONS:
            place -= 1
    if verb and items[verb.start].text in _RESULTS and _is_short_verb(items, place, floor):
        verb = range(place, stop)
        place -= 1
    if verb and place > floor and items[place].text == "被":
        verb = range(place, stop)
        place -= 1
    while verb and place > floor and items[place].role in _SKIPPED - {"filler"}:
        if items[place].text in ("在", "以", "按", "按照"):
            break
        place -= 1
    return verb, place


def _is_done(items: Sequence[Item], at: int) -> bool:
    """Whether a verb of no table stands at ``at`` with its 了 or 过: 就|开|了, 农户|外销|了."""
    if at + 1 >= len(items) or items[at + 1].text not in ("了", "过", "出去"):
        return False
    item = items[at]
    if len(item.text) == 1 and item.role == "noun":
        return word_class(item.text) == "v" or items[at + 1].text == "了"  # 淮河|流|了62公里
    if item.role == "weak":
        return len(item.text) == 1 or is_pure_verb(item.text)  # 停泊|了200多艘
    return item.role == "noun" and is_nominal(item.text)


def _is_lone_verb(items: Sequence[Item], phrase: range, floor: int, *, lone: bool) -> bool:
    """A verb of one character, or one that tells what came of it, is no noun: 采, 省出, 截成."""
    at = phrase[-1]
    word = items[at].text
    if items[at].role != "weak" or at <= floor:
        return False
    if len(word) == 1:
        return lone and len(phrase) == 1
    return word[-1] in _OUTCOMES and len(word) == 2 and is_pure_verb(word)


def _is_short_verb(items: Sequence[Item], at: int, floor: int) -> bool:
    return at > floor and items[at].role == "weak" and len(items[at].text) == 1


def _is_adjunct(items: Sequence[Item], place: int) -> bool:
    """Whether the noun before the verb only says where or how: 在大青沟|住了五六天."""
    for back in range(place, max(-1, place - 5), -1):
        if items[back].role in CLOSED:
            return False
        if items[back].text in _ADJUNCTS:
            return True
    return False


def _origin(items: Sequence[Item], at: int, floor: int) -> int | None:
    """Position of the 由 or 从 that opens a change from the figure at ``at`` to a later one."""
    for place in range(at - 1, max(floor, at - 9), -1):
        if items[place].role in CLOSED:
            return None
        if items[place].text in FROM:
            behind = [item for item in items[at + 1 : at + 5] if item.role != "space"]
            if behind and behind[0].text in "，,":
                goes_on = len(behind) > 1 and behind[1].role in ("becomes", "change")
            else:
                moving = ("becomes", "change", "verb", "weak")
                goes_on = bool(behind) and (behind[0].role in moving or behind[0].text in _TO)
                goes_on = goes_on and not (
                    len(behind) > 1 and behind[1].role == "de"
                )  # 建设|的项目
                goes_on = goes_on or (  # 拓宽|至, but not 选派36名|干部|到村里
                    len(behind) > 1
                    and behind[1].text in _TO
                    and word_class(behind[0].text) in ("v", "a")
                )
            return place if goes_on else None
    return None


def _moves(items: Sequence[Item], at: int, floor: int) -> bool:
    """Whether the word before 到 or 至 brings a new value: 增长|到; 卖|到 only after 从4元."""
    if items[at].role == "change":
        return True
    word = items[at].text
    is_deed = items[at].role == "noun" and (is_nominal(word) or word_class(word) == "a")  # 拓宽|到
    if not is_deed and items[at].role not in ("verb", "weak", "transfer"):
        return False
    for place in range(at - 1, floor, -1):
        if items[place].role in CLOSED:
            return items[place].role == "figure"
    return False


def _comes_to(items: Sequence[Item], at: int) -> bool:
    """从5.2元|谈到|了3.1元: after the old value any verb that ends in 到 brings the new one."""
    if at < 2 or len(items[at].text) < 2:
        return False
    return items[at - 1].role == "figure" and items[at - 2].text in FROM


def _is_relative_to_time(items: Sequence[Item], de: int) -> bool:
    """今年|的 31.2万亩, 三年前|的 3.2倍: 的 joins no noun."""
    return de > 0 and items[de - 1].role in ("period", "time", "filler")


def _points_to_time(items: Sequence[Item], at: int) -> bool:
    """肉价|这|两天比上周降了4毛钱: 这 belongs to the time behind it."""
    return items[at + 1].role in ("number", "time", "period")


def _than(items: Sequence[Item], place: int, floor: int) -> int | None:
    """Position of the 比, 较 or 占 whose object ends at ``place``: 比|上学期, 占|全县人口."""
    for back in range(place, max(floor, place - 8), -1):
        if items[back].role in CLOSED:
            return None
        if items[back].role == "than":
            return back
    return None


def _share(items: Sequence[Item], than: int, whole: int, floor: int, change: range) -> Lead:
    """老年人占总人口: what is measured is the share, named by both."""
    end = than
    while end - 1 > floor and items[end - 1].role in _SKIPPED:
        end -= 1
    part = noun_before(items, end, floor)
    if not part:
        noun = range(than, whole)
        return Lead(noun=noun, change=change, share=True, clause=True, edge=than - 1)
    noun = range(part.start, whole)
    return Lead(noun=noun, change=change, share=True, edge=part.start - 1)


def _relative(items: Sequence[Item], end: int, floor: int) -> range:
    """The clause that 的 at ``end`` closes: 常年在家|的, 活下来|的."""
    start = end
    while start - 1 > floor and items[start - 1].role not in CLOSED and end - start < 8:
        start -= 1
    for place in range(end - 1, start, -1):
        if items[place].text in DISPOSES:
            start = place + 1  # 警方将|追回的
            break
    opening = ("time", "period", "and", "close", "space", "filler", "place")
    while start < end and (items[start].role in opening or items[start].text in _DISPOSES):
        start += 1
    return range(start, end + 1) if start < end else EMPTY
