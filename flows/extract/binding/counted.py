"""What a figure counts: the noun phrase a reader needs, in the words of the text.

The order in which the words around a figure are asked: a list that gives its subjects out, the
change or share told before it, the noun before it, the noun behind it, the verb, an earlier clause.
"""

from __future__ import annotations

import re

from flows.extract.binding.amounts import extreme_of, is_converted, paid_by_standard, price_behind
from flows.extract.binding.antecedents import family, person_before, same_object, speaker
from flows.extract.binding.behind import read_after
from flows.extract.binding.clauses import phrase_text
from flows.extract.binding.elliptic import DIMENSIONS, measured
from flows.extract.binding.front import BY_FRONT, BY_WORDS_AROUND, Front
from flows.extract.binding.heard import Asked
from flows.extract.binding.lead import Lead, read_lead
from flows.extract.binding.nameless import without_noun
from flows.extract.binding.noun_in_front import noun_in_front
from flows.extract.binding.phrases import REACH, noun_before
from flows.extract.binding.ratios import RATIOS, is_change
from flows.extract.binding.recalled import instead_of
from flows.extract.binding.respective import distribute, is_listed
from flows.extract.binding.shares import ONE_OF, THIRD_PERSON, shared_whole, told_before
from flows.extract.binding.word_roles import word_class

_EVER_SINCE = re.compile(r"一(?P<deed>[一-鿿])就(?:是|要|得)?(?:整整|足足)?\Z")
_DIVISIONS = frozenset("省州市县旗区乡镇")
"""全省14市启动响应: what is counted is the unit."""
_REACHES = frozenset(["全程", "单程", "往返", *(f"最{size}" for size in "远近长短宽窄高低深浅")])
"""全程|22公里, 最远|约120公里."""
_TOWARDS = frozenset("往向朝")
_ALL = frozenset("都均全皆")
_TOP = "最大"
_WEIGHED = frozenset(["mass", "area", "money"])
_TURNS = ("趟", "遍", "回")
_NEAR_NAME = 6
_SOON = ("快", "已", "已经", "就", "刚", "刚满", "将近", "高龄", "高寿")
_WHEN = ("时", "那年", "那时", "开始")
_FIRST_PERSON = frozenset(["我", "俺", "咱"])


def counted(asked: Asked) -> str:
    """Subject of the figure at position ``at``; the unit itself where nothing tells it."""
    text, items, at, quantity, heard, wording = asked
    told = _counted(asked)
    again = quantity.kind == heard.kind == "age" and heard.end > items[0].start
    if again and (told == quantity.unit or word_class(told) == "v" or items[at - 1].text in ONE_OF):
        return heard.subject  # 老杨19岁参军，24岁|回乡
    if quantity.kind == "age" and len(told) == 1:
        told = _called(text, quantity.span.end, told)
    is_his = quantity.kind == "age" and at > 0 and items[at - 1].text in THIRD_PERSON
    is_his = is_his and not (at + 1 < len(items) and items[at + 1].role == "de")  # 他15岁|的孙女
    if quantity.kind == "age":
        whose = told_before(items, at) if _names_nobody(told) else told
        if whose in _FIRST_PERSON:
            return speaker(text, quantity.span, wording) or whose
    if is_his or told in THIRD_PERSON or (quantity.kind == "age" and _names_nobody(told)):
        return person_before(text, items, at, wording) or told
    return told


def _called(text: str, end: int, surname: str) -> str:
    """79岁的|王有根: a name that the segmenter cuts, where the text has it more than once."""
    at = text.find(surname, end, end + _NEAR_NAME)
    if at < 0:
        return surname
    names = (text[at : at + length] for length in (3, 2))
    return next((name for name in names if text.count(name) > 1), surname)


def _names_nobody(told: str) -> bool:
    """他都|快|60岁了, 12岁|时因为生病: what stands beside an age and names no person."""
    return told.endswith(_SOON) or told.startswith(_WHEN) or told == "岁"


def _counted(asked: Asked) -> str:
    """What the first of the rules says that knows it."""
    for told_of in (_priced_behind, _told_beforehand, _unit_itself, _of_all):
        if (told := told_of(asked)) is not None:
            return told
    _, items, at, quantity, heard, _ = asked
    last_taken, heard.taken = heard.taken, 0
    taken = last_taken if last_taken < at - 1 else 0
    weighed = quantity.kind in _WEIGHED or quantity.unit in _TURNS
    lead = read_lead(items, at, taken, done=quantity.kind != "duration", lone=weighed)
    if quantity.kind == "length" and (reach := _reach(asked, lead)):
        return reach
    noun = noun_in_front(asked, lead, taken)
    front = Front(asked, lead, noun, bool(noun) and not lead.verb and not is_change(lead))
    for rule in BY_FRONT:
        if (told := rule(front)) is not None:
            return told
    if front.is_named and last_taken == lead.noun.stop == at and lead.noun:
        is_passed = not read_after(items, at, compound=True, event=False, relative=False)
        front = front._replace(is_named=is_passed)
    for rule in BY_WORDS_AROUND:
        if (told := rule(front)) is not None:
            return told
    if front.is_named:
        told = heard.note(noun, quantity, noun=not lead.clause)
    else:
        told = without_noun(asked, lead, noun)
    named_before = instead_of(told, asked, lead, noun)
    return told if named_before == told else heard.note(named_before, quantity, noun=True)


def _priced_behind(asked: Asked) -> str | None:
    """8元的价格; 每人300元的标准."""
    text, items, at, quantity, heard, _ = asked
    if quantity.kind != "money" or at + 1 >= len(items) or items[at + 1].role != "de":
        return None
    named = price_behind(items, at) or paid_by_standard(text, items, at)
    return heard.note(named, quantity, noun=True) if named else None


def _unit_itself(asked: Asked) -> str | None:
    """一家五口; 全省14市启动响应."""
    if asked.quantity.unit == "口":
        return family(asked.text, asked.quantity.span.start) or None
    return asked.quantity.unit if asked.quantity.unit in _DIVISIONS else None


def _of_all(asked: Asked) -> str | None:
    """14个楼门|都|是7层: told of what was counted right before."""
    _, items, at, _, heard, _ = asked
    is_next = items[at - 1].text == "是" and 0 < heard.taken == at - 2
    if not is_next or items[at - 2].text not in _ALL:
        return None
    heard.taken = 0
    return heard.subject


def _told_beforehand(asked: Asked) -> str | None:
    """What a list, a whole, an extreme or the same amount told before says; None without one."""
    text, items, at, quantity, heard, wording = asked
    if not (heard.queue and is_listed(items, at)):
        listed = distribute(text, items, at, heard.level, heard.recent) if heard.lists else []
        heard.queue = listed
    if heard.queue:
        heard.changed = quantity.unit in RATIOS
        return heard.queue.pop(0)
    if quantity.kind == "percent":
        heard_of = heard.noun or heard.level
        if whole := shared_whole(asked, heard_of, heard.whole):
            heard.whole = whole
            return whole
    if heard.kind == quantity.kind != "count" and is_converted(items, at):
        return heard.subject
    extreme = extreme_of(items, at) if quantity.kind != "percent" else None
    if extreme is not None:
        told = heard.level if heard.kind == quantity.kind else ""
        return phrase_text(text, items, extreme) or told or _TOP
    if quantity.kind == "duration":
        start = quantity.span.start
        if lasted := _EVER_SINCE.search(text, max(0, start - 6), start):
            deed = lasted["deed"]
            return deed + same_object(text, items, at, deed, wording)  # 一|住|就是四十年
    return None


def _reach(asked: Asked, lead: Lead) -> str:
    """全程|22公里; 道路长 of 长达|1700米、宽4米的道路; '' of what is told by a noun."""
    text, items, at, _, heard, _ = asked
    before = items[at - 1].text
    moves = lead.verb or lead.noun
    if moves and items[moves.start - 1].text in _TOWARDS:
        moved = noun_before(items, moves.start - 1, max(-1, moves.start - REACH))
        return phrase_text(text, items, moved)  # 把水沟|往外移60厘米
    if before in _REACHES:
        return "" if lead.noun else before
    if len(before) == 2 and before[0] in DIMENSIONS and before[1] == "达":
        thing = measured(text, items, at, heard)
        return thing + before[0] if thing else ""
    return ""
