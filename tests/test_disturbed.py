"""Pages whose sentences OCR has cut, mixed and misread are read to the end, whatever they say."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from flows.pipeline import read_page
from flows.tables import Reference
from tests.factories import page

PAGES = sorted((Path(__file__).parent / "annotated" / "pages").iterdir())
CLAUSE = re.compile(r"(?<=[。！？\n,，、；;：:“”])")
MISREAD = "。.,，、：“”()\n 0123456789一二三万亿个的"
CLAUSES_A_PAGE = 80
# Figures behind 的 without the noun that it wants, and behind 1个 without what it is one of.
BROKEN = ("羊毛一斤卖2元差的有8元", "木耳.的7钱", "1个0元")


@pytest.fixture(scope="module")
def clauses() -> list[str]:
    """Clauses of all annotated pages, in their order."""
    return [clause for path in PAGES for clause in CLAUSE.split(path.read_text("utf-8-sig"))]


def _disturbed(clause: str, chance: random.Random) -> str:
    """``clause`` with up to three characters lost, misread or said twice."""
    characters = list(clause)
    for _ in range(chance.randrange(4)):
        at = chance.randrange(len(characters) + 1)
        match chance.randrange(3):
            case 0:
                del characters[at : at + chance.randint(1, 4)]
            case 1:
                characters[at : at + 1] = chance.choice(MISREAD)
            case _:
                characters[at:at] = characters[max(0, at - 5) : at]
    return "".join(characters)


def _page(clauses: list[str], chance: random.Random) -> str:
    """A run of clauses as printed, or clauses of any pages, each disturbed."""
    start = chance.randrange(len(clauses) - CLAUSES_A_PAGE)
    run = clauses[start : start + CLAUSES_A_PAGE]
    mixed = chance.sample(clauses, CLAUSES_A_PAGE)
    text = "".join(_disturbed(clause, chance) for clause in chance.choice((run, mixed)))
    return text.replace("。", ".") if chance.random() < 0.3 else text


@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_sentence_is_read(text: str, reference: Reference) -> None:
    metrics = [m for found in read_page(page(text), reference).articles for m in found.metrics]
    assert [text[m.char_start : m.char_end] for m in metrics][-1] == text[-2:]


@pytest.mark.parametrize(
    "text",
    [
        "民生速递\n\n1.近日,县医院选派3名专家坐诊,接诊患者870人次。(沙文)\n\n2.社区招收小学生45名。(热娜)\n\n3.",
        "本报讯（记者 李红涛）“头潮菇一斤卖4块5，比去年高出八毛6钱！”一早，车村镇天桥沟村",
    ],
)
def test_a_page_that_breaks_off_is_read(text: str, reference: Reference) -> None:
    assert any(found.metrics for found in read_page(page(text), reference).articles)


@pytest.mark.parametrize("seed", range(6))
def test_a_disturbed_page_is_read(seed: int, clauses: list[str], reference: Reference) -> None:
    chance = random.Random(seed)
    for _ in range(60):
        text = _page(clauses, chance)
        for found in read_page(page(text), reference).articles:
            for metric in found.metrics:
                assert text[metric.char_start : metric.char_end].strip()
