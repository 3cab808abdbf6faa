"""Sentence -> items: figures, places and periods whole, everything else in words with a role.

``items`` are what the binding rules walk over; their offsets index the passage.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from operator import attrgetter
from typing import NamedTuple

from flows.extract.binding.word_roles import (
    Role,
    is_pure_verb,
    word_class,
    word_role,
)
from flows.records import Span
from flows.tables.wording import Wording

BEHIND = 32
BEFORE = 80
"""Words are read this many characters behind and before a figure: what is further binds nothing."""

_PARTICLES = frozenset("达了就共只各可已约仅再又也还都均为是有在到被把将从由率能要得更最没比向需按")
"""The segmenter guesses two-character words; a guess with one of these is two words: 率|达."""

_CLOSES_NAME = frozenset("会令")
"""No verbs right before a figure, but the end of what it counts."""
_TWO_WORDS = frozenset(["比比", "地被", "能带"])
_PAIRS = (("“", "”"), ("（", "）"), ("(", ")"), ("《", "》"), ("‘", "’"), ("「", "」"))
COUNTED_THINGS = frozenset(
    "村屯寨车船井灯桥人户家队站点所院校店羊牛猪鸡鸭鹅鱼虾蟹瓜果树苗菜茶地田棚"
)
"""So are two behind a figure where the first is a thing counted: 46个|村|尝到了, 5只|羊|卖了."""

_LONE_ONE = re.compile(r"(?<![\d.+/-])1(?![\d.+/年月日号-])")
_ABLE = frozenset("能可就才")
_OF_RATIOS = frozenset("为是达由从比")
PRONOUNS = frozenset("他她我你俺咱您") | {"他们", "她们", "我们", "咱们", "俺们"}
_PAYS = frozenset("花卖挣赚捐借还交买种养")

ACTIONS = frozenset(["verb", "transfer"])
"""Roles of verbs with an object, which the dictionary may hold as one word: 解决|问题."""

_ASPECTS = frozenset("了着过")
_MAY_NAME_LACK = re.compile("[不未非无违法私擅酒疑]|和美")
_NEGATIONS = frozenset([*"不未非无", "尚未"])
_NAMES: frozenset[Role] = frozenset(["noun", "weak", "verb", "transfer", "head", "measure"])


class Item(NamedTuple):
    """A word, mark, figure, place or period at ``start`` to ``end`` of the passage.

    ``figure`` is the figure's position among the passage's quantities, -1 for everything else.
    """

    text: str
    start: int
    end: int
    role: Role
    figure: int = -1


# The constructor of a named tuple takes three times as long, and there are ten items a figure.
_new = tuple.__new__


def itemize(
    text: str,
    sentence: Span,
    figures: Iterable[tuple[int, Span]],
    places: Sequence[Span],
    periods: Sequence[Span],
    wording: Wording,
) -> list[Item]:
    """The items of one sentence, in order. Where a place or a period overlaps a
    figure, the figure stands."""
    whole: list[Item] = [
        Item(text[span.start : span.end], span.start, span.end, "figure", index)
        for index, span in figures
    ]
    for role, spans in (("period", periods), ("place", places)):
        free = _without(spans, whole) if spans else ()
        if free:
            whole.extend(
                Item(text[span.start : span.end], span.start, span.end, role)  # type: ignore[arg-type]
                for span in free
            )
            whole.sort(key=attrgetter("start"))
    items: list[Item] = []
    at = sentence.start
    for item in whole:
        if item.start > at:
            _add_words(items, text, at, item.start, wording)
        items.append(item)
        if item.end > at:
            at = item.end
    _add_words(items, text, at, min(sentence.end, at + BEHIND), wording)
    if '"' in text[sentence.start : sentence.end]:
        items = _close_quotes(items)
    if _MAY_NAME_LACK.search(text, sentence.start, sentence.end) is not None:
        items = _join_attributes(items)
    if "比" not in text[sentence.start : sentence.end]:
        return items
    for place, item in enumerate(items):
        if item.text == "比" and place + 1 < len(items) and _is_ratio(items[place + 1]):
            items[place] = item._replace(role="measure")
            if place and items[place - 1].text == "占":  # 贷款余额占|比|比年初提高
                items[place - 1] = items[place - 1]._replace(role="noun")
    return items


def _close_quotes(items: Sequence[Item]) -> list[Item]:
    """``items`` with every second straight quotation mark as the one that closes."""
    marks = 0
    closed: list[Item] = []
    for item in items:
        marks += item.text == '"'
        closed.append(item._replace(role="close") if item.text == '"' and not marks % 2 else item)
    return closed


def _join_attributes(items: Sequence[Item]) -> list[Item]:
    """``items`` with 不|文明, 未|就业, 非法|捕捞 made one noun each.

    Without the first part the name would say the opposite of what is counted. 不 and 未 before a
    predicate (村未通宽带) stay apart: they are joined where a noun, 的 or a figure follows.
    """
    joined: list[Item] = []
    for place, item in enumerate(items):
        before = joined[-1] if joined else None
        if before is not None and before.end == item.start and len(item.text) > 1:
            is_name = item.role in _NAMES and (
                before.role == "attribute"
                or (before.text in _NEGATIONS and _is_modifier(items, place))
            )
            if is_name:
                role: Role = item.role if item.role in ("head", "measure") else "noun"
                joined[-1] = Item(before.text + item.text, before.start, item.end, role)
                continue
        joined.append(item)
    return [item._replace(role="noun") if item.role == "attribute" else item for item in joined]


def _is_modifier(items: Sequence[Item], at: int) -> bool:
    """Whether the word at ``at`` describes what follows it."""
    return at + 1 < len(items) and items[at + 1].role in _NAMES | {"de", "figure"}


def _is_ratio(follower: Item) -> bool:
    """Whether 比 before ``follower`` ends a noun: 城乡居民收入比|由2.03缩小至2.00."""
    return follower.role in ("figure", "mark") or follower.text in _OF_RATIOS


def _without(spans: Iterable[Span], taken: Sequence[Item]) -> list[Span]:
    """``spans`` that overlap nothing in ``taken``; both sorted."""
    free = []
    place = 0
    for span in spans:
        while place < len(taken) and taken[place].end <= span.start:
            place += 1
        if place == len(taken) or span.end <= taken[place].start:
            free.append(span)
    return free


def _add_words(items: list[Item], text: str, start: int, end: int, wording: Wording) -> None:
    """Append the words between ``start`` and ``end``, a figure or nothing before them."""
    if end - start > BEHIND + BEFORE:
        _add_words(items, text, start, start + BEHIND, wording)
        items.append(Item("…", start + BEHIND, end - BEFORE, "mark"))
        start = end - BEFORE
    stretch = text[start:end]
    if "1" in stretch:
        stretch = _LONE_ONE.sub("一", stretch)  # 1只羊能卖1200元
    # A mark between two figures is the commonest stretch: there is nothing to segment.
    words = wording.segmenter.cut(stretch) if len(stretch) > 1 else stretch
    parts_of, append, ends_name = _cutter(wording), items.append, _name_ends(wording)
    at = start
    for word in words:
        parts = parts_of(word)
        if at == start and len(word) in (2, 3) and word[0] in COUNTED_THINGS:
            parts = _parts_behind(word, wording)
        elif len(word) == 2 and at > start and len(items[-1].text) == 2 and ends_name(word):
            name = items[-1]
            if word_class(name.text) == "nr" and name.role == "noun":
                items[-1] = _new(Item, (name.text + word[0], name.start, at + 1, "noun", -1))
                parts, at = ((word[1], word_role(word[1], wording.roles)),), at + 1
        elif at == start and word == "内在":
            parts = (("内", "boundary"), ("在", "reach"))  # 3天|内|在开发区抓获
        for part, role in parts:
            stop = at + len(part)
            append(_new(Item, (part, at, stop, role, -1)))
            at = stop
    if len(items) > 1 and items[-1].text in _CLOSES_NAME and items[-2].role in _NAMES:
        name, last = items[-2], items[-1]  # 召开院坝|会268场, 发放禁火|令2600份
        if name.end == last.start:
            items[-2:] = [_new(Item, (name.text + last.text, name.start, end, "noun", -1))]


@lru_cache(maxsize=8)
def _cutter(wording: Wording) -> Callable[[str], tuple[tuple[str, Role], ...]]:
    """``_parts`` that remembers: most words of a page have been met before."""
    return lru_cache(maxsize=65536)(partial(_parts, wording=wording))


@lru_cache(maxsize=8)
def _name_ends(wording: Wording) -> Callable[[str], bool]:
    """``_ends_name`` that remembers."""
    return lru_cache(maxsize=65536)(partial(_ends_name, wording=wording))


def _parts(word: str, wording: Wording) -> tuple[tuple[str, Role], ...]:
    """What the segmenter took for one word, cut where it is more, each part with its role."""
    roles = wording.roles
    parts: Sequence[str] = (word,)
    if len(word) == 2 and word not in roles:
        spent = word[0] in PRONOUNS and (word[1] in _PAYS or word_class(word[1]) == "v")
        guessed = spent or word[0] == "地" or not _PARTICLES.isdisjoint(word)
        guessed = (guessed and not wording.segmenter.has_word(word)) or word in (
            "比比",
            "地被",
            "能带",
        )
        reached = word[1] in "到个" and roles.get(word[0]) == "verb"  # 转眼间|卖|到|了5元
        parts = word if guessed or reached else (word,)
    elif len(word) == 4 and word not in roles and roles.get(word[:2]) in ACTIONS:
        parts = (word[:2], word[2:]) if is_pure_verb(word[:2]) else (word,)
    elif len(word) == 4 and roles.get(word[:2]) == "boundary" and word not in roles:
        parts = (word[:2], word[2:])
    elif len(word) == 3 and word[2] == "比" and roles.get(word[:2]) == "measure":
        parts = (word[:2], word[2])  # 价格|比菜市场便宜
    elif len(word) == 3 and not wording.segmenter.has_word(word):
        if word[2] in _ASPECTS:
            parts = (word[:2], word[2])
        elif word[1] in _ABLE and roles.get(word[2]) == "verb":
            parts = word  # 一亩|地|能|产
    elif len(word) == 4 and word[3] == "高" and roles.get(word[:3]) == "measure":
        parts = (word[:3], word[3])  # 成功率|高达
    return tuple((part, word_role(part, roles)) for part in parts)


def _parts_behind(word: str, wording: Wording) -> tuple[tuple[str, Role], ...]:
    """The same of two characters right behind a figure, the first a thing counted."""
    if word in wording.roles or wording.segmenter.has_word(word):
        return _parts(word, wording)
    return tuple((part, word_role(part, wording.roles)) for part in (word[0], word[1:]))


def _ends_name(word: str, wording: Wording) -> bool:
    """孙立|波种: whether a guess of two characters may begin with the end of a name."""
    is_new = word not in wording.roles and not wording.segmenter.has_word(word)
    return is_new and word_role(word[1], wording.roles) in ("verb", "weak")


def phrase_text(text: str, items: Sequence[Item], phrase: range) -> str:
    """The phrase as printed, without spaces and without a bracket or quotation mark left alone."""
    if not phrase:
        return ""
    found = text[items[phrase[0]].start : items[phrase[-1]].end]
    if found.isalnum():
        return found  # Nothing but words, as most are.
    found = "".join(found.split())
    for opening, closing in _PAIRS:
        if (opening in found) != (closing in found):
            found = found.replace(opening, "").replace(closing, "")
    if found[:1] == "“" and found.find("”") == len(found) - 1:
        return found[1:-1]
    return found.strip('"')
