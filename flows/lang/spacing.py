"""Spaces that print or OCR set between the characters of one word: 五 原 县, 刘 浩然."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from flows.records import Span

_HAN = r"[\u4e00-\u9fff]"
_SPACE = r"[ \u3000]"
# The space comes first, so that it is what the search runs for.
_INNER = re.compile(
    rf"{_SPACE}(?={_HAN})"
    rf"(?:(?<=^{_HAN}.)|(?<=[^\u4e00-\u9fff]{_HAN}.)|(?<={_HAN}.)(?={_HAN}(?!{_HAN})))"
)
"""A space behind a character that stands alone, or before one."""


@dataclass(slots=True)
class Closed:
    """A text without its inner spaces; ``offsets`` leads from its characters to the original's,
    and is None where nothing was closed up.
    """

    text: str
    offsets: tuple[int, ...] | None

    def original(self, span: Span) -> Span:
        """The range of the original that ``span`` of the closed text stands for."""
        if self.offsets is None:
            return span
        return Span(self.offsets[span.start], self.offsets[span.end - 1] + 1)


@lru_cache(maxsize=64)
def close_up(text: str) -> Closed:
    """``text`` without the single spaces beside a character that stands alone.

    刘 浩然 and 五 原 县 are closed up; 记者 王强 李四, words apart, stay.
    """
    dropped = {match.start() for match in _INNER.finditer(text)}
    if not dropped:
        return Closed(text, None)
    offsets = tuple(at for at in range(len(text)) if at not in dropped)
    return Closed("".join(text[at] for at in offsets), offsets)
