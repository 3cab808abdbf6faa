"""Words of a text for search, cut fine: 养老 is found in 居家养老服务."""

from __future__ import annotations

import re
from collections import Counter

import rjieba

_WORD = re.compile(r"[0-9A-Za-z\u3400-\u9fff]{2,}")
_HEADLINE_WEIGHT = 3


def count_terms(title: str, body: str) -> Counter[str]:
    """Words of two characters and more with how often they stand; a headline's count three times.

    Single characters are left out: they match nearly every text, and two find what one would.
    """
    counts = Counter(rjieba.cut_for_search(body))
    for term in rjieba.cut_for_search(title):
        counts[term] += _HEADLINE_WEIGHT
    return Counter({term: count for term, count in counts.items() if _WORD.fullmatch(term)})
