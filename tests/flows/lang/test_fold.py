"""Folding: what OCR and receipts write in other characters, one character to one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.lang.fold import fold


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("１２．６％", "12.6%"),
        ("Ｇ３０国道", "G30国道"),
        ("１５～２０℃", "15~20℃"),
        ("1，286户，共3家", "1，286户，共3家"),
        ("人民币壹仟贰佰元整", "人民币一千二百元整"),
        ("大陆、收拾、伍家村", "大陆、收拾、伍家村"),
    ],
)
def test_what_is_folded_and_what_stays(printed: str, folded: str) -> None:
    assert fold(printed) == folded


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)
