"""Short layouts of many papers: what their pieces are, where they begin and end, who signed them.

``tests/cases/layouts/*.txt`` holds a case behind each ``===``: its name, the page, and a line
behind ``==>`` for each piece, in the order of the page::

    ==> kind | column | kicker | title | first characters…last characters | name-role …

A piece is an ``opinion`` where it is an article that presents nobody's practice. ``*`` leaves a
field open; a role is its first letter; what stands between two … stands in the body somewhere. A
case whose name begins with ``!`` is not read rightly yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from flows.extract.layout.articles import split_page
from flows.records import Article, Page
from flows.tables import Reference

CASES = Path(__file__).parents[3] / "cases" / "layouts"
ARROW = "==>"


@dataclass(frozen=True, slots=True)
class Case:
    page: str
    pieces: tuple[tuple[str, ...], ...]


def _cases() -> Iterator[object]:
    for path in sorted(CASES.glob("*.txt")):
        for part in ("\n" + path.read_text(encoding="utf-8")).split("\n=== ")[1:]:
            name, _, rest = part.partition("\n")
            lines = rest.strip("\n").split("\n")
            page = "\n".join(line for line in lines if not line.startswith(ARROW))
            pieces = tuple(
                tuple(field.strip() for field in line.removeprefix(ARROW).split("|"))
                for line in lines
                if line.startswith(ARROW)
            )
            marks = [pytest.mark.xfail(strict=True)] if name.startswith("!") else []
            label = f"{path.stem}: {name.strip('! ')}"
            yield pytest.param(Case(page, pieces), id=label, marks=marks)


def _outline(article: Article) -> tuple[str, ...]:
    is_opinion = article.kind == "article" and article.is_editorial
    return (
        "opinion" if is_opinion else article.kind,
        article.column_name or "",
        article.kicker or "",
        article.title.text if article.title else "",
        article.body.text,
        " ".join(f"{credit.name}-{credit.role[0]}" for credit in article.credits),
    )


@pytest.mark.parametrize("case", list(_cases()))
def test_layout(case: Case, reference: Reference) -> None:
    page = Page(
        page_id="p",
        file_name="p.txt",
        source_path="p.txt",
        byte_size=0,
        encoding="utf-8",
        text=case.page,
    )
    found = [_outline(article) for article in split_page(page, reference.layout).articles]
    assert [_as_wanted(piece, one) for piece, one in _pair(case, found)] == list(case.pieces)


def _pair(
    case: Case, found: list[tuple[str, ...]]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Each piece found beside the one wanted in its place; those too many beside nothing."""
    for index, one in enumerate(found):
        yield case.pieces[index] if index < len(case.pieces) else (), one


def _as_wanted(wanted: tuple[str, ...], found: tuple[str, ...]) -> tuple[str, ...]:
    """``found``, with the words of ``wanted`` where they agree."""
    if not wanted:
        return found
    fields = [want if want == "*" else have for want, have in zip(wanted, found, strict=True)]
    if _is_abridged(wanted[4], found[4]):
        fields[4] = wanted[4]
    return tuple(fields)


def _is_abridged(short: str, text: str) -> bool:
    """Whether ``short`` is ``text`` with … for what it leaves out; line ends do not count."""
    text = text.replace("\n", "")
    first, *others = short.split("…")
    if first == "*":
        first = ""
    if not text.startswith(first) or not text.endswith(others[-1] if others else ""):
        return False
    at = len(first)
    for part in others:
        at = text.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True
