"""What a share or an age is of: 蔬菜|七成销往外地, 46岁的|她."""

from __future__ import annotations

from collections.abc import Sequence

from flows.extract.binding.actors import TITLES, is_actor
from flows.extract.binding.behind import read_after
from flows.extract.binding.clauses import PRONOUNS, Item, phrase_text
from flows.extract.binding.heard import Asked
from flows.extract.binding.phrases import CARRYING, EMPTY, NOMINAL, back_over, noun_before, on_over
from flows.extract.binding.word_roles import word_class
from flows.lang.speech import SAYING

_PARTS = frozenset(["tenths", "fraction"])
_OF_THEM = frozenset(["其中", "当中"])
THE_REST = frozenset(["剩下", "其余", "余下", "另外", "剩余"])
_LINKS = frozenset(
    ["由", "在", "通过", "被", "将", "已", "是", "为", "来自", "就", "靠", "经", "用于"]
)
_PREDICATES = frozenset(["verb", "transfer", "weak", "reach", "adverb", "boundary"])
_SKIPPED = CARRYING | {"number"}
_SAYS = frozenset([*SAYING, "道", "讲", "笑"])
_LONGEST_GIVEN = 2
_OF_SOMEBODY = frozenset(["家", "家里", "家中", "手里", "手中", "手上", "身上", "脸上", "心里"])
_NAMING = frozenset(["noun", "weak", "head"])
_TRADES = frozenset(["verb", "transfer", "weak"])
_DOERS = frozenset("员工民师长人者手兵户")
SURNAMES = frozenset("余高万于安成时应和向解连常温盛强管单尚满")
"""Elsewhere they are other words: 83岁的|余招娣 but 80余岁, 59岁的|高木兰 but 高出."""

_THEN = ("那年", "那一年", "时", "起", "开始", "当年")
_GREAT_AGES = frozenset(["高龄", "高寿"])
_TITLES = (*TITLES, "女士", "先生")
ONE_OF = frozenset(["一个", "另一个", "一位", "另一位"])
THIRD_PERSON = frozenset(["他", "她"])


def shared_whole(asked: Asked, heard: str, share: str) -> str:
    """What the share at position ``at`` is a part of, '' where its own words name what it counts.

    The noun before it where a predicate follows (蔬菜|七成销往外地); behind 其中 ``heard``, what
    the figure before it counted (大棚218座，其中五分之一由青年承包). ``share`` is what the figure
    before was a share of; another one that opens its clause is of the same.
    """
    text, items, at, quantity, _, _ = asked
    if quantity.rule_id not in _PARTS or not _has_predicate(items, at):
        return ""
    if items[at + 1].text == "是":
        kind = read_after(items, at + 1, compound=False, event=False, relative=False)
        if kind and (kind.stop == len(items) or items[kind.stop].role == "mark"):
            return phrase_text(text, items, kind)  # 工人里七成是|本地人
    end = back_over(items, at, _SKIPPED)
    if end > 0 and items[end - 1].text in THE_REST and share:
        return share  # 葡萄八成销往外地，剩下|两成酿酒
    if end > 0 and items[end - 1].text in _OF_THEM:
        return heard
    if end > 0 and items[end - 1].role == "mark" and any(it.role == "figure" for it in items[:at]):
        return share or (heard if _follows_figure(items, end - 1) else "")
    if end == 0 or items[end - 1].role not in NOMINAL:
        return ""
    return phrase_text(text, items, _behind_owner(items, noun_before(items, end)))


def _follows_figure(items: Sequence[Item], mark: int) -> bool:
    """11亩|园子，三分之二换成了新品种: the clause before ``mark`` is a figure with its noun."""
    start = back_over(items, mark, NOMINAL)
    return 0 < start < mark and items[start - 1].role == "figure"


def _has_predicate(items: Sequence[Item], at: int) -> bool:
    """Whether what follows the figure says something of it and does not name it."""
    if at + 1 >= len(items):
        return False
    follower = items[at + 1]
    if follower.text in _LINKS or follower.text[:2] in ("销往", "来自", "出口"):
        return True
    if follower.role == "weak" and at + 2 < len(items) and items[at + 2].text == "了":
        return True
    return follower.role in _PREDICATES and not _names(items, at + 1)


def _names(items: Sequence[Item], at: int) -> bool:
    """三成|参保|群众: a verb that describes the noun behind it."""
    return at + 1 < len(items) and items[at + 1].role == "de"


def _behind_owner(items: Sequence[Item], phrase: range) -> range:
    """村里的|蔬菜: the thing, without whose it is."""
    for place in reversed(phrase[:-1]):
        if items[place].role == "de":
            return range(place + 1, phrase.stop)
    return phrase


def whose_age(items: Sequence[Item], at: int) -> range:
    """Whose age the figure at ``at`` is, as the words behind it tell: 46岁的|她."""
    place = at + 1
    while place < len(items) and (
        items[place].role in ("de", "space") or items[place].text in _GREAT_AGES
    ):
        place += 1
    if place < len(items) and items[place].text in PRONOUNS:
        return range(place, place + 1)
    if place < len(items) and items[place].text.startswith(_THEN):
        return EMPTY  # 八十三岁|那年还上山
    phrase = read_after(items, place - 1, compound=place > at + 1, event=False, relative=False)
    if phrase and phrase.stop < len(items) and items[phrase.stop].role == "de":
        at_home = len(phrase) > 1 and items[phrase[-1]].text in _OF_SOMEBODY
        whose = items[phrase[-1 - at_home]].text
        if whose.endswith((*_TITLES, "家")) or (
            at_home and (len(whose) == 3 or word_class(whose) == "nr")
        ):
            return phrase[:-1] if at_home else phrase  # 83岁的|胡婆婆|家的门, 75岁的|老陈家
        owner = read_after(items, phrase.stop, compound=True, event=False, relative=False)
        if owner:
            return owner  # 75岁的经验丰富的|老船长
    if not phrase or (phrase.stop < len(items) and items[phrase.stop].role == "de"):
        phrase = read_after(items, at, compound=False, event=False, relative=True)
    if phrase and items[phrase[-1]].text in _SAYS:
        phrase = phrase[:-1]
    if len(phrase) > 2 and items[phrase[-1]].text[-1] == "地":
        manner = 1 + (items[phrase[-1]].text == "地")
        phrase = phrase[:-manner]  # 牧民阿吉娜|激动地|说
    phrase = _through_trade(items, phrase)
    stop = phrase.stop
    if phrase and stop + 1 < len(items) and items[stop].text in SURNAMES:
        called, given = items[phrase[-1]].text, items[stop + 1]
        if is_actor(called) and given.role in _NAMING and len(given.text) <= _LONGEST_GIVEN:
            return range(phrase.start, stop + 2)  # 45岁的乡村医生|安|建军
    is_cut = bool(phrase) and word_class(items[phrase[-1]].text) == "nr" and stop < len(items)
    if is_cut and items[stop].role == "time" and len(items[phrase[-1]].text) == 1:
        return range(phrase.start, stop + 1)  # 23岁的大学生|杜|星月
    for part in phrase[:-1]:
        word = items[part].text
        if items[part].role == "and" and _is_named(items, phrase.start, part):
            return range(phrase.start, part)  # 79岁的老人魏运娣|和邻居们
        is_named = len(word) == 3 or (part > phrase.start and len(items[part - 1].text) == 1)
        if is_named and word.endswith(_TITLES):
            return range(phrase.start, part + 1)  # 75岁的柯|大爷|真诚道谢
    if place + 1 < len(items) and items[place].text in SURNAMES and phrase.start != place:
        given = items[place + 1]
        if given.role in _NAMING and len(given.text) <= _LONGEST_GIVEN:
            return range(place, place + 2)
    return phrase


def _through_trade(items: Sequence[Item], phrase: range) -> range:
    """46岁的卡点|值守|员岩|三扁: ``phrase`` on through a verb that is part of what somebody is, and
    the name behind it.
    """
    stop = phrase.stop
    if not phrase or stop + 1 >= len(items) or items[stop].role not in _TRADES:
        return phrase
    if is_actor(items[phrase[-1]].text):
        return phrase
    if items[stop + 1].text[0] not in _DOERS or items[stop + 1].role not in _NAMING:
        return phrase
    return range(phrase.start, on_over(items, stop + 1, ("noun", "head")))


def _is_named(items: Sequence[Item], start: int, end: int) -> bool:
    """老人|魏运娣: whether the words call somebody by name, behind what he is."""
    name = items[end - 1].text
    is_name = len(name) in (2, 3) and (word_class(name) == "nr" or is_actor(items[start].text))
    return is_name and end - start > 1


def told_before(items: Sequence[Item], at: int) -> str:
    """他|今年58岁: the pronoun of the clause; 一对|小兄弟，一个9岁，一个8岁; '' without one."""
    if items[at - 1].text in ONE_OF:
        start = back_over(items, at - 2, ("noun", "head"))
        return "".join(item.text for item in items[start : at - 2])
    for place in range(at - 1, -1, -1):
        if items[place].role in ("mark", "figure"):
            return ""
        if items[place].text in PRONOUNS:
            return items[place].text
    return ""
