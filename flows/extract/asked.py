"""A figure of which it is asked what it counts, with all that may tell it."""

from __future__ import annotations

from typing import NamedTuple

from flows.extract.clauses import Item
from flows.extract.heard import Heard
from flows.records import Quantity
from flows.tables.wording import Wording


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
