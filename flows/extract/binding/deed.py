"""A verb alone that has a figure as its object, as the rules about it ask for it."""

from __future__ import annotations

from typing import NamedTuple

from flows.extract.binding.actors import is_actor, is_person
from flows.extract.binding.amounts import own_topic
from flows.extract.binding.clauses import Item, phrase_text
from flows.extract.binding.elliptic import earlier_topic, last_named
from flows.extract.binding.heard import Asked, Heard
from flows.extract.binding.lead import Lead
from flows.extract.binding.things import GROWN, OF_ANIMALS
from flows.extract.quantities.figures import SIZES
from flows.records import Quantity
from flows.tables.wording import Wording

_AT_ONCE = frozenset(["当场", "现场", "责令", "限期", "立即", "就地", "立行立改"])
"""当场整改129处, 限期整改14处: told apart by how it is done."""
_AMOUNTS = SIZES | {"money"}


class Deed(NamedTuple):
    """``verb`` and the ``noun`` before it, empty where there is none, that ``lead`` has found in
    front of the figure ``quantity`` of ``items``, the words of a sentence of ``text``.
    """

    text: str
    items: list[Item]
    quantity: Quantity
    at: int
    heard: Heard
    wording: Wording
    lead: Lead
    verb: str
    noun: str

    @classmethod
    def of(cls, asked: Asked, lead: Lead, noun: str) -> Deed:
        """What is asked of a verb alone; how it is done at once belongs to it."""
        text, items, at, quantity, heard, wording = asked
        start = lead.verb.start
        while start > 0 and items[start - 1].text in _AT_ONCE:
            start -= 1
        noun = noun if start == lead.verb.start else ""
        verb = phrase_text(text, items, range(start, lead.verb.stop))
        return cls(text, items, quantity, at, heard, wording, lead, verb, noun)

    @property
    def is_short(self) -> bool:
        """Whether the verb is one character."""
        return len(self.verb) == 1

    @property
    def is_adjacent(self) -> bool:
        """Whether the noun stands right before the verb."""
        return bool(self.noun) and self.lead.noun.stop == self.lead.verb.start

    @property
    def heard_of_unit(self) -> str:
        """What was counted last in the unit of the figure."""
        return self.heard.by_unit.get(self.quantity.unit, "")

    def names(self, subject: str) -> str:
        """``subject``, which later figures may lean on."""
        return self.heard.note(subject, self.quantity, noun=True)

    def told_before(self) -> str:
        """What an earlier clause speaks of; empty where none does."""
        told = earlier_topic(self.text, self.items, self.lead.edge, self.heard.noun, self.quantity)
        if not told and self.quantity.kind == "percent":
            told = last_named(self.text, self.items, self.lead.edge)
        told = told or self.heard.noun
        is_kept = self.quantity.unit in OF_ANIMALS
        return self.heard_of_unit if is_kept and self.wording.sort_of(told) in GROWN else told

    def own_topic(self) -> str:
        """What is grown, fenced or planted; empty where the clause does not say."""
        if self.quantity.kind not in SIZES:
            return ""
        return own_topic(self.text, self.items, self.lead.verb.start)

    def is_by_doer(self) -> bool:
        """管理员李贵|每月领, 患者|不用再赶: whether who does it stands before a short verb."""
        if not (self.is_short and self.noun and self.quantity.kind in _AMOUNTS):
            return False
        items, at = self.items, self.lead.noun[-1]
        who = items[at - (len(self.lead.noun) > 1 and items[at].text[0] == "不")].text
        is_good = bool(self.wording.sort_of(who))  # 小麦|打了1万斤
        return is_actor(self.noun) or is_actor(who) or (is_person(who) and not is_good)
