"""What a clause that names nothing leans on: its own words, or an earlier clause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.extract.binding.actors import is_actor
from flows.extract.binding.behind import read_after
from flows.extract.binding.clauses import ACTIONS, Item, phrase_text
from flows.extract.binding.deed_behind import verb_phrase
from flows.extract.binding.heard import Heard
from flows.extract.binding.phrases import (
    CARRYING,
    CLOSED,
    DISPOSES,
    EMPTY,
    FROM,
    NOMINAL,
    REACH,
    back_over,
    mark_before,
    noun_before,
    noun_text,
    topic,
)
from flows.extract.binding.things import SAYINGS, act_named, is_thing
from flows.extract.binding.word_roles import is_pure_verb, word_class
from flows.records import Quantity

_AFTER_A_WHILE = re.compile(
    r"(?:的?(?:时间|时光|工夫|功夫)|下来|过来|过去|以?后|[里内])?[就便才]?[能可]?"
)
_TOWARDS = ("对", "把", "将", "为", "给", "向", "让", "使")
DIMENSIONS = frozenset("长宽高深厚")
WITHIN = frozenset(["地方", "来", "里", "间", "后", "下来", "以来", "工夫", "功夫", "时间", "光景"])
_LIST = 24
_LONGEST_ACT = 10
_TAKEN_UP = frozenset("种养教当做开守看修打捕放跑写唱卖")
_DOERS = frozenset("们员民人警者户工心")
_BETWEEN = CARRYING | {"mark"}
_BETWEEN_SIDES = frozenset(["and", "figure", "average", "reach"])
_INCLUDES = frozenset(["有", "包括", "包含", "涵盖", "含", "涉及", "分为", "是"])
_GOES = frozenset(["上门", "入户", "下乡", "进村", "登门", "下村", "到场", "出海", "进城", "回家"])
_WORK = ("工", "活", "打工", "务工", "上班", "干活", "帮工", "零活")
_DONE = ("起", "下", "出", "好", "到", "了")
_POINTS = frozenset(
    [*"这那他她我俺", "这是", "那是", "就是", "还是", "另外", "他们", "她们", "我们", "咱们"]
)
_TAKES = frozenset(["要", "得", "需", "需要", "就要", "得要", "要花", "花"])
_ONCE = re.compile("一[趟次遍圈轮回]")
_TALKS = frozenset(["劝说", "解说", "游说"])
_LIKE = frozenset(["像", "好像", "就像", "如", "如同", "宛如", "好似"])
_LIKENESS = frozenset(["一样", "般", "一般", "似的"])
_THEN = frozenset(["就", "便", "才", "已"])


def whole_clause(text: str, items: list[Item], at: int) -> str:
    """The words of the clause up to the figure, '' where they only point or say: 这|40万元.

    从接警到抵达现场|仅用6分钟.
    """
    end = at
    while end > 0 and (items[end - 1].role in CARRYING or items[end - 1].text in FROM):
        end -= 1
    if end > 0 and items[end - 1].text in DISPOSES:
        return ""  # 她正要|把30万元转给
    start = end
    while start > 0 and items[start - 1].role not in ("mark", "figure") and end - start < 8:
        start -= 1
    while start < end and items[start].role in ("open", "period", "time", "and"):
        start += 1  # “每天|两趟
    clause = phrase_text(text, items, range(start, end))
    says = (clause.endswith(SAYINGS) and clause not in _TALKS) or clause.startswith("本报")
    return "" if clause in _POINTS or says else clause.removeprefix("这是")


def earlier_topic(
    text: str, items: Sequence[Item], edge: int, heard: str, quantity: Quantity
) -> str:
    """What an earlier clause of the sentence is about, for a clause that names nothing.

    ``heard`` is the last noun that a figure counted; it stands for clauses that hold a figure.
    """
    end = edge
    for _ in range(2):
        while end >= 0 and items[end].role != "mark":
            end -= 1
        start = end
        figure = False
        while start > 0 and items[start - 1].role != "mark" and end - start < 24:
            start -= 1
            figure = figure or items[start].role == "figure"
        if end <= 0:
            return ""
        if figure and heard and quantity.kind != "age":
            return heard
        if quantity.kind == "age":
            start = _named_from(items, start, end)
        named = topic(items, start, end)
        found = phrase_text(text, items, named)
        if items[start].text in _LIKE and any(it.text in _LIKENESS for it in items[start:end]):
            found = ""  # 像石头|一样|压在心上
        if (
            len(found) > 1
            and found[:2] != "本报"
            and (quantity.kind == "age" or (is_thing(items, named) and not is_actor(found)))
        ):
            return found
        end = start - 1
    return ""


def last_named(text: str, items: Sequence[Item], edge: int) -> str:
    """What the clause before ``edge`` ends with: 推行巡回义诊，已开展14场."""
    end = mark_before(items, edge)
    if end <= 0 or any(item.role == "figure" for item in items[end : edge + 1]):
        return ""
    named = noun_before(items, end)
    while len(named) > 1 and _opens_with_deed(items, named):
        named = named[1:]  # 人家|种起|樱桃树
    found = phrase_text(text, items, named)
    is_word = len(found) > 1 or (bool(found) and word_class(found) == "n")  # 装了|灯，180盏
    says = found.endswith(SAYINGS) or found.startswith("本报")
    return found if is_word and not says else ""


def _opens_with_deed(items: Sequence[Item], named: range) -> bool:
    """Whether a verb with its result stands in the phrase: 种起, 摘下."""
    return any(items[at].text.endswith(_DONE) and is_pure_verb(items[at].text) for at in named[:-1])


def act_before(text: str, items: Sequence[Item], edge: int) -> str:
    """What the clause before does last: 把胶水|运到收胶站，前后不过15分钟; '' where it is long."""
    end = mark_before(items, edge)
    for place in range(end - 1, max(-1, end - REACH), -1):
        if items[place].role in CLOSED:
            return ""
        word = items[place].text
        if items[place].role in ACTIONS or (items[place].role == "weak" and is_pure_verb(word)):
            act = phrase_text(text, items, range(place, end)).removesuffix("了")
            return act if 1 < len(act) <= _LONGEST_ACT else ""
    return ""


def next_act(text: str, items: Sequence[Item], at: int) -> str:
    """What took the time that stands alone in its clause: 不到半个小时，两家就|握手言和."""
    place = at + 1
    while place < len(items) and (
        items[place].role in _BETWEEN or items[place].role == "de" or items[place].text in WITHIN
    ):
        place += 1
    end = _clause_end(items, place)
    if place < end and items[place - 1].text == "在" and items[end - 1].text in "下中里后":
        place = min(end + 1, len(items))
        end = _clause_end(items, place)  # 20分钟，在老支书的劝说下，两家|握手言和
    figures = [at for at in range(place, end) if items[at].role == "figure"]
    then = next((at for at in range(end - 1, place, -1) if items[at].text in _THEN), -1)
    if figures and then < figures[-1]:
        points = all(items[at].role == "boundary" for at in range(place, figures[0]))
        skips = points and place < figures[0]  # 那|一亩多地甘蔗卖光了
        place, end = (figures[0] + 1, end) if skips else (place, figures[0])
    for start in range(place, end - 1):
        if items[start].text in _THEN:
            place = start + 1
    while place < end and items[place].role in ("filler", "reach", "adverb", "and"):
        place += 1
    act = phrase_text(text, items, range(place, end)).removesuffix("了")
    if len(act) > _LONGEST_ACT:
        deeds = (it for it in items[place:end] if it.role in ("weak", "verb") and len(it.text) > 1)
        return next((it.text for it in deeds if is_pure_verb(it.text)), "")
    return act if act[:1] not in ("比", "较") else ""


def _clause_end(items: Sequence[Item], start: int) -> int:
    end = start
    while end < len(items) and items[end].role != "mark" and end - start < 12:
        end += 1
    return end


def trip_taken(text: str, items: list[Item], at: int) -> str:
    """走一趟沟底|要两个钟头: the way gone, or what is done once, that takes the time."""
    if items[at - 1].text not in _TAKES:
        return ""
    clause = whole_clause(text, items, at)
    return clause if _ONCE.search(clause) and len(clause) <= _LONGEST_ACT else ""


def act_of(text: str, items: Sequence[Item], at: int, noun: range) -> str:
    """What took the time where a doer stands before it: 25分钟就|扑灭了山火, 队员|鏖战6天."""
    if at + 1 < len(items) and items[at + 1].text in _THEN:
        return done_in(text, items, at, phrase_text(text, items, verb_phrase(items, at)))
    if len(noun) < 2:
        return ""
    act, doer = items[noun[-1]], items[noun[-2]]
    is_act = act.role == "weak" and len(act.text) == 2 and doer.text[-1] in _DOERS
    return act.text if is_act else ""


def deed_split(items: Sequence[Item], at: int) -> str:
    """The verb of one character whose object stands behind the time: 教|了三十八年|书; '' else."""
    before = at - 1 - (items[at - 1].text in ("了", "过"))
    verb = items[before]
    if before < at - 1 and len(verb.text) == 3 and verb.text[-1] in _TAKEN_UP:
        return verb.text[-1]  # 艾力|尤甫种|了30多年地
    is_deed = verb.role in ("verb", "weak") or word_class(verb.text) == "v"
    return verb.text if len(verb.text) == 1 and is_deed and verb.role != "reach" else ""


def done_in(text: str, items: Sequence[Item], at: int, action: str) -> str:
    """半个月|下来能增加, 用3年时间对1.2万名教师|开展培训: what is done in the time."""
    act = _AFTER_A_WHILE.sub("", action, count=1)
    if act and not act.startswith(_TOWARDS):
        return act
    done = EMPTY
    for place in range(at + 1, min(len(items), at + REACH)):
        if items[place].role == "mark":
            break
        if items[place].role in ACTIONS:
            return phrase_text(text, items, verb_phrase(items, place - 1))
        if items[place].role == "figure":
            done = read_after(items, place, compound=True, event=True, relative=True)
    return phrase_text(text, items, done) or act


def object_of(text: str, items: Sequence[Item], edge: int, verb: str) -> str:
    """What an earlier clause of the sentence does the same with: 开|板凳会，一共开了42场.

    A verb of two characters that ends with ``verb`` does the same: 加装|电梯，装成3部.
    """
    for place in range(edge, -1, -1):
        is_same = items[place].text == verb or (
            len(verb) == 1 and len(items[place].text) == 2 and items[place].text.endswith(verb)
        )
        if is_same and items[place].role in ("verb", "weak"):
            end = place + 1
            while end < len(items) and items[end].role not in CLOSED:
                end += 1
            found = noun_text(text, items, end, place)
            if found or items[place].text == verb:
                return found
    return ""


def _named_from(items: Sequence[Item], start: int, end: int) -> int:
    """Where the name begins: 驼铃的主人叫|薛小燕."""
    for place in range(end - 1, start - 1, -1):
        if items[place].text in ("叫", "名叫", "叫作", "叫做", "是"):
            says_what = items[place].text == "是" and word_class(items[place - 1].text) == "nr"
            return start if says_what else place + 1  # 王林生|是洪溪村人，今年40岁
    return start


def measured(text: str, items: Sequence[Item], at: int, heard: Heard) -> str:
    """What 长, 宽 and the like are of: the thing behind them all, or the one before the first.

    长133公里、宽25公里的|长廊; 大坝长300米、|宽8米.
    """
    place = at + 1
    while place + 1 < len(items) and (
        items[place].role in _BETWEEN_SIDES
        or items[place].text in DIMENSIONS
        or (items[place].text in "，," and items[place + 1].text in DIMENSIONS)
    ):
        place += 1
    if place > at + 1 and place < len(items) and items[place].role == "de":
        head = read_after(items, place - 1, compound=True, event=False, relative=True)
        return phrase_text(text, items, head)
    return heard.level[:-1].removesuffix("全") if heard.level[-1:] in DIMENSIONS else ""


def framed_from(items: Sequence[Item], noun: range) -> range:
    """场地|从一楼到二楼200平方米, 从县城到村里|12公里: what is told before 从, else both ends."""
    if noun.start < 2 or items[noun.start - 1].text not in ("到", "至"):
        return EMPTY
    if items[noun[-1]].role == "measure":
        return EMPTY  # 从签约到开工|审批时间35天
    for place in range(noun.start - 2, max(-1, noun.start - 8), -1):
        if items[place].role in CLOSED:
            break
        if items[place].text in FROM:
            return noun_before(items, place, -1) or range(place, noun.stop)
    return EMPTY


def list_header(text: str, items: Sequence[Item], at: int) -> str:
    """分摊比例:3楼6%、4楼9%: the measure before the colon, not the label of the share."""
    for place in range(at - 1, max(0, at - _LIST), -1):
        if items[place].text in "：:":
            named = noun_before(items, place)
            if named and items[named[-1]].role == "measure":
                return phrase_text(text, items, named)
    return ""


def stands_alone(items: Sequence[Item], at: int) -> bool:
    """Whether the figure is all its clause holds but for a word of time: 历时两个月，."""
    first = back_over(items, at, CARRYING)
    opens = first == 0 or items[first - 1].role == "mark"
    place = at + 1
    if place < len(items) and items[place].text in WITHIN:
        place += 1
    return opens and place < len(items) and items[place].role == "mark"


def deed_before(text: str, items: Sequence[Item], at: int) -> str:
    """每周|上门至少两次; 开展免费|体检，已完成1430人: what is done so often, to so many."""
    place = at - 1
    while place > 0 and items[place].role in ("reach", "adverb", "space", "period"):
        if items[place].text == "完成":
            mark = next((end for end in range(place, 0, -1) if items[end].role == "mark"), 0)
            return act_named(text, items, mark) if mark > 1 else ""
        place -= 1
    return items[place].text if items[place].text in _GOES else ""


def goes_before(items: Sequence[Item], at: int) -> str:
    """The word for a way gone that stands before the times it was: 先后|上门7次; '' else."""
    before = items[back_over(items, at, CARRYING) - 1]
    return before.text if before.text in _GOES else ""


def work_before(items: Sequence[Item], edge: int) -> str:
    """The work that the clause before ends with, '' without one: 做零工，每个月有2000多块."""
    end = mark_before(items, edge)
    if end < 2 or items[end - 1].role not in ("weak", "verb", "noun"):
        return ""
    last = items[end - 1]
    return last.text if last.text.endswith(_WORK) else ""


def whole_of_list(items: Sequence[Item], at: int) -> range:
    """产品|有百合粉、百合面等12种: what the list is of, before the word that opens it."""
    end = back_over(items, at, CARRYING)
    start = back_over(items, end, NOMINAL | ACTIONS | {"and"})
    opens = start - 1
    if opens < 1 or items[opens].text not in _INCLUDES:
        return EMPTY
    if not any(items[place].role == "and" for place in range(start, end)):
        return EMPTY
    return noun_before(items, opens)
