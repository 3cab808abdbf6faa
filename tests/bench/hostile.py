"""Texts that no paper prints and a pattern may choke on: each must cost no more than its length."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from tests.bench.made_pages import make_page

ONE_MEGABYTE = 350_000
"""Characters; three bytes each."""

REPEATED = {
    "digits": "7",
    "one line of 亿": "亿",
    "一": "一",
    "opening brackets": "（",
    "closing brackets": "）",
    "opening quotes": "“",
    "straight quotes": '"',
    "spaces": " ",
    "wide spaces": "\u3000",
    "blank lines": "\n",
    "enumeration commas": "、",
    "村": "村",
    "县": "县",
    "市": "市",
    "年": "年",
    "每": "每",
    "的": "的",
    "dots": ".",
    "number marks": "#",
    "bullets": "◆",
    "boxes": "□",
    "list of ones": "一、",
    "list of places": "向阳村、",
    "list of numbers": "12、",
    "decimals": "3.",
    "thousands": "1,000,",
    "ranges": "5—",
    "shares": "五分之",
    "tens": "十",
    "pairs": "两两来",
    "hundreds": "百万",
    "spaced digits": "4 ",
    "figures": "12户",
    "figures without end": "新增12户",
    "sums": "1.2亿元",
    "each": "每户每人每年",
    "respectively": "分别为3个、",
    "names": "张建国 ",
    "reporters": "本报记者 ",
    "signed photographs": "摄影 ",
    "datelines": "本报电",
    "short lines": "向阳\n",
    "headings": "# 向阳\n\n",
    "bulleted lines": "◆向阳村12户\n",
    "tables": "| 12 ",
    "table rows": "| 村 | 12 |\n",
    "quoted names": "“向阳”",
    "book titles": "《向阳》",
    "bracketed": "（向阳）",
    "dates": "2023年11月3日",
    "chains": "内蒙古自治区赤峰市",
    "deictic": "全县该村我市",
    "jumps": "（下转第2版）",
    "full stops": "。",
    "sentences": "好。",
    "exotic": "\U0001f600",
    "combining": "e\u0301",
}


def texts(length: int) -> Iterator[tuple[str, str]]:
    """(what it is, a text of about ``length`` characters), one by one so that only one is held."""
    for name, piece in REPEATED.items():
        yield name, piece * (length // len(piece))
    yield "brackets in brackets", "（" * (length // 2) + "）" * (length // 2)
    yield "quotes in quotes", "“" * (length // 2) + "”" * (length // 2)
    dice = Random(1)
    yield "any character", "".join(chr(dice.randint(0x20, 0xD7FF)) for _ in range(length))
    soup = "0123456789一二三十百千万亿余多元户亩%．.,，、—-至（）“”年月日 \n"
    yield "number soup", "".join(dice.choice(soup) for _ in range(length))
    words = [
        "本报记者",
        "分别为",
        "其中",
        "村",
        "同比增长",
        "12",
        "万元",
        "，",
        "。",
        "\n",
        "“",
        "”",
        "年",
    ]
    yield "word soup", "".join(dice.choice(words) for _ in range(length // 2))
    pages = []
    while sum(map(len, pages)) < length:
        pages.append(make_page(len(pages)))
    yield "pages in one file", "\n".join(pages)
    yield "one long line", "".join(pages).replace("\n", "")
