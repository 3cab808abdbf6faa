"""The places of an article's body, and who is met again in it, asked for by where they stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from flows.normalize.places.place_use import use_of
from flows.records import ArticlePlaces, PlaceMention
from flows.tables.gazetteer import Gazetteer

DATELINE = re.compile(r"(?:\d{1,2}月\d{1,2}日)?[电讯](?=[(（ \u3000])")
"""秦安讯(记者 …): where it was written."""
MOST_LOOKED_AT = 40


class BodyMentions:
    """The place mentions of an article's body and who is met again in it, made once to be asked for
    each of its figures.
    """

    __slots__ = ("_mentions", "_returns", "_starts", "contexts")

    def __init__(self, places: ArticlePlaces, text: str) -> None:
        self._mentions = [
            mention
            for mention in places.mentions
            if mention.role == "body"
            and mention.region_code
            and not DATELINE.match(text, mention.span.end)
        ]
        self._starts = [mention.span.start for mention in self._mentions]
        self._returns = places.returns
        self.contexts: dict[tuple[int, int, str], str | None] = {}
        """What the paragraphs before lead to, for the figures of one that names no place."""

    def between(self, start: int, end: int) -> Sequence[PlaceMention]:
        """The settled ones that start in the range, the last where there are very many."""
        low = bisect_left(self._starts, start)
        high = bisect_left(self._starts, end, low)
        low = max(low, high - MOST_LOOKED_AT)
        return self._mentions[low:high]

    def province(self, text: str, at: int, gazetteer: Gazetteer) -> str | None:
        """Code of the province that ``text`` speaks of before ``at``, or begins with."""
        known = self.between(0, at)
        told = (m for m in reversed(known) if _is_spoken_of(m, text, gazetteer))
        last = next(told, known[0] if known else None)
        return gazetteer.lineage(last.region_code)[-1] if last and last.region_code else None

    def met(self, start: int, end: int) -> tuple[int, str | None]:
        """Where in the range somebody met before opens a sentence last, and the place of the
        first meeting; (-1, None) where nobody does.
        """
        last = bisect_left(self._returns, end, key=attrgetter("at")) - 1
        if last < 0 or self._returns[last].at < start:
            return -1, None
        return self._returns[last].at, self._returns[last].region_code


def _is_spoken_of(mention: PlaceMention, text: str, gazetteer: Gazetteer) -> bool:
    return use_of(mention, text, gazetteer.words)[0] in ("topic", "person")
