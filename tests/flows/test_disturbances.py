"""What no reader notices changes nothing that is read: the same pieces, credits and figures."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.lang.fold import fold, unify
from flows.pipeline import read_page
from flows.records import Page, PageResult
from flows.sources import SourceFile, decode_page
from flows.tables import Reference

DOCUMENTS = sorted((Path(__file__).parents[2] / "seeds" / "documents").glob("*.txt"))
_FULL = {code: code + 0xFEE0 for code in (*range(0x30, 0x3A), 0x25)}
_MARKS = str.maketrans(",;:?!()", "，；：？！（）")


def _spaced(text: str, space: str) -> str:
    """A space on either side of every figure amid prose."""
    return re.sub(r"(?<=[\u4e00-\u9fff])(?=\d)|(?<=[\d%])(?=[\u4e00-\u9fff])", space, text)


def _each_third(text: str, mark: str) -> str:
    return re.sub(r"(?<=[\u4e00-\u9fff，。]{2})(?=[\u4e00-\u9fff，。])", mark, text)


DISTURBANCES: dict[str, Callable[[str], str]] = {
    "windows line ends": lambda text: text.replace("\n", "\r\n"),
    "blank lines doubled": lambda text: text.replace("\n\n", "\n\n\n\n"),
    "blank lines with spaces": lambda text: text.replace("\n\n", "\n \u3000\u00a0\n"),
    "spaces behind lines": lambda text: text.replace("\n", "\u3000 \n"),
    "full-width digits": lambda text: text.translate(_FULL),
    "full-width marks": lambda text: re.sub(
        r"(?<!\d)[,;:?!()]|[,;:?!()](?!\d)", lambda mark: mark[0].translate(_MARKS), text
    ),
    "zero-width characters": lambda text: _each_third(text, "\u200b"),
    "soft hyphens": lambda text: _each_third(text, "\u00ad"),
    "escapes": lambda text: re.sub(r"(?<=\d)[.%~](?=\d)", lambda mark: "\\" + mark[0], text),
    "formulas": lambda text: re.sub(
        r"(?<=[\u4e00-\u9fff])(\d+(?:\.\d+)?)(?=[\u4e00-\u9fff])", r"$\1$", text
    ),
    "figures between spaces": lambda text: _spaced(text, " "),
    "figures between hard spaces": lambda text: _spaced(text, "\u00a0"),
    "radicals of a font": lambda text: text.translate(
        str.maketrans("人民水日车马长", "⼈⺠⽔⽇⻋⻢⻓")
    ),
}


def _read(text: str, reference: Reference) -> PageResult:
    data = text.encode()
    file = SourceFile(source_path="page.txt", location="page.txt", byte_size=len(data))
    page = decode_page(file, data)
    assert isinstance(page, Page)
    return read_page(page, reference)


def _plain(text: str | None) -> str:
    """Words as they are read, whatever their spaces and marks."""
    return re.sub(r"[\s\u200b\u00ad$\\]", "", fold(unify(text or ""))).translate(_MARKS)


def _outline(result: PageResult) -> list[object]:
    """What is read of each piece but the offsets."""
    return [
        (
            read.article.kind,
            _plain(read.article.title.text if read.article.title else None),
            [(_plain(credit.name), credit.role) for credit in read.article.credits],
            read.region_code,
            [
                (
                    one.value,
                    one.value_max,
                    one.approx,
                    _plain(one.unit),
                    one.per,
                    _plain(one.subject),
                )
                for one in read.metrics
            ],
        )
        for read in result.articles
    ]


@pytest.mark.parametrize("name", DISTURBANCES)
def test_a_page_is_read_alike(name: str, reference: Reference) -> None:
    for document in DOCUMENTS:
        text = document.read_text(encoding="utf-8-sig")
        disturbed = _read(DISTURBANCES[name](text), reference)
        assert _outline(disturbed) == _outline(_read(text, reference)), document.name
        for read in disturbed.articles:
            for metric in read.metrics:
                printed = disturbed.page.text[metric.char_start : metric.char_end]
                assert printed == metric.text
