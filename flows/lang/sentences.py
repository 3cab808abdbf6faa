"""Sentence spans: 。！？!? and line ends close a sentence, with any closing quotes behind them.

A run of 500 characters without an end is cut there. No writer needs more, and what is read of a
figure looks about in its sentence: a page without full stops must not cost its length squared.
For the same reason who seeks the end of a sentence or clause looks no further than
``LONGEST_SENTENCE`` characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from flows.records import Span

SENTENCE_END = re.compile(r"[。!！?？\n]")
STATEMENT_END = re.compile(r"[。;；!！?？\n]")
"""Of a sentence, or of a part of it that could be one: …12个;…."""
CLAUSE_END = re.compile(r"[,，。;；:：!！?？\n]")
LONGEST_SENTENCE = 300

_SENTENCE = re.compile(r"[^。！？!?\n]{1,500}[。！？!?]*[”’」』）)\"]*")
_EMPTY = ' \t\r\u3000。！？!?”’」』）)"'


def split_sentences(text: str) -> list[Span]:
    """Spans of the sentences of ``text``, in order, blank ones left out."""
    return _split(text, 0, len(text))


def sentences_beside(text: str, places: Iterable[int]) -> list[Span]:
    """As ``split_sentences``, of the lines alone that hold any of ``places``, which are sorted."""
    spans: list[Span] = []
    end = 0
    for place in places:
        if place < end:
            continue  # Its line is split.
        start = text.rfind("\n", end, place) + 1 or end
        end = text.find("\n", place)
        end = len(text) if end < 0 else end
        spans += _split(text, start, end)
    return spans


def _split(text: str, start: int, end: int) -> list[Span]:
    ranges = (match.span() for match in _SENTENCE.finditer(text, start, end))
    return [
        Span(first, last)
        for first, last in ranges
        if text[first] not in _EMPTY or text[first:last].strip(_EMPTY)
    ]


def up_to_last(mark: str) -> re.Pattern[str]:
    """What matches, from where it is asked, as far as behind the last ``mark``, a pattern."""
    return re.compile(rf"(?s:.*)(?:{mark})")


def is_before(end: re.Pattern[str], text: str, start: int, at: int) -> bool:
    """Whether ``at`` comes before the first ``end`` from ``start`` on, at most a sentence on."""
    return at - start <= LONGEST_SENTENCE and end.search(text, start, at) is None
