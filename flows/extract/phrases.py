"""The words in front of a figure, and the noun phrase behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows.extract.clauses import Item

REACH = 16
"""Items read on either side of a figure; a longer phrase is no name for a column."""

EMPTY = range(0)

_NOMINAL = frozenset(["noun", "weak", "measure", "head", "place"])
_INSIDE = _NOMINAL | frozenset(["de", "and", "open", "close", "space", "number", "per", "filler"])
_SKIPPED = frozenset(["reach", "time", "per", "number", "space", "adverb", "filler"])
_DANGLING = frozenset(["reach", "time", "per", "number", "space", "adverb", "filler", "de", "and", "boundary", "place"])
_CLOSED = frozenset(["mark", "figure"])
_FROM = frozenset(["由", "从", "自"])
_TO = frozenset(["到", "至", "为", "成", "成为"])
_THAN = frozenset(["比", "较", "比起", "不及", "相比", "离", "距", "距离", "占", "同"])
_AWAY = frozenset(["离", "距", "距离"])
_SUFFIXES = frozenset(
    "室点站员队所户区群组者家人院馆厅栋业类费金率会团岗车库厂场棚林田地线网屋床师生工班台法"
)


@dataclass(frozen=True, slots=True)
class Before:
    """What stands in front of a figure, read from right to left. Ranges and positions index items.

    ``change`` holds the words of a change (同比增长), ``verb`` the verbs that have the figure as
    their object, ``noun`` the noun phrase before all these. ``origin`` is set where the figure is
    the old value of a change (由4家…), ``becomes`` where it is the new one (…发展到11家).
    ``clause`` is set where the noun is a relative clause without a head (常年在家的). ``edge`` is
    where reading stopped.
    """

    noun: range
    change: range
    verb: range
    origin: bool
    becomes: bool
    clause: bool
    edge: int


def read_before(items: Sequence[Item], at: int) -> Before:
    """What stands in front of the figure at position ``at``."""
    floor = max(-1, at - 1 - 2 * REACH)
    origin = _origin(items, at, floor)
    place = at - 1 if origin is None else origin - 1
    becomes = False
    change = verb = EMPTY
    while place > floor:
        item = items[place]
        moved = place + 1 < at and items[place + 1].text in _TO
        if item.role == "becomes":
            becomes = True
        elif (item.role == "change" and moved) or (item.role in ("verb", "weak") and moved):
            becomes = becomes or item.role == "change" or _has_origin(items, place, floor)
            if not becomes:
                break
        elif item.role == "change":
            change = range(place, change.stop or place + 1)
        elif item.text in _THAN and change:
            pass
        elif item.role not in _SKIPPED:
            than = _than(items, place, floor) if change else None
            if than is None:
                break
            place = than
        place -= 1
    if place > floor and items[place].role == "de":
        return Before(_relative(items, place, floor), change, EMPTY, False, becomes, True, place)
    end = place + 1
    while place > floor and items[place].role == "verb":
        verb = range(place, verb.stop or end)
        place -= 1
        if place - 1 > floor and items[place].role == "and" and items[place - 1].role == "verb":
            place -= 1
    if verb:
        while place > floor and items[place].role in ("reach", "adverb", "time", "per", "space"):
            place -= 1
    noun = noun_before(items, place + 1, floor)
    edge = noun.start - 1 if noun else place
    return Before(noun, change, verb, origin is not None, becomes, False, edge)


def _origin(items: Sequence[Item], at: int, floor: int) -> int | None:
    """Position of the 由 or 从 that opens a change from the figure at ``at`` to a later one."""
    for place in range(at - 1, max(floor, at - 9), -1):
        if items[place].role in _CLOSED:
            return None
        if items[place].text in _FROM:
            follower = next((i for i in items[at + 1 : at + 5] if i.role != "space"), None)
            goes_on = follower is not None and (
                follower.role in ("becomes", "change", "verb", "weak") or follower.text in _TO
            )
            return place if goes_on else None
    return None


def _has_origin(items: Sequence[Item], at: int, floor: int) -> bool:
    """Whether the new value at ``at`` has its old value before it in the same clause."""
    for place in range(at - 1, floor, -1):
        if items[place].role == "mark":
            return False
        if items[place].role == "figure":
            return True
    return False


def _than(items: Sequence[Item], place: int, floor: int) -> int | None:
    """Position of the 比 or 较 whose object ends at ``place``: 比|三年前, 较|上学期."""
    for back in range(place, max(floor, place - 6), -1):
        if items[back].role in _CLOSED:
            return None
        if items[back].text in _THAN:
            return back
    return None


def _relative(items: Sequence[Item], end: int, floor: int) -> range:
    """The clause that 的 at ``end`` closes: 常年在家|的, 20多岁|的."""
    start = end
    while start - 1 > floor and items[start - 1].role not in _CLOSED and end - start < 8:
        start -= 1
    while start < end and items[start].role in ("time", "and", "close", "space", "filler"):
        start += 1
    return range(start, end + 1) if start < end else EMPTY


def noun_before(items: Sequence[Item], end: int, floor: int) -> range:
    """The noun phrase that ends before position ``end``; empty where a verb, mark or figure stands."""
    start = end
    while start - 1 > floor and end - start < REACH:
        item = items[start - 1]
        if item.text == "等" and start < end:
            break
        if item.role in _INSIDE or item.text == "等" or item.text in _AWAY or (item.role == "verb" and _bare(items, start, end)):
            start -= 1
        else:
            break
    return trim(items, range(start, end))


def _bare(items: Sequence[Item], start: int, end: int) -> bool:
    """Whether items ``start`` to ``end`` need the word before them: 帮扶|资金, 占地|面积, 交易|数."""
    if start >= end:
        return False
    first = items[start]
    return first.role in ("head", "measure") or (end - start == 1 and len(first.text) == 1)


def trim(items: Sequence[Item], phrase: range) -> range:
    """``phrase`` without what cannot stand at its edges: 全市, 的, conjunctions, places."""
    start, end = phrase.start, phrase.stop
    while start < end and (items[start].role in _DANGLING or items[start].role == "close"):
        if items[start].text in _AWAY:
            break
        start += 1
    while start < end and (items[end - 1].role in _DANGLING or items[end - 1].role == "open"):
        end -= 1
    if end - start > 1 and items[end - 1].text == "等":
        end -= 1
    return range(start, end)


def read_after(items: Sequence[Item], at: int, *, compound: bool) -> tuple[range, bool]:
    """The noun phrase behind the figure at ``at``, and whether 的 joins the two.

    A relative clause is passed over: 6名来自各地的|选手. ``compound`` allows a verb to open the
    phrase: 600平方米|加工车间. Empty where a verb, mark or figure follows.
    """
    place = at + 1
    joined = False
    while place < len(items) and items[place].role in ("de", "space"):
        joined = joined or items[place].role == "de"
        place += 1
    start = place
    ceiling = min(len(items), place + REACH)
    while place < ceiling:
        role = items[place].role
        if role in _NOMINAL or role in ("de", "open", "close", "space"):
            place += 1
        elif role == "and" and place > start and place + 1 < ceiling:
            if items[place + 1].role not in _NOMINAL:
                break
            place += 1
        elif role == "verb" and (place > start or joined) and _is_suffixed(items, place):
            place += 2
        elif place == start and (later := _behind_clause(items, place, ceiling)):
            start = place = later
        elif place == start and role == "verb" and compound and _opens_name(items, place):
            place += 1
        elif place == start and role in ("filler", "number", "per"):
            start = place = place + 1
        else:
            break
    if place < len(items) and items[place].role == "figure":
        place = _before_last_and(items, start, place)
    return trim_after(items, range(start, place)), joined


def _before_last_and(items: Sequence[Item], start: int, end: int) -> int:
    """A conjunct that stands before another figure is that figure's: 2名党员|、群众5名."""
    for place in range(end - 1, start, -1):
        if items[place].role == "and":
            return place
    return end


def trim_after(items: Sequence[Item], phrase: range) -> range:
    """``phrase`` without joining words at its edges."""
    start, end = phrase.start, phrase.stop
    while start < end and items[start].role in ("close", "and", "de", "space"):
        start += 1
    while start < end and items[end - 1].role in ("and", "de", "open", "space"):
        end -= 1
    return range(start, end)


def _opens_name(items: Sequence[Item], verb: int) -> bool:
    return verb + 1 < len(items) and items[verb + 1].role in _NOMINAL


def _is_suffixed(items: Sequence[Item], verb: int) -> bool:
    """Whether the verb is part of a name: 矛盾纠纷调解|室, 蔬菜种植|基地."""
    if verb + 1 >= len(items):
        return False
    follower = items[verb + 1]
    return follower.role in ("head", "measure") or (
        follower.role == "noun" and follower.text in _SUFFIXES
    )


def _behind_clause(items: Sequence[Item], start: int, ceiling: int) -> int | None:
    """Position of the noun behind a relative clause that opens at ``start``, None if there is none."""
    for place in range(start, ceiling - 1):
        if items[place].role in _CLOSED or items[place].role == "and":
            return None
        if items[place].role == "de" and items[place + 1].role in _NOMINAL:
            return place + 1
    return None


def verb_phrase(items: Sequence[Item], at: int) -> range:
    """What follows the figure up to the next mark or figure: 40余人|就近就业."""
    place = at + 1
    ceiling = min(len(items), at + 1 + 6)
    while place < ceiling and items[place].role not in _CLOSED and items[place].role != "and":
        place += 1
    return trim_after(items, range(at + 1, place))


def topic(items: Sequence[Item], start: int, end: int) -> range:
    """The first noun phrase of the clause ``start`` to ``end``: |等座的队伍|从店门口排到了邮局."""
    place = start
    while place < end and items[place].role in _DANGLING:
        place += 1
    first = place
    while place < end and (items[place].role in _NOMINAL or items[place].role in ("de", "open", "close")):
        place += 1
    return trim(items, range(first, place))
