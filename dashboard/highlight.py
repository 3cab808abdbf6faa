"""Stored text -> safe markup with its figures, places and initiatives marked.

Everything that comes from a page is escaped here and never read as Markdown, LaTeX or HTML.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Literal

MarkKind = Literal["figure", "place", "initiative", "hit"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A half-open range of a text. ``address`` makes it a link; ``is_chosen`` sets it off."""

    start: int
    end: int
    kind: MarkKind
    label: str = ""
    address: str | None = None
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class BodyRun:
    """``length`` code points at ``start`` of the reading text, at ``page_start`` of the page."""

    start: int
    page_start: int
    length: int


def to_body(marks: Iterable[Mark], runs: Sequence[BodyRun]) -> list[Mark]:
    """Marks on the page -> marks on the reading text; those outside the body are left out."""
    ordered = sorted(runs, key=lambda run: run.page_start)
    starts = [run.page_start for run in ordered]
    moved = []
    for mark in marks:
        first = _body_offset(mark.start, ordered, starts)
        last = _body_offset(mark.end - 1, ordered, starts)
        if first is not None and last is not None and first <= last:
            moved.append(_at(mark, first, last + 1))
    return moved


def _body_offset(offset: int, ordered: Sequence[BodyRun], starts: Sequence[int]) -> int | None:
    index = bisect_right(starts, offset) - 1
    if index < 0:
        return None
    run = ordered[index]
    inside = offset - run.page_start
    return run.start + inside if inside < run.length else None


def _at(mark: Mark, start: int, end: int) -> Mark:
    return Mark(
        start=start,
        end=end,
        kind=mark.kind,
        label=mark.label,
        address=mark.address,
        is_chosen=mark.is_chosen,
    )


def marked(text: str, marks: Sequence[Mark], start: int = 0, end: int | None = None) -> str:
    """``text[start:end]`` with its marks, as markup. Overlapping marks share their pieces."""
    end = len(text) if end is None else end
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    edges = {start, end}
    for mark in inside:
        edges.update((max(mark.start, start), min(mark.end, end)))
    parts = []
    for left, right in pairwise(sorted(edges)):
        over = [mark for mark in inside if mark.start <= left and mark.end >= right]
        parts.append(_piece(text[left:right], over))
    return "".join(parts)


def _piece(text: str, over: Sequence[Mark]) -> str:
    safe = escape(text)
    if not over:
        return safe
    kinds = " ".join(dict.fromkeys(mark.kind for mark in over))
    here = " here" if any(mark.is_chosen for mark in over) else ""
    label = "；".join(dict.fromkeys(mark.label for mark in over if mark.label))
    title = f' title="{escape(label)}"' if label else ""
    address = next((mark.address for mark in over if mark.address), None)
    if address is None:
        return f'<span class="m {kinds}{here}"{title}>{safe}</span>'
    return (
        f'<a data-go target="_self" class="m {kinds}{here}" href="{escape(address)}"{title}>'
        f"{safe}</a>"
    )


def paragraphs(text: str, marks: Sequence[Mark]) -> str:
    """The text as one ``<p>`` a line, with its marks."""
    parts = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            parts.append(f"<p>{marked(text, marks, start, end)}</p>")
        start = end + 1
    return "".join(parts)
