"""What a figure counts: the noun phrase a reader needs, in the words of the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from flows.extract.clauses import Item
from flows.extract.lead import Lead, read_lead
from flows.extract.respective import distribute, is_listed
from flows.extract.phrases import read_after, topic, verb_phrase
from flows.records import Quantity
from flows.tables.wording import Wording

_SELF_NOMINAL = frozenset(["人", "户", "人次", "次", "场次", "口", "台次", "家次", "户次", "件次"])
_COMPOUND_KINDS = frozenset(["count", "area", "length", "mass", "volume"])
_BY_SIDE = frozenset(["、", "和", "及", "至", "与", "以及", "或"])
_PAIRS = (("“", "”"), ("（", "）"), ("(", ")"), ("《", "》"), ("‘", "’"), ("「", "」"))
_CENSUS = {"人": "人口"}
"""After a number of households, 人 counts the inhabitants: 412户、1186人."""


@dataclass(slots=True)
class Heard:
    """What earlier figures of the paragraph left for elliptic ones to inherit.

    ``noun`` is the last subject that is a noun phrase, ``subject`` the last of any form, ``queue``
    the subjects that a list (分别为…) still has to give out.
    """

    subject: str = ""
    noun: str = ""
    unit: str = ""
    end: int = 0
    by_unit: dict[str, str] = field(default_factory=dict)
    recent: list[str] = field(default_factory=list)
    queue: list[str] = field(default_factory=list)

    def note(self, subject: str, quantity: Quantity, *, noun: bool) -> str:
        """Remember the subject of a figure; ``noun`` says that it names a thing or a measure."""
        if noun:
            self.noun = subject
            self.by_unit[quantity.unit] = subject
        return subject

    def close(self, subject: str, quantity: Quantity) -> None:
        """The figure is bound; the next one may lean on it."""
        self.subject, self.unit, self.end = subject, quantity.unit, quantity.span.end
        self.recent = [*self.recent[-5:], subject]


def counted(
    text: str, items: list[Item], at: int, quantity: Quantity, heard: Heard, wording: Wording
) -> str:
    """Subject of the figure at position ``at``; '' where nothing tells it."""
    if heard.queue and is_listed(items, at):
        return heard.queue.pop(0)
    heard.queue = []
    shared = distribute(text, items, at, heard.noun, heard.recent)
    if shared:
        heard.queue = list(shared[1:])
        return heard.note(shared[0], quantity, noun=False)
    lead = read_lead(items, at)
    noun = phrase_text(text, items, lead.noun)
    if lead.share and noun:
        return noun
    if lead.change and not lead.becomes and not lead.origin:
        return _changed(text, items, lead, noun, quantity, heard)
    if lead.becomes and heard.subject and not noun:
        return heard.subject
    named = bool(noun) and not lead.verb
    if named and (lead.origin or (items[lead.noun[-1]].role == "measure" and not lead.clause)):
        return heard.note(noun, quantity, noun=True)
    self_nominal = quantity.unit in _SELF_NOMINAL
    compound = quantity.kind in _COMPOUND_KINDS and not self_nominal and not named
    behind = phrase_text(text, items, read_after(items, at, compound=compound))
    if behind and not (len(behind) == 1 and (noun or lead.verb)):
        return heard.note(behind, quantity, noun=True)
    after_figure = items[lead.noun.start - 1].role == "figure" if named else False
    follows = after_figure and noun == heard.subject and heard.unit != "岁"
    if self_nominal and (follows or not noun) and not lead.verb and heard.unit:
        return _plain(quantity, heard, wording)
    if named:
        return heard.note(noun, quantity, noun=not lead.clause)
    return _without_noun(text, items, at, lead, noun, quantity, heard, wording)


def _without_noun(
    text: str,
    items: list[Item],
    at: int,
    lead: Lead,
    noun: str,
    quantity: Quantity,
    heard: Heard,
    wording: Wording,
) -> str:
    """A figure without a noun of its own: told by a verb, by its list, or by an earlier clause."""
    self_nominal = quantity.unit in _SELF_NOMINAL
    held = at > 0 and items[at - 1].text in ("连续", "持续", "每隔")
    loose = self_nominal or held or (quantity.kind in ("percent", "duration") and not lead.verb)
    action = phrase_text(text, items, verb_phrase(items, at)) if loose else ""
    if action:
        return action
    if lead.verb:
        return _verbal(text, items, lead, noun, quantity, heard)
    beside = at > 0 and items[at - 1].text in _BY_SIDE
    if beside and heard.subject and (quantity.unit == heard.unit or quantity.kind != "count"):
        return heard.subject
    if self_nominal:
        return _plain(quantity, heard, wording)
    told = _topic(text, items, lead.edge, heard, quantity)
    return told or heard.noun or heard.subject or wording.unit_nouns.get(quantity.unit, "")


def _plain(quantity: Quantity, heard: Heard, wording: Wording) -> str:
    if heard.unit == "户" and quantity.unit in _CENSUS:
        return _CENSUS[quantity.unit]
    return wording.unit_nouns.get(quantity.unit, "")


def _changed(
    text: str, items: list[Item], lead: Lead, noun: str, quantity: Quantity, heard: Heard
) -> str:
    """化肥用量减少; the noun of an earlier figure where the clause has none: 同比增长."""
    change = phrase_text(text, items, lead.change)
    if noun and not lead.verb:
        heard.note(noun, quantity, noun=True)
        return noun + change
    return heard.noun + change


def _verbal(
    text: str, items: list[Item], lead: Lead, noun: str, quantity: Quantity, heard: Heard
) -> str:
    verb = phrase_text(text, items, lead.verb)
    if noun and (len(verb) == 1 or quantity.kind == "duration"):
        return heard.note(noun, quantity, noun=True)
    same = heard.by_unit.get(quantity.unit, "")
    passes_on = quantity.kind == "count" or items[lead.verb[0]].role == "transfer"
    if same and passes_on and verb not in same:
        return verb + same
    if len(verb) == 1:
        told = _topic(text, items, lead.edge, heard, quantity)
        return told or heard.noun or verb
    adjacent = bool(noun) and lead.noun.stop == lead.verb.start
    if adjacent and quantity.kind == "money" and len(noun) <= 6:
        return noun + verb
    return verb


def _topic(text: str, items: list[Item], edge: int, heard: Heard, quantity: Quantity) -> str:
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
        if figure and heard.noun and quantity.kind != "age":
            return heard.noun
        found = phrase_text(text, items, topic(items, start, end))
        if len(found) > 1:
            return found
        end = start - 1
    return ""


def phrase_text(text: str, items: Sequence[Item], phrase: range) -> str:
    """The phrase as printed, without spaces and without a bracket or quotation mark left alone."""
    if not phrase:
        return ""
    found = "".join(text[items[phrase[0]].start : items[phrase[-1]].end].split())
    for opening, closing in _PAIRS:
        if (opening in found) != (closing in found):
            found = found.replace(opening, "").replace(closing, "")
    return found.strip('"')
