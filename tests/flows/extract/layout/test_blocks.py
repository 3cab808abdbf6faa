"""Lines of a page without what is no text: markup, escapes, marks of formulas, zero width."""

from __future__ import annotations

import pytest

from flows.extract.layout.blocks import read_lines


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("种植**辣椒**120亩", "种植辣椒120亩"),
        ("全镇\u200b种植\u2060辣椒\ufeff120\u00ad亩", "全镇种植辣椒120亩"),
        (r"亩产1\.2吨，增长3\%\~5\%", "亩产1.2吨，增长3%~5%"),
        (r"亩产$1.2$吨，增长$ 12.6 \% $左右", "亩产1.2吨，增长12.6 %左右"),
        ("换汇$300万，另有$500在途", "换汇$300万，另有$500在途"),
        ("种植&nbsp;120&nbsp;亩", "种植120亩"),
        ("村里办起了夜校。<br>", "村里办起了夜校。"),
        ("村里办起了夜校。 \\", "村里办起了夜校。"),
        ("<!-- page 3 -->村里办起了夜校。", "村里办起了夜校。"),
        ("证号1523****0042", "证号1523****0042"),
    ],
)
def test_what_is_no_text_is_left_out(printed: str, text: str) -> None:
    (line,) = read_lines(printed)
    assert line.block.text == text
    assert "".join(printed[span.start : span.end] for span in line.block.spans) == text


@pytest.mark.parametrize("printed", ["\u200b\u200b", "<!-- 3 -->", "**", "\\", "\ufeff \u00a0"])
def test_a_line_of_nothing_else_is_a_gap(printed: str) -> None:
    assert [line.block.text for line in read_lines(f"一\n{printed}\n二")] == ["一", "二"]
