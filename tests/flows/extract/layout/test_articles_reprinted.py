"""The same page, printed otherwise, has the same pieces: without Markdown, without blank lines,
in full-width punctuation, or with every column line a line of its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.extract.layout.articles import split_page
from flows.records import Page
from flows.tables import Reference

WIDTH = 18
FULL_WIDTH = str.maketrans(",:();!?", "，：（）；！？")
Outline = list[tuple[str, str, tuple[tuple[str, str], ...]]]


def without_markup(text: str) -> str:
    return re.sub(r"(?m)^#+\s*", "", text).replace("**", "")


def without_blank_lines(text: str) -> str:
    return re.sub(r"\n\s*\n+", "\n", text)


def in_full_width(text: str) -> str:
    return text.translate(FULL_WIDTH)


def wrapped(text: str, indent: str = "") -> str:
    """Running text cut into column lines; headlines and bylines as they are."""
    lines: list[str] = []
    for line in without_markup(text).split("\n"):
        line = line.strip()
        if not line:
            continue
        if len(line) <= WIDTH or line[0] == "|" or ("。" not in line and len(line) <= 80):
            lines.append(line)
            continue
        if line[0] not in "●◆★▲■□※△◎【〖":
            line = indent + line
        lines.extend(line[at : at + WIDTH] for at in range(0, len(line), WIDTH))
    return "\n".join(lines)


def wrapped_with_indents(text: str) -> str:
    return wrapped(text, "\u3000\u3000")


def outline(text: str, reference: Reference) -> Outline:
    page = Page(
        page_id="p",
        file_name="p",
        source_path="p",
        byte_size=0,
        encoding="utf-8",
        text=text,
    )
    return [
        (
            article.kind,
            in_full_width(re.sub(r"\s", "", article.title.text)) if article.title else "",
            tuple((credit.name, credit.role) for credit in article.credits),
        )
        for article in split_page(page, reference.layout).articles
    ]


@pytest.mark.parametrize(
    "reprint",
    [without_markup, without_blank_lines, in_full_width, wrapped, wrapped_with_indents],
)
def test_reprinted_page_has_the_same_pieces(
    reprint: Callable[[str], str], seed_pages: list[Path], reference: Reference
) -> None:
    for path in seed_pages:
        text = path.read_text(encoding="utf-8").lstrip("\ufeff")
        assert outline(reprint(text), reference) == outline(text, reference), path.name
