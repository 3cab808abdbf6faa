"""A figure of which it is asked what it counts, and what earlier ones leave for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from flows.extract.binding.actors import PEOPLE_BY, PERSONS
from flows.extract.binding.clauses import Item
from flows.records import Quantity
from flows.tables.wording import Wording

_LIVING = frozenset("头只匹尾羽峰")
_RECENT = 12
"""A list of figures (分别增长…) leans on this many earlier ones at most."""


@dataclass(slots=True, kw_only=True)
class Heard:
    """What earlier figures of the paragraph left for elliptic ones to inherit.

    ``noun`` is the last subject that is a noun phrase, ``subject`` the last of any form, ``level``
    the last that is no change of another, ``queue`` the subjects that a list (分别为…) still has
    to give out, ``price`` what the last figure was the price of, ``share`` the share told last,
    ``whole`` what the share before was a share of, ``kind`` the kind of the last unit, ``taken``
    where the noun behind the last figure ends among the items. ``lists`` tells whether the
    sentence has words that open a list. ``people`` holds who so many were, and where that was told.
    """

    subject: str = ""
    noun: str = ""
    level: str = ""
    unit: str = ""
    kind: str = ""
    share: str = ""
    price: str = ""
    whole: str = ""
    end: int = 0
    taken: int = 0
    changed: bool = False
    lists: bool = True
    by_unit: dict[str, str] = field(default_factory=dict)
    recent: list[str] = field(default_factory=list)
    people: dict[float, tuple[str, int]] = field(default_factory=dict)
    queue: list[str] = field(default_factory=list)

    def note(self, subject: str, quantity: Quantity, *, noun: bool) -> str:
        """Remember the subject of a figure; ``noun`` says that it names a thing or a measure."""
        if noun:
            self.noun = subject
        if noun and (len(subject) > 1 or quantity.unit in _LIVING or subject == "村"):
            self.by_unit[quantity.unit] = subject
        return subject

    def close(self, subject: str, quantity: Quantity) -> None:
        """The figure is bound; the next one may lean on it."""
        self.subject, self.unit, self.end = subject, quantity.unit, quantity.span.end
        self.kind = quantity.kind
        if not self.changed and subject != quantity.unit and len(subject) > 1:
            self.level = subject
            self.recent.append(subject)
            if len(self.recent) > _RECENT:
                del self.recent[0]
        if quantity.unit in PEOPLE_BY:
            self.people[quantity.value] = (subject if subject.endswith(PERSONS) else "", self.end)
        self.price = subject if quantity.kind == "money" and quantity.per else ""
        if quantity.kind != "percent":
            self.share = self.whole = ""
        self.changed = False


class Asked(NamedTuple):
    """The figure ``quantity`` at position ``at`` of ``items``, the words of its sentence.

    The items index the passage ``text``. ``heard`` is what the figures before it have left, and
    is told what this one turns out to count.
    """

    text: str
    items: list[Item]
    at: int
    quantity: Quantity
    heard: Heard
    wording: Wording
