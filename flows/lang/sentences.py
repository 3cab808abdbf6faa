"""Sentence spans: 。！？!? and line ends close a sentence, with any closing quotes behind them."""

from __future__ import annotations

import re

from flows.records import Span

_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]*[”’」』）)\"]*")


def split_sentences(text: str) -> list[Span]:
    """Spans of the sentences of ``text``, in order, blank ones left out."""
    return [Span(*match.span()) for match in _SENTENCE.finditer(text) if match.group().strip()]
