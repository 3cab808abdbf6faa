"""The point of a text where a figure stands, and what it asks of the places named before it."""

from __future__ import annotations

import re
from typing import NamedTuple

from flows.lang.sentences import CLAUSE_END, SENTENCE_END, is_before
from flows.normalize.places.place_use import PlaceUse, use_of
from flows.records import PlaceMention
from flows.tables.gazetteer import Gazetteer


class Point(NamedTuple):
    """``at`` of ``text``, in an article that is about the place ``own``."""

    text: str
    at: int
    own: str
    gazetteer: Gazetteer

    def is_own(self, code: str | None) -> bool:
        """Whether ``code`` is the article's place or lies in it."""
        return self.gazetteer.is_within(code, self.own)

    def is_above(self, code: str | None) -> bool:
        """Whether ``code`` is the article's place or holds it."""
        return self.gazetteer.is_within(self.own, code)

    def use(self, mention: PlaceMention) -> PlaceUse:
        """How the text uses the place."""
        return use_of(mention, self.text, self.gazetteer.words)[0]

    def is_in_sentence_of(self, mention: PlaceMention) -> bool:
        """Whether no sentence ends between the place and the point."""
        return is_before(SENTENCE_END, self.text, mention.span.end, self.at)

    def is_in_clause_of(self, mention: PlaceMention) -> bool:
        """Whether no clause ends between the place and the point."""
        return is_before(CLAUSE_END, self.text, mention.span.end, self.at)

    def is_told_since(self, mention: PlaceMention, words: re.Pattern[str]) -> bool:
        """Whether ``words`` stand between the place and the point."""
        return words.search(self.text, mention.span.end, self.at) is not None

    def has_closed_since(self, mention: PlaceMention) -> bool:
        """Whether the quotation that the place stands in has ended before the point."""
        closed = self.text.find("”", mention.span.end, self.at)
        return closed >= 0 and self.text.find("“", mention.span.end, closed) < 0
