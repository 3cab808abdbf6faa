"""Sentence spans: 。！？!? and line ends close a sentence, with any closing quotes behind them.

A run of 500 characters without an end is cut there. No writer needs more, and what is read of a
figure looks about in its sentence: a page without full stops must not cost its length squared.
"""

from __future__ import annotations

import re

from flows.records import Span

_SENTENCE = re.compile(r"[^。！？!?\n]{1,500}[。！？!?]*[”’」』）)\"]*")
_EMPTY = ' \t\r\u3000。！？!?”’」』）)"'


def split_sentences(text: str) -> list[Span]:
    """Spans of the sentences of ``text``, in order, blank ones left out."""
    return [
        Span(*match.span()) for match in _SENTENCE.finditer(text) if match.group().strip(_EMPTY)
    ]
