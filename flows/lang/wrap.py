"""Pieces of a page -> Passage: lines that the column end cut are rejoined, offsets kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flows.records import Passage, Segment, Span


def join_spans(
    text: str, paragraphs: Iterable[Sequence[Span]], *, separator: str = "\n"
) -> Passage:
    """One passage of ``paragraphs``, each a sequence of page ranges set end to end.

    Between the ranges of a paragraph nothing is added (铺设暗管318 + 公里 -> 铺设暗管318公里);
    between paragraphs stands ``separator``. Empty ranges and paragraphs are left out.
    """
    chunks: list[str] = []
    segments: list[Segment] = []
    length = 0
    for paragraph in paragraphs:
        spans = [span for span in paragraph if span.end > span.start]
        if not spans:
            continue
        if chunks:
            chunks.append(separator)
            length += len(separator)
        for span in spans:
            size = span.end - span.start
            chunks.append(text[span.start : span.end])
            segments.append(Segment(length, span.start, size))
            length += size
    return Passage(text="".join(chunks), segments=tuple(segments))


def slice_spans(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    """The page ranges of characters ``start`` to ``end`` of the text that ``spans`` make up."""
    kept: list[Span] = []
    offset = 0
    for span in spans:
        size = span.end - span.start
        first, last = max(start - offset, 0), min(end - offset, size)
        if first < last:
            kept.append(Span(span.start + first, span.start + last))
        offset += size
        if offset >= end:
            break
    return tuple(kept)


def cut_out(spans: Sequence[Span], holes: Sequence[Span]) -> list[Span]:
    """The page ranges of a text without its ``holes``, sorted ranges of it that do not overlap."""
    kept: list[Span] = []
    behind = sum(span.end - span.start for span in spans) + 1
    left = iter([*holes, Span(behind, behind)])
    hole = next(left)
    offset = 0
    for span in spans:
        at, end = offset, offset + span.end - span.start
        while at < end:
            stop = min(max(hole.start, at), end)
            if stop > at:
                kept.append(Span(span.start + at - offset, span.start + stop - offset))
            at = max(stop, min(hole.end, end))
            if hole.end <= at:
                hole = next(left)
        offset = end
    return kept
