"""Sentences of Chinese text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.lang.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("产值3.6亿元。增长5%！", ["产值3.6亿元。", "增长5%！"]),
        ("“心里踏实。”他说。", ["“心里踏实。”", "他说。"]),
        ("第一段\n\n第二段？好", ["第一段", "第二段？", "好"]),
        ("真的吗？！", ["真的吗？！"]),
        ("", []),
        ("。\n 。", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [text[span.start : span.end] for span in split_sentences(text)] == sentences


@given(st.text(alphabet="甲乙。！？\n”1. ", max_size=60))
def test_sentences_are_in_order_and_miss_no_word(text: str) -> None:
    spans = split_sentences(text)
    assert all(first.end <= second.start for first, second in pairwise(spans))
    covered = "".join(text[span.start : span.end] for span in spans)
    assert [c for c in text if c in "甲乙1"] == [c for c in covered if c in "甲乙1"]
