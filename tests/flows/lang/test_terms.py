"""Words for search."""

from __future__ import annotations

from flows.lang.terms import count_terms


def test_words_within_longer_words_are_found() -> None:
    assert count_terms("", "居家养老服务中心")["养老"] == 1


def test_a_headline_counts_three_times() -> None:
    assert count_terms("老年食堂", "老年食堂开张")["食堂"] == 4


def test_single_characters_and_signs_are_left_out() -> None:
    assert not {"的", "。", "，"} & set(count_terms("", "我的家，在草原。"))
