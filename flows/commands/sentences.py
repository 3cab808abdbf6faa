"""Sentences on standard input -> one JSON object a line: what ``read`` and ``places`` share."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping


def answer_lines(answer: Callable[[str], Mapping[str, object]]) -> None:
    """Print ``{"text": line, **answer(line)}`` for each line, bad bytes shown as U+FFFD.

    A line that trips the program gets an ``error`` in its object, and the next is read.
    """
    for number, raw in enumerate(sys.stdin.buffer):
        text = raw.decode("utf-8", errors="replace").rstrip("\r\n")
        if number == 0:
            text = text.removeprefix("\ufeff")
        found: Mapping[str, object]
        try:
            found = answer(text)
        except Exception as error:
            found = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps({"text": text, **found}, ensure_ascii=False), flush=True)
