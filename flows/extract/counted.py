"""What a figure counts: the noun phrase a reader needs, in the words of the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows.extract.clauses import Item
from flows.extract.phrases import Before, read_after, read_before, topic, verb_phrase
from flows.records import Quantity
from flows.tables.wording import Wording

_SELF_NOMINAL = frozenset(["人", "户", "人次", "次", "场次", "口", "台次", "家次", "户次", "件次"])
_COMPOUND_KINDS = frozenset(["count", "area", "length", "mass", "volume"])
_BY_SIDE = frozenset(["、", "和", "及", "至", "与", "以及", "或"])
_PAIRS = ("“”", "（）", "()", "《》", "‘’", "「」")


@dataclass(slots=True)
class Heard:
    """What earlier figures of the passage left for elliptic ones to inherit.

    ``noun`` is the last subject that is a noun phrase, ``subject`` the last one of any form,
    ``listed`` the subjects of a 分别 list that are not used up.
    """

    subject: str = ""
    noun: str = ""
    unit: str = ""
    end: int = 0


def counted(
    text: str, items: list[Item], at: int, quantity: Quantity, state: Heard, wording: Wording
) -> str:
    """Subject of the figure at position ``at``; '' where nothing tells it."""
    before = read_before(items, at)
    self_nominal = quantity.unit in _SELF_NOMINAL
    if before.change and not before.becomes and not before.origin:
        return _changed(text, items, before, state)
    if before.becomes and state.subject and not before.noun:
        return state.subject
    noun = _phrase(text, items, before.noun)
    if noun and not before.verb and (before.origin or items[before.noun[-1]].role == "measure"):
        state.noun = noun
        return noun
    compound = quantity.kind in _COMPOUND_KINDS and not self_nominal and not (noun and not before.verb)
    after, joined = read_after(items, at, compound=compound)
    behind = _phrase(text, items, after)
    if behind and not (len(behind) == 1 and (noun or before.verb)):
        state.noun = behind
        return behind
    if noun and not before.verb:
        state.noun = noun
        return noun
    action = _phrase(text, items, verb_phrase(items, at)) if self_nominal else ""
    if action:
        return action
    if before.verb:
        return _verbal(text, items, before, noun, quantity, state)
    if at and items[at - 1].text in _BY_SIDE and state.subject:
        if quantity.unit == state.unit or quantity.unit not in wording.unit_nouns or quantity.kind != "count":
            return state.subject
    if self_nominal:
        return wording.unit_nouns.get(quantity.unit, "")
    if quantity.kind in ("percent", "duration"):
        action = _phrase(text, items, verb_phrase(items, at))
        if action:
            return action
    told = _topic(text, items, before.edge, state, quantity)
    return told or state.noun or state.subject or wording.unit_nouns.get(quantity.unit, "")


def _changed(text: str, items: list[Item], before: Before, state: Heard) -> str:
    """化肥用量减少; the noun of an earlier figure where the clause has none: 同比增长."""
    change = _phrase(text, items, before.change)
    if before.noun:
        state.noun = _phrase(text, items, before.noun)
        return state.noun + change
    return state.noun + change


def _verbal(
    text: str, items: list[Item], before: Before, noun: str, quantity: Quantity, state: Heard
) -> str:
    verb = _phrase(text, items, before.verb)
    if len(verb) == 1 and noun:
        state.noun = noun
        return noun
    if quantity.kind == "duration" and noun:
        return noun
    if quantity.unit == state.unit and state.noun and verb not in state.noun:
        return verb + state.noun
    if len(verb) == 1 and state.noun:
        return state.noun
    return verb


def _topic(text: str, items: list[Item], edge: int, state: Heard, quantity: Quantity) -> str:
    """What an earlier clause of the sentence is about, for a clause that names nothing."""
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
        if figure and state.noun and quantity.kind != "age":
            return state.noun
        found = _phrase(text, items, topic(items, start, end))
        if len(found) > 1:
            return found
        end = start - 1
    return ""


def _phrase(text: str, items: Sequence[Item], phrase: range) -> str:
    """The phrase as printed, without spaces and without a bracket or quotation mark that stands alone."""
    if not phrase:
        return ""
    found = "".join(text[items[phrase[0]].start : items[phrase[-1]].end].split())
    for opening, closing in _PAIRS:
        if (opening in found) != (closing in found):
            found = found.replace(opening, "").replace(closing, "")
    return found.strip('"')
