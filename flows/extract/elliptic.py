"""What a clause that names nothing leans on: its own words, or an earlier clause."""

from __future__ import annotations

from collections.abc import Sequence

from flows.extract.clauses import Item, phrase_text
from flows.extract.phrases import REACH, noun_before, topic
from flows.records import Quantity


def whole_clause(text: str, items: list[Item], at: int) -> str:
    """The words of the clause up to the figure: 从接警到抵达现场|仅用6分钟."""
    end = at
    while end > 0 and items[end - 1].role in ("reach", "adverb", "space"):
        end -= 1
    start = end
    while start > 0 and items[start - 1].role not in ("mark", "figure") and end - start < 8:
        start -= 1
    return phrase_text(text, items, range(start, end))


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
        found = phrase_text(text, items, topic(items, start, end))
        if len(found) > 1:
            return found
        end = start - 1
    return ""


def last_named(text: str, items: Sequence[Item], edge: int) -> str:
    """What the clause before ``edge`` ends with: 推行巡回义诊，已开展14场."""
    end = edge
    while end > 0 and items[end].role != "mark":
        if items[end].role == "figure":
            return ""
        end -= 1
    if end <= 0:
        return ""
    named = noun_before(items, end, max(-1, end - REACH))
    found = phrase_text(text, items, named)
    return found if len(found) > 1 else ""


def _named_from(items: Sequence[Item], start: int, end: int) -> int:
    """Where the name begins: 驼铃的主人叫|薛小燕."""
    for place in range(end - 1, start - 1, -1):
        if items[place].text in ("叫", "名叫", "叫作", "叫做", "是"):
            return place + 1
    return start
