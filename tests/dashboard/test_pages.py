"""Every page, run headless: what a reader sees on warehouses in every state."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import duckdb
import pytest

from dashboard import store
from dashboard.filters import Filters
from dashboard.measures import Measure
from dashboard.screens import measure_choices
from dashboard.store import Warehouse, current_version, query_text
from tests.dashboard.conftest import PAGES, Open
from tests.dashboard.made_corpus import make


def shown(app) -> str:
    """All the markup and words of a page, its drawings too."""
    assert not app.exception, [problem.message for problem in app.exception]
    drawn = [json.loads(element.proto.json) for element in app.get("bidi_component")]
    return "\n".join(
        [
            *(str(element.body) for element in app.get("html")),
            *(data.get("markup", "") for data in drawn),
        ]
    )


def figure_of(warehouse: Path) -> tuple[str, str, str]:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        found = connection.execute(
            "select article_id, metric_id, text from metric order by metric_id limit 1"
        ).fetchone()
    assert found is not None
    return found


@pytest.mark.parametrize("page", PAGES)
def test_says_that_there_is_no_warehouse_yet(open_page: Open, tmp_path: Path, page: str) -> None:
    assert "还没有数据" in shown(open_page(tmp_path / "none.duckdb", page))


@pytest.mark.parametrize("page", PAGES)
def test_says_that_the_file_is_no_warehouse(open_page: Open, tmp_path: Path, page: str) -> None:
    path = tmp_path / "half.duckdb"
    path.write_bytes(b"\0" * 5000)
    assert "暂时打不开" in shown(open_page(path, page))


@pytest.mark.parametrize("page", PAGES)
def test_says_which_tables_a_half_made_warehouse_lacks(
    open_page: Open, tmp_path: Path, page: str
) -> None:
    path = tmp_path / "half.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("create table page (page_id varchar)")
    said = shown(open_page(path, page))
    assert "还不完整" in said
    assert "metric" in said


@pytest.mark.parametrize("page", ["overview", "initiatives", "figures", "search", "article"])
def test_says_that_a_warehouse_is_empty(open_page: Open, empty: Path, page: str) -> None:
    assert "还没有文章" in shown(open_page(empty, page))


@pytest.mark.parametrize("page", ["sql", "quality", "runs"])
def test_opens_the_back_rooms_of_an_empty_warehouse(
    open_page: Open, empty: Path, page: str
) -> None:
    shown(open_page(empty, page))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_opens_on_a_full_warehouse(open_page: Open, made: Path, page: str, language: str) -> None:
    shown(open_page(made, page, lang=language))


def test_counts_only_what_the_filters_of_the_address_leave(open_page: Open, made: Path) -> None:
    everything = shown(open_page(made, "overview"))
    prefecture = shown(open_page(made, "overview", region="150400", themes="elder_care"))

    def total(page: str) -> int:
        found = re.search(r"<b>(\d+)</b><span>条做法", page)
        assert found
        return int(found[1])

    assert 0 < total(prefecture) < total(everything)
    with duckdb.connect(str(made), read_only=True) as connection:
        expected = connection.execute(
            """
            select count(*) from initiative
            inner join region_closure using (region_code)
            inner join article_theme as tag on tag.article_id = initiative.article_id
            where ancestor_code = '150400' and tag.theme = 'elder_care'
            """
        ).fetchone()
    assert expected == (total(prefecture),)


def test_shows_what_one_load_brought(open_page: Open, tmp_path: Path) -> None:
    path = tmp_path / "loaded.duckdb"
    make(path, 400)
    with duckdb.connect(str(path)) as connection:
        connection.execute("update browse set run_id = 'later' where ordinal = 0")
        expected = connection.execute(
            "select sum(initiatives)::int from browse where run_id = 'later'"
        ).fetchone()
    assert expected
    listed = shown(open_page(path, "initiatives", run="later"))
    assert f"{expected[0]} 条做法" in listed
    assert "入库 later" in listed
    assert 'href="initiatives?run=made"' in shown(open_page(path, "overview"))


def test_lists_initiatives_with_links_that_keep_the_filters(open_page: Open, made: Path) -> None:
    page = shown(open_page(made, "initiatives", region="150400"))
    link = re.search(r'href="(article\?[^"]+)"', page)
    assert link
    assert "region=150400" in link[1]


def test_marks_every_figure_of_an_article_and_opens_its_card(open_page: Open, made: Path) -> None:
    article, metric, text = figure_of(made)
    page = shown(open_page(made, "article", article=article, metric=metric))
    marks = re.findall(r'<a data-go[^>]*class="m figure[^"]*"[^>]*>([^<]+)</a>', page)
    reading = page[page.index('class="read"') : page.index("</article>")]
    assert reading.count('class="m figure') == 8
    assert text in marks
    assert "GB/T 7714" in page
    assert metric in page


def test_says_that_a_date_is_worked_out_and_from_what(
    open_page: Open, made: Path, tmp_path: Path
) -> None:
    article, metric, _ = figure_of(made)
    certain = shown(open_page(made, "article", article=article, metric=metric))
    assert "据内文推定" not in certain
    path = tmp_path / "inferred.duckdb"
    make(path, 100)
    article, metric, _ = figure_of(path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("update page set published_evidence = '11月9日; 2023年初以来'")
    page = shown(open_page(path, "article", article=article, metric=metric))
    assert "见报日期据内文推定，依据：11月9日; 2023年初以来" in page
    assert page.count("日（据内文推定）") == 3
    assert re.search(r"日报, \d{4}-\d\d-\d\d（据内文推定）\.", page)


def test_every_measure_is_at_hand_or_in_the_list_of_others(open_page: Open, made: Path) -> None:
    with duckdb.connect(str(made), read_only=True) as connection:
        expected = connection.execute(
            """
            select count(*) from (
                select distinct kind, coalesce(unit_base, unit), per from metric
            )
            """
        ).fetchone()
    app = open_page(made, "figures")
    at_hand = re.search(r'aria-label="类型与单位"><b>类型与单位</b>(.*?)</div>', shown(app))
    assert at_hand
    others = [box for box in app.selectbox if "其他类型与单位" in box.label]
    told = at_hand[1].count("<a ") + sum(len(box.options) for box in others)
    assert expected == (told,)


def test_the_list_of_others_leads_to_a_measure(
    open_page: Open, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measure_choices, "_MEASURES", 1)
    app = open_page(made, "figures")
    (box,) = (box for box in app.selectbox if "其他类型与单位" in box.label)
    other = box.options[0]
    page = shown(box.select(other).run())
    label = other.rpartition("（")[0]
    assert f"<h2>{label}" in page


@pytest.mark.parametrize("kind", ["area", "money"])
def test_charts_the_kind_that_is_filtered(open_page: Open, made: Path, kind: str) -> None:
    page = shown(open_page(made, "figures", measure=kind))
    chosen = re.search(r'<a data-go href="figures\?([^"]+)"[^>]*aria-current="true">', page)
    assert chosen
    assert f"kind={kind}" in chosen[1]


def test_places_sort_before_figures_of_no_place(made: Path) -> None:
    version = current_version(made)
    assert version is not None
    asked = {"sort": "place", "limit": 5000, "offset": 0, "filters": Filters().parameter()}
    measure = Measure(kind="count", base="户").parameter()
    warehouse = Warehouse(version)
    for name, extra in (("initiatives", {}), ("figure_list", {"measure": measure})):
        paths = warehouse.frame(query_text(name), {**asked, **extra})["path"].to_list()
        told = [path for path in paths if path]
        assert told, name
        assert paths == [*sorted(told), *[""] * (len(paths) - len(told))], name


def test_a_search_that_fails_takes_nothing_from_the_next(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = current_version(made)
    assert version is not None
    warehouse = Warehouse(version)
    asked = "select count(*) from found('养老')"
    with monkeypatch.context() as broken:
        broken.setattr(store, "literal", lambda _words: "no_such_column")
        with pytest.raises(duckdb.Error):
            warehouse.rows(asked, "养老")
    assert warehouse.rows(asked, "养老").item() > 0


def test_shows_what_reviewers_corrected(open_page: Open, tmp_path: Path) -> None:
    path = tmp_path / "corrected.duckdb"
    make(path, 100)
    article, metric, text = figure_of(path)
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            """
            insert into correction by name
            select 'c1' as correction_id, 'p' as page_id, 'p.txt' as file_name,
                'figure' as target, ? as row_id, 'value' as field, '3' as value_before,
                '30' as value_after, ? as quote, '核对原报' as reason, '审校员' as reviewer,
                date '2024-12-02' as decided_on, 'applied' as status
            """,
            [metric, text],
        )
    card = shown(open_page(path, "article", article=article, metric=metric))
    assert "已更正数值：原读作 3，现为 30。核对原报（审校员，2024年12月2日）" in card
    quality = shown(open_page(path, "quality"))
    assert "3 → 30" in quality
    assert f"metric={metric}" in quality


def test_an_address_with_nonsense_still_opens(open_page: Open, made: Path) -> None:
    page = open_page(
        made,
        "initiatives",
        region="nowhere'; drop table page",
        themes="none,,x'y",
        since="yesterday",
        low="many",
        p="-3",
        measure="speed",
        words="'\"<b>",
    )
    assert "没有符合条件的做法" in shown(page)


def spoil(path: Path) -> tuple[str, str]:
    """Put markup, Markdown and LaTeX into every text of a warehouse: the text, and an article."""
    evil = "<script>alert(1)</script>[点我](javascript:alert(1)) $\\LaTeX$ <img src=x onerror=y>"
    with duckdb.connect(str(path)) as connection:
        connection.execute("update article set title = ?, body = ?, kicker = ?", [evil] * 3)
        connection.execute("update page set text = ? || text, paper = ?", [evil, evil])
        connection.execute("update initiative set name = ?", [evil])
        connection.execute("update metric set subject = ?, sentence = ?, per = ?", [evil] * 3)
        connection.execute("update region set name = ?, path = ?", [evil, evil])
    return evil, figure_of(path)[0]


def test_text_of_pages_never_becomes_markup(open_page: Open, tmp_path: Path) -> None:
    path = tmp_path / "hostile.duckdb"
    make(path, 100)
    spoil(path)
    article, metric, _ = figure_of(path)
    for page, params in (
        ("overview", {}),
        ("initiatives", {}),
        ("figures", {}),
        ("search", {"words": "点我"}),
        ("article", {"article": article, "metric": metric}),
    ):
        app = open_page(path, page, **params)
        markup = shown(app)
        if page == "search":
            assert '<span class="m hit">点我</span>' in markup
        assert "<script" not in markup
        assert "<img" not in markup
        said = [str(element.value) for element in (*app.markdown, *app.caption)]
        assert not any("javascript:" in words for words in said)


def test_a_load_that_finishes_while_a_reader_looks(open_page: Open, tmp_path: Path) -> None:
    path, fresh = tmp_path / "jiceng.duckdb", tmp_path / "next.duckdb"
    make(path, 200)
    make(fresh, 400)
    before = open_page(path, "overview")
    first = shown(before)
    os.replace(fresh, path)
    second = shown(before.run())
    pieces = [int(re.search(r"<b>(\d+)</b><span>篇报道", page)[1]) for page in (first, second)]
    assert pieces == [24, 48]
