"""What stands between a figure and the noun behind it, and is passed over: ages, quotations,
brackets, what people can do, where they stay, relative clauses."""

from __future__ import annotations

from collections.abc import Sequence

from flows.extract.binding.clauses import Item
from flows.extract.binding.phrases import CLOSED, NOMINAL
from flows.extract.binding.word_roles import is_pure_verb

_AGE_BOUNDS = frozenset(["以上", "以下", "及", "及以上", "的", "至", "到"])
_LONGEST_BRACKET = 7
_SHORT_QUOTE = 4


def behind_age(items: Sequence[Item], at: int) -> int:
    """Behind the years that describe people: 1.1万名|80岁以上|老人."""
    if at + 1 >= len(items) or items[at].role != "number" or items[at + 1].text != "岁":
        return at
    place = at + 2
    while place < len(items) and items[place].text in _AGE_BOUNDS:
        place += 1
    return place


def behind_quote(items: Sequence[Item], at: int, ceiling: int) -> int:
    """Behind the quoted name that opens at ``at``, whatever it is made of."""
    for place in range(at + 1, ceiling):
        if items[place].role == "close":
            return place + 1
    return at


def behind_name(items: Sequence[Item], at: int, ceiling: int) -> int:
    """Where the long quoted name that opens at ``at`` ends; 0 where the phrase goes on behind."""
    end = behind_quote(items, at, ceiling)
    is_long = items[end - 1].start - items[at].start > _SHORT_QUOTE
    return end if is_long and (end >= len(items) or items[end].role == "mark") else 0


def behind_bracket(items: Sequence[Item], at: int) -> int:
    """Behind further measure words in brackets: 236件|（套）, 5县|（市、区）."""
    if at < len(items) and items[at].text in "（(":
        for place in range(at + 1, min(len(items), at + _LONGEST_BRACKET)):
            if items[place].text in "）)":
                return place + 1
    return at


def behind_abilities(items: Sequence[Item], start: int, ceiling: int) -> int:
    """Behind what people can do: 31名|懂法律、会调解的|党员; ``start`` where no noun follows."""
    for place in range(start, ceiling - 1):
        if items[place].role in CLOSED:
            break
        if items[place].role == "de" and items[place + 1].role in NOMINAL | {"open"}:
            return place + 1
    return start


def behind_clause(items: Sequence[Item], start: int, ceiling: int) -> int | None:
    """Position of the noun behind a relative clause that opens at ``start``; None without one."""
    for place in range(start, ceiling - 1):
        if items[place].role in CLOSED or items[place].role == "and":
            return None
        if items[place].role == "de" and items[place + 1].role in NOMINAL:
            return place + 1
    return None


def stays_there(items: Sequence[Item], at: int) -> bool:
    """11个|分布在半山区, 三间|刷着白漆的平房: a verb with 在 or 着 says where or how."""
    is_followed = at + 1 < len(items) and items[at + 1].text in ("在", "于", "着")
    is_verb = items[at].role == "weak" and is_pure_verb(items[at].text)
    return is_followed and (is_verb or items[at + 1].text == "着")
