"""Sentences on standard input -> one JSON object a line: what ``read`` and ``places`` share."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping

from flows.errors import JicengError
from flows.sources import decode_text


def answer_lines(answer: Callable[[str], Mapping[str, object]]) -> None:
    """Print ``{"text": line, **answer(line)}`` for each line, decoded as a page is; where no
    encoding fits, bad bytes are shown as U+FFFD.

    A line that trips the program gets an ``error`` in its object, and the next is read.
    """
    for number, raw in enumerate(sys.stdin.buffer):
        text = _decode(raw).rstrip("\r\n")
        if number == 0:
            text = text.removeprefix("\ufeff")
        found: Mapping[str, object]
        try:
            found = answer(text)
        except JicengError:
            raise
        except Exception as error:
            found = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps({"text": text, **found}, ensure_ascii=False), flush=True)


def _decode(raw: bytes) -> str:
    # A line of UTF-16 cannot be told from its bytes: they were cut at the wrong place.
    is_cut = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    decoded = None if is_cut else decode_text(raw)
    return decoded[0] if decoded else raw.decode("utf-8", errors="replace")
