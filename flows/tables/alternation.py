"""Words of a table -> the pattern of any of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NOTHING = "(?!)"


def alternation(words: Iterable[str]) -> str:
    """One of ``words``, the longest first, within a pattern: 嘎查村|嘎查. Of no words, nothing."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or _NOTHING


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """The same compiled on its own, for many words.

    They go by their first character, so that a search tries few of them where it stops.
    """
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    groups = (f"{re.escape(first)}(?:{'|'.join(of)})" for first, of in rests.items())
    return re.compile("|".join(groups) or _NOTHING)
