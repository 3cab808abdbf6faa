"""Records to rows: passage offsets become page offsets, and nothing is lost."""

from __future__ import annotations

import dataclasses

from flows.load import rows
from flows.load.shard_files import SHARD_TABLES
from flows.records import Credit, Passage, Segment, Span
from tests.factories import article, article_result, metric, page, page_result, place_mention

WRAPPED = "标题\n本报讯 向阳\n村新建公厕。"


def row_of(table: str, row: rows.Row) -> dict[str, object]:
    return dict(zip(SHARD_TABLES[table].names, row, strict=True))


def test_a_place_that_a_line_end_broke_is_found_on_the_page() -> None:
    of = page(WRAPPED)
    body = Passage(text="本报讯 向阳村新建公厕。", segments=(Segment(0, 3, 6), Segment(6, 10, 6)))
    piece = dataclasses.replace(article(of, body="本报讯"), body=body)
    row = row_of("place_mention", rows.place_row(piece, 1, place_mention(piece, "向阳村")))
    assert (row["char_start"], row["char_end"]) == (7, 11)
    assert of.text[7:11] == "向阳\n村"


def test_a_place_in_a_kicker_has_no_span_on_the_page() -> None:
    piece = article()
    mention = place_mention(piece, "向阳村", role="kicker", span=Span(0, 3))
    row = row_of("place_mention", rows.place_row(piece, 1, mention))
    assert (row["char_start"], row["char_end"], row["text"]) == (None, None, "向阳村")


def test_segments_that_touch_become_one() -> None:
    of = page("标题\n一二三四五六")
    body = Passage(
        text="一二三五六",
        segments=(Segment(0, 3, 1), Segment(1, 4, 2), Segment(3, 7, 2)),
    )
    piece = dataclasses.replace(article(of, body="一二三"), body=body)
    row = row_of("article", rows.article_row(article_result(piece)))
    assert row["body_segments"] == [
        {"start": 0, "page_start": 3, "length": 3},
        {"start": 3, "page_start": 7, "length": 2},
    ]


def test_an_article_without_headline_has_an_empty_one() -> None:
    piece = dataclasses.replace(article(), title=None)
    row = row_of("article", rows.article_row(article_result(piece)))
    assert (row["title"], row["title_start"], row["title_end"]) == ("", None, None)


def test_credits_keep_their_order() -> None:
    credits = (Credit(name="李菲菲", role="reporter"), Credit(name="王强", role="photographer"))
    found = [row_of("author", row) for row in rows.author_rows(article(credits=credits))]
    assert [(row["ordinal"], row["name"], row["role"]) for row in found] == [
        (1, "李菲菲", "reporter"),
        (2, "王强", "photographer"),
    ]


def test_a_figure_row_is_its_record() -> None:
    figure = metric()
    assert row_of("metric", rows.metric_row(figure)) == figure._asdict()


def test_the_page_row_keeps_the_text_as_it_is() -> None:
    row = row_of("page", rows.page_row(page_result(page(WRAPPED)), "key"))
    assert row["text"] == WRAPPED
    assert row["read_key"] == "key"
