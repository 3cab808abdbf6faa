"""What tables and columns mean, in the reader's language.

The warehouse says it in English, beside each table and column; what has no row in
``texts/meanings.csv`` is shown as it stands.
"""

from __future__ import annotations

import csv
import re
from functools import cache

from dashboard.settings import PACKAGE
from dashboard.texts import Texts

_LAST = re.compile(r" (?=(?:Unit|Grain): [^:]+\.$)")
"""Behind it stands what one row is, or the unit of a number."""
_FORMER = re.compile(r"As (metric\.\w+) was\.")


def meaning(comment: str, texts: Texts) -> str:
    """The comment of a table or column: 一篇文章的一个署名 for "credit of an article"."""
    if texts.language == "en":
        return comment
    return "".join(_in_chinese(part) for part in _LAST.split(comment))


def _in_chinese(words: str) -> str:
    former = _FORMER.fullmatch(words)
    return f"失效前的 {former[1]}。" if former else _known().get(words, words)


@cache
def _known() -> dict[str, str]:
    path = PACKAGE / "texts" / "meanings.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["english"]: row["chinese"] for row in csv.DictReader(file)}
