"""Joining lines keeps the way back to the page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from flows.lang.wrap import cut_out, join_spans, slice_spans
from flows.records import Span

PAGE = "铺设暗管318\n\n公里,清淤\n\n第二段。"


def test_join() -> None:
    passage = join_spans(PAGE, [[Span(0, 7), Span(9, 14)], [], [Span(16, 20)]])
    assert passage.text == "铺设暗管318公里,清淤\n第二段。"
    at = passage.text.index("318公里")
    assert passage.page_span(at, at + 5) == Span(4, 11)
    assert PAGE[4:11] == "318\n\n公里"


@given(st.lists(st.lists(st.integers(0, 9), max_size=4), max_size=5), st.data())
def test_every_segment_slices_back(lengths: list[list[int]], data: st.DataObject) -> None:
    text = "".join(chr(0x4E00 + index) for index in range(sum(map(sum, lengths)) + 20))
    at = 0
    paragraphs = []
    for sizes in lengths:
        spans = []
        for size in sizes:
            spans.append(Span(at, at + size))
            at += size
        paragraphs.append(spans)
    passage = join_spans(text, paragraphs)
    for segment in passage.segments:
        found = passage.text[segment.start : segment.start + segment.length]
        assert found == text[segment.page_start : segment.page_start + segment.length]
    whole = [span for spans in paragraphs for span in spans]
    size = sum(span.end - span.start for span in whole)
    start = data.draw(st.integers(0, size))
    end = data.draw(st.integers(start, size))
    joined = "".join(text[span.start : span.end] for span in whole)
    cut = "".join(text[span.start : span.end] for span in slice_spans(whole, start, end))
    assert cut == joined[start:end]


@given(st.lists(st.integers(0, 6), max_size=6), st.sets(st.integers(0, 35)))
def test_what_is_cut_out_is_missing_and_nothing_else(sizes: list[int], dropped: set[int]) -> None:
    ends = [sum(sizes[: index + 1]) for index in range(len(sizes))]
    # A character of the page stands between any two ranges.
    spans = [
        Span(end - size + at, end + at)
        for at, (size, end) in enumerate(zip(sizes, ends, strict=True))
    ]
    holes = [Span(at, at + 1) for at in sorted(dropped)]
    order = [at for span in spans for at in range(span.start, span.end)]
    left = [place for at, place in enumerate(order) if at not in dropped]
    assert [at for span in cut_out(spans, holes) for at in range(span.start, span.end)] == left
