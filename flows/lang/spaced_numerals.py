"""Chinese numerals with spaces between their characters, as print may set them: 一 百 五 十."""

from __future__ import annotations

import re

_DIGIT = "[一二两三四五六七八九]"
_SPACED = re.compile(
    r"[零一二两三四五六七八九十百千万亿](?: ?[零一二两三四五六七八九十百千万亿]){1,20}"
)
_SECTION = rf"(?:{_DIGIT}千)?零?(?:{_DIGIT}百)?零?(?:{_DIGIT}?十)?零?{_DIGIT}?"
_WELL_FORMED = re.compile(rf"(?:{_SECTION}亿)?零?(?:{_SECTION}万)?零?{_SECTION}")
_SCALE = re.compile("[十百千万亿]")


def spaced_numeral(text: str, start: int) -> str | None:
    """The numeral at ``start`` without its spaces; None where the characters are several numerals.

    Only one that is well formed counts: 一 百 五 十, not the list 二十 三十, nor 一 二 三.
    """
    spaced = _SPACED.match(text, start)
    if spaced is None or " " not in spaced.group():
        return None
    word = spaced.group().replace(" ", "")
    if _SCALE.search(word) is None or _WELL_FORMED.fullmatch(word) is None:
        return None
    return word
