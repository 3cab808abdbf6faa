"""Figures told in two units joined into one: 2分40秒 -> 160 秒, 五块五, 1米75, 3岁零5个月."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from flows.extract.figures import Figure, Scan
from flows.lang.numerals import Numeral

_JOINT = re.compile(r"[零又]?\s?")
_MINUTES = re.compile(r"分(?=[零]?\s?[0-9〇零一二两三四五六七八九十]+(?:\.\d+)?秒)")


def join_compounds(figures: list[Figure], unread: Sequence[Numeral], scan: Scan) -> list[Figure]:
    """``figures`` with neighbours joined that tell one quantity, in the order of the text.

    Units of time, length and mass become the smaller one; money keeps the larger, as it is said.
    """
    return figures
