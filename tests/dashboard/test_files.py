"""Views as files: what a spreadsheet, a word processor and a browser find in them."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import polars as pl
from docx import Document

from dashboard.briefing import Briefing, Entry, to_html
from dashboard.briefing_word import to_docx
from dashboard.charts import LIGHT, bars
from dashboard.exports import to_csv, to_picture, to_xlsx

FRAME = pl.DataFrame(
    {
        "title": ["=cmd|'/c calc'!A1", "养老服务暖人心"],
        "themes": [["elder_care", "health"], []],
        "value": [1.5, None],
        "on": [date(2024, 9, 24), None],
    }
)
DRAWING = bars(
    pl.DataFrame({"name": ["赤峰市", "通辽市"], "n": [3, 2]}),
    label="name",
    value="n",
    palette=LIGHT,
)
EVIL = "<script>alert(1)</script> $x$ \x07"
BRIEFING = Briefing(
    title="基层做法简报",
    scope="赤峰市",
    made_on="2024年12月1日",
    summary="共 2 条做法。",
    pictures=[("各地做法", to_picture(DRAWING, "png"))],
    entries=[
        Entry(
            title=EVIL,
            names=["暖心工程"],
            place="赤峰市",
            themes="养老服务",
            lead="本报讯",
            figures=[("宣传单", "600余份")],
            citation="佟丽娜. 暖人心[N]. 奈曼报, 2024-09-24.",
        )
    ],
    words={"entries": "做法", "sources": "出处", "caution": "引用前请核对原文。"},
)


def test_csv_opens_in_a_spreadsheet_as_chinese_and_runs_nothing() -> None:
    written = to_csv(FRAME)
    assert written.startswith(b"\xef\xbb\xbf")
    text = written.decode("utf-8-sig")
    assert "'=cmd" in text
    assert "elder_care、health" in text


def test_xlsx_holds_the_rows_and_says_what_they_are() -> None:
    with zipfile.ZipFile(io.BytesIO(to_xlsx(FRAME, {"筛选条件": "赤峰市"}))) as book:
        strings = book.read("xl/sharedStrings.xml").decode("utf-8")
        sheet = book.read("xl/worksheets/sheet1.xml").decode("utf-8")
    assert "养老服务暖人心" in strings
    assert "赤峰市" in strings
    assert "<f>" not in sheet


def test_xlsx_says_what_its_columns_mean() -> None:
    written = to_xlsx(FRAME, {"引用 cite as": "基层"}, {"value": "数值。Unit: unit_base."})
    with zipfile.ZipFile(io.BytesIO(written)) as book:
        strings = book.read("xl/sharedStrings.xml").decode("utf-8")
        assert "字段 columns" in book.read("xl/workbook.xml").decode("utf-8")
    assert "数值。Unit: unit_base." in strings


def test_an_empty_frame_still_makes_files() -> None:
    none = FRAME.clear()
    assert to_csv(none).decode("utf-8-sig").startswith("title,")
    assert to_xlsx(none, {})[:2] == b"PK"


def test_pictures_are_drawn_without_a_browser() -> None:
    assert to_picture(DRAWING, "png").startswith(b"\x89PNG")
    assert "赤峰市" in to_picture(DRAWING, "svg").decode("utf-8")


def test_a_word_briefing_holds_entries_figures_and_numbered_sources() -> None:
    document = Document(io.BytesIO(to_docx(BRIEFING)))
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "基层做法简报" in words
    assert "[1] 佟丽娜. 暖人心[N]" in words
    assert [cell.text for cell in document.tables[0].rows[0].cells] == ["宣传单", "600余份"]
    assert len(document.inline_shapes) == 1


def test_an_html_briefing_stands_alone_and_escapes_what_pages_say() -> None:
    page = to_html(BRIEFING).decode("utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "http" not in page
    assert "data:image/png;base64," in page
